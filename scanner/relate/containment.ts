import { randomBytes } from 'node:crypto'
import type { Finding } from '#contract/findings.ts'

type Sketch = { distinct: number; hashes: readonly number[] }

/**
 * The share of the different values of one column that another one holds too, judged by the smallest hashes of both; `looked` is
 * how many values that rests on, null when there is nothing to judge by. Both sketches must be made with the same salt, their hashes in
 * order.
 */
export function containment(of: Sketch | null, among: Sketch | null): { share: number; looked: number } | null {
  if (!of || !among || of.hashes.length === 0 || among.hashes.length === 0) return null
  // Below the largest hash kept, a sketch knows every value; a sketch that kept all of them knows them everywhere.
  const known = Math.min(horizon(of), horizon(among))
  let [looked, found, at] = [0, 0, 0]
  for (const hash of of.hashes) {
    if (hash > known) break
    looked++
    while (among.hashes[at]! < hash) at++
    if (among.hashes[at] === hash) found++
  }
  return looked === 0 ? null : { share: found / looked, looked }
}

function horizon({ distinct, hashes }: Sketch): number {
  return hashes.length >= distinct ? Number.POSITIVE_INFINITY : hashes.at(-1)!
}

/** A salt in hex for one scan whose job brings none: columns of the same source can be compared, and nobody can compare them later. */
export const passingSalt = (): string => randomBytes(16).toString('hex')

/** The same findings without the sketches of their columns. */
export function withoutSketches(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => ({ ...finding, columns: finding.columns.map((column) => ({ ...column, sketch: null })) }))
}
