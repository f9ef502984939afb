import type { Counted } from '#scanner/profile/facts.ts'

const HAN = /\p{Script=Han}/u
const LETTER = /\p{L}/u
const MOST_RUNS = 12
const MOST_PATTERNS = 10

type Shape = { signs: string[]; lengths: [number, number][]; count: number }

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

function signAt(text: string, at: number): string {
  const code = text.codePointAt(at)!
  return code < 0x10000 ? (known[code] ??= classOf(text[at]!)) : classOf(String.fromCodePoint(code))
}

function runsOf(text: string): { signs: string[]; lengths: number[] } {
  const signs: string[] = []
  const lengths: number[] = []
  let last = ''
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) {
    const sign = signAt(text, at)
    if (sign === last) lengths[lengths.length - 1]!++
    else if (signs.push(sign) > MOST_RUNS) return { signs: ['…'], lengths: [1] }
    else lengths.push(1)
    last = sign
  }
  return { signs, lengths }
}

function write({ signs, lengths }: Shape): string {
  return signs.map((sign, at) => {
    const [from, to] = lengths[at]!
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
    const { signs, lengths } = runsOf(text.slice(0, 300))
    const key = signs.join('')
    const shape = shapes.get(key)
    if (!shape) {
      shapes.set(key, { signs, lengths: lengths.map((length) => [length, length]), count: 1 })
      continue
    }
    shape.count++
    for (const [at, range] of shape.lengths.entries()) {
      range[0] = Math.min(range[0], lengths[at]!)
      range[1] = Math.max(range[1], lengths[at]!)
    }
  }
  return [...shapes.values()].sort((a, b) => b.count - a.count).slice(0, MOST_PATTERNS).map((shape) => ({ text: write(shape), count: shape.count }))
}
