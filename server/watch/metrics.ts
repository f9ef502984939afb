import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type pg from 'pg'
import { procedures } from '#law/procedures.ts'
import { deskActs, verbs } from '#law/verbs.ts'
import { asSystem } from '#server/db/transaction.ts'
import { certificateLeft } from '#server/http/tls.ts'
import { queueNames } from '#server/jobs/jobs.ts'
import type { Platform } from '#server/platform.ts'
import { type Figures, readFigures } from './figures.sql.ts'
import { beginWaiting } from './patience.ts'
import { backupAge, freeBytes } from './state.ts'

/** An act as it is counted: done, denied by a rule, or failed by a fault. */
export type CountedAct = { readonly procedure: string; readonly act: string; readonly outcome: 'done' | 'denied' | 'failed' }
/** The figures of this process, as Prometheus reads them. None of them names a person or a case. */
export type Metrics = {
  request(told: { method: string; route: string; status: number }, seconds: number): void
  act(told: CountedAct): void
  text(): Promise<string>
  readonly contentType: string
}

/** What is done to cases of every procedure: by the clock, and by the desk itself. */
const everywhere = [...Object.entries(verbs).flatMap(([verb, { tone }]) => (tone === 'clock' ? [verb] : [])), ...Object.keys(deskActs)]

/** Every act there may be on a case, by procedure: those its steps offer, and those of every procedure. */
const possible = Object.entries(procedures).flatMap(([procedure, { steps }]) =>
  [...new Set([...Object.values(steps).flatMap(({ may }) => Object.keys(may)), ...everywhere])].map((act) => ({ procedure, act })),
)

/** Figures of one process, and those of the whole platform that its database tells. */
export function makeMetrics(): Metrics & { watch(platform: Pick<Platform, 'db' | 'config' | 'vault'>, pool: pg.Pool): void } {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'rongshu_' })
  const registers = [registry]
  const requests = new Histogram({
    name: 'rongshu_http_request_seconds',
    help: 'requests by route and status, with how long they took',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const acts = new Counter({
    name: 'rongshu_acts_total',
    help: 'acts by procedure and outcome',
    labelNames: ['procedure', 'act', 'outcome'],
    registers,
  })
  // A figure that begins at one never rose: each stands at nought before, so that the first fault is an alarm.
  for (const each of possible) acts.inc({ ...each, outcome: 'failed' }, 0)
  return {
    request: ({ method, route, status }, seconds) => requests.observe({ method, route, status }, seconds),
    act: (told) => acts.inc({ ...told }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
    watch: (platform, pool) => {
      watchPool(registers, pool)
      watchDatabase(registers, platform)
      watchPlace(registers, platform)
    },
  }
}

/** A figure that is asked for when it is read; NaN when it cannot be had. */
function asked(registers: Registry[], name: string, help: string, find: () => Promise<number> | number): void {
  new Gauge({
    name,
    help,
    registers,
    async collect() {
      this.set(await beginWaiting()(Promise.resolve(find()), NaN))
    },
  })
}

function watchPool(registers: Registry[], pool: pg.Pool): void {
  new Gauge({
    name: 'rongshu_database_connections',
    help: 'connections of this process to the database, and who waits for one',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
}

function watchDatabase(registers: Registry[], { db }: Pick<Platform, 'db'>): void {
  // All of them are read at the same moment, so that one transaction serves a whole reading.
  let reading: Promise<Figures | null> | null = null
  const figures = () =>
    beginWaiting()(
      (reading ??= asSystem(db, readFigures)
        .catch(() => null)
        .finally(() => {
          reading = null
        })),
      null,
    )
  const figure = (name: string, help: string, of: (found: Figures) => number) =>
    asked(registers, name, help, async () => {
      const found = await figures()
      return found ? of(found) : NaN
    })
  new Gauge({
    name: 'rongshu_jobs',
    help: 'jobs by queue and state: created, retry, active, failed',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      for (const queue of queueNames) for (const state of ['created', 'retry', 'active', 'failed']) this.set({ queue, state }, 0)
      for (const { queue, state, n } of (await figures())?.jobs ?? []) this.set({ queue, state }, n)
    },
  })
  figure('rongshu_jobs_oldest_seconds', 'since when the oldest job waits whose time has come', ({ oldest }) => oldest)
  figure('rongshu_audit_unsealed_lines', 'lines of the log that are not in the chain yet', ({ unsealed }) => unsealed.lines)
  figure('rongshu_audit_unsealed_seconds', 'since when the oldest of them waits', ({ unsealed }) => unsealed.seconds)
  figure(
    'rongshu_archive_failing_seconds',
    'since when nothing was archived while archiving fails; 0 when it does not',
    ({ archiveFailing }) => archiveFailing,
  )
  asked(registers, 'rongshu_database_up', 'whether the database answers', () =>
    beginWaiting()(
      asSystem(db, async () => 1),
      0,
    ),
  )
}

function watchPlace(registers: Registry[], { config, vault }: Pick<Platform, 'config' | 'vault'>): void {
  asked(registers, 'rongshu_disk_free_bytes', 'free space where the data lies', () => freeBytes(config.dataDir))
  asked(registers, 'rongshu_backup_age_seconds', 'since when the last backup is finished; infinite when there was none', () =>
    backupAge(config.dataDir).then((age) => age ?? Infinity),
  )
  const { tls } = config
  if (tls)
    asked(registers, 'rongshu_certificate_left_seconds', 'how long the certificate still holds; below zero once it has ended', async () =>
      certificateLeft(tls),
    )
  asked(registers, 'rongshu_sealing_locked', '1 when the sealing keys are missing', () => vault.whyLocked().then((why) => (why ? 1 : 0)))
}
