import { inventoryRoutes } from '#contract/inventory.ts'
import { textOf } from '#contract/text-of.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import type { InventoryLent, RoundCase } from './lent.ts'
import { roundLineOf, sourceLineOf } from './lines.ts'
import { findCall } from './round-calls.sql.ts'
import { findLastPlan, findRound, listRounds, type RoundRow } from './rounds.sql.ts'
import { listSources } from './sources.sql.ts'
import { countsFor, whyNotCount } from './standing.ts'
import { listVanished } from './vanished.sql.ts'

/** Where the cases of these rounds stand, by round. */
export async function casesByRound(tx: Tx, lent: InventoryLent, rounds: readonly { id: string }[]): Promise<Map<string, RoundCase>> {
  if (rounds.length === 0) return new Map()
  return new Map(
    (
      await lent.roundCases(
        tx,
        rounds.map((r) => r.id),
      )
    ).map((c) => [c.roundId, c]),
  )
}

/** The visitor's own round, ready to be counted; hidden ones answer 404, closed ones are denied with the reason. */
export async function requireCounting(tx: Tx, lent: InventoryLent, ask: Pick<Ask, 'visitor'>, roundId: string): Promise<RoundRow> {
  const round = await findRound(tx, roundId)
  if (!round || !countsFor(ask.visitor, round.holder_id)) throw notFound()
  const problem = whyNotCount(round, (await casesByRound(tx, lent, [round])).get(round.id))
  if (problem) throw new Denied(409, problem)
  return round
}

/** Lists and single rounds. */
export function roundReading(lent: InventoryLent): Handling[] {
  return [
    handle(inventoryRoutes.listRounds, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const { rows, counted } = await listRounds(tx, {
          year: query.year,
          limit: query.limit,
          after: fromCursor(query.cursor, ['instant', 'uuid']),
        })
        const cases = await casesByRound(tx, lent, rows)
        return toPage(
          rows,
          query.limit,
          counted,
          (r) => [r.created_at.toISOString(), r.id],
          (r) => roundLineOf(r, cases.get(r.id)),
        )
      }),
    ),
    handle(inventoryRoutes.readRound, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const round = await findRound(tx, params.id)
        if (!round) throw notFound()
        const kase = (await casesByRound(tx, lent, [round])).get(round.id)
        const sources = await listSources(tx, round.id)
        const counts = countsFor(ask.visitor, round.holder_id)
        const whyNotAdd = counts ? whyNotCount(round, kase) : null
        const call = round.call_id === null ? null : await findCall(tx, round.call_id)
        return {
          ...roundLineOf(round, kase),
          plan: round.plan,
          call: call && { id: call.id, organisationName: call.organisation_name, dutiesAsked: textOf(call.plan['dutiesAsked']) },
          sourceList: sources.map(sourceLineOf),
          vanished: await listVanished(tx, round.id),
          mayAdd: counts && whyNotAdd === null,
          whyNotAdd,
          lastPlan: counts && kase?.step === 'planning' ? await findLastPlan(tx, round) : null,
        }
      }),
    ),
  ]
}
