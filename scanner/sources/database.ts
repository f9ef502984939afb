import type { Connection } from '#contract/scan-files.ts'
import type { Fault } from '#contract/findings.ts'
import type { TableSink } from '#scanner/sources/sink.ts'

/** A column as the catalogue of a database tells it; `read` is the SQL that gives its value as text. */
export type ColumnSeen = { name: string; declaredType: string; comment: string; read: string }

/** Bytes that are text, in hexadecimal: printable ASCII, line ends, and Chinese characters in UTF-8, none of them cut. */
export const TEXT_IN_HEX = '^(0[9AaDd]|[2-6][0-9A-Fa-f]|7[0-9A-Ea-e]|[Ee][3-9][89ABab][0-9A-Fa-f][89ABab][0-9A-Fa-f])+$'

/** A table or view as the catalogue tells it. `parts` are the pieces its rows lie in, more than one when it is partitioned. */
export type TableSeen = {
  schema: string
  name: string
  isView: boolean
  comment: string
  estimatedRows: number | null
  bytes: number
  columns: ColumnSeen[]
  /** Columns the account may not read. */
  hidden: string[]
  keys: { columns: string[]; primary: boolean }[]
  references: DeclaredReference[]
  parts: { schema: string; name: string; pages: number }[]
  /** Tables may inherit from it that are listed themselves; its own rows alone are read. */
  isOnly?: boolean
  /** The account sees only some of its rows, by a policy of the table. */
  isFiltered?: boolean
}

/** A foreign key as it was declared. */
export type DeclaredReference = { columns: string[]; schema: string; table: string; keys: string[] }

/** How much of a table was read, whether a sample is just its first rows, what kept the rest away, and whether that was the connection. */
export type Taken = { mode: 'full' | 'sample'; isFirst?: boolean; fault: Fault | null; isLost?: boolean }

/** One column of one table, for questions across tables. */
export type Place = { schema: string; table: string; column: string; declaredType: string }

/** Bytes read so far of the table in hand; the promise holds the reader back. */
export type Pace = (bytes: number) => void | Promise<void>

/** A database that is being read, never written to. */
export type Database = {
  /** What the server says it is, such as `PostgreSQL 18.4`. */
  server: string
  /** Things worth telling about the connection, such as an account that could write. */
  warnings: Fault[]
  tables: () => Promise<TableSeen[]>
  /** Hands the rows of a table to the sink; throws what the server says when it may not be read. */
  take: (table: TableSeen, sink: TableSink, pace: Pace) => Promise<Taken>
  /** The share of different values of one column that are found in another, over at most `most` values; null when it could not be asked. */
  shareFound: (of: Place, among: Place, most: number) => Promise<{ share: number; looked: number } | null>
  close: () => Promise<void>
}

/** Rows a sample aims at. */
export const SAMPLE_ROWS = 20_000
/** Rows of a view looked at, since behind a view may stand any amount of work. */
export const VIEW_ROWS = 200_000

/** Whether a table was asked for: by schema, and by name with or without its schema. */
export function isWanted(table: { schema: string; name: string }, { schemas, tables }: Pick<Connection, 'schemas' | 'tables'>): boolean {
  const inSchema = schemas.length === 0 || schemas.includes(table.schema)
  return inSchema && (tables.length === 0 || tables.includes(table.name) || tables.includes(`${table.schema}.${table.name}`))
}

/** The warning for a server that took no limit of time for its statements. */
export const UNTIMED: Fault = {
  code: 'connection',
  severity: 'warning',
  message: {
    zh: '该服务器不接受语句时限，读取大表的语句不会自行停止；请在其空闲时扫描',
    en: 'The server takes no statement timeout: reading a large table does not end by itself; scan it at a quiet hour',
  },
}

/** The warning for a server that refuses sessions in which nothing can be written. */
export const UNGUARDED: Fault = {
  code: 'connection',
  severity: 'warning',
  message: {
    zh: '该服务器不接受只读会话：扫描只发出查询，但阻止写入只能靠账号权限；请用只有 SELECT 权限的账号',
    en: 'The server takes no read-only session: the scan only asks, but what keeps anything from being written are the rights of the account alone; use one that may only SELECT',
  },
}

/** The warning for an account that may do more than read, with the statements that make one that may not. */
export function mayWrite(statements: string): Fault {
  return {
    code: 'connection',
    severity: 'warning',
    message: {
      zh: `该账号可以写入。本次扫描只读，未写入任何内容；建议改用只读账号：${statements}`,
      en: `This account could write. The scan only read and wrote nothing; a read-only account is better: ${statements}`,
    },
  }
}
