import { availableParallelism } from 'node:os'
import { isUtf8 } from 'node:buffer'
import type { Client } from 'pg'
import { isWanted, mayWrite, SAMPLE_ROWS, VIEW_ROWS } from '#scanner/sources/database.ts'
import { isLost, whyNotRead } from '#scanner/sources/database-words.ts'
import { readCatalogue } from '#scanner/sources/postgres-catalogue.ts'
import { BEGIN, copyRows, countFound, EXPORT_SNAPSHOT, useSnapshot } from '#scanner/sources/postgres-catalogue.sql.ts'
import { openSession, whichServer } from '#scanner/sources/postgres-connect.ts'
import { Pieces } from '#scanner/sources/pieces.ts'
import { copyOut } from '#scanner/sources/postgres-copy.ts'
import type { Connection } from '#contract/scan-files.ts'
import type { Database, Pace, Place, TableSeen, Taken } from '#scanner/sources/database.ts'
import type { Server } from '#scanner/sources/postgres-connect.ts'
import type { TakeRows } from '#scanner/sources/postgres-copy.ts'
import type { TableSink } from '#scanner/sources/sink.ts'

const NO_COLUMNS = { zh: '这张表没有任何列', en: 'The table has no column' }

/** Pages of one range; 16 MiB, so that ranges end at about the same time. */
const RANGE_PAGES = 2048

type How = Server & { sessions: number; rangePages: number; pieces: Pieces }

/** Connects to PostgreSQL or what speaks its protocol; everything read goes through sessions that cannot write. */
export async function openPostgres(
  connection: Connection,
  how: { sessions?: number | undefined; rangePages?: number } = {},
): Promise<Database> {
  const { sessions = Math.min(4, availableParallelism()), rangePages = RANGE_PAGES } = how
  const client = await openSession(connection)
  const server = await whichServer(client)
  const { tables, mayWrite: canWrite } = await readCatalogue(client, server).catch(async (error: unknown) => {
    await client.end().catch(() => {})
    throw error
  })
  const wanted = tables.filter((table) => isWanted(table, connection))
  const schemas = [...new Set(wanted.map(({ schema }) => schema))].slice(0, 5)
  const others: Client[] = []
  const known = { ...server, sessions, rangePages, pieces: new Pieces() }
  return {
    server: server.name,
    warnings: canWrite ? [mayWrite(readOnlyAccount(connection.database, schemas))] : [],
    tables: async () => wanted,
    take: (table, sink, pace) => new Reading(connection, client, others, known).take(table, sink, pace),
    shareFound: (of, among, most) => shareFound(client, of, among, most),
    close: async () => void (await Promise.allSettled([client, ...others].map((each) => each.end()))),
  }
}

function readOnlyAccount(database: string, schemas: readonly string[]): string {
  const grants = schemas.map(
    (schema) => `GRANT USAGE ON SCHEMA "${schema}" TO rongshu_read; GRANT SELECT ON ALL TABLES IN SCHEMA "${schema}" TO rongshu_read;`,
  )
  return `CREATE ROLE rongshu_read LOGIN PASSWORD '…'; ALTER ROLE rongshu_read SET default_transaction_read_only = on; GRANT CONNECT ON DATABASE "${database}" TO rongshu_read; ${grants.join(' ')}`
}

async function shareFound(client: Client, of: Place, among: Place, most: number): Promise<{ share: number; looked: number } | null> {
  const { rows } = await client.query<{ looked: number; found: number }>(countFound(of, among, most)).catch(() => ({ rows: [] }))
  const counted = rows[0]
  return counted && counted.looked > 0 ? { share: counted.found / counted.looked, looked: counted.looked } : null
}

/** The reading of one table: a sample, or all of it by ranges in several sessions that see the same state. */
class Reading {
  readonly #connection: Connection
  readonly #client: Client
  readonly #others: Client[]
  readonly #server: How
  #rows = 0

  constructor(connection: Connection, client: Client, others: Client[], server: How) {
    this.#connection = connection
    this.#client = client
    this.#others = others
    this.#server = server
  }

  async take(table: TableSeen, sink: TableSink, pace: Pace): Promise<Taken> {
    for (const { name, comment, declaredType } of table.columns) sink.column(name, { comment, declaredType })
    if (table.columns.length === 0)
      return {
        mode: 'full',
        fault:
          table.hidden.length > 0
            ? { code: 'connection', severity: 'error', message: whyNotRead({ code: '42501' }, table) }
            : { code: 'empty', severity: 'error', message: NO_COLUMNS },
      }
    const deliver = this.#deliver(sink, pace)
    try {
      if (table.isView || this.#connection.mode === 'sample') return await this.#takeSome(table, deliver)
      await this.#takeAll(table, deliver)
      return { mode: 'full', fault: null }
    } catch (error) {
      const cut = this.#rows > 0
      return {
        mode: cut ? 'sample' : 'full',
        isFirst: true,
        fault: { code: 'connection', severity: cut ? 'warning' : 'error', message: whyNotRead(error, table) },
        isLost: isLost(error),
      }
    }
  }

  #deliver(sink: TableSink, pace: Pace): TakeRows {
    return async (rows, back) => {
      const { length } = rows
      if (this.#server.isRawBytes && !isUtf8(rows)) {
        const decoded = Buffer.from(new TextDecoder('gb18030').decode(rows))
        back(rows)
        await sink.records(decoded, 'csv')
      } else await sink.records(rows, 'csv', back)
      await pace(length)
    }
  }

  async #takeSome(table: TableSeen, deliver: TakeRows): Promise<Taken> {
    const columns = table.columns.map(({ read }) => read)
    const most = table.isView && this.#connection.mode === 'full' ? VIEW_ROWS : SAMPLE_ROWS
    const known = table.estimatedRows
    const isSpread = !table.isView && known !== null && known > most * 1.2
    // One more than wanted tells whether there was more.
    const simple = copyRows(table, columns, { limit: most + 1 })
    const spread = isSpread ? copyRows(table, columns, { share: Math.min(100, Math.ceil(((most * 1e6) / known) * 1.05) / 1e4) }) : simple
    let isFirst = !isSpread
    await this.#inTransaction(this.#client, () =>
      this.#copy(this.#client, spread, deliver).catch(async (error: unknown) => {
        if (spread === simple || (error as { code?: string }).code !== '42601') throw error
        await this.#client.query('ROLLBACK')
        await this.#client.query(BEGIN)
        isFirst = true
        await this.#copy(this.#client, simple, deliver)
      }),
    )
    return { mode: isSpread || this.#rows > most ? 'sample' : 'full', isFirst, fault: null }
  }

  #copy(client: Client, text: string, deliver: TakeRows): Promise<void> {
    return copyOut(client, text, deliver, (rows) => (this.#rows += rows), this.#server.pieces)
  }

  async #takeAll(table: TableSeen, deliver: TakeRows): Promise<void> {
    const columns = table.columns.map(({ read }) => read)
    const pages = table.parts.reduce((sum, part) => sum + part.pages, 0)
    const canSplit = this.#server.canShare && pages > 2 * this.#server.rangePages && this.#server.sessions > 1
    const statements = canSplit
      ? table.parts.flatMap((part) =>
          rangesOf(part.pages, this.#server.rangePages).map((range) => copyRows(part, columns, { pages: range })),
        )
      : [copyRows(table, columns)]
    await this.#inTransaction(this.#client, async () => {
      const helpers = canSplit ? await this.#joined(Math.min(this.#server.sessions, statements.length) - 1) : []
      const work = async (client: Client): Promise<void> => {
        for (let text = statements.shift(); text; text = statements.shift())
          await copyOut(client, text, deliver, undefined, this.#server.pieces)
      }
      try {
        const ended = await Promise.allSettled([this.#client, ...helpers].map((client) => work(client).finally(() => statements.splice(0))))
        for (const one of ended) if (one.status === 'rejected') throw one.reason
      } finally {
        await Promise.allSettled(helpers.map((client) => client.query('ROLLBACK')))
      }
    })
  }

  /** Further sessions that see what the first one sees; fewer when the server has no more to give. */
  async #joined(count: number): Promise<Client[]> {
    const { rows } = await this.#client.query<{ snapshot: string }>(EXPORT_SNAPSHOT)
    while (this.#others.length < count) {
      const more = await openSession(this.#connection).catch(() => null)
      if (!more) break
      this.#others.push(more)
    }
    const ready = await Promise.all(
      this.#others.slice(0, count).map(async (client) => {
        try {
          await client.query(BEGIN)
          await client.query(useSnapshot(rows[0]!.snapshot))
          return client
        } catch {
          await client.query('ROLLBACK').catch(() => {})
          return null
        }
      }),
    )
    return ready.filter((client) => client !== null)
  }

  async #inTransaction(client: Client, work: () => Promise<void>): Promise<void> {
    await client.query(BEGIN)
    try {
      await work()
    } finally {
      await client.query('ROLLBACK').catch(() => {})
    }
  }
}

/** Ranges of pages that together are the whole, the last one open for what was added meanwhile. */
function rangesOf(pages: number, each: number): [number, number | null][] {
  const count = Math.max(1, Math.ceil(pages / each))
  return Array.from({ length: count }, (_, at) => [at * each, at === count - 1 ? null : (at + 1) * each])
}
