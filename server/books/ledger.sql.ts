import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { postedUntil } from './month-sums.sql.ts'
import { dayBefore } from './months.ts'

type Span = { readonly holderId: string; readonly account: string; readonly from: string; readonly to: string }
/** One line of a ledger with its voucher. */
export type LedgerRow = {
  readonly voucherId: string
  readonly line: number
  readonly period: string
  readonly number: number
  readonly onDate: string
  readonly summary: string
  readonly debitFen: number
  readonly creditFen: number
  readonly seq: number
}

/** Lines of an account in a span of days, in the order they were posted for each day; one row more than the limit. */
export async function listLedger(
  tx: Tx,
  s: Span,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<LedgerRow[]> {
  const after = place.after
    ? sql`(p.on_date, v.seq, p.line) > (${place.after[0]}::date, ${place.after[1]}::bigint, ${place.after[2]}::bigint)`
    : sql`true`
  const { rows } = await sql<LedgerRow>`
      select p.voucher_id as "voucherId", p.line, v.period, v.number, p.on_date as "onDate", v.summary, p.debit_fen as "debitFen",
        p.credit_fen as "creditFen", v.seq
      from postings p
      join vouchers v on v.id = p.voucher_id
      where p.holder_id = ${s.holderId}
        and p.account = ${s.account}
        and p.on_date between ${s.from}::date and ${s.to}::date ${place.after ? sql`and p.on_date >= ${place.after[0]}::date` : sql``}
        and ${after}
      order by p.on_date, v.seq, p.line
      limit ${place.limit}`.execute(tx)
  return rows
}

export type LedgerSums = { readonly opening: number; readonly debit: number; readonly credit: number; readonly n: number }
/** What an account stood at before the span, and what was posted in it. */
export async function sumLedger(tx: Tx, s: Span): Promise<LedgerSums> {
  const { rows } = await sql<LedgerSums>`
      select coalesce(sum(debit_fen - credit_fen) filter (where is_before), 0)::bigint as opening,
        ${inSpan(sql`debit_fen`)} as debit, ${inSpan(sql`credit_fen`)} as credit, ${inSpan(sql`lines`)} as n
      from (${bothEnds(s, s.account)}) ends
    `.execute(tx)
  return rows[0]!
}

/** What stood at the day before a span and at its end; what is in the span is the difference of both. */
const bothEnds = (s: Omit<Span, 'account'>, account?: string) =>
  sql`
    select true as is_before, u.*
    from (${postedUntil(s.holderId, dayBefore(s.from), account)}) u
    union all
    select false, u.*
    from (${postedUntil(s.holderId, s.to, account)}) u
  `
const inSpan = (column: RawBuilder<unknown>) => sql`coalesce(sum(case when is_before then -${column} else ${column} end), 0)::bigint`

export type Turnover = {
  readonly account: string
  readonly manner: 'purchased' | 'developed' | 'other' | ''
  readonly template: string
  readonly opening: number
  readonly debit: number
  readonly credit: number
}
/** What was posted to each account, by how the data came in and by event: before the span, and in it. */
export async function findTurnover(tx: Tx, s: Omit<Span, 'account'>): Promise<Turnover[]> {
  const { rows } = await sql<Turnover>`
      select account, manner, template, coalesce(sum(debit_fen - credit_fen) filter (where is_before), 0)::bigint as opening,
        ${inSpan(sql`debit_fen`)} as debit, ${inSpan(sql`credit_fen`)} as credit
      from (${bothEnds(s)}) ends
      group by 1, 2, 3
    `.execute(tx)
  return rows
}
