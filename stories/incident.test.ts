import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteRoutes } from '#contract/notes.ts'
import { incidentRoutes } from '#contract/supervision-incidents.ts'
import { watchIncidents } from '#server/supervision/incidents/watch-clocks.ts'
import { openCity, refusal, type City } from '#server/test/city.ts'
import { expectGenuineHistory } from './proof.ts'

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

// The city stands at nine o'clock on Monday 2026-03-02.
const report = {
  title: '出行数据接口异常调用',
  system: '公共数据运营平台',
  discoveredOn: '2026-03-02',
  discoveredHour: 8,
  discoveredMinute: 30,
  kind: 'leak',
  level: 'larger',
  network: 'other',
  publicData: true,
  persons: 1_200_000,
  effect: '部分线路数据被批量调用',
  harmsPersons: true,
  suspectsCrime: false,
  isFlaw: false,
  planStarted: true,
  planLead: '数据安全应急预案，尹运营',
  measures: '已停用相关接口密钥，封存日志',
}
const final = {
  rootCause: '接口密钥泄露，缺少调用频率限制',
  handling: '停用密钥、限制频率、逐条核对调用记录',
  damage: '未造成直接损失',
  lessons: '密钥没有按月轮换，告警没有人值守',
  improvements: '三月底前上线密钥轮换和告警值守',
}
const incidentOf = async (who: string, id: string) => (await city.as(who)).ask(incidentRoutes.readIncident, { params: { id } })
const tell = async (id: string, body: object, who = '尹运营') =>
  (await city.as(who)).ask(incidentRoutes.reportIncident, {
    params: { id },
    body: { body: '已报告，见回执', toldAt: city.clock.now().toISOString(), key: randomUUID(), ...body } as never,
  })
const notesOf = async (who: string) =>
  (await (await city.as(who)).ask(noteRoutes.listNotes, { query: {} })).items.filter((note) => note.kind.startsWith('incident'))
const minutes = (n: number) => city.pass(n / 1440)

describe('安全事件：立即启动预案，立即报告市大数据服务中心（§7.5）', () => {
  let kase: string

  test('只有运营主体报告；没有启动预案、级别低于人数对应级别、发现时间在将来的，不能提交', async () => {
    expect(await refusal(city.open('康开发', 'incident', null, { title: '开发主体报告' }))).toMatchObject({
      code: 'not-yours',
      basis: '§7.5',
    })
    const bare = await city.open('尹运营', 'incident', null, { ...report, planStarted: false })
    expect((await refusal(city.act('尹运营', bare, 'submit'))).fields?.map((f) => f.field)).toEqual(['planStarted'])
    const low = await city.open('尹运营', 'incident', null, { ...report, level: 'ordinary' })
    expect(await refusal(city.act('尹运营', low, 'submit'))).toMatchObject({
      code: 'needs-incident-level-fits',
      basis: 'choice:incident-level',
      message: { zh: '涉及1200000人，级别至少为较大' },
    })
    const begun = await city.open('尹运营', 'incident', null, { title: '还没有填级别' })
    expect((await city.see('尹运营', begun)).checklist.find(({ condition }) => condition === 'incident-level-fits')).toMatchObject({
      holds: true,
      why: { zh: '还没有填写级别和涉及的个人数量，填写后核对' },
    })
    const early = await city.open('尹运营', 'incident', null, { ...report, discoveredHour: 9, discoveredMinute: 30 })
    expect((await refusal(city.act('尹运营', early, 'submit'))).fields?.map((f) => f.field)).toEqual(['discoveredHour'])
  })

  test('初报即时通知市大数据服务中心，各项法定时限按小时从发现起算', async () => {
    kase = await city.open('尹运营', 'incident', null, report)
    await city.act('尹运营', kase, 'submit')
    expect(await notesOf('叶受理')).toMatchObject([
      {
        kind: 'incident',
        basis: '§7.5',
        href: `/desk/incidents/${kase}`,
        words: { zh: '榕数运营有限公司报告安全事件（较大）：出行数据接口异常调用' },
      },
    ])
    // From larger on the cyberspace office is told too; of a crime nothing is suspected, so the police are not.
    expect(await notesOf('网信办')).toMatchObject([{ kind: 'incident', basis: 'choice:incident-told', href: `/desk/incidents/${kase}` }])
    expect(await notesOf('安公安')).toEqual([])
    const seen = await incidentOf('叶受理', kase)
    expect(seen.clocks.map((c) => [c.clock, c.dueAt, c.metAt])).toEqual([
      ['provincial', '2026-03-02T04:30:00.000Z', null],
      ['persons', '2026-03-03T00:30:00.000Z', null],
    ])
    expect(seen).toMatchObject({ mayReport: false, nextClock: 'provincial', late: 0 })
    // What a desk that reads needs for its decision is on the page of the incident.
    expect((await incidentOf('安公安', kase)).account).toEqual({
      network: report.network,
      suspectsCrime: report.suspectsCrime,
      harmsPersons: report.harmsPersons,
      isFlaw: report.isFlaw,
      records: null,
      system: report.system,
      effect: report.effect,
      planLead: report.planLead,
      measures: report.measures,
      cause: '',
    })
    for (const stranger of ['康开发', '林清查', '何律师']) expect(await refusal(incidentOf(stranger, kase))).toMatchObject({ status: 404 })
    expect((await (await city.as('安公安')).ask(incidentRoutes.listIncidents, { query: { state: 'open' } })).items).toMatchObject([
      { caseId: kase, hasPublicData: true },
    ])
  })

  test('时限将满提醒运营主体，已过的也通知市大数据服务中心；各提醒一次', async () => {
    await minutes(185)
    expect(await watchIncidents(city)).toBe(1)
    expect(await watchIncidents(city)).toBe(0)
    expect((await notesOf('尹运营')).map((note) => note.words.zh)).toEqual(['出行数据接口异常调用：报省级网信部门的时限将满'])
    await minutes(30)
    // Told are the operator and both centres of the city: its bureau has registrars too.
    expect(await watchIncidents(city)).toBeGreaterThanOrEqual(2)
    expect(await watchIncidents(city)).toBe(0)
    expect((await notesOf('叶受理'))[0]!.words.zh).toBe('出行数据接口异常调用：报省级网信部门的时限已过')
    expect(await incidentOf('尹运营', kase)).toMatchObject({ late: 1, mayReport: true })
  })

  test('登记向谁、何时报告；级别只能调高，调高后新的时限随之开始；不能报在将来', async () => {
    expect((await refusal(tell(kase, { kind: 'told', clock: 'provincial' }))).fields?.map((f) => f.field)).toEqual(['toldTo'])
    expect((await refusal(tell(kase, { kind: 'progress', toldAt: '2026-03-05T00:00:00Z' }))).fields?.map((f) => f.field)).toEqual([
      'toldAt',
    ])
    expect(await refusal(tell(kase, { kind: 'progress' }, '叶受理'))).toMatchObject({ status: 404 })
    const told = await tell(kase, { kind: 'told', clock: 'provincial', toldTo: '省委网信办', number: '回执0302-1' })
    expect(told.clocks[0]).toMatchObject({ clock: 'provincial', metAt: city.clock.now().toISOString() })
    expect(await refusal(tell(kase, { kind: 'told', clock: 'provincial', toldTo: '省委网信办' }))).toMatchObject({
      status: 409,
      code: 'no-clock',
    })
    expect(await tell(kase, { kind: 'progress', level: 'major' })).toMatchObject({ level: 'major' })
    expect((await refusal(tell(kase, { kind: 'progress', level: 'larger' }))).fields?.map((f) => f.field)).toEqual(['level'])
  })

  test('该报的没有报、处置没有结束，不能提交总结；总结从处置结束起30天', async () => {
    const paper = { ...final, finalPaper: await city.paper('尹运营', kase) }
    expect(await refusal(city.act('尹运营', kase, 'submit', paper))).toMatchObject({
      code: 'needs-incident-reports-made',
      message: { zh: '还没有登记：告知受到影响的个人和单位' },
    })
    await tell(kase, { kind: 'told', clock: 'persons', toldTo: '受影响用户（公告和短信）' })
    expect((await refusal(city.act('尹运营', kase, 'submit', paper))).message.zh).toBe('还没有登记处置结束')
    const ended = await tell(kase, { kind: 'ended' })
    expect(Date.parse(ended.clocks.find((c) => c.clock === 'final')!.dueAt) - Date.parse(ended.endedAt!)).toBe(30 * 86_400_000)
    expect((await refusal(tell(kase, { kind: 'told', clock: 'final', toldTo: '市大数据服务中心' }))).fields?.map((f) => f.field)).toEqual([
      'clock',
    ])
    expect((await incidentOf('尹运营', kase)).clocks.find((c) => c.clock === 'final')!.metAt).toBeNull()
    await city.act('尹运营', kase, 'submit', paper)
    expect((await incidentOf('尹运营', kase)).clocks.every((c) => c.metAt !== null)).toBe(true)
    expect(await refusal(tell(kase, { kind: 'progress' }))).toMatchObject({ code: 'not-handling' })
  })

  test('经市大数据服务中心确认后办结，教训记入台账', async () => {
    expect(await refusal(city.act('尹运营', kase, 'confirm', { opinion: '自行确认' }))).toMatchObject({ code: 'not-yours' })
    expect(await city.act('林初审', kase, 'confirm', { opinion: '处置得当，改进措施三月底复核' })).toMatchObject({ ending: 'closed' })
    expect(await incidentOf('林初审', kase)).toMatchObject({ lessons: final.lessons, closedAt: expect.any(String) })
  })
})

describe('提醒网信和公安（choice:incident-told）', () => {
  test('一般事件不提醒网信办，涉嫌犯罪的提醒市公安局；级别调高到较大时提醒网信办，原来提醒过的再得到提醒', async () => {
    const [cyber, police] = [(await notesOf('网信办')).length, (await notesOf('安公安')).length]
    const id = await city.open('尹运营', 'incident', null, {
      ...report,
      title: '内部人员越权查询',
      level: 'ordinary',
      persons: 300,
      harmsPersons: false,
      suspectsCrime: true,
    })
    await city.act('尹运营', id, 'submit')
    expect([(await notesOf('网信办')).length, (await notesOf('安公安')).length]).toEqual([cyber, police + 1])
    expect((await notesOf('安公安'))[0]).toMatchObject({
      words: { zh: '榕数运营有限公司报告安全事件（一般）：内部人员越权查询' },
      basis: 'choice:incident-told',
    })
    await tell(id, { kind: 'progress', level: 'larger' })
    expect((await notesOf('网信办'))[0]).toMatchObject({ words: { zh: '榕数运营有限公司报告安全事件（较大）：内部人员越权查询' } })
    expect([(await notesOf('网信办')).length, (await notesOf('安公安')).length]).toEqual([cyber + 1, police + 2])
    await tell(id, { kind: 'progress', level: 'major' })
    for (const who of ['叶受理', '网信办', '安公安'])
      expect((await notesOf(who))[0]).toMatchObject({ words: { zh: '榕数运营有限公司报告安全事件（重大）：内部人员越权查询' } })
    await tell(id, { kind: 'progress', level: 'major' })
    expect([(await notesOf('网信办')).length, (await notesOf('安公安')).length]).toEqual([cyber + 2, police + 3])
  })
})

describe('风险评估：每年一次，报市大数据服务中心（§7.5，choice:risk-assessment-yearly）', () => {
  const assessment = (year: number, on: string, assessor: string) => ({
    title: `${year}年数据安全风险评估报告`,
    year,
    trigger: 'yearly',
    importantData: true,
    assessor,
    standard: 'GB/T 45577-2025',
    assessedOn: on,
    scope: '运营平台全部系统',
    high: 0,
    medium: 2,
    low: 5,
    conclusion: '总体可控，两项中风险已列整改计划',
    measures: '六月底前完成',
    signers: '尹运营、李安全',
  })
  const handIn = async (answers: object) => {
    const id = await city.open('尹运营', 'risk-assessment', null, { ...answers, report: await city.paper('尹运营') })
    await city.act('尹运营', id, 'submit')
    return city.act('林初审', id, 'accept')
  }

  test('收悉后记入台账，报送逾期和下次评估日期可见；同一机构不得连续三次', async () => {
    await handIn(assessment(2024, '2024-02-20', '榕安测评有限公司'))
    await handIn(assessment(2025, '2025-02-20', '榕安测评有限公司'))
    const third = await city.open('尹运营', 'risk-assessment', null, {
      ...assessment(2026, '2026-02-27', '榕安测评有限公司'),
      report: await city.paper('尹运营'),
    })
    expect(await refusal(city.act('尹运营', third, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-assessor-rotated',
      basis: 'choice:assessor-rotation',
    })
    expect(await handIn(assessment(2026, '2026-02-27', '闽信测评有限公司'))).toMatchObject({ ending: 'received' })
    const { items } = await (await city.as('网信办')).ask(incidentRoutes.listAssessments, { query: {} })
    expect(items.toSorted((one, other) => other.year - one.year).map((a) => [a.year, a.isLate, a.nextOn, a.isOverdue])).toEqual([
      [2026, false, '2027-02-27', false],
      [2025, true, '2026-02-20', false],
      [2024, true, '2025-02-20', false],
    ])
    expect((await (await city.as('康开发')).ask(incidentRoutes.listAssessments, { query: {} })).items).toEqual([])
  })

  test('§8.1 全部办件由其记录重放可得', () => expectGenuineHistory(city))
})
