import { strict as assert } from 'node:assert'
import { yuan } from '#contract/money.ts'
import { textOf } from '#contract/text-of.ts'
import type { EffectGiven, Fact } from '#server/cases/lent.ts'
import type { CaseState } from '#server/cases/state.ts'
import { findFiled } from '#server/cases/subject.sql.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import type { Jobs } from '#server/jobs/jobs.ts'
import type { Tx } from '#server/db/transaction.ts'
import { beforeDay } from './day-order.ts'
import { findBack, findNotInTreasury, findRepayment, holdRepayment, lockBack, recordRepayment, releaseRepayment } from './repayments.sql.ts'

const not = (zh: string, en: string): Fact => ({ holds: false, why: { zh, en } })
const whole = (fen: number) =>
  invalid(
    [
      {
        field: 'amountFen',
        message: {
          zh: `须为 ${yuan(fen)} 元：逐笔全额退付，不抵减`,
          en: `It is ${yuan(fen)} yuan: each line is repaid whole, nothing is netted`,
        },
      },
    ],
    'choice:treasury-repayment',
  )

/** Whether what a case names goes back to the payer, and whether the share that was refunded is in the treasury (choice:treasury-repayment). */
export async function repaymentFacts(
  tx: Tx,
  { id, draft, answers, applicantId }: CaseState,
): Promise<{ 'repayment-due': Fact; 'share-in-treasury': Fact }> {
  const number = textOf(draft['distributionNumber'] ?? answers['distributionNumber']).trim()
  const found = applicantId && number ? await findBack(tx, applicantId, number) : null
  const nothing = not(
    number ? `本单位在收益分配“${number}”中没有待退付的款项` : '请先填写收益分配编号',
    number ? `Nothing of yours goes back from “${number}”` : 'Fill in the number of the distribution first',
  )
  if (!found) return { 'repayment-due': nothing, 'share-in-treasury': nothing }
  const waiting = await findNotInTreasury(tx, found.receivableId)
  return {
    'repayment-due':
      found.taken === null || found.taken === id
        ? { holds: true, says: { zh: `${yuan(found.amountFen)} 元`, en: `${yuan(found.amountFen)} yuan` } }
        : not('这一笔已在另一件退付中', 'Another repayment has taken it'),
    'share-in-treasury':
      waiting === null
        ? { holds: true }
        : not(`收益分配“${waiting}”的应缴款尚未入库`, `What was due of “${waiting}” is not in the treasury yet`),
  }
}

/** What this room does as a repayment goes on: taken, let go, recorded with its order, each once. */
export const makeRepaymentEffects = (jobs: Pick<Jobs, 'enqueue'>) => ({
  'hold-repayment': hold,
  'release-repayment': (tx: Tx, { kase, at }: EffectGiven) => releaseRepayment(tx, kase.id, at),
  'record-repayment': async (tx: Tx, given: EffectGiven) => {
    await record(tx, given)
    await jobs.enqueue(tx, 'tell-settlement', { what: 'repaid', id: given.kase.id })
  },
})

async function hold(tx: Tx, { kase, at }: EffectGiven): Promise<void> {
  const { id, number, answers, applicantId } = kase
  assert(applicantId, 'a unit applies')
  const found = await lockBack(tx, applicantId, textOf(answers['distributionNumber']).trim())
  if (!found || (found.taken !== null && found.taken !== id))
    throw new Denied(409, {
      code: 'needs-repayment-due',
      message: { zh: '这一笔没有待退付，或者已在另一件退付中', en: 'Nothing goes back there, or another repayment has taken it' },
      basis: 'choice:treasury-repayment',
      remedy: { zh: '在“应缴国库”中核对', en: 'Check what is due to the treasury' },
    })
  if (Number(answers['amountFen']) !== found.amountFen) throw whole(found.amountFen)
  await holdRepayment(tx, { ...found, id, number, unitId: applicantId, payee: textOf(answers['payeeName']), at })
}

async function record(tx: Tx, { kase, actor, asked, at }: EffectGiven): Promise<void> {
  const found = await findRepayment(tx, kase.id)
  if (!found) throw notFound()
  if (Number(asked['amountFen']) !== found.amountFen) throw whole(found.amountFen)
  const early = beforeDay('repaidOn', textOf(asked['repaidOn']), {
    on: found.earnedUntil,
    says: { zh: '退款所在的收入截至日', en: 'the last day of the income the refund is in' },
  })
  if (early.length > 0) throw invalid(early, 'choice:treasury-repayment')
  const decision = await findFiled(tx, kase.id, 'decision', 'pass')
  const recorded = await recordRepayment(tx, kase.id, {
    decision: textOf(decision?.asked['decisionNumber']),
    order: textOf(asked['repaymentNumber']).trim(),
    on: textOf(asked['repaidOn']),
    by: actor.officerName,
    at,
  })
  if (!recorded)
    throw invalid(
      [{ field: 'repaymentNumber', message: { zh: '这个收入退还书编号已用于另一笔退付', en: 'Another repayment has this number' } }],
      'choice:treasury-repayment',
    )
}
