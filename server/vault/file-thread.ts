import type { Writable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { SealingKey } from './sealed-chunks.ts'
import { spoilt } from './sealed-file.ts'

/** What a thread does with one file: out of another, or what is sent to it, into the file `to`; opened by one key, sealed by one. `size` is that of the file it reads. */
export type FileTask = { readonly from: number | null; readonly size: number; readonly opens: SealingKey | null; readonly to: number; readonly seals: SealingKey | null; readonly bound: string }
/** What the thread says: once the beginning lies open, and how it ended. */
export type FileWord = { readonly begun: true } | { readonly done: true } | { readonly failed: { readonly isSpoilt: boolean; readonly code: string | null; readonly message: string } }
/** A thread at work; its files must stay open until `end` has answered, which may be called before it is done. */
export type FileThread = { readonly into: Writable; readonly begun: Promise<void>; readonly done: Promise<void>; end(): Promise<void> }

/** Seals or opens a file in a thread of its own: hundreds of megabytes, of SM4 at fifty a second, are no work for the one that answers people. */
export function startFileThread(task: FileTask): FileThread {
  const worker = new Worker(new URL('file-worker.ts', import.meta.url), { stdin: task.from === null, workerData: task, env: {} })
  const [begun, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const fail = (problem: Error) => { begun.reject(problem); done.reject(problem) }
  worker.on('message', (word: FileWord) => {
    if ('failed' in word) return fail(word.failed.isSpoilt ? spoilt() : Object.assign(new Error(word.failed.message), word.failed.code === null ? {} : { code: word.failed.code }))
    begun.resolve()
    if ('done' in word) done.resolve()
  }).on('error', fail).on('exit', () => fail(new Error('the thread ended before its file')))
  // Whoever asks for neither is told by the other.
  begun.promise.catch(() => {})
  done.promise.catch(() => {})
  return { into: worker.stdin!, begun: begun.promise, done: done.promise, end: async () => { await worker.terminate() } }
}
