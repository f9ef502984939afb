import type { Form } from '#scanner/engine/measurer.ts'

/** Bytes kept of one cell (above what the engine looks at, so that it counts the cell as too long), and of all. */
const CELL = 1_100_000
const ALL = 16 * 2 ** 20
/** Cells kept of one record; what stands beyond is beyond every limit of columns. */
const CELLS = 100_000

/** A record too long for memory: its cells cut, its line ends counted, whether its quote was never closed, or closed by one behind which the text goes on. */
export type Giant = {
  bytes: Uint8Array<ArrayBuffer>
  cells: Uint32Array<ArrayBuffer>
  lines: number
  unclosed: boolean
  stray: boolean
}

/** Takes one record piece by piece, keeping only the beginning of each cell. */
export class GiantRecord {
  readonly #form: Form
  readonly #kept = Buffer.from(new ArrayBuffer(ALL))
  readonly #cells: number[] = []
  #used = 0
  #cellStart = 0
  #quoted = false
  #lines = 0
  #state: 'start' | 'plain' | 'open' | 'closing' = 'start'
  #stray = false
  #done = false

  constructor(form: Form) {
    this.#form = form
  }

  /** Whether the end of the record was met. */
  get done(): boolean {
    return this.#done
  }

  /** What was kept; to be asked once, at the end of the record or of the source. */
  end(): Giant {
    const unclosed = this.#state === 'open'
    if (!this.#done) this.#endCell()
    return {
      bytes: new Uint8Array(this.#kept.buffer.slice(0, this.#used)),
      cells: new Uint32Array(this.#cells),
      lines: this.#lines + (this.#done ? 1 : 0),
      unclosed,
      stray: this.#stray,
    }
  }

  /** Takes a piece; answers how many of its bytes belong to the record. */
  push(piece: Buffer): number {
    let from = 0
    let i = 0
    for (; i < piece.length && !this.#done; i++) {
      if (this.#state === 'open') {
        const quote = piece.indexOf(34, i)
        const end = quote < 0 ? piece.length : quote
        this.#keep(piece, from, end)
        for (let lf = piece.indexOf(10, i); lf >= 0 && lf < end; lf = piece.indexOf(10, lf + 1)) this.#lines++
        i = from = end
        if (quote >= 0) this.#state = 'closing'
        continue
      }
      const byte = piece[i]!
      if (this.#state === 'closing') {
        this.#state = byte === 34 ? 'open' : 'plain'
        from = i
        if (byte === 34) continue
      }
      if (byte === 34 && this.#state === 'start') {
        this.#state = 'open'
        this.#quoted = true
        from = i + 1
      } else if (byte === this.#form.delimiter || byte === 10 || byte === 13) {
        this.#keep(piece, from, i)
        this.#endCell()
        from = i + 1
        if (byte !== this.#form.delimiter) this.#done = true
      } else {
        this.#stray ||= this.#quoted && this.#lines > 0 && byte > 32
        this.#state = 'plain'
      }
    }
    if (!this.#done && this.#state !== 'closing') this.#keep(piece, from, piece.length)
    return Math.min(i, piece.length)
  }

  #keep(piece: Buffer, from: number, end: number): void {
    const size = Math.min(end - from, CELL - (this.#used - this.#cellStart), ALL - this.#used)
    if (size > 0) this.#used += piece.copy(this.#kept, this.#used, from, from + size)
  }

  #endCell(): void {
    const length = this.#used - this.#cellStart
    if (this.#cells.length < CELLS * 2) this.#cells.push(this.#cellStart, length + (this.#quoted ? 0x80000000 : 0))
    else this.#used = this.#cellStart
    this.#cellStart = this.#used
    this.#quoted = false
    this.#state = 'start'
  }
}
