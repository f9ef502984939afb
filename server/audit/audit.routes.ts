import { supervisionRoutes } from '#contract/supervision.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { recordAudit } from './audit.sql.ts'
import { countLog, findLog } from './log.sql.ts'

/** The log, as far as row-level security lets a reader see it: the bureau all of it, others what concerns them. */
export function auditHandlings(): Handling[] {
  return [
    handle(supervisionRoutes.auditTrail, async (ask, { query }) => ask.transaction(async tx => {
      const asked = { action: query.action, objectKind: query.objectKind, objectId: query.objectId, limit: query.limit, before: fromCursor(query.cursor, ['number'])?.[0] ?? null }
      const rows = await findLog(tx, asked)
      // Whoever reads the log leaves a line in it, once a look and not once a page.
      if (!query.cursor) await recordAudit(tx, { officerId: ask.visitor.officerId, organisationId: ask.visitor.organisationId, role: ask.visitor.role, action: 'read-audit', objectKind: 'log', objectId: 'audit', outcome: 'done', detail: { action: query.action ?? '', objectKind: query.objectKind ?? '', objectId: query.objectId ?? '' }, requestId: ask.requestId, address: ask.address }, ask.now)
      return toPage(rows, query.limit, query.cursor ? 0 : await countLog(tx, asked), r => [r.id], r => ({ id: r.id, at: r.at.toISOString(), officerName: r.officer_name, organisationName: r.organisation_name, role: r.role, action: r.action, objectKind: r.object_kind, objectId: r.object_id, outcome: r.outcome, detail: r.detail }))
    })),
  ]
}
