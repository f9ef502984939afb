import { sql } from 'kysely'
import type { InspectionLine } from '#contract/supervision-inspections.ts'
import { inspectedParties } from '#law/inspections.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

/**
 * What is known of an organisation that is to be inspected: whether it is one of those inspected, whether declared control ties it to the
 * office, and how it stands in the programme of that number.
 */
export type Inspectable = {
  readonly isInspected: boolean
  readonly isKin: boolean
  readonly programmeId: string | null
  readonly isProgrammeDrawn: boolean
  readonly isDrawn: boolean
  readonly isUsed: boolean
}

/** Looks at an organisation and a programme number before an inspection; null when there is no such organisation. */
export async function findInspectable(
  tx: Tx,
  organisationId: string,
  { programme, officeId, today }: { readonly programme: string; readonly officeId: string | null; readonly today: string },
): Promise<Inspectable | null> {
  const { rows } = await sql<Inspectable>`
      select o.roles && ${sql.val([...inspectedParties])}::text[] as "isInspected",
        coalesce(o.id = any (kin_of(${officeId}::uuid, ${today}::date)), false) as "isKin", p.id as "programmeId",
        coalesce(p.seed is not null, false) as "isProgrammeDrawn", coalesce(d.is_drawn, false) as "isDrawn",
        exists (select from inspections i where i.programme_id = p.id and i.inspected_id = o.id) as "isUsed"
      from organisations o
      left join inspection_programmes p on p.number = ${programme}
      left join inspection_draws d on d.programme_id = p.id and d.organisation_id = o.id
      where o.id = ${organisationId}`.execute(tx)
  return rows[0] ?? null
}

/** Enters an inspection that has been announced. */
export async function insertInspection(
  tx: Tx,
  i: {
    readonly caseId: string
    readonly inspectedId: string
    readonly officeId: string
    readonly kind: string
    readonly programme: string | null
    readonly focus: readonly string[]
    readonly at: Date
  },
): Promise<void> {
  await sql`insert into inspections (case_id, programme_id, kind, inspected_id, inspected_kind, office_id, focus, began_at)
    select ${i.caseId}, (select id from inspection_programmes where number = ${i.programme}), ${i.kind}, o.id, o.kind,
      ${i.officeId}, ${sql.val([...i.focus])}::text[], ${i.at}
    from organisations o
    where o.id = ${i.inspectedId}`.execute(tx)
}

/** Enters what an inspection came to: findings, outcome, note of credit. */
export async function closeInspection(
  tx: Tx,
  caseId: string,
  i: {
    readonly gravity: string
    readonly findings: string
    readonly outcome: string
    readonly credit: string
    readonly creditNote: string
    readonly at: Date
  },
): Promise<void> {
  await sql`
    update inspections
    set gravity = ${i.gravity}, findings = ${i.findings}, outcome = ${i.outcome}, credit = ${i.credit},
      credit_note = ${i.creditNote}, closed_at = ${i.at}
    where case_id = ${caseId}
  `.execute(tx)
}

export type InspectionsAsked = {
  readonly q?: string | undefined
  readonly state?: 'open' | 'closed' | undefined
  readonly inspectedId?: string | undefined
}
const joined = sql`
  inspections i
  join organisations s on s.id = i.inspected_id
  join organisations o on o.id = i.office_id
  join cases c on c.id = i.case_id
  left join inspection_programmes p on p.id = i.programme_id
`

function fitting({ q, state, inspectedId }: InspectionsAsked) {
  const like = q?.trim() ? likeWord(q) : null
  return sql`${like ? sql`(s.name ilike ${like} or c.number ilike ${like} or p.number ilike ${like})` : sql`true`} and ${state ? sql`(i.outcome is null) = ${state === 'open'}` : sql`true`} and ${inspectedId ? sql`i.inspected_id = ${inspectedId}` : sql`true`}`
}

/** How the register of inspections may be sorted; the day is that of its end, or of its beginning while it goes on. */
export const inspectionsBy = sortable<InspectionLine, 'began' | 'day'>(
  [sql`i.case_id`, (row) => row.caseId],
  {
    began: { by: sql`i.began_at`, kind: 'instant', of: (row) => row.beganAt },
    day: { by: sql`coalesce(i.closed_at, i.began_at)`, kind: 'instant', of: (row) => row.closedAt ?? row.beganAt },
  },
  '-began',
)

/** The register of inspections as far as the reader may see it, a page of it. */
export async function listInspections(tx: Tx, asked: InspectionsAsked, place: SortedPlace): Promise<InspectionLine[]> {
  const { rows } = await sql<Omit<InspectionLine, 'beganAt' | 'closedAt'> & { beganAt: Date; closedAt: Date | null }>`
    select i.case_id as "caseId", c.number, i.kind, p.number as programme, i.inspected_id as "inspectedId",
      s.name as "inspectedName", o.name as "officeName", i.focus, i.began_at as "beganAt", c.step,
      i.gravity, i.findings, i.outcome, i.credit, i.credit_note as "creditNote", i.closed_at as "closedAt"
    from ${joined} where ${fitting(asked)} and ${place.after} order by ${place.order} limit ${place.limit}`.execute(tx)
  return rows.map((row) => ({ ...row, beganAt: row.beganAt.toISOString(), closedAt: row.closedAt?.toISOString() ?? null }))
}

/** How many inspections fit, counted to 1,001 at most. */
export async function countInspections(tx: Tx, asked: InspectionsAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from ${joined} where ${fitting(asked)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}
