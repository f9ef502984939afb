import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteRoutes } from '#contract/notes.ts'
import { registrationFormRoutes } from '#contract/registration-forms.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { type OrderView, tradingRoutes } from '#contract/trading.ts'
import { daysAfter } from '#contract/working-days.ts'
import type { OrderMove } from '#law/orders.ts'
import { asSystem } from '#server/db/transaction.ts'
import { rightHoldersOf } from '#server/operation/operators/right-holders.sql.ts'
import { outsideNote, outsideStages, remindOfOutside } from '#server/registration/outside-terms.ts'
import { openCity, type City } from '#server/test/city.ts'
import { firstDeliveryNotes, remindOfFirstDeliveries } from '#server/trading/first-deliveries.ts'
import { ofTransport, takeInventory } from './lives.ts'
import { developer, listedProduct, operator, traders } from './trading-life.ts'

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const notes = async (who: string, kind: string) =>
  (await (await city.as(who)).ask(noteRoutes.listNotes)).items.filter((note) => note.kind === kind)

describe('其他登记到期提醒（choice:national-reminders，choice:property-reminders）', () => {
  test('国家登记届满前60、30、7日各提醒一次，写明续展窗口；产权登记自届满前半年起提醒', () => {
    const stages = outsideStages('2026-11-30')
    expect(stages.filter(({ register }) => register === 'national').map(({ stage, from, to }) => [stage, from, to])).toEqual([
      ['60', '2026-12-31', '2027-01-29'],
      ['30', '2026-12-08', '2026-12-30'],
      ['7', '2026-11-30', '2026-12-07'],
    ])
    expect(stages.filter(({ register }) => register === 'property').map(({ stage, to }) => [stage, to])).toEqual([
      ['180', '2027-05-29'],
      ['30', '2026-12-30'],
      ['1', '2026-12-01'],
    ])
    const ending = {
      id: 'x',
      number: 'SJ3512026110007',
      body: '登记机构',
      validUntil: '2027-05-29',
      assetId: 'a',
      assetName: '线路',
      holderId: 'h',
      stage: '180',
    } as const
    expect(outsideNote({ ...ending, register: 'property' }, '2026-11-30')).toMatchObject({
      subject: 'x:180',
      basis: 'choice:property-reminders',
      words: { zh: expect.stringMatching(/还有180日：届满前6个月至1日之间/), en: expect.stringContaining('180 days more') },
    })
  })

  test('持有单位在资产上记了有效期的，到时收到一次提醒；终止的记录不再提醒', async () => {
    const [lines, stops] = await takeInventory(city, ['夜班线路', '夜班站点'])
    const own = await city.as(ofTransport[0])
    const today = city.clock.today()
    const record = (id: string, number: string, validUntil: string) =>
      own.ask(registrationRoutes.recordOutside, {
        params: { id },
        body: { answers: { register: 'national', number, body: '福建省公共数据资源登记机构', issuedOn: today, validUntil } },
      })
    await record(lines!, 'GJ-350100-2026-000001', daysAfter(today, 60))
    const ended = await record(stops!, 'GJ-350100-2026-000002', daysAfter(today, 60))
    await own.ask(registrationRoutes.endOutside, { params: { id: ended.id }, body: { reason: '登记机构已注销' } })
    expect([await remindOfOutside(city), await remindOfOutside(city)]).toEqual([1, 0])
    expect(await notes(ofTransport[0], 'outside-ending')).toMatchObject([
      {
        basis: 'choice:national-reminders',
        href: `/desk/assets/${lines}?tab=papers`,
        words: {
          zh: expect.stringMatching(
            /^“.*”的公共数据资源登记（查询码）GJ-350100-2026-000001（福建省公共数据资源登记机构）有效期至.+还有60日：届满前60日内可以向原登记机构申请续展/,
          ),
        },
      },
    ])
  })
})

describe('首次交付后提醒国家首次登记（choice:first-national-registration）', () => {
  test('产品第一次交付以后，持有单位和运营主体各收到一次提醒，写明20个工作日的届满日', async () => {
    const productId = await listedProduct(city)
    const today = city.clock.today()
    const move = async (who: string, { id, version }: OrderView, name: OrderMove, asked: Record<string, unknown> = {}) =>
      (await city.as(who)).ask(tradingRoutes.moveOrder, { params: { id }, body: { move: name, version, asked, key: randomUUID() } })
    let order: OrderView = await (
      await city.as(traders.buys)
    ).ask(tradingRoutes.placeOrder, {
      body: { productId, kind: 'once', quantity: 1, purpose: '用于医疗机构的到院便利度研究', key: randomUUID() },
    })
    order = await move(traders.operates, order, 'answer', { amountFen: 900_00, terms: '签约后支付' })
    order = await move(traders.buys, order, 'agree')
    order = await move(traders.operates, order, 'sign', { contractNumber: '榕合2026-7', contractDigest: 'a'.repeat(64), signedOn: today })
    order = await move(traders.buys, order, 'pay', { amountFen: 900_00, reference: '转账1', paidOn: today })
    expect(await remindOfFirstDeliveries(city)).toBe(0)
    await move(traders.operates, order, 'deliver', { manner: 'api', content: '指数接口', place: '政务云', deliveredOn: today })
    expect([await remindOfFirstDeliveries(city), await remindOfFirstDeliveries(city)]).toEqual([2, 0])
    for (const who of [ofTransport[0], traders.operates])
      expect(await notes(who, 'first-delivery')).toMatchObject([
        {
          basis: 'choice:first-national-registration',
          words: { zh: expect.stringMatching(new RegExp(`已于${today}首次交付，.*20个工作日内申请，至\\d{4}-\\d\\d-\\d\\d为止`)) },
        },
      ])
  })

  test('产权登记申请表按在期运营授权和使用合同逐个列出权利人；期外的不列', async () => {
    const { rows } = await city.database.pool.query<{ asset_id: string }>(
      'select asset_id from product_sources where asset_id is not null limit 1',
    )
    const holders = (on: string) => asSystem(city.db, (tx) => rightHoldersOf(tx, rows[0]!.asset_id, on))
    expect(await holders(city.clock.today())).toMatchObject([
      { by: 'mandate', name: operator, uscc: expect.stringMatching(/^.{18}$/), number: expect.stringMatching(/^榕运/), limits: '' },
      { by: 'agreement', name: developer, limits: expect.stringMatching(/^用途：/) },
    ])
    expect(await holders('2020-01-01')).toEqual([])
    const { items } = await (
      await city.as(ofTransport[0])
    ).ask(registrationFormRoutes.listRegistrationForms, { params: { id: rows[0]!.asset_id } })
    expect(items.map(({ form }) => form)).toEqual(['national', 'provincial', 'property'])
  })

  test('届满以后才发出的，说明已经届满；自己运营的只提醒一次', () => {
    const delivery = {
      assetId: 'a',
      assetName: '线路',
      holderId: 'h',
      deliveredAt: new Date('2026-03-02T01:00:00Z'),
      productId: 'p',
      productName: '指数',
      operatorId: 'h',
    }
    expect(firstDeliveryNotes(delivery, '2026-11-30')).toMatchObject([
      { organisationId: 'h', href: '/desk/assets/a?tab=papers', words: { zh: expect.stringContaining('已于2026-03-30届满，请尽快') } },
    ])
    expect(
      firstDeliveryNotes({ ...delivery, operatorId: 'o' }, '2026-03-03').map(({ organisationId, href }) => [organisationId, href]),
    ).toEqual([
      ['h', '/desk/assets/a?tab=papers'],
      ['o', '/desk/products/p'],
    ])
  })
})
