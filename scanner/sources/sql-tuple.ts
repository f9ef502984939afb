const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', '0': '' }

/** Reads one `(…)` of values beginning at `from`; null when the text ends before it does. */
export function readTuple(text: string, from: number): { cells: (string | null)[]; end: number } | null {
  const cells: (string | null)[] = []
  let at = from + 1
  for (;;) {
    while (at < text.length && (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t')) at++
    const quoted = /^(?:[NnEe]|_utf8(?:mb4)?\s?)?'/.exec(text.slice(at, at + 12))
    const cell = quoted ? readQuoted(text, at + quoted[0].length) : readBare(text, at)
    if (!cell) return null
    cells.push(cell.value)
    at = cell.end
    while (at < text.length && text[at] !== ',' && text[at] !== ')') at++
    if (at >= text.length) return null
    if (text[at] === ')') return { cells, end: at + 1 }
    at++
  }
}

function readQuoted(text: string, from: number): { value: string; end: number } | null {
  let value = ''
  let start = from
  for (let at = from; at < text.length; at++) {
    const sign = text[at]
    if (sign === '\\') {
      value += text.slice(start, at) + (ESCAPES[text[at + 1] ?? ''] ?? text[at + 1] ?? '')
      start = ++at + 1
    } else if (sign === "'") {
      if (at + 1 >= text.length) return null
      if (text[at + 1] !== "'") return { value: value + text.slice(start, at), end: at + 1 }
      value += text.slice(start, at + 1)
      start = ++at + 1
    }
  }
  return null
}

/** A number, NULL, or a call such as now(), whose brackets belong to it. */
function readBare(text: string, from: number): { value: string | null; end: number } | null {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const sign = text[at]
    if (sign === '(') depth++
    else if (sign === ')' && depth > 0) depth--
    else if (sign === ')' || (sign === ',' && depth === 0)) {
      const value = text.slice(from, at).trim()
      return { value: /^null$/i.test(value) ? null : value, end: at }
    }
  }
  return null
}
