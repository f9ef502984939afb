import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** Seeds of one-time codes that another key than this one sealed, at most so many, held until they are sealed anew. */
export async function lockAgedCodes(tx: Tx, key: string, most: number): Promise<{ officerId: string; sealed: Buffer }[]> {
  const { rows } = await sql<{ officerId: string; sealed: Buffer }>`select officer_id as "officerId", sealed from one_time_codes where encode(substr(sealed, 6, 8), 'hex') <> ${key} order by officer_id limit ${most} for update`.execute(tx)
  return rows
}

/** Keeps seeds as they were sealed anew. */
export async function resealCodes(tx: Tx, codes: readonly { officerId: string; sealed: Buffer }[]): Promise<void> {
  if (codes.length === 0) return
  await sql`update one_time_codes c set sealed = n.sealed from unnest(${sql.val(codes.map(each => each.officerId))}::uuid[], ${sql.val(codes.map(each => each.sealed))}::bytea[]) n (officer_id, sealed) where c.officer_id = n.officer_id`.execute(tx)
}
