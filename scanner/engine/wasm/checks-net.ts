import { all, digitsIn, isDigit, isLetter, lettersIn } from './bytes'

@inline
function isHex(byte: u32): bool {
  return isDigit(byte) || (byte | 32) - 97 < 6
}

/** Four numbers up to 255 without leading zeros, points between. */
export function isIpv4(at: usize, n: u32): bool {
  if (n < 7 || n > 15) return false
  let parts: u32 = 0
  let value: u32 = 0
  let digits: u32 = 0
  for (let i: u32 = 0; i <= n; i++) {
    const byte: u32 = i < n ? load<u8>(at + i) : 46
    if (byte == 46) {
      if (digits == 0 || value > 255) return false
      parts++
      value = 0
      digits = 0
    } else {
      if (!isDigit(byte) || digits == 3 || (digits > 0 && value == 0)) return false
      value = value * 10 + byte - 48
      digits++
    }
  }
  return parts == 4
}

/** Groups of up to four hexadecimal places between at least two colons, at most eight groups (RFC 4291). */
export function isIpv6(at: usize, n: u32): bool {
  if (n < 3 || n > 39) return false
  let colons: u32 = 0
  let places: u32 = 0
  let gaps: u32 = 0
  for (let i: u32 = 0; i < n; i++) {
    const byte: u32 = load<u8>(at + i)
    if (byte == 58) {
      colons++
      if (places == 0 && i > 0 && load<u8>(at + i - 1) == 58) gaps++
      places = 0
    } else {
      if (!isHex(byte) || places == 4) return false
      places++
    }
  }
  if (load<u8>(at) == 58 && load<u8>(at, 1) != 58) return false
  return gaps == 1 ? colons >= 2 && colons <= 8 : gaps == 0 && colons == 7 && places > 0
}

/** Six pairs of hexadecimal places with colons or hyphens between. */
export function isMac(at: usize, n: u32): bool {
  if (n != 17) return false
  const between = load<u8>(at, 2)
  if (between != 58 && between != 45) return false
  for (let i: u32 = 0; i < 17; i++) {
    const byte = load<u8>(at + i)
    if (i % 3 == 2 ? byte != between : !isHex(byte)) return false
  }
  return true
}

/** Bytes of the name part of an address of mail: digits, letters and . _ + - ; a bit each, from 0 to 127. */
const nameLow: u64 = 0x03ff680000000000
const nameHigh: u64 = 0x07fffffe87fffffe

@inline
function isNamePart(byte: u32): bool {
  return byte < 64 ? ((nameLow >> byte) & 1) != 0 : byte < 128 && ((nameHigh >> (byte - 64)) & 1) != 0
}

/** Length of the name part of an address of mail that ends before `sign`, going back no further than `from`. */
export function mailName(from: usize, sign: usize): u32 {
  let p = sign
  while (p > from) {
    if (!isNamePart(load<u8>(p - 1))) break
    p--
  }
  return <u32>(sign - p)
}

/** Length of the domain that begins here: labels of letters, digits and hyphens, at least two, the last of letters; 0 when it is none. */
export function mailDomain(from: usize, end: usize): u32 {
  let labels: u32 = 0
  let label: u32 = 0
  let letters: u32 = 0
  let good: u32 = 0
  let p = from
  for (; p <= end; p++) {
    const byte: u32 = p < end ? <u32>load<u8>(p) : 0
    if (isDigit(byte) || isLetter(byte) || (byte == 45 && label > 0)) {
      label++
      if (isLetter(byte)) letters++
      continue
    }
    if (label == 0 || label > 63 || load<u8>(p - 1) == 45) break
    if (++labels > 1 && letters == label && letters > 1) good = <u32>(p - from)
    if (byte != 46) break
    label = 0
    letters = 0
  }
  return good
}

/** Where the only @ stands; n when there is none or another one. */
function signOfMail(at: usize, n: u32): u32 {
  let found = n
  for (let done: u32 = 0; done < n; done += 16) {
    let mask: u32 = i8x16.bitmask(i8x16.eq(v128.load(at + done), all(64)))
    if (n - done < 16) mask &= ((<u32>1) << (n - done)) - 1
    if (mask == 0) continue
    if (found < n || (mask & (mask - 1))) return n
    found = done + ctz(mask)
  }
  return found
}

/** An address of mail from first to last byte, with one @. */
export function isEmail(at: usize, n: u32): bool {
  if (n <= 64) return isShortEmail(at, n)
  const sign = signOfMail(at, n)
  if (sign == 0 || sign > 64 || sign + 1 == n || n > 254 || !(isDigit(load<u8>(at)) || isLetter(load<u8>(at)))) return false
  return mailName(at, at + sign) == sign && mailDomain(at + sign + 1, at + n) == n - sign - 1
}

@inline
function placesIn(found: v128, done: u32): u64 {
  return (<u64>i8x16.bitmask(found)) << done
}

/** The same of a text of at most 64 bytes: what stands where, a bit for each place, answers for all places at once. */
function isShortEmail(at: usize, n: u32): bool {
  let signs: u64 = 0
  let letters: u64 = 0
  let known: u64 = 0
  let points: u64 = 0
  let hyphens: u64 = 0
  let others: u64 = 0
  for (let done: u32 = 0; done < n; done += 16) {
    const v = v128.load(at + done)
    const letter = lettersIn(v)
    signs |= placesIn(i8x16.eq(v, all(64)), done)
    letters |= placesIn(letter, done)
    known |= placesIn(v128.or(letter, digitsIn(v)), done)
    points |= placesIn(i8x16.eq(v, all(46)), done)
    hyphens |= placesIn(i8x16.eq(v, all(45)), done)
    others |= placesIn(v128.or(i8x16.eq(v, all(95)), i8x16.eq(v, all(43))), done)
  }
  signs &= u64.MAX_VALUE >> (64 - n)
  const sign = <u32>ctz(signs)
  // The shortest domain is a.bc; a text without @ or with two has no place for one either.
  if (sign == 0 || sign + 5 > n || (signs & (signs - 1)) != 0 || (known & 1) == 0) return false
  if ((~(known | points | hyphens | others) & (((<u64>1) << sign) - 1)) != 0) return false
  const from: u64 = sign + 1
  const size: u64 = n - from
  const whole: u64 = u64.MAX_VALUE >> (64 - size)
  const last: u64 = (<u64>1) << (size - 1)
  const stops = (points >> from) & whole
  const joints = (hyphens >> from) & whole
  const starts = (stops << 1) | 1
  if (stops == 0 || (((known >> from) & whole) | stops | joints) != whole) return false
  if (((stops & (starts | last)) | (joints & (starts | (stops >> 1) | last))) != 0) return false
  const top = 64 - clz(stops)
  return size - top > 1 && ((letters >> from) & whole) >> top == whole >> top
}

/** Whether the text begins as an address of the web and has no blank in it. */
export function isUrl(at: usize, n: u32): bool {
  if (n < 8) return false
  const start: u64 = load<u64>(at) | 0x2020202020202020
  const www = (start & 0xffffffff) == 0x2e777777
  const http = start == 0x2f2f3a7370747468 || (start & 0x00ffffffffffffff) == 0x002f2f3a70747468
  const ftp = (start & 0x0000ffffffffffff) == 0x00002f2f3a707466
  if (!www && !http && !ftp) return false
  let points: u32 = 0
  for (let done: u32 = 0; done < n; done += 16) {
    const v = v128.load(at + done)
    const real: u32 = n - done < 16 ? ((<u32>1) << (n - done)) - 1 : 0xffff
    if (<u32>i8x16.bitmask(i8x16.le_u(v, all(32))) & real) return false
    points += popcnt(<u32>i8x16.bitmask(i8x16.eq(v, all(46))) & real)
  }
  return !www || points > 1
}
