import type { Connection as Session } from 'mysql2'
import { isWanted, mayWrite, SAMPLE_ROWS, UNGUARDED, UNTIMED, VIEW_ROWS } from '#scanner/sources/database.ts'
import { isLost, whyNotRead } from '#scanner/sources/database-words.ts'
import { countFound, endsOf, quoted, selectRows } from '#scanner/sources/mysql-catalogue.sql.ts'
import { couldWrite, readCatalogue } from '#scanner/sources/mysql-catalogue.ts'
import { ask, inTransaction, openSession, whichServer } from '#scanner/sources/mysql-connect.ts'
import { selectOut } from '#scanner/sources/mysql-rows.ts'
import type { Connection } from '#contract/scan-files.ts'
import type { Database, Pace, Place, TableSeen, Taken } from '#scanner/sources/database.ts'
import type { TableSink } from '#scanner/sources/sink.ts'

const WHOLE = /^(tiny|small|medium|big)?int|^integer|^serial/i
const STEPS = 20

/** Connects to MySQL, MariaDB or what speaks their protocol; everything read goes through sessions that cannot write. */
export async function openMysql(connection: Connection): Promise<Database> {
  const { session, isGuarded, isTimed } = await openSession(connection)
  try {
    const server = await whichServer(session)
    const schemas = connection.schemas.length > 0 ? connection.schemas : [connection.database]
    const wanted = (await readCatalogue(session, schemas)).filter((table) => isWanted(table, connection))
    const warnings = [
      ...((await couldWrite(session, schemas)) ? [mayWrite(readOnlyAccount(schemas))] : []),
      ...(isGuarded ? [] : [UNGUARDED]),
      ...(isTimed ? [] : [UNTIMED]),
    ]
    return {
      server,
      warnings,
      tables: async () => wanted,
      take: (table, sink, pace) => take(session, connection, table, sink, pace),
      shareFound: (of, among, most) => shareFound(session, of, among, most),
      close: async () =>
        new Promise((done) => {
          session.end(() => done())
        }),
    }
  } catch (error) {
    session.destroy()
    throw error
  }
}

function readOnlyAccount(schemas: readonly string[]): string {
  return `CREATE USER 'rongshu_read'@'%' IDENTIFIED BY '…'; ${schemas
    .slice(0, 5)
    .map((schema) => `GRANT SELECT, SHOW VIEW ON ${quoted(schema)}.* TO 'rongshu_read'@'%';`)
    .join(' ')}`
}

async function shareFound(session: Session, of: Place, among: Place, most: number): Promise<{ share: number; looked: number } | null> {
  // Between different types the server would compare as floating numbers, and find what is not there.
  const base = (type: string): string => type.replace(/\(.*| .*/, '').toLowerCase()
  if (base(of.declaredType) !== base(among.declaredType)) return null
  const [counted] = await ask<{ looked: number | string; found: number | string }>(session, countFound(of, among, most)).catch(() => [])
  const looked = Number(counted?.looked ?? 0)
  return looked > 0 ? { share: Number(counted!.found) / looked, looked } : null
}

async function take(session: Session, connection: Connection, table: TableSeen, sink: TableSink, pace: Pace): Promise<Taken> {
  for (const { name, comment, declaredType } of table.columns) sink.column(name, { comment, declaredType })
  if (table.columns.length === 0)
    return {
      mode: 'full',
      fault: {
        code: 'connection',
        severity: 'error',
        message: whyNotRead({ code: table.isView ? 'ER_VIEW_INVALID' : 'ER_TABLEACCESS_DENIED_ERROR' }, table),
      },
    }
  let rows = 0
  const read = async (text: string): Promise<number> => {
    const before = rows
    await selectOut(
      session,
      text,
      async (bytes) => {
        const { length } = bytes
        await sink.records(bytes, 'units')
        await pace(length)
      },
      (count) => (rows += count),
    )
    return rows - before
  }
  try {
    const most = table.isView ? (connection.mode === 'full' ? VIEW_ROWS : SAMPLE_ROWS) : connection.mode === 'full' ? Infinity : SAMPLE_ROWS
    const way = await inTransaction(session, () => takeRows(session, table, most, read))
    return { mode: way === 'spread' || rows > most ? 'sample' : 'full', isFirst: way === 'first', fault: null }
  } catch (error) {
    return {
      mode: rows > 0 ? 'sample' : 'full',
      isFirst: true,
      fault: { code: 'connection', severity: rows > 0 ? 'warning' : 'error', message: whyNotRead(error, table) },
      isLost: isLost(error),
    }
  }
}

/**
 * Reads all rows, or at most some: spread over the range of the key where it is a number, else the first ones. Answers how: a spread that
 * skipped none is all.
 */
async function takeRows(
  session: Session,
  table: TableSeen,
  most: number,
  read: (text: string) => Promise<number>,
): Promise<'all' | 'first' | 'spread'> {
  const columns = table.columns.map((column) => column.read)
  if (most === Infinity) {
    await read(selectRows(table, columns))
    return 'all'
  }
  const key = wholeKey(table)
  const [ends] =
    key !== null && (table.estimatedRows ?? 0) > most * 1.2
      ? await ask<{ low: string | null; high: string | null }>(session, endsOf(table, key))
      : []
  if (key === null || !ends?.low || !ends.high) {
    await read(selectRows(table, columns, { limit: most + 1 }))
    return 'first'
  }
  const [low, high] = [BigInt(ends.low), BigInt(ends.high)]
  const step = (high - low) / BigInt(STEPS) + 1n
  let skipped = false
  for (let at = 0n; at < BigInt(STEPS); at++) {
    const count = await read(
      selectRows(table, columns, { key, first: low + at * step, before: low + (at + 1n) * step, limit: most / STEPS }),
    )
    skipped ||= count === most / STEPS
  }
  return skipped ? 'spread' : 'all'
}

/** The column of a key of one whole number; null when there is none. */
function wholeKey(table: TableSeen): string | null {
  const types = new Map(table.columns.map(({ name, declaredType }) => [name, declaredType]))
  const keys = table.keys.filter(({ columns }) => columns.length === 1 && WHOLE.test(types.get(columns[0]!) ?? ''))
  return (keys.find(({ primary }) => primary) ?? keys[0])?.columns[0] ?? null
}
