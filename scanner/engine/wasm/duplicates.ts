import { give, take } from './memory'

/**
 * Hashes of rows (stream 0) and of columns that may be keys (1–4), kept in chained blocks one after the other, and only at the end parted by
 * their lowest byte, so that equal ones of all workers can be found part by part.
 * A block: u32 next, u32 hashes in it, then the hashes.
 */
const STREAMS: u32 = 5
const PARTS: u32 = 256
const BLOCK: u32 = 4096
const HELD: u32 = (BLOCK - 8) / 8
/** For each stream: u32 first block, u32 last block, u32 where the next hash goes, u32 where the last block ends. */
const chains = memory.data(5 * 16, 16)
/** The same for each stream and part. */
const heads = memory.data(5 * 256 * 16, 16)
/** Which streams were parted, a bit each. */
let parted: u32 = 0
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

/** Adds a hash. */
@inline
export function keepHash(stream: u32, hash: u64): void {
  if (hash > bar) return
  const chain = chains + ((<usize>stream) << 4)
  let at: usize = load<u32>(chain, 8)
  if (at == load<u32>(chain, 12)) at = newBlock(chain)
  store<u64>(at, hash)
  store<u32>(chain, <u32>at + 8, 8)
}

/** Adds hashes that stand one after the other: while all are kept, as many at once as their block has room for. */
export function keepHashes(stream: u32, from: usize, count: u32): void {
  const end = from + (<usize>count << 3)
  let p = from
  while (p < end) {
    const chain = chains + ((<usize>stream) << 4)
    const at: usize = load<u32>(chain, 8)
    const bytes = bar == u64.MAX_VALUE ? min(end - p, <usize>load<u32>(chain, 12) - at) : 0
    for (let done: usize = 0; done < bytes; done += 8) store<u64>(at + done, load<u64>(p + done))
    store<u32>(chain, <u32>(at + bytes), 8)
    p += bytes
    if (p < end) {
      keepHash(stream, load<u64>(p))
      p += 8
    }
  }
}

/** Goes on in a new block; answers where its first hash goes. */
function newBlock(chain: usize): usize {
  total += HELD
  if (total > most) {
    halve()
    const at: usize = load<u32>(chain, 8)
    // The last block has room again; one hung behind it would make what is left in it count as hashes.
    if (at != load<u32>(chain, 12)) {
      total -= HELD
      return at
    }
  }
  const block = addBlock(chain)
  store<u32>(chain, <u32>block + 8 + HELD * 8, 12)
  return block + 8
}

/** Hangs an empty block on a list. */
function addBlock(head: usize): usize {
  const block = take(BLOCK)
  const last: usize = load<u32>(head, 4)
  if (last) store<u32>(last, <u32>block)
  else store<u32>(head, <u32>block)
  store<u32>(head, <u32>block, 4)
  return block
}

/** Hashes in a block of a chain; the last one is still open. */
@inline
function heldIn(chain: usize, block: usize): u32 {
  return block == load<u32>(chain, 4) ? (load<u32>(chain, 8) - <u32>block - 8) >> 3 : HELD
}

/** Keeps only the smaller half of the hashes. */
function halve(): void {
  bar >>= 1
  total = HELD
  for (let chain = chains; chain < chains + <usize>(STREAMS << 4); chain += 16) {
    let from: usize = load<u32>(chain)
    if (!from) continue
    let to = from
    let held: u32 = 0
    while (from) {
      const next: usize = load<u32>(from)
      const count = heldIn(chain, from)
      for (let i: u32 = 0; i < count; i++) {
        const hash = load<u64>(from + 8 + (<usize>i << 3))
        if (hash > bar) continue
        if (held == HELD) {
          total += HELD
          to = load<u32>(to)
          held = 0
        }
        store<u64>(to + 8 + (<usize>held << 3), hash)
        held++
      }
      from = next
    }
    const spare: usize = load<u32>(to)
    store<u32>(to, 0)
    store<u32>(chain, <u32>to, 4)
    store<u32>(chain, <u32>to + 8 + held * 8, 8)
    store<u32>(chain, <u32>to + 8 + HELD * 8, 12)
    total += HELD
    giveChain(spare)
  }
}

function giveChain(first: usize): void {
  let block = first
  while (block) {
    const next: usize = load<u32>(block)
    give(block, BLOCK)
    block = next
  }
}

/** Parts the hashes of a stream by their lowest byte (the highest is empty below a bar); blocks read are used anew, so this takes little memory. */
function part(stream: u32): void {
  if ((parted >> stream) & 1) return
  parted |= 1 << stream
  const chain = chains + ((<usize>stream) << 4)
  let block: usize = load<u32>(chain)
  while (block) {
    const next: usize = load<u32>(block)
    const end = block + 8 + ((<usize>heldIn(chain, block)) << 3)
    for (let at = block + 8; at < end; at += 8) addToPart(stream, load<u64>(at))
    give(block, BLOCK)
    block = next
  }
}

@inline
function headOf(stream: u32, piece: u32): usize {
  return heads + ((<usize>stream * PARTS + piece) << 4)
}

/** Where the first hash of a block stands. First blocks begin at different places, since blocks written at the same place would drive each other out of the nearest cache. */
@inline
function startIn(head: usize, block: usize): usize {
  return block + 8 + (block == load<u32>(head) ? (head & 1008) >> 4 << 6 : 0)
}

@inline
function endIn(head: usize, block: usize): usize {
  return block == load<u32>(head, 4) ? <usize>load<u32>(head, 8) : block + 8 + HELD * 8
}

@inline
function addToPart(stream: u32, hash: u64): void {
  const head = headOf(stream, <u32>hash & 255)
  let at: usize = load<u32>(head, 8)
  if (at == load<u32>(head, 12)) {
    const block = addBlock(head)
    at = startIn(head, block)
    store<u32>(head, <u32>block + 8 + HELD * 8, 12)
  }
  store<u64>(at, hash)
  store<u32>(head, <u32>at + 8, 8)
}

/** How many hashes a part of a stream holds; nothing is kept in it any more. */
export function hashesIn(stream: u32, piece: u32): u32 {
  part(stream)
  const head = headOf(stream, piece)
  let bytes: usize = 0
  for (let block: usize = load<u32>(head); block; block = load<u32>(block)) bytes += endIn(head, block) - startIn(head, block)
  return <u32>(bytes >> 3)
}

/** Writes the hashes of a part one after the other. */
export function copyHashes(stream: u32, piece: u32, to: usize): void {
  const head = headOf(stream, piece)
  let p = to
  for (let block: usize = load<u32>(head); block; block = load<u32>(block)) {
    const start = startIn(head, block)
    const bytes = endIn(head, block) - start
    memory.copy(p, start, bytes)
    p += bytes
  }
}

/** Counts the hashes of a stream, not above the limit, that were met before in it: where one engine has seen all, none has to leave it. */
export function countOwn(stream: u32, limit: u64): u32 {
  let again: u32 = 0
  for (let piece: u32 = 0; piece < PARTS; piece++) {
    const count = hashesIn(stream, piece)
    if (!count) continue
    const at = take(count << 3)
    copyHashes(stream, piece, at)
    again += countAgain(at, count, limit)
    give(at, count << 3)
  }
  return again
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
