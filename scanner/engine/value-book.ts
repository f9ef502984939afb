import { BAR, SLOT } from '#scanner/engine/wasm/layout.ts'
import type { Counted } from '#scanner/profile/facts.ts'
import type { ColumnPart } from '#scanner/engine/part.ts'

const ALL = 2n ** 64n - 1n

/** Different values every worker may hold, as the engine was told; more than these together are no longer exact. */
const MOST = 2048

/** The dictionaries of one column laid together: all different values while they are few, else those whose hash is smallest. */
export class ValueBook {
  readonly exact: boolean
  readonly #parts: readonly ColumnPart[]
  readonly #bar: bigint
  #entries: Map<bigint, { count: number; part: ColumnPart; slot: number }> | null = null

  constructor(parts: readonly ColumnPart[]) {
    this.#parts = parts
    this.#bar = parts.reduce((least, { state }) => {
      const bar = new DataView(state.buffer, state.byteOffset).getBigUint64(BAR, true)
      return bar < least ? bar : least
    }, ALL)
    this.exact = this.#bar === ALL && this.size <= MOST
  }

  /** How many different values the dictionaries hold. */
  get size(): number {
    return this.#book().size
  }

  /** The most frequent values. */
  top(count: number): Counted[] {
    const list = [...this.#book()].map(([, entry]) => entry).sort((a, b) => b.count - a.count)
    const enough = list[count - 1]?.count ?? 0
    return list.filter((entry) => entry.count >= enough).map((entry) => ({ text: textAt(entry), count: entry.count })).sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)).slice(0, count)
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
    const hashes = BigUint64Array.from(this.#book().keys()).sort()
    return Array.from(hashes.subarray(0, count), (hash) => Number(hash >> 32n))
  }

  #book(): Map<bigint, { count: number; part: ColumnPart; slot: number }> {
    if (this.#entries) return this.#entries
    this.#entries = new Map()
    for (const part of this.#parts) {
      const view = new DataView(part.slots.buffer, part.slots.byteOffset, part.slots.byteLength)
      for (let slot = 0; slot < part.slots.byteLength; slot += SLOT) {
        const hash = view.getBigUint64(slot, true)
        if (hash > this.#bar) continue
        const count = view.getUint32(slot + 8, true)
        const known = this.#entries.get(hash)
        if (known) known.count += count
        else this.#entries.set(hash, { count, part, slot })
      }
    }
    return this.#entries
  }
}

function textAt({ part, slot }: { part: ColumnPart; slot: number }): string {
  const view = new DataView(part.slots.buffer, part.slots.byteOffset + slot, SLOT)
  const from = view.getUint32(16, true)
  return Buffer.from(part.texts.buffer, part.texts.byteOffset + from, view.getUint32(20, true)).toString().replace(/\uFFFD+$/, '')
}
