import { sql } from 'kysely'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { noticesOn } from './notices.sql.ts'

export type PublicNumbers = {
  readonly registered: number
  readonly noticesOpen: number
  readonly organisations: number
  readonly catalogued: number
}

/** The city's open numbers on a day: certificates in force, running notices, active producers and assets in the catalogue. */
export async function publicNumbers(tx: Tx, today: string): Promise<PublicNumbers> {
  const { rows } =
    await sql<PublicNumbers>`select (select count(*) from certificates where status = 'valid' and valid_until >= ${today}::date) as registered,
      (select count(*) from ${noticesOn(today)} n where n.runs) as "noticesOpen", n.producers as organisations, n.catalogued
    from public_counts n`.execute(tx)
  return rows[0]!
}

/** A case as its number and code tell it. */
export type ProgressRow = {
  readonly number: string
  readonly procedure: string
  readonly step: string | null
  readonly ending: string | null
  readonly since: Date
  readonly owner_role: string | null
  readonly also_owners: readonly string[]
  readonly due_on: string | null
  readonly is_provisional: boolean
  readonly clocks: CaseState['clocks']
  readonly decision: string | null
}

/** Where a submitted case stands, for whoever holds its number and its code; null when the two do not belong together, whichever of them is wrong. */
export async function findProgress(tx: Tx, number: string, code: string): Promise<ProgressRow | null> {
  const { rows } = await sql<ProgressRow>`select * from find_progress(${number}, ${code})`.execute(tx)
  return rows[0] ?? null
}
