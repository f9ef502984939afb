import { prefixMasks } from './bytes'
import { sizeAt, textAt, valueCount } from './block'
import { MAX_PREFIX, MIN_PREFIX } from './layout'
import { lower, prefixOf, raise } from './raw'

/** Turns the bytes of two numbers of 64 bits round; and the sign of each, since vectors compare signed numbers only. */
const rounds = memory.data<u8>([7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8])
const signs = memory.data<u64>([0x8000000000000000, 0x8000000000000000])

@inline
function signed(prefix: u64): v128 { return i64x2.splat(prefix ^ 0x8000000000000000) }

/** The prefixes of a value and the next, as prefixOf tells them, but for their signs. */
@inline
function prefixesFrom(i: u32): v128 {
  const texts = v128.load64_lane(textAt(i + 1), v128.load64_zero(textAt(i)), 1)
  const masks = v128.load64_lane(<usize>min(sizeAt(i + 1), 8) << 3, v128.load64_zero(<usize>min(sizeAt(i), 8) << 3, prefixMasks), 1, prefixMasks)
  return v128.xor(i8x16.swizzle(v128.and(texts, masks), v128.load(rounds)), v128.load(signs))
}

/** Which of at most 64 values have a prefix that is not between the two, a bit each; where their number is odd, what an earlier block left is looked at too. */
function outside(first: u32, count: u32, lowest: v128, highest: v128): u64 {
  let inside: u64 = 0
  for (let i = (count + 1) & ~1; i > 0; ) {
    i -= 2
    const prefixes = prefixesFrom(first + i)
    inside = (inside << 2) | <u64>i64x2.bitmask(v128.and(i64x2.gt_s(prefixes, lowest), i64x2.gt_s(highest, prefixes)))
  }
  return ~inside & (u64.MAX_VALUE >> (64 - count))
}

/** Least and greatest of the values of a block: only of few is more to be compared than their first bytes. */
export function boundTexts(column: usize, first: u32): void {
  const count = valueCount()
  for (let from = first; from < count; from += 64) {
    const some = min(count - from, 64)
    for (let bits = outside(from, some, signed(load<u64>(column, MIN_PREFIX)), signed(load<u64>(column, MAX_PREFIX))); bits; bits &= bits - 1) {
      const at = textAt(from + <u32>ctz(bits))
      const n = sizeAt(from + <u32>ctz(bits))
      const prefix = prefixOf(at, n)
      if (prefix <= load<u64>(column, MIN_PREFIX)) lower(column, at, n, prefix)
      if (prefix >= load<u64>(column, MAX_PREFIX)) raise(column, at, n, prefix)
    }
  }
}
