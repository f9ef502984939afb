import { isIdNumber } from '#contract/identifiers.ts'
import { DAY, parseCompactDay, parseTime } from '#scanner/profile/day.ts'
import { countRelations, orderOfNumbers } from '#scanner/propose/quality/relations.ts'
import { totals } from '#scanner/propose/quality/totals.ts'
import type { SemanticType } from '#contract/findings.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'
import type { Company, JudgedColumn } from '#scanner/propose/company.ts'
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
  const all = (type: SemanticType): number[] =>
    columns.flatMap((column, at) => (column.type === type && !column.verdict.masked ? [at] : []))
  const name = (place: number): string => columns[place]!.view.name
  const found: Relation[] = []
  const agree = (first: number, second: number | undefined, test: (one: string, other: string) => boolean | null): void => {
    if (second !== undefined)
      found.push({
        what: { zh: `“${name(first)}”与“${name(second)}”应一致`, en: `“${name(first)}” and “${name(second)}” should agree` },
        test: (row) => test(row[first] ?? '', row[second] ?? ''),
      })
  }
  const told = new Set<number>()
  const ofSame = (id: number, type: SemanticType): number | undefined => {
    const other = all(type).find((at) => !told.has(at) && ownerOf(columns[at]!) === ownerOf(columns[id]!))
    if (other !== undefined) told.add(other)
    return other
  }
  for (const id of all('id_number')) {
    agree(id, ofSame(id, 'birth_date'), bornThen)
    agree(id, ofSame(id, 'gender'), isOfGender)
  }
  const [uscc] = all('uscc')
  if (uscc !== undefined)
    agree(uscc, all('org_code')[0], (code, part) => {
      const own = part.replace('-', '')
      return code.length === 18 && own.length === 9 ? code.slice(8, 17) === own : null
    })
  return found
}

const OWNERS =
  /母亲|父亲|配偶|监护人|家长|法人|法定代表人|联系人|代理人|经办人|户主|子女|男方|女方|出租|承租|^(?:mq|fq|po|jhr|jz|fr|fddbr|lxr|dlr|nan|nv|mother|father|spouse|guardian|parent|legal)(?=[a-z_])/i

/** Whose a column is, where its heading names another than the person of the row. */
const ownerOf = ({ heading }: JudgedColumn): string => OWNERS.exec(heading)?.[0].toLowerCase() ?? ''

function bornThen(number: string, day: string): boolean | null {
  const written = parseTime(day)
  const time = Number.isNaN(written) ? parseCompactDay(day) : written
  return isIdNumber(number) && !Number.isNaN(time) ? Math.floor(time / DAY) * DAY === parseIdDay(number) : null
}

function isOfGender(number: string, said: string): boolean | null {
  const isMan = /^(?:男|男性|1|M|male)$/i.test(said) ? true : /^(?:女|女性|2|F|female)$/i.test(said) ? false : null
  return isIdNumber(number) && isMan !== null ? (Number(number[16]) % 2 === 1) === isMan : null
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
