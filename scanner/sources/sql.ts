import { Unreadable } from '#scanner/faults.ts'
import { factsOf } from '#scanner/profile/old-facts.ts'
import { TableProfile } from '#scanner/profile/table.ts'
import { readBytes } from '#scanner/sources/bytes.ts'
import { readTuple } from '#scanner/sources/sql-tuple.ts'
import { decode } from '#scanner/sources/survey.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'

const NAME = '[`"\\[]?([\\w\\u4e00-\\u9fff$]+)[`"\\]]?'
const QUALIFIED = `(?:${NAME}\\.)?${NAME}`
const NEXT = new RegExp(`\\bCREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?${QUALIFIED}\\s*\\(|\\bINSERT\\s+(?:IGNORE\\s+)?INTO\\s+${QUALIFIED}\\s*(?:\\(([^()]*)\\)\\s*)?VALUES\\s*|^COPY\\s+${QUALIFIED}\\s*\\(([^()]*)\\)\\s+FROM\\s+stdin;\\r?\\n`, 'gim')
const KEYS = /^\s*(?:PRIMARY|UNIQUE|KEY|INDEX|CONSTRAINT|FOREIGN|CHECK|FULLTEXT|SPATIAL)\b/i
const KEPT = 1 << 16

/** Reads the rows out of an SQL dump (INSERT … VALUES, COPY … FROM stdin), a dataset for each table; nothing is ever run. */
export async function scanSql(source: Source): Promise<Dataset[]> {
  const dump = new DumpReader(source)
  let read = 0
  for await (const text of decode(readBytes(source.path, source.compressed, source.limits, (count) => (read = count)), source.survey.encoding ?? 'utf-8')) {
    dump.push(text)
    source.advance(read, dump.rows)
  }
  return dump.finish()
}

/** Walks through a dump given in pieces; between statements it looks for the next one, inside it takes rows. */
class DumpReader {
  rows = 0
  readonly #source: Source
  readonly #tables = new Map<string, { table: TableProfile; names: string[] }>()
  #rest = ''
  #mode: 'between' | 'values' | 'copy' = 'between'
  #table = ''
  #names: string[] = []

  constructor(source: Source) {
    this.#source = source
  }

  push(text: string): void {
    const whole = this.#rest + text
    let at = 0
    for (;;) {
      const next = this.#mode === 'between' ? this.#seek(whole, at) : this.#mode === 'values' ? this.#tuple(whole, at) : this.#line(whole, at)
      if (next < 0) break
      at = next
    }
    this.#rest = this.#mode === 'between' ? whole.slice(Math.max(at, whole.length - KEPT)) : whole.slice(at)
    if (this.#rest.length > this.#source.limits.wholeBytes) throw new Unreadable('too-large', { zh: 'SQL 转储中单行过长，无法读取', en: 'One row of the SQL dump is too long to be read' })
  }

  finish(): Dataset[] {
    const filled = [...this.#tables].filter(([, { table }]) => table.rows > 0)
    if (filled.length === 0) throw new Unreadable('empty', { zh: 'SQL 转储中没有数据行', en: 'The SQL dump holds no rows' })
    return filled.map(([name, { table }]) => ({ facts: factsOf(table), sheet: name }))
  }

  #seek(text: string, from: number): number {
    NEXT.lastIndex = from
    const found = NEXT.exec(text)
    if (!found) return -1
    const after = NEXT.lastIndex
    if (found[2]) {
      const end = text.indexOf(';', after)
      if (end < 0 && text.length - found.index < KEPT) return -1
      this.#names = columnsOf(text.slice(after, end < 0 ? undefined : end))
      this.#open(found[2], this.#names)
      return after
    }
    const list = found[5] ?? found[8]
    this.#open((found[4] ?? found[7])!, list ? list.split(',').map((name) => name.trim().replace(/^[`"[]|[`"\]]$/g, '')) : [])
    this.#mode = found[4] ? 'values' : 'copy'
    return after
  }

  #open(table: string, names: string[]): void {
    const known = this.#tables.get(table) ?? { table: new TableProfile(this.#source.limits), names }
    if (names.length > 0) known.names = names
    this.#tables.set(table, known)
    this.#table = table
  }

  #tuple(text: string, from: number): number {
    let at = from
    while (at < text.length && /[\s,]/.test(text[at]!)) at++
    if (at >= text.length) return -1
    if (text[at] !== '(') {
      this.#mode = 'between'
      return at
    }
    const tuple = readTuple(text, at)
    if (!tuple) return -1
    this.#take(tuple.cells)
    return tuple.end
  }

  #line(text: string, from: number): number {
    const end = text.indexOf('\n', from)
    if (end < 0) return -1
    const line = text.slice(from, end).replace(/\r$/, '')
    if (line === '\\.') this.#mode = 'between'
    else this.#take(line.split('\t').map((cell) => (cell === '\\N' ? null : cell)))
    return end + 1
  }

  #take(cells: readonly (string | null)[]): void {
    const { table, names } = this.#tables.get(this.#table)!
    for (let at = 0; at < cells.length; at++) {
      const column = table.columns[at] ?? table.append(names[at] ?? `列${at + 1}`)
      const cell = cells[at]
      if (cell === null || cell === undefined) column?.addNull()
      else column?.addText(cell)
    }
    table.rows++
    this.rows++
  }
}

function columnsOf(body: string): string[] {
  return body
    .split(/,\s*\n|\n/)
    .filter((line) => !KEYS.test(line))
    .map((line) => /^\s*[`"[]?([\w\u4e00-\u9fff]+)[`"\]]?\s+\w/.exec(line)?.[1])
    .filter((name) => name !== undefined)
}
