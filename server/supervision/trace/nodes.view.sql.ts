import { type RawBuilder, sql } from 'kysely'
import type { TraceKind } from '#contract/trace.ts'
import type { Tx } from '#server/db/transaction.ts'
import { mandateStateOn } from '#server/operation/operators/mandates.sql.ts'
import { agreementStateOn } from '#server/operation/use/agreements.sql.ts'
import { receivableState } from '#server/settlement/receivables.sql.ts'

/** What is known of one thing; `state` as its room keeps it, `what` is the procedure of a case. */
export type NodeRow = {
  readonly id: string
  readonly title: string
  readonly number: string
  readonly state: string | null
  readonly what: string
  readonly organisation: string
  /** Who holds an asset. */
  readonly holderId?: string
  readonly at: Date | null
}

/** How each kind is read: by its ids, as far as the reader sees it, as it stands on a day. */
const readers: { readonly [K in TraceKind]: (ids: RawBuilder<unknown>, today: string) => RawBuilder<NodeRow> } = {
  source: (ids) =>
    sql`
      select t.id::text as id, t.name as title, '' as number, t.state, t.arrived_by as what, o.name as organisation,
        t.scanned_at as at
      from sources t
      join organisations o on o.id = t.holder_id
      where t.id = any (${ids}::uuid[])
    `,
  case: (ids) =>
    sql`
      select t.id::text as id, t.title, t.number, coalesce(t.ending, t.step) as state, t.procedure as what,
        coalesce(o.name, '') as organisation, t.opened_at as at
      from cases t
      left join organisations o on o.id = t.applicant_id
      where t.id = any (${ids}::uuid[])
    `,
  certificate: (ids) =>
    sql`
      select t.number as id, coalesce(t.facts ->> 'assetName', '') as title, t.number, t.status as state, '' as what,
        coalesce(t.facts ->> 'registrant', '') as organisation, t.issued_at as at
      from certificates t
      where t.number = any (${ids}::text[])
    `,
  asset: (ids) =>
    sql`
      select t.id::text as id, t.name as title, t.code as number, t.state, '' as what, o.name as organisation,
        t.holder_id as "holderId", t.created_at as at
      from assets t
      join organisations o on o.id = t.holder_id
      where t.id = any (${ids}::uuid[])
    `,
  mandate: (ids, today) =>
    sql`
      select m.id::text as id, m.operator_name as title, m.number, ${mandateStateOn(today)} as state, m.kind as what,
        m.operator_name as organisation, m.made_at as at
      from mandates m
      where m.id = any (${ids}::uuid[])
    `,
  agreement: (ids, today) =>
    sql`
      select g.id::text as id, g.purpose as title, g.number, ${agreementStateOn(today)} as state, '' as what,
        o.name as organisation, g.made_at as at
      from agreements g
      join organisations o on o.id = g.developer_id
      where g.id = any (${ids}::uuid[])
    `,
  product: (ids) =>
    sql`
      select t.id::text as id, t.name as title, coalesce(t.number, '') as number, t.state, '' as what, o.name as organisation,
        t.made_at as at
      from products t
      join organisations o on o.id = t.developer_id
      where t.id = any (${ids}::uuid[])
    `,
  order: (ids) =>
    sql`
      select t.id::text as id, t.purpose as title, t.number, t.state, '' as what, t.buyer_name as organisation, t.placed_at as at
      from orders t
      where t.id = any (${ids}::uuid[])
    `,
  distribution: (ids) =>
    sql`
      select t.id::text as id, t.title, t.number, t.state, '' as what, o.name as organisation, t.made_at as at
      from distributions t
      join organisations o on o.id = t.operator_id
      where t.id = any (${ids}::uuid[])
    `,
  receivable: (ids) =>
    sql`
      select r.id::text as id, o.name as title,
        to_char(r.period, 'YYYY-MM') || coalesce(
          ' · ' || (select p.order_number from repayments p where p.receivable_id = r.id and p.state = 'repaid'), ''
        ) as number,
        ${receivableState} as state, '' as what, o.name as organisation, r.made_at as at
      from receivables r
      join organisations o on o.id = r.unit_id
      where r.id = any (${ids}::uuid[])
    `,
  remittance: (ids) =>
    sql`
      select t.id::text as id, t.title, t.number, t.state, '' as what, '' as organisation, t.made_at as at
      from remittances t
      where t.id = any (${ids}::uuid[])
    `,
}

/** What is known of these things of one kind on a day. */
export async function findNodes(tx: Tx, kind: TraceKind, ids: readonly string[], today: string): Promise<NodeRow[]> {
  const { rows } = await readers[kind](sql.val([...ids]), today).execute(tx)
  return rows
}

/**
 * What officers did in some cases, by case, oldest first: openings, submissions and decisions, not what the platform did; where the case
 * stands, and where it stood.
 */
export async function findHands(
  tx: Tx,
  caseIds: readonly string[],
): Promise<
  {
    caseId: string
    name: string
    organisation: string
    role: string
    act: string
    basis: string[]
    at: Date
    procedure: string
    step: string | null
    fromStep: string | null
  }[]
> {
  const { rows } = await sql<{
    caseId: string
    name: string
    organisation: string
    role: string
    act: string
    basis: string[]
    at: Date
    procedure: string
    step: string | null
    fromStep: string | null
  }>`
    select e.case_id as "caseId", e.officer_name as name, e.organisation_name as organisation, e.role, e.act, e.basis, e.at,
      c.procedure, c.step, e.from_step as "fromStep"
    from entries e
    join cases c on c.id = e.case_id
    where e.case_id = any (${sql.val([...caseIds])}::uuid[]) and e.officer_id is not null
    order by e.case_id, e.seq
    limit 2000`.execute(tx)
  return rows
}
