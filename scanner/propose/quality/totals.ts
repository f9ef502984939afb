import type { SemanticType } from '#contract/findings.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'
import type { Company } from '#scanner/propose/company.ts'
import type { Relation } from '#scanner/propose/quality/relations.ts'

const TOTAL = /合计|总计|小计|总数|总额|^总|total|sum/i
const NUMBERS: readonly SemanticType[] = ['amount', 'quantity', 'measure', 'unit_price', 'index']
const MOST_PARTS = 20
const MOSTLY = 0.8
const FEWEST_ROWS = 5

/** A column named total beside numbers that add up to it in most rows: then it should in all. Parts are the numbers right after it, or right before. */
export function totals(table: TableFacts, { columns }: Company): Relation[] {
  const isNumber = (at: number): boolean => columns[at] !== undefined && NUMBERS.includes(columns[at].type)
  return columns.flatMap((column, total) => {
    if (!isNumber(total) || !TOTAL.test(column.view.name)) return []
    const runs = [run(total, 1, isNumber), run(total, -1, isNumber)]
    const tried = runs.flatMap((parts) => partsFrom(parts).map((some) => ({ some, test: addsUp(total, some) })))
    const held = tried.find(({ test }) => isUsual(table, test))
    if (!held) return []
    const names = held.some.map((at) => columns[at]!.view.name)
    const shown = names.length > 4 ? `${names.slice(0, 3).join('、')}等 ${names.length} 项` : names.join('、')
    return [
      {
        what: { zh: `“${column.view.name}”应等于${shown}之和`, en: `“${column.view.name}” should be the sum of ${names.join(', ')}` },
        test: held.test,
      },
    ]
  })
}

function run(total: number, step: 1 | -1, isNumber: (at: number) => boolean): number[] {
  const parts: number[] = []
  for (let at = total + step; isNumber(at) && parts.length < MOST_PARTS; at += step) parts.push(at)
  return parts
}

/** The first two parts, the first three, and so on: which of them belong is for the rows to say. */
function partsFrom(parts: readonly number[]): number[][] {
  return parts
    .slice(1)
    .map((_, at) => parts.slice(0, at + 2))
    .toReversed()
}

function addsUp(total: number, parts: readonly number[]): Relation['test'] {
  return (row) => {
    const whole = Number(row[total] ?? Number.NaN)
    const sum = parts.reduce((added, at) => added + Number(row[at] ?? 0), 0)
    if (Number.isNaN(whole) || Number.isNaN(sum) || parts.every((at) => row[at] === null)) return null
    return Math.abs(whole - sum) <= Math.max(0.011 * parts.length, Math.abs(whole) * 1e-4)
  }
}

function isUsual(table: TableFacts, test: Relation['test']): boolean {
  const checked = table.sampleRows.map(test).filter((kept) => kept !== null)
  return (
    checked.length >= FEWEST_ROWS &&
    checked.filter(Boolean).length >= checked.length * MOSTLY &&
    table.sampleRows.some((row) => row.some((cell) => cell !== null && Number(cell) !== 0))
  )
}
