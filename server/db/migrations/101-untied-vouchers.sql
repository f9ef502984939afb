-- A voucher that was reversed posts nothing any more: what it posted of income due to the treasury is not posted and waits to be posted anew (§6.6, choice:red-reversal).
create function is_reversed(voucher uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from vouchers where reverses = voucher)
$$;
create or replace function keep_receivable() returns trigger language plpgsql as $$
declare
  was jsonb := jsonb_strip_nulls(to_jsonb(old) - case when old.collected_at is null then '{collected_slip,collected_name}'::text[] else '{}' end);
begin
  if old.income_voucher_id is not null and is_reversed(old.income_voucher_id) then was := was - 'income_voucher_id'; end if;
  if old.remitted_voucher_id is not null and is_reversed(old.remitted_voucher_id) then was := was - 'remitted_voucher_id'; end if;
  if not to_jsonb(new) @> was then raise exception 'append-only: a receivable stands' using errcode = 'RS001'; end if;
  return new;
end $$;
create or replace function keep_repayment() returns trigger language plpgsql as $$
begin
  if old.state = 'repaid' and (old.voucher_id is not null and not is_reversed(old.voucher_id) or to_jsonb(new) - 'voucher_id' is distinct from to_jsonb(old) - 'voucher_id') then raise exception 'append-only: the repayment % stands', old.number using errcode = 'RS001'; end if;
  if old.state <> 'repaid' and new.state = 'repaid' and me_role() <> 'finance-bureau' then raise exception 'the Finance Bureau repays' using errcode = '42501'; end if;
  return new;
end $$;
create index receivables_income_voucher on receivables (income_voucher_id) where income_voucher_id is not null;
create index receivables_remitted_voucher on receivables (remitted_voucher_id) where remitted_voucher_id is not null;
create index repayments_voucher on repayments (voucher_id) where voucher_id is not null;
create function untie_reversed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update receivables set income_voucher_id = null where income_voucher_id = new.reverses;
  update receivables set remitted_voucher_id = null where remitted_voucher_id = new.reverses;
  update repayments set voucher_id = null where voucher_id = new.reverses;
  return null;
end $$;
create trigger untie_reversed after insert on vouchers for each row when (new.reverses is not null) execute function untie_reversed();
update receivables set income_voucher_id = null where income_voucher_id in (select reverses from vouchers where reverses is not null);
update receivables set remitted_voucher_id = null where remitted_voucher_id in (select reverses from vouchers where reverses is not null);
update repayments set voucher_id = null where voucher_id in (select reverses from vouchers where reverses is not null);

-- When a use was suspended stays known once it goes on: the yearly report counts it (§7.3).
alter table agreements add column suspensions timestamptz[] not null default '{}';
create or replace function agreements_keep_terms() returns trigger language plpgsql as $$
declare
  moves constant text[] := '{holder_id,holder_kind,holder_sector,signed_operator_name,signed_operator_at,signed_developer_name,signed_developer_at,suspended_at,suspended_why,suspended_case,suspended_by,suspensions,ended_at,ended_why,evaluated,uses,trace_sha256}';
begin
  if to_jsonb(new) - moves is distinct from to_jsonb(old) - moves or (old.ended_at is not null and (new.ended_at, new.ended_why) is distinct from (old.ended_at, old.ended_why)) or new.evaluated < old.evaluated or new.uses < old.uses or not new.suspensions @> old.suspensions
    or (old.signed_operator_at is not null and (new.signed_operator_name, new.signed_operator_at) is distinct from (old.signed_operator_name, old.signed_operator_at)) or (old.signed_developer_at is not null and (new.signed_developer_name, new.signed_developer_at) is distinct from (old.signed_developer_name, old.signed_developer_at)) then
    raise exception 'the terms of an agreement never change' using errcode = 'RS002';
  end if;
  return new;
end $$;
update agreements set suspensions = array[suspended_at] where suspended_at is not null;
