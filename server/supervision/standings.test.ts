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
const apart = () =>
  owner(`select k.*, r.n as rows from (select holder_id, holder_kind, holder_sector, what, key, sum(n)::bigint as n from (select * from standings union all select * from standing_moves) t group by 1, 2, 3, 4, 5 having sum(n) <> 0) k
  full join standings_of_rows r using (holder_id, holder_kind, holder_sector, what, key) where k.n is distinct from r.n`)

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const any = (table: string, n: number, key = 'id', fits = 'true') =>
  `(select ${key} from ${table} where ${fits} order by md5(${key}::text || '${n}') limit ${1 + (n % 3)})`
const states = ['carded', 'catalogued', 'in-registration', 'registered', 'memorandum']
const paper = (
  table: string,
  n: number,
  columns: string,
  values: string,
) => `insert into ${table} (id, asset_id, asset_version, holder_id, holder_kind, holder_sector, case_id, firm_name, number, ${columns}, valid_until, answers, paper_sha256, filed_at)
  select gen_random_uuid(), a.id, case when ${n % 3} = 0 then 1 else a.version end, a.holder_id, a.holder_kind, a.holder_sector, c.id, '机构', '试-${n}', ${values}, '2027-01-01', '{}', (select sha256 from files limit 1), now()
  from (select * from assets order by md5(id::text || '${n}') limit 1) a, (select id from cases c where not exists (select from ${table} p where p.case_id = c.id) order by md5(id::text || '${n}') limit 1) c`

/** What may happen to the rows that sums are kept of, each with the number that decides to which and how. */
const happenings: readonly ((n: number) => string)[] = [
  (n) => `update assets set state = '${states[n % states.length]}' where id in ${any('assets', n)}`,
  (n) =>
    `update assets set grade = ${1 + (n % 4)}, importance = '${n % 2 ? 'general' : 'important'}', classified_at = ${n % 3 ? 'now()' : 'null'} where id in ${any('assets', n)}`,
  (n) =>
    `update assets set registered_at = ${n % 2 ? `timestamptz '2026-0${1 + (n % 9)}-28 20:00Z'` : 'null'}, catalogued_at = ${n % 3 ? 'now()' : 'null'} where id in ${any('assets', n)}`,
  (n) => `update assets set version = case version when 1 then 2 else 1 end where id in ${any('assets', n)}`,
  (n) => `update assets set holder_sector = '${['', '交通运输', '卫生健康'][n % 3]}' where id in ${any('assets', n)}`,
  (n) => paper('opinions', n, 'conclusion, issued_on', `'${n % 4 ? 'unqualified' : 'qualified'}', '2026-01-01'::date`),
  (n) => paper('valuations', n, 'method, amount_fen, base_date', `'cost', ${1 + n}, '2026-01-01'::date`),
  (n) =>
    `insert into regradings (id, asset_id, holder_id, holder_kind, holder_sector, trigger, detail, opened_name, opened_at, due_on) select gen_random_uuid(), id, holder_id, holder_kind, holder_sector, 'r${n}', '{}', '平台', now(), date '2026-01-01' + ${n % 400} from assets where id in ${any('assets', n)}`,
  (n) => `update regradings set closed_at = now(), closed_case = (select id from cases limit 1) where id in ${any('regradings', n)}`,
  (n) =>
    `update cases set submitted_at = ${n % 4 ? 'coalesce(submitted_at, opened_at)' : 'null'}, closed_at = opened_at + interval '${n % 50} hours', ending = '${n % 2 ? 'registered' : 'refused'}' where id in ${any('cases', n, 'id', `procedure = 'first-registration'`)}`,
  (n) =>
    `update cases set ending = '${['changed', 'deregistered', 'revoked', 'transferred', 'corrected', 'withdrawn'][n % 6]}', procedure = '${['change-registration', 'deregistration', 'revocation', 'transfer-registration', 'third-party-correction', 'registrar-deregistration'][n % 6]}', submitted_at = coalesce(submitted_at, opened_at), closed_at = coalesce(closed_at, opened_at + interval '${n % 70} days') where id in ${any('cases', n, 'id', `procedure not in ('first-registration', 'legacy-registration')`)}`,
  (n) =>
    `update certificates set status = '${['valid', 'expired', 'deregistered'][n % 3]}', status_on = date '2026-01-01' + ${n % 400} where number in ${any('certificates', n, 'number')}`,
  (n) => `update mandate_assets set ended_at = ${n % 2 ? 'now()' : 'null'} where asset_id in ${any('mandate_assets', n, 'asset_id')}`,
  (n) =>
    `insert into mandate_assets (mandate_id, asset_id, operator_id, holder_id, holder_kind, holder_sector, added_at) select m.id, a.id, m.operator_id, a.holder_id, a.holder_kind, a.holder_sector, now() from mandates m, assets a where m.id in ${any('mandates', n)} and a.id in ${any('assets', n)} on conflict do nothing`,
  (n) =>
    `update book_cards set state = case state when 'held' then 'disposed' else 'held' end where asset_id in ${any('book_cards', n, 'asset_id')}`,
  (n) => `update asset_cards set ended_at = ${n % 2 ? 'now()' : 'null'} where asset_id in ${any('asset_cards', n, 'asset_id')}`,
  (n) => `update products set state = '${['listed', 'paused', 'listed', 'delisted'][n % 4]}' where id in ${any('products', n)}`,
  (n) =>
    `insert into product_sources (product_id, position, asset_id, holder_id, holder_kind, holder_sector) select p.id, ${10 + n}, a.id, a.holder_id, a.holder_kind, a.holder_sector from products p, assets a where p.id in ${any('products', n)} and a.id in ${any('assets', n, 'id', `state = 'registered'`)}`,
  (n) =>
    `update product_sources set is_banked = ${n % 3 > 0}, asset_id = ${n % 2 ? 'asset_id' : `(select asset_id from mandate_assets order by md5(asset_id::text || '${n}') limit 1)`} where product_id in ${any('product_sources', n, 'product_id')} and asset_id is not null`,
  (n) =>
    `delete from product_sources where product_id in ${any('product_sources', n, 'product_id')} and position > 1 and position % 2 = ${n % 2}`,
  (n) =>
    `insert into orders (id, number, client_key, product_id, developer_id, operator_id, buyer_name, purpose, kind, amount_fen, state, exchange_number, placed_at, settled_at) select gen_random_uuid(), '试-' || gen_random_uuid(), 'k', id, developer_id, ${n % 5 ? 'operator_id' : 'null'}, '某公司', '选址', 'once', ${n % 4 ? n : 0}, '${n % 3 ? 'inquiry' : 'completed'}', ${n % 2 ? `'JY-${n}'` : 'null'}, timestamptz '2026-0${1 + (n % 9)}-28 20:00Z', ${n % 3 ? 'null' : `timestamptz '2026-12-31 20:00Z'`} from products where id in ${any('products', n)}`,
  (n) =>
    `update orders set state = '${n % 2 ? 'completed' : 'refunded'}', amount_fen = ${n}, settled_at = ${n % 3 ? `timestamptz '2026-0${1 + (n % 9)}-28 20:00Z'` : 'null'}, exchange_number = ${n % 4 ? 'exchange_number' : 'null'} where id in ${any('orders', n)}`,
  (n) =>
    `insert into incomes (order_id, product_id, operator_id, gross_fen, quantity, earned_on, agreed_on, taken_at) select id, product_id, operator_id, ${1 + n}, 1, date '2026-01-01' + ${n % 400}, date '2026-01-01', now() from orders where operator_id is not null and id in ${any('orders', n)}`,
]

test('一段真实的生命之后，合计与逐行重算一致，并入前后都一致（§7.2）', async () => {
  expect((await owner('select from standings_of_rows')).length).toBeGreaterThan(10)
  expect(await apart()).toEqual([])
  await asSystem(city.db, bringStandingsForward)
  expect(await apart()).toEqual([])
})

const done = new Map<number, number>()
test.each([1, 2, 3])('随机变动，一半回滚，随时并入：合计与逐行重算一致（第%i组）', async (seed) => {
  const below = numbers(seed)
  for (let n = 1; n <= 160; n++) {
    const which = below(happenings.length)
    const client = await city.database.pool.connect()
    try {
      await client.query('begin')
      const said = await client.query(happenings[which]!(seed * 1000 + below(997))).then(
        ({ rowCount }) => rowCount ?? 0,
        () => 0,
      )
      await client.query(below(3) === 0 ? 'rollback' : 'commit')
      done.set(which, (done.get(which) ?? 0) + said)
    } finally {
      client.release()
    }
    if (below(10) === 0) await asSystem(city.db, bringStandingsForward)
  }
  expect(await apart()).toEqual([])
})

test('随机变动中，十八类以上确实改动了行；其余被表的规则拒绝，什么也没留下', () => {
  expect([...done.values()].filter((rows) => rows > 0).length).toBeGreaterThanOrEqual(18)
})

test('两人同时为一项资产交两份材料、改一项资产，谁也不丢', async () => {
  const [asset] = await owner(`select id from assets where state not in ('carded', 'destroyed') limit 1`)
  const one = happenings[5]!(5),
    id = String(asset!['id'])
  const at = (text: string) =>
    text.replace(/from \(select \* from assets order by .* limit 1\) a/, `from (select * from assets where id = '${id}') a`)
  await Promise.all(
    [
      owner(at(one)),
      owner(at(happenings[5]!(7))),
      owner(at(happenings[6]!(8))),
      owner(`update assets set state = 'memorandum' where id = '${id}'`),
      owner(`update assets set state = 'catalogued' where id = '${id}'`),
    ].map((each) => each.catch(() => [])),
  )
  expect(await apart()).toEqual([])
})

test('同时挂牌、换来源、收讫、终止授权、改资产，谁也不丢', async () => {
  const [source] = await owner(
    `select s.product_id, s.asset_id from product_sources s join products p on p.id = s.product_id and p.number is not null where s.asset_id is not null order by 1 limit 1`,
  )
  const [product, asset] = [String(source!['product_id']), String(source!['asset_id'])]
  for (let n = 0; n < 8; n++) {
    await Promise.all(
      [
        `update products set state = '${n % 2 ? 'listed' : 'paused'}' where id = '${product}'`,
        `update products set state = '${n % 3 ? 'listed' : 'paused'}' where number is not null and id <> '${product}'`,
        `update product_sources set is_banked = ${n % 2 > 0} where asset_id = '${asset}'`,
        `update product_sources set asset_id = '${asset}' where product_id <> '${product}' and asset_id is not null`,
        `update mandate_assets set ended_at = ${n % 2 ? 'null' : 'now()'} where asset_id = '${asset}'`,
        `update assets set state = '${n % 4 ? 'registered' : 'in-registration'}' where id = '${asset}'`,
      ].map((each) => owner(each).catch(() => [])),
    )
    if (n === 4) await asSystem(city.db, bringStandingsForward)
    expect(await apart()).toEqual([])
  }
})

test('缴库收讫使产品来源记为收益入库，一项资产不论做成几个产品只算一次（§6.5）', async () => {
  const [operated] = await owner(`select asset_id as id from mandate_assets order by asset_id limit 1`)
  const asset = String(operated!['id'])
  await owner(`update assets set state = 'registered' where id = '${asset}'`)
  await owner(`update mandate_assets set ended_at = null where asset_id = '${asset}'`)
  await owner(`delete from product_sources where position > 1`)
  await owner(
    `update product_sources set asset_id = '${asset}', is_banked = false, holder_id = (select holder_id from assets where id = '${asset}')`,
  )
  await owner(`update products set state = 'listed' where number is not null`)
  const client = await city.database.pool.connect()
  try {
    // A share of the holder under the agreement of one of its products, in a batch that was issued: its case and papers are told of
    // elsewhere.
    await client.query(`set session_replication_role = replica`)
    await client.query(`insert into sharing_agreements (id, number, product_id, operator_id, version, form, fee_ppm, tax_ppm, cost_fen, parties, bounds, parts, whole, effective_on, client_key, made_name, made_at) select '00000000-0000-4000-8000-000000000001', 'FC-1', id, operator_id, 99, 'fixed', 0, 0, 0, 2, '{0}', '{1,1}', 2, '2026-01-01', 'k', '拟订人', now() from products where state = 'listed' order by id limit 1;
      insert into distribution_shares (distribution_id, agreement_id, position, organisation_id, part, is_public, due_fen, back_fen, back_due_fen) select '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 0, holder_id, 'producer', true, 700, 0, 0 from assets where id = '${asset}';
      insert into receivables (distribution_id, unit_id, operator_id, period, amount_fen, made_at, collected_on, collected_at, remittance_id) select '00000000-0000-4000-8000-000000000002', holder_id, holder_id, '2026-05-01', 700, now(), '2026-05-20', now(), '00000000-0000-4000-8000-000000000003' from assets where id = '${asset}';
      insert into remittances (id, number, title, lines, amount_fen, state, voucher_number, made_at) values ('00000000-0000-4000-8000-000000000003', 'JK-1', '五月', 1, 700, 'issued', 'V-1', now())`)
    await client.query(
      `reset session_replication_role; insert into standing_moves values ('00000000-0000-0000-0000-000000000000', '', '', 'due', '2026-05', 700)`,
    )
  } finally {
    client.release()
  }
  const banked = async () =>
    Number(
      (
        await owner(
          `select coalesce(sum(n), 0)::int as n from (select * from standings union all select * from standing_moves) s where what = 'banked'`,
        )
      )[0]!['n'],
    )
  expect(await banked()).toBe(0)
  await owner(
    `update remittances set state = 'received', receipt_number = 'R-1', received_on = '2026-06-03', ended_at = now() where id = '00000000-0000-4000-8000-000000000003'`,
  )
  expect(await banked()).toBe(1)
  expect((await owner('select from product_sources where is_banked')).length).toBe(1)
  expect(await apart()).toEqual([])
})

test('连接在提交前断开，合计不变；单位和公众不能并入', async () => {
  const client = await city.database.pool.connect()
  client.on('error', () => {})
  await client.query('begin')
  await client.query(`update assets set grade = 4 where id in (select id from assets limit 3)`)
  const {
    rows: [me],
  } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  await owner(`select pg_terminate_backend(${me!.pid})`)
  client.release(true)
  expect(await apart()).toEqual([])
  await expect(
    inTransaction(city.db, { ...system, role: 'producer', organisationId: city.id('榕城市交通运输局') }, (tx) =>
      sql`select bring_standings_forward()`.execute(tx),
    ),
  ).rejects.toMatchObject({ code: '42501' })
})
