-- Whether an expert still has applications of a call to score: the bureau sees no score before all are in, and may dismiss who scores none of them (5.1).
create function has_to_score(call uuid, officer uuid) returns boolean language sql stable security definer set search_path to 'public', 'pg_temp' as $$
  select exists (select from operator_experts e join operator_applications a on a.call_id = e.call_id and a.withdrawn_at is null and a.is_qualified
    where e.call_id = call and e.officer_id = officer and e.ended_at is null and (is_platform() or me_role() = 'data-bureau') and not exists (select from operator_scores s where s.application_id = a.id and s.officer_id = e.officer_id))
$$;

-- Who dismissed an expert, and why; who is named again was not dismissed, and the log keeps what was said (5.1, choice:selection-scoring).
alter table operator_experts add column ended_name text, add column ended_why text;
update operator_experts set ended_name = '', ended_why = '当时没有记录理由' where ended_at is not null;
alter table operator_experts add check ((ended_at is null) = (ended_why is null)), add check ((ended_at is null) = (ended_name is null));
