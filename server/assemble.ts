import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { auditHandlings } from './audit/audit.routes.ts'
import { writeCounted } from './audit/refusals.ts'
import { seal } from './audit/sealer.ts'
import { tellBooks } from './books/disposal.ts'
import { bookHandlings } from './books/books.routes.ts'
import { recountProvisional, reloadCalendar } from './cases/calendar.ts'
import { caseHandlings } from './cases/cases.routes.ts'
import { makeDesk } from './cases/desk.ts'
import { countOpenCases } from './cases/subject.sql.ts'
import { type Config, onPort } from './config.ts'
import { migrate } from './db/migrate.ts'
import { connect } from './db/pool.ts'
import { asSystem } from './db/transaction.ts'
import { bringInTheCast, refuseInventedPeople } from './demonstration/people.ts'
import { beginsDaysAgo, playDemonstration } from './demonstration/play.ts'
import { fileHandlings } from './files/files.routes.ts'
import { openFileStore } from './files/store.ts'
import { exportHandlings } from './exports.ts'
import type { Handling } from './http/ask.ts'
import { platformHandlings } from './http/platform.routes.ts'
import { buildServer } from './http/serve.ts'
import { registerWorkbench } from './http/workbench.ts'
import { openCalledRounds, resumeCalls } from './inventory/called-rounds.ts'
import { countAssetsOf } from './inventory/assets.sql.ts'
import { recountTasks, reviewGradings } from './inventory/classification/tasks.ts'
import { eraseCopies, eraseHeldCopies } from './inventory/disposal/erase-copies.ts'
import { inventoryRoutes } from './inventory/inventory.routes.ts'
import { remindOfInventories } from './inventory/reminders.ts'
import { resumeImports, workOnImports } from './inventory/excel/import-job.ts'
import { sealFindings } from './inventory/seal-findings.ts'
import { resumeScans, workOnScans } from './inventory/scan-source.ts'
import { allOf } from './jobs/all-of.ts'
import { shareCounts } from './jobs/counts.ts'
import { findClockOffset } from './jobs/clock.sql.ts'
import { makeClock, type Clock } from './jobs/clock.ts'
import { type Jobs, startJobs } from './jobs/jobs.ts'
import { type Live, listenForChanges } from './jobs/live.ts'
import { inTurn } from './jobs/turn.sql.ts'
import { makeLeaving } from './leaving.ts'
import { lentToDesk, lentToForms, lentToInventory, lentToTrading } from './lending.ts'
import { noteHandlings } from './notes/notes.routes.ts'
import { useHandlings } from './operation/use/use.routes.ts'
import { registerPages } from './pages/pages.routes.ts'
import { demonstrationHandlings } from './parties/demonstration.routes.ts'
import { makeDoorkeeper } from './parties/doorkeeper.ts'
import { ensureFirstAdministrator } from './parties/first-administrator.ts'
import { signingIn } from './parties/signing-in.ts'
import { partyHandlings } from './parties/parties.routes.ts'
import { reloadClock } from './parties/push-clock.ts'
import { workOnAccounts } from './parties/review-accounts.ts'
import { workOnLetters } from './parties/letters.ts'
import { endDueMandates } from './operation/operators/end-due.ts'
import { endUnmandated } from './operation/use/unmandated.ts'
import { remindOfCompliance } from './operation/operators/file-reminders.ts'
import { operatorHandlings } from './operation/operators/operators.ts'
import type { Platform } from './platform.ts'
import { askWitnesses } from './proof/ask-witnesses.ts'
import { keyStoreOf } from './proof/key-file-store.ts'
import type { KeyStore } from './proof/key-store.ts'
import { ensureKeys } from './proof/keys.ts'
import { prove } from './proof/prove.ts'
import { registerProofs } from './proof/public.routes.ts'
import { endBarred } from './registration/barring.ts'
import { remindOfTerms, watchTerms } from './registration/falling.ts'
import { registrationFormHandlings } from './registration/forms/registration-forms.ts'
import { recountNotices } from './registration/notices.ts'
import { remindOfOutside } from './registration/outside-terms.ts'
import { remindOfPapers } from './registration/paper-terms.ts'
import { registrationHandlings } from './registration/registration.routes.ts'
import { settlementHandlings } from './settlement/settlement.routes.ts'
import { tellSettlement } from './settlement/tell.ts'
import { dutyHandlings } from './supervision/duties.ts'
import { deskHandlings } from './supervision/desks.ts'
import { watchIncidents } from './supervision/incidents/watch-clocks.ts'
import { bringStandingsForward } from './supervision/standings.view.sql.ts'
import { oversightHandlings } from './supervision/handlings.ts'
import { healthHandlings } from './supervision/health.ts'
import { readingHandlings } from './supervision/readings.ts'
import { retentionHandlings } from './supervision/retention.ts'
import { makeStatistics, statisticsHandlings } from './supervision/statistics.ts'
import { supervisionHandlings } from './supervision/supervision.routes.ts'
import { warm } from './supervision/warming.ts'
import { traceHandlings } from './supervision/trace/trace.ts'
import { makeWatching } from './watch/watching.ts'
import { registerMetrics } from './watch/metrics-door.ts'
import { otherDoors } from './other-doors.ts'
import { remindOfDisclosures } from './trading/disclosures/reminding.ts'
import { makeBoard } from './trading/board.ts'
import { tellDelisted } from './trading/delisting.ts'
import { tellFallenSources } from './trading/fallen-sources.ts'
import { tellEarlierLeaving } from './trading/leaving.ts'
import { remindOfFirstDeliveries } from './trading/first-deliveries.ts'
import { delistUnmandated, remindOfMandates } from './trading/mandate-ends.ts'
import { tellOrder } from './trading/orders/telling.ts'
import { tradingHandlings } from './trading/trading.routes.ts'
import { openVault } from './vault/vault.ts'
import { workOnSealing } from './vault/work.ts'

/** The platform put together, before it listens. */
export type Assembled = Platform & { readonly app: FastifyInstance; listen(): Promise<string>; close(): Promise<void> }

/** So many connections stay open however long nobody asks, with the plans they keep. */
const kept = 8

/** Puts the house together on a database: migrations, rooms, jobs, front door. The only place that knows everything. The clock may be one that stands still, and the keys may lie elsewhere. */
export async function assemble(
  config: Config,
  databaseUrl: string,
  { clock = makeClock(), ...handed }: { readonly clock?: Clock; readonly keys?: KeyStore } = {},
): Promise<Assembled> {
  await migrate(databaseUrl)
  const watching = makeWatching(config)
  const { log } = watching
  const works = config.process !== 'web'
  const connection = connect(databaseUrl, {
    max: 20,
    kept,
    onLost: (problem) => log.warn('a database connection was lost', problem.message),
  })
  const { db } = connection
  const keys = handed.keys ?? keyStoreOf(config, (words) => log.warn(words))
  const vault = openVault({ db, keysDir: config.keysDir, method: config.sealingMethod })
  const files = await openFileStore(path.join(config.dataDir, 'files'), vault)
  const onLost = (problem: unknown) =>
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
  const platform: Platform = {
    config,
    db,
    clock,
    files,
    vault,
    keys,
    jobs,
    live,
    log,
    leaving: leaving.signal,
    counts: shareCounts(db, live),
    watching,
    desk: makeDesk({ db, clock, log }, lentToDesk({ files, config, jobs, vault, watching })),
  }
  // The hand may stand behind real time while the demonstration plays its past; afterwards it only goes forward.
  clock.setOffset(await asSystem(db, findClockOffset))
  live.onChange((change) => {
    if (change.kind === 'clock' || change.kind === 'missed')
      void reloadClock(platform)
        .then(() => (works ? jobs.kick('review-gradings') : undefined))
        .catch(onLost)
  })
  await reloadCalendar(db)
  live.onChange((change) => {
    if (change.kind === 'calendar' || change.kind === 'missed') void reloadCalendar(db).catch(onLost)
  })
  // The story of the demonstration begins in the past, and its keys with it.
  await ensureKeys(platform, new Date(clock.now().getTime() - (config.isDemonstration ? beginsDaysAgo + 1 : 0) * 86_400_000))
  const proving = provingSoon(jobs, onLost)
  const noMoreProving = live.onChange((change) => {
    if (works && (change.kind === 'asset' || change.kind === 'missed')) proving.soon()
  })
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
      // Who cannot be warmed is ready all the same: the first reader waits, and is told what went wrong if it lasts.
      if (config.process !== 'worker')
        warming = warm(platform, kept)
          .catch((problem: unknown) => log.warn('the first readings failed', problem))
          .then(() => {
            isWarm = true
          })
      await app.listen({ port: config.port, host: config.host })
      await doors.open()
      if (works) await startWork(platform)
      await warming
      const { port } = app.server.address() as { port: number }
      const base = `http://127.0.0.1:${port}`
      if (config.process !== 'worker') writeFileSync(path.join(config.dataDir, 'address'), `${config.tls ? config.publicUrl : base}\n`)
      if (config.isDemonstration && config.process !== 'worker')
        void inTurn(db, 'demonstration', () => playDemonstration(base, platform)).catch((problem: unknown) =>
          log.error('the demonstration stopped; the next start goes on with it', problem),
        )
      return onPort(config, port).publicUrl
    },
    close: async () => {
      await doors.close()
      await warming
      await leaving.take(app, config.drainSeconds)
      clearInterval(counting)
      noMoreKeys()
      noMoreProving()
      proving.stop()
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

const proveAfter = 500
/** Has what is new proven in a moment: one job for many changes at once. */
function provingSoon(jobs: Jobs, onFailed: (problem: unknown) => void): { soon(): void; stop(): void } {
  let waiting: NodeJS.Timeout | undefined
  const kick = () => {
    waiting = undefined
    void jobs.kick('prove').catch(onFailed)
  }
  return {
    soon: () => {
      waiting ??= setTimeout(kick, proveAfter).unref()
    },
    stop: () => clearTimeout(waiting),
  }
}

async function startWork(platform: Platform): Promise<void> {
  const each = [
    recountProvisional,
    recountTasks,
    recountNotices,
    endBarred,
    watchTerms,
    endDueMandates,
    endUnmandated,
    delistUnmandated,
    tellFallenSources,
    watchIncidents,
  ]
  const minute = [
    () => platform.desk.tick(),
    ...each.map((step) => () => step(platform)),
    () => asSystem(platform.db, bringStandingsForward),
  ]
  await platform.jobs.work('tick', { atOnce: 1 }, () => allOf(minute))
  await platform.jobs.work('seal-audit', { atOnce: 1 }, async () => {
    await seal(platform)
  })
  await platform.jobs.work('prove', { atOnce: 1 }, async () => {
    await prove(platform)
    await askWitnesses(platform)
  })
  const reminders = [
    remindOfInventories,
    remindOfTerms,
    remindOfPapers,
    remindOfCompliance,
    remindOfMandates,
    remindOfDisclosures,
    remindOfOutside,
    remindOfFirstDeliveries,
  ]
  await platform.jobs.work('remind', { atOnce: 1 }, () => allOf(reminders.map((remind) => () => remind(platform))))
  await platform.jobs.work('open-called-rounds', { atOnce: 1 }, async ({ callId }) => {
    await openCalledRounds(platform, callId!)
  })
  await platform.jobs.work('review-gradings', { atOnce: 1 }, async () => {
    await reviewGradings(platform)
  })
  await platform.jobs.work('catch-up', { atOnce: 1 }, () => allOf([() => eraseHeldCopies(platform), () => tellEarlierLeaving(platform)]))
  await platform.jobs.work('erase-copies', { atOnce: 1 }, async ({ assetId }) => {
    await eraseCopies(platform, assetId!)
  })
  await platform.jobs.work('tell-books', { atOnce: 1 }, async ({ assetId }) => {
    await tellBooks(platform, assetId!)
  })
  await platform.jobs.work('tell-settlement', { atOnce: 1 }, async ({ what, id }) => {
    await tellSettlement(platform, what!, id!)
  })
  await platform.jobs.work('tell-delisted', { atOnce: 1 }, async ({ caseId }) => {
    await tellDelisted(platform, caseId!)
  })
  await platform.jobs.work('tell-order', { atOnce: 1 }, async ({ id }) => {
    await tellOrder(platform, id!)
  })
  await resumeCalls(platform)
  for (const queue of ['review-gradings', 'catch-up'] as const) await platform.jobs.kick(queue)
  await workOnAccounts(platform)
  await workOnLetters(platform)
  await workOnSealing(platform, sealFindings)
  await workOnScans(platform)
  await resumeScans(platform)
  await workOnImports(platform, lentToInventory)
  await resumeImports(platform)
}

/** Who only works answers nobody but whoever asks whether it lives. */
async function backDoor(platform: Platform): Promise<FastifyInstance> {
  const app: FastifyInstance = await buildServer(
    platform,
    makeDoorkeeper(platform),
    platformHandlings(platform, () => app),
  )
  return app
}

async function frontDoor(platform: Platform, isWarm: () => boolean): Promise<FastifyInstance> {
  const countsOf = async (tx: Parameters<typeof countOpenCases>[0], id: string) => ({
    ...(await countAssetsOf(tx, id)),
    openCases: await countOpenCases(tx, id),
  })
  const [statistics, board] = [makeStatistics(platform), makeBoard(platform)]
  const rooms: Handling[] = [
    ...platformHandlings(platform, () => app, isWarm),
    ...signingIn(platform),
    ...demonstrationHandlings(platform),
    ...partyHandlings(platform, { countsOf }),
    ...caseHandlings(platform),
    ...fileHandlings(platform),
    ...inventoryRoutes(platform, lentToInventory),
    ...registrationHandlings(platform),
    ...registrationFormHandlings(lentToForms),
    ...bookHandlings(),
    ...settlementHandlings(platform),
    ...supervisionHandlings(),
    ...statisticsHandlings(statistics),
    ...healthHandlings(platform),
    ...retentionHandlings(platform),
    ...deskHandlings(),
    ...readingHandlings(platform),
    ...traceHandlings(),
    ...auditHandlings(platform),
    ...noteHandlings(),
    ...dutyHandlings(),
    ...operatorHandlings(),
    ...useHandlings(),
    ...oversightHandlings(platform),
    ...tradingHandlings(lentToTrading, board, platform.jobs),
  ]
  const app: FastifyInstance = await buildServer(platform, makeDoorkeeper(platform), [...rooms, ...exportHandlings(rooms)])
  registerProofs(app, platform)
  await registerPages(app, platform, statistics, board)
  registerMetrics(app, platform.config, platform.watching.metrics)
  await registerWorkbench(app)
  return app
}
