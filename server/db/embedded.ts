import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { archiveHistories, archiveSettings, openArchive, tieArchive } from './archive.ts'
import {
  createCluster,
  dataOf,
  findAnsweringPort,
  findPort,
  startServer,
  stopServer,
  urlOf,
  type Cluster,
  type Settings,
} from './embedded-cluster.ts'
import { keepRunning } from './embedded-keeper.ts'
import { StartRefused, takeOwnership } from './embedded-owner.ts'
import { findClusterFolder, findPrograms, openClusterFolder } from './embedded-place.ts'
import { findAccount } from './embedded-user.ts'

export { StartRefused } from './embedded-owner.ts'

/**
 * A running bundled PostgreSQL; what a new cluster is made of is on the disk when `settled`. `stop` may be called twice, and a server
 * found running is stopped like a started one.
 */
export type Embedded = { readonly url: string; readonly adopted: boolean; readonly settled: Promise<void>; stop(): Promise<void> }

/** `archive` is the folder its log is archived to; `onLost` is told when it was found dead, and it is started again then. */
type Options = {
  readonly settings?: Settings
  readonly database?: string
  readonly archive?: string | null
  readonly onLost?: (problem: string) => void
}

/** Sized for a demonstration below 1 GB of memory in all. */
const modest: Settings = {
  shared_buffers: '96MB',
  max_connections: 60,
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  autovacuum_max_workers: 2,
  log_min_messages: 'warning',
  // A standby that is gone must not fill the disk of its primary with the log it has not fetched.
  max_slot_wal_keep_size: '4GB',
}

/** Settings for a machine that gives the database so many megabytes: a city's, where everything is written at once in a monthly run. */
export function settingsFor(megabytes: number | null): Settings {
  if (megabytes === null) return {}
  const mb = (n: number) => `${Math.floor(n)}MB`
  return {
    shared_buffers: mb(megabytes),
    effective_cache_size: mb(megabytes * 2),
    max_wal_size: mb(Math.max(1024, megabytes * 2)),
    maintenance_work_mem: mb(Math.max(64, megabytes / 8)),
    work_mem: mb(Math.min(64, Math.max(8, megabytes / 64))),
    checkpoint_timeout: '15min',
  }
}

/**
 * Starts the bundled PostgreSQL 18 on a data folder, or adopts the server that an earlier process left running there.
 * Throws StartRefused when another live process has the folder, or when this machine cannot run it.
 */
export async function startEmbedded(dataDir: string, options: Options = {}): Promise<Embedded> {
  const home = path.resolve(dataDir)
  mkdirSync(home, { recursive: true })
  const release = takeOwnership(path.join(home, 'owner.pid'))
  let startedHere: Cluster | null = null
  try {
    const account = findAccount()
    const bin = findPrograms(account)
    const cluster: Cluster = { account, bin, folder: openClusterFolder(account, home) }
    if (existsSync(path.join(dataOf(cluster), 'standby.signal')))
      throw new StartRefused(
        `${dataDir} 是备库。主库停止后，先执行 db promote\n${dataDir} is a standby. After the primary has stopped, run db promote first`,
      )
    const { settled } = await createCluster(cluster)
    const settings = { ...modest, ...options.settings, ...withArchive(cluster, options.archive) }
    const isBranched = options.archive ? archiveHistories(account, options.archive, dataOf(cluster)) : false
    const running = await findRunning(cluster, options)
    if (running === null) startedHere = cluster
    const port = running ?? (await startServer(cluster, settings))
    const database = options.database ?? 'rongshu'
    await createDatabase(urlOf(cluster, port, 'postgres'), database)
    if (isBranched) await archiveAtOnce(urlOf(cluster, port, 'postgres'))
    const keeper = options.onLost ? keepRunning(cluster, settings, port, options.onLost) : null
    const stop = async () => {
      await keeper?.stop()
      try {
        await settled
      } finally {
        await stopServer(cluster)
      }
      release()
    }
    return { url: urlOf(cluster, port, database), adopted: running !== null, settled, stop }
  } catch (problem) {
    if (startedHere) await stopServer(startedHere).catch(() => {})
    release()
    throw problem
  }
}

/** The archive is tied before anything is archived: one of another database is refused with nothing of this one in it. */
function withArchive(cluster: Cluster, archive: string | null | undefined): Settings {
  if (!archive) return {}
  openArchive(cluster.account, archive)
  tieArchive(archive, systemOf(cluster))
  return archiveSettings(archive)
}

/** The port of a server that can be adopted; one that does not archive though it should is stopped, to be started anew. */
async function findRunning(cluster: Cluster, { archive }: Options): Promise<number | null> {
  const running = await findAnsweringPort(cluster)
  if (running === null || !archive) return running
  const mode = await askOne<string>(urlOf(cluster, running, 'postgres'), `select current_setting('archive_command')`)
  if (mode === archiveSettings(archive)['archive_command']) return running
  await stopServer(cluster)
  return null
}

/** The number PostgreSQL gave a cluster: the first eight bytes of its control file. */
const systemOf = (cluster: Cluster) =>
  readFileSync(path.join(dataOf(cluster), 'global/pg_control'))
    .readBigUInt64LE(0)
    .toString()

/** The one value a query answers; an adopted server may still be replaying its log. */
async function askOne<T>(url: string, question: string): Promise<T> {
  return whenUp(url, async (client) => Object.values((await client.query<Record<string, T>>(question)).rows[0]!)[0]!)
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

/**
 * Has what a new timeline begins with archived at once, with whatever was finished while nothing was archived: until then a recovery would
 * take what the old one went on to.
 */
async function archiveAtOnce(adminUrl: string): Promise<void> {
  await whenUp(adminUrl, async (client) => {
    await client.query('select pg_switch_wal()')
    // A checkpoint looks through the finished segments, and marks those to be archived that are not.
    await client.query('checkpoint')
  })
}

async function createDatabase(adminUrl: string, database: string): Promise<void> {
  await whenUp(adminUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`)
  })
}

/** An adopted server may still be replaying its log after a crash: code 57P03 means "starting up", so ask again. */
async function whenUp<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ connectionString: adminUrl })
    client.on('error', () => {})
    try {
      await client.connect()
      return await work(client)
    } catch (problem) {
      const code = (problem as { code?: string }).code
      if ((code !== '57P03' && code !== 'ECONNREFUSED') || attempt >= 120) throw problem
    } finally {
      await client.end().catch(() => {})
    }
    await sleep(500)
  }
}
