import type { Finding } from '#contract/findings.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Vault } from '#server/vault/vault.ts'
import { carryCard, carryCorrections } from './carrying.ts'
import { eraseBarred, findBarred } from './classification/decisions.sql.ts'
import { withoutTraces } from './classification/erasing.ts'
import { compareWithPrevious } from './comparing.ts'
import { followFinding } from './correction.ts'
import { findCorrections } from './corrections.sql.ts'
import { lockFindingsOfSource, markReplaced, type OldFinding } from './finding-memory.sql.ts'
import { insertFindings, type NewFinding } from './findings.sql.ts'
import { sealFinding } from './kept-findings.ts'
import { applyRemembered, headingKey, type Remembered } from './remembered.ts'
import { sketchesOf, withoutSketches } from './sketches.ts'
import { hideSketches, insertSketches } from './sketches.sql.ts'
import { countJoined, type SourceRow } from './sources.sql.ts'

/** Findings entered together; a source of thousands of tables is entered in several such steps, so that memory stays bounded. */
const AT_ONCE = 250

/** The name of a dataset within its source. */
const nameOf = (f: Pick<Finding, 'file' | 'dataset'>) => `${f.file}\n${f.dataset}`

/**
 * Enters what a scan found with everything the unit knows already: corrections of like columns, what people had decided about the
 * findings these replace, and the comparison with the last scan. Decided findings of the source stay as they are and are not
 * proposed again; a scan that could read nothing replaces nothing that could be read before. Of what was found to be core data no value
 * is kept again (choice:core-data).
 */
export async function enterFindings(tx: Tx, vault: Vault, source: SourceRow, found: readonly NewFinding[], at: Date): Promise<void> {
  const old = await lockFindingsOfSource(tx, source.id)
  const names = new Set(found.map((f) => nameOf(f.finding)))
  const isUndecided = (o: OldFinding) => o.state === 'proposed' || o.state === 'faulty'
  const undecided = old.filter((o) => isUndecided(o) && (o.isCovered || names.has(nameOf(o.finding))))
  if (undecided.some((o) => o.state === 'proposed') && found.every((f) => f.state === 'faulty')) return
  const decided = new Set(old.filter((o) => !isUndecided(o)).map((o) => nameOf(o.finding)))
  const fresh = found.filter((f) => !decided.has(nameOf(f.finding)))
  const memory = await findCorrections(
    tx,
    source.holder_id,
    fresh.flatMap((f) => f.finding.columns.map((c) => headingKey(c.name))),
  )
  if (undecided.length > 0) {
    await markReplaced(
      tx,
      undecided.map((o) => o.id),
    )
    await hideSketches(
      tx,
      undecided.map((o) => o.id),
    )
  }
  const replaced = new Map(undecided.map((o) => [nameOf(o.finding), o]))
  for (let from = 0; from < fresh.length; from += AT_ONCE)
    await enterSome(tx, vault, source, fresh.slice(from, from + AT_ONCE), { memory, replaced, at })
  await countJoined(tx, source.id)
}

type Known = { readonly memory: readonly Remembered[]; readonly replaced: ReadonlyMap<string, OldFinding>; readonly at: Date }

async function enterSome(
  tx: Tx,
  vault: Vault,
  source: SourceRow,
  fresh: readonly NewFinding[],
  { memory, replaced, at }: Known,
): Promise<void> {
  const entering = fresh.map((f) => asKnown(f, memory, replaced.get(nameOf(f.finding)) ?? null))
  const kept = await Promise.all(
    entering.map(async ({ finding, ...rest }) => ({ ...rest, kept: await sealFinding(vault, rest.id, withoutSketches(finding)) })),
  )
  await insertFindings(tx, source, kept, at)
  await compareWithPrevious(
    tx,
    vault,
    source,
    entering
      .filter((f) => f.state === 'proposed')
      .map((f) => ({ id: f.id, finding: f.finding, card: f.card, replacedId: replaced.get(nameOf(f.finding))?.id ?? null })),
    at,
  )
  await insertSketches(
    tx,
    source,
    entering.map((f) => ({ findingId: f.id, sketches: sketchesOf(f.finding) })),
  )
  const barred = await findBarred(
    tx,
    entering.map((f) => f.id),
  )
  for (const { id, finding } of entering.filter((f) => barred.includes(f.id))) await eraseBarred(tx, id, withoutTraces(finding))
}

/** A finding with what is known of columns like its own, and of itself where it was scanned before. Pure. */
function asKnown(fresh: NewFinding, memory: readonly Remembered[], old: OldFinding | null): NewFinding {
  const remembered = applyRemembered(fresh.finding, memory)
  const finding = old ? carryCorrections(old.finding, remembered) : remembered
  const drafted = finding === fresh.finding ? fresh.card : followFinding(fresh.card, finding, fresh.finding)
  return { ...fresh, finding, drafted, card: old?.state === 'proposed' ? carryCard(old, drafted) : drafted }
}
