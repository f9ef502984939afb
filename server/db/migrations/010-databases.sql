-- Databases that are scanned by connection (3.5, 3.6): how each is reached, and its password sealed until the scan has ended.
create table source_connections (
  source_id uuid primary key references sources,
  holder_id uuid not null references organisations,
  -- Everything but the password.
  target jsonb not null check (not target ? 'password'),
  -- AES-256-GCM under a key of the data folder; null once the scan has ended or was given up.
  sealed bytea
);
grant select, insert on source_connections to rongshu_app;
grant update (sealed) on source_connections to rongshu_app;
alter table source_connections enable row level security;
create policy read on source_connections for select using (is_platform());
create policy write on source_connections for insert with check (is_platform() or (me_role() = 'producer' and holder_id = me_organisation()));
create policy change on source_connections for update using (is_platform());
-- Whatever ends a scan or a round, the password goes in the same transaction.
create function forget_password() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_table_name = 'sources' then
    update source_connections set sealed = null where source_id = new.id and sealed is not null;
  else
    update source_connections set sealed = null where sealed is not null and source_id in (select s.id from sources s where s.round_id = new.id);
  end if;
  return null;
end $$;
create trigger sources_forget_password after update of state on sources for each row when (new.arrived_by = 'connection' and new.state in ('scanned', 'faulty')) execute function forget_password();
create trigger rounds_forget_password after update of state on rounds for each row when (new.state <> 'open') execute function forget_password();
