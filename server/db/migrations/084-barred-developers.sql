-- While its termination is proposed a developer gets no new use from that operator; whoever reviews or signs a request reads no such case, so a function answers (8.3).
create function termination_of(operator uuid, developer uuid) returns text language sql stable security definer set search_path to 'public', 'pg_temp' as $$
  select number from cases where subject_id = developer and applicant_id = operator and procedure = 'developer-termination' and closed_at is null and step in ('statement', 'decision') order by opened_at limit 1
$$;
