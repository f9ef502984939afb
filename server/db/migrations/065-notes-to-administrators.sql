-- A note is to an organisation, or to one of the three administrators, who act for no organisation (7.1, choice:administrators): whoever of them is in office reads it, nobody else.
alter table notes alter column organisation_id drop not null, add column for_role text check (is_administrator(for_role)),
  add constraint notes_to_one check (num_nonnulls(organisation_id, for_role) = 1);
create unique index notes_administrators on notes (for_role, kind, subject) where for_role is not null;
drop policy read on notes;
create policy read on notes for select using ((select is_platform()) or organisation_id = (select me_organisation()) or for_role = (select me_role()));
drop policy change on notes;
create policy change on notes for update using ((select is_platform()) or organisation_id = (select me_organisation()) or for_role = (select me_role()));

create or replace function queue_letters() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into letters (officer_id, note_id, queued_at, due_at)
    select distinct m.officer_id, n.id, n.at, now() from told n join posts p on (p.organisation_id = n.organisation_id or p.role = n.for_role) and p.ended_at is null and (p.until_on is null or p.until_on >= (n.at at time zone 'Asia/Shanghai')::date)
      join officers o on o.id = p.officer_id and o.is_active join mail_addresses m on m.officer_id = o.id and m.confirmed_at is not null
    on conflict do nothing;
  return null;
end $$;
