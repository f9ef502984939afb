import { randomBytes } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { nonceBytes, openBox, sealBox, type SealingMethod, sealingMethods, tagBytes } from './methods.ts'

/** A key that seals, opened. */
export type SealingKey = { readonly id: string; readonly method: SealingMethod; readonly secret: Buffer }
/** Chunks that are read one after the other from a place in a file. */
type Readable = Pick<FileHandle, 'read'>

/** A chunk is not what was sealed: changed, moved, cut off, under another name, or by another key. */
export class Spoilt extends Error {
  override readonly name = 'Spoilt'
}

/** A sealed file: this mark, method, three zeros, id of the key, eight bytes that are new for each file; then chunks of 64 KiB, each with its check. */
const magic = Buffer.from('RSF1')
export const headBytes = 24
const chunkBytes = 64 * 1024
const sealedChunk = chunkBytes + tagBytes

/** The head at the start of a file; null when it lies open. */
export function headOf(start: Buffer): Buffer | null {
  return start.length >= headBytes && start.subarray(0, 4).equals(magic) ? start.subarray(0, headBytes) : null
}

/** Which key a head names. */
export const keyIn = (head: Buffer): string => head.subarray(8, 16).toString('hex')

/** How many bytes a file of this size holds once it is opened. */
export const contentIn = (head: Buffer | null, size: number): number =>
  head ? size - headBytes - tagBytes * Math.max(1, Math.ceil((size - headBytes) / sealedChunk)) : size

/**
 * Seals a stream chunk by chunk. The place of each chunk and whether it is the last are part of its check, so that none can be moved, left
 * out or cut off; so is what the file is bound to, which is not kept.
 */
export function sealingStream(key: SealingKey, bound = ''): Transform {
  const head = newHead(key)
  const checked = Buffer.concat([head, Buffer.from(bound)])
  let waiting: Buffer = Buffer.alloc(0)
  let place = 0
  const sealed = (plain: Buffer, isLast: boolean) => sealBox(key.method, key.secret, nonceOf(head, place++, isLast), checked, plain)
  return new Transform({
    construct(done) {
      this.push(head)
      done()
    },
    transform(chunk: Buffer, _, done) {
      waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])
      // One whole chunk is held back: whether it is the last is known only at the end.
      while (waiting.length > chunkBytes) {
        this.push(sealed(waiting.subarray(0, chunkBytes), false))
        waiting = waiting.subarray(chunkBytes)
      }
      done()
    },
    flush(done) {
      this.push(sealed(waiting, true))
      done()
    },
  })
}

/** Seals what is in memory as a whole, as the stream would. */
export function sealWhole(key: SealingKey, content: Buffer, bound = ''): Buffer {
  const head = newHead(key)
  const checked = Buffer.concat([head, Buffer.from(bound)])
  const count = Math.max(1, Math.ceil(content.length / chunkBytes))
  const chunks = Array.from({ length: count }, (_, place) =>
    sealBox(
      key.method,
      key.secret,
      nonceOf(head, place, place === count - 1),
      checked,
      content.subarray(place * chunkBytes, (place + 1) * chunkBytes),
    ),
  )
  return Buffer.concat([head, ...chunks])
}

const newHead = (key: SealingKey) =>
  Buffer.concat([magic, Buffer.from([sealingMethods.indexOf(key.method), 0, 0, 0]), Buffer.from(key.id, 'hex'), randomBytes(8)])

/** What a file of this size holds: opened by the key its head names, as it is where there is no head. Throws Spoilt. */
export async function* openedChunks(
  file: Readable,
  size: number,
  keyOf: (id: string) => Promise<SealingKey>,
  bound = '',
): AsyncGenerator<Buffer> {
  // A small file, such as a certificate, is one reading: head and first chunk together.
  const first = await readAt(file, 0, Math.min(size, headBytes + sealedChunk))
  const head = headOf(first)
  if (!head) return yield* plainOf(file, first)
  const key = await keyOf(keyIn(head))
  const checked = Buffer.concat([head, Buffer.from(bound)])
  let chunk = first.subarray(headBytes)
  for (let [at, place] = [first.length, 0]; ; place++) {
    const isLast = at >= size
    const plain = openBox(key.method, key.secret, nonceOf(head, place, isLast), checked, chunk)
    if (!plain) throw new Spoilt('a chunk is not what was sealed')
    yield plain
    if (isLast) return
    chunk = await readAt(file, at, Math.min(sealedChunk, size - at))
    at += chunk.length
  }
}

async function* plainOf(file: Readable, first: Buffer): AsyncGenerator<Buffer> {
  for (let [at, chunk] = [0, first]; chunk.length > 0; chunk = await readAt(file, at, chunkBytes)) {
    at += chunk.length
    yield chunk
  }
}

/** Some bytes from a place of a file, fewer at its end. */
export async function readAt(file: Readable, at: number, bytes: number): Promise<Buffer> {
  const chunk = Buffer.allocUnsafe(bytes)
  const { bytesRead } = await file.read(chunk, 0, bytes, at)
  return chunk.subarray(0, bytesRead)
}

function nonceOf(head: Buffer, place: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(nonceBytes)
  head.copy(nonce, 0, 16, 23)
  nonce.writeUInt32BE(place, 7)
  nonce[11] = isLast ? 1 : 0
  return nonce
}
