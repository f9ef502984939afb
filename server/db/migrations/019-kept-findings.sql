-- What was found again and leaves its asset as it is (3.8): a registered one is changed by its registration, not by a count.
alter table findings drop constraint findings_state_check;
alter table findings add constraint findings_state_check check (state in ('proposed', 'carded', 'kept', 'set-aside', 'faulty', 'replaced'));
alter table findings add constraint findings_kept_check check (state <> 'kept' or asset_id is not null);
-- The scan did not know it: a person named the asset it is, which finds nothing by itself.
alter table findings add column is_named boolean not null default false;
-- Findings are looked for by the asset they became or were kept as.
create index findings_asset on findings (asset_id, found_at desc) where asset_id is not null;

-- The findings of a barred asset (3.2): an undecided one of the very name it was found under is barred whatever it is known as since.
create or replace function erase_barred(wanted uuid, without_values jsonb) returns void language sql security definer set search_path = public as $$
  with barred as (
    select f.id from findings f where f.id = wanted and exists (select from assets a where a.importance = 'core' and (a.id = f.asset_id
      or (f.asset_id is null and (a.id = f.known_as or exists (select from findings g where g.asset_id = a.id and g.holder_id = f.holder_id and g.identity = f.identity and (f.known_as is null or g.dataset = f.dataset))))))),
  emptied as (update findings f set finding = without_values, version = f.version + 1 from barred b where f.id = b.id)
  delete from column_sketches s using barred b where s.finding_id = b.id
$$;
