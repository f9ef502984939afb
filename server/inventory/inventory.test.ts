import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { isMod3736 } from '#contract/identifiers.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { completion, multipartOf, openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { digestsOf } from './canonical.ts'
import { scanSource } from './scan-source.ts'

let room: InventoryRoom
let producer: Visitor
let colleague: Visitor
let stranger: Visitor
let registrar: Visitor

beforeAll(async () => {
  room = await openInventoryRoom()
  producer = await room.newUnit('市交通运输局')
  colleague = await room.newColleague(producer, '陈核')
  stranger = await room.newUnit('市气象局')
  registrar = await room.newUnit('市大数据服务中心', 'registrar')
})
afterAll(() => room.close())

const csv = Buffer.from('线路编号,线路名称,联系电话\n1,1路,13900000001\n2,2路,13900000002\n3,3路,13900000003\n')

async function upload(roundId: string, name: string, content = csv): Promise<string> {
  const { payload, contentType } = multipartOf([{ name, content }])
  const reply = await room.app.inject({
    method: 'POST',
    url: `/api/rounds/${roundId}/uploads`,
    headers: { 'x-officer': producer.officerId!, 'x-csrf-token': 'test', 'content-type': contentType },
    payload,
  })
  expect([reply.statusCode, reply.json().refused]).toEqual([200, []])
  return reply.json().added[0].id
}

async function uploadAndScan(
  roundId: string,
  name: string,
): Promise<{ id: string; version: number; card: Record<string, unknown>; usual: string[] }> {
  await scanSource(room.platform, { sourceId: await upload(roundId, name) })
  const list = await room.ask(producer, 'GET', `/api/rounds/${roundId}/findings?q=${encodeURIComponent(name.replace(/\.csv$/, ''))}`)
  expect(list.body.total).toBe(1)
  return (await room.ask(producer, 'GET', `/api/findings/${list.body.items[0].id}`)).body
}

async function complete(found: {
  id: string
  version: number
  card: Record<string, unknown>
}): Promise<{ id: string; version: number; assumed: string[] }> {
  const saved = await room.ask(producer, 'PUT', `/api/findings/${found.id}/card`, {
    version: found.version,
    card: { ...found.card, ...completion },
  })
  expect(saved.body.problems).toEqual([])
  return saved.body
}

test('an upload becomes a finding, a card and an asset with its code; a colleague publishes the round', async () => {
  const { roundId, caseId } = await room.newRound(producer)
  const before = room.enqueued.length
  const found = await uploadAndScan(roundId, '公交线路（2026）.csv')
  expect(room.enqueued).toHaveLength(before + 1)
  expect(found).toMatchObject({
    sourceName: '公交线路（2026）.csv',
    rows: 3,
    columns: 3,
    personalColumns: 1,
    state: 'proposed',
    mayEdit: true,
    card: { holder: '市交通运输局', responsible: '王责', grade: '3', containsPersonal: true },
  })
  expect(JSON.stringify(found)).not.toMatch(/1390000000\d/)

  const early = await room.ask(producer, 'POST', `/api/findings/${found.id}/confirm`, { version: found.version, key: 'early-key' })
  expect([early.status, early.body.code]).toEqual([422, 'invalid'])
  expect(early.body.fields.map((f: { field: string }) => f.field)).toContain('originEvidence')

  const saved = await complete(found)
  // What a person wrote is not usual any more.
  const usual = async () => (await room.ask(producer, 'GET', `/api/findings/${found.id}`)).body.usual
  expect([found.usual, await usual()]).toEqual([
    expect.arrayContaining(['department', 'sharing']),
    expect.not.arrayContaining(['department']),
  ])
  expect(await usual()).toContain('sharing')
  const done = await room.ask(producer, 'POST', `/api/findings/${found.id}/confirm`, { version: saved.version, key: 'confirm-once' })
  expect(done.body).toMatchObject({ state: 'carded', mayEdit: false })
  expect(done.body.assetCode).toMatch(/^350100[0-9A-Z]{9}1202600001[0-9A-Z]$/)
  expect(isMod3736(done.body.assetCode)).toBe(true)
  const again = await room.ask(producer, 'POST', `/api/findings/${found.id}/confirm`, { version: saved.version, key: 'confirm-once' })
  expect([again.status, again.body.assetId]).toEqual([200, done.body.assetId])
  const other = await room.ask(producer, 'POST', `/api/findings/${found.id}/confirm`, { version: saved.version, key: 'another-key' })
  expect([other.status, other.body.code]).toEqual([409, 'already-decided'])

  await room.act(producer, caseId, 'submit')
  expect((await room.ask(producer, 'GET', `/api/rounds/${roundId}`)).body).toMatchObject({
    step: 'checking',
    mayAdd: false,
    whyNotAdd: { code: 'round-being-checked', remedy: { zh: '请复核人退回清查' } },
    plan: { checker: '陈核' },
  })
  await room.act(colleague, caseId, 'publish')
  expect((await room.ask(producer, 'GET', `/api/rounds/${roundId}`)).body).toMatchObject({ state: 'published', carded: 1 })
  const asset = (await room.ask(producer, 'GET', `/api/assets/${done.body.assetId}`)).body
  expect(asset).toMatchObject({
    state: 'catalogued',
    version: 1,
    rows: 3,
    isFrozen: false,
    mayEdit: true,
    confirmedName: producer.officerName,
  })
  expect({ sha256: asset.versionSha256, sm3: asset.versionSm3 }).toEqual(digestsOf(asset.card))
  expect(asset.life.map((s: { station: string; state: string }) => `${s.station}:${s.state}`)).toEqual([
    'carded:done',
    'catalogued:done',
    'opinion:now',
    'valuation:later',
    'registration:later',
    'registered:later',
  ])
  expect((await room.ask(producer, 'GET', '/api/assets?q=gjxl')).body.total).toBe(1)
})

test('what one unit holds is not there for another; an office reads it and leaves a line the holder can see', async () => {
  const { roundId } = await room.newRound(producer)
  const found = await uploadAndScan(roundId, '他人不可见.csv')
  const saved = await complete(found)
  const { assetId } = (
    await room.ask(producer, 'POST', `/api/findings/${found.id}/confirm`, {
      version: saved.version,
      key: 'hidden-from-others',
      checked: saved.assumed,
    })
  ).body
  for (const url of [
    `/api/rounds/${roundId}`,
    `/api/rounds/${roundId}/findings`,
    `/api/findings/${found.id}`,
    `/api/assets/${assetId}`,
    `/api/assets/${assetId}/versions/1`,
  ]) {
    expect([url, (await room.ask(stranger, 'GET', url)).status]).toEqual([url, 404])
  }
  expect((await room.ask(stranger, 'GET', '/api/assets')).body.total).toBe(0)
  expect((await room.ask(stranger, 'POST', `/api/findings/${found.id}/set-aside`, { version: 1, reason: '不是我的' })).status).toBe(404)
  expect((await room.ask(stranger, 'PUT', `/api/assets/${assetId}/card`, { version: 1, card: {}, key: 'not-my-card' })).status).toBe(404)
  expect((await room.ask(registrar, 'GET', `/api/assets/${assetId}`)).body).toMatchObject({ id: assetId, mayEdit: false })
  const { rows } = await asSystem(room.platform.db, (tx) =>
    sql`select holder_id, organisation_id from audit_log where action = 'read-asset' and object_id = ${assetId}`.execute(tx),
  )
  expect(rows).toEqual([{ holder_id: producer.organisationId, organisation_id: registrar.organisationId }])
})

test('correcting a column to a personal kind hides what was shown and raises the grade; setting aside needs a reason', async () => {
  const { roundId } = await room.newRound(producer)
  const found = await uploadAndScan(roundId, '更正字段.csv')
  const corrected = await room.ask(producer, 'PUT', `/api/findings/${found.id}/columns`, {
    version: found.version,
    column: '线路名称',
    semanticType: 'id_number',
  })
  expect(corrected.body.finding.columns[1]).toMatchObject({
    semanticType: 'id_number',
    grade: 4,
    personal: true,
    samples: [],
    min: null,
    max: null,
  })
  expect(corrected.body).toMatchObject({ grade: 4, card: { grade: '4', containsPersonal: true } })
  const stale = await room.ask(producer, 'PUT', `/api/findings/${found.id}/columns`, {
    version: found.version,
    column: '线路名称',
    grade: 1,
  })
  expect([stale.status, stale.body.code]).toEqual([409, 'stale'])
  const lower = await room.ask(producer, 'PUT', `/api/findings/${found.id}/card`, {
    version: corrected.body.version,
    card: { ...corrected.body.card, grade: '1', importance: 'core' },
  })
  expect(lower.body.problems.map((p: { field: string }) => p.field)).toEqual(expect.arrayContaining(['grade', 'importance']))
  const wrong = await room.ask(producer, 'PUT', `/api/findings/${found.id}/card`, {
    version: lower.body.version,
    card: { name: 5, nonsense: 'x' },
  })
  expect([wrong.status, wrong.body.fields.map((f: { field: string }) => f.field).sort()]).toEqual([422, ['name', 'nonsense']])
  expect(
    (await room.ask(producer, 'POST', `/api/findings/${found.id}/set-aside`, { version: lower.body.version, reason: '' })).status,
  ).toBe(400)
  const aside = await room.ask(producer, 'POST', `/api/findings/${found.id}/set-aside`, {
    version: lower.body.version,
    reason: '测试数据，不是业务数据',
  })
  expect(aside.body).toMatchObject({ state: 'set-aside', setAsideReason: '测试数据，不是业务数据', mayEdit: false })
})

test('a revision is a new version with its own digest; unchanged, stale, frozen and registered ones are denied with the reason', async () => {
  const { roundId } = await room.newRound(producer)
  const found = await uploadAndScan(roundId, '修订.csv')
  const saved = await complete(found)
  const { assetId } = (
    await room.ask(producer, 'POST', `/api/findings/${found.id}/confirm`, {
      version: saved.version,
      key: 'to-be-revised',
      checked: saved.assumed,
    })
  ).body
  const { card, versionSha256 } = (await room.ask(producer, 'GET', `/api/assets/${assetId}`)).body
  const revise = (version: number, change: object, key: string) =>
    room.ask(producer, 'PUT', `/api/assets/${assetId}/card`, { version, card: { ...card, ...change }, key })
  expect((await revise(1, {}, 'nothing-new')).body.code).toBe('unchanged')
  const second = await revise(1, { summary: '修订后的概述，补充了更新频率等说明。', holder: '冒名单位' }, 'second-version')
  expect(second.body).toMatchObject({ version: 2, card: { holder: '市交通运输局' } })
  expect(second.body.versionSha256).not.toBe(versionSha256)
  expect((await revise(1, { summary: '再次点击同一个按钮，不应产生第三版。' }, 'second-version')).body.version).toBe(2)
  expect((await revise(1, { summary: '在旧版本上修改，应当被拒绝。' }, 'on-the-old-one')).body.code).toBe('stale')
  expect((await room.ask(producer, 'GET', `/api/assets/${assetId}/versions/1`)).body).toMatchObject({ version: 1, sha256: versionSha256 })
  for (const [change, code] of [
    [sql`frozen_by = (select id from cases limit 1), state = 'in-registration'`, 'frozen'],
    [sql`frozen_by = null, state = 'registered'`, 'registered'],
  ] as const) {
    await asSystem(room.platform.db, (tx) => sql`update assets set ${change} where id = ${assetId}`.execute(tx))
    const denied = await revise(2, { summary: '此时不能修订，应当说明理由与办法。' }, 'while-it-may-not')
    expect([denied.status, denied.body.code, denied.body.basis]).toEqual([409, code, '§4.7'])
  }
})
