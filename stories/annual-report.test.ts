import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardRoutes } from '#contract/cards.ts'
import { deskRoutes } from '#contract/desks.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { reportRoutes } from '#contract/supervision-reports.ts'
import { health, openCity, refusal, transport, type City } from '#server/test/city.ts'
import { ofTransport, takeInventory } from './lives.ts'
import { mandated } from './mandates.ts'
import { expectGenuineHistory } from './proof.ts'

let city: City
let asset: string
const [drafter, confirmer] = ofTransport
beforeAll(async () => {
  city = await openCity()
  asset = (await takeInventory(city, ['对外使用的线路']))[0]!
  await mandated(city, [asset])
  await (
    await city.as(drafter)
  ).ask(cardRoutes.setUseMark, {
    params: { id: asset },
    body: {
      answers: {
        operator: city.id('榕数运营有限公司'),
        manner: 'operated',
        agreement: '榕运〔2026〕1号',
        startsOn: '2026-03-10',
        endsOn: '2027-12-31',
      },
    },
  })
  await (await city.as('叶受理')).ask(inventoryRoutes.readAsset, { params: { id: asset } })
  // The report of 2026 is drafted in the year after.
  await city.until('2027-02-01T09:00:00+08:00')
})
afterAll(() => city.close())

const written = { checks: '每月核对使用登记和审计记录', problems: '没有发现问题', plan: '继续按月核对' }
const listed = async (who: string, query: object = {}) =>
  (await (await city.as(who)).ask(reportRoutes.listReports, { query: { year: 2026, ...query } as never })).items

describe('年度监管报告：常态化监管使用情况，每年形成报告（§7.3）', () => {
  let kase: string

  test('平台按使用登记、协议和查阅记录起草', async () => {
    kase = await city.open(drafter, 'annual-report', null)
    const { draft } = await city.see(drafter, kase)
    expect(draft).toMatchObject({
      title: `${transport}2026年度数据资产监管报告`,
      year: 2026,
      marks: 1,
      assets: 1,
      operators: 1,
      agreements: 0,
      developers: 0,
      suspensions: 0,
    })
    expect(draft['readings']).toBeGreaterThanOrEqual(1)
    expect(draft['use']).toContain('1项数据资产对外使用：使用登记1件')
    expect((await refusal(city.act(drafter, kase, 'submit'))).fields?.map((f) => f.field).sort()).toEqual(['checks', 'plan', 'problems'])
    await city.act(drafter, kase, 'withdraw')
  })

  test('年度没有结束的，不能报送', async () => {
    const early = await city.open(drafter, 'annual-report', null, { ...written, year: 2027, differences: '先报一年，平台还没有记录' })
    expect(await refusal(city.act(drafter, early, 'submit'))).toMatchObject({
      code: 'needs-report-not-made',
      message: { zh: '2027年还没有结束' },
    })
    await city.act(drafter, early, 'withdraw')
  })

  test('数字与记录不一致而没有说明的，不能提交，并说明记录是多少', async () => {
    const wrong = await city.open(drafter, 'annual-report', null, { ...written, marks: 3 })
    expect(await refusal(city.act(drafter, wrong, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-report-figures-agree',
      basis: '§7.3',
      message: { zh: '平台2026年度的记录是：在用的使用登记 1' },
    })
    await city.act(drafter, wrong, 'withdraw')
    kase = await city.open(drafter, 'annual-report', null, { ...written, marks: 2, differences: '另有一件纸质协议，尚未补录使用登记' })
    await city.act(drafter, kase, 'submit')
  })

  test('本单位另一人确认后报市数据局；同一年度不办两件', async () => {
    expect(await refusal(city.act(drafter, kase, 'confirm'))).toMatchObject({ code: 'same-hand', basis: 'choice:second-pair-of-eyes' })
    const second = await city.open(drafter, 'annual-report', null, { ...written, marks: 1 })
    expect((await refusal(city.act(drafter, second, 'submit'))).code).toBe('needs-report-not-made')
    await city.act(drafter, second, 'withdraw')
    await city.act(confirmer, kase, 'confirm')
    expect(await refusal(city.act('林初审', kase, 'accept'))).toMatchObject({ code: 'not-yours' })
    expect(await listed('郑局长', { state: 'under-way' })).toMatchObject([{ holderName: transport, isOverdue: false, dueOn: '2027-03-31' }])
    // Handed in in time, it is not late while the Data Bureau takes its time to receive it.
    await city.until('2027-04-01T09:00:00+08:00')
    expect(await listed('郑局长', { state: 'under-way' })).toMatchObject([
      { holderName: transport, isOverdue: false, handedInOn: '2027-02-01', figures: null },
    ])
    expect(await city.act('郑局长', kase, 'accept')).toMatchObject({ ending: 'received' })
    expect(
      (
        await refusal(
          city
            .open(drafter, 'annual-report', null, { ...written, differences: '再报一次，补充纸质协议' })
            .then((id) => city.act(drafter, id, 'submit')),
        )
      ).message.zh,
    ).toBe('2026年度的报告已经接收')
  })

  test('期限过后没有报的单位列为逾期，各监督部门按职责看到；工作台显示份数', async () => {
    await city.until('2027-04-02T09:00:00+08:00')
    const late = (await listed('郑局长', { state: 'overdue' })).map((duty) => duty.holderName)
    expect(late).toContain(health)
    expect(late).not.toContain(transport)
    expect(await listed('郑局长', { state: 'received' })).toMatchObject([
      { holderName: transport, isOverdue: false, handedInOn: '2027-02-01', figures: { marks: 2, assets: 1 } },
    ])
    expect((await listed('路行业')).map((duty) => duty.holderName)).toEqual([transport])
    expect((await listed(drafter)).map((duty) => duty.holderName)).toEqual([transport])
    const figure = async (who: string) =>
      (await (await city.as(who)).ask(deskRoutes.readDesk)).figures.find((each) => each.key === 'reports')
    expect(await figure('郑局长')).toMatchObject({ value: 1, tone: 'bad', href: '/desk/annual-reports?year=2026' })
    expect(await figure('苏清查')).toMatchObject({ value: 0, of: 1, tone: 'bad' })
  })

  test('§8.1 全部办件由其记录重放可得', () => expectGenuineHistory(city))
})
