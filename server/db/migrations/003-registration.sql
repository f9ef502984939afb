create table opinions (
  id uuid primary key,
  asset_id uuid not null references assets,
  asset_version int not null,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  case_id uuid not null unique references cases,
  firm_id uuid not null references organisations,
  firm_name text not null,
  number text not null,
  conclusion text not null check (conclusion in ('unqualified', 'qualified', 'adverse', 'disclaimer')),
  issued_on date not null,
  valid_until date not null,
  answers jsonb not null,
  paper_sha256 text not null references files,
  filed_at timestamptz not null,
  foreign key (asset_id, asset_version) references asset_versions (asset_id, version),
  check (firm_id <> holder_id)
);
create index opinions_asset on opinions (asset_id, asset_version);
create table valuations (
  id uuid primary key,
  asset_id uuid not null references assets,
  asset_version int not null,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  case_id uuid not null unique references cases,
  firm_id uuid not null references organisations,
  firm_name text not null,
  number text not null,
  method text not null check (method in ('cost', 'income', 'market')),
  amount_fen bigint not null check (amount_fen > 0),
  base_date date not null,
  valid_until date not null,
  answers jsonb not null,
  paper_sha256 text not null references files,
  filed_at timestamptz not null,
  foreign key (asset_id, asset_version) references asset_versions (asset_id, version),
  check (firm_id <> holder_id)
);
create index valuations_asset on valuations (asset_id, asset_version);
create trigger opinions_append_only before update or delete on opinions for each row execute function refuse_change();
create trigger valuations_append_only before update or delete on valuations for each row execute function refuse_change();
create table notices (
  case_id uuid primary key references cases,
  registrant text not null,
  registration_type text not null,
  asset_name text not null,
  summary text not null,
  opened_on date not null,
  ends_on date not null,
  is_provisional boolean not null default false,
  state text not null default 'open' check (state in ('open', 'closed')),
  closed_on date,
  outcome text not null default ''
);
create index notices_opened on notices (opened_on desc, case_id desc);
create index notices_running on notices (opened_on desc, case_id desc) where state = 'open';
create sequence certificate_numbers;
create table certificates (
  number text primary key,
  serial bigint not null unique,
  case_id uuid not null unique references cases,
  asset_id uuid not null references assets,
  asset_version int not null,
  holder_id uuid not null references organisations,
  facts jsonb not null,
  pdf_sha256 text not null references files,
  pdf_sm3 text not null,
  template text not null,
  issued_at timestamptz not null,
  issued_on date not null,
  valid_until date not null,
  status text not null default 'valid' check (status in ('valid', 'changed', 'deregistered', 'revoked', 'expired')),
  status_on date not null,
  status_reason text not null default '',
  foreign key (asset_id, asset_version) references asset_versions (asset_id, version)
);
create unique index certificates_one_valid on certificates (asset_id) where status = 'valid';
create index certificates_issued on certificates (serial desc);
create function certificate_frozen() returns trigger language plpgsql as $$
begin
  if row(new.number, new.serial, new.case_id, new.asset_id, new.asset_version, new.holder_id, new.facts, new.pdf_sha256, new.pdf_sm3, new.template, new.issued_at, new.issued_on, new.valid_until)
     is distinct from row(old.number, old.serial, old.case_id, old.asset_id, old.asset_version, old.holder_id, old.facts, old.pdf_sha256, old.pdf_sm3, old.template, old.issued_at, old.issued_on, old.valid_until)
  then raise exception 'a certificate is frozen at issue' using errcode = 'RS003'; end if;
  return new;
end $$;
create trigger certificates_frozen before update on certificates for each row execute function certificate_frozen();
create trigger certificates_no_delete before delete on certificates for each row execute function refuse_change();
create table asset_cards (
  asset_id uuid primary key references assets,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  asset_version int not null,
  certificate_number text not null references certificates,
  opinion_id uuid not null references opinions,
  valuation_id uuid not null references valuations,
  card jsonb not null,
  created_at timestamptz not null
);
create table memo_entries (
  asset_id uuid primary key references assets,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  case_id uuid not null references cases,
  reason text not null,
  review_on date not null,
  entered_at timestamptz not null,
  left_at timestamptz
);

-- What anybody may see of a notice (4.7), and nothing else of its case: the days follow the clock of the case, which stands
-- still while an objection is open, so that no date is kept twice. A view reads as its owner; being a join it cannot be written.
create view public_notices as
select n.case_id, n.registrant, n.registration_type, n.asset_name, n.summary, n.opened_on, n.closed_on, n.outcome, n.state = 'open' as is_running,
  case when n.state = 'closed' then n.ends_on else coalesce(c.due_on, n.ends_on) end as ends_on,
  case when n.state <> 'closed' and c.due_on is not null then c.is_provisional else n.is_provisional end as is_provisional,
  case when n.state = 'closed' then 'closed' when c.due_on is null then 'suspended' else 'open' end as state,
  case when n.state <> 'closed' and c.due_on is null
    then (c.clocks -> ('after:' || c.step) ->> 'limit')::int - (c.clocks -> ('after:' || c.step) ->> 'used')::int end as days_left
from notices n join cases c on c.id = n.case_id;

-- How many there are of what most visitors may not read one by one.
create view public_counts as
select (select count(*) from assets where catalogued_at is not null) as catalogued,
  (select count(*) from organisations where is_active and 'producer' = any(roles)) as producers;

-- Where a case stands, for whoever holds its receipt: no name, no content. A function, since a view could be listed.
create function find_progress(wanted text) returns table (number text, procedure text, step text, ending text, since timestamptz)
language sql stable security definer set search_path = public as $$
  select c.number, c.procedure, c.step, c.ending, c.acted_at from cases c where c.receipt = wanted
$$;
