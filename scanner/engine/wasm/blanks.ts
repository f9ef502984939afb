/** Blanks at the ends of texts: ordinary ones and signs below, U+00A0, U+3000, and the mark U+FEFF. */

/** Where the text begins behind the blanks at its front. */
export function blanksBefore(at: usize, end: usize): usize {
  let p = at
  while (p < end) {
    const byte: u32 = load<u8>(p)
    if (byte <= 32) p++
    else if (byte == 0xc2 && load<u8>(p, 1) == 0xa0) p += 2
    else if (byte == 0xe3 && load<u16>(p, 1) == 0x8080) p += 3
    else if (byte == 0xef && load<u16>(p, 1) == 0xbfbb) p += 3
    else break
  }
  return min(p, end)
}

/** Where the text ends before the blanks at its back. */
export function blanksAfter(at: usize, end: usize): usize {
  let p = end
  while (p > at) {
    const byte: u32 = load<u8>(p - 1)
    if (byte <= 32) p--
    else if (byte == 0xa0 && p - 1 > at && load<u8>(p - 2) == 0xc2) p -= 2
    else if (byte == 0x80 && p - 2 > at && load<u16>(p - 3) == 0x80e3) p -= 3
    else if (byte == 0xbf && p - 2 > at && load<u16>(p - 3) == 0xbbef) p -= 3
    else break
  }
  return p
}

/** First bytes, and last bytes, that blanks, or a mark, at an end of a text may have. */
const starts = memory.data(256, 16)
const stops = memory.data(256, 16)

/** Lays down the tables of bytes at the ends of texts; once, before the first cell. */
export function layEnds(): void {
  memory.fill(starts, 1, 33)
  store<u8>(starts + 0xc2, 1)
  store<u8>(starts + 0xe3, 1)
  store<u8>(starts + 0xef, 1)
  memory.fill(stops, 1, 33)
  store<u8>(stops + 0xa0, 1)
  store<u8>(stops + 0x80, 1)
  store<u8>(stops + 0xbf, 1)
}

/** Whether a text of at least one byte has blanks at an end, or a mark at its front. */
@inline
export function hasBlanks(at: usize, n: u32): bool {
  return (load<u8>(<usize>load<u8>(at), starts) | load<u8>(<usize>load<u8>(at + n - 1), stops)) != 0 && hasSome(at, n)
}

function hasSome(at: usize, n: u32): bool {
  const first: u32 = load<u8>(at)
  const last: u32 = load<u8>(at + n - 1)
  if (first <= 32 || last <= 32) return true
  const front: u32 = load<u32>(at) & 0xffffff
  const back: u32 = load<u32>(at + n - 4) >> 8
  return (front & 0xffff) == 0xa0c2 || front == 0x8080e3 || front == 0xbfbbef || back >> 8 == 0xa0c2 || back == 0x8080e3 || back == 0xbfbbef
}
