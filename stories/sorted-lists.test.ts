import { randomUUID } from 'node:crypto'
import { openXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardRoutes } from '#contract/cards.ts'
import { caseRoutes } from '#contract/cases.ts'
import { exportRoutes } from '#contract/exports.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { operatorRoutes } from '#contract/operators.ts'
import { sortsOf } from '#contract/route.ts'
import { asSystem } from '#server/db/transaction.ts'
import { cardsBy } from '#server/books/card-list.sql.ts'
import type { Sorted } from '#server/http/sorting.sql.ts'
import { assetsBy } from '#server/inventory/assets.sql.ts'
import { destructionsBy } from '#server/inventory/disposal/destructions.sql.ts'
import { marksBy } from '#server/inventory/use-marks.sql.ts'
import { mandatesBy } from '#server/operation/operators/mandates.sql.ts'
import { agreementsBy } from '#server/operation/use/agreements.sql.ts'
import { filingsBy } from '#server/operation/use/filings.sql.ts'
import { officersBy } from '#server/parties/officers.sql.ts'
import { organisationsBy } from '#server/parties/organisations.sql.ts'
import { memosBy } from '#server/registration/memo.sql.ts'
import { distributionsBy } from '#server/settlement/distributions.sql.ts'
import { receivablesBy } from '#server/settlement/receivables.sql.ts'
import { remittancesBy } from '#server/settlement/remittances.sql.ts'
import { assessmentsBy } from '#server/supervision/assessments/assessments.sql.ts'
import { disputesBy } from '#server/supervision/disputes/disputes.sql.ts'
import { incidentsBy } from '#server/supervision/incidents/incidents.sql.ts'
import { inspectionsBy } from '#server/supervision/inspections/inspections.sql.ts'
import { openCity, refusal, type City } from '#server/test/city.ts'
import { ordersBy } from '#server/trading/orders/orders.sql.ts'
import { productsBy } from '#server/trading/product-list.sql.ts'
import { takeInventory } from './lives.ts'
import { operator } from './mandates.ts'
import { sorted } from './sorts.ts'

/** What each list that can be sorted is read from, and how. */
const lists: { readonly [name: string]: readonly [from: string, by: (sort: never) => Pick<Sorted<never>, 'place'>] } = {
  listAssets: ['assets a', assetsBy],
  listMemos: ['memo_entries m', memosBy],
  listUseMarks: ['use_marks m', marksBy],
  listDestructions: ['destructions d', destructionsBy],
  listBookCards: [`(select * from book_cards where holder_id = '00000000-0000-4000-8000-000000000000') c`, cardsBy],
  listOrganisations: ['organisations', organisationsBy],
  listOfficers: ['officers o', officersBy],
  listOrders: ['orders r', ordersBy],
  listProducts: ['products p', productsBy],
  listAgreements: ['agreements g', agreementsBy],
  listFilings: ['developer_filings f', filingsBy],
  listMandates: ['mandates m', mandatesBy],
  listDistributions: ['distributions d', distributionsBy],
  listReceivables: ['receivables r', receivablesBy],
  listRemittances: ['remittances', remittancesBy],
  listInspections: ['inspections i', inspectionsBy],
  listIncidents: ['incidents i', incidentsBy],
  listAssessments: ['risk_assessments r', assessmentsBy],
  listDisputes: ['disputes d', disputesBy],
}

const names = ['公交线路', '站点名录', '道路设施', '桥梁名录', '公交线路']
/** What the cards of the assets call them. */
const carded = new Map<string, string>()
let city: City
// Two last days for seven mandates, so that pages end among equal ones.
const mandates = Array.from({ length: 7 }, (_, n) => ({
  id: randomUUID(),
  number: `YY-2026-90000${(n * 3) % 7}`,
  endsOn: n % 2 ? '2029-12-31' : '2030-06-30',
}))
beforeAll(async () => {
  city = await openCity()
  const titles = names.map((name, n) => `${name}${n}`)
  const assets = await takeInventory(city, titles)
  assets.forEach((id, n) => carded.set(id, titles[n]!))
  // Two of one name, so that a page ends between them.
  await city.database.pool.query('update assets set name = $1 where id = any ($2)', ['公交线路', [assets[0], assets[4]]])
  for (const { id, number, endsOn } of mandates)
    await city.database.pool.query(
      `insert into mandates (id, number, operator_id, operator_name, kind, case_id, begins_on, ends_on, made_at)
      select $1::uuid, $2, id, name, 'selected', (select id from cases order by opened_at limit 1), '2026-01-01', $3::date, now() from organisations where id = $4::uuid`,
      [id, number, endsOn, city.id(operator)],
    )
})
afterAll(() => city.close())

type MandateSort = 'number' | '-number' | 'term' | '-term'
async function paged(sort: MandateSort | undefined): Promise<string[]> {
  const reader = await city.as('钱财政')
  const numbers: string[] = []
  for (let cursor: string | undefined; ;) {
    const page = await reader.ask(operatorRoutes.listMandates, {
      query: { state: 'all', operatorId: city.id(operator), limit: 2, ...(sort ? { sort } : {}), ...(cursor ? { cursor } : {}) },
    })
    numbers.push(...page.items.map(({ number }) => number))
    if (!page.next) return numbers
    cursor = page.next
  }
}

const rowsOf = async (answer: Response) =>
  (await openXlsx(Buffer.from(await answer.arrayBuffer()))).sheets[0]!.rows.slice(1).map((row) => row.map(String))

describe('列表按列排序：翻页、导出与排序一致', () => {
  const up = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const inOrder = {
    number: mandates.toSorted((a, b) => up(a.number, b.number)),
    term: mandates.toSorted((a, b) => up(a.endsOn, b.endsOn) || up(a.id, b.id)),
  }
  test.each(['number', '-number', 'term', '-term'] as const)('运营权限登记簿按 %s 排序，每页两条不重不漏，导出的次序相同', async (sort) => {
    const ordered = inOrder[sort.replace('-', '') as 'number' | 'term'].map(({ number }) => number)
    const wanted = sort.startsWith('-') ? ordered.toReversed() : ordered
    expect(await paged(sort)).toEqual(wanted)
    const rows = await rowsOf(
      await (await city.as('钱财政')).ask(exportRoutes.mandatesExcel, { query: { state: 'all', operatorId: city.id(operator), sort } }),
    )
    expect(rows.map((row) => row.find((cell) => cell.startsWith('YY-')))).toEqual(wanted)
  })

  test.each(['林清查', '路行业', '郑局长'])(
    '数据资产目录：%s按名称、建卡日期排序，每页两条不重不漏，目录、信息卡的导出次序相同',
    async (who) => {
      const reader = await city.as(who)
      for (const sort of ['name', '-name', 'createdAt', undefined] as const) {
        const query = sort ? { sort } : {}
        const { items: whole } = await reader.ask(inventoryRoutes.listAssets, { query: { ...query, limit: 100 } })
        const found: typeof whole = []
        for (let cursor: string | undefined | null; cursor !== null;) {
          const page = await reader.ask(inventoryRoutes.listAssets, { query: { ...query, limit: 2, ...(cursor ? { cursor } : {}) } })
          found.push(...page.items)
          cursor = page.next
        }
        expect(found).toEqual(whole)
        expect(new Set(whole.map(({ id }) => id)).size).toBe(names.length)
        const shown = whole.map(({ name }) => name)
        if (sort === 'name' || sort === '-name') expect(shown).toEqual(shown.toSorted((a, b) => (sort === 'name' ? up(a, b) : up(b, a))))
        const listed = await rowsOf(await reader.ask(inventoryRoutes.assetsExcel, { query }))
        expect(listed.map((row) => whole.findIndex(({ code }) => row.includes(code)))).toEqual(whole.map((_, n) => n))
        const cards = await rowsOf(await reader.ask(cardRoutes.cardsExcel, { query }))
        expect(cards.map((row) => whole.findIndex(({ id }) => row.includes(carded.get(id)!)))).toEqual(whole.map((_, n) => n))
        const printed = await (await reader.ask(cardRoutes.printAssets, { query })).text()
        expect(whole.map(({ code }) => printed.indexOf(code))).toEqual(
          whole.map(({ code }) => printed.indexOf(code)).toSorted((a, b) => a - b),
        )
      }
    },
  )

  test('工作台按期限或按最近办理排序，导出的次序相同', async () => {
    const reader = await city.as('林清查')
    for (const id of carded.keys()) await city.open('林清查', 'legal-opinion', id)
    for (const order of ['due', 'recent'] as const) {
      const { items } = await reader.ask(caseRoutes.inbox, { query: { tab: 'started', order } })
      expect(items).toHaveLength(carded.size)
      const rows = await rowsOf(await reader.ask(caseRoutes.inboxExcel, { query: { tab: 'started', order } }))
      expect(rows.map(([number]) => number)).toEqual(items.map(({ number }) => number))
    }
  })

  test('别的排序的翻页位置、不能排序的列都拒绝，指出是哪一项', async () => {
    const reader = await city.as('钱财政')
    const { next } = await reader.ask(operatorRoutes.listMandates, { query: { state: 'all', sort: 'term', limit: 2 } })
    expect(
      await refusal(reader.ask(operatorRoutes.listMandates, { query: { state: 'all', sort: '-term', limit: 2, cursor: next! } })),
    ).toMatchObject({ status: 400, fields: [{ field: 'cursor' }] })
    expect(await refusal(reader.ask(operatorRoutes.listMandates, { query: { state: 'all', sort: 'assets' as 'term' } }))).toMatchObject({
      status: 400,
      fields: [{ field: expect.stringContaining('sort') }],
    })
  })
})

describe('可排序的列都有索引，不必整表排序', () => {
  test('每一个可排序的列表都在此核对', () => expect(sorted.map(([name]) => name).sort()).toEqual(Object.keys(lists).sort()))

  test.each(sorted)('%s', async (name, route) => {
    const [from, by] = lists[name]!
    const plans = await asSystem(city.database.db, async (tx) => {
      await sql`set local enable_sort = off`.execute(tx)
      await sql`set local enable_seqscan = off`.execute(tx)
      const found: string[] = []
      for (const sort of sortsOf(route)) {
        const { rows } = await sql<{
          'QUERY PLAN': string
        }>`explain select from ${sql.raw(from)} order by ${by(sort as never).place({ limit: 50 }).order} limit 51`.execute(tx)
        found.push(`${sort}: ${rows.map((row) => row['QUERY PLAN']).join('\n')}`)
      }
      return found
    })
    for (const plan of plans) {
      expect(plan).toMatch(/Index/)
      expect(plan).not.toMatch(/(?:^|-> +)Sort +\(/m)
    }
  })
})
