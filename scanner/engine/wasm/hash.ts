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

@inline
function mix(h: u64, word: u64): u64 {
  const m = (h ^ word) * 0xd6e8feb86659fd93
  return m ^ (m >> 32)
}

/**
 * Mixes a word that others follow: what differs in its highest bytes alone is spread over more bits than the next word, which holds some of
 * these bytes too, could take back.
 */
@inline
function stir(h: u64, word: u64): u64 {
  return rotl<u64>((h ^ word) * 0xd6e8feb86659fd93, 32) * 0x9fb21c651e98df25
}

/** Hashes n bytes, n ≥ 1; reads up to seven beyond them. Texts of up to 32 bytes are read as words that overlap, so that their length decides no loop. */
@inline
export function hashOf(at: usize, n: u32): u64 {
  const start = seed ^ (<u64>n * 0x9e3779b97f4a7c15)
  if (n < 8) return finish(mix(start, load<u64>(at) & (((<u64>1) << (n << 3)) - 1)))
  if (n <= 16) return finish(mix(stir(start, load<u64>(at)), load<u64>(at + n - 8)))
  if (n <= 32) return finish(mix(stir(start, load<u64>(at)), load<u64>(at, 8)) + mix(stir(~start, load<u64>(at + n - 16)), load<u64>(at + n - 8)) * 0x9fb21c651e98df25)
  return hashOfLong(at, n, start)
}

function hashOfLong(at: usize, n: u32, start: u64): u64 {
  let h = start
  let g = ~start
  let p = at
  for (let left = n; left > 16; left -= 16) {
    h = stir(h, load<u64>(p))
    g = stir(g, load<u64>(p, 8))
    p += 16
  }
  const end = at + n
  return finish(mix(h, load<u64>(end - 16)) + mix(g, load<u64>(end - 8)) * 0x9fb21c651e98df25)
}

/** The factor of a column: what makes the same value in another column another value. */
export function factorOf(column: u32): u64 {
  return finish(<u64>column + 0x517cc1b727220a95) | 1
}
