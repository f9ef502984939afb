import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** Whether an account `o` has codes or a passkey of its own. */
export const hasFactor = sql<boolean>`
  (
    exists (select from one_time_codes c where c.officer_id = o.id and c.confirmed_at is not null)
      or exists (select from passkeys k where k.officer_id = o.id)
  )
`

/** Whether a factor that an account `o` has was there before the person of the provider it is bound to. */
export const hadFactor = sql`
  exists (
    select
    from (
      select confirmed_at as at
      from one_time_codes
      where officer_id = o.id and confirmed_at is not null
      union all
      select added_at
      from passkeys
      where officer_id = o.id
    ) f
    where not exists (select from officer_identities i where i.officer_id = o.id and i.subject is not null and i.bound_at <= f.at)
  )
`

/** The sealed secret of an officer’s codes, and whether they are in use. */
export async function findCode(tx: Tx, officerId: string): Promise<{ sealed: Buffer; confirmedAt: Date | null } | undefined> {
  return tx
    .selectFrom('one_time_codes')
    .select(['sealed', 'confirmed_at as confirmedAt'])
    .where('officer_id', '=', officerId)
    .forUpdate()
    .executeTakeFirst()
}

/** Begins to enrol codes, over an earlier beginning; answers false when they are in use already. */
export async function beginCode(tx: Tx, officerId: string, sealed: Buffer, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into one_time_codes (officer_id, sealed, begun_at) values (${officerId}, ${sealed}, ${at})
    on conflict (officer_id) do update
    set sealed = excluded.sealed, begun_at = excluded.begun_at, last_step = 0
    where one_time_codes.confirmed_at is null`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

/** Takes codes into use. */
export async function confirmCode(tx: Tx, officerId: string, at: Date): Promise<void> {
  await tx.updateTable('one_time_codes').set({ confirmed_at: at }).where('officer_id', '=', officerId).execute()
}

/** Uses a step of time up; answers false when it, or a later one, was used before. */
export async function useStep(tx: Tx, officerId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('one_time_codes')
    .set({ last_step: step })
    .where('officer_id', '=', officerId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes an officer’s codes away; answers whether there were any. */
export async function removeCode(tx: Tx, officerId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('one_time_codes').where('officer_id', '=', officerId).executeTakeFirst()
  return numDeletedRows > 0n
}

/** A passkey as it is kept. */
export type KeptPasskey = {
  readonly id: string
  readonly credential: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: string[]
  readonly name: string
  readonly addedAt: Date
  readonly usedAt: Date | null
}

/** The passkeys of an officer, of which there are ten at most. */
export async function findPasskeys(tx: Tx, officerId: string): Promise<KeptPasskey[]> {
  const { rows } = await sql<KeptPasskey>`
      select id, credential, public_key as "publicKey", counter, transports, name, added_at as "addedAt", used_at as "usedAt"
      from passkeys
      where officer_id = ${officerId}
      order by added_at, id
    `.execute(tx)
  return rows
}

/** Keeps a new passkey; answers its id, or undefined when the credential is somebody’s already. */
export async function addPasskey(
  tx: Tx,
  officerId: string,
  key: Pick<KeptPasskey, 'credential' | 'publicKey' | 'counter' | 'transports' | 'name'>,
  at: Date,
): Promise<string | undefined> {
  const row = await tx
    .insertInto('passkeys')
    .values({
      officer_id: officerId,
      credential: key.credential,
      public_key: key.publicKey,
      counter: key.counter,
      transports: [...key.transports],
      name: key.name,
      added_at: at,
    })
    .onConflict((c) => c.column('credential').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Notes the use of a passkey and its counter; answers false when another use came first, as that of a copied key would. */
export async function usePasskey(tx: Tx, id: string, before: number, counter: number, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('passkeys')
    .set({ counter, used_at: at })
    .where('id', '=', id)
    .where('counter', '=', before)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes a passkey of an officer away; answers its name, or undefined when there is none. */
export async function removePasskey(tx: Tx, officerId: string, id: string): Promise<string | undefined> {
  const row = await tx.deleteFrom('passkeys').where('id', '=', id).where('officer_id', '=', officerId).returning('name').executeTakeFirst()
  return row?.name
}

/** Keeps new recovery codes in the place of those before. */
export async function replaceRecoveryCodes(tx: Tx, officerId: string, digests: readonly Buffer[], at: Date): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('officer_id', '=', officerId).execute()
  if (digests.length > 0)
    await tx
      .insertInto('recovery_codes')
      .values(digests.map((digest) => ({ officer_id: officerId, digest, made_at: at })))
      .execute()
}

/** Uses a recovery code up; answers false when there is none such, or it was used. */
export async function useRecoveryCode(tx: Tx, officerId: string, digest: Buffer, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('recovery_codes')
    .set({ used_at: at })
    .where('officer_id', '=', officerId)
    .where('digest', '=', digest)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes everything away by which an officer could prove who they are beside the password. */
export async function removeFactors(tx: Tx, officerId: string): Promise<void> {
  for (const table of ['one_time_codes', 'passkeys', 'recovery_codes'] as const)
    await tx.deleteFrom(table).where('officer_id', '=', officerId).execute()
}
