import { firstOf, several, type Words } from '#law/words.ts'
import { Faults, Unreadable } from '#scanner/faults.ts'
import { WRONGLY_ENCODED } from '#scanner/source-faults.ts'
import { asHex, binaryAsIs, isBinaryType } from '#scanner/sources/sql-binary.ts'
import { bitsOf, inBeijing } from '#scanner/sources/sql-mysql.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'
import type { TableSink } from '#scanner/sources/sink.ts'
import type { Schema, TableDeclared } from '#scanner/sources/sql-schema.ts'

/** Tables whose rows may come mixed; beyond that the one that rested longest is ended. */
const MOST_OPEN = 8
const LATE = {
  zh: '该表的数据在转储中分散多处，后面的部分未分析',
  en: 'The rows of this table stand in many places of the dump; the later ones were not looked at',
}

const PASSED_OVER = {
  zh: '转储中有的语句不以值的清单给出行（如 INSERT … SELECT、INSERT … SET），这些行未读取',
  en: 'Some statements of the dump give rows in another way than as lists of values (such as INSERT … SELECT, INSERT … SET); these were not read',
}

type Filling = {
  name: string
  sink: TableSink | null
  order: number[]
  width: number
  rows: number
  late: number
  /** Cells with bytes that fit no character, by column. */
  odd: Map<number, number>
  names: Map<number, string>
  binary: Set<number>
  /** How cells of these columns are turned into what a database that is asked gives. */
  turned: Map<number, (cell: string) => string>
  ended: Dataset['facts'] | null
}

/** The tables of a dump being filled, each with a sink of its own that is opened with its first row. */
export class DumpTables {
  rows = 0
  /** Whether MySQL wrote the dump, and its moments by UTC. */
  isMysql = false
  isUtc = false
  readonly #source: Source
  readonly #schema: Schema
  readonly #tables = new Map<string, Filling>()
  #current: Filling | null = null
  #list: string[] | null = null
  #isCut = false
  #passedOver = 0

  constructor(source: Source, schema: Schema) {
    this.#source = source
    this.#schema = schema
  }

  /** The rows that follow belong to this table, their cells to these columns, or to the declared ones in order. */
  open(given: string, list: string[] | null): void {
    const name = this.#schema.wholeOf(given)
    const known = this.#tables.get(name) ?? {
      name,
      sink: null,
      order: [],
      width: 0,
      rows: 0,
      late: 0,
      odd: new Map(),
      names: new Map(),
      binary: new Set(),
      turned: new Map(),
      ended: null,
    }
    // The table that was used last stands last.
    this.#tables.delete(name)
    this.#tables.set(name, known)
    this.#current = known
    const own = name === given ? null : (this.#schema.tables.get(given)?.columns.map((column) => column.name) ?? null)
    this.#list = list && list.length > 0 ? list : own
    if (known.sink) this.#arrange(known)
  }

  /** Notes a statement that brings rows in another way than as a list of values. */
  passOver(): void {
    this.#passedOver++
  }

  /** Notes that the dump ended in the middle of rows. */
  cut(): void {
    this.#isCut = true
  }

  /** Takes one row of the open table; waits when the sink does. */
  take(cells: readonly (string | null)[]): void | Promise<void> {
    const table = this.#current!
    if (table.ended) {
      table.late++
      return
    }
    if (!table.sink) return this.#begin(table).then(() => this.#put(table, cells))
    return this.#put(table, cells)
  }

  #put(table: Filling, cells: readonly (string | null)[]): void | Promise<void> {
    for (let at = table.order.length; at < cells.length; at++) table.order.push(this.#column(table, `列${at + 1}`))
    const row: (string | null | undefined)[] = Array.from({ length: table.width })
    for (let at = 0; at < cells.length; at++)
      if (table.order[at]! >= 0) row[table.order[at]!] = this.#told(table, table.order[at]!, cells[at]!)
    table.rows++
    this.rows++
    return table.sink!.row(row)
  }

  #told(table: Filling, column: number, cell: string | null): string | null {
    const told = this.#source.survey.damaged ? this.#checked(table, column, cell) : cell
    return told === null ? null : (table.turned.get(column)?.(told) ?? told)
  }

  /** A cell, noted where bytes fit no character; bytes of a column that holds bytes are told in hexadecimal. */
  #checked(table: Filling, column: number, cell: string | null): string | null {
    const isOdd = cell?.includes('\uFFFD') === true
    if (isOdd) table.odd.set(column, (table.odd.get(column) ?? 0) + 1)
    return isOdd && table.binary.has(column) ? asHex(cell) : cell
  }

  async #begin(table: Filling): Promise<void> {
    const open = [...this.#tables.values()].filter(({ sink }) => sink !== null)
    if (open.length >= MOST_OPEN) await this.#end(open[0]!)
    table.sink = this.#source.sink()
    const declared = this.#schema.tables.get(table.name)
    for (const { name, comment, declaredType } of declared?.columns ?? []) this.#column(table, name, { comment, declaredType })
    this.#arrange(table)
  }

  #arrange(table: Filling): void {
    const names = this.#list ?? this.#schema.tables.get(table.name)?.columns.map(({ name }) => name) ?? []
    table.order = names.map((name) => this.#column(table, name))
  }

  #column(table: Filling, name: string, about?: { comment: string; declaredType: string }): number {
    const at = table.sink!.column(name, about)
    table.width = Math.max(table.width, at + 1)
    table.names.set(at, name)
    if (about && isBinaryType(about.declaredType)) table.binary.add(at)
    if (about && this.isMysql && /^bit\b/i.test(about.declaredType)) table.turned.set(at, bitsOf)
    if (about && this.isUtc && /^timestamp\b/i.test(about.declaredType)) table.turned.set(at, inBeijing)
    return at
  }

  async #end(table: Filling): Promise<void> {
    table.ended = await table.sink!.finish()
    table.sink = null
  }

  /** Ends every table and gives those that had rows; throws when there was none. */
  async finish(): Promise<Dataset[]> {
    const datasets: Dataset[] = []
    const last = this.#current
    for (const table of this.#tables.values()) {
      if (table.sink) await this.#end(table)
      if (!table.ended || table.rows === 0) continue
      const faults = new Faults()
      if (table.late > 0) faults.warn('bad-records', LATE, { count: table.late })
      const damaged = [...table.odd].filter(([column]) => !table.binary.has(column)).reduce((sum, [, count]) => sum + count, 0)
      if (damaged > 0) faults.warn('encoding', WRONGLY_ENCODED, { count: damaged })
      if (this.#isCut && table === last)
        faults.warn('broken', {
          zh: 'SQL 转储在数据中间中断，后面的行缺失',
          en: 'The SQL dump ends in the middle of its rows; what came after is missing',
        })
      datasets.push({ facts: table.ended, sheet: table.name, faults, ...declaredOf(this.#schema.tables.get(table.name)) })
    }
    const empty = [...this.#schema.tables]
      .filter(
        ([name, { columns }]) => columns.length > 0 && this.#schema.wholeOf(name) === name && (this.#tables.get(name)?.rows ?? 0) === 0,
      )
      .map(([name]) => name)
    if (empty.length > 0 && !this.#isCut) datasets[0]?.faults?.warn('left-out', withoutRows(empty), { count: empty.length })
    if (this.#passedOver > 0) datasets[0]?.faults?.warn('left-out', PASSED_OVER, { count: this.#passedOver })
    const bytes = [...this.#tables.values()].flatMap((table) =>
      [...table.odd.keys()].filter((column) => table.binary.has(column)).map((column) => `${table.name}.${table.names.get(column)!}`),
    )
    if (bytes.length > 0) datasets[0]?.faults?.warn('left-out', binaryAsIs(bytes), { count: bytes.length })
    if (datasets.length === 0) throw new Unreadable('empty', { zh: 'SQL 转储中没有数据行', en: 'The SQL dump holds no rows' })
    return datasets
  }
}

/** Of which declared tables no row was read; no dataset is made of them. Of a dump that breaks off nobody knows. */
function withoutRows(names: readonly string[]): Words {
  const { zh, en } = firstOf(names)
  return {
    zh: `转储中另有 ${names.length} 张表没有读到数据行，未列出：${zh}`,
    en: `No rows were read of ${several(names.length, 'table')} of the dump, not listed: ${en}`,
  }
}

function declaredOf(table: TableDeclared | undefined): Pick<Dataset, 'declared'> {
  if (!table) return {}
  return {
    declared: {
      keys: table.keys,
      references: table.references.flatMap(({ columns, table: dataset, keys }) =>
        columns.map((column, at) => ({ column, dataset, key: keys[at] ?? '', share: 1, declared: true })),
      ),
    },
  }
}
