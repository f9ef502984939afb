import { sql } from 'kysely'
import type { FallenHow } from '#law/fallen.ts'
import type { Tx } from '#server/db/transaction.ts'
import { heldDays } from './held-days.sql.ts'
import type { Stage } from './paper-terms.sql.ts'

/** How a certificate falls: its term is over, the holder gave it up, or the registrar took it back. */
export type Falling = FallenHow
export type Standing = {
  readonly assetId: string
  readonly holderId: string
  readonly number: string
  readonly validUntil: string
  readonly name: string
  readonly status: 'valid' | 'expired'
}

/** The certificate of an asset that stands or only expired, with the asset held until the end of the transaction; null when there is none. */
export async function holdStanding(tx: Tx, assetId: string): Promise<Standing | null> {
  // Whoever waited for the asset must see what was done to its certificate meanwhile: hence two statements.
  await sql`select from assets where id = ${assetId} for no key update`.execute(tx)
  const { rows } = await sql<Standing>`
      select c.asset_id as "assetId", a.holder_id as "holderId", c.number, c.valid_until as "validUntil", a.name, c.status
      from certificates c
      join assets a on a.id = c.asset_id
      where c.asset_id = ${assetId}
        and c.status in ('valid', 'expired')
        and not exists (select from certificates s where s.asset_id = c.asset_id and s.serial > c.serial)`.execute(tx)
  return rows[0] ?? null
}

/**
 * Certificates whose term was over before that day, with the days of renewal that others' cases took, at most 500, with their assets held;
 * those another process holds are left out.
 */
export async function holdExpired(tx: Tx, today: string): Promise<(Standing & { readonly held: number })[]> {
  const { rows } = await sql<Standing & { held: number }>`
    select c.asset_id as "assetId", a.holder_id as "holderId", c.number, c.valid_until as "validUntil", a.name, c.status,
      ${heldDays(sql`c.asset_id`, sql`c.valid_until`, today)} as held
    from certificates c
    join assets a on a.id = c.asset_id
    where c.status = 'valid' and c.valid_until < ${today}::date order by c.serial limit 500 for no key update of a skip locked`.execute(tx)
  return rows
}

/** Certificates that stand on what was found to be core data since, at most 100, with their assets held; those another process holds are left out. */
export async function holdBarred(tx: Tx): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
      select c.asset_id as "assetId", a.holder_id as "holderId", c.number, c.valid_until as "validUntil", a.name, c.status
      from assets a
      join certificates c on c.asset_id = a.id
      where a.importance = 'core' and c.status = 'valid' order by c.serial limit 100 for no key update of a skip locked`.execute(tx)
  return rows
}

/** The kind of the notes that remind of the end of a certificate. */
export const endingKind = 'certificate-ending'

/** A certificate that ends, and the reminder that is due. */
export type Ending = Pick<Standing, 'assetId' | 'holderId' | 'number' | 'validUntil' | 'name'> & {
  readonly stage: string
  /** The day the rights end by the card it registered; null or empty where they do not. */
  readonly rightsUntil: string | null
}

/** Certificates that end, whose reminder is due and was not sent, the earliest first, at most so many. */
export async function findEnding(tx: Tx, stages: readonly Stage[], most: number): Promise<Ending[]> {
  const { rows } = await sql<Ending>`
      select c.asset_id as "assetId", c.holder_id as "holderId", c.number, c.valid_until as "validUntil",
        c.facts ->> 'assetName' as name, s.stage,
        (select v.card ->> 'rightsUntil' from asset_versions v where v.asset_id = c.asset_id and v.version = c.asset_version) as "rightsUntil"
      from jsonb_to_recordset(${JSON.stringify(stages)}::jsonb) as s(stage text, "from" date, "to" date)
      join certificates c on c.status = 'valid' and c.valid_until between s."from" and s."to"
      where not exists (
        select
        from notes n
        where n.organisation_id = c.holder_id and n.kind = ${endingKind} and n.subject = c.number || ':' || s.stage
      )
      order by c.valid_until, c.number limit ${most}`.execute(tx)
  return rows
}

/**
 * What rests on fallen certificates: asset cards end with the reason, and assets enter the memorandum register with a day of review, in
 * one statement (§4.6).
 */
export async function endCards(
  tx: Tx,
  fallen: readonly { number: string; assetId: string; ground: Falling; reason: string; memo: string }[],
  reviewOn: string,
  at: Date,
): Promise<void> {
  await sql`
    with fallen as (
      select *
      from jsonb_to_recordset(${JSON.stringify(fallen)}::jsonb) as f(
        number text, "assetId" uuid, ground text, reason text, memo text
      )
    ),
      cards as (
      update asset_cards k
      set ended_at = coalesce(k.ended_at, ${at}), end_reason = f.reason
      from fallen f
      where k.asset_id = f."assetId" and k.certificate_number = f.number
    )
    insert into memo_entries (asset_id, holder_id, holder_kind, holder_sector, case_id, ground, reason, review_on, entered_at)
      select k.asset_id, k.holder_id, k.holder_kind, k.holder_sector, null, f.ground, f.memo, ${reviewOn}::date, ${at}
      from fallen f
      join asset_cards k on k.asset_id = f."assetId"
      on conflict (asset_id) do update
      set case_id = null, ground = excluded.ground, reason = excluded.reason, review_on = excluded.review_on, reminded_at = null,
        entered_at = excluded.entered_at, left_at = null`.execute(tx)
}

/**
 * Somebody beside the holder whom the ending or transfer of an asset concerns, with the case of its commission; who operates or uses the
 * asset has none and finds the public check page.
 */
export type Concerned = { readonly assetId: string; readonly organisationId: string; readonly caseId: string | null }

/**
 * Organisations beside the holder that an ending or a transfer of these assets concerns on a day: who was commissioned and has not
 * answered yet, who stands in a use mark, who holds a mandate over the asset, and both sides of its use agreements.
 */
export async function findConcerned(tx: Tx, assetIds: readonly string[], today: string): Promise<Concerned[]> {
  const these = sql`any (${sql.val([...assetIds])}::uuid[])`
  const { rows } = await sql<Concerned>`select distinct on ("assetId", "organisationId") * from (
      select subject_id as "assetId", addressee_id as "organisationId", id as "caseId"
      from cases
      where subject_id = ${these}
        and closed_at is null
        and submitted_at is not null
        and procedure in ('legal-opinion', 'valuation')
        and addressee_id is not null
      union all select asset_id, operator_id, null from use_marks where asset_id = ${these} and ended_at is null
      union all
      select b.asset_id, b.operator_id, null
      from mandate_assets b
      join mandates m on m.id = b.mandate_id
      where b.asset_id = ${these} and b.ended_at is null and m.ended_at is null and m.ends_on >= ${today}::date
      union all
      select g.asset_id, unnest(array[g.operator_id, g.developer_id]), null
      from agreements g
      where g.asset_id = ${these} and g.ended_at is null and g.ends_on >= ${today}::date) c order by "assetId", "organisationId", "caseId" nulls last`.execute(
    tx,
  )
  return rows
}
