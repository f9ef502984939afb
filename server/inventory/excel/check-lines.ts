import { type CardColumn, cardColumns, columnsByHeading, headingKey, isOfExisting, type TableWay } from '#contract/card-columns.ts'
import { type Cell, readCell } from '#contract/card-cells.ts'
import { type Answers, checkForm } from '#contract/forms.ts'
import { legacyLineProblems } from '#contract/legacy-line.ts'
import type { Words } from '#law/words.ts'
import { colToLetter } from 'hucre/xlsx'
import { cardProblems, wholeCard } from '../card-problems.ts'
import { textOf } from '#contract/text-of.ts'

/** One error at its cell, as the spreadsheet counts: rows from 1, columns by letter. */
export type Fault = {
  readonly sheet: string
  readonly row: number
  readonly col: string
  readonly field: string
  readonly given: string
  readonly words: Words
}
/** One line as far as it can be read: its card or application as people filled it in, what it was before, and the items that are wrong already. */
export type ReadLine = { readonly row: number; readonly card: Answers; readonly before: Answers; readonly wrong: readonly string[] }
export type CheckedLine = { readonly line: ReadLine; readonly faults: readonly Fault[] }

/** Items without a column of their own are reported at the first column. */
const firstColumn = 'A'

/** What every line must answer, whatever else it says: a missing column of these is told once, at the head. */
const alwaysAsked = (way: TableWay): ReadonlySet<string> =>
  new Set(
    cardColumns(way)
      .filter(({ field }) => field.required && !field.when)
      .map(({ id }) => id),
  )
const toldAtHead: { readonly [way in TableWay]: ReadonlySet<string> } = {
  new: alwaysAsked('new'),
  existing: alwaysAsked('existing'),
  legacy: alwaysAsked('legacy'),
}

/** Reads the head of a table: where each column stands, and what is wrong with the head. Pure. */
export function readHead(way: TableWay, sheet: string, cells: readonly Cell[]): { at: ReadonlyMap<number, CardColumn>; faults: Fault[] } {
  const known = columnsByHeading(way)
  const at = new Map<number, CardColumn>()
  const faults: Fault[] = []
  const fault = (index: number, given: string, words: Words) =>
    faults.push({ sheet, row: 1, col: colToLetter(index), field: '', given, words })
  cells.forEach((cell, index) => {
    const title = textOf(cell).trim()
    if (title === '') return
    const column = known.get(headingKey(title))
    if (!column)
      fault(index, title, {
        zh: `模板中没有“${title.slice(0, 40)}”这一列；请删除或改回模板的列名`,
        en: `The template has no column “${title.slice(0, 40)}”; take it out or use its name in the template`,
      })
    else if ([...at.values()].includes(column)) fault(index, title, { zh: '这一列出现了两次', en: 'This column stands there twice' })
    else at.set(index, column)
  })
  const missing = [...new Set(known.values())].filter(({ id }) => toldAtHead[way].has(id) && ![...at.values()].some((c) => c.id === id))
  for (const { field } of missing)
    fault(0, '', { zh: `缺少必填的列：${field.label.zh}`, en: `The required column is missing: ${field.label.en}` })
  return { at, faults }
}

/** Judges one line of the table as a whole card or application; every error is told at its cell. Pure. */
export function checkLine(
  way: TableWay,
  where: { sheet: string; row: number; today: string },
  at: ReadonlyMap<number, CardColumn>,
  cells: readonly Cell[],
): CheckedLine {
  const { sheet, row, today } = where
  const faults: Fault[] = []
  const card: Answers = {}
  const before: Answers = {}
  const places = new Map([...at].map(([index, column]) => [column.id, index]))
  const unread = new Set<string>()
  const fault = (field: string, words: Words) => {
    const index = places.get(field)
    faults.push({
      sheet,
      row,
      col: index === undefined ? firstColumn : colToLetter(index),
      field,
      given: index === undefined ? '' : givenOf(cells[index]),
      words,
    })
  }
  for (const [index, column] of at) {
    const read = readCell(column.field, cells[index])
    if ('problem' in read) {
      unread.add(column.id)
      fault(column.id, read.problem)
    } else if (read.answer !== undefined) (isOfExisting(column.id) ? before : card)[column.id] = read.answer
  }
  const problems =
    way === 'legacy'
      ? legacyLineProblems(card, today)
      : [...cardProblems(card, null, today), ...(way === 'existing' ? existingProblems(before, today) : [])]
  for (const { field, message } of problems)
    if (!unread.has(field) && (places.has(field) || !toldAtHead[way].has(field))) fault(field, message)
  const wrong = [...faults.map(({ field }) => field), ...[...toldAtHead[way]].filter((field) => !places.has(field))]
  return { line: { row, card: way === 'legacy' ? card : wholeCard(card), before, wrong }, faults }
}

function existingProblems(before: Answers, today: string) {
  const checked = checkForm('existing-inventory', before, { mode: 'complete', today })
  return checked.ok ? [] : checked.fields
}

function givenOf(cell: Cell | undefined): string {
  const text = cell instanceof Date ? (Number.isFinite(cell.getTime()) ? cell.toISOString().slice(0, 10) : '') : textOf(cell)
  return [...text.toWellFormed().replaceAll('\u0000', '')].slice(0, 200).join('')
}
