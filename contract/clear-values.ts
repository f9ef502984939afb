import type { Words } from '#law/words.ts'
import type { ColumnFinding, Finding, SemanticType } from './findings.ts'
import { isIdNumber, isLuhn } from './identifiers.ts'

const MAY_HOLD = /\d{7}|\d[- ]\d{4}|@/
/**
 * Where an identity number may begin in a text: at a word's beginning, or behind one or two letters that begin one, as in ID110101…; that
 * digits begin there is asked first, since that costs least.
 */
export const ID_BEGINS = String.raw`(?<!\d)(?=[1-9]\d{16})(?<=(?<![0-9A-Za-z])[A-Za-z]{0,2})`
/** Numbers and addresses that identify or reach a person, wherever they stand in a text: what they are called and whether what looks like one is one. */
export const personalInside: readonly { pattern: RegExp; isOne: (found: string) => boolean; called: Words }[] = [
  {
    pattern: new RegExp(`${ID_BEGINS}\\d{17}[0-9Xx](?![0-9A-Za-z])`, 'g'),
    isOne: isIdNumber,
    called: { zh: '身份证号', en: 'an identity number' },
  },
  {
    pattern: /(?<![0-9A-Za-z.])1[3-9]\d([- ]?)\d{4}\1\d{4}(?![0-9A-Za-z])/g,
    isOne: () => true,
    called: { zh: '手机号', en: 'a mobile number' },
  },
  { pattern: /(?<![0-9A-Za-z.])[3-6]\d{15,18}(?![0-9A-Za-z])/g, isOne: isLuhn, called: { zh: '银行卡号', en: 'a bank card' } },
  { pattern: /[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}\.[A-Za-z]+/g, isOne: () => true, called: { zh: '电子邮箱', en: 'a mail address' } },
]

/** What was found, without what lies between its ends. */
export const starred = (found: string): string => `${found.slice(0, 1)}***${found.slice(-1)}`

/** The text with every identity number, mobile, bank card and mail address in it starred out, but for their ends. */
export function coverText(text: string): string {
  if (!MAY_HOLD.test(text)) return text
  return personalInside.reduce(
    (rest, { pattern, isOne }) => rest.replace(pattern, (found) => (isOne(found) ? starred(found) : found)),
    text,
  )
}

/** The same over every text anywhere in a value, keys included. */
export function coverTexts<T>(value: T): T {
  if (typeof value === 'string') return coverText(value) as T
  if (Array.isArray(value)) return value.map(coverTexts) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [coverText(key), coverTexts(member)])) as T
}

const digits: (least: number) => (text: string) => boolean = (least) => (text) =>
  new RegExp(`\\d{${least}}`).test(text.replaceAll(/[- ]/g, ''))
/** What a value of a personal kind looks like when nothing in it was starred. */
const CLEAR: Partial<Record<SemanticType, (text: string) => boolean>> = {
  person_name: (text) => /^[\u4e00-\u9fff]{2,4}$|^[\u4e00-\u9fff]{1,12}·[\u4e00-\u9fff]{1,12}$/.test(text),
  address: (text) => /\d/.test(text) && /[路街巷弄号室栋幢村组]/.test(text),
  plate: (text) => /^[\u4e00-\u9fff][A-Z][-·]?[A-Z0-9]{5,6}$/.test(text),
  passport: (text) => /^[A-Z]{1,2}\d{7,9}$/i.test(text),
  travel_permit: digits(7),
  military_id: digits(6),
  id_number: digits(14),
  social_security_no: digits(9),
  mobile: digits(11),
  phone: digits(7),
  landline: digits(7),
  bank_card: digits(12),
  bank_account: digits(9),
}

/** Which parts of a personal column show a value as it was, unmasked. */
export function clearParts(column: ColumnFinding): string[] {
  if (!column.personal) return []
  const own = CLEAR[column.semanticType]
  const isClear = (text: string) => coverText(text) !== text || (own !== undefined && !text.includes('*') && own(text))
  const figures =
    column.numbers && own ? [column.numbers.min, column.numbers.max, ...Object.values(column.numbers.quantiles)].map(String) : []
  const parts: Record<string, readonly (string | null)[]> = {
    samples: column.samples,
    min: [column.min],
    max: [column.max],
    top: column.top.map((t) => t.text),
    numbers: figures,
  }
  return Object.entries(parts).flatMap(([part, texts]) => (texts.some((text) => text !== null && isClear(text)) ? [part] : []))
}

/** The first value in a finding that should have been masked, told by its place and never by itself; null when there is none. */
export function firstClear(finding: Finding): { dataset: string; column: string } | null {
  const column = finding.columns.find((c) => clearParts(c).length > 0) ?? finding.columns.find((c) => isChanged(c))
  if (column) return { dataset: coverText(finding.dataset), column: coverText(column.name) }
  return isChanged({ ...finding, columns: [] }) ? { dataset: coverText(finding.dataset), column: '' } : null
}

/** Whether any text anywhere in a value, keys included, would be covered. */
function isChanged(value: unknown): boolean {
  if (typeof value === 'string') return coverText(value) !== value
  if (Array.isArray(value)) return value.some(isChanged)
  return typeof value === 'object' && value !== null && Object.entries(value).some(([key, member]) => isChanged(key) || isChanged(member))
}

/** Whether a figure of a column that is not personal has the form of a number of a person, as where one strayed into it. */
function showsNumber({ numbers }: ColumnFinding): boolean {
  return (
    numbers !== null &&
    [numbers.min, numbers.max, ...Object.values(numbers.quantiles)].some((figure) => coverText(String(figure)) !== String(figure))
  )
}

/** The finding with whatever should have been masked taken out: the last door before it is written where others read it. */
export function hideClear(finding: Finding): Finding {
  const columns = finding.columns.map((column): ColumnFinding => {
    const parts = [...clearParts(column), ...(showsNumber(column) ? ['numbers'] : [])]
    if (parts.length === 0) return column
    return {
      ...column,
      samples: parts.includes('samples') ? [] : column.samples,
      min: parts.includes('min') ? null : column.min,
      max: parts.includes('max') ? null : column.max,
      top: parts.includes('top') ? [] : column.top,
      numbers: parts.includes('numbers') ? null : column.numbers,
    }
  })
  return coverTexts({ ...finding, columns })
}
