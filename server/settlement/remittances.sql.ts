import { sql } from 'kysely'
import type { RemittanceLine } from '#contract/settlement.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

const collected = (until: string) => sql`collected_on <= ${until}::date and remittance_id is null`

/** How many receivables were collected up to a day and stand in no batch, counted to 1,001 at most. */
export async function countCollected(tx: Tx, until: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from receivables where ${collected(until)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

/**
 * Draws all that was collected up to a day into a batch; answers how many lines. One statement, so that what is collected meanwhile is in
 * neither the sum nor the batch.
 */
export async function drawRemittance(tx: Tx, r: { id: string; number: string; title: string; until: string; at: Date }): Promise<number> {
  const {
    rows: [batch],
  } = await sql<{
    lines: number
  }>`with drawn as (update receivables set remittance_id = ${r.id} where ${collected(r.until)} returning amount_fen)
    insert into remittances (id, number, title, lines, amount_fen, state, made_at)
    select ${r.id}, ${r.number}, ${r.title}, count(*)::int, sum(amount_fen)::bigint, 'drawn', ${r.at}
    from drawn
    having count(*) > 0
    returning lines`.execute(tx)
  return batch?.lines ?? 0
}

/** The sum of a batch with the last day something in it was collected and the day of its voucher, held; null when there is none. */
export async function lockRemittance(
  tx: Tx,
  id: string,
): Promise<{ amountFen: number; collectedOn: string | null; issuedOn: string | null } | null> {
  const { rows } = await sql<{
    amountFen: number
    collectedOn: string | null
    issuedOn: string | null
  }>`
    select amount_fen as "amountFen", (select max(collected_on) from receivables where remittance_id = m.id) as "collectedOn",
      issued_on as "issuedOn"
    from remittances m
    where id = ${id} for update
  `.execute(tx)
  return rows[0] ?? null
}

/** Whether another batch has this voucher or this receipt. */
export async function isNumberTaken(tx: Tx, id: string, column: 'voucher_number' | 'receipt_number', number: string): Promise<boolean> {
  const { rows } = await sql`select from remittances where ${sql.ref(column)} = ${number} and id <> ${id}`.execute(tx)
  return rows.length > 0
}

/** Records the payment voucher of a batch. */
export async function issueVoucher(tx: Tx, id: string, v: { number: string; code: string; on: string; by: string }): Promise<void> {
  await sql`
    update remittances
    set state = 'issued', voucher_number = ${v.number}, collection_code = ${v.code}, issued_on = ${v.on}::date,
      issued_name = ${v.by}
    where id = ${id}
  `.execute(tx)
}

/** Records the receipt of the treasury; every line of the batch is then remitted. Answers the units. */
export async function receiveRemittance(tx: Tx, id: string, r: { number: string; on: string; by: string; at: Date }): Promise<string[]> {
  await sql`
    update remittances
    set state = 'received', receipt_number = ${r.number}, received_on = ${r.on}::date, received_name = ${r.by}, ended_at = ${r.at}
    where id = ${id}
  `.execute(tx)
  const { rows } = await sql<{
    unit: string
  }>`
    with done as (update receivables set remitted_at = ${r.at} where remittance_id = ${id} returning unit_id)
    select distinct unit_id as unit
    from done
  `.execute(tx)
  return rows.map((row) => row.unit)
}

/** How the list of batches may be sorted. */
export const remittancesBy = sortable<RemittanceLine, 'made' | 'amount'>(
  [sql`id`, (row) => row.id],
  {
    made: { by: sql`made_at`, kind: 'instant', of: (row) => row.madeAt },
    amount: { by: sql`amount_fen`, kind: 'number', of: (row) => row.amountFen },
  },
  '-made',
)

/** The batches the reader may see, a page of them. */
export async function listRemittances(tx: Tx, { id }: { readonly id?: string | undefined }, place: SortedPlace): Promise<RemittanceLine[]> {
  const { rows } = await sql<Omit<RemittanceLine, 'madeAt'> & { madeAt: Date }>`
    select id, number, title, lines, amount_fen as "amountFen", state, coalesce(voucher_number, '') as "voucherNumber",
      collection_code as "collectionCode", issued_on as "issuedOn", coalesce(receipt_number, '') as "receiptNumber",
      received_on as "receivedOn", made_at as "madeAt"
    from remittances where ${id ? sql`id = ${id}` : sql`true`} and ${place.after} order by ${place.order} limit ${place.limit}`.execute(tx)
  return rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() }))
}

/** How many batches the reader may see, counted to 1,001 at most. */
export async function countRemittances(tx: Tx, { id }: { readonly id?: string | undefined }): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from remittances where ${id ? sql`id = ${id}` : sql`true`} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}
