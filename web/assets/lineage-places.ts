import type { Lineage } from '#contract/cards.ts'

export const boxWidth = 220
export const boxHeight = 58
const gapX = 70
const gapY = 14

/** Where every asset of a lineage is drawn: a column for each distance, sources on the left. Pure. */
export function placesOf(lineage: Pick<Lineage, 'assets'>): {
  boxes: (Lineage['assets'][number] & { x: number; y: number })[]
  width: number
  height: number
} {
  const depths = [...new Set(lineage.assets.map((each) => each.depth))].sort((a, b) => a - b)
  const columns = depths.map((depth) => lineage.assets.filter((each) => each.depth === depth))
  const tallest = Math.max(1, ...columns.map((column) => column.length))
  const height = tallest * (boxHeight + gapY) - gapY
  const boxes = columns.flatMap((column, i) => {
    const top = (height - (column.length * (boxHeight + gapY) - gapY)) / 2
    return column.map((each, n) => ({ ...each, x: i * (boxWidth + gapX), y: top + n * (boxHeight + gapY) }))
  })
  return { boxes, width: Math.max(1, columns.length) * (boxWidth + gapX) - gapX, height }
}
