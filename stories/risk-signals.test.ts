import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventoryRoutes } from '#contract/inventory.ts'
import { cardRoutes } from '#contract/cards.ts'
import { signalRoutes } from '#contract/supervision-signals.ts'
import { type RiskSignal, riskSignals } from '#law/signals.ts'
import { health, openCity, transport, type City } from '#server/test/city.ts'
import { ofTransport, onNotice, takeInventory } from './lives.ts'
import { mandated } from './mandates.ts'

let city: City
let asset: string
const operator = '榕数运营有限公司'
const developer = '榕创开发有限公司'
const owner = async (text: string, values: unknown[] = []) => (await city.database.pool.query(text, values)).rows
beforeAll(async () => {
  city = await openCity()
  asset = (await takeInventory(city, ['使用中的线路']))[0]!
  await onNotice(city, asset)
  await city.pass(20)
  // What operation and trading would have entered: the signals look at the rows, however they came.
  const mandate = randomUUID()
  const [kase] = (await owner(`select id from cases limit 1`)) as { id: string }[]
  await owner(
    `insert into mandates (id, number, operator_id, operator_name, kind, case_id, begins_on, ends_on, made_at) values ($1, '榕授2026-1', $2, $3, 'selected', $4, '2026-03-01', '2029-12-31', now())`,
    [mandate, city.id(operator), operator, kase!.id],
  )
  await owner(
    `insert into agreements (id, number, mandate_id, operator_id, developer_id, asset_id, asset_version, holder_id, holder_kind, purpose_class, purpose, manner, begins_on, ends_on, policy, policy_sha256, signed_operator_name, signed_operator_at, signed_developer_name, signed_developer_at, made_at)
    values (gen_random_uuid(), '榕协2026-1', $1, $2, $3, $4, 1, $5, 'administrative-organ', 'industry', '出行服务', 'query', '2026-03-01', '2029-12-31', '{}', '', '尹运营', now(), '康开发', now(), now())`,
    [mandate, city.id(operator), city.id(developer), asset, city.id(transport)],
  )
  for (const [n, price] of [100_00, 120_00, 110_00, 900_00].entries())
    await owner(
      `insert into products (id, name, kind, purpose_class, developer_id, state, price_fen, ceiling_fen, unit, made_at) values (gen_random_uuid(), $1, 'api', 'industry', $2, 'listed', $3, 1000000, '次', now())`,
      [`产品${n + 1}`, city.id(developer), price],
    )
})
afterAll(() => city.close())

const countsOf = async (who: string) =>
  Object.fromEntries((await (await city.as(who)).ask(signalRoutes.readSignals)).rules.map((rule) => [rule.id, rule.total])) as {
    [S in RiskSignal]: number
  }
const linesOf = async (who: string, rule: RiskSignal) =>
  (await (await city.as(who)).ask(signalRoutes.listSignals, { query: { rule } })).items

describe('风险信号：由记录计算，每条信号的查询语句可见（§7.2）', () => {
  test('每条信号都有说明、办法、依据和查询语句', async () => {
    const { rules } = await (await city.as('郑局长')).ask(signalRoutes.readSignals)
    expect(rules.map((rule) => rule.id)).toEqual(Object.keys(riskSignals))
    for (const rule of rules) expect(rule.query).toMatch(/^select /)
  })

  test('有协议没有使用登记、开发主体没有备案、运营主体没有合规文件、价格异常，逐条列出', async () => {
    expect(await countsOf('郑局长')).toMatchObject({
      'unmarked-use': 1,
      'unfiled-developer': 1,
      'operator-without-compliance': 1,
      'odd-price': 1,
      'assessment-overdue': 0,
      'incident-late': 0,
    })
    expect(await linesOf('郑局长', 'unmarked-use')).toMatchObject([
      { subjectName: operator, detail: expect.stringContaining('榕协2026-1'), href: `/desk/assets/${asset}` },
    ])
    expect(await linesOf('安公安', 'unfiled-developer')).toMatchObject([{ detail: `榕协2026-1 · ${developer}` }])
    expect((await linesOf('郑局长', 'odd-price')).map((line) => line.detail)).toEqual([expect.stringContaining('产品4')])
  })

  test('备案、合规档案到期的，信号重新出现；合规档案写明差几部分', async () => {
    const [kase] = (await owner(`select id from cases limit 1`)) as { id: string }[]
    const today = city.clock.today()
    await owner(
      `insert into developer_filings (id, number, case_id, operator_id, developer_id, filed_on, until_on, review_on, made_at) values (gen_random_uuid(), 'KF-1', $1, $2, $3, '2026-01-01', $4, $4, now())`,
      [kase!.id, city.id(operator), city.id(developer), today],
    )
    for (const part of ['mlps', 'confidentiality', 'protection', 'risk-control', 'emergency'])
      await owner(
        `insert into compliance_records (id, operator_id, part, document_number, level, detail, made_on, expires_on, case_id, recorded_name, recorded_at) values (gen_random_uuid(), $1, $2, '1号', $5::int, '{}', '2026-01-01', $3, $4, '叶受理', now())`,
        [city.id(operator), part, part === 'mlps' ? today : '2029-12-31', kase!.id, part === 'mlps' ? 3 : null],
      )
    expect(await countsOf('郑局长')).toMatchObject({ 'unfiled-developer': 0, 'operator-without-compliance': 0 })
    await city.pass(1)
    expect(await countsOf('郑局长')).toMatchObject({ 'unfiled-developer': 1, 'operator-without-compliance': 1 })
    expect(await linesOf('郑局长', 'operator-without-compliance')).toMatchObject([
      { subjectName: operator, detail: expect.stringMatching(/ · 4\/5$/) },
    ])
  })

  test('登记使用标识后信号消失；授权满一年没有评估的列出', async () => {
    await mandated(city, [asset])
    await (
      await city.as(ofTransport[0])
    ).ask(cardRoutes.setUseMark, {
      params: { id: asset },
      body: {
        answers: {
          operator: city.id(operator),
          manner: 'operated',
          agreement: '榕协2026-1',
          startsOn: city.clock.today(),
          endsOn: '2029-12-31',
        },
      },
    })
    expect((await countsOf('郑局长'))['unmarked-use']).toBe(0)
    await city.until('2027-03-05T09:00:00+08:00')
    // Each mandate that is over a year old and was not assessed.
    expect((await countsOf('郑局长'))['assessment-overdue']).toBe(2)
    // What the Finance Bureau cannot look up is not told to it as missing.
    expect(Object.keys(await countsOf('钱财政'))).toEqual(
      Object.keys(riskSignals).filter((rule) => !['unfiled-developer', 'operator-without-compliance', 'assessment-overdue'].includes(rule)),
    )
    for (const rule of ['unfiled-developer', 'operator-without-compliance', 'assessment-overdue'] as const)
      expect(await linesOf('钱财政', rule)).toEqual([])
    expect((await linesOf('郑局长', 'late-round')).map((line) => line.subjectName)).toContain(health)
    expect((await linesOf('郑局长', 'late-round')).map((line) => line.subjectName)).not.toContain(transport)
  })

  test('运营、开发主体夜间查阅的列出，按各自可读的日志', async () => {
    await city.until('2027-03-05T23:30:00+08:00')
    await owner(
      `insert into audit_log (platform_at, organisation_id, role, action, object_kind, object_id, outcome, holder_id) values ('2027-03-05T15:00:00Z', $1, 'developer', 'read-asset', 'asset', $2, 'done', $3)`,
      [city.id(developer), asset, city.id(transport)],
    )
    expect(await linesOf('郑局长', 'odd-hours')).toMatchObject([{ subjectName: developer, detail: '1 次' }])
    expect(await linesOf('安公安', 'odd-hours')).toEqual([])
    await owner(
      `insert into audit_log (platform_at, organisation_id, role, action, object_kind, object_id, outcome, holder_id) values ('2027-03-05T15:00:00Z', $1, 'operator', 'evaluate-use', 'agreement', $2, 'done', $3)`,
      [city.id(operator), asset, city.id(transport)],
    )
    expect((await linesOf('郑局长', 'odd-hours')).map((line) => line.subjectName).toSorted()).toEqual([developer, operator].toSorted())
  })

  test('财政局只看到行政事业单位的盘点；每条都能打开所指的页面', async () => {
    const late = (await linesOf('钱财政', 'late-round')).map((line) => line.subjectName)
    expect(late).toContain(health)
    expect(late).not.toContain('榕城公共交通集团')
    expect((await (await city.as(ofTransport[0])).ask(inventoryRoutes.readAsset, { params: { id: asset } })).id).toBe(asset)
  })
})
