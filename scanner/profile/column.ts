import { LOOK, isPlaceholder, look, lookAtNumber, looksLikeFormula, textHash } from '#scanner/profile/cell.ts'
import { parseTime, parsed } from '#scanner/profile/day.ts'
import { HyperLogLog } from '#scanner/profile/hyperloglog.ts'
import { Reservoir } from '#scanner/profile/reservoir.ts'

const EXACT = 4096
const PROFILED = 4096

/** Everything one pass learns of a column; cells are counted and forgotten, only the sample stays. */
export class ColumnProfile {
  readonly name: string
  readonly position: number
  readonly sample: Reservoir
  readonly placeholders = new Map<string, number>()
  /** Cells offered, and those of them that hold nothing. */
  seen = 0
  nulls = 0
  texts = 0
  integers = 0
  decimals = 0
  codes = 0
  booleans = 0
  days = 0
  times = 0
  jsons = 0
  formulas = 0
  marks = 0
  longCells = 0
  /** Whole numbers greater than the one before, and by how much at most: running numbers show here. */
  ascents = 0
  descents = 0
  minNumber = Number.POSITIVE_INFINITY
  maxNumber = Number.NEGATIVE_INFINITY
  minTime = Number.POSITIVE_INFINITY
  maxTime = Number.NEGATIVE_INFINITY
  minText: string | null = null
  maxText: string | null = null
  minLength = Number.POSITIVE_INFINITY
  maxLength = 0
  readonly #exact = new Set<number>()
  #sketch: HyperLogLog | null = null
  #previous = Number.NaN
  #timeTries = 0
  readonly #cellLimit: number

  constructor(name: string, position: number, sampleSize: number, cellLimit: number) {
    this.name = name
    this.position = position
    this.sample = new Reservoir(sampleSize, position + 1)
    this.#cellLimit = cellLimit
  }

  addNull(): void {
    this.seen++
    this.nulls++
  }

  /** Takes a cell that arrived as text; blanks and placeholders count as nothing. */
  addText(given: string, fullLength = given.length): void {
    this.seen++
    let text = given
    if (fullLength > this.#cellLimit) this.longCells++
    if (text.length > PROFILED) text = text.slice(0, PROFILED)
    if (text.charCodeAt(0) === 0xfeff) {
      this.marks++
      text = text.replace(/^\uFEFF+/, '')
    }
    if (text.length > 0 && (isBlankEdge(text.charCodeAt(0)) || isBlankEdge(text.charCodeAt(text.length - 1)))) text = text.trim()
    if (text.length === 0) {
      this.nulls++
      return
    }
    if (isPlaceholder(text)) {
      this.nulls++
      this.placeholders.set(text, (this.placeholders.get(text) ?? 0) + 1)
      return
    }
    this.#measureText(text, fullLength === given.length ? text.length : fullLength)
    if (this.sample.wants()) this.sample.keep(text)
  }

  /** Takes a cell that arrived as a number. */
  addNumber(value: number): void {
    this.seen++
    if (Number.isNaN(value)) {
      this.nulls++
      return
    }
    lookAtNumber(value)
    this.#countDistinct()
    if (Number.isInteger(value)) this.#integer(value)
    else this.decimals++
    this.#range(value)
    if (this.sample.wants()) this.sample.keep(String(value))
  }

  addBoolean(value: boolean): void {
    this.seen++
    this.booleans++
    lookAtNumber(value ? 1 : 0)
    this.#countDistinct()
    if (this.sample.wants()) this.sample.keep(String(value))
  }

  /** Takes a cell that arrived as a date; UTC midnight counts as a day without time. */
  addDate(value: Date): void {
    const ms = value.getTime()
    if (Number.isNaN(ms)) return this.addNull()
    this.seen++
    lookAtNumber(ms)
    this.#countDistinct()
    if (ms % 86_400_000 === 0) this.days++
    else this.times++
    if (ms < this.minTime) this.minTime = ms
    if (ms > this.maxTime) this.maxTime = ms
    if (this.sample.wants()) this.sample.keep(value.toISOString().slice(0, ms % 86_400_000 === 0 ? 10 : 19).replace('T', ' '))
  }

  /** Takes a nested value that is kept as it was written. */
  addJson(text: string): void {
    this.jsons++
    this.addText(text)
  }

  /** How many different values there are; exact as long as they were few. */
  distinct(): { count: number; exact: boolean } {
    return this.#sketch ? { count: Math.min(this.#sketch.estimate(), this.seen - this.nulls), exact: false } : { count: this.#exact.size, exact: true }
  }

  #measureText(text: string, length: number): void {
    const form = look(text)
    this.#countDistinct()
    if (length < this.minLength) this.minLength = length
    if (length > this.maxLength) this.maxLength = length
    if (form === LOOK.integer && text.length <= 16) {
      const value = Number(text)
      this.#integer(value)
      this.#range(value)
      return
    }
    if (form === LOOK.decimal) {
      this.decimals++
      this.#range(Number(text))
      return
    }
    if (form === LOOK.text) {
      this.#textOrTime(text)
    } else if (form === LOOK.integer) this.integers++
    else this.codes++
    if (this.minText === null || text < this.minText) this.minText = text.slice(0, 200)
    if (this.maxText === null || text > this.maxText) this.maxText = text.slice(0, 200)
  }

  #textOrTime(text: string): void {
    if (looksLikeFormula(text)) this.formulas++
    const first = text.charCodeAt(0)
    const hopeful = this.#timeTries < 500 || (this.days + this.times) * 20 > this.#timeTries
    if (first >= 48 && first <= 57 && text.length >= 6 && text.length <= 35 && hopeful) {
      this.#timeTries++
      const ms = parseTime(text)
      if (!Number.isNaN(ms)) {
        if (parsed.hasTime) this.times++
        else this.days++
        if (ms < this.minTime) this.minTime = ms
        if (ms > this.maxTime) this.maxTime = ms
        return
      }
    }
    this.texts++
  }

  #integer(value: number): void {
    this.integers++
    if (value > this.#previous) this.ascents++
    else if (value < this.#previous) this.descents++
    this.#previous = value
  }

  #range(value: number): void {
    if (value < this.minNumber) this.minNumber = value
    if (value > this.maxNumber) this.maxNumber = value
  }

  #countDistinct(): void {
    if (this.#sketch) {
      this.#sketch.add(textHash.low)
      return
    }
    this.#exact.add(textHash.low * 2097152 + (textHash.high >>> 11))
    if (this.#exact.size <= EXACT) return
    this.#sketch = new HyperLogLog()
    for (const hash of this.#exact) this.#sketch.add(Math.floor(hash / 2097152))
    this.#exact.clear()
  }
}

function isBlankEdge(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0x3000 || code === 0xfeff
}
