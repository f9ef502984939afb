import { give, take } from './memory'

/**
 * Hashes of rows (stream 0) and of columns that may be keys (1–4), kept by their highest byte in chained blocks,
 * so that equal ones of all workers can be found part by part.
 * A block: u32 next, u32 hashes in it, then the hashes.
 */
const PARTS: u32 = 256
const BLOCK: u32 = 4096
const HELD: u32 = (BLOCK - 8) / 8
/** For each stream and part: u32 first block, u32 last block. */
const heads = memory.data(5 * 256 * 8, 16)
let total: u64 = 0
let most: u64 = 0
let bar: u64 = u64.MAX_VALUE
let isOn: u32 = 0

/** Which streams are kept (a bit each), and how many hashes altogether before only the smaller ones are. */
export function setStreams(bits: u32, hashes: u32): void {
  isOn = bits
  most = hashes
}

/** Only hashes not above this were kept. */
export function duplicatesBar(): u64 { return bar }
/** Whether hashes of this stream are kept. */
@inline
export function isStream(stream: u32): bool { return ((isOn >> stream) & 1) != 0 }

/** Adds a hash; its highest byte is mixed in again, because the bar would leave it empty. */
@inline
export function keepHash(stream: u32, hash: u64): void {
  if (hash > bar) return
  const head = heads + ((<usize>stream * PARTS + (<usize>hash & 255)) << 3)
  let block: usize = load<u32>(head, 4)
  let held: u32 = block ? load<u32>(block, 4) : HELD
  if (held == HELD) {
    block = newBlock(head)
    held = 0
  }
  store<u64>(block + 8 + (<usize>held << 3), hash)
  store<u32>(block, held + 1, 4)
}

function newBlock(head: usize): usize {
  total += HELD
  if (total > most) halve()
  const block = take(BLOCK)
  const last: usize = load<u32>(head, 4)
  if (last) store<u32>(last, <u32>block)
  else store<u32>(head, <u32>block)
  store<u32>(head, <u32>block, 4)
  return block
}

/** Keeps only the smaller half of the hashes. */
function halve(): void {
  bar >>= 1
  total = HELD
  for (let head = heads; head < heads + <usize>(5 * PARTS * 8); head += 8) {
    let from: usize = load<u32>(head)
    if (!from) continue
    let to = from
    let held: u32 = 0
    while (from) {
      const next: usize = load<u32>(from)
      const count = load<u32>(from, 4)
      for (let i: u32 = 0; i < count; i++) {
        const hash = load<u64>(from + 8 + (<usize>i << 3))
        if (hash > bar) continue
        if (held == HELD) {
          store<u32>(to, HELD, 4)
          total += HELD
          to = load<u32>(to)
          held = 0
        }
        store<u64>(to + 8 + (<usize>held << 3), hash)
        held++
      }
      from = next
    }
    let spare: usize = load<u32>(to)
    store<u32>(to, 0)
    store<u32>(to, held, 4)
    store<u32>(head, <u32>to, 4)
    total += HELD
    while (spare) {
      const next: usize = load<u32>(spare)
      give(spare, BLOCK)
      spare = next
    }
  }
}

/** How many hashes a part of a stream holds. */
export function hashesIn(stream: u32, part: u32): u32 {
  let count: u32 = 0
  for (let block: usize = load<u32>(heads + ((<usize>stream * PARTS + part) << 3)); block; block = load<u32>(block)) count += load<u32>(block, 4)
  return count
}

/** Writes the hashes of a part one after the other. */
export function copyHashes(stream: u32, part: u32, to: usize): void {
  let p = to
  for (let block: usize = load<u32>(heads + ((<usize>stream * PARTS + part) << 3)); block; block = load<u32>(block)) {
    const bytes = <usize>load<u32>(block, 4) << 3
    memory.copy(p, block + 8, bytes)
    p += bytes
  }
}

/** Counts the hashes, not above the limit, that were met before among these. */
export function countAgain(at: usize, count: u32, limit: u64): u32 {
  let slots: u32 = 64
  while (slots < count * 2) slots <<= 1
  const table = take(slots << 3)
  const mask = slots - 1
  let again: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    const hash = load<u64>(at + (<usize>i << 3)) | 1
    if (hash > limit) continue
    let slot = <u32>(hash >> 8) & mask
    while (true) {
      const known = load<u64>(table + (<usize>slot << 3))
      if (known == 0) {
        store<u64>(table + (<usize>slot << 3), hash)
        break
      }
      if (known == hash) {
        again++
        break
      }
      slot = (slot + 1) & mask
    }
  }
  give(table, slots << 3)
  return again
}
