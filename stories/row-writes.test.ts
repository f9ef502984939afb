import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seal } from '#server/audit/sealer.ts'
import { isAdministrator } from '#law/parties.ts'
import { inTransaction, type Tx, type Who } from '#server/db/transaction.ts'
import { health, openCity, transport, type City } from '#server/test/city.ts'
import { ofHealth, takeInventory } from './lives.ts'
import { makeObjects, rememberAccounts, rememberFindings, visitors, type Visitor } from './matrix-objects.ts'

const names = Object.keys(visitors) as Visitor[]
/** What a unit holds; the columns that must be new in a copy of a row. */
const held = {
  rounds: ['id'],
  sources: ['id'],
  findings: ['id'],
  assets: ['id'],
  asset_cards: ['asset_id'],
  memo_entries: ['asset_id'],
  column_corrections: ['id'],
  column_rules: ['id'],
  column_sketches: ['id'],
  book_cards: ['asset_id'],
  card_imports: ['id'],
  use_marks: ['id'],
  asset_links: ['id'],
  outside_registrations: ['id'],
} as const
/** What the unit itself decides and keeps; the registrar has no part in it. */
const unitsOwn: readonly string[] = [
  'column_corrections',
  'column_rules',
  'column_sketches',
  'book_cards',
  'card_imports',
  'use_marks',
  'asset_links',
  'outside_registrations',
]
/** What the application role may only add to. */
const onlyAdded = [
  'evaluations',
  'account_steps',
  'audit_log',
  'audit_chain',
  'entries',
  'asset_versions',
  'opinions',
  'valuations',
  'files',
  'classifications',
  'vouchers',
  'postings',
  'book_moves',
  'voucher_moves',
  'cost_documents',
  'book_periods',
  'memo_reviews',
  'destructions',
  'product_prices',
  'order_entries',
  'disclosures',
  'card_import_lines',
  'card_import_faults',
  'certificate_changes',
  'legacy_registrations',
  'credentials',
  'log_entries',
  'log_nodes',
  'log_salts',
  'log_checkpoints',
  'log_cosignatures',
  'inspection_draws',
  'incident_reports',
  'risk_assessments',
  'annual_reports',
  'rulings',
  'parameter_versions',
  'liaison_meetings',
  'calendar_years',
] as const
/** What hangs on something else that is read or not: the row, what it hangs on, and how. */
const attached = {
  entries: `select t.id::text as key from entries t where t.case_id = any ($1)`,
  asset_versions: `select t.asset_id || '/' || t.version as key from asset_versions t where t.asset_id = any ($2)`,
  file_uses: `select t.id::text as key from file_uses t where t.case_id = any ($1) or t.organisation_id = $3`,
  files: `select t.sha256 as key from files t where exists (select from file_uses u where u.sha256 = t.sha256 and (u.case_id = any ($1) or u.organisation_id = $3))`,
  posts: `select t.id::text as key from posts t where $4 in ('system-administrator', 'security-administrator', 'data-bureau') or t.organisation_id = $3 or t.officer_id = $5`,
  officers: `select t.id::text as key from officers t where $4 in ('system-administrator', 'security-administrator', 'audit-administrator', 'data-bureau') or t.id = $5 or exists (select from posts p where p.officer_id = t.id and p.organisation_id = $3)`,
  account_steps: `select t.id::text as key from account_steps t where $4 in ('system-administrator', 'security-administrator') or t.officer_id = $5`,
  account_requests: `select t.id::text as key from account_requests t where $4 in ('system-administrator', 'security-administrator') or t.officer_id = $5 or t.asked_by = $5`,
  idle_accounts: `select t.officer_id || t.why as key from idle_accounts t where $4 in ('system-administrator', 'security-administrator')`,
  evaluations: `select t.id::text as key from evaluations t where exists (select from agreements g where g.id = t.agreement_id and (g.operator_id = $3 or g.developer_id = $3 or g.holder_id = $3 or $4 in ('registrar', 'data-bureau', 'cyberspace-office', 'police') or ($4 = 'finance-bureau' and g.holder_kind in ('administrative-organ', 'public-institution')) or ($4 = 'sasac' and g.holder_kind in ('municipal-soe', 'municipal-utility')) or ($4 = 'sector-authority' and g.holder_sector = '交通运输')))`,
  audit_chain: `select t.position::text as key from audit_chain t where $4 in ('data-bureau', 'audit-administrator')`,
} as const

let city: City
const who = {} as Record<Visitor, Who>
const owner = async <T extends object>(text: string, values: unknown[] = []) => (await city.database.pool.query<T>(text, values)).rows
beforeAll(async () => {
  city = await openCity()
  const { registered } = await makeObjects(city)
  await takeInventory(city, ['医疗机构'], ofHealth)
  // No memorandum was made here, and the rule is the same for one that was.
  await owner(
    `insert into memo_entries (asset_id, holder_id, holder_kind, holder_sector, case_id, reason, review_on, entered_at) select a.id, a.holder_id, a.holder_kind, a.holder_sector, c.id, '暂不具备条件', '2026-09-01', now() from assets a join cases c on c.subject_id = a.id where a.id = $1 limit 1`,
    [registered],
  )
  await rememberFindings(city)
  await rememberAccounts(city)
  await seal(city)
  for (const name of names) {
    const [found] = await owner<Who>(
      `select f.id as "officerId", p.id as "postId", o.id as "organisationId", p.role, o.kind as "organisationKind", o.sector from officers f join posts p on p.officer_id = f.id join organisations o on o.id = p.organisation_id where f.name = $1`,
      [visitors[name] ?? ''],
    )
    // Administrators act for no organisation (choice:administrators).
    who[name] = found
      ? { ...found, organisationId: isAdministrator(found.role) ? null : found.organisationId }
      : { officerId: null, postId: null, organisationId: null, role: 'public', organisationKind: null, sector: null }
  }
})
afterAll(() => city.close())

class Undone extends Error {}
/** What the database says to one statement in somebody's name: how many rows, or its code; nothing of it stays. */
async function tried(name: Visitor, work: (tx: Tx) => Promise<bigint | number>): Promise<string> {
  let said = ''
  await inTransaction(city.db, who[name], async (tx) => {
    said = `${await work(tx)} rows`
    throw new Undone(said)
  }).catch((problem: unknown) => {
    if (!(problem instanceof Undone)) said = (problem as { code?: string }).code ?? String(problem)
  })
  return said
}
const run = (text: string) => async (tx: Tx) => (await sql.raw(text).execute(tx)).numAffectedRows ?? 0
const keys = async (tx: Tx, text: string) => (await sql.raw<{ key: string }>(text).execute(tx)).rows.map((row) => row.key).sort()

/** What the database computes itself and takes from nobody. */
const computed = [
  'findings.identity',
  'certificates.search',
  'book_cards.due_from',
  'officers.is_active',
  'account_steps.id',
  'organisations.is_open',
]
/** Adds a copy of a row of the transport office under a new key, as anybody might try who knows the table. */
const copy = (table: string, row: Record<string, unknown>, fresh: readonly string[]) => async (tx: Tx) => {
  const given = { ...row, ...Object.fromEntries(fresh.map((column) => [column, randomUUID()])) }
  const columns = sql.join(
    Object.keys(given)
      .filter((column) => !computed.includes(`${table}.${column}`))
      .map((column) => sql.ref(column)),
  )
  return (
    (
      await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(given)}::jsonb)`.execute(
        tx,
      )
    ).numAffectedRows ?? 0
  )
}
const rowOf = async (table: string, holder: string) =>
  (
    await owner<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from ${table} t where holder_id = $1 limit 1`, [
      city.id(holder),
    ])
  )[0]!.row

describe('行级安全：替别的单位写一行，被数据库拒绝（§2.1–2.4，§7.1）', () => {
  test.each(Object.keys(held) as (keyof typeof held)[])('%s：只有持有单位和登记机构写得进、改得了', async (table) => {
    const row = await rowOf(table, transport)
    for (const name of names) {
      const isWriter = name === 'own' || (who[name].role === 'registrar' && !unitsOwn.includes(table))
      const said = await tried(name, copy(table, row, held[table]))
      // A copy let in by the policy stumbles over what must be there once (23505) or must exist (23503).
      expect([name, said]).toEqual([name, isWriter ? expect.stringMatching(/^(1 rows|2350[35])$/) : '42501'])
      const changed = await tried(name, run(`update ${table} set holder_sector = holder_sector where holder_id = '${city.id(transport)}'`))
      // Firms take part in a case about the asset, which locks and marks the row of that asset alone.
      const isInvolved = table === 'assets' && (name === 'firm' || name === 'valuer')
      expect([name, changed]).toEqual([name, isWriter || isInvolved ? expect.stringMatching(/^[1-9]\d* rows$/) : '0 rows'])
    }
  })

  test('没有单位能把自己的行改到别的单位名下，也没有单位能把别人的行改到自己名下', async () => {
    for (const table of Object.keys(held) as (keyof typeof held)[]) {
      const give = await tried('own', run(`update ${table} set holder_id = '${city.id(health)}' where holder_id = '${city.id(transport)}'`))
      expect([table, give]).toEqual([table, table === 'assets' ? 'RS002' : '42501'])
      expect([
        table,
        await tried('other', run(`update ${table} set holder_id = '${city.id(health)}' where holder_id = '${city.id(transport)}'`)),
      ]).toEqual([table, '0 rows'])
    }
  })

  test('意见和报告只由出具的机构写入，公示和凭证只由登记机构写入，办件只由申请人开办', async () => {
    for (const [table, writer] of [
      ['opinions', 'firm'],
      ['valuations', 'valuer'],
    ] as const) {
      const row = await rowOf(table, transport)
      for (const name of names)
        expect([table, name, await tried(name, copy(table, row, ['id']))]).toEqual([table, name, name === writer ? '23505' : '42501'])
      // A paper of a firm known by name alone belongs to a case that takes over an earlier registration, which this one is not.
      for (const name of names)
        expect([table, name, await tried(name, copy(table, { ...row, firm_id: null }, ['id']))]).toEqual([table, name, '42501'])
    }
    for (const table of ['notices', 'certificates'] as const) {
      const [found] = await owner<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from ${table} t limit 1`)
      for (const name of names) {
        const isWriter = who[name].role === 'registrar'
        expect([table, name, await tried(name, copy(table, found!.row, []))]).toEqual([table, name, isWriter ? '23505' : '42501'])
        // Nobody changes a certificate; its state follows the lines that are only added to (choice:certificate-states).
        expect([table, name, await tried(name, run(`update ${table} set case_id = case_id`))]).toEqual([
          table,
          name,
          table === 'certificates' ? '42501' : isWriter ? expect.stringMatching(/^[1-9]\d* rows$/) : '0 rows',
        ])
      }
    }
    const row = await rowOf('cases', transport)
    for (const name of names)
      expect([name, await tried(name, copy('cases', row, ['id']))]).toEqual([name, name === 'own' ? '23505' : '42501'])
  })

  test('凭证状态只由登记机构和平台逐条追加，不能接的状态被数据库拒绝', async () => {
    const [found] = await owner<{ number: string }>(`select number from certificates where status = 'valid' limit 1`)
    const line = (status: string) =>
      run(
        `insert into certificate_changes (number, status, since, ground, at) values ('${found!.number}', '${status}', '2026-11-01', 'by-hand', now())`,
      )
    for (const name of names)
      expect([name, await tried(name, line('revoked'))]).toEqual([name, who[name].role === 'registrar' ? '1 rows' : '42501'])
    expect(await tried('registrar', line('valid'))).toBe('RS003')
  })

  test('看得到办件的人里，只有申请人、受办机构和轮到的一方改得了它（§4.7）', async () => {
    for (const name of names) {
      const me = who[name]
      const seen = await inTransaction(city.db, me, (tx) => keys(tx, 'select id::text as key from cases'))
      const part = (
        await owner<{ key: string }>(
          `select id::text as key from cases where id = any ($1) and ($2::uuid in (applicant_id, addressee_id, owner_id) or (owner_id is null and owner_role = $3))`,
          [seen, me.organisationId, me.role],
        )
      ).map((row) => row.key)
      // The registrar decides objections, which moves the case they stand against.
      for (const key of seen)
        expect([name, key, await tried(name, run(`update cases set title = title where id = '${key}'`))]).toEqual([
          name,
          key,
          me.role === 'registrar' || part.includes(key) ? '1 rows' : '42501',
        ])
    }
  })

  test('资产卡的新版本只由持有单位写入（§3.8）', async () => {
    const [found] = await owner<{ row: Record<string, unknown> }>(
      `select to_jsonb(v) as row from asset_versions v join assets a on a.id = v.asset_id where a.holder_id = $1 limit 1`,
      [city.id(transport)],
    )
    for (const name of names)
      expect([name, await tried(name, copy('asset_versions', { ...found!.row, version: 999 }, []))]).toEqual([
        name,
        name === 'own' ? '1 rows' : '42501',
      ])
  })

  test('机构只由系统管理员写入；账号、岗位、申请和清查结果只以平台的名义写入，两人办过之后；时钟谁也不能拨（choice:account-approval）', async () => {
    for (const [table, writer] of [
      ['organisations', 'administrator'],
      ['posts', null],
      ['officers', null],
      ['account_steps', null],
      ['account_requests', null],
      ['idle_accounts', null],
    ] as const) {
      const [found] = await owner<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from ${table} t limit 1`)
      for (const name of names)
        expect([
          table,
          name,
          await tried(name, copy(table, found!.row, table === 'account_steps' || table === 'idle_accounts' ? [] : ['id'])),
        ]).toEqual([table, name, name === writer ? '23505' : '42501'])
    }
    for (const name of names) {
      expect([name, await tried(name, run(`update platform_clock set offset_ms = 1`))]).toEqual([name, '0 rows'])
      expect([name, await tried(name, run(`update organisations set created_at = created_at`))]).toEqual([
        name,
        name === 'administrator' ? expect.stringMatching(/^[1-9]/) : '0 rows',
      ])
      for (const change of [
        'posts set created_at = created_at',
        'officers set login = login',
        'account_requests set decision_reason = decision_reason',
        'idle_accounts set since = since',
      ])
        expect([change, name, await tried(name, run(`update ${change}`))]).toEqual([change, name, '0 rows'])
    }
  })

  test('同一人不能兼任三员之二，也不能兼任三员和办理岗位；自己的申请不能自己批准，数据库也不许（choice:administrators）', async () => {
    const give = (officer: string, role: string) =>
      owner(`insert into posts (officer_id, organisation_id, role) select id, $2, $3 from officers where name = $1`, [
        officer,
        city.id(transport),
        role,
      ])
    for (const [officer, role] of [
      ['管账号', 'security-administrator'],
      ['铁守门', 'audit-administrator'],
      ['史查账', 'producer'],
      ['林清查', 'system-administrator'],
    ] as const)
      await expect(give(officer, role)).rejects.toMatchObject({ code: 'RS009' })
    await expect(
      owner(`update account_requests set decision = 'approved', decided_by = asked_by, decided_name = asked_name, decided_at = now()`),
    ).rejects.toMatchObject({ code: '23514' })
  })

  test.each(onlyAdded)('%s：应用角色不能改、不能删，以平台的名义也不能', async (table) => {
    for (const privilege of ['update', 'delete', 'truncate'])
      expect([privilege, await owner(`select has_table_privilege('rongshu_app', $1, $2) as may`, [table, privilege])]).toEqual([
        privilege,
        [{ may: false }],
      ])
    for (const name of names) expect([name, await tried(name, run(`delete from ${table}`))]).toEqual([name, '42501'])
  })
})

describe('行级安全：附属于办件、资产和机构的行，跟着所附属的走', () => {
  test.each(names)('%s', async (name) => {
    const me = who[name]
    const seen = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(city.db, me, work)
    const cases = await seen((tx) => keys(tx, 'select id::text as key from cases'))
    const assets = await seen((tx) => keys(tx, 'select id::text as key from assets'))
    for (const [table, text] of Object.entries(attached)) {
      const values = [cases, assets, me.organisationId, me.role, me.officerId]
      // A parameter that is not used has no type for the database to guess.
      const typed = `with given as (select $1::uuid[], $2::uuid[], $3::uuid, $4::text, $5::uuid) ${text}`
      const expected = (await owner<{ key: string }>(typed, values)).map((row) => row.key).sort()
      const all = text.slice(0, text.indexOf(' where '))
      expect([table, await seen((tx) => keys(tx, all))]).toEqual([table, expected])
      expect([table, (await owner(all)).length > 0]).toEqual([table, true])
    }
  })

  test('日志还没有说到的凭证变动只有平台自己看得见、取得走，谁也不能添（§7.1）', async () => {
    const untold = async () => (await owner<{ n: number }>(`select count(*)::int as n from certificate_changes_untold`))[0]!.n
    // What is told here already stands in the queue once more, while the log is held and its job waits.
    const holding = await city.database.pool.connect()
    try {
      await holding.query('begin')
      await holding.query('select from log_state for update')
      const put = await owner<{ seq: number }>(
        `insert into certificate_changes_untold select max(seq) from certificate_changes on conflict do nothing returning seq`,
      )
      expect(await untold()).toBeGreaterThan(0)
      for (const name of names) {
        expect([
          name,
          await inTransaction(city.db, who[name], (tx) => keys(tx, `select seq::text as key from certificate_changes_untold`)),
        ]).toEqual([name, []])
        expect([name, await tried(name, run(`delete from certificate_changes_untold`))]).toEqual([name, '0 rows'])
        expect([
          name,
          await tried(name, run(`insert into certificate_changes_untold select seq from certificate_changes limit 1`)),
        ]).toEqual([name, '42501'])
      }
      expect(await untold()).toBeGreaterThan(0)
      await owner(`delete from certificate_changes_untold where seq = any ($1)`, [put.map(({ seq }) => seq)])
    } finally {
      await holding.query('rollback')
      holding.release()
    }
  })

  test('密码摘要、动态验证码、恢复码、通行密钥、接口令牌和统一身份绑定只有平台自己看得见，谁也不能替人添一个（choice:second-factor）', async () => {
    const officer = `(select id from officers where login = 'lin')`
    await owner(`insert into past_passwords (officer_id, password_hash, ended_at) values (${officer}, 'none', now())`)
    await owner(`insert into one_time_codes (officer_id, sealed, begun_at) values (${officer}, '', now())`)
    await owner(`insert into recovery_codes (officer_id, digest, made_at) values (${officer}, '', now())`)
    await owner(
      `insert into passkeys (officer_id, credential, public_key, counter, transports, name, added_at) values (${officer}, 'none', '', 0, '{}', '钥匙', now())`,
    )
    await owner(
      `insert into api_tokens (officer_id, post_id, name, prefix, digest, scopes, made_at, expires_at) select officer_id, id, '系统', 'aaaaaaaa', '', '{read}', now(), now() + interval '1 day' from posts where officer_id = ${officer} limit 1`,
    )
    await owner(
      `insert into officer_identities (issuer, subject, officer_id, bound_at) values ('https://none.example', '4711', ${officer}, now())`,
    )
    await owner(`insert into mail_addresses (officer_id, sealed, asked_at) values (${officer}, '', now())`)
    await owner(`insert into letters (officer_id, queued_at, due_at) values (${officer}, now(), now())`)
    const fresh = {
      mail_addresses: ['officer_id'],
      letters: [],
      past_passwords: [],
      one_time_codes: ['officer_id'],
      recovery_codes: ['officer_id'],
      passkeys: ['id', 'credential'],
      api_tokens: ['id'],
      officer_identities: [],
    } as const
    for (const table of Object.keys(fresh) as (keyof typeof fresh)[]) {
      const [found] = await owner<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) - ${['past_passwords', 'letters'].includes(table) ? `'id'` : `''`} as row from ${table} t limit 1`,
      )
      for (const name of names) {
        expect([
          table,
          name,
          await inTransaction(city.db, who[name], (tx) => keys(tx, `select officer_id::text as key from ${table}`)),
        ]).toEqual([table, name, []])
        expect([table, name, await tried(name, copy(table, found!.row, fresh[table]))]).toEqual([table, name, '42501'])
        expect([table, name, await tried(name, run(`delete from ${table}`))]).toEqual([table, name, '0 rows'])
      }
    }
  })

  test('会话只有平台自己看得见，谁也不能替人开一个', async () => {
    const [found] = await owner<{ n: number; row: Record<string, unknown> }>(
      `select count(*) over () as n, to_jsonb(t) as row from sessions t limit 1`,
    )
    expect(Number(found!.n)).toBeGreaterThan(5)
    for (const name of names) {
      expect([name, await inTransaction(city.db, who[name], (tx) => keys(tx, `select csrf as key from sessions`))]).toEqual([name, []])
      expect([name, await tried(name, copy('sessions', { ...found!.row, token_digest: String.raw`\x00` }, []))]).toEqual([name, '42501'])
      expect([name, await tried(name, run(`delete from sessions`))]).toEqual([name, '0 rows'])
    }
  })
})
