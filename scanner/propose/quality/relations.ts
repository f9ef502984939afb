import { DAY, isWholeDay, parseCompactDay, parseTime } from '#scanner/profile/day.ts'
import { number } from '#scanner/propose/quality/seen.ts'
import type { SemanticType } from '#contract/findings.ts'
import type { Words } from '#law/words.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'
import type { Company } from '#scanner/propose/company.ts'
import type { Measured } from '#scanner/propose/quality/seen.ts'

type Row = readonly (string | null)[]
/** A relation between columns of a row: the test answers null where it cannot be checked. */
export type Relation = { readonly what: Words; readonly test: (row: Row) => boolean | null }

type WordPair = readonly [first: RegExp, last: RegExp]
const BEGIN_END: readonly WordPair[] = [
  [/开始|起始|起/, /结束|终止|截止|止|至/],
  [/申请|受理/, /办结|完成/],
  [/创建|新增/, /更新|修改/],
  [/入院/, /出院/],
  [/start|begin|from/i, /end|finish|to$|until/i],
  [/creat(?:e|ed)/i, /updat(?:e|ed)|modif(?:y|ied)/i],
]
const LOW_HIGH: readonly WordPair[] = [
  [/最低|最小/, /最高|最大/],
  [/min(?:imum)?|lowest/i, /max(?:imum)?|highest/i],
  [/最低|最小/, /平均/],
  [/平均/, /最高|最大/],
  [/min(?:imum)?|lowest/i, /avg|mean|average/i],
  [/avg|mean|average/i, /max(?:imum)?|highest/i],
]
const TIMES: readonly SemanticType[] = ['date', 'datetime', 'timestamp', 'month', 'year']
const NUMBERS: readonly SemanticType[] = ['amount', 'unit_price', 'quantity', 'measure', 'index', 'range']

/** Counts relations over the rows that were kept side by side; null when none could be checked. */
export function countRelations(table: TableFacts, relations: readonly Relation[]): Measured | null {
  let a = 0
  let b = 0
  const evidence: Words[] = []
  for (const { what, test } of relations) {
    let of = 0
    let bad = 0
    for (const row of table.sampleRows) {
      const kept = test(row)
      if (kept === null) continue
      of++
      if (!kept) bad++
    }
    a += of - bad
    b += of
    if (bad > 0)
      evidence.push({
        zh: `${what.zh}：抽查 ${number(of)} 行，${number(bad)} 行不符`,
        en: `${what.en}: of ${number(of)} rows looked at, ${number(bad)} fail`,
      })
  }
  return b > 0 ? { a, b, evidence: evidence.slice(0, 8) } : null
}

/** Rows whose earlier time is not after the later one. */
export function orderOfTimes(table: TableFacts, company: Company): Measured | null {
  return countRelations(
    table,
    pairsOf(company, TIMES, BEGIN_END).map(([first, last]) => ordered(company, first, last, timeOf)),
  )
}

/** Numbers named lowest, mean and highest in their order. */
export function orderOfNumbers(company: Company): Relation[] {
  return pairsOf(company, NUMBERS, LOW_HIGH).map(([first, last]) => ordered(company, first, last, Number))
}

function ordered(company: Company, first: number, last: number, read: (text: string) => number): Relation {
  const [a, b] = [company.columns[first]!.view.name, company.columns[last]!.view.name]
  return {
    what: { zh: `“${a}”应不大于“${b}”`, en: `“${a}” should not be above “${b}”` },
    test: (row) => {
      const [low, high] = [read(row[first] ?? ''), read(row[last] ?? '')]
      if (row[first] === null || row[last] === null || Number.isNaN(low) || Number.isNaN(high)) return null
      return low <= high || (read === timeOf && isSameDay(low, high) && isWholeDay(row[last]!.trim()))
    },
  }
}

const isSameDay = (a: number, b: number): boolean => Math.floor(a / DAY) === Math.floor(b / DAY)

function timeOf(text: string): number {
  const time = parseTime(text)
  if (!Number.isNaN(time)) return time
  const compact = parseCompactDay(text)
  return Number.isNaN(compact) ? Number(text || Number.NaN) : compact
}

/** Pairs of columns whose headings are alike but for the one saying first and the other last. */
function pairsOf(company: Company, types: readonly SemanticType[], words: readonly WordPair[]): [number, number][] {
  const { columns } = company
  const places = columns.flatMap((column, at) => (types.includes(column.type) ? [at] : []))
  const found: [number, number][] = []
  for (const [first, last] of words) {
    for (const a of places) {
      const name = columns[a]!.view.name
      if (!first.test(name)) continue
      const b = places.find(
        (at) => at !== a && last.test(columns[at]!.view.name) && columns[at]!.view.name.replace(last, '') === name.replace(first, ''),
      )
      if (b !== undefined && !found.some(([x, y]) => x === a && y === b)) found.push([a, b])
    }
  }
  return found
}
