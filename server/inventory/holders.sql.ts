import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** What a card and a code need to know of the unit that holds the data. */
export type Holder = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly sector: string
  readonly uscc: string
  readonly district: string
}

/** The unit by its id; null when there is none. */
export async function findHolder(tx: Tx, id: string): Promise<Holder | null> {
  const { rows } = await sql<Holder>`select id, name, kind, sector, uscc, district from organisations where id = ${id}`.execute(tx)
  return rows[0] ?? null
}
