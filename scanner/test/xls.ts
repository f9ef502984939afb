/** A cell of an old workbook written by hand: a text, a number, or the saved number of a formula. */
export type OldCell = string | number | { formula: number } | { error: number } | null
export type OldSheet = {
  name: string
  rows: OldCell[][]
  /** First row, last row, first column, last column. */
  merges?: [number, number, number, number][]
  /** Rows, and columns from one to another, counted from 0; and the sheet itself. */
  hiddenRows?: number[]
  hiddenColumns?: [number, number][]
  isHidden?: boolean
}

const SECTOR = 512
const [FREE, END, TABLE] = [0xffffffff, 0xfffffffe, 0xfffffffd]

function record(id: number, ...parts: readonly Buffer[]): Buffer {
  const data = Buffer.concat(parts)
  return Buffer.concat([u16(id, data.length), data])
}

function u16(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 2)
  for (const [at, number] of numbers.entries()) bytes.writeUInt16LE(number, at * 2)
  return bytes
}

function u32(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [at, number] of numbers.entries()) bytes.writeUInt32LE(number, at * 4)
  return bytes
}

function double(number: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(number)
  return bytes
}

const wide = (text: string): Buffer => Buffer.concat([Buffer.from([1]), Buffer.from(text, 'utf16le')])
const begin = (kind: number): Buffer => record(0x809, u16(0x600, kind, 0, 0), u32(0, 0))
const end = record(0x0a)

function cell(row: number, column: number, value: OldCell): Buffer {
  const place = u16(row, column, 0)
  if (value === null) return Buffer.alloc(0)
  if (typeof value === 'string') return record(0x204, place, u16(value.length), wide(value))
  if (typeof value === 'number') return record(0x203, place, double(value))
  if ('error' in value) return record(0x205, place, Buffer.from([value.error, 1]))
  return record(0x06, place, double(value.formula), u16(0), u32(0), u16(3), Buffer.from([0x1e, 1, 0]))
}

function sheet({ rows, merges = [], hiddenRows = [], hiddenColumns = [] }: OldSheet): Buffer {
  const columns = hiddenColumns.map(([first, last]) => record(0x7d, u16(first, last, 0, 0, 1, 0)))
  const hidden = hiddenRows.map((row) => record(0x208, u16(row, 0, 0, 0, 0, 0, 0x20, 0)))
  const cells = rows.flatMap((row, at) => row.map((value, column) => cell(at, column, value)))
  return Buffer.concat([
    begin(0x10),
    ...columns,
    ...hidden,
    ...cells,
    ...(merges.length > 0 ? [record(0xe5, u16(merges.length), ...merges.map((one) => u16(...one)))] : []),
    end,
  ])
}

/** The stream of a workbook as Excel 97 to 2003 write it (BIFF8). */
function workbook(sheets: readonly OldSheet[]): Buffer {
  const bodies = sheets.map(sheet)
  const bounds = (places: readonly number[]): Buffer[] =>
    sheets.map(({ name, isHidden }, at) => record(0x85, u32(places[at] ?? 0), Buffer.from([isHidden ? 1 : 0, 0, name.length]), wide(name)))
  const globals = (places: readonly number[]): Buffer => Buffer.concat([begin(0x05), ...bounds(places), end])
  let place = globals([]).length
  const places = bodies.map((body) => (place += body.length) - body.length)
  return Buffer.concat([globals(places), ...bodies])
}

function entry(name: string, kind: number, child: number, start: number, size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.write(name, 0, 'utf16le')
  bytes.writeUInt16LE((name.length + 1) * 2, 64)
  bytes.set([kind, 1], 66)
  bytes.set(u32(FREE, FREE, child), 68)
  bytes.set(u32(start, size), 116)
  return bytes
}

/** An .xls file: a compound file of one table of sectors, one directory and the workbook behind them. */
export function oldWorkbook(sheets: readonly OldSheet[]): Buffer {
  const content = workbook(sheets)
  const sectors = Math.max(8, Math.ceil(content.length / SECTOR))
  const stream = Buffer.alloc(sectors * SECTOR)
  stream.set(content)
  const chain = Array.from({ length: 128 }, (_, at) =>
    at === 0 ? TABLE : at === 1 ? END : at < sectors + 1 ? at + 1 : at === sectors + 1 ? END : FREE,
  )
  const head = Buffer.alloc(SECTOR)
  head.set(Buffer.from('d0cf11e0a1b11ae1', 'hex'))
  head.set(u16(0x3e, 3, 0xfffe, 9, 6), 24)
  head.set(u32(0, 1, 1, 0, 4096, END, 0, END, 0, 0, ...Array.from({ length: 108 }, () => FREE)), 40)
  const directory = Buffer.concat([entry('Root Entry', 5, 1, END, 0), entry('Workbook', 2, FREE, 2, stream.length), Buffer.alloc(256)])
  return Buffer.concat([head, u32(...chain), directory, stream])
}
