import type { ColumnFinding, Finding, SemanticType } from '#contract/findings.ts'

/** Salted hashes of a column's smallest values: `hashes` rise and are moved from unsigned to signed, as the database keeps them. */
export type Sketch = {
  readonly position: number
  readonly name: string
  readonly distinct: number
  readonly isKey: boolean
  readonly hashes: readonly number[]
}

const MOST_COLUMNS = 32
const MOST_KEYS = 4
const LEAST_DISTINCT = 50
const OTHERS_KEEP = 128
/** How many hashes of a column that is no key are found by index. */
export const OTHERS_PROBED = 64
const SIGN = 2 ** 31

/** Kinds of meaning whose values are the same in datasets that have nothing to do with each other. */
const everywhere = new Set<SemanticType>([
  'age',
  'gender',
  'ethnicity',
  'date',
  'datetime',
  'timestamp',
  'year',
  'month',
  'day',
  'hour',
  'quantity',
  'index',
  'rank',
  'unit',
  'flag',
  'score',
  'empty',
  'range',
])

/**
 * What is kept of a finding to find the same values elsewhere (choice:likeness): at most 32 columns, candidate keys with up to 1,024
 * hashes, others with 128. Pure.
 */
export function sketchesOf(finding: Finding): Sketch[] {
  const usable = finding.columns.filter(
    (c) =>
      c.sketch &&
      c.sketch.hashes.length > 0 &&
      c.distinct >= LEAST_DISTINCT &&
      !everywhere.has(c.semanticType) &&
      !isSerial(c, finding.rows),
  )
  const keys = new Set(
    usable
      .filter((c) => isKey(c, finding))
      .sort((a, b) => b.distinct - a.distinct)
      .slice(0, MOST_KEYS),
  )
  const others = usable.filter((c) => !keys.has(c)).sort((a, b) => b.distinct - a.distinct)
  return [...keys, ...others].slice(0, MOST_COLUMNS).map((c) => ({
    position: c.position,
    name: c.name,
    distinct: c.distinct,
    isKey: keys.has(c),
    hashes: c
      .sketch!.hashes.toSorted((a, b) => a - b)
      .slice(0, keys.has(c) ? undefined : OTHERS_KEEP)
      .map((h) => h - SIGN),
  }))
}

/** Could name each row: found to be a key, or nearly as many different values as rows. */
function isKey(column: ColumnFinding, finding: Finding): boolean {
  return (
    finding.keys.some((k) => k.columns.length === 1 && k.columns[0] === column.name) ||
    column.distinct >= 0.9 * (finding.rows - column.nulls)
  )
}

/** Numbers counted through from one, which every table may have. */
function isSerial({ physicalType, min, max, distinct }: ColumnFinding, rows: number): boolean {
  const [low, high] = [Number(min), Number(max)]
  return physicalType === 'integer' && min !== null && max !== null && low >= 0 && low <= 1 && high - low <= 1.1 * Math.max(distinct, rows)
}

/** The finding as it is stored and answered: hashes stay on the server, in a table of their own. */
export function withoutSketches(finding: Finding): Finding {
  return { ...finding, columns: finding.columns.map((c) => ({ ...c, sketch: null })) }
}

/** How two columns share values: estimated shares of ours found in theirs, of theirs in ours, of either in both, and on how many hashes each estimate rests. */
export type Overlap = {
  readonly ours: number
  readonly theirs: number
  readonly both: number
  readonly seenOurs: number
  readonly seenTheirs: number
  readonly shared: number
}

/** The edition of the scanner since which it hashes values as it does now. */
const hashedSince = [1, 1, 16]

/** Whether two editions of the scanner hash values alike: else their sketches say nothing of each other. Pure. */
export function hashAlike(one: string, other: string): boolean {
  return isHashedAsNow(one) === isHashedAsNow(other)
}

function isHashedAsNow(version: string): boolean {
  const parts = version.split('.').map(Number)
  const at = hashedSince.findIndex((since, n) => parts[n] !== since)
  return at < 0 || (parts[at] ?? 0) > hashedSince[at]!
}

/** Compares the hashes of two columns below the highest that both lists are complete to. Pure. */
export function overlapOf(ours: Sketch, theirs: Sketch): Overlap {
  const limit = Math.min(completeTo(ours), completeTo(theirs))
  const a = new Set(ours.hashes.filter((h) => h <= limit))
  const b = theirs.hashes.filter((h) => h <= limit)
  const shared = b.reduce((sum, h) => sum + Number(a.has(h)), 0)
  const share = (of: number) => (of > 0 ? shared / of : 0)
  return {
    ours: share(a.size),
    theirs: share(b.length),
    both: share(a.size + b.length - shared),
    seenOurs: a.size,
    seenTheirs: b.length,
    shared,
  }
}

/** A list that holds every value is complete to the end; one that was cut, to its last hash. */
function completeTo({ hashes, distinct }: Sketch): number {
  return hashes.length < distinct && hashes.length >= OTHERS_KEEP ? hashes.at(-1)! : Infinity
}
