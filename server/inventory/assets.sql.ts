import { type RawBuilder, sql } from 'kysely'
import { byKeyIf } from '#server/db/by-key.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Answers } from '#contract/forms.ts'
import type { AssetLine } from '#contract/inventory.ts'
import { pageLength } from '#contract/route.ts'
import type { AssetStands } from '#law/asset-states.ts'
import type { FallenHow } from '#law/fallen.ts'
import type { AcquiredAs } from '#law/marks.ts'
import type { Tx, Who } from '#server/db/transaction.ts'
import { newest, saying } from '#server/db/words.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'
import { assetRights, wideScope } from './scope.sql.ts'

/** One asset with the card of its current version. */
export type AssetRow = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly holder_id: string
  readonly holder_name: string
  readonly holder_kind: string
  readonly holder_sector: string
  readonly grade: number
  readonly origin: string
  /** Whether it came out of the duties of an organ that held it before. */
  readonly is_duty_data: boolean
  /** As what it passed from a public body to a unit of another kind. */
  readonly acquired_as: AcquiredAs | null
  readonly state: AssetLine['state']
  readonly version: number
  readonly rows: number | null
  readonly frozen_by: string | null
  readonly round_id: string | null
  readonly catalogued_at: Date | null
  readonly registered_at: Date | null
  readonly created_at: Date
  readonly importance: 'general' | 'important' | 'core'
  readonly classified_at: Date | null
  /** Whether a use mark stands on it, and the numbers it had before. */
  readonly is_marked: boolean
  readonly old_code: string | null
  /** How its last registration ended, and since which day; null while it stands or before there was one. */
  readonly fallen: FallenHow | null
  readonly fallen_on: string | null
}
/** What a list of assets is narrowed and sorted by. */
export type AssetsAsked = {
  readonly q?: string | undefined
  readonly state?: string | undefined
  readonly holderId?: string | undefined
  readonly grade?: number | undefined
  readonly origin?: string | undefined
  readonly importance?: string | undefined
  readonly marked?: 'yes' | undefined
  readonly stands?: AssetStands | undefined
  readonly sort?: Parameters<typeof assetsBy>[0]
}

/** Its registration stands, and with it its asset card, also while a case about it is open: said by the asset's own row, for whoever may read that. */
const isOnAssetCard = sql<boolean>`(a.registered_at is not null and a.fallen is null)`
/** The links of the account set that are lists of assets (alias `a`) not destroyed: counted and listed by the same words. */
export const chainLinks: { readonly [link in AssetStands]: RawBuilder<boolean> } = {
  listed: sql<boolean>`a.catalogued_at is not null`,
  'information-card': sql<boolean>`not ${isOnAssetCard}`,
  'asset-card': isOnAssetCard,
  'once-registered': sql<boolean>`a.registered_at is not null`,
}

/** As what an asset (alias `a`) was acquired. */
export const acquiredOf = sql<AcquiredAs | null>`case when a.was_public then 'public-data' when a.was_utility then 'utility-data' end`

const columns = sql`
  a.id, a.code, a.name, a.holder_id, o.name as holder_name, a.holder_kind, a.holder_sector, a.grade, a.origin, a.is_duty_data,
    ${acquiredOf} as acquired_as, a.state, a.version, a.frozen_by, a.round_id, a.catalogued_at, a.registered_at, a.created_at,
    a.importance, a.classified_at, a.fallen, a.fallen_on,
    (select (v.card ->> 'records')::bigint from asset_versions v where v.asset_id = a.id and v.version = a.version) as rows,
    exists (select from use_marks m where m.asset_id = a.id and m.ended_at is null) as is_marked,
    (
      select string_agg(c.code, '、' order by c.entered_at, c.code) from asset_codes c where c.asset_id = a.id and c.kind = 'old'
    ) as old_code`
/** Who may read an asset: the holder and its supervisors, and those a case about it names, such as a commissioned firm. */
const readsAsset = sql`(reads_holder(a.holder_id, a.holder_kind, a.holder_sector) or a.id in (select subject_id from my_case_subjects))`

/** Which assets (alias `a`) a list shows: those the reader may see, by each right of reading, of which were asked for. */
export type AssetsFit = {
  readonly rights: readonly RawBuilder<boolean>[]
  readonly asked: RawBuilder<boolean>
  /** Whether it is all of them, the list as it opens. */
  readonly isAll?: boolean
}

const narrowing = [
  'q',
  'state',
  'holderId',
  'grade',
  'origin',
  'importance',
  'marked',
  'stands',
] as const satisfies readonly (keyof AssetsAsked)[]

/** What a reader may see and asked for; lists and counts of one transaction take the same. */
export async function fittingAssets(tx: Tx, reader: Who, asked: AssetsAsked): Promise<AssetsFit> {
  return {
    rights: assetRights(reader),
    isAll: !narrowing.some((each) => asked[each]),
    asked: sql`${await saying(tx, 'assets', 'a', asked.q, asked.holderId ? null : sampleOf(reader))} and ${asked.state ? sql`a.state = ${asked.state}` : sql`a.state <> 'destroyed'`}
    and ${asked.holderId ? sql`a.holder_id = ${asked.holderId}` : sql`true`} and ${asked.grade ? sql`a.grade = ${asked.grade}` : sql`true`}
    and ${asked.origin ? sql`a.origin = ${asked.origin}` : sql`true`} and ${asked.importance ? sql`a.importance = ${asked.importance}` : sql`true`}
    and ${asked.stands ? sql`a.state <> 'destroyed' and ${chainLinks[asked.stands]}` : sql`true`}
    and ${asked.marked ? sql`exists (select from use_marks m where m.asset_id = a.id and m.ended_at is null)` : sql`true`}`,
  }
}

/** How the catalogue may be sorted. */
export const assetsBy = sortable<Pick<AssetRow, 'id' | 'created_at' | 'name'>, 'createdAt' | 'name'>(
  [sql`a.id`, (row) => row.id],
  {
    createdAt: { by: sql`a.created_at`, kind: 'instant', of: (row) => row.created_at },
    name: { by: sql`a.name`, kind: 'text', of: (row) => row.name },
  },
  '-createdAt',
)
/** The newest assets, so many. */
export const newestAssets = (limit: number) => assetsBy(undefined).stretch(limit, null)

/** Ids of the assets of a page, a table of them: of each right of reading the first ones, and of these the first. */
export function pageOf({ rights, asked }: AssetsFit, { limit, after, order }: SortedPlace): RawBuilder<unknown> {
  const first = sql`order by ${order} limit ${sql.lit(limit)}`
  const branches = rights.map(
    (right) => sql`(select a.id, a.created_at, a.name from assets a where ${right} and ${asked} and ${after} ${first})`,
  )
  return branches.length === 1 ? branches[0]! : sql`(select a.id from (${sql.join(branches, sql` union `)}) a ${first})`
}

/** What the newest assets say that a reader of many may see, each right by its own index; null for one who sees only what is its own. */
export function sampleOf(reader: Who): RawBuilder<unknown> | null {
  return wideScope(reader)
    ? sql`
      select a.search
      from ${pageOf({ rights: assetRights(reader), asked: sql`true` }, newestAssets(newest))} page
      join assets a on a.id = page.id
    `
    : null
}

/** Assets that fit, a page of them. */
export async function listAssets(tx: Tx, fit: AssetsFit, place: SortedPlace): Promise<AssetRow[]> {
  const { rows } = await sql<AssetRow>`
      ${byKeyIf(fit.isAll === true && place.isFirst && place.limit === pageLength + 1)}select ${columns}
      from ${pageOf(fit, place)} page
      join assets a on a.id = page.id
      join organisations o on o.id = a.holder_id
      order by ${place.order}
    `.execute(tx)
  return rows
}

/** A card with what decides who sees which part of it. */
type WholeCard = {
  readonly id: string
  readonly created_at: Date
  readonly name: string
  readonly holder_id: string
  readonly grade: number
  readonly importance: string
  readonly card: Answers
}
/** Whole cards of assets that fit, a page of them. */
export async function listCards(tx: Tx, fit: AssetsFit, place: SortedPlace): Promise<WholeCard[]> {
  const { rows } = await sql<WholeCard>`
      select a.id, a.created_at, a.name, a.holder_id, a.grade, a.importance, v.card
      from ${pageOf(fit, place)} page
      join assets a on a.id = page.id
      join asset_versions v on v.asset_id = a.id and v.version = a.version
      order by ${place.order}
    `.execute(tx)
  return rows
}

/** How many assets fit, counted to 1,001 at most. */
export async function countAssets(tx: Tx, { rights, asked, isAll }: AssetsFit): Promise<number> {
  const branches = rights.map((right) => sql`(select a.id from assets a where ${right} and ${asked} limit ${countLimit})`)
  const { rows } = await sql<{
    n: number
  }>`
    ${byKeyIf(isAll === true)}select count(*)::int as n
    from (select from (${sql.join(branches, sql` union `)}) u limit ${countLimit}) counted
  `.execute(tx)
  return rows[0]?.n ?? 0
}

/** One asset; null when it is not there or hidden. */
export async function findAsset(tx: Tx, id: string): Promise<AssetRow | null> {
  const { rows } =
    await sql<AssetRow>`select ${columns} from assets a join organisations o on o.id = a.holder_id where a.id = ${id} and ${readsAsset}`.execute(
      tx,
    )
  return rows[0] ?? null
}

/**
 * As what an asset was acquired, also for whoever does not read it; null when it did not pass from a public body to a unit of another kind
 * (choice:public-data-stays, choice:utility-data-stays).
 */
export async function findAcquired(tx: Tx, id: string): Promise<AcquiredAs | null> {
  const { rows } = await sql<{ acquired: AcquiredAs | null }>`select acquired_as(${id}) as acquired`.execute(tx)
  return rows[0]!.acquired
}

/** Holds an asset until the end of the transaction; null when it is not there or hidden. */
export async function lockAsset(tx: Tx, id: string): Promise<AssetRow | null> {
  const { rows } = await sql`select id from assets where id = ${id} for no key update`.execute(tx)
  return rows.length > 0 ? findAsset(tx, id) : null
}

/** One version of the card, as it was confirmed. */
export type VersionRow = {
  readonly version: number
  readonly card: Answers
  readonly finding_id: string | null
  readonly sha256: string
  readonly sm3: string
  readonly confirmed_name: string
  readonly confirmed_at: Date
  readonly client_key: string
}

/** All versions of a card, newest first. */
export async function listVersions(tx: Tx, assetId: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
      select version, card, finding_id, sha256, sm3, confirmed_name, confirmed_at, client_key
      from asset_versions
      where asset_id = ${assetId}
      order by version desc
      limit 1000
    `.execute(tx)
  return rows
}

/** One version of a card with its digests; null when there is none or it is hidden. */
export async function findCard(tx: Tx, assetId: string, version: number): Promise<VersionRow | null> {
  const { rows } = await sql<VersionRow>`
      select version, card, finding_id, sha256, sm3, confirmed_name, confirmed_at, client_key
      from asset_versions
      where asset_id = ${assetId} and version = ${version}
    `.execute(tx)
  return rows[0] ?? null
}

/** Of these assets, how the registration of each ended that has none any more, as far as the reader may see. */
export async function findFallen(tx: Tx, ids: readonly string[]): Promise<Map<string, FallenHow>> {
  const { rows } = await sql<{
    id: string
    fallen: FallenHow
  }>`select id, fallen from assets where id = any (${sql.val([...ids])}::uuid[]) and fallen is not null`.execute(tx)
  return new Map(rows.map(({ id, fallen }) => [id, fallen]))
}

/** How many assets an organisation holds and how many of them are registered, as far as the reader may see. */
export async function countAssetsOf(tx: Tx, holderId: string): Promise<{ assets: number; registered: number }> {
  const { rows } = await sql<{
    assets: number
    registered: number
  }>`
    select count(*) as assets, count(*) filter (where state = 'registered') as registered
    from assets
    where holder_id = ${holderId} and state <> 'destroyed'
  `.execute(tx)
  return rows[0]!
}
