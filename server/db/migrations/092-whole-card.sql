-- A registration may be marked as disputed or seized (choice:disputed-rights).
alter table certificates drop constraint certificates_marks_check, add constraint certificates_marks_check check (marks <@ array['inbound', 'legacy', 'public-data', 'utility-data', 'disputed']);
alter table notices drop constraint notices_marks_check, add constraint notices_marks_check check (marks <@ array['inbound', 'legacy', 'public-data', 'utility-data', 'disputed']);

-- Changes ask for more items of the card: those that are open have, where they were not asked, what stands, since what a change leaves out leaves the card (§4.7).
update cases k set draft = stood.items || k.draft, draft_revision = k.draft_revision + 1, answers = case when k.submitted_at is null then k.answers else stood.items || k.answers end
from (
  select k.id, jsonb_object_agg(i.key, i.value) as items
  from cases k join lateral (select c.asset_version from certificates c where c.asset_id = k.subject_id order by c.serial desc limit 1) c on true join asset_versions v on v.asset_id = k.subject_id and v.version = c.asset_version
    cross join lateral jsonb_each(v.card) i
  where k.procedure in ('change-registration', 'third-party-correction') and k.closed_at is null and (k.submitted_at is null or k.answers ->> 'kind' is distinct from 'renew') and jsonb_typeof(i.value) <> 'null'
    and i.key in ('formedOn', 'disputed', 'disputeNote', 'expectedBenefit', 'benefitReason', 'internalUse', 'developers', 'products', 'yearlyCalls', 'yearlyIncomeFen')
  group by k.id
) stood where stood.id = k.id;

-- The record holds what the case holds, so that one is still worked out from the other; a draft that was open in a browser is read anew.
select set_config('app.sealing', 'on', true);
update entries e set answers = k.answers from cases k where k.id = e.case_id and k.procedure in ('change-registration', 'third-party-correction') and k.closed_at is null and k.submitted_at is not null
  and e.seq = (select max(x.seq) from entries x where x.case_id = k.id and x.answers is not null) and e.answers is distinct from k.answers;
select set_config('app.sealing', '', true);

-- Taking a request in has a limit now: what is open there has its clock since it was opened, as its record makes it.
update cases k set clocks = jsonb_build_object('intake', jsonb_build_object('limit', 3, 'used', 0, 'since', (k.opened_at at time zone 'Asia/Shanghai')::date))
where k.procedure = 'third-party-correction' and k.step = 'intake' and k.closed_at is null and k.clocks = '{}' and not exists (select from entries e where e.case_id = k.id and e.act = 'set-clock');
