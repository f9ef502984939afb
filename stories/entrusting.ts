import { openCity, type City } from '#server/test/city.ts'
import { submitted, takeInventory } from './lives.ts'
import { mandated, operator } from './mandates.ts'
import { letInOperators, utility } from './operators-city.ts'

/** Who entrusts, and who runs what is entrusted. */
export const [offers, runs] = [utility.counter, '尹运营']

/** A city where a waterworks, which is no public unit, holds a registered asset and an operator with a complete file stands ready. Answers with both. */
export async function entrustingCity(): Promise<{ city: City; water: string }> {
  const city = await openCity()
  await letInOperators(city)
  const [water = ''] = await takeInventory(city, ['用水量'], [offers, utility.checker])
  const id = await submitted(city, water, offers)
  await city.act('叶受理', id, 'accept')
  await city.act('林初审', id, 'pass')
  await city.act('陈复审', id, 'pass')
  await city.pass(30)
  await mandated(city, [])
  return { city, water }
}

/** An entrustment that was handed in and waits for the operator. */
export async function offered(city: City, asset: string, entrustedUntil = '2028-12-31'): Promise<string> {
  const id = await city.open(offers, 'entrustment', asset, {
    operator: city.id(operator),
    entrustedFrom: city.clock.today(),
    entrustedUntil,
    operationScope: '水压数据的开发利用',
    operationLimits: '不得转委托',
    sharing: '按年度收入的三成',
  })
  await city.act(offers, id, 'submit')
  return id
}

/** An entrustment that both sides signed under a number. */
export async function entrusted(city: City, asset: string, agreementNumber: string): Promise<string> {
  const id = await offered(city, asset)
  await city.act(runs, id, 'confirm')
  await city.act(offers, id, 'confirm', { agreementNumber, signedOn: city.clock.today(), agreementPaper: await city.paper(offers, id) })
  return id
}
