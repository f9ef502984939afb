import { personTableOf } from '#scanner/recognise/person-tables.ts'
import { isInitials } from '#scanner/recognise/pinyin.ts'
import { share } from '#scanner/recognise/values.ts'
import type { SemanticType } from '#contract/findings.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'

/** A guess at the meaning of a column that identifies nobody: from its heading if the values agree, else from their shape. */
export type Guess = { type: SemanticType; confidence: number }

const FLAGS = new Set([
  '0',
  '1',
  't',
  'f',
  'true',
  'false',
  'y',
  'n',
  'yes',
  'no',
  '是',
  '否',
  '有',
  '无',
  'on',
  'off',
  '√',
  '×',
  '✓',
  '✗',
  '☑',
  '☐',
])
const WHOLE: readonly SemanticType[] = ['amount', 'unit_price', 'quantity', 'measure', 'index', 'rank', 'score']
const BROKEN: readonly SemanticType[] = ['amount', 'unit_price', 'measure', 'quantity', 'index', 'rank', 'score']
const TEXTUAL: readonly SemanticType[] = ['unit', 'category', 'free_text', 'object_name', 'code', 'record_id', 'industry_code']
const UNIT_VALUE = /^[A-Za-z\u4e00-\u9fff%℃/²³μ]{1,6}$/

/** The name of a column in a table with a column for each year, such as 2023年（预计）. */
const YEAR = /^(?:19|20)\d{2}(?:\D|$)/

/** Names the meaning of a column that no recogniser of values claimed. */
export function guessThing(view: ColumnView): Guess {
  const isNumber = view.physical === 'integer' || view.physical === 'decimal'
  if (isFlag(view)) return { type: 'flag', confidence: 0.75 }
  if (
    view.heading.hints.has('region_name') &&
    !isInitials(view.heading, 'region_name') &&
    share(view.values, (value) => /^\d{1,12}$|^[A-Z]{2,3}$/.test(value)) > 0.95
  )
    return { type: 'region_code', confidence: 0.6 }
  if (
    !view.heading.hints.has('code') &&
    share(view.values, (value) => /^-?\d+(?:\.\d+)?\s*[~～—–至-]\s*-?\d+(?:\.\d+)?$/.test(value)) >= 0.8
  )
    return { type: 'range', confidence: 0.85 }
  if (isNumber) return numberGuess(view)
  if (personTableOf(view)) return { type: 'category', confidence: 0.6 }
  const withUnit = numberWithUnit(view) ?? numberWithSigns(view)
  if (withUnit) return withUnit
  return textGuess(view)
}

function isFlag(view: ColumnView): boolean {
  if (view.physical === 'boolean') return true
  if (view.distinct > 3 || view.values.length === 0) return false
  const all = share(view.values, (value) => FLAGS.has(value.toLowerCase())) === 1
  return (
    all &&
    (view.distinct === 2 ||
      view.heading.hints.has('flag') ||
      (view.heading.words[0] ?? '') === 'is' ||
      (view.heading.words[0] ?? '') === 'has') &&
    !view.heading.hints.has('quantity')
  )
}

function best(view: ColumnView, types: readonly SemanticType[]): Guess | null {
  let found: Guess | null = null
  for (const type of types) {
    const hint = view.heading.hints.get(type) ?? 0
    if (hint > (found?.confidence ?? 0)) found = { type, confidence: hint }
  }
  return found && { type: found.type, confidence: 0.45 + 0.3 * found.confidence }
}

function numberGuess(view: ColumnView): Guess {
  const few = view.distinct <= 12 && view.physical === 'integer' && view.filled > 30
  const hinted = best(view, [
    ...(view.physical === 'decimal' ? BROKEN : WHOLE),
    'code',
    'record_id',
    'category',
    'industry_code',
    'object_name',
  ])
  // A count that is estimated may come out some hundredths low, and not the same each time.
  const isEachNew = view.variety + 3 * view.facts.distinct.error > 0.98
  if (view.running && isEachNew && (view.heading.hints.has('record_id') || (!hinted && !YEAR.test(view.name))))
    return { type: 'record_id', confidence: 0.7 }
  if (hinted) {
    if ((hinted.type === 'rank' || hinted.type === 'code') && shortList(view)) return { type: 'category', confidence: 0.5 }
    if (hinted.type === 'object_name') return { type: 'code', confidence: 0.5 }
    return hinted.type === 'score' ? { type: 'index', confidence: 0.4 } : hinted
  }
  // A person's word over plain small numbers, as in highTeacher, counts those persons.
  if (view.physical === 'integer' && view.heading.hints.has('person_name') && view.facts.raw.maxLength <= 6)
    return { type: 'quantity', confidence: 0.5 }
  if (view.facts.raw.maxLength >= 10 && view.physical === 'integer' && view.variety > 0.3) return { type: 'code', confidence: 0.5 }
  if (areOneSeries(view)) return { type: 'code', confidence: 0.4 }
  if (view.heading.hints.has('code') || view.facts.checks.digits > view.filled * 0.05) return { type: 'code', confidence: 0.5 }
  if (few && !view.heading.hints.has('quantity')) return { type: view.distinct <= 6 ? 'category' : 'quantity', confidence: 0.4 }
  return { type: view.physical === 'decimal' ? 'measure' : 'quantity', confidence: 0.35 }
}

/** Different whole numbers of the same six places or more that all begin alike, as numbers of staff, ships and meters do and counts do not. */
function areOneSeries({ physical, facts, variety, filled, values }: ColumnView): boolean {
  const { minLength, maxLength } = facts.raw
  if (physical !== 'integer' || maxLength < 6 || minLength !== maxLength || variety < 0.9 || filled < 20) return false
  const first = values[0]?.[0]
  return share(values, (value) => value[0] === first) >= 0.97
}

/** A few codes over many rows are a classification. */
function shortList(view: ColumnView): boolean {
  return view.filled >= 500 && view.distinct <= 30 && view.variety < 0.02
}

/** Numbers written with their unit in one cell, such as 4375套, 12.5㎡ or 1,800(万元). */
function numberWithUnit(view: ColumnView): Guess | null {
  const form =
    /^[-+]?[\d,]{1,18}(?:\.\d+)?\s*[（(]?((?:[\u4e00-\u9fff]{1,6}|[%℃㎡]|(?:m|km|cm|mm|hm)[²³23]?|k?g|t|k?W|MW|kWh|h)(?:\/[\w\u4e00-\u9fff²³]{1,4})?)[)）]?$/
  if (share(view.values, (value) => form.test(value)) < 0.7) return null
  const units = view.values.map((value) => form.exec(value)?.[1] ?? '').join(' ')
  if (/元(?!\S*[楼室])|币/.test(units.replaceAll('单元', ''))) return { type: 'amount', confidence: 0.8 }
  if (/㎡|m²|平方|公里|千米|吨|kg|km|℃|%|米/.test(units)) return { type: 'measure', confidence: 0.8 }
  if (/[层楼室栋幢号期线路]|单元/.test(units)) return null
  return { type: 'quantity', confidence: 0.7 }
}

/**
 * Numbers written as money (￥1,200.00, 人民币壹万元整), with commas between thousands, in brackets where they are below nothing, or with
 * the limit below which nothing is measured (<0.025, 0.025L), which make them texts.
 */
function numberWithSigns(view: ColumnView): Guess | null {
  const money = /^[￥¥$]\s*-?\d[\d,]{0,18}(?:\.\d+)?$/
  if (share(view.values, (value) => money.test(value)) >= 0.7)
    return best(view, ['unit_price', 'amount']) ?? { type: 'amount', confidence: 0.7 }
  if (share(view.values, (value) => /^(?:人民币)?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{3,}$/.test(value)) >= 0.7)
    return { type: 'amount', confidence: 0.7 }
  const plain = share(view.values, (value) => /^\d+(?:\.\d+)?$/.test(value))
  if (plain >= 0.9 && share(view.values, (value) => /^(?:0|[1-9]\d*)\.\d+$/.test(value)) >= 0.5)
    return best(view, BROKEN) ?? { type: 'measure', confidence: 0.35 }
  // A few numbers of another form among many are no limits, but codes.
  const limits = plain < 1 ? share(view.values, (value) => /^[<≤>≥]\s*\d+(?:\.\d+)?L?$|^\d+(?:\.\d+)?L$|^(?:ND|未检出)$/i.test(value)) : 0
  if (plain >= 0.3 && limits > 0 && plain + limits >= 0.95 && !view.heading.hints.has('code'))
    return best(view, BROKEN) ?? { type: 'measure', confidence: 0.5 }
  const grouped = /^(?:[-+]?(?:\d{1,3}(?:,\d{3})*|\d+)(?:\.\d+)?|\((?:\d{1,3}(?:,\d{3})*|\d+)(?:\.\d+)?\))$/
  if (share(view.values, (value) => grouped.test(value)) < 0.9 || share(view.values, (value) => /[,(]/.test(value)) < 0.1) return null
  return best(view, BROKEN) ?? { type: 'measure', confidence: 0.35 }
}

function textGuess(view: ColumnView): Guess {
  const hinted = best(view, TEXTUAL)
  const codes = share(view.values, (value) => /^(?=.*\d)[A-Za-z0-9_.\-/#]+$/.test(value))
  const long = view.meanLength > 40 || share(view.values, (value) => value.length > 25 && /[，。；,;、\s]/.test(value)) > 0.3
  if (long && codes < 0.8 && !(hinted && hinted.type === 'object_name' && view.meanLength < 60))
    return { type: 'free_text', confidence: 0.6 }
  if (codes > 0.8) {
    if (hinted && (hinted.type === 'record_id' || hinted.type === 'code' || hinted.type === 'category' || hinted.type === 'object_name'))
      return hinted.type === 'object_name' ? { type: 'code', confidence: 0.5 } : hinted
    const isUuid = share(view.values, (value) => /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(value)) > 0.8
    return { type: isUuid && view.variety > 0.3 ? 'record_id' : 'code', confidence: 0.5 }
  }
  if (hinted?.type === 'unit')
    return share(view.values, (value) => UNIT_VALUE.test(value)) > 0.8 && view.distinct < 60 && view.meanLength <= 4
      ? hinted
      : { type: 'category', confidence: 0.5 }
  if (hinted?.type === 'free_text' && view.meanLength < 6 && view.distinct < 20) return { type: 'category', confidence: 0.5 }
  if (hinted && hinted.type !== 'code' && hinted.type !== 'record_id') return hinted
  const few = view.distinct <= 40 || (view.filled > 500 && view.variety < 0.01 && view.distinct < 200)
  if (few && view.filled > 20 && view.variety < 0.5) return { type: 'category', confidence: 0.5 }
  return { type: hinted?.type ?? 'object_name', confidence: 0.4 }
}
