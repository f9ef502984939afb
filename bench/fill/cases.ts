import type pg from 'pg'
import { civilDate } from '#contract/working-days.ts'
import { firms, holders } from './people.ts'
import { ways } from './paths.ts'

/** How much of everything: assets, those commissioned, those applied for, and rounds. */
export type Size = { readonly assets: number; readonly commissioned: number; readonly applied: number; readonly rounds: number }

/** 100,000 cases in all. */
export const fullSize: Size = { assets: 40_000, commissioned: 34_250, applied: 31_050, rounds: 450 }

/** The same city in small, to try the measuring itself. */
export const scaled = (share: number): Size => ({
  assets: Math.round(40_000 * share),
  commissioned: Math.round(34_250 * share),
  applied: Math.round(31_050 * share),
  rounds: Math.max(holders * 2, Math.round(450 * share)),
})

const answers: Readonly<Record<string, object>> = {
  'first-registration': {
    assetName: '许可信息',
    summary: '全市许可信息的编号、单位、区县、日期和状态，按月更新，用于监管和便民查询。',
    rights: ['hold', 'use'],
    limits: '无',
    truthful: true,
    contact: '张三',
    telephone: '0591-00000000',
  },
  'legal-opinion': { purpose: '首次登记', notes: '请在两周内出具。' },
  valuation: { purpose: '首次登记', notes: '请在两周内出具。' },
  'inventory-round': { title: '年度数据资产盘点', scope: '本单位全部业务系统', duties: '信息处负责清查，办公室复核' },
}

/** Puts the ways, the holders with their shares, and what every asset and round will be into temporary tables. */
export async function plan(client: pg.Client, size: Size): Promise<void> {
  const today = civilDate(new Date())
  await client.query(`
    create function pg_temp.idof(text) returns uuid language sql immutable as $f$
    select overlay(overlay(md5($1) placing '4' from 13) placing '8' from 17)::uuid $f$;
      create temp table ways (
      procedure text, way text, first int, last int, acts jsonb, owner text, due boolean, wakes boolean, clocks jsonb,
      ends boolean, answers jsonb
    );
      create temp table units as select row_number() over (order by o.created_at, length(o.name), o.name)::int as n, o.id, o.name,
      o.kind, o.sector, f.id as officer_id, f.name as officer_name
      from organisations o
      join posts p on p.organisation_id = o.id and p.role = 'producer'
      join officers f on f.id = p.officer_id and f.login like 'holder%';
      create temp table offices as select o.id, o.name, p.role, f.id as officer_id, f.name as officer_name,
      row_number() over (partition by p.role order by f.login)::int as n
      from organisations o
      join posts p on p.organisation_id = o.id
      join officers f on f.id = p.officer_id
      where p.role in ('registrar', 'law-firm', 'valuer')`)
  let first = 0
  let procedure = ''
  for (const w of ways) {
    if (w.procedure !== procedure) first = 0
    procedure = w.procedure
    await client.query('insert into ways values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
      w.procedure,
      w.way,
      first,
      first + w.share,
      JSON.stringify(w.acts),
      w.owner,
      w.due,
      w.wakes,
      JSON.stringify(w.clocks).replaceAll('TODAY', today),
      w.ends,
      JSON.stringify(answers[w.procedure] ?? {}),
    ])
    first += w.share
  }
  // A few units hold most of the assets, as in a real city: the share of the n-th grows with the square.
  await client.query(
    `
      create temp table plan as select i as n, u.id as holder_id, u.name as holder_name, u.kind as holder_kind,
        u.sector as holder_sector, u.officer_id, u.officer_name, u.n as unit,
        pg_temp.idof('asset' || i) as asset_id, now() - interval '700 days' * (1 - i::float / $1) as born,
        case when i % 10 = 0 then 3 when i % 4 = 0 then 2 else 1 end as version,
        (abs(hashint4(i)) % 100) as dice,
        (array['许可','公交线路','气象观测','房价备案','水质监测','学校名录','医疗机构','停车泊位'])[1 + i % 8] || '信息' || i || '号' as name
      from generate_series(1, $1::int) i
      join units u on u.n = 1 + floor(${holders} * power((abs(hashint4(i + 1000003)) % 10000) / 10000.0, 2))::int`,
    [size.assets],
  )
  await client.query(
    `
      create temp table planned_rounds as select i as n, pg_temp.idof('round' || i) as id, u.id as holder_id,
        u.name as holder_name, u.kind as holder_kind, u.sector as holder_sector, u.officer_id, u.officer_name,
        now() - interval '720 days' * (1 - i::float / $1) as born, (abs(hashint4(i)) % 100) as dice
      from generate_series(1, $1::int) i join units u on u.n = 1 + i % ${holders}`,
    [size.rounds],
  )
  await client.query('create index on plan (n); analyze plan; analyze ways; analyze units; analyze offices')
}

/** Writes the cases, a set for each procedure; whatever is due or wakes does so from five days ago to a month ahead. */
export async function fillCases(client: pg.Client, size: Size): Promise<number> {
  const columns =
    'id, number, receipt, procedure, edition, title, subject_kind, subject_id, subject_version, applicant_id, addressee_id, holder_id, holder_kind, holder_sector, step, ending, came_from, owner_role, owner_id, due_on, wake_at, clocks, answers, draft, version, last_act, opened_by, opened_at, submitted_at, acted_at, closed_at, search'
  const insert = (source: string) => `insert into cases (${columns})
    select pg_temp.idof(t.procedure || t.n), no, md5('receipt' || no), t.procedure, '2026-11', title, t.kind, t.subject,
      t.version, t.holder_id, t.addressee, t.holder_id, t.holder_kind, t.holder_sector,
      case when w.ends then null else w.acts -> -1 ->> 2 end, case when w.ends then w.acts -> -1 ->> 2 end, w.acts -> -1 ->> 1,
      w.owner, case when w.owner = 'producer' then t.holder_id when w.owner in ('law-firm', 'valuer') then t.addressee end,
      case when w.due then current_date + (abs(hashint4(t.n)) % 35) - 5 end,
        case when w.wakes then now() + interval '30 days' end, w.clocks, w.answers, w.answers, jsonb_array_length(w.acts),
      w.acts -> -1 ->> 0, t.officer_id, opened,
        case when jsonb_array_length(w.acts) > 1 and w.way <> 'withdrawn' then opened + interval '1 day' end,
        opened + interval '2 days' * jsonb_array_length(w.acts),
        case when w.ends then opened + interval '2 days' * jsonb_array_length(w.acts) end, lower(no || ' ' || title)
    from (${source}) t
    join ways w on w.procedure = t.procedure and t.dice >= w.first and t.dice < w.last
    cross join lateral (
      select 'FZ-' || to_char(t.born, 'YYYY') || '-' || lpad((t.n * 4 + t.kindno)::text, 6, '0') as no,
      greatest(t.born, now() - case when w.ends then interval '700 days' else interval '40 days' end) as opened
    ) x`
  const ofAssets = (procedure: string, kindno: number, title: string, upTo: number, addressee: string, dice = 'dice') => `
    select p.n, p.born, '${procedure}' as procedure, ${kindno} as kindno, 'asset' as kind, p.asset_id as subject, p.version,
      p.holder_id, p.holder_kind, p.holder_sector, p.officer_id, ${addressee} as addressee, ${dice} as dice,
      '${title}：' || p.name as title
    from plan p where p.n <= ${upTo}`
  const firm = (role: string) => `(select id from offices o where o.role = '${role}' and o.n = 1 + p.n % ${firms})`
  let total = 0
  const run = async (text: string) => {
    total += (await client.query(text)).rowCount ?? 0
  }
  await run(insert(ofAssets('first-registration', 0, '首次登记', size.applied, 'null::uuid')))
  // Whatever was applied for has both papers; the rest of the commissions is still with the firms.
  for (const [procedure, role, kindno, title] of [
    ['legal-opinion', 'law-firm', 1, '合规性审查委托'],
    ['valuation', 'valuer', 2, '价值评估委托'],
  ] as const) {
    await client.query(
      `
        update ways
        set first = case way when 'filed' then 0 when 'engagement' then 100 else 101 end,
          last = case way when 'filed' then 100 when 'engagement' then 101 else 102 end
        where procedure = '${procedure}'
      `,
    )
    await run(
      insert(
        ofAssets(procedure, kindno, title, size.commissioned, firm(role), `case when p.n <= ${size.applied} then 0 else 100 + p.n % 2 end`),
      ),
    )
  }
  await run(
    insert(
      `
        select p.n, p.born, 'inventory-round' as procedure, 3 as kindno, 'round' as kind, p.id as subject, null::int as version,
          p.holder_id, p.holder_kind, p.holder_sector, p.officer_id, null::uuid as addressee, p.dice,
          '数据资产盘点：第' || p.n || '次' as title
        from planned_rounds p
      `,
    ),
  )
  return total
}

/** Writes the entries of every case along its way. */
export async function fillEntries(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(`
      insert into entries (
        case_id, seq, act, from_step, to_step, officer_id, officer_name, organisation_id, organisation_name, role, at, reason,
        asked, answers, basis, client_key
      )
      select c.id, a.seq, a.act ->> 0, a.act ->> 1, a.act ->> 2,
        coalesce(o.officer_id, case when a.act ->> 3 = 'producer' then c.opened_by end),
        coalesce(o.officer_name, case when a.act ->> 3 = 'producer' then f.name else '系统' end),
        coalesce(o.id, case when a.act ->> 3 = 'producer' then c.applicant_id end),
        coalesce(o.name, case when a.act ->> 3 = 'producer' then g.name else '榕数' end), a.act ->> 3,
        c.opened_at + interval '2 days' * a.seq,
        case when a.act ->> 0 = 'pass' then '材料齐全，内容与目录一致' else '' end, '{}',
        case when a.act ->> 0 = 'submit' then c.answers end, array['§4.7'], c.number || ':' || a.seq
      from cases c
      join ways w
        on w.procedure = c.procedure
        and w.acts -> -1 ->> 2 = coalesce(c.step, c.ending)
        and (w.acts -> -1 ->> 0) = c.last_act
        and jsonb_array_length(w.acts) = c.version
      cross join lateral jsonb_array_elements(w.acts) with ordinality a (act, seq)
      join officers f on f.id = c.opened_by join organisations g on g.id = c.applicant_id
      left join offices o on o.role = a.act ->> 3 and (o.id = c.addressee_id or (o.role = 'registrar' and o.n = 1 + (a.seq % 3)))`)
  return rowCount ?? 0
}
