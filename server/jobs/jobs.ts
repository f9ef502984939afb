import type { Kysely } from 'kysely'
import { PgBoss, fromKysely } from 'pg-boss'
import type { Database } from '#server/db/database.generated.ts'
import type { Tx } from '#server/db/transaction.ts'
import { openQueueTables, takeQueueTurn } from './jobs.sql.ts'

/** Work that is done after the commit, at least once: the outbox of every transaction. Data are ids only. */
export type Queue =
  | 'scan-source'
  | 'import-cards'
  | 'open-called-rounds'
  | 'remind'
  | 'tick'
  | 'seal-audit'
  | 'review-gradings'
  | 'catch-up'
  | 'erase-copies'
  | 'tell-books'
  | 'tell-settlement'
  | 'tell-delisted'
  | 'tell-order'
  | 'prove'
  | 'review-accounts'
  | 'seal-stored'
  | 'send-letters'
export type Jobs = {
  /** Enqueues inside the transaction: rolled back with it, run only after its commit. */
  enqueue(tx: Tx, queue: Queue, data: Record<string, string>): Promise<void>
  work(queue: Queue, options: { atOnce: number }, run: (data: Record<string, string>) => Promise<void>): Promise<void>
  kick(queue: Queue): Promise<void>
  /** Lets a failed job run again. */
  again(queue: string, id: string): Promise<void>
  stop(): Promise<void>
}

/** A process that gave no sign for so long while it works on something has died: another one takes the work up. */
const heartbeatSeconds = 60

/** `short`: at most one waits, since one does the work of all; others are dropped. */
const queues: {
  readonly [Q in Queue]: {
    policy?: 'short'
    retryLimit: number
    retryDelay: number
    expireInSeconds: number
    heartbeatSeconds?: number
    every?: string
  }
} = {
  'scan-source': { retryLimit: 2, retryDelay: 2, expireInSeconds: 3600, heartbeatSeconds },
  'open-called-rounds': { retryLimit: 5, retryDelay: 5, expireInSeconds: 3600 },
  // Each hour rather than each day: the hand of the clock may have been pushed, and what was sent is not sent again.
  remind: { policy: 'short', retryLimit: 0, retryDelay: 0, expireInSeconds: 300, every: '5 * * * *' },
  'import-cards': { retryLimit: 2, retryDelay: 2, expireInSeconds: 3600, heartbeatSeconds },
  // Once at each start: what an earlier version or a restore left undone.
  'catch-up': { policy: 'short', retryLimit: 5, retryDelay: 30, expireInSeconds: 900 },
  'erase-copies': { retryLimit: 20, retryDelay: 30, expireInSeconds: 900 },
  'tell-books': { retryLimit: 5, retryDelay: 5, expireInSeconds: 300 },
  'tell-settlement': { retryLimit: 5, retryDelay: 5, expireInSeconds: 300 },
  'tell-delisted': { retryLimit: 5, retryDelay: 5, expireInSeconds: 300 },
  'tell-order': { retryLimit: 5, retryDelay: 5, expireInSeconds: 300 },
  tick: { policy: 'short', retryLimit: 0, retryDelay: 0, expireInSeconds: 300, every: '* * * * *' },
  'seal-audit': { policy: 'short', retryLimit: 0, retryDelay: 0, expireInSeconds: 300, every: '* * * * *' },
  prove: { policy: 'short', retryLimit: 0, retryDelay: 0, expireInSeconds: 900, every: '* * * * *' },
  'seal-stored': { policy: 'short', retryLimit: 0, retryDelay: 0, expireInSeconds: 3600, every: '37 * * * *' },
  'review-gradings': { policy: 'short', retryLimit: 0, retryDelay: 0, expireInSeconds: 900, every: '23 * * * *' },
  'send-letters': { policy: 'short', retryLimit: 0, retryDelay: 0, expireInSeconds: 900, every: '* * * * *' },
  'review-accounts': { policy: 'short', retryLimit: 0, retryDelay: 0, expireInSeconds: 300, every: '41 * * * *' },
}

/** The names of all queues. */
export const queueNames = Object.keys(queues) as Queue[]

/**
 * Starts the job queue on its own schema of the same database. A process that does no work only enqueues: it looks after neither clocks
 * nor what others left.
 */
export async function startJobs(
  url: string,
  db: Kysely<Database>,
  onError: (error: unknown) => void,
  does: 'both' | 'web' | 'worker' = 'both',
): Promise<Jobs> {
  const works = does !== 'web'
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'rongshu jobs',
    max: works ? 4 : 2,
    useListenNotify: works,
    supervise: works,
    schedule: works,
  })
  boss.on('error', onError)
  await boss.start()
  for (const [name, { every, ...options }] of Object.entries(queues)) {
    if (works) await removeOld(boss, db, name, options)
    await boss.createQueue(name, { ...options, notify: true })
    if (every && works) await boss.schedule(name, every, {}, { tz: 'Asia/Shanghai' })
  }
  await openQueueTables(db)
  return {
    enqueue: async (tx, queue, data) => {
      await boss.send(queue, data, { ...signsOf(queue), db: fromKysely(tx as never) as never })
    },
    work: async (queue, { atOnce }, run) => {
      for (let i = 0; i < atOnce; i++)
        await boss.work<Record<string, string>>(
          queue,
          { batchSize: 1, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 },
          async ([job]) => run(job?.data ?? {}),
        )
    },
    kick: async (queue) => {
      await boss.send(queue, {})
    },
    again: async (queue, id) => {
      await boss.retry(queue, id)
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

/**
 * Removes a queue of an earlier version, which keeps the policy it was made with: one of which one job waits at most, and whose jobs hold
 * no data. Only where work is done, so that its clock is set again at once; processes that start at the same moment do so one after the
 * other.
 */
async function removeOld(
  boss: PgBoss,
  db: Kysely<Database>,
  name: string,
  { policy }: Pick<(typeof queues)[Queue], 'policy'>,
): Promise<void> {
  const isOld = async () => policy !== undefined && ((await boss.getQueue(name))?.policy ?? policy) !== policy
  if (!(await isOld())) return
  await db.transaction().execute(async (tx) => {
    await takeQueueTurn(tx)
    if (await isOld()) await boss.deleteQueue(name)
  })
}

/** Told with each job, since queues made by an earlier version know nothing of it. */
const signsOf = (queue: Queue) => (queues[queue].heartbeatSeconds ? { heartbeatSeconds } : {})
