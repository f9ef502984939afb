import { digitsIn, isDigit, isLetter, lettersIn, pointOf } from './bytes'
import { checkCard, isIdWithX, isMobile, isPlainLandline, passed } from './checks-digits'
import { isOrgCode, isUscc, isVin } from './checks-codes'
import { holdsPersonal } from './checks-inside'
import { checkMasked } from './checks-masked'
import { isEmail, isIpv4, isIpv6, isMac, isUrl } from './checks-net'
import { hadTime, mayBeTime, plainTimeOf, timeOf } from './dates'
import { CHECKS, FORMULAS, IS_BOOLEAN, IS_DATE, IS_DATETIME, IS_DECIMAL, IS_EMAIL, IS_ID18, IS_IPV4, IS_IPV6, IS_JSON, IS_LANDLINE, IS_MAC, IS_MOBILE, IS_ORG_CODE, IS_PERSONAL_INSIDE, IS_URL, IS_USCC, IS_VIN } from './layout'
import { measureDecimal, measureNumber } from './numbers'
import { addTime } from './sketch'

/** Signs met in a text, a bit for each byte from 32 to 95. */
@inline
function bit(byte: u32): u64 {
  return (<u64>1) << <u64>(byte - 32)
}

/** The signs of a text (neither digits nor letters); other bytes count as a blank. */
function signsOf(at: usize, n: u32): u64 {
  let signs: u64 = 0
  for (let done: u32 = 0; done < n; done += 16) {
    const v = v128.load(at + done)
    let rest: u32 = ~<u32>i8x16.bitmask(v128.or(digitsIn(v), lettersIn(v))) & 0xffff
    if (n - done < 16) rest &= ((<u32>1) << (n - done)) - 1
    while (rest) {
      const byte: u32 = load<u8>(at + done + ctz(rest))
      signs |= byte - 32 < 64 ? bit(byte) : byte == 123 || byte == 125 || byte == 124 ? 2 : 1
      rest &= rest - 1
    }
  }
  return signs
}

/** Counts a day or time when the text is one; `digits` is given when length and digits look like the usual ways of writing. */
@inline
export function checkTime(column: usize, at: usize, n: u32, digits: u32, weight: u32): bool {
  const ms = digits ? plainTimeOf(at, n, digits) : timeOf(at, n)
  if (isNaN(ms)) return false
  passed(column, hadTime() ? IS_DATETIME : IS_DATE, weight)
  addTime(column, ms, weight)
  return true
}

/** Counts a text that a spreadsheet program would run. */
export function checkFormula(column: usize, at: usize, n: u32, weight: u32): void {
  const first: u32 = load<u8>(at)
  let runs = (first == 61 || first == 64) && n > 1
  if (first == 43 || first == 45) {
    let p: u32 = 1
    while (p < n && load<u8>(at + p) <= 32) p++
    const next: u32 = p < n ? <u32>load<u8>(at + p) : 0
    runs = isLetter(next) || next == 64 || next == 61 || next == 40
    for (; !runs && p < min(n, 200); p++) runs = load<u8>(at + p) == 124 || load<u8>(at + p) == 33 || load<u8>(at + p) == 40
  }
  if (runs) store<u32>(column, load<u32>(column, FORMULAS) + weight, FORMULAS)
}

/** Letters and digits without signs: codes by their length. */
function checkCode(column: usize, at: usize, n: u32, digits: u32, weight: u32): void {
  if (n == 18) {
    if (digits == 17 && isIdWithX(at)) passed(column, IS_ID18, weight)
    if (isUscc(at)) passed(column, IS_USCC, weight)
  } else if (n == 17) {
    if (isVin(at)) passed(column, IS_VIN, weight)
  } else if (n == 9) {
    if (isOrgCode(at, at + 8)) passed(column, IS_ORG_CODE, weight)
  } else if (n == 4 || n == 5) {
    const word = load<u32>(at) | 0x20202020
    if ((n == 4 && word == 0x65757274) || (n == 5 && word == 0x736c6166 && (load<u8>(at, 4) | 32) == 101)) passed(column, IS_BOOLEAN, weight)
  }
  if (n == 11 && load<u8>(at) == 49) checkMasked(column, at, n, weight)
}

const compact = memory.data(64 + 64, 16)

/** Telephones and cards written with blanks, hyphens, brackets or a country code. */
function checkSpaced(column: usize, at: usize, n: u32, signs: u64, digits: u32, weight: u32): void {
  if (n > 40) return
  const room = compact + 32
  let count: usize = 0
  let joint: u32 = 0
  for (let i: u32 = 0; i < n; i++) {
    const byte: u32 = load<u8>(at + i)
    if (isDigit(byte)) store<u8>(room + count++, byte)
    else if (byte == 45) joint = <u32>count
  }
  let from = room
  if (load<u8>(at) == 43) {
    if (load<u16>(room) != 0x3638) return
    from += 2
    count -= 2
  } else if (count == 13 && load<u16>(room) == 0x3638) {
    from += 2
    count = 11
  } else if (count == 15 && load<u32>(room) == 0x36383030) {
    from += 4
    count = 11
  }
  if (count == 11 && isMobile(from)) passed(column, IS_MOBILE, weight)
  else if (isPlainLandline(from, <u32>count)) passed(column, IS_LANDLINE, weight)
  else if (from == room && joint >= 10 && count - joint <= 6 && isPlainLandline(room, joint)) passed(column, IS_LANDLINE, weight)
  else if (count >= 15 && count <= 19 && (signs & ~(bit(32) | bit(45))) == 0) checkCard(column, from, <u32>count, weight)
}

function isJson(at: usize, n: u32): bool {
  if (n < 2) return false
  const first: u32 = load<u8>(at)
  const last: u32 = load<u8>(at + n - 1)
  let p: u32 = 1
  while (p < n - 1 && load<u8>(at + p) <= 32) p++
  const next: u32 = load<u8>(at + p)
  if (first == 123) return last == 125 && (next == 34 || next == 125)
  return first == 91 && last == 93 && (next == 34 || next == 93 || next == 123 || next == 91 || next == 45 || isDigit(next))
}

/** Whether a text with digits and so many other bytes, of which these are signs, may be a number: a sign, a point, an exponent and its sign at most, and no letter at its end. */
@inline
function mayBeNumber(first: u32, last: u32, others: u32, signs: u64): bool {
  if (isLetter(last)) return false
  if (!isDigit(first)) return others <= 4 && (first == 46 || first == 43 || first == 45)
  return others <= (signs == 0 || signs == bit(46) ? <u32>(signs == 0 ? 1 : 2) : 3) && (others > 1 || (signs & (bit(43) | bit(45))) == 0)
}

/** All checks that a text of ASCII which is not digits only can pass: its signs tell which are worth trying. */
export function checkAscii(column: usize, at: usize, n: u32, digits: u32, weight: u32): void {
  const first: u32 = load<u8>(at)
  if (digits == n - 1 && n <= 16) {
    const point = pointOf(at, n)
    if (point < n) {
      measureDecimal(column, at, n, point, weight)
      return passed(column, IS_DECIMAL, weight)
    }
  }
  if ((n == 10 || n == 19) && digits + (n == 10 ? 2 : 5) == n && checkTime(column, at, n, digits, weight)) return
  // A column with addresses of mail has more of them; none passes a check that is asked before this one.
  if (load<u32>(column, CHECKS + (IS_EMAIL << 2)) && (isDigit(first) || isLetter(first)) && isEmail(at, n)) return passed(column, IS_EMAIL, weight)
  const signs = signsOf(at, min(n, 256))
  if (digits && (signs & ~(bit(46) | bit(43) | bit(45))) == 0 && mayBeNumber(first, load<u8>(at + n - 1), n - digits, signs)) {
    const check = measureNumber(column, at, n, weight)
    if (check >= 0) {
      if (first == 43 && n == 14 && load<u16>(at, 1) == 0x3638 && isMobile(at + 3)) passed(column, IS_MOBILE, weight)
      return passed(column, check, weight)
    }
  }
  if (signs == 0) return checkCode(column, at, n, digits, weight)
  if (first == 123 || first == 91) {
    if (isJson(at, n)) return passed(column, IS_JSON, weight)
  }
  if (first == 61 || first == 64 || first == 43 || first == 45) checkFormula(column, at, n, weight)
  if (isDigit(first) && n <= 40 && mayBeTime(at) && checkTime(column, at, n, 0, weight)) return
  if ((signs & bit(64)) && isEmail(at, n)) return passed(column, IS_EMAIL, weight)
  if (signs & bit(46)) {
    if (isDigit(first) && isIpv4(at, n)) return passed(column, IS_IPV4, weight)
    if (isUrl(at, n)) return passed(column, IS_URL, weight)
  }
  if (signs & (bit(58) | bit(45))) {
    if (isMac(at, n)) return passed(column, IS_MAC, weight)
    if ((signs & bit(58)) && isIpv6(at, n)) return passed(column, IS_IPV6, weight)
    if ((signs & bit(47)) && isUrl(at, n)) return passed(column, IS_URL, weight)
    if (n == 10 && load<u8>(at, 8) == 45 && isOrgCode(at, at + 9)) return passed(column, IS_ORG_CODE, weight)
  }
  if (signs & bit(42)) checkMasked(column, at, n, weight)
  if (digits >= 10 && (signs & ~(bit(43) | bit(45) | bit(32) | bit(40) | bit(41))) == 0 && digits + 6 >= n) checkSpaced(column, at, n, signs, digits, weight)
  else if (n > 14 && (signs & (bit(32) | bit(44) | bit(58))) && (digits >= 11 || (signs & bit(64))) && holdsPersonal(at, n)) passed(column, IS_PERSONAL_INSIDE, weight)
}

