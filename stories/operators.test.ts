import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { cardRoutes } from '#contract/cards.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { noteRoutes } from '#contract/notes.ts'
import { operatorRoutes } from '#contract/operators.ts'
import { asSystem, inTransaction, stranger } from '#server/db/transaction.ts'
import { scoreApplication } from '#server/operation/operators/applications.sql.ts'
import { takeScoringTurn } from '#server/operation/operators/calls.sql.ts'
import { remindOfCompliance } from '#server/operation/operators/file-reminders.ts'
import { endMandatesOf, insertMandate } from '#server/operation/operators/mandates.sql.ts'
import { whyNotOperate } from '#server/operation/operators/operating.ts'
import { lawFirm, refusal, type City } from '#server/test/city.ts'
import { ofTransport } from './lives.ts'
import { operator } from './mandates.ts'
import {
  agreementOf,
  applicationToOperate,
  callOf,
  expertTold,
  fileCompliance,
  filingOf,
  nameExpert,
  operatingCity,
  rival,
  rivalName,
  second,
  silentExpertGoes,
  utility,
} from './operators-city.ts'

const [holder] = ofTransport
const [bureau, runs] = ['郑局长', '尹运营']
let city: City
let assets: string[]
let water: string[]
let utilityId: string
beforeAll(async () => {
  ;({ city, assets, water, utilityId } = await operatingCity())
})
afterAll(() => city.close())

const call = async (who: string, id: string) => (await city.as(who)).ask(operatorRoutes.readOperatorCall, { params: { id } })
const reads = async (who: string, id: string) => (await city.as(who)).ask(inventoryRoutes.readAsset, { params: { id } })
const mark = async (who: string, assetId: string, operatorId: string, agreement = '榕运〔2026〕1号') =>
  (await city.as(who)).ask(cardRoutes.setUseMark, {
    params: { id: assetId },
    body: { answers: { operator: operatorId, manner: 'operated', agreement, startsOn: city.clock.today(), endsOn: '2028-12-31' } },
  })
const mandatesOf = async (who: string, operatorId: string) =>
  (await (await city.as(who)).ask(operatorRoutes.listMandates, { query: { operatorId } })).items.toSorted((a, b) =>
    a.kind.localeCompare(b.kind),
  )
const standingOf = async (who: string, id: string) => (await city.as(who)).ask(operatorRoutes.readOperator, { params: { id } })
const apply = async (who: string, id: string) =>
  (await city.as(who)).ask(operatorRoutes.applyToCall, { params: { id }, body: { answers: applicationToOperate } })
const score = async (who: string, applicationId: string, points: [number, number]) =>
  (await city.as(who)).ask(operatorRoutes.scoreApplication, {
    params: { id: applicationId },
    body: {
      scores: [
        { name: '技术与安全', points: points[0] },
        { name: '服务方案', points: points[1] },
      ],
    },
  })
const whyNotOperateOf = (assetId: string) => asSystem(city.db, (tx) => whyNotOperate(tx, city.id(operator), assetId, city.clock.today()))
const experts = ['林初审', '陈复审', '叶受理'] as const

describe('不得擅自提供和运营（§5.2）：没有取得运营权限之前', () => {
  test('非运营主体不能登记使用；是运营主体而没有权限的也不能', async () => {
    expect(await refusal(mark(holder, assets[0]!, city.id('榕创开发有限公司')))).toMatchObject({
      status: 422,
      code: 'not-an-operator',
      basis: '§5.2',
    })
    expect(await refusal(mark(holder, assets[0]!, city.id(operator)))).toMatchObject({ status: 422, code: 'no-mandate', basis: '§5.2' })
  })

  test('行政事业单位不能自行委托运营；运营主体也看不到不在其权限内的资产', async () => {
    const entrusted = {
      operator: city.id(operator),
      entrustedFrom: city.clock.today(),
      entrustedUntil: '2028-12-31',
      operationScope: '公交线路数据的开发利用',
      operationLimits: '不得转委托',
      sharing: '按年度收入的三成',
    }
    expect(await refusal(city.open(holder, 'entrustment', assets[0]!, entrusted))).toMatchObject({
      status: 409,
      code: 'needs-not-public-unit',
      basis: '§5.2',
      message: { zh: '行政事业单位不得擅自对外提供数据' },
      remedy: { zh: expect.stringMatching(/§5\.1.*§5\.10/) },
    })
    expect(await refusal(reads(runs, assets[0]!))).toMatchObject({ status: 404 })
  })
})

describe('运营主体选取：公平公开、竞争择优（§5.1）', () => {
  let kase: string

  test('期限超过五年、权重不合计一百分、范围内没有已登记资产的，不能发布', async () => {
    const id = await city.open(bureau, 'operator-selection', null, { title: '交通领域试选' })
    const answers = await callOf(city, id)
    const save = async (changes: Record<string, unknown>) => {
      const { version, draftRevision } = await city.see(bureau, id)
      return (await city.as(bureau)).ask(caseRoutes.saveDraft, {
        params: { id },
        body: { version, draftRevision, answers: { ...answers, ...changes } },
      })
    }
    await save({ termMonths: 61 })
    expect((await refusal(city.act(bureau, id, 'submit'))).fields?.map((each) => each.field)).toEqual(['termMonths'])
    await save({
      criteria: [
        { name: '技术与安全', value: '60', source: '平台' },
        { name: '服务方案', value: '30', source: '产品' },
      ],
    })
    expect(await refusal(city.act(bureau, id, 'submit'))).toMatchObject({
      code: 'needs-criteria-weighed',
      message: { zh: '权重合计90分，应为100分' },
    })
    await save({ scopeSectors: '文化旅游' })
    expect(await refusal(city.act(bureau, id, 'submit'))).toMatchObject({ code: 'needs-scope-found', basis: '§5.1' })
    await city.act(bureau, id, 'withdraw')
  })

  test('公告人人可见；运营主体报名，一家一份；截止前不能关闭', async () => {
    kase = await city.open(bureau, 'operator-selection', null, await callOf(city))
    await city.act(bureau, kase, 'submit')
    expect((await city.stranger().ask(operatorRoutes.listOperatorCalls)).items).toMatchObject([
      { id: kase, state: 'applications', termMonths: 60 },
    ])
    const page = await (await fetch(`${city.base}/operator-calls/${kase}`)).text()
    for (const words of ['交通领域公共数据授权运营', '公开招标', '技术与安全', '授权期限 60 个月']) expect(page).toContain(words)
    expect(await (await fetch(`${city.base}/operator-calls`)).text()).toContain(`/operator-calls/${kase}`)
    await apply(runs, kase)
    await apply(rival, kase)
    expect(await refusal(apply(runs, kase))).toMatchObject({ status: 409, code: 'applied-already' })
    expect((await call(runs, kase)).applications.map((each) => each.operatorName)).toEqual([operator])
    const [mine] = (await call(rival, kase)).applications
    // Whatever the platform asks: an applicant withdraws its application and judges it never.
    const own = inTransaction(city.db, { ...stranger, role: 'operator', organisationId: mine!.operatorId }, (tx) =>
      sql`update operator_applications set is_qualified = true where id = ${mine!.id}`.execute(tx),
    )
    await expect(own).rejects.toMatchObject({ code: '42501' })
    expect((await (await city.as(rival)).ask(operatorRoutes.withdrawApplication, { params: { id: mine!.id } })).applications).toEqual([])
    await apply(rival, kase)
    expect((await call(holder, kase)).applications).toEqual([])
    expect(await refusal(city.act(bureau, kase, 'submit'))).toMatchObject({ code: 'needs-applications-closed' })
    await city.pass(1)
    expect(await refusal(apply(utility.operates, kase))).toMatchObject({ status: 409, code: 'applications-over' })
    await city.act(bureau, kase, 'submit')
  })

  test('逐份审查资格，聘请三名以上专家，申请单位的人不能当专家', async () => {
    expect(await refusal(city.act(bureau, kase, 'submit'))).toMatchObject({ code: 'needs-applications-judged' })
    const client = await city.as(bureau)
    for (const { id } of (await call(bureau, kase)).applications)
      await client.ask(operatorRoutes.judgeApplication, { params: { id }, body: { isQualified: true, why: '符合公告条件' } })
    await expertTold(city, kase, '林初审')
    expect(
      await refusal((await city.as(bureau)).ask(operatorRoutes.nameExpert, { params: { id: kase }, body: { officerId: randomUUID() } })),
    ).toMatchObject({ status: 422, fields: [{ field: 'officerId' }] })
    await nameExpert(city, kase, '尹运营', operator)
    expect(await refusal(city.act(bureau, kase, 'submit'))).toMatchObject({
      code: 'needs-experts-named',
      message: { zh: expect.stringContaining('尹运营') },
    })
    await client.ask(operatorRoutes.dismissExpert, {
      params: { id: kase, officer: (await call(bureau, kase)).experts.find((each) => each.officerName === '尹运营')!.officerId },
      body: { reason: '所在单位是申请单位' },
    })
    expect(await refusal(city.act(bureau, kase, 'submit'))).toMatchObject({
      code: 'needs-experts-named',
      message: { zh: '至少聘请3名专家，现有1名' },
    })
    for (const [expert, of] of [...experts.slice(1).map((each) => [each, undefined] as const), ['何律师', lawFirm] as const])
      await nameExpert(city, kase, expert, of)
    await city.act(bureau, kase, 'submit')
  })

  test('各自秘密评分：评完之前专家互相看不到，市数据局也看不到；不是专家的不能评', async () => {
    const { applications } = await call('林初审', kase)
    const [first, other] = [operator, rivalName].map((name) => applications.find((each) => each.operatorName === name))
    expect(await refusal(score('林初审', first!.id, [61, 40]))).toMatchObject({ status: 422, basis: 'choice:selection-scoring' })
    expect(await refusal(score(bureau, first!.id, [50, 30]))).toMatchObject({ status: 404 })
    await score('林初审', first!.id, [50, 30])
    await score('林初审', other!.id, [40, 30])
    expect((await call('林初审', kase)).applications.map((each) => each.scores.length)).toEqual([1, 1])
    for (const who of ['陈复审', bureau])
      expect([who, (await call(who, kase)).applications.map((each) => each.scores.length)]).toEqual([who, [0, 0]])
    await silentExpertGoes(city, kase, () => score('何律师', first!.id, [50, 30]))
    expect(await refusal(city.act(bureau, kase, 'submit'))).toMatchObject({ code: 'needs-scores-in', message: { zh: '还差4份评分' } })
    for (const who of ['陈复审', '叶受理']) {
      await score(who, first!.id, [55, 35])
      await score(who, other!.id, [55, 36])
    }
    expect((await call(bureau, kase)).applications.flatMap((each) => each.scores)).toEqual([])
    // Who scores anew in the moment they are opened is waited for: what is stored is averaged.
    await score('林初审', first!.id, [10, 30])
    const officerId = (await call(bureau, kase)).experts.find((each) => each.officerName === '林初审')!.officerId
    const opening = await inTransaction(city.db, { ...stranger, officerId }, async (tx) => {
      await takeScoringTurn(tx, kase, 'scores')
      expect(
        await scoreApplication(tx, {
          applicationId: first!.id,
          officerId,
          officerName: '林初审',
          scores: [
            { name: '技术与安全', points: 50 },
            { name: '服务方案', points: 30 },
          ],
          total: 80,
          comment: '',
          at: city.clock.now(),
        }),
      ).toBe(true)
      const submitted = city.act(bureau, kase, 'submit')
      while (
        (await city.database.pool.query(`select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`)).rows
          .length === 0
      )
        await sleep(10)
      return { submitted }
    })
    await opening.submitted
    const opened = await call(bureau, kase)
    expect(opened.applications.map((each) => [each.operatorName, each.rank, each.average, each.scores.length])).toEqual([
      [operator, 1, 86.67, 3],
      [rivalName, 2, 84, 3],
    ])
    expect((await city.stranger().ask(operatorRoutes.readOperatorCall, { params: { id: kase } })).ranking).toMatchObject([
      { rank: 1, operatorName: operator },
      { rank: 2 },
    ])
    expect(await refusal(score('叶受理', first!.id, [60, 40]))).toMatchObject({ status: 409, code: 'not-now' })
    // Whatever the platform asks: nothing is scored once the scores are open.
    const late = inTransaction(
      city.db,
      { ...stranger, officerId: opened.experts.find((each) => each.officerName === '叶受理')!.officerId },
      (tx) =>
        sql`insert into operator_scores (application_id, call_id, officer_id, officer_name, scores, total, scored_at) select id, call_id, me_officer(), '叶受理', '[]', 100, now() from operator_applications where id = ${first!.id}`.execute(
          tx,
        ),
    )
    await expect(late).rejects.toMatchObject({ code: '42501' })
  })

  test('公示五个工作日后签约，十三项缺一不可；另一人核对集体决策后授权', async () => {
    await city.pass(3)
    expect(await city.see(bureau, kase)).toMatchObject({ step: 'publicity' })
    // Tomb-sweeping day falls into these five working days.
    await city.pass(6)
    expect(await city.see(bureau, kase)).toMatchObject({ step: 'contract' })
    const agreement = await agreementOf(city, kase)
    const { breach: _, ...without } = agreement as Record<string, unknown>
    expect((await refusal(city.act(bureau, kase, 'file', without))).fields?.map((each) => each.field)).toEqual(['breach'])
    await city.act(bureau, kase, 'file', agreement)
    const decision = {
      meeting: '局党组会',
      decidedOn: city.clock.today(),
      decisionNumber: '纪要〔2026〕9号',
      decisionPaper: await city.paper(second, kase),
      filedWith: '已报省数据管理局备案',
    }
    expect(await refusal(city.act(bureau, kase, 'confirm', decision))).toMatchObject({ code: 'same-hand', basis: 'choice:selection-hands' })
    expect(await city.act(second, kase, 'confirm', decision)).toMatchObject({ ending: 'granted' })
    expect(await mandatesOf(holder, city.id(operator))).toMatchObject([
      { kind: 'selected', state: 'live', assets: 2, operatorName: operator, number: expect.stringMatching(/^YY-2026-/) },
    ])
    expect(await call(holder, kase)).toMatchObject({ state: 'granted' })
    expect((await (await city.as(runs)).ask(noteRoutes.listNotes)).items.filter(({ kind }) => !kind.startsWith('expert-'))).toMatchObject([
      { kind: 'mandate-granted', basis: '§5.1' },
    ])
  })

  test('运营主体从此看得到权限内的资产，看不到别的；卡片不能改', async () => {
    expect(await reads(runs, assets[0]!)).toMatchObject({ name: '公交线路', mayEdit: false })
    for (const id of [assets[2]!, water[0]!]) expect(await refusal(reads(runs, id))).toMatchObject({ status: 404 })
    expect(await refusal(reads(rival, assets[0]!))).toMatchObject({ status: 404 })
  })
})

describe('合规档案（§7.4）：缺一部分就不能运营', () => {
  test('等保低于三级不能提交；五部分存档之前不能登记使用，存档后可以，过期又不能', async () => {
    expect(await refusal(mark(holder, assets[0]!, city.id(operator)))).toMatchObject({
      status: 422,
      code: 'file-incomplete',
      basis: '§7.4',
    })
    const low = await city.open(runs, 'mlps-filing', null, await filingOf(city, runs, 'mlps', { level: '2' }))
    expect(await refusal(city.act(runs, low, 'submit'))).toMatchObject({ status: 409, code: 'needs-protection-level', basis: '§7.4' })
    await city.act(runs, low, 'withdraw')
    await fileCompliance(city, runs)
    expect(await standingOf(runs, city.id(operator))).toMatchObject({ parts: 5, fileUntil: '2028-12-31', credit: 100, mandates: 1 })
    expect(await mark(holder, assets[0]!, city.id(operator))).toMatchObject({ state: 'live', operatorName: operator })
    const offset = city.clock.offsetMs()
    // The hand is turned without the desk: what falls due meanwhile is no matter of this story.
    city.clock.setOffset(Date.parse('2028-12-20T09:00:00+08:00') - Date.parse('2026-03-02T09:00:00+08:00'))
    expect(await remindOfCompliance(city)).toBe(5)
    expect(await remindOfCompliance(city)).toBe(0)
    city.clock.setOffset(Date.parse('2029-01-02T09:00:00+08:00') - Date.parse('2026-03-02T09:00:00+08:00'))
    expect((await whyNotOperateOf(assets[0]!))?.code).toBe('file-incomplete')
    city.clock.setOffset(offset)
  })
})

describe('公用企业报备（§5.11）和委托运营（§5.10）', () => {
  test('不是公用企业的不能报备；接收之前没有权限，接收后可以运营本单位已登记资产', async () => {
    const wrong = await city.open(runs, 'utility-notification', null, {})
    const notification = async (who: string) => ({
      businessScope: '用水量数据服务',
      platformSaid: '部署在政务云',
      operateFrom: city.clock.today(),
      operateUntil: '2028-12-31',
      head: '江总',
      notificationPaper: await city.paper(who),
    })
    await city.act(runs, wrong, 'withdraw')
    const own = await city.open(runs, 'utility-notification', null, await notification(runs))
    expect(await refusal(city.act(runs, own, 'submit'))).toMatchObject({ code: 'needs-is-utility', basis: '§5.11' })
    const id = await city.open(utility.operates, 'utility-notification', null, await notification(utility.operates))
    await city.act(utility.operates, id, 'submit')
    expect(await refusal(mark(utility.counter, water[0]!, utilityId, '自营'))).toMatchObject({ code: 'no-mandate', basis: '§5.2' })
    await city.act(bureau, id, 'accept')
    expect(await mandatesOf(utility.operates, utilityId)).toMatchObject([{ kind: 'utility', state: 'live', assets: 2 }])
    await fileCompliance(city, utility.operates)
    expect(await mark(utility.counter, water[0]!, utilityId, '自营')).toMatchObject({ state: 'live' })
  })

  test('委托给没有经选取的单位被拒绝；运营主体接受、双方签订后授权，资产卡有使用标识', async () => {
    const entrusted = {
      entrustedFrom: city.clock.today(),
      entrustedUntil: '2028-12-31',
      operationScope: '管网数据的开发利用',
      operationLimits: '不得转委托',
      sharing: '按年度收入的三成',
    }
    const wrong = await city.open(utility.counter, 'entrustment', water[1]!, { ...entrusted, operator: utilityId })
    expect(await refusal(city.act(utility.counter, wrong, 'submit'))).toMatchObject({ code: 'needs-operator-stands', basis: '§5.10' })
    await city.act(utility.counter, wrong, 'withdraw')
    const brief = await city.open(utility.counter, 'entrustment', water[1]!, {
      ...entrusted,
      entrustedUntil: city.clock.today(),
      operator: city.id(operator),
    })
    await city.act(utility.counter, brief, 'submit')
    await city.act(runs, brief, 'confirm')
    await city.pass(1)
    const signed = {
      agreementNumber: '水委〔2026〕0号',
      signedOn: city.clock.today(),
      agreementPaper: await city.paper(utility.counter, brief),
    }
    expect(await refusal(city.act(utility.counter, brief, 'confirm', signed))).toMatchObject({
      status: 409,
      code: 'term-over',
      basis: '§5.10',
    })
    await city.act(utility.counter, brief, 'withdraw')
    const id = await city.open(utility.counter, 'entrustment', water[1]!, { ...entrusted, operator: city.id(operator) })
    await city.act(utility.counter, id, 'submit')
    await city.act(runs, id, 'confirm')
    expect((await city.see(utility.counter, id)).move).toMatchObject({ limitDays: 10, basis: 'choice:entrustment-signing' })
    await city.act(utility.counter, id, 'confirm', {
      agreementNumber: '水委〔2026〕1号',
      signedOn: city.clock.today(),
      agreementPaper: await city.paper(utility.counter, id),
    })
    expect(await mandatesOf(runs, city.id(operator))).toMatchObject([{ kind: 'entrusted', state: 'live', assets: 1 }, { kind: 'selected' }])
    const [entrustedTo] = await mandatesOf(runs, city.id(operator))
    expect((await (await city.as(runs)).ask(operatorRoutes.listMandates, { query: { id: entrustedTo!.id } })).items).toEqual([entrustedTo])
    const asset = await reads(runs, water[1]!)
    expect(asset).toMatchObject({ isMarked: true, derived: { useMark: expect.stringContaining('水委〔2026〕1号') } })
  })
})

describe('处理、信用和退出（§5.9、§8.2）', () => {
  const sanction = async (kind: string, creditAct: string) => {
    const id = await city.open(bureau, 'operator-sanction', city.id(operator), {
      sanctionKind: kind,
      facts: '超出协议范围使用站点数据',
      clause: '协议第八项',
      creditAct,
      evidencePaper: await city.paper(bureau),
    })
    await city.act(bureau, id, 'submit')
    await city.act(runs, id, 'file', { statement: '系统配置错误，已经整改' })
    const decision = { sanctionNumber: '榕数罚〔2026〕1号', considered: '部分采纳，不影响事实认定' }
    expect(await refusal(city.act(bureau, id, 'confirm', decision))).toMatchObject({ code: 'same-hand' })
    return { id, decision }
  }

  test('暂停由两人办理，听取申辩；暂停期间不能运营，扣分记入信用记录，恢复后可以', async () => {
    expect(await refusal(sanction('resumption', 'none'))).toMatchObject({
      code: 'needs-is-operator',
      basis: '§8.2',
      message: { zh: '该运营主体没有被暂停运营，没有可以恢复的' },
    })
    const { id, decision } = await sanction('suspension', 'overuse')
    await city.act(second, id, 'confirm', decision)
    expect(await mandatesOf(runs, city.id(operator))).toMatchObject([{ state: 'suspended' }, { state: 'suspended' }])
    expect(await refusal(mark(holder, assets[1]!, city.id(operator)))).toMatchObject({ code: 'mandate-suspended', basis: '§8.2' })
    // A mandate granted meanwhile stands suspended, too, and so does one when none is left: the suspension is known by its own record. All
    // of it is taken back so that the later tests find what they knew.
    const later = asSystem(city.db, async (tx) => {
      const grantedSuspended = async () => {
        const mandate = randomUUID()
        await insertMandate(tx, {
          id: mandate,
          operatorId: city.id(operator),
          kind: 'utility',
          caseId: id,
          beginsOn: city.clock.today(),
          endsOn: '2028-12-31',
          terms: {},
          year: '2026',
          at: city.clock.now(),
        })
        return (await sql<{ why: string }>`select suspended_why as why from mandates where id = ${mandate}`.execute(tx)).rows[0]!.why
      }
      expect(await grantedSuspended()).toContain('暂停运营')
      await endMandatesOf(tx, city.id(operator), '只为核对', city.clock.now())
      expect(await whyNotOperate(tx, city.id(operator), assets[1]!, city.clock.today())).toMatchObject({
        code: 'mandate-suspended',
        basis: '§8.2',
      })
      expect(await grantedSuspended()).toContain('暂停运营')
      throw new Error('taken back')
    })
    await expect(later).rejects.toThrow('taken back')
    expect((await standingOf(rival, city.id(operator))).suspension).toMatchObject({
      on: city.clock.today(),
      number: (await city.see(bureau, id)).number,
    })
    expect(await standingOf(bureau, city.id(operator))).toMatchObject({
      credit: 80,
      creditEntries: [{ act: 'overuse', points: 20, liftedAt: null }],
    })
    expect(await standingOf(rival, city.id(operator))).toMatchObject({ credit: null, creditEntries: [] })
    const back = await sanction('resumption', 'none')
    await city.act(second, back.id, 'confirm', back.decision)
    expect(await mandatesOf(runs, city.id(operator))).toMatchObject([{ state: 'live' }, { state: 'live' }])
    expect((await standingOf(rival, city.id(operator))).suspension).toBeNull()
  })

  test('申诉或修复由登记机构核查，采纳的不再计分，记录保留', async () => {
    const {
      creditEntries: [entry],
    } = await standingOf(runs, city.id(operator))
    const asked = async (number: string) =>
      city.open(runs, 'credit-repair', null, {
        repairKind: 'repair',
        creditNumber: number,
        repairReason: '已完成整改并通过复查',
        repairPaper: await city.paper(runs),
      })
    const wrong = await asked('XY-2026-9999')
    expect(await refusal(city.act(runs, wrong, 'submit'))).toMatchObject({ code: 'needs-credit-stands' })
    const id = await asked(entry!.number)
    await city.act(runs, id, 'submit')
    await city.act('叶受理', id, 'confirm', { finding: '整改属实，同意修复' })
    expect(await standingOf(runs, city.id(operator))).toMatchObject({
      credit: 100,
      creditEntries: [{ number: entry!.number, liftedHow: 'repair' }],
    })
  })

  test('退出须申请、交接、提交清退证明，另一人核对；权限、使用标识和查看随之终止', async () => {
    const id = await city.open(runs, 'operator-exit', null, {
      exitReason: '公司业务调整',
      exitOn: city.clock.today(),
      users: '已通知全部用户',
      handoverPlan: '按清单移交市数据局',
    })
    await city.act(runs, id, 'submit')
    await city.act(bureau, id, 'pass')
    const list = {
      handedOver: [{ name: '接口文档', value: '12份', source: '市数据局' }],
      dataCleared: '全部副本已清除',
      accountsClosed: true,
      settled: '费用已结清',
      clearancePaper: await city.paper(runs, id),
    }
    expect((await refusal(city.act(runs, id, 'file', { ...list, clearancePaper: null }))).fields?.map((each) => each.field)).toEqual([
      'clearancePaper',
    ])
    await city.act(runs, id, 'file', list)
    const check = { listChecked: true, clearanceChecked: true, checkNote: '清单与实物一致' }
    expect(await refusal(city.act(bureau, id, 'confirm', check))).toMatchObject({ code: 'same-hand', basis: 'choice:exit-deadlines' })
    await city.act(second, id, 'confirm', check)
    expect(await mandatesOf(bureau, city.id(operator))).toMatchObject([
      { state: 'ended', assets: 0 },
      { state: 'ended', assets: 0 },
    ])
    expect(await refusal(reads(runs, assets[0]!))).toMatchObject({ status: 404 })
    expect((await reads(holder, assets[0]!)).isMarked).toBe(false)
    const marks = await (await city.as(holder)).ask(cardRoutes.assetUseMarks, { params: { id: assets[0]! } })
    expect(marks.items).toMatchObject([{ state: 'ended', endReason: '运营主体退出' }])
  })
})
