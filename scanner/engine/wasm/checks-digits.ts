import { all, isDigit, sumOfBytes, sumOfWords } from './bytes'
import { isDay } from './dates'
import { CHECKS, IS_BANK_CARD, IS_ID15, IS_ID18, IS_IMEI, IS_LANDLINE, IS_LICENCE15, IS_LUHN, IS_MOBILE, IS_ORG_CODE, IS_USCC } from './layout'
import { isOrgCode, isUscc } from './checks-codes'

/** Counts a check passed. */
@inline
export function passed(column: usize, check: i32, weight: u32): void {
  const at = column + CHECKS + (<usize>check << 2)
  store<u32>(at, load<u32>(at) + weight)
}

@inline
function digit(at: usize, i: usize): u32 {
  return <u32>load<u8>(at + i) - 48
}

@inline
function pair(at: usize, i: usize): i32 {
  return <i32>(digit(at, i) * 10 + digit(at, i + 1))
}

/** Provinces of GB/T 2260, a bit each, by the two digits a code begins with. */
const EAST: u64 = (1 << 11) | (1 << 12) | (1 << 13) | (1 << 14) | (1 << 15) | (1 << 21) | (1 << 22) | (1 << 23) | ((<u64>1) << 31) | ((<u64>1) << 32) | ((<u64>1) << 33) | ((<u64>1) << 34) | ((<u64>1) << 35) | ((<u64>1) << 36) | ((<u64>1) << 37) | ((<u64>1) << 41) | ((<u64>1) << 42) | ((<u64>1) << 43) | ((<u64>1) << 44) | ((<u64>1) << 45) | ((<u64>1) << 46) | ((<u64>1) << 50) | ((<u64>1) << 51) | ((<u64>1) << 52) | ((<u64>1) << 53) | ((<u64>1) << 54) | ((<u64>1) << 61) | ((<u64>1) << 62) | ((<u64>1) << 63)

/** Whether the text begins with the code of a province-level division. */
export function isProvince(at: usize): bool {
  const code = pair(at, 0)
  if (code < 64) return ((EAST >> <u64>code) & 1) != 0
  return code == 64 || code == 65 || code == 71 || code == 81 || code == 82 || code == 83
}

/** Weights of GB 11643 for the first sixteen places; the seventeenth has 2. */
const idWeights = memory.data<u8>([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4])
const idChecks = memory.data<u8>([49, 48, 88, 57, 56, 55, 54, 53, 52, 51, 50])

/** Identity number of 18 places (GB 11643): area of a province or 9 for foreigners, a real day, the check. The first 17 bytes are digits. */
export function isId18(at: usize): bool {
  const century = pair(at, 6)
  if (century < 18 || century > 20) return false
  const v = i8x16.sub(v128.load(at), all(48))
  const w = v128.load(idWeights)
  const sum = sumOfWords(i16x8.add(i16x8.extmul_low_i8x16_u(v, w), i16x8.extmul_high_i8x16_u(v, w))) + digit(at, 16) * 2
  const last = load<u8>(at, 17)
  if (load<u8>(idChecks + <usize>(sum % 11)) != (last == 120 ? 88 : last)) return false
  if (load<u8>(at) != 57 && !isProvince(at)) return false
  return isDay(century * 100 + pair(at, 8), pair(at, 10), pair(at, 12))
}

/** Segments of mobile numbers by their second and third digit (MIIT; domain knowledge of 2025). */
const segments = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1,
  0, 0, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1,
])

/** Whether eleven digits are a mobile number by the table of segments. */
@inline
export function isMobile(at: usize): bool {
  return load<u8>(at) == 49 && load<u8>(segments + <usize>pair(at, 1)) == 1
}

/** What a digit counts at the places that count twice. */
const doubles = memory.data<u8>([0, 2, 4, 6, 8, 1, 3, 5, 7, 9, 0, 0, 0, 0, 0, 0])
/** Sixteen bytes that do not count and sixteen that do. */
const counting = memory.data<u8>([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255])

/** What each of the last n of the sixteen digits that end here counts, the last one once. */
@inline
function luhnPlaces(end: usize, n: u32): v128 {
  const v = v128.and(i8x16.sub(v128.load(end - 16), all(48)), v128.load(counting + n))
  return v128.bitselect(i8x16.swizzle(v128.load(doubles), v), v, i16x8.splat(0x00ff))
}

/** Luhn's check (ISO/IEC 7812-1) over 12 to 19 digits; reads up to 20 bytes before them. */
export function isLuhn(at: usize, n: u32): bool {
  const end = at + n
  let places = luhnPlaces(end, min(n, 16))
  if (n > 16) places = i8x16.add(places, luhnPlaces(end - 16, n - 16))
  return sumOfBytes(places) % 10 == 0
}

/** Issuer prefixes with the lengths they go with (ISO/IEC 7812; 62 and 60 UnionPay, 4 Visa, 51–55 and 22–27 Mastercard, 35 JCB, 34 and 37 American Express). */
function isIssuer(at: usize, n: u32): bool {
  const two = pair(at, 0)
  if (two == 62 || two == 60) return n >= 16
  if (two >= 40 && two <= 49) return n == 13 || n == 16 || n == 19
  if ((two >= 51 && two <= 55) || (two >= 22 && two <= 27) || two == 35) return n == 16
  if (two == 34 || two == 37) return n == 15
  return two >= 90 && n >= 16
}

/** Reporting bodies of type allocation codes that equipment in use begins with. */
function isTac(at: usize): bool {
  const two = pair(at, 0)
  return two == 1 || two == 35 || (two >= 44 && two <= 45) || (two >= 49 && two <= 54) || two == 86 || two == 91 || two >= 98
}

/** Registration number of a business of 15 digits (ISO 7064 MOD 11,10). */
export function isLicence15(at: usize): bool {
  if (digit(at, 0) - 1 > 5 || !isProvince(at)) return false
  let carry: u32 = 10
  for (let i: usize = 0; i < 14; i++) {
    const sum = (carry + digit(at, i)) % 10
    carry = ((sum == 0 ? 10 : sum) * 2) % 11
  }
  return (carry + digit(at, 14)) % 10 == 1
}

function isId15(at: usize): bool {
  return isProvince(at) && isDay(1900 + pair(at, 6), pair(at, 8), pair(at, 10))
}

/** A number of the fixed network written without signs: area of three or four places and seven or eight more, or 400 and 800 numbers. */
export function isPlainLandline(at: usize, n: u32): bool {
  const first = digit(at, 0)
  if (first == 0) {
    if (digit(at, 1) == 0) return false
    if (digit(at, 3) >= 2 && digit(at, 3) <= 9 && (n == 10 || n == 11) && digit(at, 1) <= 2) return true
    return digit(at, 4) >= 2 && digit(at, 1) >= 3 && (n == 11 || n == 12)
  }
  return n == 10 && (first == 4 || first == 8) && digit(at, 1) == 0 && digit(at, 2) == 0
}

/** Cards: Luhn, and the issuer that goes with it. */
export function checkCard(column: usize, at: usize, n: u32, weight: u32): void {
  if (!isLuhn(at, n)) return
  passed(column, IS_LUHN, weight)
  if (isIssuer(at, n)) passed(column, IS_BANK_CARD, weight)
  if (n == 15 && isTac(at)) passed(column, IS_IMEI, weight)
}

/** All checks that a text of digits only can pass, by its length. */
export function checkDigits(column: usize, at: usize, n: u32, weight: u32): void {
  if (n < 9 || n > 19) return
  if (n == 11) {
    if (isMobile(at)) passed(column, IS_MOBILE, weight)
    else if (isPlainLandline(at, n)) passed(column, IS_LANDLINE, weight)
    return
  }
  if (n == 9) {
    if (isOrgCode(at, at + 8)) passed(column, IS_ORG_CODE, weight)
    return
  }
  if (n < 13) {
    if (isPlainLandline(at, n)) passed(column, IS_LANDLINE, weight)
    return
  }
  checkCard(column, at, n, weight)
  if (n == 18) {
    if (isId18(at)) passed(column, IS_ID18, weight)
    if (isUscc(at)) passed(column, IS_USCC, weight)
  } else if (n == 15) {
    if (isLicence15(at)) passed(column, IS_LICENCE15, weight)
    if (isId15(at)) passed(column, IS_ID15, weight)
    if (load<u32>(at) == 0x36383030 && isMobile(at + 4)) passed(column, IS_MOBILE, weight)
  } else if (n == 13 && load<u16>(at) == 0x3638 && isMobile(at + 2)) passed(column, IS_MOBILE, weight)
}

/** An identity number of 17 digits and X. */
export function isIdWithX(at: usize): bool {
  const last = load<u8>(at, 17) | 32
  if (last != 120) return false
  for (let i: usize = 0; i < 17; i++) if (!isDigit(load<u8>(at + i))) return false
  return isId18(at)
}
