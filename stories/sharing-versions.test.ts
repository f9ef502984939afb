import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteRoutes } from '#contract/notes.ts'
import { settlementRoutes as routes } from '#contract/settlement.ts'
import { tellSettlement } from '#server/settlement/tell.ts'
import { openCity, refusal, transport, type City } from '#server/test/city.ts'
import { developer, operator } from './trading-life.ts'

const [holds, operates, develops] = ['林清查', '尹运营', '康开发']
let city: City
let product: string
beforeAll(async () => {
  city = await openCity()
  product = randomUUID()
  const [base, { pool }] = [randomUUID(), city.database]
  await pool.query(`insert into products (id, name, kind, purpose_class, developer_id, operator_id, uses_public, state, made_at) values ($1, '公交客流指数', 'api', 'industry', $2, $3, true, 'listed', now())`, [product, city.id(developer), city.id(operator)])
  await pool.query(`insert into products (id, name, kind, purpose_class, developer_id, operator_id, made_at) values ($1, '客流底表', 'dataset', 'industry', $2, null, now())`, [base, city.id(developer)])
  await pool.query(`insert into product_sources (product_id, position, from_product_id, holder_id, holder_kind) values ($1, 0, $2, $3, 'administrative-organ')`, [product, base, city.id(transport)])
})
afterAll(() => city.close())

const propose = async (parts: readonly [number, number, number], effectiveOn = city.clock.today()) => (await city.as(operates)).ask(routes.proposeSharing, { body: {
  productId: product, form: 'fixed', feePpm: 0, taxPpm: 0, costFen: 0, effectiveOn, bounds: [0], key: randomUUID(),
  parties: [{ organisationId: city.id(transport), part: 'producer', parts: [parts[0]] }, { organisationId: city.id(operator), part: 'operator', parts: [parts[1]] }, { organisationId: city.id(developer), part: 'developer', parts: [parts[2]] }],
} })
const sign = async (who: string, id: string) => (await city.as(who)).ask(routes.signSharing, { params: { id } })
const asked = async (id: string) => (await (await city.as(holds)).ask(noteRoutes.listNotes, { query: { unread: true } })).items.filter(({ href }) => href.endsWith(id)).length

describe('收益共享协议的版本（§6.4）', () => {
  test('还差一方的旧版本，在新版本生效后作废：迟到的确认改不了已经生效的分配', async () => {
    const abandoned = (await propose([10, 45, 45])).id
    for (const who of [operates, develops]) await sign(who, abandoned)
    await tellSettlement(city, 'sign', abandoned)
    expect(await asked(abandoned)).toBe(1)
    const agreed = (await propose([30, 45, 25])).id
    for (const who of [holds, operates]) await sign(who, agreed)
    expect(await sign(develops, agreed)).toMatchObject({ state: 'in-force', supersededBy: null })
    expect(await refusal(sign(holds, abandoned))).toMatchObject({ status: 409, code: 'sharing-superseded', basis: 'choice:sharing-signatures', remedy: { zh: expect.stringContaining('不用再确认') } })
    expect(await (await city.as(holds)).ask(routes.readSharingAgreement, { params: { id: abandoned } })).toMatchObject({ state: 'superseded', supersededBy: 2, inForceAt: null })
    expect((await (await city.as(operates)).ask(routes.listSharingAgreements, { query: { state: 'signing' } })).items).toEqual([])
    await expect.poll(() => asked(abandoned), { timeout: 10_000 }).toBe(0)
    await expect(city.database.pool.query(`update sharing_agreements set superseded_by = null`)).rejects.toMatchObject({ code: 'RS001' })
    await expect(city.database.pool.query(`update sharing_agreements set superseded_by = 9 where version = 2`)).rejects.toMatchObject({ code: 'RS001' })
  })

  test('后拟订的版本照常各方确认，此前生效的不受影响', async () => {
    const next = (await propose([32, 43, 25])).id
    for (const who of [holds, operates, develops]) await sign(who, next)
    const { items } = await (await city.as(operates)).ask(routes.listSharingAgreements, { query: {} })
    expect(items.map(({ version, state }) => [version, state])).toEqual([[3, 'in-force'], [2, 'in-force'], [1, 'superseded']])
  })
})
