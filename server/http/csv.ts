import { neutralCell } from './excel.ts'

/** One cell of a CSV: a text that a spreadsheet would take for a formula gets an apostrophe in front, what holds a sign of the format is quoted. */
function cellOf(cell: string | number | null, digits: number | undefined): string {
  const text =
    typeof cell === 'string' ? neutralCell(cell) : cell === null ? '' : digits === undefined ? String(cell) : cell.toFixed(digits)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A line of every CSV the platform hands out, with its end; its numbers with so many digits where that is said. */
export const csvLine = (cells: readonly (string | number | null)[], digits?: number): string =>
  `${cells.map((cell) => cellOf(cell, digits)).join(',')}\r\n`

/** By this mark in front spreadsheet programs know UTF-8. */
export const csvMark = '\ufeff'
