import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createCluster, findAnsweringPort, findPort, startServer, stopServer, urlOf, type Cluster, type Settings } from './embedded-cluster.ts'
import { takeOwnership } from './embedded-owner.ts'
import { findClusterFolder, findPrograms, openClusterFolder } from './embedded-place.ts'
import { findAccount } from './embedded-user.ts'

export { StartRefused } from './embedded-owner.ts'

/** A running bundled PostgreSQL; what a new cluster is made of is on the disk when `settled`. `stop` may be called twice, and a server found running is stopped like a started one. */
export type Embedded = { readonly url: string; readonly adopted: boolean; readonly settled: Promise<void>; stop(): Promise<void> }

type Options = { readonly settings?: Settings; readonly database?: string }

/** Sized for a demonstration below 1 GB of memory in all. */
const modest: Settings = {
  shared_buffers: '96MB',
  max_connections: 60,
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  autovacuum_max_workers: 2,
  log_min_messages: 'warning',
}

/** Settings for a machine that gives the database so many megabytes: a city's, where everything is written at once in a monthly run. */
export function settingsFor(megabytes: number | null): Settings {
  if (megabytes === null) return {}
  const mb = (n: number) => `${Math.floor(n)}MB`
  return { shared_buffers: mb(megabytes), effective_cache_size: mb(megabytes * 2), max_wal_size: mb(Math.max(1024, megabytes * 2)), maintenance_work_mem: mb(Math.max(64, megabytes / 8)), work_mem: mb(Math.min(64, Math.max(8, megabytes / 64))), checkpoint_timeout: '15min' }
}

/**
 * Starts the bundled PostgreSQL 18 on a data folder, or adopts the server that an earlier process left running there.
 * Throws StartRefused when another live process has the folder, or when this machine cannot run it.
 */
export async function startEmbedded(dataDir: string, options: Options = {}): Promise<Embedded> {
  const home = path.resolve(dataDir)
  mkdirSync(home, { recursive: true })
  const release = takeOwnership(path.join(home, 'owner.pid'))
  try {
    const account = findAccount()
    const bin = findPrograms(account)
    const cluster: Cluster = { account, bin, folder: openClusterFolder(account, home) }
    const { settled } = await createCluster(cluster)
    const running = await findAnsweringPort(cluster)
    const port = running ?? (await startServer(cluster, { ...modest, ...options.settings }))
    const database = options.database ?? 'rongshu'
    await createDatabase(urlOf(cluster, port, 'postgres'), database)
    const stop = async () => {
      try {
        await settled
      } finally {
        await stopServer(cluster)
      }
      release()
    }
    return { url: urlOf(cluster, port, database), adopted: running !== null, settled, stop }
  } catch (problem) {
    release()
    throw problem
  }
}

/** The address of the server that already runs on a data folder, for commands beside it; null when none runs. */
export async function findEmbedded(dataDir: string, database = 'rongshu'): Promise<string | null> {
  const folder = findClusterFolder(path.resolve(dataDir))
  if (folder === null) return null
  const account = findAccount()
  const cluster: Cluster = { account, bin: findPrograms(account), folder }
  const port = await findPort(cluster)
  return port === null ? null : urlOf(cluster, port, database)
}

/** An adopted server may still be replaying its log after a crash: code 57P03 means "starting up", so ask again. */
async function createDatabase(adminUrl: string, database: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ connectionString: adminUrl })
    client.on('error', () => {})
    try {
      await client.connect()
      const found = await client.query('select 1 from pg_database where datname = $1', [database])
      if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`)
      return
    } catch (problem) {
      const code = (problem as { code?: string }).code
      if ((code !== '57P03' && code !== 'ECONNREFUSED') || attempt >= 120) throw problem
    } finally {
      await client.end().catch(() => {})
    }
    await sleep(500)
  }
}
