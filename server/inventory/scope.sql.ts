import { type RawBuilder, sql } from 'kysely'
import { municipalKinds } from '#law/parties.ts'
import type { Who } from '#server/db/transaction.ts'

const cityWide = ['system', 'registrar', 'data-bureau', 'cyberspace-office', 'police']

/**
 * Which assets (alias `a`) this reader may see, as predicates over columns, right by right: its own, those its cases are about, and those
 * of its field of supervision (§2.1–2.4, §7.2). Together they say the same as row-level security, and each finds its way by an index.
 */
export function assetRights(reader: Who): readonly RawBuilder<boolean>[] {
  if (cityWide.includes(reader.role)) return [sql`true`]
  const field = fieldOf(reader)
  return [
    sql`a.holder_id = ${reader.organisationId}::uuid`,
    sql`exists (select from case_readers r where r.organisation_id = ${reader.organisationId}::uuid and r.subject_id = a.id)`,
    ...(field ? [field] : []),
  ]
}

/** Whether a reader sees the city or a field of supervision, and not only what is its own. */
export const wideScope = (reader: Who): boolean => cityWide.includes(reader.role) || fieldOf(reader) !== null

function fieldOf({ role, sector }: Who): RawBuilder<boolean> | null {
  if (role === 'finance-bureau') return sql`a.holder_kind in ('administrative-organ', 'public-institution')`
  if (role === 'sasac') return sql`a.holder_kind = any (${sql.val([...municipalKinds])}::text[])`
  return role === 'sector-authority' && sector ? sql`a.holder_sector = ${sector}` : null
}
