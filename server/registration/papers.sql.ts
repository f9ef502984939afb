import { sql } from 'kysely'
import type { z } from 'zod'
import type { assetPaper } from '#contract/inventory.ts'
import { daysBetween } from '#contract/working-days.ts'
import type { Tx } from '#server/db/transaction.ts'
import { endsSoon } from './paper-terms.ts'

export type AssetPaper = z.infer<typeof assetPaper>

/**
 * Who wrote a paper: an organisation of the platform, or, of an earlier registration, a firm by its name. The licence number of an
 * organisation is kept as it is that day (choice:firm-licence).
 */
export type PaperFirm = { readonly id: string } | { readonly name: string }
const by = (firm: PaperFirm) =>
  'id' in firm
    ? sql`(select id, name, nullif(btrim(licence_no), '') as licence from organisations where id = ${firm.id})`
    : sql`(select null::uuid as id, ${firm.name}::text as name, null::text as licence)`

/** What every paper on an asset version is filed with; the holder comes from the asset, the name of an organisation from it. */
export type PaperGiven = {
  readonly id: string
  readonly caseId: string
  readonly assetId: string
  readonly version: number
  readonly firm: PaperFirm
  readonly number: string
  readonly validUntil: string
  readonly sha256: string
  readonly answers: Record<string, unknown>
  readonly at: Date
}
export type OpinionGiven = PaperGiven & { readonly conclusion: string; readonly issuedOn: string }
export type ValuationGiven = PaperGiven & { readonly method: string; readonly amountFen: number; readonly baseDate: string }

/** Files an opinion with the version it was asked about (§4.4); false when its document is not among the papers the firm brought in. */
export async function insertOpinion(tx: Tx, o: OpinionGiven): Promise<boolean> {
  const { rows } = await sql`
      insert into opinions (
        id, asset_id, asset_version, holder_id, holder_kind, holder_sector, case_id, firm_id, firm_name, firm_licence, number,
        conclusion, issued_on, valid_until, answers, paper_sha256, filed_at
      )
      select ${o.id}, a.id, ${o.version}, a.holder_id, a.holder_kind, a.holder_sector, ${o.caseId}, f.id, f.name, f.licence,
      ${o.number}, ${o.conclusion}, ${o.issuedOn}, ${o.validUntil}, ${JSON.stringify(o.answers)}::jsonb, p.sha256, ${o.at}
      from assets a, ${by(o.firm)} f, files p where a.id = ${o.assetId} and p.sha256 = ${o.sha256} returning id`.execute(tx)
  return rows.length === 1
}

/** Files a valuation with the version it was asked about (§4.5); false when its document is not among the papers the firm brought in. */
export async function insertValuation(tx: Tx, v: ValuationGiven): Promise<boolean> {
  const { rows } = await sql`
      insert into valuations (
        id, asset_id, asset_version, holder_id, holder_kind, holder_sector, case_id, firm_id, firm_name, firm_licence, number,
        method, amount_fen, base_date, valid_until, answers, paper_sha256, filed_at
      )
      select ${v.id}, a.id, ${v.version}, a.holder_id, a.holder_kind, a.holder_sector, ${v.caseId}, f.id, f.name, f.licence,
      ${v.number}, ${v.method}, ${v.amountFen}, ${v.baseDate}, ${v.validUntil}, ${JSON.stringify(v.answers)}::jsonb, p.sha256,
      ${v.at}
      from assets a, ${by(v.firm)} f, files p where a.id = ${v.assetId} and p.sha256 = ${v.sha256} returning id`.execute(tx)
  return rows.length === 1
}

type Row = Omit<AssetPaper, 'isStale' | 'staleReason' | 'daysLeft' | 'isEnding'> & { readonly current: number }

/**
 * The opinions and valuations on an asset as far as the reader may see them, oldest first. `conclusion` is a valuation's
 * method, `issuedOn` null for a report that states no date, `baseDate` and `amountFen` null for an opinion, `isTakenOver` that it rests on
 * an earlier registration and was not commissioned here. A paper is stale when the asset moved on or it expired by `today`.
 */
export async function papersOf(tx: Tx, assetId: string, today: string): Promise<AssetPaper[]> {
  const { rows } = await sql<Row>`select p.*, a.version as current from assets a join (
      select id, asset_id, case_id as "caseId", 'opinion' as kind, firm_name as "firmName", firm_licence as "firmLicence",
        firm_id is null as "isTakenOver", number, conclusion, null::bigint as "amountFen", issued_on as "issuedOn",
        null::date as "baseDate", valid_until as "validUntil", asset_version as "assetVersion", paper_sha256 as "paperSha256",
        filed_at
        from opinions where asset_id = ${assetId}
      union all
      select id, asset_id, case_id, 'valuation', firm_name, firm_licence, firm_id is null, number, method, amount_fen,
        (answers ->> 'reportedOn')::date, base_date, valid_until, asset_version, paper_sha256, filed_at
        from valuations where asset_id = ${assetId}) p on p.asset_id = a.id
    where a.id = ${assetId} order by p.filed_at, p.kind, p.id`.execute(tx)
  return rows.map((row) => toPaper(row, today))
}

function toPaper(row: Row, today: string): AssetPaper {
  const {
    id,
    caseId,
    kind,
    firmName,
    firmLicence,
    isTakenOver,
    number,
    conclusion,
    amountFen,
    issuedOn,
    baseDate,
    validUntil,
    assetVersion,
    paperSha256,
  } = row
  const staleReason =
    assetVersion !== row.current
      ? {
          zh: `针对第${assetVersion}版，资产现为第${row.current}版`,
          en: `On version ${assetVersion}; the asset is at version ${row.current}`,
        }
      : validUntil < today
        ? { zh: `已于${validUntil}过期`, en: `Expired on ${validUntil}` }
        : null
  return {
    id,
    caseId,
    kind,
    firmName,
    firmLicence,
    isTakenOver,
    number,
    conclusion,
    amountFen,
    issuedOn,
    baseDate,
    validUntil,
    assetVersion,
    paperSha256,
    isStale: staleReason !== null,
    staleReason,
    daysLeft: daysBetween(today, validUntil),
    isEnding: staleReason === null && endsSoon(validUntil, today),
  }
}
