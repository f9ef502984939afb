import { sql } from 'kysely'
import type { OperatorLine, OperatorView } from '#contract/operators.ts'
import { choices } from '#law/choices.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'

/** What the list of operators is narrowed by. */
export type OperatorsAsked = { readonly q?: string | undefined; readonly standing: 'mandated' | 'all' }

const standing = (today: string) => sql`from mandates m where m.operator_id = o.id and m.ended_at is null and m.ends_on >= ${today}::date`
const columns = (today: string) => sql`
  o.id, o.name, o.kind, (select count(*)::int ${standing(today)}) as mandates,
    (select count(*)::int ${standing(today)} and m.suspended_at is not null) as suspended,
    (
    select count(*)::int
    from (
      select max(c.expires_on)
      from compliance_records c
      where c.operator_id = o.id and c.expires_on >= ${today}::date
      group by c.part
    ) valid
  ) as parts,
    (
    select min(last)
    from (
      select max(c.expires_on) as last
      from compliance_records c
      where c.operator_id = o.id and c.expires_on >= ${today}::date
      group by c.part
    ) valid
  ) as "fileUntil",
    case when o.id = me_organisation() or me_everywhere() or me_role() in ('finance-bureau', 'sasac', 'sector-authority') then ${choices['credit-points'].value} - coalesce(
    (select sum(e.points)::int from credit_entries e where e.operator_id = o.id and e.lifted_at is null), 0
  ) end as credit`

function fitting({ q, standing: asked }: OperatorsAsked, today: string) {
  const like = q?.trim() ? likeWord(q) : null
  return sql`
    'operator' = any (o.roles)
      and o.is_active
      and ${like ? sql`(o.name ilike ${like} or o.short_name ilike ${like})` : sql`true`}
      and ${asked === 'mandated' ? sql`exists (select ${standing(today)})` : sql`true`}
  `
}

/** Operators by name, at most `limit`. */
export async function listOperators(
  tx: Tx,
  asked: OperatorsAsked,
  today: string,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<OperatorLine[]> {
  const after = place.after ? sql`(o.name, o.id) > (${place.after[0]}, ${place.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<OperatorLine>`
      select ${columns(today)}
      from organisations o
      where ${fitting(asked, today)} and ${after}
      order by o.name, o.id
      limit ${place.limit}
    `.execute(tx)
  return rows
}

/** How many operators fit, counted to 1,001 at most. */
export async function countOperators(tx: Tx, asked: OperatorsAsked, today: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from organisations o where ${fitting(asked, today)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

type ShownOperator = OperatorLine & Pick<OperatorView, 'agreements' | 'suspension' | 'leaving'>
/**
 * One operator, with the suspension that stands, the case of an exit that was agreed, and how many agreements under it are in force as far
 * as the reader may see them; null when it is none.
 */
export async function findOperator(tx: Tx, id: string, today: string): Promise<ShownOperator | null> {
  const { rows } = await sql<ShownOperator>`
      select ${columns(today)},
        (
          select count(*)::int from agreements g where g.operator_id = o.id and g.ended_at is null and g.ends_on >= ${today}::date
        ) as agreements,
        (
          select jsonb_build_object('on', (s.since at time zone 'Asia/Shanghai')::date, 'number', s.number)
          from suspension_of(o.id) s
        ) as suspension,
        leaving_of(o.id) as leaving
      from organisations o
      where o.id = ${id} and 'operator' = any (o.roles)
    `.execute(tx)
  return rows[0] ?? null
}
