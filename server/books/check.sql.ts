import { sql } from 'kysely'
import type { CardClass, Measure } from '#law/accounts/account.ts'
import type { Tx } from '#server/db/transaction.ts'
import { movedUntil, postedUntil } from './month-sums.sql.ts'

/** One account that holds cards, at a date: what the cards come to, from their movements, and what the ledger says, from its postings. */
export type ControlRow = {
  readonly holderId: string
  readonly class: CardClass
  readonly measure: Measure
  readonly account: string
  readonly cardsFen: number
  readonly bookFen: number
}

const sums = sql`sum(cost_fen)::bigint as cost, sum(amortised_fen)::bigint as amortised, sum(impaired_fen)::bigint as impaired`
/** Both sides of one unit, out of what is kept of each of them by month. */
const ofUnit = (holderId: string, at: string) => ({
  moved: sql`select ${holderId}::uuid as holder_id, class, ${sums} from (${movedUntil(holderId, at)}) m group by 2`,
  posted: sql`
    select ${holderId}::uuid as holder_id, account, sum(debit_fen - credit_fen)::bigint as fen
    from (${postedUntil(holderId, at)}) p
    group by 2
  `,
  which: sql`s.holder_id = ${holderId}`,
})
/** Both sides of all units, out of every movement and every line. */
const ofCity = (at: string) => ({
  moved: sql`select holder_id, class, ${sums} from book_moves where on_date <= ${at}::date group by 1, 2`,
  posted: sql`
    select holder_id, account, sum(debit_fen - credit_fen)::bigint as fen
    from postings
    where account = any (array(select account from book_controls)) and on_date <= ${at}::date
    group by 1, 2
  `,
  which: sql`true`,
})

/** Both sides of the invariant, account by account. */
function controls({ moved, posted, which }: ReturnType<typeof ofCity>) {
  return sql`moved as (${moved}),
    cards as (
      select m.holder_id, c.account,
        case c.measure when 'cost' then m.cost when 'amortised' then m.amortised else m.impaired end as fen
      from moved m
      join book_controls c on c.class = m.class
    ),
    posted as (${posted}),
    both_sides as (select s.holder_id, c.class, c.measure, c.account, coalesce(k.fen, 0) as cards_fen, coalesce(c.sign * p.fen, 0) as book_fen
      from book_sets s
      cross join book_controls c
      left join cards k on k.holder_id = s.holder_id and k.account = c.account
      left join posted p on p.holder_id = s.holder_id and p.account = c.account
      where ${which})`
}
const columns = sql`holder_id as "holderId", class, measure, account, cards_fen as "cardsFen", book_fen as "bookFen"`

/** Every account that holds cards of a unit, both sides, at a date. */
export async function findControls(tx: Tx, holderId: string, at: string): Promise<ControlRow[]> {
  const { rows } = await sql<ControlRow>`with ${controls(ofUnit(holderId, at))} select ${columns} from both_sides`.execute(tx)
  return rows
}

/** Accounts of the whole city whose two sides differ at a date; none when the invariant holds. */
export async function findDifferences(tx: Tx, at: string, limit: number): Promise<(ControlRow & { name: string })[]> {
  const { rows } = await sql<ControlRow & { name: string }>`
    with ${controls(ofCity(at))}
    select ${columns}, o.name
    from both_sides b
    join organisations o on o.id = b.holder_id
    where cards_fen <> book_fen
    order by o.name, account
    limit ${limit}
  `.execute(tx)
  return rows
}

/** Cards whose row is not the sum of all their movements, by the code of the asset. */
export async function findDriftedCards(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{
    code: string
  }>`
    with moved as (
      select asset_id, holder_id, sum(cost_fen) as cost, sum(amortised_fen) as amortised, sum(impaired_fen) as impaired
      from book_moves
      group by 1, 2
    )
    select coalesce(c.code, m.asset_id::text) as code
    from moved m
    full join book_cards c on c.asset_id = m.asset_id and c.holder_id = m.holder_id
    where (coalesce(m.cost, 0), coalesce(m.amortised, 0), coalesce(m.impaired, 0)) is distinct from (
      coalesce(c.cost_fen, 0), coalesce(c.amortised_fen, 0), coalesce(c.impaired_fen, 0)
    )
    order by 1
    limit ${limit}`.execute(tx)
  return rows.map((row) => row.code)
}

/** What is wrong with a voucher or a closed month. */
export type BrokenPlace = {
  readonly kind: 'voucher-unbalanced' | 'voucher-not-whole' | 'sums-differ' | 'months-differ' | 'numbers-broken' | 'period-changed'
  readonly what: string
}

/**
 * Vouchers that do not balance, are not whole or whose kept sums are not their movements, months whose numbers do not run from 1 on,
 * closed months that are not what was proven.
 */
export async function findBrokenPlaces(tx: Tx, limit: number): Promise<BrokenPlace[]> {
  const { rows } = await sql<BrokenPlace>`
      with lines as (
        select voucher_id, count(*) as n, sum(debit_fen - credit_fen) filter (where ledger = 'financial') as financial,
          sum(debit_fen - credit_fen) filter (where ledger = 'budget') as budget
        from postings
        group by 1
      ),
        moves as (select voucher_id, sum(n) as n, bool_or((n, cost, amortised, impaired) is distinct from (kept_n, kept_cost, kept_amortised, kept_impaired)) as is_other from (
        select voucher_id, class, count(*) as n, sum(cost_fen) as cost, sum(amortised_fen) as amortised, sum(impaired_fen) as impaired
        from book_moves
        group by 1, 2) m
        full join (select voucher_id, class, sum(moves) as kept_n, sum(cost_fen) as kept_cost, sum(amortised_fen) as kept_amortised, sum(impaired_fen) as kept_impaired from voucher_moves group by 1, 2) k using (voucher_id, class)
        group by 1),
        named as (
        select v.*, o.name || ' ' || to_char(v.period, 'YYYY-MM') as place
        from vouchers v
        join organisations o on o.id = v.holder_id
      ),
        months as (
        select holder_id, period, place, count(*)::int as n, max(number) as last, sum(amount_fen)::bigint as turnover
        from named
        group by 1, 2, 3
      ),
        held as (select holder_id, period, sum(sum(fen)) over (partition by holder_id order by period)::bigint as carrying from (
        select holder_id, date_trunc('month', on_date)::date as period, debit_fen - credit_fen as fen
        from postings
        where account = any (array(select account from book_controls))
        union all select holder_id, period, 0 from book_periods) posted group by 1, 2)
      select * from (
        select 'voucher-unbalanced' as kind, v.place || ' ' || v.number as what
        from named v
        join lines l on l.voucher_id = v.id
        where coalesce(l.financial, 0) <> 0 or coalesce(l.budget, 0) <> 0
        union all
        select 'voucher-not-whole', v.place || ' ' || v.number
        from named v
        left join lines l on l.voucher_id = v.id
        left join moves m on m.voucher_id = v.id
        where coalesce(l.n, 0) <> v.lines or coalesce(m.n, 0) <> v.moves
        union all select 'sums-differ', v.place || ' ' || v.number from named v join moves m on m.voucher_id = v.id where m.is_other
        union all select 'months-differ', o.name || ' ' || to_char(d.period, 'YYYY-MM') from organisations o join (
        select holder_id, period
        from (
          select p.holder_id, v.period, p.account, p.manner, v.template, count(*) as n, sum(p.debit_fen) as debit,
            sum(p.credit_fen) as credit
          from postings p
          join vouchers v on v.id = p.voucher_id
          group by 1, 2, 3, 4, 5
        ) l
          full join posted_months k using (holder_id, period, account, manner, template)
          where (l.n, l.debit, l.credit) is distinct from (k.lines, k.debit_fen, k.credit_fen)
        union
        select holder_id, period
        from (
          select holder_id, date_trunc('month', on_date)::date as period, class, sum(cost_fen) as cost,
            sum(amortised_fen) as amortised, sum(impaired_fen) as impaired
          from voucher_moves
          group by 1, 2, 3
        ) m
          full join moved_months k using (holder_id, period, class)
          where (m.cost, m.amortised, m.impaired) is distinct from (k.cost_fen, k.amortised_fen, k.impaired_fen)) d on d.holder_id = o.id
        union all select 'numbers-broken', place from months where n <> last
        union all
        select 'period-changed', o.name || ' ' || to_char(p.period, 'YYYY-MM')
        from book_periods p
        join organisations o on o.id = p.holder_id
        join held h on h.holder_id = p.holder_id and h.period = p.period
        left join months m on m.holder_id = p.holder_id and m.period = p.period
        where (coalesce(m.n, 0), coalesce(m.turnover, 0), h.carrying) is distinct from (p.vouchers, p.turnover_fen, p.carrying_fen)
      ) broken order by 1, 2 limit ${limit}`.execute(tx)
  return rows
}

/** How much there is in all books. */
export type BookExtent = { readonly sets: number; readonly cards: number; readonly vouchers: number; readonly moves: number }

/** Counts sets, cards, vouchers and movements. */
export async function findBookExtent(tx: Tx): Promise<BookExtent> {
  const { rows } = await sql<BookExtent>`
      select (select count(*) from book_sets) as sets, (select count(*) from book_cards) as cards,
        (select count(*) from vouchers) as vouchers, (select count(*) from book_moves) as moves
    `.execute(tx)
  return rows[0]!
}
