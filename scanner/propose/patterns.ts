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

function runsOf(text: string): { signs: string[]; lengths: number[] } {
  const signs: string[] = []
  const lengths: number[] = []
  for (const char of text) {
    const sign = classOf(char)
    if (sign === signs.at(-1)) lengths[lengths.length - 1]!++
    else if (signs.push(sign) > MOST_RUNS) return { signs: ['…'], lengths: [1] }
    else lengths.push(1)
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
    for (const [at, length] of lengths.entries()) shape.lengths[at] = [Math.min(shape.lengths[at]![0], length), Math.max(shape.lengths[at]![1], length)]
  }
  return [...shapes.values()].sort((a, b) => b.count - a.count).slice(0, MOST_PATTERNS).map((shape) => ({ text: write(shape), count: shape.count }))
}
