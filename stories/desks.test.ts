import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookRoutes } from '#contract/books.ts'
import { cardRoutes } from '#contract/cards.ts'
import { type Desk, deskRoutes } from '#contract/desks.ts'
import { gradingRoutes } from '#contract/grading.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import { health, openCity, refusal, transport, type City } from '#server/test/city.ts'
import { linesCsv, ofHealth, ofTransport, onNotice, opine, startRound, takeInventory, upload } from './lives.ts'

let city: City
let registered: string
beforeAll(async () => {
  city = await openCity()
  const [first, second, memo] = (await takeInventory(city, ['已登记线路', '站点', '备查台账'])) as [string, string, string]
  registered = first
  await onNotice(city, first)
  await city.pass(20)
  await opine(city, second, { validUntil: '2026-05-01' })
  const kase = await city.open(ofTransport[0], 'memorandum', memo, { reason: '成本尚在归集，暂不具备条件', reviewOn: city.clock.today() })
  await city.act(ofTransport[0], kase, 'submit')
  await city.act(ofTransport[1], kase, 'confirm')
  await (
    await city.as('路行业')
  ).ask(gradingRoutes.askRegrading, { params: { id: second }, body: { trigger: 'request', reason: '口径有变化，请核对' } })
  await takeInventory(city, ['医疗机构'], ofHealth)
  const round = await startRound(city, ofTransport)
  await upload(city, ofTransport[0], round.roundId, [{ name: '待确认.csv', content: linesCsv() }])
})
afterAll(() => city.close())

const deskOf = async (who: string) => (await city.as(who)).ask(deskRoutes.readDesk)
const figureOf = (desk: Desk, key: string) => desk.figures.find((figure) => figure.key === key)
const panelOf = (desk: Desk, key: string) => desk.panels.find((panel) => panel.key === key)!

describe('单位：今年要办什么（§3.9，§3.8，§3.2，§4.6）', () => {
  test('盘点、待确认的卡片、待决定的分级、备查复核、将到期的材料，各有多少，点开就是', async () => {
    const desk = await deskOf(ofTransport[0])
    expect(figureOf(desk, 'round')).toMatchObject({ value: 1, tone: 'good' })
    expect(figureOf(desk, 'cards')).toMatchObject({ value: 1, tone: 'care' })
    expect(figureOf(desk, 'regrading')).toMatchObject({ value: 1, href: '/desk/gradings' })
    expect(figureOf(desk, 'memo')).toMatchObject({ value: 1, href: '/desk/memos' })
    expect(figureOf(desk, 'papers')).toMatchObject({ value: 1, note: { zh: '最近：2026-05-01' } })
    expect(figureOf(desk, 'assets')).toMatchObject({ value: 1, of: 3, href: `/desk/assets?holderId=${city.id(transport)}` })
    expect(figureOf(desk, 'books')).toMatchObject({ value: 0, unit: 'fen', href: '/desk/books' })
    expect(panelOf(desk, 'states').bars.reduce((sum, bar) => sum + bar.value, 0)).toBe(3)
    for (const bar of panelOf(desk, 'states').bars) expect(bar.href).toBe(`/desk/assets?holderId=${city.id(transport)}&state=${bar.key}`)
    for (const figure of desk.figures) expect(figure.href).toMatch(/^\/desk\//)
  })

  test('账套链条各环的数，就是点开的清单的条数（§3.10）', async () => {
    const own = await city.as(ofTransport[0])
    await own.ask(bookRoutes.openBooks, { body: { openedOn: `${city.clock.today().slice(0, 7)}-01` } })
    const listed = {
      content: inventoryRoutes.listAssets,
      list: inventoryRoutes.listAssets,
      'information-cards': inventoryRoutes.listAssets,
      'asset-cards': inventoryRoutes.listAssets,
      memo: cardRoutes.listMemos,
    } as const
    const standsAsListed = async () => {
      const { chain } = await own.ask(bookRoutes.readBooks, { params: { id: city.id(transport) }, query: {} })
      const totals = await Promise.all(
        Object.entries(listed).map(async ([link, route]) => {
          const { href } = chain.find((each) => each.link === link)!
          return [link, (await own.ask(route, { query: Object.fromEntries(new URL(href, 'http://city').searchParams) as never })).total]
        }),
      )
      expect(Object.fromEntries(totals)).toEqual({ content: 3, list: 3, 'information-cards': 2, 'asset-cards': 1, memo: 1 })
      expect(Object.fromEntries(chain.filter((each) => each.link in listed).map((each) => [each.link, each.count]))).toEqual(
        Object.fromEntries(totals),
      )
    }
    await standsAsListed()
    // 变动登记在办期间，资产卡仍然有效。
    await city.database.pool.query(
      `update assets set frozen_by = (select id from cases limit 1), state_before = state, state = 'in-registration' where id = $1`,
      [registered],
    )
    await standsAsListed()
    await city.database.pool.query(`update assets set frozen_by = null, state = state_before, state_before = null where id = $1`, [
      registered,
    ])
  })

  test('没有盘点的单位看到的是还没有开始，每个格子都不空着', async () => {
    const desk = await deskOf('高清查')
    expect(figureOf(desk, 'round')).toMatchObject({ value: 0, tone: 'bad' })
    for (const panel of desk.panels) expect(panel.empty.zh.length).toBeGreaterThan(3)
  })

  test('到期事项按日排列，翻页不重不漏，逾期可单列，可导出', async () => {
    const own = await city.as(ofTransport[0])
    const whole = await own.ask(deskRoutes.listDues, { query: {} })
    expect(whole.items.map((due) => due.dueOn)).toEqual(whole.items.map((due) => due.dueOn).toSorted())
    expect(new Set(whole.items.map((due) => due.kind))).toEqual(new Set(['memo', 'round', 'regrading', 'opinion']))
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: typeof whole = await own.ask(deskRoutes.listDues, { query: { limit: 1, ...(cursor ? { cursor } : {}) } })
      seen.push(...page.items.map((due) => `${due.kind} ${due.id}`))
      cursor = page.next
    }
    expect(seen).toEqual(whole.items.map((due) => `${due.kind} ${due.id}`))
    expect((await own.ask(deskRoutes.listDues, { query: { kind: 'memo' } })).items).toMatchObject([{ title: '备查台账', days: 0 }])
    expect((await own.ask(deskRoutes.listDues, { query: { late: 'yes' } })).items.every((due) => due.days < 0)).toBe(true)
    expect((await (await own.ask(deskRoutes.duesExcel, { query: {} })).arrayBuffer()).byteLength).toBeGreaterThan(1000)
  })
})

describe('监督部门：各看各的范围（§2.1–2.4）', () => {
  test('市数据局看全市，财政看行政事业单位，行业看本行业，国资只看市属国企', async () => {
    const of = async (who: string) => figureOf(await deskOf(who), 'assets')!.value
    expect(await of('郑局长')).toBe(4)
    expect(await of('钱财政')).toBe(4)
    expect(await of('路行业')).toBe(3)
    expect(await of('国资委')).toBe(0)
    expect(await refusal((await city.as('何律师')).ask(deskRoutes.readDesk))).toMatchObject({ status: 404 })
  })

  test('网信、公安只读全市，先看安全事件、检查和重要数据（§7.2，§7.5）', async () => {
    for (const who of ['网信办', '安公安']) {
      const desk = await deskOf(who)
      expect(desk).toMatchObject({ basis: ['§7.2', '§7.5'], panels: expect.arrayContaining([expect.objectContaining({ key: 'states' })]) })
      expect(desk.figures.map((figure) => figure.key)).toEqual(['inspections', 'incidents', 'important', 'assets', 'registered'])
      for (const figure of desk.figures) expect(figure.href).toMatch(/^\/desk\//)
    }
  })

  test('本年度盘点：公共单位计入，鼓励类主体不计；没有完成的逐个列出', async () => {
    const bureau = await deskOf('郑局长')
    const year = figureOf(bureau, 'year')!
    expect(year.value).toBe(2)
    expect(panelOf(bureau, 'year').bars.map((bar) => bar.label.zh)).toHaveLength(year.of! - year.value)
    expect(panelOf(bureau, 'year').bars.map((bar) => bar.label.zh)).not.toContain('榕城公共交通集团')
    expect(panelOf(await deskOf('国资委'), 'year').bars.map((bar) => bar.label.zh)).toEqual(['榕城公共交通集团'])
  })

  test('评估值、覆盖率、级别与来源、逾期，每一个数都有打开的地方', async () => {
    const desk = await deskOf('钱财政')
    expect(figureOf(desk, 'value')).toMatchObject({ value: 128_050_000, unit: 'fen' })
    expect(panelOf(desk, 'value').bars).toMatchObject([{ key: city.id(transport), value: 128_050_000 }])
    expect(panelOf(desk, 'coverage').bars.find((bar) => bar.key === city.id(transport))).toMatchObject({
      value: 1,
      of: 3,
      href: `/desk/assets?holderId=${city.id(transport)}`,
    })
    expect(panelOf(desk, 'grades').cells.reduce((sum, cell) => sum + cell.value, 0)).toBe(4)
    for (const { bars } of desk.panels) for (const bar of bars) expect(bar.href).toMatch(/^\/desk\//)
    expect(registered).toBeTruthy()
  })

  test('行业工作台写明清单和待答复的意见', async () => {
    expect(figureOf(await deskOf('路行业'), 'lists')).toMatchObject({ value: 0, href: '/desk/lists' })
  })
})

describe('运营主体、开发主体和交易所：各有什么要办、办得怎样（§1.7，§1.8，§6.1）', () => {
  test('权限、合同、产品、订单和成交金额，各算各的；点开就是清单；没有的时候说还没有', async () => {
    const owner = (text: string, values: unknown[] = []) => city.database.pool.query(text, values)
    const [operator, developer] = [city.id('榕数运营有限公司'), city.id('榕创开发有限公司')]
    const empty = await deskOf('尹运营')
    expect(empty.figures.filter(({ key }) => key !== 'inspections').every(({ value }) => value === 0)).toBe(true)
    expect(empty.panels.map(({ key, bars }) => [key, bars.length])).toEqual([
      ['purposes', 0],
      ['products', 0],
      ['months', 0],
    ])
    const {
      rows: [kase],
    } = (await owner('select id from cases limit 1')) as { rows: { id: string }[] }
    await owner(
      `insert into mandates (id, number, operator_id, operator_name, kind, case_id, begins_on, ends_on, made_at) values ('00000000-0000-4000-8000-000000000001', 'YY-9', $1, '榕数运营有限公司', 'selected', $2, '2026-01-01', '2030-12-31', now())`,
      [operator, kase!.id],
    )
    // One that is suspended and one that has not begun are not in force, nor is an agreement that is suspended.
    await owner(
      `insert into mandates (id, number, operator_id, operator_name, kind, case_id, begins_on, ends_on, suspended_at, made_at) select gen_random_uuid(), n, $1, '榕数运营有限公司', 'selected', $2, begins, '2030-12-31', suspended, now() from (values ('YY-8', '2026-01-01'::date, now()), ('YY-7', '2030-01-01'::date, null)) v(n, begins, suspended)`,
      [operator, kase!.id],
    )
    await owner(
      `insert into agreements (id, number, mandate_id, operator_id, developer_id, asset_id, asset_version, holder_id, holder_kind, purpose_class, purpose, manner, begins_on, ends_on, policy, policy_sha256, signed_operator_at, signed_developer_at, suspended_at, made_at)
      select gen_random_uuid(), n, '00000000-0000-4000-8000-000000000001', $1, $2, a.id, a.version, a.holder_id, 'administrative-organ', 'industry', '客流分析', 'report', '2026-01-01', '2030-12-31', '{}', '', now(), now(), suspended, now() from (select * from assets order by id limit 1) a, (values ('XY-9', null::timestamptz), ('XY-8', now())) v(n, suspended)`,
      [operator, developer],
    )
    await owner(
      `insert into products (id, number, name, kind, purpose_class, developer_id, operator_id, state, made_at) values ('00000000-0000-4000-8000-000000000002', 'CP-9', '客流指数', 'index', 'industry', $1, $2, 'listed', now())`,
      [developer, operator],
    )
    const order = `insert into orders (id, number, client_key, product_id, developer_id, operator_id, buyer_name, purpose, kind, amount_fen, state, placed_at, settled_at) values (gen_random_uuid(), $1, $1, '00000000-0000-4000-8000-000000000002', $2, $3, '某公司', '选址', 'once', 12300, $4, $5, $6)`
    const today = city.clock.today()
    await owner(order, ['DD-1', developer, operator, 'completed', today, today])
    await owner(order, ['DD-2', developer, operator, 'inquiry', today, null])
    expect(figureOf(await deskOf('焦交易'), 'listed')!.value).toBe(1)
    for (const who of ['尹运营', '康开发']) {
      const desk = await deskOf(who)
      expect([who, figureOf(desk, 'listed')!.value, figureOf(desk, 'orders')!.value, figureOf(desk, 'amount')!.value]).toEqual([
        who,
        1,
        1,
        12_300,
      ])
      expect(panelOf(desk, 'months').bars.map(({ label, value }) => [label.zh, value])).toEqual([[today.slice(0, 7), 12_300]])
      for (const figure of desk.figures) expect(figure.href).toMatch(/^\/desk\//)
    }
    expect(figureOf(await deskOf('尹运营'), 'mandates')).toMatchObject({ value: 1, href: `/desk/operators/${operator}` })
    expect(figureOf(await deskOf('康开发'), 'mandates')).toBeUndefined()
    for (const who of ['尹运营', '康开发']) {
      const desk = await deskOf(who)
      expect(figureOf(desk, 'agreements')).toMatchObject({ value: 1, note: { zh: '90天内到期 0，暂停 1' } })
      expect(panelOf(desk, 'purposes').bars.map(({ key, value }) => [key, value])).toEqual([['industry', 1]])
    }
  })

  test('应登尽登率只计负有责任的公共单位：工作台与驾驶舱各行一致；鼓励类单位不列（§3.12）', async () => {
    const coverage = async () =>
      panelOf(await deskOf('郑局长'), 'coverage')
        .bars.map(({ key, value, of }) => `${key} ${value} / ${of}`)
        .sort()
    const cockpit = async () =>
      (await (await city.as('郑局长')).ask(supervisionRoutes.cockpit)).coverage
        .map(({ key, value, of }) => `${key} ${value} / ${of}`)
        .sort()
    expect(await coverage()).toEqual(await cockpit())
    await city.database.pool.query(`update organisations set kind = 'public-utility' where id = $1`, [city.id(health)])
    await city.database.pool.query(`update assets set holder_kind = 'public-utility' where holder_id = $1`, [city.id(health)])
    expect((await coverage()).map((each) => each.split(' ')[0])).toEqual([city.id(transport)])
    expect(await coverage()).toEqual(await cockpit())
  })
})
