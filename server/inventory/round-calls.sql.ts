import { sql } from 'kysely'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A call with how many units it calls and how far their rounds are, as far as the reader may see them. */
export type CallRow = {
  readonly id: string
  readonly title: string
  readonly year: number
  readonly sector: string
  readonly organisation_id: string
  readonly organisation_name: string
  readonly plan: Record<string, unknown>
  readonly ends_on: string
  readonly issued_name: string
  readonly issued_at: Date
  readonly units: number
  readonly started: number
  readonly published: number
}
/** What a call asks of the division of duties is one answer; a call from before that said it in three, and stays as it was written. */
const plan = sql`
  case when k.plan ? 'dutiesAsked' then k.plan else (k.plan - '{counter,checker,answerable}'::text[]) || jsonb_build_object(
    'dutiesAsked',
    concat_ws('；', '清查：' || (k.plan ->> 'counter'), '复核：' || (k.plan ->> 'checker'), '负责：' || (k.plan ->> 'answerable'))
  ) end as plan
`
const columns = sql`
  k.id, k.title, k.year, k.sector, k.organisation_id, o.name as organisation_name, ${plan}, k.ends_on::text, k.issued_name,
    k.issued_at, (select count(*)::int from round_call_units u where u.call_id = k.id) as units,
    (select count(*)::int from rounds r where r.call_id = k.id and r.started_at is not null) as started,
    (select count(*)::int from rounds r where r.call_id = k.id and r.state = 'published') as published`

/** Calls one may read, newest first, one more than `limit`, with their count counted to 1,001 at most. */
export async function listCalls(
  tx: Tx,
  asked: { year?: number | undefined; limit: number; after: readonly (string | null)[] | null },
): Promise<{ rows: CallRow[]; counted: number }> {
  const fits = asked.year ? sql`k.year = ${asked.year}` : sql`true`
  const after = asked.after ? sql`(k.issued_at, k.id) < (${asked.after[0]}::timestamptz, ${asked.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<CallRow>`
      select ${columns}
      from round_calls k
      join organisations o on o.id = k.organisation_id
      where ${fits} and ${after}
      order by k.issued_at desc, k.id desc
      limit ${asked.limit + 1}
    `.execute(tx)
  const {
    rows: [count],
  } = await sql<{ n: number }>`select count(*)::int as n from (select from round_calls k where ${fits} limit ${countLimit}) c`.execute(tx)
  return { rows, counted: count?.n ?? 0 }
}

/** One call; null when it is not there or hidden. */
export async function findCall(tx: Tx, id: string): Promise<CallRow | null> {
  const { rows } =
    await sql<CallRow>`select ${columns} from round_calls k join organisations o on o.id = k.organisation_id where k.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** The call that this key already made for the authority. */
export async function findCalled(tx: Tx, organisationId: string, key: string): Promise<CallRow | null> {
  const { rows } = await sql<CallRow>`
      select ${columns}
      from round_calls k
      join organisations o on o.id = k.organisation_id
      where k.organisation_id = ${organisationId} and k.client_key = ${key}
    `.execute(tx)
  return rows[0] ?? null
}

/** The producers of a sector, or of every one (null), that can be called: all, or those of them that are named. */
export async function findCallable(
  tx: Tx,
  sector: string | null,
  ids: readonly string[] | null,
): Promise<{ id: string; kind: string; sector: string }[]> {
  const { rows } = await sql<{
    id: string
    kind: string
    sector: string
  }>`
    select id, kind, sector
    from organisations
    where is_open
      and 'producer' = any(roles)
      and ${sector === null ? sql`true` : sql`sector = ${sector}`}
      and ${ids ? sql`id = any(${sql.val([...ids])}::uuid[])` : sql`true`}
    order by id
  `.execute(tx)
  return rows
}

export type NewCall = {
  readonly id: string
  readonly organisationId: string
  readonly sector: string
  readonly title: string
  readonly year: number
  readonly plan: Record<string, unknown>
  readonly endsOn: string
  readonly by: string | null
  readonly byName: string
  readonly at: Date
  readonly key: string
}

/** Enters a call with the units it calls, in two statements. */
export async function insertCall(tx: Tx, call: NewCall, units: readonly { id: string; kind: string; sector: string }[]): Promise<void> {
  await sql`insert into round_calls (id, organisation_id, sector, title, year, plan, ends_on, issued_by, issued_name, issued_at, client_key)
    values (
      ${call.id}, ${call.organisationId}, ${call.sector}, ${call.title}, ${call.year}, ${JSON.stringify(call.plan)}::jsonb,
      ${call.endsOn}::date, ${call.by}, ${call.byName}, ${call.at}, ${call.key}
    )`.execute(tx)
  await sql`insert into round_call_units (call_id, holder_id, holder_kind, holder_sector)
    select ${call.id}::uuid, u.id, u.kind, u.sector
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as u(id uuid, kind text, sector text)`.execute(tx)
}

export type CalledUnitRow = {
  readonly holder_id: string
  readonly holder_name: string
  readonly round_id: string | null
  readonly case_id: string | null
  readonly state: 'not-started' | 'under-way' | 'published' | 'cancelled'
  readonly published_at: Date | null
  readonly is_late: boolean
}

const stateOf = sql`case when r.started_at is null then 'not-started' when r.state = 'open' then 'under-way' else r.state end`

/** The units of a call by name, one more than `limit`, with their count. A round that its unit has not started is the unit's own. */
export async function listCalledUnits(
  tx: Tx,
  callId: string,
  asked: { state?: string | undefined; today: string; limit: number; after: readonly (string | null)[] | null },
): Promise<{ rows: CalledUnitRow[]; counted: number }> {
  const from = sql`
    from round_call_units u
    join round_calls k on k.id = u.call_id
    join organisations o on o.id = u.holder_id
    left join rounds r on r.call_id = u.call_id and r.holder_id = u.holder_id
    where u.call_id = ${callId} and ${asked.state ? sql`(${stateOf}) = ${asked.state}` : sql`true`}`
  const after = asked.after ? sql`(o.name, o.id) > (${asked.after[0]}, ${asked.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<CalledUnitRow>`
      select u.holder_id, o.name as holder_name, r.id as round_id, r.case_id, ${stateOf} as state, r.published_at,
        (k.ends_on < ${asked.today}::date and r.state is distinct from 'published') as is_late ${from}
        and ${after}
      order by o.name, o.id
      limit ${asked.limit + 1}
    `.execute(tx)
  const {
    rows: [count],
  } = await sql<{ n: number }>`select count(*)::int as n ${from}`.execute(tx)
  return { rows, counted: count?.n ?? 0 }
}

/** The units of a call, or the one named, whose round is not opened yet, with what the platform needs to open it. */
export async function findUnopened(tx: Tx, callId: string, unitId: string | null = null): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{
    id: string
    name: string
  }>`
    select o.id, o.name
    from round_call_units u
    join organisations o on o.id = u.holder_id
    where u.call_id = ${callId}
      and ${unitId ? sql`u.holder_id = ${unitId}` : sql`true`}
      and not exists (select from rounds r where r.call_id = u.call_id and r.holder_id = u.holder_id)
    order by o.id
  `.execute(tx)
  return rows
}

/** Calls of which units still wait for their round, as after a restore. */
export async function findUnopenedCalls(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`
    select distinct u.call_id as id
    from round_call_units u
    where not exists (select from rounds r where r.call_id = u.call_id and r.holder_id = u.holder_id)
    order by 1
  `.execute(tx)
  return rows.map(({ id }) => id)
}

/** Ties a round to the call it was opened for. */
export async function tieToCall(tx: Tx, caseId: string, call: { id: string; ends_on: string }): Promise<{ id: string } | null> {
  const { rows } = await sql<{
    id: string
  }>`update rounds set call_id = ${call.id}, ends_on = ${call.ends_on}::date where case_id = ${caseId} returning id`.execute(tx)
  return rows[0] ?? null
}
