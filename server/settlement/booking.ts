import { randomUUID } from 'node:crypto'
import type { Receivable } from '#contract/settlement.ts'
import { nextToClose } from '#server/books/when.ts'
import { findOwnSet, postEntry } from '#server/books/posting.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type Denied, notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { announce } from '#server/jobs/live.ts'
import { denied, held } from './held.ts'
import { findRemittedOn, markBooked } from './receivables.sql.ts'
import { markRepaymentBooked } from './repayments.sql.ts'

/** What of a receivable is posted: that it came in, that it was remitted, or that it was repaid. */
type Booked = 'income' | 'remittance' | 'repayment'
const entries: { readonly [entry in Booked]: { readonly template: string; readonly summary: string } } = {
  income: { template: 'use-income', summary: '数据收益应缴财政' },
  remittance: { template: 'remittance', summary: '数据收益上缴国库' },
  repayment: { template: 'income-repaid', summary: '数据收益国库退付' },
}

/** Why an entry cannot be posted as a receivable stands; null when it can. Pure. */
function whyNotBook(found: Receivable, entry: Booked): Denied | null {
  const done = { income: found.incomeVoucherId, remittance: found.remittedVoucherId, repayment: found.repaidVoucherId }[entry]
  if (done)
    return denied('booked', '这一笔已经记账', 'It was posted before', [
      '在账套的凭证中查看；有误的以红字冲销',
      'See the vouchers; reverse one that is wrong',
    ])
  if (entry === 'repayment')
    return found.repaidOn === null
      ? denied('not-repaid', '款项尚未退付', 'It was not repaid yet', ['市财政局退付后再记', 'Post it once the Finance Bureau repaid it'])
      : null
  if (entry === 'income' && found.collectedOn === null)
    return denied('not-collected', '款项尚未归集到账', 'It was not collected yet', ['归集到账后再记', 'Post it once it was collected'])
  if (entry === 'remittance' && found.remittedAt === null)
    return denied('not-remitted', '款项尚未入库', 'It is not in the treasury yet', ['入库后再记', 'Post it once it was received'])
  return entry === 'remittance' && !found.incomeVoucherId
    ? denied('income-first', '应先记应缴财政款', 'What came in is posted first', ['先记“应缴”', 'Post the income first'])
    : null
}

/** Posts what came in, what was remitted, or what was repaid, in the unit's own books by its own accountant: 2103 and no budget entry, once. */
export async function book(tx: Tx, ask: Ask, id: string, entry: Booked): Promise<Receivable> {
  const found = await held(tx, id)
  if (found.unitId !== ask.visitor.organisationId) throw notFound()
  const why = whyNotBook(found, entry)
  if (why) throw why
  const set = await findOwnSet(tx, ask, found.unitId)
  if (set.regime !== 'government')
    throw denied('not-government', '本单位账套不适用政府会计', 'The books are not of government accounting', [
      '由单位会计手工记账',
      'Post it by hand',
    ])
  const wanted = entry === 'income' ? found.collectedOn! : entry === 'repayment' ? found.repaidOn! : await findRemittedOn(tx, id)
  // Books that have moved on take the day it is posted.
  const onDate = wanted < nextToClose(set) ? ask.today : wanted
  const { template, summary } = entries[entry]
  const voucherId = await postEntry(tx, ask, found.unitId, {
    template,
    way: '',
    onDate,
    summary: `${summary}：${found.distributionNumber}`.slice(0, 200),
    amounts: { proceeds: Math.abs(found.amountFen) },
    documents: [],
    // Once for each time it is posted: the line is held, and what was reversed is posted anew.
    key: `receivable-${entry}-${randomUUID()}`,
  })
  await (entry === 'repayment' ? markRepaymentBooked(tx, found.repaymentId!, voucherId) : markBooked(tx, id, entry, voucherId))
  await announce(tx, { kind: 'receivable', id })
  return held(tx, id)
}
