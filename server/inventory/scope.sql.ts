import { type RawBuilder, sql } from 'kysely'
import type { Who } from '#server/db/transaction.ts'

const cityWide = ['system', 'registrar', 'data-bureau', 'cyberspace-office', 'police']

/**
 * Which assets (alias `a`) this reader may see, as a predicate over columns: its own, those its cases are about, and those of
 * its field of supervision (§2.1–2.4, §7.2). It says the same as row-level security, in a form that finds its way by index.
 */
export function assetScope(reader: Who): RawBuilder<boolean> {
  if (cityWide.includes(reader.role)) return sql`true`
  const own = sql`a.holder_id = ${reader.organisationId}::uuid or a.id in (select subject_id from my_case_subjects)`
  const field = fieldOf(reader)
  return field ? sql`(${own} or ${field})` : sql`(${own})`
}

/** The same for a reader of the city or of a field of supervision; null for one who sees only what is its own. */
export const wideScope = (reader: Who): RawBuilder<boolean> | null => (cityWide.includes(reader.role) || fieldOf(reader) !== null ? assetScope(reader) : null)

function fieldOf({ role, sector }: Who): RawBuilder<boolean> | null {
  if (role === 'finance-bureau') return sql`a.holder_kind in ('administrative-organ', 'public-institution')`
  if (role === 'sasac') return sql`a.holder_kind = 'municipal-soe'`
  return role === 'sector-authority' && sector ? sql`a.holder_sector = ${sector}` : null
}
