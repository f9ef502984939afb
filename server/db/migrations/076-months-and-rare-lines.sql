-- Registrations are counted by the month they took effect in, and never move to the month of a later change; changes, deregistrations, revocations and expiries are counted each by their own month (2.1, 4.7).
-- All but expiries are endings of cases, so they are sums over cases; an expiry is counted when its certificate falls, under who holds the asset.
create or replace function stands_for(what text, holder uuid) returns uuid language sql immutable as $$
  select case when what in ('month', 'changed', 'deregistered', 'revoked', 'lapsed', 'opined', 'valued', 'submitted', 'took', 'mandated', 'traded', 'banked') then '00000000-0000-0000-0000-000000000000' else holder end $$;

create or replace function stands_case(procedure text, submitted_at timestamptz, closed_at timestamptz, ending text) returns table (what text, key text, n bigint) language sql stable as $$
  select v.what, v.key, 1::bigint from (select to_char(closed_at at time zone 'Asia/Shanghai', 'YYYY-MM') as closed, procedure in ('first-registration', 'legacy-registration') as enters) c
    cross join lateral (values ('submitted', case when enters then to_char(submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM') end), ('took', case when enters and ending = 'registered' then round(extract(epoch from closed_at - submitted_at) / 8640)::text end),
      ('month', case when enters and ending = 'registered' then closed end),
      ('changed', case when (procedure, ending) in (('change-registration', 'changed'), ('transfer-registration', 'transferred'), ('third-party-correction', 'corrected')) then closed end),
      ('deregistered', case when (procedure, ending) in (('deregistration', 'deregistered'), ('registrar-deregistration', 'deregistered')) then closed end),
      ('revoked', case when (procedure, ending) = ('revocation', 'revoked') then closed end)) v (what, key)
    where v.key is not null and submitted_at is not null
$$;

drop view standings_of_rows;
drop function stands_asset;
create function stands_asset(id uuid, version integer, state text, grade integer, origin text, importance text, classified_at timestamptz, catalogued_at timestamptz) returns table (what text, key text, n bigint) language sql stable as $$
  select v.what, v.key, 1::bigint from (values ('state', state), ('grade', grade || '/' || origin), ('importance', importance),
      ('unclassified', case when classified_at is null then '' end), ('listed', case when catalogued_at is not null then '' end)) v (what, key)
    where v.key is not null and state <> 'destroyed'
  union all
  select v.what, '', 1 from (values ('opined'), ('valued')) v (what)
    where state not in ('carded', 'destroyed') and exists (select from opinions o where o.asset_id = stands_asset.id and o.asset_version = stands_asset.version and o.conclusion = 'unqualified')
      and (v.what = 'opined' or exists (select from valuations p where p.asset_id = stands_asset.id and p.asset_version = stands_asset.version))
$$;

create or replace function keep_asset_standings() returns trigger language plpgsql security definer set search_path to 'public', 'pg_temp' as $$
declare has_moved boolean; has_changed boolean; has_passed boolean;
begin
  if tg_op = 'UPDATE' then
    select bool_or(n.state is distinct from o.state),
        bool_or((n.holder_id, n.holder_kind, n.holder_sector, n.version, n.grade, n.origin, n.importance, n.classified_at, n.catalogued_at) is distinct from (o.holder_id, o.holder_kind, o.holder_sector, o.version, o.grade, o.origin, o.importance, o.classified_at, o.catalogued_at)
          or (n.state <> o.state and (n.state in ('carded', 'destroyed') or o.state in ('carded', 'destroyed')))),
        bool_or((n.holder_kind, n.holder_sector) is distinct from (o.holder_kind, o.holder_sector))
      into has_moved, has_changed, has_passed from arrived n join gone o using (id);
    if has_passed then
      insert into standing_moves select stands_for('lapsed', null), h.kind, h.sector, 'lapsed', to_char(c.status_on::timestamp, 'YYYY-MM'), sum(h.sign) from arrived n join gone o using (id) join certificates c on c.asset_id = n.id and c.status = 'expired'
        cross join lateral (values (n.holder_kind, n.holder_sector, 1), (o.holder_kind, o.holder_sector, -1)) h (kind, sector, sign) group by 2, 3, 5 having sum(h.sign) <> 0;
    end if;
    if has_changed then
      insert into standing_moves select stands_for(s.what, a.holder_id), a.holder_kind, a.holder_sector, s.what, s.key, sum(a.sign * s.n) from (select 1 as sign, n.* from arrived n union all select -1, o.* from gone o) a
        cross join lateral stands_asset(a.id, a.version, a.state, a.grade, a.origin, a.importance, a.classified_at, a.catalogued_at) s group by 1, 2, 3, 4, 5 having sum(a.sign * s.n) <> 0;
    elsif has_moved then
      insert into standing_moves select stands_for(s.what, n.holder_id), n.holder_kind, n.holder_sector, s.what, s.key, sum(s.n) from arrived n join gone o using (id)
        cross join lateral (values ('state', nullif(n.state, 'destroyed'), 1), ('state', nullif(o.state, 'destroyed'), -1)) s (what, key, n)
        where s.key is not null group by 1, 2, 3, 4, 5 having sum(s.n) <> 0;
    end if;
  else
    execute format('insert into standing_moves select stands_for(s.what, a.holder_id), a.holder_kind, a.holder_sector, s.what, s.key, %s * sum(s.n)
      from %I a cross join lateral stands_asset(a.id, a.version, a.state, a.grade, a.origin, a.importance, a.classified_at, a.catalogued_at) s group by 1, 2, 3, 4, 5', case tg_op when 'INSERT' then 1 else -1 end, case tg_op when 'INSERT' then 'arrived' else 'gone' end);
  end if;
  return null;
end $$;

-- With the asset held, so that a certificate that falls while its unit becomes another kind is counted under one of the two.
create function keep_lapsed_standings() returns trigger language plpgsql security definer set search_path to 'public', 'pg_temp' as $$
begin
  perform from assets where id = new.asset_id for no key update;
  insert into standing_moves select stands_for('lapsed', null), a.holder_kind, a.holder_sector, 'lapsed', to_char(s.day::timestamp, 'YYYY-MM'), s.n
    from assets a cross join lateral (select new.status_on, 1 where new.status = 'expired' union all select old.status_on, -1 where old.status = 'expired') s (day, n) where a.id = new.asset_id;
  return null;
end $$;
create trigger standings_lapsed after update of status, status_on on certificates for each row when (old.status = 'expired' or new.status = 'expired') execute function keep_lapsed_standings();

drop trigger standings_insert on cases;
drop trigger standings_update on cases;
drop trigger standings_delete on cases;
create trigger standings_insert after insert on cases for each row when (new.submitted_at is not null and (new.procedure in ('first-registration', 'legacy-registration') or new.ending in ('changed', 'transferred', 'corrected', 'deregistered', 'revoked'))) execute function keep_case_standings();
create trigger standings_delete after delete on cases for each row when (old.submitted_at is not null and (old.procedure in ('first-registration', 'legacy-registration') or old.ending in ('changed', 'transferred', 'corrected', 'deregistered', 'revoked'))) execute function keep_case_standings();
create trigger standings_update after update of submitted_at, closed_at, ending, holder_id, holder_kind, holder_sector, procedure on cases for each row when (
  (old.submitted_at, old.closed_at, old.ending, old.holder_id, old.holder_kind, old.holder_sector, old.procedure) is distinct from (new.submitted_at, new.closed_at, new.ending, new.holder_id, new.holder_kind, new.holder_sector, new.procedure)
  and (old.procedure in ('first-registration', 'legacy-registration') or new.procedure in ('first-registration', 'legacy-registration') or old.ending in ('changed', 'transferred', 'corrected', 'deregistered', 'revoked') or new.ending in ('changed', 'transferred', 'corrected', 'deregistered', 'revoked'))) execute function keep_case_standings();

create view standings_of_rows as
 SELECT stands_for(what, holder_id) AS holder_id,
    holder_kind,
    holder_sector,
    what,
    key,
    (sum(n))::bigint AS n
   FROM ( SELECT a.holder_id,
            a.holder_kind,
            a.holder_sector,
            s.what,
            s.key,
            s.n
           FROM (assets a
             CROSS JOIN LATERAL stands_asset(a.id, a.version, a.state, a.grade, a.origin, a.importance, a.classified_at, a.catalogued_at) s(what, key, n))
        UNION ALL
         SELECT c.holder_id,
            c.holder_kind,
            c.holder_sector,
            s.what,
            s.key,
            s.n
           FROM (cases c
             CROSS JOIN LATERAL stands_case(c.procedure, c.submitted_at, c.closed_at, c.ending) s(what, key, n))
          WHERE (c.holder_id IS NOT NULL)
        UNION ALL
         SELECT regradings.holder_id,
            regradings.holder_kind,
            regradings.holder_sector,
            'regrading'::text,
            (regradings.due_on)::text AS due_on,
            1
           FROM regradings
          WHERE (regradings.closed_at IS NULL)
        UNION ALL
         SELECT book_cards.holder_id,
            book_cards.holder_kind,
            book_cards.holder_sector,
            'booked'::text,
            ''::text,
            1
           FROM book_cards
          WHERE (book_cards.state = 'held'::text)
        UNION ALL
         SELECT a.holder_id,
            a.holder_kind,
            a.holder_sector,
            'mandated'::text,
            m.ids,
            1
           FROM (assets a
             JOIN ( SELECT mandate_assets.asset_id,
                    string_agg((mandate_assets.mandate_id)::text, ' '::text ORDER BY mandate_assets.mandate_id) AS ids
                   FROM mandate_assets
                  WHERE (mandate_assets.ended_at IS NULL)
                  GROUP BY mandate_assets.asset_id) m ON ((m.asset_id = a.id)))
          WHERE (a.state = 'registered'::text)
        UNION ALL
         SELECT asset_cards.holder_id,
            asset_cards.holder_kind,
            asset_cards.holder_sector,
            'value'::text,
            ''::text,
            asset_cards.valued_fen
           FROM asset_cards
          WHERE (asset_cards.ended_at IS NULL)
        UNION ALL
         SELECT a.holder_id,
            a.holder_kind,
            a.holder_sector,
            'lapsed'::text,
            to_char(c.status_on::timestamp, 'YYYY-MM'),
            1
           FROM (certificates c
             JOIN assets a ON ((a.id = c.asset_id)))
          WHERE (c.status = 'expired'::text)
        UNION ALL
         SELECT standings_of_trade.holder_id,
            standings_of_trade.holder_kind,
            standings_of_trade.holder_sector,
            standings_of_trade.what,
            standings_of_trade.key,
            standings_of_trade.n
           FROM standings_of_trade) t
  GROUP BY (stands_for(what, holder_id)), holder_kind, holder_sector, what, key
 HAVING (sum(n) <> (0)::numeric);

delete from standing_moves where what = 'month';
delete from standings where what = 'month';
insert into standings select holder_id, holder_kind, holder_sector, what, key, n from standings_of_rows where what in ('month', 'changed', 'deregistered', 'revoked', 'lapsed');

-- The log is searched for what is seldom done, and for what was refused or failed, without going through all of it (7.1, 7.2). What makes up most of any log is in neither index: it is found among the newest lines, and
-- to append it costs nothing more.
create index audit_seldom on audit_log (action, id) where action not in ('read-case', 'read-asset', 'read-file', 'open-case', 'sign-in', 'act:submit', 'act:accept', 'act:pass', 'act:confirm', 'act:file');
create index audit_trouble on audit_log (outcome, id) where outcome <> 'done';
