import { readingRoutes } from '#contract/readings.ts'
import { objectWords } from '#law/audit.ts'
import { procedures } from '#law/procedures.ts'
import type { Words } from '#law/words.ts'
import { asSystem } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import { countReadings, findHolder, findNames, findReadings, type ReadingRow } from './readings.view.sql.ts'

/** Who looked at an asset: told to whoever holds it, and to the bureau that reads the whole log (choice:audit). */
export function readingHandlings({ db }: Pick<Platform, 'db'>): Handling[] {
  return [
    handle(readingRoutes.listReadings, async (ask, { params, query }) => {
      const { rows, counted } = await ask.transaction(async (tx) => {
        const holderId = await findHolder(tx, params.id)
        if (holderId === null || (holderId !== ask.visitor.organisationId && ask.visitor.role !== 'data-bureau')) throw notFound()
        const of = { assetId: params.id, holderId }
        const found = await findReadings(tx, of, { limit: query.limit + 1, before: fromCursor(query.cursor, ['number'])?.[0] ?? null })
        return { rows: found, counted: query.cursor ? 0 : await countOf(found, query, () => countReadings(tx, of)) }
      })
      const names = await asSystem(db, (tx) =>
        findNames(
          tx,
          rows.flatMap(({ officer_id: one, stands_for: other }) => [one, other].filter((id) => id !== null)),
        ),
      )
      return toPage(
        rows,
        query.limit,
        counted,
        (row) => [row.id],
        (row) => ({
          id: row.id,
          at: row.at.toISOString(),
          officerName: nameOf(row, names),
          organisationName: row.organisation_name,
          role: row.role,
          action: row.action,
          objectKind: row.object_kind,
          objectId: row.object_id,
          object: objectOf(row),
          reason: row.reason,
        }),
      )
    }),
  ]
}

/** What the thing is called: its name, a case by procedure and number; its kind where the reader sees neither. */
function objectOf({ object_kind: kind, object_name: name, procedure }: ReadingRow): Words {
  if (name === null) return objectWords(kind)
  const title = procedure === null ? undefined : procedures[procedure]?.title
  return title ? { zh: `${title.zh} ${name}`, en: `${title.en} ${name}` } : { zh: name, en: name }
}

/** Who looked, and for whom when they stood in. */
function nameOf({ officer_id: one, stands_for: other }: ReadingRow, names: ReadonlyMap<string, string>): string | null {
  const name = one && names.get(one)
  if (!name) return null
  const absent = other && names.get(other)
  return absent ? `${name}（代${absent}）` : name
}
