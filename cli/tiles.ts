import type { Bytes } from '#contract/proof/bytes.ts'
import { nodeHash } from '#contract/proof/merkle.ts'

const width = 256

/** Reads the tiles of a published log and computes hashes over its entries, without trusting what it reads: the caller compares the root. */
export class PublishedTree {
  readonly #size: number
  readonly #fetchTile: (path: string) => Promise<Bytes>
  readonly #tiles = new Map<string, Promise<Bytes>>()
  constructor(size: number, fetchTile: (path: string) => Promise<Bytes>) {
    this.#size = size
    this.#fetchTile = fetchTile
  }

  /** The hash over a stretch of entries that begins at a multiple of its own size, or at zero. */
  async hashOf(from: number, to: number): Promise<Bytes> {
    const count = to - from
    for (let level = 0, step = 1; level < 8; level++, step *= width) if (count === step && from % step === 0) return this.#node(level, from / step)
    const middle = from + 2 ** Math.ceil(Math.log2(count) - 1)
    return nodeHash(await this.hashOf(from, middle), await this.hashOf(middle, to))
  }

  async #node(level: number, position: number): Promise<Bytes> {
    const tile = Math.floor(position / width)
    const whole = Math.floor(this.#size / width ** level)
    const held = Math.min(width, whole - tile * width)
    const path = `${level}/${tilePath(tile)}${held < width ? `.p/${held}` : ''}`
    let bytes = this.#tiles.get(path)
    if (!bytes) this.#tiles.set(path, bytes = this.#fetchTile(path))
    const at = (position % width) * 32
    const hash = (await bytes).slice(at, at + 32)
    if (hash.length !== 32) throw new Error(`tile ${path} is too short`)
    return hash
  }
}

function tilePath(tile: number): string {
  const digits = String(tile).padStart(Math.ceil(String(tile).length / 3) * 3, '0')
  return digits.match(/\d{3}/g)!.map((part, at, all) => (at < all.length - 1 ? `x${part}` : part)).join('/')
}
