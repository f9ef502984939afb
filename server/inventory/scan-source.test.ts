import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { getPriority, tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { startJobs } from '#server/jobs/jobs.ts'
import { openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { locked } from '#server/vault/vault.ts'
import { findRound } from './rounds.sql.ts'
import { resumeScans, scanSource, workOnScans } from './scan-source.ts'
import { endScan, insertSources } from './sources.sql.ts'

let room: InventoryRoom
let producer: Visitor
let roundId: string
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'rongshu-scan-')))
const workers = mkdtempSync(path.join(tmpdir(), 'rongshu-workers-'))

beforeAll(async () => {
  room = await openInventoryRoom({ sourceFolders: [folder], workers: 2 })
  producer = await room.newUnit('市统计局')
  roundId = (await room.newRound(producer)).roundId
})
afterAll(async () => {
  await room.close()
  for (const place of [folder, workers]) rmSync(place, { recursive: true, force: true })
})

/** A source lying in the allowed folder, entered without a job. */
async function source(name: string, content: string | Buffer): Promise<string> {
  const place = path.join(folder, `${randomUUID()}-${name}`)
  writeFileSync(place, content)
  const [id] = await asSystem(room.platform.db, async (tx) =>
    insertSources(
      tx,
      (await findRound(tx, roundId))!,
      [{ id: randomUUID(), name, arrivedBy: 'folder', path: place, bytes: content.length }],
      producer.officerId,
      room.platform.clock.now(),
    ),
  )
  return id!
}

async function stateOf(id: string) {
  const { sourceList } = (await room.ask(producer, 'GET', `/api/rounds/${roundId}`)).body
  const { items } = (await room.ask(producer, 'GET', `/api/rounds/${roundId}/findings?limit=100`)).body
  return {
    source: sourceList.find((s: { id: string }) => s.id === id),
    findings: items.filter((f: { sourceId: string }) => f.sourceId === id),
  }
}

/** A worker that does what the test wants instead of scanning. */
function worker(code: string): string {
  const entry = path.join(workers, `${randomUUID()}.mjs`)
  writeFileSync(entry, code)
  return entry
}

test('a broken and an empty file end as findings with their reason; a good one beside them is found', async () => {
  const ids = [
    await source('坏.parquet', 'PAR1 not really'),
    await source('空.csv', ''),
    await source('好.csv', '年份,数值\n2024,1\n2025,2\n'),
  ]
  for (const sourceId of ids) await scanSource(room.platform, { sourceId })
  const [broken, empty, good] = await Promise.all(ids.map(stateOf))
  for (const bad of [broken, empty]) {
    expect(bad!.source).toMatchObject({ state: 'faulty', findings: 1 })
    expect(bad!.source.fault.zh).not.toBe('')
    expect(bad!.findings).toMatchObject([{ state: 'faulty' }])
  }
  expect(good!.source).toMatchObject({ state: 'scanned', fault: null, doneRows: 2 })
  expect(good!.findings).toMatchObject([{ state: 'proposed', rows: 2 }])
})

test('a worker that is killed, hangs, eats memory or talks nonsense ends as a finding that says so', async () => {
  const cases: [string, Parameters<typeof scanSource>[2], RegExp][] = [
    [
      'killed',
      { entry: worker('setInterval(() => {}, 1000)'), onStart: (pid) => setTimeout(() => process.kill(pid, 'SIGKILL'), 300) },
      /被终止/,
    ],
    ['hangs', { entry: worker('setInterval(() => {}, 1000)'), bounds: { timeMs: 500 } }, /超时/],
    ['heap', { entry: worker('const kept = []; for (;;) kept.push(new Array(1e6).fill(kept.length))'), bounds: { heapMb: 32 } }, /内存/],
    [
      'buffers',
      { entry: worker('const kept = []; setInterval(() => kept.push(Buffer.alloc(6e7, 1)), 50)'), bounds: { residentMb: 400 } },
      /内存/,
    ],
    ['nonsense', { entry: worker('console.log("hello"); setInterval(() => {}, 1000)') }, /格式/],
    ['silent', { entry: worker('process.exit(3)') }, /异常结束/],
  ]
  for (const [name, options, why] of cases) {
    const id = await source(`${name}.csv`, 'a\n1\n')
    await scanSource(room.platform, { sourceId: id }, options)
    const { source: ended, findings } = await stateOf(id)
    expect([name, ended.state, ended.fault.zh]).toEqual([name, 'faulty', expect.stringMatching(why)])
    expect(findings).toMatchObject([{ state: 'faulty', faults: 1 }])
  }
})

test('the worker is given nothing of our environment but the language and the place for its temporary files', async () => {
  const entry = worker(
    `console.log(JSON.stringify({ finding: [{ file: Object.keys(process.env).sort().join(','), dataset: 'x', format: 'csv', compressed: false, encoding: null, bytes: 1, rows: 0, columns: [], faults: [], digest: { sha256: '' }, tookMs: 1, grade: 1, reason: { zh: '', en: '' }, from: null, to: null, bounds: null, scannerVersion: '1' }] }))`,
  )
  const id = await source('环境.csv', 'a\n1\n')
  await scanSource(room.platform, { sourceId: id }, { entry })
  const { findings } = await stateOf(id)
  expect((await room.ask(producer, 'GET', `/api/findings/${findings[0].id}`)).body.finding.file).toBe('LANG,TMPDIR')
})

test('the worker waits behind whoever answers people, whatever it reads', async () => {
  const entry = worker(`import { getPriority } from 'node:os'
    console.log(JSON.stringify({ finding: [{ file: String(getPriority()), dataset: 'x', format: 'csv', compressed: false, encoding: null, bytes: 1, rows: 0, columns: [], faults: [], digest: { sha256: '' }, tookMs: 1, grade: 1, reason: { zh: '', en: '' }, from: null, to: null, bounds: null, scannerVersion: '1' }] }))`)
  const id = await source('轻重.csv', 'a\n1\n')
  await scanSource(room.platform, { sourceId: id }, { entry })
  const { findings } = await stateOf(id)
  expect(Number((await room.ask(producer, 'GET', `/api/findings/${findings[0].id}`)).body.finding.file)).toBe(
    Math.min(19, getPriority() + 10),
  )
})

test('what a scan unpacks lies in the area of the unit and goes with the scan; what a killed server left goes at the next start', async () => {
  const line = {
    dataset: 'x',
    format: 'csv',
    compressed: false,
    encoding: null,
    bytes: 1,
    rows: 0,
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
  }
  const entry = worker(`import { writeFileSync } from 'node:fs'
    writeFileSync(process.env.TMPDIR + '/rows.csv', 'a')
    console.log(JSON.stringify({ finding: [{ ...${JSON.stringify(line)}, file: process.env.TMPDIR }] }))`)
  const id = await source('压缩.zip', 'a\n1\n')
  await scanSource(room.platform, { sourceId: id }, { entry })
  const { findings } = await stateOf(id)
  const used = (await room.ask(producer, 'GET', `/api/findings/${findings[0].id}`)).body.finding.file as string
  const area = path.join(room.platform.config.dataDir, 'sources', producer.organisationId!)
  expect([path.dirname(path.dirname(used)), existsSync(used)]).toEqual([area, false])
  const left = path.join(path.dirname(used), 'scan-killed')
  mkdirSync(left)
  writeFileSync(path.join(left, 'rows.csv'), 'a,b\n1,2\n')
  await workOnScans(room.platform)
  expect(existsSync(left)).toBe(false)
})

test('the first answer of a running scan stands in the round for whoever comes back, and is gone with the last word', async () => {
  const column = {
    name: '手机号',
    position: 0,
    physicalType: 'text',
    semanticType: 'mobile',
    confidence: 0.9,
    evidence: { zh: '', en: '' },
    grade: 3,
    gradeReason: { zh: '', en: '' },
    personal: true,
    masked: false,
    nulls: 0,
    nullRatio: 0,
    distinct: 1,
    distinctExact: true,
    min: null,
    max: null,
    minLength: 1,
    maxLength: 1,
    samples: ['139****0000'],
  }
  const found = {
    file: '先答.csv',
    dataset: '先答.csv',
    format: 'csv',
    compressed: false,
    encoding: null,
    bytes: 1,
    rows: 1000,
    columns: [column],
    faults: [],
    digest: { sha256: '' },
    tookMs: 1,
    grade: 3,
    reason: { zh: '', en: '' },
    from: null,
    to: null,
    bounds: null,
    scannerVersion: '1',
  }
  const go = path.join(workers, 'go')
  const entry = worker(`import { existsSync } from 'node:fs'
    import { text } from 'node:stream/consumers'
    const job = JSON.parse(await text(process.stdin))
    const found = ${JSON.stringify(found)}
    console.log(JSON.stringify({ preliminary: [{ finding: found }] }))
    console.log(JSON.stringify({ preliminary: 'nonsense' }))
    setInterval(() => { if (existsSync(${JSON.stringify(go)})) { console.log(JSON.stringify({ finding: [{ ...found, rows: 5000, dataset: job.target.kind + ' ' + job.salt.length }] })); process.exit(0) } }, 20)`)
  const id = await source('先答.csv', 'a\n1\n')
  const scan = scanSource(room.platform, { sourceId: id }, { entry })
  await expect
    .poll(async () => (await stateOf(id)).source.preliminary)
    .toEqual([
      {
        dataset: '先答.csv',
        rows: 1000,
        grade: 3,
        columns: [{ name: '手机号', semanticType: 'mobile', grade: 3, personal: true }],
        moreColumns: 0,
      },
    ])
  expect((await stateOf(id)).source.state).toBe('scanning')
  writeFileSync(go, '')
  await scan
  const { source: ended, findings } = await stateOf(id)
  expect(ended).toMatchObject({ state: 'scanned', preliminary: null, doneRows: 5000 })
  expect(findings).toMatchObject([{ dataset: 'file 64', rows: 5000 }])
})

test('a job delivered again finds its source scanned, also when two deliveries run at the same time', async () => {
  const id = await source('重复.csv', 'a\n1\n')
  await scanSource(room.platform, { sourceId: id })
  await scanSource(room.platform, { sourceId: id })
  const { findings } = await stateOf(id)
  expect(findings).toHaveLength(1)
  const twice = await source('同时.csv', 'a\n1\n')
  await Promise.all([scanSource(room.platform, { sourceId: twice }), scanSource({ ...room.platform }, { sourceId: twice })])
  await expect.poll(async () => (await stateOf(twice)).findings.length).toBe(1)
  const late = await asSystem(room.platform.db, (tx) =>
    endScan(tx, twice, { state: 'faulty', rows: 0, fault: null, tookMs: 1, at: room.platform.clock.now() }),
  )
  expect([late, (await stateOf(twice)).source.state]).toEqual([null, 'scanned'])
})

test('a file replaced by a link to elsewhere, or gone since it was added, is not read', async () => {
  const [gone, swapped] = [await source('消失.csv', 'a\n1\n'), await source('换掉.csv', 'a\n1\n')]
  const { rows } = await asSystem(room.platform.db, (tx) =>
    sql<{ id: string; path: string }>`select id, path from sources where id in (${gone}, ${swapped})`.execute(tx),
  )
  for (const { id, path: place } of rows) {
    rmSync(place)
    if (id === swapped) symlinkSync('/etc/hostname', place)
    await scanSource(room.platform, { sourceId: id })
    expect((await stateOf(id)).source).toMatchObject({ state: 'faulty', fault: { zh: '文件已不在允许读取的目录中' } })
  }
})

test('characters a database cannot keep do not stop a scan', async () => {
  const id = await source('空字符.csv', 'a\u0000b,乙\n1\u0000,2\n3,4\n')
  await scanSource(room.platform, { sourceId: id })
  expect(['scanned', 'faulty']).toContain((await stateOf(id)).source.state)
})

test('a scan that a crash cut off is taken up again by the next start', async () => {
  const id = await source('中断.csv', 'a\n1\n2\n')
  await asSystem(room.platform.db, (tx) => sql`update sources set state = 'scanning', done_bytes = 1 where id = ${id}`.execute(tx))
  const jobs = await startJobs(room.database.url, room.platform.db, () => {})
  try {
    const platform = { ...room.platform, jobs }
    expect(await resumeScans(platform)).toBe(1)
    await workOnScans(platform)
    await expect.poll(async () => (await stateOf(id)).source.state).toBe('scanned')
    expect((await stateOf(id)).findings).toHaveLength(1)
  } finally {
    await jobs.stop()
  }
})

test('a scan whose key is not there waits, says so where its progress stands, and is done once the key is back', async () => {
  const id = await source('等密钥.csv', 'a\n1\n2\n')
  const jobs = await startJobs(room.database.url, room.platform.db, () => {})
  const missing = () => Promise.reject(locked({ zh: '缺少主密钥 x', en: 'the master key x is missing' }))
  try {
    await asSystem(room.platform.db, (tx) => jobs.enqueue(tx, 'scan-source', { sourceId: id }))
    await workOnScans({ ...room.platform, jobs, vault: { ...room.platform.vault, seal: missing } })
    await expect
      .poll(async () => (await stateOf(id)).source)
      .toMatchObject({ state: 'waiting', fault: { zh: expect.stringMatching(/等待密钥：.*缺少主密钥 x.*运行体检/) } })
  } finally {
    await jobs.stop()
  }
  await scanSource(room.platform, { sourceId: id })
  expect((await stateOf(id)).source).toMatchObject({ state: 'scanned', fault: null })
})
