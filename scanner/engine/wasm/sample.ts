import { copyShort } from './bytes'
import { finish } from './hash'
import { QUOTED } from './cell'
import { give, take } from './memory'

/**
 * Rows kept side by side: those whose place in the file hashes below a bar, which is lowered whenever there are too many.
 * A row in the store: u64 place (range << 32 | row), u32 bytes it takes, u32 cells, then for each cell u32 length (all ones when nothing is there) and its bytes.
 */
let store_: usize = 0
let room: u32 = 0
let used: u32 = 0
let count: u32 = 0
let most: u32 = 4096
let bar: u64 = u64.MAX_VALUE
const MOST_BYTES: u32 = 12 << 20
/** Bytes kept of one cell. */
const CELL: u32 = 2048

/** Sets how many rows may be kept. */
export function setSampleSize(rows: u32): void { most = rows }
/** Where the rows kept are. */
export function sampleAt(): usize { return store_ }
/** Bytes they take. */
export function sampleBytes(): u32 { return used }
/** Only rows whose place hashes not above this were kept; as a share of all. */
export function sampleBar(): u64 { return bar }

@inline
function hashOfPlace(place: u64): u64 {
  return finish(place * 0x9e3779b97f4a7c15 + 0x632be59bd9b4e019)
}

/** Offers the row at this place; its cells lie from `cells` on, `step` bytes apart. */
@inline
export function offerRow(place: u64, cells: usize, step: usize, width: u32): void {
  if (hashOfPlace(place) <= bar) keepRow(place, cells, step, width)
}

function keepRow(place: u64, cells: usize, step: usize, width: u32): void {
  let size: u32 = 16
  for (let i: u32 = 0; i < width; i++) size += 4 + min(load<u32>(cells + <usize>i * step, 4) & ~QUOTED, CELL)
  size = (size + 7) & ~7
  while (used + size + 64 > room) widen()
  let p = store_ + used
  store<u64>(p, place)
  store<u32>(p, size, 8)
  store<u32>(p, width, 12)
  p += 16
  for (let i: u32 = 0; i < width; i++) {
    const start = load<u32>(cells + <usize>i * step)
    const length = load<u32>(cells + <usize>i * step, 4)
    const kept = min(length & ~QUOTED, CELL)
    store<u32>(p, length == 0 ? 0xffffffff : kept)
    copyShort(p + 4, start, kept)
    p += 4 + kept
  }
  used += size
  count++
  while ((count > most || used > MOST_BYTES) && count > 1) thin()
}

function widen(): void {
  const wider = take(max(room * 2, 1 << 16))
  if (room) {
    memory.copy(wider, store_, used)
    give(store_, room)
  }
  room = max(room * 2, 1 << 16)
  store_ = wider
}

function thin(): void {
  bar >>= 1
  let to: u32 = 0
  let left: u32 = 0
  for (let from: u32 = 0; from < used; ) {
    const size = load<u32>(store_ + from, 8)
    if (hashOfPlace(load<u64>(store_ + from)) <= bar) {
      memory.copy(store_ + to, store_ + from, size)
      to += size
      left++
    }
    from += size
  }
  used = to
  count = left
}
