import type { Words } from '#law/words.ts'

type Test = (char: string) => boolean
type Node =
  | { kind: 'one'; test: Test }
  | { kind: 'row'; parts: Node[] }
  | { kind: 'either'; ways: Node[] }
  | { kind: 'repeat'; part: Node; min: number; max: number }
type Step = { do: 'one'; test: Test } | { do: 'fork'; to: number[] } | { do: 'end' }

const MOST_STEPS = 2000
const LONGEST_VALUE = 500

class Refused extends Error {
  readonly words: Words
  constructor(zh: string, en: string) {
    super(en)
    this.words = { zh, en }
  }
}

/**
 * Why a pattern of a column rule cannot be used, or null when it can. It describes the whole value; what is refused has no bounded time or
 * no clear meaning.
 */
export function whyNotPattern(pattern: string): Words | null {
  try {
    compile(pattern)
    return null
  } catch (error) {
    if (error instanceof Refused) return error.words
    throw error
  }
}

/**
 * Gives the test of a pattern: whether a whole value is of this form. It takes time in proportion to value and pattern, whatever they are:
 * all ways are followed at once, none is tried again. Values over 500 characters fail. The pattern must have passed `whyNotPattern`.
 * `onWork` is told with the pattern and with each value how many places of the pattern were looked at.
 */
export function patternTest(pattern: string, onWork: (places: number) => void = () => {}): (value: string) => boolean {
  const steps = compile(pattern)
  onWork(steps.length)
  return (value) => {
    const chars = Array.from(value.slice(0, 2 * LONGEST_VALUE + 1))
    if (chars.length > LONGEST_VALUE) return false
    let here = reach(steps, [0])
    let places = here.length
    for (const char of chars) {
      const next: number[] = []
      for (const at of here) {
        const step = steps[at]!
        if (step.do === 'one' && step.test(char)) next.push(at + 1)
      }
      here = reach(steps, next)
      places += here.length + 1
      if (here.length === 0) break
    }
    onWork(places)
    return here.some((at) => steps[at]!.do === 'end')
  }
}

function reach(steps: readonly Step[], from: readonly number[]): number[] {
  const seen = new Set<number>()
  const open = [...from]
  while (open.length > 0) {
    const at = open.pop()!
    if (seen.has(at)) continue
    seen.add(at)
    const step = steps[at]!
    if (step.do === 'fork') open.push(...step.to)
  }
  return [...seen]
}

function compile(pattern: string): Step[] {
  const reader = new Reader(pattern.replace(/^\^/, '').replace(/(^|[^\\])\$$/, '$1'))
  const node = reader.either()
  if (!reader.isAtEnd) throw new Refused('括号不成对', 'A bracket is not closed or not opened')
  const steps: Step[] = []
  write(node, steps)
  steps.push({ do: 'end' })
  return steps
}

function write(node: Node, steps: Step[]): void {
  if (steps.length > MOST_STEPS) throw new Refused('写法过长，请减少重复次数', 'The pattern is too large; repeat less')
  if (node.kind === 'one') steps.push({ do: 'one', test: node.test })
  else if (node.kind === 'row') for (const part of node.parts) write(part, steps)
  else if (node.kind === 'either') writeEither(node.ways, steps)
  else writeRepeat(node, steps)
}

function writeEither(ways: readonly Node[], steps: Step[]): void {
  const fork = { do: 'fork' as const, to: [] as number[] }
  steps.push(fork)
  const ends: { do: 'fork'; to: number[] }[] = []
  for (const way of ways) {
    fork.to.push(steps.length)
    write(way, steps)
    const end = { do: 'fork' as const, to: [] as number[] }
    steps.push(end)
    ends.push(end)
  }
  for (const end of ends) end.to.push(steps.length)
}

function writeRepeat({ part, min, max }: Extract<Node, { kind: 'repeat' }>, steps: Step[]): void {
  for (let count = 0; count < min; count++) {
    const before = steps.length
    write(part, steps)
    // What takes no step, such as an empty bracket, is no more when it is repeated: its repetitions would be counted for hours and never
    // be too many.
    if (steps.length === before) break
  }
  if (max === Infinity) {
    const start = steps.length
    const fork = { do: 'fork' as const, to: [start + 1] }
    steps.push(fork)
    write(part, steps)
    steps.push({ do: 'fork', to: [start] })
    fork.to.push(steps.length)
    return
  }
  const forks: { do: 'fork'; to: number[] }[] = []
  for (let count = min; count < max; count++) {
    const fork = { do: 'fork' as const, to: [steps.length + 1] }
    forks.push(fork)
    steps.push(fork)
    write(part, steps)
  }
  for (const fork of forks) fork.to.push(steps.length)
}

/** Reads a pattern from left to right. */
class Reader {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length
  }

  either(): Node {
    const ways = [this.#row()]
    while (this.#text[this.#at] === '|') {
      this.#at++
      ways.push(this.#row())
    }
    return ways.length === 1 ? ways[0]! : { kind: 'either', ways }
  }

  #row(): Node {
    const parts: Node[] = []
    while (!this.isAtEnd && this.#text[this.#at] !== '|' && this.#text[this.#at] !== ')') parts.push(this.#repeated(this.#one()))
    return { kind: 'row', parts }
  }

  #one(): Node {
    const sign = this.#text[this.#at]!
    if (sign === '(') return this.#group()
    if ('*+?{'.includes(sign)) throw new Refused(`“${sign}”前面没有可重复的内容`, `There is nothing to repeat before “${sign}”`)
    if (sign === '^' || sign === '$')
      throw new Refused(
        '“^”“$”只能写在首尾；规则本来就对整个值比较',
        '“^” and “$” stand only at the ends; the whole value is compared anyway',
      )
    const piece = /^(?:\[\^?(?:\\.|[^\\\]])+\]|\\u[0-9a-fA-F]{4}|\\p\{[A-Za-z_=]+\}|\\.|[^\\[])/su.exec(this.#text.slice(this.#at))?.[0]
    if (!piece) throw new Refused('方括号或反斜杠没有写完', 'A square bracket or backslash is not finished')
    if (/^\\[1-9bBk]/.test(piece)) throw new Refused('不支持反向引用和词边界', 'References back and word borders are not supported')
    this.#at += piece.length
    return { kind: 'one', test: testOf(piece) }
  }

  #group(): Node {
    if (/^\(\?(?!:)/.test(this.#text.slice(this.#at)))
      throw new Refused(
        '不支持前后查看和命名分组，请只用“(…)”或“(?:…)”',
        'Looking ahead or behind and named groups are not supported; use (…) or (?:…)',
      )
    if (++this.#depth > 20) throw new Refused('括号套得太深', 'Brackets are nested too deeply')
    this.#at += this.#text.startsWith('(?:', this.#at) ? 3 : 1
    const node = this.either()
    if (this.#text[this.#at] !== ')') throw new Refused('括号不成对', 'A bracket is not closed')
    this.#at++
    this.#depth--
    return node
  }

  #repeated(part: Node): Node {
    const sign = /^(?:[*+?]|\{\d{1,4}(?:,\d{0,4})?\})\??/.exec(this.#text.slice(this.#at))?.[0]
    if (!sign) return part
    this.#at += sign.length
    const [min, max] = timesOf(sign)
    if (max < min) throw new Refused('重复次数的上限小于下限', 'The upper bound of a repetition is below the lower')
    return { kind: 'repeat', part, min, max }
  }
}

function timesOf(sign: string): [number, number] {
  if (sign[0] === '*') return [0, Infinity]
  if (sign[0] === '+') return [1, Infinity]
  if (sign[0] === '?') return [0, 1]
  const [, low = '0', comma, high] = /^\{(\d+)(,)?(\d*)\}/.exec(sign)!
  return [Number(low), comma ? (high ? Number(high) : Infinity) : Number(low)]
}

/** The test of a single character; the language’s own expressions judge one character at a time, which cannot run away. */
function testOf(piece: string): Test {
  if (piece.length === 1 && piece !== '.') return (char) => char === piece
  try {
    const one = new RegExp(`^${piece.replace(/^\\([^\w])$/su, (_, sign: string) => `\\u{${sign.codePointAt(0)!.toString(16)}}`)}$`, 'su')
    return (char) => one.test(char)
  } catch {
    throw new Refused(`“${piece}”写法不对`, `“${piece}” is not well formed`)
  }
}
