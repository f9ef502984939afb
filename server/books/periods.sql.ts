import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** One month of a unit's books with what stands in it and what is still due at its end. */
export type PeriodRow = {
  readonly period: string
  readonly vouchers: number
  readonly turnoverFen: number
  readonly dueCards: number
  readonly dueFen: number
  readonly researchFen: number
  readonly closedName: string | null
  readonly closedAt: Date | null
  readonly isMaker: boolean
}

type PeriodsAsked = {
  readonly holderId: string
  readonly today: string
  readonly officerId: string | null
  readonly runTemplate: string
  readonly period?: string
}

/**
 * The months of a unit from the opening until the month of `today`, newest first, or one of them. `officerId` tells whether that officer
 * made a voucher in them by hand; the reversal of a run is made by hand.
 */
export async function findPeriods(tx: Tx, { holderId, today, officerId, runTemplate, period }: PeriodsAsked): Promise<PeriodRow[]> {
  const { rows } = await sql<PeriodRow>`
      select m.period, coalesce(v.n, 0)::int as vouchers, coalesce(v.turnover, 0)::bigint as "turnoverFen",
        coalesce(v.is_maker, false) as "isMaker", coalesce(d.n, 0)::int as "dueCards", coalesce(d.fen, 0)::bigint as "dueFen",
        r.fen as "researchFen", p.closed_name as "closedName", p.closed_at as "closedAt"
      from book_sets s
      cross join lateral (
        select g::date as period from generate_series(s.opened_on::timestamp, ${today}::timestamp, interval '1 month') g
      ) m
      left join book_periods p on p.holder_id = s.holder_id and p.period = m.period
      left join lateral (
        select count(*) as n, sum(amount_fen) as turnover,
        bool_or(made_by = ${officerId}::uuid and (template <> ${runTemplate} or reverses is not null)) as is_maker
        from vouchers x
        where x.holder_id = s.holder_id and x.period = m.period
      ) v
        on true
      left join lateral (
        select sum(cards) as n, sum(fen) as fen
        from due_months x
        where x.holder_id = s.holder_id and x.period <= m.period and p.period is null
      ) d
        on true
      cross join lateral (
        select coalesce(sum(debit_fen - credit_fen), 0)::bigint as fen
        from posted_months x
        where x.holder_id = s.holder_id and x.account = 'research' and x.period <= m.period
      ) r
      where s.holder_id = ${holderId} and ${period ? sql`m.period = ${period}::date` : sql`true`} order by m.period desc`.execute(tx)
  return rows
}

/** Closes a month with what was proven; the books of the unit are held. */
export async function writeClosing(
  tx: Tx,
  c: {
    holderId: string
    period: string
    vouchers: number
    turnoverFen: number
    carryingFen: number
    by: string | null
    byName: string
    at: Date
  },
): Promise<void> {
  await sql`
    insert into book_periods (holder_id, period, vouchers, turnover_fen, carrying_fen, closed_by, closed_name, closed_at)
    values (${c.holderId}, ${c.period}, ${c.vouchers}, ${c.turnoverFen}, ${c.carryingFen}, ${c.by}, ${c.byName}, ${c.at})
  `.execute(tx)
}
