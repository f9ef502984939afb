import { columnFacts, mergeColumn } from '#scanner/engine/merge-column.ts'
import { SampledRows } from '#scanner/engine/sample-rows.ts'
import type { BorderSteps } from '#scanner/engine/border-steps.ts'
import type { ColumnName, MergedColumn } from '#scanner/engine/merge-column.ts'
import type { Part } from '#scanner/engine/part.ts'
import type { ColumnFacts } from '#scanner/profile/facts.ts'
import type { Alone } from '#scanner/propose/alone.ts'

/** What several threads bring together, column by column. */
export type MergeShare = {
  parts: readonly Part[]
  names: readonly ColumnName[]
  /** Rows of the dataset. */
  rows: number
  steps: readonly BorderSteps[]
  sampleSize: number
  /** Different values a column's dictionary holds. */
  values: number
  salted: boolean
  /** Whether each column is judged by the thread that takes it. */
  isJudged: boolean
  /** The next column nobody has taken, in shared memory. */
  next: Int32Array
}

/**
 * Takes columns as long as there are any that no other thread has taken, brings together what all workers learned of them, and judges them
 * when told how; `sampled` answers the values of a column in the sampled rows, when they were read already.
 */
export function mergeShare(
  share: MergeShare,
  judge: ((facts: ColumnFacts) => Alone) | null,
  sampled?: (column: number) => string[],
): MergedColumn[] {
  const { parts, names, rows, steps, values, salted, next } = share
  const merged: MergedColumn[] = []
  let sample: SampledRows | null = null
  for (let at = Atomics.add(next, 0, 1); at < names.length; at = Atomics.add(next, 0, 1)) {
    const own = parts.flatMap((part) => part.columns[at] ?? [])
    const texts = sampled ? sampled(at) : (sample ??= new SampledRows(parts, names.length, share.sampleSize)).column(at)
    const column = mergeColumn(own, {
      position: at,
      rows: names[at]!.inRows ? rows : null,
      steps: steps[at]!,
      values,
      salted,
      sampled: texts,
    })
    merged.push(judge ? { ...column, alone: judge(columnFacts(column, names[at]!, texts)) } : column)
  }
  return merged
}
