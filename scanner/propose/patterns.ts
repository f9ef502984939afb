import type { Counted } from '#scanner/profile/facts.ts'

const HAN = /\p{Script=Han}/u
const LETTER = /\p{L}/u
const MOST_RUNS = 12
const MOST_PATTERNS = 10
/** Characters looked at of one value. */
const LONGEST = 300

/** Fewest and most of each run. */
type Shape = { signs: string; least: Uint16Array; most: Uint16Array; count: number }

/** The class of one character: a digit, a letter, a Chinese character; signs stand for themselves, so a shape says nothing of the value. */
function classOf(char: string): string {
  if (char >= '0' && char <= '9') return '9'
  if (char >= 'A' && char <= 'Z') return 'A'
  if (char >= 'a' && char <= 'z') return 'a'
  if (char === ' ') return '␣'
  if (char > ' ' && char <= '~') return char
  if (HAN.test(char)) return '汉'
  return LETTER.test(char) ? 'x' : '·'
}

/** Classes by the number of the character, so that each is found out once. */
const known: (string | undefined)[] = Array.from({ length: 0x10000 })

/** Lengths of the runs of the text read last. */
const lengths = new Uint16Array(MOST_RUNS)

/** The signs of a text, one for each run of the same; leaves their lengths in `lengths`. */
function runsOf(text: string): string {
  let signs = ''
  let last = ''
  let runs = 0
  const end = Math.min(text.length, LONGEST)
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at)
    const isPair = code >= 0xd800 && code <= 0xdbff && text.codePointAt(at)! > 0xffff
    const sign = isPair ? classOf(String.fromCodePoint(text.codePointAt(at)!)) : (known[code] ??= classOf(text[at]!))
    if (isPair) at++
    if (sign === last) lengths[runs - 1]!++
    else if (runs === MOST_RUNS) {
      lengths[0] = 1
      return '…'
    } else {
      lengths[runs++] = 1
      signs += last = sign
    }
  }
  return signs
}

function write({ signs, least, most }: Shape): string {
  return [...signs].map((sign, at) => {
    const [from, to] = [least[at]!, most[at]!]
    if (to === 1) return sign
    return from === to ? `${sign}{${from}}` : `${sign}{${from},${to}}`
  }).join('')
}

/**
 * The shapes of sampled values, most frequent first, at most ten: `9{11}`, `A{2}9{5}`, `汉{2,3}`. 9 is a digit, A and a are letters, 汉 a Chinese
 * character, x a letter of another script, · another sign; `…` stands for long mixed text. Values that differ only in how long their parts are share one shape.
 */
export function patternsOf(sample: readonly string[]): Counted[] {
  const shapes = new Map<string, Shape>()
  for (const text of sample) {
    const signs = runsOf(text)
    const shape = shapes.get(signs)
    if (!shape) {
      shapes.set(signs, { signs, least: lengths.slice(), most: lengths.slice(), count: 1 })
      continue
    }
    shape.count++
    for (let at = 0; at < signs.length; at++) {
      if (lengths[at]! < shape.least[at]!) shape.least[at] = lengths[at]!
      if (lengths[at]! > shape.most[at]!) shape.most[at] = lengths[at]!
    }
  }
  return [...shapes.values()].sort((a, b) => b.count - a.count).slice(0, MOST_PATTERNS).map((shape) => ({ text: write(shape), count: shape.count }))
}
