-- A deregistration is counted by the month its certificate fell in, whatever ended it (2.1, 4.7): what is found to be core data is deregistered without a case, and was counted in no month.
-- What falls with its certificate, by expiry or by deregistration, is counted by one rule under who holds the asset.
create function stands_fallen(status text, status_on date) returns table (what text, key text) language sql stable as $$
  select f.what, to_char(status_on::timestamp, 'YYYY-MM') from (values ('expired', 'lapsed'), ('deregistered', 'deregistered')) f (status, what) where f.status = stands_fallen.status
$$;

create or replace function stands_case(procedure text, submitted_at timestamptz, closed_at timestamptz, ending text) returns table (what text, key text, n bigint) language sql stable as $$
  select v.what, v.key, 1::bigint from (select to_char(closed_at at time zone 'Asia/Shanghai', 'YYYY-MM') as closed, procedure in ('first-registration', 'legacy-registration') as enters) c
    cross join lateral (values ('submitted', case when enters then to_char(submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM') end), ('took', case when enters and ending = 'registered' then round(extract(epoch from closed_at - submitted_at) / 8640)::text end),
      ('month', case when enters and ending = 'registered' then closed end),
      ('changed', case when (procedure, ending) in (('change-registration', 'changed'), ('transfer-registration', 'transferred'), ('third-party-correction', 'corrected')) then closed end),
      ('revoked', case when (procedure, ending) = ('revocation', 'revoked') then closed end)) v (what, key)
    where v.key is not null and submitted_at is not null
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
      insert into standing_moves select stands_for(s.what, null), h.kind, h.sector, s.what, s.key, sum(h.sign) from arrived n join gone o using (id) join certificates c on c.asset_id = n.id cross join lateral stands_fallen(c.status, c.status_on) s
        cross join lateral (values (n.holder_kind, n.holder_sector, 1), (o.holder_kind, o.holder_sector, -1)) h (kind, sector, sign) group by 1, 2, 3, 4, 5 having sum(h.sign) <> 0;
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
create function keep_fallen_standings() returns trigger language plpgsql security definer set search_path to 'public', 'pg_temp' as $$
begin
  perform from assets where id = new.asset_id for no key update;
  insert into standing_moves select stands_for(s.what, null), a.holder_kind, a.holder_sector, s.what, s.key, sum(c.sign)
    from assets a cross join (values (new.status, new.status_on, 1), (old.status, old.status_on, -1)) c (status, day, sign) cross join lateral stands_fallen(c.status, c.day) s where a.id = new.asset_id group by 1, 2, 3, 4, 5 having sum(c.sign) <> 0;
  return null;
end $$;
drop trigger standings_lapsed on certificates;
drop function keep_lapsed_standings();
create trigger standings_fallen after update of status, status_on on certificates for each row when (old.status in ('expired', 'deregistered') or new.status in ('expired', 'deregistered')) execute function keep_fallen_standings();

drop trigger standings_insert on cases;
drop trigger standings_update on cases;
drop trigger standings_delete on cases;
create trigger standings_insert after insert on cases for each row when (new.submitted_at is not null and (new.procedure in ('first-registration', 'legacy-registration') or new.ending in ('changed', 'transferred', 'corrected', 'revoked'))) execute function keep_case_standings();
create trigger standings_delete after delete on cases for each row when (old.submitted_at is not null and (old.procedure in ('first-registration', 'legacy-registration') or old.ending in ('changed', 'transferred', 'corrected', 'revoked'))) execute function keep_case_standings();
create trigger standings_update after update of submitted_at, closed_at, ending, holder_id, holder_kind, holder_sector, procedure on cases for each row when (
  (old.submitted_at, old.closed_at, old.ending, old.holder_id, old.holder_kind, old.holder_sector, old.procedure) is distinct from (new.submitted_at, new.closed_at, new.ending, new.holder_id, new.holder_kind, new.holder_sector, new.procedure)
  and (old.procedure in ('first-registration', 'legacy-registration') or new.procedure in ('first-registration', 'legacy-registration') or old.ending in ('changed', 'transferred', 'corrected', 'revoked') or new.ending in ('changed', 'transferred', 'corrected', 'revoked'))) execute function keep_case_standings();

create or replace view standings_of_rows as
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
            s.what,
            s.key,
            1
           FROM (certificates c
             JOIN assets a ON ((a.id = c.asset_id))
             CROSS JOIN LATERAL stands_fallen(c.status, c.status_on) s(what, key))
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

delete from standing_moves where what = 'deregistered';
delete from standings where what = 'deregistered';
insert into standings select holder_id, holder_kind, holder_sector, what, key, n from standings_of_rows where what = 'deregistered';
