import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspectionRoutes } from '#contract/supervision-inspections.ts'
import { bureau, centre, openCity, refusal, transport, type City } from '#server/test/city.ts'
import { expectGenuineHistory } from './proof.ts'

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const operator = '榕数运营有限公司'
const notice = {
  kind: 'special',
  cause: '收到举报：超出协议范围使用数据',
  focus: ['abuse', 'scope'],
  manner: 'on-site',
  inspectors: '叶受理、林初审',
  plannedOn: '2026-12-01',
}
const record = () => ({ inspectedOn: city.clock.today(), gravity: 'ordinary', findings: '两次使用超出协议约定的字段，未留使用记录' })
const order = { ground: '协议第3条约定的字段范围，规程第5.3条', measures: '停止超范围使用，补齐使用记录，修订内部流程' }
const credit = { credit: 'noted', creditNote: '超范围使用数据两次，已整改' }
const programme = (over: object = {}) => ({
  title: '2026年生产主体年度检查',
  party: 'producer' as const,
  focus: ['inventory' as const],
  beginsOn: '2026-11-01',
  endsOn: '2027-12-31',
  sample: 2,
  key: randomUUID(),
  ...over,
})
const inspectionOf = async (who: string, caseId: string) =>
  (await (await city.as(who)).ask(inspectionRoutes.listInspections, { query: {} })).items.find((line) => line.caseId === caseId)

describe('常态化检查：按计划随机抽取，种子和名单公开（§7.2，choice:inspection-draw）', () => {
  test('抽取可以由任何登录的人重新计算；一个计划只抽一次；别的单位不能代抽', async () => {
    const ours = await city.as('郑局长')
    const made = await ours.ask(inspectionRoutes.addProgramme, { body: programme() })
    expect(made).toMatchObject({ seed: null, officeName: bureau, inspected: 0 })
    expect(await refusal((await city.as('叶受理')).ask(inspectionRoutes.drawProgramme, { params: { id: made.id } }))).toMatchObject({
      status: 404,
    })
    const drawn = await ours.ask(inspectionRoutes.drawProgramme, { params: { id: made.id } })
    expect(drawn.seed).toMatch(/^[0-9a-f]{64}$/)
    expect(await refusal(ours.ask(inspectionRoutes.drawProgramme, { params: { id: made.id } }))).toMatchObject({
      status: 409,
      code: 'drawn',
      basis: 'choice:inspection-draw',
    })
    const { items } = await (await city.as('尹运营')).ask(inspectionRoutes.listDraws, { params: { id: made.id }, query: {} })
    const digest = (id: string) => createHash('sha256').update(`${drawn.seed}:${id}`).digest('hex')
    expect(items.map((line) => line.digest)).toEqual(items.map((line) => digest(line.organisationId)).toSorted())
    expect(items.map((line) => line.isDrawn)).toEqual(items.map((_, n) => n < 2))
    expect(drawn.listSha256).toBe(
      createHash('sha256')
        .update(
          items
            .map((line) => line.organisationId)
            .toSorted()
            .join('\n'),
        )
        .digest('hex'),
    )
    expect(items.map((line) => line.name)).toContain(transport)
    // A stranger who has not signed in reads seed, ids and digests, and computes list and draw again from what is published.
    const page = await (await fetch(`${city.base}/draws/${made.id}`)).text()
    for (const said of [drawn.seed!, drawn.listSha256!, ...items.flatMap((line) => [line.organisationId, line.digest])])
      expect(page).toContain(said)
    const list = await (await fetch(`${city.base}/draws/${made.id}/list.txt`)).text()
    expect(createHash('sha256').update(list).digest('hex')).toBe(drawn.listSha256)
    expect(list.split('\n').map(digest).toSorted()).toEqual(items.map((line) => line.digest))
    expect(await (await fetch(`${city.base}/draws`)).text()).toContain(`/draws/${made.id}`)
    const lost = items.find((line) => !line.isDrawn)!
    const won = items.find((line) => line.isDrawn)!
    const routine = { ...notice, kind: 'routine', cause: undefined, programme: drawn.number }
    const wrong = await city.open('郑局长', 'inspection', lost.organisationId, routine)
    expect(await refusal(city.act('郑局长', wrong, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-drawn-in-programme',
      basis: 'choice:inspection-draw',
      message: { zh: '该计划没有抽中这家单位' },
    })
    const right = await city.open('郑局长', 'inspection', won.organisationId, routine)
    await city.act('郑局长', right, 'submit')
    const again = await city.open('郑局长', 'inspection', won.organisationId, routine)
    expect((await refusal(city.act('郑局长', again, 'submit'))).message.zh).toBe('已按该计划检查过这家单位')
    expect((await ours.ask(inspectionRoutes.readProgramme, { params: { id: made.id } })).inspected).toBe(1)
  })

  test('结束不早于开始；不是检查单位的岗位没有这个入口', async () => {
    expect(
      (
        await refusal((await city.as('郑局长')).ask(inspectionRoutes.addProgramme, { body: programme({ endsOn: '2026-10-01' }) }))
      ).fields?.map((f) => f.field),
    ).toEqual(['endsOn'])
    expect(await refusal((await city.as('林清查')).ask(inspectionRoutes.addProgramme, { body: programme() }))).toMatchObject({
      status: 404,
    })
  })
})

describe('专项检查：通知、记录、意见、整改、换人复查、信用（§5.3，§7.2）', () => {
  let kase: string

  test('不能由被检查一方或者其他岗位开办；不是数据主体的不检查，不检查自己', async () => {
    expect(await refusal(city.open('尹运营', 'inspection', city.id(transport), notice))).toMatchObject({
      status: 409,
      code: 'not-yours',
      basis: '§5.3',
    })
    const own = await city.open('叶受理', 'inspection', city.id(centre), notice)
    expect(await refusal(city.act('叶受理', own, 'submit'))).toMatchObject({ code: 'needs-inspectable' })
    const firm = await city.open('叶受理', 'inspection', city.id('榕正律师事务所'), notice)
    expect(await refusal(city.act('叶受理', firm, 'submit'))).toMatchObject({ code: 'needs-inspectable', basis: '§7.2' })
    const bare = await city.open('叶受理', 'inspection', city.id(operator), { kind: 'special' })
    expect((await refusal(city.act('叶受理', bare, 'submit'))).fields?.map((f) => f.field).sort()).toEqual([
      'cause',
      'focus',
      'inspectors',
      'manner',
      'plannedOn',
    ])
  })

  test('通知发出前被检查单位看不到，发出后看到并列入台账', async () => {
    kase = await city.open('叶受理', 'inspection', city.id(operator), notice)
    expect(await refusal(city.see('尹运营', kase))).toMatchObject({ status: 404 })
    await city.act('叶受理', kase, 'submit')
    expect(await inspectionOf('尹运营', kase)).toMatchObject({
      inspectedName: operator,
      kind: 'special',
      step: 'inspecting',
      outcome: null,
    })
    expect(await inspectionOf('康开发', kase)).toBeUndefined()
    expect(await refusal(city.act('尹运营', kase, 'file', record()))).toMatchObject({ code: 'not-yours' })
  })

  test('记录出具后被检查单位提出意见，检查单位责令整改，被检查单位报告整改', async () => {
    await city.act('叶受理', kase, 'file', record())
    const seen = await city.act('尹运营', kase, 'submit', { agrees: 'partly', statement: '其中一次已获书面同意' })
    expect(seen.step).toBe('decision')
    await city.act('叶受理', kase, 'return', order)
    expect((await refusal(city.act('尹运营', kase, 'submit', {}))).fields?.map((f) => f.field).sort()).toEqual([
      'done',
      'finishedOn',
      'proof',
    ])
    await city.act('尹运营', kase, 'submit', {
      done: '已停止超范围使用，补齐使用记录',
      finishedOn: city.clock.today(),
      proof: await city.paper('尹运营', kase),
    })
  })

  test('复查由另一人办理；整改到位后结果和信用记入台账，不能再改', async () => {
    const recheck = { recheckedOn: city.clock.today(), recheck: '抽查使用记录十份，均在范围之内', ...credit }
    expect(await refusal(city.act('叶受理', kase, 'confirm', recheck))).toMatchObject({
      status: 409,
      code: 'same-hand',
      basis: 'choice:recheck-hands',
    })
    expect(await city.act('林初审', kase, 'confirm', recheck)).toMatchObject({ step: null, ending: 'rectified' })
    expect(await inspectionOf('尹运营', kase)).toMatchObject({
      outcome: 'rectified',
      gravity: 'ordinary',
      credit: 'noted',
      creditNote: credit.creditNote,
    })
    await expect(city.database.pool.query(`update inspections set credit = 'none' where case_id = $1`, [kase])).rejects.toMatchObject({
      code: 'RS001',
    })
  })

  test('不提意见、不报整改的，到期照常往下办；只有一名经办人的单位也不能自查自复', async () => {
    const silent = await city.open('钱财政', 'inspection', city.id('榕创开发有限公司'), { ...notice, plannedOn: '2027-06-01' })
    await city.act('钱财政', silent, 'submit')
    await city.act('钱财政', silent, 'file', record())
    await city.pass(14)
    expect((await city.see('钱财政', silent)).step).toBe('decision')
    await city.act('钱财政', silent, 'return', order)
    await city.pass(40)
    expect((await city.see('钱财政', silent)).step).toBe('recheck')
    expect(await refusal(city.act('钱财政', silent, 'refuse', {}))).toMatchObject({ code: 'same-hand' })
  })

  test('§8.1 全部办件由其记录重放可得', () => expectGenuineHistory(city))
})
