import { isUtf8 } from 'node:buffer'
import { open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { Unreadable } from '#scanner/faults.ts'
import { BOMB, refuseGrowth } from '#scanner/sources/bytes.ts'
import type { Faults } from '#scanner/faults.ts'
import type { FileHandle } from 'node:fs/promises'
import type { Limits } from '#scanner/limits.ts'

/** One entry of a zip directory, as the directory claims it to be. */
export type ZipEntry = { name: string; method: number; encrypted: boolean; compressed: number; inflated: number; offset: number }

const DAMAGED = { zh: '压缩结构损坏，无法读取', en: 'The zip structure is damaged and cannot be read' }

/** Reads the central directory of a zip file without inflating anything. */
export async function zipDirectory(path: string): Promise<ZipEntry[]> {
  await using file = await open(path)
  const { size } = await file.stat()
  const tail = await readAt(file, Math.max(0, size - 66_000), Math.min(size, 66_000))
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > tail.length) throw new Unreadable('broken', DAMAGED)
  const length = tail.readUInt32LE(end + 12)
  const start = tail.readUInt32LE(end + 16)
  if (start === 0xffffffff || start + length > size || length > 64 * 2 ** 20) throw new Unreadable('broken', DAMAGED)
  return entriesOf(await readAt(file, start, length))
}

function entriesOf(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = []
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50;) {
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: nameOf(directory.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      compressed: directory.readUInt32LE(at + 20),
      inflated: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  if (entries.length === 0) throw new Unreadable('broken', DAMAGED)
  return entries
}

/** Names are UTF-8 or, when packed on an office computer in China, GBK without a word about it. */
function nameOf(bytes: Buffer): string {
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes)
}

/** Refuses a directory whose own claims are those of a bomb. */
export function refuseBomb(entries: readonly ZipEntry[], limits: Limits): void {
  let inflated = 0
  let compressed = 0
  for (const entry of entries) {
    inflated += entry.inflated
    compressed += entry.compressed
    refuseGrowth(entry.inflated, Math.max(entry.compressed, 1), limits)
  }
  refuseGrowth(inflated, Math.max(compressed, 1), limits)
}

/** Notes entries whose names lead outside the archive; nothing is ever written by such a name. */
export function noteOutside(entries: readonly ZipEntry[], faults: Faults): void {
  const outside = entries.filter((entry) => /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:/.test(entry.name))
  if (outside.length > 0)
    faults.warn(
      'unsafe-name',
      { zh: '压缩包内含指向外部的路径，已忽略', en: 'The archive names paths outside itself; they were ignored' },
      { count: outside.length },
    )
}

/** Inflates one entry piece by piece; refuses it as soon as it holds more than its directory claimed or the limits allow. */
export async function* inflateEntry(path: string, entry: ZipEntry, limits: Limits): AsyncGenerator<Buffer> {
  await using file = await open(path)
  const header = await readAt(file, entry.offset, 30)
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw new Unreadable('broken', DAMAGED)
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const raw = file.createReadStream({ start, end: Math.max(start, start + entry.compressed - 1), autoClose: false })
  if (entry.compressed === 0) return
  const stream = entry.method === 0 ? raw : raw.on('error', () => {}).pipe(createInflateRaw({ chunkSize: 1 << 20 }))
  let inflated = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    inflated += chunk.length
    refuseGrowth(inflated, entry.compressed, limits)
    if (inflated > entry.inflated + 1024) throw new Unreadable('zip-bomb', BOMB)
    yield chunk
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}
