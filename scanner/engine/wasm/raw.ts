import { compare, prefixMasks } from './bytes'
import { CHARACTERS, HAS_RAW, KEPT, MAX_BYTES, MAX_LENGTH, MAX_PREFIX, MAX_SIZE, MIN_BYTES, MIN_LENGTH, MIN_PREFIX, MIN_SIZE } from './layout'

/** Adds lengths of texts, in characters: their sum, the least and the greatest. */
@inline
export function countLengths(column: usize, total: u64, least: u32, most: u32): void {
  store<u64>(column, load<u64>(column, CHARACTERS) + total, CHARACTERS)
  if (least < load<u32>(column, MIN_LENGTH)) store<u32>(column, least, MIN_LENGTH)
  if (most > load<u32>(column, MAX_LENGTH)) store<u32>(column, most, MAX_LENGTH)
}

/** The characters of n bytes of this shape. */
@inline
export function charactersOf(n: u32, shape: u64): u32 {
  return n - (<u32>(shape >> 40) & 0xfffff)
}

/** The first eight bytes of a text, the first of them highest. */
@inline
export function prefixOf(at: usize, n: u32): u64 {
  return bswap(load<u64>(at) & load<u64>(prefixMasks + (<usize>min(n, 8) << 3)))
}

/** Lengths, least and greatest of a text as it stands; `shape` is from shapeOf. */
export function measureRaw(column: usize, at: usize, n: u32, shape: u64, weight: u32): void {
  const characters = charactersOf(n, shape)
  countLengths(column, <u64>characters * weight, characters, characters)
  const prefix = prefixOf(at, n)
  if (prefix <= load<u64>(column, MIN_PREFIX)) lower(column, at, n, prefix)
  if (prefix >= load<u64>(column, MAX_PREFIX)) raise(column, at, n, prefix)
}

/** Keeps a text as the least if it is; to be asked of one whose prefix is not above the least one's. */
export function lower(column: usize, at: usize, n: u32, prefix: u64): void {
  if (load<u32>(column, HAS_RAW) && compare(at, min(n, <u32>KEPT), column + MIN_BYTES, load<u32>(column, MIN_SIZE)) >= 0) return
  keep(column, MIN_BYTES, MIN_SIZE, MIN_PREFIX, at, n, prefix)
  if (!load<u32>(column, HAS_RAW)) keep(column, MAX_BYTES, MAX_SIZE, MAX_PREFIX, at, n, prefix)
  store<u32>(column, 1, HAS_RAW)
}

/** Keeps a text as the greatest if it is; to be asked of one whose prefix is not below the greatest one's. */
export function raise(column: usize, at: usize, n: u32, prefix: u64): void {
  if (compare(at, min(n, <u32>KEPT), column + MAX_BYTES, load<u32>(column, MAX_SIZE)) > 0) keep(column, MAX_BYTES, MAX_SIZE, MAX_PREFIX, at, n, prefix)
}

function keep(column: usize, bytes: usize, size: usize, prefixAt: usize, at: usize, n: u32, prefix: u64): void {
  const kept = min(n, <u32>KEPT)
  memory.copy(column + bytes, at, kept)
  store<u32>(column + size, kept)
  store<u64>(column + prefixAt, prefix)
}
