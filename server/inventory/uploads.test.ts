import { connect } from 'node:net'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem } from '#server/db/transaction.ts'
import { uploadKey } from '#server/files/uploads.ts'
import type { Visitor } from '#server/http/ask.ts'
import { multipartOf, openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { scanSource } from './scan-source.ts'
import { clearStranded } from './source-area.ts'

let room: InventoryRoom
let producer: Visitor
let roundId: string
const outside = realpathSync(mkdtempSync(path.join(tmpdir(), 'rongshu-outside-')))
const open = realpathSync(mkdtempSync(path.join(tmpdir(), 'rongshu-open-')))

beforeAll(async () => {
  room = await openInventoryRoom({ sourceFolders: [open] })
  producer = await room.newUnit('市民政局')
  roundId = (await room.newRound(producer)).roundId
})
afterAll(async () => {
  await room.close()
  for (const place of [open, outside]) rmSync(place, { recursive: true, force: true })
})

const area = () => path.join(room.platform.config.dataDir, 'sources', producer.organisationId!)
const inArea = () => {
  try {
    return readdirSync(area())
  } catch {
    return []
  }
}
const signed = () => ({ 'x-officer': producer.officerId!, 'x-csrf-token': 'test' })

async function send(files: { name: string; content: Buffer }[]) {
  const { payload, contentType } = multipartOf(files)
  const reply = await room.app.inject({
    method: 'POST',
    url: `/api/rounds/${roundId}/uploads`,
    headers: { ...signed(), 'content-type': contentType },
    payload,
  })
  return { status: reply.statusCode, body: reply.json() }
}

test('several files arrive under their Chinese names, sealed; traces of office programs are refused with the reason', async () => {
  const content = Buffer.from('甲,乙\n1,2\n')
  const { status, body } = await send([
    { name: '低保对象（2026年）.csv', content },
    { name: '~$低保对象.xlsx', content },
    { name: '.DS_Store', content },
    { name: '..\\\\..\\\\etc\\\\密码.csv', content },
  ])
  expect([status, body.refused?.length]).toEqual([200, 2])
  expect(body.added.map((s: { name: string }) => s.name).sort()).toEqual(['低保对象（2026年）.csv', '密码.csv'])
  expect(body.added[0]).toMatchObject({ state: 'waiting', arrivedBy: 'upload', bytes: content.length })
  expect(inArea()).toHaveLength(2)
  // Two small files with the same rows: neither can be read there, and each is as it was once it is opened (server/files/uploads.test.ts).
  for (const name of inArea())
    expect([readFileSync(path.join(area(), name)).includes('甲,乙'), await uploadKey(path.join(area(), name))]).toEqual([
      false,
      (await room.platform.vault.current()).id,
    ])
})

test('an upload that is cut off leaves no file, no source and no job', async () => {
  const before = {
    files: inArea().length,
    jobs: room.enqueued.length,
    sources: (await room.ask(producer, 'GET', `/api/rounds/${roundId}`)).body.sources,
  }
  await room.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = room.app.server.address() as { port: number }
  const { payload, contentType } = multipartOf([
    { name: '第一个.csv', content: Buffer.alloc(50_000, 'a') },
    { name: '第二个.csv', content: Buffer.alloc(3_000_000, 'b') },
  ])
  const socket = connect(port, '127.0.0.1')
  const head = Object.entries({ ...signed(), host: 'localhost', 'content-type': contentType, 'content-length': String(payload.length) })
    .map(([k, v]) => `${k}: ${v}\r\n`)
    .join('')
  socket.write(`POST /api/rounds/${roundId}/uploads HTTP/1.1\r\n${head}\r\n`)
  socket.write(payload.subarray(0, 1_500_000))
  await expect.poll(() => inArea().some((n) => n.endsWith('.coming')) && inArea().length >= before.files + 2).toBe(true)
  socket.destroy()
  await expect.poll(() => inArea().length).toBe(before.files)
  expect(room.enqueued).toHaveLength(before.jobs)
  expect((await room.ask(producer, 'GET', `/api/rounds/${roundId}`)).body.sources).toBe(before.sources)
})

test('another unit’s round is not there, and a body that is no upload is told so', async () => {
  const other = await room.newUnit('市水利局')
  const { roundId: theirs } = await room.newRound(other)
  const { payload, contentType } = multipartOf([{ name: 'a.csv', content: Buffer.from('a') }])
  const stranger = await room.app.inject({
    method: 'POST',
    url: `/api/rounds/${theirs}/uploads`,
    headers: { ...signed(), 'content-type': contentType },
    payload,
  })
  expect(stranger.statusCode).toBe(404)
  expect((await room.ask(producer, 'POST', `/api/rounds/${roundId}/uploads`, {})).status).toBe(400)
  expect(inArea().some((n) => n.endsWith('.coming'))).toBe(false)
})

test('what a crash left of uploads is cleared once it is old; sources that are known stay', async () => {
  const known = inArea()
  const [old, fresh] = ['old', 'fresh.coming'].map((name) => path.join(area(), name))
  for (const place of [old!, fresh!]) writeFileSync(place, 'x')
  for (const place of [old!, ...known.map((name) => path.join(area(), name))]) utimesSync(place, 1, 1)
  expect(await clearStranded(room.platform)).toBe(1)
  expect(inArea().sort()).toEqual([...known, 'fresh.coming'].sort())
  rmSync(fresh!)
})

test('a round that is being checked takes no more sources, and says what would help', async () => {
  const unit = await room.newUnit('市林业局')
  const counted = await room.newRound(unit)
  await asSystem(room.platform.db, (tx) => sql`update cases set step = 'checking' where id = ${counted.caseId}`.execute(tx))
  const denied = await room.ask(unit, 'POST', `/api/rounds/${counted.roundId}/folders`, { path: open })
  expect([denied.status, denied.body.code, denied.body.basis]).toEqual([409, 'round-being-checked', 'choice:second-pair-of-eyes'])
})

test('a folder is read in place; links, hidden files and other kinds are passed over, and nothing twice', async () => {
  mkdirSync(path.join(open, '业务库'))
  writeFileSync(path.join(open, '业务库', '殡葬服务.csv'), 'a,b\n1,2\n')
  writeFileSync(path.join(open, '说明.docx'), 'x')
  writeFileSync(path.join(open, '.隐藏.csv'), 'x')
  writeFileSync(path.join(outside, '别处.csv'), 'x')
  symlinkSync(path.join(outside, '别处.csv'), path.join(open, '链接.csv'))
  const added = (await room.ask(producer, 'POST', `/api/rounds/${roundId}/folders`, { path: open })).body
  expect(added.added.map((s: { name: string; arrivedBy: string }) => [s.name, s.arrivedBy])).toEqual([['殡葬服务.csv', 'folder']])
  expect(added.refused.map((r: { name: string }) => r.name).sort()).toEqual(['说明.docx', '链接.csv'])
  const again = (await room.ask(producer, 'POST', `/api/rounds/${roundId}/folders`, { path: '业务库' })).body
  expect([again.added, again.refused.map((r: { why: { zh: string } }) => r.why.zh)]).toEqual([[], ['本次盘点已添加过']])
})

test('files of a folder that are parts of one dataset come as one source, scanned as one, unless each is wanted by itself', async () => {
  const folder = path.join(open, '逐月')
  mkdirSync(folder)
  for (const month of [1, 2, 3])
    writeFileSync(path.join(folder, `站点流量_2025年${month}月.csv`), `站点,人次\n东街口,${month}01\n南门兜,${month}02\n`)
  writeFileSync(path.join(folder, '线路.csv'), '线路,长度\n1,30\n')
  const unit = await room.newUnit('市轨道交通处')
  const [own, other] = [await room.newRound(unit), await room.newRound(unit)]
  const first = (await room.ask(unit, 'POST', `/api/rounds/${own.roundId}/folders`, { path: folder })).body as {
    added: { id: string; name: string; files: number }[]
  }
  expect(Object.fromEntries(first.added.map((s) => [s.name, s.files]))).toEqual({ 站点流量: 3, '线路.csv': 1 })
  const joined = first.added.find((s) => s.files === 3)!
  await scanSource(room.platform, { sourceId: joined.id })
  const { items } = (await room.ask(unit, 'GET', `/api/rounds/${own.roundId}/findings`)).body as {
    items: { sourceId: string; rows: number; dataset: string }[]
  }
  expect(items.filter((f) => f.sourceId === joined.id).map((f) => [f.dataset, f.rows])).toEqual([['站点流量', 6]])
  const each = (await room.ask(unit, 'POST', `/api/rounds/${other.roundId}/folders`, { path: folder, each: true })).body as typeof first
  expect(each.added.map((s) => [s.name, s.files])).toEqual(
    expect.arrayContaining([
      ['站点流量_2025年1月.csv', 1],
      ['线路.csv', 1],
    ]),
  )
  expect(each.added).toHaveLength(4)
})

test('whatever lies outside the allowed folders is denied alike, with the remedy', async () => {
  symlinkSync(outside, path.join(open, '出口'))
  for (const wanted of [
    outside,
    `${open}/../${path.basename(outside)}`,
    '/etc/passwd',
    '/no/such/place',
    path.join(open, '出口'),
    `${open}-elsewhere`,
    '../..',
  ]) {
    const denied = await room.ask(producer, 'POST', `/api/rounds/${roundId}/folders`, { path: wanted })
    expect([wanted, denied.status, denied.body.code]).toEqual([wanted, 403, 'folder-not-open'])
    expect(denied.body.remedy.zh).toContain(open)
  }
})

test('numbers of persons in the name of a file are neither told nor noted', async () => {
  const { body } = await send([{ name: '13800138000的通话.csv', content: Buffer.from('主叫,被叫\n甲,乙\n') }])
  expect(body.added).toMatchObject([{ name: '1***0的通话.csv' }])
  const { rows } = await asSystem(room.platform.db, (tx) =>
    sql<{ detail: { names: string[] } }>`select detail from audit_log where action = 'add-sources' order by id desc limit 1`.execute(tx),
  )
  expect(rows[0]!.detail.names).toEqual(['1***0的通话.csv'])
})
