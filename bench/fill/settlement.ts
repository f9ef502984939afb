import type pg from 'pg'

export const operator = '00000000-0000-4000-8000-000000000001'
const idOf = `
  create or replace function pg_temp.idof(text) returns uuid language sql immutable as $f$
  select overlay(overlay(md5($1) placing '4' from 13) placing '8' from 17)::uuid $f$
`

/**
 * Fills an empty database with products of one operator, each with an agreement of three to six parties in force, one in ten of another
 * form than fixed parts, and incomes of their orders. Rows are written as the platform writes them.
 */
export async function fillIncomes(client: pg.Client, size: { agreements: number; orders: number }): Promise<void> {
  await client.query(`${idOf}; set session_replication_role = replica; set synchronous_commit = off`)
  await client.query(
    `
      insert into organisations (id, uscc, name, kind, roles)
      select case when i = 1 then '${operator}'::uuid else pg_temp.idof('party' || i) end, '91350100' || lpad(i::text, 10, '0'),
        '榕城第' || i || '收益单位', case when i > 3 then 'public-institution' else 'company' end, array['producer']
      from generate_series(1, 60) i
    `,
  )
  await client.query(
    `
      insert into products (id, name, kind, purpose_class, developer_id, operator_id, made_at)
      select pg_temp.idof('product' || i), '产品' || i, 'api', 'industry', pg_temp.idof('party2'), '${operator}', now()
      from generate_series(1, $1::int) i
    `,
    [size.agreements],
  )
  // Parts of 10,000; the last party takes what the others leave of it.
  await client.query(
    `
      with shape as (
        select i, 3 + i % 4 as n, case when i % 10 = 1 then 2 else 1 end as slices, 100 + i % 1500 as step
        from generate_series(1, $1::int) i
      ),
        given as (
        select s.*,
        (
          select array_agg(
            case
              when p < n - 1 then step - (p * 7) % 90 + k * 11
              else 10000 - (select sum(step - (q * 7) % 90 + k * 11) from generate_series(0, n - 2) q)
            end
            order by k, p
          )
          from generate_series(0, slices - 1) k, generate_series(0, n - 1) p
        ) as parts
        from shape s
      )
      insert into sharing_agreements (
        id, number, product_id, operator_id, version, form, fee_ppm, tax_ppm, cost_fen, parties, bounds, parts, whole,
        first_position, first_fen, first_per_call, effective_on, client_key, made_name, made_at, in_force_at
      )
      select pg_temp.idof('agreement' || i), 'SY-' || i, pg_temp.idof('product' || i), '${operator}', 1,
        case i % 10 when 1 then 'tiered' when 2 then 'minimum' when 3 then 'per-call' else 'fixed' end, 20000, 60000, i % 50, n,
        case when slices = 2 then '{0,50000}'::bigint[] else '{0}' end, parts, 10000,
        case when i % 10 in (2, 3) then i % n end, case when i % 10 in (2, 3) then 300 end, i % 10 = 3, '2026-01-01',
        'by-hand-' || i, '拟订人', now(), now()
      from given`,
    [size.agreements],
  )
  await client.query(
    `
      insert into sharing_parties (agreement_id, position, organisation_id, part, is_public, signed_by, signed_name, signed_at)
      select a.id, p,
        case p
          when 0 then pg_temp.idof('party' || 4 + hashtext(a.number) % 20 + 25)
          when 1 then pg_temp.idof('party2')
          when 2 then '${operator}'
          else pg_temp.idof('party' || 50 + p)
        end,
        (array['producer', 'developer', 'operator'])[least(p, 2) + 1], p = 0, pg_temp.idof('officer'), '签署人', now()
      from sharing_agreements a, generate_series(0, a.parties - 1) p
    `,
  )
  await client.query(
    `
      insert into orders (
        id, number, client_key, product_id, developer_id, operator_id, buyer_name, purpose, kind, quantity, amount_fen, state,
        placed_at
      )
      select pg_temp.idof('order' || i), 'DD-' || i, 'key-' || i, pg_temp.idof('product' || 1 + abs(hashint4(i)) % $1::int),
        pg_temp.idof('party2'), '${operator}', '买方', '用途', 'calls', 1 + i % 9, 1000 + (hashint4(i)::bigint & 16777215),
        'settled', now()
      from generate_series(1, $2::int) i
    `,
    [size.agreements, size.orders],
  )
  await client.query(
    `
      insert into incomes (order_id, product_id, operator_id, gross_fen, quantity, earned_on, agreed_on, taken_at)
      select id, product_id, operator_id, amount_fen, quantity, '2026-11-01'::date + (abs(hashtext(number)) % 25), '2026-11-01',
        now()
      from orders
      order by number
    `,
  )
  await client.query('reset synchronous_commit')
  await client.query('vacuum analyze orders, incomes, sharing_agreements, sharing_parties, products')
}

/** Opens a distribution of the operator by hand, without the case it belongs to. */
export async function openDistribution(client: pg.Client, round: number): Promise<string> {
  await client.query(`update distributions set state = 'void', ended_at = now() where state = 'agreeing'`)
  const { rows } = await client.query<{ id: string }>(
    `
      insert into distributions (
        id, number, title, operator_id, until_on, incomes, gross_fen, fee_fen, tax_fen, cost_fen, net_fen, state, made_at
      )
      values (gen_random_uuid(), $1, '十一月', '${operator}', '2026-11-30', 0, 0, 0, 0, 0, 0, 'agreeing', now())
      returning id
    `,
    [`FP-${round}`],
  )
  return rows[0]!.id
}
