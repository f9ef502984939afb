-- What one's own cases are about, out of indexes alone: who asks is asked once for a statement, not for each of a law firm's thousands of cases, and
-- past transfers, which must look at the asset too, have an index of their own.
create index cases_transferred on cases (addressee_id, subject_id) where procedure = 'transfer-registration' and closed_at is not null;
create or replace view my_case_subjects as
select subject_id from cases where applicant_id = (select me_organisation()) and holder_id is distinct from (select me_organisation())
union all select subject_id from cases where addressee_id = (select me_organisation()) and submitted_at is not null and holder_id is distinct from (select me_organisation()) and (procedure <> 'transfer-registration' or closed_at is null)
union all select c.subject_id from cases c join assets a on a.id = c.subject_id and a.frozen_by = c.id where c.addressee_id = (select me_organisation()) and c.submitted_at is not null and c.holder_id is distinct from (select me_organisation()) and c.procedure = 'transfer-registration' and c.closed_at is not null;

-- Open cases in the order of every inbox, those without a day at the end: whoever supervises reads the first of many instead of sorting all.
drop index cases_due;
create index cases_open on cases (due_on, id) where closed_at is null;
