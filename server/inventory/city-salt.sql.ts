import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** The salt of this city's digests and sketches in hex, made when it is first asked for; only the platform itself may ask. */
export async function citySalt(tx: Tx, at: Date): Promise<string> {
  const read = sql<{ salt: string }>`select encode(salt, 'hex') as salt from city_salt`
  const { rows: [known] } = await read.execute(tx)
  if (known) return known.salt
  await sql`insert into city_salt (salt, made_at) values (${randomBytes(32)}, ${at}) on conflict do nothing`.execute(tx)
  return (await read.execute(tx)).rows[0]!.salt
}
