import type { Atomic, Constraint, Use, Value } from './policy.ts'

type Scalar = string | number
type Compare = (order: number) => boolean
type Among = (left: readonly Scalar[], right: readonly Scalar[]) => boolean

const ordered: { readonly [operator: string]: Compare } = { lt: (o) => o < 0, lteq: (o) => o <= 0, gt: (o) => o > 0, gteq: (o) => o >= 0 }
const sets: { readonly [operator: string]: Among } = {
  eq: (left, right) => left.length === right.length && left.every((one) => right.includes(one)),
  neq: (left, right) => !(left.length === right.length && left.every((one) => right.includes(one))),
  isA: (left, right) => left.every((one) => right.includes(one)),
  isPartOf: (left, right) => left.every((one) => right.includes(one)),
  isAnyOf: (left, right) => left.some((one) => right.includes(one)),
  isNoneOf: (left, right) => !left.some((one) => right.includes(one)),
  isAllOf: (left, right) => right.every((one) => left.includes(one)),
  hasPart: (left, right) => right.every((one) => left.includes(one)),
}
const asInstant = (value: Scalar) => (typeof value === 'number' ? value : Date.parse(value))
const asNumber = (value: Scalar) => (typeof value === 'number' ? value : value.trim() === '' ? Number.NaN : Number(value))
/** How the values of an operand are read before they are put in order; what is not here has no order. */
const orders: { readonly [operand: string]: (value: Scalar) => number } = {
  dateTime: asInstant,
  elapsedTime: secondsOf,
  delayPeriod: secondsOf,
  meteredTime: secondsOf,
  timeInterval: secondsOf,
  count: asNumber,
  percentage: asNumber,
  payAmount: asNumber,
  version: asNumber,
  unitOfCount: asNumber,
}

/** Whether a limit holds for a use; an operator, operand or value that is not known satisfies nothing (choice:use-evaluation). Pure. */
export function holds(constraint: Constraint, use: Use): boolean {
  if ('leftOperand' in constraint) return holdsAtomic(constraint, use)
  const { and, or, xone } = constraint
  if (and) return and.length > 0 && and.every((each) => holds(each, use))
  if (or) return or.some((each) => holds(each, use))
  return xone !== undefined && xone.filter((each) => holds(each, use)).length === 1
}

function holdsAtomic({ leftOperand, operator, rightOperand }: Atomic, { values, kinds, isComplete }: Use): boolean {
  const left = scalars(Object.hasOwn(values, leftOperand) ? values[leftOperand] : undefined)
  const right = scalars(rightOperand)
  if (left.length === 0 && right.length > 0 && isComplete) return operator === 'isNoneOf'
  if (left.length === 0 || right.length === 0) return false
  if (operator === 'isA' && kinds)
    return left.every((one) => right.includes(one) || (Object.hasOwn(kinds, one) && kinds[one]!.some((kind) => right.includes(kind))))
  const read = Object.hasOwn(orders, leftOperand) ? orders[leftOperand]! : null
  if (Object.hasOwn(ordered, operator)) {
    const [a, b] = [read ? read(left[0]!) : Number.NaN, read ? read(right[0]!) : Number.NaN]
    return left.length === 1 && right.length === 1 && !Number.isNaN(a) && !Number.isNaN(b) && ordered[operator]!(a - b)
  }
  if (!Object.hasOwn(sets, operator)) return false
  const readAll = read ? (all: readonly Scalar[]) => all.map(read) : (all: readonly Scalar[]) => all
  const [mine, theirs] = [readAll(left), readAll(right)]
  return ![...mine, ...theirs].some((value) => Number.isNaN(value)) && sets[operator]!(mine, theirs)
}

/** The plain values in an operand: a list, a typed value, a named thing, or one value. */
function scalars(value: unknown): readonly Scalar[] {
  if (typeof value === 'string' || typeof value === 'number') return [value]
  if (Array.isArray(value)) return (value as readonly unknown[]).flatMap(scalars)
  if (typeof value !== 'object' || value === null) return []
  const named = value as { '@value'?: Value; '@id'?: string; '@list'?: Value }
  return scalars(named['@value'] ?? named['@id'] ?? named['@list'])
}

const duration = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
/** The seconds of a duration by weeks, days, hours, minutes and seconds; years and months have no length of their own and are no number. */
function secondsOf(value: Scalar): number {
  if (typeof value === 'number') return value
  const found = duration.exec(value)
  if (!found || value === 'P' || value.endsWith('T')) return Number.NaN
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0))
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds
}
