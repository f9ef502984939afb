import { digitsAt, eightDigitsOf, isDigit } from './bytes'
import { IS_DECIMAL, IS_DIGITS, IS_INTEGER } from './layout'
import { passed } from './checks-digits'
import { addCounted, addExactly, addNumber, addRoughly, countPositive, countUnsigned } from './sketch'

/** Longest text still read as a number, in characters. */
export const LONGEST: u32 = 40

/** The whole number last read by `integerOf` or `numberOf`; NaN when the text is none, or has more than 16 places. */
let whole: f64 = NaN

/** The whole number of the text measured last. */
@inline
export function wholeOfLast(): f64 {
  return whole
}

/** Forgets the whole number of the text before. */
@inline
export function forgetWhole(): void {
  whole = NaN
}

/** Judges a text of digits only: a whole number, or, with a leading zero, a code. Answers the check it passes. */
export function measureDigits(column: usize, at: usize, n: u32, weight: u32): i32 {
  if (n > LONGEST) return -1
  if (n > 1 && load<u8>(at) == 48) return IS_DIGITS
  if (n <= 16) {
    const value = <i64>digitsAt(at, n)
    whole = <f64>value
    addNumber(column, whole, weight)
    addExactly(column, value, 0, weight)
  }
  return IS_INTEGER
}

/** Whole numbers of a block, not yet added to their column: how many, their sum, least and greatest. At most 128 of 16 places, so that the sum fits. */
let wholes: u32 = 0
let sum: i64 = 0
let least: i64 = i64.MAX_VALUE
let most: i64 = 0

/** Counts a whole number of a text of digits; its column is told by addWholes. */
@inline
export function countWhole(column: usize, value: i64): void {
  wholes++
  sum += value
  least = min(least, value)
  most = max(most, value)
  countPositive(column, <f64>value)
}

/** Adds the whole numbers of a block to their column. */
export function addWholes(column: usize): void {
  if (!wholes) return
  addCounted(column, wholes, <f64>least, <f64>most)
  addExactly(column, sum, 0, 1)
  passed(column, IS_INTEGER, wholes)
  wholes = 0
  sum = 0
  least = i64.MAX_VALUE
  most = 0
}

/** Decimals of a block, not yet added to their column: how many, least and greatest; the sum of those with as many places as the last, at most 128 of 16 digits. */
let decimals: u32 = 0
let smallest: f64 = Infinity
let largest: f64 = -Infinity
let lastPlaces: u32 = 0
let fractions: i64 = 0

/** Counts a decimal of two to sixteen bytes whose point, which stands at `point`, is the only sign; its column is told by addDecimals. */
@inline
export function countDecimal(column: usize, at: usize, n: u32, point: u32): void {
  const places = n - point - 1
  const amount = <i64>amountOf(at, n, point, places)
  const value = <f64>amount / <f64>(load<i64>(powers + (<usize>places << 3)))
  if (places != lastPlaces) {
    addFractions(column)
    lastPlaces = places
  }
  decimals++
  fractions += amount
  smallest = min(smallest, value)
  largest = max(largest, value)
  countUnsigned(column, value)
}

function addFractions(column: usize): void {
  if (fractions) addExactly(column, fractions, lastPlaces, 1)
  fractions = 0
}

/** Adds the decimals of a block to their column. */
export function addDecimals(column: usize): void {
  if (!decimals) return
  addFractions(column)
  addCounted(column, decimals, smallest, largest)
  passed(column, IS_DECIMAL, decimals)
  decimals = 0
  smallest = Infinity
  largest = -Infinity
}

/** The digits of a decimal read as one number. */
@inline
function amountOf(at: usize, n: u32, point: u32, places: u32): u64 {
  if (n > 8) return (point ? digitsAt(at, point) : 0) * load<u64>(powers + (<usize>places << 3)) + (places ? digitsAt(at + point + 1, places) : 0)
  const bytes = load<u64>(at)
  const before = (((<u64>1) << (point << 3)) - 1)
  return eightDigitsOf((bytes & before) | ((bytes >> 8) & ~before), n - 1)
}

/** The whole number a text would be measured as, or NaN; nothing is counted. */
export function wholeOf(at: usize, n: u32): f64 {
  const first = load<u8>(at)
  const sign: u32 = first == 45 || first == 43 ? 1 : 0
  if (n <= sign || n > 16) return NaN
  for (let i = sign; i < n; i++) if (!isDigit(load<u8>(at + i))) return NaN
  if (n - sign > 1 && load<u8>(at + sign) == 48) return NaN
  const value = <f64>digitsAt(at + sign, n - sign)
  return first == 45 ? -value : value
}

/** Counts a decimal number of at most 16 places whose point is the only sign; `point` is where it stands. */
export function measureDecimal(column: usize, at: usize, n: u32, point: u32, weight: u32): void {
  const places = n - point - 1
  const amount = n > 1 ? amountOf(at, n, point, places) : 0
  addNumber(column, <f64>(<i64>amount) / <f64>(load<i64>(powers + (places << 3))), weight)
  addExactly(column, amount, places, weight)
}

/** Powers of ten up to 10^15. */
const powers = memory.data<u64>([1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000, 10000000000000, 100000000000000, 1000000000000000])

/** Judges a text of digits and signs as a number: sign, digits, one point, exponent. Answers the check it passes, or -1. */
export function measureNumber(column: usize, at: usize, n: u32, weight: u32): i32 {
  if (n > LONGEST) return -1
  const end = at + n
  const first: u32 = load<u8>(at)
  const negative = first == 45
  let p = at + (negative || first == 43 ? 1 : 0)
  const start = p
  let amount: u64 = 0
  let digits: u32 = 0
  let places: i32 = -1
  let rough: f64 = 0
  for (; p < end; p++) {
    const byte: u32 = load<u8>(p)
    if (isDigit(byte)) {
      digits++
      if (digits <= 18) amount = amount * 10 + (byte - 48)
      rough = rough * 10 + <f64>(byte - 48)
      if (places >= 0) places++
    } else if (byte == 46 && places < 0) places = 0
    else break
  }
  if (digits == 0) return -1
  if (p < end) return exponent(column, p, end, start, negative, rough, max(places, 0), digits, weight)
  if (places < 0) {
    if (digits > 1 && load<u8>(start) == 48) return IS_DIGITS
    if (n <= 16) {
      whole = negative ? -<f64>amount : <f64>amount
      addNumber(column, whole, weight)
      addExactly(column, negative ? -<i64>amount : <i64>amount, 0, weight)
    }
    return IS_INTEGER
  }
  if (digits <= 18 && places < 16) {
    const value = <f64>amount / tenTo(places)
    addNumber(column, negative ? -value : value, weight)
    addExactly(column, negative ? -<i64>amount : <i64>amount, places, weight)
  } else {
    const value = rough / tenTo(places)
    addNumber(column, negative ? -value : value, weight)
    addRoughly(column, negative ? -value : value, weight)
  }
  return IS_DECIMAL
}

/** The rest of `1.5e-7`: e, sign, one to three digits; the number before it needs a digit on both sides of its point. */
function exponent(column: usize, from: usize, end: usize, start: usize, negative: bool, rough: f64, places: i32, digits: u32, weight: u32): i32 {
  if ((load<u8>(from) | 32) != 101 || end - start > 29) return -1
  if (load<u8>(start) == 46 || load<u8>(from - 1) == 46) return -1
  let p = from + 1
  const sign: u32 = p < end ? load<u8>(p) : 0
  if (sign == 43 || sign == 45) p++
  const length = <u32>(end - p)
  if (length < 1 || length > 3) return -1
  let power: i32 = 0
  for (; p < end; p++) {
    const byte: u32 = load<u8>(p)
    if (!isDigit(byte)) return -1
    power = power * 10 + <i32>(byte - 48)
  }
  const shift = (sign == 45 ? -power : power) - places
  const value = shift < 0 ? rough / tenTo(-shift) : rough * tenTo(shift)
  if (value > 1.7e308) return -1
  addNumber(column, negative ? -value : value, weight)
  addRoughly(column, negative ? -value : value, weight)
  return IS_DECIMAL
}

/** Ten to a power of at most some hundreds; exact up to 22. */
export function tenTo(power: i32): f64 {
  let value: f64 = 1
  let factor: f64 = 10
  for (let left = power; left > 0; left >>= 1) {
    if (left & 1) value *= factor
    factor *= factor
  }
  return value
}
