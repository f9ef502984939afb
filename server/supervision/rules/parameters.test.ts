import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rulingRoutes } from '#contract/supervision-rulings.ts'
import { centre, type City, health, openCity, refusal, transport } from '#server/test/city.ts'

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const effectOf = async (choice: string, value: string, who = '郑局长') =>
  (await city.as(who)).ask(rulingRoutes.readParameterEffect, { query: { choice, value } })
const at = '2026-02-10T10:00:00+08:00'

/** Enters recorded rows as they are, without the lives that lead to them. */
async function enter(table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const client = await city.database.pool.connect()
  await client.query('begin; set local session_replication_role = replica')
  for (const row of rows) {
    const values = Object.values(row).map((each) =>
      typeof each === 'object' && each !== null && !Buffer.isBuffer(each) ? JSON.stringify(each) : each,
    )
    await client.query(
      `insert into ${table} (${Object.keys(row).join(', ')}) values (${values.map((_, n) => `$${n + 1}`).join(', ')})`,
      values,
    )
  }
  await client.query('commit')
  client.release()
}
const rowsOf = async <R extends Record<string, unknown>>(table: string): Promise<R[]> =>
  (await city.database.pool.query<R>(`select * from ${table}`)).rows
const hours = (from: unknown, until: unknown) => (Date.parse(String(until)) - Date.parse(String(from))) / 3_600_000

test('两件事之间的时间：事件报告时限缩短，晚报的多几件', async () => {
  const cases = [0.5, 2, 5].map((n) => ({ caseId: randomUUID(), n }))
  await enter(
    'incidents',
    cases.map(({ caseId, n }) => ({
      case_id: caseId,
      operator_id: city.id('榕数运营有限公司'),
      title: `事件${n}`,
      kind: 'leak',
      level: 'larger',
      network: 'other',
      persons: 0,
      has_public_data: false,
      suspects_crime: false,
      harms_persons: false,
      is_flaw: false,
      discovered_at: at,
      reported_at: at,
      lessons: '',
    })),
  )
  await enter(
    'incident_clocks',
    cases.map(({ caseId, n }) => ({
      case_id: caseId,
      clock: 'provincial',
      from_at: at,
      due_at: new Date(Date.parse(at) + 4 * 3_600_000).toISOString(),
      met_at: new Date(Date.parse(at) + n * 3_600_000).toISOString(),
    })),
  )
  const clocks = await rowsOf('incident_clocks')
  const late = (most: number) => clocks.filter((each) => hours(each['from_at'], each['met_at']) > most).length
  expect((await effectOf('incident-clock-network', '1')).read!.total).toEqual({
    records: 3,
    before: late(4),
    after: late(1),
    changed: late(1) - late(4),
  })
})

test('最长期限、提醒：授权期限和到期提醒', async () => {
  await enter(
    'mandates',
    (
      [
        ['2025-06-01', '2030-05-31'],
        ['2025-07-01', '2028-06-30'],
        ['2023-01-10', '2026-01-09'],
      ] as const
    ).map(([begins, ends], n) => ({
      id: randomUUID(),
      number: `YY-${n}`,
      operator_id: city.id('榕数运营有限公司'),
      operator_name: '榕数运营有限公司',
      kind: 'selected',
      case_id: randomUUID(),
      begins_on: begins,
      ends_on: ends,
      terms: {},
      made_at: at,
    })),
  )
  expect((await effectOf('mandate-term', '3')).read!.total).toEqual({ records: 2, before: 0, after: 1, changed: 1 })
  expect((await effectOf('mandate-reminders', '90,60,30')).read).toMatchObject({
    line: 'times',
    total: { records: 1, before: 2, after: 3, changed: 1 },
    items: [{ was: '2', would: '3' }],
  })
})

test('数值界限、数量：资产名称字数，表格行数', async () => {
  const names = ['短', '名'.repeat(20), '名'.repeat(35)]
  await enter(
    'assets',
    names.map((name, n) => ({
      id: randomUUID(),
      holder_id: city.id(transport),
      holder_kind: 'administrative-organ',
      holder_sector: '交通运输',
      code: `C${n}`,
      name,
      grade: 1,
      origin: 'collected',
      created_at: at,
    })),
  )
  expect((await effectOf('asset-name', '10')).read!.total).toEqual({
    records: 3,
    before: 0,
    after: names.filter((name) => name.length > 10).length,
    changed: 2,
  })
  await enter(
    'card_imports',
    [100, 700, 15_000].map((lines, n) => ({
      id: randomUUID(),
      round_id: randomUUID(),
      holder_id: city.id(transport),
      holder_kind: 'administrative-organ',
      way: 'new',
      name: `${n}.xlsx`,
      path: `p${n}`,
      bytes: 1,
      sha256: '',
      lines,
      added_name: '',
      added_at: at,
    })),
  )
  const { read } = await effectOf('card-tables', '500')
  expect(read!.total).toEqual({ records: 3, before: 0, after: 2, changed: 2 })
  expect(read!.items.map((item) => item.measured).toSorted()).toEqual(['15000', '700'])
  expect(read!.items.every((item) => item.href?.startsWith('/desk/inventory/imports/'))).toBe(true)
})

test('加点、信用等级', async () => {
  const [developer, operator, product] = [city.id('榕创开发有限公司'), city.id('榕数运营有限公司'), randomUUID()]
  await enter('products', [
    {
      id: product,
      number: 'CP-1',
      name: '产品',
      kind: 'report',
      purpose_class: 'industry',
      developer_id: developer,
      operator_id: operator,
      uses_public: false,
      state: 'listed',
      specification: {},
      price_fen: 100,
      unit: 'call',
      made_at: at,
    },
  ])
  await enter(
    'product_prices',
    [2, 4, 6].map((addOn) => ({
      case_id: randomUUID(),
      product_id: product,
      charge: 'ceiling',
      method: 'cost',
      unit: 'call',
      price_fen: 100,
      ceiling_fen: 100,
      permitted_fen: 100,
      paper: { addOn },
      set_at: at,
    })),
  )
  expect((await effectOf('permitted-income', '3')).read!.total).toEqual({ records: 3, before: 0, after: 2, changed: 2 })
  await enter('credit_entries', [
    {
      id: randomUUID(),
      number: 'XY-1',
      operator_id: operator,
      act: 'unfiled',
      points: 10,
      reason: '未备案',
      evidence: [],
      case_id: randomUUID(),
      made_name: '郑局长',
      made_at: at,
    },
  ])
  expect((await effectOf('credit-points', '95')).read).toMatchObject({
    line: 'value',
    total: { records: 1, before: null, after: null, changed: 1 },
    items: [{ measured: '10', was: 'A', would: 'B' }],
  })
})

test('截止日期：年度监管报告的期限，没有报的也在其中', async () => {
  await city.database.pool.query(`update organisations set created_at = '2024-06-01'`)
  await enter(
    'annual_reports',
    [
      [transport, '2025-03-20'],
      [health, '2025-04-10'],
    ].map(([unit, day]) => ({
      case_id: randomUUID(),
      holder_id: city.id(unit!),
      holder_kind: 'administrative-organ',
      year: 2024,
      figures: {},
      handed_in_on: day,
      received_at: at,
    })),
  )
  const { read } = await effectOf('annual-report-due', '03-10')
  const units = (await rowsOf('organisations')).filter(
    (o) => (o['roles'] as string[]).includes('producer') && ['administrative-organ', 'public-institution'].includes(String(o['kind'])),
  )
  // Of 2024 all but the two never came and are late by either day; of 2025 nobody has reported yet, and 2 March is before both days.
  expect(read!.total).toEqual({ records: units.length * 2, before: units.length - 1, after: units.length, changed: 1 })
  expect(read!.items).toMatchObject([{ measured: '2025-03-20', name: expect.stringContaining(transport) }])
})

test('时刻：非工作时段；财政局看不到审计日志的，照直说明', async () => {
  await enter(
    'audit_log',
    [3, 10, 20, 21, 23].map((hour) => ({
      at,
      platform_at: `2026-02-11T${String(hour).padStart(2, '0')}:30:00+08:00`,
      organisation_id: city.id('榕数运营有限公司'),
      role: 'operator',
      action: 'read-asset',
      object_kind: 'asset',
      object_id: 'x',
      outcome: 'done',
      digest: Buffer.alloc(32),
    })),
  )
  expect((await effectOf('odd-hours', '20')).read!.total).toEqual({ records: 5, before: 2, after: 4, changed: 2 })
  expect(await effectOf('odd-hours', '20', '钱财政')).toMatchObject({
    read: null,
    nothing: { zh: expect.stringContaining('只有市数据局看得到') },
  })
})

test('写法和精度：质量系数取几位；规模变化的界限', async () => {
  const scan = (id: string, rows: number, previous: string | null, score: number) => ({
    id,
    source_id: randomUUID(),
    round_id: randomUUID(),
    holder_id: city.id(centre),
    holder_kind: 'public-institution',
    dataset: `表${rows}`,
    rows,
    bytes: 1,
    grade: 1,
    finding: { columns: [], quality: { score, version: '1' } },
    card: {},
    state: 'proposed',
    found_at: at,
    previous_id: previous,
  })
  const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()]
  await enter('findings', [scan(a, 100, null, 0.9), scan(b, 120, a, 0.91234), scan(c, 200, b, 0.9)])
  expect((await effectOf('quality-coefficient', '2')).read).toMatchObject({
    total: { records: 3, changed: 1 },
    items: [{ measured: '0.91234', was: '0.9123', would: '0.91' }],
  })
  expect((await effectOf('volume-change', '15')).read!.total).toEqual({ records: 2, before: 1, after: 2, changed: 1 })
  expect((await effectOf('quality-change', '1')).read!.total).toEqual({ records: 2, before: 0, after: 2, changed: 2 })
})

test('没有记录随它而变的，说明为什么；每一个参数对两局都有答复，没有空白', async () => {
  expect(await effectOf('session', '60')).toMatchObject({ kind: 'none', read: null, nothing: { zh: expect.stringContaining('无从算起') } })
  expect((await refusal(effectOf('mandate-reminders', '九十天'))).fields).toMatchObject([{ field: 'value' }])
  expect((await refusal(effectOf('four-eyes', '3'))).fields).toMatchObject([{ field: 'choice' }])
  for (const who of ['郑局长', '钱财政']) {
    const { items } = await (await city.as(who)).ask(rulingRoutes.listParameters, { query: {} })
    expect(items.length).toBeGreaterThan(130)
    for (const { choice, value, kind } of items) {
      const effect = await effectOf(choice, value, who)
      expect([choice, effect.kind, (effect.nothing === null) !== (effect.read === null)]).toEqual([choice, kind, true])
      // By the present value nothing comes out otherwise.
      if (effect.read) expect([choice, effect.read.total.changed, effect.read.total.after]).toEqual([choice, 0, effect.read.total.before])
    }
  }
})

test('不像样的新值：太长的期限、没有的日子、写了两次的天数，照直说明', async () => {
  const why = (choice: string, value: string) => refusal(effectOf(choice, value))
  expect(await why('certificate-validity', '99999999')).toMatchObject({
    status: 422,
    fields: [{ field: 'value', message: { zh: '期限是不超过五位的数字' } }],
  })
  expect((await effectOf('certificate-validity', '99999')).kind).toBe('term')
  expect(await why('annual-report-due', '02-30')).toMatchObject({
    status: 422,
    fields: [{ field: 'value', message: { zh: '没有02-30这一天' } }],
  })
  expect((await effectOf('annual-report-due', '02-28')).kind).toBe('day')
  expect(await why('mandate-reminders', '30,30')).toMatchObject({
    status: 422,
    fields: [{ field: 'value', message: { zh: '同一个天数不写两次' } }],
  })
})
