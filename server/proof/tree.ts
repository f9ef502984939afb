import { hash } from 'node:crypto'
import { tileWidth } from '#contract/proof/tiles.ts'

/** How many levels of the tree a tile spans. */
const tileHeight = 8

const sha256 = (...parts: readonly Uint8Array[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer')
const leafMark = Buffer.of(0)
const nodeMark = Buffer.of(1)

/** The hash of an entry (RFC 6962, 2.1). */
export const leafHashOf = (entry: Uint8Array): Buffer => sha256(leafMark, entry)
const nodeHashOf = (left: Uint8Array, right: Uint8Array): Buffer => sha256(nodeMark, left, right)

/** The root over equal trees and perhaps a smaller one at the end; of nothing, the hash of nothing. */
export function rootOf(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return sha256()
  let row = hashes
  while (row.length > 1) {
    const above: Buffer[] = []
    for (let at = 0; at < row.length; at += 2) above.push(at + 1 < row.length ? nodeHashOf(row[at]!, row[at + 1]!) : row[at]!)
    row = above
  }
  return row[0]!
}

/** A hash at some level of tiles that is complete and never changes. */
export type TreeNode = { readonly level: number; readonly position: number; readonly hash: Buffer }

/** A tree that grows: all it keeps are the unfinished tiles of its right edge, one for each level. */
export class GrowingTree {
  size: number
  readonly #edge: Buffer[][]
  constructor(size = 0, edge: readonly (readonly Buffer[])[] = []) {
    this.size = size
    this.#edge = edge.map((tile) => [...tile])
  }

  /** Adds the hash of an entry; answers what became complete above it. */
  append(leaf: Buffer): TreeNode[] {
    const complete: TreeNode[] = []
    const position = this.size++
    let fresh = leaf
    for (let level = 0; ; level++) {
      const tile = (this.#edge[level] ??= [])
      tile.push(fresh)
      if (tile.length < tileWidth) return complete
      fresh = rootOf(tile)
      this.#edge[level] = []
      complete.push({ level: level + 1, position: Math.floor(position / tileWidth ** (level + 1)), hash: fresh })
    }
  }

  root(): Buffer {
    return this.#edge.reduce((below: Buffer | null, tile) => (tile.length === 0 ? below : rootOf(below ? [...tile, below] : tile)), null) ?? rootOf([])
  }
}

/** A stretch of entries, the second bound excluded. */
export type Range = readonly [from: number, to: number]

/** The largest power of two below a number above one. */
const splitOf = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1)

/** The stretches whose hashes show that an entry is in a tree of this size, from the entry up (RFC 6962, 2.1.1). */
export function inclusionRanges(index: number, [from, to]: Range): Range[] {
  if (to - from === 1) return []
  const middle = from + splitOf(to - from)
  return index < middle ? [...inclusionRanges(index, [from, middle]), [middle, to]] : [...inclusionRanges(index, [middle, to]), [from, middle]]
}

/** The stretches whose hashes show that a tree begins with an earlier one of this size (RFC 6962, 2.1.2). */
export function consistencyRanges(earlier: number, size: number): Range[] {
  return earlier === 0 || earlier === size ? [] : subproof(earlier, [0, size], true)
}

function subproof(earlier: number, [from, to]: Range, isWhole: boolean): Range[] {
  if (earlier === to) return isWhole ? [] : [[from, to]]
  const middle = from + splitOf(to - from)
  if (earlier <= middle) return [...subproof(earlier, [from, middle], isWhole), [middle, to]]
  return [...subproof(earlier, [middle, to], false), [from, middle]]
}

/** Hashes that lie side by side in one tile. */
export type Need = { readonly level: number; readonly from: number; readonly count: number }

/** The perfect trees a stretch is made of, the largest first, each as the hashes of a tile it stands over. */
export function needsOf([from, to]: Range): Need[] {
  const needs: Need[] = []
  for (let at = from; at < to; ) {
    let height = 0
    while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= to) height++
    const level = Math.floor(height / tileHeight)
    needs.push({ level, from: at / tileWidth ** level, count: 2 ** (height % tileHeight) })
    at += 2 ** height
  }
  return needs
}

/** The hash over a stretch, from the hashes of its perfect trees. */
export function hashOfRange(range: Range, read: (need: Need) => readonly Buffer[]): Buffer {
  return needsOf(range).map((need) => rootOf(read(need))).reduceRight((right, left) => nodeHashOf(left, right))
}
