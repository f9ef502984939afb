/** Takes one record: its cells (reused: copy what must stay), their full lengths when any was cut, and the line it began on. */
export type OnRecord = (cells: string[], line: number) => void

const QUOTE = 34
const LF = 10
const CR = 13

/** Splits delimited text (RFC 4180, read leniently) given in pieces; cells longer than the limit are cut, never kept. */
export class CsvSplitter {
  /** Cells cut because they were too long. */
  cut = 0
  readonly #delimiter: number
  readonly #onRecord: OnRecord
  readonly #limit: number
  #cells: string[] = []
  #part = ''
  #quoted = false
  #wasQuoted = false
  #quotePending = false
  #skipLf = false
  #line = 1
  #recordLine = 1

  constructor(delimiter: string, limit: number, onRecord: OnRecord) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#limit = limit
    this.#onRecord = onRecord
  }

  /** Whether the text ended, or is now, inside quotes; a quote at the very end closes them. */
  get open(): boolean {
    return this.#quoted && !this.#quotePending
  }

  push(text: string): void {
    const n = text.length
    const delimiter = this.#delimiter
    let start = 0
    let i = 0
    if (this.#quotePending && n > 0) {
      this.#quotePending = false
      if (text.charCodeAt(0) === QUOTE) {
        this.#take('"')
        i = start = 1
      } else this.#quoted = false
    }
    while (i < n) {
      if (this.#quoted) {
        const quote = text.indexOf('"', i)
        const stop = quote < 0 ? n : quote
        this.#takeQuoted(text.slice(start, stop))
        if (quote < 0) return
        if (quote + 1 === n) {
          this.#quotePending = true
          return
        }
        if (text.charCodeAt(quote + 1) === QUOTE) {
          this.#take('"')
          i = start = quote + 2
        } else {
          this.#quoted = false
          i = start = quote + 1
        }
        continue
      }
      const code = text.charCodeAt(i)
      if (code === delimiter) {
        this.#endCell(text, start, i)
        start = ++i
      } else if (code === LF || code === CR) {
        i = start = this.#endLine(text, start, i, code)
      } else if (code === QUOTE && i === start && this.#part === '' && !this.#wasQuoted) {
        this.#quoted = this.#wasQuoted = true
        this.#skipLf = false
        start = ++i
      } else i++
    }
    if (start < n) this.#take(text.slice(start))
  }

  end(): void {
    if (this.#cells.length > 0 || this.#part !== '' || this.#wasQuoted) {
      this.#cells.push(this.#part)
      this.#flush()
    }
  }

  #endLine(text: string, start: number, at: number, code: number): number {
    if (code === LF && this.#skipLf && at === start && this.#cells.length === 0 && this.#part === '') {
      this.#skipLf = false
      this.#recordLine = this.#line
      return at + 1
    }
    this.#endCell(text, start, at)
    this.#line++
    this.#skipLf = code === CR
    this.#flush()
    if (code === CR && text.charCodeAt(at + 1) === LF) {
      this.#skipLf = false
      return at + 2
    }
    return at + 1
  }

  #endCell(text: string, start: number, end: number): void {
    if (this.#part === '') this.#cells.push(end - start > this.#limit ? this.#clip(text.slice(start, end)) : text.slice(start, end))
    else {
      this.#take(text.slice(start, end))
      this.#cells.push(this.#part)
      if (this.#part.length >= this.#limit) this.cut++
    }
    this.#part = ''
    this.#wasQuoted = false
  }

  #clip(text: string): string {
    this.cut++
    return text.slice(0, this.#limit)
  }

  #takeQuoted(text: string): void {
    this.#take(text)
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#line++
  }

  #take(text: string): void {
    if (text === '' || this.#part.length >= this.#limit) return
    this.#part += text.length + this.#part.length > this.#limit ? text.slice(0, this.#limit - this.#part.length) : text
  }

  #flush(): void {
    const cells = this.#cells
    const isBlankLine = cells.length === 1 && cells[0] === ''
    if (!isBlankLine) this.#onRecord(cells, this.#recordLine)
    cells.length = 0
    this.#part = ''
    this.#wasQuoted = false
    this.#recordLine = this.#line
  }
}
