import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gradingRoutes } from '#contract/grading.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { noteRoutes } from '#contract/notes.ts'
import { reviewGradings } from '#server/inventory/classification/tasks.ts'
import { openFinding, type ReadFinding, sealFinding } from '#server/inventory/kept-findings.ts'
import { openCity, refusal, type City } from '#server/test/city.ts'
import {
  cardOf,
  confirmCard,
  findingsOf,
  linesCsv,
  ofTransport,
  opine,
  settleDifferences,
  startRound,
  takeInventory,
  upload,
  value,
} from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

const [counter, checker] = ofTransport
let city: City
let lines: string
let pipes: string
let stations: string
const decision = {
  category: 'departmental',
  industry: 'G',
  attribute: '线路运营·公交线路',
  harmObject: 'person',
  harmDegree: 'some',
  importance: 'general',
  grade: '2',
  classReason: '含线路名称和里程，按需共享',
}
beforeAll(async () => {
  city = await openCity()
  ;[lines, pipes, stations] = (await takeInventory(city, ['公交线路', '管廊线路', '公交站点'])) as [string, string, string]
})
afterAll(() => city.close())

const gradingOf = async (who: string, id: string) => (await city.as(who)).ask(gradingRoutes.readGrading, { params: { id } })
const assetOf = async (id: string) => (await city.as(counter)).ask(inventoryRoutes.readAsset, { params: { id } })
/** How often a dataset was scanned, and what of its values is kept in findings and sketches. */
async function tracesOf(name: string) {
  const { rows } = await city.database.pool.query<ReadFinding & { sketches: number; told: number }>(
    `select f.id, f.finding as bare, f.sealed, jsonb_array_length(f.changes) + f.attention as told, (select count(*)::int from column_sketches s where s.finding_id = f.id) as sketches from findings f where f.dataset like $1`,
    [`${name}%`],
  )
  const opened = await Promise.all(rows.map((row) => openFinding(city.vault, row)))
  return {
    findings: rows.length,
    sketches: rows.reduce((n, row) => n + row.sketches, 0),
    told: rows.reduce((n, row) => n + row.told, 0),
    values: opened.flatMap(({ finding }) => finding.columns.flatMap((column) => [...column.samples, ...column.top])),
  }
}
async function decide(
  who: readonly [string, string],
  procedure: string,
  assetId: string,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const id = await city.open(who[0], procedure, assetId, { ...decision, ...changes })
  await city.act(who[0], id, 'submit')
  await city.act(who[1], id, 'confirm')
  return id
}

describe('分类分级：规则提议，一人决定，另一人核定，处处留痕（§3.2）', () => {
  test('盘点发布即形成第一份决定：提议、决定人、核定人各是谁', async () => {
    const view = await gradingOf(counter, lines)
    expect(view).toMatchObject({ mayOpen: 'classification', mayAsk: true, importance: 'general', tasks: [], duties: [] })
    expect(view.history).toHaveLength(1)
    expect(view.current).toMatchObject({
      setBy: 'round',
      grade: 1,
      proposedGrade: 1,
      decidedName: counter,
      approvedName: checker,
      ruleVersion: view.proposal.ruleVersion,
    })
  })

  test('提出的人不能自己核定；核定后卡片成为新一版，旧决定仍在', async () => {
    const id = await city.open(counter, 'classification', lines, decision)
    await city.act(counter, id, 'submit')
    expect(await refusal(city.act(counter, id, 'confirm'))).toMatchObject({
      status: 409,
      code: 'same-hand',
      basis: 'choice:second-pair-of-eyes',
    })
    await city.act(checker, id, 'confirm')
    const view = await gradingOf(counter, lines)
    expect(view.current).toMatchObject({
      setBy: 'unit',
      grade: 2,
      harmObject: 'person',
      assetVersion: 2,
      decidedName: counter,
      approvedName: checker,
      reason: decision.classReason,
    })
    expect(view.history.map((record) => record.grade)).toEqual([2, 1])
    expect(await assetOf(lines)).toMatchObject({ grade: 2, version: 2, card: { grade: '2' } })
  })

  test('字段级别的更正只改级别：取值还没有加密时照旧留着，加密以后不在原处再现', async () => {
    const { findingId, finding } = await assetOf(lines)
    const [column] = finding!.columns
    expect(column!.samples.length + column!.top.length).toBeGreaterThan(0)
    const rowOf = async () =>
      (await city.database.pool.query<ReadFinding>('select id, finding as bare, sealed from findings where id = $1', [findingId])).rows[0]!
    const write = (bare: unknown, sealed: Buffer | null, sealedBy: string | null) =>
      city.database.pool.query('update findings set finding = $2, sealed = $3, sealed_by = $4 where id = $1', [
        findingId,
        JSON.stringify(bare),
        sealed,
        sealedBy,
      ])
    const valuesOf = ({ columns }: NonNullable<typeof finding>) =>
      columns.map(({ samples, min, max, top, numbers }) => ({ samples, min, max, top, numbers }))
    const whole = (await openFinding(city.vault, await rowOf())).finding
    for (const grade of [2, 1]) {
      if (grade === 2) await write(whole, null, null)
      else await sealFinding(city.vault, findingId!, whole).then(({ bare, sealed, sealedBy }) => write(bare, sealed, sealedBy))
      await decide(ofTransport, 'classification', lines, { columns: [{ name: column!.name, value: String(grade), source: '按需共享' }] })
      const { finding: after } = await assetOf(lines)
      expect([after!.columns[0]!.grade, valuesOf(after!)]).toEqual([grade, valuesOf(finding!)])
      expect((await rowOf()).bare.columns[0]!.samples.length > 0).toBe(grade === 2 && column!.samples.length > 0)
    }
  })

  test('低于危害程度的不能提交，并说明为什么和怎么办', async () => {
    const id = await city.open(counter, 'classification', stations, { ...decision, harmDegree: 'grave' })
    const denied = await refusal(city.act(counter, id, 'submit'))
    expect(denied).toMatchObject({ status: 409, code: 'needs-graded-strictly', basis: 'choice:classification' })
    expect(denied.message.zh).toContain('至少为4级')
    await city.act(counter, id, 'withdraw')
  })

  test('修订卡片不能绕过分类分级', async () => {
    const asset = await assetOf(lines)
    const { assetCode: _, holder: __, qualityScore: ___, digest: ____, ...card } = asset.card
    const writable = { ...card, grade: '1' }
    const denied = await refusal(
      (await city.as(counter)).ask(inventoryRoutes.reviseCard, {
        params: { id: lines },
        body: { version: asset.version, card: writable, key: 'revise-around' },
      }),
    )
    expect(denied).toMatchObject({ status: 422 })
    expect(denied.fields?.map((f) => f.field)).toEqual(['grade'])
  })

  test('重要数据须写明报告和保护措施，之后列出义务及依据', async () => {
    const important = { importance: 'important', harmObject: 'order', harmDegree: 'serious', grade: '3' }
    const id = await city.open(counter, 'classification', stations, { ...decision, ...important })
    expect(await refusal(city.act(counter, id, 'submit'))).toMatchObject({
      code: 'needs-important-reported',
      basis: 'choice:important-data',
    })
    await city.act(counter, id, 'withdraw')
    await decide(ofTransport, 'classification', stations, {
      ...important,
      reportedTo: '市交通委，2026-03-02',
      protection: '专人负责，加密存储，每年评估',
    })
    const view = await gradingOf(counter, stations)
    expect(view.importance).toBe('important')
    expect(view.duties.map((duty) => duty.id)).toEqual(['report', 'officer', 'before-supply', 'yearly', 'abroad', 'operation'])
    expect(view.duties.every((duty) => duty.basis && duty.source.zh)).toBe(true)
  })
})

describe('核心数据：不得在平台，说明理由和去向（§3.2，§4.7，choice:core-data）', () => {
  test('提为核心数据的不能核定，只能按核心数据办结；之后清除取值，不能登记、不能修订', async () => {
    await opine(city, pipes)
    await value(city, pipes)
    // Scanned once more in a round that is given up: that finding stays undecided.
    const again = await startRound(city, ofTransport)
    await upload(city, counter, again.roundId, [{ name: '管廊线路.csv', content: linesCsv(60, 2) }])
    await city.act(counter, again.caseId, 'withdraw')
    expect(await tracesOf('管廊线路')).toMatchObject({ findings: 2, sketches: expect.any(Number) })
    expect((await tracesOf('管廊线路')).values.length).toBeGreaterThan(0)
    expect((await tracesOf('管廊线路')).sketches).toBeGreaterThan(0)
    expect((await tracesOf('管廊线路')).told).toBeGreaterThan(0)
    const id = await city.open(counter, 'classification', pipes, {
      ...decision,
      importance: 'core',
      harmObject: 'national-security',
      harmDegree: 'serious',
      grade: '4',
    })
    await city.act(counter, id, 'submit')
    expect(await refusal(city.act(checker, id, 'confirm'))).toMatchObject({ status: 409, code: 'needs-not-core' })
    expect(await refusal(city.act(checker, id, 'decline'))).toMatchObject({ status: 422 })
    await city.act(checker, id, 'decline', { explanation: '管廊走向涉及重要设施，属核心数据。', handedTo: '市国家安全工作协调机制办公室' })
    const view = await gradingOf(counter, pipes)
    expect(view).toMatchObject({ importance: 'core', current: { importance: 'core', reportedTo: '市国家安全工作协调机制办公室' } })
    expect(view.duties.map((duty) => duty.id)).toEqual(['stop', 'erase', 'report', 'dissent'])
    const { finding } = await assetOf(pipes)
    expect(finding!.columns.flatMap((column) => [...column.samples, ...column.top])).toEqual([])
    expect(await tracesOf('管廊线路')).toEqual({ findings: 2, sketches: 0, told: 0, values: [] })
    const anew = await startRound(city, ofTransport)
    await upload(city, counter, anew.roundId, [{ name: '管廊线路.csv', content: linesCsv(70, 2) }])
    expect(await tracesOf('管廊线路')).toEqual({ findings: 3, sketches: 0, told: 0, values: [] })
    await city.act(counter, anew.caseId, 'withdraw')
    expect(
      await refusal(
        city.open(counter, 'first-registration', pipes, {
          assetName: '管廊线路',
          summary: '管廊线路数据，按日更新，供内部使用。',
          rights: ['hold'],
          limits: '无',
          truthful: true,
          contact: counter,
          telephone: '0591-00000000',
        }),
      ),
    ).toMatchObject({ status: 409, code: 'needs-stays-here', basis: 'choice:core-data' })
    const asset = await assetOf(pipes)
    const { assetCode: _, holder: __, qualityScore: ___, digest: ____, ...card } = asset.card
    expect(
      await refusal(
        (await city.as(counter)).ask(inventoryRoutes.reviseCard, {
          params: { id: pipes },
          body: { version: asset.version, card: { ...card, purpose: '别的' }, key: 'revise-core' },
        }),
      ),
    ).toMatchObject({ status: 409, code: 'core-data' })
  })
})

describe('行业主管部门认定（§3.2）', () => {
  test('两人认定；与卡片不一致的，持有单位得到一项任务；单位据以办理后任务办结', async () => {
    expect(await gradingOf('路行业', lines)).toMatchObject({ mayOpen: 'sector-classification' })
    await decide(['路行业', '桥核定'], 'sector-classification', lines, { grade: '3', harmDegree: 'serious' })
    const view = await gradingOf(counter, lines)
    expect(view.history[0]).toMatchObject({ setBy: 'authority', grade: 3, decidedName: '路行业', approvedName: '桥核定' })
    expect(view.tasks).toMatchObject([{ trigger: 'authority', holderName: '榕城市交通运输局' }])
    expect(view.suggested).toMatchObject({ grade: '3', harmDegree: 'serious' })
    expect(await assetOf(lines)).toMatchObject({ grade: 2, version: 2 })
    await decide(ofTransport, 'classification', lines, { ...view.suggested, classReason: '按行业主管部门认定' })
    expect((await gradingOf(counter, lines)).tasks).toEqual([])
    expect(await assetOf(lines)).toMatchObject({ grade: 3, version: 3 })
  })

  test('别的行业、别的单位、财政和国资都不能认定', async () => {
    for (const who of ['苏清查', '国资委']) expect(await refusal(gradingOf(who, lines))).toMatchObject({ status: 404 })
    expect(await refusal(city.open('钱财政', 'sector-classification', lines, decision))).toMatchObject({ status: 409, code: 'not-yours' })
    expect(await refusal(city.open('苏清查', 'classification', lines, decision))).toMatchObject({ status: 404 })
  })
})

describe('重新分级的任务（choice:regrading）', () => {
  test('再次盘点时字段变化，生成任务，由持有单位在期限内办结', async () => {
    const { caseId, roundId } = await startRound(city, ofTransport)
    const wider = linesCsv(20, 0)
      .split('\n')
      .map((line, n) => (line ? `${line},${n === 0 ? '票价_元' : n}` : ''))
      .join('\n')
    await upload(city, counter, roundId, [{ name: '公交线路.csv', content: wider }])
    const [finding] = await findingsOf(city, counter, roundId)
    const client = await city.as(counter)
    const params = { id: finding!.id }
    const found = await client.ask(inventoryRoutes.readFinding, { params })
    const saved = await client.ask(inventoryRoutes.saveFindingCard, {
      params,
      body: { version: found.version, card: { ...found.card, ...cardOf('公交线路'), grade: '3' } },
    })
    await client.ask(inventoryRoutes.confirmFinding, {
      params,
      body: { version: saved.version, key: 'renew-lines', assetId: lines, checked: saved.assumed },
    })
    const { tasks } = await gradingOf(counter, lines)
    expect(tasks).toMatchObject([{ trigger: 'columns', isOpen: true, openedName: counter }])
    expect(tasks[0]!.days).toBeGreaterThan(20)
    await settleDifferences(city, ofTransport, roundId)
    await city.act(counter, caseId, 'submit')
    await city.act(checker, caseId, 'publish')
    // A round records what was confirmed in it, and does not settle the question it raised.
    expect((await gradingOf(counter, lines)).tasks).toHaveLength(1)
    await decide(ofTransport, 'classification', lines, { grade: '3', harmDegree: 'serious' })
    expect((await gradingOf(counter, lines)).tasks).toEqual([])
  })

  test('提请和安全事件由监督部门提出，任务归持有单位；列表按期限，可导出', async () => {
    const police = await city.as('安公安')
    const task = await police.ask(gradingRoutes.askRegrading, {
      params: { id: lines },
      body: { trigger: 'incident', reason: '线路数据疑似外泄，须核对级别' },
    })
    expect(task).toMatchObject({ trigger: 'incident', assetId: lines, isOpen: true })
    const again = await police.ask(gradingRoutes.askRegrading, {
      params: { id: lines },
      body: { trigger: 'incident', reason: '再次提请核对级别' },
    })
    expect(again.id).toBe(task.id)
    const { items } = await (await city.as(counter)).ask(gradingRoutes.listRegradings, { query: { state: 'open' } })
    expect(items.map((item) => item.trigger)).toContain('incident')
    expect(await (await city.as('苏清查')).ask(gradingRoutes.listRegradings, { query: { state: 'all' } })).toMatchObject({
      items: [],
      total: 0,
    })
    const excel = await (await city.as(counter)).ask(gradingRoutes.regradingsExcel, { query: { state: 'all' } })
    expect((await excel.arrayBuffer()).byteLength).toBeGreaterThan(1000)
  })

  test('满一年和规则更新由平台提出，一项资产同一事由只有一项任务；核心数据不再提', async () => {
    await city.database.pool.query(`update assets set classified_rules = '2025.01-1' where id = $1`, [stations])
    await city.pass(400)
    await reviewGradings(city)
    expect(await reviewGradings(city)).toBe(0)
    const tasks = async (id: string) => (await gradingOf(counter, id)).tasks.map((task) => task.trigger).sort()
    expect(await tasks(stations)).toEqual(['rules', 'yearly'])
    expect(await tasks(pipes)).toEqual([])
    expect(await tasks(lines)).toEqual(['incident', 'yearly'])
    const { items } = await (await city.as(counter)).ask(noteRoutes.listNotes, { query: {} })
    expect(
      items
        .filter((note) => note.kind.startsWith('regrading'))
        .map((note) => note.kind)
        .sort(),
    ).toEqual(['regrading-late', 'regrading-opened'])
  })

  test('还在盘点、没有定级的，提请时说明去哪里更正', async () => {
    const { roundId } = await startRound(city, ofTransport)
    await upload(city, counter, roundId, [{ name: '新表.csv', content: linesCsv(10, 9) }])
    const [finding] = await findingsOf(city, counter, roundId)
    const id = await confirmCard(city, counter, finding!.id, cardOf('新表'))
    expect(
      await refusal(
        (await city.as(counter)).ask(gradingRoutes.askRegrading, { params: { id }, body: { trigger: 'request', reason: '口径有变化' } }),
      ),
    ).toMatchObject({ status: 409, code: 'not-graded-yet', basis: '§3.2' })
  })

  test('办件与记录处处一致', () => expectGenuineHistory(city))
})
