import type { RangeNote } from '#scanner/engine/part.ts'

/** Steps of a column between the last whole number of one range and the first of the next: up and down. */
export type BorderSteps = { ascents: number; descents: number }

/** The steps across the borders of ranges, for each of so many columns. */
export function borderSteps(notes: readonly RangeNote[], width: number): BorderSteps[] {
  const steps = Array.from({ length: width }, (): BorderSteps => ({ ascents: 0, descents: 0 }))
  const last = new Float64Array(width).fill(Number.NaN)
  for (const { ends } of notes.toSorted((a, b) => a.range - b.range)) {
    for (let i = 0; ends && i * 2 < ends.length; i++) {
      const first = ends[i * 2]!
      if (Number.isNaN(first)) continue
      if (first > last[i]!) steps[i]!.ascents++
      else if (first < last[i]!) steps[i]!.descents++
      last[i] = ends[i * 2 + 1]!
    }
  }
  return steps
}
