import type { Faults } from '#scanner/faults.ts'

/** What of a sheet is hidden: the sheet itself, rows with something in them and the first of these counted from 1, and columns by their letters. */
export type Hidden = { sheet: boolean; rows: { count: number; line: number }; columns: readonly string[] }

/** Says what was read although nobody sees it in the spreadsheet. */
export function noteHidden({ sheet, rows, columns }: Hidden, faults: Faults): void {
  if (sheet) faults.warn('hidden', { zh: '这是隐藏的工作表，一并读取', en: 'This sheet is hidden; it was read all the same' })
  if (rows.count > 0)
    faults.warn(
      'hidden',
      { zh: '有隐藏或被筛选掉的行，一并读取', en: 'Rows are hidden or filtered out; they were read all the same' },
      rows,
    )
  if (columns.length > 0)
    faults.warn(
      'hidden',
      {
        zh: `有隐藏的列（${columns.join('、')}），一并读取`,
        en: `Columns are hidden (${columns.join(', ')}); they were read all the same`,
      },
      { count: columns.length },
    )
}

/** The letters of a column, counted from 0. */
function lettersOf(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26)
}

/** Columns from one to another by their letters. */
export const rangeOf = (first: number, last: number): string =>
  first === last ? lettersOf(first) : `${lettersOf(first)}–${lettersOf(last)}`
