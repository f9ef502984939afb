import type { Counted } from '#scanner/profile/facts.ts'

const HAN = /\p{Script=Han}/u
const LETTER = /\p{L}/u
const MOST_RUNS = 12
const MOST_PATTERNS = 10
/** Characters looked at of one value. */
const LONGEST = 300

/** Signs of runs, one after the other, met so far: what may follow them; fewest and most of each run, and how many texts are just these. */
type Shape = { signs: string; next: Map<number, Shape>; least: Uint16Array; most: Uint16Array; count: number }

const NONE = new Uint16Array(0)
const newShape = (signs: string): Shape => ({ signs, next: new Map(), least: NONE, most: NONE, count: 0 })

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

/** The sign of each character, by their numbers, 0 until it is asked for: so each is found out once. */
const known = new Uint16Array(0x10000)

/** Lengths of the runs of the text read last. */
const lengths = new Uint16Array(MOST_RUNS)

function follow(shape: Shape, sign: number): Shape {
  let next = shape.next.get(sign)
  if (!next) shape.next.set(sign, (next = newShape(shape.signs + String.fromCharCode(sign))))
  return next
}

/** The shape of a text, one sign for each run of the same; leaves their lengths in `lengths`. */
function shapeOf(text: string, root: Shape): Shape {
  let shape = root
  let last = 0
  let runs = 0
  const end = Math.min(text.length, LONGEST)
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at)
    const isPair = (code & 0xfc00) === 0xd800 && text.codePointAt(at)! > 0xffff
    const sign = isPair
      ? classOf(String.fromCodePoint(text.codePointAt(at)!)).charCodeAt(0)
      : known[code] || (known[code] = classOf(text[at]!).charCodeAt(0))
    if (isPair) at++
    if (sign === last) lengths[runs - 1]!++
    else if (runs === MOST_RUNS) {
      lengths[0] = 1
      return follow(root, '…'.charCodeAt(0))
    } else {
      lengths[runs++] = 1
      shape = follow(shape, sign)
      last = sign
    }
  }
  return shape
}

function write({ signs, least, most }: Shape): string {
  return [...signs]
    .map((sign, at) => {
      const [from, to] = [least[at]!, most[at]!]
      if (to === 1) return sign
      return from === to ? `${sign}{${from}}` : `${sign}{${from},${to}}`
    })
    .join('')
}

/**
 * The shapes of sampled values, most frequent first, at most ten: `9{11}`, `A{2}9{5}`, `汉{2,3}`. 9 is a digit, A and a are letters, 汉 a
 * Chinese character, x a letter of another script, · another sign; `…` stands for long mixed text. Values that differ only in how long
 * their parts are share one shape.
 */
export function patternsOf(sample: readonly string[]): Counted[] {
  const root = newShape('')
  const shapes: Shape[] = []
  for (const text of sample) {
    const shape = shapeOf(text, root)
    if (shape.count++ === 0) {
      shapes.push(shape)
      shape.least = lengths.slice()
      shape.most = lengths.slice()
      continue
    }
    for (let at = 0; at < shape.signs.length; at++) {
      if (lengths[at]! < shape.least[at]!) shape.least[at] = lengths[at]!
      if (lengths[at]! > shape.most[at]!) shape.most[at] = lengths[at]!
    }
  }
  return shapes
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_PATTERNS)
    .map((shape) => ({ text: write(shape), count: shape.count }))
}
