import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openSync } from 'node:fs'
import { afterAll } from 'vitest'
import { engineModule } from '#scanner/engine/engine-module.ts'
import { Measurer, csvForm } from '#scanner/engine/measurer.ts'
import { RangeReader } from '#scanner/engine/range-reader.ts'
import { newBoard, takeRange } from '#scanner/engine/range-plan.ts'
import { SampledRows } from '#scanner/engine/sample-rows.ts'
import { RecordCutter } from '#scanner/engine/record-cutter.ts'
import { TestFolder } from '#scanner/test/files.ts'
import type { Setup } from '#scanner/engine/part.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const WIDTH = 3
const setup: Setup = { seed: 7n, cellLimit: 1_000_000, values: 64, sampleRows: 4096, width: WIDTH, keys: [], hashes: 1_000_000 }

/** The plainest splitter that keeps the same rules: one character after the other. */
function splitPlainly(text: string): string[][] {
  const records: string[][] = []
  let cells: string[] = []
  let cell = ''
  let state: 'start' | 'plain' | 'open' = 'start'
  let quoted = false
  const endCell = () => {
    cells.push(cell)
    cell = ''
    state = 'start'
  }
  const endRecord = () => {
    endCell()
    if (cells.length > 1 || cells[0] !== '' || quoted) records.push(cells)
    cells = []
    quoted = false
  }
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (state === 'open') {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') cell += text[i++]
      else state = 'plain'
    } else if (c === '"' && state === 'start') {
      state = 'open'
      quoted = true
    } else if (c === ',') endCell()
    else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i++
      endRecord()
    } else {
      cell += c
      state = 'plain'
    }
  }
  if (cells.length > 0 || cell !== '' || state !== 'start') endRecord()
  return records
}

const wide = (record: readonly string[]): (string | null)[] => Array.from({ length: WIDTH }, (_, at) => record[at]?.trim() || null)

/** Splits a file in ranges of a few bytes by several readers in turn, as threads would, and gives all rows in order. */
async function splitInRanges(text: string, rangeBytes: number, readers: number): Promise<{ rows: (string | null)[][]; lines: number }> {
  const path = folder.write('x.csv', text)
  const size = Buffer.byteLength(text)
  const ranges = Math.ceil(size / rangeBytes)
  const plan = {
    path,
    from: 0,
    size,
    rangeBytes,
    ranges,
    firstRange: 0,
    form: csvForm(','),
    width: WIDTH,
    decode: null,
    throttle: 0,
    board: newBoard(ranges),
  }
  const members = Array.from({ length: readers }, () => new Measurer(engineModule(), setup))
  const file = openSync(path, 'r')
  const turns = members.map((member) => new RangeReader(plan, member, file))
  let lines = 0
  for (let range = takeRange(plan), turn = 0; range >= 0; range = takeRange(plan), turn++)
    lines += (await turns[turn % readers]!.measure(range)).lines
  return {
    rows: new SampledRows(
      members.map((member) => member.part()),
      WIDTH,
      1e6,
    ).rows(),
    lines,
  }
}

const piece = fc.constantFrom(
  ',',
  ',',
  '\n',
  '\r\n',
  '\r',
  '"',
  '""',
  '"a,b"',
  '"x\ny"',
  '"q""r"',
  'ab',
  '长',
  'z9',
  '🙂',
  ' ',
  'long text that fills more than sixteen bytes',
  '"quoted, long text\nwith a break that fills more than sixty-four bytes, so that windows are crossed"',
)
const text = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''))

test('any text, cut into ranges anywhere and read by any number of readers, splits as if read character by character', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 3 }), async (content, rangeBytes, readers) => {
      expect((await splitInRanges(content, rangeBytes, readers)).rows).toEqual(splitPlainly(content).map(wide))
    }),
    { numRuns: 150 },
  )
})

test('a stream cut where records end holds the same records', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 30 }), (content, size) => {
      const bytes = Buffer.from(content)
      const cutter = new RecordCutter(csvForm(','))
      const found: string[][] = []
      const take = (list: ReturnType<RecordCutter['push']>) => {
        for (const each of list) if (each instanceof Buffer) found.push(...splitPlainly(each.toString()))
      }
      for (let at = 0; at < bytes.length; at += size) take(cutter.push(bytes.subarray(at, at + size)))
      take(cutter.end())
      expect(found).toEqual(splitPlainly(content))
    }),
    { numRuns: 300 },
  )
})

test('lines are counted across ranges, line breaks in quotes too', async () => {
  const content = 'a,b,c\r\n"x\ny\n",2,3\n\n4,"5\r\n6",7\r8,9,10\n'
  for (const rangeBytes of [1, 5, 7, 13, 100]) expect((await splitInRanges(content, rangeBytes, 2)).lines).toBe(8)
})
