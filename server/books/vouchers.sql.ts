import { sql } from 'kysely'
import type { CostDocument } from '#contract/books.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Card, Move } from './card.ts'
import type { Line } from './lines.ts'

/** A voucher about to be written, whole: it is checked as a whole when the transaction ends. */
export type NewVoucher = {
  readonly id: string
  readonly holderId: string
  readonly onDate: string
  readonly template: string
  readonly way: string
  readonly summary: string
  readonly assetId: string | null
  readonly reverses: string | null
  readonly amountFen: number
  readonly cardBefore: Card | null
  readonly particulars: Record<string, unknown>
  readonly key: string
  readonly by: string | null
  readonly byName: string
  readonly at: Date
  readonly lines: readonly (Line & { readonly manner: string })[]
  readonly moves: readonly Move[]
  readonly documents: readonly CostDocument[]
}

/** The voucher an officer's key was already used for; null when it is new. */
export async function findByKey(tx: Tx, holderId: string, key: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from vouchers where holder_id = ${holderId} and client_key = ${key}`.execute(tx)
  return rows[0]?.id ?? null
}

/** Writes a voucher with the next number of its month, its lines, movements and documents, in one statement; the books of the unit are held. */
export async function writeVoucher(tx: Tx, v: NewVoucher): Promise<void> {
  await sql`with v as (
      insert into vouchers (
        id, holder_id, period, number, on_date, template, way, summary, asset_id, reverses, lines, moves, amount_fen, card_before,
        particulars, client_key, made_by, made_name, made_at
      )
      select ${v.id}, ${v.holderId}, m.period,
        1 + coalesce((select max(number) from vouchers o where o.holder_id = ${v.holderId} and o.period = m.period), 0),
        ${v.onDate}::date, ${v.template}, ${v.way}, ${v.summary}, ${v.assetId}::uuid, ${v.reverses}::uuid,
        ${v.lines.length}, ${v.moves.length}, ${v.amountFen}, ${v.cardBefore ? JSON.stringify(v.cardBefore) : null}::jsonb,
          ${JSON.stringify(v.particulars)}::jsonb, ${v.key}, ${v.by}::uuid, ${v.byName}, ${v.at}
      from (select date_trunc('month', ${v.onDate}::date)::date as period) m),
    lines as (insert into postings (voucher_id, line, holder_id, on_date, ledger, account, manner, debit_fen, credit_fen)
      select ${v.id}, l.n, ${v.holderId}, ${v.onDate}::date, l.line ->> 'ledger', l.line ->> 'account', l.line ->> 'manner', (l.line ->> 'debitFen')::bigint, (l.line ->> 'creditFen')::bigint
      from jsonb_array_elements(${JSON.stringify(v.lines)}::jsonb) with ordinality l (line, n)),
    moves as (insert into book_moves (voucher_id, asset_id, class, holder_id, on_date, cost_fen, amortised_fen, impaired_fen)
      select ${v.id}, ${v.assetId}::uuid, m ->> 'class', ${v.holderId}, ${v.onDate}::date, (m ->> 'costFen')::bigint, (m ->> 'amortisedFen')::bigint, (m ->> 'impairedFen')::bigint
      from jsonb_array_elements(${JSON.stringify(v.moves)}::jsonb) m)
    insert into cost_documents (voucher_id, line, holder_id, kind, number, party, issued_on, amount_fen, paper_sha256)
      select ${v.id}, d.n, ${v.holderId}, d.d ->> 'kind', d.d ->> 'number', d.d ->> 'party', (d.d ->> 'issuedOn')::date,
        (d.d ->> 'amountFen')::bigint, d.d #>> '{paper,sha256}'
      from jsonb_array_elements(${JSON.stringify(v.documents)}::jsonb) with ordinality d (d, n)`.execute(tx)
}

/** Invoices among these numbers that another voucher of the unit, not reversed, rests on. */
export async function findBookedInvoices(tx: Tx, holderId: string, numbers: readonly string[]): Promise<string[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<{
    number: string
  }>`
    select distinct d.number
    from cost_documents d
    where d.holder_id = ${holderId}
      and d.kind = 'invoice'
      and d.number = any(${sql.val([...numbers])}::text[])
      and not exists (select from vouchers r where r.reverses = d.voucher_id)
  `.execute(tx)
  return rows.map((row) => row.number)
}
