import { createHash } from 'node:crypto'
import type pg from 'pg'
import { certificateNumber } from '#server/registration/certificate-number.ts'
import type { Size } from './cases.ts'

/** What stands for every certificate. */
export const certificate = Buffer.from('%PDF-1.7 a certificate of the fill')
const sha = createHash('sha256').update(certificate).digest('hex')
/** Every paper is a file of its own, as in a city: one file of all cases would be looked up in all of them. */
const paper = `encode(sha256(c.id::text::bytea), 'hex')`

/** Writes rounds, sources, assets with the state their case gives them, findings, all versions of the cards. */
export async function fillAssets(client: pg.Client, samples: { finding: object; card: object }): Promise<void> {
  const card = JSON.stringify(samples.card)
  await client.query(`insert into files (sha256, sm3, bytes, media_type) values ($1, $1, 120000, 'application/pdf')`, [sha])
  await client.query(`insert into rounds (id, holder_id, holder_kind, holder_sector, title, year, case_id, state, created_at)
    select id, holder_id, holder_kind, holder_sector, '第' || n || '次盘点', extract(year from born),
      pg_temp.idof('inventory-round' || n), case when dice < 90 then 'published' else 'open' end, born
    from planned_rounds`)
  await client.query(
    `
      create temp table placed as select p.*,
        (select r.id from planned_rounds r where r.holder_id = p.holder_id order by abs(hashint4(r.n + p.n)) limit 1) as round_id
      from plan p; create index on placed (n); analyze placed
    `,
  )
  await client.query(`
    insert into sources (
      id, round_id, holder_id, holder_kind, holder_sector, name, arrived_by, path, bytes, state, done_bytes, done_rows, took_ms,
      added_at, scanned_at
    )
    select pg_temp.idof('source' || n), round_id, holder_id, holder_kind, holder_sector, name || '.csv', 'upload', n || '.csv',
      55000, 'scanned', 55000, 500, 90, born, born
    from placed`)
  await client.query(`
    insert into assets (
      id, holder_id, holder_kind, holder_sector, code, name, grade, origin, state, version, frozen_by, round_id, catalogued_at,
      registered_at, search, created_at
    )
    select p.asset_id, p.holder_id, p.holder_kind, p.holder_sector, '350100MA9D' || lpad(p.n::text, 16, '0'), p.name, 1 + p.n % 4,
      (array['collected','produced','purchased'])[1 + p.n % 3],
      case
        when c.ending = 'registered' then 'registered'
        when c.submitted_at is not null and c.closed_at is null then 'in-registration'
        when p.n % 20 = 0 then 'carded'
        else 'catalogued'
      end,
        p.version,
      case when c.submitted_at is not null and c.closed_at is null then c.id end, p.round_id,
        case when p.n % 20 <> 0 or c.id is not null then p.born end, case when c.ending = 'registered' then c.closed_at end,
        lower(p.name || ' 350100ma9d' || lpad(p.n::text, 16, '0') || ' ' || p.holder_name), p.born
    from placed p left join cases c on c.id = pg_temp.idof('first-registration' || p.n)`)
  await client.query(
    `
      insert into findings (
        id, source_id, round_id, holder_id, holder_kind, holder_sector, dataset, rows, bytes, grade, finding, card, state,
        asset_id, found_at, decided_at
      )
      select pg_temp.idof('finding' || n), pg_temp.idof('source' || n), round_id, holder_id, holder_kind, holder_sector, name, 500,
        55000, 1 + n % 4, $1::jsonb || jsonb_build_object('dataset', name), $2::jsonb, 'carded', asset_id, born, born
      from placed`,
    [JSON.stringify(samples.finding), card],
  )
  await client.query(
    `insert into asset_versions (asset_id, version, card, finding_id, sha256, sm3, confirmed_by, confirmed_name, confirmed_at, client_key)
    select p.asset_id, v, $1::jsonb || jsonb_build_object('name', p.name, 'records', 500 + p.n),
      case when v = 1 then pg_temp.idof('finding' || p.n) end, $2, $2, p.officer_id, p.officer_name,
      p.born + interval '1 day' * v, 'fill-' || v
    from placed p
    cross join lateral generate_series(1, p.version) v`,
    [card, sha],
  )
}

/** Writes opinions and valuations of every filed commission, and what the register holds: notices, certificates, asset cards. */
export async function fillRegister(client: pg.Client, size: Size): Promise<void> {
  const about = `p.asset_id, p.version, p.holder_id, p.holder_kind, p.holder_sector`
  const cardColumns = 'asset_id, asset_version, holder_id, holder_kind, holder_sector'
  await client.query(`
    insert into opinions (
      id, ${cardColumns}, case_id, firm_id, firm_name, number, conclusion, issued_on, valid_until, answers, paper_sha256, filed_at
    )
    select pg_temp.idof('opinion' || p.n), ${about}, c.id, o.id, o.name, '榕律〔2026〕' || p.n || '号', 'unqualified',
      p.born::date + 5, current_date + 300, '{"conclusion":"unqualified"}', ${paper}, c.closed_at
    from placed p
    join cases c on c.id = pg_temp.idof('legal-opinion' || p.n) and c.ending = 'filed'
    join organisations o on o.id = c.addressee_id`)
  await client.query(`
    insert into valuations (
      id, ${cardColumns}, case_id, firm_id, firm_name, number, method, amount_fen, base_date, valid_until, answers, paper_sha256,
      filed_at
    )
    select pg_temp.idof('valuation' || p.n), ${about}, c.id, o.id, o.name, '闽评〔2026〕' || p.n || '号', 'cost',
      10000000 + p.n * 1000, p.born::date, current_date + 300, '{"method":"cost"}', ${paper}, c.closed_at
    from placed p
    join cases c on c.id = pg_temp.idof('valuation' || p.n) and c.ending = 'filed'
    join organisations o on o.id = c.addressee_id`)
  await client.query(
    `
      insert into files (sha256, sm3, bytes, media_type)
      select ${paper}, ${paper}, 120000, 'application/pdf'
      from cases c
      where ending = 'filed'
    `,
  )
  await client.query(
    `
      insert into file_uses (sha256, name, organisation_id, officer_id, case_id)
      select ${paper}, '意见书.pdf', addressee_id, null, id
      from cases c
      where ending = 'filed'
    `,
  )
  await client.query(`
    insert into notices (
      case_id, registrant, registration_type, asset_name, summary, opened_on, ends_on, state, closed_on, outcome
    )
    select c.id, p.holder_name, '首次登记', p.name, c.answers ->> 'summary', (c.acted_at - interval '2 days')::date,
      (c.acted_at + interval '12 days')::date, case when c.ending is null then 'open' else 'closed' end, c.closed_at::date,
      coalesce(c.ending, '')
    from placed p join cases c on c.id = pg_temp.idof('first-registration' || p.n) where c.step = 'public-notice' or c.ending = 'registered'`)
  const numbers = Array.from({ length: size.applied }, (_, i) => certificateNumber('350100', '2026', i + 1))
  await client.query(
    `
      insert into certificates (
        number, serial, case_id, asset_id, asset_version, holder_id, facts, pdf_sha256, pdf_sm3, template, issued_at, issued_on,
        valid_until, status_on
      )
      select x.number, p.n, c.id, p.asset_id, p.version, p.holder_id,
        jsonb_build_object(
        'assetName', p.name, 'registrant', p.holder_name, 'uscc', '11350100MA9D8101X', 'registrationType', '首次登记',
        'assetCode', '350100MA9D' || p.n, 'rights', '持有权、使用权', 'summary', c.answers ->> 'summary', 'amount', '100000.00元',
        'issuedOn', c.closed_at::date, 'versionSm3', $2::text
      ),
        $2, $2, 'certificate', c.closed_at, c.closed_at::date, c.closed_at::date + 1095, c.closed_at::date
      from unnest($1::text[]) with ordinality x (number, n)
      join placed p on p.n = x.n
      join cases c on c.id = pg_temp.idof('first-registration' || p.n) and c.ending = 'registered'`,
    [numbers, sha],
  )
  await client.query(`
    insert into asset_cards (
      asset_id, holder_id, holder_kind, holder_sector, asset_version, certificate_number, opinion_id, valuation_id, card,
      created_at
    )
    select p.asset_id, p.holder_id, p.holder_kind, p.holder_sector, p.version, t.number, pg_temp.idof('opinion' || p.n),
      pg_temp.idof('valuation' || p.n), v.card, t.issued_at
    from certificates t
    join placed p on p.asset_id = t.asset_id
    join asset_versions v on v.asset_id = p.asset_id and v.version = p.version`)
}

/** Writes a line of the log for every entry and for one reading in ten, with the digests the trigger makes. */
export async function fillLog(client: pg.Client): Promise<number> {
  const acts = await client.query(`
      insert into audit_log (
        at, platform_at, officer_id, organisation_id, role, action, object_kind, object_id, outcome, detail, holder_id,
        request_id, address
      )
      select e.at, e.at, e.officer_id, e.organisation_id, e.role, 'act:' || e.act, 'case', e.case_id::text, 'done',
        jsonb_build_object('procedure', c.procedure, 'number', c.number, 'from', e.from_step, 'to', e.to_step, 'version', e.seq),
        c.holder_id, md5(e.id::text), '10.0.0.1'
      from entries e join cases c on c.id = e.case_id order by e.at`)
  const reads = await client.query(`
      insert into audit_log (
        at, platform_at, officer_id, organisation_id, role, action, object_kind, object_id, outcome, holder_id, request_id,
        address
      )
      select e.at, e.at, e.officer_id, e.organisation_id, e.role, 'read-case', 'case', e.case_id::text, 'done', c.holder_id,
        md5(e.id::text), '10.0.0.1'
      from entries e
      join cases c on c.id = e.case_id
      where e.id % 10 = 0
      order by e.at`)
  return (acts.rowCount ?? 0) + (reads.rowCount ?? 0)
}
