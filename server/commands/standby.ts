import { existsSync } from 'node:fs'
import { appendFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { copyCluster } from '#server/db/copy-cluster.ts'
import { dataOf, findPort, passwordOf, startServer, urlOf, type Cluster } from '#server/db/embedded-cluster.ts'
import { takeOwnership } from '#server/db/embedded-owner.ts'
import { findClusterFolder, findPrograms, openClusterFolder } from '#server/db/embedded-place.ts'
import { findAccount, giveTo } from '#server/db/embedded-user.ts'
import { markOf, refuseHalfRestored } from '#server/db/half-restored.ts'
import { Denied } from '#server/denied.ts'
import { takeBack } from './recover.ts'
import { findLag, findPrimary, hearsPrimary, promote, releaseLog, reserveLog } from './recover.sql.ts'
import { clearUnfinished } from './restore.ts'
import { placeOfSegment, timelineOfSegment } from './segments.ts'

const slot = 'rongshu_standby'
/** The bundled PostgreSQL, of which alone a standby can be made by its files. */
const bundled = 18

/** Seconds without a word after which a primary is taken for gone. */
const heardSeconds = 20

/** How far a standby is behind its primary, and where it answers. */
export type Following = { readonly url: string; readonly lag: { readonly bytes: number; readonly seconds: number | null } }
/** The same, and whether its primary sends it the log. */
export type Heard = Following & { readonly isHeard: boolean }

/**
 * Makes a standby of a primary in an empty data folder, over a connection alone, and starts it; it goes on running by itself and follows
 * the primary. Denied when primary or folder are not fit; an attempt that fails or is stopped leaves both as they were.
 */
export async function makeStandby(dataDir: string, primary: string, signal: AbortSignal): Promise<Heard> {
  await withClient(primary, whyNotFollow)
  const there = await readdir(dataDir).catch((): string[] => [])
  if (there.includes(path.basename(markOf(dataDir)))) await clearUnfinished(dataDir)
  else if (there.length > 0)
    throw new Denied(409, {
      code: 'not-empty',
      message: {
        zh: `数据目录 ${dataDir} 不是空的，备库要建在空目录里`,
        en: `The data folder ${dataDir} is not empty; a standby is made in an empty one`,
      },
    })
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const account = findAccount()
  const cluster: Cluster = { account, bin: findPrograms(account), folder: openClusterFolder(account, dataDir) }
  const release = takeOwnership(path.join(dataDir, 'owner.pid'))
  await writeFile(markOf(dataDir), 'standby\n', { flush: true })
  let isReserved = false
  try {
    await copyCluster(primary, dataOf(cluster), {
      signal,
      began: async (client) => {
        isReserved = await reserveLog(client, slot)
      },
    })
    await setUpFollowing(cluster, primary)
    await rm(markOf(dataDir))
  } finally {
    release()
    if (existsSync(markOf(dataDir))) {
      if (isReserved) await withClient(primary, (client) => releaseLog(client, slot)).catch(() => {})
      await takeBack(dataDir, cluster)
    }
  }
  return heard(await follow(cluster))
}

async function setUpFollowing(cluster: Cluster, primary: string): Promise<void> {
  const { hostname, port, password } = new URL(primary)
  await writeFile(passwordOf(cluster), decodeURIComponent(password), { mode: 0o600 })
  const address = `host=${hostname} port=${port || 5432} user=postgres password='${decodeURIComponent(password).replaceAll(/[\\']/g, '\\$&')}' application_name=${slot}`
  await appendFile(
    path.join(dataOf(cluster), 'postgresql.auto.conf'),
    `primary_conninfo = ${quoted(address)}\nprimary_slot_name = '${slot}'\n`,
  )
  await mkdir(path.join(dataOf(cluster), 'pg_wal'), { recursive: true, mode: 0o700 })
  await writeFile(path.join(dataOf(cluster), 'standby.signal'), '')
  await giveTo(cluster.account, cluster.folder)
}

/** Starts the standby of a data folder again, or finds it running, and says how far it is behind. Denied when there is none. */
export const resumeStandby = async (dataDir: string): Promise<Heard> => heard(await follow(clusterOf(dataDir)))

/**
 * Makes the standby the primary and answers its address; whoever was signed in stays so. Denied while the old primary is heard; one that
 * is only out of reach cannot be told from here from one that has stopped.
 */
export async function promoteStandby(dataDir: string): Promise<string> {
  const cluster = clusterOf(dataDir)
  const { url } = await follow(cluster)
  await withClient(url, refuseLiving)
  if (!(await withClient(url, promote))) throw new Error('the standby did not become a primary within a minute; see postgres.log')
  await keepFromArchive(cluster)
  return url
}

/** A connection that has just been cut is still told of for a moment. */
async function refuseLiving(client: pg.Client): Promise<void> {
  for (let times = 0; await hearsPrimary(client); times++, await sleep(200)) {
    if (times === 25)
      throw new Denied(409, {
        code: 'primary-lives',
        message: {
          zh: `主库还在运行，正向这台备库发送日志：现在提升，两处会各自受理，以后合不到一起。请先停止主库并使它不再启动（systemctl disable --now rongshu）；主库所在机器断电或断网的，${heardSeconds}秒后再执行`,
          en: `The primary still runs and sends its log to this standby: promoted now, both would take acts, and nothing brings them together again. Stop the primary first and keep it from starting (systemctl disable --now rongshu); if its machine lost power or its line, run this again after ${heardSeconds} seconds`,
        },
      })
  }
}

/**
 * The segment in which the old timeline ended is only begun here, while the old primary may have archived it whole: taken for finished, it
 * would be refused by the archive for ever. What is in it begins the new timeline.
 */
async function keepFromArchive(cluster: Cluster): Promise<void> {
  const wal = path.join(dataOf(cluster), 'pg_wal')
  const segments = (await readdir(wal)).filter((name) => /^[0-9A-F]{24}$/.test(name))
  const timeline = Math.max(...segments.map(timelineOfSegment))
  const first = Math.min(...segments.filter((name) => timelineOfSegment(name) === timeline).map(placeOfSegment))
  for (const name of segments.filter((each) => timelineOfSegment(each) < timeline && placeOfSegment(each) >= first))
    await writeFile(path.join(wal, 'archive_status', `${name}.done`), '')
  await giveTo(cluster.account, path.join(wal, 'archive_status'))
}

async function follow(cluster: Cluster): Promise<Following> {
  const port =
    (await findPort(cluster)) ??
    (await startServer(cluster, {
      hot_standby: 'on',
      shared_buffers: '96MB',
      max_connections: 60,
      wal_receiver_timeout: `${heardSeconds}s`,
    }))
  const url = urlOf(cluster, port, 'rongshu')
  const lag = await withClient(url, findLag)
  if (!lag) throw new Denied(409, { code: 'no-standby', message: { zh: '这里已经是主库', en: 'This is a primary already' } })
  return { url, lag }
}

/** One that was just started needs a moment until it hears its primary. */
async function heard(following: Following): Promise<Heard> {
  const isHeard = await withClient(following.url, async (client) => {
    for (let times = 0; times < 25; times++, await sleep(200)) if (await hearsPrimary(client)) return true
    return false
  })
  return { ...following, isHeard }
}

function clusterOf(dataDir: string): Cluster {
  refuseHalfRestored(dataDir)
  const folder = findClusterFolder(dataDir)
  if (folder === null)
    throw new Denied(404, {
      code: 'no-standby',
      message: {
        zh: `数据目录 ${dataDir} 里没有备库。首次请给出主库地址`,
        en: `There is no standby in ${dataDir}. Name the address of the primary the first time`,
      },
    })
  const account = findAccount()
  return { account, bin: findPrograms(account), folder }
}

async function whyNotFollow(client: pg.Client): Promise<void> {
  const { major, user, follows } = await findPrimary(client)
  const because = (zh: string, en: string) => new Denied(409, { code: 'not-fit', message: { zh, en } })
  if (major !== bundled)
    throw because(
      `主库是 PostgreSQL ${major}，内置的是 ${bundled}，不能跟随；请用那台 PostgreSQL 自己的工具`,
      `The primary is PostgreSQL ${major} and the bundled one ${bundled}: it cannot follow. Use the tools of that PostgreSQL`,
    )
  if (user !== 'postgres')
    throw because(`主库地址的用户应为 postgres，而不是 ${user}`, `The user in the address of the primary is postgres, not ${user}`)
  if (follows) throw because('给出的地址本身是备库', 'The address given is a standby itself')
}

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'rongshu standby', connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
