-- A rule of rows that looks at other tables is prepared for execution with them, and with their own rules, for every statement it might be asked in, the platform's too, for which its first words already
-- decide. Rules of writing are asked of the one row that is written: what they look for elsewhere is a function now, prepared only when it is asked. Who may write what is the same as before (4.1, 4.3, 4.7).

create function sees_case(which uuid) returns boolean language plpgsql stable parallel safe as $$ begin
  return exists (select from cases c where c.id = which);
end $$;

drop policy write on entries;
create policy write on entries for insert with check (seq = 1 or is_platform() or sees_case(case_id));
drop policy write on file_uses;
create policy write on file_uses for insert with check (case_id is null or is_platform() or sees_case(case_id));

create function is_asked_about(which uuid) returns boolean language plpgsql stable parallel safe as $$ begin
  return exists (select from case_readers r where r.organisation_id = me_organisation() and r.subject_id = which)
    and exists (select from cases c where c.subject_id = which and me_organisation() in (c.applicant_id, c.addressee_id));
end $$;

drop policy commissioned_update on assets;
drop policy change on assets;
create policy change on assets for update using ((select is_platform()) or holder_id = (select me_organisation()) or (select me_role()) = 'registrar' or is_asked_about(id));

create function tells_other_side(kind text, subject text, told uuid) returns boolean language plpgsql stable parallel safe as $$ begin
  if kind = 'other-side' then
    return exists (select from cases c where c.id = split_part(subject, ':', 1)::uuid and me_organisation() in (c.applicant_id, c.addressee_id) and told in (c.applicant_id, c.addressee_id));
  elsif kind = 'mandates-ended' then
    return exists (select from cases c where c.id = split_part(subject, ':', 1)::uuid and c.procedure = 'entrustment-end' and c.ending in ('ended', 'ended-alone') and me_organisation() in (c.applicant_id, c.addressee_id));
  end if;
  return false;
end $$;

drop policy tell_other_side on notes;
create policy tell_other_side on notes for insert with check (tells_other_side(kind, subject, organisation_id));
