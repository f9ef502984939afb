import { hash } from 'node:crypto'
import { tileWidth } from '#contract/proof/tiles.ts'

/** How many heights of the tree a tile spans. */
const tileHeight = 8

const leafMark = Buffer.of(0)
/** The hash of an entry (RFC 6962, 2.1). */
export const leafHashOf = (entry: Uint8Array): Buffer => hash('sha256', Buffer.concat([leafMark, entry]), 'buffer')

const pair = Buffer.alloc(65, 1)
function nodeHashOf(left: Buffer, right: Buffer): Buffer {
  left.copy(pair, 1)
  right.copy(pair, 33)
  return hash('sha256', pair, 'buffer')
}

/** The root over equal trees and perhaps a smaller one at the end; of nothing, the hash of nothing. */
export function rootOf(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return hash('sha256', '', 'buffer')
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

/** The perfect trees over the hashes of a tile: a row for each height, from the hashes themselves up. */
export function rowsOf(tile: readonly Buffer[]): Buffer[][] {
  const rows = [[...tile]]
  for (let row = rows[0]!; row.length > 1; rows.push(row)) row = Array.from({ length: Math.floor(row.length / 2) }, (_, at) => nodeHashOf(row[2 * at]!, row[2 * at + 1]!))
  return rows
}

/** A tile of a log of some size: `count` is short of the whole width at the right edge only. */
export type TilePlace = { readonly level: number; readonly tile: number; readonly count: number }

/** The tiles out of which everything about one entry of a log of this size is proven: its own and the last, at each level. */
export function tilesAbout(index: number, size: number): TilePlace[] {
  const places: TilePlace[] = []
  for (let [level, whole, own] = [0, size, Math.floor(index / tileWidth)]; whole > 0; [level, whole, own] = [level + 1, Math.floor(whole / tileWidth), Math.floor(own / tileWidth)]) {
    const last = Math.floor((whole - 1) / tileWidth)
    for (const tile of new Set([Math.min(own, last), last])) places.push({ level, tile, count: Math.min(tileWidth, whole - tile * tileWidth) })
  }
  return places
}

const half = (number: number) => Math.floor(number / 2)

/** The perfect trees of a tile, as `rowsOf` makes them. */
export type RowsIn = (level: number, tile: number) => readonly (readonly Buffer[])[]

/** A log of a size that stands, as proofs need it. */
export class StandingTree {
  readonly size: number
  readonly #rowsIn: RowsIn
  /** The hash over the right end of the tree at each height. */
  readonly #edge: Buffer[] = []

  constructor(size: number, rowsIn: RowsIn) {
    this.size = size
    this.#rowsIn = rowsIn
    if (size > 0) this.#edge.push(this.#perfect(0, size - 1))
    for (let [height, last] = [0, size - 1]; last > 0; [height, last] = [height + 1, half(last)]) {
      const below = this.#edge[height]!
      this.#edge.push(last % 2 === 1 ? nodeHashOf(this.#perfect(height, last - 1), below) : below)
    }
  }

  #perfect(height: number, position: number): Buffer {
    const within = height % tileHeight
    const perTile = 2 ** (tileHeight - within)
    return this.#rowsIn((height - within) / tileHeight, Math.floor(position / perTile))[within]![position % perTile]!
  }

  /** The hashes beside the way from a node up to the root. */
  #climb(from: number, at: number): Buffer[] {
    const beside: Buffer[] = []
    for (let [height, position, last] = [from, at, Math.floor((this.size - 1) / 2 ** from)]; last > 0; [height, position, last] = [height + 1, half(position), half(last)]) {
      if (position % 2 === 1) beside.push(this.#perfect(height, position - 1))
      else if (position < last) beside.push(position + 1 === last ? this.#edge[height]! : this.#perfect(height, position + 1))
    }
    return beside
  }

  root(): Buffer {
    return this.#edge.at(-1) ?? rootOf([])
  }

  /** The hashes that show an entry to be in this tree, from the entry up (RFC 6962, 2.1.1). */
  inclusion(index: number): Buffer[] {
    return this.#climb(0, index)
  }

  /** The hashes that show this tree to begin with an earlier one of that size (RFC 6962, 2.1.2). */
  consistency(earlier: number): Buffer[] {
    if (earlier === 0 || earlier === this.size) return []
    let [height, at] = [0, earlier - 1]
    for (; at % 2 === 1; height++) at = half(at)
    return [...(at === 0 ? [] : [this.#perfect(height, at)]), ...this.#climb(height, at)]
  }
}
