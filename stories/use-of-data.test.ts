import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { affiliationRoutes } from '#contract/affiliations.ts'
import type { Refused } from '#contract/call.ts'
import { cardRoutes } from '#contract/cards.ts'
import { exportRoutes } from '#contract/exports.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { useRoutes } from '#contract/use.ts'
import { inTransaction, stranger } from '#server/db/transaction.ts'
import { digestOf } from '#server/operation/use/judge.ts'
import { refusal, type City } from '#server/test/city.ts'
import { mandated, operator } from './mandates.ts'
import { expectGenuineHistory } from './proof.ts'
import { registeredCity } from './registered-city.ts'
import { developer, filed, filingOf, granted, judged, ofDeveloper, ofOperator, requestOf, signature, undertaking } from './use-life.ts'

let city: City
let asset: string
let other: string
beforeAll(async () => {
  const registered = await registeredCity(['公交线路', '公交站点'] as const)
  city = registered.city
  asset = registered.asset('公交线路')
  other = registered.asset('公交站点')
})
afterAll(() => city.close())

const read = async (who: string, id: string) => (await city.as(who)).ask(useRoutes.readAgreement, { params: { id } })
const filings = async (who = ofOperator) => (await (await city.as(who)).ask(useRoutes.listFilings, { query: {} })).items
const begun = (changes: Record<string, unknown> = {}, about = asset) =>
  city.open(ofOperator, 'use-request', about, requestOf(city, changes))

describe('运营主体选取开发主体，报市大数据服务中心备案（§5.4）', () => {
  test('只有运营主体能办；不是开发主体的、与运营主体有控制关系的，不能备案', async () => {
    expect(await refusal(city.open('林清查', 'developer-filing', city.id(developer), {}))).toMatchObject({ status: 409, code: 'not-yours' })
    const firm = await city.open(ofOperator, 'developer-filing', city.id('榕正律师事务所'), await filingOf(city))
    expect(await refusal(city.act(ofOperator, firm, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-developer-active',
      basis: '§5.4',
    })
    const tie = await (
      await city.as(ofOperator)
    ).ask(affiliationRoutes.declareAffiliation, {
      body: { controllerId: city.id(operator), controlledId: city.id(developer), sinceOn: '2020-01-01', ground: '控股百分之六十' },
    })
    const kin = await city.open(ofOperator, 'developer-filing', city.id(developer), await filingOf(city))
    const denied = await refusal(city.act(ofOperator, kin, 'submit'))
    expect(denied).toMatchObject({ status: 409, code: 'needs-developer-independent', basis: 'choice:developer-affiliation' })
    expect(denied.message.zh).toContain(`${operator}控制${developer}`)
    await (
      await city.as(ofOperator)
    ).ask(affiliationRoutes.endAffiliation, { params: { id: tie.id }, body: { untilOn: city.clock.today(), ground: '股权已转让' } })
    await city.pass(1)
  })

  test('开发主体确认承诺，中心收到后才有备案号；材料不齐的退回', async () => {
    const id = await city.open(ofOperator, 'developer-filing', city.id(developer), await filingOf(city))
    await city.act(ofOperator, id, 'submit')
    expect(await refusal(city.act(ofDeveloper, id, 'confirm', { ...undertaking, noSpreading: false }))).toMatchObject({
      status: 422,
      fields: [{ field: 'noSpreading' }],
    })
    await city.act(ofDeveloper, id, 'confirm', undertaking)
    expect(await filings()).toEqual([])
    await city.act('叶受理', id, 'return', {}, '缺少选取规则全文')
    await city.act(ofOperator, id, 'submit')
    await city.act(ofDeveloper, id, 'confirm', undertaking)
    expect(await city.act('叶受理', id, 'accept')).toMatchObject({ ending: 'filed' })
    expect(await filings('林清查')).toEqual([
      expect.objectContaining({
        number: expect.stringMatching(/^KF-2026-\d{5}$/),
        operatorName: operator,
        developerName: developer,
        untilOn: '2027-12-31',
        state: 'live',
      }),
    ])
  })
})

describe('数据使用需求：市数据局和数据生产主体共同审核（§5.7）', () => {
  test('没有运营授权看不到、开办不了；授权之后才能提出（§5.2）', async () => {
    expect(await refusal(begun())).toMatchObject({ status: 404 })
    await mandated(city, [asset, other])
    await expect((await city.as(ofOperator)).ask(inventoryRoutes.readAsset, { params: { id: asset } })).resolves.toMatchObject({
      id: asset,
    })
  })

  test('字段、方式、期限逐项核对：不在卡上的字段、带出原始数据的方式、超过授权和备案的期限，指到那一项（§5.5、§5.6）', async () => {
    const id = await begun({ columns: '线路编号\n身份证号', manner: 'dataset', endsOn: '2028-06-30' })
    const denied = await refusal(city.act(ofOperator, id, 'submit'))
    expect([denied.status, denied.fields?.map((each) => each.field)]).toEqual([422, ['columns', 'manner', 'endsOn']])
    expect(denied.fields![0]!.message.zh).toContain('身份证号')
    expect(denied.fields![1]!.message.zh).toContain('§5.6')
    await city.act(ofOperator, id, 'withdraw')
  })

  test('授权暂停的不能提出；没有备案的开发主体不能写进需求', async () => {
    await city.database.pool.query('update mandates set suspended_at = now()')
    const id = await begun()
    expect(await refusal(city.act(ofOperator, id, 'submit'))).toMatchObject({ status: 409, code: 'needs-mandated', basis: '§5.2' })
    await city.database.pool.query('update mandates set suspended_at = null')
    await city.database.pool.query('update developer_filings set ended_at = now()')
    expect(await refusal(city.act(ofOperator, id, 'submit'))).toMatchObject({ status: 409, code: 'needs-developer-filed', basis: '§5.4' })
    await city.database.pool.query('update developer_filings set ended_at = null')
    await city.act(ofOperator, id, 'withdraw')
  })

  test('两家各自审核，都提交之前互相只看到已提交审核意见；一家不同意即不予授权', async () => {
    const id = await begun()
    await city.act(ofOperator, id, 'submit')
    expect(await refusal(city.act('苏清查', id, 'pass'))).toMatchObject({ status: 404 })
    await city.act('林清查', id, 'refuse', { explanation: '线路数据正在整改，暂不宜对外提供使用。' })
    for (const who of ['郑局长', ofOperator]) {
      const seen = await city.see(who, id)
      expect([seen.step, seen.ending, seen.lastAct, seen.entries.at(-1), JSON.stringify(seen).includes('正在整改')]).toMatchObject([
        'joint-review',
        null,
        'hand-in',
        { act: 'hand-in', isUnread: true, reason: '', asked: {} },
        false,
      ])
    }
    expect(await city.act('郑局长', id, 'pass', {}, '数据局内部意见')).toMatchObject({
      ending: 'refused',
      entries: expect.arrayContaining([
        expect.objectContaining({ act: 'refuse', asked: { explanation: '线路数据正在整改，暂不宜对外提供使用。' } }),
      ]),
    })
    expect((await (await city.as(ofOperator)).ask(useRoutes.listAgreements, { query: {} })).items).toEqual([])
  })

  test('都同意的拟成合同：先运营主体、后开发主体签订；未签之前判定一律拒绝；签后卡片有使用标识（§5.5、§3.11）', async () => {
    const id = await begun()
    await city.act(ofOperator, id, 'submit')
    await city.act('林清查', id, 'pass')
    expect(await city.act('郑局长', id, 'pass')).toMatchObject({ step: 'operator-signing' })
    const [line] = (await (await city.as(ofOperator)).ask(useRoutes.listAgreements, { query: {} })).items
    expect(line).toMatchObject({
      state: 'unsigned',
      number: expect.stringMatching(/^SY-2026-\d{6}$/),
      columns: ['线路编号', '线路名称'],
      holderName: '榕城市交通运输局',
      developerName: developer,
    })
    expect(await judged(city, line!.id)).toMatchObject({ outcome: 'refused', reason: 'unsigned' })
    expect(await refusal(city.act(ofDeveloper, id, 'confirm', signature))).toMatchObject({
      code: expect.stringMatching(/^not-(yours|here)$/),
    })
    await city.act(ofOperator, id, 'confirm', signature)
    expect(await city.act(ofDeveloper, id, 'confirm', { ...signature, signatory: '法定代表人' })).toMatchObject({ ending: 'granted' })
    const signed = await read(ofDeveloper, line!.id)
    expect(signed).toMatchObject({
      state: 'live',
      signedByOperator: { name: `总经理（${operator}）` },
      signedByDeveloper: { name: `法定代表人（${developer}）` },
      policy: {
        '@type': 'Agreement',
        permission: [
          { action: 'use', constraint: expect.arrayContaining([{ leftOperand: 'purpose', operator: 'eq', rightOperand: 'industry' }]) },
        ],
      },
      maySuspend: false,
    })
    const marks = await (await city.as('林清查')).ask(cardRoutes.assetUseMarks, { params: { id: asset } })
    expect(marks.items).toEqual([
      expect.objectContaining({ agreement: line!.number, operatorName: operator, manner: 'operated', state: 'live' }),
    ])
  })

  test('无关的单位看不到合同，持有单位、监管部门、双方看得到', async () => {
    const [line] = (await (await city.as(ofOperator)).ask(useRoutes.listAgreements, { query: {} })).items
    for (const who of ['林清查', '郑局长', '叶受理', '钱财政', ofOperator, ofDeveloper])
      expect([who, (await read(who, line!.id)).id]).toEqual([who, line!.id])
    for (const who of ['苏清查', '何律师', '焦交易', '国资委'])
      expect([who, (await refusal(read(who, line!.id))).status]).toEqual([who, 404])
  })

  test('合同的内容、签订和终止一经写下，谁也改不了（所有者也不行）', async () => {
    for (const change of [
      `columns = '{里程_公里}'`,
      `policy = '{}'`,
      `ends_on = '2030-01-01'`,
      `signed_developer_name = '别人'`,
      'uses = -1',
    ])
      await expect(city.database.pool.query(`update agreements set ${change}`)).rejects.toMatchObject({ code: 'RS002' })
    await expect(city.database.pool.query('delete from agreements')).rejects.toMatchObject({ code: 'RS001' })
  })

  test('逾期没有签订的，需求终止，合同作废', async () => {
    const id = await begun({}, other)
    await city.act(ofOperator, id, 'submit')
    await city.act('郑局长', id, 'pass')
    await city.act('林清查', id, 'pass')
    await city.pass(20)
    expect(await city.see(ofOperator, id)).toMatchObject({ step: null, ending: 'unsigned' })
    const { items } = await (await city.as(ofOperator)).ask(useRoutes.listAgreements, { query: { assetId: other } })
    expect(items).toEqual([expect.objectContaining({ state: 'ended' })])
  })
})

describe('每次使用前判定，连同理由留存（§5.5、§7.6）', () => {
  let agreement: string
  test('目的、字段、方式、地点、次数之内允许，之外拒绝；同一请求只判一次', async () => {
    ;({ agreement } = await granted(city, asset, { mostUses: 2, manner: 'report' }))
    const key = randomUUID()
    const first = await judged(city, agreement, { manner: 'report', key })
    expect([first, await judged(city, agreement, { manner: 'report', key })]).toMatchObject([
      { outcome: 'permitted', seq: 1, words: { zh: '在约定的目的、范围、方式和期限之内' } },
      first,
    ])
    for (const other of [{ manner: 'query' }, { manner: 'report', columns: ['里程_公里'] }])
      expect(await refusal(judged(city, agreement, { ...other, key }))).toMatchObject({
        status: 409,
        code: 'key-used',
        basis: 'choice:use-evaluation',
        remedy: { zh: expect.stringContaining('换一个标识') },
      })
    for (const [reason, changes] of [
      ['purpose', { purposeClass: 'welfare' }],
      ['rs:column', { columns: ['线路名称', '里程_公里'] }],
      ['rs:column', { columns: [] }],
      ['deliveryChannel', { manner: 'query' }],
    ] as const)
      expect(await judged(city, agreement, { manner: 'report', ...changes })).toMatchObject({ outcome: 'refused', reason })
    expect(await judged(city, agreement, { manner: 'report' })).toMatchObject({ outcome: 'permitted' })
    expect(await judged(city, agreement, { manner: 'report' })).toMatchObject({
      outcome: 'refused',
      reason: 'count',
      words: { zh: '超过约定的使用次数' },
    })
    expect(await read('林清查', agreement)).toMatchObject({ evaluated: 7, uses: 2 })
  })

  test('同时来的判定不会超过次数，序号不重不漏', async () => {
    const { agreement: another } = await granted(city, asset, { mostUses: 3, manner: 'model' })
    const said = await Promise.all(Array.from({ length: 8 }, () => judged(city, another, { manner: 'model' })))
    expect(said.filter((each) => each.outcome === 'permitted')).toHaveLength(3)
    expect(said.map((each) => each.seq).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  test('只有本合同的运营主体能提请判定', async () => {
    expect(await refusal(judged(city, agreement, {}, ofDeveloper))).toMatchObject({ status: 404 })
    expect(await refusal(judged(city, randomUUID()))).toMatchObject({ status: 404 })
  })

  test('暂停立即生效，写明谁为什么；恢复后继续；持有单位也能暂停', async () => {
    const holder = await city.as('林清查')
    expect(
      await refusal(
        (await city.as(ofDeveloper)).ask(useRoutes.suspendAgreement, { params: { id: agreement }, body: { reason: '试一试能否暂停' } }),
      ),
    ).toMatchObject({ status: 404 })
    await holder.ask(useRoutes.suspendAgreement, { params: { id: agreement }, body: { reason: '发现查询量异常' } })
    expect(await judged(city, agreement, { manner: 'report' })).toMatchObject({ outcome: 'refused', reason: 'suspended' })
    expect(await read(ofDeveloper, agreement)).toMatchObject({
      state: 'suspended',
      suspendedWhy: expect.stringContaining('发现查询量异常（榕城市交通运输局 林清查）'),
    })
    expect(
      await refusal(holder.ask(useRoutes.suspendAgreement, { params: { id: agreement }, body: { reason: '再暂停一次' } })),
    ).toMatchObject({ status: 409, code: 'agreement-stands-otherwise' })
    await holder.ask(useRoutes.resumeAgreement, { params: { id: agreement }, body: { reason: '核查无异常' } })
    expect(await read(ofOperator, agreement)).toMatchObject({ state: 'live', suspendedWhy: '' })
  })

  test('谁暂停谁恢复：运营主体恢复不了持有单位和监管部门的暂停，市数据局可以恢复', async () => {
    const turn = async (who: string, how: 'suspendAgreement' | 'resumeAgreement') =>
      (await city.as(who)).ask(useRoutes[how], { params: { id: agreement }, body: { reason: '核查使用情况' } })
    for (const stops of ['林清查', '叶受理', '郑局长']) {
      await turn(stops, 'suspendAgreement')
      expect(await refusal(turn(ofOperator, 'resumeAgreement'))).toMatchObject({
        status: 409,
        code: 'suspended-by-another',
        basis: 'choice:agreement-grant',
        message: { zh: expect.stringContaining(stops) },
      })
      expect(await read(ofOperator, agreement)).toMatchObject({ state: 'suspended', mayResume: false })
      expect(await read(stops, agreement)).toMatchObject({ mayResume: true })
      expect(await turn('郑局长', 'resumeAgreement')).toMatchObject({ state: 'live' })
    }
    await turn(ofOperator, 'suspendAgreement')
    expect(await refusal(turn('林清查', 'resumeAgreement'))).toMatchObject({ code: 'suspended-by-another' })
    expect(await turn(ofOperator, 'resumeAgreement')).toMatchObject({ state: 'live' })
  })

  test('两家同时暂停，市数据局的一定算数', async () => {
    const said = await Promise.all(
      ['林清查', '郑局长'].map(async (who) =>
        (await city.as(who)).ask(useRoutes.suspendAgreement, { params: { id: agreement }, body: { reason: '核查使用情况' } }).then(
          () => 'suspended',
          (error: Refused) => error.problem.code,
        ),
      ),
    )
    expect(said[1]).toBe('suspended')
    expect(await read('郑局长', agreement)).toMatchObject({ maySuspend: false, mayResume: true })
    await (await city.as('郑局长')).ask(useRoutes.resumeAgreement, { params: { id: agreement }, body: { reason: '核查无异常' } })
  })

  test('判定记录逐条相扣：改一条就对不上；数据库不许改、不许删', async () => {
    const { rows } = await city.database.pool.query<{
      seq: number
      key: string
      asked: object
      outcome: string
      reason: string
      at: Date
      digest: string
    }>(`select seq, client_key as key, asked, outcome, reason, at, digest from evaluations where agreement_id = $1 order by seq`, [
      agreement,
    ])
    let before = ''
    for (const row of rows) before = digestOf(before, { agreementId: agreement, ...row })
    expect(before).toBe(rows.at(-1)!.digest)
    expect((await read(ofOperator, agreement)).traceSha256).toBe(before)
    for (const change of [`update evaluations set outcome = 'permitted'`, 'delete from evaluations'])
      await expect(city.database.pool.query(change)).rejects.toMatchObject({ code: 'RS001' })
    const excel = await (
      await city.as('郑局长')
    ).ask(exportRoutes.evaluationsExcel, { params: { id: agreement }, query: { outcome: 'refused' } })
    expect(excel.headers.get('content-type')).toContain('spreadsheet')
  })

  test('续期是新的需求、新的合同，写明所续的合同', async () => {
    const { number } = await read(ofOperator, agreement)
    const wrong = await begun({ renews: number }, other)
    expect((await refusal(city.act(ofOperator, wrong, 'submit'))).fields).toMatchObject([{ field: 'renews' }])
    await city.act(ofOperator, wrong, 'withdraw')
    const { agreement: next } = await granted(city, asset, { renews: number, manner: 'sandbox' })
    expect(await read(ofOperator, next)).toMatchObject({ renews: { id: agreement, number } })
    expect(await read(ofOperator, agreement)).toMatchObject({ renewedBy: next })
  })
})

describe('定期审核与终止使用（§5.8、§8.3）', () => {
  test('备案满六个月列入应审核；审核、答复、结论之后记下下次审核日期', async () => {
    await city.database.pool.query(`update developer_filings set review_on = $1`, [city.clock.today()])
    expect((await filings())[0]).toMatchObject({ state: 'review-due' })
    // Whatever the platform asks: who filed a developer notes its reviews, and never whom it filed or until when.
    for (const changed of [sql`until_on = '2099-12-31'`, sql`developer_id = operator_id`]) {
      const own = inTransaction(city.db, { ...stranger, role: 'operator', organisationId: city.id(operator) }, (tx) =>
        sql`update developer_filings set ${changed}`.execute(tx),
      )
      await expect(own).rejects.toMatchObject({ code: '42501' })
    }
    const id = await city.open(ofOperator, 'developer-review', city.id(developer), {
      period: '2026年上半年',
      reviewed: ['scope', 'trace'],
      findings: '抽查使用记录，没有发现超范围使用。',
      results: '查询服务上线，月均查询三万次，满意度较高。',
    })
    await city.act(ofOperator, id, 'submit')
    await city.act(ofDeveloper, id, 'file', { answer: '无异议，继续按约定使用。' })
    await city.act(ofOperator, id, 'pass', { conclusion: '审核通过，继续使用。' })
    const [after] = await filings()
    expect(after).toMatchObject({ state: 'live', reviewedWell: true, reviewedOn: city.clock.today() })
    expect(after!.reviewOn > city.clock.today()).toBe(true)
  })

  test('提出终止即暂停，陈述后不成立的恢复', async () => {
    const { agreement, number } = await granted(city, asset, { manner: 'privacy' })
    const id = await city.open(ofOperator, 'developer-termination', city.id(developer), {
      grounds: ['over-scope'],
      agreementNumber: number,
      foundOn: city.clock.today(),
      facts: '多次提请范围以外的字段，疑似越权。',
      evidence: await city.paper(ofOperator),
    })
    await city.act(ofOperator, id, 'submit')
    expect(await judged(city, agreement, { manner: 'privacy' })).toMatchObject({ outcome: 'refused', reason: 'suspended' })
    await city.act(ofDeveloper, id, 'file', { statement: '系程序缺陷误报，未取得任何数据。' })
    await city.act(ofOperator, id, 'dismiss', { explanation: '经核查判定均已拒绝，没有取得数据。' })
    expect(await judged(city, agreement, { manner: 'privacy' })).toMatchObject({ outcome: 'permitted' })
  })

  test('尚未签完的合同被终止的，不能再签订，说明理由；可以不签', async () => {
    const request = await begun()
    await city.act(ofOperator, request, 'submit')
    await city.act('郑局长', request, 'pass')
    await city.act('林清查', request, 'pass')
    await city.act(ofOperator, request, 'confirm', signature)
    const { items } = await (await city.as(ofOperator)).ask(useRoutes.listAgreements, { query: { assetId: asset, state: 'unsigned' } })
    const id = await city.open(ofOperator, 'developer-termination', city.id(developer), {
      grounds: ['over-term'],
      agreementNumber: items[0]!.number,
      foundOn: city.clock.today(),
      facts: '签订之前已经取得并使用了部分数据。',
      evidence: await city.paper(ofOperator),
    })
    await city.act(ofOperator, id, 'submit')
    await city.act(ofDeveloper, id, 'file', { statement: '情况属实，接受处理。' })
    await city.act(ofOperator, id, 'confirm', { decision: '事实清楚，终止该合同。', claims: false })
    expect(await refusal(city.act(ofDeveloper, request, 'confirm', signature))).toMatchObject({
      status: 409,
      code: 'agreement-ended',
      basis: 'choice:agreement-grant',
    })
    expect(await city.act(ofDeveloper, request, 'decline', { explanation: '合同已经终止，不再签订。' })).toMatchObject({
      ending: 'declined',
    })
  })

  test('泄露数据的终止全部合同和备案，使用标识随之终止，可以索赔；此后一律拒绝', async () => {
    const id = await city.open(ofOperator, 'developer-termination', city.id(developer), {
      grounds: ['leakage'],
      foundOn: city.clock.today(),
      facts: '在公开网站发现以本项数据加工的明细记录。',
      evidence: await city.paper(ofOperator),
    })
    await city.act(ofOperator, id, 'submit')
    await city.pass(8)
    expect((await city.see(ofOperator, id)).step).toBe('decision')
    expect(await refusal(city.act(ofOperator, id, 'confirm', { decision: '泄露事实清楚，证据充分。', claims: true }))).toMatchObject({
      status: 422,
    })
    await city.act(ofOperator, id, 'confirm', {
      decision: '泄露事实清楚，证据充分。',
      claims: true,
      claimFen: 5_000_000,
      claimReason: '按合同约定的违约金计算。',
    })
    const { items } = await (await city.as(ofOperator)).ask(useRoutes.listAgreements, { query: {} })
    expect([...new Set(items.map((each) => each.state))]).toEqual(['ended'])
    expect(await judged(city, items[0]!.id)).toMatchObject({ outcome: 'refused', reason: 'ended' })
    expect((await filings())[0]).toMatchObject({ state: 'ended', endedWhy: expect.stringContaining('泄露数据') })
    const marks = await (await city.as('林清查')).ask(cardRoutes.assetUseMarks, { params: { id: asset } })
    expect(marks.items.every((mark) => mark.state === 'ended')).toBe(true)
    expect(await refusal(city.act(ofOperator, await begun(), 'submit'))).toMatchObject({ code: 'needs-developer-filed' })
  })

  test('到期的合同自行失效', async () => {
    await filed(city)
    const soon = await granted(city, asset, { endsOn: city.clock.today() })
    expect(await judged(city, soon.agreement)).toMatchObject({ outcome: 'permitted' })
    await city.pass(1)
    expect(await judged(city, soon.agreement)).toMatchObject({ outcome: 'refused', reason: 'dateTime', words: { zh: '不在约定的期限内' } })
    expect(await read(ofOperator, soon.agreement)).toMatchObject({ state: 'over' })
  })

  test('两份运营权限中的一份终止，按它签订的合同和使用标识随之终止，资产仍可由另一份运营', async () => {
    const { agreement, number } = await granted(city, asset, { manner: 'sandbox' })
    await mandated(city, [asset])
    await city.database.pool.query('update mandates set ended_at = now() where id = (select mandate_id from agreements where id = $1)', [
      agreement,
    ])
    expect(await read(ofOperator, agreement)).toMatchObject({ state: 'ended' })
    const marks = await (await city.as('林清查')).ask(cardRoutes.assetUseMarks, { params: { id: asset } })
    expect(marks.items.find((mark) => mark.agreement === number)).toMatchObject({ state: 'ended' })
    await (await city.as(ofOperator)).ask(inventoryRoutes.readAsset, { params: { id: asset } })
  })

  test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
})
