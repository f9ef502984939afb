/** Instructions of WebAssembly, as bytes, in parts that are put together at the end; those of a value leave it on the stack. */
export type Code = readonly (number | Code)[]

/** A number that is never below nothing, as instructions carry it. */
const unsigned = (value: number): Code => (value < 128 ? [value] : [(value & 127) | 128, unsigned(value >>> 7)])
const signed = (value: number): Code => (value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, signed(value >> 7)])

/** The value of a local. */
export const get = (local: number): Code => [0x20, unsigned(local)]
/** Puts a value into a local. */
export const set = (local: number, value: Code): Code => [value, 0x21, unsigned(local)]
/** Puts a value into a local, and leaves it. */
export const tee = (local: number, value: Code): Code => [value, 0x22, unsigned(local)]
/** A whole number of 32 bits. */
export const int = (value: number): Code => [0x41, signed(value | 0)]
/** An address: a local and what is added to it. */
export type Place = readonly [local: number, offset: number]

/** How words of 32 bits are computed: one at a time, or four of as many messages side by side. Shifted and turned are values of locals only. */
export type Width = {
  readonly type: number
  readonly isWide: boolean
  readonly add: Code
  readonly and: Code
  readonly xor: Code
  readonly constant: (value: number) => Code
  readonly shiftLeft: (value: Code, by: number) => Code
  readonly shiftRight: (value: Code, by: number) => Code
  readonly turnRight: (value: Code, by: number) => Code
}

const turned = (value: Code, by: number): Code => [value, int(by), 0x78]
/** One word at a time. */
export const one: Width = {
  type: 0x7f,
  isWide: false,
  add: [0x6a],
  and: [0x71],
  xor: [0x73],
  constant: int,
  shiftLeft: (value, by) => [value, int(by), 0x74],
  shiftRight: (value, by) => [value, int(by), 0x76],
  turnRight: turned,
}

/** A word as it lies in memory, with its lowest byte first. */
export const lying = ([local, offset]: Place): Code => [get(local), 0x28, 0, unsigned(offset)]

const vector = (instruction: number): Code => [0xfd, unsigned(instruction)]
const allSwapped = (value: Code, spare: number): Code => [
  tee(spare, value),
  get(spare),
  vector(0x0d),
  3,
  2,
  1,
  0,
  7,
  6,
  5,
  4,
  11,
  10,
  9,
  8,
  15,
  14,
  13,
  12,
]

/** Four words side by side. */
export const four: Width = {
  type: 0x7b,
  isWide: true,
  add: vector(0xae),
  and: vector(0x4e),
  xor: vector(0x51),
  constant: (value) => [int(value), vector(0x11)],
  shiftLeft: (value, by) => [value, int(by), vector(0xab)],
  shiftRight: (value, by) => [value, int(by), vector(0xad)],
  turnRight: (value, by) => [value, int(by), vector(0xad), value, int(32 - by), vector(0xab), vector(0x50)],
}

/** Four words as they lie in memory at an address. */
export const fourLying = (address: number): Code => [int(0), vector(0x00), 0, unsigned(address)]

/** Sixteen bytes, or four words of one message, side by side. */
export const row = {
  load: ([local, offset]: Place): Code => [get(local), vector(0x00), 0, unsigned(offset)],
  store: ([local, offset]: Place, value: Code): Code => [get(local), value, vector(0x0b), 0, unsigned(offset)],
  storeAt: (address: number, value: Code): Code => [int(0), value, vector(0x0b), 0, unsigned(address)],
  /** The bytes of words with the highest of each first, and the other way round. */
  swapped: (value: Code, spare: number): Code => allSwapped(value, spare),
  /** The last byte of one and all but the last of another. */
  afterLast: (one: Code, other: Code): Code => [one, other, vector(0x0d), Array.from({ length: 16 }, (_, n) => 15 + n)],
  /** All nothing but the last byte. */
  endingIn: (byte: number): Code => [vector(0x0c), Array.from({ length: 16 }, (_, n) => (n < 15 ? 0 : byte))],
  last: (value: Code): Code => [value, vector(0x16), 15],
  /** Four of the eight words of two rows, by their places in both together. */
  pick: (one: Code, other: Code, places: readonly number[]): Code => [
    one,
    other,
    vector(0x0d),
    places.flatMap((word) => [0, 1, 2, 3].map((byte) => word * 4 + byte)),
  ],
  /** Four rows of four words as four columns; two locals to spare. */
  across: ([a, b, c, d]: readonly number[], [low, high]: readonly number[]): Code => {
    const both = (one: number, other: number, places: readonly number[]) => row.pick(get(one), get(other), places)
    return [
      set(low!, both(a!, b!, [0, 4, 1, 5])),
      set(high!, both(a!, b!, [2, 6, 3, 7])),
      set(a!, both(c!, d!, [0, 4, 1, 5])),
      set(b!, both(c!, d!, [2, 6, 3, 7])),
      set(c!, both(high!, b!, [0, 1, 4, 5])),
      set(d!, both(high!, b!, [2, 3, 6, 7])),
      set(b!, both(low!, a!, [2, 3, 6, 7])),
      set(a!, both(low!, a!, [0, 1, 4, 5])),
    ]
  },
  lane: (value: Code, lane: number): Code => [value, vector(0x1b), lane],
  /** Four bytes of memory as four words. */
  ofBytes: ([local, offset]: Place): Code => [get(local), vector(0x5c), 0, unsigned(offset), vector(0x89), vector(0xa9)],
  /** One where all bits of a lane are set, the other where none is. */
  chosen: (one: Code, other: Code, lanes: Code): Code => [one, other, lanes, vector(0x52)],
  /** Shifts the first two and the last two as one word of 64 bits each. */
  rightInPairs: (value: Code, by: number): Code => [value, int(by), vector(0xcd)],
  leftInPairs: (value: Code, by: number): Code => [value, int(by), vector(0xcb)],
} as const

/** A byte of memory, as a number. */
export const byteLying = ([local, offset]: Place): Code => [get(local), 0x2d, 0, unsigned(offset)]
/** A word that lies at a fixed address. */
export const lyingAt = (address: number): Code => [int(0), 0x28, 0, unsigned(address)]

/** Four numbers as the lanes of a word. */
export const lanesOf = ([first, ...rest]: readonly Code[]): Code =>
  rest.reduce<Code>((lanes, value, n) => [lanes, value, vector(0x1c), n + 1], [first ?? [], vector(0x11)])
/** Whether each lane is above nothing: all bits or none. */
export const areAboveNothing = (value: Code): Code => [value, four.constant(0), vector(0x3b)]

/** Calls the routine of that number, with what was left for it. */
export const call = (routine: number): Code => [0x10, unsigned(routine)]

/** The one value where a number is not nothing, the other where it is. */
export const picked = (one: Code, other: Code, value: Code): Code => [one, other, value, 0x1b]

/** Does something again and again until a local has been counted down to nothing. */
export const countDown = (local: number, body: Code): Code => [0x03, 0x40, body, tee(local, [get(local), int(-1), 0x6a]), 0x0d, 0, 0x0b]

/** A function that takes whole numbers and answers nothing, with its locals: how many of which type. */
export type Routine = {
  readonly name: string
  readonly takes: number
  readonly locals: readonly (readonly [count: number, type: number])[]
  readonly body: Code
}

const put = (bytes: number[], code: Code): number[] => {
  for (const part of code) {
    if (typeof part === 'number') bytes.push(part)
    else put(bytes, part)
  }
  return bytes
}
const many = (items: readonly Code[]): Code => [unsigned(items.length), items]
const sized = (code: Code): Code => {
  const bytes = put([], code)
  return [unsigned(bytes.length), bytes]
}
const named = (name: string, ...rest: Code): Code => [sized(Array.from(name, (letter) => letter.codePointAt(0)!)), rest]

/** A module of routines over a memory of its own, of so many pages of 64 KiB, called `memory`. */
export function writeModule(routines: readonly Routine[], pages: number): Uint8Array<ArrayBuffer> {
  const sections: readonly (readonly [id: number, content: Code])[] = [
    [1, many(routines.map(({ takes }) => [0x60, many(Array.from({ length: takes }, () => [0x7f])), 0]))],
    [3, many(routines.map((_, n) => unsigned(n)))],
    [5, many([[1, unsigned(pages), unsigned(pages)]])],
    [7, many([named('memory', 2, 0), ...routines.map(({ name }, n) => named(name, 0, n))])],
    [10, many(routines.map(({ locals, body }) => sized([many(locals.map(([count, type]) => [unsigned(count), type])), body, 0x0b])))],
  ]
  return Uint8Array.from(
    put(
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      sections.map(([id, content]) => [id, sized(content)]),
    ),
  )
}
