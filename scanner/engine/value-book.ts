import { BAR, SLOT } from '#scanner/engine/wasm/layout.ts'
import type { Counted } from '#scanner/profile/facts.ts'
import type { ColumnPart } from '#scanner/engine/part.ts'

const ALL = 2n ** 64n - 1n

/** The dictionaries of one column laid together: all different values while they are no more than a worker may hold, else those whose hash is smallest. */
export class ValueBook {
  readonly exact: boolean
  readonly #parts: readonly ColumnPart[]
  readonly #bar: bigint
  readonly #hashes: BigUint64Array
  #entries: Map<bigint, { count: number; part: ColumnPart; slot: number }> | null = null

  constructor(parts: readonly ColumnPart[], values: number) {
    this.#parts = parts
    let bar = parts.reduce((least, { state }) => {
      const own = new DataView(state.buffer, state.byteOffset).getBigUint64(BAR, true)
      return own < least ? own : least
    }, ALL)
    // As one worker would have done with the values of all, placeholders too, so that their number does not show.
    let hashes = hashesOf(parts, bar)
    while (hashes.length > values) {
      bar >>= 1n
      const above = hashes.findIndex((hash) => hash > bar)
      if (above >= 0) hashes = hashes.subarray(0, above)
    }
    const placeholders = placeholdersIn(parts)
    this.#hashes = placeholders.size === 0 ? hashes : hashes.filter((hash) => !placeholders.has(hash))
    this.#bar = bar
    this.exact = bar === ALL
  }

  /** How many different values the dictionaries hold, placeholders left out. */
  get size(): number {
    return this.#hashes.length
  }

  /** The most frequent values. */
  top(count: number): Counted[] {
    const list = [...this.#book()].map(([, entry]) => entry).sort((a, b) => b.count - a.count)
    const enough = list[count - 1]?.count ?? 0
    return list
      .filter((entry) => entry.count >= enough)
      .map((entry) => ({ text: textAt(entry), count: entry.count }))
      .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
      .slice(0, count)
  }

  /** Up to so many values that are not among those already there, in an order that does not depend on the workers. */
  texts(known: readonly string[], wanted: number): string[] {
    const seen = new Set(known)
    const sorted = [...this.#book()].sort((a, b) => (a[0] < b[0] ? -1 : 1))
    const found: string[] = []
    for (const [, entry] of sorted) {
      if (known.length + found.length >= wanted) break
      const text = textAt(entry)
      if (!seen.has(text)) found.push(text)
    }
    return found
  }

  /** The upper halves of the smallest hashes, ascending. */
  smallest(count: number): number[] {
    const halves = new Uint32Array(this.#hashes.buffer, 0, Math.min(count, this.#hashes.length) * 2)
    const upper: number[] = []
    for (let i = 1; i < halves.length; i += 2) upper.push(halves[i]!)
    return upper
  }

  #book(): Map<bigint, { count: number; part: ColumnPart; slot: number }> {
    if (this.#entries) return this.#entries
    this.#entries = new Map()
    for (const part of this.#parts) {
      const view = new DataView(part.slots.buffer, part.slots.byteOffset, part.slots.byteLength)
      for (let slot = 0; slot < part.slots.byteLength; slot += SLOT) {
        const hash = view.getBigUint64(slot, true)
        const count = view.getUint32(slot + 8, true)
        if (hash > this.#bar || count === 0) continue
        const known = this.#entries.get(hash)
        if (known) known.count += count
        else this.#entries.set(hash, { count, part, slot })
      }
    }
    return this.#entries
  }
}

/** Hashes of the different values up to the bar, ascending. */
function hashesOf(parts: readonly ColumnPart[], bar: bigint): BigUint64Array<ArrayBuffer> {
  const all = new BigUint64Array(parts.reduce((sum, { slots }) => sum + slots.byteLength / SLOT, 0))
  let count = 0
  for (const { slots } of parts) {
    const words = new BigUint64Array(slots.buffer, slots.byteOffset, slots.byteLength / 8)
    for (let at = 0; at < words.length; at += SLOT / 8) if (words[at]! <= bar) all[count++] = words[at]!
  }
  const sorted = all.subarray(0, count).sort()
  let kept = 0
  for (let i = 0; i < count; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i]!
  return sorted.subarray(0, kept)
}

/** Hashes of the placeholders: they take places in the dictionaries, and are handed over with a count of 0. */
function placeholdersIn(parts: readonly ColumnPart[]): Set<bigint> {
  const found = new Set<bigint>()
  for (const { slots } of parts) {
    const view = new DataView(slots.buffer, slots.byteOffset, slots.byteLength)
    for (let slot = 0; slot < slots.byteLength; slot += SLOT)
      if (view.getUint32(slot + 8, true) === 0) found.add(view.getBigUint64(slot, true))
  }
  return found
}

function textAt({ part, slot }: { part: ColumnPart; slot: number }): string {
  const view = new DataView(part.slots.buffer, part.slots.byteOffset + slot, SLOT)
  const from = view.getUint32(16, true)
  return Buffer.from(part.texts.buffer, part.texts.byteOffset + from, view.getUint32(20, true))
    .toString()
    .replace(/\uFFFD+$/, '')
}
