import { sql } from 'kysely'
import type { Answers } from '#contract/forms.ts'
import type { FallenHow } from '#law/fallen.ts'
import { byKey } from '#server/db/by-key.ts'
import { together } from '#server/db/together.ts'
import type { Tx } from '#server/db/transaction.ts'
import { channel } from '#server/jobs/live.sql.ts'

/** What the asset row repeats of its card, so that lists and searches need no card. */
export type CardFace = { readonly name: string; readonly grade: number; readonly origin: string; readonly search: string }
export type NewVersion = {
  readonly version: number
  readonly card: Answers
  readonly findingId: string | null
  readonly sha256: string
  readonly sm3: string
  readonly by: string | null
  readonly byName: string
  readonly at: Date
  readonly key: string
}

function versionInsert(assetId: string, v: NewVersion) {
  return sql`
    insert into asset_versions (
      asset_id, version, card, finding_id, sha256, sm3, confirmed_by, confirmed_name, confirmed_at, client_key
    )
    values (
      ${assetId}, ${v.version}, ${JSON.stringify(v.card)}::jsonb, ${v.findingId}, ${v.sha256}, ${v.sm3}, ${v.by}, ${v.byName},
      ${v.at}, ${v.key}
    )`
}

/** Enters a new asset, carded, with the first version of its card. */
export async function insertAsset(
  tx: Tx,
  asset: {
    id: string
    holderId: string
    holderKind: string
    holderSector: string
    code: string
    ruleVersion?: number
    roundId: string
    face: CardFace
    at: Date
  },
  version: NewVersion,
): Promise<void> {
  const { face } = asset
  await sql`
    insert into assets (
      id, holder_id, holder_kind, holder_sector, code, rule_version, name, grade, origin, round_id, search, created_at
    )
    values (
      ${asset.id}, ${asset.holderId}, ${asset.holderKind}, ${asset.holderSector}, ${asset.code}, ${asset.ruleVersion ?? 0},
      ${face.name}, ${face.grade}, ${face.origin}, ${asset.roundId}, ${face.search}, ${asset.at}
    )`.execute(tx)
  await versionInsert(asset.id, version).execute(tx)
}

/** Adds a version and makes it the current one; old codes still find it. The asset's row is held by the caller. */
export async function addVersion(tx: Tx, assetId: string, face: CardFace, version: NewVersion): Promise<void> {
  await versionInsert(assetId, version).execute(tx)
  await sql`update assets set version = ${version.version}, name = ${face.name}, grade = ${face.grade}, origin = ${face.origin},
    search = ${face.search} || coalesce(
      (
        select ' ' || lower(string_agg(c.code, ' ' order by c.code))
        from asset_codes c
        where c.asset_id = ${assetId} and c.kind = 'old'
      ),
      ''
    )
    where id = ${assetId}`.execute(tx)
}

/**
 * Holds the version for a case, in the state that goes with it, and announces it, in one statement; false when another case holds it,
 * another version stands (null: any does), or it is not there.
 */
export async function freezeAsset(
  tx: Tx,
  assetId: string,
  caseId: string,
  version: number | null,
  state: 'in-registration' | 'in-disposal',
): Promise<boolean> {
  const { rows } = await sql`with frozen as (
      update assets set frozen_by = ${caseId}, state_before = case when frozen_by is null then state else state_before end, state = ${state}
      where id = ${assetId} and (frozen_by is null or frozen_by = ${caseId}) and version = coalesce(${version}, version) returning id)
    select pg_notify(${channel}, json_build_object('kind', 'asset', 'id', id)::text) from frozen`.execute(tx)
  return rows.length > 0
}

/** Lets go what this case holds; an asset held by another case, or by none, is left as it is. */
export async function releaseAsset(tx: Tx, assetId: string, caseId: string): Promise<void> {
  await sql`
    update assets
    set frozen_by = null, state = coalesce(state_before, 'catalogued'), state_before = null
    where id = ${assetId} and frozen_by = ${caseId}
  `.execute(tx)
}

/** The asset stands in the register from this moment; nothing holds it any longer. */
export const registerAsset = together(async (tx: Tx, registered: readonly { readonly assetId: string; readonly at: Date }[]) => {
  await sql`
    ${byKey}update assets a
    set state = 'registered', registered_at = g.at, frozen_by = null, state_before = null, fallen = null, fallen_on = null
    from unnest(${registered.map(({ assetId }) => assetId)}::uuid[], ${registered.map(({ at }) => at)}::timestamptz[]) as g (id, at)
    where a.id = g.id
    returning pg_notify(${channel}, json_build_object('kind', 'asset', 'id', a.id)::text)`.execute(tx)
  return registered
})

/** Assets whose certificate fell stand in the memorandum register and say how it fell; one that a case holds comes to it when it is let go. */
export async function memorandumOfFallen(
  tx: Tx,
  assetIds: readonly string[],
  fallen: { readonly how: FallenHow; readonly on: string },
): Promise<void> {
  await sql`
    update assets
    set fallen = ${fallen.how}, fallen_on = ${fallen.on}, state = case when frozen_by is null then 'memorandum' else state end,
      state_before = case when frozen_by is null then null else 'memorandum' end
    where id = any (${assetIds as string[]}::uuid[])
  `.execute(tx)
}

/** The asset stands in the memorandum register; one that is registered or applied for is left as it is. */
export async function memorandumAsset(tx: Tx, assetId: string): Promise<void> {
  await sql`update assets set state = 'memorandum' where id = ${assetId} and state in ('carded', 'catalogued')`.execute(tx)
}
