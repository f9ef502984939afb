import { sql } from 'kysely'
import type { AcquiredAs } from '#law/marks.ts'
import { byKey } from '#server/db/by-key.ts'
import { together } from '#server/db/together.ts'
import type { Tx } from '#server/db/transaction.ts'
import { acquiredOf } from '#server/inventory/assets.sql.ts'
import type { Along } from './along.ts'
import { type FirmRecord, firmRecord, type RecordAsked } from './firm-record.sql.ts'
import { heldDays } from './held-days.sql.ts'
import { bestOpinion, bestValuation, ever, opinionsUntil } from './serving.sql.ts'

/** The best paper of one kind on an asset, judged by how near it is to serving; `conclusion` is a valuation's method. */
export type FoundPaper = {
  readonly number: string
  readonly firm: string
  readonly conclusion: string
  readonly version: number
  readonly validUntil: string
  /** From when a valuation's term counts. */
  readonly baseDate?: string
  /** From when an opinion's counts. */
  readonly issuedOn?: string
  /**
   * Who wrote it (null for a firm known by name alone), on which day it was filed, whether any control over or by it was ever declared,
   * and why the same firm was asked again.
   */
  readonly firmId?: string | null
  readonly filedOn?: string
  readonly isTied?: boolean
  readonly repeatReason?: string | null
}

/** What the checks of registration are judged by. `isFirmActive` is null when no firm is named or known. */
export type Found = {
  readonly version: number
  readonly importance: string | null
  /** The card of the current version, and what kind of organisation holds the asset. */
  readonly card: Record<string, unknown>
  readonly holderKind: string
  readonly origin: string
  readonly isDutyData: boolean
  readonly acquiredAs: AcquiredAs | null
  /** The data property certificate recorded as standing; null when there is none. */
  readonly property: string | null
  readonly opinion: FoundPaper | null
  /** What other firms said on the current version that is not unqualified. */
  readonly otherwise?: readonly Pick<FoundPaper, 'number' | 'firm' | 'conclusion'>[]
  readonly valuation: FoundPaper | null
  readonly certificate: { readonly number: string; readonly validUntil: string } | null
  /** The last certificate of the asset, whatever became of it. */
  readonly last: {
    readonly number: string
    readonly status: string
    readonly validUntil: string
    /** The version of the card that is registered. */
    readonly version?: number
  } | null
  /** How many days of its renewal others' cases took; 0 when that was not asked. */
  readonly heldDays: number
  readonly otherCase: string | null
  /** The open revocation; null when that was not asked. */
  readonly revocation: string | null
  readonly firmName: string | null
  readonly firmKind: string | null
  readonly isFirmActive: boolean | null
  readonly isFirmProducer: boolean | null
  /** The licence or record number in the entry of the firm; '' when there is none. */
  readonly firmLicence: string | null
  /** Whether the organisation named has filed an opinion or valuation on the asset; false when that was not asked. */
  readonly isFirmOfPapers: boolean
  /** What would pass along to a receiver; null when that was not asked, or the reader may not know. */
  readonly along: readonly Along[] | null
  /** What the firm named wrote before; null when that was not asked. */
  readonly firmRecord: FirmRecord | null
}

/**
 * Which of what few checks need is looked for: an open revocation, whether the receiver gave papers on the asset, and the days a renewal
 * lost. Each mention of a table costs its rule of reading.
 */
type Asks = { readonly revocation: boolean; readonly receiver: boolean; readonly renewal: boolean }

/** What tells of a paper `p` whether its firm was independent. */
const independence = sql`
  jsonb_build_object(
    'firmId', p.firm_id, 'filedOn', (p.filed_at at time zone 'Asia/Shanghai')::date, 'isTied',
    exists (select from affiliations f where p.firm_id in (f.controller_id, f.controlled_id)), 'repeatReason',
    (select c.answers ->> 'repeatReason' from cases c where c.id = p.case_id)
  )
`

/** Everything the checks need about an asset, in one statement; null when the asset is not there or hidden. */
export async function findFacts(
  tx: Tx,
  given: { assetId: string; caseId: string; firmId: string | null; today: string; record: RecordAsked | null; asks: Asks },
): Promise<Found | null> {
  const { rows } = await sql<Found>`
      ${byKey}select a.version, case when a.importance = 'core' then 'core' else v.card ->> 'importance' end as importance,
        v.card, a.holder_kind as "holderKind", a.origin, a.is_duty_data as "isDutyData", ${acquiredOf} as "acquiredAs",
        (select o.number from outside_registrations o where o.asset_id = a.id and o.register = 'property' and o.ended_at is null) as property,
        o.said -> 0 as opinion,
        coalesce(
          jsonb_path_query_array(
            o.said, '$[1 to last] ? (@.version == $version && @.isLast == true && @.conclusion != "unqualified")',
            jsonb_build_object('version', a.version)
          ),
          '[]'
        ) as otherwise,
        (select jsonb_build_object('number', p.number, 'firm', p.firm_name, 'conclusion', p.method, 'version', p.asset_version, 'validUntil', p.valid_until, 'baseDate', p.base_date) || ${independence}
        from valuations p where p.asset_id = a.id order by ${bestValuation(sql`a.version`, sql`${given.today}`)} limit 1) as valuation,
        (
        select jsonb_build_object('number', c.number, 'validUntil', c.valid_until)
        from certificates c
        where c.asset_id = a.id and c.status = 'valid'
      ) as certificate,
        (
        select c.number
        from cases c
        where c.subject_id = a.id
          and c.procedure in (
            'first-registration', 'change-registration', 'transfer-registration', 'third-party-correction', 'deregistration',
            'registrar-deregistration', 'legacy-registration'
          )
          and c.submitted_at is not null
          and c.closed_at is null
          and c.id <> ${given.caseId}
        limit 1
      ) as "otherCase",
        (
        select jsonb_build_object('number', c.number, 'status', c.status, 'validUntil', c.valid_until, 'version', c.asset_version)
        from certificates c
        where c.asset_id = a.id
        order by c.serial desc
        limit 1
      ) as last,
      ${given.asks.renewal ? sql`coalesce((select ${heldDays(sql`c.asset_id`, sql`c.valid_until`, given.today)} from certificates c where c.asset_id = a.id order by c.serial desc limit 1), 0)` : sql`0`} as "heldDays",
      ${given.asks.revocation ? sql`(select c.number from cases c where c.subject_id = a.id and c.procedure = 'revocation' and c.submitted_at is not null and c.closed_at is null and c.id <> ${given.caseId} limit 1)` : sql`null::text`} as revocation,
        f.name as "firmName", f.kind as "firmKind", f.is_open as "isFirmActive", 'producer' = any (f.roles) as "isFirmProducer",
        f.licence_no as "firmLicence",
      ${given.asks.receiver ? sql`(exists (select from opinions p where p.asset_id = a.id and p.firm_id = f.id) or exists (select from valuations p where p.asset_id = a.id and p.firm_id = f.id))` : sql`false`} as "isFirmOfPapers",
        ${given.asks.receiver ? sql`passes_along(a.id, ${given.today}::date)` : sql`null::jsonb`} as along,
      ${given.record ? firmRecord(given.record) : sql`null::jsonb`} as "firmRecord"
      from assets a
      join asset_versions v on v.asset_id = a.id and v.version = a.version
      left join organisations f on f.id = ${given.firmId}::uuid
      cross join lateral (
        select jsonb_agg(
          jsonb_build_object(
            'number', p.number, 'firm', p.firm_name, 'conclusion', p.conclusion, 'issuedOn', p.issued_on, 'version',
            p.asset_version, 'validUntil', p.valid_until, 'isLast', p.is_last
          ) || ${independence}
          order by ${bestOpinion(sql`a.version`, sql`${given.today}`)}
        ) as said
        from ${opinionsUntil(ever)} p
      ) o
      where a.id = ${given.assetId}`.execute(tx)
  return rows[0] ?? null
}

/**
 * What may stand in the way as a notice ends: the number of an open revocation of the asset, beside the case that asks, how important the
 * data is, and its card.
 */
export type Barring = Pick<Found, 'revocation' | 'importance' | 'card'>

/** Asks what may stand in the way of an asset as a notice ends; null when it is not there. All that is asked then. */
export const findBarring = together(
  async (tx: Tx, given: readonly { readonly assetId: string; readonly caseId: string }[]): Promise<(Barring | null)[]> => {
    const { rows } = await sql<Barring & { isThere: boolean }>`
      ${byKey}select a.id is not null as "isThere",
        case when a.importance = 'core' then 'core' else v.card ->> 'importance' end as importance, v.card,
        (
        select c.number
        from cases c
        where c.subject_id = g.asset_id
          and c.procedure = 'revocation'
          and c.submitted_at is not null
          and c.closed_at is null
          and c.id <> g.case_id
        limit 1
      ) as revocation
      from unnest(${given.map(({ assetId }) => assetId)}::uuid[], ${given.map(({ caseId }) => caseId)}::uuid[]) with ordinality as g (asset_id, case_id, n)
      left join assets a on a.id = g.asset_id left join asset_versions v on v.asset_id = a.id and v.version = a.version order by g.n`.execute(
      tx,
    )
    return rows.map(({ isThere, ...barring }) => (isThere ? barring : null))
  },
)
