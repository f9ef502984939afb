import { sql } from 'kysely'
import type { AcquiredAs, RegistrationMark } from '#law/marks.ts'
import type { Tx } from '#server/db/transaction.ts'
import { acquiredOf } from '#server/inventory/assets.sql.ts'

/**
 * What stands in the register about an asset: the last certificate with what was applied for, its holder's name, and the card of its
 * version; null where the reader does not see it any more.
 */
export type InRegister = {
  readonly number: string
  readonly status: string
  readonly validUntil: string
  readonly marks: readonly RegistrationMark[]
  readonly registered: Record<string, unknown>
  readonly assetVersion: number
  readonly card: Record<string, unknown> | null
  readonly holderName: string
}

/** What the register says of an asset; with `before`, what it said then. Null when it never stood in it, or is hidden. */
export async function findInRegister(tx: Tx, assetId: string, before: Date | null = null): Promise<InRegister | null> {
  const { rows } = await sql<InRegister>`
      select c.number, c.status, c.valid_until as "validUntil", c.marks, c.registered, c.asset_version as "assetVersion", v.card,
        c.facts ->> 'registrant' as "holderName"
      from certificates c
      left join asset_versions v on v.asset_id = c.asset_id and v.version = c.asset_version
      where c.asset_id = ${assetId} and ${before ? sql`c.issued_at < ${before}` : sql`true`}
      order by c.serial desc
      limit 1`.execute(tx)
  return rows[0] ?? null
}

/**
 * The card of the current version of an asset, empty when there is none or it is hidden, and as what it was acquired
 * (choice:public-data-stays, choice:utility-data-stays).
 */
export async function findCurrentCard(
  tx: Tx,
  assetId: string,
): Promise<{ readonly card: Record<string, unknown>; readonly acquiredAs: AcquiredAs | null }> {
  const { rows } = await sql<{
    card: Record<string, unknown>
    acquiredAs: AcquiredAs | null
  }>`
    select v.card, ${acquiredOf} as "acquiredAs"
    from assets a
    join asset_versions v on v.asset_id = a.id and v.version = a.version
    where a.id = ${assetId}
  `.execute(tx)
  return rows[0] ?? { card: {}, acquiredAs: null }
}

/** The name of an organisation; null when there is none. */
export async function findName(tx: Tx, organisationId: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from organisations where id = ${organisationId}`.execute(tx)
  return rows[0]?.name ?? null
}

/** An asset passes to another holder, with everything that follows it (choice:transfer-of-holding). Only the platform may. */
export async function transferAsset(tx: Tx, assetId: string, holderId: string, at: Date): Promise<void> {
  await sql`select transfer_asset(${assetId}, ${holderId}, ${at}::timestamptz)`.execute(tx)
}
