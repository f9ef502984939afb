/** Small questions about bytes that several checks ask. */

/** Every byte sixteen times: read from memory, which takes one instruction where a splat takes three. */
const every = memory.data(256 << 4, 16)

/** Lays down the table of every byte; once, before the first cell. */
export function layBytes(): void {
  for (let i: usize = 0; i < 256 << 4; i++) store<u8>(every + i, <u8>(i >> 4))
}

/** Sixteen times the same byte. */
@inline
export function all(byte: u32): v128 {
  return v128.load(<usize>byte << 4, every)
}

/** Whether the byte is a decimal digit. */
@inline
export function isDigit(byte: u32): bool {
  return byte - 48 < 10
}

/** Whether the byte is a capital letter. */
@inline
export function isUpper(byte: u32): bool {
  return byte - 65 < 26
}

/** Whether the byte is a letter of ASCII. */
@inline
export function isLetter(byte: u32): bool {
  return (byte | 32) - 97 < 26
}

/** What belongs to a text of so many bytes, up to eight, of the eight from its first on. */
export const prefixMasks = memory.data<u64>([0, 0xff, 0xffff, 0xffffff, 0xffffffff, 0xffffffffff, 0xffffffffffff, 0xffffffffffffff, 0xffffffffffffffff])

/** Whether n bytes are all decimal digits. */
export function areDigits(at: usize, n: u32): bool {
  for (let i: u32 = 0; i < n; i++) if (!isDigit(load<u8>(at + i))) return false
  return true
}

/** The number that n digits write, n ≤ 8; reads eight bytes. */
@inline
export function eightDigits(at: usize, n: u32): u64 {
  return eightDigitsOf(load<u64>(at), n)
}

/** The same of digits that were read already, the first lowest. */
@inline
export function eightDigitsOf(bytes: u64, n: u32): u64 {
  let v = (bytes << ((8 - n) << 3)) & 0x0f0f0f0f0f0f0f0f
  v = (v * 2561) >> 8
  v = ((v & 0x00ff00ff00ff00ff) * 6553601) >> 16
  return ((v & 0x0000ffff0000ffff) * 42949672960001) >> 32
}

/** The number that n digits write, 1 ≤ n ≤ 16. */
@inline
export function digitsAt(at: usize, n: u32): u64 {
  return n <= 8 ? eightDigits(at, n) : eightDigits(at, n - 8) * 100000000 + eightDigits(at + n - 8, 8)
}

/** Where the point stands in at most 16 bytes; n or more when there is none. */
@inline
export function pointOf(at: usize, n: u32): u32 {
  return ctz(<u32>i8x16.bitmask(i8x16.eq(v128.load(at), all(46))) | ((<u32>1) << n))
}

/** The code of the Han character or other three-byte character at this place; 0 when there is none. */
@inline
export function wideAt(at: usize): u32 {
  const first: u32 = load<u8>(at)
  if ((first & 0xf0) != 0xe0) return 0
  return ((first & 15) << 12) | ((<u32>load<u8>(at, 1) & 63) << 6) | (<u32>load<u8>(at, 2) & 63)
}

/** Digits in the low twenty bits, bytes above 127 in the next, bytes that continue a character in the last. */
@inline
export function shapeOf(at: usize, n: u32): u64 {
  if (n <= 16) return shapeOf16(at, n < 16 ? ((<u32>1) << n) - 1 : 0xffff)
  let sum: u64 = 0
  let p = at
  let left = n
  while (left >= 16) {
    sum += shapeOf16(p, 0xffff)
    p += 16
    left -= 16
  }
  return left ? sum + shapeOf16(p, ((<u32>1) << left) - 1) : sum
}

@inline
function shapeOf16(at: usize, mask: u32): u64 {
  const v = v128.load(at)
  const digits = <u32>i8x16.bitmask(digitsIn(v)) & mask
  const high = <u32>i8x16.bitmask(v) & mask
  if (high == 0) return <u64>popcnt(digits)
  const going = <u32>i8x16.bitmask(i8x16.lt_s(v, all(192))) & mask
  return <u64>popcnt(digits) | ((<u64>popcnt(high)) << 20) | ((<u64>popcnt(going)) << 40)
}

/** Which of sixteen bytes are decimal digits. */
@inline
export function digitsIn(v: v128): v128 {
  return i8x16.le_u(i8x16.sub(v, all(48)), all(9))
}

/** Which of sixteen bytes are letters of ASCII. */
@inline
export function lettersIn(v: v128): v128 {
  return i8x16.le_u(i8x16.sub(v128.or(v, all(32)), all(97)), all(25))
}

/** The sum of sixteen bytes, when it fits in one. */
@inline
export function sumOfBytes(v: v128): u32 {
  return <u32>(((i64x2.extract_lane(v, 0) + i64x2.extract_lane(v, 1)) * 0x0101010101010101) >>> 56)
}

/** The sum of eight words of 16 bits, when it fits in one. */
@inline
export function sumOfWords(v: v128): u32 {
  return <u32>(((i64x2.extract_lane(v, 0) + i64x2.extract_lane(v, 1)) * 0x0001000100010001) >>> 48)
}

/** Copies n bytes in steps of 16, which for short texts is quicker than memory.copy; writes up to fifteen bytes beyond them. */
@inline
export function copyShort(to: usize, from: usize, n: u32): void {
  for (let done: u32 = 0; done < n; done += 16) v128.store(to + done, v128.load(from + done))
}

/** Compares two texts by their bytes: below, at or above zero. Reads up to seven bytes beyond each. */
export function compare(a: usize, aSize: u32, b: usize, bSize: u32): i32 {
  const shorter = min(aSize, bSize)
  let i: u32 = 0
  for (; i + 8 <= shorter; i += 8) {
    const x = load<u64>(a + i)
    const y = load<u64>(b + i)
    if (x != y) return bswap(x) < bswap(y) ? -1 : 1
  }
  for (; i < shorter; i++) {
    const x: i32 = load<u8>(a + i)
    const y: i32 = load<u8>(b + i)
    if (x != y) return x - y
  }
  return <i32>aSize - <i32>bSize
}
