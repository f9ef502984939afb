import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Streams something into a file that must not exist yet, through further steps when given; on the disk when it returns. Answers size in bytes and SHA-256. */
export async function layDown(
  source: Readable,
  target: string,
  signal: AbortSignal,
  through: readonly Transform[] = [],
): Promise<{ bytes: number; sha256: string }> {
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  await pipeline([source, ...through, measure, createWriteStream(target, { mode: 0o600, flags: 'wx', flush: true })], { signal })
  return { bytes, sha256: hash.digest('hex') }
}
