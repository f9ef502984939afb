-- What a certificate’s tables do by themselves took half of the time the database spends on one (4.3, 7.1). Nothing else comes of it than before: what
-- a trigger is not needed for it is not called for, and what is looked up is looked up by plans that are kept.

-- The sum of the cards: a card comes alone, so that its row says what to add; whether it arrived or replaced another one, no statement is put together and planned for it.
create function keep_card_standings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
begin
  if tg_op <> 'INSERT' and old.ended_at is null and old.valued_fen <> 0 then
    insert into standing_moves values (old.holder_id, old.holder_kind, old.holder_sector, 'value', '', -old.valued_fen);
  end if;
  if tg_op <> 'DELETE' and new.ended_at is null and new.valued_fen <> 0 then
    insert into standing_moves values (new.holder_id, new.holder_kind, new.holder_sector, 'value', '', new.valued_fen);
  end if;
  return null;
end $f$;
revoke execute on function keep_card_standings() from public;
drop trigger standings_insert on asset_cards;
drop trigger standings_update on asset_cards;
drop trigger standings_delete on asset_cards;
create trigger standings_insert after insert on asset_cards for each row execute function keep_card_standings();
create trigger standings_update after update on asset_cards for each row
  when ((old.holder_id, old.holder_kind, old.holder_sector, old.valued_fen, old.ended_at is null) is distinct from (new.holder_id, new.holder_kind, new.holder_sector, new.valued_fen, new.ended_at is null)) execute function keep_card_standings();
create trigger standings_delete after delete on asset_cards for each row execute function keep_card_standings();

create or replace function keep_sum_standings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
declare added constant text := 'select ' || case tg_table_name
  when 'regradings' then $q$holder_id, holder_kind, holder_sector, 'regrading', due_on::text, %s from %s where closed_at is null$q$
  when 'incomes' then $q$'00000000-0000-0000-0000-000000000000'::uuid, '', '', 'earned', to_char(earned_on, 'YYYY-MM'), %s * gross_fen from %s$q$
  when 'receivables' then $q$'00000000-0000-0000-0000-000000000000'::uuid, '', '', 'due', to_char(period, 'YYYY-MM'), %s * amount_fen from %s where amount_fen > 0$q$
  when 'remittances' then $q$'00000000-0000-0000-0000-000000000000'::uuid, '', '', 'received', to_char(received_on, 'YYYY-MM'), %s * amount_fen from %s where received_on is not null$q$ end;
begin
  execute format('insert into standing_moves select holder_id, holder_kind, holder_sector, what, key, sum(n) from (%s) t (holder_id, holder_kind, holder_sector, what, key, n) group by 1, 2, 3, 4, 5 having sum(n) <> 0',
    case tg_op when 'INSERT' then format(added, 1, 'arrived') when 'DELETE' then format(added, -1, 'gone') else format(added, 1, 'arrived') || ' union all ' || format(added, -1, 'gone') end);
  return null;
end $f$;

-- An asset nobody operates changes no sum of those that are operated.
create or replace function keep_mandated_asset() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
begin
  if not exists (select from mandate_assets where asset_id = new.id and ended_at is null) then return null; end if;
  insert into standing_moves select stands_for(w.what, t.holder_id), t.holder_kind, t.holder_sector, w.what, m.ids, sum(t.n) from (select string_agg(mandate_id::text, ' ' order by mandate_id) as ids from mandate_assets where asset_id = new.id and ended_at is null) m
    cross join (select new.holder_id, new.holder_kind, new.holder_sector, 1 as n where new.state = 'registered' union all select old.holder_id, old.holder_kind, old.holder_sector, -1 where old.state = 'registered') t
    cross join lateral stands_operated(new.id) w where m.ids is not null group by 1, 2, 3, 4, 5 having sum(t.n) <> 0;
  return null;
end $f$;

-- A certificate is written in the state of its issue: to write that state once more would change its row and each of its indexes for nothing.
create or replace function follow_certificate_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
declare is_now text; is_first boolean;
begin
  select status into is_now from certificates where number = new.number for update;
  is_first := not exists (select from certificate_changes c where c.number = new.number and c.seq < new.seq);
  -- What is over stays over; only an expired one may still be renewed or revoked.
  if (new.status = 'valid') <> is_first or (not is_first and is_now <> 'valid' and not (is_now = 'expired' and new.status in ('changed', 'revoked'))) then
    raise exception 'a certificate that is % does not become %', is_now, new.status using errcode = 'RS003';
  end if;
  update certificates set status = new.status, status_on = new.since, status_reason = new.reason
    where number = new.number and (status, status_on, status_reason) is distinct from (new.status, new.since, new.reason);
  return null;
end $f$;

-- Whom a case lets read does not change when it ends, but in the procedures that case_reading names with their end; and a holder reads by holding, not by a case.
create or replace function keep_case_readers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
begin
  perform keep_case_reader(organisation, subject) from (
    select distinct organisation, subject from (values (new.applicant_id, new.subject_id), (new.addressee_id, new.subject_id)) asked (organisation, subject)
    where organisation is not null and subject is not null and (organisation is distinct from new.holder_id or (tg_op = 'UPDATE' and old.holder_id is distinct from new.holder_id))) pairs;
  if tg_op = 'UPDATE' and (old.addressee_id, old.applicant_id, old.subject_id) is distinct from (new.addressee_id, new.applicant_id, new.subject_id) then
    perform keep_case_reader(organisation, subject) from (values (old.applicant_id, old.subject_id), (old.addressee_id, old.subject_id)) asked (organisation, subject) where organisation is not null and subject is not null;
  end if;
  return null;
end $f$;
create or replace trigger keep_readers after update on cases for each row
  when ((old.applicant_id, old.addressee_id, old.holder_id, old.subject_id, old.submitted_at is null, old.procedure in ('transfer-registration', 'use-request', 'entrustment') and old.closed_at is null)
    is distinct from (new.applicant_id, new.addressee_id, new.holder_id, new.subject_id, new.submitted_at is null, new.procedure in ('transfer-registration', 'use-request', 'entrustment') and new.closed_at is null))
  execute function keep_case_readers();
