import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { caseRoutes } from '#contract/cases.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { similarRoutes } from '#contract/similar.ts'
import { openCity, refusal, transport, type City } from '#server/test/city.ts'
import { accepted, ofTransport, onNotice, takeInventory } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

const [counter] = ofTransport
let city: City
let registered: string
let again: string
let kase: string
beforeAll(async () => {
  city = await openCity()
  const assets = await takeInventory(city, ['2026年榕城市公交线路数据', '公交线路信息（新）', '停车泊位'])
  ;[registered, again] = [assets[0]!, assets[1]!]
  await onNotice(city, registered)
  await city.pass(20)
  kase = await accepted(city, again)
})
afterAll(() => city.close())
const similarTo = async (who: string, id: string) => (await city.as(who)).ask(similarRoutes.findSimilar, { params: { id } })
const act = async (who: string, ticks: string[]) => {
  const { version } = await city.see(who, kase)
  return (await city.as(who)).ask(caseRoutes.actOnCase, { params: { id: kase }, body: { act: 'pass', version, key: randomUUID(), ticks } })
}

describe('审查人的工具（§4.7）', () => {
  test('相似登记：主题词相同、字段同名的都列出，已登记的在前；申请单位和律所看不到（choice:similar-claims）', async () => {
    const { words, isCommon, items } = await similarTo('林初审', again)
    expect([words, isCommon]).toEqual(['公交线路', false])
    expect(items[0]).toMatchObject({
      assetId: registered,
      state: 'registered',
      holderName: transport,
      isOwnHolder: true,
      byName: '公交线路',
      byColumns: { shared: ['线路编号', '线路名称', '里程_公里', '开通日期'], ours: 4, theirs: 4 },
    })
    expect(items.map((item) => item.assetId)).not.toContain(again)
    expect((await similarTo('林初审', registered)).items.find((item) => item.assetId === again)).toMatchObject({ byName: '公交线路' })
    expect(await refusal(similarTo(counter, again))).toMatchObject({ status: 404 })
    expect(await refusal(similarTo('何律师', again))).toMatchObject({ status: 404 })
  })

  test('要点核对：审查人勾选的随办理留在全程记录里，不属于本环节的要点不收', async () => {
    const { checklist } = await city.see('林初审', kase)
    expect(checklist.map((line) => [line.condition, line.holds])).toEqual([
      ['no-revocation', true],
      ['unqualified-opinion', true],
      ['valuation-report', true],
      ['nothing-forbidden', true],
      ['inbound-fits', true],
    ])
    expect(await refusal(act('林初审', ['inventory-done']))).toMatchObject({ status: 422, fields: [{ field: 'ticks' }] })
    const after = await act('林初审', ['unqualified-opinion', 'nothing-forbidden'])
    expect(after).toMatchObject({ step: 'second-review' })
    expect(after.entries.at(-1)).toMatchObject({
      act: 'pass',
      officerName: '林初审',
      asked: { ticks: ['unqualified-opinion', 'nothing-forbidden'] },
    })
  })

  test('回避：谁办过初审、哪个单位须回避，以及自己是否在内（choice:four-eyes，choice:own-unit）', async () => {
    expect((await city.see('林初审', kase)).avoidance).toEqual([
      { kind: 'own-unit', basis: 'choice:own-unit', names: [transport], keepsMe: false },
      { kind: 'same-hand', basis: 'choice:four-eyes', names: ['林初审'], keepsMe: true },
    ])
    expect((await city.see('陈复审', kase)).avoidance.map((line) => line.keepsMe)).toEqual([false, false])
    for (const who of [counter, '郑局长']) expect((await city.see(who, kase)).avoidance).toEqual([])
  })

  test('补正可以钉在字段上，也可以钉在材料上；申请单位凭它补正后重新提交', async () => {
    const pins = [
      { field: 'summary', note: '简介写明更新频率' },
      { field: 'paper:opinion', note: '意见书第3页缺签名' },
    ]
    expect(await city.act('陈复审', kase, 'return', { pins })).toMatchObject({ step: 'supplement', pins })
    const own = await city.see(counter, kase)
    expect([own.isEditable, own.editableFields]).toEqual([true, ['summary', 'paper:opinion']])
    expect(await city.act(counter, kase, 'resubmit')).toMatchObject({ step: 'second-review' })
  })

  test('提交后申请单位取得查询码，审查人看不到；凭编号和查询码不登录也能查（choice:progress-code）', async () => {
    const { number, progressCode } = await city.see(counter, kase)
    expect((await city.see('陈复审', kase)).progressCode).toBeNull()
    expect(await city.stranger().ask(registrationRoutes.caseProgress, { body: { number, code: progressCode! } })).toMatchObject({
      state: { zh: '登记复审' },
      whose: { zh: '市大数据服务中心' },
      isEnded: false,
    })
    const draft = await city.open(counter, 'memorandum', again)
    expect((await city.see(counter, draft)).progressCode).toBeNull()
  })

  test('§8.1 勾选不改变办件：全部办件由其记录重放可得', () => expectGenuineHistory(city))

  test('名称含主题词的资产太多时告诉审查人，不说没有相似的（choice:similar-claims）', async () => {
    await city.database.pool.query(
      `insert into assets (id, holder_id, holder_kind, holder_sector, code, rule_version, name, grade, origin, state, search, created_at)
      select gen_random_uuid(), holder_id, holder_kind, holder_sector, code || n, rule_version, name, grade, origin, 'catalogued', search, created_at from assets, generate_series(1, 40) n where id = $1`,
      [registered],
    )
    const { words, isCommon, items } = await similarTo('林初审', again)
    expect([words, isCommon, items.filter((item) => item.byName !== null)]).toEqual(['公交线路', true, []])
  })
})
