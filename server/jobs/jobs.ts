import type { Kysely } from 'kysely'
import { PgBoss, fromKysely } from 'pg-boss'
import type { Database } from '#server/db/database.generated.ts'
import type { Tx } from '#server/db/transaction.ts'
import { openQueueTables } from './jobs.sql.ts'

/** Work that is done after the commit, at least once: the outbox of every transaction. Data are ids only. */
export type Queue = 'scan-source' | 'import-cards' | 'open-called-rounds' | 'remind' | 'tick' | 'seal-audit' | 'review-gradings' | 'erase-copies' | 'tell-books' | 'prove' | 'seal-stored'
export type Jobs = {
  /** Enqueues inside the transaction: rolled back with it, run only after its commit. */
  enqueue(tx: Tx, queue: Queue, data: Record<string, string>): Promise<void>
  work(queue: Queue, options: { atOnce: number }, run: (data: Record<string, string>) => Promise<void>): Promise<void>
  kick(queue: Queue): Promise<void>
  /** Lets a failed job run again. */
  again(queue: string, id: string): Promise<void>
  stop(): Promise<void>
}

/** `short`: at most one waits, since one does the work of all; others are dropped. */
const queues: { readonly [Q in Queue]: { policy?: 'short'; retryLimit: number; retryDelay: number; expireInSeconds: number; every?: string } } = {
  'scan-source': { retryLimit: 2, retryDelay: 2, expireInSeconds: 3600 },
  'open-called-rounds': { retryLimit: 5, retryDelay: 5, expireInSeconds: 3600 },
  // Each hour rather than each day: the hand of the clock may have been pushed, and what was sent is not sent again.
  remind: { retryLimit: 0, retryDelay: 0, expireInSeconds: 300, every: '5 * * * *' },
  'import-cards': { retryLimit: 2, retryDelay: 2, expireInSeconds: 3600 },
  'erase-copies': { retryLimit: 20, retryDelay: 30, expireInSeconds: 900 },
  'tell-books': { retryLimit: 5, retryDelay: 5, expireInSeconds: 300 },
  tick: { retryLimit: 0, retryDelay: 0, expireInSeconds: 300, every: '* * * * *' },
  'seal-audit': { retryLimit: 0, retryDelay: 0, expireInSeconds: 300, every: '* * * * *' },
  prove: { policy: 'short', retryLimit: 0, retryDelay: 0, expireInSeconds: 900, every: '* * * * *' },
  'seal-stored': { policy: 'short', retryLimit: 0, retryDelay: 0, expireInSeconds: 3600, every: '37 * * * *' },
  'review-gradings': { retryLimit: 0, retryDelay: 0, expireInSeconds: 900, every: '23 * * * *' },
}

/** The names of all queues. */
export const queueNames = Object.keys(queues) as Queue[]

/** Starts the job queue on its own schema of the same database. */
export async function startJobs(url: string, db: Kysely<Database>, onError: (error: unknown) => void): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, application_name: 'rongshu jobs', max: 4, useListenNotify: true })
  boss.on('error', onError)
  await boss.start()
  for (const [name, { every, ...options }] of Object.entries(queues)) {
    await boss.createQueue(name, { ...options, notify: true })
    if (every) await boss.schedule(name, every, {}, { tz: 'Asia/Shanghai' })
  }
  await openQueueTables(db)
  return {
    enqueue: async (tx, queue, data) => { await boss.send(queue, data, { db: fromKysely(tx as never) as never }) },
    work: async (queue, { atOnce }, run) => {
      for (let i = 0; i < atOnce; i++) await boss.work<Record<string, string>>(queue, { batchSize: 1, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 }, async ([job]) => run(job?.data ?? {}))
    },
    kick: async queue => { await boss.send(queue, {}) },
    again: async (queue, id) => { await boss.retry(queue, id) },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
