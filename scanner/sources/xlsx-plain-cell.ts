/** Bytes within which a plain cell ends. */
const LONGEST = 128
/** Bytes within which its attributes end. */
const TAG = 64
const [SPACE, QUOTE, MINUS, DOT, SLASH, ZERO, NINE, LT, EQUALS, GT] = [32, 34, 45, 46, 47, 48, 57, 60, 61, 62]
const [C, N, R, S, T, V] = [99, 110, 114, 115, 116, 118]

/**
 * A cell as nearly all are written, `<c r="B7" s="2" t="s"><v>41</v></c>` or `<c r="B7" s="2"/>`, read in one go where it lies; whatever
 * is not just so is left to the reader of XML.
 */
export class PlainCell {
  /** Where the cell ends. */
  end = 0
  /** Counted from 0; -1 when the cell does not tell. */
  column = -1
  style = 0
  isShared = false
  /** Where its value lies, digits with sign and point, at most 15; from 0 to 0 when it has none. */
  from = 0
  to = 0
  /** Which shared string it names. */
  shared = -1

  /** Reads the cell that begins here; false when there is none, or none so plain. */
  read(bytes: Buffer, at: number): boolean {
    if (at + LONGEST > bytes.length || bytes[at] !== LT || bytes[at + 1] !== C) return false
    this.column = -1
    this.style = 0
    this.isShared = false
    let i = at + 2
    while (bytes[i] === SPACE) {
      i = this.#attribute(bytes, i + 1)
      if (i < 0 || i > at + TAG) return false
    }
    this.from = this.to = 0
    if (bytes[i] === SLASH && bytes[i + 1] === GT) {
      this.end = i + 2
      return true
    }
    if (bytes[i] !== GT || bytes[i + 1] !== LT || bytes[i + 2] !== V || bytes[i + 3] !== GT) return false
    return this.isShared ? this.#name(bytes, i + 4) : this.#number(bytes, i + 4)
  }

  /** Reads `r`, `s` or `t` and answers where it ends, -1 when it is another or written otherwise. */
  #attribute(bytes: Buffer, at: number): number {
    if (bytes[at + 1] !== EQUALS || bytes[at + 2] !== QUOTE) return -1
    const name = bytes[at]
    let i = at + 3
    if (name === R) i = this.#reference(bytes, i)
    else if (name === S) {
      this.style = 0
      for (const most = i + 5; i < most && isDigit(bytes[i]!); i++) this.style = this.style * 10 + bytes[i]! - ZERO
    } else if (name === T && (bytes[i] === S || bytes[i] === N)) this.isShared = bytes[i++] === S
    else return -1
    return bytes[i] === QUOTE ? i + 1 : -1
  }

  #reference(bytes: Buffer, at: number): number {
    let column = 0
    let i = at
    for (; i < at + 3; i++) {
      const letter = bytes[i]! - 64
      if (letter < 1 || letter > 26) break
      column = column * 26 + letter
    }
    this.column = column - 1
    for (const most = i + 7; i < most && isDigit(bytes[i]!); i++);
    return i
  }

  #name(bytes: Buffer, at: number): boolean {
    let shared = 0
    let i = at
    for (; i < at + 9 && isDigit(bytes[i]!); i++) shared = shared * 10 + bytes[i]! - ZERO
    this.shared = shared
    return this.#close(bytes, at, i)
  }

  #number(bytes: Buffer, at: number): boolean {
    let i = at
    for (; i < at + 15; i++) {
      const byte = bytes[i]!
      if (!isDigit(byte) && byte !== DOT && byte !== MINUS) break
    }
    return this.#close(bytes, at, i)
  }

  #close(bytes: Buffer, from: number, to: number): boolean {
    this.from = from
    this.to = to
    this.end = to + 8
    return (
      to > from &&
      bytes[to] === LT &&
      bytes[to + 1] === SLASH &&
      bytes[to + 2] === V &&
      bytes[to + 3] === GT &&
      bytes[to + 4] === LT &&
      bytes[to + 5] === SLASH &&
      bytes[to + 6] === C &&
      bytes[to + 7] === GT
    )
  }
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE
}
