import { mm, type Page } from './page.ts'
import { heightOf, type Line } from './text-lines.ts'

/** Lines of one kind with the space between them; another block begins as far below as its own lines are from each other. */
export type Block = { readonly lines: readonly Line[]; readonly leading: number }
/** What stands in a cell, from so many points right of the table's edge. */
export type Cell = { readonly x: number; readonly blocks: readonly Block[] }
export type Row = readonly Cell[]
export type Place = { readonly page: Page; readonly y: number }
type Stroke = { readonly width: number; readonly ink: string }
export type Ground = {
  readonly left: number
  readonly width: number
  /** How far down a page may be used. */
  readonly bottom: number
  readonly edge: Stroke
  readonly hair: Stroke
}

const inset = 2.5 * mm

/**
 * Draws rows one under the other, each cell in the middle of its row, and goes on on another page where one is full: with the lines that
 * are left of a row, or with the row when its shortest cell has no room. Gives where it ended.
 */
export function drawTable(rows: readonly Row[], from: Place, begin: () => Place, ground: Ground): Place {
  let place = from
  rule(place, ground, ground.edge)
  const waiting = [...rows]
  for (let row = waiting.shift(); row; row = waiting.shift()) {
    const room = ground.bottom - place.y - 2 * inset
    const heights = row.map(({ blocks }) => heightOfCell(blocks))
    if (Math.max(...heights) <= room) {
      place = drawRow(row, heights, place, ground)
      if (waiting.length > 0) rule(place, ground, ground.hair)
      continue
    }
    const [now, later] = Math.min(...heights) <= room ? cut(row, room) : [null, row]
    rule(
      now
        ? drawRow(
            now,
            now.map(({ blocks }) => heightOfCell(blocks)),
            place,
            ground,
          )
        : place,
      ground,
      ground.edge,
    )
    place = begin()
    rule(place, ground, ground.edge)
    waiting.unshift(later)
  }
  rule(place, ground, ground.edge)
  return place
}

function drawRow(row: Row, heights: readonly number[], { page, y }: Place, { left }: Ground): Place {
  const height = Math.max(...heights)
  for (const [i, { x, blocks }] of row.entries()) {
    let at = y + inset + (height - heights[i]!) / 2
    for (const { lines, leading } of blocks) {
      for (const line of lines) at += page.text(line, left + x, at) + leading
    }
  }
  return { page, y: y + height + 2 * inset }
}

function heightOfCell(blocks: readonly Block[]): number {
  let height = 0
  for (const { lines, leading } of blocks) {
    for (const { style } of lines) height += heightOf(style) + leading
  }
  return Math.max(0, height - (blocks.at(-1)?.leading ?? 0))
}

/** A row as far as it fits into so many points, and what is left of it. */
function cut(row: Row, room: number): [Row, Row] {
  const parts = row.map(({ x, blocks }) => {
    let used = 0
    const halves = blocks.map(({ lines, leading }) => {
      const fitting = lines.findIndex(({ style }) => (used += heightOf(style) + leading) - leading > room)
      const count = fitting < 0 ? lines.length : fitting
      return [
        { lines: lines.slice(0, count), leading },
        { lines: lines.slice(count), leading },
      ] as const
    })
    const filled = (n: 0 | 1): Cell => ({ x, blocks: halves.map((half) => half[n]).filter(({ lines }) => lines.length > 0) })
    return [filled(0), filled(1)] as const
  })
  return [parts.map(([now]) => now), parts.map(([, later]) => later)]
}

function rule({ page, y }: Place, { left, width }: Ground, { width: stroke, ink }: Stroke): void {
  page.rule([left - stroke / 2, y], [left + width + stroke / 2, y], stroke, ink)
}
