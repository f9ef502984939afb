/** How far the first records of delimited text reach: bytes, and lines. */
export type Skipped = { bytes: number; lines: number }

/** Passes over so many records (blank lines are none) of text in UTF-8 or GB18030; null when they do not end within the bytes. */
export function skipRecords(bytes: Buffer, count: number, delimiter: number): Skipped | null {
  let left = count
  let lines = 0
  let at = 0
  for (let start = 0; left > 0;) {
    if (at >= bytes.length) return null
    const byte = bytes[at]!
    const before = at === start ? delimiter : bytes[at - 1]!
    if (byte === 34 && before === delimiter) {
      const end = afterQuoted(bytes, at + 1)
      if (end < 0) return null
      for (let lf = bytes.indexOf(10, at); lf >= 0 && lf < end; lf = bytes.indexOf(10, lf + 1)) lines++
      at = end
    } else if (byte === 10 || byte === 13) {
      if (at > start) left--
      at += byte === 13 && bytes[at + 1] === 10 ? 2 : 1
      start = at
      lines++
    } else at++
  }
  return { bytes: at, lines }
}

function afterQuoted(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(34, from); at >= 0; at = bytes.indexOf(34, at)) {
    if (bytes[at + 1] !== 34) return at + 1
    at += 2
  }
  return -1
}
