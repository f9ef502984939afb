import { isIdNumber } from '#contract/identifiers.ts'
import { DAY, parseCompactDay, parseTime } from '#scanner/profile/day.ts'
import { countRelations, orderOfNumbers } from '#scanner/propose/quality/relations.ts'
import { totals } from '#scanner/propose/quality/totals.ts'
import type { SemanticType } from '#contract/findings.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'
import type { Company } from '#scanner/propose/company.ts'
import type { Relation } from '#scanner/propose/quality/relations.ts'
import type { Findings, Seen } from '#scanner/propose/quality/seen.ts'

const CODE = /(?:_?(?:code|id|dm|bm)|代码|编码|编号|码)$/i
const NAME = /(?:_?(?:name|mc)|名称|名)$/i
const CODES: readonly SemanticType[] = ['code', 'region_code', 'industry_code', 'org_code', 'uscc', 'record_id']

/** Consistency: the same data in two columns, and relations between columns of a row. */
export function measureConsistent({ table, company }: Seen): Findings {
  return {
    '0401': countRelations(table, [...documentRelations(company), ...codeRelations(table, company)]),
    '0402': countRelations(table, [...orderOfNumbers(company), ...totals(table, company)]),
  }
}

/** The birth date and gender an identity number carries, against the columns beside it; the organisation code within a credit code. */
function documentRelations({ columns }: Company): Relation[] {
  const at = (type: SemanticType): number => columns.findIndex((column) => column.type === type && !column.verdict.masked)
  const name = (place: number): string => columns[place]!.view.name
  const [id, birth, gender, uscc, org] = [at('id_number'), at('birth_date'), at('gender'), at('uscc'), at('org_code')]
  const found: Relation[] = []
  const agree = (first: number, second: number, test: Relation['test']): void => {
    if (first >= 0 && second >= 0)
      found.push({
        what: { zh: `“${name(first)}”与“${name(second)}”应一致`, en: `“${name(first)}” and “${name(second)}” should agree` },
        test,
      })
  }
  agree(id, birth, (row) => {
    const [number, day] = [row[id] ?? '', row[birth] ?? '']
    const written = parseTime(day)
    const time = Number.isNaN(written) ? parseCompactDay(day) : written
    return isIdNumber(number) && !Number.isNaN(time) ? Math.floor(time / DAY) * DAY === parseIdDay(number) : null
  })
  agree(id, gender, (row) => {
    const [number, said] = [row[id] ?? '', row[gender] ?? '']
    const isMan = /^(?:男|男性|1|M|male)$/i.test(said) ? true : /^(?:女|女性|2|F|female)$/i.test(said) ? false : null
    return isIdNumber(number) && isMan !== null ? (Number(number[16]) % 2 === 1) === isMan : null
  })
  agree(uscc, org, (row) => {
    const [code, part] = [row[uscc] ?? '', (row[org] ?? '').replace('-', '')]
    return code.length === 18 && part.length === 9 ? code.slice(8, 17) === part : null
  })
  return found
}

/** A code and the name that goes with it: rows with the same code should have the same name. */
function codeRelations(table: TableFacts, { columns }: Company): Relation[] {
  return columns.flatMap((column, code) => {
    const stem = column.view.name.replace(CODE, '')
    if (!CODES.includes(column.type) || stem === column.view.name || column.view.variety > 0.5) return []
    const name = columns.findIndex(
      (other, at) => at !== code && (other.view.name === stem || other.view.name.replace(NAME, '') === stem) && !CODE.test(other.view.name),
    )
    if (name < 0) return []
    const usual = usualOf(table, code, name)
    return [
      {
        what: {
          zh: `“${column.view.name}”相同的行，“${columns[name]!.view.name}”应相同`,
          en: `Rows of the same “${column.view.name}” should have the same “${columns[name]!.view.name}”`,
        },
        test: (row) => (row[code] === null || row[name] === null ? null : usual.get(row[code]!) === row[name]),
      },
    ]
  })
}

/** The day an identity number of 18 places carries. */
function parseIdDay(number: string): number {
  return Date.UTC(Number(number.slice(6, 10)), Number(number.slice(10, 12)) - 1, Number(number.slice(12, 14)))
}

function usualOf(table: TableFacts, code: number, name: number): Map<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const row of table.sampleRows) {
    const [key, value] = [row[code], row[name]]
    if (key == null || value == null) continue
    const names = counts.get(key) ?? new Map<string, number>()
    counts.set(key, names.set(value, (names.get(value) ?? 0) + 1))
  }
  return new Map([...counts].map(([key, names]) => [key, [...names].reduce((top, one) => (one[1] > top[1] ? one : top))[0]]))
}
