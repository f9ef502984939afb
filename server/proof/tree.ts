import { hash } from 'node:crypto'
import { nodeHash } from '#contract/proof/node-hash.ts'
import { tileWidth } from '#contract/proof/tiles.ts'

/** How many heights of the tree a tile spans. */
const tileHeight = 8

const leafMark = Buffer.of(0)
/** The hash of an entry (RFC 6962, 2.1). */
export const leafHashOf = (entry: Uint8Array): Buffer => hash('sha256', Buffer.concat([leafMark, entry]), 'buffer')

/** As the server keeps hashes. */
const nodeHashOf = (left: Buffer, right: Buffer): Buffer => Buffer.from(nodeHash(left, right).buffer)

/** The perfect trees over some hashes: a row for each height, from the hashes themselves up. */
type Rows = Buffer[][]

/** Puts a hash at the end, and above it what it completes. */
function addTo(rows: Rows, hash: Buffer): void {
  let fresh = hash
  for (let height = 0; ; height++) {
    const row = (rows[height] ??= [])
    row.push(fresh)
    if (row.length % 2 === 1) return
    fresh = nodeHashOf(row.at(-2)!, fresh)
  }
}

/** The perfect trees over the hashes of a tile. */
export function rowsOf(hashes: readonly Buffer[]): Rows {
  const rows: Rows = [[]]
  for (const hash of hashes) addTo(rows, hash)
  return rows
}

/** The hash over all of the rows and perhaps a smaller tree at the end: each row that is odd has its last without a neighbour. */
const foldRows = (rows: Rows, right: Buffer | null): Buffer | null =>
  rows.reduce((below, row) => (row.length % 2 === 0 ? below : below ? nodeHashOf(row.at(-1)!, below) : row.at(-1)!), right)

/** The root over the hashes of entries; of nothing, the hash of nothing. */
export const rootOf = (hashes: readonly Buffer[]): Buffer => foldRows(rowsOf(hashes), null) ?? hash('sha256', '', 'buffer')

/** A hash at some level of tiles that is complete and never changes, and the rows of the tile it stands over. */
export type TreeNode = { readonly level: number; readonly position: number; readonly hash: Buffer; readonly rows: Rows }

/** A tree that grows: all it keeps are the unfinished tiles of its right edge, one for each level. */
export class GrowingTree {
  size: number
  readonly edge: Rows[]
  constructor(size = 0, edge: readonly (readonly Buffer[])[] = []) {
    this.size = size
    this.edge = edge.map(rowsOf)
  }

  /** Adds the hash of an entry; answers what became complete above it. */
  append(leaf: Buffer): TreeNode[] {
    const complete: TreeNode[] = []
    const position = this.size++
    let fresh = leaf
    for (let level = 0; ; level++) {
      const rows = (this.edge[level] ??= [])
      addTo(rows, fresh)
      if (rows[0]!.length < tileWidth) return complete
      fresh = rows[tileHeight]![0]!
      this.edge[level] = []
      complete.push({ level: level + 1, position: Math.floor(position / tileWidth ** (level + 1)), hash: fresh, rows })
    }
  }

  root(): Buffer {
    return this.edge.reduce((below: Buffer | null, rows) => foldRows(rows, below), null) ?? rootOf([])
  }
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

  /** The hashes beside the way from a node up to the root, as many as eight from one tile: neighbours lie in the same. */
  #climb(from: number, at: number): Buffer[] {
    const beside: Buffer[] = []
    let [height, position, last] = [from, at, Math.floor((this.size - 1) / 2 ** from)]
    while (last > 0) {
      const within = height % tileHeight
      const width = 2 ** (tileHeight - within)
      const rows = this.#rowsIn((height - within) / tileHeight, Math.floor(position / width))
      let own = position % width
      for (let step = within; step < tileHeight && last > 0; step++) {
        if (own & 1) beside.push(rows[step]![own - 1]!)
        else if (position < last) beside.push(position + 1 === last ? this.#edge[height]! : rows[step]![own + 1]!)
        own >>= 1
        position = half(position)
        last = half(last)
        height++
      }
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
