import { all, isDigit, isLetter } from './bytes'
import { isId18, isMobile } from './checks-digits'
import { mailDomain, mailName } from './checks-net'

/** Whether there may be an @: bytes that stand before a text of less than sixteen are looked at too. */
export function hasMail(at: usize, n: u32): bool {
  const sign = all(64)
  const last = at + n - 16
  let found = i8x16.eq(v128.load(last), sign)
  for (let p = at; p < last; p += 16) found = v128.or(found, i8x16.eq(v128.load(p), sign))
  return v128.any_true(found)
}

/** Whether a longer text holds a mobile number, an identity number or an address of mail, standing by itself. */
export function holdsPersonal(at: usize, n: u32): bool {
  const end = at + n
  let p = at
  while (p < end) {
    const byte: u32 = load<u8>(p)
    if (byte == 64 && mailName(at, p) > 1 && mailDomain(p + 1, end) > 3) return true
    if (!isDigit(byte)) {
      p++
      continue
    }
    const from = p
    while (p < end && isDigit(load<u8>(p))) p++
    const length = <u32>(p - from)
    if (length < 11) continue
    const before: u32 = from > at ? <u32>load<u8>(from - 1) : 0
    if (isLetter(before)) continue
    let after: u32 = p < end ? <u32>load<u8>(p) : 0
    if (length == 17 && (after | 32) == 120) {
      after = p + 1 < end ? <u32>load<u8>(p, 1) : 0
      if (!isLetter(after) && !isDigit(after) && isId18(from)) return true
      continue
    }
    if (isLetter(after)) continue
    if (length == 11 && before != 46 && isMobile(from)) return true
    if (length == 18 && isId18(from)) return true
  }
  return false
}
