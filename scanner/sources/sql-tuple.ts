const [TAB, LINE, RETURN, SPACE, QUOTE, DOUBLE, OPEN, CLOSE, COMMA, BACKSLASH, SQUARE, UNSQUARE] = [
  9, 10, 13, 32, 39, 34, 40, 41, 44, 92, 91, 93,
]
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '', b: '\b', Z: '\x1a' }
/** What may stand before the quote of a text: `N`, `E`, `_binary`, `_utf8mb4`; `X` and `B` say that it is not written as text. */
const INTRODUCER = /(?:_[a-z0-9]+\s*|[neu]&?|[xb])(?=')/iy
const BITS = /^0?b'?([01]+)'?$/i
const HEX = /^(?:0x|x')([0-9a-f]*)'?$/i
/** How dumps of Oracle and Dameng write a day, and PostgreSQL a typed one. */
const MOMENT = /^(?:TO_(?:DATE|TIMESTAMP(?:_TZ)?)\s*\(\s*|DATE\s*|TIMESTAMP\s*)'([^']*)'/i
const CAST = /::[a-z_ ]+(?:\(\d+(?:,\d+)?\))?(?:\[\])?/iy

/** Reads one `(…)` of values beginning at `from`; null when the text ends before it does. With `escapes`, a backslash takes the sign after it, as in MySQL. */
export function readTuple(text: string, from: number, escapes: boolean): { cells: (string | null)[]; end: number } | null {
  const cells: (string | null)[] = []
  let at = from + 1
  for (;;) {
    while (isBlank(text.charCodeAt(at))) at++
    const cell = readCell(text, at, escapes)
    if (!cell) return null
    cells.push(cell.value)
    at = cell.end
    for (;;) {
      while (isBlank(text.charCodeAt(at))) at++
      CAST.lastIndex = at
      if (!CAST.test(text)) break
      at = CAST.lastIndex
    }
    if (at >= text.length) return null
    const sign = text.charCodeAt(at)
    if (sign === CLOSE) return { cells, end: at + 1 }
    // A second literal right after the first belongs to it; whatever else stands there is passed over.
    if (sign !== COMMA) {
      const next = readBare(text, at, escapes)
      if (!next) return null
      at = next.end
      if (text.charCodeAt(at) === CLOSE) return { cells, end: at + 1 }
    }
    at++
  }
}

const isBlank = (sign: number): boolean => sign === SPACE || sign === LINE || sign === RETURN || sign === TAB

function readCell(text: string, at: number, escapes: boolean): { value: string | null; end: number } | null {
  const first = text.charCodeAt(at)
  if (first === QUOTE || first === DOUBLE) return readQuoted(text, at + 1, first, escapes)
  if (first >= 48 && first <= 57) return readBare(text, at, escapes)
  INTRODUCER.lastIndex = at
  const introduced = INTRODUCER.exec(text)
  if (!introduced) return readBare(text, at, escapes)
  const kind = introduced[0].toLowerCase().trim()
  const quoted = readQuoted(text, at + introduced[0].length + 1, QUOTE, escapes || kind === 'e')
  return quoted && (kind === 'x' || kind === 'b') ? { value: literal(`${kind}'${quoted.value}'`), end: quoted.end } : quoted
}

/** Reads a quoted text whose first sign is at `from`; null when it does not end here. */
export function readQuoted(text: string, from: number, quote: number, escapes: boolean): { value: string; end: number } | null {
  let value = ''
  let start = from
  for (let at = from; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === BACKSLASH && escapes) {
      const next = text[at + 1]
      if (next === undefined) return null
      value += text.slice(start, at) + (ESCAPES[next] ?? next)
      start = ++at + 1
    } else if (sign === quote) {
      if (at + 1 >= text.length) return null
      if (text.charCodeAt(at + 1) !== quote) return { value: value + text.slice(start, at), end: at + 1 }
      value += text.slice(start, at + 1)
      start = ++at + 1
    }
  }
  return null
}

/** A number, NULL, a hexadecimal or bit literal, a call such as now() or a list such as ARRAY[1, 2], whose brackets belong to it. */
function readBare(text: string, from: number, escapes: boolean): { value: string | null; end: number } | null {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === QUOTE) {
      const inside = readQuoted(text, at + 1, QUOTE, escapes)
      if (!inside) return null
      at = inside.end - 1
    } else if (sign === OPEN || sign === SQUARE) depth++
    else if ((sign === CLOSE || sign === UNSQUARE) && depth > 0) depth--
    else if (sign === CLOSE || (sign === COMMA && depth === 0)) return { value: literal(text.slice(from, at).trim()), end: at }
  }
  return null
}

/** What a literal stands for: bits as a number, hexadecimal as the text it encodes, or as it is written when it encodes none. */
function literal(written: string): string | null {
  if (/^(?:null|default)$/i.test(written)) return null
  const moment = MOMENT.exec(written)
  if (moment) return moment[1]!
  const bits = BITS.exec(written)
  if (bits) return BigInt(`0b${bits[1]}`).toString()
  const hex = HEX.exec(written)
  if (!hex) return written
  const bytes = Buffer.from(hex[1]!.slice(0, 2000), 'hex')
  const decoded = bytes.toString('utf8')
  return bytes.length > 0 && !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(decoded) ? decoded : hex[1]!.slice(0, 64).toUpperCase()
}
