-- What a product costs and by what paper, what happened to an order, and what is disclosed of trading (6.1, 6.3, 6.8).
create sequence product_numbers;
create sequence order_numbers;
grant usage on sequence product_numbers, order_numbers to rongshu_app;

-- One pricing paper that came into force: the latest is the price (6.3).
create table product_prices (
  case_id uuid primary key references cases,
  product_id uuid not null references products,
  charge text not null check (charge in ('free', 'ceiling', 'market')),
  method text,
  unit text not null,
  price_fen bigint not null check (price_fen >= 0),
  ceiling_fen bigint check (ceiling_fen >= 0),
  permitted_fen bigint check (permitted_fen >= 0),
  paper jsonb not null,
  set_at timestamptz not null,
  check ((charge = 'free') = (price_fen = 0)),
  check ((charge = 'ceiling') = (ceiling_fen is not null)),
  check (price_fen <= coalesce(ceiling_fen, price_fen))
);
create index product_prices_product on product_prices (product_id, set_at desc);
create trigger product_prices_no_change before update or delete on product_prices for each row execute function refuse_change();

-- What was done to an order, by whom; only added to. The key makes repeating a move safe.
create table order_entries (
  order_id uuid not null references orders,
  seq int not null,
  move text not null,
  from_state text not null,
  to_state text not null,
  officer_id uuid references officers,
  officer_name text not null,
  organisation_id uuid references organisations,
  organisation_name text not null,
  side text not null,
  asked jsonb not null default '{}',
  client_key text not null,
  at timestamptz not null,
  primary key (order_id, seq),
  unique (order_id, client_key)
);
create trigger order_entries_no_change before update or delete on order_entries for each row execute function refuse_change();

-- A report on a year of trading and operation, as it was signed off, with the figures of the platform (6.8); it stays as published.
create table disclosures (
  case_id uuid primary key references cases,
  organisation_id uuid not null references organisations,
  organisation_name text not null,
  kind text not null check (kind in ('operator', 'bureau')),
  year int not null,
  report jsonb not null,
  figures jsonb not null,
  signed_name text not null,
  published_at timestamptz not null,
  unique (organisation_id, kind, year)
);
create index disclosures_published on disclosures (published_at desc, case_id desc);
create trigger disclosures_no_change before update or delete on disclosures for each row execute function refuse_change();

alter table disclosures enable row level security;
grant select, insert on disclosures to rongshu_app;
-- What is disclosed is for everybody; each organisation discloses for itself.
create policy read on disclosures for select using (true);
create policy write on disclosures for insert with check (is_platform() or organisation_id = me_organisation());

alter table product_prices enable row level security;
alter table order_entries enable row level security;
grant select, insert on product_prices, order_entries to rongshu_app;
-- Who reads a product reads its prices, who reads an order what was done to it.
create policy read on product_prices for select using (exists (select from products p where p.id = product_id));
-- A price is set by who operates the product, or by the bureau that confirms its ceiling.
create policy write on product_prices for insert with check (is_platform() or me_role() = 'data-bureau' or exists (select from products p where p.id = product_id and p.operator_id = me_organisation()));
create policy read on order_entries for select using (exists (select from orders o where o.id = order_id));
create policy write on order_entries for insert with check (is_platform() or (organisation_id = me_organisation() and exists (select from orders o where o.id = order_id)));

-- How trading stands, for everybody: sums alone, read past row-level security, no buyer and no order (choice:trade-board).
create function trade_sums() returns table (what text, of text, orders bigint, completed bigint, free bigint, amount_fen bigint) language sql stable security definer set search_path = public, pg_temp as $f$
  select 'kind', p.kind, count(*) filter (where o.state <> 'cancelled'), count(*) filter (where o.state = 'completed'), count(*) filter (where o.state = 'completed' and o.amount_fen = 0), coalesce(sum(o.amount_fen) filter (where o.state = 'completed'), 0)::bigint
    from orders o join products p on p.id = o.product_id group by p.kind
  union all
  select 'month', to_char(o.settled_at at time zone 'Asia/Shanghai', 'YYYY-MM'), count(*), count(*), count(*) filter (where o.amount_fen = 0), coalesce(sum(o.amount_fen), 0)::bigint
    from orders o where o.state = 'completed' group by 2
$f$;

-- What is kept, and how long (choice:retention-matrix).
do $$
declare t text;
begin
  foreach t in array array['orders', 'order_entries', 'products', 'product_prices'] loop
    perform keep_as_record(t::regclass, 'registration');
  end loop;
  perform keep_as_record('disclosures', 'registration', '', 'cases', 'id', 'closed_at', 'case_id');
end $$;
