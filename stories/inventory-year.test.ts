import { randomUUID } from 'node:crypto'
import { openXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { countingRoutes } from '#contract/counting.ts'
import { deskRoutes } from '#contract/desks.ts'
import { dutyRoutes } from '#contract/duties.ts'
import { exportRoutes } from '#contract/exports.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { noteRoutes } from '#contract/notes.ts'
import { partyRoutes } from '#contract/parties.ts'
import { roundCallRoutes } from '#contract/round-calls.ts'
import { resumeCalls } from '#server/inventory/called-rounds.ts'
import { remindOfInventories } from '#server/inventory/reminders.ts'
import { health, openCity, refusal, transport, type City } from '#server/test/city.ts'
import {
  ofHealth,
  ofTransport,
  planOf,
  settleDifferences,
  startRound,
  takeInventory,
  upload,
  findingsOf,
  confirmCard,
  cardOf,
  linesCsv,
} from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

const authority = '路行业'
const call = {
  title: '2026年交通行业数据资产盘点',
  year: 2026,
  scope: '全行业业务系统',
  types: ['databases', 'files'],
  procedure: '逐库清查，逐项建卡，另一人复核',
  startsOn: '2026-03-02',
  endsOn: '2026-06-30',
  dutiesAsked: '各单位数据管理岗清查，数据复核岗复核，分管负责人负责',
}
let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const duties = async (who: string, query: object = {}) =>
  (await (await city.as(who)).ask(dutyRoutes.listDuties, { query: { limit: 100, ...query } })).items
const stateOf = async (who: string, unit: string, year = 2026) => (await duties(who, { year })).find((duty) => duty.holderName === unit)
const coverage = async (who: string, year = 2026) => (await city.as(who)).ask(dutyRoutes.readDutyCoverage, { query: { year } })
const notes = async (who: string) => (await (await city.as(who)).ask(noteRoutes.listNotes, { query: { unread: 'yes', limit: 100 } })).items
/** The unit names who counts, checks and answers, in the round it was called to. */
const nameHands = async ([counter, checker]: readonly [string, string], caseId: string) => {
  const { draft, version } = await city.see(counter, caseId)
  await (
    await city.as(counter)
  ).ask(caseRoutes.saveDraft, { params: { id: caseId }, body: { version, answers: { ...draft, counter, checker, answerable: counter } } })
}
const figureOf = async (who: string, key: string) =>
  (await (await city.as(who)).ask(deskRoutes.readDesk)).figures.find((figure) => figure.key === key)
const eventually = async <T>(look: () => Promise<T>, isThere: (found: T) => boolean): Promise<T> => {
  for (let tries = 0; tries < 900; tries++) {
    const found = await look()
    if (isThere(found)) return found
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('it did not happen')
}

describe('行业主管部门布置盘点，单位落实分工后启动（§3.1、§3.5）', () => {
  let callId = ''

  test('布置给本行业全部单位：平台为每个单位开办盘点，带入方案，并提醒单位', async () => {
    const client = await city.as(authority)
    const key = randomUUID()
    const called = await client.ask(roundCallRoutes.callRound, { body: { answers: call, holderIds: null, key } })
    expect(called).toMatchObject({ title: call.title, sector: '交通运输', units: 2, started: 0 })
    expect((await client.ask(roundCallRoutes.callRound, { body: { answers: call, holderIds: null, key } })).id).toBe(called.id)
    callId = called.id
    const unit = await city.as(ofTransport[0])
    const [round] = (
      await eventually(
        () => unit.ask(inventoryRoutes.listRounds),
        (page) => page.items.length > 0,
      )
    ).items
    const kase = await city.see(ofTransport[0], round!.caseId)
    expect(kase).toMatchObject({
      step: 'planning',
      isMine: true,
      applicantName: transport,
      draft: { title: call.title, scope: call.scope, types: call.types, endsOn: '2026-06-30' },
    })
    expect(kase.entries[0]).toMatchObject({ act: 'open', officerName: '系统', role: 'system' })
    expect(await notes(ofTransport[0])).toEqual([
      expect.objectContaining({
        kind: 'round-called',
        basis: 'choice:called-rounds',
        href: `/desk/cases/${round!.caseId}`,
        words: expect.objectContaining({ zh: expect.stringContaining('榕城市交通委员会布置了') }),
      }),
    ])
    // What the call asks of the duties stands in the round it opened, and in no answer of the unit's plan.
    expect(await notes(ofTransport[0])).toEqual([
      expect.objectContaining({ words: expect.objectContaining({ zh: expect.stringContaining(call.dutiesAsked) }) }),
    ])
    expect((await unit.ask(inventoryRoutes.readRound, { params: { id: round!.id } })).call).toEqual({
      id: callId,
      organisationName: '榕城市交通委员会',
      dutiesAsked: call.dutiesAsked,
    })
    expect(kase.draft).not.toHaveProperty('dutiesAsked')
    expect(
      (
        await eventually(
          () => city.as('车国企').then((soe) => soe.ask(inventoryRoutes.listRounds)),
          (page) => page.items.length > 0,
        )
      ).items,
    ).toHaveLength(1)
  })

  test('布置只及于本行业的生产主体；别的行业、没有范围分工的布置被拒绝', async () => {
    const client = await city.as(authority)
    const offered = await client.ask(partyRoutes.listOrganisations, { query: { role: 'producer', sector: '交通运输' } })
    expect(offered.items.map((unit) => unit.name).sort()).toEqual([transport, '榕城公共交通集团'].sort())
    const foreign = await refusal(
      client.ask(roundCallRoutes.callRound, { body: { answers: call, holderIds: [city.id(health)], key: randomUUID() } }),
    )
    expect([foreign.status, foreign.fields?.[0]?.field]).toEqual([422, 'holderIds'])
    const bare = await refusal(
      client.ask(roundCallRoutes.callRound, {
        body: { answers: { ...call, dutiesAsked: '', types: [], endsOn: '2026-01-01' }, holderIds: null, key: randomUUID() },
      }),
    )
    expect(bare.fields?.map((each) => each.field).sort()).toEqual(['dutiesAsked', 'endsOn', 'types'])
    expect(
      (
        await refusal(
          (await city.as(ofTransport[0])).ask(roundCallRoutes.callRound, { body: { answers: call, holderIds: null, key: randomUUID() } }),
        )
      ).status,
    ).toBe(404)
  })

  test('布置可按年度筛选和导出', async () => {
    const client = await city.as(authority)
    const rowsOf = async (year: number) =>
      (await openXlsx(Buffer.from(await (await client.ask(exportRoutes.roundCallsExcel, { query: { year } })).arrayBuffer()))).sheets[0]!
        .rows
    expect((await rowsOf(2026))[1]).toEqual(expect.arrayContaining([call.title, '交通运输', '榕城市交通委员会']))
    expect(await rowsOf(2025)).toHaveLength(1)
  })

  test('主管部门逐个单位看进度；未启动的方案是单位自己的，启动后才看得到', async () => {
    const client = await city.as(authority)
    const units = async () =>
      (await client.ask(roundCallRoutes.listCalledUnits, { params: { id: callId } })).items.map((unit) => [
        unit.holderName,
        unit.state,
        unit.step,
        unit.isLate,
      ])
    expect(await units()).toEqual([
      ['榕城公共交通集团', 'not-started', null, false],
      [transport, 'not-started', null, false],
    ])
    const [round] = (await (await city.as(ofTransport[0])).ask(inventoryRoutes.listRounds)).items
    const unnamed = await refusal(city.act(ofTransport[0], round!.caseId, 'submit'))
    expect([unnamed.status, unnamed.fields?.map((each) => each.field).sort()]).toEqual([422, ['answerable', 'checker', 'counter']])
    await nameHands(ofTransport, round!.caseId)
    await city.act(ofTransport[0], round!.caseId, 'submit')
    expect(await notes(ofTransport[0])).toEqual([])
    expect(await units()).toEqual([
      ['榕城公共交通集团', 'not-started', null, false],
      [transport, 'under-way', 'counting', false],
    ])
    expect(await client.ask(roundCallRoutes.readRoundCall, { params: { id: callId } })).toMatchObject({
      units: 2,
      started: 1,
      published: 0,
      plan: { procedure: call.procedure },
    })
    expect((await refusal((await city.as('苏清查')).ask(roundCallRoutes.readRoundCall, { params: { id: callId } }))).status).toBe(404)
  })

  test('单位清查发布后，年度责任完成，主管部门看到已发布', async () => {
    const [round] = (await (await city.as(ofTransport[0])).ask(inventoryRoutes.listRounds)).items
    await upload(city, ofTransport[0], round!.id, [{ name: '线路.csv', content: linesCsv() }])
    await confirmCard(city, ofTransport[0], (await findingsOf(city, ofTransport[0], round!.id))[0]!.id, cardOf('线路'))
    await city.act(ofTransport[0], round!.caseId, 'submit')
    await city.act(ofTransport[1], round!.caseId, 'publish')
    expect(
      (
        await (await city.as(authority)).ask(roundCallRoutes.listCalledUnits, { params: { id: callId }, query: { state: 'published' } })
      ).items.map((unit) => unit.holderName),
    ).toEqual([transport])
    expect(await stateOf('郑局长', transport)).toMatchObject({ state: 'done', isOverdue: false, dueOn: '2026-12-31' })
  })

  test('先前写明清查、复核、负责三项的布置，读作一项分工要求，原件不改', async () => {
    const { dutiesAsked: _, ...older } = call
    const id = randomUUID()
    await city.database.pool.query(
      `insert into round_calls (id, organisation_id, sector, title, year, plan, ends_on, issued_name, issued_at, client_key) select $1, organisation_id, sector, title, year, $2, ends_on, issued_name, issued_at, $3 from round_calls where id = $4`,
      [id, { ...older, counter: '数据岗', checker: '复核岗', answerable: '分管负责人' }, id, callId],
    )
    const { plan } = await (await city.as(authority)).ask(roundCallRoutes.readRoundCall, { params: { id } })
    expect(plan).toEqual({ ...older, dutiesAsked: '清查：数据岗；复核：复核岗；负责：分管负责人' })
  })
})

describe('每个公共单位每年至少盘点一次：提醒、逾期、覆盖（§3.9、§3.12）', () => {
  test('覆盖只数公共数据生产主体；国企自愿盘点不改变覆盖率', async () => {
    const before = await coverage('郑局长')
    expect(before).toMatchObject({ units: 3, done: 1, encouraged: 0, overdue: 0 })
    const [round] = (await (await city.as('车国企')).ask(inventoryRoutes.listRounds)).items
    await nameHands(['车国企', '车复核'], round!.caseId)
    await city.act('车国企', round!.caseId, 'submit')
    await city.database.pool.query(`update rounds set state = 'published', published_at = now() where id = $1`, [round!.id])
    expect(await coverage('郑局长')).toEqual({ ...before, encouraged: 1 })
    expect((await duties('郑局长')).map((duty) => duty.holderName)).not.toContain('榕城公共交通集团')
  })

  test('各部门只看到自己范围内的单位，单位只看到自己', async () => {
    expect((await duties(ofHealth[0])).map((duty) => duty.holderName)).toEqual([health])
    expect((await duties(authority)).map((duty) => duty.holderName)).toEqual([transport])
    expect((await coverage('钱财政')).units).toBe(3)
    expect((await duties('郑局长', { q: '卫生' })).map((duty) => duty.holderName)).toEqual([health])
  })

  test('期满前60、30、10天各提醒一次，逾期后提醒一次并列入逾期清单；完成的不提醒', async () => {
    expect(await remindOfInventories(city)).toBe(0)
    const sentBy = async (day: string) => {
      await city.until(`${day}T10:00:00+08:00`)
      await remindOfInventories(city)
      return (await notes(ofHealth[0])).filter((each) => each.kind === 'inventory-duty').length
    }
    expect(await sentBy('2026-10-31')).toBe(0)
    expect(await sentBy('2026-11-01')).toBe(1)
    expect(await sentBy('2026-11-20')).toBe(1)
    expect(await sentBy('2026-12-02')).toBe(2)
    expect(await sentBy('2026-12-30')).toBe(3)
    expect(await duties('郑局长', { state: 'overdue' })).toEqual([])
    expect(await sentBy('2027-01-01')).toBe(4)
    expect((await notes(ofHealth[0]))[0]!.words.zh).toBe('2026年度盘点已逾期，请尽快完成并发布')
    expect((await duties('郑局长', { year: 2026, state: 'overdue' })).map((duty) => duty.holderName).sort()).toEqual(
      [health, '榕城市大数据服务中心'].sort(),
    )
    expect((await notes(ofTransport[0])).filter((each) => each.kind === 'inventory-duty')).toEqual([])
  })

  test('跨过年末，上年度没有完成的责任仍在监督部门和单位的工作台上，点开是同一份清单；鼓励类主体不催', async () => {
    const before = (await figureOf('郑局长', 'overdue-before'))!
    expect(before).toMatchObject({ value: 2, tone: 'bad', href: '/desk/inventory/duties?state=overdue&year=2026' })
    expect(await duties('郑局长', { year: 2026, state: 'overdue' })).toHaveLength(before.value)
    expect(await figureOf('郑局长', 'overdue')).toMatchObject({ value: 0, href: '/desk/inventory/duties?state=overdue&year=2027' })
    expect(await figureOf(ofHealth[0], 'round-before')).toMatchObject({ value: 1, tone: 'bad', href: '/desk/inventory/duties?year=2026' })
    expect(await figureOf(ofHealth[0], 'round')).toMatchObject({
      value: 0,
      tone: 'bad',
      href: '/desk/inventory/duties?year=2027',
      note: { zh: '每年至少一次，尚未开始' },
    })
    expect(await figureOf(ofTransport[0], 'round-before')).toBeUndefined()
    expect(await figureOf('车国企', 'round-before')).toBeUndefined()
    expect(await figureOf('车国企', 'round')).toMatchObject({ value: 0, tone: 'plain', href: '/desk/inventory', note: { zh: '鼓励开展' } })
  })

  test('提醒由各人自己标记已阅，别的单位看不到也标不了（choice:note-readings）', async () => {
    const [mine] = await notes(ofHealth[0])
    expect((await refusal((await city.as(ofTransport[0])).ask(noteRoutes.readNote, { params: { id: mine!.id } }))).status).toBe(404)
    expect((await (await city.as(ofHealth[0])).ask(noteRoutes.readNote, { params: { id: mine!.id } })).readAt).not.toBeNull()
    const unreadBy = (who: string) => notes(who).then((each) => each.map(({ id }) => id))
    expect([await unreadBy(ofHealth[0]), await unreadBy(ofHealth[1])]).toEqual([
      expect.not.arrayContaining([mine!.id]),
      expect.arrayContaining([mine!.id]),
    ])
  })

  test('年度不晚于结束日期：没有到的年度不能先盘了算数', async () => {
    const { dutiesAsked: _, ...plan } = call
    const caseId = await city.open(ofHealth[0], 'inventory-round', null, {
      ...plan,
      year: 2099,
      startsOn: city.clock.today(),
      endsOn: city.clock.today(),
      counter: ofHealth[0],
      checker: ofHealth[1],
      answerable: ofHealth[0],
    })
    expect(await refusal(city.act(ofHealth[0], caseId, 'submit'))).toMatchObject({ basis: '§3.9', fields: [{ field: 'year' }] })
    await city.act(ofHealth[0], caseId, 'withdraw')
  })

  test('方案快到和已过结束日期的盘点各提醒一次，并列为逾期', async () => {
    const caseId = await city.open(ofHealth[0], 'inventory-round', null, {
      ...planOf(ofHealth),
      year: 2027,
      startsOn: '2027-01-02',
      endsOn: '2027-01-20',
    })
    await city.act(ofHealth[0], caseId, 'submit')
    const ofPlan = async (day: string) => {
      await city.until(`${day}T10:00:00+08:00`)
      await remindOfInventories(city)
      return (await notes(ofHealth[0])).filter((each) => each.kind === 'round-plan').length
    }
    expect([await ofPlan('2027-01-12'), await ofPlan('2027-01-14'), await ofPlan('2027-01-20'), await ofPlan('2027-01-21')]).toEqual([
      0, 1, 1, 2,
    ])
    expect(await stateOf('郑局长', health, 2027)).toMatchObject({ state: 'under-way', isOverdue: true, planEndsOn: '2027-01-20' })
  })
})

describe('第二年只看差异（§3.9）', () => {
  test('去年的资产今年没有再盘到，说明去向并由另一人复盘后才能发布', async () => {
    const { caseId, roundId } = await startRound(city, ofTransport)
    await upload(city, ofTransport[0], roundId, [{ name: '站点.csv', content: linesCsv(30, 9) }])
    await confirmCard(city, ofTransport[0], (await findingsOf(city, ofTransport[0], roundId))[0]!.id, cardOf('站点'))
    const refused = await refusal(city.act(ofTransport[0], caseId, 'submit'))
    expect([refused.status, refused.code, refused.basis]).toEqual([409, 'needs-differences-explained', '§3.9'])
    expect((await city.see(ofTransport[0], caseId)).checklist.find((line) => line.condition === 'differences-explained')).toMatchObject({
      holds: false,
      why: { zh: '应盘未见1项、目录外新见1项还没有说明' },
    })
    const evidence = await city.paper(ofTransport[0], caseId)
    const counter = await city.as(ofTransport[0])
    const params = { id: roundId }
    await counter.ask(countingRoutes.explainDifferences, {
      params,
      body: {
        difference: 'missing',
        assetIds: null,
        answers: { outcome: 'moved', explanation: '系统已迁移到市政务云', statement: '信息中心出具迁移单', evidence },
      },
    })
    const [line] = (await (await city.as('郑局长')).ask(countingRoutes.listCountLines, { params, query: { result: 'missing' } })).items
    expect(line).toMatchObject({
      explanation: { outcome: 'moved', evidence, statedName: ofTransport[0], follows: { zh: '修订信息卡的存储位置' } },
      recount: null,
    })
    expect((await (await city.as('郑局长')).ask(caseRoutes.readFile, { params: { sha256: evidence.sha256 } })).status).toBe(200)
    await (
      await city.as(ofTransport[1])
    ).ask(countingRoutes.recountDifferences, { params, body: { assetIds: [line!.assetId], answers: { agrees: true } } })
    await settleDifferences(city, ofTransport, roundId)
    await city.act(ofTransport[0], caseId, 'submit')
    await city.act(ofTransport[1], caseId, 'publish')
    expect(await takeInventory(city, ['又一项'])).toHaveLength(1)
  })

  test('市数据局可跨行业布置，各行业的单位都开办，别的部门的布置不受影响', async () => {
    const bureau = await city.as('郑局长')
    const called = await bureau.ask(roundCallRoutes.callRound, {
      body: {
        answers: { ...call, title: '2027年全市数据资产盘点', year: 2027, startsOn: '2027-03-01', endsOn: '2027-06-30' },
        holderIds: [city.id(health), city.id(transport)],
        key: randomUUID(),
      },
    })
    expect(called).toMatchObject({ sector: '', units: 2 })
    const rounds = await eventually(
      async () => (await (await city.as(ofHealth[0])).ask(inventoryRoutes.listRounds)).items,
      (items) => items.some((round) => round.title === called.title),
    )
    await city.act(ofHealth[0], rounds.find((round) => round.title === called.title)!.caseId, 'withdraw')
    expect(
      (await (await city.as('郑局长')).ask(roundCallRoutes.listCalledUnits, { params: { id: called.id } })).items
        .map((unit) => unit.holderName)
        .sort(),
    ).toEqual([health, transport].sort())
    const own = await eventually(
      async () => (await (await city.as(ofTransport[0])).ask(inventoryRoutes.listRounds)).items,
      (items) => items.some((round) => round.title === called.title),
    )
    await city.act(ofTransport[0], own.find((round) => round.title === called.title)!.caseId, 'withdraw')
    expect(
      (
        await refusal(
          (await city.as('钱财政')).ask(roundCallRoutes.callRound, { body: { answers: call, holderIds: null, key: randomUUID() } }),
        )
      ).status,
    ).toBe(404)
  })

  test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
})

test('一家的轮次没有开出，如恢复丢了排队的作业：下次启动补开（choice:called-rounds）', async () => {
  await city.database.pool.query(
    `insert into round_call_units (call_id, holder_id, holder_kind, holder_sector) select c.id, o.id, o.kind, 'transport' from round_calls c, organisations o where c.issued_name <> '' and o.id = $1 and c.title = $2 order by c.issued_at limit 1`,
    [city.id(health), call.title],
  )
  await resumeCalls(city)
  await eventually(
    async () => (await (await city.as(ofHealth[0])).ask(inventoryRoutes.listRounds)).items,
    (rounds) => rounds.some((round) => round.title === call.title),
  )
})
