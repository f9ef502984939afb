import { type RawBuilder, sql } from 'kysely'
import { type DueLine, dueKinds } from '#contract/desks.ts'
import { statesBeyondPapers } from '#law/asset-states.ts'
import { choices } from '#law/choices.ts'
import { byKey } from '#server/db/by-key.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx, Who } from '#server/db/transaction.ts'
import { standing } from './standings.view.sql.ts'

type Kind = DueLine['kind']
export type DuesAsked = {
  readonly kind?: Kind | undefined
  readonly late?: 'yes' | undefined
  readonly holderId?: string | undefined
  /** Who reads assets of others by its commissions alone: counting begins with those, which are few among a city’s. */
  readonly commissioned?: string | undefined
}
/** Parties that are told of what they hold themselves, whatever else they may read: units, and those who supervise nobody and operate no asset. */
const toldOfTheirOwn = ['producer', 'developer', 'exchange']
/** What a party is told of; who would read nothing else is not made to go through what falls due in a whole city. */
export function duesFor({ role, organisationId }: Who, asked: DuesAsked): DuesAsked {
  if (toldOfTheirOwn.includes(role)) return { ...asked, holderId: organisationId! }
  return role === 'operator' ? { ...asked, commissioned: organisationId! } : asked
}
const horizon = sql.lit(choices['due-horizon'].value)
/** Papers that ran out longer ago than this are history, not something to do. */
const past = sql.lit(30)

const regrading = sql`
  select 'regrading', g.id, (select a.name from assets a where a.id = g.asset_id), g.trigger, g.due_on, g.holder_id,
    '/desk/assets/' || g.asset_id || '?tab=grading'
`

/**
 * What falls due of one kind: id, title, note, day, holder and where it is seen. A grading is read by whoever reads its asset, so that
 * counting many asks for no name.
 */
const branches: { readonly [K in Kind]: (today: string, commissioned?: string) => RawBuilder<unknown> } = {
  round: () =>
    sql`
      select 'round' as kind, r.id, r.title, r.year::text as note, (r.plan ->> 'endsOn')::date as due_on, r.holder_id,
        '/desk/inventory/' || r.id as href
      from rounds r
      where r.state = 'open' and r.plan ->> 'endsOn' ~ '^\\d{4}-\\d\\d-\\d\\d$'
    `,
  regrading: (_, commissioned) =>
    commissioned === undefined
      ? sql`${regrading} from regradings g where g.closed_at is null`
      : sql`
        ${regrading}
        from regradings g
        where g.closed_at is null and g.holder_id = ${commissioned}::uuid
        union all ${regrading}
        from case_readers r
        join regradings g on g.asset_id = r.subject_id
        where r.organisation_id = ${commissioned}::uuid and g.closed_at is null and g.holder_id <> ${commissioned}::uuid
      `,
  memo: (today) =>
    sql`
      select 'memo', m.asset_id, a.name, m.reason, m.review_on, m.holder_id, '/desk/assets/' || a.id
      from memo_entries m
      join assets a on a.id = m.asset_id
      where m.left_at is null and m.review_on <= ${today}::date + ${horizon}
    `,
  opinion: (today) => papers('opinion', sql`opinions`, today),
  valuation: (today) => papers('valuation', sql`valuations`, today),
  fallen: () => sql`
      select 'fallen', f.asset_id, f.name, f.how || f.rests, f.fallen_on + ${sql.lit(choices['after-falling'].value)}, f.holder_id, f.href
      from (
        select a.id as asset_id, a.name, a.fallen as how, a.fallen_on, a.holder_id, '/desk/assets/' || a.id || '?tab=use' as href,
        case when exists (select from use_marks m where m.asset_id = a.id and m.ended_at is null) then ' marks' else '' end
        || case when exists (select from outside_registrations o where o.asset_id = a.id and o.ended_at is null) then ' outside' else '' end
        || case when exists (
          select from book_cards b where b.asset_id = a.id and b.holder_id = a.holder_id and b.state = 'held'
        ) and not exists (select
        from memo_reviews r
        where r.asset_id = a.id and r.reviewed_at::date >= a.fallen_on) then ' books' else '' end as rests
        from assets a where a.fallen is not null) f where f.rests <> ''`,
  certificate: (today) =>
    sql`
      select 'certificate', c.case_id, a.name, c.number, c.valid_until, c.holder_id, '/desk/assets/' || a.id || '?tab=papers'
      from certificates c
      join assets a on a.id = c.asset_id
      where c.status = 'valid' and c.valid_until <= ${today}::date + ${horizon}
    `,
}

function papers(kind: Kind, table: RawBuilder<unknown>, today: string) {
  return sql`
    select ${sql.lit(kind)}, p.id, a.name, p.number, p.valid_until, p.holder_id, '/desk/assets/' || a.id || '?tab=papers'
    from ${table} p
    join assets a on a.id = p.asset_id and a.version = p.asset_version
    where a.state not in (${sql.join(statesBeyondPapers.map((state) => sql.lit(state)))})
      and p.valid_until between ${today}::date - ${past} and ${today}::date + ${horizon}`
}

function unionOf(asked: DuesAsked, today: string, wrap: (branch: RawBuilder<unknown>) => RawBuilder<unknown>) {
  const kinds = asked.kind ? [asked.kind] : dueKinds
  return sql.join(
    kinds.map((kind) =>
      wrap(
        sql`
          select *
          from (${branches[kind](today, asked.commissioned)}) d (kind, id, title, note, due_on, holder_id, href)
          where ${asked.late ? sql`d.due_on < ${today}::date` : sql`true`}
            and ${asked.holderId ? sql`d.holder_id = ${asked.holderId}` : sql`true`}
        `,
      ),
    ),
    sql` union all `,
  )
}

/**
 * What falls due as far as the reader may see it, the earliest first, at most `limit`; every branch stops there by itself. One asset may
 * fall due by two kinds on a day.
 */
export async function listDues(
  tx: Tx,
  asked: DuesAsked,
  today: string,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<DueLine[]> {
  const after = place.after
    ? sql`(d.due_on, d.id, d.kind) > (${place.after[0]}::date, ${place.after[1]}::uuid, ${place.after[2]}::text)`
    : sql`true`
  const union = unionOf(
    { ...asked, commissioned: undefined },
    today,
    (branch) => sql`(${branch} and ${after} order by d.due_on, d.id, d.kind limit ${place.limit})`,
  )
  const { rows } = await sql<DueLine>`
      select d.kind, d.id, d.title, left(d.note, 200) as note, d.due_on as "dueOn", d.due_on - ${today}::date as days,
        d.holder_id as "holderId", o.name as "holderName", d.href
      from (${union}) d join organisations o on o.id = d.holder_id order by d.due_on, d.id, d.kind limit ${place.limit}`.execute(tx)
  return rows
}

/** How much falls due, counted up to the cap. */
export async function countDues(tx: Tx, asked: DuesAsked, today: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`
    select count(*)::int as n
    from (select from (${unionOf(asked, today, (branch) => sql`(${branch} limit ${countLimit})`)}) d limit ${countLimit}) counted
  `.execute(tx)
  return rows[0]?.n ?? 0
}

type Sum = { readonly n: number; readonly late: number; readonly next: string }

/**
 * How much falls due of some kinds and how much of it is late, in one unit (`holderId`) or in those the reader supervises; gradings, of
 * which a city has a million, out of the sums kept beside them.
 */
export async function sumDues(
  tx: Tx,
  today: string,
  asked: { readonly kinds: readonly Kind[]; readonly holderId?: string },
): Promise<{ readonly [K in Kind]?: Sum }> {
  const counted = asked.kinds
    .filter((kind) => kind !== 'regrading')
    .map((kind) => unionOf({ kind, holderId: asked.holderId }, today, (branch) => sql`select kind, due_on, 1 as n from (${branch}) d`))
  const summed = asked.kinds.includes('regrading')
    ? [
        sql`
          select 'regrading', key::date, n
          from (${standing(sql`what = 'regrading' and ${asked.holderId ? sql`holder_id = ${asked.holderId}::uuid` : sql`true`}`)}) r
        `,
      ]
    : []
  const { rows } = await sql<
    Sum & { kind: Kind }
  >`${byKey}select kind, sum(n)::int as n, coalesce(sum(n) filter (where due_on < ${today}::date), 0)::int as late, min(due_on) as next
    from (
      select kind, due_on, sum(n) as n
      from (${sql.join([...counted, ...summed], sql` union all `)}) d (kind, due_on, n)
      group by 1, 2
      having sum(n) > 0
    ) d
    group by 1`.execute(tx)
  return Object.fromEntries(rows.map(({ kind, ...sums }) => [kind, sums]))
}
