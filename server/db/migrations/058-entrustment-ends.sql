-- An entrustment ends early (5.10, choice:entrustment-end), and each side of one is told of what the other did.

-- A side tells the other of the case they share; of a mandate that ended by it, everybody whom that concerns.
create policy tell_other_side on notes for insert with check (case
  when kind = 'other-side' then exists (select from cases c where c.id = split_part(subject, ':', 1)::uuid and me_organisation() in (c.applicant_id, c.addressee_id) and notes.organisation_id in (c.applicant_id, c.addressee_id))
  when kind = 'mandates-ended' then exists (select from cases c where c.id = split_part(subject, ':', 1)::uuid and c.procedure = 'entrustment-end' and c.ending in ('ended', 'ended-alone') and me_organisation() in (c.applicant_id, c.addressee_id))
  else false end);

-- An operator ends the mandate over what was entrusted to it once it agreed to that, and changes nothing else of it.
create policy end_entrusted on mandates for update using ((select me_role()) = 'operator' and kind = 'entrusted' and operator_id = (select me_organisation()))
  with check (ended_at is not null and exists (select from cases c join mandate_assets a on a.asset_id = c.subject_id where a.mandate_id = mandates.id and c.procedure = 'entrustment-end' and c.ending = 'ended' and c.addressee_id = mandates.operator_id));

-- The mark of an entrustment ends with it, whatever else its operator may operate of the asset.
create or replace function follow_mandate_asset() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  why text;
  named text;
begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null then
    select nullif(ended_why, ''), case when kind = 'entrusted' then terms ->> 'agreementNumber' end into why, named from mandates where id = new.mandate_id;
    why := coalesce(why, '运营权限终止');
    -- A mark ends with the agreement it names, and every mark with the last mandate of its operator.
    with over as (update agreements set ended_at = new.ended_at, ended_why = why where mandate_id = new.mandate_id and asset_id = new.asset_id and ended_at is null returning number)
    update use_marks set ended_at = new.ended_at, ended_name = '系统', end_reason = why where asset_id = new.asset_id and operator_id = new.operator_id and ended_at is null
      and (agreement = named or agreement in (select number from over) or not exists (select from mandate_assets m where m.asset_id = new.asset_id and m.operator_id = new.operator_id and m.ended_at is null));
  end if;
  perform keep_case_reader(new.operator_id, new.asset_id);
  return null;
end $$;
