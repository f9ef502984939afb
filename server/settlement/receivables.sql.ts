import { sql } from 'kysely'
import type { Receivable, Reconciliation } from '#contract/settlement.ts'
import type { ReceivableState } from '#law/settlement-words.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

/** What the list is narrowed by. */
export type ReceivablesAsked = {
  readonly unitId?: string | undefined
  readonly remittanceId?: string | undefined
  readonly state?: ReceivableState | undefined
}
type Row = Omit<Receivable, 'madeAt' | 'remittedAt'> & { readonly madeAt: Date; readonly remittedAt: Date | null }

/** How a receivable `r` stands: a key of `receivableStates`. */
export const receivableState = sql`
  case
    when r.amount_fen < 0 then coalesce(
      (select p.state from repayments p where p.receivable_id = r.id and p.state <> 'ended'), 'back'
    )
    when r.remitted_at is not null then 'remitted'
    when r.remittance_id is not null then 'drawn'
    when r.collected_at is not null then 'collected'
    else 'due'
    end
`
const columns = sql`
  r.id, r.unit_id as "unitId", u.name as "unitName", o.name as "operatorName", r.distribution_id as "distributionId",
    d.number as "distributionNumber", to_char(r.period, 'YYYY-MM') as period, r.amount_fen as "amountFen",
    ${receivableState} as state, r.made_at as "madeAt", r.collected_on as "collectedOn", r.collected_slip as "collectedSlip",
    r.collected_name as "collectedName",
    r.remittance_id as "remittanceId", coalesce(m.number, '') as "remittanceNumber", r.remitted_at as "remittedAt",
    r.income_voucher_id as "incomeVoucherId", r.remitted_voucher_id as "remittedVoucherId",
    p.id as "repaymentId", coalesce(p.order_number, '') as "repaymentNumber", p.repaid_on as "repaidOn", p.voucher_id as "repaidVoucherId"`
const joined = sql`
  receivables r
  join organisations u on u.id = r.unit_id
  join organisations o on o.id = r.operator_id
  join distributions d on d.id = r.distribution_id
  left join remittances m on m.id = r.remittance_id
  left join repayments p on p.receivable_id = r.id and p.state <> 'ended'
`
const plain = ({ madeAt, remittedAt, ...row }: Row): Receivable => ({
  ...row,
  madeAt: madeAt.toISOString(),
  remittedAt: remittedAt?.toISOString() ?? null,
})
const fitting = (asked: ReceivablesAsked) =>
  sql`${asked.unitId ? sql`r.unit_id = ${asked.unitId}` : sql`true`} and ${asked.remittanceId ? sql`r.remittance_id = ${asked.remittanceId}` : sql`true`} and ${asked.state ? sql`${receivableState} = ${asked.state}` : sql`true`}`

/** How the list of what is due may be sorted. */
export const receivablesBy = sortable<Receivable, 'made' | 'period' | 'amount'>(
  [sql`r.id`, (row) => row.id],
  {
    made: { by: sql`r.made_at`, kind: 'instant', of: (row) => row.madeAt },
    period: { by: sql`r.period`, kind: 'date', of: (row) => `${row.period}-01` },
    amount: { by: sql`r.amount_fen`, kind: 'number', of: (row) => row.amountFen },
  },
  '-made',
)

/** What is due to the treasury as far as the reader may see it, a page of it. */
export async function listReceivables(tx: Tx, asked: ReceivablesAsked, place: SortedPlace): Promise<Receivable[]> {
  const { rows } =
    await sql<Row>`select ${columns} from ${joined} where ${fitting(asked)} and ${place.after} order by ${place.order} limit ${place.limit}`.execute(
      tx,
    )
  return rows.map(plain)
}

/** How many fit, counted to 1,001 at most. */
export async function countReceivables(tx: Tx, asked: ReceivablesAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from receivables r where ${fitting(asked)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

/** One of them, held; null when it is not there or hidden. */
export async function lockReceivable(tx: Tx, id: string): Promise<Receivable | null> {
  const { rows } = await sql<Row>`select ${columns} from ${joined} where r.id = ${id} for update of r`.execute(tx)
  return rows[0] ? plain(rows[0]) : null
}

/** The last day of income a receivable is a share of. */
export async function earnedUntil(tx: Tx, distributionId: string): Promise<string | null> {
  const { rows } = await sql<{ on: string }>`select until_on as on from distributions where id = ${distributionId}`.execute(tx)
  return rows[0]?.on ?? null
}

/** Records that it was collected, whole. */
export async function markCollected(tx: Tx, id: string, c: { on: string; slip: string; by: string; at: Date }): Promise<void> {
  await sql`
    update receivables
    set collected_on = ${c.on}::date, collected_slip = ${c.slip}, collected_name = ${c.by}, collected_at = ${c.at}
    where id = ${id}
  `.execute(tx)
}

/** The day the treasury received a line, or, when what came in was posted later, that day: nothing is posted as remitted before it came in. */
export async function findRemittedOn(tx: Tx, id: string): Promise<string> {
  const { rows } = await sql<{ on: string }>`
    select greatest(m.received_on, v.on_date) as on
    from receivables r
    join remittances m on m.id = r.remittance_id
    join vouchers v on v.id = r.income_voucher_id
    where r.id = ${id}
  `.execute(tx)
  return rows[0]!.on
}

/** Ties the voucher of the unit's books to it. */
export async function markBooked(tx: Tx, id: string, entry: 'income' | 'remittance', voucherId: string): Promise<void> {
  await sql`
    update receivables
    set ${sql.ref(entry === 'income' ? 'income_voucher_id' : 'remitted_voucher_id')} = ${voucherId}
    where id = ${id}
  `.execute(tx)
}

/** Every unit and month with its sums: what came in, what goes back and what was repaid apart. Latest month first, at most `limit`. */
export async function listReconciliation(
  tx: Tx,
  asked: { readonly unitId?: string | undefined },
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<Reconciliation[]> {
  const after = place.after ? sql`(r.period, r.unit_id) < (${place.after[0]}::date, ${place.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<Reconciliation>`
      select t.*, t."dueFen" = t."remittedFen" and t."backFen" = 0 and t."bookedInFen" = t."collectedFen" and t."bookedOutFen" = t."remittedFen" and t."bookedBackFen" = t."repaidFen" as "isWhole"
      from (
        select r.unit_id as "unitId", u.name as "unitName", to_char(r.period, 'YYYY-MM') as period, ${sums}
        from receivables r
        join organisations u on u.id = r.unit_id
        left join repayments p on p.receivable_id = r.id and p.state = 'repaid'
        where ${asked.unitId ? sql`r.unit_id = ${asked.unitId}` : sql`true`} and ${after}
        group by r.period, r.unit_id, u.name
        order by r.period desc, r.unit_id desc
        limit ${place.limit}) t`.execute(tx)
  return rows
}

const sumOf = (which: ReturnType<typeof sql>) => sql`coalesce(sum(r.amount_fen) filter (where ${which}), 0)::bigint`
const sums = sql`
  ${sumOf(sql`r.amount_fen > 0`)} as "dueFen", ${sumOf(sql`r.collected_at is not null`)} as "collectedFen",
    ${sumOf(sql`r.remitted_at is not null`)} as "remittedFen",
    ${sumOf(sql`r.amount_fen > 0 and r.remitted_at is null`)} as "waitingFen",
    ${sumOf(sql`r.amount_fen < 0 and p.id is null`)} as "backFen", ${sumOf(sql`p.id is not null`)} as "repaidFen",
    ${sumOf(sql`p.voucher_id is not null`)} as "bookedBackFen",
  ${sumOf(sql`r.income_voucher_id is not null`)} as "bookedInFen", ${sumOf(sql`r.remitted_voucher_id is not null`)} as "bookedOutFen"`

/** How many units and months there are, counted to 1,001 at most. */
export async function countReconciliation(tx: Tx, asked: { readonly unitId?: string | undefined }): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`
    select count(*)::int as n
    from (
      select distinct r.unit_id, r.period
      from receivables r
      where ${asked.unitId ? sql`r.unit_id = ${asked.unitId}` : sql`true`}
      limit ${countLimit}
    ) t
  `.execute(tx)
  return rows[0]?.n ?? 0
}
