import type { SemanticType } from '#contract/findings.ts'

/** One labelled column and what the scanner said of it; `credit` is 1, 0.5 for a near neighbour, or 0. */
export type Scored = {
  set: string
  file: string
  column: string
  expected: string
  got: string
  expectedGrade: number
  gotGrade: number
  credit: number
  hard: string
  personal: boolean
  /** The label allows more than one answer, and this is not one that can be counted for or against a kind. */
  open: boolean
}

const NAMING = [
  'person_name',
  'birth_date',
  'id_number',
  'passport',
  'travel_permit',
  'military_id',
  'social_security_no',
  'student_no',
  'exam_ticket_no',
  'mobile',
  'landline',
  'phone',
  'email',
  'social_account',
  'account_name',
  'credential',
  'bank_card',
  'card_no',
  'cert_no',
  'address',
  'plate',
  'vin',
  'driving_licence_no',
  'medical_record_no',
  'biometric',
] as const satisfies readonly SemanticType[]
const DESCRIBING = ['gender', 'ethnicity', 'age', 'score', 'health_status', 'free_text_pii'] as const satisfies readonly SemanticType[]
const ORGANISED = [
  'org_name',
  'uscc',
  'business_licence_no',
  'org_code',
  'tax_no',
  'bank_account',
  'imei',
  'ip',
  'mac',
] as const satisfies readonly SemanticType[]

export const PERSONAL: readonly string[] = [...NAMING, ...DESCRIBING]

/** Kinds that name or reach a person or an organisation: the ones the goals of precision and recall speak of. */
export const IDENTIFIERS: readonly string[] = [...NAMING, ...ORGANISED]

const NEAR: readonly (readonly string[])[] = [
  ['phone', 'mobile', 'landline'],
  ['object_name', 'category', 'org_name'],
  ['quantity', 'measure', 'amount', 'index'],
  ['code', 'record_id'],
  ['date', 'datetime', 'timestamp'],
]
const POSITION: readonly string[] = ['longitude', 'latitude', 'coordinates']

/** Credit for an answer where the label names one kind: whole, half for a near neighbour, none. */
export function creditOf(expected: string, got: string): number {
  if (expected === got) return 1
  return NEAR.some((group) => group.includes(expected) && group.includes(got)) ? 0.5 : 0
}

/** Credit on the generator's labels, where `none` stands for whatever is not sensitive and a position is one kind. */
export function creditOfGenerated(expected: string, got: string, grade: number): number {
  if (expected === 'none') return grade <= 2 && !PERSONAL.includes(got) && got !== 'uscc' && got !== 'org_name' ? 1 : 0
  if (POSITION.includes(expected) && POSITION.includes(got)) return 1
  return creditOf(expected, got)
}

export type Tally = { type: string; labelled: number; found: number; right: number; precision: number; recall: number; f1: number }

/** Precision and recall of each kind named in labels or answers; a near neighbour is half right on both sides. */
export function tallyByType(scored: readonly Scored[]): Tally[] {
  const types = [...new Set(scored.flatMap((one) => [one.expected, ...(one.open ? [] : [one.got])]))].sort()
  return types
    .filter((type) => type !== 'none' || scored.some((one) => one.got === 'none'))
    .map((type) => tally(type, scored, (name) => name === type))
}

/** Precision and recall of a group of kinds taken together; taking one kind of the group for another is still an error. */
export function tallyOfGroup(name: string, scored: readonly Scored[], group: readonly string[]): Tally {
  return tally(name, scored, (type) => group.includes(type))
}

function tally(name: string, scored: readonly Scored[], isOf: (type: string) => boolean): Tally {
  const labelled = scored.filter((one) => isOf(one.expected))
  const found = scored.filter((one) => isOf(one.got) && !(one.open && one.credit === 1))
  const rightLabelled = labelled.reduce((sum, one) => sum + one.credit, 0)
  const rightFound = found.reduce((sum, one) => sum + one.credit, 0)
  const precision = found.length > 0 ? rightFound / found.length : 1
  const recall = labelled.length > 0 ? rightLabelled / labelled.length : 1
  return {
    type: name,
    labelled: labelled.length,
    found: found.length,
    right: rightLabelled,
    precision,
    recall,
    f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0,
  }
}

/** The share of all columns that got the right kind. */
export function shareRight(scored: readonly Scored[]): number {
  return scored.reduce((sum, one) => sum + one.credit, 0) / scored.length
}

/** Columns graded 3 or 4 in files whose labels know no personal column and no grade above 2. */
export function falseHigh(scored: readonly Scored[]): Scored[] {
  const personal = new Set(
    scored.filter((one) => PERSONAL.includes(one.expected) || one.expectedGrade >= 3).map((one) => one.set + one.file),
  )
  return scored.filter((one) => one.gotGrade >= 3 && !personal.has(one.set + one.file))
}

/** Traps that were taken for something personal or graded 3 or 4 although the label says they are neither. */
export function falseAlarms(scored: readonly Scored[]): Scored[] {
  return scored.filter((one) => one.hard !== '' && one.expected === 'none' && (one.personal || one.gotGrade >= 3))
}
