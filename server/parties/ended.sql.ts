import { sql } from 'kysely'
import type { Hanging } from '#law/winding-up.ts'
import type { Tx } from '#server/db/transaction.ts'

/** What still hangs on an organisation on a day: everything there is a word for, counted to 1,001 at most, in one statement. */
export async function findHangings(tx: Tx, organisationId: string, today: string): Promise<{ what: Hanging; count: number }[]> {
  const { rows } = await sql<{
    what: Hanging
    count: number
  }>`select what, n as count from hanging_on(${organisationId}, ${today}::date)`.execute(tx)
  return rows
}

/** Whether one of the three administrators has a post in an organisation. */
export async function hasAdministrators(tx: Tx, organisationId: string): Promise<boolean> {
  const { rows } =
    await sql`select from posts where organisation_id = ${organisationId} and ended_at is null and is_administrator(role) limit 1`.execute(
      tx,
    )
  return rows.length > 0
}

/** Records that an organisation ended. */
export async function writeEnd(
  tx: Tx,
  organisationId: string,
  end: { readonly on: string; readonly ground: string; readonly successorId: string | null; readonly untilOn: string },
): Promise<void> {
  await sql`
    update organisations
    set ended_on = ${end.on}::date, ended_ground = ${end.ground}, successor_id = ${end.successorId},
      winds_up_until = ${end.untilOn}::date
    where id = ${organisationId}
  `.execute(tx)
}

/** An organisation whose last day has passed, and what of it stands in the register still. */
export type Closed = { readonly id: string; readonly name: string; readonly untilOn: string; readonly registered: number }

/** Closes organisations that ended and whose last day has passed, with the posts there; what is used of them is refused without this as well. */
export async function closeEnded(tx: Tx, today: string, at: Date): Promise<Closed[]> {
  const { rows } = await sql<Closed>`update organisations o set is_active = false where o.is_active and o.winds_up_until < ${today}::date
    returning o.id, o.name, o.winds_up_until::text as "untilOn",
      (select n from hanging_on(o.id, ${today}::date) where what = 'assets') as registered`.execute(tx)
  if (rows.length > 0)
    await sql`
      update posts
      set ended_at = ${at}
      where ended_at is null and organisation_id = any(${sql.val(rows.map(({ id }) => id))}::uuid[])
    `.execute(tx)
  return rows
}
