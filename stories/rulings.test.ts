import { randomUUID } from 'node:crypto'
import { openXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportRoutes } from '#contract/exports.ts'
import { rulingRoutes } from '#contract/supervision-rulings.ts'
import { openCity, refusal, type City } from '#server/test/city.ts'
import { ofTransport, onNotice, takeInventory } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const question = {
  title: '公交到站预测是否属于加工取得',
  kind: 'interpretation',
  clause: '§3.6',
  question: '由实时位置推算的到站预测，按采集取得还是加工取得？',
}
const draft = { answer: '由本单位数据推算形成的，按加工取得认定。', effectiveOn: '2026-04-01' }
const asked = async (who: string, over: object = {}) => {
  const id = await city.open(who, 'interpretation', null, { ...question, ...over })
  await city.act(who, id, 'submit')
  return id
}
const parametersOf = async (who: string) => (await (await city.as(who)).ask(rulingRoutes.listParameters)).items

describe('规程解释：各方提出，两局共同决定，向社会公布（§8.4）', () => {
  test('一局同意还不成立，另一局未表态前看不到对方的意见；都同意后公布，不登录也可以看', async () => {
    const id = await asked(ofTransport[0])
    expect(await refusal(city.act('林初审', id, 'file', draft))).toMatchObject({ code: 'not-yours' })
    await city.act('郑局长', id, 'file', draft)
    expect(await city.act('郑局长', id, 'pass', { opinion: '同意拟稿' })).toMatchObject({ step: 'deciding' })
    expect(await refusal(city.act('郑局长', id, 'pass', { opinion: '再次同意' }))).toMatchObject({
      code: 'seat-passed',
      basis: 'choice:interpretation-jointly',
    })
    const seen = (await city.see('钱财政', id)).entries.at(-1)!
    expect(JSON.stringify(seen)).not.toContain('同意拟稿')
    expect((await city.stranger().ask(rulingRoutes.listRulings, { query: {} })).items).toEqual([])
    expect(await city.act('钱财政', id, 'pass', { opinion: '同意' })).toMatchObject({ ending: 'decided' })
    expect((await city.stranger().ask(rulingRoutes.listRulings, { query: { q: '到站' } })).items).toMatchObject([
      { number: expect.stringMatching(/^JS2026-\d{4}$/), answer: draft.answer, isPublic: true },
    ])
    const page = await (await fetch(`${city.base}/interpretations`)).text()
    expect(page).toContain(draft.answer)
  })

  test('容错认定须说明，决定后只有本单位和监督部门看到；退回的重新拟稿，不属于解释事项的写明理由', async () => {
    const bare = await city.open('尹运营', 'interpretation', null, { ...question, kind: 'tolerance' })
    expect((await refusal(city.act('尹运营', bare, 'submit'))).fields?.map((f) => f.field)).toEqual(['goodFaith'])
    const id = await asked('尹运营', {
      kind: 'tolerance',
      title: '试点接口误开放',
      goodFaith: '为试点验证开放接口，程序合规，没有谋取私利，当日已关闭并报告',
    })
    await city.act('郑局长', id, 'file', draft)
    await city.act('钱财政', id, 'return')
    expect(await city.see('郑局长', id)).toMatchObject({ step: 'deciding', lastAct: 'hand-in' })
    expect(await city.act('郑局长', id, 'pass', { opinion: '同意' })).toMatchObject({ step: 'drafting' })
    await city.act('郑局长', id, 'file', { ...draft, answer: '认定为探索性失误，不作负面评价；整改情况请告市数据局经办人13900000000。' })
    await city.act('钱财政', id, 'pass', { opinion: '同意' })
    expect(await city.act('郑局长', id, 'pass', { opinion: '同意' })).toMatchObject({ ending: 'decided' })
    expect(
      await refusal(city.act('郑局长', await asked('尹运营'), 'file', { ...draft, answer: '请与市数据局经办人13900000000联系' })),
    ).toMatchObject({ fields: [{ field: 'answer' }] })
    const titles = async (who: string) =>
      (await (await city.as(who)).ask(rulingRoutes.listRulings, { query: {} })).items.map((ruling) => ruling.title)
    expect(await titles('尹运营')).toContain('试点接口误开放')
    expect(await titles('钱财政')).toContain('试点接口误开放')
    expect(await titles('康开发')).not.toContain('试点接口误开放')
    const other = await asked('何律师', { title: '律师收费标准' })
    expect((await refusal(city.act('郑局长', other, 'refuse'))).fields?.map((f) => f.field)).toEqual(['explanation'])
    expect(await city.act('郑局长', other, 'refuse', { explanation: '收费由双方约定，不属于规程解释事项' })).toMatchObject({
      ending: 'declined',
    })
  })

  test('联络会议由两局登记纪要，各方可看', async () => {
    const body = {
      title: '2026年第一次联络会议',
      metOn: '2026-03-01',
      participants: '市数据局、市财政局、市国资委',
      decisions: '议定登记复审时限的调整方向',
      key: randomUUID(),
    }
    await (await city.as('钱财政')).ask(rulingRoutes.addMeeting, { body })
    await (await city.as('钱财政')).ask(rulingRoutes.addMeeting, { body })
    expect((await (await city.as('康开发')).ask(rulingRoutes.listMeetings, { query: {} })).items).toMatchObject([
      { title: body.title, notedBy: '钱财政' },
    ])
    expect(await refusal((await city.as('林初审')).ask(rulingRoutes.addMeeting, { body: { ...body, key: randomUUID() } }))).toMatchObject({
      status: 404,
    })
  })
})

describe('参数调整：两局决定，记为有生效日期的版本，先看上一年度会有哪些不同（§8.4，choice:parameter-versions）', () => {
  test('按上一年度办件推算：新值下有几件会逾期', async () => {
    const [asset] = await takeInventory(city, ['登记的线路'])
    await onNotice(city, asset!)
    const effectOf = async (choice: string, value: string) =>
      (await city.as('钱财政')).ask(rulingRoutes.readParameterEffect, { query: { choice, value } })
    expect((await effectOf('notice-period', '15')).read!.parts.map((part) => part.key)).toContain('first-registration/public-notice')
    await city.pass(20)
    const after = await effectOf('notice-period', '5')
    expect(after).toMatchObject({ kind: 'limit', present: '10', value: '5', nothing: null, read: { line: 'over', isPartial: true } })
    expect(after.read!.parts.find((part) => part.key === 'first-registration/public-notice')).toMatchObject({
      title: { zh: '首次登记 · 登记公示（到期自动往下办）' },
      records: 1,
      before: 0,
      after: 1,
      changed: 1,
    })
    expect(after.read!.items).toMatchObject([
      { measured: '10', was: 'false', would: 'true', href: expect.stringContaining('/desk/cases/') },
    ])
  })

  test('新值与现行值相同、类型不对的不能提交；两局都同意后记为版本，注明由哪一版规则执行、尚未载入', async () => {
    const change = {
      title: '登记审查时限缩短',
      choice: 'review-deadline',
      value: '15',
      effectiveOn: '2026-12-01',
      carriedBy: '2026-12版',
      reason: '上一年度审查平均用时低于十五个工作日',
    }
    const same = await city.open('郑局长', 'parameter-change', null, { ...change, value: '20' })
    expect(await refusal(city.act('郑局长', same, 'submit'))).toMatchObject({
      code: 'needs-parameter-differs',
      message: { zh: '现行值就是20' },
    })
    const padded = await city.open('郑局长', 'parameter-change', null, { ...change, value: '020.0' })
    expect(await refusal(city.act('郑局长', padded, 'submit'))).toMatchObject({
      code: 'needs-parameter-differs',
      message: { zh: '现行值就是20' },
    })
    const wrong = await city.open('郑局长', 'parameter-change', null, { ...change, value: '十五' })
    expect((await refusal(city.act('郑局长', wrong, 'submit'))).message.zh).toBe('这个参数是数字')
    const id = await city.open('郑局长', 'parameter-change', null, change)
    await city.act('郑局长', id, 'submit')
    await city.act('钱财政', id, 'pass', { opinion: '同意' })
    expect((await parametersOf('林清查')).find((each) => each.choice === 'review-deadline')).toMatchObject({
      value: '20',
      versions: [],
      isCarried: true,
    })
    expect(await city.act('郑局长', id, 'pass', { opinion: '同意' })).toMatchObject({ ending: 'decided' })
    expect((await parametersOf('林清查')).find((each) => each.choice === 'review-deadline')).toMatchObject({
      value: '20',
      isCarried: false,
      kind: 'limit',
      versions: [{ valueBefore: '20', value: '15', effectiveOn: '2026-12-01', carriedBy: '2026-12版' }],
    })
  })

  test('按名称、条款或数值查找，导出的就是找到的', async () => {
    const client = await city.as('林清查')
    const namesOf = async (query: { q?: string }) => {
      const { items } = await client.ask(rulingRoutes.listParameters, { query })
      const { rows } = (await openXlsx(Buffer.from(await (await client.ask(exportRoutes.parametersExcel, { query })).arrayBuffer())))
        .sheets[0]!
      expect(rows.slice(1).map(([title]) => title)).toEqual(items.map((item) => item.title.zh))
      return items.map((item) => item.choice)
    }
    const all = await namesOf({})
    const found = await namesOf({ q: '审查期限' })
    expect(found).toContain('review-deadline')
    expect(found.length).toBeLessThan(all.length)
    expect((await namesOf({ q: ' §4.7 ' })).every((choice) => all.includes(choice))).toBe(true)
    expect(await namesOf({ q: '没有这样的参数' })).toEqual([])
  })

  test('§8.1 全部办件由其记录重放可得', () => expectGenuineHistory(city))
})
