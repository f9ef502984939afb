import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventoryRoutes } from '#contract/inventory.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { refusal, otherFirm, openCity, type City } from '#server/test/city.ts'
import { accepted, application, engage, ofTransport, onNotice, opine, opinionOf, takeInventory, value } from './lives.ts'

const [counter] = ofTransport
let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const assetNamed = async (name: string) => (await takeInventory(city, [name]))[0]!
/** What the certificate of an asset says. */
const printed = async (assetId: string) => {
  const { certificate } = await (await city.as(counter)).ask(inventoryRoutes.readAsset, { params: { id: assetId } })
  return (await city.stranger().ask(registrationRoutes.checkCertificate, { params: { number: certificate!.number } })).facts
}
/** Another law firm gives an opinion. */
async function opineElsewhere(assetId: string, changes: Record<string, unknown>): Promise<void> {
  const id = await city.open(counter, 'legal-opinion', assetId, { firm: city.id(otherFirm), purpose: '申请首次登记' })
  await city.act(counter, id, 'submit')
  await engage(city, counter, '旁律师', id)
  await city.act('旁律师', id, 'file', { ...opinionOf(city.clock.today()), ...changes, paper: await city.paper('旁律师', id) })
}
const lineOf = async (id: string) => (await city.see('林初审', id)).checklist.find((line) => line.condition === 'unqualified-opinion')

describe('凭证所据的材料就是复审所审的材料（choice:several-opinions）', () => {
  test('公示期间出具的评估报告和意见书，不上凭证', async () => {
    const asset = await assetNamed('公示期间出具')
    await onNotice(city, asset)
    await city.pass(1)
    await value(city, asset, { number: '公示期间的报告', validUntil: '2027-12-31' })
    await opine(city, asset, { number: '公示期间的意见', validUntil: '2027-12-31' })
    await city.pass(20)
    expect(await printed(asset)).toMatchObject({
      valuation: expect.stringContaining('衡信评报〔2026〕207号'),
      opinion: expect.stringContaining('榕正法意〔2026〕18号'),
    })
  })

  test('有效期更长的意见书、已过期的评估报告，都不替代审查所据的', async () => {
    const asset = await assetNamed('审查所据')
    await opine(city, asset, { number: '较长的意见', validUntil: '2028-12-31' })
    await city.pass(1)
    await opineElsewhere(asset, { number: '审查所据的意见' })
    await value(city, asset)
    await city.pass(1)
    await value(city, asset, { number: '已过期的报告', validUntil: city.clock.today() })
    await city.pass(1)
    const id = await city.open(counter, 'first-registration', asset, application)
    await city.act(counter, id, 'submit')
    await city.act('叶受理', id, 'accept')
    await city.act('林初审', id, 'pass')
    await city.act('陈复审', id, 'pass')
    await city.pass(20)
    expect(await printed(asset)).toMatchObject({
      opinion: expect.stringContaining('审查所据的意见'),
      valuation: expect.stringContaining('衡信评报〔2026〕207号'),
    })
  })
})

describe('一个版本有多份意见书（choice:several-opinions）', () => {
  test('其他机构的否定意见提示审查人，不拦；同一机构后来的否定意见算数', async () => {
    const asset = await assetNamed('意见不一')
    const id = await accepted(city, asset)
    expect(await lineOf(id)).toMatchObject({ holds: true, care: null })
    await opineElsewhere(asset, { number: '闽都否定〔2026〕1号', conclusion: 'adverse', dataSource: 'not-compliant' })
    expect(await lineOf(id)).toMatchObject({
      holds: true,
      care: {
        basis: 'choice:several-opinions',
        zh: expect.stringMatching(/闽都律师事务所的否定意见（闽都否定〔2026〕1号）/),
        en: expect.stringContaining('“Adverse”'),
      },
    })
    await city.pass(1)
    await opine(city, asset, { number: '榕正后来的意见', conclusion: 'qualified', dataSource: 'compliant-with-notes' })
    expect(await refusal(city.act('林初审', id, 'pass'))).toMatchObject({
      status: 409,
      code: 'needs-unqualified-opinion',
      message: { zh: expect.stringContaining('榕正后来的意见') },
    })
    await city.pass(1)
    await opineElsewhere(asset, { number: '闽都后来的意见' })
    expect(await lineOf(id)).toMatchObject({ holds: true, care: { zh: expect.stringContaining('保留意见（榕正后来的意见）') } })
    expect((await lineOf(id))?.care?.zh).not.toContain('闽都否定')
    await city.act('林初审', id, 'pass')
  })
})
