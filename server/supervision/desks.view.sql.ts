import { sql } from 'kysely'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'
import { standing } from './standings.view.sql.ts'

export type UnitCount = { readonly id: string; readonly name: string; readonly n: number; readonly of: number }
/** What a desk shows of the assets in its reader's scope. */
export type ScopeRow = {
  readonly assets: number
  readonly catalogued: number
  readonly registered: number
  readonly memorandum: number
  readonly important: number
  readonly core: number
  readonly unclassified: number
  readonly states: { state: string; n: number }[]
  readonly grades: { grade: number; origin: string; value: number }[]
  readonly units: UnitCount[]
  readonly value_fen: number
  readonly values: UnitCount[]
  readonly regradings: number
  readonly late_regradings: number
  readonly regrading_units: UnitCount[]
}

/**
 * The figures of the assets of one unit, or of all units the reader supervises (null), out of the sums that are kept beside the rows; the
 * longest bars first, at most twenty of each. The units registered of all may be public bodies only, who have the duty (§3.12).
 */
export async function findScope(
  tx: Tx,
  today: string,
  holderId: string | null,
  coverage: 'everybody' | 'public-bodies' = 'everybody',
): Promise<ScopeRow> {
  const whose = holderId === null ? sql`true` : sql`holder_id = ${holderId}::uuid`
  const { rows } = await sql<ScopeRow>`${byKey}
    with s as materialized (${standing(sql`what in ('state', 'grade', 'importance', 'unclassified', 'listed', 'value', 'regrading') and ${whose}`)}),
    g as materialized (select what, key, sum(n)::bigint as n from s where what not in ('value', 'regrading') group by 1, 2),
    u as (
      select holder_id, sum(n)::int as of, coalesce(sum(n) filter (where key = 'registered'), 0)::int as n
      from s
      where what = 'state'
        and ${coverage === 'everybody' ? sql`true` : sql`holder_kind in ('administrative-organ', 'public-institution')`}
      group by 1
      having sum(n) > 0
    ),
    w as (select holder_id, sum(n)::bigint as fen from s where what = 'value' group by 1 having sum(n) <> 0),
    ru as (
      select holder_id, sum(n)::int as of, coalesce(sum(n) filter (where key < ${today}), 0)::int as n
      from s
      where what = 'regrading'
      group by 1
      having sum(n) > 0
    )
    select t.assets, t.catalogued, t.registered, t.memorandum, t.important, t.core, t.unclassified,
      coalesce(
        (select jsonb_agg(jsonb_build_object('state', key, 'n', n) order by n desc) from g where what = 'state' and n > 0), '[]'
      ) as states,
      coalesce(
        (
          select jsonb_agg(
            jsonb_build_object('grade', split_part(key, '/', 1)::int, 'origin', split_part(key, '/', 2), 'value', n) order by key
          )
          from g
          where what = 'grade' and n > 0
        ),
        '[]'
      ) as grades,
      coalesce(
        (
          select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'n', x.n, 'of', x.of) order by x.of desc, o.name)
          from (select u.holder_id, u.n, u.of from u order by of desc, holder_id limit 20) x
          join organisations o on o.id = x.holder_id
        ),
        '[]'
      ) as units,
      coalesce((select sum(fen)::bigint from w), 0) as value_fen,
      coalesce(
        (
          select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'n', x.fen, 'of', 0) order by x.fen desc, o.name)
          from (select w.holder_id, w.fen from w order by fen desc, holder_id limit 20) x
          join organisations o on o.id = x.holder_id
        ),
        '[]'
      ) as values,
      (select coalesce(sum(of), 0)::int from ru) as regradings, (select coalesce(sum(n), 0)::int from ru) as late_regradings,
      coalesce(
        (
          select jsonb_agg(
            jsonb_build_object('id', o.id, 'name', o.name, 'n', x.n, 'of', x.of) order by x.n desc, x.of desc, o.name
          )
          from (select ru.holder_id, ru.n, ru.of from ru order by n desc, of desc, holder_id limit 20) x
          join organisations o on o.id = x.holder_id
        ),
        '[]'
      ) as regrading_units
    from (select coalesce(sum(n) filter (where what = 'state'), 0)::int as assets, coalesce(sum(n) filter (where what = 'listed'), 0)::int as catalogued, coalesce(sum(n) filter (where what = 'state' and key = 'registered'), 0)::int as registered,
      coalesce(sum(n) filter (where what = 'state' and key = 'memorandum'), 0)::int as memorandum,
        coalesce(sum(n) filter (where what = 'importance' and key = 'important'), 0)::int as important,
      coalesce(sum(n) filter (where what = 'importance' and key = 'core'), 0)::int as core, coalesce(sum(n) filter (where what = 'unclassified'), 0)::int as unclassified
      from g) t`.execute(tx)
  return rows[0]!
}

export type BooksRow = { readonly cards: number; readonly cost_fen: number; readonly carrying_fen: number; readonly units: UnitCount[] }

/**
 * What stands in the books of one unit, or in all the reader may see (null): cards held, their cost and what is carried now out of the
 * sums of the months, and the units that carry most.
 */
export async function findBooks(tx: Tx, holderId: string | null): Promise<BooksRow> {
  const whose = holderId === null ? sql`true` : sql`holder_id = ${holderId}`
  const { rows } = await sql<BooksRow>`
      ${byKey}with c as (
        select holder_id, sum(cost_fen)::bigint as cost, sum(cost_fen - amortised_fen - impaired_fen)::bigint as carrying
        from moved_months
        where ${whose}
        group by 1
        having sum(cost_fen) <> 0
      )
      select (select coalesce(sum(n), 0)::int from (${standing(sql`what = 'booked' and ${whose}`)}) b) as cards,
        coalesce(sum(cost), 0)::bigint as cost_fen, coalesce(sum(carrying), 0)::bigint as carrying_fen,
        coalesce(
        (
          select jsonb_agg(
            jsonb_build_object('id', o.id, 'name', o.name, 'n', x.carrying, 'of', 0) order by x.carrying desc, o.name
          )
          from (select c.holder_id, c.carrying from c order by carrying desc, holder_id limit 20) x
          join organisations o on o.id = x.holder_id
        ),
        '[]'
      ) as units
      from c`.execute(tx)
  return rows[0]!
}

export type RoundsRow = { readonly open: number; readonly published: number; readonly to_confirm: number; readonly attention: number }

/** What a unit has to do about this year's inventory: its rounds, findings nobody decided yet, and changes to look at. */
export async function findOwnRounds(tx: Tx, organisationId: string, year: number): Promise<RoundsRow> {
  const { rows } = await sql<RoundsRow>`
      ${byKey}select (select count(*)::int from rounds where holder_id = ${organisationId} and state = 'open') as open,
        (
          select count(*)::int from rounds where holder_id = ${organisationId} and state = 'published' and year = ${year}
        ) as published,
        (
        select count(*)::int
        from findings f
        join rounds r on r.id = f.round_id
        where f.holder_id = ${organisationId} and f.state = 'proposed' and r.state = 'open'
      ) as to_confirm,
        (
        select count(*)::int
        from findings f
        join rounds r on r.id = f.round_id
        where f.holder_id = ${organisationId} and f.state = 'proposed' and r.state = 'open' and f.attention > 0
      ) as attention`.execute(tx)
  return rows[0]!
}

export type YearRow = { readonly units: number; readonly done: number; readonly missing: { id: string; name: string; open: number }[] }

/**
 * How many of the producers in the reader's scope have published a round of the year, and who has not; public bodies only where asked for,
 * since the others are free to (§3.9, §3.12).
 */
export async function findYear(tx: Tx, year: number, publicOnly: boolean): Promise<YearRow> {
  const { rows } = await sql<YearRow>`
      ${byKey}with r as materialized (
        select holder_id, bool_or(state = 'published') as is_done, count(*) filter (where state = 'open')::int as open
        from started_rounds
        where state = 'open' or (state = 'published' and year = ${year})
        group by 1
      ),
        u as materialized (select o.id, o.name, coalesce(r.is_done, false) as is_done, coalesce(r.open, 0) as open from organisations o left join r on r.holder_id = o.id
        where o.is_active and 'producer' = any (o.roles) and ${publicOnly ? sql`o.kind in ('administrative-organ', 'public-institution')` : sql`true`} and reads_holder(o.id, o.kind, o.sector))
      select (select count(*)::int from u) as units, (select count(*)::int from u where is_done) as done,
        coalesce(
        (
          select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'open', open) order by open desc, name)
          from (select u.id, u.name, u.open from u where not is_done order by open desc, name limit 20) m
        ),
        '[]'
      ) as missing`.execute(tx)
  return rows[0]!
}

/** How the sector lists stand that the reader may see: in the making, published, comments without an answer. */
export async function findListsStanding(tx: Tx): Promise<{ making: number; published: number; comments: number }> {
  const { rows } = await sql<{
    making: number
    published: number
    comments: number
  }>`
    ${byKey}select (select count(*)::int from sector_lists where state in ('compiling', 'discussing')) as making,
      (select count(*)::int from sector_lists where state = 'published') as published,
      (select count(*)::int from list_comments where answered_at is null) as comments
  `.execute(tx)
  return rows[0]!
}
