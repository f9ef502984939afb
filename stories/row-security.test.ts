import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAdministrator } from '#law/parties.ts'
import { openCity, type City } from '#server/test/city.ts'
import { application, ofCentre, ofHealth, opine, submitted, takeInventory, value } from './lives.ts'
import { makeObjects, rememberFindings, rememberTheYear, visitors, type Visitor } from './matrix-objects.ts'

type Row = {
  key: string
  holder: string
  kind: string
  sector: string
  firm?: string | null
  case?: string | null
  subject?: string | null
  other?: string | null
  open?: string | null
}
type Who = { officer: string; post: string; organisation: string; role: string; kind: string; sector: string }

let city: City
beforeAll(async () => {
  city = await openCity()
  await makeObjects(city)
  const [clinics] = await takeInventory(city, ['医疗机构'], ofHealth)
  await opine(city, clinics!, {}, ofHealth[0])
  await value(city, clinics!, {}, ofHealth[0])
  await city.open(ofHealth[0], 'first-registration', clinics!, application)
  const [catalogue, memo] = await takeInventory(city, ['开放目录', '备查目录'], ofCentre)
  await submitted(city, catalogue!, ofCentre[0])
  const id = await city.open(ofCentre[0], 'memorandum', memo!, { reason: '成本尚在归集，暂不具备条件', reviewOn: '2026-09-01' })
  await city.act(ofCentre[0], id, 'submit')
  await city.act(ofCentre[1], id, 'confirm')
  await rememberFindings(city)
  await rememberTheYear(city)
  await owner(
    `insert into annual_reports (case_id, holder_id, holder_kind, holder_sector, year, figures, handed_in_on, received_at) select distinct on (holder_id) id, holder_id, holder_kind, holder_sector, 2025, '{}', '2026-03-01', now() from cases where holder_id is not null order by holder_id, id`,
  )
  // Sums are brought forward each minute; here they rest, with a sum and an addition of each kind.
  await owner(`create or replace function bring_standings_forward() returns void language sql as 'select'`)
  await owner('insert into standings select * from standings_of_rows on conflict do nothing')
  await owner('insert into standing_moves select * from standings')
  // Notes are an enterprise’s to write, and no unit here is one: what is looked at is who reads them.
  await owner(
    `insert into book_notes (holder_id, year, item, text, made_name, made_at) select holder_id, 2026, 'policy', '按成本入账', '会计', now() from book_sets`,
  )
})
afterAll(() => city.close())

const owner = async <T extends object>(text: string, values: unknown[] = []) => (await city.database.pool.query<T>(text, values)).rows

/** What is there, seen as the owner, with everything the rule of reading looks at. */
const everything: Record<string, string> = {
  assets: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector, id as subject from assets`,
  sources: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from sources`,
  findings: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector, asset_id as subject from findings`,
  rounds: `select id::text as key, holder_id as holder, '' as kind, '' as sector, case_id as case from rounds`,
  asset_cards: `select asset_id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from asset_cards`,
  destructions: `select asset_id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from destructions`,
  memo_entries: `select asset_id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from memo_entries`,
  column_corrections: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from column_corrections`,
  column_rules: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from column_rules`,
  column_sketches: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from column_sketches`,
  coding_rules: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from coding_rules`,
  asset_codes: `select holder_id || code as key, holder_id as holder, holder_kind as kind, holder_sector as sector from asset_codes`,
  round_call_units: `select call_id::text || holder_id as key, holder_id as holder, holder_kind as kind, holder_sector as sector from round_call_units`,
  count_differences: `select round_id::text || asset_id as key, holder_id as holder, holder_kind as kind, holder_sector as sector from count_differences`,
  classifications: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector, asset_id as subject from classifications`,
  regradings: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector, asset_id as subject from regradings`,
  sector_entries: `select list_id || '/' || asset_id as key, holder_id as holder, holder_kind as kind, holder_sector as sector from sector_entries`,
  card_imports: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from card_imports`,
  card_import_lines: `select asset_id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from card_import_lines`,
  use_marks: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector, operator_id as firm from use_marks`,
  mandate_assets: `select mandate_id::text || asset_id as key, holder_id as holder, holder_kind as kind, holder_sector as sector, operator_id as firm from mandate_assets`,
  outside_registrations: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from outside_registrations`,
  asset_links: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from asset_links`,
  memo_reviews: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from memo_reviews`,
  opinions: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector, firm_id as firm from opinions`,
  valuations: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector, firm_id as firm from valuations`,
  agreements: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector, operator_id as firm from agreements`,
  audit_log: `select id::text as key, holder_id as holder, '' as kind, '' as sector, organisation_id as other from audit_log`,
  coding_counters: `select holder_id || scope as key, holder_id as holder, '' as kind, '' as sector from coding_counters`,
  book_sets: `select holder_id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from book_sets`,
  book_cards: `select asset_id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from book_cards`,
  book_codes: `select t.holder_id || t.account as key, t.holder_id as holder, s.holder_kind as kind, s.holder_sector as sector from book_codes t join book_sets s on s.holder_id = t.holder_id`,
  book_periods: `select t.holder_id || t.period::text as key, t.holder_id as holder, s.holder_kind as kind, s.holder_sector as sector from book_periods t join book_sets s on s.holder_id = t.holder_id`,
  vouchers: `select t.id::text as key, t.holder_id as holder, s.holder_kind as kind, s.holder_sector as sector from vouchers t join book_sets s on s.holder_id = t.holder_id`,
  postings: `select t.voucher_id || '/' || t.line as key, t.holder_id as holder, s.holder_kind as kind, s.holder_sector as sector from postings t join book_sets s on s.holder_id = t.holder_id`,
  book_moves: `select t.voucher_id || '/' || t.asset_id as key, t.holder_id as holder, s.holder_kind as kind, s.holder_sector as sector from book_moves t join book_sets s on s.holder_id = t.holder_id`,
  voucher_moves: `select t.voucher_id || '/' || t.class as key, t.holder_id as holder, s.holder_kind as kind, s.holder_sector as sector from voucher_moves t join book_sets s on s.holder_id = t.holder_id`,
  posted_months: `select t.holder_id || t.account || t.period || t.manner || t.template as key, t.holder_id as holder, s.holder_kind as kind, s.holder_sector as sector from posted_months t join book_sets s on s.holder_id = t.holder_id`,
  moved_months: `select t.holder_id || t.class || t.period as key, t.holder_id as holder, s.holder_kind as kind, s.holder_sector as sector from moved_months t join book_sets s on s.holder_id = t.holder_id`,
  due_months: `select t.holder_id || t.period::text as key, t.holder_id as holder, s.holder_kind as kind, s.holder_sector as sector from due_months t join book_sets s on s.holder_id = t.holder_id`,
  book_notes: `select t.seq::text as key, t.holder_id as holder, s.holder_kind as kind, s.holder_sector as sector from book_notes t join book_sets s on s.holder_id = t.holder_id`,
  cost_documents: `select t.voucher_id || '/' || t.line as key, t.holder_id as holder, s.holder_kind as kind, s.holder_sector as sector from cost_documents t join book_sets s on s.holder_id = t.holder_id`,
  annual_reports: `select case_id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector from annual_reports`,
  product_sources: `select product_id || '/' || position as key, holder_id as holder, holder_kind as kind, holder_sector as sector, developer_id as firm, operator_id as other, product_is_public(product_id)::text as "open" from product_sources`,
  standings: `select holder_id || what || key || holder_kind || holder_sector as key, holder_id as holder, holder_kind as kind, holder_sector as sector, what as other from standings`,
  standing_moves: `select holder_id || what || key || n as key, holder_id as holder, holder_kind as kind, holder_sector as sector, what as other from standing_moves`,
  cases: `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector, id as case from cases`,
}
/** Certificates are public (§4.3). */
const forEverybody = ['certificates']
/** How a database is reached is read by the platform alone (§3.5). */
const forNobody = ['source_connections']

/** The rule of reading what an organisation holds, written a second time, from the words of clauses 2.1 to 2.4. */
function readsHolder(who: Who, row: Row): boolean {
  if (row.holder === who.organisation) return true
  if (['registrar', 'data-bureau', 'cyberspace-office', 'police'].includes(who.role)) return true
  if (who.role === 'finance-bureau') return ['administrative-organ', 'public-institution'].includes(row.kind)
  if (who.role === 'sasac') return ['municipal-soe', 'municipal-utility'].includes(row.kind)
  return who.role === 'sector-authority' && row.sector !== '' && row.sector === who.sector
}

type Case = Row & {
  applicant: string | null
  addressee: string | null
  submitted: boolean
  owner_role: string | null
  owner_id: string | null
  about: string
  subject_kind: string
  procedure: string
}
const readsCase = (who: Who, c: Case) =>
  c.applicant === who.organisation ||
  (c.submitted &&
    (c.addressee === who.organisation ||
      (who.role === 'finance-bureau' && ['interpretation', 'parameter-change'].includes(c.procedure)) ||
      (c.owner_role === who.role && c.owner_id === null && who.organisation !== '') ||
      (readsHolder(who, c) && (c.holder !== who.organisation || c.subject_kind !== 'case'))))

function shouldRead(table: string, who: Who, row: Row, cases: readonly Case[], mandates: readonly Row[]): boolean {
  if (table === 'cases') return cases.some((c) => c.key === row.key && readsCase(who, c))
  if (table === 'rounds') return row.holder === who.organisation || cases.some((c) => c.key === row.case && readsCase(who, c))
  if (table === 'audit_log')
    return (
      ['data-bureau', 'audit-administrator'].includes(who.role) ||
      (row.holder ?? 'nobody') === who.organisation ||
      (row.other ?? 'nobody') === who.organisation
    )
  // What is on the exchange is public with its sources (§6.8).
  if (table === 'product_sources') return readsHolder(who, row) || [row.firm, row.other].includes(who.organisation) || row.open === 'true'
  // Money of the city is read by finance, what is traded on the exchange by the exchange, as the rows are (§2.2, §6.1).
  if (table.startsWith('standing'))
    return (
      readsHolder(who, row) ||
      (who.role === 'finance-bureau' && ['earned', 'due', 'received'].includes(row.other!)) ||
      (who.role === 'exchange' && /^(orders|placed|settled|turnover)-exchange$/.test(row.other!))
    )
  if (table === 'coding_counters') return row.holder === who.organisation
  return (
    readsHolder(who, row) ||
    (row.firm ?? 'nobody') === who.organisation ||
    mandates.some((m) => m.subject === row.subject && m.holder === who.organisation) ||
    Boolean(
      row.subject &&
      cases.some(
        (c) =>
          c.about === row.subject &&
          c.holder !== who.organisation &&
          (c.applicant === who.organisation || (c.submitted && c.addressee === who.organisation)),
      ),
    )
  )
}

async function seenBy(who: Who, text: string): Promise<string[]> {
  const client = await city.database.pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('role', 'rongshu_app', true), set_config('app.officer', $1, true), set_config('app.post', $2, true), set_config('app.organisation', $3, true), set_config('app.role', $4, true), set_config('app.organisation_kind', $5, true), set_config('app.sector', $6, true)`,
      [who.officer, who.post, who.organisation, who.role, who.kind, who.sector],
    )
    return (await client.query<Row>(text)).rows.map((row) => row.key).sort()
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe('行级安全：每张有持有单位的表，每种身份直接查询只看到规则所说的行（§2.1–2.4）', () => {
  test('每张有持有单位的表都在表中，且开启了行级安全', async () => {
    const tables = await owner<{ name: string; secured: boolean }>(
      `select c.relname as name, c.relrowsecurity as secured from pg_class c join pg_attribute a on a.attrelid = c.oid where a.attname = 'holder_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
    )
    expect(tables.map((t) => t.name)).toEqual([...Object.keys(everything), ...forEverybody, ...forNobody].sort())
    expect(tables.filter((t) => !t.secured)).toEqual([])
    const open = await owner<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not relrowsecurity and has_table_privilege('rongshu_app', oid, 'select')`,
    )
    expect(open.map((t) => t.name)).toEqual(['migrations'])
    expect(
      await owner(
        `select 1 from (values ('insert'), ('update'), ('delete')) p (privilege) where has_table_privilege('rongshu_app', 'migrations', privilege)`,
      ),
    ).toEqual([])
  })

  test('谁因办件读到哪项资产：记下的与办件所说的一致，各单位只看到自己的', async () => {
    const kept = await owner<Row>('select organisation_id || subject_id::text as key, organisation_id as holder from case_readers')
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.map((row) => row.key).sort()).toEqual(
      (await owner<Row>('select distinct organisation_id || subject_id::text as key from case_reading')).map((row) => row.key).sort(),
    )
    for (const organisation of new Set(kept.map((row) => row.holder))) {
      const mine = await seenBy(
        { officer: '', post: '', organisation, role: 'law-firm', kind: '', sector: '' },
        'select organisation_id || subject_id::text as key from case_readers',
      )
      expect(mine).toEqual(
        kept
          .filter((row) => row.holder === organisation)
          .map((row) => row.key)
          .sort(),
      )
    }
  })

  test.each(Object.keys(visitors) as Visitor[])('%s', async (visitor) => {
    const [found] = await owner<Who>(
      `select o.id as officer, p.id as post, g.id as organisation, p.role, g.kind, g.sector from officers o join posts p on p.officer_id = o.id join organisations g on g.id = p.organisation_id where o.name = $1`,
      [visitors[visitor] ?? ''],
    )
    // Administrators act for no organisation (choice:administrators).
    const who: Who = found
      ? { ...found, organisation: isAdministrator(found.role) ? '' : found.organisation }
      : { officer: '', post: '', organisation: '', role: 'public', kind: '', sector: '' }
    const cases = await owner<Case>(
      `select id::text as key, holder_id as holder, holder_kind as kind, holder_sector as sector, applicant_id as applicant, addressee_id as addressee, submitted_at is not null as submitted, owner_role, owner_id, subject_id as about, subject_kind, procedure from cases`,
    )
    // What it operates is read by an operator while that lasts (choice:mandate-reading).
    const mandates = await owner<Row>(`select operator_id as holder, asset_id as subject from mandate_assets where ended_at is null`)
    let hidden = 0
    for (const [table, text] of Object.entries(everything)) {
      const rows = await owner<Row>(text)
      expect([table, rows.length > 0]).toEqual([table, true])
      const expected = rows
        .filter((row) => shouldRead(table, who, row, cases, mandates))
        .map((row) => row.key)
        .sort()
      expect([table, ...(await seenBy(who, text))]).toEqual([table, ...expected])
      hidden += rows.length - expected.length
    }
    if (visitor !== 'bureau') expect(hidden).toBeGreaterThan(0)
    // The rule of reading says most of it again by what is answered once for a statement; a case one reads is one `reads_case` lets one
    // act in.
    expect(
      await seenBy(
        who,
        'select id::text as key from cases where not reads_case(applicant_id, addressee_id, owner_id, owner_role, also_owners, holder_id, holder_kind, holder_sector, submitted_at, subject_kind, procedure)',
      ),
    ).toEqual([])
  })
})
