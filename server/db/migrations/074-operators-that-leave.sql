-- An operator whose exit was agreed takes on nothing new until it is cleared; whoever orders from it reads no case of the exit, so a function answers (5.9).
create function leaving_of(operator uuid) returns text language sql stable security definer set search_path to 'public', 'pg_temp' as $$
  select number from cases where subject_id = operator and procedure = 'operator-exit' and closed_at is null and step in ('handover', 'clearance') order by opened_at limit 1
$$;
