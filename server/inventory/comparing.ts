import type { Finding } from '#contract/findings.ts'
import type { Answers } from '#contract/forms.ts'
import type { FindingChange } from '#contract/inventory.ts'
import type { Problem } from '#contract/route.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Vault } from '#server/vault/vault.ts'
import { withoutValues } from './column-changes.ts'
import { compareFindings } from './compare-findings.ts'
import { type Comparison, findComparedWith, findEarlier, findPrevious, type KnownAs, writeComparisons } from './finding-memory.sql.ts'
import { followRenames } from './following-renames.ts'
import { findingAsOpened, type ReadFinding, sealFinding } from './kept-findings.ts'
import { headingKey } from './remembered.ts'
import { resemble } from './resemblance.ts'
import { hashAlike, type Sketch, sketchesOf } from './sketches.ts'
import { findCandidates, findSketches } from './sketches.sql.ts'

/** A finding that was just entered, with its sketches, and the one of the same source that it replaced. */
export type Entered = { readonly id: string; readonly finding: Finding; readonly card: Answers; readonly replacedId: string | null }
type Where = { readonly holder_id: string; readonly holder_kind: string; readonly holder_sector: string; readonly round_id: string }
type Match = KnownAs & { readonly previous: ReadFinding }

/** So many of the smaller table's columns must be called the same for it to be the dataset of the same name. */
const SAME_COLUMNS = 0.6
/** So many findings of one scan are looked for by their values at most, when no name is known. */
const MOST_BY_VALUES = 200
/** So many earlier findings are looked at for each of these. */
const MOST_LIKE = 3

/**
 * Matches what a scan brought to the holder's last scan of the same dataset and writes down what changed (§3.9): by its place in the
 * database, else by name and columns, else by its values, else to what it replaced in its own source. A handful of statements, however
 * many.
 */
export async function compareWithPrevious(tx: Tx, vault: Vault, source: Where, entered: readonly Entered[], at: Date): Promise<void> {
  const matches = await matchByIdentity(tx, entered)
  const strangers = entered.filter((e) => !matches.has(e.id))
  const known = new Set([...matches.values()].map(({ previous }) => previous.id))
  for (const [id, match] of await matchByValues(tx, source, strangers, known)) matches.set(id, match)
  const replaced = new Map(
    (
      await findEarlier(
        tx,
        strangers.flatMap((e) => (e.replacedId && !matches.has(e.id) ? [e.replacedId] : [])),
        source.round_id,
      )
    ).map((r) => [r.id, r]),
  )
  for (const e of strangers) {
    const old = e.replacedId && !matches.has(e.id) ? replaced.get(e.replacedId) : undefined
    if (old) matches.set(e.id, { previous: old, knownAs: old.knownAs, isNamed: old.isNamed })
  }
  await compareMatched(tx, vault, source, entered, matches, at)
}

async function matchByIdentity(tx: Tx, entered: readonly Entered[]): Promise<Map<string, Match>> {
  const byId = new Map(entered.map((e) => [e.id, e.finding]))
  const found = await findPrevious(tx, [...byId.keys()])
  return new Map(found.filter((p) => p.isTable || shareColumns(p.previous.bare, byId.get(p.id)!)).map((p) => [p.id, p]))
}

function shareColumns(a: Pick<Finding, 'columns'>, b: Pick<Finding, 'columns'>): boolean {
  const [ours, theirs] = [a, b].map((f) => new Set(f.columns.map((c) => headingKey(c.name))))
  return [...ours!].filter((c) => theirs!.has(c)).length >= SAME_COLUMNS * Math.min(ours!.size, theirs!.size)
}

/** Matches by values what is called otherwise now; not to what this scan (`known`) or another of the round found again. */
async function matchByValues(
  tx: Tx,
  source: Where,
  strangers: readonly Entered[],
  known: ReadonlySet<string>,
): Promise<Map<string, Match>> {
  const asked = strangers
    .slice(0, MOST_BY_VALUES)
    .map((e) => ({ findingId: e.id, sketches: sketchesOf(e.finding), finding: e.finding }))
    .filter((e) => e.sketches.length > 0)
  const candidates = await findCandidates(tx, asked, MOST_LIKE, source.holder_id)
  if (candidates.length === 0) return new Map()
  const ids = [...new Set(candidates.map((c) => c.candidateId))]
  const [earlier, sketches] = [new Map((await findEarlier(tx, ids, source.round_id)).map((e) => [e.id, e])), await findSketches(tx, ids)]
  return new Map(
    asked.flatMap((e) => {
      const match = candidates
        .filter((c) => c.findingId === e.findingId)
        .map((c) => earlier.get(c.candidateId)!)
        .find(
          (old) =>
            old.roundId !== source.round_id &&
            !old.isFound &&
            !known.has(old.id) &&
            shareColumns(old.bare, e.finding) &&
            resemble({ rows: e.finding.rows, sketches: e.sketches }, { rows: old.rows, sketches: sketches.get(old.id) ?? [] })?.kind ===
              'same',
        )
      return match ? [[e.findingId, { previous: match, knownAs: match.knownAs, isNamed: match.isNamed }] as const] : []
    }),
  )
}

async function compareMatched(
  tx: Tx,
  vault: Vault,
  source: Where,
  entered: readonly Entered[],
  matches: ReadonlyMap<string, Match>,
  at: Date,
): Promise<void> {
  const sketches = await findSketches(
    tx,
    [...matches.values()].map((m) => m.previous.id),
  )
  const comparisons: Comparison[] = []
  for (const e of entered) {
    const match = matches.get(e.id)
    if (!match) continue
    const before = await earlierOf(vault, match, sketches, e.finding)
    const after = await followRenames(tx, vault, source, e, before.finding, withSketches(e.finding, sketchesOf(e.finding)), at)
    comparisons.push(await comparisonOf(vault, e.id, match, before, after))
  }
  await writeComparisons(tx, comparisons)
}

type Earlier = { readonly finding: Finding; readonly unopened: Problem | null }
/** The finding that is compared with, with its sketches as far as they compare with those of `now`, and as far as it opens. */
async function earlierOf(
  vault: Vault,
  { previous }: Match,
  sketches: ReadonlyMap<string, readonly Sketch[]>,
  now: Pick<Finding, 'scannerVersion'>,
): Promise<Earlier> {
  const { finding, unopened } = await findingAsOpened(vault, previous)
  const kept = hashAlike(finding.scannerVersion, now.scannerVersion) ? sketches.get(previous.id) : undefined
  return { finding: withSketches(finding, kept ?? []), unopened }
}

/** Where the values of then do not open, all else is compared and somebody is told to look at the rest. */
const withoutDistributions = (changes: readonly FindingChange[], { message }: Problem): FindingChange[] => [
  {
    what: 'not-compared',
    column: null,
    before: '',
    after: '',
    measure: null,
    attention: true,
    words: {
      zh: `上次扫描的取值打不开，各字段的取值分布没有比较，请人工核对（${message.zh}）`,
      en: `The values of the last scan do not open, so how values are spread was not compared; look for yourself (${message.en})`,
    },
  },
  ...changes.filter(({ what }) => what !== 'unchanged'),
]

/** What came of a comparison; changes that tell values are sealed with the values of the finding. */
async function comparisonOf(
  vault: Vault,
  id: string,
  { previous, knownAs, isNamed }: Match,
  { finding: before, unopened }: Earlier,
  after: Finding,
): Promise<Comparison> {
  const changes = unopened ? withoutDistributions(compareFindings(before, after), unopened) : compareFindings(before, after)
  const bare = changes.map(withoutValues)
  const kept = bare.some((change, at) => change !== changes[at]) ? await sealFinding(vault, id, after, changes) : null
  return { id, previousId: previous.id, knownAs, isNamed, changes: bare, sealed: kept && { bytes: kept.sealed, by: kept.sealedBy } }
}

/** The finding with its columns' sketches as they are kept. */
function withSketches(finding: Finding, sketches: readonly Sketch[]): Finding {
  const byPosition = new Map(sketches.map((s) => [s.position, s]))
  return {
    ...finding,
    columns: finding.columns.map((c) => {
      const s = byPosition.get(c.position)
      return { ...c, sketch: s ? { distinct: s.distinct, hashes: [...s.hashes] } : null }
    }),
  }
}

/** Compares a finding that was corrected with its last scan anew. */
export async function compareAgain(tx: Tx, vault: Vault, id: string, finding: Finding): Promise<void> {
  const match = await findComparedWith(tx, id)
  if (!match) return
  const sketches = await findSketches(tx, [id, match.previous.id])
  await writeComparisons(tx, [
    await comparisonOf(vault, id, match, await earlierOf(vault, match, sketches, finding), withSketches(finding, sketches.get(id) ?? [])),
  ])
}
