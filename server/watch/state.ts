import { readFile, statfs } from 'node:fs/promises'
import path from 'node:path'
import { asSystem } from '#server/db/transaction.ts'
import { findClockOffset } from '#server/jobs/clock.sql.ts'
import type { Platform } from '#server/platform.ts'
import { oldestWaiting, sealerLag } from './figures.sql.ts'
import { beginWaiting } from './patience.ts'

/** What is looked at to say whether the platform is well. */
export type State = {
  readonly database: 'up' | 'down'
  readonly disk: 'enough' | 'low'
  readonly jobs: 'running' | 'behind' | 'unknown'
  readonly sealing: 'ready' | 'locked' | 'unknown'
}

/** Free bytes below which the disk is called low, and seconds after which jobs and the chain of the log are called behind. */
export const [lowBytes, behindSeconds] = [1024 ** 3, 600] as const
const freshForMs = 1000
type Watched = Pick<Platform, 'db' | 'config' | 'vault'>

/**
 * Looks after the state of the platform, at most once a second however often it is asked; where the database says nothing, one question
 * waits there and no second.
 */
export function watchState(platform: Watched): () => Promise<State> {
  let known: { readonly at: number; readonly state: Promise<State> } | null = null
  let waiting: Promise<boolean> | null = null
  const isUp = () =>
    (waiting ??= asSystem(platform.db, findClockOffset)
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        waiting = null
      }))
  return () => {
    if (!known || Date.now() - known.at > freshForMs) known = { at: Date.now(), state: look(platform, isUp()) }
    return known.state
  }
}

async function look({ db, config, vault }: Watched, whetherUp: Promise<boolean>): Promise<State> {
  const inTime = beginWaiting()
  const [isUp, free] = await Promise.all([inTime(whetherUp, false), freeBytes(config.dataDir)])
  const disk = free < lowBytes ? 'low' : 'enough'
  if (!isUp) return { database: 'down', disk, jobs: 'unknown', sealing: 'unknown' }
  const [jobs, sealing] = await Promise.all([
    inTime<State['jobs']>(
      asSystem(db, async (tx) => Math.max(await oldestWaiting(tx), (await sealerLag(tx)).seconds)).then((seconds) =>
        seconds > behindSeconds ? 'behind' : 'running',
      ),
      'unknown',
    ),
    inTime<State['sealing']>(
      vault.whyLocked().then((why) => (why ? 'locked' : 'ready')),
      'unknown',
    ),
  ])
  return { database: 'up', disk, jobs, sealing }
}

/** Free bytes on the disk of a folder, for whoever is not root. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

const backupNote = 'last-backup.json'
/** Where the last backup that was finished is noted. */
export const backupNoteOf = (dataDir: string): string => path.join(dataDir, backupNote)

/** Since how many seconds the last backup is finished; null when there was none. */
export async function backupAge(dataDir: string): Promise<number | null> {
  const note = await readFile(backupNoteOf(dataDir), 'utf8').catch(() => null)
  const at = note === null ? NaN : Date.parse((JSON.parse(note) as { takenAt: string }).takenAt)
  return Number.isNaN(at) ? null : Math.max(0, (Date.now() - at) / 1000)
}
