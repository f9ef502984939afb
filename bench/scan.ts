import { spawn } from 'node:child_process'
import { createReadStream, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runScan } from '#scanner/run.ts'
import { inventTable } from './fill/samples.ts'
import { clocked, inTurn, print, quantile, ratioOf, short, table } from './measure.ts'

async function run(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise(resolve => child.once('close', resolve))
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}`)
}

/** The peer inside Node: reads every byte and counts line ends, nothing else. */
async function countLines(file: string): Promise<number> {
  let lines = 0
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++
  }
  return lines
}

async function makeFile(folder: string, rows: number, generator: string | undefined): Promise<string> {
  if (generator) {
    await run(process.execPath, [generator, '--out', folder, '--rows', String(rows), '--tables', 'resident', '--seed', '42'])
    const made = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.csv') && !name.includes('label')).map(name => path.join(folder, name)).toSorted((a, b) => statSync(b).size - statSync(a).size)[0]
    if (!made) throw new Error('the generator made no CSV')
    return made
  }
  const file = path.join(folder, 'table.csv')
  writeFileSync(file, inventTable(rows))
  return file
}

/** Measures the scanner on a generated CSV against counting its lines: node bench/scan.ts [rows] [rounds] [path of gen-labelled.mjs]. */
async function main(): Promise<void> {
  const [rows = 500_000, rounds = 5] = process.argv.slice(2, 4).map(Number)
  const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-bench-scan-'))
  try {
    const file = await makeFile(folder, rows, process.argv[4])
    const bytes = statSync(file).size
    const lines = await countLines(file)
    const times = await inTurn(rounds, {
      scanner: async () => {
        const [finding] = await runScan(file)
        if (!finding || finding.rows !== lines - 1) throw new Error(`the scanner found ${finding?.rows} rows of ${lines - 1}`)
      },
      node: () => countLines(file),
      wc: () => run('wc', ['-l', file]),
      start: () => clocked(() => run(process.execPath, ['-e', '0'])),
    })
    const row = (name: string, list: readonly number[]) => {
      const seconds = quantile(list, 0.5) / 1000
      return [name, `${short(seconds)} s`, `${(bytes / 1e6 / seconds).toFixed(0)} MB/s`, `${(lines / 1000 / seconds).toFixed(0)} k rows/s`, short(ratioOf(list, times.node)), short(ratioOf(list, times.wc))]
    }
    print(`Scanner on ${(bytes / 1e6).toFixed(0)} MB of CSV, ${lines - 1} rows${process.argv[4] ? ' of the labelled generator' : ''}, whole process`, table(['what', 'median', 'bytes', 'rows', '× Node’s line count', '× wc -l'], [
      row('scanner: types, grades, distincts, samples of every column', times.scanner), row('Node counting line ends', times.node), row('wc -l', times.wc),
    ]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
