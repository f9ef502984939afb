-- Books (3.10, 4.6, 6.3): one account set for each unit; the general ledger (vouchers and postings) and, beside it, the cards with
-- their movements. Neither is made from the other, so that the sum of the cards being the book is something that can fail.

create table book_sets (
  holder_id uuid primary key references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  regime text not null check (regime in ('government', 'enterprise')),
  -- The first day of the first month that is kept here.
  opened_on date not null check (extract(day from opened_on) = 1),
  opened_by uuid references officers,
  opened_name text not null,
  opened_at timestamptz not null
);
-- A unit's own codes of accounts, as its accounting system knows them; what is not here goes by the chart of the law.
create table book_codes (
  holder_id uuid not null references book_sets,
  account text not null,
  code text not null check (code ~ '^[0-9A-Za-z.\-]{1,30}$'),
  title text not null default '',
  set_by uuid references officers,
  set_name text not null,
  set_at timestamptz not null,
  primary key (holder_id, account)
);
-- A month that was closed, with what was proven when it was.
create table book_periods (
  holder_id uuid not null references book_sets,
  period date not null check (extract(day from period) = 1),
  vouchers int not null,
  turnover_fen bigint not null,
  carrying_fen bigint not null,
  closed_by uuid references officers,
  closed_name text not null,
  closed_at timestamptz not null,
  primary key (holder_id, period)
);
-- The card of an asset as it stands now; at any past date it is the sum of its movements until then.
create table book_cards (
  asset_id uuid primary key references assets,
  holder_id uuid not null references book_sets,
  holder_kind text not null,
  holder_sector text not null default '',
  code text not null,
  name text not null,
  class text not null check (class in ('intangible', 'inventory', 'development')),
  manner text not null check (manner in ('purchased', 'developed', 'other')),
  -- `withdrawn`: its recognition was reversed; `gone`: disposed of.
  state text not null check (state in ('held', 'gone', 'withdrawn')),
  cost_fen bigint not null default 0,
  amortised_fen bigint not null default 0,
  impaired_fen bigint not null default 0,
  life_ground text,
  life_months int check (life_months between 1 and 1200),
  life_ends date,
  expense text,
  -- What is amortised from which month over how many, and how much of that was.
  run_from date,
  run_months int not null default 0,
  run_base_fen bigint not null default 0,
  run_booked_fen bigint not null default 0,
  recognised_on date not null,
  moved_on date not null,
  search text not null default '',
  check (cost_fen >= 0 and amortised_fen >= 0 and impaired_fen >= 0 and amortised_fen + impaired_fen <= cost_fen),
  check (run_booked_fen between 0 and run_base_fen)
-- A run changes every card, but nothing that is indexed: with room on its page a row moves without touching an index.
) with (fillfactor = 50);
create index book_cards_cost on book_cards (holder_id, cost_fen desc, asset_id);
create index book_cards_recognised on book_cards (holder_id, recognised_on desc, asset_id);
create index book_cards_code on book_cards (holder_id, code);
create table vouchers (
  id uuid primary key,
  seq bigint generated always as identity unique,
  holder_id uuid not null references book_sets,
  period date not null,
  number int not null check (number > 0),
  on_date date not null,
  template text not null,
  way text not null default '',
  summary text not null check (length(summary) between 1 and 200),
  asset_id uuid references assets,
  reverses uuid unique references vouchers,
  -- How many lines and movements belong to it; checked when the transaction ends.
  lines int not null check (lines >= 2),
  moves int not null,
  amount_fen bigint not null,
  -- The card before, to which a reversal of a single card goes back.
  card_before jsonb,
  particulars jsonb not null default '{}',
  client_key text not null,
  made_by uuid references officers,
  made_name text not null,
  made_at timestamptz not null,
  made_in xid8 not null default pg_current_xact_id(),
  unique (holder_id, period, number),
  unique (holder_id, client_key),
  check (period = on_date - (extract(day from on_date)::int - 1))
);
create index vouchers_asset on vouchers (asset_id, seq) where asset_id is not null;
create table postings (
  voucher_id uuid not null references vouchers,
  line int not null,
  holder_id uuid not null,
  on_date date not null,
  ledger text not null check (ledger in ('financial', 'budget')),
  account text not null,
  -- How the data came in, where the account holds cards.
  manner text not null default '',
  debit_fen bigint not null default 0,
  credit_fen bigint not null default 0,
  primary key (voucher_id, line),
  check ((debit_fen = 0) <> (credit_fen = 0))
);
create index postings_ledger on postings (holder_id, account, on_date, voucher_id, line) include (debit_fen, credit_fen);
create table book_moves (
  voucher_id uuid not null,
  asset_id uuid not null,
  class text not null,
  holder_id uuid not null,
  on_date date not null,
  cost_fen bigint not null default 0,
  amortised_fen bigint not null default 0,
  impaired_fen bigint not null default 0,
  primary key (voucher_id, asset_id, class)
);
create index book_moves_asset on book_moves (asset_id, on_date);
create index book_moves_holder on book_moves (holder_id, on_date) include (class, cost_fen, amortised_fen, impaired_fen);
-- Source documents of a cost: what was agreed, invoiced, paid.
create table cost_documents (
  voucher_id uuid not null references vouchers,
  line int not null,
  holder_id uuid not null,
  kind text not null,
  number text not null,
  party text not null default '',
  issued_on date not null,
  amount_fen bigint not null check (amount_fen > 0),
  paper_sha256 text references files,
  primary key (voucher_id, line)
);
create index cost_documents_number on cost_documents (holder_id, kind, number);
create index cost_documents_paper on cost_documents (paper_sha256) where paper_sha256 is not null;

-- Which account of the ledger holds the sum of which value of the cards; the same table stands in law/accounts, and a test compares.
create view book_controls (class, measure, account, sign) as values
  ('intangible', 'cost', 'intangible-cost', 1), ('intangible', 'amortised', 'intangible-amortisation', -1), ('intangible', 'impaired', 'intangible-impairment', -1),
  ('inventory', 'cost', 'stock-cost', 1), ('inventory', 'impaired', 'stock-write-down', -1), ('development', 'cost', 'development', 1);

create trigger vouchers_append_only before update or delete on vouchers for each row execute function refuse_change();
create trigger vouchers_no_truncate before truncate on vouchers for each statement execute function refuse_change();
create trigger postings_append_only before update or delete on postings for each row execute function refuse_change();
create trigger postings_no_truncate before truncate on postings for each statement execute function refuse_change();
create trigger book_moves_append_only before update or delete on book_moves for each row execute function refuse_change();
create trigger book_moves_no_truncate before truncate on book_moves for each statement execute function refuse_change();
create trigger cost_documents_append_only before update or delete on cost_documents for each row execute function refuse_change();
create trigger book_periods_append_only before update or delete on book_periods for each row execute function refuse_change();
create trigger book_cards_no_delete before delete on book_cards for each row execute function refuse_change();

-- Nothing is posted before the books open or into a closed month. The set is held against a closing at the same moment.
create function refuse_closed() returns trigger language plpgsql as $$
declare opened date;
begin
  select opened_on into opened from book_sets where holder_id = new.holder_id for key share;
  if opened is null or new.on_date < opened then raise exception 'the books of this unit do not reach back to %', new.on_date using errcode = 'RS004'; end if;
  if exists (select from book_periods p where p.holder_id = new.holder_id and p.period >= new.period) then
    raise exception 'the month % is closed', new.period using errcode = 'RS005';
  end if;
  new.made_in := pg_current_xact_id();
  return new;
end $$;
create trigger vouchers_period before insert on vouchers for each row execute function refuse_closed();
-- Lines and movements arrive with their voucher or not at all.
create function refuse_strays() returns trigger language plpgsql as $$
begin
  if exists (select from arrived n left join vouchers v on v.id = n.voucher_id
    where v.id is null or v.made_in <> pg_current_xact_id() or v.holder_id <> n.holder_id or v.on_date <> n.on_date) then
    raise exception 'a line belongs to no voucher of this transaction' using errcode = 'RS006';
  end if;
  return null;
end $$;
create trigger postings_belong after insert on postings referencing new table as arrived for each statement execute function refuse_strays();
create trigger book_moves_belong after insert on book_moves referencing new table as arrived for each statement execute function refuse_strays();
-- A voucher is whole: all its lines are there, each ledger balances, red amounts only in a reversal, and what it moves on cards is
-- what it posts to the accounts that hold them.
create function check_voucher() returns trigger language plpgsql as $$
declare n int; financial bigint; budget bigint; red int; m int;
begin
  select count(*), coalesce(sum(debit_fen - credit_fen) filter (where ledger = 'financial'), 0), coalesce(sum(debit_fen - credit_fen) filter (where ledger = 'budget'), 0), count(*) filter (where debit_fen < 0 or credit_fen < 0)
    into n, financial, budget, red from postings where voucher_id = new.id;
  select count(*) into m from book_moves where voucher_id = new.id;
  if n <> new.lines or m <> new.moves then raise exception 'voucher % is not whole: % lines, % movements', new.id, n, m using errcode = 'RS006'; end if;
  if financial <> 0 or budget <> 0 then raise exception 'voucher % does not balance', new.id using errcode = 'RS007'; end if;
  if red <> (case when new.reverses is null then 0 else n end) then raise exception 'voucher %: red amounts stand in reversals and nowhere else', new.id using errcode = 'RS007'; end if;
  if exists (
    select from (select account, sum(debit_fen - credit_fen) as net from postings where voucher_id = new.id and account in (select account from book_controls) group by 1) p
    full join (select c.account, sum(c.sign * case c.measure when 'cost' then b.cost_fen when 'amortised' then b.amortised_fen else b.impaired_fen end) as net
      from book_moves b join book_controls c on c.class = b.class where b.voucher_id = new.id group by 1) k on k.account = p.account
    where coalesce(p.net, 0) <> coalesce(k.net, 0)) then
    raise exception 'voucher %: cards and book differ', new.id using errcode = 'RS008';
  end if;
  return null;
end $$;
create constraint trigger vouchers_whole after insert on vouchers deferrable initially deferred for each row execute function check_voucher();

grant select, insert on book_sets, book_codes, book_periods, book_cards, vouchers, postings, book_moves, cost_documents to rongshu_app;
grant usage on all sequences in schema public to rongshu_app;
grant select on book_controls to rongshu_app;
grant update on book_cards, book_codes to rongshu_app;
-- Held only to be locked: of a set nothing ever changes but the supervisor's field, when the unit moves to another.
grant update (holder_sector) on book_sets to rongshu_app;
do $$ declare t text; begin
  foreach t in array array['book_sets', 'book_cards'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read on %1$I for select using (holder_id = (select me_organisation()) or (select me_everywhere()) or holder_kind = any ((select me_kinds())::text[]) or holder_sector = (select me_field()))', t);
    execute format('create policy write on %I for insert with check ((select is_platform()) or ((select me_role()) = ''producer'' and holder_id = (select me_organisation())))', t);
    execute format('create policy change on %I for update using ((select is_platform()) or ((select me_role()) = ''producer'' and holder_id = (select me_organisation())))', t);
  end loop;
  -- What belongs to a set is read by whoever reads the set: looked up once for a statement, not for every row.
  foreach t in array array['book_codes', 'book_periods', 'vouchers', 'postings', 'book_moves', 'cost_documents'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read on %I for select using (holder_id in (select s.holder_id from book_sets s))', t);
    execute format('create policy write on %I for insert with check ((select is_platform()) or ((select me_role()) = ''producer'' and holder_id = (select me_organisation())))', t);
  end loop;
end $$;
create policy change on book_codes for update using ((select is_platform()) or ((select me_role()) = 'producer' and holder_id = (select me_organisation())));
-- Whoever reads a voucher reads the papers it rests on.
create policy of_books on file_uses for select using (exists (select from cost_documents d where d.paper_sha256 = file_uses.sha256));
-- The chain of a unit counts what it holds in the rooms before.
create index if not exists asset_cards_holder on asset_cards (holder_id);
create index if not exists memo_entries_holder on memo_entries (holder_id) where left_at is null;
