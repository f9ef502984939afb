import { existsSync } from 'node:fs'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookRoutes } from '#contract/books.ts'
import { cardRoutes } from '#contract/cards.ts'
import { caseRoutes } from '#contract/cases.ts'
import { deskRoutes } from '#contract/desks.ts'
import { disposalRoutes } from '#contract/disposal.ts'
import { gradingRoutes } from '#contract/grading.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { noteRoutes } from '#contract/notes.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import { openFinding, type ReadFinding } from '#server/inventory/kept-findings.ts'
import { openCity, refusal, transport, type City } from '#server/test/city.ts'
import { approvalOf, destroyed, hands, proposal, proposed, recognition, recordOf, witnessed } from './disposal-life.ts'
import { cardOf, findingsOf, linesCsv, ofTransport, onNotice, opine, startRound, takeInventory, upload } from './lives.ts'
import { mandated } from './mandates.ts'
import { expectGenuineHistory } from './proof.ts'
import { deregistered } from './registered-city.ts'

const [counter] = ofTransport
let city: City
let old: string
let kept: string
let registered: string
let built: string
beforeAll(async () => {
  city = await openCity()
  ;[old, kept, registered, built] = (await takeInventory(city, ['旧版线路', '仍要保存', '已登记线路', '未完成开发'])) as [
    string,
    string,
    string,
    string,
  ]
})
afterAll(() => city.close())

const assetOf = async (id: string, who: string = counter) => (await city.as(who)).ask(inventoryRoutes.readAsset, { params: { id } })
const recordFor = async (id: string) => (await (await city.as(counter)).ask(disposalRoutes.readDestruction, { params: { id } })).destruction
const owner = async <T extends object>(text: string, values: unknown[] = []) => (await city.database.pool.query<T>(text, values)).rows

/** Posts a bought or developed asset of 600,000 yuan with its invoice. */
const book = async (assetId: string, entry: object) =>
  (await city.as(counter)).ask(bookRoutes.postVoucher, {
    params: { id: city.id(transport) },
    body: {
      onDate: city.clock.today(),
      assetId,
      amounts: { price: 600_000_00 },
      documents: [
        {
          kind: 'invoice',
          number: `FP-${randomUUID().slice(0, 8)}`,
          party: '数源公司',
          issuedOn: city.clock.today(),
          amountFen: 600_000_00,
        },
      ],
      key: randomUUID(),
      ...entry,
    } as never,
  })
const development = {
  template: 'development',
  way: 'bank',
  conditions: { feasible: '样机可用', intended: '用于出行服务', useful: '已有需求', resourced: '预算已批', measured: '按项目归集' },
}

/** Waits until the job has erased values and uploaded files of a destroyed asset. */
async function erased(id: string) {
  for (let tries = 0; tries < 1200; tries++) {
    const found = await recordFor(id)
    if (found && found.erased === found.uploads && found.cleared === found.findings) return found
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('the copies were not erased')
}

describe('销毁处置：失去价值、没有保存要求的数据资产，分人办理，严格记录（§4.8、§4.9）', () => {
  let kase: string

  test('保存期未满不能提出，说明最早可销毁日和依据；没有填写的逐项指出', async () => {
    kase = await city.open(hands.proposes, 'destruction', old, { retentionKinds: ['provision'], retainFrom: '2024-01-01' })
    const blocked = await refusal(city.act(hands.proposes, kase, 'submit'))
    expect(blocked).toMatchObject({ status: 409, code: 'needs-retention-over', basis: '§4.8' })
    expect(blocked.message.zh).toContain('最早可于2027-01-02销毁')
    const { version } = await city.see(hands.proposes, kase)
    await (
      await city.as(hands.proposes)
    ).ask(caseRoutes.saveDraft, {
      params: { id: kase },
      body: { version, answers: { retentionKinds: ['provision'], retainFrom: '2020-01-01' } },
    })
    const shown = (await city.see(hands.proposes, kase)).checklist.find((line) => line.condition === 'retention-over')
    expect(shown).toMatchObject({ holds: true, why: { zh: expect.stringContaining('最早可销毁日2023-01-02') } })
    expect((await city.see(hands.proposes, kase)).checklist.find((line) => line.condition === 'hands-enough')).toMatchObject({
      holds: true,
      care: null,
      why: { zh: expect.stringContaining('本单位现有4名经办人') },
    })
    const { status, fields } = await refusal(city.act(hands.proposes, kase, 'submit'))
    expect([status, fields?.map((f) => f.field).sort()]).toEqual([
      422,
      ['carriedOutBy', 'copies', 'deidentifyPlan', 'impact', 'lossGrounds', 'lossReason', 'plannedMethods', 'retentionChecked'],
    ])
    await city.act(hands.proposes, kase, 'withdraw')
  })

  test('信息卡载明长期保存的，先修订信息卡', async () => {
    const revise = async (retention: string) => {
      const asset = await assetOf(kept)
      await (
        await city.as(counter)
      ).ask(inventoryRoutes.reviseCard, {
        params: { id: kept },
        body: { version: asset.version, card: { ...asset.card, retention }, key: randomUUID() },
      })
    }
    await revise('长期')
    const id = await city.open(hands.proposes, 'destruction', kept, proposal)
    expect((await refusal(city.act(hands.proposes, id, 'submit'))).message.zh).toContain('应当一直保存')
    // Whoever recognises it reads every change of the term, in however many steps it was done.
    for (const term of ['10年', '5年']) await revise(term)
    expect((await city.see(hands.proposes, id)).checklist.find((line) => line.condition === 'retention-over')).toMatchObject({
      holds: true,
      care: { basis: '§4.9', zh: expect.stringMatching(/改为“长期”（.+），又改为“10年”（.+），又改为“5年”（.+），请核实依据/) },
    })
    await revise('长期')
    await city.act(hands.proposes, id, 'withdraw')
  })

  test('委托外部机构的须有安全保密合同、双方责任和合同文件', async () => {
    const id = await city.open(hands.proposes, 'destruction', old, { ...proposal, carriedOutBy: 'entrusted' })
    expect((await refusal(city.act(hands.proposes, id, 'submit'))).fields?.map((f) => f.field).sort()).toEqual([
      'agreementNumber',
      'agreementPaper',
      'bothDuties',
      'contractor',
    ])
    await city.act(hands.proposes, id, 'withdraw')
    const forged = await city.open(hands.proposes, 'destruction', old, {
      ...proposal,
      carriedOutBy: 'entrusted',
      contractor: '榕净数据服务公司',
      agreementNumber: '保密2026-3',
      bothDuties: '受托方不得复制留存，委托方派员在场监督',
      agreementPaper: { sha256: 'a'.repeat(64), name: '合同.pdf' },
    })
    expect((await refusal(city.act(hands.proposes, forged, 'submit'))).fields?.map((f) => f.field)).toEqual(['agreementPaper'])
    await city.act(hands.proposes, forged, 'withdraw')
  })

  test('开办时一并给出的内容，有错的指明并略去，其余照存', async () => {
    const answers = { lossReason: proposal['lossReason'], carriedOutBy: 'contractor', nothing: '没有这一项' }
    const opened = await (
      await city.as(counter)
    ).ask(caseRoutes.openCase, { body: { procedure: 'destruction', subjectId: old, answers, key: randomUUID() } })
    expect(opened.fields.map(({ field }) => field).sort()).toEqual(['carriedOutBy', 'nothing'])
    expect((await city.see(counter, opened.id)).draft).toEqual({ lossReason: proposal['lossReason'] })
    await city.act(counter, opened.id, 'withdraw')
  })

  test('提出后资产锁定：不能修订、不能另开办件、不能登记使用', async () => {
    kase = await proposed(city, old)
    expect(await assetOf(old)).toMatchObject({ state: 'in-disposal', isFrozen: true, mayEdit: false })
    const asset = await assetOf(old)
    const own = await city.as(counter)
    expect(
      await refusal(
        own.ask(inventoryRoutes.reviseCard, { params: { id: old }, body: { version: asset.version, card: asset.card, key: randomUUID() } }),
      ),
    ).toMatchObject({ status: 409, code: 'in-disposal', basis: '§4.9' })
    expect(await refusal(city.open(counter, 'classification', old, {}))).toMatchObject({ status: 409, code: 'in-disposal' })
    expect(await refusal(own.ask(cardRoutes.setUseMark, { params: { id: old }, body: { answers: {} } }))).toMatchObject({
      status: 409,
      code: 'in-disposal',
    })
    expect(
      await refusal(own.ask(gradingRoutes.askRegrading, { params: { id: old }, body: { trigger: 'request', reason: '口径有变化' } })),
    ).toMatchObject({ code: 'in-disposal' })
  })

  test('提出、认定、审批、执行、监销互不为同一人，哪一种都试过', async () => {
    const same = (who: string, act: string, asked: Record<string, unknown> = {}) => refusal(city.act(who, kase, act, asked))
    const denied = { status: 409, code: 'same-hand', basis: 'choice:destruction-hands' }
    expect(await same(hands.proposes, 'confirm', recognition)).toMatchObject(denied)
    await city.act(hands.recognises, kase, 'confirm', recognition)
    for (const who of [hands.proposes, hands.recognises])
      expect([who, await same(who, 'pass')]).toEqual([who, expect.objectContaining(denied)])
    expect(
      (await refusal(city.act(hands.approves, kase, 'pass', { ...(await approvalOf(city, kase)), approvedOn: '2001-01-01' }))).fields,
    ).toMatchObject([{ field: 'approvedOn', message: { zh: expect.stringContaining('不能早于保存期起算日（2020-01-01）') } }])
    await city.act(hands.approves, kase, 'pass', { ...(await approvalOf(city, kase)), approvedOn: '2026-02-01' })
    for (const who of [hands.proposes, hands.approves])
      expect([who, await same(who, 'file')]).toEqual([who, expect.objectContaining(denied)])
    // What was approved on paper was not judged here before its approval was passed here, so that it may not have been destroyed before.
    expect(
      (await refusal(city.act(hands.executes, kase, 'file', { ...(await recordOf(city, kase)), destroyedOn: '2026-03-01' }))).fields,
    ).toMatchObject([{ field: 'destroyedOn', message: { zh: `不能早于本办件批准之日（${city.clock.today()}）` } }])
    expect((await refusal(city.act(hands.executes, kase, 'file', {}))).fields?.map((f) => f.field).sort()).toEqual([
      'copiesGone',
      'deidentified',
      'destroyedOn',
      'evidence',
      'methods',
      'operators',
      'place',
      'procedure',
      'verified',
    ])
    await city.act(hands.executes, kase, 'file', await recordOf(city, kase))
    for (const who of [hands.proposes, hands.approves, hands.executes])
      expect([who, await same(who, 'confirm', witnessed)]).toEqual([who, expect.objectContaining(denied)])
    expect((await refusal(city.act(hands.witnesses, kase, 'confirm', { observed: '不在场' }))).fields?.map((f) => f.field).sort()).toEqual([
      'observed',
      'present',
    ])
  })

  test('监销确认后：资产已销毁，记录完整，源文件真的删除，取值真的清除，卡片和审计留存', async () => {
    const before = await assetOf(old)
    const [source] = await owner<{ path: string }>(
      `select s.path from sources s join findings f on f.source_id = s.id where f.asset_id = $1`,
      [old],
    )
    const place = path.join(city.config.dataDir, source!.path)
    expect(existsSync(place)).toBe(true)
    expect(before.finding!.columns.some((column) => column.samples.length > 0)).toBe(true)
    expect(await city.act(hands.witnesses, kase, 'confirm', witnessed)).toMatchObject({ step: null, ending: 'destroyed' })
    const after = await assetOf(old)
    expect(after).toMatchObject({
      state: 'destroyed',
      isFrozen: false,
      mayEdit: false,
      card: before.card,
      versionSha256: before.versionSha256,
      memo: null,
    })
    expect(after.life.at(-1)).toMatchObject({ station: 'destroyed', state: 'done' })
    expect(after.derived['disposals']).toBe(
      `${city.clock.today()} 销毁（删除、覆写），审批文号榕交办〔2026〕7号，办件${(await city.see(counter, kase)).number}`,
    )
    const record = await erased(old)
    const { finding } = await assetOf(old)
    expect(finding!.columns.map((column) => column.name)).toEqual(before.finding!.columns.map((column) => column.name))
    expect(finding!.columns.flatMap((column) => [...column.samples, ...column.top, column.min, column.max].filter(Boolean))).toEqual([])
    const rows = await owner<ReadFinding & { changes: unknown[]; sketches: string }>(
      `select f.id, f.finding as bare, f.sealed, f.changes, (select count(*) from column_sketches s where s.finding_id = f.id) as sketches from findings f where f.asset_id = $1`,
      [old],
    )
    const opened = await Promise.all(rows.map((row) => openFinding(city.vault, row)))
    expect(
      rows.map((row, n) => [opened[n]!.finding.columns.flatMap((column) => column.samples), row.changes, Number(row.sketches)]),
    ).toEqual([[[], [], 0]])
    expect(existsSync(place)).toBe(false)
    expect(record).toMatchObject({
      uploads: 1,
      erased: 1,
      findings: 1,
      cleared: 1,
      place: '市政务云机房',
      methods: ['deletion', 'overwriting'],
      approvalNumber: '榕交办〔2026〕7号',
      proposedBy: hands.proposes,
      recognisedBy: hands.recognises,
      approvedBy: hands.approves,
      executedBy: hands.executes,
      witnessedBy: hands.witnesses,
    })
    expect(record!.record['evidence']).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const { items } = await (await city.as(counter)).ask(supervisionRoutes.auditTrail, { query: { objectKind: 'asset', objectId: old } })
    expect(items.map((line) => line.action)).toEqual(expect.arrayContaining(['erase-findings', 'erase-sources', 'confirm-card']))
  })

  test('目录和各处计数不再有它，台账里有它，按“已销毁”查得到', async () => {
    const own = await city.as(counter)
    expect((await own.ask(inventoryRoutes.listAssets)).items.map((a) => a.id)).not.toContain(old)
    expect((await own.ask(inventoryRoutes.listAssets, { query: { state: 'destroyed' } })).items.map((a) => a.id)).toEqual([old])
    expect((await own.ask(disposalRoutes.listDestructions, { query: { q: '旧版' } })).items).toMatchObject([
      { assetId: old, destroyedOn: city.clock.today() },
    ])
    expect((await (await city.as('苏清查')).ask(disposalRoutes.listDestructions)).items).toEqual([])
    expect((await (await city.as('郑局长')).ask(disposalRoutes.listDestructions)).items).toHaveLength(1)
  })

  test('已销毁的不能再办任何事项；同样的数据再次扫描到，不能作为它的新版本', async () => {
    expect(await refusal(city.open(counter, 'destruction', old, proposal))).toMatchObject({ status: 409, code: 'destroyed', basis: '§4.8' })
    const outside = {
      answers: { register: 'national', number: 'GJ-350100-2026-000078', body: '省公共数据资源登记机构', issuedOn: '2026-03-01' },
    }
    expect(
      await refusal((await city.as(counter)).ask(registrationRoutes.recordOutside, { params: { id: old }, body: outside })),
    ).toMatchObject({ status: 409, code: 'destroyed', basis: '§4.8' })
    expect(await (await city.as(counter)).ask(registrationRoutes.listOutside, { params: { id: old } })).toMatchObject({
      mayRecord: false,
      mayEnd: true,
    })
    // Only what came before the destruction is a copy to be erased: the data found again come a day later.
    await city.pass(1)
    const round = await startRound(city, ofTransport)
    await upload(city, counter, round.roundId, [{ name: '旧版线路.csv', content: linesCsv(20, 0) }])
    const [finding] = await findingsOf(city, counter, round.roundId)
    expect(finding!.knownAs).toMatchObject({
      assetId: old,
      whyNot: { zh: expect.stringContaining('已销毁') },
      whyNotKeep: { zh: expect.stringContaining('已销毁') },
    })
    const own = await city.as(counter)
    const params = { id: finding!.id }
    const { version, card } = await own.ask(inventoryRoutes.readFinding, { params })
    const saved = await own.ask(inventoryRoutes.saveFindingCard, { params, body: { version, card: { ...card, ...cardOf('旧版线路') } } })
    expect(
      await refusal(own.ask(inventoryRoutes.confirmFinding, { params, body: { version: saved.version, key: randomUUID(), assetId: old } })),
    ).toMatchObject({ status: 409, code: 'destroyed' })
    const { assetId } = await own.ask(inventoryRoutes.confirmFinding, {
      params,
      body: { version: saved.version, key: randomUUID(), assetId: null, checked: saved.assumed },
    })
    expect(assetId).not.toBe(old)
    await city.act(counter, round.caseId, 'withdraw')
  })
})

describe('不能销毁的情形，逐一说明为什么、怎么办', () => {
  test('仍有登记凭证的先注销登记；有使用标识的先终止；有在办事项的先办结', async () => {
    await onNotice(city, registered)
    await city.pass(20)
    expect(await assetOf(registered)).toMatchObject({ state: 'registered' })
    const own = await city.as(counter)
    await mandated(city, [registered])
    const mark = await own.ask(cardRoutes.setUseMark, {
      params: { id: registered },
      body: {
        answers: {
          operator: city.id('榕数运营有限公司'),
          manner: 'operated',
          agreement: '榕运〔2026〕1号',
          startsOn: city.clock.today(),
          endsOn: '2028-12-31',
        },
      },
    })
    await own.ask(bookRoutes.openBooks, { body: { openedOn: '2026-03-01' } })
    await book(registered, { template: 'purchase', way: 'bank', life: { ground: 'contract', months: 60, expense: 'activity-expense' } })
    await book(built, development)
    const id = await city.open(hands.proposes, 'destruction', registered, proposal)
    const blocked = await refusal(city.act(hands.proposes, id, 'submit'))
    expect(blocked).toMatchObject({
      status: 409,
      code: 'needs-certificate-fallen',
      basis: 'choice:destruction-after-deregistration',
      remedy: { zh: expect.stringContaining('注销登记') },
    })
    await deregistered(city, registered)
    expect(await refusal(city.act(hands.proposes, id, 'submit'))).toMatchObject({ status: 409, code: 'needs-not-in-use', basis: '§3.11' })
    await own.ask(cardRoutes.endUseMark, { params: { id: mark.id }, body: { reason: '协议终止' } })
    const other = await city.open(counter, 'legal-opinion', registered, {})
    expect(await refusal(city.act(hands.proposes, id, 'submit'))).toMatchObject({ status: 409, code: 'needs-nothing-open', basis: '§4.9' })
    await city.act(counter, other, 'withdraw')
    await city.act(hands.proposes, id, 'withdraw')
  })

  test('退回、不予批准、中止、撤回都解除锁定或回到上一步，资产照旧', async () => {
    expect(await refusal(proposed(city, kept))).toMatchObject({ status: 409, code: 'needs-retention-over' })
    expect(await assetOf(kept)).toMatchObject({ state: 'catalogued', isFrozen: false })
    const fresh = await proposed(city, built)
    await city.act(hands.recognises, fresh, 'return', {}, '请补充核查情况')
    expect(await city.see(hands.proposes, fresh)).toMatchObject({ step: 'proposal' })
    await city.act(hands.proposes, fresh, 'submit')
    // Who sent it back recognised nothing; who recognises now may be the same person, and approves never.
    await city.act(hands.recognises, fresh, 'confirm', recognition)
    expect((await refusal(city.act(hands.approves, fresh, 'refuse', {}))).fields?.map((f) => f.field)).toEqual(['explanation'])
    expect(await city.act(hands.approves, fresh, 'refuse', { explanation: '仍有统计口径需要核对，暂不销毁' })).toMatchObject({
      ending: 'refused',
    })
    expect(await assetOf(built)).toMatchObject({ state: 'catalogued', isFrozen: false })
    const stopped = await proposed(city, built)
    await city.act(hands.recognises, stopped, 'confirm', recognition)
    await city.act(hands.approves, stopped, 'pass', await approvalOf(city, stopped))
    expect(await city.act(hands.executes, stopped, 'decline', { explanation: '执行前发现仍有单位在用，中止' })).toMatchObject({
      ending: 'stopped',
    })
    expect(await assetOf(built)).toMatchObject({ state: 'catalogued', isFrozen: false })
  })
})

describe('销毁之后的账：通知单位，分录备好，由人记账（§4.8、§6.3）', () => {
  const booksOf = async (assetId: string) => (await city.as(counter)).ask(bookRoutes.readAssetBooks, { params: { id: assetId } })
  async function told(assetId: string) {
    for (let tries = 0; tries < 300; tries++) {
      const { items } = await (await city.as(counter)).ask(noteRoutes.listNotes)
      const note = items.find((each) => each.kind === 'disposal-entry' && each.href.includes(assetId))
      if (note) return note
      await new Promise((done) => setTimeout(done, 100))
    }
    throw new Error('nobody was told')
  }

  test('政府会计：核销分录按审批文件备好，没有自动记账；记账后卡片终止确认', async () => {
    expect(await booksOf(registered)).toMatchObject({ disposal: null })
    await destroyed(city, registered)
    expect(await told(registered)).toMatchObject({ basis: '§4.9', words: { zh: expect.stringContaining('核销、销毁') } })
    const { card, disposal, moves } = await booksOf(registered)
    expect([card?.state, moves.length]).toEqual(['held', 1])
    const resting = async () => (await (await city.as(counter)).ask(deskRoutes.listDues, { query: { kind: 'fallen', limit: 10 } })).items
    expect(await resting()).toMatchObject([{ id: registered, note: 'deregistered books' }])
    expect(disposal).toMatchObject({
      template: 'write-off',
      approval: { number: '榕交办〔2026〕7号', authority: '局长办公会' },
      whyNot: null,
    })
    // What was destroyed is neither given away nor sold, and nobody asks any more whether it can be recognised.
    const { templates, gate } = await booksOf(registered)
    expect([
      ...templates
        .filter((each) => ['given-free', 'sale', 'write-off'].includes(each.template))
        .map((each) => [each.template, each.whyNot?.code]),
      gate.length,
    ]).toEqual([['given-free', 'destroyed'], ['sale', 'destroyed'], ['write-off', undefined], 0])
    expect(
      await refusal(book(registered, { template: 'given-free', approval: disposal!.approval, documents: [], amounts: {} })),
    ).toMatchObject({ status: 409, code: 'destroyed', basis: '§4.8' })
    expect(disposal!.postings.map((line) => [line.account, line.debitFen, line.creditFen])).toEqual([
      ['disposal-expense', 600_000_00, 0],
      ['intangible-cost', 0, 600_000_00],
    ])
    const { template, onDate, summary, approval } = disposal!
    await (
      await city.as(counter)
    ).ask(bookRoutes.postVoucher, {
      params: { id: city.id(transport) },
      body: { template, onDate, summary, approval, assetId: registered, key: randomUUID() },
    })
    expect(await booksOf(registered)).toMatchObject({ card: { state: 'gone' }, disposal: null })
    expect(await resting()).toEqual([])
    expect(
      await owner<{ ended: boolean; memo: boolean }>(
        `select k.ended_at is not null as ended, m.left_at is not null as memo from asset_cards k join memo_entries m on m.asset_id = k.asset_id where k.asset_id = $1`,
        [registered],
      ),
    ).toEqual([{ ended: true, memo: true }])
  })

  test('未完成的开发：转入费用的分录备好，已销毁的不能再记入账套', async () => {
    await destroyed(city, built)
    await told(built)
    expect((await booksOf(built)).disposal).toMatchObject({
      template: 'development-abandoned',
      postings: [
        { account: 'activity-expense', debitFen: 600_000_00 },
        { account: 'development', creditFen: 600_000_00 },
      ],
    })
    expect((await booksOf(built)).templates.find((each) => each.template === 'development')?.whyNot).toMatchObject({ code: 'destroyed' })
    expect(await refusal(book(built, development))).toMatchObject({ status: 409, code: 'destroyed', basis: '§4.8' })
  })

  test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
})

test('意见书仍可查：销毁不影响已归档的材料', async () => {
  expect(await refusal(opine(city, old))).toMatchObject({ code: 'destroyed' })
  expect((await assetOf(registered)).papers).toHaveLength(2)
})
