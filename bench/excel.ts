import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { runScan } from '#scanner/run.ts'
import { inventTable } from './fill/samples.ts'
import { inTurn, print, quantile, ratioOf, short, table } from './measure.ts'

/** The peer: exceljs as a stream, every row asked for and nothing done with it. */
const PEER = `import { createRequire } from 'node:module'
const ExcelJS = createRequire(process.argv[1] + '/')('exceljs')
let rows = 0
const book = new ExcelJS.stream.xlsx.WorkbookReader(process.argv[2], { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore' })
for await (const sheet of book) for await (const row of sheet) rows += row.values.length > 0 ? 1 : 0
if (rows !== Number(process.argv[3])) throw new Error('exceljs read ' + rows)`

async function run(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`the peer ended with ${String(code)}`)
}

/** Measures a whole scan of a workbook of 15 columns against exceljs reading it: node bench/excel.ts <folder with exceljs installed> [rows] [rounds]. */
async function main(): Promise<void> {
  const peers = process.argv[2]
  if (!peers) throw new Error('where is exceljs? npm install it in a folder of its own and give that folder')
  const [rows = 100_000, rounds = 5] = process.argv.slice(3, 5).map(Number)
  const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-bench-excel-'))
  try {
    const file = path.join(folder, 'table.xlsx')
    const cells = inventTable(rows)
      .trim()
      .split('\n')
      .map((line) => line.split(',').map((cell) => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell)))
    writeFileSync(file, await writeXlsx({ sheets: [{ name: '许可', rows: cells }] }))
    const times = await inTurn(rounds, {
      scanner: async () => {
        const [finding] = await runScan(file)
        if (finding?.rows !== rows) throw new Error(`the scanner found ${finding?.rows} rows of ${rows}`)
      },
      exceljs: () => run(['--input-type=module', '-e', PEER, path.resolve(peers), file, String(rows + 1)]),
    })
    const row = (name: string, list: readonly number[]) => [
      name,
      `${short(quantile(list, 0.5) / 1000)} s`,
      `${(rows / quantile(list, 0.5)).toFixed(0)} k rows/s`,
      short(ratioOf(list, times.exceljs)),
    ]
    print(
      `Excel, ${rows} rows × 15, ${(statSync(file).size / 1e6).toFixed(0)} MB, whole process`,
      table(
        ['what', 'median', 'rows', '× exceljs'],
        [row('scanner: everything a finding tells', times.scanner), row('exceljs, streamed, values only', times.exceljs)],
      ),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
