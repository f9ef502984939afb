-- Where a case stands, for whoever holds its number and its code (choice:progress-code). The code is looked up first, so that a wrong one tells nothing of the number.
-- What nobody signed in for is told its decision too: there is no other place where its applicant could read it.
drop function find_progress(text);
create function find_progress(wanted text, code text) returns table (number text, procedure text, step text, ending text, since timestamptz, owner_role text, due_on date, is_provisional boolean, clocks jsonb, decision text)
language sql stable security definer set search_path = public, pg_temp as $$
  with held as materialized (select * from cases c where c.receipt = code and c.submitted_at is not null)
  select c.number, c.procedure, c.step, c.ending, c.acted_at, c.owner_role, c.due_on, c.is_provisional, c.clocks,
    case when c.applicant_id is null and c.ending is not null then (select e.asked ->> 'explanation' from entries e where e.case_id = c.id order by e.seq desc limit 1) end
  from held c where c.number = wanted
$$;

-- What was registered, by month, type and field of work: the open statistics (choice:open-statistics).
create view public_registrations as
  select date_trunc('month', c.issued_on::timestamp)::date as month, c.facts ->> 'registrationType' as type, a.holder_sector as sector, count(*) as registered
  from certificates c join assets a on a.id = c.asset_id group by 1, 2, 3;
grant select on public_registrations to rongshu_app;

-- The register looked through by type and by day of issue.
create index certificates_type on certificates ((facts ->> 'registrationType'), issued_on);
create index certificates_issued_on on certificates (issued_on);
