import type { PackedRow } from '#scanner/sources/packed-row.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'

/** Any value a source can hand over. */
export type Cell = string | number | bigint | boolean | Date | null | undefined

/**
 * How ready records are written; both are UTF-8, with whole records only, cells in the order of the columns known so far.
 * `csv`: RFC 4180 with commas, line feeds and quotes; an unquoted empty cell is nothing there (NULL), `""` is an empty text. PostgreSQL's
 * and DuckDB's `COPY … (FORMAT csv)` without a header are just this.
 * `units`: each cell but the last ends with 0x1F, each record with 0x1E; nothing is quoted or escaped; a cell of the one byte 0x18 is
 * NULL, an empty cell is an empty text. For rows that a server joins, such as MySQL's `concat_ws`.
 */
export type RecordForm = 'csv' | 'units'

/** Where readers that come upon values one by one (Excel, JSON, old formats) put them; batches go to the engine behind. */
export type TableSink = {
  /** Rows taken so far; of `records` only those already looked at. */
  readonly rows: number
  /** The index of the column of this name, made when it is new; -1 once there are too many. */
  column: (name: string, about?: { comment?: string; declaredType?: string }) => number
  /** Takes one row, only borrowed; cells by column index, undefined where the row has none. Waits when the engine is behind. */
  row: (cells: readonly Cell[] | PackedRow) => void | Promise<void>
  /**
   * Takes whole records as bytes, a megabyte or so at a time; the bytes belong to the sink from then on; with `back` the whole buffer
   * does, until it is told there where they are. Waits when the engine is behind. All columns must be known before.
   */
  records: (bytes: Uint8Array, form: RecordForm, back?: (bytes: Uint8Array) => void) => void | Promise<void>
  /** Takes further values of one column that belong to no row of their own, such as elements of a list. Waits when the engine is behind. */
  values: (column: number, cells: readonly Cell[]) => void | Promise<void>
  finish: () => Promise<TableFacts>
}
