import type { Kysely } from 'kysely'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from './config.ts'
import type { Desk } from './cases/desk.ts'
import type { Database } from './db/database.generated.ts'
import type { FileStore } from './files/store.ts'
import type { Clock } from './jobs/clock.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Live } from './jobs/live.ts'

/** What main.ts puts together once and every room works with. */
export type Platform = {
  readonly config: Config
  readonly db: Kysely<Database>
  readonly clock: Clock
  readonly desk: Desk
  readonly files: FileStore
  readonly jobs: Jobs
  readonly live: Live
  readonly log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
}
