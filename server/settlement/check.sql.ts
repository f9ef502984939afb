import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/**
 * How much there is, and the sums that must meet: what came in is in a distribution or waits; what is due is in the treasury or waits;
 * what goes back was repaid or waits. Whole fen.
 */
export type SettlementExtent = {
  readonly incomes: number
  readonly distributions: number
  readonly receivables: number
  readonly incomeFen: number
  readonly distributedFen: number
  readonly waitingFen: number
  readonly dueFen: number
  readonly remittedFen: number
  readonly dueWaitingFen: number
  readonly backFen: number
  readonly repaidFen: number
  readonly backWaitingFen: number
}
export type SettlementFault = {
  readonly kind:
    | 'parts-differ'
    | 'settled-twice'
    | 'sums-differ'
    | 'shares-differ'
    | 'due-differs'
    | 'batch-differs'
    | 'not-whole'
    | 'repayment-differs'
  readonly what: string
}

/** The extent and the sums. */
export async function findSettlementExtent(tx: Tx): Promise<SettlementExtent> {
  const { rows } = await sql<SettlementExtent>`
      select (select count(*)::int from incomes) as incomes,
        (select count(*)::int from distributions where state <> 'void') as distributions,
        (select count(*)::int from receivables) as receivables,
        (select coalesce(sum(gross_fen), 0)::bigint from incomes) as "incomeFen",
        (select coalesce(sum(gross_fen), 0)::bigint from distributions where state <> 'void') as "distributedFen",
        (
        select coalesce(sum(gross_fen), 0)::bigint
        from incomes i
        where not exists (
        select
        from settled_incomes s
        join distributions d on d.id = s.distribution_id and d.state <> 'void'
        where s.income_id = i.id
      )
      ) as "waitingFen",
        (select coalesce(sum(amount_fen), 0)::bigint from receivables where amount_fen > 0) as "dueFen",
        (select coalesce(sum(amount_fen), 0)::bigint from remittances where state = 'received') as "remittedFen",
        (
        select coalesce(sum(amount_fen), 0)::bigint from receivables where amount_fen > 0 and remitted_at is null
      ) as "dueWaitingFen",
        (select coalesce(sum(-amount_fen), 0)::bigint from receivables where amount_fen < 0) as "backFen",
        (select coalesce(sum(amount_fen), 0)::bigint from repayments where state = 'repaid') as "repaidFen",
        (
        select coalesce(sum(-r.amount_fen), 0)::bigint
        from receivables r
        where r.amount_fen < 0 and not exists (select from repayments p where p.receivable_id = r.id and p.state = 'repaid')
      ) as "backWaitingFen"`.execute(tx)
  return rows[0]!
}

/**
 * What is not as it must be, at most so many of each sort: parts and whole of each income, incomes settled twice, sums of distributions,
 * shares, what is due of them, and batches.
 */
export async function findSettlementFaults(tx: Tx, most: number): Promise<SettlementFault[]> {
  const { rows } = await sql<SettlementFault>`
    (select 'parts-differ' as kind, i.id::text as what from settled_incomes s join incomes i on i.id = s.income_id join sharing_agreements a on a.id = s.agreement_id
      where (select sum(x) from unnest(s.shares) x) <> s.net_fen or s.fee_fen + s.tax_fen + s.cost_fen + s.net_fen <> i.gross_fen or cardinality(s.shares) <> a.parties or a.product_id <> i.product_id or a.in_force_at is null
      limit ${most})
    union all (
      select 'settled-twice', s.income_id::text
      from settled_incomes s
      join distributions d on d.id = s.distribution_id and d.state <> 'void'
      group by s.income_id
      having count(*) > 1
      limit ${most}
    )
    union all (select 'sums-differ', d.number from distributions d left join (select distribution_id, count(*) as n, sum(fee_fen) as fee, sum(tax_fen) as tax, sum(cost_fen) as cost, sum(net_fen) as net from settled_incomes group by distribution_id) s on s.distribution_id = d.id
      where (d.incomes, d.fee_fen, d.tax_fen, d.cost_fen, d.net_fen) is distinct from (coalesce(s.n, 0), coalesce(s.fee, 0), coalesce(s.tax, 0), coalesce(s.cost, 0), coalesce(s.net, 0))
      limit ${most})
    union all (select 'shares-differ', d.number from distributions d left join (select distribution_id, sum(due_fen + back_fen) as fen from distribution_shares group by distribution_id) s on s.distribution_id = d.id left join (select distribution_id, sum(amount_fen) as fen from distribution_parties group by distribution_id) p on p.distribution_id = d.id
      where coalesce(s.fen, 0) <> d.net_fen or coalesce(p.fen, 0) <> d.net_fen limit ${most})
    union all (select 'due-differs', d.number || ' ' || o.name from (select distribution_id, organisation_id, sum(case when is_public then due_fen else 0 end + back_due_fen) as fen from distribution_shares where is_public or back_due_fen <> 0 group by 1, 2) s join distributions d on d.id = s.distribution_id and d.state = 'filed' join organisations o on o.id = s.organisation_id
      left join (select distribution_id, unit_id, sum(amount_fen) as fen from receivables group by 1, 2) r on r.distribution_id = s.distribution_id and r.unit_id = s.organisation_id
      where coalesce(r.fen, 0) <> s.fen
      limit ${most})
    union all (select 'batch-differs', m.number from remittances m left join (select remittance_id, count(*) as n, sum(amount_fen) as fen, count(remitted_at) as remitted from receivables group by 1) r on r.remittance_id = m.id
      where (m.lines, m.amount_fen) is distinct from (r.n, r.fen) or (m.state = 'received') <> (r.remitted = r.n) limit ${most})
    union all (
      select 'not-whole', u.name || ' ' || to_char(r.period, 'YYYY-MM')
      from receivables r
      join organisations u on u.id = r.unit_id
      left join remittances m on m.id = r.remittance_id
      where r.remitted_at is not null and m.state is distinct from 'received'
      limit ${most}
    )
    union all (
      select 'repayment-differs', p.number
      from repayments p
      join receivables r on r.id = p.receivable_id
      where (r.amount_fen, r.unit_id, r.operator_id) is distinct from (-p.amount_fen, p.unit_id, p.operator_id)
      limit ${most}
    )`.execute(tx)
  return rows
}
