import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

type Span = { readonly holderId: string; readonly account: string; readonly from: string; readonly to: string }
/** One line of a ledger with its voucher. */
export type LedgerRow = { readonly voucherId: string; readonly line: number; readonly period: string; readonly number: number; readonly onDate: string; readonly summary: string; readonly debitFen: number; readonly creditFen: number; readonly seq: number }

/** Lines of an account in a span of days, in the order they were posted for each day; one row more than the limit. */
export async function listLedger(tx: Tx, s: Span, place: { limit: number; after: readonly (string | null)[] | null }): Promise<LedgerRow[]> {
  const after = place.after ? sql`(p.on_date, v.seq, p.line) > (${place.after[0]}::date, ${place.after[1]}::bigint, ${place.after[2]}::bigint)` : sql`true`
  const { rows } = await sql<LedgerRow>`select p.voucher_id as "voucherId", p.line, v.period, v.number, p.on_date as "onDate", v.summary, p.debit_fen as "debitFen", p.credit_fen as "creditFen", v.seq
    from postings p join vouchers v on v.id = p.voucher_id where p.holder_id = ${s.holderId} and p.account = ${s.account} and p.on_date between ${s.from}::date and ${s.to}::date ${place.after ? sql`and p.on_date >= ${place.after[0]}::date` : sql``} and ${after} order by p.on_date, v.seq, p.line limit ${place.limit}`.execute(tx)
  return rows
}

export type LedgerSums = { readonly opening: number; readonly debit: number; readonly credit: number; readonly n: number }
/** What an account stood at before the span, and what was posted in it. */
export async function sumLedger(tx: Tx, s: Span): Promise<LedgerSums> {
  const { rows } = await sql<LedgerSums>`select coalesce(sum(debit_fen - credit_fen) filter (where on_date < ${s.from}::date), 0)::bigint as opening, coalesce(sum(debit_fen) filter (where on_date >= ${s.from}::date), 0)::bigint as debit, coalesce(sum(credit_fen) filter (where on_date >= ${s.from}::date), 0)::bigint as credit, count(*) filter (where on_date >= ${s.from}::date) as n
    from postings where holder_id = ${s.holderId} and account = ${s.account} and on_date <= ${s.to}::date`.execute(tx)
  return rows[0]!
}

export type Turnover = { readonly account: string; readonly manner: 'purchased' | 'developed' | 'other' | ''; readonly template: string; readonly opening: number; readonly debit: number; readonly credit: number }
/** What was posted to each account, by how the data came in and by event: before the span, and in it. */
export async function findTurnover(tx: Tx, s: Omit<Span, 'account'>): Promise<Turnover[]> {
  const { rows } = await sql<Turnover>`select p.account, p.manner, v.template, coalesce(sum(p.debit_fen - p.credit_fen) filter (where p.on_date < ${s.from}::date), 0)::bigint as opening, coalesce(sum(p.debit_fen) filter (where p.on_date >= ${s.from}::date), 0)::bigint as debit, coalesce(sum(p.credit_fen) filter (where p.on_date >= ${s.from}::date), 0)::bigint as credit
    from postings p join vouchers v on v.id = p.voucher_id where p.holder_id = ${s.holderId} and p.on_date <= ${s.to}::date group by 1, 2, 3`.execute(tx)
  return rows
}
