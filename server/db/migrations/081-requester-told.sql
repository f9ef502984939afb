-- Who asked the registrar in writing to correct what is registered is told how that was decided and why, as an objector is: the registrar applied in
-- their stead, and there is no other place where they could read it (8.1, choice:progress-code). A notice that ended by itself has its reason in the entry. What is added to a case that has ended is none.
create or replace function find_progress(wanted text, code text) returns table (number text, procedure text, step text, ending text, since timestamptz, owner_role text, also_owners text[], due_on date, is_provisional boolean, clocks jsonb, decision text)
language sql stable security definer set search_path = public, pg_temp as $$
  with held as materialized (select * from cases c where c.receipt = code and c.submitted_at is not null)
  select c.number, c.procedure, c.step, c.ending, c.acted_at, c.owner_role, c.also_owners, c.due_on, c.is_provisional, c.clocks,
    case when c.ending is not null and (c.applicant_id is null or c.procedure = 'third-party-correction')
      then (select d.told from (select e.seq, coalesce(e.asked ->> 'explanation', case when e.act in ('overtake', 'lapse') then nullif(e.reason, '') end) as told from entries e where e.case_id = c.id and e.to_step = c.ending) d
        where d.told is not null order by d.seq desc limit 1) end
  from held c where c.number = wanted
$$;
