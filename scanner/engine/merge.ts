import { borderSteps } from '#scanner/engine/border-steps.ts'
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
  for (const [at, { ascents, descents }] of borderSteps(notes, columns.length).entries()) {
    columns[at]!.ascents += ascents
    columns[at]!.descents += descents
  }
  const blankRows = notes.reduce((sum, note) => sum + note.blankRows, 0)
  const duplicates = repeats[0] && rows > 0 ? { rows: repeats[0].count, exact: repeats[0].exact } : null
  return { rows, blankRows, droppedColumns, columns, duplicates, keys: keysOf(columns, keys, repeats, sampled), sampleRows: sampled }
}
