import { hasHeader } from '#scanner/sources/csv-shape.ts'
import { Flattener } from '#scanner/sources/json-flatten.ts'
import { geometryBounds, isGeometry, putFeature } from '#scanner/sources/geojson.ts'
import type { Finding } from '#contract/findings.ts'
import type { TableSink } from '#scanner/sources/sink.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'

/** Lists up to this long that are records have a column for each place. */
const WIDEST = 200

/** Takes records one at a time, flat or as map features; a record that cannot be read is counted, not thrown. */
export class RecordReader {
  readonly #source: Source
  readonly #isGeo: boolean
  readonly #sink: TableSink
  readonly #flat: Flattener
  #bounds: Finding['bounds'] = null
  #behind: Promise<void> | null = null
  /** What the places of lists are called, where something says so. */
  names: readonly string[] | null = null
  /** A first list that may name the places of those after it. */
  #held: string[] | null = null
  #begun = false

  constructor(source: Source, isGeo: boolean, sink = source.sink()) {
    this.#source = source
    this.#isGeo = isGeo
    this.#sink = sink
    this.#flat = new Flattener(sink)
  }

  get rows(): number {
    return this.#sink.rows
  }

  takeText(text: string, line?: number): void {
    let record: unknown
    try {
      record = parseJson(text)
    } catch {
      this.#source.faults.warn(
        'bad-records',
        { zh: '部分记录不是有效的 JSON，已跳过', en: 'Some records are not valid JSON and were left out' },
        line === undefined ? {} : { line },
      )
      return
    }
    this.take(record)
  }

  take(record: unknown): void {
    if (this.#held || this.#isFirst(record)) {
      const [head, wasHeld] = [this.#held, this.#held !== null]
      this.#held = null
      if (!wasHeld) {
        this.#held = record as string[]
        return
      }
      if (namesPlaces(head!, record)) this.names = head
      else this.#give(head)
    }
    this.#give(record)
  }

  /** A list of texts that comes first may name the places of those after it. */
  #isFirst(record: unknown): boolean {
    const isFirst =
      !this.#begun &&
      this.names === null &&
      Array.isArray(record) &&
      record.length > 1 &&
      record.length <= WIDEST &&
      new Set(record).size === record.length &&
      record.every((cell) => typeof cell === 'string' && cell !== '')
    this.#begun = true
    return isFirst
  }

  #give(record: unknown): void {
    if (this.#isGeo) this.#bounds = geometryBounds(putFeature(this.#flat, record), this.#bounds)
    else if (isGeometry(record)) putFeature(this.#flat, record)
    else if (Array.isArray(record) && record.length <= WIDEST) this.#flat.putPlaces(record, this.names)
    else this.#flat.put(record)
    const wait = this.#flat.end()
    if (wait) this.#behind = wait
  }

  /** To be awaited now and then, so that the sink catches up. */
  async settle(): Promise<void> {
    if (this.#behind) await this.#behind
    this.#behind = null
  }

  async finish(): Promise<Dataset> {
    if (this.#held) this.#give(this.#held)
    await this.settle()
    if (this.#flat.leftOut > 0)
      this.#source.faults.warn(
        'sampled',
        { zh: '过长的列表只读取了前一万项', en: 'Of overlong lists only the first ten thousand elements were read' },
        { count: this.#flat.leftOut },
      )
    return { facts: await this.#sink.finish(), bounds: this.#bounds }
  }
}

/** Whether the first of two lists reads like a header of the second: words above figures, days and the like. */
function namesPlaces(head: readonly string[], record: unknown): boolean {
  if (!Array.isArray(record) || record.length !== head.length) return false
  const cells = record.map((cell) => (cell === null || typeof cell === 'object' ? '' : String(cell)))
  return cells.some((cell) => /\d/.test(cell)) && !head.some((name) => /\d{2}/.test(name)) && hasHeader([[...head], cells])
}

/** A whole number of sixteen digits or more that stands without quotes: a number of JavaScript cannot hold each of them. */
const LONG_NUMBER = /[[:,\s]-?\d{16,}[\s,\]}]/

/** Reads JSON; whole numbers too long for a number come as the digits they were written with. */
export function parseJson(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text)
  const keep = (_: string, value: unknown, context: { source?: string } = {}): unknown =>
    typeof value === 'number' && !Number.isSafeInteger(value) && context.source && /^-?\d+$/.test(context.source) ? context.source : value
  return JSON.parse(text, keep)
}
