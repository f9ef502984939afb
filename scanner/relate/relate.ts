import { setImmediate as breathe } from 'node:timers/promises'
import { countReferences } from '#scanner/propose/quality/references.ts'
import { containment } from '#scanner/relate/containment.ts'
import { namePoints, tableName } from '#scanner/relate/names.ts'
import type { ColumnFinding, Fault, Finding } from '#contract/findings.ts'

/** A column that may point to the key of another dataset; `share` is null where there were no sketches to judge by. */
export type Candidate = { from: number; column: string; to: number; key: string; share: number | null; looked: number; named: number }

/** Least share of a column's values that must be found in a key to speak of a reference. */
export const LEAST_SHARE = 0.9
const MOST_CANDIDATES = 500
/** Columns of one source, and pairs of a column and a key, beyond which nothing is related: comparing them all would take longer than the scan. */
export const MOST_COLUMNS = 50_000
const MOST_PAIRS = 100_000_000
const NOT_RELATED: Fault = {
  code: 'left-out',
  severity: 'warning',
  message: {
    zh: '字段太多，没有查找数据集之间的外键；请分成几次扫描',
    en: 'There are too many columns to look for keys from one dataset to another; scan in several parts',
  },
}

/** How long the comparing goes on at a stretch, so that others are heard. */
const STRETCH_MS = 50

type Key = { at: number; column: ColumnFinding; dataset: string }

/**
 * Columns that seem to point to a key of another dataset of the same source, the likeliest one for each column of which nothing is known
 * yet. Small whole numbers are contained in each other by chance, so they need a name that says so; longer texts may speak for
 * themselves. Null when there are too many to compare; throws when the signal says so.
 */
export async function findCandidates(findings: readonly Finding[], signal?: AbortSignal): Promise<Candidate[] | null> {
  const count = findings.reduce((sum, { columns }) => sum + columns.length, 0)
  const keys = findings.flatMap((finding, at) => keysOf(finding, at))
  if (count > MOST_COLUMNS || count * keys.length > MOST_PAIRS) return null
  const found: Candidate[] = []
  let rested = performance.now()
  for (const [from, finding] of findings.entries()) {
    const own = new Set(finding.keys.filter(({ columns }) => columns.length === 1).map(({ columns }) => columns[0]))
    const known = new Set(finding.references.map(({ column }) => column))
    for (const column of finding.columns) {
      if (!canPoint(column) || known.has(column.name)) continue
      if (performance.now() - rested > STRETCH_MS) {
        await breathe()
        signal?.throwIfAborted()
        rested = performance.now()
      }
      let best: Candidate | null = null
      for (const key of keys) {
        const candidate = key.at === from ? null : compare(column, from, own.has(column.name), key)
        if (candidate && (best === null || weight(candidate) > weight(best))) best = candidate
      }
      if (best) found.push(best)
    }
  }
  return found.toSorted((one, other) => weight(other) - weight(one)).slice(0, MOST_CANDIDATES)
}

const weight = ({ share, named }: Candidate): number => (share ?? 0.5) + named

function keysOf(finding: Finding, at: number): Key[] {
  const names = new Set(
    finding.keys
      .filter(({ columns, duplicates, nulls, declared }) => columns.length === 1 && (declared || (duplicates === 0 && nulls === 0)))
      .map(({ columns }) => columns[0]),
  )
  return finding.columns
    .filter((column) => names.has(column.name) && canPoint(column))
    .map((column) => ({ at, column, dataset: tableName(finding.dataset) }))
}

function canPoint({ physicalType, distinct }: ColumnFinding): boolean {
  return (physicalType === 'text' || physicalType === 'integer') && distinct > 0
}

function compare(column: ColumnFinding, from: number, isKey: boolean, key: Key): Candidate | null {
  const theirs = key.column
  if (column.physicalType !== theirs.physicalType || column.distinct > theirs.distinct * 1.2 + 2) return null
  if ((column.maxLength ?? 0) > (theirs.maxLength ?? 0) * 1.5 + 2) return null
  // Two keys that name the same things: only the smaller points to the larger, or the later to the earlier.
  if (isKey && (column.distinct > theirs.distinct || (column.distinct === theirs.distinct && from < key.at))) return null
  const seen = containment(column.sketch, theirs.sketch)
  if (seen && seen.share < LEAST_SHARE) return null
  const named = namePoints(column.name, key.dataset, theirs.name)
  const candidate = { from, column: column.name, to: key.at, key: theirs.name, named }
  if (!seen) return named >= 0.9 ? { ...candidate, share: null, looked: 0 } : null
  const speaks =
    named >= 0.6 ||
    (theirs.physicalType === 'text' && seen.looked >= 8 && theirs.distinct >= 20 && (column.minLength ?? 0) >= 3) ||
    (sameMeaning(column, theirs) && seen.looked >= 3)
  return speaks ? { ...candidate, share: seen.share, looked: seen.looked } : null
}

/** Meanings by which things are told apart; two columns of the same one speak of the same things. */
const NAMING = new Set([
  'id_number',
  'uscc',
  'org_code',
  'tax_no',
  'real_estate_unit_no',
  'region_code',
  'student_no',
  'medical_record_no',
  'vin',
  'plate',
  'social_security_no',
])

function sameMeaning(one: ColumnFinding, other: ColumnFinding): boolean {
  return one.semanticType === other.semanticType && NAMING.has(one.semanticType)
}

/** Adds what was found to the findings, or, where nothing was looked for, that it was not, unless one of them says so already. */
export function withReferences(findings: readonly Finding[], candidates: readonly Candidate[] | null): Finding[] {
  if (!candidates) {
    const first = findings.some(saysNotRelated) ? -1 : findings.findIndex(({ columns }) => columns.length > 0)
    return findings.map((finding, at) => (at === first ? { ...finding, faults: [...finding.faults, NOT_RELATED] } : finding))
  }
  return findings.map((finding, at) => {
    const found = candidates.filter((candidate) => candidate.from === at && candidate.share !== null)
    if (found.length === 0) return finding
    const references = found.map(({ column, to, key, share }) => ({
      column,
      dataset: findings[to]!.dataset,
      key,
      share: Math.round(share! * 1e4) / 1e4,
      declared: false,
    }))
    return { ...countReferences({ ...finding, references }), references: [...finding.references, ...references] }
  })
}

function saysNotRelated({ faults }: Finding): boolean {
  return faults.some(({ code, message }) => code === NOT_RELATED.code && message.zh === NOT_RELATED.message.zh)
}

/** References across the datasets of one source, by sketches alone; throws when the signal says so. */
export async function relate(findings: readonly Finding[], signal?: AbortSignal): Promise<Finding[]> {
  return findings.length < 2 ? [...findings] : withReferences(findings, await findCandidates(findings, signal))
}

/** The keys of a dataset with those its catalogue declares; a key that was both seen and declared is told once. */
export function withDeclaredKeys(
  seen: Finding['keys'],
  declared: readonly { columns: readonly string[]; nulls?: number }[],
): Finding['keys'] {
  const same = (one: readonly string[], other: readonly string[]): boolean =>
    one.length === other.length && one.every((name, at) => name === other[at])
  const told = declared.map(({ columns }) => ({
    ...(seen.find((key) => same(key.columns, columns)) ?? { columns: [...columns], duplicates: 0, nulls: 0, exact: true }),
    declared: true,
  }))
  return [...told, ...seen.filter((key) => !declared.some(({ columns }) => same(key.columns, columns)))]
}
