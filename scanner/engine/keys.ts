import { filledOf } from '#scanner/profile/facts.ts'
import type { Repeats } from '#scanner/engine/duplicates.ts'
import type { ColumnFacts, TableFacts } from '#scanner/profile/facts.ts'

const NAMED =
  /(?:^|_)(?:id|no|code|key|uuid|guid)$|编号|编码|代码|序号|证号|主键|流水号|号码|(?:^|[^账电])号$|^(?:[a-z]{0,6}(?:bh|lsh|sfzh|sfhm|zjhm|bm))$/i
/** Names of persons, days and times, which differ in few rows and name none of them. */
const PASSING = /^(?:[\u4e00-\u9fff]{2,4}|(?:19|20)\d{2}(?:[-/.年]\d{1,2}.{0,24}|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{6})?))$/
const DECIMAL = /^-?\d+\.\d+$/

/**
 * Columns of a first look that may name each row: nothing missing, nothing twice, short; named as keys first, names of persons and times
 * last, and not at all beside what is named as a key. At most four indexes.
 */
export function keyCandidates(names: readonly string[], rows: readonly (readonly (string | null | undefined)[])[]): number[] {
  if (rows.length === 0) return []
  const good = names.flatMap((name, at) => {
    const met = new Set<string>()
    let [size, passing] = [0, 0]
    for (const row of rows) {
      const value = row[at]?.trim() ?? ''
      if (value === '' || met.size === met.add(value).size || DECIMAL.test(value)) return []
      size += value.length
      if (PASSING.test(value)) passing++
    }
    return size <= 48 * rows.length ? [{ at, named: NAMED.test(name), isPassing: passing === rows.length }] : []
  })
  const lasting = good.filter(({ isPassing }) => !isPassing)
  return (lasting.some(({ named }) => named) ? lasting : good)
    .sort((a, b) => Number(b.named) - Number(a.named) || Number(a.isPassing) - Number(b.isPassing) || a.at - b.at)
    .slice(0, 4)
    .map(({ at }) => at)
    .sort((a, b) => a - b)
}

/** What was counted of the candidates; when none of them names each row, the first pair that does so in the sample. */
export function keysOf(
  columns: readonly ColumnFacts[],
  candidates: readonly number[],
  repeats: readonly Repeats[],
  rows: readonly (readonly (string | null)[])[],
): TableFacts['keys'] {
  const single = candidates.flatMap((at, i) => {
    const column = columns[at]
    const counted = repeats[i + 1]
    if (!column || !counted || column.seen === 0) return []
    const nulls = column.seen - filledOf(column)
    const isNear = counted.count + nulls <= column.seen * 0.01
    return isNear ? [{ columns: [column.name], duplicates: counted.count, nulls, exact: counted.exact, declared: false }] : []
  })
  if (single.some((key) => key.duplicates === 0 && key.nulls === 0) || rows.length < 20) return single
  const pair = pairOf(columns, rows)
  return pair ? [...single, pair] : single
}

/** Whether no two rows hold the same in both columns. */
function areDifferent(rows: readonly (readonly (string | null)[])[], first: number, second: number): boolean {
  const pairs = new Set<string>()
  for (const row of rows) if (pairs.size === pairs.add(`${row[first]}\u001f${row[second]}`).size) return false
  return true
}

function pairOf(columns: readonly ColumnFacts[], rows: readonly (readonly (string | null)[])[]): TableFacts['keys'][number] | null {
  const total = columns[0]?.seen ?? 0
  const likely = columns
    .map((column, at) => ({ column, at }))
    .filter(
      ({ column }) =>
        column.checks.decimal === 0 && filledOf(column) === column.seen && column.distinct.count > 1 && column.raw.maxLength <= 64,
    )
    .sort((a, b) => b.column.distinct.count - a.column.distinct.count || a.at - b.at)
    .slice(0, 8)
  for (const [i, first] of likely.entries()) {
    for (const second of likely.slice(i + 1)) {
      if (first.column.distinct.count * second.column.distinct.count < total) continue
      if (areDifferent(rows, first.at, second.at))
        return {
          columns: [first, second].sort((a, b) => a.at - b.at).map(({ column }) => column.name),
          duplicates: 0,
          nulls: 0,
          exact: false,
          declared: false,
        }
    }
  }
  return null
}
