-- Whether an expert still has applications of a call to score, for the bureau, which sees no score before all are in and may dismiss who has not finished, for themselves, and for everybody once scores are open (5.1).
create or replace function has_to_score(call uuid, officer uuid) returns boolean language sql stable security definer set search_path to 'public', 'pg_temp' as $$
  select exists (select from operator_experts e join operator_applications a on a.call_id = e.call_id and a.withdrawn_at is null and a.is_qualified
    where e.call_id = call and e.officer_id = officer and e.ended_at is null and (is_platform() or me_role() = 'data-bureau' or officer = me_officer() or exists (select from operator_calls c where c.case_id = call and c.scores_open_at is not null)) and not exists (select from operator_scores s where s.application_id = a.id and s.officer_id = e.officer_id))
$$;
