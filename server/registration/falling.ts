import { fallenReason } from '#contract/memo-reason.ts'
import { civilDate, daysAfter, daysBetween } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import { deregistrationGrounds, revocationGrounds } from '#law/forms/changes.ts'
import { remediesOf } from '#law/legal-remedies.ts'
import { several, type Words } from '#law/words.ts'
import { recordAudits } from '#server/audit/audit.sql.ts'
import { procedureOf } from '#server/cases/known.ts'
import type { EffectGiven, EffectWork } from '#server/cases/lent.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { memorandumOfFallen } from '#server/inventory/asset-changes.sql.ts'
import { announce } from '#server/jobs/live.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { changeCertificates, termOver } from './certificate-status.sql.ts'
import {
  type Concerned,
  endCards,
  type Ending,
  endingKind,
  type Falling,
  findConcerned,
  findEnding,
  holdExpired,
  holdStanding,
  type Standing,
} from './falling.sql.ts'
import { remindMemos } from './memo.sql.ts'
import { renewalNow } from './renewing.ts'
import { endOutlived } from './outliving.ts'
import { stagesBefore } from './paper-terms.ts'
import { whyNotPastRights } from './rights.ts'

type Fall = { readonly how: Falling; readonly ground: string; readonly reason: string; readonly caseId: string | null; readonly at: Date }

/** Has certificates that stand fall: their state changes, and their assets come to the memorandum register. */
export async function fall(tx: Tx, standing: readonly Standing[], { how, ground, reason, caseId, at }: Fall): Promise<void> {
  if (standing.length === 0) return
  const today = civilDate(at)
  await changeCertificates(
    tx,
    standing.map((s) => ({
      number: s.number,
      status: how,
      since: how === 'expired' ? daysAfter(s.validUntil, 1) : today,
      ground,
      reason,
      caseId,
    })),
    at,
  )
  await endCards(
    tx,
    standing.map((s) => ({ number: s.number, assetId: s.assetId, ground: how, reason, memo: fallenReason(how, s) })),
    daysAfter(today, choices['memo-review'].value),
    at,
  )
  await memorandumOfFallen(
    tx,
    standing.map((s) => s.assetId),
    { how, on: today },
  )
  for (const { assetId } of standing) await announce(tx, { kind: 'asset', id: assetId })
}

/**
 * The effect of an ending by which a certificate falls: its state changes, the asset comes back to the memorandum register, amounts are
 * not touched (§4.6), and the holder, commissioned firms and whoever operates or uses it are told. Denied when the certificate fell
 * meanwhile.
 */
export const certificateFalls =
  (how: Exclude<Falling, 'expired'>): EffectWork =>
  async (tx, { kase, at }) => {
    const standing = await holdStanding(tx, kase.subjectId)
    if (!standing || (how === 'deregistered' && standing.status !== 'valid'))
      throw new Denied(409, {
        code: 'fell-meanwhile',
        message: { zh: '该登记已经失效，不能再办理', en: 'The registration has fallen already' },
        basis: 'choice:certificate-states',
        remedy: { zh: '刷新后查看登记状态', en: 'Look at its state again' },
      })
    await fall(tx, [standing], { how, ...saidOf(how, kase.answers), caseId: kase.id, at })
    await sendNotes(
      tx,
      await fallenNotes(tx, how, standing, {
        href: `/desk/cases/${kase.id}`,
        today: civilDate(at),
        remedies: remediesOf(procedureOf(kase), kase.ending),
      }),
      at,
    )
  }

function saidOf(how: Exclude<Falling, 'expired'>, answers: EffectGiven['kase']['answers']): { ground: string; reason: string } {
  const ground = String(answers['ground'])
  const words =
    how === 'revoked'
      ? revocationGrounds[ground as keyof typeof revocationGrounds]
      : deregistrationGrounds[ground as keyof typeof deregistrationGrounds]
  const more = how === 'revoked' && typeof answers['publicReason'] === 'string' ? `：${answers['publicReason']}` : ''
  return { ground, reason: `${words?.zh ?? ''}${more}` }
}

/** What the holder, who finds more at `href`, and whoever operates or uses it are told of a registration that was ended. */
export async function fallenNotes(
  tx: Tx,
  how: 'deregistered' | 'revoked',
  { assetId, holderId, number, name }: Standing,
  {
    href,
    today,
    remedies = null,
  }: {
    readonly href: string
    readonly today: string
    /** Those of law, where it was ended against its holder. */
    readonly remedies?: Words | null
  },
): Promise<NewNote[]> {
  const words =
    how === 'revoked'
      ? {
          zh: `“${name}”的登记已撤销，凭证 ${number} 无效，资产转入备查簿`,
          en: `The registration of “${name}” is revoked; certificate ${number} is void`,
        }
      : {
          zh: `“${name}”的登记已注销，凭证 ${number} 自今日起无效`,
          en: `The registration of “${name}” has ended; certificate ${number} is void from today`,
        }
  const note = { kind: `certificate-${how}`, subject: number, basis: how === 'revoked' ? 'choice:revocation-decision' : '§4.7' }
  const days = choices['after-falling'].value
  const concerned = await findConcerned(tx, [assetId], today)
  const ended =
    how === 'revoked' && concerned.some(({ caseId: commission }) => commission)
      ? { zh: '；在办的意见书和评估委托一并终止', en: ', and open commissions end with it' }
      : { zh: '', en: '' }
  return [
    {
      ...note,
      organisationId: holderId,
      href,
      words: {
        zh: `${words.zh}${ended.zh}；请在${days}日内处理使用标识、其他登记和账面事项${remedies ? `。${remedies.zh}` : ''}`,
        en: `${words.en}${ended.en}. See to use marks, other registers and the books within ${days} days${remedies ? `. ${remedies.en}` : ''}`,
      },
    },
    ...concerned.map(({ organisationId, caseId: commission }) => ({
      ...note,
      organisationId,
      href: commission ? `/desk/cases/${commission}` : `/check/${number}`,
      words: commission
        ? ofCommission(how, words)
        : {
            zh: `${words.zh}；重新登记以前不得运营和使用（§4.6）`,
            en: `${words.en}. It is not operated or used until it is registered anew (§4.6)`,
          },
    })),
  ]
}

const ofCommission = (how: 'deregistered' | 'revoked', words: Words): Words =>
  how === 'revoked'
    ? { zh: `${words.zh}；贵机构承办的委托终止，不必再办`, en: `${words.en}. Your commission ends; nothing is left to do` }
    : words

/**
 * Tells the holder that the registrar considers ending its registration and until when it may answer (choice:revocation-hearing,
 * choice:registrar-deregistration).
 */
export const callToHearing: EffectWork = async (tx, { kase, at }) => {
  const procedure = procedureOf(kase)
  const { after, basis } = procedure.steps['hearing']!
  if (kase.holderId)
    await sendNotes(
      tx,
      [
        {
          organisationId: kase.holderId,
          kind: 'called-to-hearing',
          subject: kase.id,
          words: {
            zh: `登记机构拟对“${kase.title}”办理${procedure.title.zh}，请在${after!.workingDays}个工作日内陈述和申辩`,
            en: `The registrar considers ending the registration of “${kase.title}” (${procedure.title.en.toLowerCase()}); you may answer within ${after!.workingDays} working days`,
          },
          basis,
          href: `/desk/cases/${kase.id}`,
        },
      ],
      at,
    )
}

/** Asks the holder about a correction that an interested party requests (choice:correction). */
export const askAboutCorrection: EffectWork = async (tx, { kase, at }) => {
  if (kase.holderId)
    await sendNotes(
      tx,
      [
        {
          organisationId: kase.holderId,
          kind: 'correction-request',
          subject: kase.id,
          words: {
            zh: `有利害关系人请求更正“${kase.title}”的登记，请在${choices.correction.value}个工作日内答复`,
            en: `An interested party asks to correct the registration of “${kase.title}”; please answer within ${choices.correction.value} working days`,
          },
          basis: 'choice:correction',
          href: `/desk/cases/${kase.id}`,
        },
      ],
      at,
    )
}

/**
 * What the clock does about terms: certificates that are over fall, open cases that lost their ground end, and holders are told of them
 * and of memoranda that are due. Answers how many fell and are due.
 */
export async function watchTerms(platform: Pick<Platform, 'db' | 'clock' | 'desk' | 'log'>): Promise<{ expired: number; due: number }> {
  const at = platform.clock.now()
  const watched = await expire(platform, at)
  await endOutlived(platform)
  return watched
}

async function expire(platform: Pick<Platform, 'db'>, at: Date): Promise<{ expired: number; due: number }> {
  return asSystem(platform.db, async (tx) => {
    const today = civilDate(at)
    const expired = await holdExpired(tx, today)
    await fall(tx, expired, { how: 'expired', ...termOver, caseId: null, at })
    await recordAudits(
      tx,
      expired.map(({ assetId, holderId, number }) => ({
        officerId: null,
        organisationId: null,
        role: 'system',
        action: 'expire-certificate',
        objectKind: 'asset',
        objectId: assetId,
        outcome: 'done',
        detail: { number },
        holderId,
      })),
      at,
    )
    const concerned = Map.groupBy(
      await findConcerned(
        tx,
        expired.map(({ assetId }) => assetId),
        today,
      ),
      ({ assetId }) => assetId,
    )
    await sendNotes(
      tx,
      expired.flatMap((each) => expiredNotes(each, concerned.get(each.assetId) ?? [], today)),
      at,
    )
    const due = await remindMemos(tx, today, at)
    await sendNotes(
      tx,
      due.map(({ assetId, holderId, name, reviewOn }) => ({
        organisationId: holderId,
        kind: 'memo-due',
        subject: `${assetId} ${reviewOn}`,
        words: {
          zh: `备查簿“${name}”到了复核日期（${reviewOn}），请复核`,
          en: `“${name}” in the memorandum register is due for review (${reviewOn})`,
        },
        basis: 'choice:memo-review',
        href: '/desk/memos?state=due',
      })),
      at,
    )
    await recordAudits(
      tx,
      due.map(({ assetId, holderId, reviewOn }) => ({
        officerId: null,
        organisationId: null,
        role: 'system',
        action: 'remind-memo',
        objectKind: 'asset',
        objectId: assetId,
        outcome: 'done',
        detail: { reviewOn },
        holderId,
      })),
      at,
    )
    for (const { assetId } of due) await announce(tx, { kind: 'asset', id: assetId })
    return { expired: expired.length, due: due.length }
  })
}

/** A firm that is commissioned for a renewal goes on; who operates or uses the asset must stop. */
function expiredNotes(
  { assetId, holderId, number, name, validUntil, held }: Standing & { readonly held: number },
  all: readonly Concerned[],
  today: string,
): NewNote[] {
  const renewal = renewalNow({ status: 'expired', validUntil }, held, today)
  const still = renewal
    ? {
        zh: `；他人办理的更正等占去的${held}日不计入续展申请期，${renewal.until}以前仍可以申请续展`,
        en: `. Cases of others took ${several(held, 'day')} of its renewal, which are given back: it may be asked for until ${renewal.until}`,
      }
    : { zh: '', en: '' }
  const note = { kind: 'certificate-expired', subject: number, basis: '§4.6' }
  const concerned = all.filter(({ organisationId, caseId }) => caseId === null && organisationId !== holderId)
  return [
    {
      ...note,
      organisationId: holderId,
      basis: renewal ? 'choice:renewal-held' : note.basis,
      words: {
        zh: `登记凭证 ${number} 已到期，资产转入备查簿${still.zh}`,
        en: `Certificate ${number} has expired; its asset is in the memorandum register${still.en}`,
      },
      href: `/desk/assets/${assetId}`,
    },
    ...concerned.map(({ organisationId }) => ({
      ...note,
      organisationId,
      words: {
        zh: `“${name}”的登记凭证 ${number} 已到期；续展或者重新登记以前不得运营和使用（§4.6）`,
        en: `Certificate ${number} of “${name}” has expired. It is not operated or used until it is renewed or registered anew (§4.6)`,
      },
      href: `/check/${number}`,
    })),
  ]
}

/** How many days before its end a holder is told, the earliest first. */
const stages = choices['expiry-reminders'].value.split(',').map(Number)

/** Tells holders of certificates that end soon, once for each of the days before (choice:expiry-reminders); answers how many were told now. */
export async function remindOfTerms(platform: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const at = platform.clock.now()
  const today = civilDate(at)
  return asSystem(platform.db, async (tx) =>
    sendNotes(
      tx,
      (await findEnding(tx, stagesBefore(today, stages), 5000)).map((ending) => endingNote(ending, today)),
      at,
    ),
  )
}

function endingNote({ assetId, holderId, number, name, validUntil, stage, rightsUntil }: Ending, today: string): NewNote {
  const left = daysBetween(today, validUntil)
  const past = whyNotPastRights({ rightsUntil }, validUntil)
  const todo = past
    ? { zh: `；${past.zh}；${past.remedy?.zh}`, en: `. ${past.en}. ${past.remedy?.en}` }
    : { zh: '，请申请续展', en: '; apply for its renewal' }
  return {
    organisationId: holderId,
    kind: endingKind,
    subject: `${number}:${stage}`,
    words: {
      zh: `“${name}”的登记凭证 ${number} 有效期至${validUntil}，还有${left}日${todo.zh}`,
      en: `Certificate ${number} of “${name}” is valid until ${validUntil}, ${several(left, 'day')} more${todo.en}`,
    },
    basis: 'choice:expiry-reminders',
    href: `/desk/assets/${assetId}`,
  }
}
