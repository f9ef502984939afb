import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { affiliationRoutes } from '#contract/affiliations.ts'
import { caseRoutes } from '#contract/cases.ts'
import { healthRoutes } from '#contract/health.ts'
import type { HealthRule } from '#law/health.ts'
import { bureau, centre, openCity, refusal, transport, type City } from '#server/test/city.ts'
import { accepted, ofTransport, takeInventory } from './lives.ts'
import { objectTo } from './objecting.ts'
import { expectGenuineHistory } from './proof.ts'

const soe = '榕城公共交通集团'
const [counter, checker] = ofTransport
const registrars = ['叶受理', '林初审', '陈复审', '严守一', '方知白']
const reason = '本人配偶在该单位任职'
let city: City
let assets: string[]
let kase: string
beforeAll(async () => {
  city = await openCity()
  assets = await takeInventory(city, ['回避的', '备查的', '有异议的'])
  kase = await accepted(city, assets[0]!)
})
afterAll(() => city.close())

const stuck = async (rule: HealthRule, id = kase) =>
  (await (await city.as('郑局长')).ask(healthRoutes.listStuck, { query: { rule } })).items.filter((line) => line.caseId === id)
const sees = async (who: string, id = kase) => (await (await city.as(who)).ask(caseRoutes.inbox)).items.some((line) => line.id === id)
const sayOf = async (who: string, controller: string, controlled: string) =>
  (await city.as(who)).ask(affiliationRoutes.declareAffiliation, {
    body: { controllerId: city.id(controller), controlledId: city.id(controlled), sinceOn: '2024-01-01', untilOn: null, ground: '持股70%' },
  })
const declare = (controller: string, controlled: string) => sayOf('管账号', controller, controlled)
const end = async (id: string) =>
  (await city.as('管账号')).ask(affiliationRoutes.endAffiliation, {
    params: { id },
    body: { untilOn: '2026-03-01', ground: '股权已全部转让' },
  })

describe('审查人员回避和逾期说明', () => {
  test('choice:reviewer-conflict 登记岗位所在单位与持有单位同受一方控制的须回避，由另一单位的登记岗位办理；终止后恢复', async () => {
    const kin = [await declare(soe, transport), await declare(soe, centre)]
    const seen = await city.see('林初审', kase)
    expect(seen.mayNow.find((a) => a.act === 'pass')?.denial).toMatchObject({
      code: 'kin',
      basis: 'choice:reviewer-conflict',
      message: { zh: `持有单位${transport}与本岗位所在的${centre}同受${soe}控制，须回避` },
      remedy: { zh: expect.stringContaining('另一单位') },
    })
    expect(seen.avoidance).toContainEqual({
      kind: 'kin',
      basis: 'choice:reviewer-conflict',
      names: [expect.stringContaining(soe)],
      keepsMe: true,
    })
    expect(await refusal(city.act('林初审', kase, 'pass'))).toMatchObject({ status: 409, code: 'kin' })
    expect([await sees('林初审'), await sees('严守一')]).toEqual([false, true])
    expect((await city.see('严守一', kase)).mayNow.find((a) => a.act === 'pass')?.denial).toBeNull()
    expect(await stuck('own-unit')).toEqual([])
    kin.push(await declare(soe, bureau))
    expect(await stuck('own-unit')).toHaveLength(1)
    for (const { id } of kin) await end(id)
    expect([await sees('林初审'), (await city.see('林初审', kase)).mayNow.find((a) => a.act === 'pass')?.denial]).toEqual([true, null])
  })

  test('持有单位不能自行申报与审查单位的控制关系，使其回避；审查单位自己申报的，也只有管理员能终止', async () => {
    for (const [one, other] of [
      [centre, transport],
      [transport, centre],
    ] as const)
      expect(await refusal(sayOf(counter, one, other))).toMatchObject({
        status: 409,
        code: 'office-declares',
        basis: 'choice:reviewer-conflict',
        remedy: { zh: '请对方或系统管理员申报' },
      })
    const own = await sayOf('林初审', centre, soe)
    expect(own.mayEnd).toBe(false)
    expect(
      await refusal(
        (await city.as('林初审')).ask(affiliationRoutes.endAffiliation, {
          params: { id: own.id },
          body: { untilOn: '2026-03-01', ground: '已经转让' },
        }),
      ),
    ).toMatchObject({ status: 409, code: 'not-yours' })
    await end(own.id)
  })

  test('经办人写明理由申明回避：本办件由同事办理，不能收回；没有理由的不受理；申请单位不用', async () => {
    expect((await city.see('林初审', kase)).remarks.map((r) => r.act)).toEqual(['step-aside'])
    expect((await city.see(counter, kase)).remarks).toEqual([])
    expect(await refusal(city.act(counter, kase, 'step-aside', {}, reason))).toMatchObject({ status: 409, code: 'not-yours' })
    expect(await refusal(city.act('林初审', kase, 'step-aside', {}, '有'))).toMatchObject({ status: 422, fields: [{ field: 'reason' }] })
    const aside = await city.act('林初审', kase, 'step-aside', {}, reason)
    expect(aside).toMatchObject({
      step: 'first-review',
      remarks: [],
      entries: expect.arrayContaining([
        expect.objectContaining({ act: 'step-aside', officerName: '林初审', reason, basis: ['choice:reviewer-conflict'] }),
      ]),
    })
    expect(aside.avoidance).toContainEqual({ kind: 'stepped-aside', basis: 'choice:reviewer-conflict', names: ['林初审'], keepsMe: true })
    for (const act of ['pass', 'refuse', 'step-aside'])
      expect(await refusal(city.act('林初审', kase, act, {}, reason))).toMatchObject({
        status: 409,
        code: 'stepped-aside',
        remedy: { zh: expect.stringContaining('再任命一名经办人') },
      })
    expect([await sees('林初审'), await sees('陈复审')]).toEqual([false, true])
  })

  test('同一岗位的人都回避了，运行体检说明没有人能办', async () => {
    expect(await stuck('all-aside')).toEqual([])
    for (const who of registrars.filter((name) => name !== '林初审')) await city.act(who, kase, 'step-aside', {}, reason)
    expect(await stuck('all-aside')).toMatchObject([{ detail: { zh: expect.stringContaining('林初审') } }])
    expect(await stuck('no-officer')).toEqual([])
  })

  test('申明回避的办件，公示异议也由同事办理；都回避了列入运行体检', async () => {
    const noticed = await accepted(city, assets[2]!)
    await city.act('严守一', noticed, 'step-aside', {}, reason)
    for (const who of ['林初审', '陈复审']) await city.act(who, noticed, 'pass')
    const side = await objectTo(city, noticed)
    const seen = await city.see('严守一', side)
    expect(seen.mayNow.map((a) => a.denial?.code)).toEqual(['stepped-aside', 'stepped-aside'])
    expect(seen.avoidance).toContainEqual({ kind: 'stepped-aside', basis: 'choice:reviewer-conflict', names: ['严守一'], keepsMe: true })
    const findings = { explanation: '经核对采集记录，按事实作出以上认定。' }
    for (const [act, said] of [
      ['submit', { summary: '认为登记内容不实，请核对记录。' }],
      ['dismiss', findings],
    ] as const)
      expect(await refusal(city.act('严守一', side, act, said))).toMatchObject({
        status: 409,
        code: 'stepped-aside',
        basis: 'choice:reviewer-conflict',
        remedy: { zh: expect.stringContaining('再任命一名经办人') },
      })
    expect([await sees('严守一', side), await sees('叶受理', side)]).toEqual([false, true])
    expect(await stuck('all-aside', side)).toEqual([])
    await city.act('叶受理', side, 'step-aside', {}, reason)
    expect(await stuck('all-aside', side)).toEqual([])
    await city.act('方知白', side, 'step-aside', {}, reason)
    expect(await stuck('all-aside', side)).toMatchObject([{ detail: { zh: expect.stringContaining('严守一') } }])
  })

  test('choice:late-review 逾期的说明原因，申请单位在办件页看得到；不延长期限', async () => {
    const late = await accepted(city, assets[1]!)
    expect(await refusal(city.act('林初审', late, 'explain', {}, '需向上级单位核实来源'))).toMatchObject({
      status: 409,
      code: 'not-overdue',
    })
    await city.pass(40)
    const before = await city.see('林初审', late)
    expect([before.move!.days! < 0, before.remarks.map((r) => r.act)]).toEqual([true, ['step-aside', 'explain']])
    await city.act('林初审', late, 'explain', {}, '需向上级单位核实来源')
    const seen = await city.see(counter, late)
    expect(seen.entries.at(-1)).toMatchObject({
      act: 'explain',
      toStep: 'first-review',
      officerName: '林初审',
      reason: '需向上级单位核实来源',
      basis: ['choice:late-review'],
    })
    expect([seen.step, seen.move?.dueOn]).toEqual(['first-review', before.move?.dueOn])
    const { items } = await (await city.as('郑局长')).ask(healthRoutes.listStuck, { query: { rule: 'overdue' } })
    expect(items.find((line) => line.caseId === late)?.detail.zh).toContain('需向上级单位核实来源')
  })

  test('choice:checking-deadline 单位内部复核逾期的也列入运行体检', async () => {
    const asset = (await takeInventory(city, ['待复核的']))[0]!
    const memo = await city.open(counter, 'memorandum', asset, { reason: '权属尚在核实，暂不具备确认条件。', reviewOn: '2026-12-01' })
    await city.act(counter, memo, 'submit')
    expect((await city.see(checker, memo)).move).toMatchObject({ days: 10, limitDays: 10, basis: 'choice:checking-deadline' })
    await city.pass(30)
    const { items } = await (await city.as('郑局长')).ask(healthRoutes.listStuck, { query: { rule: 'overdue', limit: 100 } })
    expect(items.map((line) => line.caseId)).toContain(memo)
  })

  test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
})
