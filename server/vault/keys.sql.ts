import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import type { SealingMethod } from './methods.ts'

export type Purpose = 'data' | 'digest'
/** A key as the database has it: wrapped by the master key that it names. */
export type WrappedKey = {
  readonly id: string
  readonly purpose: Purpose
  readonly method: SealingMethod
  readonly master: string
  readonly wrapped: Buffer
  readonly madeAt: Date
  readonly endedAt: Date | null
}

/** Holds the keys until the end of the transaction, so that two processes do not both make the first. */
export async function lockSealingKeys(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rongshu sealing keys'))`.execute(tx)
}

/** The same without waiting; false while a backup or somebody else holds them. */
export async function tryLockSealingKeys(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ isHeld: boolean }>`select pg_try_advisory_xact_lock(hashtext('rongshu sealing keys')) as "isHeld"`.execute(
    tx,
  )
  return rows[0]!.isHeld
}

/** All keys, the oldest first. */
export async function findSealingKeys(tx: Tx): Promise<WrappedKey[]> {
  const { rows } = await sql<WrappedKey>`
      select id, purpose, method, master, wrapped, made_at as "madeAt", ended_at as "endedAt"
      from sealing_keys
      order by made_at, id
    `.execute(tx)
  return rows
}

/** Takes a key into use; the one before ends with it. */
export async function insertSealingKey(tx: Tx, key: Omit<WrappedKey, 'endedAt'>): Promise<void> {
  await sql`update sealing_keys set ended_at = ${key.madeAt} where purpose = ${key.purpose} and ended_at is null`.execute(tx)
  await sql`
    insert into sealing_keys (id, purpose, method, master, wrapped, made_at)
    values (${key.id}, ${key.purpose}, ${key.method}, ${key.master}, ${key.wrapped}, ${key.madeAt})
  `.execute(tx)
}

/** Keeps a key wrapped by another master key. */
export async function rewrapKey(tx: Tx, id: string, master: string, wrapped: Buffer): Promise<void> {
  await sql`update sealing_keys set master = ${master}, wrapped = ${wrapped} where id = ${id}`.execute(tx)
}

/**
 * Secrets that lie sealed where they are used: passwords of sources, seeds of one-time codes, addresses of letters, the salt of the city;
 * each begins with the sign of a sealed value and names its key.
 */
const secrets = sql`
  (
    select sealed
    from source_connections
    where sealed is not null
    union all
    select sealed
    from one_time_codes
    union all
    select sealed
    from mail_addresses
    union all
    select sealed
    from city_salt
    where sealed is not null
  ) c
`
const keyOfSecret = sql`case when substr(c.sealed, 1, 4) = 'RSV1'::bytea then encode(substr(c.sealed, 6, 8), 'hex') end`

/**
 * How much each key seals: values (personal answers, and those of findings), files (papers and uploads), and secrets: passwords of
 * sources, seeds of one-time codes, addresses of letters, the salt of the city.
 */
export async function countSealed(tx: Tx): Promise<{ id: string; values: number; files: number; secrets: number }[]> {
  const { rows } = await sql<{
    id: string
    values: number
    files: number
    secrets: number
  }>`
    select k.id,
      (
        select count(*)::int from sealed_values v where v.key_id = k.id
      ) + (select count(*)::int from findings f where f.sealed_by = k.id) as values,
      (
        select count(*)::int from sealed_files f where f.key_id = k.id
      ) + (select count(*)::int from sources s where s.sealed_by = k.id) as files,
      (select count(*)::int from ${secrets} where ${keyOfSecret} = k.id) as secrets from sealing_keys k order by k.made_at, k.id`.execute(
    tx,
  )
  return rows
}

/** Throws away keys that ended before an instant and seal nothing any more; answers their ids. */
export async function dropUnused(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`
    delete
    from sealing_keys k
    where k.ended_at < ${before}
      and not exists (select from sealed_values v where v.key_id = k.id)
      and not exists (select from sealed_files f where f.key_id = k.id)
      and not exists (select from ${secrets} where ${keyOfSecret} = k.id) and not exists (select from findings f where f.sealed_by = k.id)
      and not exists (select from sources s where s.sealed_by = k.id)
      and not exists (select from sources s where s.arrived_by = 'upload' and s.sealed_by is null and s.erased_at is null)
      and not exists (select from files f where not exists (select from sealed_files s where s.sha256 = f.sha256)) returning id`.execute(tx)
  return rows.map((row) => row.id)
}
