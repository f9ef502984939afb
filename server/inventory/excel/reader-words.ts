import type { TableWay } from '#contract/card-columns.ts'

/** What the reading process is asked: to check a table, or to mark the errors in a copy of it. */
export type CheckJob = {
  readonly task: 'check'
  readonly file: string
  readonly way: TableWay
  readonly today: string
  readonly linesFile: string
  readonly faultsFile: string
  readonly mostLines: number
  readonly mostFaults: number
}
export type MarkJob = { readonly task: 'mark'; readonly file: string; readonly faultsFile: string; readonly out: string }
export type ReaderJob = CheckJob | MarkJob

/** What a check found: how many lines, how many errors and how many of them were kept, and where two items stand. */
export type Checked = {
  readonly lines: number
  readonly faults: number
  readonly kept: number
  readonly sheet: string
  readonly places: Readonly<Record<string, string>>
}
/** One line the reading process says: how far it is, what it found, or why the table cannot be read. */
export type ReaderSays =
  | { readonly progress: number }
  | { readonly checked: Checked }
  | { readonly marked: true }
  | { readonly unreadable: string }
