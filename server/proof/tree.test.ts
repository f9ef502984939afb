import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isConsistent, isIncluded } from '#contract/proof/merkle.ts'
import { type Bytes, concat } from '#contract/proof/bytes.ts'
import type { LaidProof } from '#contract/proof/tlog-proof.ts'
import { Tile } from './tile.ts'
import { GrowingTree, leafHashOf, StandingTree, tilesAbout } from './tree.ts'

const sizes = [1, 2, 3, 7, 8, 9, 255, 256, 257, 511, 512, 700]
const leaves = Array.from({ length: 70_001 }, (_, i) => leafHashOf(Buffer.from(`entry ${i}`)))
const own = (bytes: Uint8Array): Bytes => Uint8Array.from(bytes)
const copyOf = ({ bytes, length }: LaidProof): Bytes => bytes.slice(0, length)

/** RFC 6962, 2.1, word for word: slow, and right by looking at it. */
function root(from: number, to: number): Buffer {
  if (to - from === 0) return createHash('sha256').digest()
  if (to - from === 1) return leaves[from]!
  let split = 1
  while (split * 2 < to - from) split *= 2
  return createHash('sha256')
    .update(Buffer.of(1))
    .update(root(from, from + split))
    .update(root(from + split, to))
    .digest()
}

/** A tree with everything a log keeps of it. */
function grown(size: number) {
  const tree = new GrowingTree()
  const rows: Buffer[][] = [leaves.slice(0, size)]
  for (const leaf of leaves.slice(0, size)) for (const { level, position, hash } of tree.append(leaf)) (rows[level] ??= [])[position] = hash
  /** The tree out of the tiles about one entry, and no others. */
  const about = (index: number) => {
    const tiles = new Map(
      tilesAbout(index, size).map(({ level, tile, count }) => {
        const found = rows[level]!.slice(tile * 256, tile * 256 + count)
        if (found.length !== count) throw new Error(`level ${level} has ${found.length} of ${count} in tile ${tile}`)
        return [`${level} ${tile}`, new Tile(Buffer.concat(found))]
      }),
    )
    const standing = new StandingTree(size, (level, tile) => tiles.get(`${level} ${tile}`)!)
    expect(standing.root()).toEqual(own(tree.root()))
    return standing
  }
  const inclusion = (index: number) => copyOf(about(index).inclusion(index))
  return { tree, inclusion, standing: about, consistency: (earlier: number) => about(earlier - 1).consistency(earlier) }
}

test('the hash of nothing, as RFC 6962 says', () => {
  expect(new GrowingTree().root().toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test.each(sizes)('a tree of %i entries has the root of the definition, and goes on from its edge', (size) => {
  const { tree } = grown(size)
  expect(tree.root()).toEqual(root(0, size))
  const again = new GrowingTree(
    size,
    [0, 1].map((level) => {
      const whole = Math.floor(size / 256 ** level)
      return Buffer.concat(
        level === 0
          ? leaves.slice(whole - (whole % 256), whole)
          : Array.from({ length: whole % 256 }, (_, at) => root(at * 256, (at + 1) * 256)),
      )
    }),
  )
  tree.append(leaves[size]!)
  again.append(leaves[size]!)
  expect(again.root()).toEqual(tree.root())
})

describe('proofs', () => {
  test.each([1, 2, 7, 256, 257, 700, 65_536, 65_537, 70_000])('every kind of entry of %i is shown, and nothing else is', (size) => {
    const { tree, inclusion } = grown(size)
    for (const index of new Set([0, 1, 254, 255, 256, 257, size >> 1, size - 2, size - 1].filter((each) => each >= 0 && each < size))) {
      const hashes = inclusion(index)
      const shown = (at: number, of: number, leaf: Buffer, given: Bytes) => isIncluded(at, of, own(leaf), given, own(tree.root()))
      expect([index, shown(index, size, leaves[index]!, hashes)]).toEqual([index, true])
      expect(shown(index, size, leaves[index + 1]!, hashes)).toBe(false)
      expect(shown(index + 1, size, leaves[index]!, hashes)).toBe(false)
      expect(shown(index, size, leaves[index]!, concat(hashes, leaves[0]!))).toBe(false)
      expect(shown(index, size, leaves[index]!, concat(hashes, Uint8Array.of(0)))).toBe(false)
      expect(shown(index, size, leaves[index]!, concat(hashes, new Uint8Array(32 * 2_000)))).toBe(false)
      if (hashes.length > 0) expect(shown(index, size, leaves[index]!, hashes.slice(32))).toBe(false)
    }
  })

  test.each([2, 8, 9, 256, 257, 700, 65_536, 65_793, 70_000])('earlier trees of %i are shown to be its beginning', (size) => {
    const { tree, consistency } = grown(size)
    const later = { size, root: own(tree.root()) }
    for (const earlier of new Set(
      [1, 2, 3, 5, size >> 1, 255, 256, 511, 512, 65_535, 65_536, size - 1, size].filter((each) => each > 0 && each <= size),
    )) {
      const hashes = consistency(earlier)
      const old = { size: earlier, root: own(root(0, earlier)) }
      expect([earlier, isConsistent(old, later, hashes)]).toEqual([earlier, true])
      expect(isConsistent({ ...old, root: own(leaves[3]!) }, later, hashes)).toBe(false)
      if (earlier < size) expect(isConsistent(old, later, hashes.slice(0, -32))).toBe(false)
      expect(isConsistent(old, later, concat(hashes, leaves[0]!))).toBe(false)
      expect(isConsistent(old, later, concat(hashes, Uint8Array.of(0)))).toBe(false)
    }
    expect(isConsistent({ size: 0, root: own(root(0, 0)) }, later, new Uint8Array())).toBe(true)
    expect(isConsistent(later, { size: size - 1, root: later.root }, new Uint8Array())).toBe(false)
  })
  test('a proof lies there until the next, and an earlier tree is shown by bytes of its own', () => {
    const { standing: about, consistency } = grown(700)
    const [standing, earlier] = [about(0), consistency(256)]
    const [kept, other] = [earlier.slice(), standing.inclusion(3)]
    const first = copyOf(other)
    expect(standing.inclusion(255)).toBe(other)
    expect(copyOf(other)).not.toEqual(first)
    expect(earlier).toEqual(kept)
  })
})
