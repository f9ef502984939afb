import { belowHead } from '#scanner/sources/below-head.ts'
import { columnNames, hasHeader, isRemark } from '#scanner/sources/csv-shape.ts'
import { fillsGaps, isFilled, isName, joinedNames, textOf } from '#scanner/sources/head-groups.ts'
import { withoutPages } from '#scanner/sources/pages.ts'
import type { BelowHead } from '#scanner/sources/below-head.ts'
import type { GridRow, Merge } from '#scanner/sources/head-groups.ts'
import type { Cell } from '#scanner/sources/sink.ts'

/** Where the table begins: names of its columns, rows of titles passed over, rows the names were taken from, and where data starts. */
export type GridHead = { names: string[]; titles: number; headRows: number; start: number; joined: boolean; below: BelowHead | null }

const TITLES = 8
const DEEPEST = 3

/** Cells up to the last that holds anything. */
export function filledWidth(row: readonly Cell[]): number {
  for (let at = row.length; at > 0; at--) if (isFilled(row[at - 1])) return at
  return 0
}

/** Answers whether the first rows look as if a head of several rows might be among them, so that it pays to ask which cells are merged. */
export function mightBeMerged(rows: readonly GridRow[]): boolean {
  const width = Math.max(0, ...rows.map(({ cells }) => filledWidth(cells)))
  // Groups of rows share one cell in the first column; further down other gaps are mostly values that are missing.
  const hasGroups = rows.some(({ cells }, at) => at > 0 && isFilled(rows[at - 1]!.cells[0]) && !isFilled(cells[0]) && cells.some(isFilled))
  return width > 1 && (hasGroups || rows.slice(0, TITLES + 1).some(({ cells }) => cells.filter(isFilled).length < width))
}

/** Finds titles, the head (of up to three rows, merged cells joined as `upper_lower`) and the first row of data. */
export function findHead(rows: readonly GridRow[], merges: readonly Merge[]): GridHead {
  const width = Math.max(0, ...rows.map(({ cells }) => filledWidth(cells)))
  if (width === 0) return { names: [], titles: 0, headRows: 0, start: 0, joined: false, below: null }
  const titles = skipTitles(rows, width, merges)
  const depth = headDepth(rows.slice(titles), width, merges)
  if (depth > 1) {
    const below = belowHead(joinedNames(rows.slice(titles, titles + depth), width, merges), textsOf(rows.slice(titles + depth), width))
    return { names: columnNames(below.names, width), titles, headRows: depth, start: titles + depth + below.rows, joined: true, below }
  }
  const [first = [], ...rest] = textsOf(rows.slice(titles), width)
  const texts = [first, ...withoutPages(rest, [...textsOf(rows.slice(0, titles), width), first])]
  if (!hasHeader(texts)) return { names: columnNames(null, width), titles, headRows: 0, start: titles, joined: false, below: null }
  const below = belowHead(texts[0]!, texts.slice(1))
  return { names: columnNames(below.names, width), titles, headRows: 1, start: titles + 1 + below.rows, joined: false, below }
}

const textsOf = (rows: readonly GridRow[], width: number): string[][] =>
  rows.map(({ cells }) => Array.from({ length: width }, (_, at) => textOf(cells[at])))

/** Passes over title lines: rows at the top with one cell, or so few that no table begins there; groups of columns are no titles. */
function skipTitles(rows: readonly GridRow[], width: number, merges: readonly Merge[]): number {
  let titles = 0
  while (titles < Math.min(rows.length - 1, TITLES) && isTitle(rows[titles]!, rows[titles + 1]!, width, merges)) titles++
  return titles
}

/** How the title of a table reads, where it is too narrow to tell one from a name of a column otherwise. */
const CALLED = /(?:[^代]表|一览|统计|情况|名单|清单|台账|名册|目录|汇总)$|^(?:附?表\s*\d|附件|[一二三四五六七八九十]+、)/

function isTitle({ at, cells }: GridRow, below: GridRow, width: number, merges: readonly Merge[]): boolean {
  const filled = cells.filter(isFilled).length
  if (filled === 0) return true
  const across = merges.filter((merge) => merge.top === at && merge.right > merge.left && isFilled(cells[merge.left]))
  if (across.some((merge) => merge.right - merge.left + 1 >= Math.max(2, width * 0.8))) return filled <= 2
  if (
    width >= 3 &&
    merges.every((merge) => merge.top !== at || merge.bottom === at) &&
    isRemark(cells.map(textOf), width, below.cells.map(textOf))
  )
    return true
  if (across.length > 0 && filled > 1) return false
  if (filled === 1) return width >= 3 || (width === 2 && (across.length > 0 || CALLED.test(textOf(cells[0]).trim())))
  return width >= 3 && filled <= width * 0.25
}

/** How many rows the head takes: told by the merged cells, else guessed where one row fills the gaps of the row above. */
function headDepth(rows: readonly GridRow[], width: number, merges: readonly Merge[]): number {
  let depth = 1
  for (let row = 0; row < depth && row < rows.length && depth < DEEPEST; row++) {
    const { at } = rows[row]!
    const here = merges.filter((merge) => merge.top === at && merge.left < width)
    const across = here.filter((merge) => merge.right > merge.left && merge.top === merge.bottom)
    const down = Math.max(0, ...here.map((merge) => merge.bottom - merge.top))
    if (down > 0 || across.length > 0)
      depth = Math.max(depth, row + 1 + Math.min(down, DEEPEST - 1 - row), row + (across.length > 0 ? 2 : 1))
    else if (merges.length === 0 && rows[row + 1] && fillsGaps(rows[row]!.cells, rows[row + 1]!.cells, width)) depth = row + 2
  }
  depth = Math.min(depth, DEEPEST, rows.length - 1)
  while (depth > 1 && !rows.slice(0, depth).every(({ cells }) => cells.filter(isFilled).every(isName))) depth--
  return Math.max(1, depth)
}
