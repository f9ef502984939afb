import { type RawBuilder, sql } from 'kysely'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { BookSetRow } from './sets.sql.ts'

/** A unit's books in the list of a supervisor: name and sums as they stand now. */
export type SetLine = BookSetRow & {
  readonly name: string
  readonly initials: string
  readonly cards: number
  readonly costFen: number
  readonly amortisedFen: number
  readonly impairedFen: number
  readonly bookFen: number
}
export type SetsAsked = { readonly q?: string | undefined; readonly regime?: string | undefined; readonly holderId?: string | undefined }

const fitting = (a: SetsAsked) =>
  sql`${a.regime ? sql`s.regime = ${a.regime}` : sql`true`} and ${a.holderId ? sql`s.holder_id = ${a.holderId}` : sql`true`} and ${a.q ? sql`(o.name ilike ${likeWord(a.q)} or o.initials ilike ${likeWord(a.q)} or o.uscc ilike ${likeWord(a.q)})` : sql`true`}`

/** The cards a unit holds in its books, out of the sums that are kept beside them. */
const booked = (sums: RawBuilder<unknown>) => sql`select n from ${sums} k where k.holder_id = s.holder_id and k.what = 'booked'`

/** Account sets the reader may see, in the order of the names' initials; sums are taken for the rows of the page alone. */
export async function listSets(
  tx: Tx,
  a: SetsAsked,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<SetLine[]> {
  const { rows } =
    await sql<SetLine>`with page as (select s.*, o.name, o.initials from book_sets s join organisations o on o.id = s.holder_id where ${fitting(a)}
      and ${place.after ? sql`(o.initials, s.holder_id) > (${place.after[0]}, ${place.after[1]}::uuid)` : sql`true`}
      order by o.initials, s.holder_id
      limit ${place.limit})
    select s.holder_id as "holderId", s.holder_kind as kind, s.regime, s.opened_on as "openedOn", s.name, s.initials,
      (select max(period) from book_periods p where p.holder_id = s.holder_id) as "closedThrough", c.cards, m.*, b."bookFen"
    from page s
    cross join lateral (
      select coalesce(sum(n), 0)::int as cards from (${booked(sql`standings`)} union all ${booked(sql`standing_moves`)}) b
    ) c
    cross join lateral (
      select coalesce(sum(cost_fen), 0)::bigint as "costFen", coalesce(sum(amortised_fen), 0)::bigint as "amortisedFen",
        coalesce(sum(impaired_fen), 0)::bigint as "impairedFen"
      from moved_months m
      where m.holder_id = s.holder_id
    ) m
    cross join lateral (
      select coalesce(sum(debit_fen - credit_fen), 0)::bigint as "bookFen"
      from posted_months p
      where p.holder_id = s.holder_id and p.account = any (array(select account from book_controls))
    ) b
    order by s.initials, s.holder_id`.execute(tx)
  return rows
}

/** How many account sets fit, counted to 1,001 at most. */
export async function countSets(tx: Tx, a: SetsAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`
    select count(*)::int as n
    from (select from book_sets s join organisations o on o.id = s.holder_id where ${fitting(a)} limit ${countLimit}) t
  `.execute(tx)
  return rows[0]!.n
}

/** The name of an organisation. */
export async function findHolderName(tx: Tx, holderId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from organisations where id = ${holderId}`.execute(tx)
  return rows[0]?.name ?? ''
}
