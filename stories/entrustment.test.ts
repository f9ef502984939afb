import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteRoutes } from '#contract/notes.ts'
import { daysAfter } from '#contract/working-days.ts'
import { openCity, refusal, type City } from '#server/test/city.ts'
import { remindOfMandates } from '#server/trading/mandate-ends.ts'
import { submitted, takeInventory } from './lives.ts'
import { mandated, operator } from './mandates.ts'
import { letInOperators, utility } from './operators-city.ts'
import { expectGenuineHistory } from './proof.ts'

const [offers, runs] = [utility.counter, '尹运营']
let city: City
let water: string
beforeAll(async () => {
  city = await openCity()
  await letInOperators(city)
  ;[water = ''] = await takeInventory(city, ['用水量'], [offers, utility.checker])
  const id = await submitted(city, water, offers)
  await city.act('叶受理', id, 'accept')
  await city.act('林初审', id, 'pass')
  await city.act('陈复审', id, 'pass')
  await city.pass(30)
  await mandated(city, [])
})
afterAll(() => city.close())

/** An entrustment that was handed in and waits for the operator. */
async function offered(entrustedUntil = '2028-12-31'): Promise<string> {
  const id = await city.open(offers, 'entrustment', water, { operator: city.id(operator), entrustedFrom: city.clock.today(), entrustedUntil, operationScope: '水压数据的开发利用', operationLimits: '不得转委托', sharing: '按年度收入的三成' })
  await city.act(offers, id, 'submit')
  return id
}

describe('委托运营：签订的时限和撤回（§5.10，choice:entrustment-signing）', () => {
  test('运营主体答复之前委托单位可以撤回，运营主体不能代为撤回', async () => {
    const id = await offered()
    expect((await city.see(runs, id)).mayNow.map(({ act }) => act)).toEqual(['confirm', 'decline'])
    expect((await city.see(offers, id)).mayNow.map(({ act, denial }) => [act, denial?.code ?? null])).toEqual([['confirm', 'not-yours'], ['decline', 'not-yours'], ['withdraw', null]])
    expect(await refusal(city.act(runs, id, 'withdraw'))).toMatchObject({ status: 409, code: 'not-yours', basis: 'choice:entrustment-signing', message: { zh: '由数据生产主体办理' } })
    expect(await city.act(offers, id, 'withdraw')).toMatchObject({ ending: 'withdrawn' })
  })

  test('接受之后、签订之前也可以撤回；逾期没有签订的，委托自行终止，可以重新提出', async () => {
    const taken = await offered()
    await city.act(runs, taken, 'confirm')
    expect((await city.see(offers, taken)).move).toMatchObject({ limitDays: 10, basis: 'choice:entrustment-signing' })
    expect(await city.act(offers, taken, 'withdraw')).toMatchObject({ ending: 'withdrawn' })
    const unsigned = await offered()
    await city.act(runs, unsigned, 'confirm')
    await city.pass(16)
    expect(await city.see(offers, unsigned)).toMatchObject({ step: null, ending: 'unsigned' })
    await offered()
  })

  test('签订后授权，期限将满时提醒运营主体和委托单位，没有产品的不提产品（choice:mandate-reminders）', async () => {
    const endsOn = daysAfter(city.clock.today(), 20)
    const id = await offered(endsOn)
    await city.act(runs, id, 'confirm')
    expect(await city.act(offers, id, 'confirm', { agreementNumber: '水委〔2026〕2号', signedOn: city.clock.today(), agreementPaper: await city.paper(offers, id) })).toMatchObject({ ending: 'entrusted' })
    await remindOfMandates(city)
    for (const who of [runs, offers]) {
      const { items } = await (await city.as(who)).ask(noteRoutes.listNotes, { query: {} })
      expect([who, items.filter(({ kind }) => kind === 'mandate-ends').map(({ words }) => words.zh)]).toEqual([who, [expect.stringMatching(new RegExp(`^${operator}的运营授权\\S+将于${endsOn}届满$`))]])
    }
    await expectGenuineHistory(city)
  })
})
