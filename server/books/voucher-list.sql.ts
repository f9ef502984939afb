import { sql } from 'kysely'
import type { CardClass } from '#law/accounts/account.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { vouchersOf } from './moved-by.sql.ts'
import type { KeptParticulars } from './particulars.ts'

/** A voucher in a list. */
export type VoucherRow = {
  readonly id: string
  readonly holderId: string
  readonly period: string
  readonly number: number
  readonly onDate: string
  readonly template: string
  readonly way: string
  readonly summary: string
  readonly amountFen: number
  readonly assetId: string | null
  readonly assetName: string | null
  readonly moves: number
  readonly reverses: string | null
  readonly reversedBy: string | null
  readonly madeName: string
  readonly madeAt: Date
  readonly particulars: KeptParticulars
}
export type VouchersAsked = {
  readonly q?: string | undefined
  readonly period?: string | undefined
  readonly template?: string | undefined
  readonly assetId?: string | undefined
}

const columns = sql`
  v.id, v.holder_id as "holderId", v.period, v.number, v.on_date as "onDate", v.template, v.way, v.summary,
    v.amount_fen as "amountFen", v.asset_id as "assetId", c.name as "assetName", v.moves, v.reverses,
    (select r.id from vouchers r where r.reverses = v.id) as "reversedBy", v.made_name as "madeName", v.made_at as "madeAt",
    v.particulars
`
const fitting = (holderId: string, a: VouchersAsked) => sql`
  v.holder_id = ${holderId}
    and ${a.period ? sql`v.period = ${a.period}::date` : sql`true`}
    and ${a.template ? sql`v.template = ${a.template}` : sql`true`}
    and ${a.q ? sql`v.summary ilike ${likeWord(a.q)}` : sql`true`}
    and ${a.assetId ? sql`v.id in (${vouchersOf(a.assetId, holderId)})` : sql`true`}`

/** Vouchers of a unit, newest number first; one row more than the limit. */
export async function listVouchers(
  tx: Tx,
  holderId: string,
  a: VouchersAsked,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<VoucherRow[]> {
  const { rows } = await sql<VoucherRow>`
      select ${columns}
      from vouchers v
      left join book_cards c on c.asset_id = v.asset_id and c.holder_id = v.holder_id
      where ${fitting(holderId, a)}
        and ${place.after ? sql`(v.period, v.number) < (${place.after[0]}::date, ${place.after[1]}::bigint)` : sql`true`}
      order by v.period desc, v.number desc
      limit ${place.limit}
    `.execute(tx)
  return rows
}

/** How many vouchers fit, counted to 1,001 at most. */
export async function countVouchers(tx: Tx, holderId: string, a: VouchersAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from vouchers v where ${fitting(holderId, a)} limit ${countLimit}) t`.execute(tx)
  return rows[0]!.n
}

/** One voucher; null when it is not there or hidden. */
export async function findVoucher(tx: Tx, id: string): Promise<VoucherRow | null> {
  const { rows } = await sql<VoucherRow>`
      select ${columns}
      from vouchers v
      left join book_cards c on c.asset_id = v.asset_id and c.holder_id = v.holder_id
      where v.id = ${id}
    `.execute(tx)
  return rows[0] ?? null
}

export type PostingRow = {
  readonly voucherId: string
  readonly line: number
  readonly ledger: 'financial' | 'budget'
  readonly account: string
  readonly debitFen: number
  readonly creditFen: number
}
/** The lines of these vouchers, in order. */
export async function findPostings(tx: Tx, ids: readonly string[]): Promise<PostingRow[]> {
  const { rows } = await sql<PostingRow>`
      select voucher_id as "voucherId", line, ledger, account, debit_fen as "debitFen", credit_fen as "creditFen"
      from postings
      where voucher_id = any(${sql.val([...ids])}::uuid[])
      order by voucher_id, ledger desc, line
    `.execute(tx)
  return rows
}

export type DocumentRow = {
  readonly kind: 'contract' | 'invoice' | 'payment' | 'payroll' | 'handover' | 'other'
  readonly number: string
  readonly party: string
  readonly issuedOn: string
  readonly amountFen: number
  readonly paperSha256: string | null
}
/** The documents a voucher rests on. */
export async function findDocuments(tx: Tx, id: string): Promise<DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`
      select kind, number, party, issued_on as "issuedOn", amount_fen as "amountFen", paper_sha256 as "paperSha256"
      from cost_documents
      where voucher_id = ${id}
      order by line
    `.execute(tx)
  return rows
}

export type MovedCard = {
  readonly assetId: string
  readonly code: string
  readonly name: string
  readonly class: CardClass
  readonly costFen: number
  readonly amortisedFen: number
  readonly impairedFen: number
}
/** The cards a voucher moved, the largest first, at most `limit`. */
export async function findMovedCards(tx: Tx, id: string, limit: number): Promise<MovedCard[]> {
  const { rows } = await sql<MovedCard>`
      select m.asset_id as "assetId", c.code, c.name, m.class, m.cost_fen as "costFen", m.amortised_fen as "amortisedFen",
        m.impaired_fen as "impairedFen"
      from book_moves m
      join book_cards c on c.asset_id = m.asset_id and c.holder_id = m.holder_id
      where m.voucher_id = ${id}
      order by abs(m.cost_fen) + abs(m.amortised_fen) + abs(m.impaired_fen) desc, c.code
      limit ${limit}
    `.execute(tx)
  return rows
}

export type MoveRow = {
  readonly voucherId: string
  readonly period: string
  readonly number: number
  readonly onDate: string
  readonly template: string
  readonly summary: string
  readonly class: CardClass
  readonly costFen: number
  readonly amortisedFen: number
  readonly impairedFen: number
  readonly isReversal: boolean
}
/** Every movement of a card in the books of a unit with its voucher, oldest first. */
export async function findMoves(tx: Tx, assetId: string, holderId: string): Promise<MoveRow[]> {
  const { rows } = await sql<MoveRow>`
      select m.voucher_id as "voucherId", v.period, v.number, v.on_date as "onDate", v.template, v.summary, m.class,
        m.cost_fen as "costFen", m.amortised_fen as "amortisedFen", m.impaired_fen as "impairedFen",
        v.reverses is not null as "isReversal"
      from vouchers v
      join book_moves m on m.voucher_id = v.id and m.asset_id = ${assetId}
      where v.id in (${vouchersOf(assetId, holderId)})
      order by v.seq, m.class
      limit 2000`.execute(tx)
  return rows
}
