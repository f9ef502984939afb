import { randomUUID } from 'node:crypto'
import { bookRoutes, type BookView, type CostDocument, type Entry } from '#contract/books.ts'
import { Refused } from '#contract/call.ts'
import { addMonths, monthOf } from '#server/books/months.ts'
import type { City } from '../try-real/city.ts'
import type { Unit } from './staffing.ts'
import type { Walk } from './walk.ts'

const yuan = (fen: number) => (fen / 100).toFixed(2)
const wages = 240_000_00
const cleaning = 120_000_00
const months = 120

/** The unit books what its registered asset cost by documents, lets the month end, amortises and closes it; cards and book must agree. */
export async function keepBooks(city: City, unit: Unit, assetId: string, walk: Walk): Promise<void> {
  const today = await city.today()
  await openBooks(city, unit, monthOf(today))
  const entries = await book(city, unit, assetId, today)
  walk.say(`  账套：开发支出 ${yuan(wages + cleaning)} 元，凭证 ${entries} 张`, `books: cost by documents, ${entries} vouchers`)
  await city.pushTo(addMonths(monthOf(today), 1))
  const closed = await closeMonths(city, unit)
  walk.expect(closed.length > 0, `计提并结账：${closed.map((m) => m.slice(0, 7)).join('、')}`, 'months amortised by one, closed by another')
  const client = await city.as(unit.counter)
  const { card } = await client.ask(bookRoutes.readAssetBooks, { params: { id: assetId } })
  const due = (wages + cleaning) / months
  walk.expect(
    card?.costFen === wages + cleaning && card.amortisedFen === due,
    `资产明细：原值 ${yuan(card?.costFen ?? 0)}，累计摊销 ${yuan(card?.amortisedFen ?? 0)}，账面价值 ${yuan(card?.carryingFen ?? 0)} 元`,
    `a month of amortisation is ${yuan(due)}`,
  )
  const books = await client.ask(bookRoutes.readBooks, { params: { id: unit.id } })
  walk.expect(agrees(books), `卡账核对：${books.cards} 张卡片，差额 ${yuan(books.differenceFen)} 元`, 'cards and book agree')
}

const agrees = (books: BookView) => books.differenceFen === 0 && books.controls.every((c) => c.differenceFen === 0)

async function openBooks(city: City, unit: Unit, openedOn: string): Promise<void> {
  try {
    await (await city.as(unit.counter)).ask(bookRoutes.openBooks, { body: { openedOn } })
  } catch (problem) {
    if (!(problem instanceof Refused) || problem.problem.code !== 'books-open') throw problem
  }
}

/** Posts wages and cleaning as development and finishes it; answers how many vouchers. */
async function book(city: City, unit: Unit, assetId: string, onDate: string): Promise<number> {
  const client = await city.as(unit.counter)
  const paper = (kind: CostDocument['kind'], party: string, amountFen: number): CostDocument => ({
    kind,
    number: `SY-${randomUUID().slice(0, 8)}`,
    party,
    issuedOn: onDate,
    amountFen,
  })
  const conditions = {
    feasible: '数据已采集入库',
    intended: '用于对外数据服务',
    useful: '已有单位提出使用需求',
    resourced: '年度信息化预算已批复',
    measured: '按项目归集工时和采购',
  }
  const spend = (way: string, document: CostDocument): Entry => ({
    template: 'development',
    way,
    onDate,
    assetId,
    amounts: { price: document.amountFen },
    documents: [document],
    conditions,
  })
  const entries: Entry[] = [
    spend('wages', paper('payroll', unit.name, wages)),
    spend('appropriation', paper('invoice', '榕城数清科技有限公司', cleaning)),
    {
      template: 'finished',
      onDate,
      assetId,
      life: { ground: 'estimate', months, reason: '没有法律规定或合同约定，按十年估计', expense: 'activity-expense' },
    },
  ]
  for (const entry of entries) await client.ask(bookRoutes.postVoucher, { params: { id: unit.id }, body: { ...entry, key: randomUUID() } })
  return entries.length
}

/** Amortises and closes every month that is over; answers which. */
async function closeMonths(city: City, unit: Unit): Promise<string[]> {
  const counter = await city.as(unit.counter)
  const checker = await city.as(unit.checker)
  const params = { id: unit.id }
  const today = await city.today()
  const { items } = await counter.ask(bookRoutes.listPeriods, { params })
  const over = items
    .filter((p) => p.state === 'open' && addMonths(p.period, 1) <= today)
    .map((p) => p.period)
    .sort()
  for (const period of over) {
    await counter.ask(bookRoutes.amortise, { params, body: { period } })
    await checker.ask(bookRoutes.closePeriod, { params, body: { period } })
  }
  return over
}
