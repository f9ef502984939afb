import { type KyselyPlugin, type OperationNode, type RawNode, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem, inTransaction, stranger } from '#server/db/transaction.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { countLog, findDays, findLog, findNamed, type LogAsked } from './log.sql.ts'

/** Twenty thousand lines, one an hour, a person who did every tenth thousandth of them, three of what is seldom done, and four that failed. */
const seldom = '00000000-0000-4000-8000-000000000001'
let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await sql`insert into audit_log (at, platform_at, officer_id, organisation_id, role, action, object_kind, object_id, outcome)
    select t, t, case when i % 10000 = 7 then ${seldom}::uuid else gen_random_uuid() end, gen_random_uuid(), 'producer', case when i % 7000 = 5 then 'rotate-keys' else 'read-asset' end, case when i % 3 = 0 then 'case' else 'asset' end, i::text, case when i % 5000 = 9 then 'failed' else 'done' end
    from (select i, '2020-01-01T00:30:00+08:00'::timestamptz + i * interval '1 hour' as t from generate_series(0, 19999) i) lines order by t`.execute(
    database.db,
  )
  await sql`analyze audit_log`.execute(database.db)
})
afterAll(() => database.close())

type Plan = {
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Plan[]
}
const linesRead = (plan: Plan): number =>
  (plan['Relation Name'] === 'audit_log'
    ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0)) * plan['Actual Loops']
    : 0) + (plan.Plans ?? []).reduce((n, each) => n + linesRead(each), 0)

const isRaw = (node: OperationNode): node is RawNode => node.kind === 'RawNode'

/** How many lines of the log each of the statements of some work reads. */
async function readsOf(work: (tx: Parameters<typeof findLog>[0]) => Promise<unknown>): Promise<number[]> {
  const reads: number[] = []
  const explaining: KyselyPlugin = {
    transformQuery: ({ node }) =>
      isRaw(node)
        ? { ...node, sqlFragments: [`explain (analyze, format json) ${node.sqlFragments[0]}`, ...node.sqlFragments.slice(1)] }
        : node,
    transformResult: async ({ result }) => {
      for (const { 'QUERY PLAN': plans } of result.rows)
        if (JSON.stringify(plans ?? '').includes('"audit_log"')) reads.push(linesRead((plans as [{ Plan: Plan }])[0].Plan))
      return result
    },
  }
  await inTransaction(database.db.withPlugin(explaining), { ...stranger, role: 'audit-administrator' }, work)
  return reads
}
const as = <T>(work: (tx: Parameters<typeof findLog>[0]) => Promise<T>) =>
  inTransaction(database.db, { ...stranger, role: 'audit-administrator' }, work)
const asked = (narrowed: Partial<LogAsked>): LogAsked => ({ before: null, limit: 50, ...narrowed })
const both = (narrowed: Partial<LogAsked>) =>
  readsOf(async (tx) => {
    await findLog(tx, asked(narrowed))
    await countLog(tx, asked(narrowed)).catch(() => 0)
  })

test('whoever reads the whole log finds a thing, a person, a day and a year long ago by an index: not every line is gone through (§7.2)', async () => {
  const days = { sinceOn: '2020-02-01', untilOn: '2020-02-02' }
  const year = { sinceOn: '2020-01-01', untilOn: '2020-12-31' }
  const of = async (asked: typeof days) => ({ ...asked, stretch: await asSystem(database.db, (tx) => findDays(tx, asked)) })
  for (const narrowed of [
    { objects: ['17'] },
    { objects: ['18'], objectKind: 'case' },
    { who: { officers: [seldom], organisations: [] } },
    await of(days),
    await of(year),
    { action: 'rotate-keys' },
    { action: 'end-witnessing' },
    { outcome: 'failed' },
    { outcome: 'denied' },
    { action: 'read-asset', outcome: 'failed' },
  ]) {
    const reads = await both(narrowed)
    expect([narrowed, reads.length, reads[0]! < 500 && reads[1]! < 1_500 ? 'few' : reads]).toEqual([narrowed, 2, 'few'])
  }
  expect((await readsOf((tx) => findDays(tx, days)))[0]).toBeLessThan(10)
})

test('what is seldom done and what failed is found whole (§7.1)', async () => {
  const found = async (narrowed: Partial<LogAsked>) =>
    as(async (tx) => [(await findLog(tx, asked(narrowed))).length, Number(await countLog(tx, asked(narrowed)))])
  expect([
    await found({ action: 'rotate-keys' }),
    await found({ outcome: 'failed' }),
    await found({ action: 'read-asset', outcome: 'failed' }),
    await found({ outcome: 'denied' }),
  ]).toEqual([
    [3, 3],
    [4, 4],
    [4, 4],
    [0, 0],
  ])
})

test('a name nobody has reads no line at all', async () => {
  const who = await as((tx) => findNamed(tx, '没有这个人'))
  expect(who).toEqual({ officers: [], organisations: [] })
  expect(await both({ who })).toEqual([])
  expect(await as(async (tx) => [await findLog(tx, asked({ who })), await countLog(tx, asked({ who }))])).toEqual([[], 0])
})

test('days have all their lines and no other; lines a little out of order are found too', async () => {
  const ofDays = async (days: Pick<LogAsked, 'sinceOn' | 'untilOn'>) => {
    const stretch = await asSystem(database.db, (tx) => findDays(tx, days))
    return as(async (tx) => (await findLog(tx, asked({ ...days, stretch, limit: 200 }))).map(({ object_id }) => object_id))
  }
  const hours = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => String(to - 1 - n))
  expect(await ofDays({ sinceOn: '2020-01-02', untilOn: '2020-01-03' })).toEqual(hours(24, 72))
  expect(await ofDays({ untilOn: '2020-01-01' })).toEqual(hours(0, 24))
  expect((await ofDays({ sinceOn: '2022-04-12' })).at(-1)).toBe(String(24 * 832))
  expect(await ofDays({ sinceOn: '2030-01-01' })).toEqual([])
  await sql`insert into audit_log (at, platform_at, role, action, object_kind, object_id, outcome) values ('2022-04-30T00:00:01+08:00', now(), 'producer', 'read-asset', 'asset', 'next', 'done'), ('2022-04-29T23:59:59+08:00', now(), 'producer', 'read-asset', 'asset', 'before', 'done')`.execute(
    database.db,
  )
  expect([await ofDays({ sinceOn: '2022-04-30' }), await ofDays({ sinceOn: '2022-04-29', untilOn: '2022-04-29' })]).toEqual([
    ['next'],
    ['before'],
  ])
})
