import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { cardTable, goodLine } from '#server/test/card-table.ts'
import { fillPeople } from './fill/people.ts'
import { password, startGround, type Open } from './ground.ts'
import { clocked, print, quantile, ratioOf, short, table } from './measure.ts'
import { Visitor } from './visitor.ts'

/** The peer that reads: exceljs as a stream, every cell asked for and nothing done with it. */
const READS = `import { createRequire } from 'node:module'
const ExcelJS = createRequire(process.argv[1] + '/')('exceljs')
let cells = 0
for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(process.argv[2], { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore' })) for await (const row of sheet) cells += row.values.length
if (cells < 1000) throw new Error('exceljs read ' + cells)`
/** The peer that writes: exceljs as a stream, the same number of rows and columns out of memory, nothing looked up. */
const WRITES = `import { createRequire } from 'node:module'
const ExcelJS = createRequire(process.argv[1] + '/')('exceljs')
const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: process.argv[2], useSharedStrings: false })
const sheet = book.addWorksheet('目录')
const columns = Number(process.argv[4])
for (let i = 0; i < Number(process.argv[3]); i++) sheet.addRow(Array.from({ length: columns }, (_, c) => (c % 4 === 3 ? i : '公交线路' + i + '运行数据' + c))).commit()
await book.commit()`

async function peer(script: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`the peer ended with ${String(code)}`)
}

type Session = { readonly base: string; readonly headers: Record<string, string> }

async function signIn(platform: Open, login: string): Promise<Session> {
  const { port } = platform.app.server.address() as { port: number }
  const base = `http://127.0.0.1:${port}`
  const answer = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  const { csrf } = (await answer.json()) as { csrf: string }
  return { base, headers: { cookie: answer.headers.getSetCookie()[0]!.split(';')[0]!, 'x-csrf-token': csrf } }
}

async function openRound(platform: Open): Promise<string> {
  const visitor = await new Visitor(platform).signIn('holder1', password)
  const plan = {
    title: '存量导入',
    year: 2026,
    scope: '全部业务系统的结构化数据',
    procedure: '逐库清查，逐项建卡，另一人复核',
    startsOn: '2026-03-02',
    endsOn: '2026-12-31',
    counter: '持有1',
    checker: '复核1',
    answerable: '持有1',
  }
  const { id, version } = await visitor.ask<{ id: string; version: number }>('POST', '/api/cases', {
    procedure: 'inventory-round',
    answers: plan,
    key: randomUUID(),
  })
  const { subjectId } = await visitor.ask<{ subjectId: string }>('POST', `/api/cases/${id}/acts`, {
    act: 'submit',
    version,
    key: randomUUID(),
  })
  visitor.close()
  return subjectId
}

async function importTable({ base, headers }: Session, roundId: string, file: string, state: string): Promise<void> {
  const body = new FormData()
  body.set('file', new Blob([new Uint8Array(readFileSync(file))]), '台账.xlsx')
  const sent = (await (
    await fetch(`${base}/api/rounds/${roundId}/card-imports?way=existing`, { method: 'POST', headers, body })
  ).json()) as { id: string; state: string }
  let now = sent.state
  while (['waiting', 'checking', 'taking'].includes(now)) {
    await new Promise((done) => setTimeout(done, 50))
    ;({ state: now } = (await (await fetch(`${base}/api/card-imports/${sent.id}`, { headers })).json()) as { state: string })
  }
  if (now !== state) throw new Error(`the import is ${now}`)
}

/** A unit with so many assets and whole cards, written by hand as the rooms would. */
async function fillAssets(ground: Awaited<ReturnType<typeof startGround>>, assets: number): Promise<void> {
  const owner = await ground.owner()
  await owner.query(`set session_replication_role = replica`)
  await owner.query(
    `create temp table held as select gen_random_uuid() as id, n, o.id as holder_id, o.kind, o.sector from organisations o, generate_series(1, $1) n where o.name = '榕城市第2数据单位'`,
    [assets],
  )
  await owner.query(
    `insert into assets (id, holder_id, holder_kind, holder_sector, code, name, grade, origin, state, search, catalogued_at, created_at) select id, holder_id, kind, sector, 'FZ' || n, '2025年福州市公交线路' || n || '运行数据', 1 + n % 4, 'collected', 'catalogued', 'x', now(), now() - n * interval '1 second' from held`,
  )
  await owner.query(
    `insert into asset_versions (asset_id, version, card, sha256, sm3, confirmed_name, confirmed_at, client_key) select h.id, 1, v.card, 'x', 'x', '持有2', now(), 'fill' from held h, lateral (select card from asset_versions v where v.client_key like 'import:%' limit 1) v`,
  )
  await owner.query('set session_replication_role = origin')
  await owner.query('analyze')
  await owner.end()
}

/** Clocks a download to the disk and how much the process grew meanwhile, in MB. */
async function download({ base, headers }: Session, address: string, file: string): Promise<{ took: number; grew: number }> {
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  const took = await clocked(async () => {
    const answer = await fetch(base + address, { headers })
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`)
    await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(file))
  })
  clearInterval(watch)
  return { took, grew: (most - before) / 1e6 }
}

type Run = { readonly folder: string; readonly peers: string; readonly rounds: number }

const line = (name: string, list: readonly number[], against: readonly number[], count: number) => [
  name,
  `${short(quantile(list, 0.5) / 1000)} s`,
  `${(count / quantile(list, 0.5)).toFixed(1)} k/s`,
  short(ratioOf(list, against)),
]

/** Lays a table of so many cards at a place: good ones, or each with three errors. */
async function layTable(file: string, round: number, lines: number, wrong?: Parameters<typeof goodLine>[1]): Promise<void> {
  const cards = Array.from({ length: lines }, (_, n) => goodLine(round * lines + n, wrong))
  writeFileSync(file, await cardTable(cards, 'existing'))
}

/** Tables that are taken and tables that are refused, against exceljs reading the same. */
async function measureImport(own: Session, roundId: string, lines: number, { folder, peers, rounds }: Run): Promise<void> {
  const [ours, refused, reads, delays]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let round = 0; round < rounds; round++) {
    const [good, bad] = [path.join(folder, `good${round}.xlsx`), path.join(folder, `bad${round}.xlsx`)]
    await layTable(good, round, lines)
    await layTable(bad, round, lines, { 级别: '五级', 概述: '短', 原编号: null })
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    ours.push(await clocked(() => importTable(own, roundId, good, 'taken')))
    delay.disable()
    delays.push(delay.max / 1e6)
    refused.push(await clocked(() => importTable(own, roundId, bad, 'refused')))
    reads.push(await clocked(() => peer(READS, [peers, good])))
  }
  const size = statSync(path.join(folder, 'good0.xlsx')).size / 1e6
  print(
    `Import of ${lines} cards from Excel, ${size.toFixed(1)} MB, over HTTP until it has ended`,
    table(
      ['what', 'median', 'lines', '× exceljs reading'],
      [
        line('read, judged, coded, digested, taken in one transaction', ours, reads, lines),
        line(`refused, with ${3 * lines} errors kept at their cells`, refused, reads, lines),
        line('exceljs, streamed, values only', reads, reads, lines),
      ],
    ) + `\n\nThe event loop of the platform was held up for ${short(Math.max(...delays))} ms at most. Goal: 30 s.`,
  )
}

/** The catalogue and whole cards, against exceljs writing as many rows out of memory; the first round only warms. */
async function measureExport(other: Session, assets: number, { folder, peers, rounds }: Run): Promise<void> {
  const [list, whole, writes, grown]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let round = -1; round < rounds; round++) {
    const one = await download(other, '/api/assets.xlsx', path.join(folder, 'list.xlsx'))
    const two = await download(other, '/api/cards.xlsx', path.join(folder, 'cards.xlsx'))
    const written = await clocked(() => peer(WRITES, [peers, path.join(folder, 'peer.xlsx'), String(assets), '13']))
    if (round < 0) continue
    list.push(one.took)
    whole.push(two.took)
    writes.push(written)
    grown.push(one.grew, two.grew)
  }
  print(
    `Export of ${assets} assets to Excel, over HTTP to the disk`,
    table(
      ['what', 'median', 'rows', '× exceljs writing'],
      [
        line('the catalogue, 13 columns, as the visitor may read it', list, writes, assets),
        line('whole cards, every item', whole, writes, assets),
        line('exceljs, streamed, 13 columns out of memory', writes, writes, assets),
      ],
    ) + `\n\nThe platform grew by ${short(Math.max(...grown))} MB at most while it answered. Goal: 15 s.`,
  )
}

/**
 * Measures the import of a table of cards and the export of the catalogue against exceljs: node bench/cards-excel.ts <folder with exceljs
 * installed> [lines] [assets] [rounds].
 */
async function main(): Promise<void> {
  const given = process.argv[2]
  if (!given) throw new Error('where is exceljs? npm install it in a folder of its own and give that folder')
  const [lines = 10_000, assets = 100_000, rounds = 3] = process.argv.slice(3, 6).map(Number)
  const ground = await startGround('cards')
  const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-bench-cards-'))
  const run: Run = { folder, peers: path.resolve(given), rounds }
  try {
    await using platform = await ground.open()
    await fillPeople(platform)
    const [own, other] = [await signIn(platform, 'holder1'), await signIn(platform, 'holder2')]
    await measureImport(own, await openRound(platform), lines, run)
    await fillAssets(ground, assets)
    await measureExport(other, assets, run)
  } finally {
    await ground.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
