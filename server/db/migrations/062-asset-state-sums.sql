-- What tables do by themselves when a case ends (4.3, 7.1): the same comes of it as before, with less work.

-- An asset that only goes on to another state, none that its papers are counted by: what that changes is known from the two states and the days of
-- registration, so that no paper is looked for and nothing is put together from all that counts.
create or replace function keep_asset_standings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
declare has_moved boolean; has_changed boolean;
begin
  if tg_op = 'UPDATE' then
    select bool_or((n.state, n.registered_at) is distinct from (o.state, o.registered_at)),
        bool_or((n.holder_id, n.holder_kind, n.holder_sector, n.version, n.grade, n.origin, n.importance, n.classified_at, n.catalogued_at) is distinct from (o.holder_id, o.holder_kind, o.holder_sector, o.version, o.grade, o.origin, o.importance, o.classified_at, o.catalogued_at)
          or (n.state <> o.state and (n.state in ('carded', 'destroyed') or o.state in ('carded', 'destroyed'))))
      into has_moved, has_changed from arrived n join gone o using (id);
    if has_changed then
      insert into standing_moves select stands_for(s.what, a.holder_id), a.holder_kind, a.holder_sector, s.what, s.key, sum(a.sign * s.n) from (select 1 as sign, n.* from arrived n union all select -1, o.* from gone o) a
        cross join lateral stands_asset(a.id, a.version, a.state, a.grade, a.origin, a.importance, a.classified_at, a.catalogued_at, a.registered_at) s group by 1, 2, 3, 4, 5 having sum(a.sign * s.n) <> 0;
    elsif has_moved then
      insert into standing_moves select stands_for(s.what, n.holder_id), n.holder_kind, n.holder_sector, s.what, s.key, sum(s.n) from arrived n join gone o using (id)
        cross join lateral (values ('state', nullif(n.state, 'destroyed'), 1), ('state', nullif(o.state, 'destroyed'), -1), ('month', to_char(n.registered_at at time zone 'Asia/Shanghai', 'YYYY-MM'), 1), ('month', to_char(o.registered_at at time zone 'Asia/Shanghai', 'YYYY-MM'), -1)) s (what, key, n)
        where s.key is not null group by 1, 2, 3, 4, 5 having sum(s.n) <> 0;
    end if;
  else
    execute format('insert into standing_moves select stands_for(s.what, a.holder_id), a.holder_kind, a.holder_sector, s.what, s.key, %s * sum(s.n)
      from %I a cross join lateral stands_asset(a.id, a.version, a.state, a.grade, a.origin, a.importance, a.classified_at, a.catalogued_at, a.registered_at) s group by 1, 2, 3, 4, 5', case tg_op when 'INSERT' then 1 else -1 end, case tg_op when 'INSERT' then 'arrived' else 'gone' end);
  end if;
  return null;
end $f$;

-- Sums are kept of the procedures that stands_case names: the others' cases change none.
create or replace trigger standings_insert after insert on cases for each row when (new.submitted_at is not null and new.procedure in ('first-registration', 'legacy-registration')) execute function keep_case_standings();
create or replace trigger standings_delete after delete on cases for each row when (old.submitted_at is not null and old.procedure in ('first-registration', 'legacy-registration')) execute function keep_case_standings();
create or replace trigger standings_update after update on cases for each row
  when ((old.submitted_at, old.closed_at, old.ending, old.holder_id, old.holder_kind, old.holder_sector, old.procedure) is distinct from (new.submitted_at, new.closed_at, new.ending, new.holder_id, new.holder_kind, new.holder_sector, new.procedure)
    and (old.procedure in ('first-registration', 'legacy-registration') or new.procedure in ('first-registration', 'legacy-registration'))) execute function keep_case_standings();

-- A certificate that is in that state already is not looked for a second time; the change is kept for whoever proves it in the same call.
create or replace function follow_certificate_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
declare is_now text; differs boolean; is_first boolean;
begin
  select status, (status, status_on, status_reason) is distinct from (new.status, new.since, new.reason) into is_now, differs from certificates where number = new.number for update;
  is_first := not exists (select from certificate_changes c where c.number = new.number and c.seq < new.seq);
  -- What is over stays over; only an expired one may still be renewed or revoked.
  if (new.status = 'valid') <> is_first or (not is_first and is_now <> 'valid' and not (is_now = 'expired' and new.status in ('changed', 'revoked'))) then
    raise exception 'a certificate that is % does not become %', is_now, new.status using errcode = 'RS003';
  end if;
  if differs then
    update certificates set status = new.status, status_on = new.since, status_reason = new.reason where number = new.number;
  end if;
  insert into certificate_changes_untold values (new.seq);
  return null;
end $f$;
drop trigger certificate_changes_untold on certificate_changes;
drop function certificate_change_is_untold();
-- Only that trigger writes here, of the line just written, and such a line stays: there is nothing to be looked up.
alter table certificate_changes_untold drop constraint certificate_changes_untold_seq_fkey;
