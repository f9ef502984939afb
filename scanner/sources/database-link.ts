import { setTimeout as sleep } from 'node:timers/promises'
import { openMysql } from '#scanner/sources/mysql.ts'
import { openPostgres } from '#scanner/sources/postgres.ts'
import type { Connection } from '#contract/scan-files.ts'
import type { Database } from '#scanner/sources/database.ts'

/** Milliseconds waited before each attempt to connect again; a server that starts anew is back within them. */
const PAUSES: readonly number[] = [1000, 5000, 15_000, 30_000, 60_000]

export type LinkOptions = { threads?: number | undefined; pauses?: readonly number[] | undefined }

/** A database that is being read, connected again when the connection was lost. */
export class DatabaseLink {
  readonly #connection: Connection
  readonly #options: LinkOptions
  #database: Database
  /** Whether the connection was lost and could not be made again. */
  isCut = false

  private constructor(connection: Connection, options: LinkOptions, database: Database) {
    this.#connection = connection
    this.#options = options
    this.#database = database
  }

  /** Connects; throws in words why it could not. */
  static async open(connection: Connection, options: LinkOptions): Promise<DatabaseLink> {
    return new DatabaseLink(connection, options, await connect(connection, options))
  }

  get database(): Database {
    return this.#database
  }

  /** Connects again, trying a few times; false when that was in vain. */
  async again(): Promise<boolean> {
    void this.#database.close().catch(() => {})
    for (const pause of this.#options.pauses ?? PAUSES) {
      await sleep(pause)
      const database = await connect(this.#connection, this.#options).catch(() => null)
      if (!database) continue
      this.#database = database
      return true
    }
    this.isCut = true
    return false
  }

  async close(): Promise<void> {
    if (!this.isCut) await this.#database.close().catch(() => {})
  }
}

function connect(connection: Connection, { threads }: LinkOptions): Promise<Database> {
  return connection.kind === 'postgresql' ? openPostgres(connection, { sessions: threads && Math.min(8, threads) }) : openMysql(connection)
}
