import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { retentionRoutes } from '#contract/retention.ts'
import { recordKinds, recordTables, workingTables } from '#law/record-tables.ts'
import { runRetention } from '#server/commands/run-retention.ts'
import { recordRules, triggerArguments } from '#server/supervision/retention-rules.ts'
import { openCity, password, refusal, type City } from '#server/test/city.ts'
import { printed } from '#server/test/printed.ts'
import { application, ofTransport, takeInventory } from './lives.ts'
import { makeObjects, rememberFindings, rememberTheYear } from './matrix-objects.ts'

let city: City
beforeAll(async () => {
  city = await openCity()
  await makeObjects(city)
  await rememberFindings(city)
  await rememberTheYear(city)
})
afterAll(() => city.close())

const owner = async <T extends object>(text: string, values: unknown[] = []) => (await city.database.pool.query<T>(text, values)).rows
type Said = { readonly code: string; readonly message: string }
/** What the database says to one statement of the owner or of the application role; nothing of it stays. */
async function tried(statement: string, role: 'owner' | 'rongshu_app' = 'owner'): Promise<Said> {
  const client = await city.database.pool.connect()
  try {
    await client.query('begin')
    if (role !== 'owner') await client.query(`select set_config('role', $1, true), set_config('app.role', 'system', true)`, [role])
    return await client.query(statement).then(
      ({ rowCount }) => ({ code: `done ${rowCount}`, message: '' }),
      ({ code, message }: Said) => ({ code, message }),
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe('保存期表：平台的每一张表都有归类（choice:retention-matrix，§4.8，§7.1）', () => {
  test('数据库的每张表或者归入一类记录，或者写明为什么不是记录', async () => {
    const tables = await owner<{ name: string }>(
      `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
    )
    expect([...Object.keys(recordTables), ...Object.keys(workingTables)].sort()).toEqual(tables.map(({ name }) => name).sort())
  })

  test('起算日、所属整体和主键都是表中真有的', async () => {
    const columns = new Map(
      (
        await owner<{ place: string; type: string }>(
          `select table_name || '.' || column_name as place, data_type as type from information_schema.columns where table_schema = 'public'`,
        )
      ).map(({ place, type }) => [place, type]),
    )
    const keys = new Map(
      (
        await owner<{ name: string; key: string[] }>(
          `select c.conrelid::regclass::text as name, (select array_agg(a.attname::text order by array_position(c.conkey, a.attnum)) from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any(c.conkey)) as key from pg_constraint c where c.contype = 'p' and c.connamespace = 'public'::regnamespace`,
        )
      ).map(({ name, key }) => [name, key]),
    )
    for (const { name, table, within } of recordRules) {
      for (const place of [table.begins && `${name}.${table.begins}`, within && `${within.table}.${within.begins}`].filter(Boolean))
        expect([place, columns.get(place!)]).toEqual([place, expect.stringMatching(/^(date|timestamp with time zone)$/)])
      for (const column of [within?.by, table.label, table.once])
        if (column) expect([name, columns.has(`${name}.${column}`)]).toEqual([name, true])
      if (table.begins) expect([name, table.key ?? ['id']]).toEqual([name, keys.get(name)])
      expect([name, table.within !== undefined]).toEqual([name, within !== null])
    }
  })

  test('数据库里的触发器与保存期表一字不差：每张记录表拒绝提前删除和整表清空', async () => {
    const found = await owner<{ name: string; trigger: string; told: string; when: boolean }>(
      `select tgrelid::regclass::text as name, tgname as trigger, encode(tgargs, 'hex') as told, tgqual is not null as when from pg_trigger where tgfoid = 'refuse_early'::regproc and tgenabled = 'O'`,
    )
    const told = (hex: string) => Buffer.from(hex, 'hex').toString('utf8').split('\0').slice(0, -1)
    expect(found.map(({ name, trigger, told: hex, when }) => JSON.stringify([name, trigger, told(hex), when])).toSorted()).toEqual(
      recordRules
        .flatMap((rule) =>
          [
            [rule.name, 'a_kept', triggerArguments(rule), rule.table.once !== undefined],
            [rule.name, 'a_kept_whole', triggerArguments(rule), false],
          ].map((each) => JSON.stringify(each)),
        )
        .toSorted(),
    )
  })
})

describe('保存期未满，谁也删不了（§4.8）', () => {
  test('每张记录表：应用角色没有权限，所有者也被拒绝，并说明是哪一类、保存多久、到哪一天', async () => {
    const withRows: string[] = []
    for (const { name, kind } of recordRules) {
      const n = (await owner(`select from ${name}${name === 'cases' ? ' where submitted_at is not null' : ''} limit 1`)).length
      if (n > 0) withRows.push(name)
      for (const statement of [`delete from ${name}`, `truncate ${name} cascade`]) {
        expect([statement, (await tried(statement, 'rongshu_app')).code]).toEqual([statement, '42501'])
        if (statement.startsWith('delete') && n === 0) continue
        const said = await tried(statement)
        expect([statement, said.code]).toEqual([statement, 'RS001'])
        if (statement.startsWith('delete')) expect(said.message).toContain(`“${recordKinds[kind].title.zh}”`)
      }
    }
    expect([...new Set(recordRules.filter(({ name }) => withRows.includes(name)).map(({ kind }) => kind))].sort()).toEqual([
      'accounting',
      'destruction',
      'registration',
    ])
    expect(withRows.length).toBeGreaterThan(35)
    expect((await tried('delete from audit_log')).message).toMatch(
      /^“登记材料”保存30年，自2026-03-02起，至2056-03-02止：audit_log 的这一行不能删除 · Registration material: kept 30 years, from 2026-03-02 until 2056-03-02$/,
    )
    expect((await tried('delete from vouchers')).message).toMatch(/^“会计凭证、账簿”保存30年，自20\d\d-12-31起，至20\d\d-12-31止/)
    expect((await tried('delete from destructions')).message).toContain('永久保存，没有届满之日')
    expect((await tried('delete from assets')).message).toContain('尚在使用，保存期还没有起算')
  })

  test('最后一日当天仍不能删，次日起数据库不再阻拦；记录不全满的也不能整表清空', async () => {
    const [put] = await owner<{ id: string }>(
      `insert into card_imports (id, round_id, holder_id, holder_kind, holder_sector, way, name, path, bytes, sha256, added_name, added_at) select gen_random_uuid(), round_id, holder_id, holder_kind, holder_sector, way, name, path || '-2', bytes, sha256, added_name, added_at from card_imports limit 1 returning id`,
    )
    const { id } = put!
    for (const [days, code] of [
      [0, 'RS001'],
      [1, 'done 1'],
    ] as const) {
      await owner(`update card_imports set ended_at = current_date - interval '30 years' - make_interval(days => $2) where id = $1`, [
        id,
        days,
      ])
      expect((await tried(`delete from card_imports where id = '${id}'`)).code).toBe(code)
    }
    expect((await tried('truncate card_imports cascade')).code).toBe('RS001')
    await owner('delete from card_imports where id = $1', [id])
  })

  test('法律允许提前清除的：登录会话随时可删，从未提交的草稿不是记录', async () => {
    const [asset] = await takeInventory(city, ['草稿所涉'])
    const draft = await city.open(ofTransport[0], 'first-registration', asset!, application)
    expect((await tried('delete from sessions')).code).toMatch(/^done [1-9]/)
    expect((await tried(`delete from cases where id = '${draft}'`)).code).not.toBe('RS001')
  })

  test('文件库只收、只读，没有删除的办法；文件和用途的行到期前也删不了', async () => {
    expect(Object.keys(city.files).filter((verb) => /delete|remove|drop|purge|unlink|erase/.test(verb))).toEqual([])
    for (const table of ['files', 'file_uses']) expect((await tried(`delete from ${table}`)).message).toContain('“登记材料”保存30年')
  })
})

describe('到期待处置：列出来等人决定，不自动删除（choice:retention-matrix）', () => {
  const withClock = async <T>(years: number, work: (who: Awaited<ReturnType<City['as']>>) => Promise<T>): Promise<T> => {
    const before = city.clock.offsetMs()
    city.clock.setOffset(before + years * 366 * 86_400_000)
    try {
      const client = city.stranger()
      await client.signIn('zheng', password)
      return await work(client)
    } finally {
      city.clock.setOffset(before)
    }
  }

  test('今天没有到期的；三十一年之后逐页列出，最早到期的在前，与表中的数一致，一条也没有少', async () => {
    const bureau = await city.as('郑局长')
    expect((await bureau.ask(retentionRoutes.listDueRecords)).items).toEqual([])
    // A file that is long over its own term is not due while the case it was brought for is within its own.
    await owner(`update files set created_at = created_at - interval '40 years'`)
    expect((await owner(`select from files where created_at < now() - interval '31 years'`)).length).toBeGreaterThan(0)
    expect((await bureau.ask(retentionRoutes.listDueRecords)).items).toEqual([])
    const { kinds, working } = await bureau.ask(retentionRoutes.readRetention)
    expect(kinds.map(({ kind }) => kind)).toEqual(Object.keys(recordKinds))
    expect(kinds.find(({ kind }) => kind === 'network-log')!.shared.map(({ zh }) => zh)).toContain('审计日志（登录、查阅、提供、办理）')
    expect(kinds.find(({ kind }) => kind === 'registration')!.tables.find(({ name }) => name === 'audit_log')).toMatchObject({
      oldest: '2026-03-02',
      due: { total: 0 },
    })
    expect(working.map(({ name }) => name)).toContain('sessions')
    const count = async () =>
      (
        await owner<{ n: number }>(
          'select (select count(*) from cases) + (select count(*) from vouchers) + (select count(*) from file_uses) as n',
        )
      )[0]!.n
    const rows = await count()
    expect(await refusal((await city.as(ofTransport[0])).ask(retentionRoutes.listDueRecords))).toMatchObject({ status: 404 })
    await withClock(31, async (client) => {
      const all: { table: string; until: string; begun: string; kind: string }[] = []
      let cursor: string | undefined
      do {
        const page = await client.ask(retentionRoutes.listDueRecords, { query: { limit: 100, ...(cursor ? { cursor } : {}) } })
        all.push(...page.items)
        cursor = page.next ?? undefined
      } while (cursor && all.length < 3000)
      expect(all.map(({ until }) => until)).toEqual(all.map(({ until }) => until).toSorted())
      expect(new Set(all.map(({ table }) => table))).toEqual(
        new Set([...new Set(all.map(({ table }) => table)), 'cases', 'vouchers', 'audit_log', 'files', 'file_uses', 'rounds']),
      )
      for (const line of all) expect(line.until.slice(0, 4)).toBe(String(Number(line.begun.slice(0, 4)) + 30))
      const later = await client.ask(retentionRoutes.readRetention)
      for (const table of later.kinds.flatMap((line) => line.tables))
        if (!table.due.isCapped)
          expect([table.name, all.filter((line) => line.table === table.name).length]).toEqual([table.name, table.due.total])
      const closed = (await owner<{ n: number }>('select count(*)::int as n from cases where closed_at is not null'))[0]!.n
      expect(all.filter(({ table }) => table === 'cases').length).toBe(closed)
      const accounts = await client.ask(retentionRoutes.listDueRecords, { query: { kind: 'accounting' } })
      expect(new Set(accounts.items.map(({ kind }) => kind))).toEqual(new Set(['accounting']))
      expect(
        (await (await client.ask(retentionRoutes.dueRecordsExcel, { query: { kind: 'accounting' } })).arrayBuffer()).byteLength,
      ).toBeGreaterThan(1000)
      expect(await refusal(client.ask(retentionRoutes.listDueRecords, { query: { cursor: 'x' } }))).toMatchObject({ status: 400 })
    })
    expect(await count()).toBe(rows)
  })

  test('命令 audit retention 打印保存期表和到期的记录', async () => {
    const config = { ...city.config, databaseUrl: city.database.url }
    const run = (options: { json?: boolean; at?: string }) => printed(() => runRetention(config, options, new AbortController().signal))
    const now = await run({ at: '2026-03-03' })
    expect(now.answer).toBe(0)
    expect(now.said).toMatch(
      /截至 as of 2026-03-03[\s\S]*登记材料 · Registration material {2}30 年 years {2}choice:retention-registration[\s\S]*cases {2}办件 \d+[\s\S]*没有超过保存期的记录/,
    )
    expect((await run({ at: '2060-01-01' })).said).toMatch(/到期待处置 · due for disposal\n {2}20\d\d-\d\d-\d\d {2}[\s\S]*不会自动删除/)
    expect(JSON.parse((await run({ at: '2060-01-01', json: true })).said)).toMatchObject({
      asOf: '2060-01-01',
      kinds: expect.any(Array),
      due: expect.any(Array),
    })
    await expect(run({ at: '2026-02-30' })).rejects.toMatchObject({ problem: { code: 'invalid' } })
  })
})
