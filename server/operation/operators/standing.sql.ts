import { sql } from 'kysely'
import type { CompliancePart } from '#law/operators.ts'
import type { Tx } from '#server/db/transaction.ts'
import { validParts } from './compliance.sql.ts'

/** What an operator must be and have before it operates: its part, the best mandate over an asset (or by selection), and the valid parts of its file. */
export type OperatorStanding = {
  readonly isOperator: boolean
  readonly mandate: { readonly number: string; readonly state: 'live' | 'planned' | 'suspended' | 'over' } | null
  readonly parts: readonly CompliancePart[]
  /** The case of the suspension that stands, whatever mandates there are. */
  readonly suspension: string | null
  /** The case of an exit that was agreed. */
  readonly leaving: string | null
  readonly isFallen: boolean
}

/** How an operator stands on a day: over one asset, or by selection when no asset is named; null when there is no such organisation. */
export async function findStanding(tx: Tx, operatorId: string, assetId: string | null, today: string): Promise<OperatorStanding | null> {
  const covers = assetId
    ? sql`exists (select from mandate_assets a where a.mandate_id = m.id and a.asset_id = ${assetId} and a.ended_at is null)`
    : sql`m.kind = 'selected'`
  const { rows } = await sql<OperatorStanding>`select o.is_active and 'operator' = any (o.roles) as "isOperator",
    (select jsonb_build_object('number', m.number, 'state', case when m.ends_on < ${today}::date then 'over' when m.suspended_at is not null then 'suspended' when m.begins_on > ${today}::date then 'planned' else 'live' end)
      from mandates m
      where m.operator_id = o.id and m.ended_at is null and ${covers}
      order by m.ends_on < ${today}::date, m.suspended_at is not null, m.begins_on > ${today}::date, m.made_at desc
      limit 1) as mandate,
    ${validParts(sql`o.id`, today)} as parts, (select s.number from suspension_of(o.id) s) as suspension, leaving_of(o.id) as leaving,
    coalesce((select a.fallen is not null from assets a where a.id = ${assetId}::uuid), false) as "isFallen"
    from organisations o where o.id = ${operatorId}`.execute(tx)
  return rows[0] ?? null
}

/** How much an operator operates on a day: mandates that stand, assets in them, and agreements in force under it. */
export async function findOperated(
  tx: Tx,
  operatorId: string,
  today: string,
): Promise<{ mandates: number; assets: number; agreements: number }> {
  const stands = sql`m.operator_id = ${operatorId} and m.ended_at is null and m.ends_on >= ${today}::date`
  const { rows } = await sql<{
    mandates: number
    assets: number
    agreements: number
  }>`
    select (select count(*)::int from mandates m where ${stands}) as mandates,
      (select coalesce(sum(mandate_size(m.id)), 0)::int from mandates m where ${stands}) as assets,
      (
      select count(*)::int
      from agreements g
      where g.operator_id = ${operatorId} and g.ended_at is null and g.ends_on >= ${today}::date
    ) as agreements`.execute(tx)
  return rows[0]!
}
