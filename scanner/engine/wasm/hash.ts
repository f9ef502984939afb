let seed: u64 = 0x243f6a8885a308d3

/** The hash of a cell that holds nothing; it adds nothing to its row, so that columns found late change no row before them. */
export const NOTHING: u64 = 0

/** Sets the salt of all hashes; to be called before the first cell. */
export function setSeed(value: u64): void {
  seed = value
}

/** Mixes all bits of a hash into all others (the finalizer of MurmurHash3). */
@inline
export function finish(hash: u64): u64 {
  let h = hash ^ (hash >> 33)
  h *= 0xff51afd7ed558ccd
  h ^= h >> 29
  h *= 0xc4ceb9fe1a85ec53
  return h ^ (h >> 32)
}

/** Hashes n bytes, n ≥ 1; reads up to seven beyond them. */
@inline
export function hashOf(at: usize, n: u32): u64 {
  let h = seed ^ (<u64>n * 0x9e3779b97f4a7c15)
  let p = at
  let left = n
  while (left >= 8) {
    h = (h ^ load<u64>(p)) * 0xd6e8feb86659fd93
    h ^= h >> 32
    p += 8
    left -= 8
  }
  if (left) {
    h = (h ^ (load<u64>(p) & (((<u64>1) << (left << 3)) - 1))) * 0xd6e8feb86659fd93
    h ^= h >> 32
  }
  return finish(h)
}

/** The factor of a column: what makes the same value in another column another value. */
export function factorOf(column: u32): u64 {
  return finish(<u64>column + 0x517cc1b727220a95) | 1
}
