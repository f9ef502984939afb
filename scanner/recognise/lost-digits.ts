import { isMadeUp } from '#scanner/recognise/heading.ts'
import { isAreaCode } from '#scanner/recognise/regions.ts'
import { mostly, share } from '#scanner/recognise/values.ts'
import type { SemanticType } from '#contract/findings.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'

/** Kinds whose values are numbers by which something is named, each of whose places counts. */
const NAMING: readonly SemanticType[] = [
  'id_number',
  'bank_card',
  'mobile',
  'phone',
  'landline',
  'uscc',
  'bank_account',
  'social_security_no',
  'student_no',
  'exam_ticket_no',
  'medical_record_no',
  'driving_licence_no',
  'card_no',
  'tax_no',
  'imei',
  'business_licence_no',
  'license_no',
  'cert_no',
  'passport',
  'travel_permit',
  'military_id',
  'real_estate_unit_no',
  'record_id',
  'code',
]
const TELEPHONES: readonly SemanticType[] = ['mobile', 'phone', 'landline']
const COUNTING: readonly SemanticType[] = ['amount', 'unit_price', 'quantity', 'measure', 'index', 'rank', 'score', 'longitude', 'latitude']
const FEW = 20

/** The first digits of a number that a spreadsheet program has cut to six, as in 3.50102E+17, and its power of ten; null for all else. */
function cut(value: string): { first: string; power: number } | null {
  // All of them end with the power or with noughts, and most values of other kinds are told apart by that alone.
  const last = value.charCodeAt(value.length - 1)
  if (value.length > 18 || !(last >= 0x30 && last <= 0x38)) return null
  const parts = /^([1-9])(?:\.(\d{1,5}))?E\+?(1[0-8])$/i.exec(value)
  if (parts) return { first: (parts[1]! + (parts[2] ?? '')).padEnd(6, '0'), power: Number(parts[3]) }
  return /^[1-9]\d{5}0{12}$/.test(value) ? { first: value.slice(0, 6), power: 17 } : null
}

/** Whether all but the first six digits of a number of eleven to nineteen places are lost. */
export const isCut = (value: string): boolean => cut(value) !== null

/** Whether values of such a kind are spoilt when their last digits are gone. */
export const isNaming = (type: SemanticType): boolean => NAMING.includes(type)

/**
 * What a column of numbers in scientific notation once was, where it was no measure: by its heading, by the areas or issuers its first
 * digits name, or because numbers of one length under a heading without meaning, or beginning alike again and again, were codes. Null
 * where they may well be measures.
 */
export function lostIn(view: ColumnView): { type: SemanticType; confidence: number } | null {
  const { values, heading } = view
  if (view.facts.raw.maxLength < 5 || !mostly(values, 0.6, isCut)) return null
  const hintOf = (types: readonly SemanticType[]) => Math.max(0, ...types.map((type) => heading.hints.get(type) ?? 0))
  if (hintOf(COUNTING) >= 0.7) return null
  const powers = new Set(values.map((value) => cut(value)?.power))
  const hinted = NAMING.find((type) => heading.hints.get(type) === hintOf(NAMING))
  const isLong = share(values, (value) => (cut(value)?.power ?? 0) > 10) > 0.5
  if (hinted && hintOf(NAMING) >= 0.7 && (isLong || TELEPHONES.includes(hinted))) return { type: hinted, confidence: 0.7 }
  const starts = (power: readonly number[], isOne: (first: string) => boolean) =>
    share(values, (value) => power.includes(cut(value)?.power ?? 0) && isOne(cut(value)!.first))
  if (starts([17], isAreaCode) >= 0.6) return { type: 'id_number', confidence: 0.7 }
  if (starts([15, 18], (first) => first.startsWith('62')) >= 0.6) return { type: 'bank_card', confidence: 0.6 }
  const isOneLength = values.length >= FEW && powers.size === 1 && isLong && share(values, (value) => /\.\d{4,5}E/i.test(value)) >= 0.6
  return isOneLength && view.distinct > 1 && (isMadeUp(view.name) || (view.variety <= 0.5 && beginAlike(values)))
    ? { type: 'code', confidence: 0.4 }
    : null
}

/** Codes led by a year or an area have their first two digits in common. */
function beginAlike(values: readonly string[]): boolean {
  return new Set(values.map((value) => cut(value)?.first.slice(0, 2))).size === 1
}
