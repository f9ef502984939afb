import { strict as assert } from 'node:assert'
import { yuan } from '#contract/money.ts'
import { textOf } from '#contract/text-of.ts'
import type { EffectGiven, EffectWork } from '#server/cases/lent.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import type { Jobs } from '#server/jobs/jobs.ts'
import type { Tx } from '#server/db/transaction.ts'
import { beforeDay } from './day-order.ts'
import { closeSums, endDistribution, insertDistribution, insertReceivables } from './distributions.sql.ts'
import { insertRule } from './redistribution.sql.ts'
import { lapseByTransfer } from './lapsing.ts'
import { makeRepaymentEffects } from './repayments.ts'
import { drawRemittance, isNumberTaken, issueVoucher, lockRemittance, receiveRemittance } from './remittances.sql.ts'
import { settleWaiting } from './settle.sql.ts'

/** What this room lends to the desk: income settled, filed and remitted (§6.4–6.7). */
export const makeSettlementEffects = (jobs: Pick<Jobs, 'enqueue'>) =>
  ({
    'settle-incomes': async (tx, given) => {
      await settle(tx, given)
      await jobs.enqueue(tx, 'tell-settlement', { what: 'agree', id: given.kase.id })
    },
    'void-distribution': (tx, { kase, at }) => endDistribution(tx, kase.id, 'void', at),
    'file-distribution': async (tx, { kase, at }) => {
      await endDistribution(tx, kase.id, 'filed', at)
      await insertReceivables(tx, kase.id, at)
      await jobs.enqueue(tx, 'tell-settlement', { what: 'filed', id: kase.id })
    },
    'draw-remittance': async (tx, { kase, at }) => {
      const lines = await drawRemittance(tx, {
        id: kase.id,
        number: kase.number,
        title: textOf(kase.answers['title']),
        until: textOf(kase.answers['collectedUntil']),
        at,
      })
      if (lines === 0)
        throw new Denied(409, {
          code: 'needs-collections-waiting',
          message: { zh: '没有可汇缴的款项', en: 'There is nothing to remit' },
          remedy: { zh: '先在“应缴国库”登记归集到账的款项', en: 'Enter what was collected under “Owed to the treasury” first' },
          basis: '§6.6',
        })
    },
    'record-voucher': issue,
    'take-receipt': async (tx, given) => {
      await receive(tx, given)
      await jobs.enqueue(tx, 'tell-settlement', { what: 'remitted', id: given.kase.id })
    },
    'lapse-sharing': lapseByTransfer,
    ...makeRepaymentEffects(jobs),
    'set-redistribution': (tx, { kase, at }) =>
      insertRule(tx, {
        id: kase.id,
        unitParts: Number(kase.answers['unitParts']),
        serviceParts: Number(kase.answers['serviceParts']),
        generalParts: Number(kase.answers['generalParts']),
        effectiveOn: textOf(kase.answers['effectiveOn']),
        at,
      }),
  }) as const satisfies Record<string, EffectWork>

async function settle(tx: Tx, { kase, actor, at }: EffectGiven): Promise<void> {
  const { organisationId, officerId, officerName } = actor
  assert(organisationId && officerId, 'an officer of the operator computes')
  const untilOn = textOf(kase.answers['untilOn'])
  await insertDistribution(tx, {
    id: kase.id,
    number: kase.number,
    title: textOf(kase.answers['title']),
    operatorId: organisationId,
    untilOn,
    at,
  })
  await settleWaiting(tx, { distributionId: kase.id, operatorId: organisationId, untilOn })
  await closeSums(tx, kase.id, { organisationId, officerId, officerName, at })
}

/** A voucher is made out over the whole batch, under a number of its own (§6.6). */
async function issue(tx: Tx, { kase, actor, asked }: EffectGiven): Promise<void> {
  const { collectedOn } = await checkAmount(tx, kase.id, asked)
  const early = beforeDay('issuedOn', textOf(asked['issuedOn']), {
    on: collectedOn,
    says: { zh: '批次内最后一笔归集到账日', en: 'the day the last of the batch was collected' },
  })
  if (early.length > 0) throw invalid(early, '§6.6')
  const number = textOf(asked['voucherNumber'])
  if (await isNumberTaken(tx, kase.id, 'voucher_number', number))
    throw invalid([{ field: 'voucherNumber', message: { zh: '这个票据号码已用于另一批次', en: 'Another batch has this number' } }], '§6.6')
  await issueVoucher(tx, kase.id, { number, code: textOf(asked['collectionCode']), on: textOf(asked['issuedOn']), by: actor.officerName })
}

async function receive(tx: Tx, { kase, actor, asked, at }: EffectGiven): Promise<void> {
  const { issuedOn } = await checkAmount(tx, kase.id, asked)
  const early = beforeDay('receivedOn', textOf(asked['receivedOn']), {
    on: issuedOn,
    says: { zh: '缴款书开票日期', en: 'the day of the voucher' },
  })
  if (early.length > 0) throw invalid(early, '§6.6')
  const number = textOf(asked['receiptNumber'])
  if (await isNumberTaken(tx, kase.id, 'receipt_number', number))
    throw invalid([{ field: 'receiptNumber', message: { zh: '这个回单号已用于另一批次', en: 'Another batch has this number' } }], '§6.6')
  await receiveRemittance(tx, kase.id, { number, on: textOf(asked['receivedOn']), by: actor.officerName, at })
}

async function checkAmount(
  tx: Tx,
  id: string,
  asked: Record<string, unknown>,
): Promise<{ readonly collectedOn: string | null; readonly issuedOn: string | null }> {
  const batch = await lockRemittance(tx, id)
  if (!batch) throw notFound()
  if (Number(asked['amountFen']) !== batch.amountFen)
    throw invalid(
      [
        {
          field: 'amountFen',
          message: {
            zh: `须为批次合计 ${yuan(batch.amountFen)} 元：全额汇缴，不得坐支`,
            en: `It is the sum of the batch, ${yuan(batch.amountFen)} yuan: remitted whole, nothing kept back`,
          },
        },
      ],
      '§6.6',
    )
  return batch
}
