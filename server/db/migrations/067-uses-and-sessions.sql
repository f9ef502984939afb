-- What rests on the kind of a unit: mandates, agreements and open requests for use over what it holds that would have no ground under another kind, for an administrator who reads none of them (5.1, 5.6, 5.11, choice:use-after-transfer).
create function uses_resting_on(the_unit uuid, fallen_kinds text[], raw_manners text[]) returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  with held as (select m.number, m.id, m.kind = any (fallen_kinds) as falls, a.asset_id from mandate_assets a join mandates m on m.id = a.mandate_id where a.holder_id = the_unit and a.ended_at is null and m.ended_at is null)
  select coalesce(array_agg(distinct n order by n), '{}') from (
    select number from held where falls
    union all select g.number from agreements g where g.holder_id = the_unit and g.ended_at is null and (g.manner = any (raw_manners) or exists (select from held h where h.falls and h.id = g.mandate_id and h.asset_id = g.asset_id))
    union all select c.number from cases c join assets a on a.id = c.subject_id where c.procedure = 'use-request' and c.closed_at is null and c.submitted_at is not null and c.step <> 'request' and a.holder_id = the_unit and c.answers ->> 'manner' = any (raw_manners)) t (n)
$$;
revoke execute on function uses_resting_on(uuid, text[], text[]) from public;
grant execute on function uses_resting_on(uuid, text[], text[]) to rongshu_app;

-- Whoever's session ends, whichever way, is told at once where they listen; the door is asked which of their sessions it was.
create function tell_sessions() returns trigger language plpgsql as $$ begin
  perform pg_notify('rongshu_changes', json_build_object('kind', 'session', 'id', officer_id)::text) from (select distinct officer_id from gone) g;
  return null;
end $$;
create trigger tell_sessions after delete on sessions referencing old table as gone for each statement execute function tell_sessions();
