import { sql } from 'kysely'
import { publicKinds } from '#law/parties.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Kinds of organisations whose inventory is a duty (§3.9); those of the others are encouraged (§3.12). */
export const dutyKinds = publicKinds

/** Units that have the duty in a year and no published inventory of it: public producers that were there in that year. */
export async function findUnitsInDebt(tx: Tx, year: number): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select o.id from organisations o where o.is_open and 'producer' = any(o.roles) and o.kind = any(${sql.val([...dutyKinds])}::text[])
    and extract(year from o.created_at at time zone 'Asia/Shanghai') <= ${year}
    and not exists (select from rounds r where r.holder_id = o.id and r.year = ${year} and r.state = 'published')
    order by o.id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Open rounds whose plan ends on that day or before. */
export async function findEndingRounds(tx: Tx, day: string): Promise<{ id: string; holder_id: string; title: string; ends_on: string }[]> {
  const { rows } = await sql<{
    id: string
    holder_id: string
    title: string
    ends_on: string
  }>`select id, holder_id, title, ends_on::text from rounds where state = 'open' and ends_on <= ${day}::date order by id limit 10000`.execute(
    tx,
  )
  return rows
}
