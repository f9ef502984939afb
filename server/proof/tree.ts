import { createHash } from 'node:crypto'
import { type Bytes, concat } from '#contract/proof/bytes.ts'
import { tileWidth } from '#contract/proof/tiles.ts'
import type { LaidProof } from '#contract/proof/tlog-proof.ts'
import { leafHashes, nodeHash } from '#contract/proof/tree-hash.ts'
import { rowAt, Tile, tileHeight } from './tile.ts'

/** The hash of an entry (RFC 6962, 2.1). */
export const leafHashOf = (entry: Uint8Array): Buffer => Buffer.from(leafHashes([entry]).buffer)

/** The hash over all of a tile and perhaps a smaller tree at its end: each row that is odd has its last without a neighbour. */
function foldTile(tile: Tile, right: Buffer | null): Buffer | null {
  let below = right
  for (let height = 0; height <= tileHeight; height++) {
    const length = tile.count >> height
    if (length % 2 === 0) continue
    const last = tile.hash(height, length - 1)
    below = below ? Buffer.from(nodeHash(last, below).buffer) : last
  }
  return below
}

/** The root over the hashes of entries; of nothing, the hash of nothing. */
export function rootOf(hashes: readonly Uint8Array[]): Buffer {
  const tree = new GrowingTree()
  for (const hash of hashes) tree.append(hash)
  return tree.root()
}

/** A hash at some level of tiles that is complete and never changes, and the tile it stands over. */
export type TreeNode = { readonly level: number; readonly position: number; readonly hash: Buffer; readonly tile: Tile }

/** A tree that grows: all it keeps are the unfinished tiles of its right edge, one for each level. */
export class GrowingTree {
  size: number
  readonly edge: Tile[]
  constructor(size = 0, edge: readonly Uint8Array[] = []) {
    this.size = size
    this.edge = edge.map((hashes) => new Tile(hashes))
  }

  /** Adds the hashes of entries, 32 bytes each; answers what became complete above them. */
  append(leaves: Uint8Array): TreeNode[] {
    const complete: TreeNode[] = []
    for (let from = 0; from < leaves.length;) {
      const tile = (this.edge[0] ??= new Tile())
      const to = Math.min(leaves.length, from + (tileWidth - tile.count) * 32)
      tile.add(leaves.subarray(from, to))
      this.size += (to - from) / 32
      from = to
      this.#close(complete)
    }
    return complete
  }

  /** Puts the hash of each tile that is full into the one above. */
  #close(complete: TreeNode[]): void {
    for (let level = 0; this.edge[level]?.count === tileWidth; level++) {
      const tile = this.edge[level]!
      const hash = tile.hash(tileHeight, 0)
      complete.push({ level: level + 1, position: this.size / tileWidth ** (level + 1) - 1, hash, tile })
      this.edge[level] = new Tile()
      ;(this.edge[level + 1] ??= new Tile()).add(hash)
    }
  }

  root(): Buffer {
    return this.edge.reduce((below: Buffer | null, tile) => foldTile(tile, below), null) ?? createHash('sha256').digest()
  }
}

/** A tile of a log of some size: `count` is short of the whole width at the right edge only. */
export type TilePlace = { readonly level: number; readonly tile: number; readonly count: number }

/** The tiles out of which everything about one entry of a log of this size is proven: its own and the last, at each level. */
export function tilesAbout(index: number, size: number): TilePlace[] {
  const places: TilePlace[] = []
  for (
    let [level, whole, own] = [0, size, Math.floor(index / tileWidth)];
    whole > 0;
    [level, whole, own] = [level + 1, Math.floor(whole / tileWidth), Math.floor(own / tileWidth)]
  ) {
    const last = Math.floor((whole - 1) / tileWidth)
    for (const tile of new Set([Math.min(own, last), last]))
      places.push({ level, tile, count: Math.min(tileWidth, whole - tile * tileWidth) })
  }
  return places
}

const half = (number: number) => Math.floor(number / 2)

/** A tile of a log that stands; none beyond the last node that is complete. */
export type TileIn = (level: number, tile: number) => Tile | undefined
const noRows = new Int32Array()

/** How many words a proof has at most: no way up is longer than the bits of a size. */
const longest = 64 * 8
/**
 * Proofs are short and many, and each is spelled as it is made: all are laid down in one place, since memory of its own would cost each
 * more than its making.
 */
const place = new Int32Array(longest)
const laid = { bytes: new Uint8Array(place.buffer), length: 0 }

/** Copies a hash word by word, which for 32 bytes takes less time than a loop or `set`; answers where the next one goes. */
function copyHash(hashes: Int32Array, at: number, to: Int32Array, next: number): number {
  const from = at * 8
  to[next] = hashes[from]!
  to[next + 1] = hashes[from + 1]!
  to[next + 2] = hashes[from + 2]!
  to[next + 3] = hashes[from + 3]!
  to[next + 4] = hashes[from + 4]!
  to[next + 5] = hashes[from + 5]!
  to[next + 6] = hashes[from + 6]!
  to[next + 7] = hashes[from + 7]!
  return next + 8
}
const wordsOf = (hashes: Bytes) => new Int32Array(hashes.slice().buffer)

/** A lowest tile that is full: its rows, and what the proofs of all its entries have in common, the hashes above it. */
type Full = { readonly rows: Int32Array; readonly above: Int32Array }

/** A log of a size that stands, as proofs need it. */
export class StandingTree {
  readonly size: number
  readonly #tileIn: TileIn
  /** The hash over the right end of the tree at each height, the root last. */
  readonly #edge: Int32Array<ArrayBuffer>
  readonly #root: Bytes
  readonly #full = new Map<number, Full>()

  constructor(size: number, tileIn: TileIn) {
    this.size = size
    this.#tileIn = tileIn
    const edge = size > 0 ? [this.#perfect(0, size - 1)] : [Uint8Array.from(rootOf([]))]
    for (let [height, last] = [0, size - 1]; last > 0; [height, last] = [height + 1, half(last)]) {
      const below = edge[height]!
      edge.push(last % 2 === 1 ? nodeHash(this.#perfect(height, last - 1), below) : below)
    }
    this.#edge = new Int32Array(concat(...edge).buffer)
    this.#root = edge.at(-1)!
  }

  #perfect(height: number, position: number): Bytes {
    const within = height % tileHeight
    const perTile = 2 ** (tileHeight - within)
    return Uint8Array.from(this.#tileIn((height - within) / tileHeight, Math.floor(position / perTile))!.hash(within, position % perTile))
  }

  /** Lays down the hashes beside the way from a node up to the root: neighbours lie in the same tile, and the last of a height is at the edge. */
  #climb(from: number, at: number, to: Int32Array, start: number): number {
    let next = start
    let [height, position, last] = [from, at, Math.floor((this.size - 1) / 2 ** from)]
    while (last > 0) {
      const within = height % tileHeight
      const width = 1 << (tileHeight - within)
      const tile = Math.floor(position / width)
      const rows = this.#tileIn((height - within) / tileHeight, tile)?.rows() ?? noRows
      let [own, end] = [position - tile * width, Math.min(last - tile * width, 2 * width)]
      for (let step = within; step < tileHeight; step++, own >>= 1, end >>= 1, height++) {
        const beside = own ^ 1
        if (beside === end) next = copyHash(this.#edge, height, to, next)
        else if (beside < end) next = copyHash(rows, rowAt(step) + beside, to, next)
      }
      position = tile
      last = Math.floor(last / width)
    }
    return next
  }

  root(): Bytes {
    return this.#root
  }

  /**
   * The hashes that show an entry to be in this tree, from the entry up (RFC 6962, 2.1.1), one after the other; they lie there until a
   * proof is asked of any tree.
   */
  inclusion(index: number): LaidProof {
    laid.length = this.#lay(index, place) * 4
    return laid
  }

  /** Lays them down; answers where they end. */
  #lay(index: number, to: Int32Array): number {
    const tile = Math.floor(index / tileWidth)
    const first = tile * tileWidth
    if (first + tileWidth > this.size) return this.#climb(0, index, to, 0)
    const { rows, above } = this.#full.get(tile) ?? this.#read(tile)
    let [end, own] = [0, index - first]
    for (let height = 0; height < tileHeight; height++, own >>= 1) end = copyHash(rows, rowAt(height) + (own ^ 1), to, end)
    to.set(above, end)
    return end + above.length
  }

  #read(tile: number): Full {
    const above = new Int32Array(longest)
    const full = { rows: this.#tileIn(0, tile)!.rows(), above: above.slice(0, this.#climb(tileHeight, tile, above, 0)) }
    this.#full.set(tile, full)
    return full
  }

  /** The hashes that show this tree to begin with an earlier one of that size (RFC 6962, 2.1.2), one after the other. */
  consistency(earlier: number): Bytes {
    if (earlier === 0 || earlier === this.size) return new Uint8Array()
    let [height, at] = [0, earlier - 1]
    for (; at % 2 === 1; height++) at = half(at)
    const start = at === 0 ? 0 : copyHash(wordsOf(this.#perfect(height, at)), 0, place, 0)
    return laid.bytes.slice(0, this.#climb(height, at, place, start) * 4)
  }
}
