import { coverText } from '#contract/clear-values.ts'
import type { SourceLine } from '#contract/inventory.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Ask } from '#server/http/ask.ts'
import { announce } from '#server/jobs/live.ts'
import type { Platform } from '#server/platform.ts'
import type { InventoryLent } from './lent.ts'
import { sourceLineOf } from './lines.ts'
import { auditLine } from '#server/audit/noting.ts'
import { requireCounting } from './round-reading.ts'
import type { RoundRow } from './rounds.sql.ts'
import { insertSources, listSources, type NewSource } from './sources.sql.ts'

/** What else must be so before, and be kept with the sources in the same transaction. */
type Also = { readonly before?: (tx: Tx) => Promise<void>; readonly after?: (tx: Tx, round: RoundRow) => Promise<void> }

/** Enters sources of a round together with their scan jobs and their line in the log: all of it or nothing. */
export async function enterSources(
  platform: Platform,
  lent: InventoryLent,
  ask: Ask,
  roundId: string,
  sources: readonly NewSource[],
  also: Also = {},
): Promise<SourceLine[]> {
  if (sources.length === 0) return []
  return ask.transaction(async (tx) => {
    const round = await requireCounting(tx, lent, ask, roundId)
    await also.before?.(tx)
    const entered = new Set(await insertSources(tx, round, sources, ask.visitor.officerId, ask.now))
    await also.after?.(tx, round)
    for (const id of entered) await platform.jobs.enqueue(tx, 'scan-source', { sourceId: id })
    const names = sources
      .filter((s) => entered.has(s.id))
      .map((s) => coverText(s.name))
      .slice(0, 50)
    await recordAudit(
      tx,
      auditLine(ask, 'add-sources', { kind: 'round', id: round.id, holderId: round.holder_id }, { count: entered.size, names }),
      ask.now,
    )
    await announce(tx, { kind: 'round', id: round.id })
    return (await listSources(tx, round.id)).filter((s) => entered.has(s.id)).map(sourceLineOf)
  })
}
