import type { Alone } from '#scanner/propose/alone.ts'

/** What the exact checks of the engine count over every cell; a cell may pass several. */
export const EXACT_CHECKS = [
  'integer',
  'decimal',
  'digits',
  'boolean',
  'date',
  'datetime',
  'json',
  'id18',
  'id15',
  'idMasked',
  'mobile',
  'mobileMasked',
  'landline',
  'luhn',
  'bankCard',
  'cardMasked',
  'imei',
  'uscc',
  'orgCode',
  'licence15',
  'vin',
  'plate',
  'email',
  'url',
  'ipv4',
  'ipv6',
  'mac',
  'personName',
  'personalInside',
] as const
export type ExactCheck = (typeof EXACT_CHECKS)[number]

/** How often a text was met. */
export type Counted = { text: string; count: number }

/** What was learned of one column over every row: plain data, mergeable, without a row in it. All texts here are unmasked and must not leave the scan. */
export type ColumnFacts = {
  name: string
  position: number
  /** From the source's own catalogue; empty for files. */
  comment: string
  declaredType: string
  /** Cells that could stand here; of these `missing` (nothing there), `empties` (there, but blank) and placeholders (NULL, 无, --) hold nothing. */
  seen: number
  missing: number
  empties: number
  placeholders: ReadonlyMap<string, number>
  /** Cells that hold something, by exact check. */
  checks: Readonly<Record<ExactCheck, number>>
  distinct: { count: number; exact: boolean; error: number }
  /**
   * Whole values in byte order (cut to 200 characters), lengths in characters, over all cells that are there, placeholders too: comparable
   * to SQL over text.
   */
  raw: { count: number; min: string | null; max: string | null; minLength: number; maxLength: number; characters: number }
  /** Cells read as numbers; `quantile` answers within `error` (relative). */
  numbers: { count: number; min: number; max: number; sum: number; error: number; quantile: (share: number) => number } | null
  /** Cells read as days or times, in milliseconds on the clock they were written by. */
  times: { count: number; min: number; max: number } | null
  /** Steps between neighbouring whole numbers, up and down. */
  ascents: number
  descents: number
  formulas: number
  marks: number
  longCells: number
  /** The most frequent values, exact while there were few enough different ones. */
  top: { values: Counted[]; exact: boolean }
  /** Values for judging, at most a few thousand, evenly taken, trimmed, in the order of rows. */
  sample: string[]
  /** Smallest salted hashes (32 bits, unsigned, ascending), empty without a salt. */
  smallest: number[]
  /** What the thread that brought the column together judged of it, if it did. */
  alone?: Alone | undefined
}

/** What was learned of one dataset. `sampleRows` are rows side by side, for rules across columns; null is a cell that holds nothing. */
export type TableFacts = {
  rows: number
  blankRows: number
  droppedColumns: number
  columns: ColumnFacts[]
  duplicates: { rows: number; exact: boolean } | null
  /** Columns, or few together, that seem to name each row. */
  keys: { columns: string[]; duplicates: number; nulls: number; exact: boolean; declared: boolean }[]
  sampleRows: (string | null)[][]
}

/** Cells that hold something. */
export function filledOf(facts: Pick<ColumnFacts, 'seen' | 'missing' | 'empties' | 'placeholders'>): number {
  let nothing = facts.missing + facts.empties
  for (const count of facts.placeholders.values()) nothing += count
  return facts.seen - nothing
}
