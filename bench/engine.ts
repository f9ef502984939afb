import { spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { heapOf } from '#contract/resident-memory.ts'
import { firstAnswer } from '#scanner/first-answer.ts'
import { scanFile } from '#scanner/scan.ts'
import { inTurn, print, quantile, ratioOf, short, table } from './measure.ts'

const { values: given } = parseArgs({
  options: {
    generator: { type: 'string' },
    rows: { type: 'string', default: '10000000' },
    wide: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '5' },
    threads: { type: 'string' },
    file: { type: 'string' },
  },
})
/** The heap a scan has in a process of its own, as scanner/run.ts starts it. */
const HEAP = heapOf(512)
const threads = Number(given.threads ?? Math.min(4, availableParallelism()))

async function generate(folder: string, rows: number, tables: string | null): Promise<void> {
  const args = [given.generator!, '--out', folder, '--rows', String(rows), '--seed', '42', ...(tables ? ['--tables', tables] : [])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`the generator ended with ${String(code)}`)
}

/** All tables of the generator side by side; those that are shorter begin again. Its values hold no line breaks. */
function joinTables(folder: string, names: readonly string[], rows: number): string {
  const lists = names.map((name) =>
    readFileSync(path.join(folder, `${name}.csv`), 'utf8')
      .trimEnd()
      .split('\n'),
  )
  const wide = path.join(folder, 'wide.csv')
  const file = openSync(wide, 'w')
  let lines: string[] = [lists.map((list) => list[0]!).join(',')]
  for (let row = 0; row < rows; row++) {
    lines.push(lists.map((list) => list[1 + (row % (list.length - 1))]!).join(','))
    if (lines.length < 2000 && row < rows - 1) continue
    writeSync(file, `${lines.join('\n')}\n`)
    lines = []
  }
  closeSync(file)
  return wide
}

/** Runs a statement over the file in DuckDB with as many threads as the engine has. */
async function peer(sql: string): Promise<() => Promise<unknown>> {
  const connection = await (await DuckDBInstance.create()).connect()
  await connection.run(`PRAGMA threads=${threads}`)
  return () => connection.runAndReadAll(sql)
}

async function compare(title: string, file: string, rows: number): Promise<void> {
  let answered = true
  const source = `read_csv('${file}', all_varchar = true, header = true)`
  const times = await inTurn(Number(given.rounds), {
    first: async () => {
      if (!(await firstAnswer(file, { threads }))) answered = false
    },
    engine: async () => {
      const [one] = await scanFile(file, { threads, digests: false })
      if (one?.rows !== rows) throw new Error(`the engine found ${one?.rows} rows of ${rows}`)
    },
    count: await peer(`SELECT count(*) FROM ${source}`),
    summarize: await peer(`SUMMARIZE SELECT * FROM ${source}`),
  })
  const bytes = statSync(file).size
  const line = (name: string, list: readonly number[]): string[] => [
    name,
    `${short(quantile(list, 0.5) / 1000)} s`,
    `${(bytes / 1e3 / quantile(list, 0.5)).toFixed(0)} MB/s`,
    short(ratioOf(list, times.count)),
    short(ratioOf(list, times.summarize)),
  ]
  print(
    `${title}: ${(bytes / 1e6).toFixed(0)} MB, ${threads} threads`,
    `${table(
      ['what', 'median', 'bytes', '× count(*)', '× SUMMARIZE'],
      [
        line('engine: facts, recognition, grades, quality', times.engine),
        line('DuckDB count(*)', times.count),
        line('DuckDB SUMMARIZE, all text', times.summarize),
      ],
    )}\n\n${answered ? `First answer after ${quantile(times.first, 0.5).toFixed(0)} ms` : 'The file is too small for a first answer'}; most memory of this process, DuckDB in it: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`,
  )
}

/** Most memory of a process that only scans; it must have found all rows. */
async function memoryOf(file: string, rows: number): Promise<number> {
  const code = `const { scanFile } = await import(${JSON.stringify(new URL('../scanner/scan.ts', import.meta.url).href)}); const [one] = await scanFile(${JSON.stringify(file)}, { threads: ${threads}, digests: false }); if (one.rows !== ${rows}) throw new Error(JSON.stringify(one.faults)); console.log(process.resourceUsage().maxRSS / 1024)`
  const child = spawn(process.execPath, [...HEAP, '--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  for await (const piece of child.stdout.setEncoding('utf8') as AsyncIterable<string>) said += piece
  return Number(said.trim())
}

/**
 * Measures the engine against DuckDB over the same files, in turn: node bench/engine.ts --generator path [--rows 10000000] [--wide 200000]
 * [--rounds 5] [--threads n] [--file table of 15 columns made before].
 */
async function main(): Promise<void> {
  if (!given.generator) throw new Error('say where the generator of labelled tables is: --generator path')
  const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-bench-engine-'))
  try {
    const rows = Number(given.rows)
    if (rows > 0) {
      if (!given.file) await generate(folder, rows, 'resident')
      const file = given.file ?? path.join(folder, 'resident.csv')
      await compare(`15 columns × ${rows} rows`, file, rows)
      process.stdout.write(`\nMost memory of a process that only scans it: ${(await memoryOf(file, rows)).toFixed(0)} MiB\n`)
      if (!given.file) rmSync(file)
    }
    const wide = Number(given.wide)
    if (wide === 0) return
    await generate(folder, Math.min(wide, 20_000), null)
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.csv') && name !== 'labels.csv')
      .map((name) => name.slice(0, -4))
      .toSorted()
    await compare(`all tables side by side × ${wide} rows`, joinTables(folder, names, wide), wide)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (HEAP.every((one) => process.execArgv.includes(one))) await main()
else process.exitCode = spawnSync(process.execPath, [...HEAP, ...process.argv.slice(1)], { stdio: 'inherit' }).status ?? 1
