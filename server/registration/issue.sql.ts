import { sql } from 'kysely'
import type { AcquiredAs, RegistrationMark } from '#law/marks.ts'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'
import { acquiredOf } from '#server/inventory/assets.sql.ts'
import type { KeptFile } from '#server/files/store.ts'
import { type NewNote, writing } from '#server/notes/notes.sql.ts'
import type { Earlier } from './marks.ts'
import { changing } from './certificate-status.sql.ts'

/** What a certificate rests on: the asset version, its holder, the papers, the deciding office, and the next serial. */
export type Ground = {
  readonly serial: number
  readonly validUntil: string
  readonly asset: { readonly id: string; readonly code: string; readonly name: string; readonly version: number; readonly holderId: string; readonly holderKind: string; readonly holderSector: string; readonly acquiredAs: AcquiredAs | null }
  readonly card: Record<string, unknown>
  readonly versionSm3: string
  readonly holder: { readonly name: string; readonly uscc: string }
  readonly registrar: { readonly name: string; readonly region: string }
  readonly opinion: { readonly id: string; readonly number: string; readonly firm: string }
  readonly valuation: { readonly id: string; readonly number: string; readonly firm: string; readonly amountFen: number; readonly baseDate: string }
  readonly objections: number
  /** The earlier registration this one goes on from, by its own case or through the certificate it succeeds. */
  readonly earlier: Earlier | null
}

/** Which case decided, about which asset; papers are those on a version, those the asset card rests on or those the case itself brought in, and the term runs from a day for so many years or until a day. */
export type GroundAsked = { readonly caseId: string; readonly assetId: string; readonly replaces: string | null; readonly papers: { readonly version: number | null } | 'kept' | 'own'; readonly term: { readonly from: string; readonly years: number } | { readonly until: string } }

/**
 * Takes the next serial and reads what the certificate of a case rests on; null when version, opinion, valuation or registrar is missing.
 * The office is the one whose officer decided last; validity ends on the corresponding day of the last year.
 */
export async function findGround(tx: Tx, { caseId, assetId, replaces, papers, term }: GroundAsked): Promise<Ground | null> {
  const until = 'until' in term ? sql`${term.until}::date` : sql`(${term.from}::date + make_interval(years => ${term.years}))::date`
  const paperOf = (column: string) => papers === 'own' ? sql`p.case_id = ${caseId}` : papers === 'kept' ? sql`p.id = (select k.${sql.ref(column)} from asset_cards k where k.asset_id = a.id)` : sql`p.asset_id = a.id and p.asset_version = ${papers.version === null ? sql`a.version` : sql`${papers.version}::int`}`
  const { rows } = await sql<Ground>`${byKey}select nextval('certificate_numbers') as serial, ${until} as "validUntil",
      jsonb_build_object('id', a.id, 'code', a.code, 'name', a.name, 'version', a.version, 'holderId', a.holder_id, 'holderKind', a.holder_kind, 'holderSector', a.holder_sector, 'acquiredAs', ${acquiredOf}) as asset,
      v.card, v.sm3 as "versionSm3", jsonb_build_object('name', h.name, 'uscc', h.uscc) as holder, jsonb_build_object('name', r.name, 'region', r.district) as registrar, o.opinion, w.valuation,
      (select count(*) from cases s where s.parent_id = ${caseId} and s.procedure = 'objection') as objections,
      (select jsonb_build_object('number', l.earlier_number, 'body', l.body, 'issuedOn', l.issued_on) from legacy_registrations l
        where l.asset_id = a.id and (l.case_id = ${caseId} or exists (select from certificates c where c.number = ${replaces} and c.marks @> array['legacy']))) as earlier
    from assets a join asset_versions v on v.asset_id = a.id and v.version = a.version join organisations h on h.id = a.holder_id
      join lateral (select jsonb_build_object('id', p.id, 'number', p.number, 'firm', p.firm_name) as opinion from opinions p
        where ${paperOf('opinion_id')} and p.conclusion = 'unqualified' order by p.valid_until desc, p.filed_at desc limit 1) o on true
      join lateral (select jsonb_build_object('id', p.id, 'number', p.number, 'firm', p.firm_name, 'amountFen', p.amount_fen, 'baseDate', p.base_date) as valuation from valuations p
        where ${paperOf('valuation_id')} order by p.filed_at desc limit 1) w on true
      join lateral (select r.name, r.district from organisations r left join entries e on e.organisation_id = r.id and e.case_id = ${caseId} and e.role = 'registrar'
        where e.id is not null or 'registrar' = any(r.roles) order by e.seq desc nulls last, r.created_at limit 1) r on true
    where a.id = ${assetId}`.execute(tx)
  return rows[0] ?? null
}

export type CertificateGiven = { readonly number: string; readonly caseId: string; readonly ground: Ground; readonly facts: Readonly<Record<string, string>>; readonly marks: readonly RegistrationMark[]; readonly card: Record<string, unknown>; readonly registered: Record<string, unknown>; readonly replaces: string | null; readonly why: string; readonly pdf: KeptFile; readonly template: string; readonly notes: readonly NewNote[]; readonly at: Date; readonly today: string }

/** Writes the certificate, its first state, its file, the asset card, the leaving of the memorandum register, and who is told, in one statement (§4.3 §4.6). */
export async function insertCertificate(tx: Tx, c: CertificateGiven): Promise<void> {
  const { asset, opinion, valuation } = c.ground
  await sql`${byKey}with kept as (insert into files (sha256, sm3, bytes, media_type, created_at) values (${c.pdf.sha256}, ${c.pdf.sm3}, ${c.pdf.bytes}, 'application/pdf', ${c.at}) on conflict do nothing),
    used as (insert into file_uses (sha256, name, organisation_id, case_id, created_at) values (${c.pdf.sha256}, ${`${c.number}.pdf`}, ${asset.holderId}, ${c.caseId}, ${c.at})),
    issued as (insert into certificates (number, serial, case_id, asset_id, asset_version, holder_id, facts, pdf_sha256, pdf_sm3, template, issued_at, issued_on, valid_until, status_on, replaces, registered, marks)
      values (${c.number}, ${c.ground.serial}, ${c.caseId}, ${asset.id}, ${asset.version}, ${asset.holderId}, ${JSON.stringify(c.facts)}::jsonb, ${c.pdf.sha256}, ${c.pdf.sm3}, ${c.template}, ${c.at}, ${c.today}, ${c.ground.validUntil}, ${c.today}, ${c.replaces}, ${JSON.stringify(c.registered)}::jsonb, ${sql.val([...c.marks])}::text[])),
    valid as (${changing([{ number: c.number, status: 'valid', since: c.today, ground: c.why, reason: '', caseId: c.caseId }], c.at)}),
    told as (${writing(c.notes, c.at)}),
    left_memo as (update memo_entries set left_at = ${c.at} where asset_id = ${asset.id} and left_at is null)
    insert into asset_cards (asset_id, holder_id, holder_kind, holder_sector, asset_version, certificate_number, opinion_id, valuation_id, card, created_at)
    values (${asset.id}, ${asset.holderId}, ${asset.holderKind}, ${asset.holderSector}, ${asset.version}, ${c.number}, ${opinion.id}, ${valuation.id}, ${JSON.stringify(c.card)}::jsonb, ${c.at})
    on conflict (asset_id) do update set holder_id = excluded.holder_id, holder_kind = excluded.holder_kind, holder_sector = excluded.holder_sector, asset_version = excluded.asset_version, certificate_number = excluded.certificate_number, opinion_id = excluded.opinion_id, valuation_id = excluded.valuation_id, card = excluded.card, created_at = excluded.created_at, ended_at = null, end_reason = ''`.execute(tx)
}
