-- What operation and trading rest on: who may operate which assets, who may use what of them for what, what was made of it, and who bought it (chapters 5 and 6).

-- A mandate to operate: by selection (5.1), by the filing of a utility (5.11) or by entrustment (5.10). It ends once and is never taken out.
create table mandates (
  id uuid primary key,
  number text not null unique,
  operator_id uuid not null references organisations,
  operator_name text not null,
  kind text not null check (kind in ('selected', 'utility', 'entrusted')),
  case_id uuid not null references cases,
  begins_on date not null,
  ends_on date not null check (ends_on >= begins_on),
  terms jsonb not null default '{}',
  suspended_at timestamptz,
  suspended_why text not null default '',
  ended_at timestamptz,
  ended_why text not null default '',
  made_at timestamptz not null
);
create index mandates_operator on mandates (operator_id, begins_on desc, id);
create trigger mandates_no_delete before delete on mandates for each row execute function refuse_change();

-- Which assets a mandate covers, since when and until when.
create table mandate_assets (
  mandate_id uuid not null references mandates,
  asset_id uuid not null references assets,
  operator_id uuid not null references organisations,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (mandate_id, asset_id)
);
create index mandate_assets_asset on mandate_assets (asset_id, operator_id) where ended_at is null;
create index mandate_assets_operator on mandate_assets (operator_id, asset_id) where ended_at is null;
create trigger mandate_assets_no_delete before delete on mandate_assets for each row execute function refuse_change();

-- An agreement for use (5.5): one developer, one asset, named columns, purpose, manner and term; its policy is an ODRL agreement.
create table agreements (
  id uuid primary key,
  number text not null unique,
  case_id uuid references cases,
  mandate_id uuid not null references mandates,
  operator_id uuid not null references organisations,
  developer_id uuid not null references organisations,
  asset_id uuid not null references assets,
  asset_version int not null,
  -- What the asset is called is part of the agreement: both sides read it, also when they read the asset no longer.
  asset_code text not null default '',
  asset_name text not null default '',
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  purpose_class text not null check (purpose_class in ('governance', 'welfare', 'industry')),
  purpose text not null,
  columns text[] not null default '{}',
  manner text not null,
  places text[] not null default '{}',
  most_uses int check (most_uses > 0),
  begins_on date not null,
  ends_on date not null check (ends_on >= begins_on),
  policy jsonb not null,
  policy_sha256 text not null,
  renews uuid references agreements,
  signed_operator_name text,
  signed_operator_at timestamptz,
  signed_developer_name text,
  signed_developer_at timestamptz,
  suspended_at timestamptz,
  suspended_why text not null default '',
  suspended_case uuid references cases,
  ended_at timestamptz,
  ended_why text not null default '',
  -- How often its use was judged, how often permitted, and the digest of the last judgement, which chains them all.
  evaluated int not null default 0,
  uses int not null default 0,
  trace_sha256 text not null default '',
  made_at timestamptz not null
);
create index agreements_operator on agreements (operator_id, made_at desc, id);
create index agreements_developer on agreements (developer_id, made_at desc, id);
create index agreements_asset on agreements (asset_id, made_at desc, id);
create index agreements_holder on agreements (holder_id, made_at desc, id);
create trigger agreements_no_delete before delete on agreements for each row execute function refuse_change();

-- A product (6.2): its specification, and whether it was reviewed, filed and listed. Made from the draft of its first case.
create table products (
  id uuid primary key,
  number text unique,
  name text not null,
  kind text not null,
  purpose_class text not null check (purpose_class in ('governance', 'welfare', 'industry')),
  developer_id uuid not null references organisations,
  operator_id uuid references organisations,
  uses_public boolean not null default false,
  state text not null default 'draft' check (state in ('draft', 'reviewed', 'filed', 'listed', 'paused', 'delisted')),
  specification jsonb not null default '{}',
  price_fen bigint check (price_fen >= 0),
  ceiling_fen bigint check (ceiling_fen >= 0),
  unit text not null default '',
  exchange_number text unique,
  filed_at timestamptz,
  listed_at timestamptz,
  made_at timestamptz not null,
  search text not null default '',
  check (purpose_class = 'industry' or price_fen is null or price_fen = 0),
  check (price_fen is null or ceiling_fen is null or price_fen <= ceiling_fen)
);
create index products_developer on products (developer_id, made_at desc, id);
create index products_state on products (state, made_at desc, id);
create trigger products_no_delete before delete on products for each row execute function refuse_change();

-- What a product was made from: a registered asset under an agreement, or another product (6.2).
create table product_sources (
  product_id uuid not null references products,
  position int not null,
  asset_id uuid references assets,
  agreement_id uuid references agreements,
  from_product_id uuid references products,
  certificate_number text,
  scope text not null default '',
  acquired_on date,
  holder_id uuid references organisations,
  holder_kind text not null default '',
  holder_sector text not null default '',
  developer_id uuid references organisations,
  operator_id uuid references organisations,
  primary key (product_id, position),
  check ((asset_id is null) <> (from_product_id is null))
);
create index product_sources_asset on product_sources (asset_id) where asset_id is not null;
create index product_sources_product on product_sources (from_product_id) where from_product_id is not null;

-- An order (6.1): what was bought by whom for what, and where it stands.
create table orders (
  id uuid primary key,
  number text not null unique,
  client_key text not null,
  product_id uuid not null references products,
  developer_id uuid not null references organisations,
  operator_id uuid references organisations,
  buyer_id uuid references organisations,
  buyer_name text not null,
  purpose text not null,
  kind text not null,
  quantity int not null default 1 check (quantity > 0),
  amount_fen bigint not null check (amount_fen >= 0),
  state text not null,
  exchange_number text,
  trade_certificate jsonb,
  placed_at timestamptz not null,
  delivered_at timestamptz,
  settled_at timestamptz,
  version int not null default 1,
  unique (buyer_id, client_key)
);
create index orders_product on orders (product_id, placed_at desc, id);
create index orders_buyer on orders (buyer_id, placed_at desc, id);
create index orders_operator on orders (operator_id, placed_at desc, id);
create index orders_placed on orders (placed_at desc, id);
create trigger orders_no_delete before delete on orders for each row execute function refuse_change();

-- Whether a product is, or was, on the exchange, and with it public (6.8); asked past row-level security, which would ask back.
create function product_is_public(product uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as
  $f$ select exists (select from products where id = product and state in ('listed', 'paused', 'delisted')) $f$;
-- Whether a product is still in the making, asked likewise.
create function product_is_draft(product uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as
  $f$ select exists (select from products where id = product and state = 'draft') $f$;

do $$
declare
  named text;
  asset_rule constant text := $r$holder_id = (select me_organisation()) or (select me_everywhere()) or holder_kind = any ((select me_kinds())::text[]) or holder_sector = (select me_field())$r$;
  in_a_case constant text := $r$ or exists (select from cases c where c.subject_kind = 'product' and c.subject_id = products.id and c.addressee_id = (select me_organisation()))$r$;
  supervised constant text := $r$(select is_platform()) or (select me_everywhere()) or (select me_role()) in ('finance-bureau', 'sasac', 'sector-authority')$r$;
begin
  foreach named in array array['mandates', 'mandate_assets', 'agreements', 'products', 'product_sources', 'orders'] loop
    execute format('alter table %I enable row level security', named);
    execute format('grant select, insert, update on %I to rongshu_app', named);
  end loop;
  -- Who may begin and change is decided by the desk, whose acts alone lead here; nobody without a post writes.
  foreach named in array array['mandates', 'mandate_assets', 'agreements'] loop
    execute format('create policy write on %I for insert with check (is_platform() or me_organisation() is not null)', named);
  end loop;
  execute format('create policy read on mandates for select using (operator_id = (select me_organisation()) or %s or exists (select from mandate_assets m where m.mandate_id = mandates.id and m.holder_id = (select me_organisation())))', supervised);
  execute format('create policy read on mandate_assets for select using ((select is_platform()) or operator_id = (select me_organisation()) or %s)', asset_rule);
  execute format('create policy read on agreements for select using ((select is_platform()) or operator_id = (select me_organisation()) or developer_id = (select me_organisation()) or %s)', asset_rule);
  execute format('create policy read on products for select using (developer_id = (select me_organisation()) or operator_id = (select me_organisation()) or %s or state in (''listed'', ''paused'', ''delisted'') or exists (select from product_sources s where s.product_id = products.id and s.holder_id = (select me_organisation()))%s)', supervised, in_a_case);
  execute format('create policy read on product_sources for select using ((select is_platform()) or developer_id = (select me_organisation()) or operator_id = (select me_organisation()) or %s or product_is_public(product_id))', asset_rule);
  -- A product is begun by who develops it, its sources are written anew while it is a draft, an order is placed by who buys.
  execute 'create policy write on products for insert with check (is_platform() or developer_id = me_organisation())';
  execute 'create policy write on product_sources for insert with check (is_platform() or developer_id = me_organisation())';
  execute 'create policy write on orders for insert with check (is_platform() or buyer_id = me_organisation())';
  execute 'grant delete on product_sources to rongshu_app';
  execute 'create policy renew on product_sources for delete using (developer_id = (select me_organisation()) and product_is_draft(product_id))';
  execute format('create policy read on orders for select using (buyer_id = (select me_organisation()) or developer_id = (select me_organisation()) or operator_id = (select me_organisation()) or ((select me_role()) = ''exchange'' and exchange_number is not null) or %s)', supervised);
  execute format('create policy change on mandates for update using (operator_id = (select me_organisation()) or %s)', supervised);
  execute format('create policy change on mandate_assets for update using ((select is_platform()) or operator_id = (select me_organisation()) or %s)', asset_rule);
  execute format('create policy change on agreements for update using ((select is_platform()) or operator_id = (select me_organisation()) or developer_id = (select me_organisation()) or %s)', asset_rule);
  execute format('create policy change on products for update using (developer_id = (select me_organisation()) or operator_id = (select me_organisation()) or %s%s)', supervised, in_a_case);
  execute 'create policy change on product_sources for update using ((select is_platform()))';
  execute format('create policy change on orders for update using (buyer_id = (select me_organisation()) or developer_id = (select me_organisation()) or operator_id = (select me_organisation()) or ((select me_role()) = ''exchange'' and exchange_number is not null) or %s)', supervised);
end $$;
