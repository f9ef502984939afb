import type { Likeness } from '#contract/inventory.ts'
import { choices } from '#law/choices.ts'
import { overlapOf, type Overlap, type Sketch } from './sketches.ts'

const MOSTLY = choices.likeness.value / 100
/** From here on two columns share enough to be worth a look. */
const PARTLY = 0.2
/** So many rows of the larger must the smaller have to be the same dataset. */
const AS_MANY_ROWS = 0.8
/** On fewer hashes a share is not estimated at all. */
const LEAST_SEEN = 3

export type Side = { readonly rows: number; readonly sketches: readonly Sketch[] }
/** Two columns that share values. */
type Pair = { readonly ours: Sketch; readonly theirs: Sketch; readonly overlap: Overlap }
/** What the sketches of two datasets say together; `share` is the estimated share of values that makes the verdict. */
export type Resemblance = {
  readonly kind: Likeness['kind']
  readonly share: number
  readonly columns: { ours: string; theirs: string; share: number }[]
}

/**
 * How one dataset resembles another, by several columns together (choice:likeness): a single column that is no key of either says
 * nothing, since names of places are found everywhere; a key found elsewhere alone makes a reference, not a copy. Null for strangers. Pure.
 */
export function resemble(ours: Side, theirs: Side): Resemblance | null {
  const all = ours.sketches.flatMap((a) => theirs.sketches.map((b): Pair => ({ ours: a, theirs: b, overlap: overlapOf(a, b) })))
  const pairs = pairUp(all)
  const within = pairs.filter((p) => p.overlap.ours >= MOSTLY)
  const around = pairs.filter((p) => p.overlap.theirs >= MOSTLY)
  const isWithin = speaks(
    within.map((p) => p.ours),
    ours,
    new Set(all.filter((p) => p.overlap.seenOurs < LEAST_SEEN).map((p) => p.ours)),
  )
  const isAround = speaks(
    around.map((p) => p.theirs),
    theirs,
    new Set(all.filter((p) => p.overlap.seenTheirs < LEAST_SEEN).map((p) => p.theirs)),
  )
  const asMany = Math.min(ours.rows, theirs.rows) >= AS_MANY_ROWS * Math.max(ours.rows, theirs.rows)
  if (isWithin && isAround && asMany)
    return verdict(
      'same',
      within.filter((p) => around.includes(p)),
      (o) => o.both,
    )
  if (isWithin && (!isAround || ours.rows <= theirs.rows)) return verdict('contained-in', within, (o) => o.ours)
  if (isAround) return verdict('contains', around, (o) => o.theirs)
  const isTelling = pairs.length > 1 || pairs.some((p) => p.ours.isKey || p.theirs.isKey)
  return isTelling ? verdict('overlaps', pairs, (o) => Math.max(o.ours, o.theirs)) : null
}

/**
 * Whether the columns found elsewhere stand for their dataset: more than half of those of its columns that could be looked for, a key
 * among them if it has one, two if it has none. A column of which hardly a hash lies where the other list is complete cannot be.
 */
function speaks(found: readonly Sketch[], whole: Side, unseen: ReadonlySet<Sketch>): boolean {
  const looked = whole.sketches.filter((s) => found.includes(s) || !unseen.has(s))
  if (found.length * 2 <= looked.length) return false
  return whole.sketches.some((s) => s.isKey) ? found.some((s) => s.isKey) : found.length > 1
}

function verdict(kind: Likeness['kind'], pairs: readonly Pair[], shareOf: (o: Overlap) => number): Resemblance {
  const columns = pairs
    .map((p) => ({ ours: p.ours.name, theirs: p.theirs.name, share: round(shareOf(p.overlap)) }))
    .sort((a, b) => b.share - a.share)
  return { kind, share: round(columns.reduce((sum, c) => sum + c.share, 0) / columns.length), columns: columns.slice(0, 20) }
}

const round = (share: number) => Math.round(share * 1000) / 1000

/** Each column of ours with the one of theirs that shares most with it, each taken once; of equals the one that is called the same. */
function pairUp(all: readonly Pair[]): Pair[] {
  const taken = new Set<Sketch>()
  return all
    .filter(isMet)
    .toSorted((a, b) => strength(b) - strength(a))
    .filter(({ ours: a, theirs: b }) => {
      if (taken.has(a) || taken.has(b)) return false
      taken.add(a).add(b)
      return true
    })
}

/** A few equal hashes may be a few common values; two of a key are not, as they are a chance of one in millions. */
function isMet({ ours, theirs, overlap }: Pair): boolean {
  return (
    overlap.shared >= (ours.isKey || theirs.isKey ? 2 : LEAST_SEEN) &&
    (Math.max(overlap.ours, overlap.theirs) >= MOSTLY || overlap.both >= PARTLY)
  )
}

function strength({ ours, theirs, overlap }: Pair): number {
  return Math.max(overlap.ours, overlap.theirs) + overlap.both + (ours.name === theirs.name ? 0.5 : 0)
}
