import { randomBytes } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { nonceBytes, openBox, sealBox, sealingMethods, tagBytes } from './methods.ts'
import { locked, type SealingKey, type Vault } from './vault.ts'

/** A sealed file: this mark, method, three zeros, id of the key, eight bytes that are new for each file; then chunks of 64 KiB, each with its check. */
const magic = Buffer.from('RSF1')
const headBytes = 24
const chunkBytes = 64 * 1024
const sealedChunk = chunkBytes + tagBytes

/** Which key a file was sealed by; null for one that lies open. */
export async function sealedBy(file: FileHandle): Promise<string | null> {
  return (await readHead(file))?.subarray(8, 16).toString('hex') ?? null
}

/** How many bytes a file holds once it is opened. */
export async function contentBytes(file: FileHandle): Promise<number> {
  const [{ size }, head] = [await file.stat(), await readHead(file)]
  return head ? size - headBytes - tagBytes * Math.max(1, Math.ceil((size - headBytes) / sealedChunk)) : size
}

const readHead = async (file: FileHandle) => headOf(await readAt(file, 0, headBytes))

function headOf(start: Buffer): Buffer | null {
  return start.length >= headBytes && start.subarray(0, 4).equals(magic) ? start.subarray(0, headBytes) : null
}

/** Seals a stream chunk by chunk. The place of each chunk and whether it is the last are part of its check, so that none can be moved, left out or cut off. */
export function sealingStream(key: SealingKey): Transform {
  const head = newHead(key)
  let waiting: Buffer = Buffer.alloc(0)
  let place = 0
  const sealed = (plain: Buffer, isLast: boolean) => sealBox(key.method, key.secret, nonceOf(head, place++, isLast), head, plain)
  return new Transform({
    construct(done) { this.push(head); done() },
    transform(chunk: Buffer, _, done) {
      waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])
      // One whole chunk is held back: whether it is the last is known only at the end.
      while (waiting.length > chunkBytes) {
        this.push(sealed(waiting.subarray(0, chunkBytes), false))
        waiting = waiting.subarray(chunkBytes)
      }
      done()
    },
    flush(done) { this.push(sealed(waiting, true)); done() },
  })
}

/** Seals what is in memory as a whole, as the stream would. */
export function sealWhole(key: SealingKey, content: Buffer): Buffer {
  const head = newHead(key)
  const count = Math.max(1, Math.ceil(content.length / chunkBytes))
  const chunks = Array.from({ length: count }, (_, place) => sealBox(key.method, key.secret, nonceOf(head, place, place === count - 1), head, content.subarray(place * chunkBytes, (place + 1) * chunkBytes)))
  return Buffer.concat([head, ...chunks])
}

const newHead = (key: SealingKey) => Buffer.concat([magic, Buffer.from([sealingMethods.indexOf(key.method), 0, 0, 0]), Buffer.from(key.id, 'hex'), randomBytes(8)])

/** What a file holds, opened when it was sealed, as it is otherwise. Throws when a key is missing or a chunk is not what it was. */
export async function* openedFile(file: FileHandle, vault: Pick<Vault, 'key'>): AsyncGenerator<Buffer> {
  const { size } = await file.stat()
  // A small file, such as a certificate, is one reading: head and first chunk together.
  const first = await readAt(file, 0, Math.min(size, headBytes + sealedChunk))
  const head = headOf(first)
  if (!head) return yield* plainOf(file, first)
  const key = await vault.key(head.subarray(8, 16).toString('hex'))
  let chunk = first.subarray(headBytes)
  for (let [at, place] = [first.length, 0]; ; place++) {
    const isLast = at >= size
    const plain = openBox(key.method, key.secret, nonceOf(head, place, isLast), head, chunk)
    if (!plain) throw locked({ zh: '文件被改动、截断过，或密钥不符', en: 'the file was changed or cut off, or the key is another one' })
    yield plain
    if (isLast) return
    chunk = await readAt(file, at, Math.min(sealedChunk, size - at))
    at += chunk.length
  }
}

async function* plainOf(file: FileHandle, first: Buffer): AsyncGenerator<Buffer> {
  for (let [at, chunk] = [0, first]; chunk.length > 0; chunk = await readAt(file, at, chunkBytes)) {
    at += chunk.length
    yield chunk
  }
}

async function readAt(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
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
