import type pg from 'pg'
import { isAdministrator } from '#law/parties.ts'
import { stranger, type Who } from '#server/db/transaction.ts'
import type { Running } from '#server/test/running.ts'

const everywhere = `me.role in ('registrar', 'data-bureau', 'cyberspace-office', 'police')`
const money = `${everywhere} or me.role = 'finance-bureau'`
const member = 'me.organisation is not null'
const administers = `me.role like '%-administrator'`
const overlooking = `${everywhere} or me.role in ('finance-bureau', 'sasac', 'sector-authority')`
const overseen = (organisation: string) =>
  `me.role = 'sasac' and exists (select from organisations o where o.id = ${organisation} and o.kind in ('municipal-soe', 'municipal-utility'))`
/** Of whoever runs a distribution, takes its part in one, or oversees one that does (§6.4, §2.3). */
const taken = (id: string) =>
  `exists (select from distribution_parties p where p.distribution_id = ${id} and (p.organisation_id = me.organisation or ${overseen('p.organisation_id')})) or exists (select from distributions d where d.id = ${id} and (${overseen('d.operator_id')}))`
const run = (id: string) => `exists (select from distributions d where d.id = ${id} and d.operator_id = me.organisation)`
const shared = (id: string) =>
  `exists (select from sharing_parties p where p.agreement_id = ${id} and (p.organisation_id = me.organisation or ${overseen('p.organisation_id')})) or exists (select from sharing_agreements a where a.id = ${id} and (${overseen('a.operator_id')}))`
const ofList = `${everywhere} or me.role = 'sector-authority' and exists (select from sector_lists l where l.id = t.list_id and l.authority_id = me.organisation)`
const product = (
  p: string,
) => `me.organisation in (${p}.developer_id, ${p}.operator_id) or ${overlooking} or ${p}.state in ('listed', 'paused', 'delisted') or exists (select from product_sources s where s.product_id = ${p}.id and s.holder_id = me.organisation)
  or exists (select from cases c where c.subject_kind = 'product' and c.subject_id = ${p}.id and c.addressee_id = me.organisation)`
const incident = `${everywhere} or exists (select from incidents i where i.case_id = t.case_id and i.operator_id = me.organisation)`

/**
 * Who reads a row of what has no holder, written a second time in the words of the clauses: `t` is the row, `me` whoever asks. Beside
 * these tables are those whose rows have a holder (`row-security`) or hang on something that is read or not (`row-writes`).
 */
const readers: Readonly<Record<string, string>> = {
  affiliations: `${member} or ${administers}`,
  organisation_changes: `${member} or ${administers}`,
  compliance_records: member,
  developer_filings: member,
  redistribution_rules: member,
  liaison_meetings: member,
  mandates: member,
  credit_entries: `t.operator_id = me.organisation or ${overlooking}`,
  demand_notes: ofList,
  list_comments: ofList,
  list_invitations: ofList,
  sector_lists: `t.authority_id = me.organisation or ${everywhere} or t.state = 'published' and ${member}`,
  round_calls: `t.organisation_id = me.organisation or ${everywhere} or me.role = 'sector-authority' and t.sector = me.sector or exists (select from round_call_units u where u.call_id = t.id and u.holder_id = me.organisation)`,
  disputes: `me.organisation in (t.applicant_id, t.respondent_id) or ${everywhere}`,
  incidents: `t.operator_id = me.organisation or ${everywhere}`,
  incident_clocks: incident,
  incident_reports: incident,
  risk_assessments: `t.operator_id = me.organisation or ${everywhere}`,
  inspections: `me.organisation in (t.inspected_id, t.office_id) or ${everywhere} or me.role = 'finance-bureau' and t.inspected_kind in ('administrative-organ', 'public-institution') or me.role = 'sasac' and t.inspected_kind in ('municipal-soe', 'municipal-utility')`,
  rulings: `t.is_public or t.asked_by = me.organisation or ${money}`,
  operator_applications: `me.role = 'data-bureau' or t.operator_id = me.organisation or exists (select from operator_experts e where e.call_id = t.call_id and e.officer_id = me.officer)`,
  operator_experts: `me.role = 'data-bureau' or t.officer_id = me.officer`,
  operator_scores: `t.officer_id = me.officer or me.role = 'data-bureau' and exists (select from operator_calls c where c.case_id = t.call_id and c.scores_open_at is not null)`,
  products: product('t'),
  product_prices: `exists (select from products p where p.id = t.product_id and (${product('p')}))`,
  incomes: `t.operator_id = me.organisation or ${money}`,
  receivables: `me.organisation in (t.unit_id, t.operator_id) or ${money}`,
  repayments: `me.organisation in (t.unit_id, t.operator_id) or ${money}`,
  redistribution_lines: `t.unit_id = me.organisation or ${money}`,
  remittances: `${money} or exists (select from receivables r where r.remittance_id = t.id and r.unit_id = me.organisation)`,
  distributions: `t.operator_id = me.organisation or ${money} or ${taken('t.id')}`,
  settled_incomes: `${money} or ${run('t.distribution_id')}`,
  distribution_parties: `t.organisation_id = me.organisation or ${money} or ${run('t.distribution_id')} or ${taken('t.distribution_id')}`,
  distribution_shares: `t.organisation_id = me.organisation or ${money} or ${run('t.distribution_id')} or ${taken('t.distribution_id')}`,
  sharing_agreements: `t.operator_id = me.organisation or ${money} or ${shared('t.id')}`,
  sharing_parties: `${money} or ${shared('t.agreement_id')}`,
  notes: `t.organisation_id = me.organisation or t.for_role = me.role`,
  note_readings: 't.officer_id = me.officer',
  unit_keys: 't.organisation_id = me.organisation',
  case_readers: 't.organisation_id = me.organisation',
}
/** What the platform alone reads: proofs of who somebody is, keys, addresses, seeds. */
const nobodys = [
  'api_tokens',
  'certificate_changes_untold',
  'city_salt',
  'demonstration_steps',
  'letters',
  'log_salts',
  'mail_addresses',
  'officer_identities',
  'one_time_codes',
  'passkeys',
  'past_passwords',
  'recovery_codes',
  'sealed_files',
  'sealing_keys',
  'sessions',
  'sign_on_attempts',
  'source_connections',
]
/** What is published, or tells nothing of anybody (§4.2, §4.3, §5.1, §6.8, §7.2). */
const everybodys = [
  'calendar_years',
  'certificate_changes',
  'certificates',
  'credentials',
  'disclosures',
  'inspection_draws',
  'inspection_programmes',
  'legacy_registrations',
  'log_checkpoints',
  'log_cosignatures',
  'log_entries',
  'log_nodes',
  'log_state',
  'notices',
  'operator_calls',
  'organisations',
  'parameter_versions',
  'platform_clock',
  'signing_keys',
  'witnessed_logs',
  'witnesses',
]
/** What follows a row its reader may read: the rows on both sides are told by their keys. */
const following: Readonly<Record<string, string>> = {
  sealed_values: 't.case_id in (select id from cases)',
  order_entries: 't.order_id in (select id from orders)',
  card_import_faults: 't.import_id in (select id from card_imports)',
}
/** Read by its sides alone and by the exchange for what is traded there; told in the story of trading. */
const told = ['orders', 'migrations']

/** The tables for which a rule of reading stands here. */
export const reachable = [...Object.keys(readers), ...nobodys, ...everybodys, ...Object.keys(following), ...told]

const rule = (table: string) => readers[table] ?? (nobodys.includes(table) ? 'false' : 'true')
/** Rows by their digests, so that no key need be known. */
const rowsOf = (table: string) => `select md5(t::text) as key from ${table} t`

type Client = pg.PoolClient
type Column = { readonly name: string; readonly type: string }

/** Everybody who holds a post, once for each part and organisation, and whoever has not signed in. */
async function everyone(client: Client): Promise<Who[]> {
  const { rows } =
    await client.query<Who>(`select distinct on (p.role, o.id) f.id as "officerId", p.id as "postId", o.id as "organisationId", p.role, o.kind as "organisationKind", o.sector
    from posts p join officers f on f.id = p.officer_id join organisations o on o.id = p.organisation_id where p.ended_at is null order by p.role, o.id, p.created_at`)
  // Administrators act for no organisation (choice:administrators).
  return [stranger, ...rows.map((who) => (isAdministrator(who.role) ? { ...who, organisationId: null } : who))]
}

/** A value of a column of a row made up: whoever it could belong to is the first operator or an officer of its. */
function madeUp({ name, type }: Column, operator: Who): unknown {
  if (type === 'uuid') return /officer/.test(name) ? operator.officerId : operator.organisationId
  if (type.endsWith('[]')) return '{}'
  if (type === 'jsonb') return '{}'
  if (type === 'bytea') return Buffer.from([0])
  if (/^(date|timestamp)/.test(type)) return '2026-03-02'
  return type === 'text' ? 'x' : type === 'boolean' ? false : 1
}

/** Puts a row into each table that has none, whatever may be in it: only who reads it is asked. */
async function fill(client: Client, tables: readonly string[], operator: Who): Promise<void> {
  await client.query(`set local session_replication_role = 'replica'`)
  for (const table of tables) {
    if ((await client.query(`select from ${table} limit 1`)).rows.length > 0) continue
    const { rows: checks } = await client.query<{ name: string }>(
      `select quote_ident(conname) as name from pg_constraint where contype = 'c' and conrelid = $1::regclass`,
      [table],
    )
    for (const { name } of checks) await client.query(`alter table ${table} drop constraint ${name}`)
    const { rows: columns } = await client.query<Column>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attnotnull and not atthasdef and attidentity = ''`,
      [table],
    )
    await client.query(
      `insert into ${table} (${columns.map(({ name }) => `"${name}"`).join()}) values (${columns.map((_, n) => `$${n + 1}`).join()})`,
      columns.map((each) => madeUp(each, operator)),
    )
  }
}

/**
 * What somebody sees of a table that they are not to see, or does not see that they are: one line for each table and person. All of it in
 * one transaction that is undone.
 */
export async function wrongReaches({ database }: Pick<Running, 'database'>): Promise<{ wrong: string[]; people: number }> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    const people = await everyone(client)
    const tables = [...Object.keys(readers), ...nobodys, ...everybodys]
    await fill(
      client,
      tables,
      people.find(({ role }) => role === 'operator')!,
    )
    const wrong: string[] = []
    for (const who of people) wrong.push(...(await wrongFor(client, who, tables)))
    return { wrong, people: people.length }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

async function wrongFor(client: Client, who: Who, tables: readonly string[]): Promise<string[]> {
  const wrong: string[] = []
  const keys = async (text: string, values: unknown[] = []) =>
    (await client.query<{ key: string }>(text, values)).rows.map(({ key }) => key).sort()
  const me = [who.organisationId, who.role, who.officerId, who.sector ?? '']
  const expected = new Map<string, string[]>()
  for (const table of tables)
    expected.set(
      table,
      await keys(
        `with me as (select $1::uuid as organisation, $2::text as role, $3::uuid as officer, $4::text as sector) ${rowsOf(table)}, me where ${rule(table)}`,
        me,
      ),
    )
  await client.query(
    `select set_config('role', 'rongshu_app', true), set_config('app.officer', $1, true), set_config('app.post', $2, true), set_config('app.organisation', $3, true), set_config('app.role', $4, true), set_config('app.organisation_kind', $5, true), set_config('app.sector', $6, true)`,
    [who.officerId ?? '', who.postId ?? '', who.organisationId ?? '', who.role, who.organisationKind ?? '', who.sector ?? ''],
  )
  for (const table of tables) {
    const seen = await keys(rowsOf(table))
    if (seen.join() !== expected.get(table)!.join())
      wrong.push(`${table}, ${who.role}: sees ${seen.length}, is to see ${expected.get(table)!.length}`)
  }
  for (const [table, follows] of Object.entries(following)) {
    const astray = await keys(`${rowsOf(table)} where not (${follows})`)
    if (astray.length > 0) wrong.push(`${table}, ${who.role}: sees ${astray.length} of what it hangs on unseen`)
  }
  await client.query(`select set_config('role', 'none', true)`)
  return wrong
}
