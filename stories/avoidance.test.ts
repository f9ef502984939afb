import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import { bureau, lawFirm, openCity, refusal, type City } from '#server/test/city.ts'
import { application, findingsOf, ofCentre, ofHealth, ofTransport, opine, prepare, takeInventory, value } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

let city: City
let own: string
let buses: string
let clinics: string
beforeAll(async () => {
  city = await openCity()
  own = (await takeInventory(city, ['开放目录'], ofCentre))[0]!
  buses = (await takeInventory(city, ['公交线路'], ofTransport))[0]!
  clinics = (await takeInventory(city, ['医疗机构'], ofHealth))[0]!
})
afterAll(() => city.close())
const readAsset = async (who: string, id: string) => (await city.as(who)).ask(inventoryRoutes.readAsset, { params: { id } })
const hidden = { status: 404, code: 'not-found', basis: 'choice:read-scope' }

describe('回避与查看范围', () => {
  test('choice:own-unit 登记机构自己的数据资产由市数据局的登记岗位办理，本单位一律回避', async () => {
    const id = await prepare(city, own, ofCentre[0])
    await city.act(ofCentre[0], id, 'submit')
    for (const registrar of ['叶受理', '林初审', '陈复审']) {
      expect((await city.see(registrar, id)).mayNow.find((a) => a.act === 'accept')?.denial).toMatchObject({
        code: 'own-unit',
        basis: 'choice:own-unit',
      })
      expect(await refusal(city.act(registrar, id, 'accept'))).toMatchObject({ status: 409, code: 'own-unit' })
      expect((await (await city.as(registrar)).ask(caseRoutes.inbox)).items.map((c) => c.id)).not.toContain(id)
    }
    expect((await (await city.as('严守一')).ask(caseRoutes.inbox)).items.map((c) => c.id)).toContain(id)
    await city.act('严守一', id, 'accept')
    await city.act('严守一', id, 'pass')
    expect(await refusal(city.act('林初审', id, 'pass'))).toMatchObject({ code: 'own-unit' })
    expect(await refusal(city.act('严守一', id, 'pass'))).toMatchObject({ code: 'same-hand', basis: 'choice:four-eyes' })
    await city.act('方知白', id, 'pass')
    await city.pass(20)
    const { certificate } = await readAsset(ofCentre[0], own)
    expect(
      (await city.stranger().ask(registrationRoutes.checkCertificate, { params: { number: certificate!.number } })).facts['registrar'],
    ).toBe(bureau)
  })

  test('§2.1 其他单位的办件、资产、盘点、扫描结果和文件一律查无此件', async () => {
    const id = await prepare(city, buses)
    const paper = (await readAsset('林清查', buses)).papers[0]!.paperSha256
    const { roundId } = (await (await city.as('林清查')).ask(inventoryRoutes.listRounds)).items.map((r) => ({ roundId: r.id }))[0]!
    const [finding] = await findingsOf(city, '林清查', roundId)
    for (const stranger of ['苏清查', '车国企', '旁律师', '尹运营', '焦交易']) {
      const client = await city.as(stranger)
      for (const asked of [
        () => city.see(stranger, id),
        () => readAsset(stranger, buses),
        () => client.ask(inventoryRoutes.readAssetVersion, { params: { id: buses, version: '1' } }),
        () => client.ask(inventoryRoutes.readRound, { params: { id: roundId } }),
        () => client.ask(inventoryRoutes.readFinding, { params: { id: finding!.id } }),
        () => client.ask(caseRoutes.readFile, { params: { sha256: paper } }),
        () => client.ask(caseRoutes.actOnCase, { params: { id }, body: { act: 'submit', version: 1, key: 'not-my-case' } }),
      ])
        expect(await refusal(asked())).toMatchObject(hidden)
      expect((await client.ask(inventoryRoutes.listAssets)).items.map((a) => a.id)).not.toContain(buses)
      expect(
        (await client.ask(supervisionRoutes.search, { query: { q: '公交线路' } })).hits.filter(
          (h) => h.kind === 'asset' || h.kind === 'case',
        ),
      ).toEqual([])
    }
    expect(await refusal(city.open('苏清查', 'first-registration', buses, application))).toMatchObject({ status: 404 })
    expect(await refusal(city.see('林初审', id))).toMatchObject(hidden)
  })

  test('§4.4 受托机构只看到委托给它的那一项资产，看不到别人的材料', async () => {
    await opine(city, clinics, {}, ofHealth[0])
    await value(city, clinics, {}, ofHealth[0])
    const other = await city.open('苏清查', 'legal-opinion', clinics, { firm: city.id(lawFirm), purpose: '再审一次' })
    expect((await readAsset('何律师', clinics)).papers.map((p) => p.kind)).toEqual(['opinion'])
    expect((await readAsset('梁评估', clinics)).papers.map((p) => p.kind)).toEqual(['valuation'])
    expect(await refusal(readAsset('旁律师', clinics))).toMatchObject(hidden)
    expect(await refusal(city.see('何律师', other))).toMatchObject(hidden)
    const seen = (await (await city.as('何律师')).ask(inventoryRoutes.listAssets)).items.map((a) => a.id).sort()
    expect(seen).toEqual([buses, clinics, own].sort())
    expect((await (await city.as('旁律师')).ask(inventoryRoutes.listAssets)).items).toEqual([])
  })

  test('§2.3 §2.4 监管部门只看到自己领域的；读别人的资产都有记录，持有单位看得到', async () => {
    const assetsOf = async (who: string) => new Set((await (await city.as(who)).ask(inventoryRoutes.listAssets)).items.map((a) => a.id))
    expect(await assetsOf('郑局长')).toEqual(new Set([own, buses, clinics]))
    expect(await assetsOf('钱财政')).toEqual(new Set([own, buses, clinics]))
    expect(await assetsOf('路行业')).toEqual(new Set([buses]))
    expect(await assetsOf('国资委')).toEqual(new Set())
    await readAsset('路行业', buses)
    await readAsset('郑局长', buses)
    const { items } = await (
      await city.as('林清查')
    ).ask(supervisionRoutes.auditTrail, { query: { action: 'read-asset', objectId: buses } })
    expect(items.map((line) => line.organisationName)).toContain(bureau)
    expect(
      (await (await city.as('苏清查')).ask(supervisionRoutes.auditTrail, { query: { action: 'read-asset', objectId: buses } })).items,
    ).toEqual([])
  })

  test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
})
