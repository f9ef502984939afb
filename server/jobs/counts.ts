import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '#server/db/database.generated.ts'
import { type Change, tellProcesses } from './live.sql.ts'
import type { Live } from './live.ts'

/** Counts that all processes share, by key: each tells the others what it counted, a few times a second. */
export type Counts = {
  /** Counts once here and, soon, everywhere. */
  tell(key: string): void
  /** Hears what another process counted: the key, and how many times. */
  onTold(listener: (key: string, times: number) => void): void
}

const everyMs = 200
/** NOTIFY carries 8,000 bytes at most. */
const keysAtOnce = 60

/**
 * Shares counts by messages between processes; nothing is stored, so that a count may be a fifth of a second old, and is forgotten with
 * the process. What could not be told is dropped.
 */
export function shareCounts(db: Kysely<Database>, live: Live): Counts {
  const own = randomBytes(6).toString('base64url')
  const listeners = new Set<(key: string, times: number) => void>()
  const waiting = new Map<string, number>()
  let timer: NodeJS.Timeout | null = null
  const send = () => {
    timer = null
    const counted = [...waiting]
    waiting.clear()
    for (let from = 0; from < counted.length; from += keysAtOnce)
      void tellProcesses(db, { kind: 'counts', id: JSON.stringify([own, counted.slice(from, from + keysAtOnce)]) }).catch(() => {})
  }
  live.onChange((change: Change) => {
    if (change.kind !== 'counts') return
    const [from, counted] = JSON.parse(change.id) as [string, [string, number][]]
    if (from !== own) for (const [key, times] of counted) for (const listener of listeners) listener(key, times)
  })
  return {
    tell: (key) => {
      waiting.set(key, (waiting.get(key) ?? 0) + 1)
      timer ??= setTimeout(send, everyMs).unref()
    },
    onTold: (listener) => {
      listeners.add(listener)
    },
  }
}
