import { type Bytes, concat } from './bytes.ts'

/** How many certificates share one list: the least the standard allows, so that asking for a list tells little. */
export const listLength = 131_072

/** What a status list says of a certificate, by its place among the messages (Bitstring Status List, `message`). */
export const statusMessages = ['valid', 'changed', 'deregistered', 'revoked', 'expired', 'reserved', 'reserved', 'reserved'] as const
/** Bits a status takes in the list of messages. */
export const messageSize = 3

/** Sets numbers of `size` bits in a fresh list, the highest bit first, as the standard counts. */
export function bitsOf(values: Iterable<readonly [index: number, value: number]>, size: number): Bytes {
  const bits = new Uint8Array((listLength * size) / 8)
  for (const [index, value] of values) {
    for (let bit = 0; bit < size; bit++) {
      const at = index * size + bit
      if ((value >> (size - 1 - bit)) & 1) bits[at >> 3]! |= 0x80 >> (at & 7)
    }
  }
  return bits
}

/** Reads the number of `size` bits at an index. */
export function readBits(bits: Uint8Array, index: number, size: number): number {
  let value = 0
  for (let bit = 0; bit < size; bit++) {
    const at = index * size + bit
    value = value * 2 + ((bits[at >> 3] ?? 0) & (0x80 >> (at & 7)) ? 1 : 0)
  }
  return value
}

const mostBytes = 16 * 1024 * 1024

/** The bits of an encoded list (multibase `u`, gzip); null when it is none. */
export async function decodeList(encoded: string): Promise<Bytes | null> {
  try {
    const packed = Uint8Array.from(atob(encoded.slice(1).replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
    const chunks: Uint8Array[] = []
    for (let length = 0; ;) {
      const { done, value } = await reader.read()
      if (done) return encoded.startsWith('u') ? concat(...chunks) : null
      length += value.length
      if (length > mostBytes) return null
      chunks.push(value)
    }
  } catch {
    return null
  }
}
