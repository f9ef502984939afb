import { areSame, type Bytes } from './bytes.ts'
import { desk, hasher } from './hasher.ts'
import { leafHashes } from './tree-hash.ts'

/** The hash of an entry of the log (RFC 6962, 2.1). */
export const leafHash = (entry: Uint8Array): Bytes => leafHashes([entry])

const isHash = (bytes: Uint8Array): boolean => bytes.length === 32
const isOdd = (number: number) => (number & 1) === 1
/** Half of a whole number, rounded down. */
const half = (number: number) => (number - (number & 1)) / 2

/** No way up is longer than the bits of a size. */
const longest = 64
/** Where in the hasher's memory the hashes lie that are climbed with, each with its path behind it: the way up, and that of the earlier tree; and on which side each hash of the path is. */
const [own, old, sides] = [desk, desk + 32 * (longest + 1), desk + 64 * (longest + 1)]

/** Whether the memory holds a hash at a place. */
function isAt(place: number, hash: Uint8Array): boolean {
  const { bytes } = hasher()
  for (let n = 0; n < 32; n++) if (bytes[place + n] !== hash[n]) return false
  return true
}

/** Climbs from a node to the root of a tree by the hashes of a proof; `isOfOld` also takes along the way in the earlier tree, which has those on the left only. Whether the proof ends there. */
function climb(from: number, end: number, proof: Bytes, isOfOld: boolean): boolean {
  const steps = proof.length / 32
  if (!Number.isInteger(steps) || steps > longest) return false
  const hash = hasher()
  let [at, last] = [from, end]
  for (let n = 0; n < steps; n++) {
    if (last === 0) return false
    const isLeft = isOdd(at) || at === last
    hash.bytes[sides + n] = isLeft ? 1 : 0
    if (isLeft) while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    at = half(at)
    last = half(last)
  }
  if (last !== 0) return false
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

/** Whether a proof, hashes one after the other, shows that the leaf stands at this index of the tree of this size and root (RFC 9162, 2.1.3.2). */
export function isIncluded(index: number, size: number, leaf: Bytes, proof: Bytes, root: Bytes): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size || !isHash(leaf) || !isHash(root)) return false
  hasher().bytes.set(leaf, own)
  return climb(index, size - 1, proof, false) && isAt(own, root)
}

/** A tree at some moment: how many entries it has and its root. */
export type Head = { readonly size: number; readonly root: Bytes }

/** Whether a proof, hashes one after the other, shows that the later tree begins with all of the earlier one (RFC 9162, 2.1.4.2). */
export function isConsistent(earlier: Head, later: Head, proof: Bytes): boolean {
  if (!Number.isSafeInteger(earlier.size) || !Number.isSafeInteger(later.size) || earlier.size < 0 || earlier.size > later.size) return false
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
