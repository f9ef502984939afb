import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** Where officers have something sealed of their own: seeds of one-time codes, addresses of letters. */
export type OwnTable = 'one_time_codes' | 'mail_addresses'
export type OwnSealed = { readonly officerId: string; readonly sealed: Buffer }

/** What another key than this one sealed, at most so many, held until it is sealed anew. */
export async function lockAgedOwn(tx: Tx, table: OwnTable, key: string, most: number): Promise<OwnSealed[]> {
  const { rows } = await sql<OwnSealed>`
      select officer_id as "officerId", sealed
      from ${sql.table(table)}
      where encode(substr(sealed, 6, 8), 'hex') <> ${key}
      order by officer_id
      limit ${most} for update
    `.execute(tx)
  return rows
}

/** Keeps what was sealed anew. */
export async function resealOwn(tx: Tx, table: OwnTable, fresh: readonly OwnSealed[]): Promise<void> {
  if (fresh.length === 0) return
  await sql`
    update ${sql.table(table)} c
    set sealed = n.sealed
    from unnest(${sql.val(fresh.map((each) => each.officerId))}::uuid[], ${sql.val(fresh.map((each) => each.sealed))}::bytea[]) n (officer_id, sealed)
    where c.officer_id = n.officer_id
  `.execute(tx)
}
