import { sql } from 'kysely'
import type { IncidentLine, IncidentView } from '#contract/supervision-incidents.ts'
import type { IncidentClock, IncidentFacts } from '#law/incidents.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

export type NewIncident = IncidentFacts & {
  readonly caseId: string
  readonly operatorId: string
  readonly title: string
  readonly kind: string
  readonly persons: number
  readonly hasPublicData: boolean
  readonly discoveredAt: Date
  readonly at: Date
}
/** A clock with the instants it runs between. */
export type Running = { readonly clock: IncidentClock; readonly from: Date; readonly due: Date }

/** Enters an incident that was reported. */
export async function insertIncident(tx: Tx, i: NewIncident): Promise<void> {
  await sql`
    insert into incidents (
      case_id, operator_id, title, kind, level, network, persons, has_public_data, suspects_crime, harms_persons, is_flaw,
      discovered_at, reported_at
    )
    values (
      ${i.caseId}, ${i.operatorId}, ${i.title}, ${i.kind}, ${i.level}, ${i.network}, ${i.persons}, ${i.hasPublicData},
      ${i.suspectsCrime}, ${i.harmsPersons}, ${i.isFlaw}, ${i.discoveredAt}, ${i.at}
    )`.execute(tx)
}

/** Starts clocks; those that run already go on. */
export async function startClocks(tx: Tx, caseId: string, clocks: readonly Running[]): Promise<void> {
  if (clocks.length === 0) return
  await sql`
    insert into incident_clocks (case_id, clock, from_at, due_at)
    values ${sql.join(clocks.map((c) => sql`(${caseId}, ${c.clock}, ${c.from}, ${c.due})`))}
      on conflict do nothing
  `.execute(tx)
}

/** A clock is met by whoever was told; the first time counts. Answers whether it ran. */
export async function meetClock(tx: Tx, caseId: string, clock: IncidentClock, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update incident_clocks set met_at = ${at} where case_id = ${caseId} and clock = ${clock} and met_at is null`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

export type Standing = IncidentFacts & {
  readonly operatorId: string
  readonly title: string
  readonly discoveredAt: Date
  readonly endedAt: Date | null
  readonly closedAt: Date | null
  readonly step: string | null
}

/** How an incident stands, held until the end of the transaction; null when it is not there or hidden. */
export async function lockIncident(tx: Tx, caseId: string): Promise<Standing | null> {
  const { rows } = await sql<Standing>`
      select i.operator_id as "operatorId", i.title, i.level, i.network, i.suspects_crime as "suspectsCrime",
        i.harms_persons as "harmsPersons", i.is_flaw as "isFlaw", i.discovered_at as "discoveredAt", i.ended_at as "endedAt",
        i.closed_at as "closedAt", c.step
      from incidents i join cases c on c.id = i.case_id where i.case_id = ${caseId} for update of i`.execute(tx)
  return rows[0] ?? null
}

/** When an incident was dealt with; null while it is not, or when it is not there or hidden. */
export async function findEnd(tx: Tx, caseId: string): Promise<Date | null> {
  const { rows } = await sql<{ endedAt: Date | null }>`select ended_at as "endedAt" from incidents where case_id = ${caseId}`.execute(tx)
  return rows[0]?.endedAt ?? null
}

/** What changes about an incident as it goes on. */
export async function changeIncident(
  tx: Tx,
  caseId: string,
  change: {
    readonly level?: string | undefined
    readonly endedAt?: Date | undefined
    readonly lessons?: string | undefined
    readonly closedAt?: Date | undefined
  },
): Promise<void> {
  await sql`
    update incidents
    set level = coalesce(${change.level ?? null}, level), ended_at = coalesce(${change.endedAt ?? null}::timestamptz, ended_at),
      lessons = coalesce(${change.lessons ?? null}, lessons),
      closed_at = coalesce(${change.closedAt ?? null}::timestamptz, closed_at)
    where case_id = ${caseId}
  `.execute(tx)
}

/** Adds a report to an incident; a repeated key adds none. Answers whether it was new. */
export async function insertReport(
  tx: Tx,
  caseId: string,
  r: {
    readonly kind: string
    readonly clock: string | null
    readonly toldTo: string
    readonly number: string
    readonly body: string
    readonly level: string | null
    readonly toldAt: Date
    readonly officerName: string
    readonly at: Date
    readonly key: string
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
      insert into incident_reports (
        case_id, kind, clock, told_to, number, body, level, told_at, officer_name, recorded_at, client_key
      )
      values (
        ${caseId}, ${r.kind}, ${r.clock}, ${r.toldTo}, ${r.number}, ${r.body}, ${r.level}, ${r.toldAt}, ${r.officerName}, ${r.at},
        ${r.key}
      )
      on conflict do nothing`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

/** The clocks of an incident that nobody has met yet. */
export async function openClocks(tx: Tx, caseId: string): Promise<IncidentClock[]> {
  const { rows } = await sql<{
    clock: IncidentClock
  }>`select clock from incident_clocks where case_id = ${caseId} and met_at is null order by due_at`.execute(tx)
  return rows.map(({ clock }) => clock)
}

type LineRow = Omit<IncidentLine, 'discoveredAt' | 'reportedAt' | 'endedAt' | 'closedAt' | 'nextDueAt'> & {
  discoveredAt: Date
  reportedAt: Date
  endedAt: Date | null
  closedAt: Date | null
  nextDueAt: Date | null
}
export type IncidentsAsked = { readonly q?: string | undefined; readonly state?: 'open' | 'closed' | 'late' | undefined }

const columns = (at: Date) => sql`
  i.case_id as "caseId", c.number, i.title, i.operator_id as "operatorId", o.name as "operatorName", i.kind, i.level, i.persons,
    i.has_public_data as "hasPublicData", i.discovered_at as "discoveredAt", i.reported_at as "reportedAt",
    i.ended_at as "endedAt", i.closed_at as "closedAt", c.step, i.lessons,
    n.clock as "nextClock", n.due_at as "nextDueAt",
    (select count(*)::int from incident_clocks l where l.case_id = i.case_id and coalesce(l.met_at, ${at}) > l.due_at) as late`
const joined = sql`
  incidents i
  join cases c on c.id = i.case_id
  join organisations o on o.id = i.operator_id
  left join lateral (
    select k.clock, k.due_at from incident_clocks k where k.case_id = i.case_id and k.met_at is null order by k.due_at limit 1
  ) n
    on true
`
const said = (field: string) => sql`coalesce(c.answers ->> ${sql.lit(field)}, '')`
const account = sql`jsonb_build_object('network', i.network, 'suspectsCrime', i.suspects_crime, 'harmsPersons', i.harms_persons, 'isFlaw', i.is_flaw, 'records', c.answers -> 'records',
  'system', ${said('system')}, 'effect', ${said('effect')}, 'planLead', ${said('planLead')}, 'measures', ${said('measures')}, 'cause', ${said('cause')})`
const shown = <R extends LineRow>(row: R) => ({
  ...row,
  discoveredAt: row.discoveredAt.toISOString(),
  reportedAt: row.reportedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  closedAt: row.closedAt?.toISOString() ?? null,
  nextDueAt: row.nextDueAt?.toISOString() ?? null,
})

function fitting({ q, state }: IncidentsAsked, at: Date) {
  const like = q?.trim() ? likeWord(q) : null
  const inState =
    state === 'late'
      ? sql`exists (select from incident_clocks l where l.case_id = i.case_id and coalesce(l.met_at, ${at}) > l.due_at)`
      : state
        ? sql`(i.closed_at is null) = ${state === 'open'}`
        : sql`true`
  return sql`${like ? sql`(i.title ilike ${like} or o.name ilike ${like} or c.number ilike ${like})` : sql`true`} and ${inState}`
}

/** How the register of incidents may be sorted. */
export const incidentsBy = sortable<IncidentLine, 'reported' | 'discovered'>(
  [sql`i.case_id`, (row) => row.caseId],
  {
    reported: { by: sql`i.reported_at`, kind: 'instant', of: (row) => row.reportedAt },
    discovered: { by: sql`i.discovered_at`, kind: 'instant', of: (row) => row.discoveredAt },
  },
  '-reported',
)

/** The register of incidents as far as the reader may see it, a page of it. */
export async function listIncidents(tx: Tx, asked: IncidentsAsked, at: Date, place: SortedPlace): Promise<IncidentLine[]> {
  const { rows } = await sql<LineRow>`
      select ${columns(at)}
      from ${joined}
      where ${fitting(asked, at)} and ${place.after}
      order by ${place.order}
      limit ${place.limit}
    `.execute(tx)
  return rows.map(shown)
}

/** How many incidents fit, counted to 1,001 at most. */
export async function countIncidents(tx: Tx, asked: IncidentsAsked, at: Date): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from ${joined} where ${fitting(asked, at)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

/** One incident with what was first reported, its clocks and reports; null when it is not there or hidden. */
export async function findIncident(
  tx: Tx,
  caseId: string,
  at: Date,
): Promise<(IncidentLine & Pick<IncidentView, 'account' | 'clocks' | 'reports'>) | null> {
  const {
    rows: [row],
  } = await sql<
    LineRow & { account: IncidentView['account'] }
  >`select ${columns(at)}, ${account} as account from ${joined} where i.case_id = ${caseId}`.execute(tx)
  if (!row) return null
  const { rows: clocks } = await sql<{
    clock: IncidentClock
    from_at: Date
    due_at: Date
    met_at: Date | null
  }>`select clock, from_at, due_at, met_at from incident_clocks where case_id = ${caseId} order by due_at, clock`.execute(tx)
  const { rows: reports } = await sql<Omit<IncidentView['reports'][number], 'toldAt' | 'recordedAt'> & { toldAt: Date; recordedAt: Date }>`
    select id, kind, clock, told_to as "toldTo", number, body, level, told_at as "toldAt", officer_name as "officerName",
      recorded_at as "recordedAt"
    from incident_reports
    where case_id = ${caseId}
    order by id
    limit 500
  `.execute(tx)
  return {
    ...shown(row),
    clocks: clocks.map((c) => ({
      clock: c.clock,
      fromAt: c.from_at.toISOString(),
      dueAt: c.due_at.toISOString(),
      metAt: c.met_at?.toISOString() ?? null,
    })),
    reports: reports.map((r) => ({ ...r, toldAt: r.toldAt.toISOString(), recordedAt: r.recordedAt.toISOString() })),
  }
}

/** Clocks that run out before an instant and that nobody met, of all operators: the ones to speak of. */
export async function findClocksToTell(
  tx: Tx,
  before: Date,
  at: Date,
): Promise<{ caseId: string; operatorId: string; title: string; clock: IncidentClock; isLate: boolean }[]> {
  const { rows } = await sql<{
    caseId: string
    operatorId: string
    title: string
    clock: IncidentClock
    isLate: boolean
  }>`select i.case_id as "caseId", i.operator_id as "operatorId", i.title, k.clock, k.due_at <= ${at} as "isLate"
    from incident_clocks k join incidents i on i.case_id = k.case_id where k.met_at is null and k.due_at <= ${before}
      and not exists (
        select
        from notes n
        where n.organisation_id = i.operator_id
          and n.kind = 'incident-clock'
          and n.subject = i.case_id || ':' || k.clock || case when k.due_at <= ${at} then ':late' else ':soon' end
      )
      order by k.due_at
      limit 500`.execute(tx)
  return rows
}
