import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { keptPieceOf, plainPieceOf, streamOf } from './deflated-pieces.ts'

const bytes = (length: number) => Buffer.from(Array.from({ length }, (_, n) => (n * n) % 251))

test('pieces are one stream, compressed or as they are, whatever their lengths', () => {
  for (const lengths of [[0], [1, 0], [10, 65_535], [65_536, 3], [200_000, 131_070]]) {
    const parts = lengths.map(bytes)
    for (const first of [keptPieceOf, plainPieceOf]) {
      expect(inflateSync(streamOf(parts.map((part, n) => (n === 0 ? first : plainPieceOf)(part))))).toEqual(Buffer.concat(parts))
    }
  }
})
