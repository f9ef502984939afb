import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** What goes back to the payer of one unit from one distribution; `taken` is the case that repays it, when one does. Whole fen, above nothing. */
export type Back = { readonly receivableId: string; readonly operatorId: string; readonly amountFen: number; readonly taken: string | null }
const back = (unitId: string, distribution: string) => sql`
  select r.id as "receivableId", r.operator_id as "operatorId", -r.amount_fen as "amountFen",
    (select p.id from repayments p where p.receivable_id = r.id and p.state <> 'ended') as taken
  from receivables r
  join distributions d on d.id = r.distribution_id
  where r.unit_id = ${unitId} and d.number = ${distribution} and r.amount_fen < 0`

/** What a unit has to give back from a distribution; null when nothing. */
export async function findBack(tx: Tx, unitId: string, distribution: string): Promise<Back | null> {
  const { rows } = await sql<Back>`${back(unitId, distribution)}`.execute(tx)
  return rows[0] ?? null
}

/** Holds what a unit has to give back, so that two applications cannot both take it; null when there is nothing. */
export async function lockBack(tx: Tx, unitId: string, distribution: string): Promise<Back | null> {
  await sql`
    select
    from receivables r
    join distributions d on d.id = r.distribution_id
    where r.unit_id = ${unitId} and d.number = ${distribution} and r.amount_fen < 0 for update of r
  `.execute(tx)
  return findBack(tx, unitId, distribution)
}

/** The first distribution whose refunded share is not in the treasury yet; null when all of it is. */
export async function findNotInTreasury(tx: Tx, receivableId: string): Promise<string | null> {
  const { rows } = await sql<{ number: string | null }>`select not_in_treasury(${receivableId}) as number`.execute(tx)
  return rows[0]?.number ?? null
}

/** Takes what goes back into the repayment of a case; a case that was sent back and applies again takes it anew. */
export async function holdRepayment(
  tx: Tx,
  r: { readonly id: string; readonly number: string; readonly unitId: string; readonly payee: string; readonly at: Date } & Back,
): Promise<void> {
  await sql`
    insert into repayments (id, number, receivable_id, unit_id, operator_id, amount_fen, payee_name, state, made_at)
    values (
      ${r.id}, ${r.number}, ${r.receivableId}, ${r.unitId}, ${r.operatorId}, ${r.amountFen}, ${r.payee}, 'repaying', ${r.at}
    )
    on conflict (id) do update
    set receivable_id = excluded.receivable_id, operator_id = excluded.operator_id, amount_fen = excluded.amount_fen,
      payee_name = excluded.payee_name`.execute(tx)
}

/** Lets go what a case took; it waits again. */
export async function releaseRepayment(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update repayments set state = 'ended', ended_at = ${at} where id = ${id} and state = 'repaying'`.execute(tx)
}

/** One repayment: whose, how much, and how it stands. */
export type Repayment = {
  readonly id: string
  readonly number: string
  readonly unitId: string
  readonly unitName: string
  readonly operatorId: string
  readonly amountFen: number
  readonly state: string
  readonly orderNumber: string
  readonly repaidOn: string | null
  /** The last day of the income its distribution is of. */
  readonly earnedUntil: string
}
/** One repayment by its case; null when it is not there or hidden. */
export async function findRepayment(tx: Tx, id: string): Promise<Repayment | null> {
  const { rows } = await sql<Repayment>`
      select p.id, p.number, p.unit_id as "unitId", u.name as "unitName", p.operator_id as "operatorId",
        p.amount_fen as "amountFen", p.state, coalesce(p.order_number, '') as "orderNumber", p.repaid_on as "repaidOn",
        (
          select d.until_on from receivables r join distributions d on d.id = r.distribution_id where r.id = p.receivable_id
        ) as "earnedUntil"
      from repayments p
      join organisations u on u.id = p.unit_id
      where p.id = ${id}
    `.execute(tx)
  return rows[0] ?? null
}

/** Records the order of repayment; false when another repayment has its number. */
export async function recordRepayment(
  tx: Tx,
  id: string,
  r: { readonly decision: string; readonly order: string; readonly on: string; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
      update repayments
      set state = 'repaid', decision_number = ${r.decision}, order_number = ${r.order}, repaid_on = ${r.on}::date,
        repaid_name = ${r.by}, ended_at = ${r.at}
      where id = ${id} and state = 'repaying' and not exists (select from repayments o where o.order_number = ${r.order})`.execute(tx)
  return Number(numAffectedRows ?? 0) === 1
}

/** Ties the voucher of the unit's books to a repayment. */
export async function markRepaymentBooked(tx: Tx, id: string, voucherId: string): Promise<void> {
  await sql`update repayments set voucher_id = ${voucherId} where id = ${id}`.execute(tx)
}
