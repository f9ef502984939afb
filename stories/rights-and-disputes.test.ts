import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventoryRoutes } from '#contract/inventory.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { remindOfTerms } from '#server/registration/terms.ts'
import { refusal, type City } from '#server/test/city.ts'
import { ofTransport } from './lives.ts'
import { registeredCity, whole } from './registered-city.ts'

const [counter] = ofTransport
const names = ['争议', '到期'] as const

let city: City
let { readAsset, numberOf, check, begin, notes } = {} as Awaited<ReturnType<typeof registeredCity<(typeof names)[number]>>>
beforeAll(async () => {
  ;({ city, readAsset, numberOf, check, begin, notes } = await registeredCity(names))
})
afterAll(() => city.close())
/** What the first review was told of the last amendment. */
let seen: unknown

/** An amendment of the card, to the end of its notice; answers the case. */
async function amend(name: (typeof names)[number], changes: Record<string, unknown>): Promise<string> {
  const id = await begin(counter, 'change-registration', name, { ...whole, kind: 'amend', ...changes })
  await city.act(counter, id, 'submit')
  await city.act('叶受理', id, 'accept')
  seen = (await city.see('林初审', id)).checklist.find(({ condition }) => condition === 'nothing-forbidden')
  await city.act('林初审', id, 'pass')
  await city.act('陈复审', id, 'pass')
  return id
}

describe('登记之后的争议和权利期限（暂行做法：有争议或被查封的资产、凭证有效期）', () => {
  test('登记后发生的争议经变更标注，公示、凭证、核验页都看得到，具体情况不公开；了结后取消', async () => {
    const id = await amend('争议', { disputed: true, disputeNote: '甲公司主张线路图由其绘制' })
    expect(seen).toMatchObject({
      holds: true,
      care: { basis: 'choice:disputed-rights', zh: expect.stringContaining('甲公司主张线路图由其绘制') },
    })
    const notice = await city.stranger().ask(registrationRoutes.readNotice, { params: { id } })
    expect(notice.marks).toEqual(['disputed'])
    await city.pass(20)
    const number = await numberOf('争议')
    const told = await check(number)
    expect(told).toMatchObject({ marks: ['disputed'], facts: { marks: '有争议或被查封，以有权机关的决定为准' } })
    expect(JSON.stringify([notice, told])).not.toContain('甲公司')
    expect((await readAsset('争议')).card).toMatchObject({ disputed: true, disputeNote: '甲公司主张线路图由其绘制' })
    await amend('争议', { disputed: false, disputeNote: null })
    await city.pass(20)
    expect(await check(await numberOf('争议'))).toMatchObject({ replaces: number, marks: [] })
    expect((await readAsset('争议')).card).not.toHaveProperty('disputeNote')
  })

  test('权利到期日早于凭证有效期的，换发的凭证到该日为止；到期日不延长不能续展；已经到期的不予登记', async () => {
    const before = await check(await numberOf('到期'))
    const day = `${Number(before.validUntil.slice(0, 4)) - 1}${before.validUntil.slice(4)}`
    await amend('到期', { rightsTerm: '二年', rightsUntil: day })
    await city.pass(20)
    const number = await numberOf('到期')
    expect(await check(number)).toMatchObject({ validUntil: day, facts: { validUntil: expect.stringContaining(day.slice(0, 4)) } })
    const past = await begin(counter, 'change-registration', '到期', { ...whole, kind: 'amend', rightsUntil: '2026-01-01' })
    expect(await refusal(city.act(counter, past, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-nothing-forbidden',
      basis: 'choice:certificate-validity',
      message: { zh: expect.stringContaining('权利已于2026-01-01到期') },
    })
    await city.act(counter, past, 'withdraw')
    await city.until(`${new Date(Date.parse(`${day}T00:00:00Z`) - 30 * 86_400_000).toISOString().slice(0, 10)}T09:00:00+08:00`)
    // Nobody is sent for a renewal that would be refused (choice:expiry-reminders).
    await remindOfTerms(city)
    const told = (await notes(counter)).filter(({ kind }) => kind === 'certificate-ending').map(({ words }) => words.zh)
    expect(told).toEqual([
      expect.stringMatching(new RegExp(`还有30日；信息卡载明的权利到${day}为止.+不能续展；权利已经延长的，先办理变更登记`)),
    ])
    expect((await readAsset('到期')).certificate).toMatchObject({
      number,
      status: 'valid',
      renewal: null,
    })
    const renewal = await begin(counter, 'change-registration', '到期', { ...whole, kind: 'renew', termYears: 2 })
    expect((await (await city.as(counter)).ask(registrationRoutes.readDifference, { params: { id: renewal } })).facts).toMatchObject([
      { before: day, after: day },
    ])
    expect(await refusal(city.act(counter, renewal, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-renewal-in-time',
      basis: 'choice:certificate-validity',
      message: { zh: expect.stringContaining('不能续展') },
    })
    expect((await (await city.as(counter)).ask(inventoryRoutes.listAssets, { query: { q: '到期' } })).items).toHaveLength(1)
  })
})
