import { areSame, type Bytes, concat, sha256 } from './bytes.ts'
import { nodeHash } from './node-hash.ts'

/** The hash of an entry of the log (RFC 6962, 2.1). */
export const leafHash = (entry: Uint8Array): Promise<Bytes> => sha256(concat(Uint8Array.of(0), entry))

/** Only whole hashes fill the pair. */
const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every((hash) => hash.length === 32)

const isOdd = (number: number) => number % 2 === 1
const half = (number: number) => Math.floor(number / 2)

/** Whether a proof shows that the leaf stands at this index of the tree of this size and root (RFC 9162, 2.1.3.2). */
export function isIncluded(index: number, size: number, leaf: Bytes, proof: readonly Bytes[], root: Bytes): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size || !areHashes([leaf, ...proof])) return false
  let [at, last, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      hash = nodeHash(sibling, hash)
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && areSame(hash, root)
}

/** A tree at some moment: how many entries it has and its root. */
export type Head = { readonly size: number; readonly root: Bytes }

/** Whether a proof shows that the later tree begins with all of the earlier one (RFC 9162, 2.1.4.2). */
export function isConsistent(earlier: Head, later: Head, proof: readonly Bytes[]): boolean {
  if (!Number.isSafeInteger(earlier.size) || !Number.isSafeInteger(later.size) || earlier.size < 0 || earlier.size > later.size) return false
  if (earlier.size === later.size) return proof.length === 0 && areSame(earlier.root, later.root)
  if (earlier.size === 0) return proof.length === 0
  if (proof.length === 0 || !areHashes([earlier.root, ...proof])) return false
  let [at, last] = [earlier.size - 1, later.size - 1]
  while (isOdd(at)) [at, last] = [half(at), half(last)]
  const [first, ...rest] = at === 0 ? [earlier.root, ...proof] : proof
  let [old, fresh] = [first!, first!]
  for (const sibling of rest) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      old = nodeHash(sibling, old)
      fresh = nodeHash(sibling, fresh)
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      fresh = nodeHash(fresh, sibling)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && areSame(old, earlier.root) && areSame(fresh, later.root)
}
