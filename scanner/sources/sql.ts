import { Unreadable } from '#scanner/faults.ts'
import { readBytes } from '#scanner/sources/bytes.ts'
import { isServerScript } from '#scanner/sources/detect.ts'
import { lastName, Schema, TABLE_NAME } from '#scanner/sources/sql-schema.ts'
import { endOfStatement, namesIn, skipComments } from '#scanner/sources/sql-statement.ts'
import { saysUtc } from '#scanner/sources/sql-mysql.ts'
import { DumpTables } from '#scanner/sources/sql-tables.ts'
import { decodeDump } from '#scanner/sources/sql-text.ts'
import { readTuple } from '#scanner/sources/sql-tuple.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'
import type { Manner } from '#scanner/sources/sql-statement.ts'

const INSERT = new RegExp(
  `(?:INSERT|REPLACE)\\s+(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE)\\s+)*(?:INTO\\s+)?${TABLE_NAME}\\s*(?:\\(([^()]*)\\)\\s*)?(?:OVERRIDING\\s+\\w+\\s+VALUE\\s+)?VALUES?\\s*(?=\\(|ROW\\s*\\()`,
  'iy',
)
const COPY = new RegExp(`COPY\\s+${TABLE_NAME}\\s*(?:\\(([^()]*)\\)\\s*)?FROM\\s+stdin[^;]*;[ \\t]*\\r?\\n`, 'iy')
const DELIMITER = /DELIMITER[ \t]+(\S+)[^\n]*\n/iy
/** MySQL may write a row as ROW(…). */
const ROW = /ROW\s*(?=\()/iy
/** Longest statement that is looked at for what it declares; a longer one is walked through all the same. */
const MOST_DECLARED = 1 << 20
const SERVER_SCRIPT = {
  zh: '这是 SQL Server 的脚本，不能读取；请把表导出为 CSV 或 Excel 后再扫描',
  en: 'This is a script of SQL Server, which is not read; export the tables as CSV or Excel and scan those',
}
/** A head of INSERT or COPY is whole once the statement has this much text, or once rows begin. */
const HEAD = 1 << 16

/** Reads the rows out of an SQL dump (INSERT … VALUES, COPY … FROM stdin), a dataset for each table; nothing is ever run. */
export async function scanSql(source: Source): Promise<Dataset[]> {
  const dump = new DumpReader(source)
  let read = 0
  for await (const text of decodeDump(
    readBytes(source.path, source.compressed, source.limits, (count) => (read = count)),
    source.survey.encoding ?? 'utf-8',
  )) {
    await dump.push(text, false)
    source.advance(read, dump.tables.rows)
  }
  await dump.push('', true)
  return dump.tables.finish()
}

/** Walks through a dump given in pieces: statement by statement, and inside those that bring rows, row by row. */
class DumpReader {
  readonly tables: DumpTables
  readonly #source: Source
  readonly #schema = new Schema()
  #manner: Manner | null = null
  #rest = ''
  #mode: 'statement' | 'values' | 'copy' = 'statement'
  #pending: void | Promise<void> = undefined

  constructor(source: Source) {
    this.#source = source
    this.tables = new DumpTables(source, this.#schema)
  }

  async push(text: string, isLast: boolean): Promise<void> {
    const whole = this.#rest + text
    if (!this.#manner && isServerScript(whole.slice(0, HEAD))) throw new Unreadable('other-form', SERVER_SCRIPT)
    if (!this.#manner) {
      const head = whole.slice(0, HEAD)
      this.#manner = { ending: ';', escapes: !/PostgreSQL database dump|standard_conforming_strings\s*=\s*on/i.test(head) }
      this.tables.isMysql = this.#manner.escapes
      this.tables.isUtc = saysUtc(head)
    }
    let at = 0
    for (;;) {
      const next =
        this.#mode === 'statement'
          ? this.#statement(whole, at, isLast)
          : this.#mode === 'values'
            ? this.#tuple(whole, at)
            : this.#line(whole, at, isLast)
      if (this.#pending) await this.#pending
      this.#pending = undefined
      if (next <= at && this.#mode === 'statement') break
      if (next < 0) break
      at = next
    }
    this.#rest = whole.slice(at)
    if (this.#rest.length > this.#source.limits.wholeBytes)
      throw new Unreadable('too-large', { zh: 'SQL 转储中单行过长，无法读取', en: 'One row of the SQL dump is too long to be read' })
    if (isLast && this.#mode !== 'statement') this.tables.cut()
  }

  /** Passes one statement; answers where it ends, or `from` when more text is needed. */
  #statement(text: string, from: number, isLast: boolean): number {
    const at = skipComments(text, from, isLast)
    if (at < 0 || at >= text.length) return at < 0 ? from : text.length
    const manner = this.#manner!
    DELIMITER.lastIndex = at
    const delimiter = DELIMITER.exec(text)
    if (delimiter) {
      manner.ending = delimiter[1]!
      return DELIMITER.lastIndex
    }
    if (text.startsWith(manner.ending, at)) return at + manner.ending.length
    for (const [pattern, mode] of [
      [INSERT, 'values'],
      [COPY, 'copy'],
    ] as const) {
      pattern.lastIndex = at
      const head = pattern.exec(text)
      if (!head) continue
      this.tables.open(lastName(head, 1), head[13] === undefined ? null : namesIn(head[13]))
      this.#mode = mode
      return pattern.lastIndex
    }
    const isRows = /^(?:INSERT|REPLACE|COPY)\s/i.test(text.slice(at, at + 10))
    const end = endOfStatement(text, at, manner)
    // The head of a statement with rows may still be on its way.
    if (end < 0 && (!isLast || isRows) && text.length - at < (isRows ? HEAD : this.#source.limits.wholeBytes)) return from
    const to = end < 0 ? text.length : end
    if (isRows && /^(?:INSERT|REPLACE)\s/i.test(text.slice(at, at + 8))) this.tables.passOver()
    if (to - at < MOST_DECLARED) this.#schema.take(text.slice(at, to - (end < 0 ? 0 : manner.ending.length)))
    return to
  }

  #tuple(text: string, from: number): number {
    let at = from
    while (at < text.length && /[\s,]/.test(text[at]!)) at++
    ROW.lastIndex = at
    if (ROW.test(text)) at = ROW.lastIndex
    if (at >= text.length || /^r(ow?)?\s*$/i.test(text.slice(at, at + 8))) return -1
    if (text[at] !== '(') {
      this.#mode = 'statement'
      if (text[at] === ';') return at + 1
      // What follows the rows, such as ON DUPLICATE KEY UPDATE, is passed over with the statement.
      return at
    }
    const tuple = readTuple(text, at, this.#manner!.escapes)
    if (!tuple) return -1
    this.#pending = this.tables.take(tuple.cells)
    return tuple.end
  }

  #line(text: string, from: number, isLast: boolean): number {
    const end = text.indexOf('\n', from)
    if (end < 0 && !(isLast && text.slice(from).trim() === '\\.')) return -1
    const line = text.slice(from, end < 0 ? undefined : end).replace(/\r$/, '')
    if (line === '\\.') this.#mode = 'statement'
    else this.#pending = this.tables.take(line.split('\t').map(copied))
    return end < 0 ? text.length : end + 1
  }
}

const COPY_ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** A cell as COPY wrote it: `\N` is nothing, other backslashes take the sign after them. */
function copied(cell: string): string | null {
  if (cell === '\\N') return null
  return cell.includes('\\')
    ? cell.replace(
        /\\(x[0-9a-f]{1,2}|[0-7]{1,3}|.)/gis,
        (_, sign: string) =>
          COPY_ESCAPES[sign] ?? (/^x[0-9a-f]+$/i.test(sign) ? String.fromCharCode(Number.parseInt(sign.slice(1), 16)) : sign),
      )
    : cell
}
