import { isPlaceholder } from '#scanner/engine/cell-text.ts'
import type { Part } from '#scanner/engine/part.ts'

const MASK = 2n ** 64n - 1n

/** The hash of a row's place, as wasm/sample.ts makes it. */
function hashOfPlace(place: bigint): bigint {
  let h = (place * 0x9e3779b97f4a7c15n + 0x632be59bd9b4e019n) & MASK
  h ^= h >> 33n
  h = (h * 0xff51afd7ed558ccdn) & MASK
  h ^= h >> 29n
  h = (h * 0xc4ceb9fe1a85ec53n) & MASK
  return h ^ (h >> 32n)
}

type Kept = {
  place: bigint
  hash: bigint
  /** The sample of the worker that kept it, and where it begins there. */
  bytes: Buffer
  at: number
}

/** The rows kept by all workers that the lowest bar lets through, at most so many, in the order of the file. */
function rowsOf(parts: readonly Part[], most: number): Kept[] {
  let bar = parts.reduce((least, part) => (part.sampleBar < least ? part.sampleBar : least), MASK)
  let rows: Kept[] = []
  for (const part of parts) {
    const bytes = Buffer.from(part.sample.buffer, part.sample.byteOffset, part.sample.byteLength)
    for (let at = 0; at < bytes.length; at += bytes.readUInt32LE(at + 8)) {
      const place = bytes.readBigUInt64LE(at)
      rows.push({ place, hash: hashOfPlace(place), bytes, at })
    }
  }
  rows = rows.filter(({ hash }) => hash <= bar)
  while (rows.length > most && bar > 0n) {
    bar >>= 1n
    rows = rows.filter(({ hash }) => hash <= bar)
  }
  return rows.sort((a, b) => (a.place < b.place ? -1 : 1))
}

/** The sampled rows: trimmed texts, null where nothing stands; every row as wide as the table. */
export class SampledRows {
  readonly #width: number
  readonly #rows: readonly Kept[]
  /** Where the text of each cell stands in the sample of its part, and its length; 0 for none. */
  readonly #places: Uint32Array

  constructor(parts: readonly Part[], width: number, most: number) {
    this.#width = width
    this.#rows = rowsOf(parts, most)
    this.#places = new Uint32Array(this.#rows.length * width * 2)
    for (const [row, { bytes, at }] of this.#rows.entries()) this.#find(row * width * 2, bytes, at)
  }

  #find(first: number, bytes: Buffer, at: number): void {
    const end = first + Math.min(this.#width, bytes.readUInt32LE(at + 12)) * 2
    for (let place = first, p = at + 16; place < end; place += 2) {
      const length = bytes.readUInt32LE(p)
      p += 4
      if (length === 0xffffffff) continue
      this.#places[place] = p
      this.#places[place + 1] = length
      p += length
    }
  }

  #text(row: number, column: number): string | null {
    const place = (row * this.#width + column) * 2
    const length = this.#places[place + 1]!
    if (length === 0) return null
    const from = this.#places[place]!
    const text = this.#rows[row]!.bytes.toString('utf8', from, from + length).trim()
    return text === '' || text === '\x18' || isPlaceholder(text) ? null : text
  }

  /** All of them, side by side. */
  rows(): (string | null)[][] {
    return this.#rows.map((_, row) => Array.from({ length: this.#width }, (_, column) => this.#text(row, column)))
  }

  /** What one column holds in them. */
  column(at: number): string[] {
    const texts: string[] = []
    for (let row = 0; row < this.#rows.length; row++) {
      const text = this.#text(row, at)
      if (text !== null) texts.push(text)
    }
    return texts
  }
}
