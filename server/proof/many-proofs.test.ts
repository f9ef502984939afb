import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Bytes, concat } from '#contract/proof/bytes.ts'
import type { areIncluded, Head, isIncluded, Shown } from '#contract/proof/merkle.ts'
import { leafHashes } from '#contract/proof/tree-hash.ts'
import type { Tile } from './tile.ts'
import { GrowingTree, StandingTree } from './tree.ts'

type Merkle = { readonly areIncluded: typeof areIncluded; readonly isIncluded: typeof isIncluded }
type Spoil = (shown: Shown) => Shown

/** A tree of so many entries, and what shows each of them. */
function grown(size: number) {
  const hashes = leafHashes(Array.from({ length: size }, (_, n) => Buffer.from(`entry ${n}`)))
  const tree = new GrowingTree()
  const tiles: Tile[][] = [[], [], [], []]
  for (const { level, tile } of tree.append(hashes)) tiles[level - 1]!.push(tile)
  for (const [level, unfinished] of tree.edge.entries()) tiles[level]!.push(unfinished)
  const standing = new StandingTree(size, (level, tile) => tiles[level]![tile]!)
  const shownAt = (index: number): Shown => {
    const { bytes, length } = standing.inclusion(index)
    return { index, leaf: hashes.slice(index * 32, index * 32 + 32), proof: bytes.slice(0, length) }
  }
  return { head: { size, root: Uint8Array.from(tree.root()) }, shownAt }
}

const flipped = (bytes: Bytes, at: number): Bytes => bytes.map((byte, n) => (n === at ? byte ^ 1 : byte))
const spoils: readonly Spoil[] = [
  (shown) => ({ ...shown, leaf: flipped(shown.leaf, 31) }),
  (shown) => ({ ...shown, leaf: shown.leaf.slice(1) }),
  (shown) => ({ ...shown, index: shown.index + 1 }),
  ...[-1, 0.5, Number.NaN, 2 ** 53].map((index): Spoil => (shown) => ({ ...shown, index })),
  (shown) => ({ ...shown, proof: shown.proof.length > 0 ? flipped(shown.proof, 0) : new Uint8Array(32) }),
  (shown) => ({ ...shown, proof: shown.proof.length > 0 ? flipped(shown.proof, shown.proof.length - 1) : new Uint8Array(64) }),
  (shown) => ({ ...shown, proof: shown.proof.length > 0 ? shown.proof.slice(32) : new Uint8Array(1) }),
  (shown) => ({ ...shown, proof: concat(shown.proof, shown.leaf) }),
  (shown) => ({ ...shown, proof: concat(shown.proof, Uint8Array.of(0)) }),
  (shown) => ({ ...shown, proof: concat(shown.proof, new Uint8Array(32 * 2_000)) }),
]

const large = [255, 256, 257, 700, 4097, 65_537, 70_000].map(grown)

describe.each([
  ['four beside each other', false],
  ['in plain JavaScript', true],
])('many proofs against one root, %s', (_, isPlain) => {
  let merkle: Merkle
  beforeAll(async () => {
    vi.resetModules()
    // A page in a browser compiles nothing.
    if (isPlain) vi.stubGlobal('document', {})
    merkle = await import('#contract/proof/merkle.ts')
  })
  afterAll(() => {
    vi.unstubAllGlobals()
  })

  const singly = (shown: readonly Shown[], { size, root }: Head) =>
    shown.map(({ index, leaf, proof }) => merkle.isIncluded(index, size, leaf, proof, root))

  test('are climbed with as is said', async () => {
    const { hasher } = await import('#contract/proof/hasher.ts')
    expect(hasher().climbs.toString().includes('[native code]')).toBe(!isPlain)
  })

  test('every entry of trees of 1 to 70, and nothing when nothing is asked', () => {
    for (let size = 1; size <= 70; size++) {
      const { head, shownAt } = grown(size)
      const all = Array.from({ length: size }, (_every, n) => shownAt(n))
      expect(merkle.areIncluded(all, head), `of ${size}`).toEqual(all.map(() => true))
      expect(singly(all, head)).toEqual(all.map(() => true))
      const other = { size, root: flipped(head.root, size % 32) }
      expect(merkle.areIncluded(all, other), `of ${size}`).toEqual(all.map(() => false))
      expect(merkle.areIncluded(all, { size: size + 1, root: head.root })).toEqual(singly(all, { size: size + 1, root: head.root }))
    }
    expect(merkle.areIncluded([], { size: 0, root: new Uint8Array(32) })).toEqual([])
  })

  test('whatever is wrong with one of them is found in every lane, and of that one only', () => {
    const { head, shownAt } = grown(70)
    for (const [kind, spoil] of spoils.entries()) {
      for (let lane = 0; lane < 9; lane++) {
        const shown = Array.from({ length: 9 }, (_every, n) => (n === lane ? spoil(shownAt(60 + n)) : shownAt(60 + n)))
        expect([kind, merkle.areIncluded(shown, head)]).toEqual([kind, shown.map((_each, n) => n !== lane)])
      }
    }
  })

  test('any selection of large trees, some of it wrong, is judged as one by one', () => {
    const asked = fc.record({
      of: fc.integer({ min: 0, max: large.length - 1 }),
      each: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.option(fc.constantFrom(...spoils))), {
        maxLength: 14,
      }),
    })
    fc.assert(
      fc.property(asked, ({ of, each }) => {
        const { head, shownAt } = large[of]!
        const shown = each.map(([at, spoil]) => {
          const honest = shownAt(Math.floor(at * head.size))
          return spoil ? spoil(honest) : honest
        })
        expect(merkle.areIncluded(shown, head)).toEqual(each.map(([, spoil]) => spoil === null))
        expect(singly(shown, head)).toEqual(each.map(([, spoil]) => spoil === null))
      }),
      { numRuns: isPlain ? 20 : 200 },
    )
  })
})
