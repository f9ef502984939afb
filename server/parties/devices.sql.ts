import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { idleMs } from './session-life.ts'
import type { Factor } from './sessions.sql.ts'

/** A session as its officer sees it among the own devices. */
export type DeviceRow = {
  readonly id: string
  readonly digest: Buffer
  readonly browser: string
  readonly address: string
  readonly organisationName: string
  readonly factor: Factor
  readonly since: Date
  readonly seenAt: Date
}

const alive = (officerId: string, at: Date) =>
  sql`s.officer_id = ${officerId} and s.expires_at > ${at} and s.seen_at > ${new Date(at.getTime() - idleMs)}`

/** A page of the sessions of an officer that are alive, the latest first; one row more than the limit. */
export async function findDevices(
  tx: Tx,
  officerId: string,
  a: { at: Date; limit: number; after: readonly (string | null)[] | null },
): Promise<DeviceRow[]> {
  const { rows } = await sql<DeviceRow>`
      select s.id, s.token_digest as digest, s.browser, s.address, g.name as "organisationName", s.factor, s.begun_at as since,
        s.seen_at as "seenAt"
      from sessions s join posts p on p.id = s.post_id join organisations g on g.id = p.organisation_id
      where ${alive(officerId, a.at)}
        and ${a.after ? sql`(date_trunc('milliseconds', s.begun_at), s.id) < (${a.after[0]}::timestamptz, ${a.after[1]}::uuid)` : sql`true`}
      order by date_trunc('milliseconds', s.begun_at) desc, s.id desc
      limit ${a.limit + 1}`.execute(tx)
  return rows
}

/** How many sessions of an officer are alive. */
export async function countDevices(tx: Tx, officerId: string, at: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from sessions s where ${alive(officerId, at)}`.execute(tx)
  return rows[0]!.n
}

/** Ends one session of an officer by its id; answers whether it was there. */
export async function closeDevice(tx: Tx, officerId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('sessions').where('officer_id', '=', officerId).where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}
