import { findQuote } from './split'

/** What a range does to the state of quoting, answered without splitting it: by its quotes only. */

let delimiter: u32 = 44

/** Sets the byte between cells. */
export function setDelimiter(byte: u32): void {
  delimiter = byte
}

@inline
function opens(before: u32): bool {
  return before == delimiter || before == 10 || before == 13
}

/** Whether a quoted cell is open at `end`, given whether one is at `from`. Neither place may follow a quote; the byte before `from` must be there, a line end at the start of a file. */
export function openAfter(from: usize, end: usize, isOpen: bool): bool {
  let open = isOpen
  let p = from
  while (true) {
    p = findQuote(p, end)
    if (p >= end) return open
    if (!open) open = opens(load<u8>(p - 1))
    else if (p + 1 < end && load<u8>(p, 1) == 34) p++
    else open = false
    p++
  }
}

/** Where the first record begins at or after `from`; 0 when that is not seen before `end`. */
export function firstRecord(from: usize, end: usize, isOpen: bool): usize {
  const before = load<u8>(from - 1)
  return !isOpen && (before == 10 || before == 13) ? from : nextRecord(from, end, isOpen)
}

/** Where a record begins after the one that goes on, or begins, at `from`; 0 when that is not seen before `end`. */
export function nextRecord(from: usize, end: usize, isOpen: bool): usize {
  let open = isOpen
  let p = from
  while (p < end) {
    if (open) {
      p = findQuote(p, end)
      if (p + 1 >= end) return 0
      if (load<u8>(p, 1) == 34) p++
      else open = false
      p++
      continue
    }
    const byte: u32 = load<u8>(p)
    if (byte == 10) return p + 1
    if (byte == 13) return p + 1 >= end ? 0 : load<u8>(p, 1) == 10 ? p + 2 : p + 1
    if (byte == 34 && opens(load<u8>(p - 1))) open = true
    p++
  }
  return 0
}
