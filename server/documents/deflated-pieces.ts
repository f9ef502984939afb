import { constants, deflateRawSync } from 'node:zlib'

/** Bytes as a part of a compressed stream: compressed without a look at what stands before, up to a whole byte, so that they may be part of any. */
export type Piece = { readonly deflated: Buffer; /** How many bytes they are, and the sum of the format over them. */ readonly length: number; readonly sum: number }

/** Compresses bytes that will stand in streams: well when they are kept, quickly when they stand in one alone. */
export function pieceOf(bytes: Buffer, isKept: boolean): Piece {
  return { deflated: deflateRawSync(bytes, { level: isKept ? 9 : 1, finishFlush: constants.Z_SYNC_FLUSH }), length: bytes.length, sum: sumOf(bytes) }
}

/** A few bytes as they are, at most 65,535. */
export function plainPieceOf(bytes: Buffer): Piece {
  const head = Buffer.alloc(5)
  head.writeUInt16LE(bytes.length, 1)
  head.writeUInt16LE(~bytes.length & 0xffff, 3)
  return { deflated: Buffer.concat([head, bytes]), length: bytes.length, sum: sumOf(bytes) }
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
