import { supervisionRoutes } from '#contract/supervision.ts'
import type { Party } from '#law/parties.ts'
import { asSystem } from '#server/db/transaction.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import { recordAudit } from './audit.sql.ts'
import { countLog, findDays, findLog, findNamed, findNumbered, type LogAsked } from './log.sql.ts'

type Query = { readonly objectId?: string | undefined; readonly sinceOn?: string | undefined; readonly untilOn?: string | undefined }

/** Who read the whole log, as row-level security has it. */
const readers: readonly Party[] = ['data-bureau', 'audit-administrator']

/** The log, as far as row-level security lets a reader see it: the bureau all of it, others what concerns them. */
export function auditHandlings({ db }: Pick<Platform, 'db'>): Handling[] {
  return [
    handle(supervisionRoutes.auditTrail, async (ask, { query }) => {
      const { action, objectKind, objectId, who, sinceOn, untilOn, outcome } = query
      const places = await findPlaces(
        { db },
        query,
        readers.some((each) => each === ask.visitor.role),
      )
      return ask.transaction(async (tx) => {
        const asked: LogAsked = {
          action,
          objectKind,
          sinceOn,
          untilOn,
          outcome,
          ...places,
          who: who?.trim() ? await findNamed(tx, who.trim()) : undefined,
          limit: query.limit,
          before: fromCursor(query.cursor, ['number'])?.[0] ?? null,
        }
        const rows = await findLog(tx, asked)
        // Whoever reads the log leaves a line in it, once a look and not once a page.
        if (!query.cursor)
          await recordAudit(
            tx,
            {
              officerId: ask.visitor.officerId,
              organisationId: ask.visitor.organisationId,
              role: ask.visitor.role,
              action: 'read-audit',
              objectKind: 'log',
              objectId: 'audit',
              outcome: 'done',
              detail: {
                action: action ?? '',
                objectKind: objectKind ?? '',
                objectId: objectId ?? '',
                who: who ?? '',
                sinceOn: sinceOn ?? '',
                untilOn: untilOn ?? '',
                outcome: outcome ?? '',
              },
              requestId: ask.requestId,
              address: ask.address,
            },
            ask.now,
          )
        return toPage(
          rows,
          query.limit,
          query.cursor ? 0 : await countLog(tx, asked),
          (r) => [r.id],
          (r) => ({
            id: r.id,
            at: r.at.toISOString(),
            officerName: r.officer_name,
            organisationName: r.organisation_name,
            role: r.role,
            action: r.action,
            objectKind: r.object_kind,
            objectId: r.object_id,
            outcome: r.outcome,
            detail: r.detail,
            aboutName: r.about_name,
            address: r.address,
            requestId: r.request_id,
          }),
        )
      })
    }),
  ]
}

/**
 * Where the log has what is typed, asked in the platform's name since the lines themselves are read by the right to read them: a number by
 * the ids of what has it, days by the ids of their lines.
 */
async function findPlaces(
  { db }: Pick<Platform, 'db'>,
  { objectId, sinceOn, untilOn }: Query,
  readsAll: boolean,
): Promise<Pick<LogAsked, 'objects' | 'stretch'>> {
  const number = objectId?.trim()
  if (!number && !sinceOn && !untilOn) return {}
  return asSystem(db, async (tx) => ({
    ...(number ? { objects: [number, ...(await findNumbered(tx, number, readsAll))] } : {}),
    ...(sinceOn || untilOn ? { stretch: await findDays(tx, { sinceOn, untilOn }) } : {}),
  }))
}
