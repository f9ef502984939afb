import type { Cell } from '#scanner/sources/sink.ts'

/** Marks the length of a cell that is there, be it an empty text; the engine’s sign for “quoted”. */
export const QUOTED = 0x80000000
/** Start of a cell that its row does not have. */
export const ABSENT = 1

/**
 * One row as UTF-8 bytes and a table of its cells, the form in which rows are packed for the engine; filled anew row after row, so that no
 * text is made of a cell.
 */
export class PackedRow {
  bytes = Buffer.allocUnsafeSlow(1 << 12)
  used = 0
  /** Start within the bytes and length of each cell; nothing there is of length 0, without `QUOTED`. */
  table = new Uint32Array(64)
  /** Cells up to the last one given. */
  length = 0
  /** Bytes of cells that were given again. */
  #stale = 0

  begin(): void {
    this.used = 0
    this.length = 0
    this.#stale = 0
  }

  /** Puts UTF-8 bytes into a cell. */
  put(column: number, from: Buffer, start: number, end: number): void {
    const size = end - start
    this.#open(column, size)
    const { bytes, used } = this
    if (size > 32) from.copy(bytes, used, start, end)
    else for (let i = 0; i < size; i++) bytes[used + i] = from[start + i]!
    this.#end(column, size)
  }

  /** Puts a value into a cell. */
  set(column: number, value: string | boolean | null): void {
    if (value === null) {
      this.#open(column, 0)
      this.table[column * 2] = 0
      return
    }
    const text = String(value)
    this.#open(column, text.length * 3)
    this.#end(column, this.bytes.write(text, this.used))
  }

  /** Cells up to the last that holds anything. */
  get filledWidth(): number {
    for (let at = this.length; at > 0; at--) if ((this.table[at * 2 - 1]! & ~QUOTED) !== 0) return at
    return 0
  }

  /** Whether the first cell that holds anything begins like 合计 or 总计, which are told from data only when they stand last. */
  get mayBeTotal(): boolean {
    for (let at = 0; at < this.length; at++) {
      const size = this.table[at * 2 + 1]! & ~QUOTED
      if (size === 0) continue
      const first = this.bytes[this.table[at * 2]!]!
      return size >= 6 && size <= 15 && (first === 0xe5 || first === 0xe6)
    }
    return false
  }

  /** Whether the first cell that holds anything begins with one of these texts, or reads exactly so. */
  startsWithOne(texts: readonly Buffer[], exactly: boolean): boolean {
    for (let at = 0; at < this.length; at++) {
      const size = this.table[at * 2 + 1]! & ~QUOTED
      if (size === 0) continue
      const start = this.table[at * 2]!
      for (const text of texts)
        if (
          (exactly ? text.length === size : text.length <= size) &&
          this.bytes[start] === text[0] &&
          text.compare(this.bytes, start, start + text.length) === 0
        )
          return true
      return false
    }
    return false
  }

  /** Leaves out cells beyond so many, and the bytes of cells that are no more. */
  trim(count: number): void {
    for (let at = count; at < this.length; at++) this.#stale += this.table[at * 2 + 1]! & ~QUOTED
    this.length = Math.min(this.length, count)
    if (this.#stale > 0) this.#gather(Buffer.allocUnsafeSlow(this.bytes.length))
  }

  has(column: number): boolean {
    return this.table[column * 2] !== ABSENT || this.table[column * 2 + 1] !== 0
  }

  /** The cells as values of their own. */
  cells(): Cell[] {
    return Array.from({ length: this.length }, (_, at) => {
      const [start, size] = [this.table[at * 2]!, this.table[at * 2 + 1]!]
      if (size === 0) return start === ABSENT ? undefined : null
      return this.bytes.toString('utf8', start, start + (size & ~QUOTED))
    })
  }

  /** Makes room for a cell and its bytes; cells passed over are not there. */
  #open(column: number, size: number): void {
    if (column < this.length) this.#drop(column)
    else this.#reach(column)
    if (this.used + size > this.bytes.length) this.#grow(size)
  }

  #drop(column: number): void {
    this.#stale += this.table[column * 2 + 1]! & ~QUOTED
    this.table[column * 2] = 0
    this.table[column * 2 + 1] = 0
  }

  #reach(column: number): void {
    if (column * 2 + 2 > this.table.length) {
      const wider = new Uint32Array(Math.max(this.table.length * 2, column * 2 + 2))
      wider.set(this.table)
      this.table = wider
    }
    for (; this.length <= column; this.length++) {
      this.table[this.length * 2] = ABSENT
      this.table[this.length * 2 + 1] = 0
    }
  }

  /** Takes a larger place, or leaves out what was given again when that is most of it. */
  #grow(size: number): void {
    const live = this.#stale > this.used / 2 ? this.used - this.#stale : this.used
    this.#gather(Buffer.allocUnsafeSlow(Math.max(this.bytes.length, (live + size) * 2)))
  }

  #gather(into: Buffer<ArrayBuffer>): void {
    let used = 0
    for (let at = 0; at < this.length; at++) {
      const [start, size] = [this.table[at * 2]!, this.table[at * 2 + 1]! & ~QUOTED]
      if (this.table[at * 2 + 1] === 0) continue
      this.table[at * 2] = used
      used += this.bytes.copy(into, used, start, start + size)
    }
    this.#stale = 0
    this.used = used
    this.bytes = into
  }

  #end(column: number, size: number): void {
    this.table[column * 2] = this.used
    this.table[column * 2 + 1] = (size | QUOTED) >>> 0
    this.used += size
  }
}
