import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** What a run is about: a month, and one unit or every unit of the city (null). */
export type RunAsked = {
  readonly period: string
  readonly holderId: string | null
  readonly template: string
  readonly summary: string
  readonly key: string
  readonly by: string | null
  readonly byName: string
  readonly at: Date
}
/** What a run posted. */
export type RunDone = { readonly vouchers: number; readonly cards: number; readonly amountFen: number; readonly voucherId: string | null }

/** Months from the start of a card's run until the month, at most its months, at least none. */
const elapsed = (period: RawBuilder<unknown>) =>
  sql`
    least(
      greatest(
        (
          (
            date_part('year', ${period}) - date_part('year', c.run_from)
          ) * 12 + date_part('month', ${period}) - date_part('month', c.run_from) + 1
        )::int,
        0
      ),
      c.run_months
    )
  `

/** What cards (alias c) still have to be charged by the end of a month: the same arithmetic as `dueOf`, which a test compares. */
export function dueFen(period: RawBuilder<unknown>): RawBuilder<number> {
  return sql`(c.run_base_fen * ${elapsed(period)} / c.run_months - c.run_booked_fen)`
}

/** Cards (alias c) with something due by the end of a month; one that moved after the month has ended is left to a later run. */
export function isDueOn(period: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`c.due_from <= ${period} and c.run_from <= ${period} and c.moved_on < (${period} + interval '1 month')`
}

/** What a card (alias) adds to the months in which something is due, until one of them, as the database keeps it of all cards of a unit in `due_months`. */
export function dueSteps(card: string, until: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`due_steps(${sql.join(['due_from', 'moved_on', 'run_from', 'run_months', 'run_base_fen', 'run_booked_fen'].map((column) => sql.ref(`${card}.${column}`)))}, ${until})`
}

/** Holds the sets a run is about, in the order of their ids: who starts a run at the same moment waits here and then finds nothing due. */
export async function lockForRun(tx: Tx, holderId: string | null): Promise<void> {
  // A city takes longer than one page may.
  if (holderId === null) await sql`select set_config('statement_timeout', '600000', true)`.execute(tx)
  await sql`select from book_sets where ${holderId === null ? sql`true` : sql`holder_id = ${holderId}`} order by holder_id for update`.execute(
    tx,
  )
}

/**
 * One run in one statement: every card charged with what is due by the end of the month, in one pass; of what that was, the movements and
 * one voucher for each unit with its lines grouped by expense and manner. By the end of the month nothing is due any more, and each card
 * charged is counted where it is due next. Sets that begin later or have closed the month are left out. The sets are held.
 */
export async function runAmortisation(tx: Tx, r: RunAsked): Promise<RunDone> {
  const month = sql`${r.period}::date`
  const due = dueFen(month)
  // Made of the key of the run and the unit, so that movements know their voucher before it is written.
  const voucher = (holder: RawBuilder<unknown>) =>
    sql`overlay(overlay(md5(${r.key}::text || ${holder}) placing '8' from 13) placing '8' from 17)::uuid`
  const lastDay = sql`(${month} + interval '1 month - 1 day')::date`
  const { rows } = await sql<RunDone>`
    with open_sets as materialized (select s.holder_id, ${voucher(sql`s.holder_id`)} as voucher_id from book_sets s
      where ${r.holderId === null ? sql`true` : sql`s.holder_id = ${r.holderId}`} and s.opened_on <= ${month} and not exists (select from book_periods p where p.holder_id = s.holder_id and p.period >= ${month})),
      charged as (update book_cards c set amortised_fen = c.amortised_fen + ${due}, run_booked_fen = c.run_booked_fen + ${due}, moved_on = ${lastDay} from open_sets s
      where c.holder_id = s.holder_id and ${isDueOn(month)}
      returning s.voucher_id, c.asset_id, c.holder_id, c.class, c.expense, c.manner, c.due_from, new.run_booked_fen - old.run_booked_fen as fen),
      due as materialized (select * from charged order by holder_id, asset_id),
    grouped as materialized (select holder_id, expense, manner, sum(fen)::bigint as fen, count(*) as cards from due group by 1, 2, 3),
      units as materialized (
      select holder_id, ${voucher(sql`holder_id`)} as id, sum(fen)::bigint as fen, sum(cards)::int as cards,
        count(distinct expense) + count(distinct manner) as lines
      from grouped
      group by 1
    ),
      lines as (
      select ${voucher(sql`holder_id`)} as id, holder_id, row_number() over (partition by holder_id order by side, account, manner) as line, account, manner, debit, credit
      from (
        select holder_id, 1 as side, expense as account, '' as manner, sum(fen)::bigint as debit, 0::bigint as credit
        from grouped
        group by 1, 3
        union all select holder_id, 2, 'intangible-amortisation', manner, 0, sum(fen)::bigint from grouped group by 1, 4) g),
      passed as (
      update due_months d
      set cards = 0, fen = 0
      from units u
      where d.holder_id = u.holder_id and d.period <= ${month} and (d.cards <> 0 or d.fen <> 0)
    ),
      ahead as (
      insert into due_months as d (holder_id, period, cards, fen)
      select holder_id, due_from, count(*), 0
      from due
      where due_from is not null
      group by 1, 2
        on conflict (holder_id, period) do update
      set cards = d.cards + excluded.cards
    ),
      written as (insert into vouchers (id, holder_id, period, number, on_date, template, summary, lines, moves, amount_fen, client_key, made_by, made_name, made_at)
      select u.id, u.holder_id, ${r.period}::date, 1 + coalesce((select max(number) from vouchers o where o.holder_id = u.holder_id and o.period = ${r.period}::date), 0), ${lastDay}, ${r.template}, ${r.summary}, u.lines, u.cards, u.fen, ${r.key}, ${r.by}::uuid, ${r.byName}, ${r.at}
      from units u),
      posted as (
      insert into postings (voucher_id, line, holder_id, on_date, ledger, account, manner, debit_fen, credit_fen)
      select id, line, holder_id, ${lastDay}, 'financial', account, manner, debit, credit
      from lines
    ),
      moved as (
      insert into book_moves (voucher_id, asset_id, class, holder_id, on_date, amortised_fen)
      select d.voucher_id, d.asset_id, d.class, d.holder_id, ${lastDay}, d.fen
      from due d
    )
    select count(*)::int as vouchers, coalesce(sum(cards), 0)::int as cards, coalesce(sum(fen), 0)::bigint as "amountFen",
      (array_agg(id))[1] as "voucherId"
    from units`.execute(tx)
  return rows[0]!
}

/** Whether a run of that month would still post something, for one unit or for any (null). */
export async function isDue(tx: Tx, holderId: string | null, period: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select exists (select from due_months d join book_sets s on s.holder_id = d.holder_id
    where ${holderId === null ? sql`true` : sql`d.holder_id = ${holderId}`} and s.opened_on <= ${period}::date and d.period <= ${period}::date and d.cards > 0) as is`.execute(
    tx,
  )
  return rows[0]!.is
}

/** What a run of the whole city posted in one unit. */
export type UnitRun = { readonly voucherId: string; readonly holderId: string; readonly cards: number; readonly amountFen: number }

/** The vouchers of a run by its key, one for each unit it touched. */
export async function listUnitRuns(tx: Tx, key: string): Promise<UnitRun[]> {
  const { rows } = await sql<UnitRun>`
      select v.id as "voucherId", v.holder_id as "holderId", v.moves as cards, v.amount_fen as "amountFen"
      from book_sets s
      join vouchers v on v.holder_id = s.holder_id and v.client_key = ${key}
      order by v.holder_id
    `.execute(tx)
  return rows
}
