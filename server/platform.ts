import type { Kysely } from 'kysely'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from './config.ts'
import type { Desk } from './cases/desk.ts'
import type { Database } from './db/database.generated.ts'
import type { FileStore } from './files/store.ts'
import type { Clock } from './jobs/clock.ts'
import type { Counts } from './jobs/counts.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Live } from './jobs/live.ts'
import type { KeyStore } from './proof/key-store.ts'
import type { Vault } from './vault/vault.ts'
import type { Watching } from './watch/requests.ts'

/** What main.ts puts together once and every room works with. */
export type Platform = {
  readonly config: Config
  readonly db: Kysely<Database>
  readonly clock: Clock
  readonly desk: Desk
  readonly files: FileStore
  /** What seals and opens personal answers, papers and secrets. */
  readonly vault: Vault
  /** Where the keys lie that sign credentials and log; none of them is ever held here. */
  readonly keys: KeyStore
  readonly jobs: Jobs
  readonly live: Live
  /** Counts that all processes share. */
  readonly counts: Counts
  /** Aborted when this process is about to stop: it is ready no more, and whoever listens to it listens elsewhere. */
  readonly leaving: AbortSignal
  /** Whom every request is told to: log, figures, traces. */
  readonly watching: Watching
  readonly log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
}
