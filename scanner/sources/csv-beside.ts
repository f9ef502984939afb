import { LOOKED_AT, besideIn } from '#scanner/sources/beside.ts'
import { shapeOf } from '#scanner/sources/csv-shape.ts'
import { CsvSplitter } from '#scanner/sources/csv-split.ts'

/** Tables that stand side by side in a text: the column each begins with, counted from 1, and the text of each. */
export type TablesBeside = { starts: number[]; texts: string[] }

/**
 * Finds tables that stand side by side in delimited text, a column without anything between them; null where there is one. Lines keep
 * their places in the text of each table.
 */
export function tablesBeside(text: string): TablesBeside | null {
  const { delimiter, width } = shapeOf(text)
  if (width < 5 || !(text.includes(delimiter.repeat(2)) || text.includes(`${delimiter}""${delimiter}`))) return null
  const rows: { cells: string[]; line: number }[] = []
  const splitter = new CsvSplitter(delimiter, 1000, (cells, line) => rows.push({ cells: cells.map((cell) => cell.trim()), line }))
  splitter.push(text)
  splitter.end()
  const columns = besideIn(rows.slice(0, LOOKED_AT).map(({ cells, line }) => ({ at: line - 1, cells })))
  if (!columns) return null
  const isApart = columns
    .slice(1)
    .every(({ from }, at) => rows.every(({ cells }) => cells.slice(columns[at]!.to, from).every((cell) => cell === '')))
  // What stands to the right of the last table, further down, is its own.
  const texts = columns.map(({ from, to }, at) =>
    written(
      rows.map(({ cells, line }) => ({ cells: cells.slice(from, at === columns.length - 1 ? Infinity : to), line })),
      delimiter,
    ),
  )
  return isApart ? { starts: columns.map(({ from }) => from + 1), texts } : null
}

function written(rows: readonly { cells: readonly string[]; line: number }[], delimiter: string): string {
  let text = ''
  let at = 1
  for (const { cells, line } of rows) {
    if (cells.every((cell) => cell === '')) continue
    const record = `${cells.map((cell) => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)}\n`
    text += '\n'.repeat(Math.max(0, line - at)) + record
    at = line + record.split('\n').length - 1
  }
  return text
}
