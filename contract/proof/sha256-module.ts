import { constants, expanded, initial } from './sha256-plain.ts'
import {
  areAboveNothing,
  byteLying,
  call,
  type Code,
  countDown,
  four,
  fourLying,
  get,
  int,
  lanesOf,
  lying,
  lyingAt,
  one,
  picked,
  type Place,
  type Routine,
  row,
  set,
  tee,
  type Width,
  writeModule,
} from './wasm-words.ts'

/** A word: known beforehand, or the instructions that compute it. */
type Word = number | Code

/** What lies at the beginning of the memory: the constants of the rounds, four of each, and once more one of each; room for the words of a block; and for every byte that can end 65 bytes the words of rounds 16 to 63 of the block it stands in, constants added. */
const tables = { constants: 0, single: 1024, words: 1280, seconds: 1536, ofSecond: 48 * 4, end: 1536 + 256 * 48 * 4 } as const
/** Where memory is free. */
export const free = tables.end
/** Writes what the module looks up into the beginning of its memory. */
export function fillTables(memory: ArrayBuffer): void {
  const words = new Int32Array(memory, 0, tables.end / 4)
  for (const [n, constant] of constants.entries()) words.fill(constant, n * 4, n * 4 + 4)
  words.set(constants, tables.single / 4)
  for (let byte = 0; byte < 256; byte++)
    words.set(
      expanded(secondBlock((byte << 24) | 0x80_00_00))
        .map((word, n) => word + constants[n]!)
        .subarray(16),
      (tables.seconds + byte * tables.ofSecond) / 4,
    )
}
/** The second block of 65 bytes. */
const secondBlock = <W>(first: W): (W | number)[] => [first, ...range(0, 14).map(() => 0), 65 * 8]

const range = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n)

/** SHA-256 (FIPS 180-4) written out for a width, round after round, over locals from a number on: 8 of the working variables, 16 of the block, 8 of the hash so far, 3 to spare. What is known beforehand is computed here. */
class Sha256 {
  readonly width: Width
  readonly #hash: readonly number[]
  readonly words: readonly number[]
  readonly sums: readonly number[]
  readonly spare: readonly number[]
  static readonly locals = 35

  constructor(width: Width, from: number) {
    this.width = width
    this.#hash = range(from, 8)
    this.words = range(from + 8, 16)
    this.sums = range(from + 24, 8)
    this.spare = range(from + 32, 3)
  }

  code(word: Word): Code {
    return typeof word === 'number' ? this.width.constant(word) : word
  }

  sum(...terms: readonly Word[]): Word {
    const known = terms.reduce<number>((sum, term) => (typeof term === 'number' ? (sum + term) | 0 : sum), 0)
    const [first, ...rest] = terms.filter((term) => typeof term !== 'number')
    if (!first) return known
    return (known === 0 ? rest : [...rest, this.width.constant(known)]).reduce<Code>((sum, term) => [sum, term, this.width.add], first)
  }

  /** A word turned by three numbers of bits, over one another (4.1.2): one word by the first of them at last, which takes fewer instructions, unless the next round waits for it: each beside the others is there a step sooner. */
  #turned(word: Code, a: number, b: number, c: number, isWaitedFor: boolean): Code {
    const { xor, turnRight, isWide } = this.width
    if (isWide || isWaitedFor) return [turnRight(word, a), turnRight(word, b), xor, turnRight(word, c), xor]
    return turnRight([turnRight(word, c - a), word, xor, turnRight(word, b - a), xor], a)
  }

  /** A word turned by two numbers of bits and shifted by a third, over one another (4.1.2): one word in steps, which takes fewer instructions, four at once. */
  #shifted(word: Word, a: number, b: number, c: number): Word {
    const { xor, turnRight, shiftRight, isWide } = this.width
    const turned = (value: number, by: number) => (value >>> by) | (value << (32 - by))
    if (typeof word === 'number') return turned(word, a) ^ turned(word, b) ^ (word >>> c)
    const both = isWide ? [turnRight(word, a), turnRight(word, b), xor] : turnRight([turnRight(word, b - a), word, xor], a)
    return [both, shiftRight(word, c), xor]
  }

  /** The word of a round from the sixteenth on (6.2.2, step 1). */
  #next(n: number, w: readonly Word[]): Word {
    return this.sum(w[n - 16]!, this.#shifted(w[n - 15]!, 7, 18, 3), w[n - 7]!, this.#shifted(w[n - 2]!, 17, 19, 10))
  }

  /** Takes a block into a hash (6.2.2), `ready` being words of rounds with their constants where they lie ready, `meanwhile` what else is done before a round; afterwards each word of the new one is `after` of its number. The exclusive or of a and b of one round is that of b and c in the next. */
  take(
    block: readonly Word[],
    before: readonly Word[],
    { ready = [], meanwhile = [] }: { readonly ready?: readonly (Code | undefined)[]; readonly meanwhile?: readonly Code[] } = {},
  ): Code {
    const { and, xor, isWide } = this.width
    const w = [...block]
    let v = this.#hash
    const code: Code[] = [before.map((word, n) => set(v[n]!, this.code(word))), set(this.spare[1]!, [get(v[1]!), get(v[2]!), xor])]
    for (let n = 0; n < 64; n++) {
      const lies = ready[n]
      code.push(meanwhile[n] ?? [])
      if (n >= 16 && !lies) {
        const next = this.#next(n, w)
        if (typeof next !== 'number') code.push(set(this.words[n % 16]!, next))
        w.push(typeof next === 'number' ? next : get(this.words[n % 16]!))
      }
      const [a, b, c, d, e, f, g, h] = v as [number, number, number, number, number, number, number, number]
      const choice = [get(g), get(e), get(f), get(g), xor, and, xor]
      const [fresh, last] = [this.spare[n % 2]!, this.spare[(n + 1) % 2]!]
      const majority = [get(b), tee(fresh, [get(a), get(b), xor]), get(last), and, xor]
      code.push(
        set(
          h,
          this.code(
            this.sum(
              this.sum(get(h), ...(lies ? [lies] : [w[n]!, isWide ? fourLying(tables.constants + n * 16) : constants[n]!])),
              choice,
              this.#turned(get(e), 6, 11, 25, true),
            ),
          ),
        ),
        set(d, this.code(this.sum(get(d), get(h)))),
        set(h, this.code(this.sum(get(h), majority, this.#turned(get(a), 2, 13, 22, false)))),
      )
      v = [h, a, b, c, d, e, f, g]
    }
    return code
  }

  after(n: number, before: Word): Code {
    return this.code(this.sum(get(this.#hash[n]!), before))
  }
}

/** The hash of two neighbouring trees under one root (RFC 6962, 2.1): a 1 and both hashes, 65 bytes, so that every word is moved by a byte, and of the second block only the first word varies. The words of the first are made four at a time, by units of the processor that the rounds leave idle. */
function node(): Routine {
  const [left, right, to, takes] = [0, 1, 2, 3]
  const sha = new Sha256(one, takes)
  const [last, first] = [takes + Sha256.locals, sha.words[0]!]
  const rows = range(last + 1, 4) as [number, number, number, number]
  const spare = last + 5
  const [a, b, c, d] = rows
  const bytes = (local: number, before: Code) => set(local, row.swapped(row.afterLast(before, get(local)), spare))
  const keep = (group: number) =>
    row.storeAt(tables.words + group * 16, [get(rows[group % 4]!), fourLying(tables.single + group * 16), four.add])
  const next = (group: number): Code => [
    fourNext(
      range(group, 4).map((n) => rows[n % 4]!),
      spare,
    ),
    keep(group + 4),
  ]
  const half = (from: number) => row.swapped(lanesOf(range(from, 4).map((n) => sha.after(n, get(sha.sums[n]!)))), spare)
  const body = [
    set(a, row.load([left, 0])),
    set(b, row.load([left, 16])),
    set(c, row.load([right, 0])),
    set(d, row.load([right, 16])),
    set(last, row.last(get(d))),
    bytes(d, get(c)),
    bytes(c, get(b)),
    bytes(b, get(a)),
    bytes(a, row.endingIn(1)),
    range(0, 4).map(keep),
    sha.take([], initial, {
      ready: range(0, 64).map((n) => lyingAt(tables.words + n * 4)),
      meanwhile: range(0, 48).map((n) => (n % 4 === 0 ? next(n / 4) : [])),
    }),
    ...sha.sums.map((local, n) => set(local, sha.after(n, initial[n]!))),
    // The byte that ends the 65 begins the second block, before the 1 and the zeros.
    set(first, [get(last), int(24), 0x74, int(0x80_00_00), one.add]),
    set(last, [get(last), int(tables.ofSecond), 0x6c]),
    sha.take(secondBlock(get(first)), sha.sums.map(get), {
      ready: range(0, 64).map((n) => (n < 16 ? undefined : lying([last, tables.seconds + (n - 16) * 4]))),
    }),
    row.store([to, 0], half(0)),
    row.store([to, 16], half(4)),
  ]
  return {
    name: 'node',
    takes,
    locals: [
      [Sha256.locals + 1, one.type],
      [5, four.type],
    ],
    body,
  }
}

/** Takes a hash up a path, whose hashes lie one after the other behind it; a byte for each says whether it is on the left. What comes out lies in its place. */
function climb(): Routine {
  const [own, sides, steps, beside, isLeft] = [0, 1, 2, 3, 4]
  const step = [
    set(beside, [get(beside), int(32), one.add]),
    // No branch, since which side it is cannot be guessed.
    set(isLeft, byteLying([sides, 0])),
    picked(get(beside), get(own), get(isLeft)),
    picked(get(own), get(beside), get(isLeft)),
    get(own),
    call(0),
    set(sides, [get(sides), int(1), one.add]),
  ]
  return { name: 'climb', takes: 3, locals: [[2, one.type]], body: [set(beside, get(own)), countDown(steps, step)] }
}

/** The next four words of a block after sixteen in four rows, in place of the first (FIPS 180-4, 6.2.2, step 1): the last two of the four need the first two of them. */
function fourNext([a, b, c, d]: readonly number[], spare: number): Code {
  const { add, xor, shiftLeft, shiftRight } = four
  const x = get(spare)
  // Turned and shifted as one message's words are: two by two where they are wanted in pairs, each beside itself.
  const turned = (by: number): Code => [shiftRight(x, by), shiftLeft(x, 32 - by), xor]
  const late = (from: Code, places: readonly number[], to: readonly number[]): Code => [
    set(spare, row.pick(from, from, places)),
    set(spare, [row.rightInPairs(x, 17), row.rightInPairs(x, 19), xor, shiftRight(x, 10), xor]),
    set(spare, row.leftInPairs(x, 32)),
    row.pick(x, x, to),
  ]
  return [
    set(spare, row.pick(get(a!), get(b!), [1, 2, 3, 4])),
    set(a!, [get(a!), turned(7), turned(18), xor, shiftRight(x, 3), xor, add, row.pick(get(c!), get(d!), [1, 2, 3, 4]), add]),
    set(a!, [late(get(d!), [2, 2, 3, 3], [1, 3, 0, 0]), get(a!), add]),
    set(a!, [late(get(a!), [0, 0, 1, 1], [0, 0, 1, 3]), get(a!), add]),
  ]
}
/** Four words of four messages side by side, of which a row of each lies in memory from a place on; and the other way round. */
const loadFour = (places: readonly Place[], [a, b, c, d]: readonly number[], spare: readonly number[]): Code => [
  [a, b, c, d].map((local, lane) => set(local!, row.swapped(row.load(places[lane]!), spare[0]!))),
  row.across([a!, b!, c!, d!], spare),
]
const storeFour = (places: readonly Place[], [a, b, c, d]: readonly number[], spare: readonly number[]): Code => [
  row.across([a!, b!, c!, d!], spare),
  [a, b, c, d].map((local, lane) => row.store(places[lane]!, row.swapped(get(local!), spare[0]!))),
]

/** Four pairs joined side by side, which stand in the words of a block; `last` is one word to spare, `rows` are four addresses. What its second block is looked up by differs from lane to lane: a row of each is fetched, four rounds at a time. */
function join(sha: Sha256, last: number, rows: readonly number[]): Code {
  const { words, sums } = sha
  const moved = (n: number) => sha.sum(four.shiftRight(get(words[n]!), 8), n === 0 ? 1 << 24 : four.shiftLeft(get(words[n - 1]!), 24))
  const [fetched, spare] = [words.slice(4, 8), words.slice(8, 10)]
  const fetch = (n: number): Code => [
    fetched.map((local, lane) => set(local, row.load([rows[lane]!, tables.seconds + (n - 16) * 4]))),
    row.across(fetched, spare),
  ]
  return [
    // The byte that ends the 65 begins the second block, before the 1 and the zeros.
    set(last, sha.code(sha.sum(four.shiftLeft(get(words[15]!), 24), 0x80_00_00))),
    rows.map((local, lane) => set(local, [row.lane(get(last), lane), int(24), 0x76, int(tables.ofSecond), 0x6c])),
    range(0, 16)
      .reverse()
      .map((n) => set(words[n]!, sha.code(moved(n)))),
    sha.take(words.map(get), initial),
    sums.map((local, n) => set(local, sha.after(n, initial[n]!))),
    sha.take(secondBlock(get(last)), sums.map(get), {
      ready: range(0, 64).map((n) => (n < 16 ? undefined : get(fetched[n % 4]!))),
      meanwhile: range(0, 64).map((n) => (n >= 16 && n % 4 === 0 ? fetch(n) : [])),
    }),
  ]
}

/** The hashes of four neighbouring pairs, side by side. */
function nodes(): Routine {
  const [from, to, takes] = [0, 1, 2]
  const sha = new Sha256(four, takes)
  const { words, sums, spare } = sha
  const last = takes + Sha256.locals
  const places = (local: number, apart: number, at: number) => range(0, 4).map((pair): Place => [local, pair * apart + at])
  const body = [
    range(0, 4).map((n) => loadFour(places(from, 64, n * 16), words.slice(n * 4), spare)),
    join(sha, last, range(last + 1, 4)),
    sums.map((local, n) => set(local, sha.after(n, get(local)))),
    range(0, 2).map((n) => storeFour(places(to, 32, n * 16), sums.slice(n * 4), spare)),
  ]
  return {
    name: 'nodes',
    takes,
    locals: [
      [Sha256.locals + 1, four.type],
      [4, one.type],
    ],
    body,
  }
}

/** How far apart the hashes lie that are climbed with side by side, each with its path behind it. */
export const climbsApart = 32 * 65

/** Takes four hashes up four paths side by side; the sides of all four are told step by step. A lane whose path has ended keeps its hash. */
function climbs(): Routine {
  const [from, sides, steps, most, takes] = [0, 1, range(2, 4), 6, 7]
  const sha = new Sha256(four, takes)
  const { words, sums, spare } = sha
  const [own, last, counts, mask] = [
    range(takes + Sha256.locals, 8),
    takes + Sha256.locals + 8,
    takes + Sha256.locals + 9,
    takes + Sha256.locals + 10,
  ]
  const places = (at: number) => range(0, 4).map((lane): Place => [from, lane * climbsApart + at])
  const step = [
    range(0, 2).map((n) => loadFour(places(32 + n * 16), words.slice(8 + n * 4), spare)),
    set(mask, areAboveNothing(row.ofBytes([sides, 0]))),
    // Both change places where what is beside stands on the left.
    own.flatMap((local, n) => [
      set(spare[0]!, [get(local), get(words[8 + n]!), four.xor, get(mask), four.and]),
      set(words[n]!, [get(local), get(spare[0]!), four.xor]),
      set(words[8 + n]!, [get(words[8 + n]!), get(spare[0]!), four.xor]),
    ]),
    join(sha, last, range(mask + 1, 4)),
    set(mask, areAboveNothing(get(counts))),
    own.map((local, n) => set(local, row.chosen(sha.after(n, get(sums[n]!)), get(local), get(mask)))),
    set(counts, [get(counts), four.constant(-1), four.add]),
    set(from, [get(from), int(32), one.add]),
    set(sides, [get(sides), int(4), one.add]),
  ]
  const body = [
    range(0, 2).map((n) => loadFour(places(n * 16), own.slice(n * 4), spare)),
    set(counts, lanesOf(steps.map(get))),
    set(steps[0]!, get(from)),
    countDown(most, step),
    set(from, get(steps[0]!)),
    range(0, 2).map((n) => storeFour(places(n * 16), own.slice(n * 4), spare)),
  ]
  return {
    name: 'climbs',
    takes,
    locals: [
      [Sha256.locals + 11, four.type],
      [4, one.type],
    ],
    body,
  }
}

/** Hashes of four messages that were padded already: where each begins, how many blocks each has, how many the longest has, and where to. A lane whose message has ended keeps its hash. */
function digests(): Routine {
  const [begin, blocks, most, to, takes] = [range(0, 4), range(4, 4), 8, 9, 10]
  const sha = new Sha256(four, takes)
  const { words, sums, spare } = sha
  const [counts, goesOn] = [takes + Sha256.locals, takes + Sha256.locals + 1]
  const block = [
    range(0, 4).map((n) =>
      loadFour(
        begin.map((at): Place => [at, n * 16]),
        words.slice(n * 4),
        spare,
      ),
    ),
    sha.take(words.map(get), sums.map(get)),
    set(goesOn, areAboveNothing(get(counts))),
    ...sums.map((local, n) => set(local, [get(local), sha.after(n, 0), get(goesOn), four.and, four.add])),
    set(counts, [get(counts), four.constant(-1), four.add]),
    ...begin.map((at) => set(at, [get(at), int(64), one.add])),
  ]
  const body = [
    ...sums.map((local, n) => set(local, four.constant(initial[n]!))),
    set(counts, lanesOf(blocks.map(get))),
    countDown(most, block),
    range(0, 2).map((n) =>
      storeFour(
        range(0, 4).map((lane): Place => [to, lane * 32 + n * 16]),
        sums.slice(n * 4),
        spare,
      ),
    ),
  ]
  return { name: 'digests', takes, locals: [[Sha256.locals + 2, four.type]], body }
}

/** The module: `node(left, right, to)`, `nodes(from, to)` of four neighbouring pairs, `digests`, `climb(from, sides, steps)`, and `climbs` of four paths. */
export const sha256Module = (pages: number): Uint8Array<ArrayBuffer> => {
  return writeModule([node(), nodes(), digests(), climb(), climbs()], pages)
}
