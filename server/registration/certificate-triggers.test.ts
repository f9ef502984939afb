import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type City } from '#server/test/city.ts'
import { onNotice, takeInventory } from '../../stories/lives.ts'

let city: City
beforeAll(async () => {
  city = await openCity()
  const [asset] = await takeInventory(city, ['公交线路'])
  await onNotice(city, asset!)
  await city.pass(30)
})
afterAll(() => city.close())

/**
 * What the last of some statements calls and changes by its triggers: how often each function, how many rows of certificates all of them
 * updated, and how often they looked for papers; nothing of it stays.
 */
async function doneBy(...statements: readonly string[]) {
  const client = await city.database.pool.connect()
  const called = async () =>
    new Map(
      (
        await client.query<{ name: string; calls: number }>('select funcname as name, calls::int from pg_stat_xact_user_functions')
      ).rows.map(({ name, calls }) => [name, calls]),
    )
  const looked = async () =>
    (
      await client.query<{ n: number }>(
        `select sum(coalesce(seq_scan, 0) + coalesce(idx_scan, 0))::int as n from pg_stat_xact_user_tables where relname in ('opinions', 'valuations')`,
      )
    ).rows[0]!.n
  try {
    await client.query(`begin; set local track_functions = 'all'`)
    for (const statement of statements.slice(0, -1)) await client.query(statement)
    const [before, papers] = [await called(), await looked()]
    await client.query(statements.at(-1)!)
    const after = await called()
    const {
      rows: [table],
    } = await client.query<{ n: number }>(`select n_tup_upd::int as n from pg_stat_xact_user_tables where relname = 'certificates'`)
    return {
      calls: (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0),
      updated: table!.n,
      papers: (await looked()) - papers,
    }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('凭证按签发时的状态写入，签发记录不再改写它；以后的变更照写（§4.3）', async () => {
  const gone = `set local session_replication_role = replica; create temporary table first_state on commit drop as select * from certificate_changes where status = 'valid' limit 1; delete from certificate_changes where seq = (select seq from first_state); set local session_replication_role = origin`
  const issued = `insert into certificate_changes (number, status, since, ground, reason, case_id, at) select number, status, since, ground, reason, case_id, at from first_state`
  expect(await doneBy(gone, issued)).toMatchObject({ updated: 0 })
  expect(
    await doneBy(
      `insert into certificate_changes (number, status, since, ground, reason, case_id, at) select number, 'revoked', since, ground, '撤销', case_id, at from certificate_changes where status = 'valid' limit 1`,
    ),
  ).toMatchObject({ updated: 1 })
  await expect(doneBy(issued.replace('first_state', `certificate_changes limit 1`))).rejects.toMatchObject({ code: 'RS003' })
})

test('办结只在移交、使用申请、委托中改变可读范围，其他办件办结不再逐一核对（§4.7、§5.5、§5.10）', async () => {
  const open = (procedure: string) =>
    `update cases set procedure = '${procedure}', holder_id = null, step = 'public-notice', ending = null, closed_at = null where id = (select id from cases where procedure = 'first-registration' order by id limit 1)`
  const closed = (procedure: string) =>
    `update cases set step = null, ending = 'registered', closed_at = now() where procedure = '${procedure}' and closed_at is null and holder_id is null`
  for (const procedure of ['transfer-registration', 'use-request', 'entrustment'])
    expect({ procedure, calls: (await doneBy(open(procedure), closed(procedure))).calls('keep_case_reader') }).not.toMatchObject({
      calls: 0,
    })
  // Whatever reading depends on the end of a case is named above.
  const {
    rows: [reading],
  } = await city.database.pool.query<{ view: string }>(`select pg_get_viewdef('case_reading') as view`)
  expect(new Set([...reading!.view.matchAll(/'([a-z-]+)'::text/g)].map(([, name]) => name))).toEqual(
    new Set(['entrustment', 'transfer-registration', 'use-request']),
  )
  expect((await doneBy(open('first-registration'), closed('first-registration'))).calls('keep_case_reader')).toBe(0)
})

test('资产卡的价值、持有单位没有变动，合计不受影响（§4.6）', async () => {
  const calls = async (change: string) => (await doneBy(`update asset_cards set ${change}`)).calls('keep_card_standings')
  expect(await calls(`end_reason = '更正'`)).toBe(0)
  expect(await calls('ended_at = now()')).toBe(1)
})

test('资产只换状态，合计由前后状态得出，不再查找文书；备查、重新盘点等换回的照查（§4.6）', async () => {
  const papers = async (change: string) =>
    (await doneBy(`update assets set state = 'in-registration', registered_at = null`, `update assets set ${change}`)).papers
  expect(await papers(`state = 'registered', registered_at = now()`)).toBe(0)
  expect(await papers(`state = 'carded'`)).toBeGreaterThan(0)
  expect(await papers(`grade = grade % 3 + 1`)).toBeGreaterThan(0)
})

test('不计入合计的规程，其办件提交、办结都不触动合计（§7.1）', async () => {
  const calls = async (procedure: string) =>
    (
      await doneBy(
        `update cases set procedure = '${procedure}' where submitted_at is not null`,
        `update cases set step = null, ending = 'registered', closed_at = now() where procedure = '${procedure}'`,
      )
    ).calls('keep_case_standings')
  expect(await calls('first-registration')).toBeGreaterThan(0)
  expect(await calls('use-request')).toBe(0)
  // Whatever sums of cases are kept of is named by the triggers.
  const {
    rows: [sums],
  } = await city.database.pool.query<{ text: string; trigger: string }>(
    `select pg_get_functiondef('stands_case'::regproc) as text, pg_get_triggerdef(t.oid) as trigger from pg_trigger t where t.tgname = 'standings_update' and t.tgrelid = 'cases'::regclass`,
  )
  const [, entering] = /procedure in \(([^)]+)\) as enters/.exec(sums!.text)!
  for (const name of entering!.split(', ')) expect(sums!.trigger).toContain(name)
  const endings = [...sums!.text.matchAll(/\('[a-z-]+', '([a-z]+)'\)/g)].map(([, ending]) => ending!)
  expect(new Set(endings)).toEqual(new Set(['changed', 'transferred', 'corrected', 'revoked']))
  for (const ending of endings) expect(sums!.trigger).toContain(`'${ending}'`)
})

test('办件、资产更新时的触发条件，只在语句写到所看的列时才核对，且所看的列都在其中（§4.1、§4.3）', async () => {
  const { rows } = await city.database.pool.query<{
    name: string
    columns: string[]
    condition: string
  }>(`select tgrelid::regclass || '.' || tgname as name, substring(pg_get_triggerdef(t.oid) from 'WHEN (.*) EXECUTE') as condition,
      array(select attname::text from pg_attribute a where a.attrelid = t.tgrelid and a.attnum = any (t.tgattr)) as columns
    from pg_trigger t where tgrelid in ('cases'::regclass, 'assets'::regclass) and tgqual is not null and tgtype & 18 = 16 and tgtype & 1 = 1`)
  expect(rows.length).toBeGreaterThan(8)
  const looked = (condition: string) => new Set([...condition.matchAll(/\b(?:old|new)\.([a-z_]+)/g)].map(([, column]) => column!))
  // Whether data was public or a utility’s is set by the trigger before, when the kind of its holder changes.
  const others = rows
    .filter(({ columns, condition }) => [...looked(condition)].some((column) => !columns.includes(column)))
    .map(({ name }) => name)
  expect(others).toEqual(['assets.mark_later'])
})
