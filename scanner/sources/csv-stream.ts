const [QUOTE, LINE_END] = [34, 10]
const ENOUGH = 1 << 20

/** Cuts a stream of CSV at ends of records, so that each piece holds whole ones; a quoted line end is none. */
export class RecordCutter {
  readonly #give: (records: Buffer) => void
  #parts: Buffer[] = []
  #held = 0
  #inQuotes = false

  constructor(give: (records: Buffer) => void) {
    this.#give = give
  }

  push(chunk: Buffer): void {
    const end = this.#lastEnd(chunk)
    if (end < 0) {
      this.#hold(chunk)
      return
    }
    this.#hold(chunk.subarray(0, end + 1))
    if (this.#held >= ENOUGH) this.flush()
    this.#hold(chunk.subarray(end + 1))
  }

  /** Gives what is held; at the end of the stream also a record without a line end. */
  flush(): void {
    if (this.#held > 0) this.#give(this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts))
    this.#parts = []
    this.#held = 0
  }

  #hold(bytes: Buffer): void {
    if (bytes.length === 0) return
    this.#parts.push(bytes)
    this.#held += bytes.length
  }

  /** The last line end of the piece outside quotes; -1 when there is none. */
  #lastEnd(chunk: Buffer): number {
    let last = -1
    let at = 0
    while (at <= chunk.length) {
      const quote = chunk.indexOf(QUOTE, at)
      const end = quote < 0 ? chunk.length : quote
      if (!this.#inQuotes && end > at) {
        const found = chunk.lastIndexOf(LINE_END, end - 1)
        if (found >= at) last = found
      }
      if (quote < 0) break
      this.#inQuotes = !this.#inQuotes
      at = quote + 1
    }
    return last
  }
}
