import { sql } from 'kysely'
import type { MandateAsset, MandateLine } from '#contract/operators.ts'
import type { MandateKind } from '#law/operators.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

export type NewMandate = {
  readonly id: string
  readonly operatorId: string
  readonly kind: MandateKind
  readonly caseId: string
  readonly beginsOn: string
  readonly endsOn: string
  readonly terms: Readonly<Record<string, unknown>>
  readonly year: string
  readonly at: Date
}

/**
 * Grants a mandate under a new number; its assets are added after it. An operator that is suspended stays so until it is resumed: the new
 * mandate stands suspended, whether or not others do (§8.2).
 */
export async function insertMandate(tx: Tx, m: NewMandate): Promise<void> {
  await sql`
    insert into mandates (
      id, number, operator_id, operator_name, kind, case_id, begins_on, ends_on, terms, suspended_at, suspended_why, made_at
    )
    select ${m.id}, 'YY-' || ${m.year} || '-' || lpad(nextval('mandate_serials')::text, 4, '0'), o.id, o.name, ${m.kind},
      ${m.caseId}, ${m.beginsOn}::date, ${m.endsOn}::date, ${JSON.stringify(m.terms)}::jsonb, s.since,
      coalesce('办件' || s.number || '暂停运营', ''), ${m.at}
    from organisations o left join lateral suspension_of(o.id) s on true where o.id = ${m.operatorId}`.execute(tx)
}

/** The last day of a term of so many months from a day. */
export async function lastDayOf(tx: Tx, beginsOn: string, months: number): Promise<string> {
  const { rows } = await sql<{
    day: string
  }>`select (${beginsOn}::date + make_interval(months => ${months}) - interval '1 day')::date as day`.execute(tx)
  return rows[0]!.day
}

/** Adds assets to a mandate; answers how many. */
export async function addMandateAssets(
  tx: Tx,
  mandateId: string,
  operatorId: string,
  assetIds: readonly string[],
  at: Date,
): Promise<number> {
  const { numAffectedRows } =
    await sql`insert into mandate_assets (mandate_id, asset_id, operator_id, holder_id, holder_kind, holder_sector, added_at)
    select ${mandateId}, a.id, ${operatorId}, a.holder_id, a.holder_kind, a.holder_sector, ${at}
    from assets a
    where a.id = any (${sql.val([...assetIds])}::uuid[])`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Whom the end of the mandates of an operator concerns: itself, who holds an asset in them, and the developers with an agreement that has not ended. */
export async function findMandateParties(tx: Tx, operatorId: string): Promise<{ organisationId: string; operatorName: string }[]> {
  const { rows } = await sql<{
    organisationId: string
    operatorName: string
  }>`select t.id as "organisationId", o.name as "operatorName" from organisations o cross join lateral (select o.id
      union
      select m.holder_id
      from mandate_assets m
      where m.operator_id = o.id and m.ended_at is null
      union
      select g.developer_id
      from agreements g
      where g.operator_id = o.id and g.ended_at is null) t (id)
    where o.id = ${operatorId}`.execute(tx)
  return rows
}

/** Takes an asset out of mandates, with marks and agreements; a mandate over nothing else ends itself, with its reason. */
export async function leaveMandates(tx: Tx, assetId: string, mandates: readonly string[], why: string, at: Date): Promise<void> {
  const these = sql`${sql.val([...mandates])}::uuid[]`
  await sql`
    update mandates m
    set ended_at = ${at}, ended_why = ${why}
    where m.id = any (${these})
      and m.ended_at is null
      and not exists (select from mandate_assets a where a.mandate_id = m.id and a.asset_id <> ${assetId} and a.ended_at is null)
  `.execute(tx)
  await sql`update mandate_assets set ended_at = ${at} where mandate_id = any (${these}) and asset_id = ${assetId} and ended_at is null`.execute(
    tx,
  )
}

/** Ends every mandate of an operator that stands; answers how many. */
export async function endMandatesOf(tx: Tx, operatorId: string, why: string, at: Date): Promise<number> {
  const { numAffectedRows } =
    await sql`update mandates set ended_at = ${at}, ended_why = ${why} where operator_id = ${operatorId} and ended_at is null`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Ends the mandates whose term was over before a day; answers how many. */
export async function endDue(tx: Tx, today: string, at: Date): Promise<number> {
  const { numAffectedRows } =
    await sql`update mandates set ended_at = ${at}, ended_why = '授权期限届满' where ends_on < ${today}::date and ended_at is null`.execute(
      tx,
    )
  return Number(numAffectedRows ?? 0)
}

/** Suspends the mandates of an operator that stand, or lets them go on. */
export async function setSuspended(tx: Tx, operatorId: string, suspended: { why: string; at: Date } | null): Promise<void> {
  if (suspended)
    await sql`
      update mandates
      set suspended_at = ${suspended.at}, suspended_why = ${suspended.why}
      where operator_id = ${operatorId} and ended_at is null and suspended_at is null
    `.execute(tx)
  else
    await sql`update mandates set suspended_at = null, suspended_why = '' where operator_id = ${operatorId} and ended_at is null`.execute(
      tx,
    )
}

/** What the register of mandates is narrowed by. */
export type MandatesAsked = {
  readonly id?: string | undefined
  readonly operatorId?: string | undefined
  readonly kind?: MandateKind | undefined
  readonly state: 'live' | 'all'
  readonly q?: string | undefined
}
type Place = { readonly limit: number; readonly after: readonly (string | null)[] | null }

/** How a mandate `m` stands on a day: a key of `mandateStates`. */
export const mandateStateOn = (today: string) =>
  sql`
    case
      when m.ended_at is not null then 'ended'
      when m.ends_on < ${today}::date then 'over'
      when m.suspended_at is not null then 'suspended'
      when m.begins_on > ${today}::date then 'planned'
      else 'live'
      end
  `

function fitting({ id, operatorId, kind, state, q }: MandatesAsked, today: string) {
  const like = q?.trim() ? likeWord(q) : null
  return sql`
    ${id ? sql`m.id = ${id}` : sql`true`}
      and ${operatorId ? sql`m.operator_id = ${operatorId}` : sql`true`}
      and ${kind ? sql`m.kind = ${kind}` : sql`true`}
      and ${state === 'live' ? sql`${mandateStateOn(today)} = 'live'` : sql`true`}
      and ${like ? sql`(m.number ilike ${like} or m.operator_name ilike ${like})` : sql`true`}
  `
}

/** How the register of mandates may be sorted; by term is by its last day. */
export const mandatesBy = sortable<MandateLine, 'made' | 'number' | 'term'>(
  [sql`m.id`, (row) => row.id],
  {
    made: { by: sql`m.made_at`, kind: 'instant', of: (row) => row.madeAt },
    number: { by: sql`m.number`, kind: 'text', of: (row) => row.number },
    term: { by: sql`m.ends_on`, kind: 'date', of: (row) => row.endsOn },
  },
  '-made',
)

/** The register of mandates, a page of it. */
export async function listMandates(tx: Tx, asked: MandatesAsked, today: string, place: SortedPlace): Promise<MandateLine[]> {
  const { rows } = await sql<Omit<MandateLine, 'madeAt' | 'endedAt'> & { madeAt: Date; endedAt: Date | null }>`
    select m.id, m.number, m.operator_id as "operatorId", m.operator_name as "operatorName", m.kind, m.begins_on as "beginsOn",
      m.ends_on as "endsOn", ${mandateStateOn(today)} as state,
      case when m.ended_at is not null then m.ended_why else m.suspended_why end as why, mandate_size(m.id) as assets,
      m.case_id as "caseId", (select c.number from cases c where c.id = m.case_id) as "caseNumber", m.ended_at as "endedAt",
      m.made_at as "madeAt"
    from mandates m where ${fitting(asked, today)} and ${place.after} order by ${place.order} limit ${place.limit}`.execute(tx)
  return rows.map((row) => ({ ...row, endedAt: row.endedAt?.toISOString() ?? null, madeAt: row.madeAt.toISOString() }))
}

/** How many mandates fit, counted to 1,001 at most. */
export async function countMandates(tx: Tx, asked: MandatesAsked, today: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from mandates m where ${fitting(asked, today)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Whether there is such a mandate and the reader may know of it. */
export async function findMandate(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select from mandates where id = ${id}`.execute(tx)
  return rows.length > 0
}

/** The assets of a mandate as far as the reader may see them, by code. */
export async function listMandateAssets(tx: Tx, mandateId: string, place: Place): Promise<MandateAsset[]> {
  const after = place.after ? sql`(a.code, a.id) > (${place.after[0]}, ${place.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<Omit<MandateAsset, 'addedAt' | 'endedAt'> & { addedAt: Date; endedAt: Date | null }>`
    select a.id as "assetId", a.code, a.name, m.holder_id as "holderId", o.name as "holderName", m.added_at as "addedAt",
      m.ended_at as "endedAt"
    from mandate_assets m
    join assets a on a.id = m.asset_id
    join organisations o on o.id = m.holder_id
    where m.mandate_id = ${mandateId} and ${after}
    order by a.code, a.id
    limit ${place.limit}`.execute(tx)
  return rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null }))
}

/** How many assets of a mandate the reader may see, counted to 1,001 at most. */
export async function countMandateAssets(tx: Tx, mandateId: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`
    select count(*)::int as n
    from (select from mandate_assets m join assets a on a.id = m.asset_id where m.mandate_id = ${mandateId} limit ${countLimit}) t
  `.execute(tx)
  return rows[0]?.n ?? 0
}
