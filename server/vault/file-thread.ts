import type { Writable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { SealingKey } from './sealed-chunks.ts'
import { spoilt } from './sealed-file.ts'

/**
 * What a thread does with one file: out of another, or what is sent to it, into the file `to`; opened by one key, sealed by one. `size` is
 * that of the file it reads.
 */
export type FileTask = {
  readonly from: number | null
  readonly size: number
  readonly opens: SealingKey | null
  readonly to: number
  readonly seals: SealingKey | null
  readonly bound: string
}
/** What the thread says: how it ended. */
export type FileWord =
  | { readonly done: true }
  | { readonly failed: { readonly isSpoilt: boolean; readonly code: string | null; readonly message: string } }
/** A thread at work; its files must stay open until `end` has answered, which may be called before it is done. */
export type FileThread = { readonly into: Writable; readonly done: Promise<void>; end(): Promise<void> }

/** Seals or opens a file in a thread of its own: hundreds of megabytes, of SM4 at fifty a second, are no work for the one that answers people. */
export function startFileThread(task: FileTask): FileThread {
  const worker = new Worker(new URL('file-worker.ts', import.meta.url), { stdin: task.from === null, workerData: task, env: {} })
  const done = Promise.withResolvers<void>()
  worker
    .on('message', (word: FileWord) => {
      if ('done' in word) done.resolve()
      else
        done.reject(
          word.failed.isSpoilt
            ? spoilt()
            : Object.assign(new Error(word.failed.message), word.failed.code === null ? {} : { code: word.failed.code }),
        )
    })
    .on('error', done.reject)
    .on('exit', () => done.reject(new Error('the thread ended before its file')))
  // A scan that is over does not ask any more.
  done.promise.catch(() => {})
  return {
    into: worker.stdin!,
    done: done.promise,
    end: async () => {
      await worker.terminate()
    },
  }
}
