import { desk, hasher } from '#contract/proof/hasher.ts'
import { tileWidth } from '#contract/proof/tiles.ts'

/** How many heights of the tree a tile spans. */
export const tileHeight = 8
/** Where the row of a height begins, in hashes: 256 of them lie first, then 128, and so on. */
export const rowAt = (height: number) => 2 * tileWidth - ((2 * tileWidth) >> height)

/**
 * The hashes of a tile with the perfect trees over them, row upon row in one stretch; rows are hashed when they are asked for, as many
 * hashes at once as have come.
 */
export class Tile {
  readonly #bytes = new Uint8Array(rowAt(tileHeight + 1) * 32)
  readonly #words = new Int32Array(this.#bytes.buffer)
  #hashed = 0
  #count = 0

  /** Begins with hashes of 32 bytes each, one after the other. */
  constructor(hashes?: Uint8Array) {
    if (hashes) this.add(hashes)
  }

  get count(): number {
    return this.#count
  }

  /** Adds hashes at the end, of 32 bytes each. */
  add(hashes: Uint8Array): void {
    this.#bytes.set(hashes, this.#count * 32)
    this.#count += hashes.length / 32
  }

  /** The rows as words, out of which hashes are copied faster than as bytes; the row of a height begins at eight times `rowAt`. */
  rows(): Int32Array {
    if (this.#hashed < this.#count) this.#hash()
    return this.#words
  }

  /** The hash over a perfect tree of some height. */
  hash(height: number, position: number): Buffer {
    this.rows()
    const from = (rowAt(height) + position) * 32
    return Buffer.from(this.#bytes.slice(from, from + 32).buffer)
  }

  #hash(): void {
    const { bytes, node, nodes } = hasher()
    bytes.set(this.#bytes, desk)
    for (let height = 1; height <= tileHeight; height++) {
      const [below, row, until] = [desk + rowAt(height - 1) * 32, desk + rowAt(height) * 32, this.#count >> height]
      let at = this.#hashed >> height
      for (; at + 4 <= until; at += 4) nodes(below + at * 64, row + at * 32)
      for (; at < until; at++) node(below + at * 64, below + at * 64 + 32, row + at * 32)
    }
    this.#bytes.set(bytes.subarray(desk, desk + this.#bytes.length))
    this.#hashed = this.#count
  }
}
