import { sql } from 'kysely'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Receipt } from './objections.ts'

/** What may be asked to be corrected, and by which office. */
export type Askable = { readonly assetId: string; readonly name: string; readonly status: string; readonly officeId: string | null }

/**
 * What a certificate is about, whether it is in force, and the office that may take a request in about it: one that does not hold the
 * asset (choice:own-unit).
 */
export async function findAskable(tx: Tx, number: string, today: string): Promise<Askable | undefined> {
  const { rows } = await sql<Askable>`
      ${byKey}select a.id as "assetId", a.name,
        case when c.status = 'valid' and c.valid_until < ${today}::date then 'expired' else c.status end as status,
        (
        select o.id
        from organisations o
        where o.is_open
          and o.id <> a.holder_id
          and exists (select from posts p where p.organisation_id = o.id and p.role = 'registrar' and p.ended_at is null)
        order by 'registrar' = any (o.roles) desc, 'data-bureau' = any (o.roles), o.id
        limit 1
      ) as "officeId"
      from certificates c join assets a on a.id = c.asset_id where c.number = ${number}`.execute(tx)
  return rows[0]
}

/** The receipt of a request that was sent before under one key. */
export async function findAsked(tx: Tx, assetId: string, key: string): Promise<Receipt | null> {
  const { rows } =
    await sql<Receipt>`select c.number, c.receipt, null as "dueOn" from cases c join entries e on e.case_id = c.id and e.seq = 1
    where c.subject_id = ${assetId} and c.procedure = 'third-party-correction' and e.client_key = ${key} and e.officer_id is null limit 1`.execute(
      tx,
    )
  return rows[0] ?? null
}

/** Of two requests sent at once under one key the second waits for the first. */
export async function holdDoor(tx: Tx, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
}
