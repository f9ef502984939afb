import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { writeCounted } from './audit/refusals.ts'
import { seal } from './audit/sealer.ts'
import { reloadCalendar } from './cases/calendar.ts'
import { makeDesk } from './cases/desk.ts'
import { type Config, onPort } from './config.ts'
import { migrate } from './db/migrate.ts'
import { connect } from './db/pool.ts'
import { asSystem } from './db/transaction.ts'
import { bringInTheCast, refuseInventedPeople } from './demonstration/people.ts'
import { beginsDaysAgo, playDemonstration } from './demonstration/play.ts'
import { openFileStore } from './files/store.ts'
import { shareCounts } from './jobs/counts.ts'
import { findClockOffset } from './jobs/clock.sql.ts'
import { makeClock, type Clock } from './jobs/clock.ts'
import { type Jobs, startJobs } from './jobs/jobs.ts'
import { type Live, listenForChanges } from './jobs/live.ts'
import { inTurn } from './jobs/turn.sql.ts'
import { makeLeaving } from './leaving.ts'
import { lentToDesk } from './lending.ts'
import { ensureFirstAdministrator } from './parties/first-administrator.ts'
import { reloadClock } from './parties/push-clock.ts'
import type { Platform } from './platform.ts'
import { keyStoreOf } from './proof/key-file-store.ts'
import type { KeyStore } from './proof/key-store.ts'
import { ensureKeys } from './proof/keys.ts'
import { warm } from './supervision/warming.ts'
import { makeWatching } from './watch/watching.ts'
import { otherDoors } from './other-doors.ts'
import { openVault } from './vault/vault.ts'
import { backDoor, frontDoor } from './front-door.ts'
import { startWork } from './work.ts'

/** The platform put together, before it listens. */
export type Assembled = Platform & { readonly app: FastifyInstance; listen(): Promise<string>; close(): Promise<void> }

/** So many connections stay open however long nobody asks, with the plans they keep. */
const kept = 8

/** Told when a connection of this process fails that nobody waits for. */
type OnLost = (problem: unknown) => void

/**
 * Puts the house together on a database: migrations, rooms, jobs, front door. With `front-door.ts` and `work.ts` the only place that knows
 * everything. The clock may be one that stands still, and the keys may lie elsewhere.
 */
export async function assemble(
  config: Config,
  databaseUrl: string,
  { clock = makeClock(), ...handed }: { readonly clock?: Clock; readonly keys?: KeyStore } = {},
): Promise<Assembled> {
  await migrate(databaseUrl)
  const watching = makeWatching(config)
  const { log } = watching
  const connection = connect(databaseUrl, {
    max: 20,
    kept,
    onLost: (problem) => log.warn('a database connection was lost', problem.message),
  })
  const { db } = connection
  const keys = handed.keys ?? keyStoreOf(config, (words) => log.warn(words))
  const vault = openVault({ db, keysDir: config.keysDir, method: config.sealingMethod })
  const files = await openFileStore(path.join(config.dataDir, 'files'), vault)
  const onLost: OnLost = (problem) =>
    log.warn('the database connection of jobs or live changes failed', problem instanceof Error ? problem.message : problem)
  const [jobs, live] = await startTogether(
    startJobs(databaseUrl, db, onLost, config.process),
    listenForChanges(databaseUrl, onLost),
    bringInPeople({ config, db, clock }),
  ).catch(async (problem: unknown) => {
    await connection.close()
    throw problem
  })
  const leaving = makeLeaving()
  const desk = makeDesk({ db, clock, log }, lentToDesk({ files, config, jobs, vault, watching }))
  const counts = shareCounts(db, live)
  const platform: Platform = { config, db, clock, files, vault, keys, jobs, live, log, leaving: leaving.signal, counts, watching, desk }
  await followClock(platform, onLost)
  await followCalendar(platform, onLost)
  // The story of the demonstration begins in the past, and its keys with it.
  await ensureKeys(platform, new Date(clock.now().getTime() - (config.isDemonstration ? beginsDaysAgo + 1 : 0) * 86_400_000))
  const noMoreProving = proveWhatIsNew(platform, onLost)
  watching.metrics.watch(platform, connection.pool)
  const noMoreKeys = vault.keepFresh()
  const counting = setInterval(() => void writeCounted(platform).catch(onLost), 60_000).unref()
  let isWarm = false
  const app = await (config.process === 'worker' ? backDoor(platform) : frontDoor(platform, () => isWarm))
  let warming = Promise.resolve()
  const doors = otherDoors(platform, app)
  return {
    ...platform,
    app,
    listen: async () => {
      if (config.process !== 'worker')
        warming = warmAsFarAsItGoes(platform).then(() => {
          isWarm = true
        })
      await app.listen({ port: config.port, host: config.host })
      await doors.open()
      if (config.process !== 'web') await startWork(platform)
      await warming
      const { port } = app.server.address() as { port: number }
      if (config.process !== 'worker') nowAt(platform, port)
      return onPort(config, port).publicUrl
    },
    close: async () => {
      await doors.close()
      await warming
      await leaving.take(app, config.drainSeconds)
      clearInterval(counting)
      noMoreKeys()
      noMoreProving()
      await jobs.stop()
      await writeCounted(platform)
        .then(() => seal(platform))
        .catch(onLost)
      await live.close()
      await connection.close()
    },
  }
}

/** Queue, live changes and people need the database and not each other; when one of them fails, what had started is stopped. */
async function startTogether(starting: Promise<Jobs>, listening: Promise<Live>, people: Promise<void>): Promise<[Jobs, Live]> {
  const [jobs, live, cast] = await Promise.allSettled([starting, listening, people])
  if (jobs.status === 'fulfilled' && live.status === 'fulfilled' && cast.status === 'fulfilled') return [jobs.value, live.value]
  if (jobs.status === 'fulfilled') await jobs.value.stop()
  if (live.status === 'fulfilled') await live.value.close()
  throw [cast, jobs, live].find((each) => each.status === 'rejected')!.reason
}

async function bringInPeople(platform: Pick<Platform, 'config' | 'db' | 'clock'>): Promise<void> {
  if (platform.config.isDemonstration) return bringInTheCast(platform)
  await refuseInventedPeople(platform)
  await ensureFirstAdministrator(platform)
}

/** Sets the hand of the clock where the database has it, and moves it whenever it is pushed. */
async function followClock(platform: Platform, onLost: OnLost): Promise<void> {
  const { config, db, clock, live, jobs } = platform
  // The hand may stand behind real time while the demonstration plays its past; afterwards it only goes forward.
  clock.setOffset(await asSystem(db, findClockOffset))
  live.onChange((change) => {
    if (change.kind === 'clock' || change.kind === 'missed')
      void reloadClock(platform)
        .then(() => (config.process === 'web' ? undefined : jobs.kick('review-gradings')))
        .catch(onLost)
  })
}

/** Reads the calendar of working days, and anew whenever another year is loaded. */
async function followCalendar({ db, live }: Platform, onLost: OnLost): Promise<void> {
  await reloadCalendar(db)
  live.onChange((change) => {
    if (change.kind === 'calendar' || change.kind === 'missed') void reloadCalendar(db).catch(onLost)
  })
}

const proveAfter = 500
/** Has what is new proven in a moment, one job for many changes at once; answers how to stop. */
function proveWhatIsNew({ config, live, jobs }: Platform, onLost: OnLost): () => void {
  let waiting: NodeJS.Timeout | undefined
  const kick = () => {
    waiting = undefined
    void jobs.kick('prove').catch(onLost)
  }
  const noMore = live.onChange((change) => {
    if (config.process !== 'web' && (change.kind === 'asset' || change.kind === 'missed')) waiting ??= setTimeout(kick, proveAfter).unref()
  })
  return () => {
    noMore()
    clearTimeout(waiting)
  }
}

/** Who cannot be warmed is ready all the same: the first reader waits, and is told what went wrong if it lasts. */
function warmAsFarAsItGoes(platform: Platform): Promise<void> {
  return warm(platform, kept).catch((problem: unknown) => platform.watching.log.warn('the first readings failed', problem))
}

/** Notes at which address the front door listens, and plays the demonstration through it. */
function nowAt(platform: Platform, port: number): void {
  const { config, db, watching } = platform
  const base = `http://127.0.0.1:${port}`
  writeFileSync(path.join(config.dataDir, 'address'), `${config.tls ? config.publicUrl : base}\n`)
  if (config.isDemonstration)
    void inTurn(db, 'demonstration', () => playDemonstration(base, platform)).catch((problem: unknown) =>
      watching.log.error('the demonstration stopped; the next start goes on with it', problem),
    )
}
