import { yuan } from '#contract/money.ts'
import { type Receivable, settlementRoutes as routes } from '#contract/settlement.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { nextToClose } from '#server/books/when.ts'
import { findOwnSet, postEntry } from '#server/books/posting.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import { auditLine } from '#server/inventory/noting.ts'
import { announce } from '#server/jobs/live.ts'
import { countReceivables, receivablesBy, countReconciliation, listReceivables, listReconciliation, lockReceivable, markBooked, markCollected } from './receivables.sql.ts'
import { countRemittances, remittancesBy, listRemittances } from './remittances.sql.ts'

/** What is due to the treasury: list, collection, posting in the unit's books, batches, and the reconciliation by unit and month (§6.6). */
export function receivableHandlings(): Handling[] {
  return [
    handle(routes.listReceivables, (ask, { query }) => ask.transaction(async tx => {
      const by = receivablesBy(query.sort)
      const rows = await listReceivables(tx, query, by.place(query))
      return toPage(rows, query.limit, await countOf(rows, query, () => countReceivables(tx, query)), by.keysOf, row => row)
    })),
    handle(routes.collectReceivable, (ask, { params, body }) => ask.transaction(tx => collect(tx, ask, params.id, body))),
    handle(routes.bookReceivable, (ask, { params, body }) => ask.transaction(tx => book(tx, ask, params.id, body.entry))),
    handle(routes.listRemittances, (ask, { query }) => ask.transaction(async tx => {
      const by = remittancesBy(query.sort)
      const rows = await listRemittances(tx, by.place(query))
      return toPage(rows, query.limit, await countOf(rows, query, () => countRemittances(tx)), by.keysOf, row => row)
    })),
    handle(routes.listReconciliation, (ask, { query }) => ask.transaction(async tx => {
      const rows = await listReconciliation(tx, query, { limit: query.limit + 1, after: fromCursor(query.cursor, ['date', 'uuid']) })
      return toPage(rows, query.limit, await countOf(rows, query, () => countReconciliation(tx, query)), row => [`${row.period}-01`, row.unitId], row => row)
    })),
  ]
}

const denied = (code: string, zh: string, en: string, help: readonly [string, string]) => new Denied(409, { code, message: { zh, en }, basis: '§6.6', remedy: { zh: help[0], en: help[1] } })

async function held(tx: Tx, id: string): Promise<Receivable> {
  const found = await lockReceivable(tx, id)
  if (!found) throw notFound()
  return found
}

/** Records the collection of one line, whole: nothing may be taken off on the way. */
async function collect(tx: Tx, ask: Ask, id: string, given: { amountFen: number; collectedOn: string; slip: string }): Promise<Receivable> {
  const found = await held(tx, id)
  if (found.amountFen < 0) throw denied('repaid-by-finance', '应退给付款方的款项由财政部门退付，不从应缴款中抵减', 'What goes back is repaid by the finance authority and never netted', ['按退付程序向市财政局申请', 'Apply to the Finance Bureau for repayment'])
  if (found.collectedOn !== null) throw denied('collected', `已由${found.collectedName}登记归集`, `${found.collectedName} recorded it`, ['登记后不能更改', 'What was recorded stands'])
  if (given.collectedOn > ask.today) throw invalid([{ field: 'collectedOn', message: { zh: '到账日期不能晚于今天', en: 'Not a day to come' } }])
  if (given.amountFen !== found.amountFen) throw invalid([{ field: 'amountFen', message: { zh: `须为 ${yuan(found.amountFen)} 元：应缴款全额归集，不得坐支`, en: `It is ${yuan(found.amountFen)} yuan: collected whole, nothing kept back` } }], '§6.6')
  await markCollected(tx, id, { on: given.collectedOn, slip: given.slip.trim(), by: ask.visitor.officerName, at: ask.now })
  await recordAudit(tx, auditLine(ask, 'collect-receivable', { kind: 'receivable', id, holderId: found.unitId }, { amountFen: found.amountFen, slip: given.slip.trim() }), ask.now)
  await announce(tx, { kind: 'receivable', id })
  return held(tx, id)
}

/** Posts what came in, or what was remitted, in the unit's own books by its own accountant: 2103 and no budget entry, once. */
async function book(tx: Tx, ask: Ask, id: string, entry: 'income' | 'remittance'): Promise<Receivable> {
  const found = await held(tx, id)
  if (found.unitId !== ask.visitor.organisationId) throw notFound()
  const done = entry === 'income' ? found.incomeVoucherId : found.remittedVoucherId
  if (done) throw denied('booked', '这一笔已经记账', 'It was posted before', ['在账套的凭证中查看；有误的以红字冲销', 'See the vouchers; reverse one that is wrong'])
  if (entry === 'income' && found.collectedOn === null) throw denied('not-collected', '款项尚未归集到账', 'It was not collected yet', ['归集到账后再记', 'Post it once it was collected'])
  if (entry === 'remittance' && found.remittedAt === null) throw denied('not-remitted', '款项尚未入库', 'It is not in the treasury yet', ['入库后再记', 'Post it once it was received'])
  if (entry === 'remittance' && !found.incomeVoucherId) throw denied('income-first', '应先记应缴财政款', 'What came in is posted first', ['先记“应缴”', 'Post the income first'])
  const set = await findOwnSet(tx, ask, found.unitId)
  if (set.regime !== 'government') throw denied('not-government', '本单位账套不适用政府会计', 'The books are not of government accounting', ['由单位会计手工记账', 'Post it by hand'])
  // Books that have moved on take the first day that is left.
  const wanted = entry === 'income' ? found.collectedOn! : ask.today
  const onDate = wanted < nextToClose(set) ? ask.today : wanted
  const voucherId = await postEntry(tx, ask, found.unitId, { template: entry === 'income' ? 'use-income' : 'remittance', way: '', onDate, summary: `${entry === 'income' ? '数据收益应缴财政' : '数据收益上缴国库'}：${found.distributionNumber}`.slice(0, 200), amounts: { proceeds: found.amountFen }, documents: [], key: `receivable-${entry}-${id}` })
  await markBooked(tx, id, entry, voucherId)
  await announce(tx, { kind: 'receivable', id })
  return held(tx, id)
}
