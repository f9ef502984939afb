import { columnFacts } from '#scanner/engine/merge-column.ts'
import { keysOf } from '#scanner/engine/keys.ts'
import { sampleRows } from '#scanner/engine/sample-rows.ts'
import type { Repeats } from '#scanner/engine/duplicates.ts'
import type { Part, RangeNote } from '#scanner/engine/part.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'

/** A column as the reader named it. */
export type ColumnName = { name: string; comment: string; declaredType: string; /** Whether it takes part in rows, or only lists of values were put into it. */ inRows: boolean }

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

/** Facts of a dataset from what all workers learned of it; the same whatever their number. */
export function mergeFacts({ names, droppedColumns, notes, parts, repeats, keys, sampleSize, values, salted }: Learned): TableFacts {
  const rows = notes.reduce((sum, note) => sum + note.rows, 0)
  const sampled = sampleRows(parts, names.length, sampleSize)
  const columns = names.map((told, position) => {
    const texts: string[] = []
    for (const row of sampled) if (row[position] !== null) texts.push(row[position]!)
    const own = parts.flatMap((part) => part.columns[position] ?? [])
    return columnFacts(own, { ...told, position, rows: told.inRows ? rows : null, values, salted, sampled: texts })
  })
  addBorderSteps(notes, columns)
  const blankRows = notes.reduce((sum, note) => sum + note.blankRows, 0)
  const duplicates = repeats[0] && rows > 0 ? { rows: repeats[0].count, exact: repeats[0].exact } : null
  return { rows, blankRows, droppedColumns, columns, duplicates, keys: keysOf(columns, keys, repeats, sampled), sampleRows: sampled }
}

/** Steps between the last whole number of one range and the first of the next. */
function addBorderSteps(notes: readonly RangeNote[], columns: TableFacts['columns']): void {
  const last = new Float64Array(columns.length).fill(Number.NaN)
  for (const { ends } of notes.toSorted((a, b) => a.range - b.range)) {
    for (let i = 0; ends && i * 2 < ends.length; i++) {
      const first = ends[i * 2]!
      if (Number.isNaN(first)) continue
      if (first > last[i]!) columns[i]!.ascents++
      else if (first < last[i]!) columns[i]!.descents++
      last[i] = ends[i * 2 + 1]!
    }
  }
}
