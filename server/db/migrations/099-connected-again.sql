-- What of a database a source looked at is told with it, the account not; how it was reached is told to the unit that connected it, so that the next year it changes only what differs (§3.5, choice:scan-hosts). The password stays where nobody reads it.
alter table sources add column scope jsonb constraint sources_scope_check check (scope is null or arrived_by = 'connection' and not scope ?| array['user', 'password']);
update sources s set scope = jsonb_build_object('schemas', c.target -> 'schemas', 'tables', c.target -> 'tables', 'mode', c.target -> 'mode') from source_connections c where c.source_id = s.id;
create function my_connections() returns table (source_id uuid, target jsonb) language sql stable security definer set search_path = public, pg_temp as $$
  select c.source_id, c.target - 'password' from source_connections c where me_role() = 'producer' and c.holder_id = me_organisation()
$$;
revoke execute on function my_connections() from public;
grant execute on function my_connections() to rongshu_app;
