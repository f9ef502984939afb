import type { TableFacts } from '#scanner/profile/facts.ts'

/** Any value a source can hand over. */
export type Cell = string | number | bigint | boolean | Date | null | undefined

/** Where readers that come upon values one by one (Excel, JSON, old formats) put them; batches go to the engine behind. */
export type TableSink = {
  /** Rows taken so far. */
  readonly rows: number
  /** The index of the column of this name, made when it is new; -1 once there are too many. */
  column: (name: string, about?: { comment?: string; declaredType?: string }) => number
  /** Takes one row; cells by column index, undefined where the row has none. Waits when the engine is behind. */
  row: (cells: readonly Cell[]) => void | Promise<void>
  /** Takes further values of one column that belong to no row of their own, such as elements of a list. */
  values: (column: number, cells: readonly Cell[]) => void
  finish: () => Promise<TableFacts>
}
