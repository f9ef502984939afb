import { textOf } from '#contract/text-of.ts'
import type { Form } from '#law/forms.ts'
import { remediesOf } from '#law/legal-remedies.ts'
import type { EffectGiven, Why } from '#server/cases/lent.ts'
import { notFilled } from '#server/cases/not-filled.ts'
import type { CaseState } from '#server/cases/state.ts'
import { procedureOf, standingOf } from '#server/cases/known.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { announce } from '#server/jobs/live.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { endEntrusted, findEntrusted, findEntrustedParties, findOtherEnd, listEntrusted } from './entrusting.sql.ts'

/** What the early end of an entrustment begins with: the one that stands over the asset, where there is only one; empty for other forms. */
export async function beginEnd(tx: Tx, application: readonly Form[], assetId: string, today: string): Promise<Record<string, unknown>> {
  const [only, another] = application.includes('entrustment-end') ? await listEntrusted(tx, assetId, today) : []
  return only && !another ? only : {}
}

/**
 * Tells each side of a case what the other did, or the clock: the step or the ending it stands at, and until when it is its turn where it
 * is; of what was never handed in nobody is told, and of what no other case overtook, whoever ended it tells why.
 */
export async function tellOtherSide(tx: Tx, { kase, actor, asked, at }: EffectGiven): Promise<void> {
  const procedure = procedureOf(kase)
  if (kase.submittedAt === null || (kase.ending !== null && kase.ending === procedure.overtaken && !asked['procedure'])) return
  const standing = (kase.step ? procedure.steps[kase.step] : procedure.ends[kase.ending ?? ''])!
  const others = [...new Set([kase.applicantId, kase.addresseeId])].filter(
    (side) => side !== null && side !== actor.organisationId,
  ) as string[]
  const remedies = remediesOf(procedure, kase.ending)
  const reasons =
    typeof asked['ending'] === 'string' && typeof asked['explanation'] === 'string'
      ? { zh: '；认定的情形和理由见办件页', en: '. Ground and reasons stand on the page of the case' }
      : { zh: '', en: '' }
  const words = {
    zh: `“${kase.title}”${procedure.title.zh}（办件${kase.number}）：${standing.title.zh}${reasons.zh}${remedies ? `。${remedies.zh}` : ''}`,
    en: `${procedure.title.en} of “${kase.title}” (case ${kase.number}): ${standing.title.en}${reasons.en}${remedies ? `. ${remedies.en}` : ''}`,
  }
  const { ownerId, dueOn } = standingOf(procedure, kase)
  const turn = {
    zh: `${words.zh}；现由本单位办理${dueOn ? `，期限${dueOn}` : ''}`,
    en: `${words.en}. Your unit acts next${dueOn ? `, until ${dueOn}` : ''}`,
  }
  await sendNotes(
    tx,
    others.map((organisationId) => ({
      organisationId,
      kind: 'other-side',
      subject: `${kase.id}:${kase.version}`,
      words: organisationId === ownerId ? turn : words,
      basis: standing.basis,
      href: `/desk/cases/${kase.id}`,
    })),
    at,
  )
}

/**
 * Ends the entrustment that a case named, and with it mark and agreements; the bureau and the developers of those agreements are told
 * (choice:entrustment-end).
 */
export async function endEntrustment(tx: Tx, { kase, at, today }: EffectGiven): Promise<void> {
  const standing = await findEntrusted(tx, namedBy(kase), today)
  const concerned = standing ? await findEntrustedParties(tx, standing.id) : []
  const hasEnded = standing && (await endEntrusted(tx, standing.id, `委托运营提前终止，办件${kase.number}`, at))
  if (!hasEnded)
    throw new Denied(409, {
      code: 'entrustment-gone',
      message: { zh: '这项委托已经终止', en: 'This entrustment has ended' },
      remedy: { zh: '需要继续委托的，重新签订委托', en: 'Entrust anew if it is to go on' },
      basis: '§5.10',
    })
  const words = {
    zh: `${standing.operatorName}对“${kase.title}”的运营授权${standing.number}已提前终止（办件${kase.number}），使用标识和在期使用合同随之终止`,
    en: `Mandate ${standing.number} of ${standing.operatorName} over “${kase.title}” ended early (case ${kase.number}), and with it use mark and agreements`,
  }
  await sendNotes(
    tx,
    concerned.map((organisationId) => ({
      organisationId,
      kind: 'mandates-ended',
      subject: kase.id,
      words,
      basis: '§5.10',
      href: `/desk/mandates/${standing.id}`,
    })),
    at,
  )
  await announce(tx, { kind: 'asset', id: kase.subjectId })
}

/** Why the entrustment that a case names does not stand with the operator it names; null when it does (§5.10). */
export async function whyNotEntrusted(tx: Tx, kase: CaseState, today: string): Promise<Why | null> {
  const named = namedBy(kase)
  if (!named.operatorId || !named.agreementNumber)
    return notFilled({ zh: '还没有填写受托运营主体和协议编号', en: 'Operator and number of the agreement are not filled in yet' })
  const other = await findOtherEnd(tx, kase, named.operatorId)
  if (other)
    return {
      zh: `同一运营主体的提前终止已在办（办件${other}）`,
      en: `Case ${other} about the same operator is under way`,
      basis: 'choice:entrustment-end',
      remedy: { zh: '等该件办结，或者先撤回', en: 'Wait until it ends, or withdraw it first' },
    }
  return (await findEntrusted(tx, named, today))
    ? null
    : {
        zh: `所选运营主体没有协议编号为${named.agreementNumber}的在期委托运营`,
        en: `The operator has no entrustment in force under ${named.agreementNumber}`,
      }
}

function namedBy(kase: CaseState) {
  const written = { ...kase.answers, ...kase.draft }
  const operatorId = textOf(kase.addresseeId ?? written['operator'] ?? '')
  return {
    assetId: kase.subjectId,
    operatorId: /^[0-9a-f-]{36}$/.test(operatorId) ? operatorId : null,
    agreementNumber: textOf(written['agreementNumber'] ?? '').trim(),
  }
}
