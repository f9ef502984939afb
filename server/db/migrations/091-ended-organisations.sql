-- An organisation that was abolished, merged or struck off: since when and by which paper, who takes over, and until when its officers may still finish what is under way (choice:organisation-end).
alter table organisations add column ended_on date, add column ended_ground text not null default '', add column successor_id uuid references organisations (id), add column winds_up_until date;
alter table organisations add column is_open boolean not null generated always as (is_active and ended_on is null) stored;
alter table organisations add constraint organisations_end check (num_nonnulls(ended_on, winds_up_until) in (0, 2) and (ended_on is null) = (ended_ground = '') and (successor_id is null or (ended_on is not null and successor_id <> id)));
create index organisations_winding_up on organisations (winds_up_until) where is_active and winds_up_until is not null;

-- It is asked for and approved as accounts and posts are, and is of no officer.
alter table account_requests alter column officer_id drop not null;
alter table account_requests add column ended_on date, add column successor_id uuid references organisations (id);
alter table account_requests drop constraint account_requests_kind_check, drop constraint account_requests_check1, drop constraint account_requests_check2;
alter table account_requests add constraint account_requests_kind_check check (kind in ('account', 'post', 'restore', 'grant', 'end')),
  add constraint account_requests_whole check (case kind when 'restore' then num_nonnulls(role, organisation_id) = 0 when 'end' then role is null and organisation_id is not null else num_nonnulls(role, organisation_id) = 2 end),
  add constraint account_requests_until check ((kind in ('grant', 'end')) = (until_on is not null)),
  add constraint account_requests_end check ((kind = 'end') = (officer_id is null) and (kind = 'end') = (ended_on is not null) and (successor_id is null or (kind = 'end' and successor_id <> organisation_id)) and (kind <> 'end' or length(reason) >= 2));
create unique index account_requests_one_end on account_requests (organisation_id) where kind = 'end' and (decision is null or decision = 'approved');

-- What still hangs on an organisation, counted for whoever records its end and reads none of it (choice:organisation-end); counted to 1,001 at most.
create function hanging_on(the_unit uuid, today date) returns table (what text, n int) language sql stable security definer set search_path to 'public', 'pg_temp' as $$
  select 'assets', count(*)::int from (select from certificates where holder_id = the_unit and status = 'valid' limit 1001) t
  union all select 'cases', count(*)::int from (select from cases where closed_at is null and the_unit in (applicant_id, addressee_id, holder_id) and (submitted_at is not null or applicant_id = the_unit) limit 1001) t
  union all select 'mandates', count(*)::int from (select from mandates m where m.ended_at is null and m.ends_on >= today and (m.operator_id = the_unit or exists (select from mandate_assets a where a.mandate_id = m.id and a.holder_id = the_unit and a.ended_at is null)) limit 1001) t
  union all select 'agreements', count(*)::int from (select from agreements where ended_at is null and ends_on >= today and the_unit in (operator_id, developer_id, holder_id) limit 1001) t
  union all select 'products', count(*)::int from (select from products where state in ('listed', 'paused') and the_unit in (developer_id, operator_id) limit 1001) t
  union all select 'orders', count(*)::int from (select from orders where state not in ('completed', 'cancelled', 'refunded') and the_unit in (developer_id, operator_id, buyer_id) limit 1001) t
  union all select 'sharing', count(*)::int from (select from sharing_agreements a where a.in_force_at is not null and a.superseded_by is null and (a.lapsed_on is null or a.lapsed_on > today) and (a.operator_id = the_unit or exists (select from sharing_parties p where p.agreement_id = a.id and p.organisation_id = the_unit)) limit 1001) t
  union all select 'receivables', count(*)::int from (select from receivables where amount_fen > 0 and remitted_at is null and the_unit in (unit_id, operator_id) limit 1001) t
  union all select 'posts', count(*)::int from (select from posts where organisation_id = the_unit and ended_at is null limit 1001) t
$$;

-- What ended keeps its name and code, and whoever was recorded as ended by mistake is added anew under them.
alter table organisations drop constraint organisations_uscc_key, drop constraint organisations_name_key;
create unique index organisations_uscc_key on organisations (uscc) where ended_on is null;
create unique index organisations_name_key on organisations (name) where ended_on is null;
create index organisations_uscc on organisations (uscc, id);
