-- Where the holder has ended nobody is left who could end its use marks: they end with the registration (choice:registrar-deregistration, choice:use-mark).
create function end_marks_of_ended_holder() returns trigger language plpgsql security definer set search_path to 'public', 'pg_temp' as $$
begin
  update use_marks m set ended_at = new.at, ended_name = '系统', end_reason = '持有单位已终止，登记随之注销' || coalesce((select '（办件' || k.number || '）' from cases k where k.id = new.case_id), '')
    from certificates c where c.number = new.number and m.asset_id = c.asset_id and m.ended_at is null;
  return null;
end $$;
create trigger certificate_changes_end_marks after insert on certificate_changes for each row when (new.status = 'deregistered' and new.ground = 'holder-ended') execute function end_marks_of_ended_holder();

-- What ended so before.
update use_marks m set ended_at = h.at, ended_name = '系统', end_reason = '持有单位已终止，登记随之注销' || coalesce((select '（办件' || k.number || '）' from cases k where k.id = h.case_id), '')
  from certificate_changes h join certificates c on c.number = h.number
  where h.status = 'deregistered' and h.ground = 'holder-ended' and m.asset_id = c.asset_id and m.ended_at is null and m.set_at < h.at;
