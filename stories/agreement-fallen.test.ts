import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardRoutes } from '#contract/cards.ts'
import { useRoutes } from '#contract/use.ts'
import { refusal, type City } from '#server/test/city.ts'
import { proposal } from './disposal-life.ts'
import { deregistered } from './registered-city.ts'
import { agreedCity, judged, ofDeveloper, ofOperator } from './use-life.ts'

let city: City
let asset: string
let agreement: string
beforeAll(async () => {
  ;({ city, asset, agreement } = await agreedCity())
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
})

test('标识由持有单位终止了，合同仍在期的，不能销毁；合同期满后可以（§3.11、§4.9）', async () => {
  const id = await city.open('林清查', 'destruction', asset, proposal)
  const own = await city.as('林清查')
  const { items } = await own.ask(cardRoutes.assetUseMarks, { params: { id: asset } })
  expect(await refusal(city.act('林清查', id, 'submit'))).toMatchObject({ status: 409, code: 'needs-not-in-use', basis: '§3.11' })
  for (const mark of items.filter(({ endedAt }) => !endedAt))
    await own.ask(cardRoutes.endUseMark, { params: { id: mark.id }, body: { reason: '登记已注销' } })
  const { number } = await read('林清查')
  expect(await refusal(city.act('林清查', id, 'submit'))).toMatchObject({
    status: 409,
    code: 'needs-not-in-use',
    basis: '§3.11',
    message: { zh: expect.stringContaining(number) as string },
    remedy: { zh: expect.stringContaining('合同期满') as string, en: expect.stringContaining('end of its term') as string },
  })
  await city.until('2027-02-01T09:00:00+08:00')
  expect(await read(ofDeveloper)).toMatchObject({ state: 'over', fallen: null })
  expect(await city.act('林清查', id, 'submit')).toMatchObject({ step: 'recognition' })
})
