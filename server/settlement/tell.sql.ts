import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** The units of a batch and what was remitted for each. */
export async function unitsOfRemittance(tx: Tx, id: string): Promise<{ unitId: string; amountFen: number }[]> {
  const { rows } = await sql<{
    unitId: string
    amountFen: number
  }>`select unit_id as "unitId", sum(amount_fen)::bigint as "amountFen" from receivables where remittance_id = ${id} group by unit_id`.execute(
    tx,
  )
  return rows
}

/** The organisations that act in a role: the centre, which is told of what is distributed (§6.5), or those that collect for the treasury (§6.6). */
export async function findOffices(tx: Tx, role: 'registrar' | 'finance-bureau'): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from organisations where is_active and ${role} = any (roles)`.execute(tx)
  return rows.map(({ id }) => id)
}

/** What asked to sign versions that the one in force superseded asks no more. */
export async function settleSuperseded(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`
    update notes
    set read_at = ${at}
    where kind = 'sharing-to-sign'
      and read_at is null
      and subject in (
        select s.id::text
        from sharing_agreements a
        join sharing_agreements s on s.product_id = a.product_id and s.superseded_by = a.version
        where a.id = ${id}
      )
  `.execute(tx)
}

/** What fell to an organisation of the income of an order, in a distribution that was not void. */
export type SharedOfOrder = {
  readonly distributionId: string
  readonly title: string
  readonly orderNumber: string
  readonly organisationId: string
  readonly isOperator: boolean
  readonly isPublic: boolean
  readonly fen: number
}

/** What fell to whom of the income an order brought in; nothing while it was not distributed. */
export async function sharesOfOrder(tx: Tx, orderId: string): Promise<SharedOfOrder[]> {
  const { rows } = await sql<SharedOfOrder>`
      select d.id as "distributionId", d.title, r.number as "orderNumber", p.organisation_id as "organisationId",
        p.organisation_id = d.operator_id as "isOperator", bool_or(ds.is_public) as "isPublic",
        sum(s.shares[p.position + 1])::bigint as fen
      from incomes i
      join orders r on r.id = i.order_id
      join settled_incomes s on s.income_id = i.id
      join distributions d on d.id = s.distribution_id and d.state <> 'void'
      join sharing_parties p on p.agreement_id = s.agreement_id
      join distribution_shares ds on ds.distribution_id = d.id and ds.agreement_id = s.agreement_id and ds.position = p.position
      where i.order_id = ${orderId} and i.reverses is null
      group by d.id, d.title, r.number, p.organisation_id, d.operator_id
      having sum(s.shares[p.position + 1]) <> 0`.execute(tx)
  return rows
}
