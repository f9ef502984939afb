import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { Unreadable } from '#scanner/faults.ts'
import type { Limits } from '#scanner/limits.ts'

const CHUNK = 1 << 20

/** The words every bomb is refused with. */
export const BOMB = {
  zh: '压缩内容展开后过大，疑似压缩炸弹，已停止读取',
  en: 'The compressed content grows far beyond its size (a zip bomb?); reading was stopped',
}

/** Reads a file in pieces, inflating gzip on the way; refuses what grows beyond the limits. `onRead` is told the bytes of the file read so far. */
export async function* readBytes(
  path: string,
  gzip: boolean,
  limits: Limits,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: CHUNK })
  if (!gzip) {
    let read = 0
    for await (const chunk of file as AsyncIterable<Buffer>) {
      read += chunk.length
      onRead(read)
      yield chunk
    }
    return
  }
  const gunzip = createGunzip({ chunkSize: CHUNK })
  file.on('error', (error) => gunzip.destroy(error))
  file.pipe(gunzip)
  let inflated = 0
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      inflated += chunk.length
      refuseGrowth(inflated, Math.max(file.bytesRead, 1), limits)
      onRead(file.bytesRead)
      yield chunk
    }
  } finally {
    file.destroy()
    gunzip.destroy()
  }
}

/** Throws when inflated bytes pass the total, or the ratio once past the floor. */
export function refuseGrowth(inflated: number, compressed: number, limits: Limits): void {
  const tooMuch = inflated > limits.inflatedBytes
  const tooSteep = inflated > limits.inflatedFloor && inflated > compressed * limits.inflateRatio
  if (tooMuch || tooSteep) throw new Unreadable('zip-bomb', BOMB)
}

/** The first bytes of a file, inflated when it is gzip; a damaged gzip gives what came out before the damage. */
export async function headOf(path: string, gzip: boolean, size: number, limits: Limits): Promise<Buffer> {
  const parts: Buffer[] = []
  let have = 0
  try {
    for await (const chunk of readBytes(path, gzip, limits)) {
      parts.push(chunk)
      have += chunk.length
      if (have >= size) break
    }
  } catch (error) {
    if (error instanceof Unreadable || have === 0) throw error
  }
  return Buffer.concat(parts).subarray(0, size)
}

/** Reads a whole source into memory; refuses more than `wholeBytes`. */
export async function readWhole(path: string, gzip: boolean, limits: Limits): Promise<Buffer> {
  const parts: Buffer[] = []
  let have = 0
  for await (const chunk of readBytes(path, gzip, limits)) {
    have += chunk.length
    if (have > limits.wholeBytes) {
      throw new Unreadable('too-large', {
        zh: '该格式只能整体读取，文件过大',
        en: 'This format can only be read whole, and the file is too large for that',
      })
    }
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}
