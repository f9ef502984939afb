import { sql } from 'kysely'
import type { AgreementLine } from '#contract/use.ts'
import type { AgreementTerms } from '#contract/odrl/agreement-policy.ts'
import type { Policy } from '#contract/odrl/policy.ts'
import type { AgreementState } from '#law/use-terms.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

/** The next number of an agreement. */
export async function nextAgreementNumber(tx: Tx, year: string): Promise<string> {
  const { rows } = await sql<{ n: number }>`select nextval('agreement_numbers') as n`.execute(tx)
  return `SY-${year}-${String(rows[0]!.n).padStart(6, '0')}`
}

/** The mandate by which an operator may operate an asset on a day, with the case of its exit when that was agreed; null when there is none. */
export async function findMandate(
  tx: Tx,
  assetId: string,
  operatorId: string,
  today: string,
): Promise<{ id: string; number: string; endsOn: string; leaving: string | null } | null> {
  const { rows } = await sql<{
    id: string
    number: string
    endsOn: string
    leaving: string | null
  }>`
    select id, number, ends_on as "endsOn", leaving_of(${operatorId}) as leaving
    from standing_mandate(${assetId}, ${operatorId}, ${today}::date)
  `.execute(tx)
  return rows[0] ?? null
}

/** The agreement of this number between an operator and a developer; null when there is none or it is hidden. */
export async function findByNumber(
  tx: Tx,
  number: string,
  operatorId: string,
): Promise<{ id: string; developerId: string; assetId: string } | null> {
  const { rows } = await sql<{
    id: string
    developerId: string
    assetId: string
  }>`
    select id, developer_id as "developerId", asset_id as "assetId"
    from agreements
    where number = ${number} and operator_id = ${operatorId}
  `.execute(tx)
  return rows[0] ?? null
}

export type NewAgreement = {
  readonly terms: AgreementTerms
  readonly caseId: string
  readonly mandateId: string
  readonly policy: Policy
  readonly digest: string
  readonly at: Date
}

/** Enters an agreement that nobody has signed yet; it is held by whoever holds its asset. */
export async function insertAgreement(tx: Tx, { terms: t, caseId, mandateId, policy, digest, at }: NewAgreement): Promise<void> {
  const texts = (all: readonly string[]) => sql`${sql.val([...all])}::text[]`
  await sql`
    insert into agreements (
      id, number, case_id, mandate_id, operator_id, developer_id, asset_id, asset_version, asset_code, asset_name, holder_id,
      holder_kind, holder_sector, purpose_class, purpose, columns, manner, places, most_uses, begins_on, ends_on, policy,
      policy_sha256, renews, made_at
    )
    select ${t.id}, ${t.number}, ${caseId}, ${mandateId}, ${t.operatorId}, ${t.developerId}, a.id, ${t.assetVersion}, a.code,
      a.name, a.holder_id, a.holder_kind, a.holder_sector, ${t.purposeClass}, ${t.purpose}, ${texts(t.columns)}, ${t.manner},
      ${texts(t.places)}, ${t.mostUses}, ${t.beginsOn}, ${t.endsOn}, ${JSON.stringify(policy)}::jsonb, ${digest}, ${t.renews},
      ${at}
    from assets a where a.id = ${t.assetId}`.execute(tx)
}

/** The agreement that a case drew up and that has not ended; null when there is none. */
export async function findOfCase(tx: Tx, caseId: string): Promise<{ id: string; operatorId: string; endsOn: string } | null> {
  const { rows } = await sql<{
    id: string
    operatorId: string
    endsOn: string
  }>`select id, operator_id as "operatorId", ends_on as "endsOn" from agreements where case_id = ${caseId} and ended_at is null`.execute(tx)
  return rows[0] ?? null
}

/** Writes down who signed for one side, and when. */
export async function signAgreement(tx: Tx, id: string, side: 'operator' | 'developer', name: string, at: Date): Promise<void> {
  await (
    side === 'operator'
      ? sql`update agreements set signed_operator_name = ${name}, signed_operator_at = ${at} where id = ${id}`
      : sql`update agreements set signed_developer_name = ${name}, signed_developer_at = ${at} where id = ${id}`
  ).execute(tx)
}

/** Marks the card of an agreement's asset as in use (§3.11). */
export async function markUse(tx: Tx, id: string, by: { officerId: string | null; name: string; at: Date }): Promise<void> {
  await sql`select mark_use(${id}, ${by.officerId}::uuid, ${by.name}, ${by.at})`.execute(tx)
}

/**
 * Holds an agreement until the end of the transaction, so that its acts and judgements follow one another; false when there is none or who
 * asks may not change it.
 */
export async function holdAgreement(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select from agreements where id = ${id} for no key update`.execute(tx)
  return rows.length > 0
}

/** Suspends agreements that are not suspended yet, in the name of an organisation; answers which. */
export async function suspend(
  tx: Tx,
  ids: readonly string[],
  { why, caseId, by, at }: { why: string; caseId: string | null; by: string | null; at: Date },
): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`
    update agreements
    set suspended_at = ${at}, suspended_why = ${why}, suspended_case = ${caseId}, suspended_by = ${by},
      suspensions = suspensions || ${at}::timestamptz
    where id = any (${sql.val([...ids])}::uuid[]) and suspended_at is null and ended_at is null
    returning id
  `.execute(tx)
  return rows.map((row) => row.id)
}

/**
 * Puts another organisation’s suspension in the place of one that stands: it does not end with the case or at the word of whoever
 * suspended first, whose reason is kept behind the new one.
 */
export async function takeOver(tx: Tx, id: string, { why, by }: { why: string; by: string | null }): Promise<void> {
  await sql`
    update agreements
    set suspended_why = ${why} || '；此前：' || suspended_why, suspended_case = null, suspended_by = ${by}
    where id = ${id} and suspended_at is not null and ended_at is null
  `.execute(tx)
}

/** Lets use go on: of one agreement, or of all that a case suspended. */
export async function resume(tx: Tx, which: { id: string } | { caseId: string }): Promise<void> {
  await sql`
    update agreements
    set suspended_at = null, suspended_why = '', suspended_case = null, suspended_by = null
    where ${'id' in which ? sql`id = ${which.id}` : sql`suspended_case = ${which.caseId}`} and ended_at is null
  `.execute(tx)
}

/** Ends agreements with their reason, and the marks of use on the cards with them. */
export async function endAgreements(
  tx: Tx,
  ids: readonly string[],
  { why, name, at }: { why: string; name: string; at: Date },
): Promise<void> {
  const these = sql`${sql.val([...ids])}::uuid[]`
  await sql`update agreements set ended_at = ${at}, ended_why = ${why} where id = any (${these}) and ended_at is null`.execute(tx)
  await sql`select unmark_use(id, ${name}, ${why}, ${at}) from unnest(${these}) id`.execute(tx)
}

/** The agreements of an operator with a developer that have not ended, all or the one of this number. */
export async function standingWith(
  tx: Tx,
  operatorId: string,
  developerId: string,
  number: string,
): Promise<{ id: string; number: string }[]> {
  const { rows } = await sql<{
    id: string
    number: string
  }>`
    select id, number
    from agreements
    where operator_id = ${operatorId}
      and developer_id = ${developerId}
      and ended_at is null
      and ${number ? sql`number = ${number}` : sql`true`}
    order by id for no key update
  `.execute(tx)
  return rows
}

/** What the register is narrowed by. */
export type AgreementsAsked = {
  readonly q?: string | undefined
  readonly state?: AgreementState | undefined
  readonly developerId?: string | undefined
  readonly assetId?: string | undefined
}

/** How an agreement `g` stands on a day. */
export const agreementStateOn = (today: string) =>
  sql<AgreementState>`
    case
      when g.ended_at is not null then 'ended'
      when g.signed_developer_at is null or g.signed_operator_at is null then 'unsigned'
      when g.ends_on < ${today}::date then 'over'
      when g.suspended_at is not null then 'suspended'
      when g.begins_on > ${today}::date then 'planned'
      else 'live'
      end
  `
const columns = (today: string) => sql`
  g.id, g.number, g.case_id as "caseId", g.operator_id as "operatorId", o.name as "operatorName", g.developer_id as "developerId",
    d.name as "developerName", g.asset_id as "assetId", g.asset_code as "assetCode", g.asset_name as "assetName",
    g.holder_id as "holderId", h.name as "holderName",
    g.purpose_class as "purposeClass", g.purpose, g.columns, g.manner, g.places, g.most_uses as "mostUses",
    g.begins_on as "beginsOn", g.ends_on as "endsOn", g.evaluated, g.uses, g.made_at as "madeAt",
    ${agreementStateOn(today)} as state,
    (
    select case when c.status in ('revoked', 'deregistered') then c.status else 'expired' end
    from (select l.status, l.valid_until from certificates l where l.asset_id = g.asset_id order by l.serial desc limit 1) c
    where g.ended_at is null and g.ends_on >= ${today}::date and (c.status <> 'valid' or c.valid_until < ${today}::date)
  ) as fallen`
const joined = sql`
  agreements g
  join organisations o on o.id = g.operator_id
  join organisations d on d.id = g.developer_id
  join organisations h on h.id = g.holder_id
`
function fitting({ q, state, developerId, assetId }: AgreementsAsked, today: string) {
  const like = q?.trim() ? likeWord(q) : null
  return sql`
    ${state ? sql`${agreementStateOn(today)} = ${state}` : sql`true`}
      and ${developerId ? sql`g.developer_id = ${developerId}` : sql`true`}
      and ${assetId ? sql`g.asset_id = ${assetId}` : sql`true`}
      and ${like ? sql`(g.number ilike ${like} or g.asset_name ilike ${like} or g.asset_code ilike ${like} or d.name ilike ${like} or o.name ilike ${like})` : sql`true`}
  `
}
type Row = Omit<AgreementLine, 'madeAt'> & { readonly madeAt: Date }
const toLine = <R extends Row>(row: R) => ({ ...row, madeAt: row.madeAt.toISOString() })

/** How the register of agreements may be sorted; by term is by its last day. */
export const agreementsBy = sortable<AgreementLine, 'made' | 'number' | 'term'>(
  [sql`g.id`, (row) => row.id],
  {
    made: { by: sql`g.made_at`, kind: 'instant', of: (row) => row.madeAt },
    number: { by: sql`g.number`, kind: 'text', of: (row) => row.number },
    term: { by: sql`g.ends_on`, kind: 'date', of: (row) => row.endsOn },
  },
  '-made',
)

/** The register of agreements, as far as the reader may see it, a page of it. */
export async function listAgreements(tx: Tx, asked: AgreementsAsked, today: string, place: SortedPlace): Promise<AgreementLine[]> {
  const { rows } = await sql<Row>`
      select ${columns(today)}
      from ${joined}
      where ${fitting(asked, today)} and ${place.after}
      order by ${place.order}
      limit ${place.limit}
    `.execute(tx)
  return rows.map(toLine)
}

/** How many fit, counted to 1,001 at most. */
export async function countAgreements(tx: Tx, asked: AgreementsAsked, today: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from ${joined} where ${fitting(asked, today)} limit ${countLimit}) counted`.execute(tx)
  return rows[0]?.n ?? 0
}

export type AgreementRow = AgreementLine & {
  readonly assetVersion: number
  readonly policy: Policy
  readonly policySha256: string
  readonly renews: string | null
  readonly renewsNumber: string | null
  readonly renewedBy: string | null
  readonly traceSha256: string
  readonly signedOperatorName: string | null
  readonly signedOperatorAt: Date | null
  readonly signedDeveloperName: string | null
  readonly signedDeveloperAt: Date | null
  readonly suspendedAt: Date | null
  readonly suspendedWhy: string
  readonly suspendedBy: string | null
  readonly endedAt: Date | null
  readonly endedWhy: string
}

/** One agreement with its policy and how it stands; null when there is none or it is hidden. */
export async function findAgreement(tx: Tx, id: string, today: string): Promise<AgreementRow | null> {
  const { rows } = await sql<Omit<AgreementRow, 'madeAt'> & { madeAt: Date }>`
    select ${columns(today)}, g.asset_version as "assetVersion", g.policy, g.policy_sha256 as "policySha256", g.renews,
      (select r.number from agreements r where r.id = g.renews) as "renewsNumber",
      (select n.id from agreements n where n.renews = g.id and n.ended_at is null order by n.made_at desc limit 1) as "renewedBy",
      g.trace_sha256 as "traceSha256",
      g.signed_operator_name as "signedOperatorName", g.signed_operator_at as "signedOperatorAt",
        g.signed_developer_name as "signedDeveloperName", g.signed_developer_at as "signedDeveloperAt",
        g.suspended_at as "suspendedAt", g.suspended_why as "suspendedWhy", g.suspended_by as "suspendedBy",
        g.ended_at as "endedAt", g.ended_why as "endedWhy"
    from ${joined} where g.id = ${id}`.execute(tx)
  return rows[0] ? toLine(rows[0]) : null
}
