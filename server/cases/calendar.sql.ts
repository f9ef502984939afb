import { type Kysely, sql } from 'kysely'
import type { LearntYear } from '#contract/working-days.ts'
import type { CalendarYear } from '#law/working-days.ts'
import type { Database } from '#server/db/database.generated.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Every calendar that was loaded, corrections after what they correct. */
export async function findLearntYears(tx: Tx | Kysely<Database>): Promise<LearntYear[]> {
  const { rows } = await sql<LearntYear>`select year, published, loaded_at as since from calendar_years order by loaded_at`.execute(tx)
  return rows
}

/** Two that load calendars at once do so one after the other. */
export async function takeCalendarTurn(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('calendar_years'))`.execute(tx)
}

/** Keeps the calendar of a year. */
export async function insertLearntYear(tx: Tx, year: number, published: CalendarYear, at: Date): Promise<void> {
  await sql`insert into calendar_years (year, published, loaded_at) values (${year}, ${JSON.stringify(published)}::jsonb, ${at})`.execute(
    tx,
  )
}

/** Cases whose day was counted by weekends and lies within what is loaded now, from a place on. */
export async function findProvisional(
  tx: Tx,
  last: string,
  after: { readonly dueOn: string; readonly id: string } | null,
  limit: number,
): Promise<{ id: string; dueOn: string }[]> {
  const { rows } = await sql<{
    id: string
    dueOn: string
  }>`
    select id, due_on as "dueOn"
    from cases
    where is_provisional
      and due_on <= ${last}::date
      and ${after ? sql`(due_on, id) > (${after.dueOn}::date, ${after.id}::uuid)` : sql`true`}
    order by due_on, id
    limit ${limit}
  `.execute(tx)
  return rows
}
