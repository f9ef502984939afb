-- What a public unit has to give back after a refund is repaid out of the treasury, each line by itself and whole (§6.6, choice:treasury-repayment).

create table repayments (
  id uuid primary key references cases,
  number text not null unique,
  receivable_id uuid not null references receivables,
  unit_id uuid not null references organisations,
  operator_id uuid not null references organisations,
  amount_fen bigint not null check (amount_fen > 0),
  payee_name text not null,
  state text not null check (state in ('repaying', 'repaid', 'ended')),
  decision_number text not null default '',
  order_number text unique,
  repaid_on date,
  repaid_name text not null default '',
  made_at timestamptz not null,
  ended_at timestamptz,
  voucher_id uuid references vouchers,
  check ((state = 'repaid') = (order_number is not null) and (order_number is null) = (repaid_on is null) and (state = 'repaying') = (ended_at is null)),
  check (voucher_id is null or state = 'repaid')
);
-- One at a time, and once for good.
create unique index repayments_standing on repayments (receivable_id) where state <> 'ended';
create index repayments_unit on repayments (unit_id);
create index repayments_retained on repayments (ended_at) where ended_at is not null;

-- What was repaid stands, and only the Finance Bureau repays; the unit adds the voucher of its books.
create function keep_repayment() returns trigger language plpgsql as $$
begin
  if old.state = 'repaid' and (old.voucher_id is not null or to_jsonb(new) - 'voucher_id' is distinct from to_jsonb(old) - 'voucher_id') then raise exception 'append-only: the repayment % stands', old.number using errcode = 'RS001'; end if;
  if old.state <> 'repaid' and new.state = 'repaid' and me_role() <> 'finance-bureau' then raise exception 'the Finance Bureau repays' using errcode = '42501'; end if;
  return new;
end $$;
create trigger repayments_stand before update on repayments for each row execute function keep_repayment();

-- The first distribution whose share in what a receivable gives back has not reached the treasury, whoever asks; nothing when all of it has.
create function not_in_treasury(receivable uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select d.number from receivables r
    join settled_incomes s on s.distribution_id = r.distribution_id join incomes i on i.id = s.income_id and i.reverses is not null
    join settled_incomes f on f.income_id = i.reverses join distributions d on d.id = f.distribution_id and d.state = 'filed'
    join distribution_shares x on x.distribution_id = d.id and x.agreement_id = f.agreement_id and x.organisation_id = r.unit_id and x.is_public and x.due_fen > 0
    left join receivables p on p.distribution_id = d.id and p.unit_id = r.unit_id and p.amount_fen > 0
  where r.id = receivable and p.remitted_at is null order by d.number limit 1
$$;

alter table repayments enable row level security;
grant select, insert, update on repayments to rongshu_app;
create policy read on repayments for select using (unit_id = (select me_organisation()) or operator_id = (select me_organisation()) or (select is_platform()) or (select me_everywhere()) or (select me_role()) = 'finance-bureau');
-- A repayment is what its receivable says, with the other sign, and is applied for by the unit.
create policy write on repayments for insert with check (unit_id = (select me_organisation()) and state = 'repaying' and exists (select from receivables r where r.id = receivable_id and r.unit_id = repayments.unit_id and r.operator_id = repayments.operator_id and r.amount_fen = -repayments.amount_fen));
create policy change on repayments for update using (unit_id = (select me_organisation()) or (select me_role()) = 'finance-bureau')
  with check ((unit_id = (select me_organisation()) or (select me_role()) = 'finance-bureau') and exists (select from receivables r where r.id = receivable_id and r.unit_id = repayments.unit_id and r.operator_id = repayments.operator_id and r.amount_fen = -repayments.amount_fen));

do $$ begin
  perform keep_as_record('repayments', 'accounting', 'ended_at');
end $$;
