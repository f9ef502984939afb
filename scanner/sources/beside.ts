import { headingOf } from '#scanner/recognise/heading.ts'
import { filledWidth, findHead } from '#scanner/sources/grid-head.ts'
import { isFilled } from '#scanner/sources/head-groups.ts'
import type { GridRow } from '#scanner/sources/head-groups.ts'

/** Rows looked at to see whether tables stand side by side. */
export const LOOKED_AT = 60
const LEAST = 2
const MOST_TABLES = 6
/** Rows by which one table is longer than the one to its right, or by which that goes on below. */
const LONGER = 3

const FIGURE = /^[-+]?[\d,]*\.?\d+%?$/
const ORDINAL = /^(?:序号|编号|No\.?|id)$/i

/** Columns from one to before another. */
export type Columns = { from: number; to: number }
/**
 * A table among others: its columns, what they are called, whether titles stand above them, the last row with anything in it, whether rows
 * are filled and none is left out, and whether figures come first.
 */
type Block = Columns & {
  names: readonly string[]
  isTitled: boolean
  last: number
  isWhole: boolean
  hasGaps: boolean
  beginsWithFigures: boolean
}

/**
 * The columns of each table where several stand side by side, empty columns between them; null where it is one. Each has a head whose
 * names are for the half words that name columns, and something tells that they are not one table with a gap in it: the first name comes
 * again, one goes on below where the other has ended, or each has a title.
 */
export function besideIn(rows: readonly GridRow[]): Columns[] | null {
  const width = Math.max(0, ...rows.map(({ cells }) => filledWidth(cells)))
  const apart = apartIn(rows, width)
  if (apart.length < 2 || apart.length > MOST_TABLES || apart.some(({ from, to }) => to - from < LEAST)) return null
  const blocks = apart.map((columns) => blockOf(rows, columns))
  if (!blocks.every((block) => block !== null)) return null
  const areApart = blocks.every((block, at) => at === 0 || isAnother(blocks[at - 1]!, block))
  return areApart ? apart : null
}

/** Stretches of columns between those in which nothing stands. */
function apartIn(rows: readonly GridRow[], width: number): Columns[] {
  const found: Columns[] = []
  let from = -1
  for (let at = 0; at <= width; at++) {
    const isUsed = at < width && rows.some(({ cells }) => isFilled(cells[at]) && String(cells[at]).trim() !== '')
    if (isUsed && from < 0) from = at
    else if (!isUsed && from >= 0) {
      found.push({ from, to: at })
      from = -1
    }
  }
  return found
}

function blockOf(rows: readonly GridRow[], { from, to }: Columns): Block | null {
  const own = rows.map(({ at, cells }) => ({ at, cells: cells.slice(from, to) }))
  const first = own.findIndex(({ cells }) => cells.some(isFilled))
  const last = own.findLastIndex(({ cells }) => cells.some(isFilled))
  const head = findHead(own.slice(first, last + 1), [])
  const names = head.names.filter((name, at) => name !== `列${at + 1}`)
  const data = own.slice(first + head.start, last + 1)
  if (head.headRows === 0 || data.length < LEAST || names.length < (to - from) * 0.8) return null
  if (names.filter((name) => headingOf(name.split('_').at(-1)!).hints.size > 0).length * 2 < names.length) return null
  const isWhole = data.every(({ cells }) => !cells.some(isFilled) || cells.filter(isFilled).length * 2 > to - from)
  const beginsWithFigures =
    !ORDINAL.test(names[0]!) && data.filter(({ cells }) => FIGURE.test(String(cells[0] ?? '').trim())).length * 2 > data.length
  return {
    from,
    to,
    names,
    isTitled: head.titles > 0,
    last,
    isWhole,
    hasGaps: data.some(({ cells }) => !cells.some(isFilled)),
    beginsWithFigures,
  }
}

/** A left part with rows left out names groups of what stands to the right; a right one that begins with figures has its names to the left. */
function isAnother(left: Block, right: Block): boolean {
  if (left.names[0] === right.names[0]) return true
  if (right.last >= left.last + LONGER) return !left.hasGaps
  return (right.isWhole && left.last >= right.last + LONGER) || (left.isTitled && right.isTitled && !right.beginsWithFigures)
}
