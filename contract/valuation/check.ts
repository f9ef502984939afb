import type { Column, Parameter, Table, VariantShape } from '#law/valuation/parameter.ts'
import { units } from '#law/valuation/parameter.ts'
import { several, type Words } from '#law/words.ts'
import type { Calculation } from './calculation.ts'
import { compute } from './compute.ts'
import { type Edition, editionOf, shapeOf } from './editions.ts'
import { exactOf, isLess, limitOf, sum, zero } from './exact.ts'
import { mostFen } from '../money.ts'
import { givenOf, isNumber, mostOf } from './given.ts'
import { termOf } from './income-formulas.ts'

/**
 * What is wrong at one place of a calculation: a value (`share`), a table (`forecast`) or a cell of it (`forecast.0.revenue`); `isOpen`
 * while it is merely not filled in yet.
 */
export type CalculationProblem = { readonly place: string; readonly label: Words; readonly message: Words; readonly isOpen: boolean }

const wrong = (place: string, label: Words, message: Words): CalculationProblem => ({ place, label, message, isOpen: false })
const open = (place: string, label: Words, message: Words): CalculationProblem => ({ place, label, message, isOpen: true })
const missing = (place: string, label: Words) => open(place, label, { zh: '请填写', en: 'To be filled in' })
const withoutSource = (place: string, label: Words) => open(place, label, { zh: '请写明来源', en: 'State its source' })
const unknown = { zh: '公式没有这个参数', en: 'The formula has no such parameter' }

/** Everything that is wrong with a calculation by its edition, or by another; empty when it can be computed. */
export function problemsOfCalculation(calculation: Calculation, edition: Edition = editionOf(calculation)): CalculationProblem[] {
  const shape = shapeOf(calculation, edition)
  const strangers = [
    ...unknownIn('', calculation.values, shape.values),
    ...unknownIn('', calculation.alternatives, shape.alternatives ?? {}),
    ...unknownIn('', calculation.tables, shape.tables ?? {}),
  ]
  const values = Object.entries(shape.values).flatMap(([id, parameter]) => valueProblems(calculation, id, parameter))
  const alternatives = Object.entries(shape.alternatives ?? {}).flatMap(([id, { label, options }]) =>
    Object.hasOwn(options, calculation.alternatives[id] ?? '') ? [] : [missing(id, label)],
  )
  const tables = Object.entries(shape.tables ?? {}).flatMap(([id, table]) => tableProblems(calculation, id, table))
  const found = [...strangers, ...values, ...alternatives, ...tables]
  return found.length > 0 ? found : togetherProblems(calculation, edition, shape)
}

function unknownIn(prefix: string, given: object, known: object): CalculationProblem[] {
  return Object.keys(given)
    .filter((id) => !Object.hasOwn(known, id))
    .slice(0, 5)
    .map((id) => wrong(`${prefix}${id}`, { zh: id, en: id }, unknown))
}

function valueProblems({ values }: Calculation, id: string, parameter: Parameter): CalculationProblem[] {
  const answer = values[id]
  if (!answer?.value) return parameter.isOptional ? [] : [missing(id, parameter.label)]
  const message = whyNotNumber(parameter, answer.value)
  if (message) return [wrong(id, parameter.label, message)]
  return answer.source.trim() ? [] : [withoutSource(id, parameter.label)]
}

/** Why a text is no number that the parameter takes; null when it is one. */
export function whyNotNumber({ unit, min, max }: Parameter, text: string): Words | null {
  const { decimals } = units[unit]
  const isNumber = /^-?\d+(\.\d+)?$/.test(text)
  if (!isNumber && unit === 'yuan' && /[万亿]/.test(text))
    return { zh: '按元填写，不用万、亿：12万写作120000', en: 'In yuan, without 万 or 亿: 12万 is 120000' }
  if (!isNumber) return { zh: '应为阿拉伯数字，不带单位和分隔符', en: 'Expected a number in digits, without unit or separators' }
  if ((text.split('.')[1] ?? '').length > decimals)
    return decimals === 0
      ? { zh: '应为整数', en: 'Expected a whole number' }
      : { zh: `最多${decimals}位小数`, en: `At most ${decimals} decimals` }
  const number = exactOf(text)
  const isInside = number !== null && !isLess(number, limitOf(min)) && !isLess(limitOf(max), number)
  return isInside ? null : { zh: `应在${limitText(min)}与${limitText(max)}之间`, en: `Between ${limitText(min)} and ${limitText(max)}` }
}

const limitText = (limit: number) => limit.toLocaleString('en-US', { maximumFractionDigits: 6 })

function tableProblems({ tables }: Calculation, id: string, table: Table): CalculationProblem[] {
  const { rows, source } = tables[id] ?? { rows: [], source: '' }
  const least = table.rows.min
  if (rows.length < least) return [open(id, table.label, { zh: `至少${least}行`, en: `At least ${several(least, 'row')}` })]
  if (rows.length > table.rows.max) return [wrong(id, table.label, { zh: `最多${table.rows.max}行`, en: `At most ${table.rows.max} rows` })]
  const cells = rows.flatMap((row, n) => [
    ...Object.entries(table.columns).flatMap(([column, shape]) =>
      cellProblem(
        `${id}.${n}.${column}`,
        { zh: `${table.label.zh}第${n + 1}行·${shape.label.zh}`, en: `${table.label.en}, row ${n + 1}, ${shape.label.en}` },
        shape,
        row[column] ?? '',
      ),
    ),
    ...unknownIn(`${id}.${n}.`, row, table.columns),
  ])
  return source.trim() ? cells : [...cells, withoutSource(id, table.label)]
}

function cellProblem(place: string, label: Words, column: Column, text: string): CalculationProblem[] {
  if (!text.trim()) return [missing(place, label)]
  const message = isNumber(column)
    ? whyNotNumber(column, text)
    : column.unit === 'option'
      ? Object.hasOwn(column.options, text)
        ? null
        : { zh: '请从选项中选', en: 'Choose an option' }
      : text.length > column.max
        ? { zh: `不能超过${column.max}个字`, en: `At most ${column.max} characters` }
        : null
  return message ? [wrong(place, label, message)] : []
}

/** What only shows when every part is there: years against the term, shares that must make a whole, and the amount itself. */
function togetherProblems(calculation: Calculation, edition: Edition, shape: VariantShape): CalculationProblem[] {
  const given = givenOf(calculation, shape)
  const { tables = {}, limits = [] } = shape
  const years = tables['forecast'] ? termOf(given) : null
  const rows = given.rows('forecast').length
  if (years !== null && rows !== years)
    return [
      wrong('forecast', tables['forecast']!.label, {
        zh: `收益期为${years}年，应有${years}行，现有${rows}行`,
        en: `The term is ${years} years: ${years} rows, not ${rows}`,
      }),
    ]
  if (tables['openness']) {
    const kinds = given.rows('openness').map((row) => row.text('kind'))
    const whole = sum(...given.rows('openness').map((row) => row.number('share')))
    if (new Set(kinds).size < kinds.length)
      return [wrong('openness', tables['openness'].label, { zh: '同一流通类型只填一行', en: 'One row for each kind' })]
    if (whole.n !== 100n * whole.d)
      return [wrong('openness', tables['openness'].label, { zh: '各类占比合计应为100%', en: 'The shares must make 100 %' })]
  }
  const passed = limits.find((limit) => isLess(mostOf(given, limit), sum(...limit.sum.map((id) => given.value(id)))))
  if (passed) return [wrong(passed.sum[0]!, passed.label, passed.message)]
  const { fen, amount } = compute(calculation, edition)
  if (!isLess(zero, amount.of) || fen < 1)
    return [
      wrong(
        'result',
        { zh: '计算结果', en: 'Result' },
        { zh: '按这些参数计算的值不是正数，不能作为评估值', en: 'These parameters come to no positive value' },
      ),
    ]
  return fen > mostFen
    ? [wrong('result', { zh: '计算结果', en: 'Result' }, { zh: '超出平台可记的金额', en: 'More than the platform can record' })]
    : []
}
