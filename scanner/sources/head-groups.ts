import type { Cell } from '#scanner/sources/sink.ts'

/** Cells that were joined into one: first row and column, last row and column, counted from 0; rows are those of the sheet. */
export type Merge = { top: number; left: number; bottom: number; right: number }
/** A row of a sheet with its place in it, counted from 0. */
export type GridRow = { at: number; cells: readonly Cell[] }
/** Answers whether a cell holds anything. */
export function isFilled(cell: Cell): boolean {
  return cell !== null && cell !== undefined && cell !== ''
}

/** How a cell reads. */
export function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? (Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)) : String(cell)
}

const covers = (merge: Merge, row: number, column: number): boolean =>
  row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right

/** A name is no number, no day and not long; years may stand in heads. */
export function isName(cell: Cell): boolean {
  const text = textOf(cell).trim()
  if (/^(19|20)\d\d$/.test(text)) return true
  return text.length <= 60 && !/^[-+]?[\d.,:/%-]+$/.test(text)
}

/** Groups above, names below: the lower row fills what the upper left open to the right of a group, and both hold only names. */
export function fillsGaps(upper: readonly Cell[], lower: readonly Cell[], width: number): boolean {
  let gaps = 0
  let groups = 0
  for (let at = 0; at < width; at++) {
    const above = isFilled(upper[at])
    const below = isFilled(lower[at])
    if (!above && !below) return false
    if (!above) gaps++
    if (above && below && at + 1 < width && !isFilled(upper[at + 1])) groups++
    if (above && below && (at + 1 >= width || isFilled(upper[at + 1]))) return false
  }
  return (
    gaps > 0 &&
    groups > 0 &&
    isFilled(upper[0]) &&
    [...upper, ...lower].filter(isFilled).every(isName) &&
    new Set(upper.filter(isFilled)).size === upper.filter(isFilled).length
  )
}

/** One name a column: what stands above and below, each part once; a group reaches over the gaps to its right when nothing tells merges. */
export function joinedNames(rows: readonly GridRow[], width: number, merges: readonly Merge[]): string[] {
  return Array.from({ length: width }, (_, column) => {
    const parts: string[] = []
    for (const [row, { at, cells }] of rows.entries()) {
      const merge = merges.find((one) => covers(one, at, column))
      const anchor = merge ? rows.find((one) => one.at === merge.top)?.cells[merge.left] : undefined
      let text = textOf(merge ? anchor : cells[column]).trim()
      if (text === '' && merges.length === 0 && row < rows.length - 1) text = groupLeft(cells, column)
      if (text !== '' && parts.at(-1) !== text) parts.push(text.replace(/\s+/g, ' '))
    }
    return parts.join('_')
  })
}

function groupLeft(cells: readonly Cell[], column: number): string {
  for (let at = column; at >= 0; at--) if (isFilled(cells[at])) return textOf(cells[at]).trim()
  return ''
}
