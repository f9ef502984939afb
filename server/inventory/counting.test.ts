import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { finding as findingShape } from '#contract/findings.ts'
import { asSystem, inTransaction } from '#server/db/transaction.ts'
import { writeFile } from '#server/files/files.sql.ts'
import type { Visitor } from '#server/http/ask.ts'
import { openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { insertFindings } from './findings.sql.ts'
import { sealFinding } from './kept-findings.ts'
import { findRound } from './rounds.sql.ts'
import { claimSource, insertSources } from './sources.sql.ts'

let room: InventoryRoom
let unit: Visitor
let colleague: Visitor
let units = 0
beforeAll(async () => {
  room = await openInventoryRoom()
})
beforeEach(async () => {
  unit = await room.newUnit(`清查单位${++units}`)
  colleague = await room.newColleague(unit, '陈核')
})
afterAll(() => room.close())

/** Assets of the unit that stand in the catalogue since a month ago. */
async function catalogued(...names: string[]): Promise<string[]> {
  const ids = names.map(() => randomUUID())
  await asSystem(room.platform.db, async (tx) => {
    for (const [n, id] of ids.entries())
      await sql`insert into assets (id, holder_id, holder_kind, code, name, grade, origin, state, catalogued_at, created_at) values (${id}, ${unit.organisationId}, 'administrative-organ', ${`${names[n]}-${id.slice(0, 8)}`}, ${names[n]}, 1, 'collected', 'catalogued', '2026-10-01', '2026-10-01')`.execute(
        tx,
      )
  })
  return ids
}

/** A finding of the round in a state, known as an asset or become one. */
async function found(
  roundId: string,
  as: { state: 'carded' | 'set-aside' | 'proposed'; knownAs?: string; assetId?: string },
): Promise<void> {
  await asSystem(room.platform.db, async (tx) => {
    const at = room.platform.clock.now()
    const finding = findingShape.parse({
      file: 'a.csv',
      dataset: 'a.csv',
      format: 'csv',
      compressed: false,
      encoding: null,
      bytes: 1,
      rows: 1,
      columns: [],
      faults: [],
      digest: { sha256: '' },
      tookMs: 1,
      grade: 1,
      reason: { zh: '', en: '' },
      from: null,
      to: null,
      bounds: null,
      scannerVersion: '1',
    })
    const [source] = await insertSources(
      tx,
      (await findRound(tx, roundId))!,
      [{ id: randomUUID(), name: 'a.csv', arrivedBy: 'upload', path: randomUUID(), bytes: 1 }],
      unit.officerId,
      at,
    )
    const id = randomUUID()
    await insertFindings(
      tx,
      (await claimSource(tx, source!))!,
      [{ id, kept: await sealFinding(room.platform.vault, id, finding), card: {}, state: 'proposed' }],
      at,
    )
    await sql`update findings set state = ${as.state}, known_as = ${as.knownAs ?? null}, asset_id = ${as.assetId ?? null}, set_aside_reason = ${as.state === 'set-aside' ? '已登记，不能直接修订' : ''} where id = ${id}`.execute(
      tx,
    )
    await sql`update sources set state = 'scanned' where id = ${source!}`.execute(tx)
  })
}

/** An asset first carded in this round. */
async function cardedIn(roundId: string, name: string): Promise<string> {
  const id = randomUUID()
  await asSystem(room.platform.db, (tx) =>
    sql`insert into assets (id, holder_id, holder_kind, code, name, grade, origin, round_id, created_at) values (${id}, ${unit.organisationId}, 'administrative-organ', ${`${name}-${id.slice(0, 8)}`}, ${name}, 1, 'collected', ${roundId}, now())`.execute(
      tx,
    ),
  )
  await found(roundId, { state: 'carded', assetId: id })
  return id
}

const count = async (roundId: string, who = unit) => (await room.ask(who, 'GET', `/api/rounds/${roundId}/count`)).body
const lines = async (roundId: string, query = '') =>
  (await room.ask(unit, 'GET', `/api/rounds/${roundId}/count/lines?limit=100${query}`)).body.items as {
    assetId: string
    name: string
    result: string
    explanation: object | null
    recount: { agrees: boolean } | null
  }[]
const missing = { outcome: 'present', explanation: '仍在原系统运行，本次未扫描', statement: '信息中心确认仍在使用' }
/** A paper the unit brought in. */
async function paper(): Promise<{ sha256: string; name: string }> {
  const sha256 = createHash('sha256').update(randomUUID()).digest('hex')
  await asSystem(room.platform.db, (tx) =>
    writeFile(tx, {
      sha256,
      sm3: sha256,
      bytes: 1,
      mediaType: 'application/pdf',
      name: '清点记录.pdf',
      organisationId: unit.organisationId,
      officerId: unit.officerId,
      caseId: null,
      at: room.platform.clock.now(),
    }),
  )
  return { sha256, name: '清点记录.pdf' }
}
const explain = (who: Visitor, roundId: string, difference: string, assetIds: string[] | null, answers: object) =>
  room.ask(who, 'POST', `/api/rounds/${roundId}/count/explanations`, { difference, assetIds, answers })
const recount = (who: Visitor, roundId: string, assetIds: string[] | null, answers: object) =>
  room.ask(who, 'POST', `/api/rounds/${roundId}/count/recounts`, { assetIds, answers })
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: { problem: { code: string; message: { zh: string }; basis: string } }) => [
      thrown.problem.code,
      thrown.problem.message.zh,
      thrown.problem.basis,
    ],
  )

test('expected is what stood in the catalogue at the start; found is what a finding became or was known as; the rest is missing or unexpected', async () => {
  const [renewed, registered, mistaken, gone] = await catalogued('续版', '已登记的', '另立的', '没盘到的')
  const { roundId } = await room.newRound(unit)
  await found(roundId, { state: 'carded', assetId: renewed!, knownAs: renewed! })
  await found(roundId, { state: 'set-aside', knownAs: registered! })
  const split = await cardedIn(roundId, '新立的')
  await asSystem(room.platform.db, (tx) => sql`update findings set known_as = ${mistaken} where asset_id = ${split}`.execute(tx))
  expect(await count(roundId)).toMatchObject({
    expected: 4,
    found: 2,
    missing: 2,
    unexpected: 1,
    isFirst: false,
    unexplained: { missing: 2, unexpected: 1 },
    notRecounted: 2,
    disputed: 0,
    whyNotExplain: null,
    whyNotRecount: null,
  })
  expect(Object.fromEntries((await lines(roundId)).map((line) => [line.assetId, line.result]))).toEqual({
    [renewed!]: 'found',
    [registered!]: 'found',
    [mistaken!]: 'missing',
    [gone!]: 'missing',
    [split]: 'unexpected',
  })
  expect((await lines(roundId, '&result=missing&q=没盘到')).map((line) => line.name)).toEqual(['没盘到的'])
  expect((await room.ask(unit, 'GET', `/api/rounds/${roundId}/count.xlsx?result=missing`)).status).toBe(200)
  const sheet = String((await room.ask(unit, 'GET', `/api/rounds/${roundId}/count.html?result=missing`)).body)
  for (const words of ['账实核对', '应盘未见', '复盘人：', '2026年度盘点']) expect(sheet).toContain(words)
})

test('a round goes to the check only when differences are explained, and is published only when a colleague counted again and agrees', async () => {
  const [gone] = await catalogued('没盘到的')
  const { roundId, caseId } = await room.newRound(unit)
  await cardedIn(roundId, '新立的')
  expect(await refusalOf(room.act(unit, caseId, 'submit'))).toEqual([
    'needs-differences-explained',
    '应盘未见1项、目录外新见1项还没有说明',
    '§3.9',
  ])
  expect((await explain(unit, roundId, 'missing', [gone!], missing)).body).toMatchObject({
    unexplained: { missing: 0, unexpected: 1 },
    notRecounted: 1,
  })
  expect(
    (await explain(unit, roundId, 'unexpected', null, { outcome: 'new', explanation: '本年度新建系统产生', statement: '信息中心确认' }))
      .body.unexplained,
  ).toEqual({ missing: 0, unexpected: 0 })
  await room.act(unit, caseId, 'submit')
  expect(await refusalOf(room.act(colleague, caseId, 'publish'))).toEqual([
    'needs-differences-recounted',
    '还有1项应盘未见没有由另一人复盘',
    'choice:count-differences',
  ])
  expect((await recount(colleague, roundId, null, { agrees: false, note: '机房里没有找到' })).body.disputed).toBe(2)
  expect(await refusalOf(room.act(colleague, caseId, 'publish'))).toEqual([
    'needs-differences-recounted',
    '复盘人对2项差异说明不同意，须重新说明',
    'choice:count-differences',
  ])
  expect((await explain(unit, roundId, 'missing', [gone!], missing)).body.code).toBe('round-being-checked')
  await room.act(colleague, caseId, 'return')
  await explain(unit, roundId, 'missing', [gone!], {
    ...missing,
    outcome: 'lost',
    explanation: '设备报废时未迁移',
    evidence: await paper(),
  })
  await explain(
    unit,
    roundId,
    'unexpected',
    (await lines(roundId, '&result=unexpected')).map((line) => line.assetId),
    { outcome: 'overlooked', explanation: '以前盘点时漏盘', statement: '信息中心确认' },
  )
  expect((await lines(roundId)).map((line) => line.recount)).toEqual([null, null])
  await room.act(unit, caseId, 'submit')
  await recount(colleague, roundId, null, { agrees: true })
  await room.act(colleague, caseId, 'publish')
  expect((await count(roundId)).whyNotExplain.code).toBe('round-closed')
  const { rows } = await asSystem(room.platform.db, (tx) =>
    sql<{
      action: string
      officer_id: string
    }>`select action, officer_id from audit_log where object_id = ${roundId} and action in ('explain-differences', 'recount-differences') order by id`.execute(
      tx,
    ),
  )
  expect(rows.map((row) => [row.action, row.officer_id === unit.officerId ? 'counter' : 'second'])).toEqual([
    ['explain-differences', 'counter'],
    ['explain-differences', 'counter'],
    ['recount-differences', 'second'],
    ['explain-differences', 'counter'],
    ['explain-differences', 'counter'],
    ['recount-differences', 'second'],
  ])
})

test('nobody counts again what they explained themselves, and the database would not take it either', async () => {
  const [gone] = await catalogued('没盘到的')
  const { roundId } = await room.newRound(unit)
  await explain(unit, roundId, 'missing', null, missing)
  const own = await recount(unit, roundId, [gone!], { agrees: true })
  expect([own.status, own.body.code, own.body.remedy.zh]).toEqual([409, 'same-hand', '请同事复盘'])
  const forged = inTransaction(room.platform.db, unit, (tx) =>
    sql`update count_differences set recount = 'agrees', recounted_by = stated_by, recounted_at = now() where round_id = ${roundId}`.execute(
      tx,
    ),
  )
  await expect(forged).rejects.toMatchObject({ code: '23514' })
  expect((await recount(colleague, roundId, [gone!], { agrees: true })).body.notRecounted).toBe(0)
})

test('what nobody can scan is seen by a person, with evidence, and counts as found once a colleague agrees', async () => {
  const [film, api] = await catalogued('影像档案', '接口服务')
  const { roundId, caseId } = await room.newRound(unit)
  const seen = { outcome: 'seen', explanation: '在档案室逐件清点，与目录一致', statement: '档案室确认仍由其保管' }
  expect((await explain(unit, roundId, 'missing', [film!], seen)).body.fields.map((f: { field: string }) => f.field)).toEqual(['evidence'])
  expect(
    (await explain(unit, roundId, 'missing', [film!], { ...seen, outcome: 'lost' })).body.fields.map((f: { field: string }) => f.field),
  ).toEqual(['evidence'])
  expect((await explain(unit, roundId, 'missing', [film!], { ...seen, evidence: await paper() })).body).toMatchObject({
    found: 0,
    missing: 2,
    notRecounted: 2,
  })
  await explain(unit, roundId, 'missing', [api!], missing)
  expect((await recount(colleague, roundId, null, { agrees: true })).body).toMatchObject({
    found: 1,
    missing: 1,
    notRecounted: 0,
    unexplained: { missing: 0 },
  })
  expect(
    Object.fromEntries((await lines(roundId)).map((line) => [line.name, [line.result, line.recount?.agrees, line.explanation !== null]])),
  ).toEqual({ 影像档案: ['found', true, true], 接口服务: ['missing', true, true] })
  expect((await recount(colleague, roundId, [film!], { agrees: false, note: '再看时不在' })).body).toMatchObject({
    found: 0,
    missing: 2,
    disputed: 1,
  })
  await explain(unit, roundId, 'missing', [film!], { ...seen, evidence: await paper() })
  await recount(colleague, roundId, null, { agrees: true })
  await room.act(unit, caseId, 'submit')
  await room.act(colleague, caseId, 'publish')
  expect(await count(roundId)).toMatchObject({ found: 1, missing: 1 })
})

test('a first inventory has nothing to compare with and needs no explanation', async () => {
  const { roundId, caseId } = await room.newRound(unit)
  await cardedIn(roundId, '首次建卡')
  expect(await count(roundId)).toMatchObject({ expected: 0, unexpected: 1, isFirst: true, unexplained: { missing: 0, unexpected: 0 } })
  await room.act(unit, caseId, 'submit')
  await room.act(colleague, caseId, 'publish')
})

test('an explanation needs its parts, fits its kind of difference, and is the unit’s own', async () => {
  const [gone] = await catalogued('没盘到的')
  const { roundId } = await room.newRound(unit)
  expect(
    (await explain(unit, roundId, 'missing', null, { outcome: 'present' })).body.fields.map((f: { field: string }) => f.field),
  ).toEqual(['explanation', 'statement'])
  expect((await explain(unit, roundId, 'missing', null, { ...missing, outcome: 'new' })).body.fields[0].field).toBe('outcome')
  expect(
    (await explain(unit, roundId, 'missing', null, { ...missing, evidence: { sha256: '0'.repeat(64), name: '没有的.pdf' } })).body.fields[0]
      .field,
  ).toBe('evidence')
  expect(
    (await explain(unit, roundId, 'unexpected', [gone!], { outcome: 'new', explanation: '其实是应盘未见', statement: '信息中心确认' })).body
      .code,
  ).toBe('nothing-there')
  const note = await recount(colleague, roundId, null, { agrees: false })
  expect([note.status, note.body.fields[0].field]).toEqual([422, 'note'])
  const stranger = await room.newUnit(`旁人${units}`)
  expect((await explain(stranger, roundId, 'missing', null, missing)).status).toBe(404)
  expect((await room.ask(stranger, 'GET', `/api/rounds/${roundId}/count`)).status).toBe(404)
})
