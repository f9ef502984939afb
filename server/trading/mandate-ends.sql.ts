import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import type { Stage } from '#server/registration/paper-terms.sql.ts'

/** A mandate `n` of the same operator stands over the asset of `a`, whether or not it is suspended. */
const standing = (asset: ReturnType<typeof sql>, operator: ReturnType<typeof sql>, when: ReturnType<typeof sql>) =>
  sql`
    exists (
      select
      from mandate_assets b
      join mandates n on n.id = b.mandate_id
      where b.asset_id = ${asset} and b.operator_id = ${operator} and b.ended_at is null and n.ended_at is null and ${when}
    )
  `

/**
 * Delists what is listed or paused where the mandate over a source ended with its term and no other is in force on a day, by the case that
 * had granted it; where another that ran on was ended since, that end is what counts. Answers which.
 */
export async function delistOver(
  tx: Tx,
  today: string,
  given: { readonly why: string; readonly basis: string; readonly at: Date },
): Promise<{ id: string; caseId: string }[]> {
  const { rows } = await sql<{
    id: string
    caseId: string
  }>`
    update products t
    set state = 'delisted', delisted_at = ${given.at}, delisted_why = ${given.why}, delisted_basis = ${given.basis},
      delisted_case = x.case_id
    from (select distinct on (p.id) p.id, m.case_id from products p join product_sources s on s.product_id = p.id join mandate_assets a on a.asset_id = s.asset_id and a.operator_id = p.operator_id join mandates m on m.id = a.mandate_id
      where p.state in ('listed', 'paused')
        and m.ends_on < ${today}::date
        and not ${standing(sql`s.asset_id`, sql`p.operator_id`, sql`${today}::date between n.begins_on and n.ends_on`)}
        and not exists (select from mandate_assets b join mandates n on n.id = b.mandate_id where b.asset_id = s.asset_id and b.operator_id = p.operator_id and n.ends_on >= ${today}::date and (coalesce(b.ended_at, n.ended_at) at time zone 'Asia/Shanghai')::date > m.ends_on)
        order by p.id, m.ends_on desc, m.id) x
    where t.id = x.id and t.state in ('listed', 'paused') returning t.id, t.delisted_case as "caseId"`.execute(tx)
  return rows
}

/** A mandate that ends or has ended with its term, which reminder that calls for, who is told, and how many products rest on it or were delisted with it. */
export type EndingMandate = {
  readonly id: string
  readonly number: string
  readonly operatorId: string
  readonly operatorName: string
  readonly endsOn: string
  readonly stage: string
  readonly products: number
  readonly tell: readonly string[]
}

/**
 * The mandates whose term ends within the stages, unless one that follows on covers all their assets; the operator and the bureau are
 * told, and who entrusted the assets; once it has ended, all who hold them, and the developers whose agreements ended with it.
 */
export async function findEndingMandates(tx: Tx, stages: readonly Stage[]): Promise<EndingMandate[]> {
  const { rows } =
    await sql<EndingMandate>`select m.id, m.number, m.operator_id as "operatorId", m.operator_name as "operatorName", m.ends_on as "endsOn", g.stage,
      (select count(distinct p.id)::int from mandate_assets a join product_sources s on s.asset_id = a.asset_id join products p on p.id = s.product_id and p.operator_id = a.operator_id
        where a.mandate_id = m.id and (p.state in ('listed', 'paused') or (g.stage = 'over' and p.delisted_case = m.case_id and p.delisted_at >= m.ended_at))) as products,
      array(
        select m.operator_id
        union
        select a.holder_id
        from mandate_assets a
        where a.mandate_id = m.id and (m.kind = 'entrusted' or g.stage = 'over')
        union
        select g2.developer_id
        from agreements g2
        where g.stage = 'over' and g2.mandate_id = m.id and g2.ended_at >= m.ended_at
        union
        select o.id
        from organisations o
        where o.is_active and 'data-bureau' = any (o.roles)
      ) as tell
    from jsonb_to_recordset(${JSON.stringify(stages)}::jsonb) as g (stage text, "from" date, "to" date)
    join mandates m on m.ends_on between g."from" and g."to"
    where (m.ended_at is null or (g.stage = 'over' and (m.ended_at at time zone 'Asia/Shanghai')::date > m.ends_on))
      and exists (
        select
        from mandate_assets a
        where a.mandate_id = m.id
          and (a.ended_at is null or a.ended_at = m.ended_at)
          and not ${standing(sql`a.asset_id`, sql`a.operator_id`, sql`n.id <> m.id and n.begins_on <= m.ends_on + 1 and n.ends_on > m.ends_on`)}
      )`.execute(tx)
  return rows
}
