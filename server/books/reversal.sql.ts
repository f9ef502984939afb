import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { dueSteps } from './amortise.sql.ts'
import type { Card } from './card.ts'

/** A voucher as its reversal needs it; `isHeldHere` tells whether the asset it is about is still held by the unit whose books these are. */
export type Reversible = {
  readonly id: string
  readonly holderId: string
  readonly onDate: string
  readonly template: string
  readonly way: string
  readonly number: number
  readonly period: string
  readonly assetId: string | null
  readonly reverses: string | null
  readonly isReversed: boolean
  readonly isHeldHere: boolean
  readonly moves: number
  readonly cardBefore: Card | null
}

/** A voucher by its id; null when it is not there or hidden. */
export async function findReversible(tx: Tx, id: string): Promise<Reversible | null> {
  const { rows } = await sql<Reversible>`
      select v.id, v.holder_id as "holderId", v.on_date as "onDate", v.template, v.way, v.number, v.period,
        v.asset_id as "assetId", v.reverses, exists (select from vouchers r where r.reverses = v.id) as "isReversed",
        v.asset_id is null
        or exists (select from assets a where a.id = v.asset_id and a.holder_id = v.holder_id) as "isHeldHere", v.moves,
          v.card_before as "cardBefore"
      from vouchers v where v.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Whether a card of this voucher has moved since by another that still counts: by one of its own, or by a run, which moves cards of its unit. */
export async function hasLaterMoves(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select exists (
    select from vouchers v join book_moves m on m.voucher_id = v.id cross join lateral (
      select w.seq, w.id, w.reverses from vouchers w where w.asset_id = m.asset_id and w.holder_id = v.holder_id and w.moves > 0
      union all
      select w.seq, w.id, w.reverses
      from vouchers w
      where w.holder_id = v.holder_id and w.asset_id is null and w.moves > 0 and w.seq > v.seq and exists (select from book_moves l where l.voucher_id = w.id and l.asset_id = m.asset_id)) w
    where v.id = ${id} and w.seq > v.seq and w.reverses is null and not exists (select from vouchers r where r.reverses = w.id)) as is`.execute(
    tx,
  )
  return rows[0]!.is
}

/** The day the cards of a voucher last moved; null when it moved none. */
export async function findLastMove(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{
    on: string | null
  }>`
    select max(c.moved_on) as on
    from book_moves m
    join book_cards c on c.asset_id = m.asset_id and c.holder_id = m.holder_id
    where m.voucher_id = ${id}
  `.execute(tx)
  return rows[0]!.on
}

type Counter = {
  readonly id: string
  readonly of: string
  readonly onDate: string
  readonly summary: string
  readonly key: string
  readonly by: string | null
  readonly byName: string
  readonly at: Date
}

/** Writes the counter-entry of a voucher: the same lines and movements in red, in one statement. */
export async function writeCounter(tx: Tx, c: Counter): Promise<void> {
  await sql`with o as (select * from vouchers where id = ${c.of}),
    v as (insert into vouchers (id, holder_id, period, number, on_date, template, way, summary, asset_id, reverses, lines, moves, amount_fen, particulars, client_key, made_by, made_name, made_at)
      select ${c.id}, o.holder_id, m.period,
        1 + coalesce((select max(number) from vouchers x where x.holder_id = o.holder_id and x.period = m.period), 0),
        ${c.onDate}::date, o.template, o.way, ${c.summary}, o.asset_id, o.id, o.lines, o.moves, -o.amount_fen, '{}', ${c.key},
        ${c.by}::uuid, ${c.byName}, ${c.at}
      from o, (select date_trunc('month', ${c.onDate}::date)::date as period) m),
    l as (insert into postings (voucher_id, line, holder_id, on_date, ledger, account, manner, debit_fen, credit_fen)
      select ${c.id}, line, holder_id, ${c.onDate}::date, ledger, account, manner, -debit_fen, -credit_fen
      from postings
      where voucher_id = ${c.of})
    insert into book_moves (voucher_id, asset_id, class, holder_id, on_date, cost_fen, amortised_fen, impaired_fen)
      select ${c.id}, asset_id, class, holder_id, ${c.onDate}::date, -cost_fen, -amortised_fen, -impaired_fen
      from book_moves
      where voucher_id = ${c.of}`.execute(tx)
}

/**
 * Puts the card of one asset in the books of a unit back to what it was before; without a card before, its recognition is withdrawn. The
 * day is none before it last moved.
 */
export async function restoreCard(
  tx: Tx,
  { assetId, holderId }: { readonly assetId: string; readonly holderId: string },
  before: Card | null,
  movedOn: string,
): Promise<void> {
  const run = before?.run
  await sql`
    update book_cards
    set class = coalesce(${before?.class ?? null}, class), manner = coalesce(${before?.manner ?? null}, manner),
      state = ${before?.state ?? 'withdrawn'}, cost_fen = ${before?.costFen ?? 0}, amortised_fen = ${before?.amortisedFen ?? 0},
      impaired_fen = ${before?.impairedFen ?? 0},
      life_ground = ${before?.lifeGround ?? null}, life_months = ${before?.lifeMonths ?? null},
      life_ends = ${before?.lifeEnds ?? null}::date, expense = ${before?.expense ?? null}, run_from = ${run?.from ?? null}::date,
      run_months = ${run?.months ?? 0}, run_base_fen = ${run?.baseFen ?? 0}, run_booked_fen = ${run?.bookedFen ?? 0},
      moved_on = ${movedOn}::date where asset_id = ${assetId} and holder_id = ${holderId}`.execute(tx)
}

/**
 * Takes the amortisation of a run back from all its cards at once, which are due again from then on. What a card adds to the months after
 * both its first ones is the same before and after.
 */
export async function takeRunBack(tx: Tx, id: string, movedOn: string): Promise<void> {
  const both = sql`case when a.due_from is not null and b.due_from is not null then greatest(a.due_from, b.due_from, a.moved_on, b.moved_on) end`
  await sql`
    with before as materialized (
      select c.asset_id, c.due_from, c.moved_on, c.run_from, c.run_months, c.run_base_fen, c.run_booked_fen
      from book_cards c
      join book_moves m on c.asset_id = m.asset_id and c.holder_id = m.holder_id
      where m.voucher_id = ${id}
    ),
      after as (update book_cards c set amortised_fen = c.amortised_fen - m.amortised_fen, run_booked_fen = c.run_booked_fen - m.amortised_fen, moved_on = ${movedOn}::date
      from book_moves m
      where m.voucher_id = ${id} and c.asset_id = m.asset_id and c.holder_id = m.holder_id
      returning c.holder_id, c.asset_id, c.due_from, c.moved_on, c.run_from, c.run_months, c.run_base_fen, c.run_booked_fen)
    insert into due_months as d (holder_id, period, cards, fen)
    select a.holder_id, s.period, sum(s.cards), sum(s.fen)
    from after a
    join before b on b.asset_id = a.asset_id
      cross join lateral (select * from ${dueSteps('a', both)} union all select period, -cards, -fen from ${dueSteps('b', both)}) s
      group by 1, 2
      having sum(s.cards) <> 0 or sum(s.fen) <> 0
        on conflict (holder_id, period) do update
      set cards = d.cards + excluded.cards, fen = d.fen + excluded.fen`.execute(tx)
}
