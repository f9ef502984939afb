import { afterAll, expect, test } from 'vitest'
import { assembleTable } from '#scanner/assemble.ts'
import { scanDelimited } from '#scanner/engine/delimited.ts'
import { engineModule } from '#scanner/engine/engine-module.ts'
import { Thread } from '#scanner/engine/thread.ts'
import { Unreadable } from '#scanner/faults.ts'
import { DEFAULT_LIMITS } from '#scanner/limits.ts'
import { withoutOpenCell } from '#scanner/sources/open-cell.ts'
import { TestFolder, csv, invented } from '#scanner/test/files.ts'
import type { Setup } from '#scanner/engine/part.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

/**
 * What a column of a wide table may hold: numbers of persons, some cut by a spreadsheet program, names, days, codes, garbled words, texts
 * that name persons.
 */
const FILLS: readonly ((n: number) => string)[] = [
  (n) => String(n + 1),
  (n) => (n % 7 === 0 ? `${invented.idNumber(n).slice(0, 16)}00` : invented.idNumber(n)),
  (n) => invented.name(n),
  (n) => invented.address(n),
  (n) => `20${10 + (n % 15)}-0${1 + (n % 9)}-1${n % 10}`,
  (n) => ['甲', '乙', '丙', 'NULL'][n % 4]!,
  (n) => (n % 50 === 0 ? `乱\ufffd码${n}` : `第${n}号`),
  (n) => (n % 9 === 0 ? `请联系1390000${String(1000 + (n % 9000))}办理` : '已办结，无异议'),
]
const HEADS = ['编号', '身份证号', '姓名', '地址', '日期', '类别', '名称', '备注']
const WIDTH = 40
const NAMES = Array.from({ length: WIDTH }, (_, at) => `${HEADS[at % HEADS.length]}${Math.floor(at / HEADS.length)}`)
const ROWS = Array.from({ length: 6000 }, (_, n) => NAMES.map((_, at) => FILLS[at % FILLS.length]!(n + at * 13)))

async function scan(path: string, width: number, threads: number): Promise<TableFacts> {
  const names = NAMES.slice(0, width)
  return (
    await scanDelimited({
      files: [{ path, from: Buffer.byteLength(`${names.join(',')}\n`), lines: 1, decode: null }],
      delimiter: ',',
      names,
      droppedColumns: 0,
      keys: [0],
      limits: DEFAULT_LIMITS,
      options: { threads, salt: 'cd'.repeat(16) },
    })
  ).facts
}

const wide = folder.write('wide.csv', csv(NAMES, ROWS))
const narrow = folder.write(
  'narrow.csv',
  csv(
    NAMES.slice(0, 8),
    [...ROWS, ...ROWS, ...ROWS].map((row) => row.slice(0, 8)),
  ),
)
const NOW = Date.UTC(2026, 10, 29)

test('columns judged by several threads are judged as by one', async () => {
  const [one, three] = [await scan(wide, WIDTH, 1), await scan(wide, WIDTH, 3)]
  expect(one.columns.filter(({ alone }) => alone)).toHaveLength(0)
  expect(three.columns.filter(({ alone }) => alone)).toHaveLength(WIDTH)
  expect(assembleTable(three, { now: NOW })).toEqual(assembleTable(one, { now: NOW }))
  expect(assembleTable(three, { now: NOW }).columns.map(({ semanticType }) => semanticType)).toContain('id_number')
})

test('of few columns the asking thread judges all', async () => {
  const [one, two] = [await scan(narrow, 8, 1), await scan(narrow, 8, 2)]
  expect(two.columns.filter(({ alone }) => alone)).toHaveLength(0)
  expect(assembleTable(two, { now: NOW })).toEqual(assembleTable(one, { now: NOW }))
})

test('values that are taken out of the facts take the judgement made with them along', async () => {
  const facts = await scan(wide, WIDTH, 2)
  expect(withoutOpenCell(facts).columns.filter(({ alone }) => alone)).toHaveLength(0)
})

const SETUP: Setup = { seed: 1n, cellLimit: 1e6, values: 64, sampleRows: 64, width: 1, keys: [], hashes: 1e6 }

test('a thread measures the next dataset too, and one whose engine grew large does not', async () => {
  const first = Thread.begin(engineModule(), SETUP)
  await first.ask({ ask: 'part' })
  await first.leave()
  const second = Thread.begin(engineModule(), SETUP)
  expect(second).toBe(first)
  await second.ask({
    ask: 'chunk',
    chunk: {
      kind: 'records',
      range: 0,
      width: 1,
      bytes: new Uint8Array(100 * 2 ** 20).fill(10),
      form: { delimiter: 44, lineEnd: 10, carriage: 13, quote: 34 },
    },
  })
  await second.leave()
  const third = Thread.begin(engineModule(), SETUP)
  expect(third).not.toBe(second)
  await expect(second.ask({ ask: 'part' })).rejects.toBeInstanceOf(Unreadable)
  await third.leave()
})
