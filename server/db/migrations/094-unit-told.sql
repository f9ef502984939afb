-- What an interested party asked for without an account is found by number and code before an office has taken it in (choice:correction-door).
-- The unit whose case an upheld objection ended reads by number and code why, as who objected does: the ground and the reasons that the registrar found (choice:progress-code, choice:objection).
create or replace function find_progress(wanted text, code text) returns table (number text, procedure text, step text, ending text, since timestamptz, owner_role text, also_owners text[], due_on date, is_provisional boolean, clocks jsonb, decision text)
language sql stable security definer set search_path = public, pg_temp as $$
  with held as materialized (select * from cases c where c.receipt = code and (c.submitted_at is not null or c.procedure = 'third-party-correction' and exists (select from entries e where e.case_id = c.id and e.seq = 1 and e.officer_id is null)))
  select c.number, c.procedure, c.step, c.ending, c.acted_at, c.owner_role, c.also_owners, c.due_on, c.is_provisional, c.clocks,
    case when c.ending is not null and (c.applicant_id is null or c.procedure = 'third-party-correction' or c.last_act = 'side-ended')
      then (select d.told from (select e.seq, coalesce(e.asked ->> 'explanation', case when e.act in ('overtake', 'lapse') then nullif(e.reason, '') end) as told from entries e where e.case_id = c.id and e.to_step = c.ending) d
        where d.told is not null order by d.seq desc limit 1) end
  from held c where c.number = wanted
$$;

-- Who fell ill cannot hand the post over: the security administrator starts it, and it ends as soon as the officer signs in again (2.1, 7.1, choice:hand-over).
alter table posts add column stand_started_by uuid references officers (id);
create index posts_stand_started_by on posts (stand_started_by) where stand_started_by is not null;
