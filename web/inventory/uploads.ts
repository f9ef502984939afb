import { useSyncExternalStore } from 'react'
import { proposedTogether, stemOfName } from '#contract/like-names.ts'
import type { Words } from '#law/words.ts'
import { refresh } from '../ui/api.ts'
import { isAnswer } from '../ui/key.ts'
import { problemOf } from '../ui/problem.tsx'
import { type Signal, signal } from '../ui/signal.ts'
import { type Sending, sendSource } from './source-upload.ts'

/** One file on its way to a round, or several that seem to be one dataset: these are asked about first. */
export type Upload = {
  readonly key: number
  readonly roundId: string
  readonly sending: Sending
  readonly name: string
  readonly files: readonly string[]
  readonly bytes: number
  readonly sent: number
  readonly state: 'asked' | 'queued' | 'sending' | 'done' | 'refused' | 'broken' | 'stopped'
  readonly why: Words | null
  readonly remedy: Words | null
}

const brokenRemedy: Words = {
  zh: '请检查网络，并先看下面的列表里是否已有它；没有的，重新上传，不用再选文件。',
  en: 'Check the network, and whether the list below has it already; if not, send it again without choosing it anew.',
}
const AT_ONCE = 2
const uploads: Signal<readonly Upload[]> = signal<readonly Upload[]>([])
const held = new Map<number, { files: readonly File[]; stop: AbortController }>()
let lastKey = 0

/** Whether it is not decided yet, or on its way. */
export const isWaiting = ({ state }: Upload): boolean => state === 'asked' || state === 'queued' || state === 'sending'
const change = (key: number, next: Partial<Upload>) =>
  uploads.set(uploads.get().map((each) => (each.key === key ? { ...each, ...next } : each)))

/**
 * Queues files for a round; they go on while other pages of the workbench are shown. Files of data whose names differ only in numbers and
 * dates wait until it is said whether they are one dataset, unless they are more than one upload may be.
 */
export function queueUploads(roundId: string, sending: Sending, chosen: readonly File[]): void {
  const groups = sending === 'data' ? proposedTogether(chosen) : chosen.map((file) => [file])
  uploads.set([...uploads.get(), ...groups.map((group) => uploadOf(roundId, sending, group))])
  pump()
}

function uploadOf(roundId: string, sending: Sending, group: readonly File[]): Upload {
  held.set(++lastKey, { files: group, stop: new AbortController() })
  const [first] = group
  return {
    key: lastKey,
    roundId,
    sending,
    name: group.length > 1 ? stemOfName(first!.name) : first!.name,
    files: group.map((file) => file.name),
    bytes: group.reduce((sum, file) => sum + file.size, 0),
    sent: 0,
    state: group.length > 1 ? 'asked' : 'queued',
    why: null,
    remedy: null,
  }
}

/** Sends files that were asked about: as one dataset, or each by itself. */
export function decideUpload(key: number, isTogether: boolean): void {
  const upload = uploads.get().find((each) => each.key === key)
  if (upload?.state !== 'asked') return
  if (isTogether) change(key, { state: 'queued' })
  else {
    const each = held.get(key)!.files.map((file) => uploadOf(upload.roundId, upload.sending, [file]))
    held.delete(key)
    uploads.set(uploads.get().flatMap((other) => (other.key === key ? each : [other])))
  }
  pump()
}

/** Stops one file on its way, or forgets one that is no longer. */
export function stopUpload(key: number): void {
  const upload = uploads.get().find((each) => each.key === key)
  if (upload?.state === 'sending') {
    held.get(key)?.stop.abort()
    return
  }
  held.delete(key)
  if (upload?.state === 'queued') change(key, { state: 'stopped' })
  else uploads.set(uploads.get().filter((each) => each.key !== key))
}

/** Sends once more what did not get through: the browser still holds its files. */
export function retryUpload(key: number): void {
  const kept = held.get(key)
  if (!kept) return
  held.set(key, { files: kept.files, stop: new AbortController() })
  change(key, { state: 'queued', sent: 0, why: null, remedy: null })
  pump()
}

/** Forgets the files of a round that are no longer on their way. */
export function clearUploads(roundId: string, sending: Sending): void {
  const goes = (each: Upload) => each.roundId === roundId && each.sending === sending && !isWaiting(each)
  for (const { key } of uploads.get().filter(goes)) held.delete(key)
  uploads.set(uploads.get().filter((each) => !goes(each)))
}

/** The files on their way to a round, while a component is shown. */
export function useUploads(roundId: string, sending: Sending): readonly Upload[] {
  return useSyncExternalStore(uploads.watch, uploads.get).filter((each) => each.roundId === roundId && each.sending === sending)
}

function pump(): void {
  const all = uploads.get()
  const free = AT_ONCE - all.filter((each) => each.state === 'sending').length
  for (const next of all.filter((each) => each.state === 'queued').slice(0, Math.max(0, free))) void send(next)
}

async function send(upload: Upload): Promise<void> {
  const kept = held.get(upload.key)
  if (!kept) return
  change(upload.key, { state: 'sending' })
  try {
    const { added, refused } = await sendSource(
      upload.roundId,
      upload.sending,
      kept.files,
      (sent) => change(upload.key, { sent: Math.min(sent, upload.bytes) }),
      kept.stop.signal,
    )
    const why = added.length === 0 ? (refused[0]?.why ?? null) : null
    held.delete(upload.key)
    change(upload.key, why ? { state: 'refused', why } : { state: 'done', sent: upload.bytes })
    await refresh('/api/rounds')
  } catch (error) {
    const isStopped = error instanceof DOMException && error.name === 'AbortError'
    const left = isStopped ? { state: 'stopped' as const } : refusedBy(error)
    if (left.state !== 'broken') held.delete(upload.key)
    change(upload.key, left)
  } finally {
    pump()
  }
}

/** What the platform said against a file, and what would help; without an answer it can be sent again, and may have arrived. */
function refusedBy(error: unknown): Partial<Upload> {
  const { message, remedy = null } = problemOf(error)
  return isAnswer(error) ? { state: 'refused', why: message, remedy } : { state: 'broken', why: message, remedy: brokenRemedy }
}

addEventListener('beforeunload', (event) => {
  if (uploads.get().some(isWaiting)) event.preventDefault()
})
