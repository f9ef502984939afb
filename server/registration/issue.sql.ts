import { sql } from 'kysely'
import type { AcquiredAs, RegistrationMark } from '#law/marks.ts'
import { byKey } from '#server/db/by-key.ts'
import { listed } from '#server/db/listed.ts'
import { together } from '#server/db/together.ts'
import type { Tx } from '#server/db/transaction.ts'
import { acquiredOf } from '#server/inventory/assets.sql.ts'
import type { KeptFile } from '#server/files/store.ts'
import { type NewNote, writing } from '#server/notes/notes.sql.ts'
import type { Earlier } from './marks.ts'
import { type CertificateChange, changing } from './certificate-status.sql.ts'
import { bestOpinion, bestValuation, ever, opinionsUntil } from './serving.sql.ts'

/** What a certificate rests on: the asset version, its holder, the papers, the deciding office, and the next serial. */
export type Ground = {
  readonly serial: number
  readonly validUntil: string
  readonly asset: {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly version: number
    readonly holderId: string
    readonly holderKind: string
    readonly holderSector: string
    readonly acquiredAs: AcquiredAs | null
  }
  readonly card: Record<string, unknown>
  readonly versionSm3: string
  readonly holder: { readonly name: string; readonly uscc: string }
  readonly registrar: { readonly name: string; readonly region: string }
  readonly opinion: { readonly id: string; readonly number: string; readonly firm: string }
  readonly valuation: {
    readonly id: string
    readonly number: string
    readonly firm: string
    readonly amountFen: number
    readonly baseDate: string
  }
  readonly objections: number
  /** The earlier registration this one goes on from, by its own case or through the certificate it succeeds. */
  readonly earlier: Earlier | null
}

/**
 * Which case decided, about which asset; papers are those on a version as the last review judged them, those the asset card rests on or
 * those the case itself brought in, and the term runs from a day for so many years or until a day, and never longer than the rights.
 */
export type GroundAsked = {
  readonly caseId: string
  readonly assetId: string
  readonly replaces: string | null
  readonly papers: { readonly version: number | null } | 'kept' | 'own'
  readonly term: { readonly from: string; readonly years: number } | { readonly until: string }
}

const asking = { caseId: 'uuid', assetId: 'uuid', replaces: 'text', version: 'int', from: 'date', years: 'int', until: 'date' } as const

/**
 * Takes the next serial and reads what the certificate of a case rests on; null when version, opinion, valuation or registrar is missing.
 * The office is the one whose officer decided last; validity ends on the corresponding day of the last year, or with the rights the card
 * states (choice:certificate-validity).
 */
export const findGround = together(
  async (tx: Tx, asked: readonly GroundAsked[]) => {
    const { papers, term } = asked[0]!
    const until = 'until' in term ? sql`g.until` : sql`(g."from" + make_interval(years => g.years))::date`
    const paperOf = (column: string) =>
      papers === 'own'
        ? sql`p.case_id = g."caseId"`
        : papers === 'kept'
          ? sql`p.id = (select k.${sql.ref(column)} from asset_cards k where k.asset_id = a.id)`
          : sql`p.asset_id = a.id and p.asset_version = coalesce(g.version, a.version) and p.filed_at <= j.at`
    const [version, day] = [sql`coalesce(g.version, a.version)`, sql`(j.at at time zone 'Asia/Shanghai')::date`]
    const rows = asked.map(({ papers: its, term: days, ...each }) => ({
      from: null,
      years: null,
      until: null,
      ...days,
      ...each,
      version: typeof its === 'object' ? its.version : null,
    }))
    const found = await sql<
      Ground & { n: number }
    >`${byKey}select g.n::int, nextval('certificate_numbers') as serial, least(${until}, (v.card ->> 'rightsUntil')::date) as "validUntil",
      jsonb_build_object(
        'id', a.id, 'code', a.code, 'name', a.name, 'version', a.version, 'holderId', a.holder_id, 'holderKind', a.holder_kind,
        'holderSector', a.holder_sector, 'acquiredAs', ${acquiredOf}
      ) as asset,
      v.card, v.sm3 as "versionSm3", jsonb_build_object('name', h.name, 'uscc', h.uscc) as holder,
        jsonb_build_object('name', r.name, 'region', r.district) as registrar, o.opinion, w.valuation,
      (select count(*) from cases s where s.parent_id = g."caseId" and s.procedure = 'objection') as objections,
      (select jsonb_build_object('number', l.earlier_number, 'body', l.body, 'issuedOn', l.issued_on) from legacy_registrations l
        where l.asset_id = a.id and (l.case_id = g."caseId" or exists (select from certificates c where c.number = g.replaces and c.marks @> array['legacy']))) as earlier
    from ${listed(asking, rows)} g
    join assets a on a.id = g."assetId"
    join asset_versions v on v.asset_id = a.id and v.version = a.version
    join organisations h on h.id = a.holder_id
      cross join lateral (select coalesce(max(e.at), 'infinity') as at from entries e where e.case_id = g."caseId" and e.act = 'pass') j
      join lateral (select jsonb_build_object('id', p.id, 'number', p.number, 'firm', p.firm_name) as opinion from ${opinionsUntil(typeof papers === 'object' ? sql`j.at` : ever)} p
        where ${paperOf('opinion_id')} and p.conclusion = 'unqualified' order by ${bestOpinion(version, day)} limit 1) o on true
      join lateral (select jsonb_build_object('id', p.id, 'number', p.number, 'firm', p.firm_name, 'amountFen', p.amount_fen, 'baseDate', p.base_date) as valuation from valuations p
        where ${paperOf('valuation_id')} order by ${bestValuation(version, day)} limit 1) w on true
      join lateral (select r.name, r.district from organisations r left join entries e on e.organisation_id = r.id and e.case_id = g."caseId" and e.role = 'registrar'
        where e.id is not null or 'registrar' = any(r.roles) order by e.seq desc nulls last, r.created_at limit 1) r on true`.execute(tx)
    const byPlace = new Map(found.rows.map(({ n, ...ground }) => [n, ground]))
    return asked.map((_, n) => byPlace.get(n + 1) ?? null)
  },
  ({ papers, term }) => `${typeof papers === 'string' ? papers : 'version'} ${'until' in term}`,
)

export type CertificateGiven = {
  readonly number: string
  readonly caseId: string
  readonly ground: Ground
  readonly facts: Readonly<Record<string, string>>
  readonly marks: readonly RegistrationMark[]
  readonly card: Record<string, unknown>
  readonly registered: Record<string, unknown>
  readonly replaces: string | null
  readonly why: string
  readonly pdf: KeptFile
  readonly template: string
  readonly notes: readonly NewNote[]
  readonly at: Date
  readonly today: string
}

const issuing = {
  number: 'text',
  serial: 'bigint',
  caseId: 'uuid',
  asset: 'uuid',
  version: 'int',
  holder: 'uuid',
  kind: 'text',
  sector: 'text',
  opinion: 'uuid',
  valuation: 'uuid',
  facts: 'jsonb',
  marks: 'text[]',
  card: 'jsonb',
  registered: 'jsonb',
  replaces: 'text',
  sha256: 'text',
  sm3: 'text',
  bytes: 'bigint',
  file: 'text',
  template: 'text',
  at: 'timestamptz',
  today: 'date',
  validUntil: 'date',
} as const

/** Writes the certificate, its first state, its file, the asset card, the leaving of the memorandum register, and who is told, in one statement (§4.3 §4.6). */
export const insertCertificate = together(
  async (tx: Tx, issued: readonly CertificateGiven[]) => {
    const rows = issued.map(({ ground: { asset, opinion, valuation, serial, validUntil }, pdf, ...c }) => ({
      ...c,
      ...pdf,
      file: `${c.number}.pdf`,
      serial,
      validUntil,
      asset: asset.id,
      version: asset.version,
      holder: asset.holderId,
      kind: asset.holderKind,
      sector: asset.holderSector,
      opinion: opinion.id,
      valuation: valuation.id,
    }))
    const changes = issued.map((c): CertificateChange => ({
      number: c.number,
      status: 'valid',
      since: c.today,
      ground: c.why,
      reason: '',
      caseId: c.caseId,
    }))
    const { at } = issued[0]!
    await sql`${byKey}with g as materialized ${listed(issuing, rows)},
    kept as (
      insert into files (sha256, sm3, bytes, media_type, created_at)
      select sha256, sm3, bytes, 'application/pdf', at
      from g
        on conflict do nothing
    ),
    used as (insert into file_uses (sha256, name, organisation_id, case_id, created_at) select sha256, file, holder, "caseId", at from g),
    issued as (insert into certificates (number, serial, case_id, asset_id, asset_version, holder_id, facts, pdf_sha256, pdf_sm3, template, issued_at, issued_on, valid_until, status_on, replaces, registered, marks)
      select number, serial, "caseId", asset, version, holder, facts, sha256, sm3, template, at, today, "validUntil", today, replaces, registered, marks
      from g),
    valid as (${changing(changes, at)}),
    told as (${writing(
      issued.flatMap(({ notes }) => notes),
      at,
    )}),
    left_memo as (update memo_entries m set left_at = g.at from g where m.asset_id = g.asset and m.left_at is null)
    insert into asset_cards (
      asset_id, holder_id, holder_kind, holder_sector, asset_version, certificate_number, opinion_id, valuation_id, card,
      created_at
    )
    select asset, holder, kind, sector, version, number, opinion, valuation, card, at from g
    on conflict (asset_id) do update
    set holder_id = excluded.holder_id, holder_kind = excluded.holder_kind, holder_sector = excluded.holder_sector,
      asset_version = excluded.asset_version, certificate_number = excluded.certificate_number, opinion_id = excluded.opinion_id,
      valuation_id = excluded.valuation_id, card = excluded.card, created_at = excluded.created_at, ended_at = null,
      end_reason = ''`.execute(tx)
    return issued
  },
  ({ at }) => at.toISOString(),
)
