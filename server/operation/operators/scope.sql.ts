import { sql } from 'kysely'
import { publicKinds } from '#law/parties.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Which assets a call is about: all of these sectors, or those of these certificates. */
export type CallScope = { readonly sectors: readonly string[] } | { readonly numbers: readonly string[] }

/** The registered assets of public units in a scope: whole sectors, or certificates by number. */
export async function assetsInScope(tx: Tx, scope: CallScope, today: string): Promise<string[]> {
  const within =
    'sectors' in scope
      ? sql`a.holder_sector = any (${sql.val([...scope.sectors])}::text[])`
      : sql`c.number = any (${sql.val([...scope.numbers])}::text[])`
  const { rows } = await sql<{
    id: string
  }>`select distinct a.id from assets a join certificates c on c.asset_id = a.id and c.status = 'valid' and c.valid_until >= ${today}::date
    where a.holder_kind = any (${sql.val(publicKinds)}::text[]) and ${within}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The registered assets a unit holds that no mandate of its own covers. */
export async function ownRegistered(tx: Tx, holderId: string, today: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select distinct a.id from assets a join certificates c on c.asset_id = a.id and c.status = 'valid' and c.valid_until >= ${today}::date
    where a.holder_id = ${holderId}
      and not exists (select from mandate_assets m where m.asset_id = a.id and m.operator_id = a.holder_id and m.ended_at is null)`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}
