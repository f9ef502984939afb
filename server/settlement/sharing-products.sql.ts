import { sql } from 'kysely'
import type { SharingProduct } from '#contract/settlement.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { uncovered } from './lapse.sql.ts'

const fitting = (operatorId: string, { q }: { readonly q?: string | undefined }) =>
  sql`p.operator_id = ${operatorId} and p.state <> 'draft' and ${q?.trim() ? sql`p.name ilike ${likeWord(q)}` : sql`true`}`

/**
 * The products of an operator whose sources stand, latest first, at most `limit`, with who must share in each: the holders of its sources,
 * its developer, and the operator.
 */
export async function listProducts(
  tx: Tx,
  operatorId: string,
  asked: { readonly q?: string | undefined; readonly today: string },
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<(SharingProduct & { madeAt: string })[]> {
  const after = place.after ? sql`(p.made_at, p.id) < (${place.after[0]}::timestamptz, ${place.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<SharingProduct & { madeAt: Date }>`
    select p.id, p.name, p.uses_public as "isPublic", p.made_at as "madeAt",
      (
        select max(a.version)
        from sharing_agreements a
        where a.product_id = p.id and a.in_force_at is not null and a.lapsed_on is null
      ) as "inForce",
      (
        select max(a.lapsed_on)
        from sharing_agreements a
        where a.product_id = p.id
          and a.in_force_at is not null
          and not exists (
            select from sharing_agreements n where n.product_id = p.id and n.version > a.version and n.in_force_at is not null
          )
      ) as "lapsedOn",
      ${uncovered(sql`p.id`, asked.today)} as uncovered,
      (select jsonb_agg(jsonb_build_object('organisationId', o.id, 'organisationName', o.name, 'part', s.part) order by s.n, o.name) from (
        select distinct 0 as n, h.holder_id as id, 'producer' as part
        from product_sources h
        where h.product_id = p.id and h.holder_id is not null
        union all
        select 1, p.developer_id, 'developer'
        union all
        select 2, p.operator_id, 'operator') s join organisations o on o.id = s.id) as parties
    from products p where ${fitting(operatorId, asked)} and ${after} order by p.made_at desc, p.id desc limit ${place.limit}`.execute(tx)
  return rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() }))
}

/** How many products fit, counted to 1,001 at most. */
export async function countProducts(tx: Tx, operatorId: string, asked: { readonly q?: string | undefined }): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from products p where ${fitting(operatorId, asked)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}
