import { hashOf } from './hash'
import { PLACEHOLDERS, PLACEHOLDER_KINDS } from './layout'
import { take } from './memory'

/** Hashes of the texts that stand for nothing, in a table of 256 slots: u64 hash, u32 number from 1. */
const table = memory.data(256 * 16, 16)
let known: u32 = 0
/** Bytes of the longest. */
let longest: u32 = 0
/** For each first byte, the lengths of placeholders that begin with it, a bit each. */
const begins = memory.data(256 * 4, 16)

/** Adds the text at this place; its number is its place in the list the host keeps. */
export function addPlaceholder(at: usize, n: u32): void {
  const hash = hashOf(at, n)
  let slot = <usize>hash & 255
  while (load<u32>(table + (slot << 4), 8)) slot = (slot + 1) & 255
  store<u64>(table + (slot << 4), hash)
  store<u32>(table + (slot << 4), ++known, 8)
  const lengths = begins + (<usize>load<u8>(at) << 2)
  store<u32>(lengths, load<u32>(lengths) | ((<u32>1) << n))
  longest = max(longest, n)
}

/** Bytes of the longest placeholder: where all texts are longer, none has to be looked at. */
@inline
export function longestPlaceholder(): u32 { return longest }

/** Whether a text of this first byte and length may be a placeholder; lengths are taken as their rest by 32. */
@inline
export function mayBePlaceholder(first: u32, n: u32): bool {
  return ((load<u32>(begins + (<usize>first << 2)) >> (n & 31)) & 1) != 0
}

/** The number of the placeholder with this hash, from 1; 0 when it is none. */
@inline
export function placeholderOf(hash: u64): u32 {
  let slot = <usize>hash & 255
  while (true) {
    const number = load<u32>(table + (slot << 4), 8)
    if (number == 0 || load<u64>(table + (slot << 4)) == hash) return number
    slot = (slot + 1) & 255
  }
}

/** Counts a placeholder in its column. */
export function countPlaceholder(column: usize, number: u32, weight: u32): void {
  let counts: usize = load<u32>(column, PLACEHOLDERS)
  if (!counts) {
    counts = take(PLACEHOLDER_KINDS * 4)
    store<u32>(column, <u32>counts, PLACEHOLDERS)
  }
  const at = counts + ((<usize>number - 1) << 2)
  store<u32>(at, load<u32>(at) + weight)
}
