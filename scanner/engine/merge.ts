import { borderSteps } from '#scanner/engine/border-steps.ts'
import { columnFacts } from '#scanner/engine/merge-column.ts'
import { keysOf } from '#scanner/engine/keys.ts'
import { mergeShare } from '#scanner/engine/merge-share.ts'
import { SampledRows } from '#scanner/engine/sample-rows.ts'
import { judgeAlone } from '#scanner/propose/alone.ts'
import type { Repeats } from '#scanner/engine/duplicates.ts'
import type { ColumnName, MergedColumn } from '#scanner/engine/merge-column.ts'
import type { MergeShare } from '#scanner/engine/merge-share.ts'
import type { Part, RangeNote } from '#scanner/engine/part.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'

export type Learned = {
  names: readonly ColumnName[]
  droppedColumns: number
  notes: readonly RangeNote[]
  parts: readonly Part[]
  repeats: readonly Repeats[]
  keys: readonly number[]
  sampleSize: number
  /** Different values a column's dictionary holds. */
  values: number
  salted: boolean
}

/** Whoever can bring columns together in a thread of its own. */
export type Merger = { merge: (share: MergeShare) => Promise<MergedColumn[]> }

/** Facts of a dataset from what all workers learned of it; the same whatever their number. */
export function mergeFacts(learned: Learned): TableFacts {
  return tableFacts(learned, mergeOwn(shareOf(learned, false)), [])
}

/** Columns from which on it is worth while that all threads judge what they bring together. */
const MANY = 32

/** The same, with the columns shared among this thread and others: while this one reads the sampled rows, the others begin. */
export async function mergeTogether(learned: Learned, mergers: readonly Merger[]): Promise<TableFacts> {
  const share = shareOf(learned, mergers.length > 0 && learned.names.length >= MANY)
  const others = Promise.all(mergers.map((merger) => merger.merge(share)))
  others.catch(() => {})
  const own = mergeOwn(share)
  return tableFacts(learned, own, (await others).flat())
}

const rowsIn = (notes: readonly RangeNote[]): number => notes.reduce((sum, note) => sum + note.rows, 0)

function shareOf({ names, notes, parts, sampleSize, values, salted }: Learned, isJudged: boolean): MergeShare {
  return {
    parts,
    names,
    rows: rowsIn(notes),
    steps: borderSteps(notes, names.length),
    sampleSize,
    values,
    salted,
    isJudged,
    next: new Int32Array(new SharedArrayBuffer(4)),
  }
}

/** The sampled rows, the values of each column in them, and the columns this thread took. */
type Own = { sampleRows: TableFacts['sampleRows']; sampled: string[][]; merged: MergedColumn[] }

function mergeOwn(share: MergeShare): Own {
  const { names, parts, sampleSize } = share
  const sampleRows = new SampledRows(parts, names.length, sampleSize).rows()
  const sampled = names.map((_, at) => {
    const texts: string[] = []
    for (const row of sampleRows) if (row[at] !== null) texts.push(row[at]!)
    return texts
  })
  return { sampleRows, sampled, merged: mergeShare(share, share.isJudged ? judgeAlone : null, (column) => sampled[column]!) }
}

function tableFacts(
  { names, droppedColumns, notes, repeats, keys }: Learned,
  { sampleRows, sampled, merged }: Own,
  others: readonly MergedColumn[],
): TableFacts {
  const columns = [...merged, ...others]
    .sort((a, b) => a.position - b.position)
    .map((column, at) => columnFacts(column, names[at]!, sampled[at]!))
  const rows = rowsIn(notes)
  const blankRows = notes.reduce((sum, note) => sum + note.blankRows, 0)
  const duplicates = repeats[0] && rows > 0 ? { rows: repeats[0].count, exact: repeats[0].exact } : null
  return { rows, blankRows, droppedColumns, columns, duplicates, keys: keysOf(columns, keys, repeats, sampleRows), sampleRows }
}
