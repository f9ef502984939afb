import { climbsApart, fillTables, free, sha256Module } from './sha256-module.ts'
import { digest } from './sha256-plain.ts'

/**
 * SHA-256 as trees of hashes need it, over memory of its own: whoever asks puts bytes there and fetches the hashes, 32 bytes each, from
 * where they were wanted.
 */
export type Hasher = {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The hash of two neighbouring trees under one root (RFC 6962, 2.1). */
  readonly node: (left: number, right: number, to: number) => void
  /** The hashes of four pairs that lie one after the other. */
  readonly nodes: (from: number, to: number) => void
  /**
   * Takes a hash up a path of at least one step, whose hashes lie one after the other behind it, and a byte for each says whether it is on
   * the left; what comes out lies in its place.
   */
  readonly climb: (from: number, sides: number, steps: number) => void
  /**
   * The same for four hashes at once, each `lanes.apart` from the one before and with steps of its own, none for one that rests; the sides
   * of all four are told step by step. The most steps are at least one.
   */
  readonly climbs: (from: number, sides: number, stepsOfA: number, ofB: number, ofC: number, ofD: number, most: number) => void
  /** The hashes of four messages that are padded already: where each begins, how many blocks each has, and the longest. */
  readonly digests: (
    a: number,
    b: number,
    c: number,
    d: number,
    blocksOfA: number,
    ofB: number,
    ofC: number,
    ofD: number,
    most: number,
    to: number,
  ) => void
}

/** Where the memory is for whoever asks: proofs and tiles below the messages, which are four entries, the longest of 65,535 bytes (C2SP tlog-tiles). */
export const desk = free
export const messages = { from: free + 32_768, longest: 65_535, apart: 65_600 } as const
/**
 * How far apart four hashes lie that are climbed with at once, and the longest of their paths, which lie between: no way up is longer than
 * the bits of a size.
 */
export const lanes = { apart: climbsApart, longest: 64 } as const
const pages = Math.ceil((messages.from + 4 * messages.apart) / 65_536)

/** SHA-256 in JavaScript, for where nothing may be compiled. */
export function plainHasher(): Hasher {
  const bytes = new Uint8Array(pages * 65_536)
  const pair = new Uint8Array(128)
  pair.set([1])
  pair.set([0x80], 65)
  pair.set([(65 * 8) >> 8, (65 * 8) & 255], 126)
  const node = (left: number, right: number, to: number) => {
    pair.set(bytes.subarray(left, left + 32), 1)
    pair.set(bytes.subarray(right, right + 32), 33)
    bytes.set(digest(pair), to)
  }
  const climb = (from: number, sides: number, steps: number, apart: number) => {
    for (let n = 0; n < steps; n++) {
      const beside = from + 32 + n * 32
      if (bytes[sides + n * apart]) node(beside, from, from)
      else node(from, beside, from)
    }
  }
  return {
    bytes,
    node,
    nodes: (from, to) => {
      for (let n = 0; n < 4; n++) node(from + n * 64, from + n * 64 + 32, to + n * 32)
    },
    climb: (from, sides, steps) => climb(from, sides, steps, 1),
    climbs: (from, sides, ofA, ofB, ofC, ofD) => {
      for (const [lane, steps] of [ofA, ofB, ofC, ofD].entries()) climb(from + lane * lanes.apart, sides + lane, steps, 4)
    },
    digests: (a, b, c, d, ofA, ofB, ofC, ofD, _most, to) => {
      for (const [lane, [from, blocks]] of (
        [
          [a, ofA],
          [b, ofB],
          [c, ofC],
          [d, ofD],
        ] as const
      ).entries())
        if (blocks > 0) bytes.set(digest(bytes.subarray(from, from + blocks * 64)), to + lane * 32)
    },
  }
}

/** SHA-256 in WebAssembly; null where it may not be compiled, or the processor has no four words side by side. */
export function compiledHasher(): Hasher | null {
  try {
    const { memory, ...does } = new WebAssembly.Instance(new WebAssembly.Module(sha256Module(pages)), {}).exports as unknown as Omit<
      Hasher,
      'bytes'
    > & { memory: { buffer: ArrayBuffer } }
    fillTables(memory.buffer)
    return { ...does, bytes: new Uint8Array(memory.buffer) }
  } catch {
    return null
  }
}

let known: Hasher | null = null

/** The hasher of this program, compiled on first use. A page in a browser has a few hashes to make, and a policy under which nothing is compiled. */
export function hasher(): Hasher {
  return (known ??= ('document' in globalThis ? null : compiledHasher()) ?? plainHasher())
}
