import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { pageLength } from '#contract/route.ts'
import { procedures } from '#law/procedures.ts'
import { countTabs, findFirstInbox, type Reader, type Tab } from '#server/cases/inbox.sql.ts'
import { connect, type Connection } from '#server/db/pool.ts'
import { inTransaction, type Who } from '#server/db/transaction.ts'
import { countAssets, fittingAssets, listAssets, newestAssets } from '#server/inventory/assets.sql.ts'
import { deskOf } from '#server/supervision/desks.ts'
import { openCity, type City } from '#server/test/city.ts'
import { application, ofCentre, ofHealth, submitted, takeInventory } from './lives.ts'

const tabs: readonly Tab[] = ['mine', 'others', 'started', 'due', 'closed']
const people = ['林清查', '苏清查', '林初审', '高清查', '郑局长', '钱财政', '路行业', '何律师', '史查账']
const someday = '2026-11-02'
const atDesks = ['producer', 'registrar', 'data-bureau', 'finance-bureau', 'sector-authority']

let city: City
let one: Connection
let whos: Who[]
beforeAll(async () => {
  city = await openCity()
  const [routes] = await takeInventory(city, ['公交线路'])
  await submitted(city, routes!)
  const [clinics] = await takeInventory(city, ['医疗机构'], ofHealth)
  await city.open(ofHealth[0], 'first-registration', clinics!, application)
  const [memo] = await takeInventory(city, ['备查目录'], ofCentre)
  await city.open(ofCentre[0], 'memorandum', memo!, { reason: '成本尚在归集，暂不具备条件', reviewOn: '2026-09-01' })
  const { rows } = await city.database.pool.query<Who & { name: string }>(
    `select o.name, o.id as "officerId", p.id as "postId", g.id as "organisationId", p.role, g.kind as "organisationKind", g.sector from officers o join posts p on p.officer_id = o.id join organisations g on g.id = p.organisation_id where o.name = any($1)`,
    [people],
  )
  whos = people.map((name) => rows.find((row) => row.name === name)!)
  one = connect(city.database.url, { max: 1 })
})
afterAll(async () => {
  await one.close()
  await city.close()
})

/** What somebody sees on the first pages; a page of another length is planned each time for whoever asks. */
async function seenBy(who: Who, length: number): Promise<unknown> {
  const reader: Reader = {
    role: who.role,
    organisationId: who.organisationId!,
    officerId: who.officerId,
    today: someday,
    officeOf: Object.keys(procedures),
  }
  return inTransaction(one.db, who, async (tx) => {
    const lines = []
    for (const tab of tabs)
      for (const order of ['due', 'recent'] as const) {
        const { rows, counted } = await findFirstInbox(tx, reader, { tab, order, soon: '2026-12-31', limit: length, after: null })
        lines.push([tab, order, counted, rows.map((row) => row.id)])
      }
    const fit = await fittingAssets(tx, who, {})
    const assets = await listAssets(tx, fit, newestAssets(length + 1))
    const desk = atDesks.includes(who.role)
      ? await deskOf(tx, {
          visitor: { ...who, token: undefined, officerName: '', organisationName: '' },
          now: new Date(`${someday}T04:00:00Z`),
          today: someday,
          transaction: async (work) => work(tx),
        })
      : null
    return {
      lines,
      desk,
      assets: assets.map(({ id }) => id),
      counts: Object.values(await countTabs(tx, reader, '2026-12-31')),
      of: await countAssets(tx, fit),
    }
  })
}

test.each(['auto', 'force_generic_plan'])(
  'who asks by turns on one connection sees their own only, by plans that are kept (%s)',
  async (mode) => {
    await one.close()
    one = connect(city.database.url, { max: 1 })
    const expected = []
    await one.pool.query('set plan_cache_mode = force_custom_plan')
    for (const who of whos) expected.push(await seenBy(who, pageLength + 1))
    expect(new Set(expected.map((each) => JSON.stringify(each))).size).toBeGreaterThan(5)
    await one.pool.query(`set plan_cache_mode = ${mode}`)
    for (let turn = 0; turn < 3; turn++)
      for (const [n, who] of whos.entries())
        expect([turn, people[n], await seenBy(who, pageLength)]).toEqual([turn, people[n], expected[n]])
    const { rows } = await one.pool.query<{ statement: string; generic: number }>(
      'select statement, generic_plans::int as generic from pg_prepared_statements',
    )
    const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ')
    const generic = (part: string) =>
      rows.filter(({ statement }) => inOneLine(statement).includes(part)).reduce((sum, row) => sum + row.generic, 0)
    if (mode === 'force_generic_plan')
      for (const part of ['as is_mine', 'as closed', 'page join assets', 'count(*)::int'])
        expect([part, generic(part) > 0]).toEqual([part, true])
  },
)

test('a tab’s first page is planned once for everybody, what was narrowed or sorted away from it for whoever asks', async () => {
  const reader = await city.as('林初审')
  const watched = vi.spyOn(pg.Client.prototype, 'query')
  const begun = async (query: { q?: string; limit?: number; procedure?: string }) => {
    watched.mockClear()
    await reader.ask(caseRoutes.inbox, { query: { tab: 'others', ...query } })
    return watched.mock.calls
      .map(([text]) => String(text))
      .filter((text) => text.startsWith('begin; '))
      .map((text) => text.includes('force_generic_plan'))
  }
  try {
    expect([
      await begun({}),
      await begun({ q: '公交' }),
      await begun({ procedure: 'first-registration' }),
      await begun({ limit: 10 }),
    ]).toEqual([[true], [false], [false], [false]])
  } finally {
    watched.mockRestore()
  }
})
