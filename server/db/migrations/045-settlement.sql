-- Income, how it is shared and distributed, and its way to the treasury (§6.4–6.7).

-- How the income of a product is shared (6.4), in versions; it counts from its day once every party has signed. Terms are whole numbers: parts over one whole, slice after slice.
create table sharing_agreements (
  id uuid primary key,
  number text not null unique,
  product_id uuid not null references products,
  operator_id uuid not null references organisations,
  version int not null check (version > 0),
  form text not null check (form in ('fixed', 'tiered', 'minimum', 'per-call')),
  fee_ppm bigint not null check (fee_ppm >= 0),
  tax_ppm bigint not null check (tax_ppm >= 0),
  cost_fen bigint not null check (cost_fen >= 0),
  parties int not null check (parties between 2 and 12),
  bounds bigint[] not null check (bounds[1] = 0),
  parts bigint[] not null check (0 <= all (parts)),
  whole bigint not null check (whole between 1 and 1000000),
  first_position int,
  first_fen bigint check (first_fen > 0),
  first_per_call boolean not null default false,
  effective_on date not null,
  client_key text not null,
  made_name text not null,
  made_at timestamptz not null,
  in_force_at timestamptz,
  unique (product_id, version),
  unique (operator_id, client_key),
  check (fee_ppm + tax_ppm <= 1000000),
  check (cardinality(parts) = cardinality(bounds) * parties),
  check ((first_position is null) = (first_fen is null) and first_position < parties),
  check ((form in ('minimum', 'per-call')) = (first_fen is not null)),
  check ((form = 'tiered') = (cardinality(bounds) > 1))
);
create index sharing_agreements_made on sharing_agreements (made_at desc, id desc);

-- The parties of an agreement in their order, which settles equal remainders; each organisation signs once.
create table sharing_parties (
  agreement_id uuid not null references sharing_agreements,
  position int not null check (position >= 0),
  organisation_id uuid not null references organisations,
  part text not null check (part in ('producer', 'developer', 'operator', 'regulation')),
  is_public boolean not null,
  signed_by uuid references officers,
  signed_name text not null default '',
  signed_at timestamptz,
  primary key (agreement_id, position),
  unique (agreement_id, organisation_id),
  check ((signed_by is null) = (signed_at is null))
);
create index sharing_parties_organisation on sharing_parties (organisation_id, agreement_id);

-- Terms never change; a signature is given once; an agreement comes into force when all have signed.
create function keep_sharing_terms() returns trigger language plpgsql as $$
begin
  if old.in_force_at is not null or to_jsonb(new) - 'in_force_at' is distinct from to_jsonb(old) - 'in_force_at' then raise exception 'append-only: the terms of % stand', old.number using errcode = 'RS001'; end if;
  if exists (select from sharing_parties p where p.agreement_id = new.id and p.signed_at is null) then raise exception 'not every party of % has signed', old.number using errcode = '23514'; end if;
  return new;
end $$;
create trigger sharing_agreements_stand before update on sharing_agreements for each row execute function keep_sharing_terms();
create function keep_signature() returns trigger language plpgsql as $$
begin
  if old.signed_at is not null or to_jsonb(new) - '{signed_by,signed_name,signed_at}'::text[] is distinct from to_jsonb(old) - '{signed_by,signed_name,signed_at}'::text[] then raise exception 'append-only: a signature stands' using errcode = 'RS001'; end if;
  return new;
end $$;
create trigger sharing_parties_stand before update on sharing_parties for each row execute function keep_signature();

-- What an order brought in, once; what goes back is a line of its own with the other sign, never a change.
create table incomes (
  id bigint generated always as identity primary key,
  order_id uuid not null references orders,
  product_id uuid not null references products,
  operator_id uuid not null references organisations,
  gross_fen bigint not null check (gross_fen <> 0),
  quantity int not null check (quantity > 0),
  earned_on date not null,
  agreed_on date not null,
  reverses bigint unique references incomes,
  taken_at timestamptz not null,
  check ((reverses is null) = (gross_fen > 0))
);
create unique index incomes_order on incomes (order_id) where reverses is null;
create index incomes_operator on incomes (operator_id, earned_on, id);
create trigger incomes_stand before update on incomes for each row execute function refuse_change();

-- A distribution of the income of an operator up to a day (6.5): agreed by every party, then filed with the centre.
create table distributions (
  id uuid primary key references cases,
  number text not null unique,
  title text not null,
  operator_id uuid not null references organisations,
  until_on date not null,
  incomes int not null,
  gross_fen bigint not null,
  fee_fen bigint not null,
  tax_fen bigint not null,
  cost_fen bigint not null,
  net_fen bigint not null,
  state text not null check (state in ('agreeing', 'filed', 'void')),
  made_at timestamptz not null,
  filed_at timestamptz,
  ended_at timestamptz,
  check ((state = 'filed') = (filed_at is not null) and (state = 'agreeing') = (ended_at is null)),
  check (gross_fen = fee_fen + tax_fen + cost_fen + net_fen)
);
-- One at a time, so that no income is in two that stand.
create unique index distributions_open on distributions (operator_id) where state = 'agreeing';
create index distributions_retained on distributions (ended_at) where ended_at is not null;
create index distributions_made on distributions (made_at desc, id desc);

-- One income settled to the fen: shares in the order of the parties. No reference is checked line by line: lines are made by one statement from the rows they name, which are never taken out.
create table settled_incomes (
  income_id bigint not null,
  distribution_id uuid not null,
  agreement_id uuid not null,
  fee_fen bigint not null,
  tax_fen bigint not null,
  cost_fen bigint not null,
  net_fen bigint not null,
  shares bigint[] not null,
  primary key (income_id, distribution_id)
);
-- Lines of one distribution lie together: a few bytes for each stretch of the table find them.
create index settled_incomes_distribution on settled_incomes using brin (distribution_id) with (pages_per_range = 32, autosummarize = on);
create trigger settled_incomes_stand before update on settled_incomes for each row execute function refuse_change();

-- What falls to each party under each agreement: what came in and what goes back apart, never netted.
create table distribution_shares (
  distribution_id uuid not null references distributions,
  agreement_id uuid not null references sharing_agreements,
  position int not null,
  organisation_id uuid not null references organisations,
  part text not null,
  is_public boolean not null,
  due_fen bigint not null check (due_fen >= 0),
  back_fen bigint not null check (back_fen <= 0),
  primary key (distribution_id, agreement_id, position)
);
create index distribution_shares_organisation on distribution_shares (organisation_id, distribution_id);
create trigger distribution_shares_stand before update on distribution_shares for each row execute function refuse_change();

-- Every party of a distribution, and its agreement to what falls to it.
create table distribution_parties (
  distribution_id uuid not null references distributions,
  organisation_id uuid not null references organisations,
  amount_fen bigint not null,
  agreed_by uuid references officers,
  agreed_name text not null default '',
  agreed_at timestamptz,
  primary key (distribution_id, organisation_id),
  check ((agreed_by is null) = (agreed_at is null))
);
create index distribution_parties_organisation on distribution_parties (organisation_id, distribution_id);

-- A batch that goes to the treasury (6.6): drawn, its payment voucher made out, received.
create table remittances (
  id uuid primary key references cases,
  number text not null unique,
  title text not null,
  lines int not null,
  amount_fen bigint not null check (amount_fen > 0),
  state text not null check (state in ('drawn', 'issued', 'received')),
  voucher_number text unique,
  collection_code text not null default '',
  issued_on date,
  issued_name text not null default '',
  receipt_number text unique,
  received_on date,
  received_name text not null default '',
  made_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'drawn') = (voucher_number is null) and (state = 'received') = (receipt_number is not null))
);
create index remittances_retained on remittances (ended_at) where ended_at is not null;
create index remittances_made on remittances (made_at desc, id desc);

-- What falls to a public unit is non-tax revenue (6.6): due, collected, remitted. What goes back is a line of its own that the Finance Bureau repays.
create table receivables (
  id uuid primary key default gen_random_uuid(),
  distribution_id uuid not null references distributions,
  unit_id uuid not null references organisations,
  operator_id uuid not null references organisations,
  period date not null check (period = date_trunc('month', period)),
  amount_fen bigint not null check (amount_fen <> 0),
  made_at timestamptz not null,
  collected_on date,
  collected_slip text not null default '',
  collected_name text not null default '',
  collected_at timestamptz,
  remittance_id uuid references remittances,
  remitted_at timestamptz,
  income_voucher_id uuid references vouchers,
  remitted_voucher_id uuid references vouchers,
  unique (distribution_id, unit_id, amount_fen),
  check ((collected_on is null) = (collected_at is null) and (remittance_id is null or collected_at is not null) and (remitted_at is null or remittance_id is not null)),
  check (amount_fen > 0 or (collected_at is null and remittance_id is null))
);
create index receivables_made on receivables (made_at desc, id desc);
create index receivables_unit on receivables (unit_id, period);
create index receivables_remittance on receivables (remittance_id) where remittance_id is not null;
-- What is due stands; where it is on its way is only ever added to.
create function keep_receivable() returns trigger language plpgsql as $$
declare
  was jsonb := jsonb_strip_nulls(to_jsonb(old) - case when old.collected_at is null then '{collected_slip,collected_name}'::text[] else '{}' end);
begin
  if not to_jsonb(new) @> was then raise exception 'append-only: a receivable stands' using errcode = 'RS001'; end if;
  return new;
end $$;
create trigger receivables_stand before update on receivables for each row execute function keep_receivable();

-- How remitted income is used again (6.7): set by two bureaux together, in versions; it never touches what is remitted.
create table redistribution_rules (
  id uuid primary key references cases,
  version int not null unique,
  unit_parts bigint not null check (unit_parts >= 0),
  service_parts bigint not null check (service_parts >= 0),
  general_parts bigint not null check (general_parts >= 0),
  effective_on date not null unique,
  set_at timestamptz not null,
  check (unit_parts + service_parts + general_parts between 1 and 1000000)
);
create trigger redistribution_rules_stand before update on redistribution_rules for each row execute function refuse_change();

-- What a version of the rule makes of what each unit remitted in a month: the parts add up to what was remitted.
create table redistribution_lines (
  rule_id uuid not null references redistribution_rules,
  period date not null check (period = date_trunc('month', period)),
  unit_id uuid not null references organisations,
  remitted_fen bigint not null check (remitted_fen > 0),
  unit_fen bigint not null,
  service_fen bigint not null,
  general_fen bigint not null,
  run_name text not null,
  run_at timestamptz not null,
  primary key (period, unit_id),
  check (unit_fen + service_fen + general_fen = remitted_fen)
);
create trigger redistribution_lines_stand before update on redistribution_lines for each row execute function refuse_change();

do $$
declare
  named text;
  offices constant text := $r$(select is_platform()) or (select me_everywhere()) or (select me_role()) = 'finance-bureau'$r$;
begin
  foreach named in array array['sharing_agreements', 'sharing_parties', 'incomes', 'distributions', 'settled_incomes', 'distribution_shares', 'distribution_parties', 'remittances', 'receivables', 'redistribution_rules', 'redistribution_lines'] loop
    execute format('alter table %I enable row level security', named);
    execute format('grant select, insert on %I to rongshu_app', named);
  end loop;
  grant update on sharing_agreements, sharing_parties, distributions, distribution_parties, remittances, receivables to rongshu_app;

  -- A party of an agreement or of a distribution, asked without the rule of the other table, which would ask back.
  execute 'create function shares_in(agreement uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $f$ select exists (select from sharing_parties p where p.agreement_id = agreement and p.organisation_id = me_organisation()) $f$';
  execute 'create function takes_part_in(distribution uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $f$ select exists (select from distribution_parties p where p.distribution_id = distribution and p.organisation_id = me_organisation()) $f$';
  execute 'create function remits_in(remittance uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $f$ select exists (select from receivables r where r.remittance_id = remittance and r.unit_id = me_organisation()) $f$';

  -- The income of an order that came to so much, asked likewise.
  execute 'create function income_of(the_order uuid, the_product uuid, the_operator uuid, fen bigint) returns bigint language sql stable security definer set search_path = public, pg_temp as $f$ select id from incomes i where i.order_id = the_order and i.product_id = the_product and i.operator_id = the_operator and i.gross_fen = fen and i.reverses is null $f$';

  execute format('create policy read on sharing_agreements for select using (operator_id = (select me_organisation()) or %s or shares_in(id))', offices);
  execute format('create policy read on sharing_parties for select using (organisation_id = (select me_organisation()) or %s or shares_in(agreement_id))', offices);
  execute format('create policy read on incomes for select using (operator_id = (select me_organisation()) or %s)', offices);
  execute format('create policy read on distributions for select using (operator_id = (select me_organisation()) or %s or takes_part_in(id))', offices);
  execute format('create policy read on settled_incomes for select using (%s or distribution_id in (select d.id from distributions d where d.operator_id = (select me_organisation())))', offices);
  execute format('create policy read on distribution_shares for select using (organisation_id = (select me_organisation()) or %s or distribution_id in (select d.id from distributions d where d.operator_id = (select me_organisation())) or takes_part_in(distribution_id))', offices);
  execute format('create policy read on distribution_parties for select using (organisation_id = (select me_organisation()) or %s or distribution_id in (select d.id from distributions d where d.operator_id = (select me_organisation())) or takes_part_in(distribution_id))', offices);
  execute format('create policy read on remittances for select using (%s or remits_in(id))', offices);
  execute format('create policy read on receivables for select using (unit_id = (select me_organisation()) or operator_id = (select me_organisation()) or %s)', offices);
  execute 'create policy read on redistribution_rules for select using ((select is_platform()) or (select me_organisation()) is not null)';
  execute format('create policy read on redistribution_lines for select using (unit_id = (select me_organisation()) or %s)', offices);

  execute 'create policy write on sharing_agreements for insert with check (operator_id = (select me_organisation()))';
  execute 'create policy write on sharing_parties for insert with check (exists (select from sharing_agreements a where a.id = agreement_id and a.operator_id = (select me_organisation()) and a.in_force_at is null) and signed_at is null)';
  -- An income is what its order says; what goes back is that income again, with the other sign.
  execute 'create policy write on incomes for insert with check (case when reverses is null then exists (select from orders o where o.id = order_id and o.product_id = incomes.product_id and o.amount_fen = gross_fen) else reverses = income_of(order_id, product_id, operator_id, -gross_fen) end)';
  execute 'create policy write on distributions for insert with check (operator_id = (select me_organisation()))';
  foreach named in array array['settled_incomes', 'distribution_shares', 'distribution_parties'] loop
    execute format('create policy write on %I for insert with check ((select is_platform()) or distribution_id in (select d.id from distributions d where d.operator_id = (select me_organisation()) and d.state = ''agreeing''))', named);
  end loop;
  execute 'create policy write on remittances for insert with check ((select me_role()) = ''registrar'')';
  execute 'create policy write on receivables for insert with check ((select me_role()) = ''registrar'')';
  execute 'create policy write on redistribution_rules for insert with check ((select me_role()) in (''finance-bureau'', ''data-bureau''))';
  execute 'create policy write on redistribution_lines for insert with check ((select me_role()) = ''finance-bureau'')';

  execute 'create policy change on sharing_agreements for update using (shares_in(id))';
  execute 'create policy change on sharing_parties for update using (organisation_id = (select me_organisation()))';
  execute 'create policy change on distributions for update using (operator_id = (select me_organisation()) or (select me_role()) = ''registrar'')';
  execute 'create policy change on distribution_parties for update using (organisation_id = (select me_organisation()))';
  execute 'create policy change on remittances for update using ((select me_role()) in (''registrar'', ''finance-bureau''))';
  execute 'create policy change on receivables for update using (unit_id = (select me_organisation()) or (select me_role()) in (''registrar'', ''finance-bureau''))';
end $$;

-- What is said of each table in law/record-tables.ts.
do $$ begin
  perform keep_as_record('sharing_agreements', 'accounting');
  perform keep_as_record('sharing_parties', 'accounting');
  perform keep_as_record('incomes', 'accounting');
  perform keep_as_record('distributions', 'accounting', 'ended_at');
  perform keep_as_record('settled_incomes', 'accounting', '', 'distributions', 'id', 'ended_at', 'distribution_id');
  perform keep_as_record('distribution_shares', 'accounting', '', 'distributions', 'id', 'ended_at', 'distribution_id');
  perform keep_as_record('distribution_parties', 'accounting', '', 'distributions', 'id', 'ended_at', 'distribution_id');
  perform keep_as_record('remittances', 'accounting', 'ended_at');
  perform keep_as_record('receivables', 'accounting');
  perform keep_as_record('redistribution_rules', 'accounting');
  perform keep_as_record('redistribution_lines', 'accounting');
end $$;
