import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** A public key a unit signs its findings with; ended ones stay. */
export type UnitKeyRow = {
  readonly key_id: string
  readonly label: string
  readonly public_key: string
  readonly added_at: Date
  readonly added_name: string
  readonly ended_at: Date | null
}

const columns = sql`key_id, label, public_key, added_at, added_name, ended_at`

/** The keys of one unit, those in force first, newest first; at most 1,000. */
export async function listUnitKeys(tx: Tx, organisationId: string): Promise<UnitKeyRow[]> {
  const { rows } = await sql<UnitKeyRow>`
      select ${columns}
      from unit_keys
      where organisation_id = ${organisationId}
      order by ended_at is not null, added_at desc, key_id
      limit 1000
    `.execute(tx)
  return rows
}

/** One key of a unit, in force or ended; null when the unit has no such key. */
export async function findUnitKey(tx: Tx, organisationId: string, keyId: string): Promise<UnitKeyRow | null> {
  const { rows } =
    await sql<UnitKeyRow>`select ${columns} from unit_keys where organisation_id = ${organisationId} and key_id = ${keyId}`.execute(tx)
  return rows[0] ?? null
}

/** Enters a key of a unit; false when the unit has it already. */
export async function insertUnitKey(
  tx: Tx,
  key: { organisationId: string; keyId: string; label: string; publicKey: string },
  by: { id: string | null; name: string },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`insert into unit_keys (organisation_id, key_id, label, public_key, added_by, added_name, added_at)
    values (${key.organisationId}, ${key.keyId}, ${key.label}, ${key.publicKey}, ${by.id}, ${by.name}, ${at})
      on conflict do nothing
    returning key_id`.execute(tx)
  return rows.length > 0
}

/** Ends a key; false when it has ended already or is not there. */
export async function endKey(tx: Tx, organisationId: string, keyId: string, by: string | null, at: Date): Promise<boolean> {
  const { rows } = await sql`
      update unit_keys
      set ended_by = ${by}, ended_at = ${at}
      where organisation_id = ${organisationId} and key_id = ${keyId} and ended_at is null
      returning key_id
    `.execute(tx)
  return rows.length > 0
}
