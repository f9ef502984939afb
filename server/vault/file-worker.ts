import { readSync, writeSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { standBehindPeople } from '#server/jobs/behind-people.ts'
import type { FileTask, FileWord } from './file-thread.ts'
import { openedChunks, type SealingKey, sealingStream, Spoilt } from './sealed-chunks.ts'

const task = workerData as FileTask
const say = (word: FileWord) => parentPort!.postMessage(word)
/** A secret that came from the other thread is bytes and no buffer. */
const taken = (key: SealingKey): SealingKey => ({ ...key, secret: Buffer.from(key.secret) })

/** What the file given holds. This thread has nothing else to do, so that it waits for the disk. */
function opened(fd: number): AsyncGenerator<Buffer> {
  const { size, opens, bound } = task
  const file = {
    read: async (chunk: Buffer, offset: number, length: number, position: number) => ({
      bytesRead: readSync(fd, chunk, offset, length, position),
    }),
  } as unknown as FileHandle
  return openedChunks(
    file,
    size,
    async (id) => {
      if (opens?.id !== id) throw new Spoilt('it names another key')
      return taken(opens)
    },
    bound,
  )
}

let written = 0
function layDown(chunk: Buffer): void {
  for (let done = 0; done < chunk.length;) done += writeSync(task.to, chunk, done, chunk.length - done, written + done)
  written += chunk.length
}

/** A stream of files would close what the other thread holds open. */
const into = () =>
  new Writable({
    write(chunk: Buffer, _, done) {
      try {
        layDown(chunk)
        done()
      } catch (problem) {
        done(problem as Error)
      }
    },
  })

// Whoever uploads waits for it; what is opened or sealed anew has nobody waiting.
if (task.from !== null) standBehindPeople({ pid: 0 })
try {
  const content = task.from === null ? process.stdin : opened(task.from)
  if (task.seals) await pipeline(content, sealingStream(taken(task.seals), task.bound), into())
  else for await (const chunk of content) layDown(chunk as Buffer)
  say({ done: true })
} catch (problem) {
  const { code, message } = problem as NodeJS.ErrnoException
  say({ failed: { isSpoilt: problem instanceof Spoilt, code: code ?? null, message } })
}
