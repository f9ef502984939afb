import { readingRoutes } from '#contract/readings.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import { countReadings, findHolder, findReadings } from './readings.view.sql.ts'

/** Who looked at an asset: told to whoever holds it, and to the bureau that reads the whole log (choice:audit). */
export function readingHandlings(): Handling[] {
  return [handle(readingRoutes.listReadings, (ask, { params, query }) => ask.transaction(async (tx) => {
    const holderId = await findHolder(tx, params.id)
    if (holderId === null || (holderId !== ask.visitor.organisationId && ask.visitor.role !== 'data-bureau')) throw notFound()
    const of = { assetId: params.id, holderId }
    const rows = await findReadings(tx, of, { limit: query.limit + 1, before: fromCursor(query.cursor, ['number'])?.[0] ?? null })
    return toPage(rows, query.limit, query.cursor ? 0 : await countOf(rows, query, () => countReadings(tx, of)), (row) => [row.id], (row) => ({
      id: row.id, at: row.at.toISOString(), officerName: row.officer_name, organisationName: row.organisation_name, role: row.role, action: row.action, objectKind: row.object_kind, objectId: row.object_id, reason: row.reason,
    }))
  }))]
}
