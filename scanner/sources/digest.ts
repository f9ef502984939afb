import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { COMPILED } from '#scanner/compiled.ts'

/** Digests over all bytes of a file as it lies there, in hex. */
export type Digests = { sha256: string; sm3: string }

const PIECE = 1 << 20
const SMALL = 8 * 2 ** 20

/** Digests a file, in a thread of its own unless it is small; `throttle` is bytes a second. */
export async function digestFile(path: string, size: number, throttle = 0): Promise<Digests> {
  if (size <= SMALL) return digestNow(path, throttle)
  const worker = new Worker(new URL('digest-worker.ts', import.meta.url), {
    workerData: { path, throttle },
    env: { NODE_COMPILE_CACHE: COMPILED },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

/** Digests a file in this thread. */
export function digestNow(path: string, throttle: number): Digests {
  const sha256 = createHash('sha256')
  const sm3 = createHash('sm3')
  const piece = Buffer.alloc(PIECE)
  const file = openSync(path, 'r')
  const started = Date.now()
  const sleeper = new Int32Array(new SharedArrayBuffer(4))
  try {
    for (let done = 0; ;) {
      const read = readSync(file, piece, 0, PIECE, null)
      if (read === 0) break
      sha256.update(piece.subarray(0, read))
      sm3.update(piece.subarray(0, read))
      done += read
      const early = throttle > 0 ? (done / throttle) * 1000 - (Date.now() - started) : 0
      if (early > 0) Atomics.wait(sleeper, 0, 0, early)
    }
  } finally {
    closeSync(file)
  }
  return { sha256: sha256.digest('hex'), sm3: sm3.digest('hex') }
}
