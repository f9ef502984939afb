import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** The salt of this city as it is kept: sealed, or open where it was made before it was sealed. */
export type KeptSalt = { readonly salt: Buffer | null; readonly sealed: Buffer | null }

/** The salt as it is kept; null when there is none yet. Only the platform itself may ask. */
export async function findCitySalt(tx: Tx): Promise<KeptSalt | null> {
  const { rows } = await sql<KeptSalt>`select salt, sealed from city_salt`.execute(tx)
  return rows[0] ?? null
}

/** Keeps a salt, sealed, unless there is one. */
export async function insertCitySalt(tx: Tx, sealed: Buffer, at: Date): Promise<void> {
  await sql`insert into city_salt (sealed, made_at) values (${sealed}, ${at}) on conflict do nothing`.execute(tx)
}

/** Keeps the same salt sealed otherwise. */
export async function resealCitySalt(tx: Tx, sealed: Buffer): Promise<void> {
  await sql`select seal_city_salt(${sealed})`.execute(tx)
}
