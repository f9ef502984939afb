import type pg from 'pg'
import type { Assembled } from '#server/assemble.ts'
import { asSystem } from '#server/db/transaction.ts'
import { addOfficer } from '#server/parties/officers.sql.ts'
import { hashPassword } from '#server/parties/passwords.ts'
import { addPost } from '#server/parties/posts.sql.ts'
import { bureau, password } from '../ground.ts'
import { fillStandings } from './standings.ts'

const sha = 'a'.repeat(64)
const cardVersions = 5
const idOf = `
  create function pg_temp.idof(text) returns uuid language sql immutable as $f$
  select overlay(overlay(md5($1) placing '4' from 13) placing '8' from 17)::uuid $f$
`

/** Which unit holds the i-th asset: a few hold most of them, the share of the n-th grows with the square. */
const unitOf = (units: number) => `1 + floor(${units} * power((abs(hashint4(i + 1000003)) % 100000) / 100000.0, 2))::int`

type Size = { readonly units: number; readonly assets: number; readonly openedOn: string }

/**
 * Fills an empty platform with units that keep books and assets that were bought in the first month, each by a voucher of its own
 * with its document, beside a valuation and an asset card. Rows are written as the platform writes them; nothing is amortised yet.
 */
export async function fillBooks(client: pg.Client, platform: Assembled, size: Size): Promise<void> {
  await client.query(`${idOf}; set session_replication_role = replica; set work_mem = '256MB'`)
  await client.query(`insert into files (sha256, sm3, bytes, media_type) values ($1, $1, 120000, 'application/pdf')`, [sha])
  await fillUnits(client, size)
  await planPurchases(client, size)
  await fillAssets(client)
  await fillPapers(client)
  await fillVouchers(client, size)
  await fillCards(client, size)
  await client.query(`set session_replication_role = origin; drop table plan`)
  await fillStandings(client)
  await client.query('vacuum analyze')
  await bringInReaders(client, platform)
}

async function fillUnits(client: pg.Client, size: Size): Promise<void> {
  await client.query(`insert into organisations (id, uscc, name, initials, kind, roles, sector)
    select pg_temp.idof('unit' || i), '12350100' || lpad(i::text, 10, '0'), '榕城市第' || i || '记账单位',
      'rcs' || lpad(i::text, 5, '0'),
      (array['administrative-organ', 'public-institution', 'public-institution', 'municipal-soe'])[1 + i % 4], array['producer'],
      '综合政务'
    from generate_series(1, ${size.units}) i`)
  await client.query(
    `
      insert into book_sets (holder_id, holder_kind, holder_sector, regime, opened_on, opened_name, opened_at)
      select id, kind, sector, case when kind = 'municipal-soe' then 'enterprise' else 'government' end, $1, '记账人', now()
      from organisations
      where name like '%记账单位'
    `,
    [size.openedOn],
  )
}

/** Who buys which asset when and for how much, as every table after it takes it. */
async function planPurchases(client: pg.Client, size: Size): Promise<void> {
  await client.query(
    `
      create temp table plan as select i as n, pg_temp.idof('asset' || i) as asset_id, pg_temp.idof('voucher' || i) as voucher_id,
        o.id as holder_id, o.kind, o.sector, o.kind = 'municipal-soe' as is_firm, $1::date + (i % 28) as on_date,
        (1000000 + (hashint4(i)::bigint & 16777215)) as fen, 24 + i % 97 as months
      from generate_series(1, ${size.assets}) i join organisations o on o.id = pg_temp.idof('unit' || (${unitOf(size.units)}))`,
    [size.openedOn],
  )
}

async function fillAssets(client: pg.Client): Promise<void> {
  // Made anew afterwards: word by word into an index of words takes many times as long.
  const {
    rows: [words],
  } = await client.query<{ text: string }>(`select pg_get_indexdef('assets_words'::regclass) as text`)
  await client.query(`drop index assets_words; set maintenance_work_mem = '512MB'`)
  await client.query(`
    insert into assets (
      id, holder_id, holder_kind, holder_sector, code, name, grade, origin, state, version, catalogued_at, registered_at,
      classified_at, search, created_at
    )
    select asset_id, holder_id, kind, sector, '350100BK' || lpad(n::text, 12, '0'), '公交客流' || n || '号数据', 1 + n % 3,
      'purchased', 'registered', ${cardVersions}, on_date, on_date, on_date,
      lower('公交客流' || n || '号数据 350100bk' || lpad(n::text, 12, '0')), on_date
    from plan`)
  await client.query(words!.text)
  await client.query(
    `insert into asset_versions (asset_id, version, card, sha256, sm3, confirmed_name, confirmed_at, client_key)
    select asset_id, v,
      jsonb_build_object(
        'name', '公交客流' || n || '号数据', 'summary', '按站点、线路和时段汇总的上下车人次，第' || v || '次确认。', 'records',
        500 * v + n, 'category', 'departmental', 'industry', 'S', 'dataForm', 'structured', 'origin', 'purchased',
        'originContract', '采购合同第' || n || '号', 'grade', '2', 'region', '福州市', 'storage', '福州市政务云',
        'updateFrequency', 'monthly', 'department', '数据管理处', 'responsible', '记账人'
      ),
      $1, $1, '记账人', on_date + interval '1 hour' * v, 'fill-' || v
    from plan cross join generate_series(1, ${cardVersions}) v order by n, v`,
    [sha],
  )
}

/** Valuations, and the asset cards that name them. */
async function fillPapers(client: pg.Client): Promise<void> {
  await client.query(
    `
      insert into valuations (
        id, asset_id, asset_version, holder_id, holder_kind, case_id, firm_id, firm_name, number, method, amount_fen, base_date,
        valid_until, answers, paper_sha256, filed_at
      )
      select pg_temp.idof('valuation' || n), asset_id, 1, holder_id, kind, pg_temp.idof('case' || n), pg_temp.idof('firm'),
        '衡信评估', '评报' || n, 'cost', fen * 2, on_date, on_date + 400, '{}', $1, on_date
      from plan`,
    [sha],
  )
  await client.query(
    `
      insert into asset_cards (
        asset_id, holder_id, holder_kind, holder_sector, asset_version, certificate_number, opinion_id, valuation_id, valued_fen,
        card, created_at
      )
      select asset_id, holder_id, kind, sector, 1, 'FZDA' || n, pg_temp.idof('opinion' || n), pg_temp.idof('valuation' || n),
        fen * 2, '{}', on_date
      from plan
    `,
  )
}

/** Vouchers with their lines, movements and documents, and the sums by month that are kept of them. */
async function fillVouchers(client: pg.Client, size: Size): Promise<void> {
  await client.query(
    `
      insert into vouchers (
        id, holder_id, period, number, on_date, template, way, summary, asset_id, lines, moves, amount_fen, client_key, made_name,
        made_at
      )
      select voucher_id, holder_id, $1, row_number() over (partition by holder_id order by on_date, n), on_date, 'purchase', 'bank',
        '外购数据：公交客流' || n || '号数据', asset_id, case when is_firm then 2 else 4 end, 1, fen, 'fill' || n, '记账人', on_date
      from plan
      order by on_date, n`,
    [size.openedOn],
  )
  const line = (n: number, ledger: string, account: string, manner: string, side: 'debit' | 'credit', when = 'true') =>
    `
      select voucher_id, ${n}, holder_id, on_date, '${ledger}', ${account}, '${manner}', ${side === 'debit' ? 'fen' : '0'},
        ${side === 'debit' ? '0' : 'fen'}
      from plan
      where ${when}
    `
  await client.query(
    `insert into postings (voucher_id, line, holder_id, on_date, ledger, account, manner, debit_fen, credit_fen) select * from (${[
      line(1, 'financial', `'intangible-cost'`, 'purchased', 'debit'),
      line(2, 'financial', `'bank'`, '', 'credit'),
      line(
        3,
        'budget',
        `case kind when 'administrative-organ' then 'administrative-spending' else 'service-spending' end`,
        '',
        'debit',
        'not is_firm',
      ),
      line(4, 'budget', `'budget-funds'`, '', 'credit', 'not is_firm'),
    ].join(' union all ')}) l order by 4, 1`,
  )
  await client.query(
    `
      insert into book_moves (voucher_id, asset_id, class, holder_id, on_date, cost_fen)
      select voucher_id, asset_id, 'intangible', holder_id, on_date, fen
      from plan
      order by on_date
    `,
  )
  await client.query(
    `insert into voucher_moves select voucher_id, 'intangible', holder_id, on_date, 1, fen, 0, 0 from plan order by holder_id, on_date`,
  )
  await client.query(
    `
      insert into posted_months
      select p.holder_id, p.account, v.period, p.manner, v.template, count(*), sum(p.debit_fen), sum(p.credit_fen)
      from postings p
      join vouchers v on v.id = p.voucher_id
      group by 1, 2, 3, 4, 5
    `,
  )
  await client.query(`insert into moved_months select holder_id, $1, class, sum(cost_fen), 0, 0 from voucher_moves group by 1, 3`, [
    size.openedOn,
  ])
  await client.query(
    `
      insert into cost_documents (voucher_id, line, holder_id, kind, number, party, issued_on, amount_fen)
      select voucher_id, 1, holder_id, 'invoice', 'FP' || n, '数源公司', on_date, fen
      from plan
    `,
  )
}

/** The cards in the books, and what is due of them month by month. */
async function fillCards(client: pg.Client, size: Size): Promise<void> {
  await client.query(
    `
      insert into book_cards (
        asset_id, holder_id, holder_kind, holder_sector, code, name, search, class, manner, state, cost_fen, life_ground,
        life_months, life_ends, expense, run_from, run_months, run_base_fen, recognised_on, moved_on
      )
      select asset_id, holder_id, kind, sector, '350100BK' || lpad(n::text, 12, '0'), '公交客流' || n || '号数据',
        '公交客流' || n || '号数据', 'intangible', 'purchased', 'held', fen, 'contract', months,
        ($1::date + make_interval(months => months - 1))::date, 'administration-expense', $1, months, fen, on_date, on_date
      from plan`,
    [size.openedOn],
  )
  await client.query(
    `
      insert into due_months
      select c.holder_id, s.period, sum(s.cards), sum(s.fen)
      from book_cards c
      cross join lateral due_steps(c.due_from, c.moved_on, c.run_from, c.run_months, c.run_base_fen, c.run_booked_fen) s
      group by 1, 2
    `,
  )
}

/** Somebody who keeps the books of the largest unit and of a middling one, the Finance Bureau and the Data Bureau. */
async function bringInReaders(client: pg.Client, platform: Assembled): Promise<void> {
  const { rows } = await client.query<{ id: string }>(`select holder_id as id from book_cards group by 1 order by count(*) desc`)
  const passwordHash = await hashPassword(password)
  const finance = (
    await client.query<{ id: string }>(
      `
        insert into organisations (uscc, name, kind, roles)
        values ('12350100FFFFFFFFFF', '榕城市财政局', 'administrative-organ', '{finance-bureau}')
        returning id
      `,
    )
  ).rows[0]!.id
  const data = (await client.query<{ id: string }>(`select id from organisations where name = $1`, [bureau])).rows[0]!.id
  await asSystem(platform.db, async (tx) => {
    for (const [login, organisationId, role] of [
      ['largest', rows[0]!.id, 'producer'],
      ['middling', rows[Math.floor(rows.length / 2)]!.id, 'producer'],
      ['finance', finance, 'finance-bureau'],
      ['bureau', data, 'data-bureau'],
    ] as const)
      await addPost(tx, await addOfficer(tx, { login, name: login, passwordHash }), { organisationId, role, title: '会计' })
  })
}
