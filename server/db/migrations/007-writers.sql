-- Who reads a case may hold its row, since a denial is judged with the row held; who changes it must have a part in it: applicant,
-- addressee, the office or organisation whose move it is, the registrar (who decides an objection and so moves the case it stands
-- against), or the platform. A policy cannot tell holding from changing; a trigger can.
create function cases_writers() returns trigger language plpgsql as $$
begin
  if current_user <> 'rongshu_app' or me_role() in ('system', 'registrar') or me_organisation() in (old.applicant_id, old.addressee_id, old.owner_id) or (old.owner_id is null and old.owner_role = me_role()) then return new; end if;
  raise exception 'whoever has no part in a case does not change it (4.7)' using errcode = '42501';
end $$;
create trigger cases_writers before update on cases for each row execute function cases_writers();
-- A version of a card is written by the unit that holds the asset.
drop policy write on asset_versions;
create policy write on asset_versions for insert with check (is_platform() or exists (select from assets a where a.id = asset_id and a.holder_id = me_organisation()));
