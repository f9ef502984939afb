import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { keepPlans } from './by-key.ts'
import { copyCursor } from './copied.ts'
import type { Database } from './database.generated.ts'
import { openTogether } from './opening.ts'

/** A pool of connections and the query builder over it; `close` waits for running queries. */
export type Connection = { readonly pool: pg.Pool; readonly db: Kysely<Database>; close(): Promise<void> }

type Options = {
  /** At most this many connections; 10 when not given. */
  readonly max?: number
  /** So many connections stay open with the plans they keep, however long nobody asks; none when not given. */
  readonly kept?: number
  /** A free connection is waited for this long; 5 seconds when not given. */
  readonly waitSeconds?: number
  /** A statement is given up after this long; 60 seconds when not given. */
  readonly statementSeconds?: number
  /** Told about connections lost while idle; the pool replaces them by itself. */
  readonly onLost?: (problem: Error) => void
}

const { builtins } = pg.types

/** Counts, versions and fen fit a number up to 90 million million yuan; beyond it nothing is rounded in silence. */
function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint beyond the exact range of number: ${text}`)
  return value
}

type Parse = (text: string) => unknown
const dateList = 1182
const bigintList = 1016
const textList = 1009
const parseList = pg.types.getTypeParser(textList as number as typeof builtins.TEXT, 'text') as Parse
const listOf = (text: string) => parseList(text) as (string | null)[]

const parsers = new Map<number, Parse>([
  [builtins.INT8, wholeNumber],
  [bigintList, (text) => listOf(text).map((item) => (item === null ? null : wholeNumber(item)))],
  // A day of the calendar stays '2026-11-05': as a Date it would move with the time zone of the machine.
  [builtins.DATE, (text) => text],
  [dateList, listOf],
])

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string) =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format as 'text'),
}

/**
 * Opens a pool on a database. Comes back: int8 as number (RangeError beyond 2^53), numeric as string, date as
 * 'YYYY-MM-DD', timestamptz as Date. "Today" in SQL is the city's day.
 */
export function connect(url: string, options: Options = {}): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    min: options.kept ?? 0,
    connectionTimeoutMillis: (options.waitSeconds ?? 5) * 1_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: (options.statementSeconds ?? 60) * 1_000,
    idle_in_transaction_session_timeout: 120_000,
    application_name: 'rongshu',
    options: '-c timezone=Asia/Shanghai',
    types,
  })
  // Without a listener either event would end the process; the next query of the caller tells of the loss.
  pool.on('error', (problem) => options.onLost?.(problem))
  pool.on('connect', (client) => {
    client.on('error', () => {})
    keepPlans(client)
    openTogether(client)
  })
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool, cursor: copyCursor }) })
  return { pool, db, close: () => db.destroy() }
}
