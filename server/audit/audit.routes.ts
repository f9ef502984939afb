import { supervisionRoutes } from '#contract/supervision.ts'
import { asSystem } from '#server/db/transaction.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import { recordAudit } from './audit.sql.ts'
import { countLog, findLog, findNamed, findNumbered, type LogAsked } from './log.sql.ts'

type Query = { readonly who?: string | undefined; readonly objectId?: string | undefined }

/** The log, as far as row-level security lets a reader see it: the bureau all of it, others what concerns them. */
export function auditHandlings({ db }: Pick<Platform, 'db'>): Handling[] {
  return [
    handle(supervisionRoutes.auditTrail, async (ask, { query }) => {
      const { action, objectKind, objectId, who, sinceOn, untilOn, outcome } = query
      const named = await findNames({ db }, query)
      return ask.transaction(async tx => {
        const asked: LogAsked = { action, objectKind, sinceOn, untilOn, outcome, ...named, limit: query.limit, before: fromCursor(query.cursor, ['number'])?.[0] ?? null }
        const rows = await findLog(tx, asked)
        // Whoever reads the log leaves a line in it, once a look and not once a page.
        if (!query.cursor) await recordAudit(tx, { officerId: ask.visitor.officerId, organisationId: ask.visitor.organisationId, role: ask.visitor.role, action: 'read-audit', objectKind: 'log', objectId: 'audit', outcome: 'done', detail: { action: action ?? '', objectKind: objectKind ?? '', objectId: objectId ?? '', who: who ?? '', sinceOn: sinceOn ?? '', untilOn: untilOn ?? '', outcome: outcome ?? '' }, requestId: ask.requestId, address: ask.address }, ask.now)
        return toPage(rows, query.limit, query.cursor ? 0 : await countLog(tx, asked), r => [r.id], r => ({ id: r.id, at: r.at.toISOString(), officerName: r.officer_name, organisationName: r.organisation_name, role: r.role, action: r.action, objectKind: r.object_kind, objectId: r.object_id, outcome: r.outcome, detail: r.detail }))
      })
    }),
  ]
}

/** What is typed of people and things as the log knows them: a name by ids, a number by the ids of what has it. */
async function findNames({ db }: Pick<Platform, 'db'>, { who, objectId }: Query): Promise<Pick<LogAsked, 'who' | 'objects'>> {
  const [name, number] = [who?.trim(), objectId?.trim()]
  if (!name && !number) return {}
  return asSystem(db, async tx => ({ ...(name ? { who: await findNamed(tx, name) } : {}), ...(number ? { objects: [number, ...await findNumbered(tx, number)] } : {}) }))
}
