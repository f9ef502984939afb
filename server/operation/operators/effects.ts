import { randomUUID } from 'node:crypto'
import { strict as assert } from 'node:assert'
import { textOf } from '#contract/text-of.ts'
import type { Basis } from '#law/procedure.ts'
import type { CompliancePart, CreditAct } from '#law/operators.ts'
import type { EffectGiven, EffectWork } from '#server/cases/lent.ts'
import { findFiled } from '#server/cases/subject.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid } from '#server/denied.ts'
import { insertMark } from '#server/inventory/use-marks.sql.ts'
import { announce } from '#server/jobs/live.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { criteriaOf, heaviestOf, scopeOf } from './calling.ts'
import { findCall, findWinner, insertCall, openScores, setCallState } from './calls.sql.ts'
import { insertRecord } from './compliance.sql.ts'
import { deductCredit } from './credit.ts'
import { liftEntry } from './credit.sql.ts'
import { endEntrustment, tellOtherSide } from './entrusting.ts'
import {
  addMandateAssets,
  endMandatesOf,
  findMandateParties,
  insertMandate,
  lastDayOf,
  type NewMandate,
  setSuspended,
} from './mandates.sql.ts'
import { assetsInScope, ownRegistered } from './scope.sql.ts'

/** What this room does when a matter of an operator moves on or ends (chapter 5, 7.4, 8.2). */
export const operatorEffects = {
  'announce-call': announceCall,
  'follow-call': (tx, { kase }) => setCallState(tx, kase.id, kase.step ?? kase.ending ?? ''),
  'open-scores': async (tx, { kase, at }) => openScores(tx, kase.id, heaviestOf((await findCall(tx, kase.id))?.criteria ?? []), at),
  'grant-mandate': grantSelected,
  'grant-utility-mandate': grantUtility,
  'record-compliance': recordCompliance,
  'grant-entrusted-mandate': grantEntrusted,
  'mark-use': markUse,
  'end-entrusted-mandate': endEntrustment,
  'tell-other-side': tellOtherSide,
  'end-mandates': endMandates,
  'apply-sanction': applySanction,
  'lift-credit': liftCredit,
} as const satisfies Record<string, EffectWork>

async function announceCall(tx: Tx, { kase, at }: EffectGiven): Promise<void> {
  const { answers } = kase
  await insertCall(tx, {
    caseId: kase.id,
    title: textOf(answers['title']),
    state: kase.step ?? '',
    answers,
    criteria: criteriaOf(answers),
    applyUntil: textOf(answers['applyUntil']),
    termMonths: Number(answers['termMonths']),
    at,
  })
}

async function grant(
  tx: Tx,
  { kase, at, today }: EffectGiven,
  mandate: Pick<NewMandate, 'operatorId' | 'kind' | 'beginsOn' | 'endsOn' | 'terms'>,
  assets: readonly string[],
): Promise<void> {
  const id = randomUUID()
  await insertMandate(tx, { ...mandate, id, caseId: kase.id, year: today.slice(0, 4), at })
  if ((await addMandateAssets(tx, id, mandate.operatorId, assets, at)) === 0)
    throw new Denied(409, {
      code: 'no-assets',
      message: { zh: '没有可以授权运营的已登记资产', en: 'No registered asset is left to be operated' },
      basis: '§5.1',
      remedy: { zh: '核对范围和登记状态', en: 'Check the scope and the registrations' },
    })
  for (const each of assets.slice(0, 100)) await announce(tx, { kind: 'asset', id: each })
}

async function grantSelected(tx: Tx, given: EffectGiven): Promise<void> {
  const { kase, today } = given
  const agreement = await findFiled(tx, kase.id, 'contract', 'file')
  const winner = await findWinner(tx, kase.id)
  assert(agreement && winner, 'an agreement was entered with whoever came first')
  const beginsOn = textOf(agreement.asked['beginsOn'])
  const endsOn = await lastDayOf(tx, beginsOn, Number(kase.answers['termMonths']))
  if (endsOn < today)
    throw invalid([{ field: 'beginsOn', message: { zh: '按起始日和期限计算，期限已经届满', en: 'The term would be over already' } }])
  await grant(
    tx,
    given,
    { operatorId: winner.operatorId, kind: 'selected', beginsOn, endsOn, terms: { ...agreement.asked, scope: scopeOf(kase.answers) } },
    await assetsInScope(tx, scopeOf(kase.answers), today),
  )
  await sendNotes(
    tx,
    [
      {
        organisationId: winner.operatorId,
        kind: 'mandate-granted',
        subject: kase.id,
        words: {
          zh: `“${textOf(kase.answers['title'])}”已授予运营权限，${beginsOn}至${endsOn}；合规档案齐全后方可运营`,
          en: `A mandate was granted from ${beginsOn} to ${endsOn}; operate once the compliance file is complete`,
        },
        basis: '§5.1',
        href: `/desk/operators/${winner.operatorId}`,
      },
    ],
    given.at,
  )
}

async function grantUtility(tx: Tx, given: EffectGiven): Promise<void> {
  const { answers, subjectId } = given.kase
  const [from, until] = [textOf(answers['operateFrom']), textOf(answers['operateUntil'])]
  if (until < from) throw endsEarly('operateUntil')
  if (until < given.today) throw isOver(until, '§5.11')
  await grant(
    tx,
    given,
    { operatorId: subjectId, kind: 'utility', beginsOn: from, endsOn: until, terms: answers },
    await ownRegistered(tx, subjectId, given.today),
  )
}

async function grantEntrusted(tx: Tx, given: EffectGiven): Promise<void> {
  const { answers, addresseeId, subjectId } = given.kase
  const [from, until] = [textOf(answers['entrustedFrom']), textOf(answers['entrustedUntil'])]
  if (until < from) throw endsEarly('entrustedUntil')
  if (until < given.today) throw isOver(until, '§5.10')
  await grant(
    tx,
    given,
    { operatorId: addresseeId!, kind: 'entrusted', beginsOn: from, endsOn: until, terms: { ...answers, ...given.asked } },
    [subjectId],
  )
}

/** The forms refuse it; a case that was handed in before they did ends here, and not in the database. */
const endsEarly = (field: string) =>
  invalid([{ field, message: { zh: '期限止不能早于期限起', en: 'The term cannot end before it begins' } }])

/** Nobody gets a mandate whose last day has passed. */
const isOver = (until: string, basis: Basis) =>
  new Denied(409, {
    code: 'term-over',
    message: { zh: `期限止${until}已过，不能再授予运营权限`, en: `The term was over on ${until}; no mandate can begin` },
    basis,
    remedy: { zh: '撤回，按新的期限另行办理', en: 'Withdraw it and begin anew with another term' },
  })

async function markUse(tx: Tx, { kase, asked, actor, at }: EffectGiven): Promise<void> {
  const { answers } = kase
  const mark = {
    id: randomUUID(),
    assetId: kase.subjectId,
    operatorId: kase.addresseeId!,
    manner: 'entrusted',
    agreement: textOf(asked['agreementNumber']),
    startsOn: textOf(answers['entrustedFrom']),
    endsOn: textOf(answers['entrustedUntil']),
    note: `办件${kase.number}`,
    by: actor.officerId,
    byName: actor.officerName,
    at,
  }
  if ((await insertMark(tx, mark)) !== 'set')
    throw new Denied(409, {
      code: 'marked-already',
      message: { zh: '同一运营主体、同一协议的使用标识已经登记', en: 'This operator and agreement are marked already' },
      basis: 'choice:use-mark',
      remedy: { zh: '核对协议编号', en: 'Check the number of the agreement' },
    })
  await announce(tx, { kind: 'asset', id: kase.subjectId })
}

/**
 * Every mandate of an operator ends, and with them marks and agreements; the operator and all whose assets or agreements are concerned are
 * told (§5.9, §8.2).
 */
async function endMandates(tx: Tx, { kase, at }: EffectGiven): Promise<void> {
  const { why, basis, ...english } =
    kase.procedure === 'operator-exit'
      ? { why: '运营主体退出', en: 'it left', basis: '§5.9' }
      : { why: '终止运营', en: 'it was terminated', basis: '§8.2' }
  const concerned = await findMandateParties(tx, kase.subjectId)
  await endMandatesOf(tx, kase.subjectId, why, at)
  await sendNotes(
    tx,
    concerned.map(({ organisationId, operatorName }) => ({
      organisationId,
      kind: 'mandates-ended',
      subject: kase.id,
      words: {
        zh: `${operatorName}的运营权限已终止（${why}，办件${kase.number}），使用标识和在期协议随之终止`,
        en: `The mandates of ${operatorName} have ended (${english.en}, case ${kase.number}), and with them use marks and agreements`,
      },
      basis,
      href: `/desk/operators/${kase.subjectId}`,
    })),
    at,
  )
}

async function recordCompliance(tx: Tx, { kase, actor, at }: EffectGiven): Promise<void> {
  const { answers } = kase
  await insertRecord(tx, {
    operatorId: kase.subjectId,
    part: answers['part'] as CompliancePart,
    documentNumber: textOf(answers['documentNumber']),
    level: answers['part'] === 'mlps' ? Number(answers['level']) : null,
    detail: answers,
    madeOn: textOf(answers['madeOn']),
    expiresOn: textOf(answers['expiresOn']),
    caseId: kase.id,
    by: actor.officerName,
    at,
  })
}

async function applySanction(tx: Tx, { kase, actor, at, today }: EffectGiven): Promise<void> {
  const { sanctionKind, creditAct, facts, evidencePaper } = kase.answers
  if (creditAct !== 'none')
    await deductCredit(tx, {
      operatorId: kase.subjectId,
      act: creditAct as CreditAct,
      reason: textOf(facts).slice(0, 400),
      evidence: evidencePaper,
      caseId: kase.id,
      by: actor.officerName,
      at,
      today,
    })
  if (sanctionKind === 'suspension') await setSuspended(tx, kase.subjectId, { why: `办件${kase.number}暂停运营`, at })
  if (sanctionKind === 'resumption') await setSuspended(tx, kase.subjectId, null)
}

async function liftCredit(tx: Tx, { kase, asked, at }: EffectGiven): Promise<void> {
  const { creditNumber, repairKind } = kase.answers
  const lifted = await liftEntry(tx, {
    operatorId: kase.subjectId,
    number: textOf(creditNumber),
    how: textOf(repairKind),
    why: textOf(asked['finding']).slice(0, 400),
    caseId: kase.id,
    at,
  })
  if (!lifted)
    throw new Denied(409, {
      code: 'credit-gone',
      message: { zh: '这条扣分记录已不再计分', en: 'That entry no longer counts' },
      remedy: { zh: '在信用记录中查看仍在计分的各条', en: 'See in the credit record which entries still count' },
      basis: 'choice:credit-repair',
    })
}
