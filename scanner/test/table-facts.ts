import { isIdNumber, isUscc } from '#contract/identifiers.ts'
import { EXACT_CHECKS } from '#scanner/profile/facts.ts'
import { parsed, parseTime } from '#scanner/profile/day.ts'
import type { ColumnFacts, ExactCheck, TableFacts } from '#scanner/profile/facts.ts'

const NOTHING = new Set(['NULL', '无', '--', 'N/A'])

/** The exact facts of a small invented table, given column by column; '' is a blank cell. Rows stand side by side in `sampleRows`. */
export function tableOf(columns: Readonly<Record<string, readonly string[]>>, about: Partial<TableFacts> = {}): TableFacts {
  const names = Object.keys(columns)
  const rows = Math.max(0, ...names.map((name) => columns[name]!.length))
  const sampleRows = Array.from({ length: rows }, (_, row) => names.map((name) => hold(columns[name]![row] ?? '')))
  const lines = sampleRows.map((row) => row.join('\u001f'))
  return {
    rows,
    blankRows: 0,
    droppedColumns: 0,
    columns: names.map((name, position) => columnOf(name, position, columns[name]!)),
    duplicates: { rows: rows - new Set(lines).size, exact: true },
    keys: [],
    sampleRows,
    ...about,
  }
}

function hold(cell: string): string | null {
  return cell === '' || NOTHING.has(cell) ? null : cell
}

function columnOf(name: string, position: number, cells: readonly string[]): ColumnFacts {
  const filled = cells.filter((cell) => hold(cell) !== null)
  const numbers = filled
    .filter((cell) => /^-?\d+(?:\.\d+)?$/.test(cell))
    .map(Number)
    .sort((a, b) => a - b)
  const times = filled.map(parseTime).filter((time) => !Number.isNaN(time))
  const counts = new Map<string, number>()
  for (const cell of filled) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  const lengths = cells.map((cell) => cell.length)
  const sorted = [...cells].sort()
  const steps = filled.slice(1).map((cell, at) => Number(cell) - Number(filled[at]))
  return {
    name,
    position,
    comment: '',
    declaredType: '',
    seen: cells.length,
    missing: 0,
    empties: cells.filter((cell) => cell === '').length,
    placeholders: new Map(
      [...NOTHING].map((word) => [word, cells.filter((cell) => cell === word).length] as const).filter(([, count]) => count > 0),
    ),
    checks: checksOf(filled),
    distinct: { count: counts.size, exact: true, error: 0 },
    raw: {
      count: cells.length,
      min: sorted[0] ?? null,
      max: sorted.at(-1) ?? null,
      minLength: Math.min(...lengths),
      maxLength: Math.max(0, ...lengths),
      characters: lengths.reduce((sum, length) => sum + length, 0),
    },
    numbers:
      numbers.length > 0
        ? {
            count: numbers.length,
            min: numbers[0]!,
            max: numbers.at(-1)!,
            sum: numbers.reduce((sum, number) => sum + number, 0),
            error: 0,
            quantile: (share) => numbers[Math.min(numbers.length - 1, Math.floor(share * numbers.length))]!,
          }
        : null,
    times: times.length > 0 ? { count: times.length, min: Math.min(...times), max: Math.max(...times) } : null,
    ascents: steps.filter((step) => step > 0).length,
    descents: steps.filter((step) => step < 0).length,
    formulas: 0,
    marks: 0,
    longCells: 0,
    top: {
      values: [...counts]
        .map(([text, count]) => ({ text, count }))
        .sort((a, b) => b.count - a.count)
        .slice(0, 30),
      exact: true,
    },
    sample: filled,
    smallest: [],
  }
}

function checksOf(filled: readonly string[]): ColumnFacts['checks'] {
  const count = (test: (cell: string) => boolean): number => filled.filter(test).length
  const checks = Object.fromEntries(EXACT_CHECKS.map((check) => [check, 0])) as Record<ExactCheck, number>
  const isTime = (cell: string, timed: boolean): boolean => !Number.isNaN(parseTime(cell)) && parsed.hasTime === timed
  return Object.assign(checks, {
    integer: count((cell) => /^(?:0|-?[1-9]\d*)$/.test(cell)),
    digits: count((cell) => /^0\d+$/.test(cell)),
    decimal: count((cell) => /^-?\d+\.\d+$/.test(cell)),
    date: count((cell) => isTime(cell, false)),
    datetime: count((cell) => isTime(cell, true)),
    boolean: count((cell) => /^(?:true|false)$/i.test(cell)),
    id18: count(isIdNumber),
    uscc: count(isUscc),
    mobile: count((cell) => /^1[3-9]\d{9}$/.test(cell)),
  })
}
