-- Uploads lie sealed as papers do, and so does the salt of the city (choice:sealing, 7.1): by which key, so that none is thrown away that is still needed.
alter table sources add column sealed_by text references sealing_keys (id);
create index sources_sealed on sources (sealed_by) where sealed_by is not null;

alter table city_salt alter column salt drop not null;
alter table city_salt add column sealed bytea;
alter table city_salt add constraint city_salt_once check ((salt is null) <> (sealed is null));

-- The salt never becomes another one; how it is kept may change, by the platform alone.
create function refuse_salt_but_sealing() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_user <> 'rongshu_app' and current_setting('app.sealing', true) = 'on' and new.sealed is not null and (to_jsonb(new) - '{salt,sealed}'::text[]) = (to_jsonb(old) - '{salt,sealed}'::text[]) then return new; end if;
  raise exception 'append-only: % on % is refused', tg_op, tg_table_name using errcode = 'RS001';
end $$;
drop trigger city_salt_fixed on city_salt;
create trigger city_salt_fixed before update or delete on city_salt for each row execute function refuse_salt_but_sealing();

create function seal_city_salt(fresh bytea) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not is_platform() then raise exception 'the salt is sealed by the platform alone' using errcode = '42501'; end if;
  perform set_config('app.sealing', 'on', true);
  update city_salt set salt = null, sealed = fresh;
  perform set_config('app.sealing', '', true);
end $$;
revoke execute on function seal_city_salt(bytea) from public;
grant execute on function seal_city_salt(bytea) to rongshu_app;
