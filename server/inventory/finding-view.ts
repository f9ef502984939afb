import { usualItems } from '#contract/card-draft.ts'
import type { FindingChange, FindingView } from '#contract/inventory.ts'
import type { Tx } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { assumedItems } from './assumed.ts'
import { cardProblems } from './card-problems.ts'
import { findRules } from './column-rules.sql.ts'
import { coveredCard, coveredFinding, hiddenColumns, hiddenFrom, withoutHidden } from './covering.ts'
import { findMemory } from './finding-memory.sql.ts'
import { findFinding, type FindingRow } from './findings.sql.ts'
import { codeProblems } from './giving-codes.ts'
import { findingAsOpened } from './kept-findings.ts'
import type { InventoryLent } from './lent.ts'
import { findingLineOf } from './lines.ts'
import { casesByRound } from './round-reading.ts'
import { findRound } from './rounds.sql.ts'
import { countsFor, whyNotCount } from './standing.ts'

/** A finding as its page shows it; 404 when it is not there or hidden. */
export async function viewFinding(tx: Tx, lent: InventoryLent, ask: Ask, id: string): Promise<FindingView> {
  const row = await findFinding(tx, id)
  if (!row) throw notFound()
  return showFinding(tx, lent, ask, row)
}

/** The finding with what still keeps its card from being confirmed, and whether the visitor may work on it. */
export async function showFinding(tx: Tx, lent: InventoryLent, ask: Ask, row: FindingRow): Promise<FindingView> {
  const { finding, changes, unopened } = await findingAsOpened(ask.vault, row)
  const isOpen = row.state === 'proposed' || row.state === 'faulty'
  return {
    ...findingLineOf(row),
    roundId: row.round_id,
    version: row.version,
    hidden: hiddenFrom(ask.visitor, row),
    finding: coveredFinding(ask.visitor, row, finding),
    unopened,
    card: coveredCard(ask.visitor, row, row.card),
    ...(await rememberedOf(tx, row.id, changes, hiddenColumns(ask.visitor, row, finding))),
    usual: row.known
      ? []
      : usualItems.filter((id) => row.drafted[id] !== undefined && JSON.stringify(row.card[id]) === JSON.stringify(row.drafted[id])),
    assumed: row.state === 'proposed' ? assumedItems(row.drafted, row.card, row.bare) : [],
    problems:
      row.state === 'proposed'
        ? [...cardProblems(row.card, finding, ask.today), ...(await codeProblems(tx, row.holder_id, row.card, ask.today))]
        : [],
    mayEdit: isOpen && !row.is_changing && countsFor(ask.visitor, row.holder_id) && (await isCounting(tx, lent, row)),
  }
}

/** What the finding is remembered by: the scan before, what changed since, the rules of the dataset; nothing that tells of hidden columns. */
async function rememberedOf(
  tx: Tx,
  id: string,
  told: readonly FindingChange[] | null,
  hidden: ReadonlySet<string>,
): Promise<Pick<FindingView, 'previous' | 'changes' | 'rules'>> {
  const { rules } = await findRules(tx, id)
  const { previous, changes } = await findMemory(tx, id)
  return { previous, changes: withoutHidden(hidden, told ?? changes), rules: withoutHidden(hidden, rules) }
}

async function isCounting(tx: Tx, lent: InventoryLent, row: FindingRow): Promise<boolean> {
  const round = await findRound(tx, row.round_id)
  return round !== null && whyNotCount(round, (await casesByRound(tx, lent, [round])).get(round.id)) === null
}
