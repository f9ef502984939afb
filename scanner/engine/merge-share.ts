import { mergeColumn } from '#scanner/engine/merge-column.ts'
import { SampledRows } from '#scanner/engine/sample-rows.ts'
import type { MergedColumn } from '#scanner/engine/merge-column.ts'
import type { Part } from '#scanner/engine/part.ts'

/** What several threads bring together, column by column. */
export type MergeShare = {
  parts: readonly Part[]
  /** For each column the rows of the dataset, null when only lists of values were put into it. */
  rows: readonly (number | null)[]
  sampleSize: number
  /** Different values a column's dictionary holds. */
  values: number
  salted: boolean
  /** The next column nobody has taken, in shared memory. */
  next: Int32Array
}

/** Takes columns as long as there are any that no other thread has taken, and brings together what all workers learned of them; `sampled` answers the values of a column in the sampled rows, when they were read already. */
export function mergeShare(share: MergeShare, sampled?: (column: number) => readonly string[]): MergedColumn[] {
  const { parts, rows, values, salted, next } = share
  const merged: MergedColumn[] = []
  let sample: SampledRows | null = null
  for (let at = Atomics.add(next, 0, 1); at < rows.length; at = Atomics.add(next, 0, 1)) {
    const own = parts.flatMap((part) => part.columns[at] ?? [])
    const texts = sampled ? sampled(at) : (sample ??= new SampledRows(parts, rows.length, share.sampleSize)).column(at)
    merged.push(mergeColumn(own, { position: at, rows: rows[at]!, values, salted, sampled: texts }))
  }
  return merged
}
