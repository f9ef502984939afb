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

type Kept = { place: bigint; hash: bigint; part: Part; at: number }

/** The rows kept by all workers that the lowest bar lets through, at most so many, in the order of the file. */
function rowsOf(parts: readonly Part[], most: number): Kept[] {
  let bar = parts.reduce((least, part) => (part.sampleBar < least ? part.sampleBar : least), MASK)
  let rows: Kept[] = []
  for (const part of parts) {
    const view = new DataView(part.sample.buffer, part.sample.byteOffset, part.sample.byteLength)
    for (let at = 0; at < part.sample.byteLength; at += view.getUint32(at + 8, true)) {
      const place = view.getBigUint64(at, true)
      rows.push({ place, hash: hashOfPlace(place), part, at })
    }
  }
  rows = rows.filter(({ hash }) => hash <= bar)
  while (rows.length > most && bar > 0n) {
    bar >>= 1n
    rows = rows.filter(({ hash }) => hash <= bar)
  }
  return rows.sort((a, b) => (a.place < b.place ? -1 : 1))
}

/** Decodes the sampled rows: trimmed texts, null where nothing stands; every row as wide as the table. */
export function sampleRows(parts: readonly Part[], width: number, most: number): (string | null)[][] {
  return rowsOf(parts, most).map(({ part, at }) => {
    const bytes = Buffer.from(part.sample.buffer, part.sample.byteOffset + at)
    const count = bytes.readUInt32LE(12)
    const row: (string | null)[] = Array.from<null>({ length: width }).fill(null)
    let p = 16
    for (let i = 0; i < count; i++) {
      const length = bytes.readUInt32LE(p)
      p += 4
      if (length === 0xffffffff) continue
      const text = bytes.toString('utf8', p, p + length).trim()
      row[i] = text === '' || text === '\x18' || isPlaceholder(text) ? null : text
      p += length
    }
    return row
  })
}
