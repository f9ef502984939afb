import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { asSystem, inTransaction, system } from '#server/db/transaction.ts'
import { openCity, type City } from '#server/test/city.ts'
import { onNotice, takeInventory } from '../../stories/lives.ts'
import { makeObjects } from '../../stories/matrix-objects.ts'
import { bringStandingsForward } from './standings.view.sql.ts'

let city: City
const owner = async (text: string) => (await city.database.pool.query<Record<string, unknown>>(text)).rows
beforeAll(async () => {
  city = await openCity()
  await makeObjects(city)
  const [, noticed] = await takeInventory(city, ['随机之一', '随机之二'])
  await onNotice(city, noticed!)
  await city.pass(30)
})
afterAll(() => city.close())

/** Sums that are not what the rows say, in one snapshot. */
const apart = () => owner(`select k.*, r.n as rows from (select holder_id, holder_kind, holder_sector, what, key, sum(n)::bigint as n from (select * from standings union all select * from standing_moves) t group by 1, 2, 3, 4, 5 having sum(n) <> 0) k
  full join standings_of_rows r using (holder_id, holder_kind, holder_sector, what, key) where k.n is distinct from r.n`)

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const any = (table: string, n: number, key = 'id', fits = 'true') => `(select ${key} from ${table} where ${fits} order by md5(${key}::text || '${n}') limit ${1 + (n % 3)})`
const states = ['carded', 'catalogued', 'in-registration', 'registered', 'memorandum']
const paper = (table: string, n: number, columns: string, values: string) => `insert into ${table} (id, asset_id, asset_version, holder_id, holder_kind, holder_sector, case_id, firm_name, number, ${columns}, valid_until, answers, paper_sha256, filed_at)
  select gen_random_uuid(), a.id, case when ${n % 3} = 0 then 1 else a.version end, a.holder_id, a.holder_kind, a.holder_sector, c.id, '机构', '试-${n}', ${values}, '2027-01-01', '{}', (select sha256 from files limit 1), now()
  from (select * from assets order by md5(id::text || '${n}') limit 1) a, (select id from cases c where not exists (select from ${table} p where p.case_id = c.id) order by md5(id::text || '${n}') limit 1) c`

/** What may happen to the rows that sums are kept of, each with the number that decides to which and how. */
const happenings: readonly ((n: number) => string)[] = [
  n => `update assets set state = '${states[n % states.length]}' where id in ${any('assets', n)}`,
  n => `update assets set grade = ${1 + (n % 4)}, importance = '${n % 2 ? 'general' : 'important'}', classified_at = ${n % 3 ? 'now()' : 'null'} where id in ${any('assets', n)}`,
  n => `update assets set registered_at = ${n % 2 ? `timestamptz '2026-0${1 + (n % 9)}-28 20:00Z'` : 'null'}, catalogued_at = ${n % 3 ? 'now()' : 'null'} where id in ${any('assets', n)}`,
  n => `update assets set version = case version when 1 then 2 else 1 end where id in ${any('assets', n)}`,
  n => `update assets set holder_sector = '${['', '交通运输', '卫生健康'][n % 3]}' where id in ${any('assets', n)}`,
  n => paper('opinions', n, 'conclusion, issued_on', `'${n % 4 ? 'unqualified' : 'qualified'}', '2026-01-01'::date`),
  n => paper('valuations', n, 'method, amount_fen, base_date', `'cost', ${1 + n}, '2026-01-01'::date`),
  n => `insert into regradings (id, asset_id, holder_id, holder_kind, holder_sector, trigger, detail, opened_name, opened_at, due_on) select gen_random_uuid(), id, holder_id, holder_kind, holder_sector, 'r${n}', '{}', '平台', now(), date '2026-01-01' + ${n % 400} from assets where id in ${any('assets', n)}`,
  n => `update regradings set closed_at = now(), closed_case = (select id from cases limit 1) where id in ${any('regradings', n)}`,
  n => `update cases set submitted_at = ${n % 4 ? 'coalesce(submitted_at, opened_at)' : 'null'}, closed_at = opened_at + interval '${n % 50} hours', ending = '${n % 2 ? 'registered' : 'refused'}' where id in ${any('cases', n, 'id', `procedure = 'first-registration'`)}`,
  n => `update mandate_assets set ended_at = ${n % 2 ? 'now()' : 'null'} where asset_id in ${any('mandate_assets', n, 'asset_id')}`,
  n => `insert into mandate_assets (mandate_id, asset_id, operator_id, holder_id, holder_kind, holder_sector, added_at) select m.id, a.id, m.operator_id, a.holder_id, a.holder_kind, a.holder_sector, now() from mandates m, assets a where m.id in ${any('mandates', n)} and a.id in ${any('assets', n)} on conflict do nothing`,
  n => `update book_cards set state = case state when 'held' then 'disposed' else 'held' end where asset_id in ${any('book_cards', n, 'asset_id')}`,
  n => `update asset_cards set ended_at = ${n % 2 ? 'now()' : 'null'} where asset_id in ${any('asset_cards', n, 'asset_id')}`,
]

test('一段真实的生命之后，合计与逐行重算一致，并入前后都一致（§7.2）', async () => {
  expect((await owner('select from standings_of_rows')).length).toBeGreaterThan(10)
  expect(await apart()).toEqual([])
  await asSystem(city.db, bringStandingsForward)
  expect(await apart()).toEqual([])
})

const done = new Map<number, number>()
test.each([1, 2, 3])('随机变动，一半回滚，随时并入：合计与逐行重算一致（第%i组）', async seed => {
  const below = numbers(seed)
  for (let n = 1; n <= 120; n++) {
    const which = below(happenings.length)
    const client = await city.database.pool.connect()
    try {
      await client.query('begin')
      const said = await client.query(happenings[which]!(seed * 1000 + below(997))).then(({ rowCount }) => rowCount ?? 0, () => 0)
      await client.query(below(3) === 0 ? 'rollback' : 'commit')
      done.set(which, (done.get(which) ?? 0) + said)
    } finally { client.release() }
    if (below(10) === 0) await asSystem(city.db, bringStandingsForward)
  }
  expect(await apart()).toEqual([])
})

test('随机变动中，十类以上确实改动了行；其余被表的规则拒绝，什么也没留下', () => {
  expect([...done.values()].filter(rows => rows > 0).length).toBeGreaterThanOrEqual(10)
})

test('两人同时为一项资产交两份材料、改一项资产，谁也不丢', async () => {
  const [asset] = await owner(`select id from assets where state not in ('carded', 'destroyed') limit 1`)
  const one = happenings[5]!(5), id = String(asset!['id'])
  const at = (text: string) => text.replace(/from \(select \* from assets order by .* limit 1\) a/, `from (select * from assets where id = '${id}') a`)
  await Promise.all([owner(at(one)), owner(at(happenings[5]!(7))), owner(at(happenings[6]!(8))), owner(`update assets set state = 'memorandum' where id = '${id}'`), owner(`update assets set state = 'catalogued' where id = '${id}'`)].map(each => each.catch(() => [])))
  expect(await apart()).toEqual([])
})

test('连接在提交前断开，合计不变；单位和公众不能并入', async () => {
  const client = await city.database.pool.connect()
  client.on('error', () => {})
  await client.query('begin')
  await client.query(`update assets set grade = 4 where id in (select id from assets limit 3)`)
  const { rows: [me] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  await owner(`select pg_terminate_backend(${me!.pid})`)
  client.release(true)
  expect(await apart()).toEqual([])
  await expect(inTransaction(city.db, { ...system, role: 'producer', organisationId: city.id('榕城市交通运输局') }, tx => sql`select bring_standings_forward()`.execute(tx))).rejects.toMatchObject({ code: '42501' })
})
