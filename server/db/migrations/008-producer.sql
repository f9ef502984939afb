-- Scans made at the producer's (3.5, 3.6): whose signature is trusted, the salt of the city, and what a running scan says first.
-- Salts digests and sketches of every scan in this city, so that they mean nothing elsewhere; made at the first scan, never changed.
create table city_salt (
  one boolean primary key default true check (one),
  salt bytea not null check (length(salt) = 32),
  made_at timestamptz not null
);
create trigger city_salt_fixed before update or delete on city_salt for each row execute function refuse_change();
-- Public keys units sign their findings with. The same key may be entered by two units, since neither could use it for the other.
create table unit_keys (
  organisation_id uuid not null references organisations,
  key_id text not null check (key_id ~ '^[0-9a-f]{16}$'),
  label text not null,
  public_key text not null,
  added_by uuid references officers,
  added_name text not null,
  added_at timestamptz not null,
  ended_by uuid references officers,
  ended_at timestamptz,
  primary key (organisation_id, key_id),
  check ((ended_by is null) = (ended_at is null))
);
create function key_ends_once() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null or (new.organisation_id, new.key_id, new.public_key, new.label, new.added_by, new.added_name, new.added_at) is distinct from
    (old.organisation_id, old.key_id, old.public_key, old.label, old.added_by, old.added_name, old.added_at) then
    raise exception 'a key is only ever ended, once' using errcode = 'RS002';
  end if;
  return new;
end $$;
create trigger unit_keys_end_once before update on unit_keys for each row execute function key_ends_once();
create trigger unit_keys_no_delete before delete on unit_keys for each row execute function refuse_change();
grant select, insert on city_salt, unit_keys to rongshu_app;
grant update (ended_by, ended_at) on unit_keys to rongshu_app;
alter table city_salt enable row level security;
create policy platform on city_salt for all using (is_platform()) with check (is_platform());
alter table unit_keys enable row level security;
create policy read on unit_keys for select using ((select is_platform()) or organisation_id = (select me_organisation()));
create policy write on unit_keys for insert with check (me_role() = 'producer' and organisation_id = me_organisation());
create policy change on unit_keys for update using (me_role() = 'producer' and organisation_id = me_organisation());

alter table sources drop constraint sources_arrived_by_check;
alter table sources add constraint sources_arrived_by_check check (arrived_by in ('upload', 'folder', 'connection', 'findings'));
-- The first answer of a running scan, from a sample; gone when the scan ends.
alter table sources add column preliminary jsonb;
