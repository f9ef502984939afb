import { useSyncExternalStore } from 'react'
import type { Words } from '#law/words.ts'
import { refresh } from '../ui/api.ts'
import { problemOf } from '../ui/problem.tsx'
import { type Signal, signal } from '../ui/signal.ts'
import { type Sending, sendSource } from './source-upload.ts'

/** One file on its way to a round. */
export type Upload = { readonly key: number; readonly roundId: string; readonly sending: Sending; readonly name: string; readonly bytes: number; readonly sent: number; readonly state: 'queued' | 'sending' | 'done' | 'refused' | 'stopped'; readonly why: Words | null; readonly remedy: Words | null }

const AT_ONCE = 2
const uploads: Signal<readonly Upload[]> = signal<readonly Upload[]>([])
const files = new Map<number, { file: File; stop: AbortController }>()
let lastKey = 0

const change = (key: number, next: Partial<Upload>) => uploads.set(uploads.get().map(each => (each.key === key ? { ...each, ...next } : each)))

/** Queues files for a round; they go on while other pages of the workbench are shown. */
export function queueUploads(roundId: string, sending: Sending, chosen: readonly File[]): void {
  const added = chosen.map((file): Upload => {
    files.set(++lastKey, { file, stop: new AbortController() })
    return { key: lastKey, roundId, sending, name: file.name, bytes: file.size, sent: 0, state: 'queued', why: null, remedy: null }
  })
  uploads.set([...uploads.get(), ...added])
  pump()
}

/** Stops one file on its way, or forgets one that is no longer. */
export function stopUpload(key: number): void {
  const upload = uploads.get().find(each => each.key === key)
  if (upload?.state === 'sending') files.get(key)?.stop.abort()
  else if (upload?.state === 'queued') change(key, { state: 'stopped' })
  else uploads.set(uploads.get().filter(each => each.key !== key))
}

/** Forgets the files of a round that are no longer on their way. */
export function clearUploads(roundId: string, sending: Sending): void {
  uploads.set(uploads.get().filter(each => each.roundId !== roundId || each.sending !== sending || each.state === 'queued' || each.state === 'sending'))
}

/** The files on their way to a round, while a component is shown. */
export function useUploads(roundId: string, sending: Sending): readonly Upload[] {
  return useSyncExternalStore(uploads.watch, uploads.get).filter(each => each.roundId === roundId && each.sending === sending)
}

function pump(): void {
  const all = uploads.get()
  const free = AT_ONCE - all.filter(each => each.state === 'sending').length
  for (const next of all.filter(each => each.state === 'queued').slice(0, Math.max(0, free))) void send(next)
}

async function send(upload: Upload): Promise<void> {
  const kept = files.get(upload.key)
  if (!kept) return
  change(upload.key, { state: 'sending' })
  try {
    const { refused } = await sendSource(upload.roundId, upload.sending, kept.file, sent => change(upload.key, { sent: Math.min(sent, upload.bytes) }), kept.stop.signal)
    const why = refused[0]?.why ?? null
    change(upload.key, why ? { state: 'refused', why } : { state: 'done', sent: upload.bytes })
    await refresh('/api/rounds')
  } catch (error) {
    const isStopped = error instanceof DOMException && error.name === 'AbortError'
    change(upload.key, isStopped ? { state: 'stopped' } : refusedBy(error))
  } finally {
    files.delete(upload.key)
    pump()
  }
}

/** What the platform said against a file, and what would help. */
function refusedBy(error: unknown): Partial<Upload> {
  const { message, remedy = null } = problemOf(error)
  return { state: 'refused', why: message, remedy }
}

addEventListener('beforeunload', event => {
  if (uploads.get().some(each => each.state === 'queued' || each.state === 'sending')) event.preventDefault()
})
