import { isUtf8 } from 'node:buffer'
import { readSync } from 'node:fs'
import { GiantRecord } from '#scanner/engine/giant-record.ts'
import { QuoteChain, publishRange } from '#scanner/engine/range-plan.ts'
import type { Giant } from '#scanner/engine/giant-record.ts'
import type { Measurer } from '#scanner/engine/measurer.ts'
import type { RangeNote } from '#scanner/engine/part.ts'
import type { RangePlan } from '#scanner/engine/range-plan.ts'

const AHEAD = 1 << 16
const ROOM = 8 * 2 ** 20
const PIECE = 2 ** 20
const QUOTE = 34

/** Reads ranges of one file straight into an engine's memory and measures exactly the records that begin in them. */
export class RangeReader {
  readonly #plan: RangePlan
  readonly #measurer: Measurer
  readonly #file: number
  readonly #chain: QuoteChain
  /** Place in memory of the range's first byte, place of it in the file, bytes in memory from there on. */
  #base = 0
  #start = 0
  #have = 0

  constructor(plan: RangePlan, measurer: Measurer, file: number) {
    this.#plan = plan
    this.#measurer = measurer
    this.#file = file
    this.#chain = new QuoteChain(plan.board)
    measurer.setForm(plan.form)
  }

  /** Measures one range and tells what it found. */
  async measure(range: number): Promise<RangeNote> {
    const { engine } = this.#measurer
    const { from, size, rangeBytes, board, firstRange } = this.#plan
    this.#start = from + range * rangeBytes
    const length = Math.min(rangeBytes, size - this.#start)
    const isLast = this.#start + length >= size
    this.#base = this.#measurer.input(ROOM)
    this.#have = 0
    this.#read(length + AHEAD)
    this.#measurer.bytes(this.#base - 1, 1)[0] = 10
    if (range > 0) readSync(this.#file, this.#measurer.bytes(this.#base - 1, 1), 0, 1, this.#start - 1)
    const begin = this.#base + (range > 0 ? this.#afterQuotes(0) : 0)
    const border = this.#base + (isLast ? Math.min(length, this.#have) : this.#afterQuotes(length))
    const quotes = engine.findQuote(begin, border) < border
    publishRange(board, range, quotes && engine.openAfter(begin, border, 0) !== 0, !quotes || engine.openAfter(begin, border, 1) !== 0)
    const open = await this.#chain.openAt(range)
    const first = engine.firstRecord(begin, this.#base + this.#have, open ? 1 : 0)
    engine.beginRange()
    if (first === 0 || first >= border) return this.#measurer.note(firstRange + range)
    const end = isLast ? border : this.#endOf(border, await this.#chain.openAt(range + 1))
    if (end === 0) return this.#measureGiant(first, firstRange + range)
    return this.#measureWhole(first, end, firstRange + range)
  }

  /** Fills memory up to so many bytes from the start of the range, or to the end of the file. */
  #read(wanted: number): void {
    const most = Math.min(wanted, this.#plan.size - this.#start, ROOM)
    while (this.#have < most) {
      const read = readSync(
        this.#file,
        this.#measurer.bytes(this.#base + this.#have, most - this.#have),
        0,
        most - this.#have,
        this.#start + this.#have,
      )
      if (read === 0) break
      this.#have += read
    }
    this.#measurer.bytes(this.#base + this.#have, 64).fill(0)
  }

  /** A border moved so that it follows no quote and does not part CR from LF: what stands before it then tells all. */
  #afterQuotes(offset: number): number {
    const bytes = this.#measurer.bytes(this.#base - 1, this.#have + 2)
    let at = offset
    while (at < this.#have && (bytes[at] === QUOTE || (bytes[at] === 13 && bytes[at + 1] === 10))) at++
    return at
  }

  /** Where the record that crosses the border ends; 0 when it is too long for the memory. */
  #endOf(border: number, isOpen: boolean): number {
    for (;;) {
      const end = this.#measurer.engine.firstRecord(border, this.#base + this.#have, isOpen ? 1 : 0)
      if (end > 0) return end
      if (this.#start + this.#have >= this.#plan.size) return this.#base + this.#have
      if (this.#have >= ROOM) return 0
      this.#read(this.#have * 2)
    }
  }

  #measureWhole(first: number, end: number, range: number): RangeNote {
    const { engine } = this.#measurer
    const bytes = this.#measurer.bytes(first, end - first)
    if (this.#plan.decode) return this.#measureDecoded(bytes, range)
    const clean = isUtf8(bytes) ? null : strangersIn(bytes)
    const firstNul = lineOfNul(bytes)
    const nuls = firstNul < 0 ? 0 : dropNuls(bytes)
    if (nuls > 0) this.#measurer.bytes(end - nuls, 64).fill(0)
    engine.measureRecords(first, end - nuls, range)
    const note = this.#measurer.note(range)
    return {
      ...note,
      nuls,
      firstNul,
      ...(clean ? { strangers: clean.count, firstStranger: clean.line, strangerAt: this.#start + first - this.#base + clean.at } : {}),
    }
  }

  #measureDecoded(bytes: Uint8Array, range: number): RangeNote {
    const text = new TextDecoder(this.#plan.decode ?? 'utf-8').decode(bytes)
    const strange = text.indexOf('\uFFFD')
    const strangers = strange < 0 ? 0 : text.split('\uFFFD').length - 1
    const nul = text.indexOf('\0')
    const nuls = nul < 0 ? 0 : text.split('\0').length - 1
    const note = this.#measurer.records(new TextEncoder().encode(nuls > 0 ? text.replaceAll('\0', '') : text), range)
    return {
      ...note,
      nuls,
      firstNul: nul < 0 ? -1 : text.slice(0, nul).split('\n').length - 1,
      strangers,
      ...(strange < 0 ? {} : { firstStranger: text.slice(0, strange).split('\n').length - 1 }),
    }
  }

  /** A record longer than the memory: what stands before it is measured as usual, it is read piece by piece. */
  #measureGiant(first: number, range: number): RangeNote {
    const { engine } = this.#measurer
    let last = first
    for (let next = first; next > 0;) {
      last = next
      next = engine.nextRecord(last, this.#base + this.#have, 0)
    }
    const at = this.#start + last - this.#base
    if (last > first) engine.measureRecords(first, last, range)
    const before = this.#measurer.note(range)
    const giant = this.#readGiant(at)
    const across = Math.min(this.#plan.width, giant.cells.length / 2)
    const note = this.#measurer.cells(giant.bytes, giant.cells.slice(0, across * 2), 1, across, range)
    const ends =
      before.ends && note.ends
        ? before.ends.map((value, i) => (i % 2 === 1 && !Number.isNaN(note.ends![i]) ? note.ends![i]! : value))
        : (before.ends ?? note.ends)
    return {
      ...before,
      rows: before.rows + note.rows,
      lines: before.lines + giant.lines,
      unclosed: giant.unclosed ? before.lines : before.unclosed,
      stray: before.stray + (giant.stray ? 1 : 0),
      firstStray: before.stray > 0 ? before.firstStray : before.lines,
      ends,
    }
  }

  #readGiant(from: number): Giant {
    const record = new GiantRecord(this.#plan.form)
    const piece = Buffer.alloc(PIECE)
    for (let at = from; !record.done;) {
      const read = readSync(this.#file, piece, 0, PIECE, at)
      if (read === 0) break
      at += read
      record.push(piece.subarray(0, read))
    }
    return record.end()
  }
}

/** How many lines stand before the first NUL byte; -1 without one. */
export function lineOfNul(bytes: Uint8Array): number {
  const nul = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(0)
  if (nul < 0) return -1
  let lines = 0
  for (let at = 0; at < nul; at++) if (bytes[at] === 10) lines++
  return lines
}

/** Takes NUL bytes out in place; answers how many there were. */
export function dropNuls(bytes: Uint8Array): number {
  let to = 0
  for (let from = 0; from < bytes.length; from++) if (bytes[from] !== 0) bytes[to++] = bytes[from]!
  return bytes.length - to
}

/** Counts what is no UTF-8, with line and place of the first. */
export function strangersIn(bytes: Uint8Array): { count: number; line: number; at: number } {
  let line = 0
  let at = 0
  for (let from = 0; from < bytes.length;) {
    const next = bytes.indexOf(10, from)
    const end = next < 0 ? bytes.length : next + 1
    if (!isUtf8(bytes.subarray(from, end))) {
      at = from
      break
    }
    line++
    from = end
  }
  const text = new TextDecoder().decode(bytes)
  return { count: text.split('\uFFFD').length - 1, line, at }
}
