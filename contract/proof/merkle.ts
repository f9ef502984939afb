import { areSame, type Bytes } from './bytes.ts'
import { desk, hasher, lanes } from './hasher.ts'
import { leafHashes } from './tree-hash.ts'

/** The hash of an entry of the log (RFC 6962, 2.1). */
export const leafHash = (entry: Uint8Array): Bytes => leafHashes([entry])

const isHash = (bytes: Uint8Array): boolean => bytes.length === 32
const isOdd = (number: number) => (number & 1) === 1
/** Half of a whole number, rounded down. */
const half = (number: number) => (number - (number & 1)) / 2

/**
 * Where in the hasher's memory the hashes lie that are climbed with, each with its path behind it: the way up, and that of the earlier
 * tree, or four ways at once; and on which side each hash of the path is.
 */
const [own, old, sides] = [desk, desk + lanes.apart, desk + 4 * lanes.apart]

/** Whether the memory holds a hash at a place. */
function isAt(place: number, hash: Uint8Array): boolean {
  const { bytes } = hasher()
  for (let n = 0; n < 32; n++) if (bytes[place + n] !== hash[n]) return false
  return true
}

/** How many hashes a proof has; null when it is none, or longer than any way up. */
const stepsOf = ({ length }: Bytes): number | null => (length % 32 === 0 && length <= 32 * lanes.longest ? length / 32 : null)

/**
 * Lays down on which side each hash stands on the way from a node to the root, so far apart; whether the way has this many steps. Once it
 * is the way of the last node too, there is nothing on the right.
 */
function laySides(from: number, end: number, steps: number, place: number, apart: number): boolean {
  const { bytes } = hasher()
  let taken = 0
  let at = from
  for (let last = end; at !== last; at = half(at), last = half(last)) bytes[place + taken++ * apart] = at & 1
  for (; at !== 0; at = half(at)) if (isOdd(at)) bytes[place + taken++ * apart] = 1
  return taken === steps
}

/**
 * Climbs from a node to the root of a tree by the hashes of a proof; `isOfOld` also takes along the way in the earlier tree, which has
 * those on the left only. Whether the proof ends there.
 */
function climb(from: number, end: number, proof: Bytes, isOfOld: boolean): boolean {
  const steps = stepsOf(proof)
  if (steps === null || !laySides(from, end, steps, sides, 1)) return false
  const hash = hasher()
  hash.bytes.set(proof, own + 32)
  if (steps > 0) hash.climb(own, sides, steps)
  if (isOfOld) climbOld(steps)
  return true
}

/** Climbs in the earlier tree by what lies on the left. */
function climbOld(steps: number): void {
  const { bytes, climb: up } = hasher()
  let taken = 0
  for (let n = 0; n < steps; n++) if (bytes[sides + n]) bytes.copyWithin(old + 32 * ++taken, own + 32 * (n + 1), own + 32 * (n + 2))
  bytes.fill(1, sides, sides + taken)
  if (taken > 0) up(old, sides, taken)
}

/** Whether an entry of this hash can be asked for in a tree. */
const canBeAsked = (index: number, size: number, leaf: Bytes, root: Bytes) =>
  Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size && isHash(leaf) && isHash(root)

/** Whether a proof, hashes one after the other, shows that the leaf stands at this index of the tree of this size and root (RFC 9162, 2.1.3.2). */
export function isIncluded(index: number, size: number, leaf: Bytes, proof: Bytes, root: Bytes): boolean {
  if (!canBeAsked(index, size, leaf, root)) return false
  hasher().bytes.set(leaf, own)
  return climb(index, size - 1, proof, false) && isAt(own, root)
}

/** A tree at some moment: how many entries it has and its root. */
export type Head = { readonly size: number; readonly root: Bytes }

/** Whether a proof, hashes one after the other, shows that the later tree begins with all of the earlier one (RFC 9162, 2.1.4.2). */
export function isConsistent(earlier: Head, later: Head, proof: Bytes): boolean {
  if (!Number.isSafeInteger(earlier.size) || !Number.isSafeInteger(later.size) || earlier.size < 0 || earlier.size > later.size)
    return false
  if (earlier.size === later.size) return proof.length === 0 && areSame(earlier.root, later.root)
  if (earlier.size === 0) return proof.length === 0
  if (proof.length === 0 || !isHash(earlier.root) || !isHash(later.root)) return false
  let [at, last] = [earlier.size - 1, later.size - 1]
  while (isOdd(at)) [at, last] = [half(at), half(last)]
  const first = at === 0 ? earlier.root : proof.subarray(0, 32)
  if (!isHash(first)) return false
  const { bytes } = hasher()
  bytes.set(first, own)
  bytes.set(first, old)
  return climb(at, last, at === 0 ? proof : proof.subarray(32), true) && isAt(old, earlier.root) && isAt(own, later.root)
}

/** What is said to stand in a tree: the hash of an entry, where, and the hashes that show it. */
export type Shown = { readonly index: number; readonly leaf: Bytes; readonly proof: Bytes }

/**
 * Of each of many entries, whether its proof shows it in one tree, as `isIncluded` says of one: four ways up are climbed side by side,
 * those of one length together.
 */
export function areIncluded(shown: readonly Shown[], head: Head): boolean[] {
  const holds = shown.map(() => false)
  const waiting: number[][] = Array.from({ length: lanes.longest + 1 }, () => [])
  for (let n = 0; n < shown.length; n++) {
    const { index, leaf, proof } = shown[n]!
    const steps = stepsOf(proof)
    if (steps === null || !canBeAsked(index, head.size, leaf, head.root)) continue
    const alike = waiting[steps]!
    if (alike.push(n) < 4) continue
    climbFour(shown, alike, head, holds)
    alike.length = 0
  }
  const last = waiting.flat()
  for (let at = 0; at < last.length; at += 4) climbFour(shown, last.slice(at, at + 4), head, holds)
  return holds
}

/** Climbs with at most four, and says which of them arrive. */
function climbFour(shown: readonly Shown[], which: readonly number[], { size, root }: Head, holds: boolean[]): void {
  const { bytes, climbs } = hasher()
  const steps: [number, number, number, number] = [0, 0, 0, 0]
  for (let lane = 0; lane < which.length; lane++) {
    const { index, leaf, proof } = shown[which[lane]!]!
    const place = own + lane * lanes.apart
    const count = proof.length / 32
    if (!laySides(index, size - 1, count, sides + lane, 4)) continue
    bytes.set(leaf, place)
    bytes.set(proof, place + 32)
    steps[lane] = count
    holds[which[lane]!] = true
  }
  const most = Math.max(...steps)
  if (most > 0) climbs(own, sides, ...steps, most)
  for (let lane = 0; lane < which.length; lane++) if (holds[which[lane]!]) holds[which[lane]!] = isAt(own + lane * lanes.apart, root)
}
