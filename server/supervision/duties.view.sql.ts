import { sql } from 'kysely'
import { dutyEndsOn } from '#server/inventory/reminders.ts'
import { dutyKinds } from '#server/inventory/reminders.sql.ts'
import { likeWord } from '#server/db/like-word.ts'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'

export type DutyAsked = {
  readonly year: number
  readonly today: string
  readonly state?: string | undefined
  readonly q?: string | undefined
  readonly kind?: string | undefined
}
export type DutyRow = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly sector: string
  readonly initials: string
  readonly state: 'done' | 'under-way' | 'not-begun'
  readonly is_overdue: boolean
  readonly round_id: string | null
  readonly case_id: string | null
  readonly step: string | null
  readonly ends_on: string | null
  readonly published_at: Date | null
  readonly last_published_at: Date | null
}

/**
 * The public producers the reader supervises (or is), each with how its duty of the year stands: the published round of that year, else
 * the latest one under way; a plan that is not started counts as not begun. Overdue when the term is over, or when its plan has passed its
 * end (§3.9, choice:yearly-inventory).
 */
const duties = ({ year, today }: Pick<DutyAsked, 'year' | 'today'>) => sql`duties as (
  select o.id, o.name, o.kind, o.sector, o.initials,
    case when r.state = 'published' then 'done' when r.state = 'open' then 'under-way' else 'not-begun' end as state,
    r.state is distinct from 'published'
      and (
        ${dutyEndsOn(year)}::date < ${today}::date or (r.state = 'open' and coalesce(r.ends_on < ${today}::date, false))
      ) as is_overdue,
    r.id as round_id, r.case_id, r.ends_on::text as ends_on, r.published_at
  from organisations o left join (
    select distinct on (holder_id) *
    from started_rounds
    where year = ${year} and state <> 'cancelled'
    order by holder_id, state = 'published' desc, created_at desc) r on r.holder_id = o.id
  where (o.is_open or r.id is not null)
    and 'producer' = any(o.roles)
    and o.kind = any(${sql.val([...dutyKinds])}::text[])
    and (
      o.id = (select me_organisation())
        or (select me_everywhere())
        or o.kind = any ((select me_kinds())::text[])
        or o.sector = (select me_field())
    )
    and extract(year from o.created_at at time zone 'Asia/Shanghai') <= ${year})`

const fitting = ({
  state,
  q,
  kind,
}: DutyAsked) => sql`${state === 'overdue' ? sql`d.is_overdue` : state ? sql`d.state = ${state}` : sql`true`} and ${kind ? sql`d.kind = ${kind}` : sql`true`}
  and ${q ? sql`(lower(d.name) like ${likeWord(q)} or d.initials like ${likeWord(q)})` : sql`true`}`

/** A page of duties by the initials of the names, one more than `limit`, with their count. */
export async function listDuties(
  tx: Tx,
  asked: DutyAsked,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<{ rows: DutyRow[]; counted: number }> {
  const after = place.after ? sql`(d.initials, d.id) > (${place.after[0]}, ${place.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<DutyRow & { n: number }>`with ${duties(asked)}, fits as (select * from duties d where ${fitting(asked)})
    select d.*, c.step,
      (
        select max(p.published_at)
        from started_rounds p
        where p.holder_id = d.id and p.state = 'published' and p.year < ${asked.year}
      ) as last_published_at,
      (select count(*)::int from fits) as n
    from fits d left join cases c on c.id = d.case_id where ${after} order by d.initials, d.id limit ${place.limit + 1}`.execute(tx)
  return { rows, counted: rows[0]?.n ?? 0 }
}

export type CoverageRow = {
  readonly units: number
  readonly done: number
  readonly under_way: number
  readonly not_begun: number
  readonly overdue: number
  readonly encouraged: number
}

/** How far the duty of a year is fulfilled among public producers; others that took part are counted beside, never among them (§3.12). */
export async function findCoverage(tx: Tx, asked: Pick<DutyAsked, 'year' | 'today'>): Promise<CoverageRow> {
  const { rows } = await sql<CoverageRow>`
      ${byKey}with ${duties(asked)}
      select count(*)::int as units, count(*) filter (where state = 'done')::int as done,
        count(*) filter (where state = 'under-way')::int as under_way,
        count(*) filter (where state = 'not-begun')::int as not_begun,
        count(*) filter (where is_overdue)::int as overdue,
        (select count(distinct r.holder_id)::int from started_rounds r where r.year = ${asked.year} and r.state = 'published' and r.holder_kind <> all(${sql.val([...dutyKinds])}::text[])) as encouraged
      from duties`.execute(tx)
  return rows[0]!
}
