import { isDigit, isUpper, wideAt } from './bytes'
import { checkDigits, passed } from './checks-digits'
import { checkAscii, checkFormula, checkTime } from './checks-ascii'
import { hasMail, holdsPersonal } from './checks-inside'
import { ENDS_PLATE, ENDS_WORD, isCompound, isHan, kindOf, PROVINCE, STARTS_COMPOUND, SURNAME } from './characters'
import { IS_PERSONAL_INSIDE, IS_PERSON_NAME, IS_PLATE } from './layout'
import { forgetWhole, measureDigits } from './numbers'

/** Two to four Han characters: a known surname and one or two more that end no word for a thing. */
function isName(at: usize, characters: u32): bool {
  const first = wideAt(at)
  const kind = kindOf(first)
  if (!(kind & (SURNAME | STARTS_COMPOUND))) return false
  for (let i: u32 = 1; i < characters; i++) if (!isHan(wideAt(at + i * 3))) return false
  const long = (kind & STARTS_COMPOUND) && characters > 2 && isCompound(first, wideAt(at + 3))
  const given = characters - (long ? 2 : 1)
  if ((!long && !(kind & SURNAME)) || given < 1 || given > 2) return false
  return characters == 2 || !(kindOf(wideAt(at + (characters - 1) * 3)) & ENDS_WORD)
}

@inline
function isPlateByte(byte: u32): bool {
  return isDigit(byte) || (isUpper(byte) && byte != 73 && byte != 79)
}

@inline
function isEnergyByte(byte: u32): bool {
  return byte - 65 < 11 && byte != 73
}

/** Number plate (GA 36): province, letter, five places of which one may be a word, or six for new energy. */
function isPlate(at: usize, n: u32): bool {
  const end = at + n
  let p = at + 3
  const office: u32 = load<u8>(p)
  if (!isUpper(office) || office == 73 || office == 79) return false
  p++
  if (load<u16>(p) == 0xb7c2) p += 2
  else if (load<u8>(p) == 45 || load<u8>(p) == 32) p++
  let places: u32 = 0
  while (p + places < end && isPlateByte(load<u8>(p + places))) places++
  const rest = <u32>(end - p) - places
  if (places == 5 && rest == 0) return true
  if (places == 4 && rest == 3) return (kindOf(wideAt(p + 4)) & ENDS_PLATE) != 0
  if (places != 6 || rest != 0) return false
  const small = isEnergyByte(load<u8>(p)) && areNumbers(p + 2, 4)
  return small || (areNumbers(p, 5) && isEnergyByte(load<u8>(p, 5)))
}

function areNumbers(at: usize, n: u32): bool {
  for (let i: u32 = 0; i < n; i++) if (!isDigit(load<u8>(at + i))) return false
  return true
}

const narrow = memory.data(128, 16)

/** Text that begins with a full-width sign: made ordinary and checked anew. It is no step among neighbours, as the dictionary takes it for none either. */
function checkFullWidth(column: usize, at: usize, n: u32, weight: u32): void {
  checkNarrowed(column, at, n, weight)
  forgetWhole()
}

function checkNarrowed(column: usize, at: usize, n: u32, weight: u32): void {
  const room = narrow + 32
  let count: u32 = 0
  let digits: u32 = 0
  for (let p = at; p < at + n && count < 64; ) {
    const code = wideAt(p)
    let byte: u32 = load<u8>(p)
    if (code >= 0xff01 && code <= 0xff5e) {
      byte = code - 0xfee0
      p += 3
    } else if (code == 0x3000) {
      byte = 32
      p += 3
    } else if (byte < 128) p++
    else return
    if (isDigit(byte)) digits++
    store<u8>(room + count++, byte)
  }
  if (digits < count) return checkAscii(column, room, count, digits, weight)
  const check = measureDigits(column, room, count, weight)
  if (check >= 0) passed(column, check, weight)
  checkDigits(column, room, count, weight)
}

/** All checks that a text with other than ASCII characters can pass. */
export function checkWide(column: usize, at: usize, n: u32, digits: u32, high: u32, characters: u32, weight: u32): void {
  const first: u32 = load<u8>(at)
  if (high == n && characters * 3 == n && characters >= 2 && characters <= 4 && isName(at, characters)) return passed(column, IS_PERSON_NAME, weight)
  if (first >= 0xe0) {
    const code = wideAt(at)
    if (code >= 0xff01 && code <= 0xff5e && n <= 192) return checkFullWidth(column, at, n, weight)
    if (n >= 9 && n <= 13 && (kindOf(code) & PROVINCE) && isPlate(at, n)) return passed(column, IS_PLATE, weight)
    if (high == n && characters * 3 == n + 1 && n <= 60 && isDotted(at, n)) return passed(column, IS_PERSON_NAME, weight)
  } else if (isDigit(first)) {
    if (n <= 40 && load<u8>(at, 4) == 0xe5 && checkTime(column, at, n, 0, weight)) return
  } else if (first == 61 || first == 64 || first == 43 || first == 45) checkFormula(column, at, n, weight)
  if (characters > 10 && (digits >= 11 || hasMail(at, n)) && holdsPersonal(at, n)) passed(column, IS_PERSONAL_INSIDE, weight)
}

/** Names with a middle dot: Han characters only on both sides. */
function isDotted(at: usize, n: u32): bool {
  let before: u32 = 0
  let after: u32 = 0
  let dots: u32 = 0
  for (let p = at; p < at + n; ) {
    if (load<u16>(p) == 0xb7c2) {
      dots++
      p += 2
      continue
    }
    if (!isHan(wideAt(p))) return false
    else if (dots) after++
    else before++
    p += 3
  }
  return dots == 1 && before >= 1 && before <= 8 && after >= 1 && after <= 12
}
