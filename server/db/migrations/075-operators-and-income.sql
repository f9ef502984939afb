-- An operator whose exit was agreed takes on nothing new until it is cleared; whoever orders from it reads no case of the exit, so a function answers (5.9).
create function leaving_of(operator uuid) returns text language sql stable security definer set search_path to 'public', 'pg_temp' as $$
  select number from cases where subject_id = operator and procedure = 'operator-exit' and closed_at is null and step in ('handover', 'clearance') order by opened_at limit 1
$$;

-- Whoever supervises municipal enterprises reads the distributions and sharing agreements these are the operator or a party of, as any other party does: whole, and not income by income (2.3, 6.4, 6.5).
create function oversees(organisation uuid) returns boolean language sql stable security definer set search_path to 'public', 'pg_temp' as $$
  select exists (select from organisations o where o.id = organisation and o.kind = any (me_kinds()))
$$;
alter function distributions_taken_part_in() rename to distributions_shown;
create or replace function distributions_shown() returns setof uuid language sql stable security definer set search_path to 'public', 'pg_temp' as $$
  select distribution_id from distribution_parties where organisation_id = me_organisation()
  union all select p.distribution_id from distribution_parties p join organisations o on o.id = p.organisation_id where me_role() = 'sasac' and o.kind = any (me_kinds())
  union all select d.id from distributions d join organisations o on o.id = d.operator_id where me_role() = 'sasac' and o.kind = any (me_kinds())
$$;
create function sharing_shown(agreement uuid) returns boolean language sql stable security definer set search_path to 'public', 'pg_temp' as $$
  select shares_in(agreement) or (me_role() = 'sasac' and exists (select from sharing_agreements a where a.id = agreement and (oversees(a.operator_id) or exists (select from sharing_parties p where p.agreement_id = a.id and oversees(p.organisation_id)))))
$$;
alter policy read on sharing_agreements using (operator_id = (select me_organisation()) or (select is_platform()) or (select me_everywhere()) or (select me_role()) = 'finance-bureau' or sharing_shown(id));
alter policy read on sharing_parties using (organisation_id = (select me_organisation()) or (select is_platform()) or (select me_everywhere()) or (select me_role()) = 'finance-bureau' or sharing_shown(agreement_id));
