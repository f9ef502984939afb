/** Numbers from a seed, the same on every machine: from 0 up to, not including, `below`. */
export type Chance = (below: number) => number

/** Chance that begins at a seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

/** A seed from a text, another one for another text (FNV-1a). */
export const seedOf = (text: string): number =>
  [...text].reduce((seed, letter) => Math.imul(seed ^ letter.codePointAt(0)!, 0x01000193) >>> 0, 0x811c9dc5)
