import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

type Officer = { readonly officerId: string | null; readonly organisationId: string | null }
type Reached = { readonly contact: unknown; readonly telephone: unknown }

/** Whom an officer last named to be reached for their unit, in an application they sent in themselves. */
const lastContact = ({
  officerId,
  organisationId,
}: Officer) => sql`(select jsonb_build_object('contact', answers -> 'contact', 'telephone', answers -> 'telephone') from entries
  where officer_id = ${officerId} and organisation_id = ${organisationId} and act in ('submit', 'resubmit') and answers ?& array['contact', 'telephone']
  order by id desc
  limit 1)`

/** Whom an officer last named to be reached for their unit; null when they never did. */
export async function findLastContact(tx: Tx, by: Officer): Promise<Reached | null> {
  const { rows } = await sql<{ reached: Reached | null }>`select ${lastContact(by)} as reached`.execute(tx)
  return rows[0]?.reached ?? null
}

/** The card of the current version of an asset, empty when it is hidden, and whom the officer last named to be reached for their unit: one statement. */
export async function findCardAndContact(
  tx: Tx,
  assetId: string,
  by: Officer,
): Promise<{ readonly card: Record<string, unknown>; readonly reached: Reached | null }> {
  const { rows } = await sql<{
    card: Record<string, unknown>
    reached: Reached | null
  }>`
    select v.card, ${lastContact(by)} as reached
    from assets a
    join asset_versions v on v.asset_id = a.id and v.version = a.version
    where a.id = ${assetId}
  `.execute(tx)
  return rows[0] ?? { card: {}, reached: null }
}
