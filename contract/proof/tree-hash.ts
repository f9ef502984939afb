import type { Bytes } from './bytes.ts'
import { desk, type Hasher, hasher, messages } from './hasher.ts'

/** The hash of two neighbouring trees under one root (RFC 6962, 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Bytes {
  const { bytes, node } = hasher()
  bytes.set(left, desk)
  bytes.set(right, desk + 32)
  node(desk, desk + 32, desk)
  return bytes.slice(desk, desk + 32)
}

/** The hashes of entries (RFC 6962, 2.1), 32 bytes each, one after the other; refuses one longer than an entry of a log may be. */
export const leafHashes = (entries: readonly Uint8Array[]): Bytes => hashAll(entries, 1)

/** SHA-256 of messages, 32 bytes each, one after the other; refuses what is longer than an entry of a log may be. */
export const digestsOf = (messages: readonly Uint8Array[]): Bytes => hashAll(messages, 0)

/** Hashes four at a time, each behind so many zeros. */
function hashAll(entries: readonly Uint8Array[], zeros: number): Bytes {
  const { bytes, digests } = hasher()
  const hashes = new Uint8Array(entries.length * 32)
  const { from: a, apart } = messages
  const [b, c, d] = [a + apart, a + 2 * apart, a + 3 * apart]
  for (let n = 0; n < entries.length; n += 4) {
    const [ofA, ofB, ofC, ofD] = [
      lay(bytes, entries[n], zeros, a),
      lay(bytes, entries[n + 1], zeros, b),
      lay(bytes, entries[n + 2], zeros, c),
      lay(bytes, entries[n + 3], zeros, d),
    ]
    digests(a, b, c, d, ofA, ofB, ofC, ofD, Math.max(ofA, ofB, ofC, ofD), desk)
    hashes.set(bytes.subarray(desk, desk + Math.min(4, entries.length - n) * 32), n * 32)
  }
  return hashes
}

/** Lays an entry down as a message: zeros, the entry, and what SHA-256 pads with; answers how many blocks it has, none for no entry. */
function lay(bytes: Hasher['bytes'], entry: Uint8Array | undefined, zeros: number, at: number): number {
  if (!entry) return 0
  if (entry.length > messages.longest) throw new RangeError(`an entry of ${entry.length} bytes`)
  const length = entry.length + zeros
  const blocks = (length + 9 + 63) >> 6
  const end = at + blocks * 64
  bytes[at] = 0
  bytes.set(entry, at + zeros)
  bytes[at + length] = 0x80
  bytes.fill(0, at + length + 1, end - 3)
  bytes[end - 3] = length >> 13
  bytes[end - 2] = length >> 5
  bytes[end - 1] = length << 3
  return blocks
}

/** Hashes as one stretch, as proofs are checked; null when one is missing or is none. */
export function together(hashes: readonly (Bytes | null)[]): Bytes | null {
  const whole = new Uint8Array(hashes.length * 32)
  for (const [n, hash] of hashes.entries()) {
    if (hash?.length !== 32) return null
    whole.set(hash, n * 32)
  }
  return whole
}

/** Hashes that lie one after the other, each by itself. */
export const hashesIn = (together: Bytes): Bytes[] =>
  Array.from({ length: together.length / 32 }, (_, n) => together.slice(n * 32, n * 32 + 32))
