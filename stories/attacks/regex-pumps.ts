/** What an attacker would try on a pattern: how it begins, what is repeated, and what then does not fit. */
export type Pump = { readonly prefix: string; readonly pump: string; readonly suffix: string }

const samples: Readonly<Record<string, string>> = {
  d: '0',
  w: 'a',
  s: ' ',
  D: 'x',
  W: '-',
  S: 'x',
  n: '\n',
  r: '\r',
  t: '\t',
  f: '\f',
  v: '\v',
  0: '\0',
}
const suffixes = ['\u0001', '!\u0001', 'a\u0001', '']

/** A sign that a character class takes, by its first member; a negated class takes a letter or, failing that, a blank. */
function signOf(inside: string): string {
  if (inside.startsWith('^')) return [...'a0 -汉"<'].find((each) => !inside.includes(each)) ?? 'q'
  const escaped = /^\\(?:p\{(\w+)|u\{?([0-9a-f]{2,6})|x([0-9a-f]{2})|(.))/is.exec(inside)
  if (!escaped) return [...inside][0] ?? 'a'
  const [, property, unicode, hex, letter = ''] = escaped
  if (property)
    return property.startsWith('Script')
      ? '汉'
      : property === 'Lu'
        ? 'A'
        : property === 'N' || property === 'Nd'
          ? '0'
          : property.startsWith('P')
            ? '-'
            : 'a'
  return unicode || hex ? String.fromCodePoint(Number.parseInt(unicode ?? hex!, 16)) : (samples[letter] ?? letter)
}

/**
 * The signs of a pattern one after the other as a text that might fit, groups and alternatives laid side by side: a start for attacks, not
 * a proof that it fits.
 */
export function likelyText(source: string): string {
  const atoms = source.matchAll(
    /\(\?(?:[:=!>]|<[=!]|<\w+>)|\[((?:\\.|[^\]\\])*)\]|\\(?:p\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|k<\w+>|[bB1-9]|.)|\{\d+(?:,\d*)?\}|[*+?|()^$]|./gsu,
  )
  let text = ''
  for (const [atom, inside] of atoms) {
    const times = /^\{(\d)(?:,\d*)?\}$/.exec(atom)?.[1]
    if (inside !== undefined) text += signOf(inside)
    // So often at least: of what is asked for eight times there are eight.
    else if (times) text += (text.at(-1) ?? '').repeat(Math.max(0, Number(times) - 1))
    else if (/^\\[bB1-9k]/.test(atom) || /^(?:\(|\)|[*+?|^$]|\{\d)/.test(atom)) continue
    else text += atom === '.' ? 'a' : atom.startsWith('\\') ? signOf(atom) : atom
  }
  return text
}

/** Every stretch of up to eight signs of a likely text repeated where it stands, and a few signs that many patterns take. */
export function pumpsOf(source: string): Pump[] {
  const text = [...likelyText(source)].slice(0, 24)
  const stretches = text.flatMap((_, from) =>
    [1, 2, 4, 6, 8]
      .filter((length) => from + length <= text.length)
      .map((length) => ({ prefix: text.slice(0, from).join(''), pump: text.slice(from, from + length).join('') })),
  )
  const common = ['a', '0', ' ', 'a ', '0-', '汉', '.', '\n'].map((pump) => ({ prefix: '', pump }))
  return [...stretches, ...common].flatMap((each, n) => [
    { ...each, suffix: suffixes[n % suffixes.length]! },
    { ...each, suffix: suffixes[0]! },
  ])
}
