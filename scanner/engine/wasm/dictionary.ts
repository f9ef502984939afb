import { copyShort } from './bytes'
import { BAR, KNOWN, SLOT, SLOTS, SLOT_COUNT, SLOT_TEXT, TAKEN, TEXTS, TEXTS_ROOM, TEXTS_USED } from './layout'
import { give, take } from './memory'
import { placeholderOf } from './placeholders'

/** Different values a dictionary holds before it keeps only those with the smaller hashes. */
let most: u32 = 2048

/** Sets how many different values each column may hold. */
export function setMost(values: u32): void {
  most = values
}

const FIRST_SLOTS: u32 = 64
const FIRST_TEXTS: u32 = 1024

/** Gives a new column its dictionary. */
export function layDictionary(column: usize): void {
  store<u64>(column, u64.MAX_VALUE, BAR)
  store<u32>(column, <u32>take(FIRST_SLOTS * SLOT), SLOTS)
  store<u32>(column, FIRST_SLOTS, SLOT_COUNT)
  store<u32>(column, <u32>take(FIRST_TEXTS), TEXTS)
  store<u32>(column, FIRST_TEXTS, TEXTS_ROOM)
}

/** The slot of this hash, or the free one where it would stand. */
@inline
export function slotOf(column: usize, hash: u64): usize {
  const slots: usize = load<u32>(column, SLOTS)
  const mask = load<u32>(column, SLOT_COUNT) - 1
  let i = <u32>hash & mask
  while (true) {
    const slot = slots + <usize>i * SLOT
    if (load<u64>(slot) == hash || load<u32>(slot, 8) == 0) return slot
    i = (i + 1) & mask
  }
}

/** Whether the value of this hash was met lately enough to be known without a look at its slot; only of a dictionary that does not hold all values. */
@inline
export function isKnown(column: usize, hash: u64): bool {
  return load<u64>(knownAt(column, hash)) == hash
}

/** Puts down that this value is in the dictionary. */
@inline
export function makeKnown(column: usize, hash: u64): void {
  store<u64>(knownAt(column, hash), hash)
}

@inline
function knownAt(column: usize, hash: u64): usize {
  return <usize>load<u32>(column, KNOWN) + ((<usize>hash & (load<u32>(column, SLOT_COUNT) - 1)) << 3)
}

/** Puts a value into a free slot, with the beginning of its text; grows the tables first when they are full, so the slot may move. */
export function putValue(column: usize, free: usize, hash: u64, at: usize, n: u32, value: f64): usize {
  const taken = load<u32>(column, TAKEN) + 1
  let slot = free
  if (taken <= most && taken * 2 > load<u32>(column, SLOT_COUNT)) {
    rebuild(column, load<u32>(column, SLOT_COUNT) * 2)
    slot = slotOf(column, hash)
  }
  const length = min(n, <u32>SLOT_TEXT)
  const used = load<u32>(column, TEXTS_USED)
  const room = load<u32>(column, TEXTS_ROOM)
  if (used + length + 16 > room) {
    const texts: usize = load<u32>(column, TEXTS)
    const wider = take(room * 2)
    memory.copy(wider, texts, used)
    give(texts, room)
    store<u32>(column, <u32>wider, TEXTS)
    store<u32>(column, room * 2, TEXTS_ROOM)
  }
  copyShort(<usize>load<u32>(column, TEXTS) + used, at, length)
  store<u32>(column, used + length, TEXTS_USED)
  store<u32>(column, taken, TAKEN)
  store<u64>(slot, hash)
  store<u32>(slot, used, 16)
  store<u32>(slot, length, 20)
  store<f64>(slot, value, 24)
  return slot
}

/** Moves the values not above the bar into new tables of so many slots. */
function rebuild(column: usize, count: u32): void {
  const slots: usize = load<u32>(column, SLOTS)
  const old = load<u32>(column, SLOT_COUNT)
  const texts: usize = load<u32>(column, TEXTS)
  const room = load<u32>(column, TEXTS_ROOM)
  const bar = load<u64>(column, BAR)
  const fresh = take(room)
  let used: u32 = 0
  let taken: u32 = 0
  store<u32>(column, <u32>take(count * SLOT), SLOTS)
  store<u32>(column, count, SLOT_COUNT)
  for (let slot = slots; slot < slots + <usize>old * SLOT; slot += SLOT) {
    if (load<u32>(slot, 8) == 0 || load<u64>(slot) > bar) continue
    const length = load<u32>(slot, 20)
    copyShort(fresh + used, texts + <usize>load<u32>(slot, 16), length)
    const to = slotOf(column, load<u64>(slot))
    copyShort(to, slot, SLOT)
    store<u32>(to, used, 16)
    used += length
    taken++
  }
  give(slots, old * SLOT)
  give(texts, room)
  store<u32>(column, <u32>fresh, TEXTS)
  store<u32>(column, used, TEXTS_USED)
  store<u32>(column, taken, TAKEN)
}

/** Whether there are more different values than may be held. */
@inline
export function isOver(column: usize): bool {
  return load<u32>(column, TAKEN) > most
}

/** Lowers the bar until few enough values are left. */
export function lowerBar(column: usize): void {
  while (load<u32>(column, TAKEN) > most) {
    store<u64>(column, load<u64>(column, BAR) >> 1, BAR)
    rebuild(column, load<u32>(column, SLOT_COUNT))
  }
  if (!load<u32>(column, KNOWN)) store<u32>(column, <u32>take(load<u32>(column, SLOT_COUNT) << 3), KNOWN)
}

/** Moves the values to the front of their table for reading, placeholders with a count of 0; nothing can be looked up afterwards. */
export function packValues(column: usize): void {
  const slots: usize = load<u32>(column, SLOTS)
  let to = slots
  for (let slot = slots; slot < slots + <usize>load<u32>(column, SLOT_COUNT) * SLOT; slot += SLOT) {
    if (load<u32>(slot, 8) == 0) continue
    if (to != slot) memory.copy(to, slot, SLOT)
    if (placeholderOf(load<u64>(to))) store<u32>(to, 0, 8)
    to += SLOT
  }
  store<u32>(column, <u32>((to - slots) / SLOT), TAKEN)
}
