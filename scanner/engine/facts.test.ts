import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, expect, test } from 'vitest'
import { Crew } from '#scanner/engine/crew.ts'
import { scanDelimited } from '#scanner/engine/delimited.ts'
import { engineModule } from '#scanner/engine/engine-module.ts'
import { csvForm } from '#scanner/engine/measurer.ts'
import { LocalMember } from '#scanner/engine/member.ts'
import { newBoard } from '#scanner/engine/range-plan.ts'
import { openSink } from '#scanner/engine/sink.ts'
import { DEFAULT_LIMITS } from '#scanner/limits.ts'
import { TestFolder, csv, invented } from '#scanner/test/files.ts'
import type { DelimitedResult } from '#scanner/engine/delimited.ts'
import type { ColumnFacts } from '#scanner/profile/facts.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const NAMES = ['id', 'name', 'no', 'place', 'amount', 'day', 'kind', 'note', 'rare']
/** A row of invented values: every kind of cell that has a path of its own through the engine. */
function rowOf(n: number): string[] {
  const random = (n * 2_654_435_761) % 4_294_967_296
  return [
    String(n + 1),
    invented.name(n),
    n % 17 === 0 ? '' : invented.idNumber(n),
    invented.address(n),
    n % 5 === 0 ? '' : ((random % 2_000_000) / 100 - 5000).toFixed(2),
    `20${10 + (n % 15)}-0${1 + (n % 9)}-1${n % 10}`,
    ['甲', '乙', '丙', 'NULL', '🙂'][n % 5]!,
    n % 3 === 0 ? `第${n}条，"引号"\n与换行 ${'很长'.repeat(n % 200)}` : `note ${random}`,
    n % 1000 === 7 ? `only ${n}` : '',
  ]
}
const ROWS = Array.from({ length: 40_000 }, (_, n) => rowOf(n))
const TEXT = csv(NAMES, ROWS)

async function scan(path: string, threads: number, salt?: string): Promise<DelimitedResult> {
  return scanDelimited({
    files: [{ path, from: Buffer.byteLength(`${NAMES.join(',')}\n`), lines: 1, decode: null }],
    delimiter: ',',
    names: NAMES,
    droppedColumns: 0,
    keys: [0, 2],
    limits: DEFAULT_LIMITS,
    options: { threads, salt },
  })
}

/** Facts as plain data, quantiles asked. */
const plain = ({ facts }: DelimitedResult): unknown =>
  JSON.parse(
    JSON.stringify(facts, (_, value: unknown) =>
      value instanceof Map
        ? [...value]
        : typeof value === 'function'
          ? [0, 0.1, 0.5, 0.9, 1].map((share) => (value as (share: number) => number)(share))
          : value,
    ),
  )

test('counts, least, greatest and lengths are those of DuckDB, in every column', async () => {
  const path = folder.write('a.csv', TEXT)
  const { facts } = await scan(path, 2)
  const duck = await (await DuckDBInstance.create()).connect()
  for (const [at, name] of NAMES.entries()) {
    const sql = `select count("${name}"), min("${name}"), max("${name}"), min(length("${name}")), max(length("${name}")), sum(length("${name}")) from read_csv('${path}', all_varchar = true, header = true, allow_quoted_nulls = false)`
    const [row] = (await duck.runAndReadAll(sql)).getRows()
    const { raw } = facts.columns[at]!
    const [count, least, greatest, ...lengths] = row!
    expect([name, raw.count, raw.min, raw.max, raw.minLength, raw.maxLength, raw.characters]).toEqual([
      name,
      Number(count),
      least === null ? null : cut(String(least)),
      greatest === null ? null : cut(String(greatest)),
      ...lengths.map(Number),
    ])
  }
  duck.closeSync()
})

/** Facts keep 200 characters, and 256 bytes of a text. */
function cut(text: string): string {
  return Buffer.from(text)
    .subarray(0, 256)
    .toString()
    .replace(/\uFFFD+$/, '')
}

test('facts do not depend on the number of threads', async () => {
  const path = folder.write('b.csv', TEXT)
  const salt = 'ab'.repeat(16)
  const [one, three] = [await scan(path, 1, salt), await scan(path, 3, salt)]
  expect(plain(three)).toEqual(plain(one))
  expect(three.structures).toEqual(one.structures)
})

test('a thread that measures ranges has a turn for others between them', async () => {
  const [from, size, rangeBytes] = [Buffer.byteLength(`${NAMES.join(',')}\n`), Buffer.byteLength(TEXT), 2 ** 18]
  const ranges = Math.ceil((size - from) / rangeBytes)
  const plan = {
    path: folder.write('turns.csv', TEXT),
    from,
    size,
    rangeBytes,
    ranges,
    firstRange: 0,
    form: csvForm(','),
    width: NAMES.length,
    decode: null,
    throttle: 0,
    board: newBoard(ranges),
  }
  const member = new LocalMember(engineModule(), {
    seed: 1n,
    cellLimit: 1e6,
    values: 2048,
    sampleRows: 64,
    width: NAMES.length,
    keys: [],
    hashes: 1e6,
  })
  const seen = new Set<bigint>()
  const turn = (): void => {
    seen.add(plan.board.counts[0]!)
    if (plan.board.counts[0]! < size - from) setImmediate(turn)
  }
  setImmediate(turn)
  await member.ranges(plan)
  expect(ranges).toBeGreaterThan(10)
  expect(seen.size).toBeGreaterThanOrEqual(ranges - 1)
})

/** Facts of the first of so many columns, its values sent in chunks; as many threads as there are chunks measure one each. */
async function firstColumn(width: number, chunks: readonly (readonly string[])[], threads: number): Promise<ColumnFacts> {
  const crew = new Crew(width, [], DEFAULT_LIMITS, { salt: 'ef'.repeat(16) }, threads)
  for (const [range, values] of chunks.entries())
    await crew.send({
      kind: 'records',
      range,
      width,
      bytes: Buffer.from(values.map((value) => `${value}${','.repeat(width - 1)}\n`).join('')),
      form: csvForm(','),
    })
  const names = Array.from({ length: width }, (_, n) => ({ name: `c${n}`, comment: '', declaredType: '', inRows: true }))
  return (await crew.finish(names, 0)).columns[0]!
}

const valuesFrom = (first: number, count: number): string[] => Array.from({ length: count }, (_, n) => `value ${first + n}`)
const countsOf = ({ distinct, top, smallest, placeholders }: ColumnFacts): unknown => ({
  distinct,
  exact: top.exact,
  smallest,
  placeholders,
})

test('a wide table keeps fewer values of a column, on one thread as on two', async () => {
  const chunks = [valuesFrom(0, 200), valuesFrom(200, 200)]
  const [one, two] = [await firstColumn(301, chunks, 1), await firstColumn(301, chunks, 2)]
  expect(countsOf(two)).toEqual(countsOf(one))
  expect(one.distinct.exact).toBe(false)
})

test('a text that stands for nothing takes a place among the values, on one thread as on two', async () => {
  const full = [valuesFrom(0, 1024), valuesFrom(1024, 1024)]
  const over = [[...full[0]!, 'NULL'], full[1]!]
  const [one, two] = [await firstColumn(2, over, 1), await firstColumn(2, over, 2)]
  expect(countsOf(two)).toEqual(countsOf(one))
  expect(one.distinct.exact).toBe(false)
  const fits = await firstColumn(2, [['NULL', ...full[0]!.slice(1)], full[1]!], 2)
  expect(fits).toMatchObject({ distinct: { count: 2047, exact: true }, top: { exact: true } })
  expect(fits.top.values.map(({ text }) => text)).not.toContain('NULL')
  expect([...fits.placeholders]).toEqual([['NULL', 1]])
})

test('facts are those of a plain count over all rows', async () => {
  const { facts } = await scan(folder.write('c.csv', TEXT), 2)
  const [id, , no, , amount, , kind, , rare] = facts.columns
  expect(facts).toMatchObject({ rows: 40_000, duplicates: { rows: 0, exact: true } })
  expect(id).toMatchObject({ missing: 0, ascents: 39_999, descents: 0, numbers: { count: 40_000, min: 1, max: 40_000, sum: 800_020_000 } })
  const amounts = ROWS.flatMap((row) => (row[4] === '' ? [] : [Number(row[4])])).sort((a, b) => a - b)
  expect(amount!.numbers).toMatchObject({ count: amounts.length, min: amounts[0], max: amounts.at(-1) })
  expect(amount!.numbers!.sum).toBeCloseTo(
    amounts.reduce((sum, value) => sum + value, 0),
    4,
  )
  for (const share of [0.05, 0.25, 0.5, 0.75, 0.95]) {
    const exact = amounts[Math.floor(share * (amounts.length - 1))]!
    expect(Math.abs(amount!.numbers!.quantile(share) - exact)).toBeLessThanOrEqual(Math.abs(exact) * 0.01 + 0.01)
  }
  expect(kind).toMatchObject({
    distinct: { count: 4, exact: true },
    top: {
      exact: true,
      values: [
        { text: '丙', count: 8000 },
        { text: '乙', count: 8000 },
        { text: '甲', count: 8000 },
        { text: '🙂', count: 8000 },
      ],
    },
  })
  expect([...kind!.placeholders]).toEqual([['NULL', 8000]])
  expect(rare).toMatchObject({ missing: 39_960, distinct: { count: 40, exact: true } })
  expect(new Set(rare!.sample).size).toBe(40)
  const different = new Set(ROWS.map((row) => row[2]).filter((text) => text !== '')).size
  expect(Math.abs(no!.distinct.count - different)).toBeLessThan(different * 0.06)
  expect(facts.keys).toEqual([{ columns: ['id'], duplicates: 0, nulls: 0, exact: true, declared: false }])
  expect(facts.sampleRows.length).toBeGreaterThan(1500)
  expect(facts.sampleRows.length).toBeLessThanOrEqual(4096)
})

test('rows that come again are counted exactly, and keys that are not quite keys are told', async () => {
  const rows = Array.from({ length: 30_000 }, (_, n) => [String(n % 29_900), `v${n % 29_900}`])
  const path = folder.write('d.csv', csv(['id', 'v'], rows))
  const { facts } = await scanDelimited({
    files: [{ path, from: 5, lines: 1, decode: null }],
    delimiter: ',',
    names: ['id', 'v'],
    droppedColumns: 0,
    keys: [0],
    limits: DEFAULT_LIMITS,
    options: { threads: 2 },
  })
  expect(facts).toMatchObject({
    duplicates: { rows: 100, exact: true },
    keys: [{ columns: ['id'], duplicates: 100, exact: true }, { exact: false }].slice(0, 1),
  })
})

test('values and ready records give the facts of the same file, hashes too', async () => {
  const salt = 'cd'.repeat(16)
  const rows = ROWS.slice(0, 3000)
  const path = folder.write('e.csv', csv(NAMES, rows))
  const file = await scan(path, 1, salt)
  const sinks = await Promise.all(
    (['row', 'csv', 'units'] as const).map(async (way) => {
      const sink = openSink(DEFAULT_LIMITS, { salt })
      for (const name of NAMES) sink.column(name)
      if (way === 'row') for (const row of rows) await sink.row(row.map((cell) => (cell === '' ? null : cell)))
      else if (way === 'csv') await sink.records(Buffer.from(csv(null, rows)), 'csv')
      else
        await sink.records(
          Buffer.from(rows.map((row) => `${row.map((cell) => (cell === '' ? '\x18' : cell)).join('\x1f')}\x1e`).join('')),
          'units',
        )
      return sink.finish()
    }),
  )
  const comparable = (facts: DelimitedResult['facts']) =>
    facts.columns.map(({ raw, checks, missing, distinct, smallest, ascents, placeholders, top }) => ({
      raw,
      checks,
      missing,
      distinct,
      smallest,
      ascents,
      placeholders,
      top: top.exact ? top : null,
    }))
  for (const facts of sinks) expect(comparable(facts)).toEqual(comparable(file.facts))
})

test('a whole buffer that was lent comes back when its records were measured, from a thread too', async () => {
  const text = csv(null, ROWS.slice(0, 3000))
  const facts = await Promise.all(
    [0, 1].map(async (threads) => {
      const sink = openSink(DEFAULT_LIMITS, { threads, salt: 'cd'.repeat(16) })
      for (const name of NAMES) sink.column(name)
      let lent = Buffer.alloc(1 << 20)
      for (let n = 0; n < 4; n++) {
        const length = lent.write(text)
        lent = await new Promise<Buffer<ArrayBuffer>>(
          (back) => void sink.records(lent.subarray(0, length), 'csv', ({ buffer }) => back(Buffer.from(buffer as ArrayBuffer))),
        )
        expect([lent.length, lent.toString('utf8', 0, length) === text]).toEqual([1 << 20, true])
      }
      return sink.finish()
    }),
  )
  expect(facts.map(({ rows }) => rows)).toEqual([12_000, 12_000])
  expect(facts[1]!.columns.map(({ raw }) => raw)).toEqual(facts[0]!.columns.map(({ raw }) => raw))
})

test('elements of lists are counted among themselves, and columns may come late', async () => {
  const sink = openSink(DEFAULT_LIMITS)
  const a = sink.column('a')
  await sink.row([1])
  const list = sink.column('tags[]')
  void sink.values(list, ['x', 'y', 'x', null])
  const late = sink.column('late', { comment: '晚' })
  await sink.row([2, undefined, 'z'])
  const facts = await sink.finish()
  expect([a, list, late]).toEqual([0, 1, 2])
  expect(facts.columns).toMatchObject([
    { seen: 2, missing: 0 },
    { seen: 4, missing: 1, distinct: { count: 2 } },
    { seen: 2, missing: 1, comment: '晚' },
  ])
})
