import { writeTime } from '#scanner/profile/day.ts'
import { ABSENT, QUOTED } from '#scanner/sources/packed-row.ts'
import type { PackedRow } from '#scanner/sources/packed-row.ts'
import type { Cell } from '#scanner/sources/sink.ts'

const BYTES = 1 << 20
const CELLS = 1 << 17
const encoder = new TextEncoder()

/** Packs rows of values into bytes and a table of cells, as the engine takes them without splitting. */
export class CellPacker {
  #bytes = Buffer.allocUnsafeSlow(1 << 16)
  #used = 0
  #table = new Uint32Array(1 << 12)
  #cells = 0
  #widths: number[] = []
  rows = 0

  /** Whether it is time to hand the rows on. */
  get isFull(): boolean {
    return this.#used >= BYTES || this.#cells >= CELLS
  }

  /** Packs one row; cells beyond the width are left out, missing ones are nothing. */
  row(cells: readonly Cell[], width: number): void {
    const count = Math.min(cells.length, width)
    this.#roomForCells(count)
    for (let at = 0; at < count; at++) this.#cell(cells[at])
    this.#widths.push(count)
    this.rows++
  }

  /** Packs a row that is bytes already. */
  packed(row: PackedRow): void {
    const count = row.length
    this.#roomForCells(count)
    this.#roomForBytes(row.used)
    for (let at = 0, to = this.#cells * 2; at < count * 2; at += 2, to += 2) {
      const size = row.table[at + 1]!
      this.#table[to] = size === 0 ? row.table[at]! : row.table[at]! + this.#used
      this.#table[to + 1] = size
    }
    row.bytes.copy(this.#bytes, this.#used, 0, row.used)
    this.#used += row.used
    this.#cells += count
    this.#widths.push(count)
    this.rows++
  }

  /** The first rows as texts. */
  peek(rows: number): string[][] {
    const found: string[][] = []
    let cell = 0
    for (const width of this.#widths.slice(0, rows)) {
      found.push(Array.from({ length: width }, (_, at) => this.#textAt(cell + at)))
      cell += width
    }
    return found
  }

  /** The packed rows, every row as wide as the widest; the packer begins anew. */
  take(): { bytes: Uint8Array; cells: Uint32Array; width: number } {
    const width = this.#widths.reduce((most, each) => Math.max(most, each), 1)
    const cells = new Uint32Array(this.rows * width * 2)
    let from = 0
    for (const [row, own] of this.#widths.entries()) {
      cells.set(this.#table.subarray(from * 2, (from + own) * 2), row * width * 2)
      for (let at = own; at < width; at++) cells[(row * width + at) * 2] = ABSENT
      from += own
    }
    const bytes = new Uint8Array(this.#bytes.buffer.slice(0, this.#used))
    this.#used = this.#cells = this.rows = 0
    this.#widths = []
    return { bytes, cells, width }
  }

  #textAt(cell: number): string {
    const from = this.#table[cell * 2]!
    return this.#bytes.toString('utf8', from, from + (this.#table[cell * 2 + 1]! & ~QUOTED))
  }

  #cell(cell: Cell): void {
    const at = this.#cells++ * 2
    if (cell === null || cell === undefined || (typeof cell === 'number' && Number.isNaN(cell))) {
      this.#table[at] = cell === undefined ? ABSENT : 0
      this.#table[at + 1] = 0
      return
    }
    const text = typeof cell === 'string' ? cell : cell instanceof Date ? textOfDate(cell) : String(cell)
    this.#roomForBytes(text.length * 3)
    const written = this.#write(text)
    this.#table[at] = this.#used
    this.#table[at + 1] = (written | QUOTED) >>> 0
    this.#used += written
  }

  /** Short texts of ASCII are written here: the encoder costs more than they do. */
  #write(text: string): number {
    const { length } = text
    for (let i = 0; length <= 48; i++) {
      if (i === length) return length
      const code = text.charCodeAt(i)
      if (code > 127) break
      this.#bytes[this.#used + i] = code
    }
    return encoder.encodeInto(text, this.#bytes.subarray(this.#used)).written
  }

  #roomForCells(count: number): void {
    if ((this.#cells + count) * 2 <= this.#table.length) return
    const wider = new Uint32Array(Math.max(this.#table.length * 2, (this.#cells + count) * 2))
    wider.set(this.#table.subarray(0, this.#cells * 2))
    this.#table = wider
  }

  #roomForBytes(count: number): void {
    if (this.#used + count <= this.#bytes.length) return
    const wider = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#used + count))
    this.#bytes.copy(wider, 0, 0, this.#used)
    this.#bytes = wider
  }
}

/** A date as text: a day when it is midnight in UTC, else with its time; nothing when it is no date. */
function textOfDate(date: Date): string {
  const ms = date.getTime()
  return Number.isNaN(ms) ? '' : writeTime(ms, ms % 86_400_000 !== 0)
}
