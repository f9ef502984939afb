/** A name as dumps write it: quoted in one of three ways, or bare. */
export const NAME = '(?:`((?:[^`]|``)+)`|"((?:[^"]|"")+)"|\\[([^\\]]+)\\]|([\\w$\\u0080-\\uffff]+))'
const BLANK = /[\s;]*/y

/** How a dump is to be read: whether a backslash escapes, and what ends a statement. */
export type Manner = { escapes: boolean; ending: string }

/** The first place after blanks and comments; `end` is -1 when more text is needed. Comments that MySQL would run are passed over like others. */
export function skipComments(text: string, from: number, isLast: boolean): number {
  let at = from
  for (;;) {
    BLANK.lastIndex = at
    BLANK.exec(text)
    at = BLANK.lastIndex
    const two = text.slice(at, at + 2)
    if (two.length < 2) return isLast ? at : -1
    const isLine = two === '--' || two[0] === '#' || (two[0] === '\\' && two !== '\\.')
    if (two !== '/*' && !isLine) return at
    const close = isLine ? text.indexOf('\n', at) : text.indexOf('*/', at + 2)
    if (close < 0) return isLast ? text.length : -1
    at = close + (isLine ? 1 : 2)
  }
}

/** Where the statement beginning at `from` ends, its ending included; -1 when more text is needed. Nothing inside quotes, comments or dollar quotes ends it. */
export function endOfStatement(text: string, from: number, { escapes, ending }: Manner): number {
  let at = from
  while (at < text.length) {
    const sign = text[at]!
    if (sign === ending[0] && text.startsWith(ending, at)) return at + ending.length
    if (sign === "'" || sign === '"' || sign === '`') at = afterQuote(text, at, escapes && sign !== '`')
    else if (sign === '-' && text[at + 1] === '-') at = after(text, '\n', at)
    else if (sign === '/' && text[at + 1] === '*') at = after(text, '*/', at + 2)
    else if (sign === '$') {
      const tag = /\$\w*\$/y
      tag.lastIndex = at
      const opened = tag.exec(text)?.[0]
      at = opened ? after(text, opened, at + opened.length) : at + 1
    } else at++
    if (at < 0) return -1
  }
  return -1
}

function after(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from)
  return found < 0 ? -1 : found + what.length
}

function afterQuote(text: string, from: number, escapes: boolean): number {
  const quote = text[from]!
  let at = from + 1
  for (;;) {
    const close = text.indexOf(quote, at)
    if (close < 0) return -1
    if (escapes) {
      let slashes = 0
      while (text[close - 1 - slashes] === '\\' && close - 1 - slashes > from) slashes++
      if (slashes % 2 === 1) {
        at = close + 1
        continue
      }
    }
    if (text[close + 1] !== quote) return close + 1
    at = close + 2
  }
}

/** The name in a match of {@link NAME} whose first group has this number. */
export function nameIn(match: RegExpExecArray, group: number): string {
  return (
    match[group]?.replaceAll('``', '`') ??
    match[group + 1]?.replaceAll('""', '"') ??
    match[group + 2] ??
    match[group + 3] ??
    ''
  ).trim()
}

/** The names of a list such as `(a, "b", c(10))`, brackets left out. */
export function namesIn(list: string): string[] {
  const each = new RegExp(`^\\s*${NAME}`)
  return splitList(list).flatMap((part) => {
    const match = each.exec(part)
    return match ? [nameIn(match, 1)] : []
  })
}

/** Parts of a list between commas that stand in no bracket and no quote. */
export function splitList(list: string): string[] {
  const parts: string[] = []
  let [depth, start] = [0, 0]
  for (let at = 0; at < list.length; at++) {
    const sign = list[at]!
    if (sign === "'" || sign === '"' || sign === '`') {
      const next = afterQuote(list, at, true)
      if (next < 0) break
      at = next - 1
    } else if (sign === '(') depth++
    else if (sign === ')') depth--
    else if (sign === ',' && depth === 0) {
      parts.push(list.slice(start, at))
      start = at + 1
    }
  }
  parts.push(list.slice(start))
  return parts.map((part) => part.trim()).filter(Boolean)
}
