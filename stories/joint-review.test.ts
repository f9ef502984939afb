import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { supervisionRoutes } from '#contract/supervision.ts'
import { caseRoutes } from '#contract/cases.ts'
import { healthRoutes } from '#contract/health.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { traceRoutes } from '#contract/trace.ts'
import type { Procedure } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { openCity, refusal, transport, type City } from '#server/test/city.ts'
import { jointReview } from '#server/test/joint-review.ts'
import { ofTransport, takeInventory } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

const [counter, checker] = ofTransport
const known = procedures as Record<string, unknown>
/** The same, where what was agreed has an effect. */
const step = jointReview.steps['together']!
const withEffect: Procedure = {
  ...jointReview,
  id: 'joint-review-trial-effect',
  steps: { ...jointReview.steps, together: { ...step, may: { ...step.may, pass: { to: 'agreed', effects: ['freeze-subject'] } } } },
}
let city: City
let assets: string[]
beforeAll(async () => {
  for (const each of [jointReview, withEffect]) known[each.id] = each
  city = await openCity()
  assets = await takeInventory(city, ['同时通过', '依次通过', '不通过', '看不出不通过', '看不出通过'])
  await Promise.all(['林初审', '钱财政', checker].map((name) => city.as(name)))
})
afterAll(async () => {
  await city.close()
  for (const each of [jointReview, withEffect]) delete known[each.id]
})

async function together(asset: number, procedure = jointReview): Promise<string> {
  const id = await city.open(counter, procedure.id, assets[asset]!, { explanation: '三方共同审核本项数据资产的使用。' })
  await city.act(counter, id, 'submit')
  return id
}
const pass = async (who: string, id: string, version: number, reason: string) =>
  (await city.as(who)).ask(caseRoutes.actOnCase, { params: { id }, body: { act: 'pass', version, key: randomUUID(), reason } })
const isFrozen = async (asset: number) =>
  (await (await city.as(counter)).ask(inventoryRoutes.readAsset, { params: { id: assets[asset]! } })).isFrozen
const holds = async (who: string, id: string, tab: 'mine' | 'others' = 'mine') =>
  (await (await city.as(who)).ask(caseRoutes.inbox, { query: { tab } })).items.some((line) => line.id === id)

describe('几方共同审核一个环节', () => {
  test('三方同时通过：都算数，环节只前进一次', async () => {
    const id = await together(0)
    const { version } = await city.see('林初审', id)
    await Promise.all([
      pass('林初审', id, version, '登记机构同意'),
      pass('钱财政', id, version, '财政同意'),
      pass(checker, id, version, '单位同意'),
    ])
    const view = await city.see(counter, id)
    expect(view).toMatchObject({ step: null, ending: 'agreed', version: version + 3, move: null })
    expect(view.entries.slice(version).map(({ act, toStep, reason }) => [act, toStep, reason !== ''])).toEqual([
      ['pass', 'together', true],
      ['pass', 'together', true],
      ['pass', 'agreed', true],
    ])
  })

  test('轮到谁只列还没通过的；意见在齐备之前其他方看不到；本方不能再办；效果只在齐备后发生一次', async () => {
    const id = await together(1, withEffect)
    expect((await city.see('林初审', id)).move).toMatchObject({
      role: 'registrar',
      also: [
        { role: 'finance-bureau', organisationName: null },
        { role: 'producer', organisationName: transport },
      ],
    })
    for (const who of ['林初审', '陈复审', '钱财政', checker]) expect([who, await holds(who, id)]).toEqual([who, true])
    await city.act('林初审', id, 'pass', {}, '登记机构的内部意见')
    for (const who of ['钱财政', checker]) {
      const seen = await city.see(who, id)
      expect(JSON.stringify(seen)).not.toContain('内部意见')
      expect(seen.entries.at(-1)).toMatchObject({ act: 'hand-in', isUnread: true, reason: '', asked: {}, toStep: 'together' })
      expect(seen.lastAct).toBe('hand-in')
      expect([who, seen.isMine, await holds(who, id)]).toEqual([who, true, true])
    }
    const own = await city.see('陈复审', id)
    expect([own.isMine, own.entries.at(-1)!.reason, own.mayNow.map((a) => a.denial?.code)]).toEqual([
      false,
      '登记机构的内部意见',
      ['seat-passed', 'seat-passed', 'seat-passed'],
    ])
    expect([await holds('林初审', id), await holds('林初审', id, 'others')]).toEqual([false, true])
    expect(own.move).toMatchObject({ role: 'finance-bureau', also: [{ role: 'producer' }] })
    expect(await refusal(city.act('陈复审', id, 'pass'))).toMatchObject({ status: 409, code: 'seat-passed' })
    expect(await refusal(city.act(counter, id, 'pass'))).toMatchObject({ status: 409, code: 'same-hand' })
    await city.act('钱财政', id, 'pass')
    expect(await isFrozen(1)).toBe(false)
    expect(await city.act(checker, id, 'pass')).toMatchObject({
      ending: 'agreed',
      entries: expect.arrayContaining([expect.objectContaining({ reason: '登记机构的内部意见', isUnread: false })]),
    })
    expect(await isFrozen(1)).toBe(true)
  })

  test('不通过、退回也一样看不出来：列表、Excel、审计日志、追溯只说已提交审核意见；都提交之后一方不通过即不通过，日志写明各方意见', async () => {
    const [refused, passed] = [await together(3), await together(4)]
    await city.act('林初审', refused, 'refuse', { ground: 'unlawful', explanation: '不宜提供使用，理由另附。' })
    await city.act('林初审', passed, 'pass', {}, '可以')
    const told = async (who: string, id: string) => {
      const view = await city.see(who, id)
      const logged = (await (await city.as(who)).ask(supervisionRoutes.auditTrail, { query: { objectId: id } })).items.filter(
        (line) => line.action.startsWith('act:') && line.role === 'registrar',
      )
      const { nodes } = await (await city.as(who)).ask(traceRoutes.readTrace, { params: { kind: 'case', id } })
      const own = await (await city.as(who)).ask(caseRoutes.inbox, { query: { tab: 'mine' } })
      return JSON.stringify([
        view.step,
        view.ending,
        view.lastAct,
        view.mayNow,
        view.entries.slice(2),
        logged.map(({ action, detail }) => [action, { ...detail, number: '' }]),
        nodes.find((node) => node.id === id)!.hands,
        own.items.find((line) => line.id === id)!.lastAct,
      ])
        .replaceAll(id, '')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
    }
    // Whether it was passed or refused makes no difference to what the others, the bureau that reads the whole log, and the applicant read.
    for (const who of ['钱财政', checker]) expect(await told(who, refused)).toBe(await told(who, passed))
    const byAll = JSON.stringify(
      (await (await city.as('郑局长')).ask(supervisionRoutes.auditTrail, { query: { objectId: refused } })).items.filter(
        (line) => line.role === 'registrar',
      ),
    )
    expect(byAll).toContain('act:hand-in')
    expect(byAll).not.toMatch(/refuse|不予登记|不宜提供/)
    expect((await city.see('陈复审', refused)).entries.at(-1)).toMatchObject({
      act: 'refuse',
      isUnread: false,
      asked: { ground: 'unlawful' },
    })
    await city.act('钱财政', refused, 'pass')
    expect(await city.act(checker, refused, 'pass')).toMatchObject({
      ending: 'refused',
      lastAct: 'refuse',
      entries: expect.arrayContaining([expect.objectContaining({ act: 'refuse', isUnread: false })]),
    })
    const last = (await (await city.as(checker)).ask(supervisionRoutes.auditTrail, { query: { objectId: refused } })).items.find(
      (line) => line.action === 'act:pass',
    )
    expect(last?.detail).toMatchObject({ decided: ['市大数据服务中心：不予登记', '市财政局：通过', '数据生产主体：通过'] })
  })

  test('一方不通过的，其他方都提交之后办结；逾期的在运行体检里按还没通过的各方列出，少了一方也列出', async () => {
    const id = await together(2)
    await city.act('林初审', id, 'pass')
    await city.pass(40)
    const { items } = await (await city.as('郑局长')).ask(healthRoutes.listStuck, { query: { rule: 'overdue' } })
    expect(items.filter((line) => line.caseId === id).map((line) => line.owner.zh)).toEqual(['市财政局', `${transport} · 数据生产主体`])
    const missing = async () =>
      (await (await city.as('郑局长')).ask(healthRoutes.listStuck, { query: { rule: 'owner-wrong' } })).items.map((line) => [
        line.caseId,
        line.detail.en,
      ])
    expect(await missing()).toEqual([])
    await city.database.pool.query(`update cases set also_owners = '{}' where id = $1`, [id])
    expect(await missing()).toEqual([[id, `Finance Bureau → Finance Bureau + Data producer ${transport}`]])
    await (
      await city.as('郑局长')
    ).ask(healthRoutes.setClock, { params: { id }, body: { reason: '少了一方，按规程重写', key: randomUUID() } })
    expect(await missing()).toEqual([])
    expect(await holds(checker, id)).toBe(true)
    expect(await city.act('钱财政', id, 'refuse', { ground: 'unlawful', explanation: '与规定不符，三方不能共同通过。' })).toMatchObject({
      ending: null,
      step: 'together',
    })
    expect(await city.act(checker, id, 'pass')).toMatchObject({ ending: 'refused' })
  })

  test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
})
