import { createReadStream, existsSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { appendFile, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { partsOfArchive, requireReach, restoreCommand } from '#server/db/archive.ts'
import {
  dataOf,
  findPort,
  fullDisk,
  passwordOf,
  startServer,
  stopServer,
  tellsOfFullDisk,
  urlOf,
  type Cluster,
  type Settings,
} from '#server/db/embedded-cluster.ts'
import { takeOwnership } from '#server/db/embedded-owner.ts'
import { findPrograms, openClusterFolder } from '#server/db/embedded-place.ts'
import { findAccount, giveTo } from '#server/db/embedded-user.ts'
import { markOf } from '#server/db/half-restored.ts'
import { archivedName } from '#server/files/archive-files.ts'
import { Denied } from '#server/denied.ts'
import { noteRestored } from '#server/proof/kept-heads.ts'
import { type Base, listBases } from './bases.ts'
import { cityTime } from './city-time.ts'
import { findFilePlaces, findWrappedKeys } from './backup.sql.ts'
import { layDown } from './lay-down.ts'
import { syncFolder } from './manifest.ts'
import { clearUnfinished } from './restore.ts'
import { endSessions, findHeldKeys, findLastCommit, forgetSealedFiles, isRecovered } from './recover.sql.ts'
import { findGap, timelineOfSegment } from './segments.ts'
import { findStretches, leadsOn, positionOf } from './timelines.ts'

/**
 * What was recovered: from which base backup, the instant of the last line of the log that is there, files rows speak of that the archive
 * has not, and the master keys that open what is sealed.
 */
export type Recovered = {
  readonly base: Base
  readonly last: Date | null
  readonly missing: readonly string[]
  readonly masterKeys: readonly string[]
  readonly tookMs: number
}

/** Where to: an empty data folder, out of an archive, to an instant or to the end of what was archived. */
export type Recovery = { readonly dataDir: string; readonly archive: string; readonly to: Date | null; readonly signal: AbortSignal }

/**
 * Recovers the bundled database into an empty data folder: the newest base backup before the instant, then the archived log up to it.
 * Everything committed before the instant is there, nothing after. Nobody stays signed in. Denied, saying why, when the archive cannot
 * give that instant.
 */
export async function recover<T>(given: Recovery, then: (url: string) => Promise<T>): Promise<{ recovered: Recovered; then: T }> {
  const began = performance.now()
  const { dataDir, archive, to, signal } = given
  const { base, timeline } = await chooseBase(archive, to)
  const account = findAccount()
  requireReach(account, archive)
  await refuseUsed(dataDir)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const release = takeOwnership(path.join(dataDir, 'owner.pid'))
  await writeFile(markOf(dataDir), `${base.folder}\n`, { flush: true })
  const cluster: Cluster = { account, bin: findPrograms(account), folder: openClusterFolder(account, dataDir) }
  try {
    await layCluster(cluster, base)
    const url = urlOf(cluster, await replay(cluster, timeline, given), 'rongshu')
    await tellApart(cluster)
    const { last, missing, masterKeys } = await settle(url, given)
    signal.throwIfAborted()
    await noteRestored(dataDir)
    await rm(markOf(dataDir))
    await syncFolder(dataDir)
    const done = await then(url)
    return { recovered: { base, last, missing, masterKeys, tookMs: Math.round(performance.now() - began) }, then: done }
  } finally {
    await stopServer(cluster)
    release()
    if (existsSync(markOf(dataDir))) await takeBack(dataDir, cluster)
  }
}

/** Leaves the place as it was found, so that the next attempt needs no hand. */
export async function takeBack(dataDir: string, cluster: Cluster): Promise<void> {
  await clearUnfinished(dataDir)
  await rm(cluster.folder, { recursive: true, force: true })
  await rm(markOf(dataDir))
}

/** The newest base backup before the instant that leads to the newest timeline, and that timeline. */
async function chooseBase(archive: string, to: Date | null): Promise<{ base: Base; timeline: number }> {
  if (to && to.getTime() > Date.now())
    throw new Denied(422, { code: 'future', message: { zh: '时间点在将来', en: 'The instant is in the future' } })
  const all = await listBases(archive)
  const stretches = all.length > 0 ? await findStretches(archive) : []
  const bases = all.filter(({ firstSegment, end }) =>
    leadsOn(stretches, { timeline: timelineOfSegment(firstSegment), end: positionOf(end) }),
  )
  if (bases.length === 0)
    throw new Denied(404, {
      code: 'no-base',
      message: {
        zh: `归档 ${archive} 里没有完整的基础备份，不能按时间点恢复。请用 db restore 恢复日常备份`,
        en: `There is no whole base backup in ${archive}, so nothing can be recovered from it. Restore an ordinary backup by db restore`,
      },
    })
  const base = to ? bases.findLast(({ endedAt }) => endedAt <= to) : bases.at(-1)
  if (!base)
    throw new Denied(422, {
      code: 'too-early',
      message: {
        zh: `最早能恢复到 ${cityTime(bases[0]!.endedAt, true)}，给定的时间点更早`,
        en: `The earliest instant that can be recovered to is ${cityTime(bases[0]!.endedAt, true)}; the one given is earlier`,
      },
    })
  const missing = findGap(await readdir(partsOfArchive(archive).wal), base.firstSegment, stretches)
  if (missing !== null)
    throw new Denied(422, {
      code: 'log-missing',
      message: {
        zh: `归档的日志不连续，缺 ${missing}。请找回这一段，或改用更早或更晚的基础备份之前的时间点`,
        en: `The archived log has a gap: ${missing} is missing. Bring that segment back, or recover to an instant another base backup covers`,
      },
    })
  return { base, timeline: stretches.at(-1)!.timeline }
}

async function refuseUsed(dataDir: string): Promise<void> {
  const there = await readdir(dataDir).catch((problem: NodeJS.ErrnoException): string[] => {
    if (problem.code === 'ENOENT') return []
    throw problem
  })
  if (there.includes(path.basename(markOf(dataDir)))) return clearUnfinished(dataDir)
  if (there.every((name) => name === 'lost+found')) return
  throw new Denied(409, {
    code: 'not-empty',
    message: {
      zh: `数据目录 ${dataDir} 不是空的。只能恢复到空目录：请移走它，或用 RONGSHU_DATA 另指一处`,
      en: `The data folder ${dataDir} is not empty. A recovery needs an empty one: move it away, or name another in RONGSHU_DATA`,
    },
  })
}

async function layCluster(cluster: Cluster, base: Base): Promise<void> {
  await cp(path.join(base.folder, 'data'), dataOf(cluster), { recursive: true })
  await cp(path.join(base.folder, 'password'), passwordOf(cluster))
  await mkdir(path.join(dataOf(cluster), 'pg_wal'), { recursive: true, mode: 0o700 })
  await writeFile(path.join(dataOf(cluster), 'recovery.signal'), '')
  await giveTo(cluster.account, cluster.folder)
}

/** A city's log of a week is replayed in hours at most. */
const seconds = 24 * 3600

async function replay(cluster: Cluster, timeline: number, { archive, to, signal }: Recovery): Promise<number> {
  const target: Settings = to
    ? { recovery_target_time: to.toISOString().replace('T', ' ').replace('Z', '+00'), recovery_target_action: 'promote' }
    : {}
  try {
    const port = await startServer(
      cluster,
      {
        ...target,
        recovery_target_timeline: timeline,
        restore_command: restoreCommand(archive),
        hot_standby: 'off',
        archive_mode: 'off',
        shared_buffers: '96MB',
      },
      { seconds },
    )
    // It takes connections when the log is replayed, and ends by itself when the target is not in it.
    while (!(await isRecovered(urlOf(cluster, port, 'postgres')))) {
      signal.throwIfAborted()
      if ((await findPort(cluster)) === null) throw new Error('PostgreSQL ended while it recovered, see postgres.log')
      await sleep(200)
    }
    return port
  } catch (problem) {
    if (tellsOfFullDisk(cluster)) throw fullDisk(cluster)
    const log = await readFile(path.join(cluster.folder, 'postgres.log'), 'utf8').catch(() => '')
    const closed = /could not restore file "([0-9A-F.]+(?:history)?)" from archive/.exec(log)?.[1]
    if (closed)
      throw new Denied(409, {
        code: 'log-closed',
        message: {
          zh: `归档中的 ${closed} 读不出来：改正属主和权限，或检查那块磁盘；这一段之后的内容没有它恢复不了，因此没有恢复`,
          en: `${closed} in the archive cannot be read: put its owner and rights right, or look at that disk; what came after it cannot come back without it, so nothing was recovered`,
        },
      })
    if (!log.includes('recovery ended before configured recovery target was reached')) throw problem
    const last = /last completed transaction was at log time ([^\n]+)/.exec(log)?.[1]
    throw new Denied(422, {
      code: 'archive-short',
      message: {
        zh: `归档的日志没有到达这个时间点${last ? `，最后一次提交在 ${last}` : ''}。不带 --to 可恢复到归档末尾`,
        en: `The archived log does not reach that instant${last ? `; its last commit was at ${last}` : ''}. Without --to, recover to the end of the archive`,
      },
    })
  }
}

/** Two recoveries to the same instant would have the same history: a remark in it, which PostgreSQL passes over, tells an archive that they are two. */
async function tellApart(cluster: Cluster): Promise<void> {
  const folder = path.join(dataOf(cluster), 'pg_wal')
  const own = (await readdir(folder))
    .filter((name) => name.endsWith('.history'))
    .sort()
    .at(-1)
  await appendFile(path.join(folder, own!), `# ${randomUUID()}\n`, { flush: true })
}

async function settle(url: string, { dataDir, archive, signal }: Recovery): Promise<Pick<Recovered, 'last' | 'missing' | 'masterKeys'>> {
  const client = new pg.Client({ connectionString: url, application_name: 'rongshu recover' })
  client.on('error', () => {})
  await client.connect()
  try {
    await endSessions(client)
    const missing: string[] = []
    await client.query('begin')
    // Which copy is laid down is not what the rows knew of it.
    await forgetSealedFiles(client)
    const keys = await findHeldKeys(client)
    for await (const { path: name } of findFilePlaces(client)) {
      const copies = [...keys, null].map((key) => path.join(partsOfArchive(archive).files, archivedName(name, key)))
      const from = await firstThere(copies)
      if (from !== null) await layDown(createReadStream(from), path.join(dataDir, name), signal)
      else missing.push(name)
    }
    await client.query('commit')
    return {
      last: await findLastCommit(client),
      missing,
      masterKeys: [...new Set((await findWrappedKeys(client)).map(({ master }) => master))].toSorted(),
    }
  } finally {
    await client.end()
  }
}

async function firstThere(places: readonly string[]): Promise<string | null> {
  for (const place of places)
    if (
      await stat(place).then(
        (found) => found.isFile(),
        () => false,
      )
    )
      return place
  return null
}
