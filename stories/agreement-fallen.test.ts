import { afterAll, beforeAll, expect, test } from 'vitest'
import { useRoutes } from '#contract/use.ts'
import { type City } from '#server/test/city.ts'
import { deregistered } from './registered-city.ts'
import { agreedCity, judged, ofDeveloper, ofOperator } from './use-life.ts'

let city: City
let asset: string
let agreement: string
beforeAll(async () => {
  ({ city, asset, agreement } = await agreedCity())
})
afterAll(() => city.close())

const read = async (who: string) => (await city.as(who)).ask(useRoutes.readAgreement, { params: { id: agreement } })
const listed = async (who: string) => (await (await city.as(who)).ask(useRoutes.listAgreements, { query: { assetId: asset } })).items

test('登记失效的资产，合同虽在期，名录和合同页都写明来源登记已失效、使用被拒绝（§4.6、§5.5，choice:after-falling）', async () => {
  expect(await read(ofDeveloper)).toMatchObject({ state: 'live', fallen: null })
  expect(await judged(city, agreement)).toMatchObject({ outcome: 'permitted' })
  await deregistered(city, asset)
  for (const who of [ofOperator, ofDeveloper, '林清查', '郑局长']) {
    expect([who, await read(who)]).toMatchObject([who, { state: 'live', fallen: 'deregistered' }])
    expect(await listed(who)).toMatchObject([{ state: 'live', fallen: 'deregistered' }])
  }
  expect(await judged(city, agreement)).toMatchObject({ outcome: 'refused', reason: 'register' })
  await city.until('2027-02-01T09:00:00+08:00')
  expect(await read(ofDeveloper)).toMatchObject({ state: 'over', fallen: null })
})
