import { coverText } from '#contract/clear-values.ts'
import type { Cell, TableSink } from '#scanner/sources/sink.ts'

const DEPTH = 12
const ELEMENTS = 10_000
/** Lists of lists up to this width have fixed places, each a column. */
const PLACES = 40
/** Keys of key/value lists that become columns, at most, in one dataset. */
const KEYS = 300

/** A path of the documents: the column its plain values go to, and what hangs below it. */
type Place = { path: string; column: number | null; isList: boolean; below: Map<string, Place> }

/**
 * Puts the leaves of nested records into the columns of a sink: `a.b` in objects, `a[]` for elements of a list, `a[][0]` for fixed places
 * in a list of lists, `a.红` for a list of keys and values.
 */
export class Flattener {
  readonly #sink: TableSink
  readonly #root = placeOf('', false)
  #cells: Cell[] = []
  readonly #lists = new Map<number, Cell[]>()
  #keys = 0
  /** Elements of overlong lists that were left out. */
  leftOut = 0

  constructor(sink: TableSink) {
    this.#sink = sink
  }

  /** Adds one value under a path of its own, such as the geometry of a feature. */
  put(value: unknown, name?: string): void {
    this.#put(name === undefined ? this.#root : this.#below(this.#root, name, name, false), value, 0)
  }

  /** Adds the elements of a record that is itself a list, each in its place, by names where there are some. */
  putPlaces(record: readonly unknown[], names: readonly string[] | null): void {
    for (let at = 0; at < record.length; at++) {
      const name = names?.[at] ?? `[${at}]`
      this.#put(this.#below(this.#root, name, name, false), record[at], 1)
    }
  }

  /** Ends the record and hands it to the sink. */
  end(): void | Promise<void> {
    let wait = this.#sink.row(this.#cells)
    for (const [column, cells] of this.#lists)
      if (cells.length > 0) {
        const next = this.#sink.values(column, cells)
        if (next) wait = wait ? both(wait, next) : next
        cells.length = 0
      }
    this.#cells.length = 0
    return wait
  }

  #put(place: Place, value: unknown, depth: number): void {
    if (value === null || typeof value !== 'object') return this.#leaf(place, value as Cell)
    if (Array.isArray(value)) {
      if (value.length > 0) this.#list(place, value, depth)
    } else if (depth >= DEPTH) this.#leaf(place, shortJson(value))
    else
      for (const key in value) {
        const under = this.#under(place, key)
        if (under.path.endsWith('*') && key !== '*') this.#leaf(this.#below(place, '键', `${under.path.slice(0, -1)}键`, true), key)
        this.#put(under, (value as Record<string, unknown>)[key], depth + 1)
      }
  }

  /** What hangs below a key; keys that are numbers of persons, as in a map by telephone, are values: they go to 键, and what they lead to shares one place. */
  #under(place: Place, key: string): Place {
    const known = place.below.get(key)
    if (known) return known
    const isValue = coverText(key) !== key
    const name = isValue ? '*' : key
    const found = this.#below(place, name, place.path === '' ? name : `${place.path}.${name}`, place.isList || isValue)
    if (isValue && place.below.size < 20_000) place.below.set(key, found)
    return found
  }

  #list(place: Place, list: readonly unknown[], depth: number): void {
    if (depth >= DEPTH) return this.#leaf(place, shortJson(list))
    if (list.length > ELEMENTS) this.leftOut += list.length - ELEMENTS
    const pairs = pairsOf(list)
    if (pairs && this.#keys < KEYS) {
      for (const [key, value] of pairs) {
        if (!place.below.has(key)) this.#keys++
        this.#put(this.#below(place, key, place.path === '' ? key : `${place.path}.${key}`, place.isList), value, depth + 2)
      }
      return
    }
    for (let n = 0; n < Math.min(list.length, ELEMENTS); n++) {
      const element = list[n]
      const each = this.#below(place, '[]', `${place.path}[]`, true)
      if (Array.isArray(element) && element.length <= PLACES)
        for (let at = 0; at < element.length; at++)
          this.#put(this.#below(each, `[${at}]`, `${each.path}[${at}]`, true), element[at], depth + 2)
      else this.#put(each, element, depth + 1)
    }
  }

  #leaf(place: Place, value: Cell): void {
    const column = (place.column ??= this.#sink.column(place.path === '' ? 'value' : place.path))
    if (column < 0) return
    if (!place.isList) {
      while (this.#cells.length < column) this.#cells.push(undefined)
      this.#cells[column] = value
      return
    }
    const cells = this.#lists.get(column)
    if (cells) cells.push(value)
    else this.#lists.set(column, [value])
  }

  #below(place: Place, key: string, path: string, isList: boolean): Place {
    let found = place.below.get(key)
    if (!found) {
      found = placeOf(path, isList)
      if (place.below.size < 20_000) place.below.set(key, found)
    }
    return found
  }
}

function placeOf(path: string, isList: boolean): Place {
  return { path, column: null, isList, below: new Map() }
}

/** Reads a list such as `[{"key": "颜色", "value": "红"}]` as pairs; null when it is none or a key comes twice. */
function pairsOf(list: readonly unknown[]): [string, unknown][] | null {
  if (list.length > PLACES) return null
  const pairs: [string, unknown][] = []
  const keys = new Set<string>()
  for (const element of list) {
    if (
      element === null ||
      typeof element !== 'object' ||
      !('key' in element) ||
      !('value' in element) ||
      Object.keys(element).length !== 2
    )
      return null
    if (typeof element.key !== 'string' || element.key.length > 100 || keys.has(element.key)) return null
    keys.add(element.key)
    pairs.push([element.key, element.value])
  }
  return pairs
}

/** Writes a value as JSON, at most some four thousand characters and fifty levels of it; never fails however deep it is. */
export function shortJson(value: unknown, limit = 4000): string {
  let text = ''
  const write = (node: unknown, depth: number): void => {
    if (text.length > limit) return
    if (node === null || typeof node !== 'object') text += JSON.stringify(node) ?? 'null'
    else if (depth > 50) text += '…'
    else if (Array.isArray(node)) {
      text += '['
      for (let at = 0; at < node.length && text.length <= limit; at++) {
        if (at > 0) text += ','
        write(node[at], depth + 1)
      }
      text += ']'
    } else {
      text += '{'
      let first = true
      for (const key in node) {
        if (text.length > limit) break
        text += `${first ? '' : ','}${JSON.stringify(key)}:`
        first = false
        write((node as Record<string, unknown>)[key], depth + 1)
      }
      text += '}'
    }
  }
  write(value, 0)
  return text.slice(0, limit)
}

async function both(one: Promise<void>, other: Promise<void>): Promise<void> {
  await Promise.all([one, other])
}
