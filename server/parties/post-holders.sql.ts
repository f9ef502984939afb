import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { heldOn } from './held-on.sql.ts'

/** The people who act for an organisation in one of its parts on a day, each once, by name; none for whoever may not read its posts. */
export async function findPostHolders(
  tx: Tx,
  of: { readonly organisationId: string; readonly role: string },
  today: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{
    id: string
    name: string
  }>`
    select o.id, o.name
    from officers o
    where o.is_active
      and exists (
        select
        from posts p
        where p.officer_id = o.id and p.organisation_id = ${of.organisationId} and p.role = ${of.role} and ${heldOn(today)}
      )
    order by o.name, o.id
    limit 100
  `.execute(tx)
  return rows
}
