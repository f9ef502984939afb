import { constants, deflateRawSync } from 'node:zlib'

/** Bytes as a part of a compressed stream: compressed without a look at what stands before, up to a whole byte, so that they may be part of any. */
export type Piece = {
  readonly deflated: Buffer
  /** How many bytes they are, and the sum of the format over them. */
  readonly length: number
  readonly sum: number
}

/** Compresses bytes that are kept to stand in many streams. */
export function keptPieceOf(bytes: Buffer): Piece {
  return { deflated: deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_SYNC_FLUSH }), length: bytes.length, sum: sumOf(bytes) }
}

/** How many bytes may stand as they are in one block. */
const mostPlain = 65_535

/** Bytes that stand in one stream alone, as they are: to compress a few takes longer than to write what that spares. */
export function plainPieceOf(bytes: Buffer): Piece {
  const blocks = Array.from({ length: Math.ceil(bytes.length / mostPlain) }, (_, n) => bytes.subarray(n * mostPlain, (n + 1) * mostPlain))
  return { deflated: Buffer.concat(blocks.flatMap((block) => [plainHeadOf(block.length), block])), length: bytes.length, sum: sumOf(bytes) }
}

function plainHeadOf(length: number): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt16LE(length, 1)
  head.writeUInt16LE(~length & 0xffff, 3)
  return head
}

/** A stream of pieces one after the other (RFC 1950): the same as if all their bytes were compressed at once, but for its length. */
export function streamOf(pieces: readonly Piece[]): Buffer {
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(pieces.reduce((before, piece) => joined(before, piece), 1))
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...pieces.map(({ deflated }) => deflated), Buffer.from([0x03, 0x00]), sum])
}

const modulus = 65_521

/** Adler-32. */
function sumOf(bytes: Buffer): number {
  let [low, high] = [1, 0]
  for (let from = 0; from < bytes.length; from += 4096) {
    const to = Math.min(bytes.length, from + 4096)
    for (let at = from; at < to; at++) {
      low += bytes[at]!
      high += low
    }
    low %= modulus
    high %= modulus
  }
  return high * 65_536 + low
}

/** The sum over two stretches, out of the sums of each. */
function joined(before: number, { sum, length }: Piece): number {
  const [low, high] = [before % 65_536, Math.floor(before / 65_536)]
  const [ownLow, ownHigh] = [sum % 65_536, Math.floor(sum / 65_536)]
  return ((high + ownHigh + (length % modulus) * (low + modulus - 1)) % modulus) * 65_536 + ((low + ownLow + modulus - 1) % modulus)
}
