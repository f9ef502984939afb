-- Printed from a database with all migrations applied; a test compares. Print again: node tools/print-schema.ts

-- Functions

CREATE OR REPLACE FUNCTION public.acquired_as(the_asset uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when was_public then 'public-data' when was_utility then 'utility-data' end from assets where id = the_asset
$function$
;

CREATE OR REPLACE FUNCTION public.agreements_keep_terms()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  moves constant text[] := '{holder_id,holder_kind,holder_sector,signed_operator_name,signed_operator_at,signed_developer_name,signed_developer_at,suspended_at,suspended_why,suspended_case,suspended_by,suspensions,ended_at,ended_why,evaluated,uses,trace_sha256}';
begin
  if to_jsonb(new) - moves is distinct from to_jsonb(old) - moves or (old.ended_at is not null and (new.ended_at, new.ended_why) is distinct from (old.ended_at, old.ended_why)) or new.evaluated < old.evaluated or new.uses < old.uses or not new.suspensions @> old.suspensions
    or (old.signed_operator_at is not null and (new.signed_operator_name, new.signed_operator_at) is distinct from (old.signed_operator_name, old.signed_operator_at)) or (old.signed_developer_at is not null and (new.signed_developer_name, new.signed_developer_at) is distinct from (old.signed_developer_name, old.signed_developer_at)) then
    raise exception 'the terms of an agreement never change' using errcode = 'RS002';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.assets_saying(words text, pattern text, most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
      select id from assets where pairs_of(search) @> pairs_of(words) and search like pattern and (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field)) OR (EXISTS ( SELECT
   FROM case_readers r
  WHERE ((r.organisation_id = ( SELECT me_organisation() AS me_organisation)) AND (r.subject_id = assets.id)))))) limit most $function$
;

CREATE OR REPLACE FUNCTION public.audit_canonical(l audit_log)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$ begin
  return concat_ws(E'\x1f', (extract(epoch from l.at) * 1000000)::bigint, (extract(epoch from l.platform_at) * 1000000)::bigint,
    coalesce(l.officer_id::text, '-'), coalesce(l.organisation_id::text, '-'), l.role, l.action, l.object_kind, l.object_id,
    l.outcome, l.detail::text, coalesce(l.holder_id::text, '-'), l.request_id, l.address);
end $function$
;

CREATE OR REPLACE FUNCTION public.audit_digest()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin new.digest := sha256(convert_to(audit_canonical(new), 'UTF8')); return new; end $function$
;

CREATE OR REPLACE FUNCTION public.bank_sources()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update product_sources s set is_banked = true where not s.is_banked and exists (select from receivables r join distribution_shares d on d.distribution_id = r.distribution_id and d.organisation_id = r.unit_id
    join sharing_agreements g on g.id = d.agreement_id where r.remittance_id = new.id and g.product_id = s.product_id and r.unit_id = s.holder_id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.bring_standings_forward()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not is_platform() then raise exception 'sums are brought forward by the platform alone' using errcode = '42501'; end if;
  with gone as (delete from standing_moves returning *)
    insert into standings as s select holder_id, holder_kind, holder_sector, what, key, sum(n) from gone group by 1, 2, 3, 4, 5 having sum(n) <> 0 order by 1, 4, 5, 2, 3
    on conflict (holder_id, what, key, holder_kind, holder_sector) do update set n = s.n + excluded.n;
  if found then delete from standings where n = 0; end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.carry_holder(the_unit uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare t text;
begin
  if not is_platform() and me_role() <> 'system-administrator' then raise exception 'kind and sector are changed by administrators alone' using errcode = '42501'; end if;
  -- What an organ collected or produced in its duties stays that, whatever the unit becomes.
  update assets set is_duty_data = true where holder_id = the_unit and not is_duty_data and holder_kind = 'administrative-organ' and origin in ('collected', 'produced');
  for t in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'holder_sector' and not a.attisdropped and c.relname not in ('round_call_units', 'sector_entries') loop
    execute format('update %I t set holder_kind = o.kind, holder_sector = o.sector from organisations o where o.id = $1 and t.holder_id = o.id', t) using the_unit;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.carry_sources()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  update product_sources set holder_id = new.holder_id, holder_kind = new.holder_kind, holder_sector = new.holder_sector where asset_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.carry_use()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  update agreements set holder_id = new.holder_id, holder_kind = new.holder_kind, holder_sector = new.holder_sector where asset_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.cases_saying(words text, pattern text, most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
AS $function$
      select id from cases where pairs_of(search) @> pairs_of(words) and search like pattern and (((applicant_id = ( SELECT me_organisation() AS me_organisation)) OR ((submitted_at IS NOT NULL) AND ((addressee_id = ( SELECT me_organisation() AS me_organisation)) OR ((owner_id IS NULL) AND (owner_role = ( SELECT me_acting() AS me_acting))) OR (( SELECT me_acting() AS me_acting) = ANY (also_owners)) OR ((subject_kind <> 'case'::text) AND ((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field)))))) OR (((submitted_at IS NULL) OR (subject_kind = 'case'::text) OR (procedure = ANY (ARRAY['interpretation'::text, 'parameter-change'::text]))) AND reads_case(applicant_id, addressee_id, owner_id, owner_role, also_owners, holder_id, holder_kind, holder_sector, submitted_at, subject_kind, procedure)))) limit most $function$
;

CREATE OR REPLACE FUNCTION public.cases_using(the_unit uuid, the_role text, applied text[], addressed text[])
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*)::int from cases c where c.closed_at is null and ((c.applicant_id = the_unit and c.procedure = any (applied)) or (c.addressee_id = the_unit and c.procedure = any (addressed))
    or (c.owner_role = the_role and (c.owner_id = the_unit or (c.owner_id is null and not exists (select from organisations o where o.id <> the_unit and o.is_active and the_role = any (o.roles))))))
$function$
;

CREATE OR REPLACE FUNCTION public.cases_writers()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_user <> 'rongshu_app' or me_role() in ('system', 'registrar') or me_organisation() in (old.applicant_id, old.addressee_id, old.owner_id) or (old.owner_id is null and old.owner_role = me_role()) or me_role() = any (old.also_owners) or me_role() || ':' || me_organisation() = any (old.also_owners) then return new; end if;
  raise exception 'whoever has no part in a case does not change it (4.7)' using errcode = '42501';
end $function$
;

CREATE OR REPLACE FUNCTION public.certificate_frozen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if row(new.number, new.serial, new.case_id, new.asset_id, new.asset_version, new.holder_id, new.facts, new.pdf_sha256, new.pdf_sm3, new.template, new.issued_at, new.issued_on, new.valid_until, new.replaces, new.registered, new.marks)
     is distinct from row(old.number, old.serial, old.case_id, old.asset_id, old.asset_version, old.holder_id, old.facts, old.pdf_sha256, old.pdf_sm3, old.template, old.issued_at, old.issued_on, old.valid_until, old.replaces, old.registered, old.marks)
  then raise exception 'a certificate is frozen at issue' using errcode = 'RS003'; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_voucher()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare n int; financial bigint; budget bigint; red int; m int;
begin
  select count(*), coalesce(sum(debit_fen - credit_fen) filter (where ledger = 'financial'), 0), coalesce(sum(debit_fen - credit_fen) filter (where ledger = 'budget'), 0), count(*) filter (where debit_fen < 0 or credit_fen < 0)
    into n, financial, budget, red from postings where voucher_id = new.id;
  select coalesce(sum(moves), 0) into m from voucher_moves where voucher_id = new.id;
  if n <> new.lines or m <> new.moves then raise exception 'voucher % is not whole: % lines, % movements', new.id, n, m using errcode = 'RS006'; end if;
  if financial <> 0 or budget <> 0 then raise exception 'voucher % does not balance', new.id using errcode = 'RS007'; end if;
  if red <> (case when new.reverses is null then 0 else n end) then raise exception 'voucher %: red amounts stand in reversals and nowhere else', new.id using errcode = 'RS007'; end if;
  if exists (
    select from (select account, sum(debit_fen - credit_fen) as net from postings where voucher_id = new.id and account in (select account from book_controls) group by 1) p
    full join (select c.account, sum(c.sign * case c.measure when 'cost' then b.cost_fen when 'amortised' then b.amortised_fen else b.impaired_fen end) as net
      from voucher_moves b join book_controls c on c.class = b.class where b.voucher_id = new.id group by 1) k on k.account = p.account
    where coalesce(p.net, 0) <> coalesce(k.net, 0)) then
    raise exception 'voucher %: cards and book differ', new.id using errcode = 'RS008';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.code_is_immutable()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  public_kinds constant text[] := '{administrative-organ,public-institution}';
  utility_kinds constant text[] := '{public-utility,municipal-utility}';
begin
  if new.is_duty_data <> old.is_duty_data and current_user = 'rongshu_app' then raise exception 'what came out of the duties of an organ is said by a transfer alone (4.7)' using errcode = 'RS002'; end if;
  if new.code <> old.code or new.rule_version <> old.rule_version or (new.holder_id <> old.holder_id and current_user = 'rongshu_app') then raise exception 'an asset code is never changed (3.7)' using errcode = 'RS002'; end if;
  -- Both are said by the passing on alone, and never taken back.
  new.was_public := old.was_public or (old.holder_kind = any (public_kinds) and new.holder_kind <> all (public_kinds));
  new.was_utility := old.was_utility or (old.holder_kind = any (utility_kinds) and new.holder_kind <> all (utility_kinds) and new.holder_kind <> all (public_kinds));
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.code_space_conflicts(the_unit uuid, the_shape text[], the_pattern text, the_prefix text)
 RETURNS TABLE(what text, holder_id uuid, holder_name text, codes bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  (select 'rule', o.id, o.name, null::bigint from organisations o where o.id <> the_unit and exists (
    select from coding_rules r where r.holder_id = o.id and cardinality(r.shape) = cardinality(the_shape)
      and (select bool_and(translate(place.x, place.y, '') <> place.x) from unnest(r.shape, the_shape) as place(x, y)))
    order by o.name limit 20)
  union all
  (select 'code', o.id, o.name, found.n from (
    select c.holder_id as unit, count(*) as n from asset_codes c
    where c.kind = 'given' and c.holder_id <> the_unit and length(c.code) = cardinality(the_shape)
      and c.code collate "C" >= the_prefix and c.code collate "C" < the_prefix || '~' and c.code ~ the_pattern group by 1) found
    join organisations o on o.id = found.unit order by found.n desc, o.name limit 20)
$function$
;

CREATE OR REPLACE FUNCTION public.copies_held(wanted uuid)
 RETURNS TABLE(uploads integer, erased integer, erased_at timestamp with time zone, findings integer, cleared integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with copies as (select * from copies_of(wanted)),
  files as (select count(*)::int as uploads, count(s.erased_at)::int as erased, max(s.erased_at) as erased_at from sources s where s.arrived_by = 'upload' and s.id in (select c.source_id from copies c))
  select files.*, held.* from files, (select count(*)::int as findings, count(f.erased_at)::int as cleared from findings f where f.id in (select c.finding_id from copies c)) held
$function$
;

CREATE OR REPLACE FUNCTION public.copies_of(wanted uuid)
 RETURNS TABLE(finding_id uuid, source_id uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select f.id, s.id from findings_of(wanted) f join sources s on s.id = f.source_id
  where exists (select from assets a where a.id = wanted and (a.importance = 'core' or (a.state = 'destroyed' and s.added_at <= a.destroyed_at)))
$function$
;

CREATE OR REPLACE FUNCTION public.counts_while_open()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare of_holder constant text[] := '{holder_id,holder_kind,holder_sector}';
begin
  if tg_op = 'UPDATE' and current_user <> 'rongshu_app' and (new.holder_id, new.holder_kind, new.holder_sector) is distinct from (old.holder_id, old.holder_kind, old.holder_sector) and (to_jsonb(new) - of_holder) = (to_jsonb(old) - of_holder) then return new; end if;
  if not exists (select from rounds where id = new.round_id and state = 'open') then raise exception 'a round that has ended keeps its differences (3.5)' using errcode = 'RS002'; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.dataset_identity(finding jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select left(case when jsonb_typeof(finding -> 'origin') = 'object'
    then 'db:' || lower(concat_ws('.', finding #>> '{origin,database}', finding #>> '{origin,schema}', finding #>> '{origin,table}'))
    else name_stem(split_part(finding ->> 'file', '#', 1)) || case when finding ->> 'file' like '%#%' then '#' || name_stem(split_part(finding ->> 'file', '#', 2)) else '' end end, 300)
$function$
;

CREATE OR REPLACE FUNCTION public.destroyed_by_record()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'INSERT' then raise exception 'nothing begins as destroyed (4.8)' using errcode = 'RS004'; end if;
  if old.state = 'destroyed' then
    if row(new.state, new.destroyed_at, new.version, new.frozen_by, new.name, new.grade) is distinct from row(old.state, old.destroyed_at, old.version, old.frozen_by, old.name, old.grade) then raise exception 'what was destroyed does not come back (4.8)' using errcode = 'RS004'; end if;
  elsif not exists (select from destructions d where d.asset_id = new.id) then raise exception 'nothing is destroyed without its record (4.9)' using errcode = 'RS004'; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.destroyed_within(read_now uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with shown as (select a.id, a.state, a.destroyed_at, a.importance from assets a where a.id in (
      select coalesce(f.known_as, g.asset_id) from findings f left join findings g on f.known_as is null and (g.holder_id, g.identity) = (f.holder_id, f.identity)
      where f.source_id = read_now and f.asset_id is null and f.state <> 'replaced') for share)
  select shown.id from shown, sources s where s.id = read_now and (shown.importance = 'core' or (shown.state = 'destroyed' and s.added_at <= shown.destroyed_at))
$function$
;

CREATE OR REPLACE FUNCTION public.destruction_in_several_hands()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from cases c where c.id = new.case_id and c.procedure = 'destruction' and c.ending = 'destroyed' and c.subject_id = new.asset_id and c.holder_id = new.holder_id)
    and row(new.proposed_by, new.recognised_by, new.approved_by, new.executed_by, new.witnessed_by) is not distinct from
      row(hand_at(new.case_id, 'proposal', 'submit'), hand_at(new.case_id, 'recognition', 'confirm'), hand_at(new.case_id, 'approval', 'pass'), hand_at(new.case_id, 'treatment', 'file'), hand_at(new.case_id, 'witness', 'confirm'))
  then return new; end if;
  raise exception 'a destruction rests on its case and the hands in it (4.9)' using errcode = 'RS004';
end $function$
;

CREATE OR REPLACE FUNCTION public.distributions_shown()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distribution_id from distribution_parties where organisation_id = me_organisation()
  union all select p.distribution_id from distribution_parties p join organisations o on o.id = p.organisation_id where me_role() = 'sasac' and o.kind = any (me_kinds())
  union all select d.id from distributions d join organisations o on o.id = d.operator_id where me_role() = 'sasac' and o.kind = any (me_kinds())
$function$
;

CREATE OR REPLACE FUNCTION public.due_steps(due_from date, moved_on date, run_from date, run_months integer, run_base_fen bigint, run_booked_fen bigint, until date DEFAULT NULL::date)
 RETURNS TABLE(period date, cards integer, fen bigint)
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select make_date((first + n - 1) / 12, (first + n - 1) % 12 + 1, 1), (n = 1)::int,
    run_base_fen * least(before + n, run_months) / nullif(run_months, 0) - case n when 1 then run_booked_fen else run_base_fen * least(before + n - 1, run_months) / nullif(run_months, 0) end
  from (select first, before, generate_series(1, least(greatest(run_months - before, 1), (date_part('year', until) * 12 + date_part('month', until))::int - first)) as n
    from (select first, first - (date_part('year', run_from) * 12 + date_part('month', run_from) - 1)::int as before
      from (select greatest(date_part('year', due_from) * 12 + date_part('month', due_from), date_part('year', moved_on) * 12 + date_part('month', moved_on))::int - 1 as first where due_from is not null) f) b) s
$function$
;

CREATE OR REPLACE FUNCTION public.earlier_key(number text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select trim(both '-' from regexp_replace(upper(normalize(number, nfkc)), '[][[:space:](){}〔〕【】〈〉《》<>_./\\·–—-]+', '-', 'g'))
$function$
;

CREATE OR REPLACE FUNCTION public.earlier_number_use(wanted text, besides uuid)
 RETURNS TABLE(certificate text, is_asked boolean, alike text, is_alike_asked boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with w as (select earlier_key(wanted) as key, replace(earlier_key(wanted), '-', '') as bare),
    taken as (select l.number_key as key, c.number from legacy_registrations l join certificates c on c.case_id = l.case_id, w where replace(l.number_key, '-', '') = w.bare),
    asked as (select earlier_key(k.answers ->> 'earlierNumber') as key from cases k, w where k.procedure = 'legacy-registration' and k.submitted_at is not null and k.closed_at is null and k.id <> besides and replace(earlier_key(k.answers ->> 'earlierNumber'), '-', '') = w.bare)
  select (select number from taken where taken.key = w.key), exists (select from asked where asked.key = w.key),
    (select min(number) from taken where taken.key <> w.key), exists (select from asked where asked.key <> w.key) from w
$function$
;

CREATE OR REPLACE FUNCTION public.end_mandate_assets()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  update mandate_assets set ended_at = new.ended_at where mandate_id = new.id and ended_at is null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.end_marks_of_ended_holder()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update use_marks m set ended_at = new.at, ended_name = '系统', end_reason = '持有单位已终止，登记随之注销' || coalesce((select '（办件' || k.number || '）' from cases k where k.id = new.case_id), '')
    from certificates c where c.number = new.number and m.asset_id = c.asset_id and m.ended_at is null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.end_sessions()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  if tg_table_name = 'posts' then delete from sessions where officer_id = new.officer_id and post_id = new.id;
  else delete from sessions where officer_id = new.id; end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.end_tokens()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  if tg_table_name = 'posts' then update api_tokens set revoked_at = now() where post_id = new.id and revoked_at is null;
  else update api_tokens set revoked_at = now() where officer_id = new.id and revoked_at is null; end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.entries_own_hand()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_user <> 'rongshu_app' or me_role() = 'system' or new.officer_id is null or new.officer_id = me_officer() then return new; end if;
  raise exception 'an entry is written by whoever acts (4.9)' using errcode = '42501';
end $function$
;

CREATE OR REPLACE FUNCTION public.erase_barred(wanted uuid, without_values jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with barred as (
    select f.id from findings f where f.id = wanted and exists (select from assets a where a.importance = 'core' and (a.id = f.asset_id
      or (f.asset_id is null and (a.id = f.known_as or exists (select from findings g where g.asset_id = a.id and g.holder_id = f.holder_id and g.identity = f.identity and (f.known_as is null or g.dataset = f.dataset))))))),
  emptied as (update findings f set finding = without_values, sealed = null, sealed_by = null, changes = '[]', attention = 0, version = f.version + 1 from barred b where f.id = b.id)
  delete from column_sketches s using barred b where s.finding_id = b.id
$function$
;

CREATE OR REPLACE FUNCTION public.erase_destroyed(wanted uuid, emptied jsonb, at timestamp with time zone)
 RETURNS TABLE(holder_id uuid, findings integer)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with given as (select (e ->> 'id')::uuid as id, e -> 'finding' as finding from jsonb_array_elements(emptied) e),
  done as (update findings f set finding = given.finding, sealed = null, sealed_by = null, changes = '[]', attention = 0, erased_at = at, version = f.version + 1 from given
    where f.id = given.id and f.erased_at is null and f.id in (select c.finding_id from copies_of(wanted) c) returning f.id, f.holder_id),
  sketched as (delete from column_sketches s using done where s.finding_id = done.id)
  select done.holder_id, count(*)::int from done group by done.holder_id
$function$
;

CREATE OR REPLACE FUNCTION public.find_progress(wanted text, code text)
 RETURNS TABLE(number text, procedure text, step text, ending text, since timestamp with time zone, owner_role text, also_owners text[], due_on date, is_provisional boolean, clocks jsonb, decision text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with held as materialized (select * from cases c where c.receipt = code and (c.submitted_at is not null or c.procedure = 'third-party-correction' and exists (select from entries e where e.case_id = c.id and e.seq = 1 and e.officer_id is null)))
  select c.number, c.procedure, c.step, c.ending, c.acted_at, c.owner_role, c.also_owners, c.due_on, c.is_provisional, c.clocks,
    case when c.ending is not null and (c.applicant_id is null or c.procedure = 'third-party-correction' or c.last_act = 'side-ended')
      then (select d.told from (select e.seq, coalesce(e.asked ->> 'explanation', case when e.act in ('overtake', 'lapse') then nullif(e.reason, '') end) as told from entries e where e.case_id = c.id and e.to_step = c.ending) d
        where d.told is not null order by d.seq desc limit 1) end
  from held c where c.number = wanted
$function$
;

CREATE OR REPLACE FUNCTION public.findings_of(wanted uuid)
 RETURNS SETOF findings
 LANGUAGE sql
 STABLE
AS $function$
  select f.* from findings f where f.asset_id = wanted
    or (f.asset_id is null and (f.known_as = wanted or (f.known_as is null and (f.holder_id, f.identity) in (select g.holder_id, g.identity from findings g where g.asset_id = wanted))))
$function$
;

CREATE OR REPLACE FUNCTION public.follow_asset_name()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update book_cards set name = new.name, search = new.search where asset_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.follow_certificate_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare is_now text; differs boolean; is_first boolean;
begin
  select status, (status, status_on, status_reason) is distinct from (new.status, new.since, new.reason) into is_now, differs from certificates where number = new.number for update;
  is_first := not exists (select from certificate_changes c where c.number = new.number and c.seq < new.seq);
  -- What is over stays over; only an expired one may still be renewed or revoked.
  if (new.status = 'valid') <> is_first or (not is_first and is_now <> 'valid' and not (is_now = 'expired' and new.status in ('changed', 'revoked'))) then
    raise exception 'a certificate that is % does not become %', is_now, new.status using errcode = 'RS003';
  end if;
  if differs then
    update certificates set status = new.status, status_on = new.since, status_reason = new.reason where number = new.number;
  end if;
  insert into certificate_changes_untold values (new.seq);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.follow_holder()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  update mandate_assets set holder_id = new.holder_id, holder_kind = new.holder_kind, holder_sector = new.holder_sector where asset_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.follow_importance()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update assets set importance = coalesce(new.card ->> 'importance', 'general') where id = new.asset_id and importance <> 'core' and importance <> coalesce(new.card ->> 'importance', 'general');
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.follow_mandate_asset()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  why text;
  named text;
begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null then
    select nullif(ended_why, ''), case when kind = 'entrusted' then terms ->> 'agreementNumber' end into why, named from mandates where id = new.mandate_id;
    why := coalesce(why, '运营权限终止');
    -- A mark ends with the agreement it names, and every mark with the last mandate of its operator.
    with over as (update agreements set ended_at = new.ended_at, ended_why = why where mandate_id = new.mandate_id and asset_id = new.asset_id and ended_at is null returning number)
    update use_marks set ended_at = new.ended_at, ended_name = '系统', end_reason = why where asset_id = new.asset_id and operator_id = new.operator_id and ended_at is null
      and (agreement = named or agreement in (select number from over) or not exists (select from mandate_assets m where m.asset_id = new.asset_id and m.operator_id = new.operator_id and m.ended_at is null));
  end if;
  perform keep_case_reader(new.operator_id, new.asset_id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_password()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_table_name = 'sources' then
    update source_connections set sealed = null where source_id = new.id and sealed is not null;
  else
    update source_connections set sealed = null where sealed is not null and source_id in (select s.id from sources s where s.round_id = new.id);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.hand_at(wanted uuid, step text, taken text)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  select officer_id from entries where case_id = wanted and from_step = step and act = taken order by seq desc limit 1
$function$
;

CREATE OR REPLACE FUNCTION public.hanging_on(the_unit uuid, today date)
 RETURNS TABLE(what text, n integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select 'assets', count(*)::int from (select from certificates where holder_id = the_unit and status = 'valid' limit 1001) t
  union all select 'cases', count(*)::int from (select from cases where closed_at is null and the_unit in (applicant_id, addressee_id, holder_id) and (submitted_at is not null or applicant_id = the_unit) limit 1001) t
  union all select 'mandates', count(*)::int from (select from mandates m where m.ended_at is null and m.ends_on >= today and (m.operator_id = the_unit or exists (select from mandate_assets a where a.mandate_id = m.id and a.holder_id = the_unit and a.ended_at is null)) limit 1001) t
  union all select 'agreements', count(*)::int from (select from agreements where ended_at is null and ends_on >= today and the_unit in (operator_id, developer_id, holder_id) limit 1001) t
  union all select 'products', count(*)::int from (select from products where state in ('listed', 'paused') and the_unit in (developer_id, operator_id) limit 1001) t
  union all select 'orders', count(*)::int from (select from orders where state not in ('completed', 'cancelled', 'refunded') and the_unit in (developer_id, operator_id, buyer_id) limit 1001) t
  union all select 'sharing', count(*)::int from (select from sharing_agreements a where a.in_force_at is not null and a.superseded_by is null and (a.lapsed_on is null or a.lapsed_on > today) and (a.operator_id = the_unit or exists (select from sharing_parties p where p.agreement_id = a.id and p.organisation_id = the_unit)) limit 1001) t
  union all select 'receivables', count(*)::int from (select from receivables where amount_fen > 0 and remitted_at is null and the_unit in (unit_id, operator_id) limit 1001) t
  union all select 'posts', count(*)::int from (select from posts where organisation_id = the_unit and ended_at is null limit 1001) t
$function$
;

CREATE OR REPLACE FUNCTION public.has_to_score(call uuid, officer uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from operator_experts e join operator_applications a on a.call_id = e.call_id and a.withdrawn_at is null and a.is_qualified
    where e.call_id = call and e.officer_id = officer and e.ended_at is null and (is_platform() or me_role() = 'data-bureau' or officer = me_officer() or exists (select from operator_calls c where c.case_id = call and c.scores_open_at is not null)) and not exists (select from operator_scores s where s.application_id = a.id and s.officer_id = e.officer_id))
$function$
;

CREATE OR REPLACE FUNCTION public.holds_asset(the_unit uuid, the_asset uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from assets where id = the_asset and holder_id = the_unit)
$function$
;

CREATE OR REPLACE FUNCTION public.income_of(the_order uuid, the_product uuid, the_operator uuid, fen bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select id from incomes i where i.order_id = the_order and i.product_id = the_product and i.operator_id = the_operator and i.gross_fen = fen and i.reverses is null $function$
;

CREATE OR REPLACE FUNCTION public.inspection_stands()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.outcome is not null then raise exception 'what an inspection came to stands' using errcode = 'RS001'; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.is_administrator(role text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$ select role in ('system-administrator', 'security-administrator', 'audit-administrator') $function$
;

CREATE OR REPLACE FUNCTION public.is_asked_about(which uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$ begin
  return exists (select from case_readers r where r.organisation_id = me_organisation() and r.subject_id = which)
    and exists (select from cases c where c.subject_id = which and me_organisation() in (c.applicant_id, c.addressee_id));
end $function$
;

CREATE OR REPLACE FUNCTION public.is_expert_of(call uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select exists (select from operator_experts where call_id = call and officer_id = me_officer() and ended_at is null) $function$
;

CREATE OR REPLACE FUNCTION public.is_my_call(the_call uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from round_calls where id = the_call and organisation_id = me_organisation())
$function$
;

CREATE OR REPLACE FUNCTION public.is_platform()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$ begin return coalesce(current_setting('app.role', true), '') = 'system'; end $function$
;

CREATE OR REPLACE FUNCTION public.is_public_entry(importance text, grade integer, importance_now text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select importance = 'general' and grade <= 2 and importance_now <> 'core'
$function$
;

CREATE OR REPLACE FUNCTION public.is_reversed(voucher uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from vouchers where reverses = voucher)
$function$
;

CREATE OR REPLACE FUNCTION public.keep_administrators_apart()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform from officers where id = new.officer_id for no key update;
  if exists (select from posts p where p.officer_id = new.officer_id and p.ended_at is null and p.id <> new.id and p.role <> new.role and (is_administrator(p.role) or is_administrator(new.role))) then
    raise exception 'one person holds at most one of the three administrators'' posts, and none that acts in a case (choice:administrators)' using errcode = 'RS009';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_as_record(name regclass, kind text, begins text DEFAULT ''::text, whole text DEFAULT ''::text, whole_key text DEFAULT ''::text, whole_begins text DEFAULT ''::text, by text DEFAULT ''::text, once text DEFAULT ''::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  told text := (select string_agg(quote_literal(a), ', ' order by n) from unnest((select array[k.kind, k.zh, k.en, k.months, keep_as_record.begins, k.year_end, whole, whole_key, whole_begins, by] from (values
      ('network-log', '网络日志', 'Network logs', '6', ''),
      ('provision', '个人信息或重要数据的提供、委托记录', 'Records of providing or entrusting personal or important data', '36', ''),
      ('risk-assessment', '风险评估报告', 'Risk assessment reports', '36', ''),
      ('impact-assessment', '个人信息保护影响评估', 'Impact assessments', '36', ''),
      ('registration', '登记材料', 'Registration material', '360', ''),
      ('accounting', '会计凭证、账簿', 'Vouchers and books', '360', 'year-end'),
      ('destruction', '销毁记录', 'Records of destruction', '', '')
    ) k (kind, zh, en, months, year_end) where k.kind = keep_as_record.kind)) with ordinality u (a, n));
begin
  if told is null then raise exception 'no kind of record: %', kind; end if;
  execute format('create or replace trigger a_kept before delete on %s for each row %s execute function refuse_early(%s)', name, case when once <> '' then format('when (old.%I is not null)', once) else '' end, told);
  execute format('create or replace trigger a_kept_whole before truncate on %s for each statement execute function refuse_early(%s)', name, told);
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_asset_standings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare has_moved boolean; has_changed boolean; has_passed boolean;
begin
  if tg_op = 'UPDATE' then
    select bool_or(n.state is distinct from o.state),
        bool_or((n.holder_id, n.holder_kind, n.holder_sector, n.version, n.grade, n.origin, n.importance, n.classified_at, n.catalogued_at) is distinct from (o.holder_id, o.holder_kind, o.holder_sector, o.version, o.grade, o.origin, o.importance, o.classified_at, o.catalogued_at)
          or (n.state <> o.state and (n.state in ('carded', 'destroyed') or o.state in ('carded', 'destroyed')))),
        bool_or((n.holder_kind, n.holder_sector) is distinct from (o.holder_kind, o.holder_sector))
      into has_moved, has_changed, has_passed from arrived n join gone o using (id);
    if has_passed then
      insert into standing_moves select stands_for(s.what, null), h.kind, h.sector, s.what, s.key, sum(h.sign) from arrived n join gone o using (id) join certificates c on c.asset_id = n.id cross join lateral stands_fallen(c.status, c.status_on) s
        cross join lateral (values (n.holder_kind, n.holder_sector, 1), (o.holder_kind, o.holder_sector, -1)) h (kind, sector, sign) group by 1, 2, 3, 4, 5 having sum(h.sign) <> 0;
    end if;
    if has_changed then
      insert into standing_moves select stands_for(s.what, a.holder_id), a.holder_kind, a.holder_sector, s.what, s.key, sum(a.sign * s.n) from (select 1 as sign, n.* from arrived n union all select -1, o.* from gone o) a
        cross join lateral stands_asset(a.id, a.version, a.state, a.grade, a.origin, a.importance, a.classified_at, a.catalogued_at) s group by 1, 2, 3, 4, 5 having sum(a.sign * s.n) <> 0;
    elsif has_moved then
      insert into standing_moves select stands_for(s.what, n.holder_id), n.holder_kind, n.holder_sector, s.what, s.key, sum(s.n) from arrived n join gone o using (id)
        cross join lateral (values ('state', nullif(n.state, 'destroyed'), 1), ('state', nullif(o.state, 'destroyed'), -1)) s (what, key, n)
        where s.key is not null group by 1, 2, 3, 4, 5 having sum(s.n) <> 0;
    end if;
  else
    execute format('insert into standing_moves select stands_for(s.what, a.holder_id), a.holder_kind, a.holder_sector, s.what, s.key, %s * sum(s.n)
      from %I a cross join lateral stands_asset(a.id, a.version, a.state, a.grade, a.origin, a.importance, a.classified_at, a.catalogued_at) s group by 1, 2, 3, 4, 5', case tg_op when 'INSERT' then 1 else -1 end, case tg_op when 'INSERT' then 'arrived' else 'gone' end);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_booked_standing()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into standing_moves select holder_id, holder_kind, holder_sector, 'booked', '', sum(n) from (select new.holder_id, new.holder_kind, new.holder_sector, 1 as n where new.state = 'held'
    union all select old.holder_id, old.holder_kind, old.holder_sector, -1 where old.state = 'held') t group by 1, 2, 3 having sum(n) <> 0;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_card_standings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op <> 'INSERT' and old.ended_at is null and old.valued_fen <> 0 then
    insert into standing_moves values (old.holder_id, old.holder_kind, old.holder_sector, 'value', '', -old.valued_fen);
  end if;
  if tg_op <> 'DELETE' and new.ended_at is null and new.valued_fen <> 0 then
    insert into standing_moves values (new.holder_id, new.holder_kind, new.holder_sector, 'value', '', new.valued_fen);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_case_reader(organisation uuid, subject uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended(organisation::text || subject::text, 31));
  if exists (select from case_reading where organisation_id = organisation and subject_id = subject) then
    insert into case_readers values (organisation, subject) on conflict do nothing;
  else
    delete from case_readers where organisation_id = organisation and subject_id = subject;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_case_readers()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform keep_case_reader(organisation, subject) from (
    select distinct organisation, subject from (values (new.applicant_id, new.subject_id), (new.addressee_id, new.subject_id)) asked (organisation, subject)
    where organisation is not null and subject is not null and (organisation is distinct from new.holder_id or (tg_op = 'UPDATE' and old.holder_id is distinct from new.holder_id))) pairs;
  if tg_op = 'UPDATE' and (old.addressee_id, old.applicant_id, old.subject_id) is distinct from (new.addressee_id, new.applicant_id, new.subject_id) then
    perform keep_case_reader(organisation, subject) from (values (old.applicant_id, old.subject_id), (old.addressee_id, old.subject_id)) asked (organisation, subject) where organisation is not null and subject is not null;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_case_standings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into standing_moves select stands_for(t.what, t.holder_id), t.holder_kind, t.holder_sector, t.what, t.key, sum(t.n) from (
      select new.holder_id, new.holder_kind, new.holder_sector, s.* from stands_case(new.procedure, new.submitted_at, new.closed_at, new.ending) s
      union all select old.holder_id, old.holder_kind, old.holder_sector, s.what, s.key, -s.n from stands_case(old.procedure, old.submitted_at, old.closed_at, old.ending) s) t
    where t.holder_id is not null group by 1, 2, 3, 4, 5 having sum(t.n) <> 0;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_code()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into asset_codes (holder_id, holder_kind, holder_sector, code, asset_id, kind, rule_version, entered_by, entered_at)
  values (new.holder_id, new.holder_kind, new.holder_sector, new.code, new.id, 'given', new.rule_version, me_officer(), new.created_at);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_decided()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.decision is not null then raise exception 'a request is decided once (choice:account-approval)' using errcode = 'RS001'; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_dues()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into due_months as d select new.holder_id, s.period, sum(s.cards), sum(s.fen) from (
      select * from due_steps(new.due_from, new.moved_on, new.run_from, new.run_months, new.run_base_fen, new.run_booked_fen)
      union all select period, -cards, -fen from due_steps(old.due_from, old.moved_on, old.run_from, old.run_months, old.run_base_fen, old.run_booked_fen)) s
    group by 2 having sum(s.cards) <> 0 or sum(s.fen) <> 0 order by 2
    on conflict (holder_id, period) do update set cards = d.cards + excluded.cards, fen = d.fen + excluded.fen;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_fallen_standings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform from assets where id = new.asset_id for no key update;
  insert into standing_moves select stands_for(s.what, null), a.holder_kind, a.holder_sector, s.what, s.key, sum(c.sign)
    from assets a cross join (values (new.status, new.status_on, 1), (old.status, old.status_on, -1)) c (status, day, sign) cross join lateral stands_fallen(c.status, c.day) s where a.id = new.asset_id group by 1, 2, 3, 4, 5 having sum(c.sign) <> 0;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_mandated_asset()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from mandate_assets where asset_id = new.id and ended_at is null) then return null; end if;
  insert into standing_moves select stands_for(w.what, t.holder_id), t.holder_kind, t.holder_sector, w.what, m.ids, sum(t.n) from (select string_agg(mandate_id::text, ' ' order by mandate_id) as ids from mandate_assets where asset_id = new.id and ended_at is null) m
    cross join (select new.holder_id, new.holder_kind, new.holder_sector, 1 as n where new.state = 'registered' union all select old.holder_id, old.holder_kind, old.holder_sector, -1 where old.state = 'registered') t
    cross join lateral stands_operated(new.id) w where m.ids is not null group by 1, 2, 3, 4, 5 having sum(t.n) <> 0;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_mandated_standings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  arrived constant text := case when tg_op = 'DELETE' then 'select mandate_id, asset_id from gone' else 'select mandate_id, asset_id from arrived' end;
  went constant text := case when tg_op = 'INSERT' then '' else 'union all select mandate_id, asset_id from gone where ended_at is null' end;
  more constant text := 'select operator_id, %s from %s where ended_at is null';
begin
  execute format('select from assets a where a.id in (select asset_id from (%s) t) order by a.id for no key update', arrived);
  execute format($q$with met as materialized (select distinct asset_id from (%1$s) t), now as (select m.mandate_id, m.asset_id from mandate_assets m where m.asset_id in (select asset_id from met) and m.ended_at is null),
      before as (select mandate_id, asset_id from now where (mandate_id, asset_id) not in (%1$s) %2$s),
      keys as (select asset_id, string_agg(mandate_id::text, ' ' order by mandate_id) as ids, 1 as n from now group by 1 union all select asset_id, string_agg(mandate_id::text, ' ' order by mandate_id), -1 from before group by 1)
    insert into standing_moves select stands_for(w.what, a.holder_id), a.holder_kind, a.holder_sector, w.what, k.ids, sum(k.n) from keys k join assets a on a.id = k.asset_id and a.state = 'registered' cross join lateral stands_operated(a.id) w group by 1, 2, 3, 4, 5 having sum(k.n) <> 0$q$, arrived, went);
  execute format('insert into standing_moves select operator_id, %L, %L, %L, %L, sum(n) from (%s) t (operator_id, n) group by 1 having sum(n) <> 0', '', '', 'operated', '',
    case tg_op when 'INSERT' then format(more, 1, 'arrived') when 'DELETE' then format(more, -1, 'gone') else format(more, 1, 'arrived') || ' union all ' || format(more, -1, 'gone') end);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_month()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into moved_months as m select holder_id, date_trunc('month', on_date)::date, class, sum(cost_fen), sum(amortised_fen), sum(impaired_fen) from arrived group by 1, 2, 3 order by 1, 2, 3
    on conflict (holder_id, period, class) do update set cost_fen = m.cost_fen + excluded.cost_fen, amortised_fen = m.amortised_fen + excluded.amortised_fen, impaired_fen = m.impaired_fen + excluded.impaired_fen;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare is_stray boolean;
begin
  with sums as materialized (select voucher_id, class, holder_id, on_date, count(*) as n, sum(cost_fen) as cost, sum(amortised_fen) as amortised, sum(impaired_fen) as impaired from arrived group by 1, 2, 3, 4),
  kept as (insert into voucher_moves select * from sums)
  select exists (select from sums n left join vouchers v on v.id = n.voucher_id where v.id is null or v.made_in <> pg_current_xact_id() or v.holder_id <> n.holder_id or v.on_date <> n.on_date
    or exists (select from book_moves m where v.asset_id is not null and m.voucher_id = v.id and m.asset_id <> v.asset_id)) into is_stray;
  if is_stray then raise exception 'a movement belongs to no voucher of this transaction, or not to its asset' using errcode = 'RS006'; end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_offered_standings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  offers constant text := case tg_table_name when 'products' then $q$select s.product_id, s.position, s.asset_id, s.is_banked from %I p join product_sources s on s.product_id = p.id where p.state = 'listed' and s.asset_id is not null$q$
    else $q$select s.product_id, s.position, s.asset_id, s.is_banked from %I s join products p on p.id = s.product_id where p.state = 'listed' and s.asset_id is not null$q$ end;
  put constant text := case when tg_op = 'DELETE' then replace(format(offers, 'gone'), 'where', 'where false and') else format(offers, 'arrived') end;
  took constant text := case when tg_op = 'INSERT' then replace(format(offers, 'arrived'), 'where', 'where false and') else format(offers, 'gone') end;
  met constant text := format('select asset_id from ((%1$s except %2$s) union all (%2$s except %1$s)) t', put, took);
begin
  if tg_table_name = 'product_sources' then
    execute format('select from products where id in (select product_id from %I) order by id for no key update', case tg_op when 'DELETE' then 'gone' else 'arrived' end);
  end if;
  execute format('select from assets where id in (%s) order by id for no key update', met);
  execute format($q$with met as materialized (%s), now as materialized (select s.product_id, s.position, s.asset_id, s.is_banked from product_sources s join products p on p.id = s.product_id and p.state = 'listed' where s.asset_id in (select asset_id from met)),
      before as materialized ((select * from now except (%s)) union (select * from (%s) t where asset_id in (select asset_id from met))),
      counted as (select asset_id, 'traded' as what, 1 as n from now group by 1 union all select asset_id, 'banked', 1 from now where is_banked group by 1
        union all select asset_id, 'traded', -1 from before group by 1 union all select asset_id, 'banked', -1 from before where is_banked group by 1)
    insert into standing_moves select stands_for(c.what, a.holder_id), a.holder_kind, a.holder_sector, c.what, m.ids, sum(c.n) from counted c join assets a on a.id = c.asset_id and a.state = 'registered'
      cross join lateral (select string_agg(mandate_id::text, ' ' order by mandate_id) as ids from mandate_assets where asset_id = a.id and ended_at is null) m where m.ids is not null group by 1, 2, 3, 4, 5 having sum(c.n) <> 0$q$, met, put, took);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_order_standings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into standing_moves select t.holder_id, '', '', t.what, t.key, sum(t.n) from (
      select * from stands_order(new.operator_id, new.developer_id, new.exchange_number, new.state, new.amount_fen, new.placed_at, new.settled_at)
      union all select holder_id, what, key, -n from stands_order(old.operator_id, old.developer_id, old.exchange_number, old.state, old.amount_fen, old.placed_at, old.settled_at)) t group by 1, 4, 5 having sum(t.n) <> 0;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_paper_standings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  opined constant text := $q$exists (select from opinions p where p.asset_id = a.id and p.asset_version = a.version and p.conclusion = 'unqualified')$q$;
  valued constant text := $q$exists (select from valuations p where p.asset_id = a.id and p.asset_version = a.version)$q$;
  is_opinion constant boolean := tg_table_name = 'opinions';
begin
  perform from assets a where a.id in (select asset_id from changed) order by a.id for no key update;
  execute format($q$insert into standing_moves select stands_for(w.what, a.holder_id), a.holder_kind, a.holder_sector, w.what, '', sum(%s) from assets a cross join (values ('opined'), ('valued')) w (what)
    where a.id in (select asset_id from changed) and a.state not in ('carded', 'destroyed') and %s
      and exists (select from changed p where p.asset_id = a.id and p.asset_version = a.version %3$s)
      and not exists (select from %4$I p where p.asset_id = a.id and p.asset_version = a.version %3$s and p.id not in (select id from changed))
    group by 1, 2, 3, 4$q$, case tg_op when 'INSERT' then 1 else -1 end, case when is_opinion then format($q$(w.what = 'opined' or %s)$q$, valued) else format($q$w.what = 'valued' and %s$q$, opined) end,
    case when is_opinion then $q$and p.conclusion = 'unqualified'$q$ else '' end, tg_table_name);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_postings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from arrived n left join vouchers v on v.id = n.voucher_id
    where v.id is null or v.made_in <> pg_current_xact_id() or v.holder_id <> n.holder_id or v.on_date <> n.on_date) then
    raise exception 'a line belongs to no voucher of this transaction' using errcode = 'RS006';
  end if;
  insert into posted_months as m select n.holder_id, n.account, v.period, n.manner, v.template, count(*), sum(n.debit_fen), sum(n.credit_fen) from arrived n join vouchers v on v.id = n.voucher_id group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (holder_id, account, period, manner, template) do update set lines = m.lines + excluded.lines, debit_fen = m.debit_fen + excluded.debit_fen, credit_fen = m.credit_fen + excluded.credit_fen;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_receivable()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  was jsonb := jsonb_strip_nulls(to_jsonb(old) - case when old.collected_at is null then '{collected_slip,collected_name}'::text[] else '{}' end);
begin
  if old.income_voucher_id is not null and is_reversed(old.income_voucher_id) then was := was - 'income_voucher_id'; end if;
  if old.remitted_voucher_id is not null and is_reversed(old.remitted_voucher_id) then was := was - 'remitted_voucher_id'; end if;
  if not to_jsonb(new) @> was then raise exception 'append-only: a receivable stands' using errcode = 'RS001'; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_receivers()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform keep_case_reader(addressee_id, subject_id) from cases where id in (old.frozen_by, new.frozen_by) and procedure = 'transfer-registration' and addressee_id is not null and closed_at is not null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_repayment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'repaid' and (old.voucher_id is not null and not is_reversed(old.voucher_id) or to_jsonb(new) - 'voucher_id' is distinct from to_jsonb(old) - 'voucher_id') then raise exception 'append-only: the repayment % stands', old.number using errcode = 'RS001'; end if;
  if old.state <> 'repaid' and new.state = 'repaid' and me_role() <> 'finance-bureau' then raise exception 'the Finance Bureau repays' using errcode = '42501'; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_sharing_terms()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare moves constant text[] := '{in_force_at,lapsed_on,superseded_by}';
begin
  if to_jsonb(new) - moves is distinct from to_jsonb(old) - moves or (old.in_force_at is not null and new.in_force_at is distinct from old.in_force_at) or (old.lapsed_on is not null and new is distinct from old)
    or (new.lapsed_on is distinct from old.lapsed_on and not is_platform()) or (new.lapsed_on is not distinct from old.lapsed_on and old.in_force_at is not null) or (old.superseded_by is not null and new.superseded_by is distinct from old.superseded_by)
  then raise exception 'append-only: the terms of % stand', old.number using errcode = 'RS001'; end if;
  if new.in_force_at is not null and exists (select from sharing_parties p where p.agreement_id = new.id and p.signed_at is null) then raise exception 'not every party of % has signed', old.number using errcode = '23514'; end if;
  if old.superseded_by is null and new.superseded_by is not null and not exists (select from sharing_agreements n where n.product_id = new.product_id and n.version = new.superseded_by and n.in_force_at is not null) then raise exception 'no later version than % is in force', old.number using errcode = '23514'; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_signature()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.signed_at is not null or to_jsonb(new) - '{signed_by,signed_name,signed_at}'::text[] is distinct from to_jsonb(old) - '{signed_by,signed_name,signed_at}'::text[] then raise exception 'append-only: a signature stands' using errcode = 'RS001'; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_sum_standings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare added constant text := 'select ' || case tg_table_name
  when 'regradings' then $q$holder_id, holder_kind, holder_sector, 'regrading', due_on::text, %s from %s where closed_at is null$q$
  when 'incomes' then $q$'00000000-0000-0000-0000-000000000000'::uuid, '', '', 'earned', to_char(earned_on, 'YYYY-MM'), %s * gross_fen from %s$q$
  when 'receivables' then $q$'00000000-0000-0000-0000-000000000000'::uuid, '', '', 'due', to_char(period, 'YYYY-MM'), %s * amount_fen from %s where amount_fen > 0$q$
  when 'remittances' then $q$'00000000-0000-0000-0000-000000000000'::uuid, '', '', 'received', to_char(received_on, 'YYYY-MM'), %s * amount_fen from %s where received_on is not null$q$ end;
begin
  execute format('insert into standing_moves select holder_id, holder_kind, holder_sector, what, key, sum(n) from (%s) t (holder_id, holder_kind, holder_sector, what, key, n) group by 1, 2, 3, 4, 5 having sum(n) <> 0',
    case tg_op when 'INSERT' then format(added, 1, 'arrived') when 'DELETE' then format(added, -1, 'gone') else format(added, 1, 'arrived') || ' union all ' || format(added, -1, 'gone') end);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.key_ends_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.ended_at is not null or (new.organisation_id, new.key_id, new.public_key, new.label, new.added_by, new.added_name, new.added_at) is distinct from
    (old.organisation_id, old.key_id, old.public_key, old.label, old.added_by, old.added_name, old.added_at) then
    raise exception 'a key is only ever ended, once' using errcode = 'RS002';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.kin_of(one uuid, on_day date)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$
  with recursive standing as materialized (select controller_id, controlled_id from affiliations where since_on <= on_day and (until_on is null or until_on >= on_day)),
    above (id, path) as (select one, array[one] union all select s.controller_id, a.path || s.controller_id from above a join standing s on s.controlled_id = a.id where s.controller_id <> all (a.path) and cardinality(a.path) <= 8),
    below (id, path) as (select distinct id, array[id] from above union all select s.controlled_id, b.path || s.controlled_id from below b join standing s on s.controller_id = b.id where s.controlled_id <> all (b.path) and cardinality(b.path) <= 8)
  select coalesce(array_agg(distinct id) filter (where id <> one), '{}') from below
$function$
;

CREATE OR REPLACE FUNCTION public.leave_mandates()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  update mandate_assets set ended_at = new.destroyed_at where asset_id = new.id and ended_at is null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.leaving_of(operator uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select number from cases where subject_id = operator and procedure = 'operator-exit' and closed_at is null and step in ('handover', 'clearance') order by opened_at limit 1
$function$
;

CREATE OR REPLACE FUNCTION public.links_without_circle()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  -- One at a time, or two that are right alone could close a circle together.
  perform pg_advisory_xact_lock(hashtext('asset_links'));
  if exists (with recursive above(id) as (
      select l.from_id from asset_links l where l.asset_id = new.from_id and l.ended_at is null
      union select l.from_id from asset_links l join above a on l.asset_id = a.id where l.ended_at is null)
    select from above where id = new.asset_id) then
    raise exception 'an asset is not made from itself (3.6)' using errcode = 'RS004';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.list_is_settled()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from sector_lists l where l.id = coalesce(new.list_id, old.list_id) and l.state in ('published', 'cancelled')) then
    raise exception 'a published or cancelled list does not change' using errcode = 'RS002';
  end if;
  return coalesce(new, old);
end $function$
;

CREATE OR REPLACE FUNCTION public.mandate_size(mandate uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select count(*)::int from mandate_assets where mandate_id = mandate and ended_at is null $function$
;

CREATE OR REPLACE FUNCTION public.mark_ends_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare of_holder constant text[] := '{holder_id,holder_kind,holder_sector}';
begin
  if current_user <> 'rongshu_app' and (new.holder_id, new.holder_kind, new.holder_sector) is distinct from (old.holder_id, old.holder_kind, old.holder_sector) and (to_jsonb(new) - of_holder) = (to_jsonb(old) - of_holder) then return new; end if;
  if old.ended_at is not null or (to_jsonb(new) - '{ended_name,ended_at,end_reason}'::text[] - of_holder) is distinct from (to_jsonb(old) - '{ended_name,ended_at,end_reason}'::text[] - of_holder) then
    raise exception 'a use mark is only ever ended, once' using errcode = 'RS002';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.mark_later()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update certificates set marked_later = array[acquired_as(new.id)] where asset_id = new.id and status = 'valid' and holder_id = new.holder_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.mark_use(the_agreement uuid, officer uuid, officer_name text, moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into use_marks (id, asset_id, holder_id, holder_kind, holder_sector, operator_id, operator_name, manner, agreement, starts_on, ends_on, note, set_by, set_name, set_at)
  select gen_random_uuid(), a.id, a.holder_id, a.holder_kind, a.holder_sector, g.operator_id, o.name, case m.kind when 'entrusted' then 'entrusted' else 'operated' end, g.number, g.begins_on, g.ends_on, d.name, officer, officer_name, moment
  from agreements g join assets a on a.id = g.asset_id join organisations o on o.id = g.operator_id join organisations d on d.id = g.developer_id join mandates m on m.id = g.mandate_id
  where g.id = the_agreement and g.signed_operator_at is not null and g.signed_developer_at is not null and g.ended_at is null and (is_platform() or me_organisation() in (g.operator_id, g.developer_id))
  on conflict (asset_id, operator_id, agreement) where ended_at is null do nothing $function$
;

CREATE OR REPLACE FUNCTION public.may_settle(distribution uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select is_platform() or exists (select from distributions d where d.id = distribution and d.operator_id = me_organisation() and d.state = 'agreeing')
$function$
;

CREATE OR REPLACE FUNCTION public.me_acting()
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin return case when nullif(current_setting('app.organisation', true), '') is not null then current_setting('app.role', true) end; end $function$
;

CREATE OR REPLACE FUNCTION public.me_everywhere()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin return coalesce(current_setting('app.role', true), '') in ('system', 'registrar', 'data-bureau', 'cyberspace-office', 'police'); end $function$
;

CREATE OR REPLACE FUNCTION public.me_field()
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin return case when current_setting('app.role', true) = 'sector-authority' then nullif(current_setting('app.sector', true), '') end; end $function$
;

CREATE OR REPLACE FUNCTION public.me_kinds()
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin return case current_setting('app.role', true) when 'finance-bureau' then array['administrative-organ', 'public-institution'] when 'sasac' then array['municipal-soe', 'municipal-utility'] else '{}'::text[] end; end $function$
;

CREATE OR REPLACE FUNCTION public.me_officer()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$ begin return nullif(current_setting('app.officer', true), '')::uuid; end $function$
;

CREATE OR REPLACE FUNCTION public.me_organisation()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$ begin return nullif(current_setting('app.organisation', true), '')::uuid; end $function$
;

CREATE OR REPLACE FUNCTION public.me_role()
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$ begin return coalesce(current_setting('app.role', true), ''); end $function$
;

CREATE OR REPLACE FUNCTION public.me_sector()
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$ begin return coalesce(current_setting('app.sector', true), ''); end $function$
;

CREATE OR REPLACE FUNCTION public.my_connections()
 RETURNS TABLE(source_id uuid, target jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select c.source_id, c.target - 'password' from source_connections c where me_role() = 'producer' and c.holder_id = me_organisation()
$function$
;

CREATE OR REPLACE FUNCTION public.name_stem(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(nullif(regexp_replace(regexp_replace(bare, '(19|20)\d\d([-_.年/]?(1[0-2]|0?[1-9])([-_.月/]?(3[01]|[12]\d|0?[1-9])(?!\d)日?)?(?!\d)月?)?|(上|下)半年|年度?|第?[一二三四1-4]季度|q[1-4]|副本|copy|[(（]\d+[)）]', '', 'g'), '[\s_.,，、()（）\[\]【】-]+', '', 'g'), ''), bare)
  from (select regexp_replace(lower(name), '(\.(csv|tsv|txt|xlsx?|xlsm|json|jsonl|ndjson|geojson|parquet|sql|gz))+$', '') as bare) b
$function$
;

CREATE OR REPLACE FUNCTION public.not_in_treasury(receivable uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select f.number from (
    select d.number, x.is_public, x.is_public and p.remitted_at is not null as is_in, bool_or(x.is_public) over () as was_due from receivables r
      join settled_incomes s on s.distribution_id = r.distribution_id join incomes i on i.id = s.income_id and i.reverses is not null
      join settled_incomes f on f.income_id = i.reverses join distributions d on d.id = f.distribution_id and d.state = 'filed'
      join distribution_shares x on x.distribution_id = d.id and x.agreement_id = f.agreement_id and x.organisation_id = r.unit_id and x.due_fen > 0
      left join receivables p on p.distribution_id = d.id and p.unit_id = r.unit_id and p.amount_fen > 0
    where r.id = receivable) f
  where not f.is_in and (f.is_public or not f.was_due) order by f.number limit 1
$function$
;

CREATE OR REPLACE FUNCTION public.one_draw()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.seed is not null then raise exception 'a programme is drawn once' using errcode = 'RS001'; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.oversees(organisation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from organisations o where o.id = organisation and o.kind = any (me_kinds()))
$function$
;

CREATE OR REPLACE FUNCTION public.pairs_of(words text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT COST 20000
AS $function$
declare
  characters constant text[] := string_to_array(words, null);
  pairs text[] := '{}';
begin
  for n in 2 .. cardinality(characters) loop pairs := pairs || (characters[n - 1] || characters[n]); end loop;
  return pairs;
end $function$
;

CREATE OR REPLACE FUNCTION public.partial_experts(call uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct e.officer_id from operator_experts e join posts p on p.officer_id = e.officer_id and p.ended_at is null
    join operator_applications a on a.call_id = e.call_id and a.operator_id = p.organisation_id and a.withdrawn_at is null
  where e.call_id = call and e.ended_at is null and (is_platform() or me_role() = 'data-bureau')
$function$
;

CREATE OR REPLACE FUNCTION public.passes_along(about uuid, on_day date)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when sees_passing(about) then coalesce(jsonb_agg(jsonb_build_object('what', t.what, 'number', t.number, 'name', t.name, 'operatorId', t.operator_id, 'until', t.until) order by t.what, t.number), '[]'::jsonb) end
  from (
    select 'agreement' as what, g.number, d.name, g.operator_id, g.ends_on as until from agreements g join organisations d on d.id = g.developer_id
      where g.asset_id = about and g.ended_at is null and g.signed_operator_at is not null and g.signed_developer_at is not null
    union all
    select 'mandate', m.number, m.operator_name, m.operator_id, m.ends_on from mandate_assets a join mandates m on m.id = a.mandate_id where a.asset_id = about and a.ended_at is null and m.ended_at is null
    union all
    select 'mark', u.agreement, u.operator_name, u.operator_id, u.ends_on from use_marks u where u.asset_id = about and u.ended_at is null
      and not exists (select from agreements g where g.asset_id = about and g.number = u.agreement)
      and not exists (select from mandate_assets a join mandates m on m.id = a.mandate_id where a.asset_id = about and m.operator_id = u.operator_id and u.agreement in (m.number, m.terms ->> 'agreementNumber'))
  ) t
  where t.until >= on_day
$function$
;

CREATE OR REPLACE FUNCTION public.product_is_draft(product uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select exists (select from products where id = product and state = 'draft') $function$
;

CREATE OR REPLACE FUNCTION public.product_is_public(product uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select exists (select from products where id = product and state in ('listed', 'paused', 'delisted')) $function$
;

CREATE OR REPLACE FUNCTION public.property_records_of(the_unit uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(o.number order by o.number), '{}') from outside_registrations o join assets a on a.id = o.asset_id where o.holder_id = the_unit and o.register = 'property' and o.ended_at is null and a.origin in ('collected', 'produced')
$function$
;

CREATE OR REPLACE FUNCTION public.published_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state in ('published', 'cancelled') or new.authority_id <> old.authority_id or new.sector <> old.sector then raise exception 'a published or cancelled list does not change' using errcode = 'RS002'; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.queue_letters()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into letters (officer_id, note_id, queued_at, due_at)
    select distinct m.officer_id, n.id, n.at, now() from told n join posts p on (p.organisation_id = n.organisation_id or p.role = n.for_role) and p.ended_at is null and (p.until_on is null or p.until_on >= (n.at at time zone 'Asia/Shanghai')::date)
      join officers o on o.id = p.officer_id and o.is_active join mail_addresses m on m.officer_id = o.id and m.confirmed_at is not null
    on conflict do nothing;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.reads_case(applicant uuid, addressee uuid, owner uuid, owner_role text, also_owners text[], holder uuid, holder_kind text, holder_sector text, submitted_at timestamp with time zone, subject_kind text, procedure text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE COST 20
AS $function$
declare
  role constant text := coalesce(current_setting('app.role', true), '');
  me constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  return role = 'system' or applicant = me or submitted_at is not null and (
    addressee = me
    or me is not null and (owner_role = role and owner is null or role = any (also_owners))
    or role = 'finance-bureau' and procedure in ('interpretation', 'parameter-change')
    -- A case about a case is no business of the holder it is about.
    or (holder is distinct from me or subject_kind <> 'case') and (holder = me or me_everywhere() or holder_kind = any (me_kinds()) or holder_sector = me_field()));
end $function$
;

CREATE OR REPLACE FUNCTION public.reads_holder(holder uuid, kind text, sector text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
  begin return holder = me_organisation() or me_everywhere() or kind = any (me_kinds()) or sector = me_field(); end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin raise exception 'append-only: % on % is refused', tg_op, tg_table_name using errcode = 'RS001'; end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_change_but_holder()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and current_user <> 'rongshu_app' and (new.holder_id, new.holder_kind, new.holder_sector) is distinct from (old.holder_id, old.holder_kind, old.holder_sector) and (to_jsonb(new) - '{holder_id,holder_kind,holder_sector}'::text[]) = (to_jsonb(old) - '{holder_id,holder_kind,holder_sector}'::text[]) then return new; end if;
  raise exception 'append-only: % on % is refused', tg_op, tg_table_name using errcode = 'RS001';
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_change_but_sealing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare personal constant text[] := '{asked,answers}';
begin
  if tg_op = 'UPDATE' and current_user <> 'rongshu_app' and current_setting('app.sealing', true) = 'on' and (to_jsonb(new) - personal) = (to_jsonb(old) - personal) then return new; end if;
  raise exception 'append-only: % on % is refused', tg_op, tg_table_name using errcode = 'RS001';
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_closed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare opened date;
begin
  select opened_on into opened from book_sets where holder_id = new.holder_id for key share;
  if opened is null or new.on_date < opened then raise exception 'the books of this unit do not reach back to %', new.on_date using errcode = 'RS004'; end if;
  if exists (select from book_periods p where p.holder_id = new.holder_id and p.period >= new.period) then
    raise exception 'the month % is closed', new.period using errcode = 'RS005';
  end if;
  new.made_in := pg_current_xact_id();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_duty_data()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.register = 'property' and new.ended_at is null and exists (select from assets a where a.id = new.asset_id and (a.is_duty_data or (new.holder_kind = 'administrative-organ' and a.origin in ('collected', 'produced')))) then
    raise exception 'duty data of an organ has no data property certificate' using errcode = 'RS002';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_early()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
 SET "TimeZone" TO 'Asia/Shanghai'
AS $function$
declare
  kept int := nullif(tg_argv[3], '')::int;
  kept_zh text := case when kept is null then '永久保存' when kept % 12 = 0 then '保存' || kept / 12 || '年' else '保存' || kept || '个月' end;
  kept_en text := case when kept is null then 'kept for good' when kept % 12 = 0 then 'kept ' || kept / 12 || ' years' else 'kept ' || kept || ' months' end;
  started text;
  begun date;
  ends date;
begin
  if tg_op = 'TRUNCATE' then
    raise exception '“%”%，不能整表清空：% · %: %, never emptied as a whole', tg_argv[1], kept_zh, tg_table_name, tg_argv[2], kept_en using errcode = 'RS001', hint = 'choice:retention-matrix';
  end if;
  if tg_argv[4] <> '' then started := to_jsonb(old) ->> tg_argv[4]; end if;
  if tg_argv[6] <> '' and to_jsonb(old) ->> tg_argv[9] is not null then
    execute format('select max(%I)::text from %I where %I = %L', tg_argv[8], tg_argv[6], tg_argv[7], to_jsonb(old) ->> tg_argv[9]) into started;
  end if;
  begun := started::timestamptz::date;
  if tg_argv[5] = 'year-end' then begun := make_date(extract(year from begun)::int, 12, 31); end if;
  ends := begun + make_interval(months => kept);
  if ends < current_date then return old; end if;
  raise exception '“%”%，%：% 的这一行不能删除 · %: %, %', tg_argv[1], kept_zh, case when kept is null then '没有届满之日' when begun is null then '尚在使用，保存期还没有起算' else format('自%s起，至%s止', begun, ends) end,
    tg_table_name, tg_argv[2], kept_en, case when kept is null then 'there is no last day' when begun is null then 'still in use: its term has not begun' else format('from %s until %s', begun, ends) end
    using errcode = 'RS001', hint = 'choice:retention-matrix';
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_salt_but_sealing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and current_user <> 'rongshu_app' and current_setting('app.sealing', true) = 'on' and new.sealed is not null and (to_jsonb(new) - '{salt,sealed}'::text[]) = (to_jsonb(old) - '{salt,sealed}'::text[]) then return new; end if;
  raise exception 'append-only: % on % is refused', tg_op, tg_table_name using errcode = 'RS001';
end $function$
;

CREATE OR REPLACE FUNCTION public.remits_in(remittance uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select exists (select from receivables r where r.remittance_id = remittance and r.unit_id = me_organisation()) $function$
;

CREATE OR REPLACE FUNCTION public.renewal_held(about uuid, until date, days integer, on_day date)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(distinct d)::int from cases c cross join lateral generate_series(
    greatest(until - days, (c.submitted_at at time zone 'Asia/Shanghai')::date), least(until, on_day, (c.closed_at at time zone 'Asia/Shanghai')::date), interval '1 day') d
  where c.subject_id = about and c.procedure in ('third-party-correction', 'registrar-deregistration') and c.submitted_at is not null
$function$
;

CREATE OR REPLACE FUNCTION public.salts_have_entries()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if (select count(*) from added) <> (select count(*) from log_entries where position = any (array(select position from added)))
  then raise exception 'a salt opens an entry of the log' using errcode = '23503', table = 'log_salts'; end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.scores_missing(call uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*)::int from operator_experts e join operator_applications a on a.call_id = e.call_id and a.withdrawn_at is null and a.is_qualified
  where e.call_id = call and e.ended_at is null and (is_platform() or me_role() = 'data-bureau') and not exists (select from operator_scores s where s.application_id = a.id and s.officer_id = e.officer_id)
$function$
;

CREATE OR REPLACE FUNCTION public.seal_answer(the_case uuid, the_field text, plain text, ref text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not is_platform() then raise exception 'answers are sealed by the platform alone' using errcode = '42501'; end if;
  perform set_config('app.sealing', 'on', true);
  update cases set answers = sealed_in(answers, the_field, plain, ref), draft = sealed_in(draft, the_field, plain, ref) where id = the_case;
  update entries set asked = sealed_in(asked, the_field, plain, ref), answers = sealed_in(answers, the_field, plain, ref) where case_id = the_case and (asked ->> the_field = plain or answers ->> the_field = plain);
  perform set_config('app.sealing', '', true);
end $function$
;

CREATE OR REPLACE FUNCTION public.seal_city_salt(fresh bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not is_platform() then raise exception 'the salt is sealed by the platform alone' using errcode = '42501'; end if;
  perform set_config('app.sealing', 'on', true);
  update city_salt set salt = null, sealed = fresh;
  perform set_config('app.sealing', '', true);
end $function$
;

CREATE OR REPLACE FUNCTION public.sealed_in(answers jsonb, the_field text, plain text, ref text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when answers ->> the_field = plain then jsonb_set(answers, array[the_field], to_jsonb(ref)) else answers end
$function$
;

CREATE OR REPLACE FUNCTION public.sees_case(which uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$ begin
  return exists (select from cases c where c.id = which);
end $function$
;

CREATE OR REPLACE FUNCTION public.sees_passing(about uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from assets a where a.id = about and reads_holder(a.holder_id, a.holder_kind, a.holder_sector))
    or exists (select from cases c where c.subject_id = about and c.procedure = 'transfer-registration' and c.submitted_at is not null and c.closed_at is null and c.addressee_id = me_organisation())
$function$
;

CREATE OR REPLACE FUNCTION public.settled_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_table_name = 'list_invitations' then
    if (old.used_at is not null and (new.key_digest, new.person, new.organisation, new.used_at) is distinct from (old.key_digest, old.person, old.organisation, old.used_at)) or old.ended_at is not null
      then raise exception 'a link is used once and ended once' using errcode = 'RS002'; end if;
  elsif old.answered_at is not null then raise exception 'a comment is answered once' using errcode = 'RS002'; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.shares_in(agreement uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select exists (select from sharing_parties p where p.agreement_id = agreement and p.organisation_id = me_organisation()) $function$
;

CREATE OR REPLACE FUNCTION public.sharing_shown(agreement uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select shares_in(agreement) or (me_role() = 'sasac' and exists (select from sharing_agreements a where a.id = agreement and (oversees(a.operator_id) or exists (select from sharing_parties p where p.agreement_id = a.id and oversees(p.organisation_id)))))
$function$
;

CREATE OR REPLACE FUNCTION public.signing_key_ends_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (old.valid_until is not null and (new.valid_until is distinct from old.valid_until or old.ended_because = 'compromised' or new.ended_because <> 'compromised'))
     or row(new.id, new.algorithm, new.public_key, new.valid_from, new.vouched_by, new.voucher)
     is distinct from row(old.id, old.algorithm, old.public_key, old.valid_from, old.vouched_by, old.voucher)
  then raise exception 'a signing key only ends, once' using errcode = 'RS001'; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.standing_mandate(the_asset uuid, the_operator uuid, today date)
 RETURNS TABLE(id uuid, number text, ends_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select m.id, m.number, m.ends_on from mandate_assets a join mandates m on m.id = a.mandate_id
  where a.asset_id = the_asset and a.operator_id = the_operator and a.ended_at is null and m.ended_at is null and m.suspended_at is null and today between m.begins_on and m.ends_on
  order by m.ends_on desc, m.id limit 1 $function$
;

CREATE OR REPLACE FUNCTION public.stands_asset(id uuid, version integer, state text, grade integer, origin text, importance text, classified_at timestamp with time zone, catalogued_at timestamp with time zone)
 RETURNS TABLE(what text, key text, n bigint)
 LANGUAGE sql
 STABLE
AS $function$
  select v.what, v.key, 1::bigint from (values ('state', state), ('grade', grade || '/' || origin), ('importance', importance),
      ('unclassified', case when classified_at is null then '' end), ('listed', case when catalogued_at is not null then '' end)) v (what, key)
    where v.key is not null and state <> 'destroyed'
  union all
  select v.what, '', 1 from (values ('opined'), ('valued')) v (what)
    where state not in ('carded', 'destroyed') and exists (select from opinions o where o.asset_id = stands_asset.id and o.asset_version = stands_asset.version and o.conclusion = 'unqualified')
      and (v.what = 'opined' or exists (select from valuations p where p.asset_id = stands_asset.id and p.asset_version = stands_asset.version))
$function$
;

CREATE OR REPLACE FUNCTION public.stands_case(procedure text, submitted_at timestamp with time zone, closed_at timestamp with time zone, ending text)
 RETURNS TABLE(what text, key text, n bigint)
 LANGUAGE sql
 STABLE
AS $function$
  select v.what, v.key, 1::bigint from (select to_char(closed_at at time zone 'Asia/Shanghai', 'YYYY-MM') as closed, procedure in ('first-registration', 'legacy-registration') as enters) c
    cross join lateral (values ('submitted', case when enters then to_char(submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM') end), ('took', case when enters and ending = 'registered' then round(extract(epoch from closed_at - submitted_at) / 8640)::text end),
      ('month', case when enters and ending = 'registered' then closed end),
      ('changed', case when (procedure, ending) in (('change-registration', 'changed'), ('transfer-registration', 'transferred'), ('third-party-correction', 'corrected')) then closed end),
      ('revoked', case when (procedure, ending) = ('revocation', 'revoked') then closed end)) v (what, key)
    where v.key is not null and submitted_at is not null
$function$
;

CREATE OR REPLACE FUNCTION public.stands_fallen(status text, status_on date)
 RETURNS TABLE(what text, key text)
 LANGUAGE sql
 STABLE
AS $function$
  select f.what, to_char(status_on::timestamp, 'YYYY-MM') from (values ('expired', 'lapsed'), ('deregistered', 'deregistered')) f (status, what) where f.status = stands_fallen.status
$function$
;

CREATE OR REPLACE FUNCTION public.stands_for(what text, holder uuid)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when what in ('month', 'changed', 'deregistered', 'revoked', 'lapsed', 'opined', 'valued', 'submitted', 'took', 'mandated', 'traded', 'banked') then '00000000-0000-0000-0000-000000000000' else holder end $function$
;

CREATE OR REPLACE FUNCTION public.stands_operated(asset uuid)
 RETURNS TABLE(what text)
 LANGUAGE sql
 STABLE
AS $function$
  select 'mandated' union all select v.what from (select bool_or(s.is_banked) as is_banked from product_sources s join products p on p.id = s.product_id and p.state = 'listed' where s.asset_id = asset having count(*) > 0) o
    cross join lateral (values ('traded', true), ('banked', o.is_banked)) v (what, holds) where v.holds
$function$
;

CREATE OR REPLACE FUNCTION public.stands_order(operator_id uuid, developer_id uuid, exchange_number text, state text, amount_fen bigint, placed_at timestamp with time zone, settled_at timestamp with time zone)
 RETURNS TABLE(holder_id uuid, what text, key text, n bigint)
 LANGUAGE sql
 STABLE
AS $function$
  select p.party, v.what || p.side, v.key, v.n from (values ('operator', operator_id), ('developer', developer_id), ('exchange', case when exchange_number is not null then '00000000-0000-0000-0000-000000000000'::uuid end)) p (side, party)
    cross join (values ('orders-', state, 1::bigint), ('placed-', to_char(placed_at at time zone 'Asia/Shanghai', 'YYYY-MM'), 1), ('settled-', case when settled_at is not null then to_char(placed_at at time zone 'Asia/Shanghai', 'YYYY-MM') end, amount_fen),
      ('turnover-', to_char(settled_at at time zone 'Asia/Shanghai', 'YYYY'), amount_fen)) v (what, key, n)
    where p.party is not null and v.key is not null and v.n <> 0
$function$
;

CREATE OR REPLACE FUNCTION public.supersede_sharing()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  update sharing_agreements set superseded_by = new.version where product_id = new.product_id and version < new.version and in_force_at is null and lapsed_on is null and superseded_by is null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.suspension_of(operator uuid)
 RETURNS TABLE(since timestamp with time zone, number text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select k.closed_at, k.number from (select closed_at, number, answers ->> 'sanctionKind' as kind from cases
    where subject_id = operator and procedure = 'operator-sanction' and ending = 'sanctioned' and answers ->> 'sanctionKind' in ('suspension', 'resumption') order by closed_at desc, number desc limit 1) k
  where k.kind = 'suspension'
$function$
;

CREATE OR REPLACE FUNCTION public.taken_codes(the_unit uuid, the_codes text[])
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select code from asset_codes where code = any (the_codes) and kind = 'given' union select code from asset_codes where holder_id = the_unit and code = any (the_codes)
$function$
;

CREATE OR REPLACE FUNCTION public.tell_sessions()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  perform pg_notify('rongshu_changes', json_build_object('kind', 'session', 'id', officer_id)::text) from (select distinct officer_id from gone) g;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tells_other_side(kind text, subject text, told uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$ begin
  if kind = 'other-side' then
    return exists (select from cases c where c.id = split_part(subject, ':', 1)::uuid and me_organisation() in (c.applicant_id, c.addressee_id) and told in (c.applicant_id, c.addressee_id));
  elsif kind = 'mandates-ended' then
    return exists (select from cases c where c.id = split_part(subject, ':', 1)::uuid and c.procedure = 'entrustment-end' and c.ending in ('ended', 'ended-alone') and me_organisation() in (c.applicant_id, c.addressee_id));
  end if;
  return false;
end $function$
;

CREATE OR REPLACE FUNCTION public.termination_of(operator uuid, developer uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select number from cases where subject_id = developer and applicant_id = operator and procedure = 'developer-termination' and closed_at is null and step in ('statement', 'decision') order by opened_at limit 1
$function$
;

CREATE OR REPLACE FUNCTION public.trade_sums()
 RETURNS TABLE(what text, of text, orders bigint, completed bigint, free bigint, amount_fen bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select 'kind', p.kind, count(*) filter (where o.state <> 'cancelled'), count(*) filter (where o.state = 'completed'), count(*) filter (where o.state = 'completed' and o.amount_fen = 0), coalesce(sum(o.amount_fen) filter (where o.state = 'completed'), 0)::bigint
    from orders o join products p on p.id = o.product_id group by p.kind
  union all
  select 'month', to_char(o.settled_at at time zone 'Asia/Shanghai', 'YYYY-MM'), count(*), count(*), count(*) filter (where o.amount_fen = 0), coalesce(sum(o.amount_fen), 0)::bigint
    from orders o where o.state = 'completed' group by 2
$function$
;

CREATE OR REPLACE FUNCTION public.transfer_asset(the_asset uuid, the_holder uuid, passed_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare t text;
begin
  if not is_platform() then raise exception 'an asset passes on by the decision of a transfer alone (4.7)' using errcode = '42501'; end if;
  foreach t in array array['asset_cards', 'memo_entries', 'memo_reviews', 'use_marks', 'asset_links', 'card_import_lines', 'classifications', 'regradings', 'opinions', 'valuations', 'outside_registrations'] loop
    execute format('update %I t set holder_id = o.id, holder_kind = o.kind, holder_sector = o.sector from organisations o where o.id = $2 and t.asset_id = $1', t) using the_asset, the_holder;
  end loop;
  update assets a set is_duty_data = a.is_duty_data or (a.holder_kind = 'administrative-organ' and a.origin in ('collected', 'produced')), holder_id = o.id, holder_kind = o.kind, holder_sector = o.sector from organisations o where o.id = the_holder and a.id = the_asset;
  -- The papers were read through the commissions of the former holder; their files are read by the new one as its own.
  insert into file_uses (sha256, name, organisation_id, created_at)
    select p.paper_sha256, p.number || '.pdf', the_holder, passed_at from (select asset_id, paper_sha256, number from opinions union all select asset_id, paper_sha256, number from valuations) p where p.asset_id = the_asset;
end $function$
;

CREATE OR REPLACE FUNCTION public.unfounded_with(about uuid, receiver uuid, public_kinds text[], raw_manners text[], public_data_holders text[])
 RETURNS TABLE(what text, id uuid, number text, ground text, operator_id uuid, developer_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with fallen as (select m.id, m.number, m.kind, m.operator_id from mandate_assets a join mandates m on m.id = a.mandate_id join organisations r on r.id = receiver
      where a.asset_id = about and a.ended_at is null and m.ended_at is null and ((m.kind = 'utility' and m.operator_id <> r.id) or (m.kind = 'entrusted' and r.kind = any (public_kinds))))
  select t.* from (
    select 'mandate', f.id, f.number, f.kind, f.operator_id, null::uuid from fallen f
    union all
    select 'agreement', g.id, g.number, coalesce(f.kind, 'raw'), g.operator_id, g.developer_id from agreements g join organisations r on r.id = receiver left join fallen f on f.id = g.mandate_id
      where g.asset_id = about and g.ended_at is null and (f.id is not null or (g.manner = any (raw_manners) and r.kind = any (public_data_holders)))
  ) t
  where sees_passing(about)
$function$
;

CREATE OR REPLACE FUNCTION public.unmark_use(the_agreement uuid, officer_name text, why text, moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update use_marks u set ended_name = officer_name, end_reason = why, ended_at = moment from agreements g
  where g.id = the_agreement and g.ended_at is not null and u.asset_id = g.asset_id and u.operator_id = g.operator_id and u.agreement = g.number and u.ended_at is null and (is_platform() or me_organisation() = g.operator_id) $function$
;

CREATE OR REPLACE FUNCTION public.unoperated_source(product uuid, today date)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(s.certificate_number, '') from product_sources s join products p on p.id = s.product_id
    where p.id = product and s.asset_id is not null and p.operator_id is not null and not exists (select from standing_mandate(s.asset_id, p.operator_id, today)) order by s.position limit 1
$function$
;

CREATE OR REPLACE FUNCTION public.untie_reversed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update receivables set income_voucher_id = null where income_voucher_id = new.reverses;
  update receivables set remitted_voucher_id = null where remitted_voucher_id = new.reverses;
  update repayments set voucher_id = null where voucher_id = new.reverses;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.uses_resting_on(the_unit uuid, fallen_kinds text[], raw_manners text[])
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with held as (select m.number, m.id, m.kind = any (fallen_kinds) as falls, a.asset_id from mandate_assets a join mandates m on m.id = a.mandate_id where a.holder_id = the_unit and a.ended_at is null and m.ended_at is null)
  select coalesce(array_agg(distinct n order by n), '{}') from (
    select number from held where falls
    union all select g.number from agreements g where g.holder_id = the_unit and g.ended_at is null and (g.manner = any (raw_manners) or exists (select from held h where h.falls and h.id = g.mandate_id and h.asset_id = g.asset_id))
    union all select c.number from cases c join assets a on a.id = c.subject_id where c.procedure = 'use-request' and c.closed_at is null and c.submitted_at is not null and c.step <> 'request' and a.holder_id = the_unit and c.answers ->> 'manner' = any (raw_manners)) t (n)
$function$
;

CREATE OR REPLACE FUNCTION public.value_card()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  new.valued_fen := coalesce((select amount_fen from valuations where id = new.valuation_id), 0);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.was_public_data(the_asset uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce((select was_public from assets where id = the_asset), false)
$function$
;

-- Tables

create table account_requests (
  id uuid not null,
  kind text not null,
  officer_id uuid,
  organisation_id uuid,
  role text,
  title text not null default ''::text,
  until_on date,
  reason text not null,
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamp with time zone not null,
  decision text,
  decided_by uuid,
  decided_name text,
  decided_at timestamp with time zone,
  decision_reason text not null default ''::text,
  post_id uuid,
  ended_on date,
  successor_id uuid,
  stands_for uuid,
  constraint account_requests_pkey PRIMARY KEY (id),
  constraint account_requests_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES officers(id),
  constraint account_requests_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES officers(id),
  constraint account_requests_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint account_requests_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint account_requests_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id),
  constraint account_requests_stands_for_fkey FOREIGN KEY (stands_for) REFERENCES posts(id),
  constraint account_requests_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES organisations(id),
  constraint account_requests_check CHECK ((num_nonnulls(decision, decided_by, decided_name, decided_at) = ANY (ARRAY[0, 4]))),
  constraint account_requests_check3 CHECK (((kind <> 'grant'::text) OR ((asked_by = officer_id) AND (length(reason) >= 2)))),
  constraint account_requests_decision_check CHECK ((decision = ANY (ARRAY['approved'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint account_requests_decision_reason_check CHECK ((length(decision_reason) <= 400)),
  constraint account_requests_end CHECK ((((kind = 'end'::text) = (officer_id IS NULL)) AND ((kind = 'end'::text) = (ended_on IS NOT NULL)) AND ((successor_id IS NULL) OR ((kind = 'end'::text) AND (successor_id <> organisation_id))) AND ((kind <> 'end'::text) OR (length(reason) >= 2)))),
  constraint account_requests_kind_check CHECK ((kind = ANY (ARRAY['account'::text, 'post'::text, 'restore'::text, 'grant'::text, 'end'::text, 'stand-in'::text]))),
  constraint account_requests_reason_check CHECK ((length(reason) <= 400)),
  constraint account_requests_stand_in CHECK ((((kind = 'stand-in'::text) = (stands_for IS NOT NULL)) AND ((kind <> 'stand-in'::text) OR (length(reason) >= 2)))),
  constraint account_requests_two_people CHECK (((decision IS NULL) OR (decision = 'withdrawn'::text) OR ((decided_by <> asked_by) AND (decided_by <> officer_id)))),
  constraint account_requests_until CHECK (((kind = ANY (ARRAY['grant'::text, 'end'::text, 'stand-in'::text])) = (until_on IS NOT NULL))),
  constraint account_requests_whole CHECK (
CASE kind
    WHEN 'restore'::text THEN (num_nonnulls(role, organisation_id) = 0)
    WHEN 'end'::text THEN ((role IS NULL) AND (organisation_id IS NOT NULL))
    ELSE (num_nonnulls(role, organisation_id) = 2)
END)
);
alter table account_requests enable row level security;

create table account_steps (
  id bigint not null generated always as identity,
  officer_id uuid not null,
  state text not null,
  reason text not null,
  by_id uuid,
  by_name text not null,
  at timestamp with time zone not null,
  constraint account_steps_pkey PRIMARY KEY (id),
  constraint account_steps_by_id_fkey FOREIGN KEY (by_id) REFERENCES officers(id),
  constraint account_steps_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint account_steps_reason_check CHECK ((length(reason) <= 400)),
  constraint account_steps_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'approved'::text, 'active'::text, 'suspended'::text, 'closed'::text])))
);
alter table account_steps enable row level security;

create table affiliations (
  id uuid not null,
  controller_id uuid not null,
  controlled_id uuid not null,
  since_on date not null,
  until_on date,
  ground text not null,
  declared_for uuid not null,
  declared_name text not null,
  declared_at timestamp with time zone not null,
  ended_name text,
  ended_ground text,
  constraint affiliations_pkey PRIMARY KEY (id),
  constraint affiliations_controlled_id_fkey FOREIGN KEY (controlled_id) REFERENCES organisations(id),
  constraint affiliations_controller_id_fkey FOREIGN KEY (controller_id) REFERENCES organisations(id),
  constraint affiliations_declared_for_fkey FOREIGN KEY (declared_for) REFERENCES organisations(id),
  constraint affiliations_check CHECK ((controller_id <> controlled_id)),
  constraint affiliations_check1 CHECK (((until_on IS NULL) OR (until_on >= since_on))),
  constraint affiliations_check2 CHECK ((((ended_name IS NULL) = (ended_ground IS NULL)) AND ((ended_name IS NULL) OR (until_on IS NOT NULL)))),
  constraint affiliations_ended_ground_check CHECK (((length(ended_ground) >= 2) AND (length(ended_ground) <= 400))),
  constraint affiliations_ground_check CHECK (((length(ground) >= 2) AND (length(ground) <= 400)))
);
alter table affiliations enable row level security;

create table agreements (
  id uuid not null,
  number text not null,
  case_id uuid,
  mandate_id uuid not null,
  operator_id uuid not null,
  developer_id uuid not null,
  asset_id uuid not null,
  asset_version integer not null,
  asset_code text not null default ''::text,
  asset_name text not null default ''::text,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  purpose_class text not null,
  purpose text not null,
  columns text[] not null default '{}'::text[],
  manner text not null,
  places text[] not null default '{}'::text[],
  most_uses integer,
  begins_on date not null,
  ends_on date not null,
  policy jsonb not null,
  policy_sha256 text not null,
  renews uuid,
  signed_operator_name text,
  signed_operator_at timestamp with time zone,
  signed_developer_name text,
  signed_developer_at timestamp with time zone,
  suspended_at timestamp with time zone,
  suspended_why text not null default ''::text,
  suspended_case uuid,
  suspended_by uuid,
  ended_at timestamp with time zone,
  ended_why text not null default ''::text,
  evaluated integer not null default 0,
  uses integer not null default 0,
  trace_sha256 text not null default ''::text,
  made_at timestamp with time zone not null,
  suspensions timestamp with time zone[] not null default '{}'::timestamp with time zone[],
  constraint agreements_pkey PRIMARY KEY (id),
  constraint agreements_number_key UNIQUE (number),
  constraint agreements_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint agreements_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint agreements_developer_id_fkey FOREIGN KEY (developer_id) REFERENCES organisations(id),
  constraint agreements_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint agreements_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandates(id),
  constraint agreements_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id),
  constraint agreements_renews_fkey FOREIGN KEY (renews) REFERENCES agreements(id),
  constraint agreements_suspended_by_fkey FOREIGN KEY (suspended_by) REFERENCES organisations(id),
  constraint agreements_suspended_case_fkey FOREIGN KEY (suspended_case) REFERENCES cases(id),
  constraint agreements_check CHECK ((ends_on >= begins_on)),
  constraint agreements_most_uses_check CHECK ((most_uses > 0)),
  constraint agreements_purpose_class_check CHECK ((purpose_class = ANY (ARRAY['governance'::text, 'welfare'::text, 'industry'::text])))
);
alter table agreements enable row level security;

create table annual_reports (
  case_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  year integer not null,
  figures jsonb not null,
  handed_in_on date not null,
  received_at timestamp with time zone not null,
  constraint annual_reports_pkey PRIMARY KEY (case_id),
  constraint annual_reports_holder_id_year_key UNIQUE (holder_id, year),
  constraint annual_reports_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint annual_reports_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id)
);
alter table annual_reports enable row level security;

create table api_tokens (
  id uuid not null default gen_random_uuid(),
  officer_id uuid not null,
  post_id uuid not null,
  name text not null,
  prefix text not null,
  digest bytea not null,
  scopes text[] not null,
  address_range text,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  used_from text,
  revoked_at timestamp with time zone,
  constraint api_tokens_pkey PRIMARY KEY (id),
  constraint api_tokens_digest_key UNIQUE (digest),
  constraint api_tokens_prefix_key UNIQUE (prefix),
  constraint api_tokens_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint api_tokens_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id),
  constraint api_tokens_check CHECK ((expires_at > made_at)),
  constraint api_tokens_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint api_tokens_prefix_check CHECK ((prefix ~ '^[a-z2-7]{8}$'::text)),
  constraint api_tokens_scopes_check CHECK (((cardinality(scopes) >= 1) AND (cardinality(scopes) <= 20)))
);
alter table api_tokens enable row level security;

create table asset_cards (
  asset_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  asset_version integer not null,
  certificate_number text not null,
  opinion_id uuid not null,
  valuation_id uuid not null,
  card jsonb not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  end_reason text not null default ''::text,
  valued_fen bigint not null default 0,
  constraint asset_cards_pkey PRIMARY KEY (asset_id),
  constraint asset_cards_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint asset_cards_certificate_number_fkey FOREIGN KEY (certificate_number) REFERENCES certificates(number),
  constraint asset_cards_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint asset_cards_opinion_id_fkey FOREIGN KEY (opinion_id) REFERENCES opinions(id),
  constraint asset_cards_valuation_id_fkey FOREIGN KEY (valuation_id) REFERENCES valuations(id)
);
alter table asset_cards enable row level security;

create table asset_codes (
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  code text not null,
  asset_id uuid not null,
  kind text not null,
  rule_version integer not null default 0,
  entered_by uuid,
  entered_name text not null default ''::text,
  entered_at timestamp with time zone not null,
  constraint asset_codes_pkey PRIMARY KEY (holder_id, code),
  constraint asset_codes_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id) DEFERRABLE INITIALLY DEFERRED,
  constraint asset_codes_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES officers(id),
  constraint asset_codes_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint asset_codes_code_check CHECK (((length(btrim(code)) >= 1) AND (length(btrim(code)) <= 64))),
  constraint asset_codes_kind_check CHECK ((kind = ANY (ARRAY['given'::text, 'old'::text])))
);
alter table asset_codes enable row level security;

create table asset_links (
  id uuid not null,
  asset_id uuid not null,
  from_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  process text not null,
  added_by uuid,
  added_name text not null,
  added_at timestamp with time zone not null,
  ended_name text,
  ended_at timestamp with time zone,
  constraint asset_links_pkey PRIMARY KEY (id),
  constraint asset_links_added_by_fkey FOREIGN KEY (added_by) REFERENCES officers(id),
  constraint asset_links_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint asset_links_from_id_fkey FOREIGN KEY (from_id) REFERENCES assets(id),
  constraint asset_links_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint asset_links_check CHECK ((asset_id <> from_id))
);
alter table asset_links enable row level security;

create table asset_versions (
  asset_id uuid not null,
  version integer not null,
  card jsonb not null,
  finding_id uuid,
  sha256 text not null,
  sm3 text not null,
  confirmed_by uuid,
  confirmed_name text not null,
  confirmed_at timestamp with time zone not null,
  client_key text not null,
  constraint asset_versions_pkey PRIMARY KEY (asset_id, version),
  constraint asset_versions_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint asset_versions_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES officers(id),
  constraint asset_versions_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES findings(id)
);
alter table asset_versions enable row level security;

create table assets (
  id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  code text not null,
  name text not null,
  grade integer not null,
  origin text not null,
  state text not null default 'carded'::text,
  version integer not null default 1,
  frozen_by uuid,
  state_before text,
  round_id uuid,
  catalogued_at timestamp with time zone,
  registered_at timestamp with time zone,
  search text not null default ''::text,
  created_at timestamp with time zone not null,
  rule_version integer not null default 0,
  importance text not null default 'general'::text,
  classified_at timestamp with time zone,
  classified_rules text,
  destroyed_at timestamp with time zone,
  fallen text,
  fallen_on date,
  is_duty_data boolean not null default false,
  was_public boolean not null default false,
  was_utility boolean not null default false,
  constraint assets_pkey PRIMARY KEY (id),
  constraint assets_code_key UNIQUE (code),
  constraint assets_frozen_by_fkey FOREIGN KEY (frozen_by) REFERENCES cases(id),
  constraint assets_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint assets_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint assets_check CHECK (((fallen IS NULL) = (fallen_on IS NULL))),
  constraint assets_destroyed_check CHECK (((state = 'destroyed'::text) = (destroyed_at IS NOT NULL))),
  constraint assets_fallen_check CHECK ((fallen = ANY (ARRAY['expired'::text, 'deregistered'::text, 'revoked'::text]))),
  constraint assets_grade_check CHECK (((grade >= 1) AND (grade <= 4))),
  constraint assets_importance_check CHECK ((importance = ANY (ARRAY['general'::text, 'important'::text, 'core'::text]))),
  constraint assets_origin_check CHECK ((origin = ANY (ARRAY['collected'::text, 'produced'::text, 'purchased'::text]))),
  constraint assets_state_check CHECK ((state = ANY (ARRAY['carded'::text, 'catalogued'::text, 'in-registration'::text, 'registered'::text, 'memorandum'::text, 'in-disposal'::text, 'destroyed'::text])))
);
alter table assets enable row level security;

create table audit_chain (
  "position" bigint not null,
  line_id bigint not null,
  digest bytea not null,
  constraint audit_chain_pkey PRIMARY KEY ("position"),
  constraint audit_chain_line_id_key UNIQUE (line_id),
  constraint audit_chain_line_id_fkey FOREIGN KEY (line_id) REFERENCES audit_log(id)
);
alter table audit_chain enable row level security;

create table audit_log (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default clock_timestamp(),
  platform_at timestamp with time zone not null,
  officer_id uuid,
  organisation_id uuid,
  role text not null,
  action text not null,
  object_kind text not null,
  object_id text not null,
  outcome text not null,
  detail jsonb not null default '{}'::jsonb,
  holder_id uuid,
  request_id text not null default ''::text,
  address text not null default ''::text,
  digest bytea not null,
  constraint audit_log_pkey PRIMARY KEY (id),
  constraint audit_log_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'denied'::text, 'failed'::text])))
);
alter table audit_log enable row level security;

create table book_cards (
  asset_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  code text not null,
  name text not null,
  class text not null,
  manner text not null,
  state text not null,
  cost_fen bigint not null default 0,
  amortised_fen bigint not null default 0,
  impaired_fen bigint not null default 0,
  life_ground text,
  life_months integer,
  life_ends date,
  expense text,
  run_from date,
  run_months integer not null default 0,
  run_base_fen bigint not null default 0,
  run_booked_fen bigint not null default 0,
  recognised_on date not null,
  moved_on date not null,
  search text not null default ''::text,
  due_from date generated always as (
CASE
    WHEN ((state = 'held'::text) AND (run_months > 0) AND (run_booked_fen < run_base_fen)) THEN ((date_trunc('month'::text, (run_from)::timestamp without time zone) + make_interval(months => (((((((run_booked_fen + 1) * run_months) + run_base_fen) - 1) / run_base_fen))::integer - 1))))::date
    ELSE NULL::date
END) stored,
  constraint book_cards_pkey PRIMARY KEY (holder_id, asset_id),
  constraint book_cards_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint book_cards_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES book_sets(holder_id),
  constraint book_cards_check CHECK (((cost_fen >= 0) AND (amortised_fen >= 0) AND (impaired_fen >= 0) AND ((amortised_fen + impaired_fen) <= cost_fen))),
  constraint book_cards_check1 CHECK (((run_booked_fen >= 0) AND (run_booked_fen <= run_base_fen))),
  constraint book_cards_class_check CHECK ((class = ANY (ARRAY['intangible'::text, 'inventory'::text, 'development'::text]))),
  constraint book_cards_life_months_check CHECK (((life_months >= 1) AND (life_months <= 1200))),
  constraint book_cards_manner_check CHECK ((manner = ANY (ARRAY['purchased'::text, 'developed'::text, 'other'::text]))),
  constraint book_cards_state_check CHECK ((state = ANY (ARRAY['held'::text, 'gone'::text, 'withdrawn'::text])))
);
alter table book_cards enable row level security;

create table book_codes (
  holder_id uuid not null,
  account text not null,
  code text not null,
  title text not null default ''::text,
  set_by uuid,
  set_name text not null,
  set_at timestamp with time zone not null,
  constraint book_codes_pkey PRIMARY KEY (holder_id, account),
  constraint book_codes_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES book_sets(holder_id),
  constraint book_codes_set_by_fkey FOREIGN KEY (set_by) REFERENCES officers(id),
  constraint book_codes_code_check CHECK ((code ~ '^[0-9A-Za-z.\-]{1,30}$'::text))
);
alter table book_codes enable row level security;

create table book_moves (
  voucher_id uuid not null,
  asset_id uuid not null,
  class text not null,
  holder_id uuid not null,
  on_date date not null,
  cost_fen bigint not null default 0,
  amortised_fen bigint not null default 0,
  impaired_fen bigint not null default 0,
  constraint book_moves_pkey PRIMARY KEY (voucher_id, asset_id, class)
);
alter table book_moves enable row level security;

create table book_notes (
  seq bigint not null generated always as identity,
  holder_id uuid not null,
  year integer not null,
  item text not null,
  text text not null,
  made_by uuid,
  made_name text not null,
  made_at timestamp with time zone not null,
  constraint book_notes_pkey PRIMARY KEY (seq),
  constraint book_notes_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES book_sets(holder_id),
  constraint book_notes_made_by_fkey FOREIGN KEY (made_by) REFERENCES officers(id),
  constraint book_notes_text_check CHECK ((length(text) <= 4000)),
  constraint book_notes_year_check CHECK (((year >= 2000) AND (year <= 2099)))
);
alter table book_notes enable row level security;

create table book_periods (
  holder_id uuid not null,
  period date not null,
  vouchers integer not null,
  turnover_fen bigint not null,
  carrying_fen bigint not null,
  closed_by uuid,
  closed_name text not null,
  closed_at timestamp with time zone not null,
  constraint book_periods_pkey PRIMARY KEY (holder_id, period),
  constraint book_periods_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES officers(id),
  constraint book_periods_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES book_sets(holder_id),
  constraint book_periods_period_check CHECK ((EXTRACT(day FROM period) = (1)::numeric))
);
alter table book_periods enable row level security;

create table book_sets (
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  regime text not null,
  opened_on date not null,
  opened_by uuid,
  opened_name text not null,
  opened_at timestamp with time zone not null,
  constraint book_sets_pkey PRIMARY KEY (holder_id),
  constraint book_sets_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint book_sets_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES officers(id),
  constraint book_sets_opened_on_check CHECK ((EXTRACT(day FROM opened_on) = (1)::numeric)),
  constraint book_sets_regime_check CHECK ((regime = ANY (ARRAY['government'::text, 'enterprise'::text])))
);
alter table book_sets enable row level security;

create table calendar_years (
  year integer not null,
  published jsonb not null,
  loaded_at timestamp with time zone not null,
  constraint calendar_years_pkey PRIMARY KEY (year, loaded_at),
  constraint calendar_years_published_check CHECK ((jsonb_typeof(published) = 'object'::text)),
  constraint calendar_years_year_check CHECK (((year >= 2027) AND (year <= 2199)))
);
alter table calendar_years enable row level security;

create table card_import_faults (
  import_id uuid not null,
  seq integer not null,
  sheet text not null,
  "row" integer not null,
  col text not null,
  field text not null,
  given text not null,
  words jsonb not null,
  constraint card_import_faults_pkey PRIMARY KEY (import_id, seq),
  constraint card_import_faults_import_id_fkey FOREIGN KEY (import_id) REFERENCES card_imports(id)
);
alter table card_import_faults enable row level security;

create table card_import_lines (
  asset_id uuid not null,
  import_id uuid not null,
  line integer not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  old_code text not null default ''::text,
  old_list text not null default ''::text,
  old_since date,
  constraint card_import_lines_pkey PRIMARY KEY (asset_id),
  constraint card_import_lines_import_id_line_key UNIQUE (import_id, line),
  constraint card_import_lines_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint card_import_lines_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint card_import_lines_import_id_fkey FOREIGN KEY (import_id) REFERENCES card_imports(id)
);
alter table card_import_lines enable row level security;

create table card_imports (
  id uuid not null,
  round_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  way text not null,
  name text not null,
  path text not null,
  bytes bigint not null,
  sha256 text not null,
  state text not null default 'waiting'::text,
  lines integer not null default 0,
  done integer not null default 0,
  faults integer not null default 0,
  failure jsonb,
  added_by uuid,
  added_name text not null,
  added_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  took_ms integer,
  token jsonb,
  constraint card_imports_pkey PRIMARY KEY (id),
  constraint card_imports_path_key UNIQUE (path),
  constraint card_imports_added_by_fkey FOREIGN KEY (added_by) REFERENCES officers(id),
  constraint card_imports_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint card_imports_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint card_imports_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'checking'::text, 'taking'::text, 'taken'::text, 'refused'::text, 'failed'::text]))),
  constraint card_imports_way_check CHECK ((way = ANY (ARRAY['new'::text, 'existing'::text])))
);
alter table card_imports enable row level security;

create table case_readers (
  organisation_id uuid not null,
  subject_id uuid not null,
  constraint case_readers_pkey PRIMARY KEY (organisation_id, subject_id),
  constraint case_readers_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
alter table case_readers enable row level security;

create table cases (
  id uuid not null,
  number text not null,
  receipt text not null,
  procedure text not null,
  edition text not null,
  title text not null,
  subject_kind text not null,
  subject_id uuid not null,
  subject_version integer,
  parent_id uuid,
  applicant_id uuid,
  addressee_id uuid,
  holder_id uuid,
  holder_kind text not null default ''::text,
  holder_sector text not null default ''::text,
  step text,
  ending text,
  came_from text,
  owner_role text,
  owner_id uuid,
  due_on date,
  is_provisional boolean not null default false,
  wake_at timestamp with time zone,
  clocks jsonb not null default '{}'::jsonb,
  answers jsonb not null default '{}'::jsonb,
  draft jsonb not null default '{}'::jsonb,
  pins jsonb not null default '[]'::jsonb,
  version integer not null default 1,
  last_act text not null,
  opened_by uuid,
  opened_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  acted_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  search text not null default ''::text,
  draft_revision integer not null default 0,
  also_owners text[] not null default '{}'::text[],
  constraint cases_pkey PRIMARY KEY (id),
  constraint cases_number_key UNIQUE (number),
  constraint cases_receipt_key UNIQUE (receipt),
  constraint cases_addressee_id_fkey FOREIGN KEY (addressee_id) REFERENCES organisations(id),
  constraint cases_applicant_id_fkey FOREIGN KEY (applicant_id) REFERENCES organisations(id),
  constraint cases_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint cases_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES officers(id),
  constraint cases_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES organisations(id),
  constraint cases_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES cases(id),
  constraint cases_check CHECK (((step IS NULL) <> (ending IS NULL))),
  constraint cases_check1 CHECK (((ending IS NULL) = (closed_at IS NULL))),
  constraint cases_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['asset'::text, 'round'::text, 'list'::text, 'case'::text, 'organisation'::text, 'matter'::text, 'agreement'::text, 'product'::text, 'settlement'::text])))
);
alter table cases enable row level security;

create table certificate_changes (
  seq bigint not null generated always as identity,
  number text not null,
  status text not null,
  since date not null,
  ground text not null,
  reason text not null default ''::text,
  case_id uuid,
  at timestamp with time zone not null,
  constraint certificate_changes_pkey PRIMARY KEY (seq),
  constraint certificate_changes_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint certificate_changes_number_fkey FOREIGN KEY (number) REFERENCES certificates(number),
  constraint certificate_changes_status_check CHECK ((status = ANY (ARRAY['valid'::text, 'changed'::text, 'deregistered'::text, 'revoked'::text, 'expired'::text])))
);
alter table certificate_changes enable row level security;

create table certificate_changes_untold (
  seq bigint not null,
  constraint certificate_changes_untold_pkey PRIMARY KEY (seq)
);
alter table certificate_changes_untold enable row level security;

create table certificates (
  number text not null,
  serial bigint not null,
  case_id uuid not null,
  asset_id uuid not null,
  asset_version integer not null,
  holder_id uuid not null,
  facts jsonb not null,
  pdf_sha256 text not null,
  pdf_sm3 text not null,
  template text not null,
  issued_at timestamp with time zone not null,
  issued_on date not null,
  valid_until date not null,
  status text not null default 'valid'::text,
  status_on date not null,
  status_reason text not null default ''::text,
  search text not null generated always as (lower(((((((number || ' '::text) || COALESCE((facts ->> 'assetName'::text), ''::text)) || ' '::text) || COALESCE((facts ->> 'registrant'::text), ''::text)) || ' '::text) || COALESCE((facts ->> 'assetCode'::text), ''::text)))) stored,
  replaces text,
  registered jsonb not null default '{}'::jsonb,
  marks text[] not null default '{}'::text[],
  marked_later text[] not null default '{}'::text[],
  constraint certificates_pkey PRIMARY KEY (number),
  constraint certificates_case_id_key UNIQUE (case_id),
  constraint certificates_replaces_key UNIQUE (replaces),
  constraint certificates_serial_key UNIQUE (serial),
  constraint certificates_asset_id_asset_version_fkey FOREIGN KEY (asset_id, asset_version) REFERENCES asset_versions(asset_id, version),
  constraint certificates_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint certificates_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint certificates_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint certificates_pdf_sha256_fkey FOREIGN KEY (pdf_sha256) REFERENCES files(sha256),
  constraint certificates_replaces_fkey FOREIGN KEY (replaces) REFERENCES certificates(number),
  constraint certificates_marked_later_check CHECK ((marked_later <@ ARRAY['public-data'::text, 'utility-data'::text])),
  constraint certificates_marks_check CHECK ((marks <@ ARRAY['inbound'::text, 'legacy'::text, 'public-data'::text, 'utility-data'::text, 'disputed'::text])),
  constraint certificates_status_check CHECK ((status = ANY (ARRAY['valid'::text, 'changed'::text, 'deregistered'::text, 'revoked'::text, 'expired'::text])))
);
alter table certificates enable row level security;

create table city_salt (
  one boolean not null default true,
  salt bytea,
  made_at timestamp with time zone not null,
  sealed bytea,
  constraint city_salt_pkey PRIMARY KEY (one),
  constraint city_salt_once CHECK (((salt IS NULL) <> (sealed IS NULL))),
  constraint city_salt_one_check CHECK (one),
  constraint city_salt_salt_check CHECK ((length(salt) = 32))
);
alter table city_salt enable row level security;

create table classifications (
  id uuid not null,
  seq bigint not null generated always as identity,
  asset_id uuid not null,
  asset_version integer not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  case_id uuid not null,
  set_by text not null,
  proposal jsonb not null,
  category text not null default ''::text,
  industry text not null default ''::text,
  attribute text not null default ''::text,
  grade integer not null,
  importance text not null,
  harm_object text not null default ''::text,
  harm_degree text not null default ''::text,
  columns jsonb not null default '[]'::jsonb,
  reason text not null,
  reported_to text not null default ''::text,
  protection text not null default ''::text,
  rule_version text not null,
  decided_by uuid,
  decided_name text not null,
  decided_at timestamp with time zone not null,
  approved_by uuid,
  approved_name text not null,
  approved_at timestamp with time zone not null,
  constraint classifications_pkey PRIMARY KEY (id),
  constraint classifications_case_id_asset_id_key UNIQUE (case_id, asset_id),
  constraint classifications_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES officers(id),
  constraint classifications_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint classifications_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint classifications_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES officers(id),
  constraint classifications_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint classifications_check CHECK (((set_by = 'round'::text) OR (decided_by IS DISTINCT FROM approved_by))),
  constraint classifications_grade_check CHECK (((grade >= 1) AND (grade <= 4))),
  constraint classifications_importance_check CHECK ((importance = ANY (ARRAY['general'::text, 'important'::text, 'core'::text]))),
  constraint classifications_set_by_check CHECK ((set_by = ANY (ARRAY['round'::text, 'unit'::text, 'authority'::text])))
);
alter table classifications enable row level security;

create table coding_counters (
  holder_id uuid not null,
  last bigint not null,
  scope text not null,
  constraint coding_counters_pkey PRIMARY KEY (holder_id, scope),
  constraint coding_counters_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id)
);
alter table coding_counters enable row level security;

create table coding_rules (
  id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  version integer not null,
  segments jsonb not null,
  shape text[] not null,
  pattern text not null,
  holds_from date not null,
  reason text not null,
  set_by uuid,
  set_name text not null,
  set_at timestamp with time zone not null,
  client_key text not null,
  constraint coding_rules_pkey PRIMARY KEY (id),
  constraint coding_rules_holder_id_client_key_key UNIQUE (holder_id, client_key),
  constraint coding_rules_holder_id_version_key UNIQUE (holder_id, version),
  constraint coding_rules_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint coding_rules_set_by_fkey FOREIGN KEY (set_by) REFERENCES officers(id),
  constraint coding_rules_reason_check CHECK ((length(btrim(reason)) >= 2)),
  constraint coding_rules_segments_check CHECK ((jsonb_typeof(segments) = 'array'::text)),
  constraint coding_rules_version_check CHECK ((version > 0))
);
alter table coding_rules enable row level security;

create table column_corrections (
  id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  heading text not null,
  comment text not null,
  physical_type text not null,
  proposed_type text not null,
  proposed_grade integer not null,
  semantic_type text,
  grade integer,
  times integer not null default 1,
  decided_by uuid,
  decided_name text not null,
  decided_at timestamp with time zone not null,
  constraint column_corrections_pkey PRIMARY KEY (id),
  constraint column_corrections_holder_id_heading_comment_physical_type_key UNIQUE (holder_id, heading, comment, physical_type),
  constraint column_corrections_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES officers(id),
  constraint column_corrections_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint column_corrections_grade_check CHECK (((grade >= 1) AND (grade <= 4)))
);
alter table column_corrections enable row level security;

create table column_rules (
  id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  identity text not null,
  dataset text not null,
  version integer not null,
  rules jsonb not null,
  set_by uuid,
  set_at timestamp with time zone not null,
  constraint column_rules_pkey PRIMARY KEY (id),
  constraint column_rules_holder_id_identity_version_key UNIQUE (holder_id, identity, version),
  constraint column_rules_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint column_rules_set_by_fkey FOREIGN KEY (set_by) REFERENCES officers(id)
);
alter table column_rules enable row level security;

create table column_sketches (
  id uuid not null,
  finding_id uuid not null,
  "position" integer not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  name text not null,
  distinct_count bigint not null,
  is_key boolean not null,
  hashes integer[] not null,
  probes integer not null,
  constraint column_sketches_pkey PRIMARY KEY (id),
  constraint column_sketches_finding_id_position_key UNIQUE (finding_id, "position"),
  constraint column_sketches_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES findings(id),
  constraint column_sketches_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id)
);
alter table column_sketches enable row level security;

create table compliance_records (
  id uuid not null,
  operator_id uuid not null,
  part text not null,
  document_number text not null,
  level integer,
  detail jsonb not null,
  made_on date not null,
  expires_on date not null,
  case_id uuid not null,
  recorded_name text not null,
  recorded_at timestamp with time zone not null,
  constraint compliance_records_pkey PRIMARY KEY (id),
  constraint compliance_records_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint compliance_records_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id),
  constraint compliance_records_check CHECK (((part = 'mlps'::text) = (level IS NOT NULL))),
  constraint compliance_records_level_check CHECK (((level >= 3) AND (level <= 5))),
  constraint compliance_records_part_check CHECK ((part = ANY (ARRAY['mlps'::text, 'confidentiality'::text, 'protection'::text, 'risk-control'::text, 'emergency'::text])))
);
alter table compliance_records enable row level security;

create table cost_documents (
  voucher_id uuid not null,
  line integer not null,
  holder_id uuid not null,
  kind text not null,
  number text not null,
  party text not null default ''::text,
  issued_on date not null,
  amount_fen bigint not null,
  paper_sha256 text,
  constraint cost_documents_pkey PRIMARY KEY (voucher_id, line),
  constraint cost_documents_paper_sha256_fkey FOREIGN KEY (paper_sha256) REFERENCES files(sha256),
  constraint cost_documents_voucher_id_fkey FOREIGN KEY (voucher_id) REFERENCES vouchers(id),
  constraint cost_documents_amount_fen_check CHECK ((amount_fen > 0))
);
alter table cost_documents enable row level security;

create table count_differences (
  round_id uuid not null,
  asset_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  difference text not null,
  outcome text not null,
  explanation text not null,
  statement text not null default ''::text,
  evidence jsonb,
  stated_by uuid not null,
  stated_name text not null,
  stated_at timestamp with time zone not null,
  recount text,
  recount_note text not null default ''::text,
  recounted_by uuid,
  recounted_name text not null default ''::text,
  recounted_at timestamp with time zone,
  constraint count_differences_pkey PRIMARY KEY (round_id, asset_id),
  constraint count_differences_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint count_differences_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint count_differences_recounted_by_fkey FOREIGN KEY (recounted_by) REFERENCES officers(id),
  constraint count_differences_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint count_differences_stated_by_fkey FOREIGN KEY (stated_by) REFERENCES officers(id),
  constraint count_differences_check CHECK (((difference <> 'missing'::text) OR (length(btrim(statement)) >= 2))),
  constraint count_differences_check1 CHECK ((((recount IS NULL) = (recounted_by IS NULL)) AND ((recount IS NULL) = (recounted_at IS NULL)))),
  constraint count_differences_check2 CHECK (((recounted_by IS NULL) OR (recounted_by <> stated_by))),
  constraint count_differences_check3 CHECK (((recount IS DISTINCT FROM 'disagrees'::text) OR (length(btrim(recount_note)) >= 2))),
  constraint count_differences_difference_check CHECK ((difference = ANY (ARRAY['missing'::text, 'unexpected'::text]))),
  constraint count_differences_explanation_check CHECK ((length(btrim(explanation)) >= 5)),
  constraint count_differences_recount_check CHECK ((recount = ANY (ARRAY['agrees'::text, 'disagrees'::text])))
);
alter table count_differences enable row level security;

create table credentials (
  number text not null,
  credential text not null,
  sm2_key text not null,
  sm2_signature bytea not null,
  salt bytea not null,
  made_at timestamp with time zone not null,
  constraint credentials_pkey PRIMARY KEY (number),
  constraint credentials_number_fkey FOREIGN KEY (number) REFERENCES certificates(number),
  constraint credentials_sm2_key_fkey FOREIGN KEY (sm2_key) REFERENCES signing_keys(id)
);
alter table credentials enable row level security;

create table credit_entries (
  id uuid not null,
  number text not null,
  operator_id uuid not null,
  act text not null,
  points integer not null,
  reason text not null,
  evidence jsonb,
  case_id uuid not null,
  made_name text not null,
  made_at timestamp with time zone not null,
  lifted_at timestamp with time zone,
  lifted_how text,
  lifted_why text not null default ''::text,
  lifted_case uuid,
  constraint credit_entries_pkey PRIMARY KEY (id),
  constraint credit_entries_number_key UNIQUE (number),
  constraint credit_entries_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint credit_entries_lifted_case_fkey FOREIGN KEY (lifted_case) REFERENCES cases(id),
  constraint credit_entries_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id),
  constraint credit_entries_check CHECK (((lifted_at IS NULL) = (lifted_how IS NULL))),
  constraint credit_entries_lifted_how_check CHECK ((lifted_how = ANY (ARRAY['appeal'::text, 'repair'::text]))),
  constraint credit_entries_points_check CHECK ((points > 0))
);
alter table credit_entries enable row level security;

create table demand_notes (
  id uuid not null,
  list_id uuid not null,
  asset_id uuid not null,
  who text not null,
  body text not null,
  strength integer not null,
  noted_by uuid,
  noted_name text not null,
  noted_at timestamp with time zone not null,
  constraint demand_notes_pkey PRIMARY KEY (id),
  constraint demand_notes_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint demand_notes_list_id_asset_id_fkey FOREIGN KEY (list_id, asset_id) REFERENCES sector_entries(list_id, asset_id),
  constraint demand_notes_list_id_fkey FOREIGN KEY (list_id) REFERENCES sector_lists(id),
  constraint demand_notes_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES officers(id),
  constraint demand_notes_strength_check CHECK (((strength >= 1) AND (strength <= 3)))
);
alter table demand_notes enable row level security;

create table demonstration_steps (
  name text not null,
  outcome jsonb not null default '{}'::jsonb,
  done_at timestamp with time zone not null default now(),
  constraint demonstration_steps_pkey PRIMARY KEY (name)
);
alter table demonstration_steps enable row level security;

create table destructions (
  asset_id uuid not null,
  asset_version integer not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  case_id uuid not null,
  proposal jsonb not null,
  recognition jsonb not null,
  approval jsonb not null,
  record jsonb not null,
  witness jsonb not null,
  destroyed_on date not null,
  place text not null,
  methods text[] not null,
  contractor text not null default ''::text,
  proposed_by uuid not null,
  proposed_name text not null,
  recognised_by uuid not null,
  recognised_name text not null,
  approved_by uuid not null,
  approved_name text not null,
  executed_by uuid not null,
  executed_name text not null,
  witnessed_by uuid not null,
  witnessed_name text not null,
  recorded_at timestamp with time zone not null,
  constraint destructions_pkey PRIMARY KEY (asset_id),
  constraint destructions_case_id_key UNIQUE (case_id),
  constraint destructions_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES officers(id),
  constraint destructions_asset_id_asset_version_fkey FOREIGN KEY (asset_id, asset_version) REFERENCES asset_versions(asset_id, version),
  constraint destructions_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint destructions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint destructions_executed_by_fkey FOREIGN KEY (executed_by) REFERENCES officers(id),
  constraint destructions_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint destructions_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES officers(id),
  constraint destructions_recognised_by_fkey FOREIGN KEY (recognised_by) REFERENCES officers(id),
  constraint destructions_witnessed_by_fkey FOREIGN KEY (witnessed_by) REFERENCES officers(id),
  constraint destructions_check CHECK (((recognised_by <> proposed_by) AND ((approved_by <> proposed_by) AND (approved_by <> recognised_by)) AND ((executed_by <> proposed_by) AND (executed_by <> approved_by)) AND (((witnessed_by <> proposed_by) AND (witnessed_by <> approved_by)) AND (witnessed_by <> executed_by))))
);
alter table destructions enable row level security;

create table developer_filings (
  id uuid not null,
  number text not null,
  case_id uuid not null,
  operator_id uuid not null,
  developer_id uuid not null,
  filed_on date not null,
  until_on date not null,
  review_on date not null,
  reviewed_on date,
  reviewed_well boolean,
  ended_at timestamp with time zone,
  ended_why text not null default ''::text,
  made_at timestamp with time zone not null,
  constraint developer_filings_pkey PRIMARY KEY (id),
  constraint developer_filings_number_key UNIQUE (number),
  constraint developer_filings_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint developer_filings_developer_id_fkey FOREIGN KEY (developer_id) REFERENCES organisations(id),
  constraint developer_filings_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id),
  constraint developer_filings_check CHECK ((until_on >= filed_on)),
  constraint developer_filings_check1 CHECK ((operator_id <> developer_id))
);
alter table developer_filings enable row level security;

create table disclosures (
  case_id uuid not null,
  organisation_id uuid not null,
  organisation_name text not null,
  kind text not null,
  year integer not null,
  report jsonb not null,
  figures jsonb not null,
  signed_name text not null,
  published_at timestamp with time zone not null,
  constraint disclosures_pkey PRIMARY KEY (case_id),
  constraint disclosures_organisation_id_kind_year_key UNIQUE (organisation_id, kind, year),
  constraint disclosures_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint disclosures_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint disclosures_kind_check CHECK ((kind = ANY (ARRAY['operator'::text, 'bureau'::text])))
);
alter table disclosures enable row level security;

create table disputes (
  case_id uuid not null,
  applicant_id uuid not null,
  respondent_id uuid not null,
  title text not null,
  kind text not null,
  about text not null default ''::text,
  amount_fen bigint not null,
  began_at timestamp with time zone not null,
  way text,
  outcome text,
  result text not null default ''::text,
  closed_at timestamp with time zone,
  constraint disputes_pkey PRIMARY KEY (case_id),
  constraint disputes_applicant_id_fkey FOREIGN KEY (applicant_id) REFERENCES organisations(id),
  constraint disputes_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint disputes_respondent_id_fkey FOREIGN KEY (respondent_id) REFERENCES organisations(id),
  constraint disputes_amount_fen_check CHECK ((amount_fen >= 0)),
  constraint disputes_check CHECK ((respondent_id <> applicant_id)),
  constraint disputes_check1 CHECK (((outcome IS NULL) = (closed_at IS NULL))),
  constraint disputes_way_check CHECK ((way = ANY (ARRAY['negotiation'::text, 'mediation'::text, 'arbitration'::text, 'litigation'::text])))
);
alter table disputes enable row level security;

create table distribution_parties (
  distribution_id uuid not null,
  organisation_id uuid not null,
  amount_fen bigint not null,
  agreed_by uuid,
  agreed_name text not null default ''::text,
  agreed_at timestamp with time zone,
  constraint distribution_parties_pkey PRIMARY KEY (distribution_id, organisation_id),
  constraint distribution_parties_agreed_by_fkey FOREIGN KEY (agreed_by) REFERENCES officers(id),
  constraint distribution_parties_distribution_id_fkey FOREIGN KEY (distribution_id) REFERENCES distributions(id),
  constraint distribution_parties_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint distribution_parties_check CHECK (((agreed_by IS NULL) = (agreed_at IS NULL)))
);
alter table distribution_parties enable row level security;

create table distribution_shares (
  distribution_id uuid not null,
  agreement_id uuid not null,
  "position" integer not null,
  organisation_id uuid not null,
  part text not null,
  is_public boolean not null,
  due_fen bigint not null,
  back_fen bigint not null,
  back_due_fen bigint not null,
  constraint distribution_shares_pkey PRIMARY KEY (distribution_id, agreement_id, "position"),
  constraint distribution_shares_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES sharing_agreements(id),
  constraint distribution_shares_distribution_id_fkey FOREIGN KEY (distribution_id) REFERENCES distributions(id),
  constraint distribution_shares_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint distribution_shares_back_fen_check CHECK ((back_fen <= 0)),
  constraint distribution_shares_check CHECK (((back_due_fen >= back_fen) AND (back_due_fen <= 0))),
  constraint distribution_shares_due_fen_check CHECK ((due_fen >= 0))
);
alter table distribution_shares enable row level security;

create table distributions (
  id uuid not null,
  number text not null,
  title text not null,
  operator_id uuid not null,
  until_on date not null,
  incomes integer not null,
  gross_fen bigint not null,
  fee_fen bigint not null,
  tax_fen bigint not null,
  cost_fen bigint not null,
  net_fen bigint not null,
  state text not null,
  made_at timestamp with time zone not null,
  filed_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint distributions_pkey PRIMARY KEY (id),
  constraint distributions_number_key UNIQUE (number),
  constraint distributions_id_fkey FOREIGN KEY (id) REFERENCES cases(id),
  constraint distributions_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id),
  constraint distributions_check CHECK ((((state = 'filed'::text) = (filed_at IS NOT NULL)) AND ((state = 'agreeing'::text) = (ended_at IS NULL)))),
  constraint distributions_check1 CHECK ((gross_fen = (((fee_fen + tax_fen) + cost_fen) + net_fen))),
  constraint distributions_state_check CHECK ((state = ANY (ARRAY['agreeing'::text, 'filed'::text, 'void'::text])))
);
alter table distributions enable row level security;

create table due_months (
  holder_id uuid not null,
  period date not null,
  cards integer not null,
  fen bigint not null,
  constraint due_months_pkey PRIMARY KEY (holder_id, period)
);
alter table due_months enable row level security;

create table entries (
  id bigint not null generated always as identity,
  case_id uuid not null,
  seq integer not null,
  act text not null,
  from_step text,
  to_step text,
  officer_id uuid,
  officer_name text not null,
  organisation_id uuid,
  organisation_name text not null,
  role text not null,
  at timestamp with time zone not null,
  reason text not null default ''::text,
  asked jsonb not null default '{}'::jsonb,
  answers jsonb,
  basis text[] not null default '{}'::text[],
  client_key text not null,
  constraint entries_pkey PRIMARY KEY (id),
  constraint entries_case_id_client_key_key UNIQUE (case_id, client_key),
  constraint entries_case_id_seq_key UNIQUE (case_id, seq),
  constraint entries_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
alter table entries enable row level security;

create table evaluations (
  id bigint not null generated always as identity,
  agreement_id uuid not null,
  seq integer not null,
  client_key text not null,
  asked jsonb not null,
  outcome text not null,
  reason text not null,
  rules jsonb not null,
  by_organisation uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  digest text not null,
  constraint evaluations_pkey PRIMARY KEY (id),
  constraint evaluations_agreement_id_client_key_key UNIQUE (agreement_id, client_key),
  constraint evaluations_agreement_id_seq_key UNIQUE (agreement_id, seq),
  constraint evaluations_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreements(id),
  constraint evaluations_by_organisation_fkey FOREIGN KEY (by_organisation) REFERENCES organisations(id),
  constraint evaluations_outcome_check CHECK ((outcome = ANY (ARRAY['permitted'::text, 'refused'::text])))
);
alter table evaluations enable row level security;

create table file_uses (
  id bigint not null generated always as identity,
  sha256 text not null,
  name text not null,
  organisation_id uuid,
  officer_id uuid,
  case_id uuid,
  created_at timestamp with time zone not null default now(),
  is_private boolean not null default false,
  constraint file_uses_pkey PRIMARY KEY (id),
  constraint file_uses_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint file_uses_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint file_uses_sha256_fkey FOREIGN KEY (sha256) REFERENCES files(sha256)
);
alter table file_uses enable row level security;

create table files (
  sha256 text not null,
  sm3 text not null,
  bytes bigint not null,
  media_type text not null,
  created_at timestamp with time zone not null default now(),
  constraint files_pkey PRIMARY KEY (sha256),
  constraint files_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint files_sm3_check CHECK ((sm3 ~ '^[0-9a-f]{64}$'::text))
);
alter table files enable row level security;

create table findings (
  id uuid not null,
  source_id uuid not null,
  round_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  dataset text not null,
  rows bigint not null,
  bytes bigint not null,
  grade integer not null,
  finding jsonb not null,
  card jsonb not null default '{}'::jsonb,
  state text not null default 'proposed'::text,
  set_aside_reason text not null default ''::text,
  asset_id uuid,
  version integer not null default 1,
  found_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  identity text generated always as (dataset_identity(finding)) stored,
  previous_id uuid,
  known_as uuid,
  changes jsonb not null default '[]'::jsonb,
  attention integer not null default 0,
  drafted jsonb not null default '{}'::jsonb,
  is_named boolean not null default false,
  erased_at timestamp with time zone,
  sealed bytea,
  sealed_by text,
  constraint findings_pkey PRIMARY KEY (id),
  constraint findings_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint findings_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint findings_known_as_fkey FOREIGN KEY (known_as) REFERENCES assets(id),
  constraint findings_previous_id_fkey FOREIGN KEY (previous_id) REFERENCES findings(id),
  constraint findings_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint findings_sealed_by_fkey FOREIGN KEY (sealed_by) REFERENCES sealing_keys(id),
  constraint findings_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id),
  constraint findings_check CHECK (((state <> 'set-aside'::text) OR (length(set_aside_reason) > 0))),
  constraint findings_check1 CHECK (((state <> 'carded'::text) OR (asset_id IS NOT NULL))),
  constraint findings_grade_check CHECK (((grade >= 1) AND (grade <= 4))),
  constraint findings_kept_check CHECK (((state <> 'kept'::text) OR (asset_id IS NOT NULL))),
  constraint findings_sealed_check CHECK (((sealed IS NULL) = (sealed_by IS NULL))),
  constraint findings_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'carded'::text, 'kept'::text, 'set-aside'::text, 'faulty'::text, 'replaced'::text])))
);
alter table findings enable row level security;

create table idle_accounts (
  officer_id uuid not null,
  why text not null,
  since timestamp with time zone not null,
  found_at timestamp with time zone not null,
  suspends_at timestamp with time zone,
  constraint idle_accounts_pkey PRIMARY KEY (officer_id, why),
  constraint idle_accounts_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint idle_accounts_why_check CHECK ((why = ANY (ARRAY['dormant'::text, 'no-post'::text, 'organisation-ended'::text, 'term-over'::text])))
);
alter table idle_accounts enable row level security;

create table incident_clocks (
  case_id uuid not null,
  clock text not null,
  from_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  met_at timestamp with time zone,
  constraint incident_clocks_pkey PRIMARY KEY (case_id, clock),
  constraint incident_clocks_case_id_fkey FOREIGN KEY (case_id) REFERENCES incidents(case_id),
  constraint incident_clocks_check CHECK ((due_at > from_at))
);
alter table incident_clocks enable row level security;

create table incident_reports (
  id bigint not null generated always as identity,
  case_id uuid not null,
  kind text not null,
  clock text,
  told_to text not null default ''::text,
  number text not null default ''::text,
  body text not null,
  level text,
  told_at timestamp with time zone not null,
  officer_name text not null,
  recorded_at timestamp with time zone not null,
  client_key text not null,
  constraint incident_reports_pkey PRIMARY KEY (id),
  constraint incident_reports_case_id_client_key_key UNIQUE (case_id, client_key),
  constraint incident_reports_case_id_fkey FOREIGN KEY (case_id) REFERENCES incidents(case_id),
  constraint incident_reports_check CHECK ((told_at <= recorded_at)),
  constraint incident_reports_kind_check CHECK ((kind = ANY (ARRAY['told'::text, 'progress'::text, 'ended'::text])))
);
alter table incident_reports enable row level security;

create table incidents (
  case_id uuid not null,
  operator_id uuid not null,
  title text not null,
  kind text not null,
  level text not null,
  network text not null,
  persons bigint not null,
  has_public_data boolean not null,
  suspects_crime boolean not null,
  harms_persons boolean not null,
  is_flaw boolean not null,
  discovered_at timestamp with time zone not null,
  reported_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  lessons text not null default ''::text,
  closed_at timestamp with time zone,
  constraint incidents_pkey PRIMARY KEY (case_id),
  constraint incidents_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint incidents_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id),
  constraint incidents_check CHECK ((reported_at >= discovered_at)),
  constraint incidents_check1 CHECK ((ended_at >= discovered_at)),
  constraint incidents_persons_check CHECK ((persons >= 0))
);
alter table incidents enable row level security;

create table incomes (
  id bigint not null generated always as identity,
  order_id uuid not null,
  product_id uuid not null,
  operator_id uuid not null,
  gross_fen bigint not null,
  quantity integer not null,
  earned_on date not null,
  agreed_on date not null,
  reverses bigint,
  taken_at timestamp with time zone not null,
  constraint incomes_pkey PRIMARY KEY (id),
  constraint incomes_reverses_key UNIQUE (reverses),
  constraint incomes_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id),
  constraint incomes_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id),
  constraint incomes_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id),
  constraint incomes_reverses_fkey FOREIGN KEY (reverses) REFERENCES incomes(id),
  constraint incomes_check CHECK (((reverses IS NULL) = (gross_fen > 0))),
  constraint incomes_gross_fen_check CHECK ((gross_fen <> 0)),
  constraint incomes_quantity_check CHECK ((quantity > 0))
);
alter table incomes enable row level security;

create table inspection_draws (
  programme_id uuid not null,
  place integer not null,
  organisation_id uuid not null,
  digest text not null,
  is_drawn boolean not null,
  constraint inspection_draws_pkey PRIMARY KEY (programme_id, place),
  constraint inspection_draws_programme_id_organisation_id_key UNIQUE (programme_id, organisation_id),
  constraint inspection_draws_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint inspection_draws_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES inspection_programmes(id)
);
alter table inspection_draws enable row level security;

create table inspection_programmes (
  id uuid not null,
  number text not null,
  title text not null,
  party text not null,
  focus text[] not null,
  begins_on date not null,
  ends_on date not null,
  sample integer not null,
  office_id uuid not null,
  made_name text not null,
  made_at timestamp with time zone not null,
  client_key text not null,
  seed text,
  list_sha256 text,
  listed integer,
  drawn_name text,
  drawn_at timestamp with time zone,
  constraint inspection_programmes_pkey PRIMARY KEY (id),
  constraint inspection_programmes_number_key UNIQUE (number),
  constraint inspection_programmes_office_id_client_key_key UNIQUE (office_id, client_key),
  constraint inspection_programmes_office_id_fkey FOREIGN KEY (office_id) REFERENCES organisations(id),
  constraint inspection_programmes_check CHECK ((ends_on >= begins_on)),
  constraint inspection_programmes_check1 CHECK (((seed IS NULL) = (drawn_at IS NULL))),
  constraint inspection_programmes_party_check CHECK ((party = ANY (ARRAY['operator'::text, 'developer'::text, 'producer'::text]))),
  constraint inspection_programmes_sample_check CHECK ((sample > 0))
);
alter table inspection_programmes enable row level security;

create table inspections (
  case_id uuid not null,
  programme_id uuid,
  kind text not null,
  inspected_id uuid not null,
  inspected_kind text not null,
  office_id uuid not null,
  focus text[] not null,
  began_at timestamp with time zone not null,
  gravity text,
  findings text not null default ''::text,
  outcome text,
  credit text,
  credit_note text not null default ''::text,
  closed_at timestamp with time zone,
  constraint inspections_pkey PRIMARY KEY (case_id),
  constraint inspections_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint inspections_inspected_id_fkey FOREIGN KEY (inspected_id) REFERENCES organisations(id),
  constraint inspections_office_id_fkey FOREIGN KEY (office_id) REFERENCES organisations(id),
  constraint inspections_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES inspection_programmes(id),
  constraint inspections_check CHECK (((outcome IS NULL) = (closed_at IS NULL))),
  constraint inspections_kind_check CHECK ((kind = ANY (ARRAY['routine'::text, 'special'::text]))),
  constraint inspections_outcome_check CHECK ((outcome = ANY (ARRAY['clean'::text, 'rectified'::text, 'unrectified'::text])))
);
alter table inspections enable row level security;

create table legacy_registrations (
  case_id uuid not null,
  asset_id uuid not null,
  earlier_number text not null,
  number_key text not null generated always as (earlier_key(earlier_number)) stored,
  body text not null,
  issued_on date not null,
  valid_until date not null,
  noticed_where text,
  noticed_from date,
  noticed_until date,
  recorded_at timestamp with time zone not null,
  constraint legacy_registrations_pkey PRIMARY KEY (case_id),
  constraint legacy_registrations_asset_id_key UNIQUE (asset_id),
  constraint legacy_registrations_number_key_key UNIQUE (number_key),
  constraint legacy_registrations_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint legacy_registrations_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint legacy_registrations_check CHECK ((valid_until >= issued_on)),
  constraint legacy_registrations_check1 CHECK ((noticed_until >= noticed_from)),
  constraint legacy_registrations_check2 CHECK ((((noticed_where IS NULL) = (noticed_from IS NULL)) AND ((noticed_where IS NULL) = (noticed_until IS NULL)))),
  constraint legacy_registrations_number_key_check CHECK ((number_key <> ''::text))
);
alter table legacy_registrations enable row level security;

create table letters (
  id bigint not null generated always as identity,
  officer_id uuid not null,
  note_id bigint,
  queued_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  tries integer not null default 0,
  sent_at timestamp with time zone,
  given_up_at timestamp with time zone,
  problem text not null default ''::text,
  constraint letters_pkey PRIMARY KEY (id),
  constraint letters_officer_id_note_id_key UNIQUE (officer_id, note_id),
  constraint letters_note_id_fkey FOREIGN KEY (note_id) REFERENCES notes(id),
  constraint letters_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id)
);
alter table letters enable row level security;

create table liaison_meetings (
  id uuid not null,
  title text not null,
  met_on date not null,
  participants text not null,
  decisions text not null,
  noted_name text not null,
  noted_by uuid not null,
  noted_at timestamp with time zone not null,
  client_key text not null,
  constraint liaison_meetings_pkey PRIMARY KEY (id),
  constraint liaison_meetings_noted_by_client_key_key UNIQUE (noted_by, client_key),
  constraint liaison_meetings_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES organisations(id)
);
alter table liaison_meetings enable row level security;

create table list_comments (
  id uuid not null,
  list_id uuid not null,
  asset_id uuid,
  invitation_id uuid not null,
  person text not null,
  organisation text not null,
  body text not null,
  at timestamp with time zone not null,
  client_key text not null,
  answer text not null default ''::text,
  answered_by uuid,
  answered_name text not null default ''::text,
  answered_at timestamp with time zone,
  constraint list_comments_pkey PRIMARY KEY (id),
  constraint list_comments_invitation_id_client_key_key UNIQUE (invitation_id, client_key),
  constraint list_comments_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES officers(id),
  constraint list_comments_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint list_comments_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES list_invitations(id),
  constraint list_comments_list_id_fkey FOREIGN KEY (list_id) REFERENCES sector_lists(id),
  constraint list_comments_check CHECK (((answered_at IS NULL) = (answer = ''::text)))
);
alter table list_comments enable row level security;

create table list_invitations (
  id uuid not null,
  list_id uuid not null,
  kind text not null,
  invitee text not null,
  token_digest bytea not null,
  until_on date not null,
  made_by uuid,
  made_name text not null,
  made_at timestamp with time zone not null,
  key_digest bytea,
  person text not null default ''::text,
  organisation text not null default ''::text,
  used_at timestamp with time zone,
  ended_by uuid,
  ended_at timestamp with time zone,
  constraint list_invitations_pkey PRIMARY KEY (id),
  constraint list_invitations_key_digest_key UNIQUE (key_digest),
  constraint list_invitations_token_digest_key UNIQUE (token_digest),
  constraint list_invitations_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES officers(id),
  constraint list_invitations_list_id_fkey FOREIGN KEY (list_id) REFERENCES sector_lists(id),
  constraint list_invitations_made_by_fkey FOREIGN KEY (made_by) REFERENCES officers(id),
  constraint list_invitations_check CHECK (((key_digest IS NULL) = (used_at IS NULL)))
);
alter table list_invitations enable row level security;

create table log_checkpoints (
  size bigint not null,
  root bytea not null,
  note text not null,
  made_at timestamp with time zone not null,
  constraint log_checkpoints_pkey PRIMARY KEY (size),
  constraint log_checkpoints_root_check CHECK ((length(root) = 32))
);
alter table log_checkpoints enable row level security;

create table log_cosignatures (
  size bigint not null,
  witness text not null,
  line text not null,
  at timestamp with time zone not null,
  constraint log_cosignatures_pkey PRIMARY KEY (size, witness),
  constraint log_cosignatures_size_fkey FOREIGN KEY (size) REFERENCES log_checkpoints(size),
  constraint log_cosignatures_witness_fkey FOREIGN KEY (witness) REFERENCES witnesses(name)
);
alter table log_cosignatures enable row level security;

create table log_entries (
  "position" bigint not null,
  kind text not null,
  ref text not null,
  entry bytea not null,
  hash bytea not null,
  at timestamp with time zone not null,
  constraint log_entries_pkey PRIMARY KEY ("position"),
  constraint log_entries_kind_ref_key UNIQUE (kind, ref),
  constraint log_entries_hash_check CHECK ((length(hash) = 32)),
  constraint log_entries_kind_check CHECK ((kind = ANY (ARRAY['event'::text, 'certificate'::text, 'status'::text, 'audit-head'::text]))),
  constraint log_entries_position_check CHECK (("position" >= 0))
);
alter table log_entries enable row level security;

create table log_nodes (
  level integer not null,
  "position" bigint not null,
  hash bytea not null,
  constraint log_nodes_pkey PRIMARY KEY (level, "position"),
  constraint log_nodes_hash_check CHECK ((length(hash) = 32)),
  constraint log_nodes_level_check CHECK ((level > 0))
);
alter table log_nodes enable row level security;

create table log_salts (
  "position" bigint not null,
  salt bytea not null,
  constraint log_salts_pkey PRIMARY KEY ("position")
);
alter table log_salts enable row level security;

create table log_state (
  is_only boolean not null default true,
  origin text not null,
  chain_position bigint not null default 0,
  constraint log_state_pkey PRIMARY KEY (is_only),
  constraint log_state_is_only_check CHECK (is_only),
  constraint log_state_origin_check CHECK ((origin <> ''::text))
);
alter table log_state enable row level security;

create table mail_addresses (
  officer_id uuid not null,
  sealed bytea not null,
  asked_at timestamp with time zone not null,
  tries integer not null default 0,
  confirmed_at timestamp with time zone,
  constraint mail_addresses_pkey PRIMARY KEY (officer_id),
  constraint mail_addresses_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id)
);
alter table mail_addresses enable row level security;

create table mandate_assets (
  mandate_id uuid not null,
  asset_id uuid not null,
  operator_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  added_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint mandate_assets_pkey PRIMARY KEY (mandate_id, asset_id),
  constraint mandate_assets_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint mandate_assets_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint mandate_assets_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandates(id),
  constraint mandate_assets_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id)
);
alter table mandate_assets enable row level security;

create table mandates (
  id uuid not null,
  number text not null,
  operator_id uuid not null,
  operator_name text not null,
  kind text not null,
  case_id uuid not null,
  begins_on date not null,
  ends_on date not null,
  terms jsonb not null default '{}'::jsonb,
  suspended_at timestamp with time zone,
  suspended_why text not null default ''::text,
  ended_at timestamp with time zone,
  ended_why text not null default ''::text,
  made_at timestamp with time zone not null,
  constraint mandates_pkey PRIMARY KEY (id),
  constraint mandates_number_key UNIQUE (number),
  constraint mandates_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint mandates_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id),
  constraint mandates_check CHECK ((ends_on >= begins_on)),
  constraint mandates_kind_check CHECK ((kind = ANY (ARRAY['selected'::text, 'utility'::text, 'entrusted'::text]))),
  constraint mandates_selected_term CHECK (((kind <> 'selected'::text) OR (ends_on < (begins_on + '5 years'::interval))))
);
alter table mandates enable row level security;

create table memo_entries (
  asset_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  case_id uuid,
  reason text not null,
  review_on date not null,
  entered_at timestamp with time zone not null,
  left_at timestamp with time zone,
  ground text not null default 'not-confirmed'::text,
  reminded_at timestamp with time zone,
  constraint memo_entries_pkey PRIMARY KEY (asset_id),
  constraint memo_entries_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint memo_entries_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint memo_entries_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint memo_entries_ground_check CHECK ((ground = ANY (ARRAY['not-confirmed'::text, 'expired'::text, 'deregistered'::text, 'revoked'::text])))
);
alter table memo_entries enable row level security;

create table memo_reviews (
  id uuid not null,
  asset_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  finding text not null,
  review_on date not null,
  reviewed_by uuid,
  reviewed_name text not null,
  reviewed_at timestamp with time zone not null,
  constraint memo_reviews_pkey PRIMARY KEY (id),
  constraint memo_reviews_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES memo_entries(asset_id),
  constraint memo_reviews_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint memo_reviews_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES officers(id)
);
alter table memo_reviews enable row level security;

create table migrations (
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name)
);

create table moved_months (
  holder_id uuid not null,
  period date not null,
  class text not null,
  cost_fen bigint not null,
  amortised_fen bigint not null,
  impaired_fen bigint not null,
  constraint moved_months_pkey PRIMARY KEY (holder_id, period, class)
);
alter table moved_months enable row level security;

create table note_readings (
  officer_id uuid not null,
  note_id bigint not null,
  read_at timestamp with time zone not null,
  constraint note_readings_pkey PRIMARY KEY (officer_id, note_id),
  constraint note_readings_note_id_fkey FOREIGN KEY (note_id) REFERENCES notes(id),
  constraint note_readings_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id)
);
alter table note_readings enable row level security;

create table notes (
  id bigint not null generated always as identity,
  organisation_id uuid,
  kind text not null,
  subject text not null,
  words jsonb not null,
  basis text not null,
  href text not null,
  at timestamp with time zone not null,
  read_by uuid,
  read_at timestamp with time zone,
  for_role text,
  constraint notes_pkey PRIMARY KEY (id),
  constraint notes_organisation_id_kind_subject_key UNIQUE (organisation_id, kind, subject),
  constraint notes_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint notes_read_by_fkey FOREIGN KEY (read_by) REFERENCES officers(id),
  constraint notes_for_role_check CHECK (is_administrator(for_role)),
  constraint notes_to_one CHECK ((num_nonnulls(organisation_id, for_role) = 1))
);
alter table notes enable row level security;

create table notices (
  case_id uuid not null,
  registrant text not null,
  registration_type text not null,
  asset_name text not null,
  summary text not null,
  opened_on date not null,
  ends_on date not null,
  is_provisional boolean not null default false,
  state text not null default 'open'::text,
  closed_on date,
  outcome text not null default ''::text,
  receiver text not null default ''::text,
  marks text[] not null default '{}'::text[],
  constraint notices_pkey PRIMARY KEY (case_id),
  constraint notices_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint notices_marks_check CHECK ((marks <@ ARRAY['inbound'::text, 'legacy'::text, 'public-data'::text, 'utility-data'::text, 'disputed'::text])),
  constraint notices_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
);
alter table notices enable row level security;

create table officer_identities (
  issuer text not null,
  subject text,
  officer_id uuid not null,
  bound_at timestamp with time zone not null,
  ended_subject text,
  constraint officer_identities_pkey PRIMARY KEY (officer_id, issuer),
  constraint officer_identities_issuer_subject_key UNIQUE (issuer, subject),
  constraint officer_identities_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint officer_identities_check CHECK (((ended_subject IS NULL) OR (subject IS NULL))),
  constraint officer_identities_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 255)))
);
alter table officer_identities enable row level security;

create table officers (
  id uuid not null default gen_random_uuid(),
  login text not null,
  name text not null,
  password_hash text not null,
  failures integer not null default 0,
  locked_until timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  state text not null default 'requested'::text,
  signed_in_at timestamp with time zone,
  idle_from timestamp with time zone not null default now(),
  is_active boolean not null generated always as ((state = ANY (ARRAY['approved'::text, 'active'::text]))) stored,
  password_set_at timestamp with time zone not null default now(),
  must_change_password boolean not null default false,
  password_reset_by uuid,
  factors_reset_by uuid,
  identity_bound_by uuid,
  constraint officers_pkey PRIMARY KEY (id),
  constraint officers_login_key UNIQUE (login),
  constraint officers_factors_reset_by_fkey FOREIGN KEY (factors_reset_by) REFERENCES officers(id),
  constraint officers_identity_bound_by_fkey FOREIGN KEY (identity_bound_by) REFERENCES officers(id),
  constraint officers_password_reset_by_fkey FOREIGN KEY (password_reset_by) REFERENCES officers(id),
  constraint officers_login_check CHECK (((login = lower(login)) AND ((length(login) >= 2) AND (length(login) <= 60)))),
  constraint officers_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint officers_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'approved'::text, 'active'::text, 'suspended'::text, 'closed'::text])))
);
alter table officers enable row level security;

create table one_time_codes (
  officer_id uuid not null,
  sealed bytea not null,
  last_step bigint not null default 0,
  begun_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  constraint one_time_codes_pkey PRIMARY KEY (officer_id),
  constraint one_time_codes_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id)
);
alter table one_time_codes enable row level security;

create table operator_applications (
  id uuid not null,
  call_id uuid not null,
  operator_id uuid not null,
  operator_name text not null,
  answers jsonb not null,
  applied_name text not null,
  applied_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  is_qualified boolean,
  qualified_why text not null default ''::text,
  qualified_name text,
  average numeric(6,2),
  rank integer,
  constraint operator_applications_pkey PRIMARY KEY (id),
  constraint operator_applications_id_call_id_key UNIQUE (id, call_id),
  constraint operator_applications_call_id_fkey FOREIGN KEY (call_id) REFERENCES operator_calls(case_id),
  constraint operator_applications_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id)
);
alter table operator_applications enable row level security;

create table operator_calls (
  case_id uuid not null,
  title text not null,
  state text not null,
  answers jsonb not null,
  criteria jsonb not null,
  apply_until date not null,
  term_months integer not null,
  scores_open_at timestamp with time zone,
  ranking jsonb not null default '[]'::jsonb,
  announced_at timestamp with time zone not null,
  constraint operator_calls_pkey PRIMARY KEY (case_id),
  constraint operator_calls_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint operator_calls_term_months_check CHECK (((term_months >= 1) AND (term_months <= 60)))
);
alter table operator_calls enable row level security;

create table operator_experts (
  call_id uuid not null,
  officer_id uuid not null,
  officer_name text not null,
  named_by text not null,
  named_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_name text,
  ended_why text,
  constraint operator_experts_pkey PRIMARY KEY (call_id, officer_id),
  constraint operator_experts_call_id_fkey FOREIGN KEY (call_id) REFERENCES operator_calls(case_id),
  constraint operator_experts_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint operator_experts_check CHECK (((ended_at IS NULL) = (ended_why IS NULL))),
  constraint operator_experts_check1 CHECK (((ended_at IS NULL) = (ended_name IS NULL)))
);
alter table operator_experts enable row level security;

create table operator_scores (
  application_id uuid not null,
  call_id uuid not null,
  officer_id uuid not null,
  officer_name text not null,
  scores jsonb not null,
  total integer not null,
  comment text not null default ''::text,
  scored_at timestamp with time zone not null,
  constraint operator_scores_pkey PRIMARY KEY (application_id, officer_id),
  constraint operator_scores_application_id_call_id_fkey FOREIGN KEY (application_id, call_id) REFERENCES operator_applications(id, call_id),
  constraint operator_scores_call_id_officer_id_fkey FOREIGN KEY (call_id, officer_id) REFERENCES operator_experts(call_id, officer_id),
  constraint operator_scores_total_check CHECK (((total >= 0) AND (total <= 100)))
);
alter table operator_scores enable row level security;

create table opinions (
  id uuid not null,
  asset_id uuid not null,
  asset_version integer not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  case_id uuid not null,
  firm_id uuid,
  firm_name text not null,
  number text not null,
  conclusion text not null,
  issued_on date not null,
  valid_until date not null,
  answers jsonb not null,
  paper_sha256 text not null,
  filed_at timestamp with time zone not null,
  firm_licence text,
  constraint opinions_pkey PRIMARY KEY (id),
  constraint opinions_case_id_key UNIQUE (case_id),
  constraint opinions_asset_id_asset_version_fkey FOREIGN KEY (asset_id, asset_version) REFERENCES asset_versions(asset_id, version),
  constraint opinions_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint opinions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint opinions_firm_id_fkey FOREIGN KEY (firm_id) REFERENCES organisations(id),
  constraint opinions_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint opinions_paper_sha256_fkey FOREIGN KEY (paper_sha256) REFERENCES files(sha256),
  constraint opinions_check CHECK ((firm_id <> holder_id)),
  constraint opinions_conclusion_check CHECK ((conclusion = ANY (ARRAY['unqualified'::text, 'qualified'::text, 'adverse'::text, 'disclaimer'::text]))),
  constraint opinions_firm_licence_check CHECK ((firm_licence <> ''::text))
);
alter table opinions enable row level security;

create table order_entries (
  order_id uuid not null,
  seq integer not null,
  move text not null,
  from_state text not null,
  to_state text not null,
  officer_id uuid,
  officer_name text not null,
  organisation_id uuid,
  organisation_name text not null,
  side text not null,
  asked jsonb not null default '{}'::jsonb,
  client_key text not null,
  at timestamp with time zone not null,
  constraint order_entries_pkey PRIMARY KEY (order_id, seq),
  constraint order_entries_order_id_client_key_key UNIQUE (order_id, client_key),
  constraint order_entries_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint order_entries_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id),
  constraint order_entries_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
alter table order_entries enable row level security;

create table orders (
  id uuid not null,
  number text not null,
  client_key text not null,
  product_id uuid not null,
  developer_id uuid not null,
  operator_id uuid,
  buyer_id uuid,
  buyer_name text not null,
  purpose text not null,
  kind text not null,
  quantity integer not null default 1,
  amount_fen bigint not null,
  state text not null,
  exchange_number text,
  trade_certificate jsonb,
  placed_at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  settled_at timestamp with time zone,
  version integer not null default 1,
  constraint orders_pkey PRIMARY KEY (id),
  constraint orders_buyer_id_client_key_key UNIQUE (buyer_id, client_key),
  constraint orders_number_key UNIQUE (number),
  constraint orders_buyer_id_fkey FOREIGN KEY (buyer_id) REFERENCES organisations(id),
  constraint orders_developer_id_fkey FOREIGN KEY (developer_id) REFERENCES organisations(id),
  constraint orders_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id),
  constraint orders_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id),
  constraint orders_amount_fen_check CHECK ((amount_fen >= 0)),
  constraint orders_quantity_check CHECK ((quantity > 0))
);
alter table orders enable row level security;

create table organisation_changes (
  id uuid not null,
  organisation_id uuid not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null,
  changed_by uuid,
  changed_name text not null,
  changed_at timestamp with time zone not null,
  constraint organisation_changes_pkey PRIMARY KEY (id),
  constraint organisation_changes_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES officers(id),
  constraint organisation_changes_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint organisation_changes_reason_check CHECK (((length(reason) >= 2) AND (length(reason) <= 400)))
);
alter table organisation_changes enable row level security;

create table organisations (
  id uuid not null default gen_random_uuid(),
  uscc text not null,
  name text not null,
  name_en text not null default ''::text,
  short_name text not null default ''::text,
  initials text not null default ''::text,
  kind text not null,
  roles text[] not null default '{}'::text[],
  sector text not null default ''::text,
  district text not null default '350100'::text,
  licence_no text not null default ''::text,
  is_active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  ended_on date,
  ended_ground text not null default ''::text,
  successor_id uuid,
  winds_up_until date,
  is_open boolean not null generated always as ((is_active AND (ended_on IS NULL))) stored,
  particulars jsonb not null default '{}'::jsonb,
  constraint organisations_pkey PRIMARY KEY (id),
  constraint organisations_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES organisations(id),
  constraint organisations_end CHECK (((num_nonnulls(ended_on, winds_up_until) = ANY (ARRAY[0, 2])) AND ((ended_on IS NULL) = (ended_ground = ''::text)) AND ((successor_id IS NULL) OR ((ended_on IS NOT NULL) AND (successor_id <> id))))),
  constraint organisations_name_check CHECK (((length(name) >= 2) AND (length(name) <= 100))),
  constraint organisations_particulars_check CHECK ((jsonb_typeof(particulars) = 'object'::text)),
  constraint organisations_uscc_check CHECK ((uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text))
);
alter table organisations enable row level security;

create table outside_registrations (
  id uuid not null,
  asset_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  register text not null,
  number text not null,
  body text not null,
  issued_on date not null,
  valid_until date,
  recorded_by uuid,
  recorded_name text not null,
  recorded_at timestamp with time zone not null,
  ended_name text,
  ended_at timestamp with time zone,
  end_reason text,
  constraint outside_registrations_pkey PRIMARY KEY (id),
  constraint outside_registrations_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint outside_registrations_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint outside_registrations_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES officers(id),
  constraint outside_registrations_check CHECK ((valid_until >= issued_on)),
  constraint outside_registrations_check1 CHECK ((((ended_at IS NULL) = (end_reason IS NULL)) AND ((ended_at IS NULL) = (ended_name IS NULL)))),
  constraint outside_registrations_check2 CHECK (((register <> 'property'::text) OR (number ~ '^SJ\d{2}\d\d{4}(0[1-9]|1[0-2])\d{4}$'::text))),
  constraint outside_registrations_number_check CHECK (((length(number) >= 1) AND (length(number) <= 64))),
  constraint outside_registrations_register_check CHECK ((register = ANY (ARRAY['national'::text, 'property'::text])))
);
alter table outside_registrations enable row level security;

create table parameter_versions (
  case_id uuid not null,
  choice text not null,
  value_before text not null,
  value text not null,
  effective_on date not null,
  carried_by text not null,
  reason text not null,
  decided_at timestamp with time zone not null,
  constraint parameter_versions_pkey PRIMARY KEY (case_id),
  constraint parameter_versions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
alter table parameter_versions enable row level security;

create table passkeys (
  id uuid not null default gen_random_uuid(),
  officer_id uuid not null,
  credential text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  added_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_credential_key UNIQUE (credential),
  constraint passkeys_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint passkeys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)))
);
alter table passkeys enable row level security;

create table past_passwords (
  id bigint not null generated always as identity,
  officer_id uuid not null,
  password_hash text not null,
  ended_at timestamp with time zone not null,
  constraint past_passwords_pkey PRIMARY KEY (id),
  constraint past_passwords_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id)
);
alter table past_passwords enable row level security;

create table platform_clock (
  is_only boolean not null default true,
  offset_ms bigint not null default 0,
  moved_at timestamp with time zone,
  moved_by uuid,
  constraint platform_clock_pkey PRIMARY KEY (is_only),
  constraint platform_clock_is_only_check CHECK (is_only)
);
alter table platform_clock enable row level security;

create table posted_months (
  holder_id uuid not null,
  account text not null,
  period date not null,
  manner text not null,
  template text not null,
  lines integer not null,
  debit_fen bigint not null,
  credit_fen bigint not null,
  constraint posted_months_pkey PRIMARY KEY (holder_id, account, period, manner, template)
);
alter table posted_months enable row level security;

create table postings (
  voucher_id uuid not null,
  line integer not null,
  holder_id uuid not null,
  on_date date not null,
  ledger text not null,
  account text not null,
  manner text not null default ''::text,
  debit_fen bigint not null default 0,
  credit_fen bigint not null default 0,
  constraint postings_pkey PRIMARY KEY (voucher_id, line),
  constraint postings_voucher_id_fkey FOREIGN KEY (voucher_id) REFERENCES vouchers(id),
  constraint postings_check CHECK (((debit_fen = 0) <> (credit_fen = 0))),
  constraint postings_ledger_check CHECK ((ledger = ANY (ARRAY['financial'::text, 'budget'::text])))
);
alter table postings enable row level security;

create table posts (
  id uuid not null default gen_random_uuid(),
  officer_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  title text not null default ''::text,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  stands_for uuid,
  until_on date,
  stand_reason text not null default ''::text,
  stand_started_by uuid,
  constraint posts_pkey PRIMARY KEY (id),
  constraint posts_officer_id_organisation_id_role_key UNIQUE (officer_id, organisation_id, role),
  constraint posts_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint posts_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint posts_stand_started_by_fkey FOREIGN KEY (stand_started_by) REFERENCES officers(id),
  constraint posts_stands_for_fkey FOREIGN KEY (stands_for) REFERENCES posts(id),
  constraint posts_stand_in CHECK (((stands_for IS NULL) OR (until_on IS NOT NULL)))
);
alter table posts enable row level security;

create table product_prices (
  case_id uuid not null,
  product_id uuid not null,
  charge text not null,
  method text,
  unit text not null,
  price_fen bigint not null,
  ceiling_fen bigint,
  permitted_fen bigint,
  paper jsonb not null,
  set_at timestamp with time zone not null,
  constraint product_prices_pkey PRIMARY KEY (case_id),
  constraint product_prices_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint product_prices_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id),
  constraint product_prices_ceiling_fen_check CHECK ((ceiling_fen >= 0)),
  constraint product_prices_charge_check CHECK ((charge = ANY (ARRAY['free'::text, 'ceiling'::text, 'market'::text]))),
  constraint product_prices_check CHECK (((charge = 'free'::text) = (price_fen = 0))),
  constraint product_prices_check1 CHECK (((charge = 'ceiling'::text) = (ceiling_fen IS NOT NULL))),
  constraint product_prices_check2 CHECK ((price_fen <= COALESCE(ceiling_fen, price_fen))),
  constraint product_prices_permitted_fen_check CHECK ((permitted_fen >= 0)),
  constraint product_prices_price_fen_check CHECK ((price_fen >= 0))
);
alter table product_prices enable row level security;

create table product_sources (
  product_id uuid not null,
  "position" integer not null,
  asset_id uuid,
  agreement_id uuid,
  from_product_id uuid,
  certificate_number text,
  scope text not null default ''::text,
  acquired_on date,
  holder_id uuid,
  holder_kind text not null default ''::text,
  holder_sector text not null default ''::text,
  developer_id uuid,
  operator_id uuid,
  is_banked boolean not null default false,
  constraint product_sources_pkey PRIMARY KEY (product_id, "position"),
  constraint product_sources_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreements(id),
  constraint product_sources_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint product_sources_developer_id_fkey FOREIGN KEY (developer_id) REFERENCES organisations(id),
  constraint product_sources_from_product_id_fkey FOREIGN KEY (from_product_id) REFERENCES products(id),
  constraint product_sources_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint product_sources_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id),
  constraint product_sources_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id),
  constraint product_sources_check CHECK (((asset_id IS NULL) <> (from_product_id IS NULL)))
);
alter table product_sources enable row level security;

create table products (
  id uuid not null,
  number text,
  name text not null,
  kind text not null,
  purpose_class text not null,
  developer_id uuid not null,
  operator_id uuid,
  uses_public boolean not null default false,
  state text not null default 'draft'::text,
  specification jsonb not null default '{}'::jsonb,
  price_fen bigint,
  ceiling_fen bigint,
  unit text not null default ''::text,
  exchange_number text,
  filed_at timestamp with time zone,
  listed_at timestamp with time zone,
  made_at timestamp with time zone not null,
  search text not null default ''::text,
  delisted_at timestamp with time zone,
  delisted_why text not null default ''::text,
  delisted_basis text not null default ''::text,
  delisted_case uuid,
  constraint products_pkey PRIMARY KEY (id),
  constraint products_exchange_number_key UNIQUE (exchange_number),
  constraint products_number_key UNIQUE (number),
  constraint products_delisted_case_fkey FOREIGN KEY (delisted_case) REFERENCES cases(id),
  constraint products_developer_id_fkey FOREIGN KEY (developer_id) REFERENCES organisations(id),
  constraint products_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id),
  constraint products_ceiling_fen_check CHECK ((ceiling_fen >= 0)),
  constraint products_check CHECK (((purpose_class = 'industry'::text) OR (price_fen IS NULL) OR (price_fen = 0))),
  constraint products_check1 CHECK (((price_fen IS NULL) OR (ceiling_fen IS NULL) OR (price_fen <= ceiling_fen))),
  constraint products_price_fen_check CHECK ((price_fen >= 0)),
  constraint products_purpose_class_check CHECK ((purpose_class = ANY (ARRAY['governance'::text, 'welfare'::text, 'industry'::text]))),
  constraint products_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'reviewed'::text, 'filed'::text, 'listed'::text, 'paused'::text, 'delisted'::text])))
);
alter table products enable row level security;

create table receivables (
  id uuid not null default gen_random_uuid(),
  distribution_id uuid not null,
  unit_id uuid not null,
  operator_id uuid not null,
  period date not null,
  amount_fen bigint not null,
  made_at timestamp with time zone not null,
  collected_on date,
  collected_slip text not null default ''::text,
  collected_name text not null default ''::text,
  collected_at timestamp with time zone,
  remittance_id uuid,
  remitted_at timestamp with time zone,
  income_voucher_id uuid,
  remitted_voucher_id uuid,
  constraint receivables_pkey PRIMARY KEY (id),
  constraint receivables_distribution_id_unit_id_amount_fen_key UNIQUE (distribution_id, unit_id, amount_fen),
  constraint receivables_distribution_id_fkey FOREIGN KEY (distribution_id) REFERENCES distributions(id),
  constraint receivables_income_voucher_id_fkey FOREIGN KEY (income_voucher_id) REFERENCES vouchers(id),
  constraint receivables_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id),
  constraint receivables_remittance_id_fkey FOREIGN KEY (remittance_id) REFERENCES remittances(id),
  constraint receivables_remitted_voucher_id_fkey FOREIGN KEY (remitted_voucher_id) REFERENCES vouchers(id),
  constraint receivables_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES organisations(id),
  constraint receivables_amount_fen_check CHECK ((amount_fen <> 0)),
  constraint receivables_check CHECK ((((collected_on IS NULL) = (collected_at IS NULL)) AND ((remittance_id IS NULL) OR (collected_at IS NOT NULL)) AND ((remitted_at IS NULL) OR (remittance_id IS NOT NULL)))),
  constraint receivables_check1 CHECK (((amount_fen > 0) OR ((collected_at IS NULL) AND (remittance_id IS NULL)))),
  constraint receivables_period_check CHECK ((period = date_trunc('month'::text, (period)::timestamp with time zone)))
);
alter table receivables enable row level security;

create table recovery_codes (
  officer_id uuid not null,
  digest bytea not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint recovery_codes_pkey PRIMARY KEY (officer_id, digest),
  constraint recovery_codes_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id)
);
alter table recovery_codes enable row level security;

create table redistribution_lines (
  rule_id uuid not null,
  period date not null,
  unit_id uuid not null,
  remitted_fen bigint not null,
  unit_fen bigint not null,
  service_fen bigint not null,
  general_fen bigint not null,
  run_name text not null,
  run_at timestamp with time zone not null,
  constraint redistribution_lines_pkey PRIMARY KEY (period, unit_id),
  constraint redistribution_lines_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES redistribution_rules(id),
  constraint redistribution_lines_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES organisations(id),
  constraint redistribution_lines_check CHECK ((((unit_fen + service_fen) + general_fen) = remitted_fen)),
  constraint redistribution_lines_period_check CHECK ((period = date_trunc('month'::text, (period)::timestamp with time zone))),
  constraint redistribution_lines_remitted_fen_check CHECK ((remitted_fen > 0))
);
alter table redistribution_lines enable row level security;

create table redistribution_rules (
  id uuid not null,
  version integer not null,
  unit_parts bigint not null,
  service_parts bigint not null,
  general_parts bigint not null,
  effective_on date not null,
  set_at timestamp with time zone not null,
  constraint redistribution_rules_pkey PRIMARY KEY (id),
  constraint redistribution_rules_effective_on_key UNIQUE (effective_on),
  constraint redistribution_rules_version_key UNIQUE (version),
  constraint redistribution_rules_id_fkey FOREIGN KEY (id) REFERENCES cases(id),
  constraint redistribution_rules_check CHECK (((((unit_parts + service_parts) + general_parts) >= 1) AND (((unit_parts + service_parts) + general_parts) <= 1000000))),
  constraint redistribution_rules_general_parts_check CHECK ((general_parts >= 0)),
  constraint redistribution_rules_service_parts_check CHECK ((service_parts >= 0)),
  constraint redistribution_rules_unit_parts_check CHECK ((unit_parts >= 0))
);
alter table redistribution_rules enable row level security;

create table regradings (
  id uuid not null,
  asset_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  trigger text not null,
  detail jsonb not null,
  opened_by uuid,
  opened_name text not null,
  opened_at timestamp with time zone not null,
  due_on date not null,
  is_provisional boolean not null default false,
  closed_case uuid,
  closed_at timestamp with time zone,
  constraint regradings_pkey PRIMARY KEY (id),
  constraint regradings_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint regradings_closed_case_fkey FOREIGN KEY (closed_case) REFERENCES cases(id),
  constraint regradings_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint regradings_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES officers(id),
  constraint regradings_check CHECK (((closed_at IS NULL) = (closed_case IS NULL)))
);
alter table regradings enable row level security;

create table remittances (
  id uuid not null,
  number text not null,
  title text not null,
  lines integer not null,
  amount_fen bigint not null,
  state text not null,
  voucher_number text,
  collection_code text not null default ''::text,
  issued_on date,
  issued_name text not null default ''::text,
  receipt_number text,
  received_on date,
  received_name text not null default ''::text,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint remittances_pkey PRIMARY KEY (id),
  constraint remittances_number_key UNIQUE (number),
  constraint remittances_receipt_number_key UNIQUE (receipt_number),
  constraint remittances_voucher_number_key UNIQUE (voucher_number),
  constraint remittances_id_fkey FOREIGN KEY (id) REFERENCES cases(id),
  constraint remittances_amount_fen_check CHECK ((amount_fen > 0)),
  constraint remittances_check CHECK ((((state = 'drawn'::text) = (voucher_number IS NULL)) AND ((state = 'received'::text) = (receipt_number IS NOT NULL)))),
  constraint remittances_state_check CHECK ((state = ANY (ARRAY['drawn'::text, 'issued'::text, 'received'::text])))
);
alter table remittances enable row level security;

create table repayments (
  id uuid not null,
  number text not null,
  receivable_id uuid not null,
  unit_id uuid not null,
  operator_id uuid not null,
  amount_fen bigint not null,
  payee_name text not null,
  state text not null,
  decision_number text not null default ''::text,
  order_number text,
  repaid_on date,
  repaid_name text not null default ''::text,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  voucher_id uuid,
  constraint repayments_pkey PRIMARY KEY (id),
  constraint repayments_number_key UNIQUE (number),
  constraint repayments_order_number_key UNIQUE (order_number),
  constraint repayments_id_fkey FOREIGN KEY (id) REFERENCES cases(id),
  constraint repayments_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id),
  constraint repayments_receivable_id_fkey FOREIGN KEY (receivable_id) REFERENCES receivables(id),
  constraint repayments_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES organisations(id),
  constraint repayments_voucher_id_fkey FOREIGN KEY (voucher_id) REFERENCES vouchers(id),
  constraint repayments_amount_fen_check CHECK ((amount_fen > 0)),
  constraint repayments_check CHECK ((((state = 'repaid'::text) = (order_number IS NOT NULL)) AND ((order_number IS NULL) = (repaid_on IS NULL)) AND ((state = 'repaying'::text) = (ended_at IS NULL)))),
  constraint repayments_check1 CHECK (((voucher_id IS NULL) OR (state = 'repaid'::text))),
  constraint repayments_state_check CHECK ((state = ANY (ARRAY['repaying'::text, 'repaid'::text, 'ended'::text])))
);
alter table repayments enable row level security;

create table risk_assessments (
  case_id uuid not null,
  operator_id uuid not null,
  title text not null,
  year integer not null,
  is_yearly boolean not null,
  assessor text not null,
  assessed_on date not null,
  next_on date not null,
  handed_in_on date not null,
  due_on date,
  high integer not null,
  medium integer not null,
  low integer not null,
  conclusion text not null,
  received_at timestamp with time zone not null,
  constraint risk_assessments_pkey PRIMARY KEY (case_id),
  constraint risk_assessments_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint risk_assessments_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id)
);
alter table risk_assessments enable row level security;

create table round_call_units (
  call_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null,
  constraint round_call_units_pkey PRIMARY KEY (call_id, holder_id),
  constraint round_call_units_call_id_fkey FOREIGN KEY (call_id) REFERENCES round_calls(id),
  constraint round_call_units_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id)
);
alter table round_call_units enable row level security;

create table round_calls (
  id uuid not null,
  organisation_id uuid not null,
  sector text not null,
  title text not null,
  year integer not null,
  plan jsonb not null,
  ends_on date not null,
  issued_by uuid,
  issued_name text not null,
  issued_at timestamp with time zone not null,
  client_key text not null,
  constraint round_calls_pkey PRIMARY KEY (id),
  constraint round_calls_organisation_id_client_key_key UNIQUE (organisation_id, client_key),
  constraint round_calls_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES officers(id),
  constraint round_calls_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
alter table round_calls enable row level security;

create table rounds (
  id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  title text not null,
  year integer not null,
  case_id uuid not null,
  plan jsonb not null default '{}'::jsonb,
  state text not null default 'open'::text,
  created_at timestamp with time zone not null,
  call_id uuid,
  started_at timestamp with time zone,
  published_at timestamp with time zone,
  ends_on date,
  constraint rounds_pkey PRIMARY KEY (id),
  constraint rounds_case_id_key UNIQUE (case_id),
  constraint rounds_call_id_fkey FOREIGN KEY (call_id) REFERENCES round_calls(id),
  constraint rounds_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
  constraint rounds_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint rounds_state_check CHECK ((state = ANY (ARRAY['open'::text, 'published'::text, 'cancelled'::text])))
);
alter table rounds enable row level security;

create table rulings (
  case_id uuid not null,
  number text not null,
  kind text not null,
  is_public boolean not null,
  asked_by uuid not null,
  clause text not null,
  title text not null,
  question text not null,
  answer text not null,
  effective_on date not null,
  decided_at timestamp with time zone not null,
  constraint rulings_pkey PRIMARY KEY (case_id),
  constraint rulings_number_key UNIQUE (number),
  constraint rulings_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES organisations(id),
  constraint rulings_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint rulings_kind_check CHECK ((kind = ANY (ARRAY['interpretation'::text, 'revision'::text, 'tolerance'::text])))
);
alter table rulings enable row level security;

create table sealed_files (
  sha256 text not null,
  key_id text not null,
  sealed_at timestamp with time zone not null,
  constraint sealed_files_pkey PRIMARY KEY (sha256),
  constraint sealed_files_key_id_fkey FOREIGN KEY (key_id) REFERENCES sealing_keys(id),
  constraint sealed_files_sha256_fkey FOREIGN KEY (sha256) REFERENCES files(sha256)
);
alter table sealed_files enable row level security;

create table sealed_values (
  id uuid not null,
  case_id uuid not null,
  field text not null,
  key_id text not null,
  sealed bytea not null,
  is_draft boolean not null default false,
  made_at timestamp with time zone not null,
  constraint sealed_values_pkey PRIMARY KEY (id),
  constraint sealed_values_key_id_fkey FOREIGN KEY (key_id) REFERENCES sealing_keys(id)
);
alter table sealed_values enable row level security;

create table sealing_keys (
  id text not null,
  purpose text not null,
  method text not null,
  master text not null,
  wrapped bytea not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  answers_done_at timestamp with time zone,
  constraint sealing_keys_pkey PRIMARY KEY (id),
  constraint sealing_keys_id_check CHECK ((id ~ '^[0-9a-f]{16}$'::text)),
  constraint sealing_keys_master_check CHECK ((master ~ '^[0-9a-f]{16}$'::text)),
  constraint sealing_keys_method_check CHECK ((method = ANY (ARRAY['aes-256-gcm'::text, 'sm4-ctr-hmac-sm3'::text]))),
  constraint sealing_keys_purpose_check CHECK ((purpose = ANY (ARRAY['data'::text, 'digest'::text])))
);
alter table sealing_keys enable row level security;

create table sector_entries (
  list_id uuid not null,
  asset_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  asset_version integer not null,
  code text not null,
  name text not null,
  holder_name text not null,
  summary text not null default ''::text,
  category text not null default ''::text,
  industry text not null default ''::text,
  grade integer not null,
  importance text not null,
  records bigint,
  parts jsonb not null,
  score integer not null,
  added_name text not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  removed_reason text not null default ''::text,
  constraint sector_entries_pkey PRIMARY KEY (list_id, asset_id),
  constraint sector_entries_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint sector_entries_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint sector_entries_list_id_fkey FOREIGN KEY (list_id) REFERENCES sector_lists(id),
  constraint sector_entries_importance_check CHECK ((importance <> 'core'::text)),
  constraint sector_entries_score_check CHECK (((score >= 0) AND (score <= 100)))
);
alter table sector_entries enable row level security;

create table sector_lists (
  id uuid not null,
  authority_id uuid not null,
  sector text not null,
  title text not null,
  year integer not null,
  case_id uuid not null,
  plan jsonb not null default '{}'::jsonb,
  state text not null default 'compiling'::text,
  edition integer,
  created_at timestamp with time zone not null,
  published_at timestamp with time zone,
  published_name text not null default ''::text,
  constraint sector_lists_pkey PRIMARY KEY (id),
  constraint sector_lists_authority_id_edition_key UNIQUE (authority_id, edition),
  constraint sector_lists_case_id_key UNIQUE (case_id),
  constraint sector_lists_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES organisations(id),
  constraint sector_lists_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
  constraint sector_lists_check CHECK (((state = 'published'::text) = (edition IS NOT NULL))),
  constraint sector_lists_state_check CHECK ((state = ANY (ARRAY['compiling'::text, 'discussing'::text, 'published'::text, 'cancelled'::text])))
);
alter table sector_lists enable row level security;

create table sessions (
  token_digest bytea not null,
  officer_id uuid not null,
  post_id uuid not null,
  csrf text not null,
  created_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  id uuid not null default gen_random_uuid(),
  factor text not null default 'none'::text,
  proved_at timestamp with time zone not null default now(),
  begun_at timestamp with time zone not null default now(),
  address text not null default ''::text,
  browser text not null default ''::text,
  challenge text,
  entered_by text not null default 'password'::text,
  constraint sessions_pkey PRIMARY KEY (token_digest),
  constraint sessions_id_key UNIQUE (id),
  constraint sessions_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officers(id),
  constraint sessions_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id),
  constraint sessions_entered_by_check CHECK ((entered_by = ANY (ARRAY['password'::text, 'provider'::text]))),
  constraint sessions_factor_check CHECK ((factor = ANY (ARRAY['none'::text, 'code'::text, 'recovery'::text, 'passkey'::text, 'switch'::text, 'provider'::text])))
);
alter table sessions enable row level security;

create table settled_incomes (
  income_id bigint not null,
  distribution_id uuid not null,
  agreement_id uuid not null,
  fee_fen bigint not null,
  tax_fen bigint not null,
  cost_fen bigint not null,
  net_fen bigint not null,
  shares bigint[] not null,
  constraint settled_incomes_pkey PRIMARY KEY (income_id, distribution_id)
);
alter table settled_incomes enable row level security;

create table sharing_agreements (
  id uuid not null,
  number text not null,
  product_id uuid not null,
  operator_id uuid not null,
  version integer not null,
  form text not null,
  fee_ppm bigint not null,
  tax_ppm bigint not null,
  cost_fen bigint not null,
  parties integer not null,
  bounds bigint[] not null,
  parts bigint[] not null,
  whole bigint not null,
  first_position integer,
  first_fen bigint,
  first_per_call boolean not null default false,
  effective_on date not null,
  client_key text not null,
  made_name text not null,
  made_at timestamp with time zone not null,
  in_force_at timestamp with time zone,
  lapsed_on date,
  superseded_by integer,
  constraint sharing_agreements_pkey PRIMARY KEY (id),
  constraint sharing_agreements_number_key UNIQUE (number),
  constraint sharing_agreements_operator_id_client_key_key UNIQUE (operator_id, client_key),
  constraint sharing_agreements_product_id_version_key UNIQUE (product_id, version),
  constraint sharing_agreements_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id),
  constraint sharing_agreements_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id),
  constraint sharing_agreements_bounds_check CHECK ((bounds[1] = 0)),
  constraint sharing_agreements_check CHECK (((fee_ppm + tax_ppm) <= 1000000)),
  constraint sharing_agreements_check1 CHECK ((cardinality(parts) = (cardinality(bounds) * parties))),
  constraint sharing_agreements_check2 CHECK ((((first_position IS NULL) = (first_fen IS NULL)) AND (first_position < parties))),
  constraint sharing_agreements_check3 CHECK (((form = ANY (ARRAY['minimum'::text, 'per-call'::text])) = (first_fen IS NOT NULL))),
  constraint sharing_agreements_check4 CHECK (((form = 'tiered'::text) = (cardinality(bounds) > 1))),
  constraint sharing_agreements_check5 CHECK ((superseded_by > version)),
  constraint sharing_agreements_check6 CHECK (((superseded_by IS NULL) OR (in_force_at IS NULL))),
  constraint sharing_agreements_cost_fen_check CHECK ((cost_fen >= 0)),
  constraint sharing_agreements_fee_ppm_check CHECK ((fee_ppm >= 0)),
  constraint sharing_agreements_first_fen_check CHECK ((first_fen > 0)),
  constraint sharing_agreements_form_check CHECK ((form = ANY (ARRAY['fixed'::text, 'tiered'::text, 'minimum'::text, 'per-call'::text]))),
  constraint sharing_agreements_parties_check CHECK (((parties >= 2) AND (parties <= 12))),
  constraint sharing_agreements_parts_check CHECK ((0 <= ALL (parts))),
  constraint sharing_agreements_tax_ppm_check CHECK ((tax_ppm >= 0)),
  constraint sharing_agreements_version_check CHECK ((version > 0)),
  constraint sharing_agreements_whole_check CHECK (((whole >= 1) AND (whole <= 1000000)))
);
alter table sharing_agreements enable row level security;

create table sharing_parties (
  agreement_id uuid not null,
  "position" integer not null,
  organisation_id uuid not null,
  part text not null,
  is_public boolean not null,
  signed_by uuid,
  signed_name text not null default ''::text,
  signed_at timestamp with time zone,
  constraint sharing_parties_pkey PRIMARY KEY (agreement_id, "position"),
  constraint sharing_parties_agreement_id_organisation_id_key UNIQUE (agreement_id, organisation_id),
  constraint sharing_parties_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES sharing_agreements(id),
  constraint sharing_parties_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint sharing_parties_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES officers(id),
  constraint sharing_parties_check CHECK (((signed_by IS NULL) = (signed_at IS NULL))),
  constraint sharing_parties_part_check CHECK ((part = ANY (ARRAY['producer'::text, 'developer'::text, 'operator'::text, 'regulation'::text]))),
  constraint sharing_parties_position_check CHECK (("position" >= 0))
);
alter table sharing_parties enable row level security;

create table sign_on_attempts (
  state bytea not null,
  browser bytea not null,
  nonce text not null,
  verifier text not null,
  then_to text not null,
  begun_at timestamp with time zone not null,
  constraint sign_on_attempts_pkey PRIMARY KEY (state)
);
alter table sign_on_attempts enable row level security;

create table signing_keys (
  id text not null,
  algorithm text not null,
  public_key bytea not null,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone,
  ended_because text not null default ''::text,
  vouched_by text,
  voucher bytea,
  constraint signing_keys_pkey PRIMARY KEY (id),
  constraint signing_keys_public_key_key UNIQUE (public_key),
  constraint signing_keys_vouched_by_fkey FOREIGN KEY (vouched_by) REFERENCES signing_keys(id),
  constraint signing_keys_algorithm_check CHECK ((algorithm = ANY (ARRAY['ed25519'::text, 'sm2'::text]))),
  constraint signing_keys_check CHECK (((valid_until IS NULL) = (ended_because = ''::text))),
  constraint signing_keys_check1 CHECK (((vouched_by IS NULL) = (voucher IS NULL))),
  constraint signing_keys_ended_because_check CHECK ((ended_because = ANY (ARRAY[''::text, 'rotated'::text, 'lost'::text, 'compromised'::text]))),
  constraint signing_keys_id_check CHECK ((id ~ '^[0-9a-f]{16}$'::text))
);
alter table signing_keys enable row level security;

create table source_connections (
  source_id uuid not null,
  holder_id uuid not null,
  target jsonb not null,
  sealed bytea,
  constraint source_connections_pkey PRIMARY KEY (source_id),
  constraint source_connections_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint source_connections_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id),
  constraint source_connections_target_check CHECK ((NOT (target ? 'password'::text)))
);
alter table source_connections enable row level security;

create table sources (
  id uuid not null,
  round_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  name text not null,
  arrived_by text not null,
  path text not null,
  bytes bigint not null,
  state text not null default 'waiting'::text,
  done_bytes bigint not null default 0,
  done_rows bigint not null default 0,
  fault jsonb,
  took_ms integer,
  added_by uuid,
  added_at timestamp with time zone not null,
  scanned_at timestamp with time zone,
  preliminary jsonb,
  parts text[],
  erased_at timestamp with time zone,
  sealed_by text,
  is_apart boolean not null default false,
  joined integer not null default 0,
  scope jsonb,
  constraint sources_pkey PRIMARY KEY (id),
  constraint sources_added_by_fkey FOREIGN KEY (added_by) REFERENCES officers(id),
  constraint sources_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint sources_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint sources_sealed_by_fkey FOREIGN KEY (sealed_by) REFERENCES sealing_keys(id),
  constraint sources_apart_check CHECK (((NOT is_apart) OR (arrived_by = ANY (ARRAY['upload'::text, 'folder'::text])))),
  constraint sources_arrived_by_check CHECK ((arrived_by = ANY (ARRAY['upload'::text, 'folder'::text, 'connection'::text, 'findings'::text]))),
  constraint sources_parts_check CHECK (((parts IS NULL) OR (cardinality(parts) > 1))),
  constraint sources_scope_check CHECK (((scope IS NULL) OR ((arrived_by = 'connection'::text) AND (NOT (scope ?| ARRAY['user'::text, 'password'::text]))))),
  constraint sources_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'scanning'::text, 'scanned'::text, 'faulty'::text])))
);
alter table sources enable row level security;

create table standing_moves (
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null,
  what text not null,
  key text not null,
  n bigint not null
);
alter table standing_moves enable row level security;

create table standings (
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null,
  what text not null,
  key text not null,
  n bigint not null,
  constraint standings_pkey PRIMARY KEY (holder_id, what, key, holder_kind, holder_sector)
);
alter table standings enable row level security;

create table unit_keys (
  organisation_id uuid not null,
  key_id text not null,
  label text not null,
  public_key text not null,
  added_by uuid,
  added_name text not null,
  added_at timestamp with time zone not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  constraint unit_keys_pkey PRIMARY KEY (organisation_id, key_id),
  constraint unit_keys_added_by_fkey FOREIGN KEY (added_by) REFERENCES officers(id),
  constraint unit_keys_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES officers(id),
  constraint unit_keys_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint unit_keys_check CHECK (((ended_by IS NULL) = (ended_at IS NULL))),
  constraint unit_keys_key_id_check CHECK ((key_id ~ '^[0-9a-f]{16}$'::text))
);
alter table unit_keys enable row level security;

create table use_marks (
  id uuid not null,
  asset_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  operator_id uuid not null,
  operator_name text not null,
  manner text not null,
  agreement text not null,
  starts_on date not null,
  ends_on date not null,
  note text not null default ''::text,
  set_by uuid,
  set_name text not null,
  set_at timestamp with time zone not null,
  ended_name text,
  ended_at timestamp with time zone,
  end_reason text,
  constraint use_marks_pkey PRIMARY KEY (id),
  constraint use_marks_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint use_marks_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint use_marks_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES organisations(id),
  constraint use_marks_set_by_fkey FOREIGN KEY (set_by) REFERENCES officers(id),
  constraint use_marks_check CHECK ((ends_on >= starts_on)),
  constraint use_marks_check1 CHECK ((((ended_at IS NULL) = (end_reason IS NULL)) AND ((ended_at IS NULL) = (ended_name IS NULL))))
);
alter table use_marks enable row level security;

create table valuations (
  id uuid not null,
  asset_id uuid not null,
  asset_version integer not null,
  holder_id uuid not null,
  holder_kind text not null,
  holder_sector text not null default ''::text,
  case_id uuid not null,
  firm_id uuid,
  firm_name text not null,
  number text not null,
  method text not null,
  amount_fen bigint not null,
  base_date date not null,
  valid_until date not null,
  answers jsonb not null,
  paper_sha256 text not null,
  filed_at timestamp with time zone not null,
  firm_licence text,
  constraint valuations_pkey PRIMARY KEY (id),
  constraint valuations_case_id_key UNIQUE (case_id),
  constraint valuations_asset_id_asset_version_fkey FOREIGN KEY (asset_id, asset_version) REFERENCES asset_versions(asset_id, version),
  constraint valuations_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint valuations_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint valuations_firm_id_fkey FOREIGN KEY (firm_id) REFERENCES organisations(id),
  constraint valuations_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES organisations(id),
  constraint valuations_paper_sha256_fkey FOREIGN KEY (paper_sha256) REFERENCES files(sha256),
  constraint valuations_amount_fen_check CHECK ((amount_fen > 0)),
  constraint valuations_check CHECK ((firm_id <> holder_id)),
  constraint valuations_firm_licence_check CHECK ((firm_licence <> ''::text)),
  constraint valuations_method_check CHECK ((method = ANY (ARRAY['cost'::text, 'income'::text, 'market'::text])))
);
alter table valuations enable row level security;

create table voucher_moves (
  voucher_id uuid not null,
  class text not null,
  holder_id uuid not null,
  on_date date not null,
  moves integer not null,
  cost_fen bigint not null,
  amortised_fen bigint not null,
  impaired_fen bigint not null
);
alter table voucher_moves enable row level security;

create table vouchers (
  id uuid not null,
  seq bigint not null generated always as identity,
  holder_id uuid not null,
  period date not null,
  number integer not null,
  on_date date not null,
  template text not null,
  way text not null default ''::text,
  summary text not null,
  asset_id uuid,
  reverses uuid,
  lines integer not null,
  moves integer not null,
  amount_fen bigint not null,
  card_before jsonb,
  particulars jsonb not null default '{}'::jsonb,
  client_key text not null,
  made_by uuid,
  made_name text not null,
  made_at timestamp with time zone not null,
  made_in xid8 not null default pg_current_xact_id(),
  constraint vouchers_pkey PRIMARY KEY (id),
  constraint vouchers_holder_id_client_key_key UNIQUE (holder_id, client_key),
  constraint vouchers_holder_id_period_number_key UNIQUE (holder_id, period, number),
  constraint vouchers_reverses_key UNIQUE (reverses),
  constraint vouchers_seq_key UNIQUE (seq),
  constraint vouchers_asset_id_fkey FOREIGN KEY (asset_id) REFERENCES assets(id),
  constraint vouchers_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES book_sets(holder_id),
  constraint vouchers_made_by_fkey FOREIGN KEY (made_by) REFERENCES officers(id),
  constraint vouchers_reverses_fkey FOREIGN KEY (reverses) REFERENCES vouchers(id),
  constraint vouchers_check CHECK ((period = (on_date - ((EXTRACT(day FROM on_date))::integer - 1)))),
  constraint vouchers_lines_check CHECK ((lines >= 2)),
  constraint vouchers_number_check CHECK ((number > 0)),
  constraint vouchers_summary_check CHECK (((length(summary) >= 1) AND (length(summary) <= 200)))
);
alter table vouchers enable row level security;

create table witnessed_logs (
  origin text not null,
  keys text not null,
  added_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  size bigint not null default 0,
  root bytea,
  note text not null default ''::text,
  seen_at timestamp with time zone,
  constraint witnessed_logs_pkey PRIMARY KEY (origin)
);
alter table witnessed_logs enable row level security;

create table witnesses (
  name text not null,
  url text not null,
  key text not null,
  added_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  seen_size bigint,
  asked_at timestamp with time zone,
  problem text not null default ''::text,
  constraint witnesses_pkey PRIMARY KEY (name)
);
alter table witnesses enable row level security;

-- Views

create view book_controls as
 SELECT column1 AS class,
    column2 AS measure,
    column3 AS account,
    column4 AS sign
   FROM (VALUES ('intangible'::text,'cost'::text,'intangible-cost'::text,1), ('intangible'::text,'amortised'::text,'intangible-amortisation'::text,'-1'::integer), ('intangible'::text,'impaired'::text,'intangible-impairment'::text,'-1'::integer), ('inventory'::text,'cost'::text,'stock-cost'::text,1), ('inventory'::text,'impaired'::text,'stock-write-down'::text,'-1'::integer), ('development'::text,'cost'::text,'development'::text,1)) "*VALUES*";

create view case_reading as
 SELECT cases.applicant_id AS organisation_id,
    cases.subject_id
   FROM cases
  WHERE ((cases.applicant_id IS NOT NULL) AND (cases.holder_id IS DISTINCT FROM cases.applicant_id) AND ((cases.procedure <> 'use-request'::text) OR (cases.closed_at IS NULL)))
UNION ALL
 SELECT cases.addressee_id AS organisation_id,
    cases.subject_id
   FROM cases
  WHERE ((cases.addressee_id IS NOT NULL) AND (cases.submitted_at IS NOT NULL) AND (cases.holder_id IS DISTINCT FROM cases.addressee_id) AND ((cases.procedure <> ALL (ARRAY['transfer-registration'::text, 'use-request'::text, 'entrustment'::text])) OR (cases.closed_at IS NULL)))
UNION ALL
 SELECT c.addressee_id AS organisation_id,
    c.subject_id
   FROM (cases c
     JOIN assets a ON (((a.id = c.subject_id) AND (a.frozen_by = c.id))))
  WHERE ((c.addressee_id IS NOT NULL) AND (c.submitted_at IS NOT NULL) AND (c.holder_id IS DISTINCT FROM c.addressee_id) AND (c.procedure = 'transfer-registration'::text) AND (c.closed_at IS NOT NULL))
UNION ALL
 SELECT mandate_assets.operator_id AS organisation_id,
    mandate_assets.asset_id AS subject_id
   FROM mandate_assets
  WHERE ((mandate_assets.ended_at IS NULL) AND (mandate_assets.holder_id IS DISTINCT FROM mandate_assets.operator_id));

create view my_case_subjects as
 SELECT subject_id
   FROM case_readers
  WHERE (organisation_id = ( SELECT me_organisation() AS me_organisation));

create view my_sector_lists as
 SELECT id
   FROM sector_lists
  WHERE (is_platform() OR ((me_role() = 'sector-authority'::text) AND (authority_id = me_organisation())));

create view public_catalogue_months as
 SELECT (date_trunc('month'::text, (catalogued_at AT TIME ZONE 'Asia/Shanghai'::text)))::date AS month,
    count(*) AS entered
   FROM assets
  WHERE (catalogued_at IS NOT NULL)
  GROUP BY ((date_trunc('month'::text, (catalogued_at AT TIME ZONE 'Asia/Shanghai'::text)))::date);

create view public_counts as
 SELECT ( SELECT count(*) AS count
           FROM assets
          WHERE ((assets.catalogued_at IS NOT NULL) AND (assets.state <> 'destroyed'::text))) AS catalogued,
    ( SELECT count(*) AS count
           FROM organisations
          WHERE (organisations.is_active AND ('producer'::text = ANY (organisations.roles)))) AS producers;

create view public_notices as
 SELECT n.case_id,
    n.registrant,
    n.registration_type,
    n.asset_name,
    n.summary,
    n.opened_on,
    n.closed_on,
    n.outcome,
    (n.state = 'open'::text) AS is_running,
        CASE
            WHEN (n.state = 'closed'::text) THEN n.ends_on
            ELSE COALESCE(c.due_on, n.ends_on)
        END AS ends_on,
        CASE
            WHEN ((n.state <> 'closed'::text) AND (c.due_on IS NOT NULL)) THEN c.is_provisional
            ELSE n.is_provisional
        END AS is_provisional,
        CASE
            WHEN (n.state = 'closed'::text) THEN 'closed'::text
            WHEN (c.due_on IS NULL) THEN 'suspended'::text
            ELSE 'open'::text
        END AS state,
        CASE
            WHEN ((n.state <> 'closed'::text) AND (c.due_on IS NULL)) THEN ((((c.clocks -> ('after:'::text || c.step)) ->> 'limit'::text))::integer - (((c.clocks -> ('after:'::text || c.step)) ->> 'used'::text))::integer)
            ELSE NULL::integer
        END AS days_left,
    n.receiver,
    n.marks
   FROM (notices n
     JOIN cases c ON ((c.id = n.case_id)));

create view public_outside_registrations as
 SELECT asset_id,
    register,
    number,
    body,
    issued_on,
    valid_until
   FROM outside_registrations o
  WHERE ((ended_at IS NULL) AND (EXISTS ( SELECT
           FROM certificates c
          WHERE (c.asset_id = o.asset_id))));

create view public_registrations as
 SELECT (date_trunc('month'::text, (c.issued_on)::timestamp without time zone))::date AS month,
    (c.facts ->> 'registrationType'::text) AS type,
    (c.marks || c.marked_later) AS marks,
    a.holder_sector AS sector,
    count(*) AS registered
   FROM (certificates c
     JOIN assets a ON ((a.id = c.asset_id)))
  GROUP BY ((date_trunc('month'::text, (c.issued_on)::timestamp without time zone))::date), (c.facts ->> 'registrationType'::text), (c.marks || c.marked_later), a.holder_sector;

create view public_sector_entries as
 SELECT e.list_id,
    e.asset_id,
    e.name,
    e.holder_name,
    e.summary,
    e.industry
   FROM ((sector_entries e
     JOIN sector_lists l ON ((l.id = e.list_id)))
     JOIN assets a ON ((a.id = e.asset_id)))
  WHERE ((l.state = 'published'::text) AND (e.removed_at IS NULL) AND is_public_entry(e.importance, e.grade, a.importance));

create view public_sector_lists as
 SELECT l.id,
    l.title,
    l.sector,
    l.year,
    l.edition,
    l.published_at,
    o.name AS authority_name,
    ( SELECT count(*) AS count
           FROM sector_entries e
          WHERE ((e.list_id = l.id) AND (e.removed_at IS NULL))) AS entries,
    ( SELECT count(*) AS count
           FROM public_sector_entries e
          WHERE (e.list_id = l.id)) AS shown
   FROM (sector_lists l
     JOIN organisations o ON ((o.id = l.authority_id)))
  WHERE (l.state = 'published'::text);

create view readable_sketches as
 SELECT finding_id,
    "position",
    name,
    distinct_count,
    is_key,
    hashes,
    probes,
    holder_id
   FROM column_sketches
  WHERE ((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field)));

create view standings_of_rows as
 SELECT stands_for(what, holder_id) AS holder_id,
    holder_kind,
    holder_sector,
    what,
    key,
    (sum(n))::bigint AS n
   FROM ( SELECT a.holder_id,
            a.holder_kind,
            a.holder_sector,
            s.what,
            s.key,
            s.n
           FROM (assets a
             CROSS JOIN LATERAL stands_asset(a.id, a.version, a.state, a.grade, a.origin, a.importance, a.classified_at, a.catalogued_at) s(what, key, n))
        UNION ALL
         SELECT c.holder_id,
            c.holder_kind,
            c.holder_sector,
            s.what,
            s.key,
            s.n
           FROM (cases c
             CROSS JOIN LATERAL stands_case(c.procedure, c.submitted_at, c.closed_at, c.ending) s(what, key, n))
          WHERE (c.holder_id IS NOT NULL)
        UNION ALL
         SELECT regradings.holder_id,
            regradings.holder_kind,
            regradings.holder_sector,
            'regrading'::text AS text,
            (regradings.due_on)::text AS due_on,
            1
           FROM regradings
          WHERE (regradings.closed_at IS NULL)
        UNION ALL
         SELECT book_cards.holder_id,
            book_cards.holder_kind,
            book_cards.holder_sector,
            'booked'::text AS text,
            ''::text AS text,
            1
           FROM book_cards
          WHERE (book_cards.state = 'held'::text)
        UNION ALL
         SELECT a.holder_id,
            a.holder_kind,
            a.holder_sector,
            'mandated'::text AS text,
            m.ids,
            1
           FROM (assets a
             JOIN ( SELECT mandate_assets.asset_id,
                    string_agg((mandate_assets.mandate_id)::text, ' '::text ORDER BY mandate_assets.mandate_id) AS ids
                   FROM mandate_assets
                  WHERE (mandate_assets.ended_at IS NULL)
                  GROUP BY mandate_assets.asset_id) m ON ((m.asset_id = a.id)))
          WHERE (a.state = 'registered'::text)
        UNION ALL
         SELECT asset_cards.holder_id,
            asset_cards.holder_kind,
            asset_cards.holder_sector,
            'value'::text AS text,
            ''::text AS text,
            asset_cards.valued_fen
           FROM asset_cards
          WHERE (asset_cards.ended_at IS NULL)
        UNION ALL
         SELECT a.holder_id,
            a.holder_kind,
            a.holder_sector,
            s.what,
            s.key,
            1
           FROM ((certificates c
             JOIN assets a ON ((a.id = c.asset_id)))
             CROSS JOIN LATERAL stands_fallen(c.status, c.status_on) s(what, key))
        UNION ALL
         SELECT standings_of_trade.holder_id,
            standings_of_trade.holder_kind,
            standings_of_trade.holder_sector,
            standings_of_trade.what,
            standings_of_trade.key,
            standings_of_trade.n
           FROM standings_of_trade) t
  GROUP BY (stands_for(what, holder_id)), holder_kind, holder_sector, what, key
 HAVING (sum(n) <> (0)::numeric);

create view standings_of_trade as
 SELECT a.holder_id,
    a.holder_kind,
    a.holder_sector,
    w.what,
    m.ids AS key,
    (1)::bigint AS n
   FROM (((( SELECT s.asset_id,
            bool_or(s.is_banked) AS is_banked
           FROM (product_sources s
             JOIN products p ON ((p.id = s.product_id)))
          WHERE ((p.state = 'listed'::text) AND (s.asset_id IS NOT NULL))
          GROUP BY s.asset_id) o
     JOIN assets a ON (((a.id = o.asset_id) AND (a.state = 'registered'::text))))
     CROSS JOIN LATERAL ( SELECT string_agg((mandate_assets.mandate_id)::text, ' '::text ORDER BY mandate_assets.mandate_id) AS ids
           FROM mandate_assets
          WHERE ((mandate_assets.asset_id = a.id) AND (mandate_assets.ended_at IS NULL))) m)
     CROSS JOIN LATERAL ( VALUES ('traded'::text,true), ('banked'::text,o.is_banked)) w(what, holds))
  WHERE (w.holds AND (m.ids IS NOT NULL))
UNION ALL
 SELECT mandate_assets.operator_id AS holder_id,
    ''::text AS holder_kind,
    ''::text AS holder_sector,
    'operated'::text AS what,
    ''::text AS key,
    count(*) AS n
   FROM mandate_assets
  WHERE (mandate_assets.ended_at IS NULL)
  GROUP BY mandate_assets.operator_id
UNION ALL
 SELECT s.holder_id,
    ''::text AS holder_kind,
    ''::text AS holder_sector,
    s.what,
    s.key,
    s.n
   FROM (orders o
     CROSS JOIN LATERAL stands_order(o.operator_id, o.developer_id, o.exchange_number, o.state, o.amount_fen, o.placed_at, o.settled_at) s(holder_id, what, key, n))
UNION ALL
 SELECT '00000000-0000-0000-0000-000000000000'::uuid AS holder_id,
    ''::text AS holder_kind,
    ''::text AS holder_sector,
    'earned'::text AS what,
    to_char((incomes.earned_on)::timestamp with time zone, 'YYYY-MM'::text) AS key,
    incomes.gross_fen AS n
   FROM incomes
UNION ALL
 SELECT '00000000-0000-0000-0000-000000000000'::uuid AS holder_id,
    ''::text AS holder_kind,
    ''::text AS holder_sector,
    'due'::text AS what,
    to_char((receivables.period)::timestamp with time zone, 'YYYY-MM'::text) AS key,
    receivables.amount_fen AS n
   FROM receivables
  WHERE (receivables.amount_fen > 0)
UNION ALL
 SELECT '00000000-0000-0000-0000-000000000000'::uuid AS holder_id,
    ''::text AS holder_kind,
    ''::text AS holder_sector,
    'received'::text AS what,
    to_char((remittances.received_on)::timestamp with time zone, 'YYYY-MM'::text) AS key,
    remittances.amount_fen AS n
   FROM remittances
  WHERE (remittances.received_on IS NOT NULL);

create view started_rounds as
 SELECT id,
    holder_id,
    holder_kind,
    year,
    state,
    case_id,
    ends_on,
    published_at,
    created_at
   FROM rounds
  WHERE ((started_at IS NOT NULL) AND ((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

-- Sequences

create sequence agreement_numbers;

create sequence case_numbers;

create sequence certificate_numbers;

create sequence credit_serials;

create sequence filing_numbers;

create sequence inspection_programme_numbers;

create sequence mandate_serials;

create sequence order_numbers;

create sequence product_numbers;

create sequence ruling_numbers;

-- Indexes

CREATE INDEX account_requests_asked ON account_requests USING btree (asked_by, asked_at DESC);

CREATE INDEX account_requests_of ON account_requests USING btree (officer_id, asked_at DESC);

CREATE UNIQUE INDEX account_requests_once ON account_requests USING btree (officer_id, COALESCE(organisation_id, officer_id), COALESCE(role, ''::text)) WHERE (decision IS NULL);

CREATE UNIQUE INDEX account_requests_one_end ON account_requests USING btree (organisation_id) WHERE ((kind = 'end'::text) AND ((decision IS NULL) OR (decision = 'approved'::text)));

CREATE INDEX account_requests_open ON account_requests USING btree (asked_at DESC, id DESC) WHERE (decision IS NULL);

CREATE INDEX account_requests_recent ON account_requests USING btree (asked_at DESC, id DESC);

CREATE INDEX account_steps_of ON account_steps USING btree (officer_id, id);

CREATE INDEX affiliations_controlled ON affiliations USING btree (controlled_id);

CREATE INDEX affiliations_recent ON affiliations USING btree (declared_at DESC, id DESC);

CREATE UNIQUE INDEX affiliations_standing ON affiliations USING btree (controller_id, controlled_id) WHERE (until_on IS NULL);

CREATE INDEX agreements_asset ON agreements USING btree (asset_id, made_at DESC, id);

CREATE INDEX agreements_case ON agreements USING btree (case_id) WHERE (case_id IS NOT NULL);

CREATE INDEX agreements_developer ON agreements USING btree (developer_id, made_at DESC, id);

CREATE INDEX agreements_ends ON agreements USING btree (ends_on);

CREATE INDEX agreements_holder ON agreements USING btree (holder_id, made_at DESC, id);

CREATE INDEX agreements_made ON agreements USING btree (made_at DESC, id DESC);

CREATE INDEX agreements_mandate ON agreements USING btree (mandate_id);

CREATE UNIQUE INDEX agreements_once ON agreements USING btree (case_id) WHERE ((case_id IS NOT NULL) AND (ended_at IS NULL));

CREATE INDEX agreements_operator ON agreements USING btree (operator_id, made_at DESC, id);

CREATE INDEX agreements_term ON agreements USING btree (ends_on, id);

CREATE INDEX api_tokens_officer ON api_tokens USING btree (officer_id, made_at DESC, id DESC);

CREATE INDEX api_tokens_post ON api_tokens USING btree (post_id);

CREATE INDEX asset_cards_holder ON asset_cards USING btree (holder_id) INCLUDE (holder_kind, holder_sector, valued_fen) WHERE (ended_at IS NULL);

CREATE INDEX asset_cards_retained ON asset_cards USING btree (ended_at) WHERE (ended_at IS NOT NULL);

CREATE INDEX asset_codes_asset ON asset_codes USING btree (asset_id);

CREATE UNIQUE INDEX asset_codes_given ON asset_codes USING btree (code) WHERE (kind = 'given'::text);

CREATE INDEX asset_codes_space ON asset_codes USING btree (length(code), code COLLATE "C") WHERE (kind = 'given'::text);

CREATE INDEX asset_links_from ON asset_links USING btree (from_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX asset_links_once ON asset_links USING btree (asset_id, from_id) WHERE (ended_at IS NULL);

CREATE INDEX asset_links_retained ON asset_links USING btree (ended_at) WHERE (ended_at IS NOT NULL);

CREATE INDEX assets_chain ON assets USING btree (holder_id) INCLUDE (state, catalogued_at, registered_at, fallen, holder_kind, holder_sector, id);

CREATE INDEX assets_classified ON assets USING btree (classified_at) WHERE (classified_at IS NOT NULL);

CREATE INDEX assets_core ON assets USING btree (holder_id) WHERE (importance = 'core'::text);

CREATE INDEX assets_created ON assets USING btree (created_at DESC, id DESC);

CREATE INDEX assets_fallen ON assets USING btree (fallen_on) WHERE (fallen IS NOT NULL);

CREATE INDEX assets_field ON assets USING btree (holder_sector, created_at DESC, id DESC);

CREATE INDEX assets_figures ON assets USING btree (holder_id) INCLUDE (id, holder_kind, holder_sector, state, grade, origin, importance, classified_at, catalogued_at, registered_at);

CREATE INDEX assets_grade ON assets USING btree (grade, created_at DESC, id DESC);

CREATE INDEX assets_holder ON assets USING btree (holder_id, created_at DESC, id DESC);

CREATE INDEX assets_holder_name ON assets USING btree (holder_id, name);

CREATE INDEX assets_importance ON assets USING btree (importance, created_at DESC, id DESC) WHERE (importance <> 'general'::text);

CREATE INDEX assets_kind ON assets USING btree (holder_kind, created_at DESC, id DESC);

CREATE INDEX assets_name ON assets USING btree (name, id);

CREATE INDEX assets_origin ON assets USING btree (origin, created_at DESC, id DESC);

CREATE INDEX assets_retained ON assets USING btree (destroyed_at) WHERE (destroyed_at IS NOT NULL);

CREATE INDEX assets_rules ON assets USING btree (classified_rules) WHERE (classified_rules IS NOT NULL);

CREATE INDEX assets_sector ON assets USING btree (holder_sector, catalogued_at DESC, id) WHERE (catalogued_at IS NOT NULL);

CREATE INDEX assets_state ON assets USING btree (state, created_at DESC, id DESC);

CREATE INDEX assets_ungraded ON assets USING btree (id) WHERE ((classified_at IS NULL) AND (catalogued_at IS NOT NULL));

CREATE INDEX assets_unregistered ON assets USING btree (id, version) WHERE (state <> 'registered'::text);

CREATE INDEX assets_words ON assets USING gin (pairs_of(search));

CREATE INDEX audit_at ON audit_log USING btree (at);

CREATE INDEX audit_holder ON audit_log USING btree (holder_id, id) WHERE (holder_id IS NOT NULL);

CREATE INDEX audit_log_retained ON audit_log USING btree (platform_at);

CREATE INDEX audit_object ON audit_log USING btree (object_kind, object_id, id);

CREATE INDEX audit_officer ON audit_log USING btree (officer_id, id) WHERE (officer_id IS NOT NULL);

CREATE INDEX audit_organisation ON audit_log USING btree (organisation_id, id) WHERE (organisation_id IS NOT NULL);

CREATE INDEX audit_seldom ON audit_log USING btree (action, id) WHERE (action <> ALL (ARRAY['read-case'::text, 'read-asset'::text, 'read-file'::text, 'open-case'::text, 'sign-in'::text, 'act:submit'::text, 'act:accept'::text, 'act:pass'::text, 'act:confirm'::text, 'act:file'::text]));

CREATE INDEX audit_trouble ON audit_log USING btree (outcome, id) WHERE (outcome <> 'done'::text);

CREATE INDEX book_cards_asset ON book_cards USING btree (asset_id);

CREATE INDEX book_cards_code ON book_cards USING btree (holder_id, code);

CREATE INDEX book_cards_cost ON book_cards USING btree (holder_id, cost_fen, asset_id);

CREATE INDEX book_cards_held ON book_cards USING btree (holder_id) INCLUDE (holder_kind, holder_sector) WHERE (state = 'held'::text);

CREATE INDEX book_cards_recognised ON book_cards USING btree (holder_id, recognised_on, asset_id);

CREATE INDEX book_notes_year ON book_notes USING btree (holder_id, year, item, seq DESC);

CREATE UNIQUE INDEX card_imports_once ON card_imports USING btree (holder_id, sha256) WHERE (state = 'taken'::text);

CREATE INDEX card_imports_round ON card_imports USING btree (round_id, added_at DESC, id DESC);

CREATE INDEX card_imports_unfinished ON card_imports USING btree (added_at) WHERE (state = ANY (ARRAY['waiting'::text, 'checking'::text, 'taking'::text]));

CREATE INDEX cases_acted ON cases USING btree (acted_at DESC, id DESC);

CREATE INDEX cases_addressee ON cases USING btree (addressee_id, acted_at DESC, id) WHERE (addressee_id IS NOT NULL);

CREATE INDEX cases_addressee_subject ON cases USING btree (addressee_id, subject_id) INCLUDE (holder_id, procedure, closed_at) WHERE ((addressee_id IS NOT NULL) AND (submitted_at IS NOT NULL));

CREATE INDEX cases_applicant ON cases USING btree (applicant_id, acted_at DESC, id);

CREATE INDEX cases_applicant_subject ON cases USING btree (applicant_id, subject_id) INCLUDE (holder_id);

CREATE INDEX cases_closed ON cases USING btree (acted_at DESC, id DESC) WHERE (closed_at IS NOT NULL);

CREATE INDEX cases_desk ON cases USING btree (owner_role, due_on, id) WHERE (closed_at IS NULL);

CREATE INDEX cases_jointly ON cases USING btree (due_on, id) WHERE ((closed_at IS NULL) AND (also_owners <> '{}'::text[]));

CREATE INDEX cases_late ON cases USING btree (due_on, owner_role, owner_id) INCLUDE (id, parent_id, step, wake_at, is_provisional, applicant_id, addressee_id, holder_id, holder_kind, holder_sector, subject_kind, subject_id, subject_version, also_owners, procedure, submitted_at) WHERE ((closed_at IS NULL) AND (submitted_at IS NOT NULL));

CREATE INDEX cases_mine ON cases USING btree (owner_role, owner_id, due_on, id) WHERE (closed_at IS NULL);

CREATE INDEX cases_mlps ON cases USING btree (applicant_id) WHERE (procedure = 'mlps-filing'::text);

CREATE UNIQUE INDEX cases_one_open_legacy ON cases USING btree (earlier_key((answers ->> 'earlierNumber'::text))) WHERE ((procedure = 'legacy-registration'::text) AND (submitted_at IS NOT NULL) AND (closed_at IS NULL));

CREATE UNIQUE INDEX cases_one_open_registration ON cases USING btree (subject_id) WHERE ((closed_at IS NULL) AND (submitted_at IS NOT NULL) AND (procedure = ANY (ARRAY['first-registration'::text, 'change-registration'::text, 'transfer-registration'::text, 'third-party-correction'::text, 'deregistration'::text, 'registrar-deregistration'::text, 'legacy-registration'::text])));

CREATE UNIQUE INDEX cases_one_open_revocation ON cases USING btree (subject_id) WHERE ((closed_at IS NULL) AND (submitted_at IS NOT NULL) AND (procedure = 'revocation'::text));

CREATE INDEX cases_open ON cases USING btree (due_on, id) WHERE (closed_at IS NULL);

CREATE INDEX cases_parent ON cases USING btree (parent_id) WHERE (parent_id IS NOT NULL);

CREATE INDEX cases_provisional ON cases USING btree (due_on, id) WHERE is_provisional;

CREATE INDEX cases_retained ON cases USING btree (closed_at) WHERE (closed_at IS NOT NULL);

CREATE INDEX cases_running ON cases USING btree (procedure, applicant_id) WHERE (closed_at IS NULL);

CREATE INDEX cases_subject ON cases USING btree (subject_id, procedure);

CREATE INDEX cases_wake ON cases USING btree (wake_at) WHERE (wake_at IS NOT NULL);

CREATE INDEX cases_words ON cases USING gin (pairs_of(search));

CREATE INDEX certificate_changes_number ON certificate_changes USING btree (number, seq);

CREATE INDEX certificate_changes_public ON certificate_changes USING btree (seq DESC) WHERE (status = ANY (ARRAY['deregistered'::text, 'revoked'::text, 'expired'::text]));

CREATE INDEX certificate_changes_transferred ON certificate_changes USING btree (seq DESC) WHERE ((ground = 'transferred'::text) AND (status = 'valid'::text));

CREATE INDEX certificates_asset ON certificates USING btree (asset_id, serial DESC);

CREATE INDEX certificates_fallen ON certificates USING btree (serial) WHERE (status <> 'valid'::text);

CREATE INDEX certificates_holder ON certificates USING btree (holder_id, valid_until) WHERE (status = 'valid'::text);

CREATE INDEX certificates_issued ON certificates USING btree (serial DESC);

CREATE INDEX certificates_issued_on ON certificates USING btree (issued_on);

CREATE INDEX certificates_marks ON certificates USING gin (((marks || marked_later)));

CREATE UNIQUE INDEX certificates_one_valid ON certificates USING btree (asset_id) WHERE (status = 'valid'::text);

CREATE INDEX certificates_retained ON certificates USING btree (valid_until);

CREATE INDEX certificates_type ON certificates USING btree (((facts ->> 'registrationType'::text)), issued_on);

CREATE INDEX certificates_until ON certificates USING btree (valid_until, number) WHERE (status = 'valid'::text);

CREATE INDEX certificates_words ON certificates USING gin (pairs_of(search));

CREATE INDEX classifications_asset ON classifications USING btree (asset_id, seq DESC);

CREATE INDEX coding_rules_set ON coding_rules USING btree (set_at DESC, id DESC);

CREATE INDEX column_sketches_probes ON column_sketches USING gin ((hashes[1:probes])) WITH (fastupdate=off);

CREATE INDEX compliance_records_operator ON compliance_records USING btree (operator_id, part, expires_on);

CREATE INDEX cost_documents_number ON cost_documents USING btree (holder_id, kind, number);

CREATE INDEX cost_documents_paper ON cost_documents USING btree (paper_sha256) WHERE (paper_sha256 IS NOT NULL);

CREATE INDEX credit_entries_operator ON credit_entries USING btree (operator_id, made_at DESC, id);

CREATE INDEX demand_notes_entry ON demand_notes USING btree (list_id, asset_id, noted_at);

CREATE INDEX destructions_holder ON destructions USING btree (holder_id, recorded_at DESC, asset_id);

CREATE INDEX destructions_on ON destructions USING btree (destroyed_on, asset_id);

CREATE INDEX destructions_recorded ON destructions USING btree (recorded_at DESC, asset_id);

CREATE INDEX developer_filings_developer ON developer_filings USING btree (developer_id, made_at DESC);

CREATE INDEX developer_filings_made ON developer_filings USING btree (made_at DESC, id DESC);

CREATE INDEX developer_filings_review ON developer_filings USING btree (review_on, id);

CREATE UNIQUE INDEX developer_filings_standing ON developer_filings USING btree (operator_id, developer_id) WHERE (ended_at IS NULL);

CREATE INDEX developer_filings_term ON developer_filings USING btree (until_on, id);

CREATE INDEX developer_filings_until ON developer_filings USING btree (until_on);

CREATE INDEX disclosures_published ON disclosures USING btree (published_at DESC, case_id DESC);

CREATE INDEX disputes_amount ON disputes USING btree (amount_fen, case_id);

CREATE INDEX disputes_began ON disputes USING btree (began_at DESC, case_id);

CREATE INDEX disputes_day ON disputes USING btree (COALESCE(closed_at, began_at), case_id);

CREATE INDEX distribution_parties_organisation ON distribution_parties USING btree (organisation_id, distribution_id);

CREATE INDEX distribution_shares_organisation ON distribution_shares USING btree (organisation_id, distribution_id);

CREATE INDEX distribution_shares_party ON distribution_shares USING btree (organisation_id, agreement_id, distribution_id);

CREATE INDEX distributions_gross ON distributions USING btree (gross_fen, id);

CREATE INDEX distributions_made ON distributions USING btree (made_at DESC, id DESC);

CREATE INDEX distributions_net ON distributions USING btree (net_fen, id);

CREATE UNIQUE INDEX distributions_open ON distributions USING btree (operator_id) WHERE (state = 'agreeing'::text);

CREATE INDEX distributions_retained ON distributions USING btree (ended_at) WHERE (ended_at IS NOT NULL);

CREATE INDEX distributions_until ON distributions USING btree (until_on, id);

CREATE INDEX entries_aside ON entries USING btree (officer_id, case_id) WHERE (act = 'step-aside'::text);

CREATE INDEX entries_officer ON entries USING btree (officer_id, id) WHERE (officer_id IS NOT NULL);

CREATE UNIQUE INDEX entries_opening ON entries USING btree (officer_id, client_key) WHERE ((seq = 1) AND (officer_id IS NOT NULL));

CREATE INDEX file_uses_alone ON file_uses USING btree (created_at) WHERE (case_id IS NULL);

CREATE INDEX file_uses_case ON file_uses USING btree (case_id) WHERE (case_id IS NOT NULL);

CREATE INDEX file_uses_retained ON file_uses USING btree (created_at);

CREATE INDEX file_uses_sha ON file_uses USING btree (sha256);

CREATE INDEX files_retained ON files USING btree (created_at);

CREATE INDEX findings_asset ON findings USING btree (asset_id, found_at DESC) WHERE (asset_id IS NOT NULL);

CREATE INDEX findings_identity ON findings USING btree (holder_id, identity, found_at DESC);

CREATE INDEX findings_round ON findings USING btree (round_id, dataset, id);

CREATE INDEX findings_sealed ON findings USING btree (sealed_by);

CREATE INDEX findings_source ON findings USING btree (source_id);

CREATE INDEX idle_accounts_since ON idle_accounts USING btree (since, officer_id, why);

CREATE INDEX incident_clocks_due ON incident_clocks USING btree (due_at) WHERE (met_at IS NULL);

CREATE INDEX incidents_discovered ON incidents USING btree (discovered_at, case_id);

CREATE INDEX incidents_open ON incidents USING btree (case_id) INCLUDE (operator_id) WHERE (closed_at IS NULL);

CREATE INDEX incidents_operator ON incidents USING btree (operator_id, reported_at DESC, case_id);

CREATE INDEX incidents_reported ON incidents USING btree (reported_at DESC, case_id);

CREATE INDEX incomes_earned ON incomes USING btree (earned_on) INCLUDE (operator_id, gross_fen);

CREATE INDEX incomes_operator ON incomes USING btree (operator_id, earned_on, id);

CREATE UNIQUE INDEX incomes_order ON incomes USING btree (order_id) WHERE (reverses IS NULL);

CREATE INDEX inspection_programmes_made ON inspection_programmes USING btree (made_at DESC, id);

CREATE INDEX inspections_began ON inspections USING btree (began_at DESC, case_id);

CREATE INDEX inspections_day ON inspections USING btree (COALESCE(closed_at, began_at), case_id);

CREATE INDEX inspections_inspected ON inspections USING btree (inspected_id, began_at DESC, case_id);

CREATE INDEX inspections_open ON inspections USING btree (case_id) INCLUDE (inspected_id, office_id, inspected_kind) WHERE (outcome IS NULL);

CREATE UNIQUE INDEX inspections_programme ON inspections USING btree (programme_id, inspected_id) WHERE (programme_id IS NOT NULL);

CREATE INDEX letters_due ON letters USING btree (due_at, id) WHERE ((sent_at IS NULL) AND (given_up_at IS NULL));

CREATE INDEX letters_note ON letters USING btree (note_id);

CREATE INDEX liaison_meetings_met ON liaison_meetings USING btree (met_on DESC, id);

CREATE INDEX list_comments_list ON list_comments USING btree (list_id, at DESC, id DESC);

CREATE INDEX list_comments_open ON list_comments USING btree (list_id) WHERE (answered_at IS NULL);

CREATE INDEX list_invitations_list ON list_invitations USING btree (list_id, made_at DESC, id);

CREATE INDEX mandate_assets_asset ON mandate_assets USING btree (asset_id, operator_id) WHERE (ended_at IS NULL);

CREATE INDEX mandate_assets_operator ON mandate_assets USING btree (operator_id, asset_id) WHERE (ended_at IS NULL);

CREATE INDEX mandate_assets_standing ON mandate_assets USING btree (mandate_id) WHERE (ended_at IS NULL);

CREATE INDEX mandate_assets_traced ON mandate_assets USING btree (asset_id);

CREATE INDEX mandates_begun ON mandates USING btree (made_at DESC, id DESC);

CREATE INDEX mandates_case ON mandates USING btree (case_id);

CREATE INDEX mandates_operator ON mandates USING btree (operator_id, begins_on DESC, id);

CREATE INDEX mandates_term ON mandates USING btree (ends_on, id);

CREATE INDEX memo_entries_due ON memo_entries USING btree (review_on, asset_id) WHERE (left_at IS NULL);

CREATE INDEX memo_entries_holder ON memo_entries USING btree (holder_id) WHERE (left_at IS NULL);

CREATE INDEX memo_entries_review ON memo_entries USING btree (review_on, asset_id);

CREATE INDEX memo_reviews_asset ON memo_reviews USING btree (asset_id, reviewed_at DESC);

CREATE INDEX note_readings_note ON note_readings USING btree (note_id);

CREATE UNIQUE INDEX notes_administrators ON notes USING btree (for_role, kind, subject) WHERE (for_role IS NOT NULL);

CREATE INDEX notes_organisation ON notes USING btree (organisation_id, at DESC, id DESC);

CREATE INDEX notices_opened ON notices USING btree (opened_on DESC, case_id DESC);

CREATE INDEX notices_retained ON notices USING btree (closed_on) WHERE (closed_on IS NOT NULL);

CREATE INDEX notices_running ON notices USING btree (opened_on DESC, case_id DESC) WHERE (state = 'open'::text);

CREATE INDEX officers_idle ON officers USING btree (idle_from, id) WHERE is_active;

CREATE INDEX officers_name ON officers USING btree (name, id);

CREATE INDEX officers_signed_in ON officers USING btree (COALESCE(signed_in_at, '1970-01-01 08:00:00+08'::timestamp with time zone), id);

CREATE UNIQUE INDEX operator_applications_once ON operator_applications USING btree (call_id, operator_id) WHERE (withdrawn_at IS NULL);

CREATE INDEX operator_calls_announced ON operator_calls USING btree (announced_at DESC, case_id DESC);

CREATE INDEX operator_experts_officer ON operator_experts USING btree (officer_id);

CREATE INDEX operator_scores_call ON operator_scores USING btree (call_id);

CREATE INDEX opinions_asset ON opinions USING btree (asset_id, asset_version);

CREATE INDEX opinions_firm ON opinions USING btree (firm_id, holder_id, filed_at);

CREATE INDEX opinions_holder ON opinions USING btree (holder_id, valid_until, id);

CREATE INDEX opinions_until ON opinions USING btree (valid_until, id);

CREATE INDEX orders_amount ON orders USING btree (amount_fen, id);

CREATE INDEX orders_buyer ON orders USING btree (buyer_id, placed_at DESC, id);

CREATE INDEX orders_developer ON orders USING btree (developer_id, placed_at DESC, id);

CREATE INDEX orders_operator ON orders USING btree (operator_id, placed_at DESC, id);

CREATE INDEX orders_placed ON orders USING btree (placed_at DESC, id);

CREATE INDEX orders_product ON orders USING btree (product_id, placed_at DESC, id);

CREATE INDEX orders_trade_certificate ON orders USING btree (((trade_certificate ->> 'number'::text))) WHERE (trade_certificate IS NOT NULL);

CREATE INDEX organisation_changes_of ON organisation_changes USING btree (organisation_id, changed_at DESC);

CREATE INDEX organisations_name ON organisations USING btree (initials, id);

CREATE UNIQUE INDEX organisations_name_key ON organisations USING btree (name) WHERE (ended_on IS NULL);

CREATE INDEX organisations_uscc ON organisations USING btree (uscc, id);

CREATE UNIQUE INDEX organisations_uscc_key ON organisations USING btree (uscc) WHERE (ended_on IS NULL);

CREATE INDEX organisations_winding_up ON organisations USING btree (winds_up_until) WHERE (is_active AND (winds_up_until IS NOT NULL));

CREATE INDEX outside_registrations_asset ON outside_registrations USING btree (asset_id, recorded_at DESC);

CREATE UNIQUE INDEX outside_registrations_number ON outside_registrations USING btree (register, number) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX outside_registrations_one ON outside_registrations USING btree (asset_id, register) WHERE (ended_at IS NULL);

CREATE INDEX parameter_versions_choice ON parameter_versions USING btree (choice, effective_on DESC);

CREATE INDEX passkeys_officer ON passkeys USING btree (officer_id, added_at, id);

CREATE INDEX past_passwords_officer ON past_passwords USING btree (officer_id, id DESC);

CREATE INDEX postings_ledger ON postings USING btree (holder_id, account, on_date, voucher_id, line) INCLUDE (debit_fen, credit_fen);

CREATE INDEX posts_granted ON posts USING btree (until_on) WHERE ((until_on IS NOT NULL) AND (ended_at IS NULL));

CREATE INDEX posts_organisation ON posts USING btree (organisation_id);

CREATE INDEX posts_stand_started_by ON posts USING btree (stand_started_by) WHERE (stand_started_by IS NOT NULL);

CREATE INDEX posts_stands_for ON posts USING btree (stands_for) WHERE (stands_for IS NOT NULL);

CREATE INDEX product_prices_product ON product_prices USING btree (product_id, set_at DESC);

CREATE INDEX product_sources_agreement ON product_sources USING btree (agreement_id) WHERE (agreement_id IS NOT NULL);

CREATE INDEX product_sources_asset ON product_sources USING btree (asset_id) WHERE (asset_id IS NOT NULL);

CREATE INDEX product_sources_product ON product_sources USING btree (from_product_id) WHERE (from_product_id IS NOT NULL);

CREATE INDEX products_delisted ON products USING btree (delisted_case) WHERE (delisted_case IS NOT NULL);

CREATE INDEX products_developer ON products USING btree (developer_id, made_at DESC, id);

CREATE INDEX products_name ON products USING btree (name, id);

CREATE INDEX products_operated ON products USING btree (operator_id) WHERE (state = ANY (ARRAY['listed'::text, 'paused'::text]));

CREATE INDEX products_price ON products USING btree (COALESCE(price_fen, ('-1'::integer)::bigint), id);

CREATE INDEX products_state ON products USING btree (state, made_at DESC, id);

CREATE INDEX receivables_amount ON receivables USING btree (amount_fen, id);

CREATE INDEX receivables_income_voucher ON receivables USING btree (income_voucher_id) WHERE (income_voucher_id IS NOT NULL);

CREATE INDEX receivables_made ON receivables USING btree (made_at DESC, id DESC);

CREATE INDEX receivables_period ON receivables USING btree (period, id);

CREATE INDEX receivables_remittance ON receivables USING btree (remittance_id) WHERE (remittance_id IS NOT NULL);

CREATE INDEX receivables_remitted_voucher ON receivables USING btree (remitted_voucher_id) WHERE (remitted_voucher_id IS NOT NULL);

CREATE INDEX receivables_unit ON receivables USING btree (unit_id, period);

CREATE INDEX regradings_asset ON regradings USING btree (asset_id, opened_at DESC);

CREATE INDEX regradings_due ON regradings USING btree (due_on, id) WHERE (closed_at IS NULL);

CREATE INDEX regradings_holder ON regradings USING btree (holder_id, due_on, id) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX regradings_open ON regradings USING btree (asset_id, trigger) WHERE (closed_at IS NULL);

CREATE INDEX regradings_provisional ON regradings USING btree (due_on, id) WHERE is_provisional;

CREATE INDEX remittances_amount ON remittances USING btree (amount_fen, id);

CREATE INDEX remittances_made ON remittances USING btree (made_at DESC, id DESC);

CREATE INDEX remittances_retained ON remittances USING btree (ended_at) WHERE (ended_at IS NOT NULL);

CREATE INDEX repayments_retained ON repayments USING btree (ended_at) WHERE (ended_at IS NOT NULL);

CREATE UNIQUE INDEX repayments_standing ON repayments USING btree (receivable_id) WHERE (state <> 'ended'::text);

CREATE INDEX repayments_unit ON repayments USING btree (unit_id);

CREATE INDEX repayments_voucher ON repayments USING btree (voucher_id) WHERE (voucher_id IS NOT NULL);

CREATE INDEX risk_assessments_next ON risk_assessments USING btree (next_on, case_id);

CREATE INDEX risk_assessments_on ON risk_assessments USING btree (assessed_on, case_id);

CREATE INDEX risk_assessments_operator ON risk_assessments USING btree (operator_id, assessed_on DESC);

CREATE INDEX risk_assessments_operator_next ON risk_assessments USING btree (operator_id, next_on);

CREATE INDEX risk_assessments_received ON risk_assessments USING btree (received_at DESC, case_id);

CREATE INDEX round_call_units_holder ON round_call_units USING btree (holder_id);

CREATE INDEX round_calls_issued ON round_calls USING btree (issued_at DESC, id DESC);

CREATE INDEX rounds_created ON rounds USING btree (created_at DESC, id DESC);

CREATE INDEX rounds_holder ON rounds USING btree (holder_id, year DESC, id);

CREATE UNIQUE INDEX rounds_once_for_a_call ON rounds USING btree (call_id, holder_id) WHERE (call_id IS NOT NULL);

CREATE INDEX rounds_year ON rounds USING btree (year, holder_id);

CREATE INDEX rulings_decided ON rulings USING btree (decided_at DESC, case_id);

CREATE INDEX sealed_files_key ON sealed_files USING btree (key_id);

CREATE INDEX sealed_values_case ON sealed_values USING btree (case_id);

CREATE INDEX sealed_values_key ON sealed_values USING btree (key_id, id);

CREATE UNIQUE INDEX sealing_keys_one_in_use ON sealing_keys USING btree (purpose) WHERE (ended_at IS NULL);

CREATE INDEX sector_entries_rank ON sector_entries USING btree (list_id, score DESC, asset_id) WHERE (removed_at IS NULL);

CREATE INDEX sector_lists_created ON sector_lists USING btree (created_at DESC, id DESC);

CREATE INDEX sector_lists_published ON sector_lists USING btree (published_at DESC, id DESC) WHERE (state = 'published'::text);

CREATE INDEX sessions_officer ON sessions USING btree (officer_id);

CREATE INDEX settled_incomes_distribution ON settled_incomes USING brin (distribution_id) WITH (pages_per_range='32', autosummarize='on');

CREATE INDEX sharing_agreements_made ON sharing_agreements USING btree (made_at DESC, id DESC);

CREATE INDEX sharing_parties_organisation ON sharing_parties USING btree (organisation_id, agreement_id);

CREATE INDEX sign_on_attempts_begun ON sign_on_attempts USING btree (begun_at);

CREATE UNIQUE INDEX signing_keys_one_in_use ON signing_keys USING btree (algorithm) WHERE (valid_until IS NULL);

CREATE UNIQUE INDEX sources_once ON sources USING btree (round_id, path);

CREATE INDEX sources_round ON sources USING btree (round_id, added_at, id);

CREATE INDEX sources_sealed ON sources USING btree (sealed_by) WHERE (sealed_by IS NOT NULL);

CREATE INDEX sources_unfinished ON sources USING btree (added_at) WHERE (state = ANY (ARRAY['waiting'::text, 'scanning'::text]));

CREATE INDEX standings_what ON standings USING btree (what, key);

CREATE INDEX use_marks_asset ON use_marks USING btree (asset_id, set_at);

CREATE UNIQUE INDEX use_marks_once ON use_marks USING btree (asset_id, operator_id, agreement) WHERE (ended_at IS NULL);

CREATE INDEX use_marks_set ON use_marks USING btree (set_at, id);

CREATE INDEX use_marks_term ON use_marks USING btree (ends_on, id);

CREATE INDEX valuations_asset ON valuations USING btree (asset_id, asset_version);

CREATE INDEX valuations_firm ON valuations USING btree (firm_id, holder_id, filed_at);

CREATE INDEX valuations_holder ON valuations USING btree (holder_id, valid_until, id);

CREATE INDEX valuations_until ON valuations USING btree (valid_until, id);

CREATE INDEX voucher_moves_holder ON voucher_moves USING btree (holder_id, on_date) INCLUDE (class, cost_fen, amortised_fen, impaired_fen);

CREATE INDEX voucher_moves_voucher ON voucher_moves USING btree (voucher_id);

CREATE INDEX vouchers_asset ON vouchers USING btree (asset_id, seq) WHERE (asset_id IS NOT NULL);

CREATE INDEX vouchers_months ON vouchers USING btree (holder_id, period) INCLUDE (amount_fen, template, made_by, reverses);

CREATE INDEX vouchers_of_many ON vouchers USING btree (holder_id, seq) WHERE ((asset_id IS NULL) AND (moves > 0));

CREATE INDEX vouchers_retained ON vouchers USING btree (on_date);

-- Triggers

CREATE TRIGGER a_kept BEFORE DELETE ON account_requests FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON account_requests FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER account_requests_decided BEFORE UPDATE ON account_requests FOR EACH ROW EXECUTE FUNCTION keep_decided();

CREATE TRIGGER a_kept BEFORE DELETE ON account_steps FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON account_steps FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER account_steps_append_only BEFORE DELETE OR UPDATE ON account_steps FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER account_steps_no_truncate BEFORE TRUNCATE ON account_steps FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON affiliations FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'until_on', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON affiliations FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'until_on', '', '', '', '', '');

CREATE TRIGGER a_kept BEFORE DELETE ON agreements FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ends_on', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON agreements FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ends_on', '', '', '', '', '');

CREATE TRIGGER agreements_keep_terms BEFORE UPDATE ON agreements FOR EACH ROW EXECUTE FUNCTION agreements_keep_terms();

CREATE TRIGGER agreements_no_delete BEFORE DELETE ON agreements FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON annual_reports FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON annual_reports FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER annual_reports_append_only BEFORE DELETE OR UPDATE ON annual_reports FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER annual_reports_no_truncate BEFORE TRUNCATE ON annual_reports FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON asset_cards FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ended_at', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON asset_cards FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ended_at', '', '', '', '', '');

CREATE TRIGGER asset_cards_value BEFORE INSERT OR UPDATE ON asset_cards FOR EACH ROW EXECUTE FUNCTION value_card();

CREATE TRIGGER standings_delete AFTER DELETE ON asset_cards FOR EACH ROW EXECUTE FUNCTION keep_card_standings();

CREATE TRIGGER standings_insert AFTER INSERT ON asset_cards FOR EACH ROW EXECUTE FUNCTION keep_card_standings();

CREATE TRIGGER standings_update AFTER UPDATE ON asset_cards FOR EACH ROW WHEN ((((((old.holder_id IS DISTINCT FROM new.holder_id) OR (old.holder_kind IS DISTINCT FROM new.holder_kind)) OR (old.holder_sector IS DISTINCT FROM new.holder_sector)) OR (old.valued_fen IS DISTINCT FROM new.valued_fen)) OR ((old.ended_at IS NULL) IS DISTINCT FROM (new.ended_at IS NULL)))) EXECUTE FUNCTION keep_card_standings();

CREATE TRIGGER a_kept BEFORE DELETE ON asset_codes FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON asset_codes FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER asset_codes_append_only BEFORE DELETE OR UPDATE ON asset_codes FOR EACH ROW EXECUTE FUNCTION refuse_change_but_holder();

CREATE TRIGGER asset_codes_no_truncate BEFORE TRUNCATE ON asset_codes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON asset_links FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ended_at', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON asset_links FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ended_at', '', '', '', '', '');

CREATE TRIGGER asset_links_no_circle BEFORE INSERT ON asset_links FOR EACH ROW EXECUTE FUNCTION links_without_circle();

CREATE TRIGGER asset_links_no_delete BEFORE DELETE ON asset_links FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON asset_versions FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'assets', 'id', 'destroyed_at', 'asset_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON asset_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'assets', 'id', 'destroyed_at', 'asset_id');

CREATE TRIGGER versions_append_only BEFORE DELETE OR UPDATE ON asset_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER versions_importance AFTER INSERT ON asset_versions FOR EACH ROW WHEN (((new.card ->> 'importance'::text) = ANY (ARRAY['general'::text, 'important'::text]))) EXECUTE FUNCTION follow_importance();

CREATE TRIGGER a_kept BEFORE DELETE ON assets FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'destroyed_at', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON assets FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'destroyed_at', '', '', '', '', '');

CREATE TRIGGER a_mandated AFTER UPDATE OF state, holder_kind, holder_sector ON assets FOR EACH ROW WHEN ((((old.state = 'registered'::text) OR (new.state = 'registered'::text)) AND ((old.state IS DISTINCT FROM new.state) OR (old.holder_kind IS DISTINCT FROM new.holder_kind) OR (old.holder_sector IS DISTINCT FROM new.holder_sector)))) EXECUTE FUNCTION keep_mandated_asset();

CREATE TRIGGER assets_book_name AFTER UPDATE OF name, search ON assets FOR EACH ROW WHEN (((old.name IS DISTINCT FROM new.name) OR (old.search IS DISTINCT FROM new.search))) EXECUTE FUNCTION follow_asset_name();

CREATE TRIGGER assets_code BEFORE UPDATE ON assets FOR EACH ROW EXECUTE FUNCTION code_is_immutable();

CREATE TRIGGER assets_destroyed BEFORE UPDATE ON assets FOR EACH ROW WHEN (((old.state = 'destroyed'::text) OR (new.state = 'destroyed'::text))) EXECUTE FUNCTION destroyed_by_record();

CREATE TRIGGER assets_keep_code AFTER INSERT ON assets FOR EACH ROW EXECUTE FUNCTION keep_code();

CREATE TRIGGER assets_no_delete BEFORE DELETE ON assets FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER assets_not_born_destroyed BEFORE INSERT ON assets FOR EACH ROW WHEN ((new.state = 'destroyed'::text)) EXECUTE FUNCTION destroyed_by_record();

CREATE TRIGGER carry_sources AFTER UPDATE OF holder_id, holder_kind, holder_sector ON assets FOR EACH ROW WHEN (((old.holder_id IS DISTINCT FROM new.holder_id) OR (old.holder_kind IS DISTINCT FROM new.holder_kind) OR (old.holder_sector IS DISTINCT FROM new.holder_sector))) EXECUTE FUNCTION carry_sources();

CREATE TRIGGER carry_use AFTER UPDATE OF holder_id, holder_kind, holder_sector ON assets FOR EACH ROW WHEN (((old.holder_id IS DISTINCT FROM new.holder_id) OR (old.holder_kind IS DISTINCT FROM new.holder_kind) OR (old.holder_sector IS DISTINCT FROM new.holder_sector))) EXECUTE FUNCTION carry_use();

CREATE TRIGGER follow_holder AFTER UPDATE OF holder_id, holder_kind, holder_sector ON assets FOR EACH ROW WHEN (((old.holder_id IS DISTINCT FROM new.holder_id) OR (old.holder_kind IS DISTINCT FROM new.holder_kind) OR (old.holder_sector IS DISTINCT FROM new.holder_sector))) EXECUTE FUNCTION follow_holder();

CREATE TRIGGER keep_receivers AFTER UPDATE OF frozen_by ON assets FOR EACH ROW WHEN ((old.frozen_by IS DISTINCT FROM new.frozen_by)) EXECUTE FUNCTION keep_receivers();

CREATE TRIGGER leave_mandates AFTER UPDATE OF destroyed_at ON assets FOR EACH ROW WHEN (((old.destroyed_at IS NULL) AND (new.destroyed_at IS NOT NULL))) EXECUTE FUNCTION leave_mandates();

CREATE TRIGGER mark_later AFTER UPDATE OF holder_kind ON assets FOR EACH ROW WHEN (((old.holder_id = new.holder_id) AND ((new.was_public IS DISTINCT FROM old.was_public) OR (new.was_utility IS DISTINCT FROM old.was_utility)))) EXECUTE FUNCTION mark_later();

CREATE TRIGGER standings_delete AFTER DELETE ON assets REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_asset_standings();

CREATE TRIGGER standings_insert AFTER INSERT ON assets REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_asset_standings();

CREATE TRIGGER standings_update AFTER UPDATE ON assets REFERENCING OLD TABLE AS gone NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_asset_standings();

CREATE TRIGGER a_kept BEFORE DELETE ON audit_chain FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'audit_log', 'id', 'platform_at', 'line_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON audit_chain FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'audit_log', 'id', 'platform_at', 'line_id');

CREATE TRIGGER chain_append_only BEFORE DELETE OR UPDATE ON audit_chain FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER chain_no_truncate BEFORE TRUNCATE ON audit_chain FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'platform_at', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'platform_at', '', '', '', '', '');

CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_digest BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_digest();

CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON book_cards FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'assets', 'id', 'destroyed_at', 'asset_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON book_cards FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'assets', 'id', 'destroyed_at', 'asset_id');

CREATE TRIGGER book_cards_dues AFTER INSERT OR UPDATE OF state, run_from, run_months, run_base_fen ON book_cards FOR EACH ROW EXECUTE FUNCTION keep_dues();

CREATE TRIGGER book_cards_no_delete BEFORE DELETE ON book_cards FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER standings_change AFTER INSERT OR DELETE OR UPDATE OF state, holder_id, holder_kind, holder_sector ON book_cards FOR EACH ROW EXECUTE FUNCTION keep_booked_standing();

CREATE TRIGGER a_kept BEFORE DELETE ON book_codes FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON book_codes FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept BEFORE DELETE ON book_moves FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'vouchers', 'id', 'on_date', 'voucher_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON book_moves FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'vouchers', 'id', 'on_date', 'voucher_id');

CREATE TRIGGER book_moves_append_only BEFORE DELETE OR UPDATE ON book_moves FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER book_moves_belong AFTER INSERT ON book_moves REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_moves();

CREATE TRIGGER book_moves_no_truncate BEFORE TRUNCATE ON book_moves FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON book_notes FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', 'made_at', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON book_notes FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', 'made_at', 'year-end', '', '', '', '');

CREATE TRIGGER book_notes_append_only BEFORE DELETE OR UPDATE ON book_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER book_notes_no_truncate BEFORE TRUNCATE ON book_notes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON book_periods FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', 'period', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON book_periods FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', 'period', 'year-end', '', '', '', '');

CREATE TRIGGER book_periods_append_only BEFORE DELETE OR UPDATE ON book_periods FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON book_sets FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON book_sets FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept BEFORE DELETE ON calendar_years FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON calendar_years FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER calendar_years_append_only BEFORE DELETE OR UPDATE ON calendar_years FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER calendar_years_no_truncate BEFORE TRUNCATE ON calendar_years FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON card_import_lines FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'assets', 'id', 'destroyed_at', 'asset_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON card_import_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'assets', 'id', 'destroyed_at', 'asset_id');

CREATE TRIGGER a_kept BEFORE DELETE ON card_imports FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ended_at', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON card_imports FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ended_at', '', '', '', '', '');

CREATE TRIGGER a_kept BEFORE DELETE ON cases FOR EACH ROW WHEN ((old.submitted_at IS NOT NULL)) EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'closed_at', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON cases FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'closed_at', '', '', '', '', '');

CREATE TRIGGER cases_writers BEFORE UPDATE ON cases FOR EACH ROW EXECUTE FUNCTION cases_writers();

CREATE TRIGGER keep_readers AFTER UPDATE OF applicant_id, addressee_id, holder_id, subject_id, submitted_at, procedure, closed_at ON cases FOR EACH ROW WHEN (((old.applicant_id IS DISTINCT FROM new.applicant_id) OR (old.addressee_id IS DISTINCT FROM new.addressee_id) OR (old.holder_id IS DISTINCT FROM new.holder_id) OR (old.subject_id IS DISTINCT FROM new.subject_id) OR ((old.submitted_at IS NULL) IS DISTINCT FROM (new.submitted_at IS NULL)) OR (((old.procedure = ANY (ARRAY['transfer-registration'::text, 'use-request'::text, 'entrustment'::text])) AND (old.closed_at IS NULL)) IS DISTINCT FROM ((new.procedure = ANY (ARRAY['transfer-registration'::text, 'use-request'::text, 'entrustment'::text])) AND (new.closed_at IS NULL))))) EXECUTE FUNCTION keep_case_readers();

CREATE TRIGGER keep_readers_of_new AFTER INSERT ON cases FOR EACH ROW EXECUTE FUNCTION keep_case_readers();

CREATE TRIGGER standings_delete AFTER DELETE ON cases FOR EACH ROW WHEN (((old.submitted_at IS NOT NULL) AND ((old.procedure = ANY (ARRAY['first-registration'::text, 'legacy-registration'::text])) OR (old.ending = ANY (ARRAY['changed'::text, 'transferred'::text, 'corrected'::text, 'revoked'::text]))))) EXECUTE FUNCTION keep_case_standings();

CREATE TRIGGER standings_insert AFTER INSERT ON cases FOR EACH ROW WHEN (((new.submitted_at IS NOT NULL) AND ((new.procedure = ANY (ARRAY['first-registration'::text, 'legacy-registration'::text])) OR (new.ending = ANY (ARRAY['changed'::text, 'transferred'::text, 'corrected'::text, 'revoked'::text]))))) EXECUTE FUNCTION keep_case_standings();

CREATE TRIGGER standings_update AFTER UPDATE OF submitted_at, closed_at, ending, holder_id, holder_kind, holder_sector, procedure ON cases FOR EACH ROW WHEN (((((((((old.submitted_at IS DISTINCT FROM new.submitted_at) OR (old.closed_at IS DISTINCT FROM new.closed_at)) OR (old.ending IS DISTINCT FROM new.ending)) OR (old.holder_id IS DISTINCT FROM new.holder_id)) OR (old.holder_kind IS DISTINCT FROM new.holder_kind)) OR (old.holder_sector IS DISTINCT FROM new.holder_sector)) OR (old.procedure IS DISTINCT FROM new.procedure)) AND ((old.procedure = ANY (ARRAY['first-registration'::text, 'legacy-registration'::text])) OR (new.procedure = ANY (ARRAY['first-registration'::text, 'legacy-registration'::text])) OR (old.ending = ANY (ARRAY['changed'::text, 'transferred'::text, 'corrected'::text, 'revoked'::text])) OR (new.ending = ANY (ARRAY['changed'::text, 'transferred'::text, 'corrected'::text, 'revoked'::text]))))) EXECUTE FUNCTION keep_case_standings();

CREATE TRIGGER a_kept BEFORE DELETE ON certificate_changes FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'certificates', 'number', 'valid_until', 'number');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON certificate_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'certificates', 'number', 'valid_until', 'number');

CREATE TRIGGER certificate_changes_append_only BEFORE DELETE OR UPDATE ON certificate_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER certificate_changes_end_marks AFTER INSERT ON certificate_changes FOR EACH ROW WHEN (((new.status = 'deregistered'::text) AND (new.ground = 'holder-ended'::text))) EXECUTE FUNCTION end_marks_of_ended_holder();

CREATE TRIGGER certificate_changes_followed AFTER INSERT ON certificate_changes FOR EACH ROW EXECUTE FUNCTION follow_certificate_change();

CREATE TRIGGER certificate_changes_no_truncate BEFORE TRUNCATE ON certificate_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON certificates FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'valid_until', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON certificates FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'valid_until', '', '', '', '', '');

CREATE TRIGGER certificates_frozen BEFORE UPDATE ON certificates FOR EACH ROW EXECUTE FUNCTION certificate_frozen();

CREATE TRIGGER certificates_no_delete BEFORE DELETE ON certificates FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER standings_fallen AFTER UPDATE OF status, status_on ON certificates FOR EACH ROW WHEN (((old.status = ANY (ARRAY['expired'::text, 'deregistered'::text])) OR (new.status = ANY (ARRAY['expired'::text, 'deregistered'::text])))) EXECUTE FUNCTION keep_fallen_standings();

CREATE TRIGGER a_kept BEFORE DELETE ON city_salt FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON city_salt FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER city_salt_fixed BEFORE DELETE OR UPDATE ON city_salt FOR EACH ROW EXECUTE FUNCTION refuse_salt_but_sealing();

CREATE TRIGGER a_kept BEFORE DELETE ON classifications FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'assets', 'id', 'destroyed_at', 'asset_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON classifications FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'assets', 'id', 'destroyed_at', 'asset_id');

CREATE TRIGGER classifications_append_only BEFORE DELETE OR UPDATE ON classifications FOR EACH ROW EXECUTE FUNCTION refuse_change_but_holder();

CREATE TRIGGER classifications_no_truncate BEFORE TRUNCATE ON classifications FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON coding_rules FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON coding_rules FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER coding_rules_append_only BEFORE DELETE OR UPDATE ON coding_rules FOR EACH ROW EXECUTE FUNCTION refuse_change_but_holder();

CREATE TRIGGER a_kept BEFORE DELETE ON compliance_records FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON compliance_records FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept BEFORE DELETE ON cost_documents FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'vouchers', 'id', 'on_date', 'voucher_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON cost_documents FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'vouchers', 'id', 'on_date', 'voucher_id');

CREATE TRIGGER cost_documents_append_only BEFORE DELETE OR UPDATE ON cost_documents FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON count_differences FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'rounds', 'id', 'published_at', 'round_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON count_differences FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'rounds', 'id', 'published_at', 'round_id');

CREATE TRIGGER count_differences_no_delete BEFORE DELETE ON count_differences FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER count_differences_open BEFORE INSERT OR UPDATE ON count_differences FOR EACH ROW EXECUTE FUNCTION counts_while_open();

CREATE TRIGGER a_kept BEFORE DELETE ON credentials FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'certificates', 'number', 'valid_until', 'number');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON credentials FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'certificates', 'number', 'valid_until', 'number');

CREATE TRIGGER credentials_append_only BEFORE DELETE OR UPDATE ON credentials FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER credentials_no_truncate BEFORE TRUNCATE ON credentials FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON credit_entries FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON credit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER credit_entries_no_delete BEFORE DELETE ON credit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON demand_notes FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'sector_lists', 'id', 'published_at', 'list_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON demand_notes FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'sector_lists', 'id', 'published_at', 'list_id');

CREATE TRIGGER demands_settled BEFORE INSERT OR DELETE OR UPDATE ON demand_notes FOR EACH ROW EXECUTE FUNCTION list_is_settled();

CREATE TRIGGER a_kept BEFORE DELETE ON destructions FOR EACH ROW EXECUTE FUNCTION refuse_early('destruction', '销毁记录', 'Records of destruction', '', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON destructions FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('destruction', '销毁记录', 'Records of destruction', '', '', '', '', '', '', '');

CREATE TRIGGER destructions_append_only BEFORE DELETE OR UPDATE ON destructions FOR EACH ROW EXECUTE FUNCTION refuse_change_but_holder();

CREATE TRIGGER destructions_hands BEFORE INSERT ON destructions FOR EACH ROW EXECUTE FUNCTION destruction_in_several_hands();

CREATE TRIGGER destructions_no_truncate BEFORE TRUNCATE ON destructions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON developer_filings FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'until_on', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON developer_filings FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'until_on', '', '', '', '', '');

CREATE TRIGGER developer_filings_no_delete BEFORE DELETE ON developer_filings FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON disclosures FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON disclosures FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER disclosures_no_change BEFORE DELETE OR UPDATE ON disclosures FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON disputes FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON disputes FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER disputes_no_delete BEFORE DELETE ON disputes FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER disputes_stand BEFORE UPDATE ON disputes FOR EACH ROW EXECUTE FUNCTION inspection_stands();

CREATE TRIGGER a_kept BEFORE DELETE ON distribution_parties FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'distributions', 'id', 'ended_at', 'distribution_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON distribution_parties FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'distributions', 'id', 'ended_at', 'distribution_id');

CREATE TRIGGER a_kept BEFORE DELETE ON distribution_shares FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'distributions', 'id', 'ended_at', 'distribution_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON distribution_shares FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'distributions', 'id', 'ended_at', 'distribution_id');

CREATE TRIGGER distribution_shares_stand BEFORE UPDATE ON distribution_shares FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON distributions FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', 'ended_at', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON distributions FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', 'ended_at', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept BEFORE DELETE ON entries FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER entries_append_only BEFORE DELETE OR UPDATE ON entries FOR EACH ROW EXECUTE FUNCTION refuse_change_but_sealing();

CREATE TRIGGER entries_no_truncate BEFORE TRUNCATE ON entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER entries_own_hand BEFORE INSERT ON entries FOR EACH ROW EXECUTE FUNCTION entries_own_hand();

CREATE TRIGGER a_kept BEFORE DELETE ON evaluations FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'agreements', 'id', 'ends_on', 'agreement_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON evaluations FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'agreements', 'id', 'ends_on', 'agreement_id');

CREATE TRIGGER evaluations_no_delete BEFORE DELETE ON evaluations FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER evaluations_no_update BEFORE UPDATE ON evaluations FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON file_uses FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'created_at', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON file_uses FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'created_at', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept BEFORE DELETE ON files FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'created_at', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON files FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'created_at', '', '', '', '', '');

CREATE TRIGGER a_kept BEFORE DELETE ON findings FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'rounds', 'id', 'published_at', 'round_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON findings FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'rounds', 'id', 'published_at', 'round_id');

CREATE TRIGGER a_kept BEFORE DELETE ON incident_clocks FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON incident_clocks FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER incident_clocks_no_delete BEFORE DELETE ON incident_clocks FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON incident_reports FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON incident_reports FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER incident_reports_append_only BEFORE DELETE OR UPDATE ON incident_reports FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER incident_reports_no_truncate BEFORE TRUNCATE ON incident_reports FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON incidents FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON incidents FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER incidents_no_delete BEFORE DELETE ON incidents FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON incomes FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON incomes FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER incomes_stand BEFORE UPDATE ON incomes FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER standings_delete AFTER DELETE ON incomes REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_sum_standings();

CREATE TRIGGER standings_insert AFTER INSERT ON incomes REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_sum_standings();

CREATE TRIGGER standings_update AFTER UPDATE ON incomes REFERENCING OLD TABLE AS gone NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_sum_standings();

CREATE TRIGGER a_kept BEFORE DELETE ON inspection_draws FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'inspection_programmes', 'id', 'ends_on', 'programme_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON inspection_draws FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'inspection_programmes', 'id', 'ends_on', 'programme_id');

CREATE TRIGGER inspection_draws_append_only BEFORE DELETE OR UPDATE ON inspection_draws FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER inspection_draws_no_truncate BEFORE TRUNCATE ON inspection_draws FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON inspection_programmes FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ends_on', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON inspection_programmes FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ends_on', '', '', '', '', '');

CREATE TRIGGER inspection_programmes_no_delete BEFORE DELETE ON inspection_programmes FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER inspection_programmes_one_draw BEFORE UPDATE ON inspection_programmes FOR EACH ROW EXECUTE FUNCTION one_draw();

CREATE TRIGGER a_kept BEFORE DELETE ON inspections FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON inspections FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER inspections_no_delete BEFORE DELETE ON inspections FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER inspections_stands BEFORE UPDATE ON inspections FOR EACH ROW EXECUTE FUNCTION inspection_stands();

CREATE TRIGGER a_kept BEFORE DELETE ON legacy_registrations FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON legacy_registrations FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER legacy_registrations_append_only BEFORE DELETE OR UPDATE ON legacy_registrations FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER legacy_registrations_no_truncate BEFORE TRUNCATE ON legacy_registrations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON liaison_meetings FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON liaison_meetings FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER liaison_meetings_append_only BEFORE DELETE OR UPDATE ON liaison_meetings FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER liaison_meetings_no_truncate BEFORE TRUNCATE ON liaison_meetings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON list_comments FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'sector_lists', 'id', 'published_at', 'list_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON list_comments FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'sector_lists', 'id', 'published_at', 'list_id');

CREATE TRIGGER comments_once BEFORE UPDATE ON list_comments FOR EACH ROW EXECUTE FUNCTION settled_once();

CREATE TRIGGER a_kept BEFORE DELETE ON list_invitations FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'sector_lists', 'id', 'published_at', 'list_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON list_invitations FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'sector_lists', 'id', 'published_at', 'list_id');

CREATE TRIGGER invitations_once BEFORE UPDATE ON list_invitations FOR EACH ROW EXECUTE FUNCTION settled_once();

CREATE TRIGGER a_kept BEFORE DELETE ON log_checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON log_checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER log_checkpoints_append_only BEFORE DELETE OR UPDATE ON log_checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER log_checkpoints_no_truncate BEFORE TRUNCATE ON log_checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON log_cosignatures FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON log_cosignatures FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER log_cosignatures_append_only BEFORE DELETE OR UPDATE ON log_cosignatures FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER log_cosignatures_no_truncate BEFORE TRUNCATE ON log_cosignatures FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON log_entries FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON log_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER log_entries_append_only BEFORE DELETE OR UPDATE ON log_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER log_entries_no_truncate BEFORE TRUNCATE ON log_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON log_nodes FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON log_nodes FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER log_nodes_append_only BEFORE DELETE OR UPDATE ON log_nodes FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER log_nodes_no_truncate BEFORE TRUNCATE ON log_nodes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON log_salts FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON log_salts FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER log_salts_append_only BEFORE DELETE OR UPDATE ON log_salts FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER log_salts_no_truncate BEFORE TRUNCATE ON log_salts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER log_salts_of_entries AFTER INSERT ON log_salts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION salts_have_entries();

CREATE TRIGGER a_kept BEFORE DELETE ON mandate_assets FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'mandates', 'id', 'ends_on', 'mandate_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON mandate_assets FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'mandates', 'id', 'ends_on', 'mandate_id');

CREATE TRIGGER follow AFTER INSERT OR UPDATE OF ended_at, holder_id ON mandate_assets FOR EACH ROW EXECUTE FUNCTION follow_mandate_asset();

CREATE TRIGGER mandate_assets_no_delete BEFORE DELETE ON mandate_assets FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER standings_delete AFTER DELETE ON mandate_assets REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_mandated_standings();

CREATE TRIGGER standings_insert AFTER INSERT ON mandate_assets REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_mandated_standings();

CREATE TRIGGER standings_update AFTER UPDATE ON mandate_assets REFERENCING OLD TABLE AS gone NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_mandated_standings();

CREATE TRIGGER a_kept BEFORE DELETE ON mandates FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ends_on', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON mandates FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ends_on', '', '', '', '', '');

CREATE TRIGGER end_assets AFTER UPDATE OF ended_at ON mandates FOR EACH ROW WHEN (((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL))) EXECUTE FUNCTION end_mandate_assets();

CREATE TRIGGER mandates_no_delete BEFORE DELETE ON mandates FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON memo_entries FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'left_at', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON memo_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'left_at', '', '', '', '', '');

CREATE TRIGGER a_kept BEFORE DELETE ON memo_reviews FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'memo_entries', 'asset_id', 'left_at', 'asset_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON memo_reviews FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'memo_entries', 'asset_id', 'left_at', 'asset_id');

CREATE TRIGGER memo_reviews_append_only BEFORE DELETE OR UPDATE ON memo_reviews FOR EACH ROW EXECUTE FUNCTION refuse_change_but_holder();

CREATE TRIGGER a_kept BEFORE DELETE ON moved_months FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON moved_months FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER moved_months_no_delete BEFORE DELETE ON moved_months FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER moved_months_no_truncate BEFORE TRUNCATE ON moved_months FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER queue_letters AFTER INSERT ON notes REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION queue_letters();

CREATE TRIGGER a_kept BEFORE DELETE ON notices FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'closed_on', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON notices FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'closed_on', '', '', '', '', '');

CREATE TRIGGER a_kept BEFORE DELETE ON officers FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON officers FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER end_sessions AFTER UPDATE OF state ON officers FOR EACH ROW WHEN ((NOT new.is_active)) EXECUTE FUNCTION end_sessions();

CREATE TRIGGER end_tokens AFTER UPDATE OF is_active ON officers FOR EACH ROW WHEN ((NOT new.is_active)) EXECUTE FUNCTION end_tokens();

CREATE TRIGGER a_kept BEFORE DELETE ON operator_applications FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'call_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON operator_applications FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'call_id');

CREATE TRIGGER a_kept BEFORE DELETE ON operator_calls FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON operator_calls FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept BEFORE DELETE ON operator_experts FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'call_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON operator_experts FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'call_id');

CREATE TRIGGER a_kept BEFORE DELETE ON operator_scores FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'call_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON operator_scores FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'call_id');

CREATE TRIGGER a_kept BEFORE DELETE ON opinions FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'valid_until', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON opinions FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'valid_until', '', '', '', '', '');

CREATE TRIGGER opinions_append_only BEFORE DELETE OR UPDATE ON opinions FOR EACH ROW EXECUTE FUNCTION refuse_change_but_holder();

CREATE TRIGGER standings_delete AFTER DELETE ON opinions REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_paper_standings();

CREATE TRIGGER standings_insert AFTER INSERT ON opinions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_paper_standings();

CREATE TRIGGER a_kept BEFORE DELETE ON order_entries FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON order_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER order_entries_no_change BEFORE DELETE OR UPDATE ON order_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON orders FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER orders_no_delete BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER standings_delete AFTER DELETE ON orders FOR EACH ROW EXECUTE FUNCTION keep_order_standings();

CREATE TRIGGER standings_insert AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION keep_order_standings();

CREATE TRIGGER standings_update AFTER UPDATE ON orders FOR EACH ROW WHEN ((((((((old.operator_id IS DISTINCT FROM new.operator_id) OR (old.developer_id IS DISTINCT FROM new.developer_id)) OR (old.exchange_number IS DISTINCT FROM new.exchange_number)) OR (old.state IS DISTINCT FROM new.state)) OR (old.amount_fen IS DISTINCT FROM new.amount_fen)) OR (old.placed_at IS DISTINCT FROM new.placed_at)) OR (old.settled_at IS DISTINCT FROM new.settled_at))) EXECUTE FUNCTION keep_order_standings();

CREATE TRIGGER a_kept BEFORE DELETE ON organisation_changes FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'changed_at', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON organisation_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'changed_at', '', '', '', '', '');

CREATE TRIGGER organisation_changes_append_only BEFORE DELETE OR UPDATE ON organisation_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON organisations FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON organisations FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept BEFORE DELETE ON outside_registrations FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ended_at', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON outside_registrations FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ended_at', '', '', '', '', '');

CREATE TRIGGER outside_registrations_duty_data BEFORE INSERT OR UPDATE ON outside_registrations FOR EACH ROW EXECUTE FUNCTION refuse_duty_data();

CREATE TRIGGER outside_registrations_end_once BEFORE UPDATE ON outside_registrations FOR EACH ROW EXECUTE FUNCTION mark_ends_once();

CREATE TRIGGER outside_registrations_no_delete BEFORE DELETE ON outside_registrations FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON parameter_versions FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON parameter_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER parameter_versions_append_only BEFORE DELETE OR UPDATE ON parameter_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER parameter_versions_no_truncate BEFORE TRUNCATE ON parameter_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON posted_months FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON posted_months FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER posted_months_no_delete BEFORE DELETE ON posted_months FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER posted_months_no_truncate BEFORE TRUNCATE ON posted_months FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON postings FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'vouchers', 'id', 'on_date', 'voucher_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON postings FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'vouchers', 'id', 'on_date', 'voucher_id');

CREATE TRIGGER postings_append_only BEFORE DELETE OR UPDATE ON postings FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER postings_belong AFTER INSERT ON postings REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_postings();

CREATE TRIGGER postings_no_truncate BEFORE TRUNCATE ON postings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON posts FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ended_at', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON posts FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ended_at', '', '', '', '', '');

CREATE TRIGGER administrators_apart AFTER INSERT OR UPDATE OF officer_id, role, ended_at ON posts FOR EACH ROW WHEN ((new.ended_at IS NULL)) EXECUTE FUNCTION keep_administrators_apart();

CREATE TRIGGER end_sessions AFTER UPDATE OF ended_at ON posts FOR EACH ROW WHEN ((new.ended_at IS NOT NULL)) EXECUTE FUNCTION end_sessions();

CREATE TRIGGER end_tokens AFTER UPDATE OF ended_at ON posts FOR EACH ROW WHEN ((new.ended_at IS NOT NULL)) EXECUTE FUNCTION end_tokens();

CREATE TRIGGER a_kept BEFORE DELETE ON product_prices FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON product_prices FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER product_prices_no_change BEFORE DELETE OR UPDATE ON product_prices FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER standings_delete AFTER DELETE ON product_sources REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_offered_standings();

CREATE TRIGGER standings_insert AFTER INSERT ON product_sources REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_offered_standings();

CREATE TRIGGER standings_update AFTER UPDATE ON product_sources REFERENCING OLD TABLE AS gone NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_offered_standings();

CREATE TRIGGER a_kept BEFORE DELETE ON products FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON products FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER products_no_delete BEFORE DELETE ON products FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER standings_delete AFTER DELETE ON products REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_offered_standings();

CREATE TRIGGER standings_insert AFTER INSERT ON products REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_offered_standings();

CREATE TRIGGER standings_update AFTER UPDATE ON products REFERENCING OLD TABLE AS gone NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_offered_standings();

CREATE TRIGGER a_kept BEFORE DELETE ON receivables FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON receivables FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER receivables_stand BEFORE UPDATE ON receivables FOR EACH ROW EXECUTE FUNCTION keep_receivable();

CREATE TRIGGER standings_delete AFTER DELETE ON receivables REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_sum_standings();

CREATE TRIGGER standings_insert AFTER INSERT ON receivables REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_sum_standings();

CREATE TRIGGER standings_update AFTER UPDATE ON receivables REFERENCING OLD TABLE AS gone NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_sum_standings();

CREATE TRIGGER a_kept BEFORE DELETE ON redistribution_lines FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON redistribution_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER redistribution_lines_stand BEFORE UPDATE ON redistribution_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON redistribution_rules FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON redistribution_rules FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER redistribution_rules_stand BEFORE UPDATE ON redistribution_rules FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON regradings FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'closed_at', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON regradings FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'closed_at', '', '', '', '', '');

CREATE TRIGGER standings_delete AFTER DELETE ON regradings REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_sum_standings();

CREATE TRIGGER standings_insert AFTER INSERT ON regradings REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_sum_standings();

CREATE TRIGGER standings_update AFTER UPDATE ON regradings REFERENCING OLD TABLE AS gone NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_sum_standings();

CREATE TRIGGER a_kept BEFORE DELETE ON remittances FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', 'ended_at', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON remittances FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', 'ended_at', 'year-end', '', '', '', '');

CREATE TRIGGER bank_sources AFTER UPDATE ON remittances FOR EACH ROW WHEN (((new.state = 'received'::text) AND (old.state <> 'received'::text))) EXECUTE FUNCTION bank_sources();

CREATE TRIGGER standings_delete AFTER DELETE ON remittances REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_sum_standings();

CREATE TRIGGER standings_insert AFTER INSERT ON remittances REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_sum_standings();

CREATE TRIGGER standings_update AFTER UPDATE ON remittances REFERENCING OLD TABLE AS gone NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_sum_standings();

CREATE TRIGGER a_kept BEFORE DELETE ON repayments FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', 'ended_at', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON repayments FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', 'ended_at', 'year-end', '', '', '', '');

CREATE TRIGGER repayments_stand BEFORE UPDATE ON repayments FOR EACH ROW EXECUTE FUNCTION keep_repayment();

CREATE TRIGGER a_kept BEFORE DELETE ON risk_assessments FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON risk_assessments FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER risk_assessments_append_only BEFORE DELETE OR UPDATE ON risk_assessments FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER risk_assessments_no_truncate BEFORE TRUNCATE ON risk_assessments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON round_call_units FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'round_calls', 'id', 'ends_on', 'call_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON round_call_units FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'round_calls', 'id', 'ends_on', 'call_id');

CREATE TRIGGER round_call_units_append_only BEFORE DELETE OR UPDATE ON round_call_units FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON round_calls FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ends_on', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON round_calls FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ends_on', '', '', '', '', '');

CREATE TRIGGER round_calls_append_only BEFORE DELETE OR UPDATE ON round_calls FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON rounds FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'published_at', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON rounds FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'published_at', '', '', '', '', '');

CREATE TRIGGER rounds_forget_password AFTER UPDATE OF state ON rounds FOR EACH ROW WHEN ((new.state <> 'open'::text)) EXECUTE FUNCTION forget_password();

CREATE TRIGGER a_kept BEFORE DELETE ON rulings FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON rulings FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER rulings_append_only BEFORE DELETE OR UPDATE ON rulings FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER rulings_no_truncate BEFORE TRUNCATE ON rulings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON sealed_values FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON sealed_values FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'cases', 'id', 'closed_at', 'case_id');

CREATE TRIGGER a_kept BEFORE DELETE ON sector_entries FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'sector_lists', 'id', 'published_at', 'list_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON sector_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'sector_lists', 'id', 'published_at', 'list_id');

CREATE TRIGGER entries_settled BEFORE INSERT OR DELETE OR UPDATE ON sector_entries FOR EACH ROW EXECUTE FUNCTION list_is_settled();

CREATE TRIGGER a_kept BEFORE DELETE ON sector_lists FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'published_at', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON sector_lists FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'published_at', '', '', '', '', '');

CREATE TRIGGER lists_stay BEFORE UPDATE ON sector_lists FOR EACH ROW EXECUTE FUNCTION published_stays();

CREATE TRIGGER tell_sessions AFTER DELETE ON sessions REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tell_sessions();

CREATE TRIGGER a_kept BEFORE DELETE ON settled_incomes FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'distributions', 'id', 'ended_at', 'distribution_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON settled_incomes FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'distributions', 'id', 'ended_at', 'distribution_id');

CREATE TRIGGER settled_incomes_stand BEFORE UPDATE ON settled_incomes FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON sharing_agreements FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON sharing_agreements FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER sharing_agreements_stand BEFORE UPDATE ON sharing_agreements FOR EACH ROW EXECUTE FUNCTION keep_sharing_terms();

CREATE TRIGGER supersede_sharing AFTER UPDATE ON sharing_agreements FOR EACH ROW WHEN (((old.in_force_at IS NULL) AND (new.in_force_at IS NOT NULL))) EXECUTE FUNCTION supersede_sharing();

CREATE TRIGGER a_kept BEFORE DELETE ON sharing_parties FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON sharing_parties FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', '', '', '', '');

CREATE TRIGGER sharing_parties_stand BEFORE UPDATE ON sharing_parties FOR EACH ROW EXECUTE FUNCTION keep_signature();

CREATE TRIGGER a_kept BEFORE DELETE ON signing_keys FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON signing_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER signing_keys_end_once BEFORE UPDATE ON signing_keys FOR EACH ROW EXECUTE FUNCTION signing_key_ends_once();

CREATE TRIGGER signing_keys_no_delete BEFORE DELETE ON signing_keys FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER signing_keys_no_truncate BEFORE TRUNCATE ON signing_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON sources FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'rounds', 'id', 'published_at', 'round_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON sources FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', 'rounds', 'id', 'published_at', 'round_id');

CREATE TRIGGER sources_forget_password AFTER UPDATE OF state ON sources FOR EACH ROW WHEN (((new.arrived_by = 'connection'::text) AND (new.state = ANY (ARRAY['scanned'::text, 'faulty'::text])))) EXECUTE FUNCTION forget_password();

CREATE TRIGGER a_kept BEFORE DELETE ON unit_keys FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON unit_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER unit_keys_end_once BEFORE UPDATE ON unit_keys FOR EACH ROW EXECUTE FUNCTION key_ends_once();

CREATE TRIGGER unit_keys_no_delete BEFORE DELETE ON unit_keys FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON use_marks FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ends_on', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON use_marks FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'ends_on', '', '', '', '', '');

CREATE TRIGGER use_marks_end_once BEFORE UPDATE ON use_marks FOR EACH ROW EXECUTE FUNCTION mark_ends_once();

CREATE TRIGGER use_marks_no_delete BEFORE DELETE ON use_marks FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON valuations FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'valid_until', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON valuations FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', 'valid_until', '', '', '', '', '');

CREATE TRIGGER standings_delete AFTER DELETE ON valuations REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_paper_standings();

CREATE TRIGGER standings_insert AFTER INSERT ON valuations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_paper_standings();

CREATE TRIGGER valuations_append_only BEFORE DELETE OR UPDATE ON valuations FOR EACH ROW EXECUTE FUNCTION refuse_change_but_holder();

CREATE TRIGGER a_kept BEFORE DELETE ON voucher_moves FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'vouchers', 'id', 'on_date', 'voucher_id');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON voucher_moves FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', '', 'year-end', 'vouchers', 'id', 'on_date', 'voucher_id');

CREATE TRIGGER voucher_moves_append_only BEFORE DELETE OR UPDATE ON voucher_moves FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER voucher_moves_month AFTER INSERT ON voucher_moves REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_month();

CREATE TRIGGER voucher_moves_no_truncate BEFORE TRUNCATE ON voucher_moves FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER a_kept BEFORE DELETE ON vouchers FOR EACH ROW EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', 'on_date', 'year-end', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON vouchers FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('accounting', '会计凭证、账簿', 'Vouchers and books', '360', 'on_date', 'year-end', '', '', '', '');

CREATE TRIGGER untie_reversed AFTER INSERT ON vouchers FOR EACH ROW WHEN ((new.reverses IS NOT NULL)) EXECUTE FUNCTION untie_reversed();

CREATE TRIGGER vouchers_append_only BEFORE DELETE OR UPDATE ON vouchers FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER vouchers_no_truncate BEFORE TRUNCATE ON vouchers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER vouchers_period BEFORE INSERT ON vouchers FOR EACH ROW EXECUTE FUNCTION refuse_closed();

CREATE CONSTRAINT TRIGGER vouchers_whole AFTER INSERT ON vouchers DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_voucher();

CREATE TRIGGER a_kept BEFORE DELETE ON witnessed_logs FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON witnessed_logs FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept BEFORE DELETE ON witnesses FOR EACH ROW EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

CREATE TRIGGER a_kept_whole BEFORE TRUNCATE ON witnesses FOR EACH STATEMENT EXECUTE FUNCTION refuse_early('registration', '登记材料', 'Registration material', '360', '', '', '', '', '', '');

-- Policies

create policy change on account_requests as permissive for update to public
  using (is_platform());

create policy read on account_requests as permissive for select to public
  using (((( SELECT me_role() AS me_role) = ANY (ARRAY['system'::text, 'system-administrator'::text, 'security-administrator'::text])) OR (officer_id = ( SELECT me_officer() AS me_officer)) OR (asked_by = ( SELECT me_officer() AS me_officer))));

create policy write on account_requests as permissive for insert to public
  with check (is_platform());

create policy read on account_steps as permissive for select to public
  using (((( SELECT me_role() AS me_role) = ANY (ARRAY['system'::text, 'system-administrator'::text, 'security-administrator'::text])) OR (officer_id = ( SELECT me_officer() AS me_officer))));

create policy write on account_steps as permissive for insert to public
  with check (is_platform());

create policy change on affiliations as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_role() AS me_role) = 'system-administrator'::text) OR ((( SELECT me_organisation() AS me_organisation) = declared_for) AND ((declared_for = controller_id) OR (declared_for = controlled_id)))));

create policy read on affiliations as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_organisation() AS me_organisation) IS NOT NULL) OR ( SELECT is_administrator(me_role()) AS is_administrator)));

create policy write on affiliations as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'system-administrator'::text) OR (((me_organisation() = controller_id) OR (me_organisation() = controlled_id)) AND (declared_for = me_organisation()))));

create policy change on agreements as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_role() AS me_role) = ANY (ARRAY['data-bureau'::text, 'registrar'::text])) OR (holder_id = ( SELECT me_organisation() AS me_organisation)) OR (operator_id = ( SELECT me_organisation() AS me_organisation)) OR (developer_id = ( SELECT me_organisation() AS me_organisation))));

create policy read on agreements as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (operator_id = ( SELECT me_organisation() AS me_organisation)) OR (developer_id = ( SELECT me_organisation() AS me_organisation)) OR (holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on agreements as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'data-bureau'::text) OR (holder_id = me_organisation())));

create policy read on annual_reports as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on annual_reports as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'data-bureau'::text)));

create policy platform on api_tokens as permissive for all to public
  using (( SELECT is_platform() AS is_platform))
  with check (( SELECT is_platform() AS is_platform));

create policy change on asset_cards as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation)) OR (( SELECT me_role() AS me_role) = 'registrar'::text)));

create policy read on asset_cards as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on asset_cards as permissive for insert to public
  with check ((is_platform() OR (holder_id = me_organisation()) OR (me_role() = 'registrar'::text)));

create policy of_held on asset_codes as permissive for select to public
  using (holds_asset(( SELECT me_organisation() AS me_organisation), asset_id));

create policy read on asset_codes as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on asset_codes as permissive for insert to public
  with check (((kind = 'old'::text) AND (is_platform() OR ((me_role() = 'producer'::text) AND (holder_id = me_organisation()))) AND holds_asset(holder_id, asset_id)));

create policy change on asset_links as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation))));

create policy read on asset_links as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on asset_links as permissive for insert to public
  with check ((is_platform() OR (holder_id = me_organisation())));

create policy read on asset_versions as permissive for select to public
  using ((EXISTS ( SELECT
   FROM assets a
  WHERE (a.id = asset_versions.asset_id))));

create policy write on asset_versions as permissive for insert to public
  with check ((is_platform() OR (EXISTS ( SELECT
   FROM assets a
  WHERE ((a.id = asset_versions.asset_id) AND (a.holder_id = me_organisation()))))));

create policy change on assets as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation)) OR (( SELECT me_role() AS me_role) = 'registrar'::text) OR is_asked_about(id)));

create policy read on assets as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field)) OR (EXISTS ( SELECT
   FROM case_readers r
  WHERE ((r.organisation_id = ( SELECT me_organisation() AS me_organisation)) AND (r.subject_id = assets.id))))));

create policy write on assets as permissive for insert to public
  with check ((is_platform() OR (holder_id = me_organisation()) OR (me_role() = 'registrar'::text)));

create policy read on audit_chain as permissive for select to public
  using ((( SELECT me_role() AS me_role) = ANY (ARRAY['system'::text, 'data-bureau'::text, 'audit-administrator'::text])));

create policy write on audit_chain as permissive for insert to public
  with check (( SELECT is_platform() AS is_platform));

create policy read on audit_log as permissive for select to public
  using (((( SELECT me_role() AS me_role) = ANY (ARRAY['system'::text, 'data-bureau'::text, 'audit-administrator'::text])) OR (holder_id = ( SELECT me_organisation() AS me_organisation)) OR (organisation_id = ( SELECT me_organisation() AS me_organisation))));

create policy write on audit_log as permissive for insert to public
  with check (true);

create policy change on book_cards as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy read on book_cards as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on book_cards as permissive for insert to public
  with check ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy change on book_codes as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy read on book_codes as permissive for select to public
  using ((holder_id IN ( SELECT s.holder_id
   FROM book_sets s)));

create policy write on book_codes as permissive for insert to public
  with check ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy read on book_moves as permissive for select to public
  using ((holder_id IN ( SELECT s.holder_id
   FROM book_sets s)));

create policy write on book_moves as permissive for insert to public
  with check ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy read on book_notes as permissive for select to public
  using ((holder_id IN ( SELECT s.holder_id
   FROM book_sets s)));

create policy write on book_notes as permissive for insert to public
  with check ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy read on book_periods as permissive for select to public
  using ((holder_id IN ( SELECT s.holder_id
   FROM book_sets s)));

create policy write on book_periods as permissive for insert to public
  with check ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy change on book_sets as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy read on book_sets as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on book_sets as permissive for insert to public
  with check ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy read on calendar_years as permissive for select to public
  using (true);

create policy write on calendar_years as permissive for insert to public
  with check (is_platform());

create policy read on card_import_faults as permissive for select to public
  using ((EXISTS ( SELECT
   FROM card_imports i
  WHERE (i.id = card_import_faults.import_id))));

create policy write on card_import_faults as permissive for insert to public
  with check (is_platform());

create policy change on card_import_lines as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation))));

create policy read on card_import_lines as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on card_import_lines as permissive for insert to public
  with check ((is_platform() OR (holder_id = me_organisation())));

create policy change on card_imports as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation))));

create policy read on card_imports as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on card_imports as permissive for insert to public
  with check ((is_platform() OR (holder_id = me_organisation())));

create policy read on case_readers as permissive for select to public
  using ((organisation_id = ( SELECT me_organisation() AS me_organisation)));

create policy change on cases as permissive for update to public
  using (reads_case(applicant_id, addressee_id, owner_id, owner_role, also_owners, holder_id, holder_kind, holder_sector, submitted_at, subject_kind, procedure));

create policy read on cases as permissive for select to public
  using (((applicant_id = ( SELECT me_organisation() AS me_organisation)) OR ((submitted_at IS NOT NULL) AND ((addressee_id = ( SELECT me_organisation() AS me_organisation)) OR ((owner_id IS NULL) AND (owner_role = ( SELECT me_acting() AS me_acting))) OR (( SELECT me_acting() AS me_acting) = ANY (also_owners)) OR ((subject_kind <> 'case'::text) AND ((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field)))))) OR (((submitted_at IS NULL) OR (subject_kind = 'case'::text) OR (procedure = ANY (ARRAY['interpretation'::text, 'parameter-change'::text]))) AND reads_case(applicant_id, addressee_id, owner_id, owner_role, also_owners, holder_id, holder_kind, holder_sector, submitted_at, subject_kind, procedure))));

create policy write on cases as permissive for insert to public
  with check ((is_platform() OR (applicant_id = me_organisation())));

create policy read on certificate_changes as permissive for select to public
  using (true);

create policy write on certificate_changes as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'registrar'::text)));

create policy read on certificate_changes_untold as permissive for select to public
  using (( SELECT is_platform() AS is_platform));

create policy take on certificate_changes_untold as permissive for delete to public
  using (( SELECT is_platform() AS is_platform));

create policy read on certificates as permissive for select to public
  using (true);

create policy write on certificates as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'registrar'::text)));

create policy platform on city_salt as permissive for all to public
  using (is_platform())
  with check (is_platform());

create policy read on classifications as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field)) OR (EXISTS ( SELECT
   FROM case_readers r
  WHERE ((r.organisation_id = ( SELECT me_organisation() AS me_organisation)) AND (r.subject_id = classifications.asset_id))))));

create policy write on classifications as permissive for insert to public
  with check ((is_platform() OR ((me_role() = 'producer'::text) AND (holder_id = me_organisation())) OR (holder_sector = me_field())));

create policy own on coding_counters as permissive for all to public
  using ((is_platform() OR (holder_id = me_organisation())))
  with check ((is_platform() OR (holder_id = me_organisation())));

create policy read on coding_rules as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on coding_rules as permissive for insert to public
  with check ((is_platform() OR ((me_role() = 'producer'::text) AND (holder_id = me_organisation()))));

create policy change on column_corrections as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation))));

create policy read on column_corrections as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on column_corrections as permissive for insert to public
  with check ((is_platform() OR (holder_id = me_organisation())));

create policy change on column_rules as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation))));

create policy read on column_rules as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on column_rules as permissive for insert to public
  with check ((is_platform() OR (holder_id = me_organisation())));

create policy change on column_sketches as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation))));

create policy read on column_sketches as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on column_sketches as permissive for insert to public
  with check ((is_platform() OR (holder_id = me_organisation())));

create policy read on compliance_records as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_organisation() AS me_organisation) IS NOT NULL)));

create policy write on compliance_records as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'registrar'::text)));

create policy read on cost_documents as permissive for select to public
  using ((holder_id IN ( SELECT s.holder_id
   FROM book_sets s)));

create policy write on cost_documents as permissive for insert to public
  with check ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy change on count_differences as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy read on count_differences as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on count_differences as permissive for insert to public
  with check ((is_platform() OR ((me_role() = 'producer'::text) AND (holder_id = me_organisation()))));

create policy read on credentials as permissive for select to public
  using (true);

create policy write on credentials as permissive for insert to public
  with check (is_platform());

create policy change on credit_entries as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_role() AS me_role) = 'registrar'::text)));

create policy read on credit_entries as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (operator_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (( SELECT me_role() AS me_role) = ANY (ARRAY['finance-bureau'::text, 'sasac'::text, 'sector-authority'::text]))));

create policy write on credit_entries as permissive for insert to public
  with check ((is_platform() OR (me_role() = ANY (ARRAY['data-bureau'::text, 'registrar'::text]))));

create policy read on demand_notes as permissive for select to public
  using (((list_id IN ( SELECT my_sector_lists.id
   FROM my_sector_lists)) OR ( SELECT me_everywhere() AS me_everywhere)));

create policy write on demand_notes as permissive for insert to public
  with check ((list_id IN ( SELECT my_sector_lists.id
   FROM my_sector_lists)));

create policy platform on demonstration_steps as permissive for all to public
  using (is_platform())
  with check (is_platform());

create policy read on destructions as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on destructions as permissive for insert to public
  with check ((is_platform() OR ((me_role() = 'producer'::text) AND (holder_id = me_organisation()))));

create policy change on developer_filings as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_role() AS me_role) = 'registrar'::text) OR (operator_id = ( SELECT me_organisation() AS me_organisation))));

create policy read on developer_filings as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_organisation() AS me_organisation) IS NOT NULL)));

create policy write on developer_filings as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'registrar'::text)));

create policy read on disclosures as permissive for select to public
  using (true);

create policy write on disclosures as permissive for insert to public
  with check ((is_platform() OR (organisation_id = me_organisation())));

create policy change on disputes as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (applicant_id = ( SELECT me_organisation() AS me_organisation)) OR (( SELECT me_role() AS me_role) = 'data-bureau'::text)));

create policy read on disputes as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (applicant_id = ( SELECT me_organisation() AS me_organisation)) OR (respondent_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere)));

create policy write on disputes as permissive for insert to public
  with check ((is_platform() OR (applicant_id = me_organisation())));

create policy change on distribution_parties as permissive for update to public
  using ((organisation_id = ( SELECT me_organisation() AS me_organisation)));

create policy read on distribution_parties as permissive for select to public
  using (((organisation_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT is_platform() AS is_platform) OR ( SELECT me_everywhere() AS me_everywhere) OR (( SELECT me_role() AS me_role) = 'finance-bureau'::text) OR (distribution_id IN ( SELECT d.id
   FROM distributions d
  WHERE (d.operator_id = ( SELECT me_organisation() AS me_organisation)))) OR (distribution_id IN ( SELECT distributions_shown() AS distributions_taken_part_in))));

create policy write on distribution_parties as permissive for insert to public
  with check ((( SELECT is_platform() AS is_platform) OR (distribution_id IN ( SELECT d.id
   FROM distributions d
  WHERE ((d.operator_id = ( SELECT me_organisation() AS me_organisation)) AND (d.state = 'agreeing'::text))))));

create policy read on distribution_shares as permissive for select to public
  using (((organisation_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT is_platform() AS is_platform) OR ( SELECT me_everywhere() AS me_everywhere) OR (( SELECT me_role() AS me_role) = 'finance-bureau'::text) OR (distribution_id IN ( SELECT d.id
   FROM distributions d
  WHERE (d.operator_id = ( SELECT me_organisation() AS me_organisation)))) OR (distribution_id IN ( SELECT distributions_shown() AS distributions_taken_part_in))));

create policy write on distribution_shares as permissive for insert to public
  with check ((( SELECT is_platform() AS is_platform) OR (distribution_id IN ( SELECT d.id
   FROM distributions d
  WHERE ((d.operator_id = ( SELECT me_organisation() AS me_organisation)) AND (d.state = 'agreeing'::text))))));

create policy change on distributions as permissive for update to public
  using (((operator_id = ( SELECT me_organisation() AS me_organisation)) OR (( SELECT me_role() AS me_role) = 'registrar'::text)));

create policy read on distributions as permissive for select to public
  using (((operator_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT is_platform() AS is_platform) OR ( SELECT me_everywhere() AS me_everywhere) OR (( SELECT me_role() AS me_role) = 'finance-bureau'::text) OR (id IN ( SELECT distributions_shown() AS distributions_taken_part_in))));

create policy write on distributions as permissive for insert to public
  with check ((operator_id = ( SELECT me_organisation() AS me_organisation)));

create policy change on due_months as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy read on due_months as permissive for select to public
  using ((holder_id IN ( SELECT s.holder_id
   FROM book_sets s)));

create policy write on due_months as permissive for insert to public
  with check ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy read on entries as permissive for select to public
  using ((EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = entries.case_id))));

create policy write on entries as permissive for insert to public
  with check (((seq = 1) OR is_platform() OR sees_case(case_id)));

create policy read on evaluations as permissive for select to public
  using ((EXISTS ( SELECT
   FROM agreements g
  WHERE (g.id = evaluations.agreement_id))));

create policy write on evaluations as permissive for insert to public
  with check ((is_platform() OR ((by_organisation = me_organisation()) AND (EXISTS ( SELECT
   FROM agreements g
  WHERE ((g.id = evaluations.agreement_id) AND (g.operator_id = me_organisation())))))));

create policy change on file_uses as permissive for update to public
  using ((is_platform() OR (organisation_id = me_organisation())));

create policy of_books on file_uses as permissive for select to public
  using ((EXISTS ( SELECT
   FROM cost_documents d
  WHERE ((d.paper_sha256 = file_uses.sha256) AND (d.holder_id = file_uses.organisation_id)))));

create policy read on file_uses as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (organisation_id = ( SELECT me_organisation() AS me_organisation)) OR (((NOT is_private) OR (( SELECT me_role() AS me_role) = 'registrar'::text)) AND (EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = file_uses.case_id))))));

create policy write on file_uses as permissive for insert to public
  with check (((case_id IS NULL) OR is_platform() OR sees_case(case_id)));

create policy read on files as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (EXISTS ( SELECT
   FROM file_uses u
  WHERE (u.sha256 = files.sha256)))));

create policy write on files as permissive for insert to public
  with check (true);

create policy change on findings as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation)) OR (( SELECT me_role() AS me_role) = 'registrar'::text)));

create policy read on findings as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field)) OR (EXISTS ( SELECT
   FROM case_readers r
  WHERE ((r.organisation_id = ( SELECT me_organisation() AS me_organisation)) AND (r.subject_id = findings.asset_id))))));

create policy write on findings as permissive for insert to public
  with check ((is_platform() OR (holder_id = me_organisation()) OR (me_role() = 'registrar'::text)));

create policy change on idle_accounts as permissive for update to public
  using (is_platform());

create policy read on idle_accounts as permissive for select to public
  using ((( SELECT me_role() AS me_role) = ANY (ARRAY['system'::text, 'system-administrator'::text, 'security-administrator'::text])));

create policy remove on idle_accounts as permissive for delete to public
  using (is_platform());

create policy write on idle_accounts as permissive for insert to public
  with check (is_platform());

create policy change on incident_clocks as permissive for update to public
  using ((is_platform() OR (EXISTS ( SELECT
   FROM incidents i
  WHERE ((i.case_id = incident_clocks.case_id) AND (i.operator_id = me_organisation()))))));

create policy read on incident_clocks as permissive for select to public
  using ((EXISTS ( SELECT
   FROM incidents i
  WHERE (i.case_id = incident_clocks.case_id))));

create policy write on incident_clocks as permissive for insert to public
  with check ((is_platform() OR (EXISTS ( SELECT
   FROM incidents i
  WHERE ((i.case_id = incident_clocks.case_id) AND (i.operator_id = me_organisation()))))));

create policy read on incident_reports as permissive for select to public
  using ((EXISTS ( SELECT
   FROM incidents i
  WHERE (i.case_id = incident_reports.case_id))));

create policy write on incident_reports as permissive for insert to public
  with check ((is_platform() OR (EXISTS ( SELECT
   FROM incidents i
  WHERE ((i.case_id = incident_reports.case_id) AND (i.operator_id = me_organisation()))))));

create policy change on incidents as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (operator_id = ( SELECT me_organisation() AS me_organisation)) OR (( SELECT me_role() AS me_role) = 'registrar'::text)));

create policy read on incidents as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (operator_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere)));

create policy write on incidents as permissive for insert to public
  with check ((is_platform() OR ((me_role() = 'operator'::text) AND (operator_id = me_organisation()))));

create policy read on incomes as permissive for select to public
  using (((operator_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT is_platform() AS is_platform) OR ( SELECT me_everywhere() AS me_everywhere) OR (( SELECT me_role() AS me_role) = 'finance-bureau'::text)));

create policy write on incomes as permissive for insert to public
  with check (
CASE
    WHEN (reverses IS NULL) THEN (EXISTS ( SELECT
       FROM orders o
      WHERE ((o.id = incomes.order_id) AND (o.product_id = incomes.product_id) AND (o.amount_fen = incomes.gross_fen))))
    ELSE (reverses = income_of(order_id, product_id, operator_id, (- gross_fen)))
END);

create policy read on inspection_draws as permissive for select to public
  using (true);

create policy write on inspection_draws as permissive for insert to public
  with check ((EXISTS ( SELECT
   FROM inspection_programmes p
  WHERE ((p.id = inspection_draws.programme_id) AND (is_platform() OR (p.office_id = me_organisation()))))));

create policy change on inspection_programmes as permissive for update to public
  using ((is_platform() OR ((me_role() = ANY (ARRAY['registrar'::text, 'data-bureau'::text, 'finance-bureau'::text])) AND (office_id = me_organisation()))));

create policy read on inspection_programmes as permissive for select to public
  using (true);

create policy write on inspection_programmes as permissive for insert to public
  with check ((is_platform() OR ((me_role() = ANY (ARRAY['registrar'::text, 'data-bureau'::text, 'finance-bureau'::text])) AND (office_id = me_organisation()))));

create policy change on inspections as permissive for update to public
  using ((is_platform() OR ((me_role() = ANY (ARRAY['registrar'::text, 'data-bureau'::text, 'finance-bureau'::text])) AND (office_id = me_organisation()))));

create policy read on inspections as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (inspected_id = ( SELECT me_organisation() AS me_organisation)) OR (office_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (inspected_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[]))));

create policy write on inspections as permissive for insert to public
  with check ((is_platform() OR ((me_role() = ANY (ARRAY['registrar'::text, 'data-bureau'::text, 'finance-bureau'::text])) AND (office_id = me_organisation()))));

create policy read on legacy_registrations as permissive for select to public
  using (true);

create policy write on legacy_registrations as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'registrar'::text)));

create policy platform on letters as permissive for all to public
  using (( SELECT is_platform() AS is_platform))
  with check (( SELECT is_platform() AS is_platform));

create policy read on liaison_meetings as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_organisation() AS me_organisation) IS NOT NULL)));

create policy write on liaison_meetings as permissive for insert to public
  with check ((is_platform() OR (me_role() = ANY (ARRAY['data-bureau'::text, 'finance-bureau'::text]))));

create policy change on list_comments as permissive for update to public
  using ((list_id IN ( SELECT my_sector_lists.id
   FROM my_sector_lists)));

create policy read on list_comments as permissive for select to public
  using (((list_id IN ( SELECT my_sector_lists.id
   FROM my_sector_lists)) OR ( SELECT me_everywhere() AS me_everywhere)));

create policy write on list_comments as permissive for insert to public
  with check ((list_id IN ( SELECT my_sector_lists.id
   FROM my_sector_lists)));

create policy change on list_invitations as permissive for update to public
  using ((list_id IN ( SELECT my_sector_lists.id
   FROM my_sector_lists)));

create policy read on list_invitations as permissive for select to public
  using (((list_id IN ( SELECT my_sector_lists.id
   FROM my_sector_lists)) OR ( SELECT me_everywhere() AS me_everywhere)));

create policy write on list_invitations as permissive for insert to public
  with check ((list_id IN ( SELECT my_sector_lists.id
   FROM my_sector_lists)));

create policy read on log_checkpoints as permissive for select to public
  using (true);

create policy write on log_checkpoints as permissive for insert to public
  with check (is_platform());

create policy read on log_cosignatures as permissive for select to public
  using (true);

create policy write on log_cosignatures as permissive for insert to public
  with check (is_platform());

create policy read on log_entries as permissive for select to public
  using (true);

create policy write on log_entries as permissive for insert to public
  with check (( SELECT is_platform() AS is_platform));

create policy read on log_nodes as permissive for select to public
  using (true);

create policy write on log_nodes as permissive for insert to public
  with check (( SELECT is_platform() AS is_platform));

create policy read on log_salts as permissive for select to public
  using (( SELECT is_platform() AS is_platform));

create policy write on log_salts as permissive for insert to public
  with check (( SELECT is_platform() AS is_platform));

create policy change on log_state as permissive for update to public
  using (is_platform());

create policy read on log_state as permissive for select to public
  using (true);

create policy write on log_state as permissive for insert to public
  with check (is_platform());

create policy platform on mail_addresses as permissive for all to public
  using (( SELECT is_platform() AS is_platform))
  with check (( SELECT is_platform() AS is_platform));

create policy change on mandate_assets as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_role() AS me_role) = 'data-bureau'::text)));

create policy read on mandate_assets as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (operator_id = ( SELECT me_organisation() AS me_organisation)) OR (holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on mandate_assets as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'data-bureau'::text) OR ((me_role() = 'producer'::text) AND (holder_id = me_organisation()))));

create policy change on mandates as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_role() AS me_role) = 'data-bureau'::text)));

create policy end_entrusted on mandates as permissive for update to public
  using (((( SELECT me_role() AS me_role) = 'operator'::text) AND (kind = 'entrusted'::text) AND (operator_id = ( SELECT me_organisation() AS me_organisation))))
  with check (((ended_at IS NOT NULL) AND (EXISTS ( SELECT
   FROM (cases c
     JOIN mandate_assets a ON ((a.asset_id = c.subject_id)))
  WHERE ((a.mandate_id = mandates.id) AND (c.procedure = 'entrustment-end'::text) AND (c.ending = 'ended'::text) AND (c.addressee_id = mandates.operator_id))))));

create policy read on mandates as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_organisation() AS me_organisation) IS NOT NULL)));

create policy write on mandates as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'data-bureau'::text) OR ((me_role() = 'producer'::text) AND (kind = 'entrusted'::text))));

create policy change on memo_entries as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation)) OR (( SELECT me_role() AS me_role) = 'registrar'::text)));

create policy read on memo_entries as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on memo_entries as permissive for insert to public
  with check ((is_platform() OR (holder_id = me_organisation()) OR (me_role() = 'registrar'::text)));

create policy change on memo_reviews as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation))));

create policy read on memo_reviews as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on memo_reviews as permissive for insert to public
  with check ((is_platform() OR (holder_id = me_organisation())));

create policy read on moved_months as permissive for select to public
  using ((holder_id IN ( SELECT s.holder_id
   FROM book_sets s)));

create policy read on note_readings as permissive for select to public
  using ((officer_id = ( SELECT me_officer() AS me_officer)));

create policy write on note_readings as permissive for insert to public
  with check (((officer_id = me_officer()) AND (EXISTS ( SELECT
   FROM notes n
  WHERE (n.id = note_readings.note_id)))));

create policy change on notes as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (organisation_id = ( SELECT me_organisation() AS me_organisation)) OR (for_role = ( SELECT me_role() AS me_role))));

create policy read on notes as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (organisation_id = ( SELECT me_organisation() AS me_organisation)) OR (for_role = ( SELECT me_role() AS me_role))));

create policy tell_of_incident on notes as permissive for insert to public
  with check (((kind = 'incident'::text) AND (me_role() = 'operator'::text)));

create policy tell_other_side on notes as permissive for insert to public
  with check (tells_other_side(kind, subject, organisation_id));

create policy write on notes as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'registrar'::text)));

create policy write_of_bureau on notes as permissive for insert to public
  with check ((me_role() = 'data-bureau'::text));

create policy change on notices as permissive for update to public
  using ((is_platform() OR (me_role() = 'registrar'::text)));

create policy read on notices as permissive for select to public
  using (true);

create policy write on notices as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'registrar'::text)));

create policy platform on officer_identities as permissive for all to public
  using (( SELECT is_platform() AS is_platform))
  with check (( SELECT is_platform() AS is_platform));

create policy change on officers as permissive for update to public
  using (is_platform());

create policy read on officers as permissive for select to public
  using (((( SELECT me_role() AS me_role) = ANY (ARRAY['system'::text, 'system-administrator'::text, 'security-administrator'::text, 'audit-administrator'::text, 'data-bureau'::text])) OR (id = ( SELECT me_officer() AS me_officer)) OR (EXISTS ( SELECT
   FROM posts p
  WHERE ((p.officer_id = officers.id) AND (p.organisation_id = ( SELECT me_organisation() AS me_organisation)))))));

create policy write on officers as permissive for insert to public
  with check (is_platform());

create policy platform on one_time_codes as permissive for all to public
  using (( SELECT is_platform() AS is_platform))
  with check (( SELECT is_platform() AS is_platform));

create policy change on operator_applications as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_role() AS me_role) = 'data-bureau'::text) OR ((( SELECT me_role() AS me_role) = 'operator'::text) AND (operator_id = ( SELECT me_organisation() AS me_organisation)))))
  with check ((is_platform() OR (me_role() = 'data-bureau'::text) OR ((operator_id = me_organisation()) AND (withdrawn_at IS NOT NULL))));

create policy read on operator_applications as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_role() AS me_role) = 'data-bureau'::text) OR (operator_id = ( SELECT me_organisation() AS me_organisation)) OR is_expert_of(call_id)));

create policy write on operator_applications as permissive for insert to public
  with check (((me_role() = 'operator'::text) AND (operator_id = me_organisation())));

create policy change on operator_calls as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_role() AS me_role) = 'data-bureau'::text)));

create policy read on operator_calls as permissive for select to public
  using (true);

create policy write on operator_calls as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'data-bureau'::text)));

create policy change on operator_experts as permissive for update to public
  using ((( SELECT me_role() AS me_role) = 'data-bureau'::text));

create policy read on operator_experts as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_role() AS me_role) = 'data-bureau'::text) OR (officer_id = ( SELECT me_officer() AS me_officer))));

create policy write on operator_experts as permissive for insert to public
  with check ((me_role() = 'data-bureau'::text));

create policy change on operator_scores as permissive for update to public
  using (((officer_id = ( SELECT me_officer() AS me_officer)) AND (EXISTS ( SELECT
   FROM operator_calls c
  WHERE ((c.case_id = operator_scores.call_id) AND (c.scores_open_at IS NULL))))));

create policy read on operator_scores as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (officer_id = ( SELECT me_officer() AS me_officer)) OR ((( SELECT me_role() AS me_role) = 'data-bureau'::text) AND (EXISTS ( SELECT
   FROM operator_calls c
  WHERE ((c.case_id = operator_scores.call_id) AND (c.scores_open_at IS NOT NULL)))))));

create policy write on operator_scores as permissive for insert to public
  with check (((officer_id = me_officer()) AND is_expert_of(call_id) AND (EXISTS ( SELECT
   FROM operator_calls c
  WHERE ((c.case_id = operator_scores.call_id) AND (c.scores_open_at IS NULL))))));

create policy read on opinions as permissive for select to public
  using (((firm_id = ( SELECT me_organisation() AS me_organisation)) OR ((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field)))));

create policy write on opinions as permissive for insert to public
  with check ((is_platform() OR (firm_id = me_organisation())));

create policy write_earlier on opinions as permissive for insert to public
  with check (((firm_id IS NULL) AND (me_role() = 'registrar'::text) AND (holder_id <> me_organisation()) AND (EXISTS ( SELECT
   FROM cases c
  WHERE ((c.id = opinions.case_id) AND (c.procedure = 'legacy-registration'::text) AND (c.ending = 'registered'::text))))));

create policy read on order_entries as permissive for select to public
  using ((EXISTS ( SELECT
   FROM orders o
  WHERE (o.id = order_entries.order_id))));

create policy write on order_entries as permissive for insert to public
  with check ((is_platform() OR ((organisation_id = me_organisation()) AND (EXISTS ( SELECT
   FROM orders o
  WHERE (o.id = order_entries.order_id))))));

create policy change on orders as permissive for update to public
  using (((buyer_id = ( SELECT me_organisation() AS me_organisation)) OR (developer_id = ( SELECT me_organisation() AS me_organisation)) OR (operator_id = ( SELECT me_organisation() AS me_organisation)) OR ((( SELECT me_role() AS me_role) = 'exchange'::text) AND (exchange_number IS NOT NULL)) OR ( SELECT is_platform() AS is_platform)));

create policy read on orders as permissive for select to public
  using (((buyer_id = ( SELECT me_organisation() AS me_organisation)) OR (developer_id = ( SELECT me_organisation() AS me_organisation)) OR (operator_id = ( SELECT me_organisation() AS me_organisation)) OR ((( SELECT me_role() AS me_role) = 'exchange'::text) AND (exchange_number IS NOT NULL)) OR ( SELECT is_platform() AS is_platform) OR ( SELECT me_everywhere() AS me_everywhere) OR (( SELECT me_role() AS me_role) = ANY (ARRAY['finance-bureau'::text, 'sasac'::text, 'sector-authority'::text]))));

create policy write on orders as permissive for insert to public
  with check ((is_platform() OR (buyer_id = me_organisation())));

create policy read on organisation_changes as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_organisation() AS me_organisation) IS NOT NULL) OR ( SELECT is_administrator(me_role()) AS is_administrator)));

create policy write on organisation_changes as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'system-administrator'::text)));

create policy change on organisations as permissive for update to public
  using ((is_platform() OR (me_role() = 'system-administrator'::text)));

create policy read on organisations as permissive for select to public
  using (true);

create policy write on organisations as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'system-administrator'::text)));

create policy change on outside_registrations as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation))));

create policy read on outside_registrations as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on outside_registrations as permissive for insert to public
  with check ((is_platform() OR (holder_id = me_organisation())));

create policy read on parameter_versions as permissive for select to public
  using (true);

create policy write on parameter_versions as permissive for insert to public
  with check ((is_platform() OR (me_role() = ANY (ARRAY['data-bureau'::text, 'finance-bureau'::text]))));

create policy platform on passkeys as permissive for all to public
  using (( SELECT is_platform() AS is_platform))
  with check (( SELECT is_platform() AS is_platform));

create policy platform on past_passwords as permissive for all to public
  using (( SELECT is_platform() AS is_platform))
  with check (( SELECT is_platform() AS is_platform));

create policy change on platform_clock as permissive for update to public
  using (is_platform());

create policy read on platform_clock as permissive for select to public
  using (true);

create policy read on posted_months as permissive for select to public
  using ((holder_id IN ( SELECT s.holder_id
   FROM book_sets s)));

create policy read on postings as permissive for select to public
  using ((holder_id IN ( SELECT s.holder_id
   FROM book_sets s)));

create policy write on postings as permissive for insert to public
  with check ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy change on posts as permissive for update to public
  using (is_platform());

create policy read on posts as permissive for select to public
  using (((( SELECT me_role() AS me_role) = ANY (ARRAY['system'::text, 'system-administrator'::text, 'security-administrator'::text, 'data-bureau'::text])) OR (organisation_id = ( SELECT me_organisation() AS me_organisation)) OR (officer_id = ( SELECT me_officer() AS me_officer))));

create policy write on posts as permissive for insert to public
  with check (is_platform());

create policy read on product_prices as permissive for select to public
  using ((EXISTS ( SELECT
   FROM products p
  WHERE (p.id = product_prices.product_id))));

create policy write on product_prices as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'data-bureau'::text) OR (EXISTS ( SELECT
   FROM products p
  WHERE ((p.id = product_prices.product_id) AND (p.operator_id = me_organisation()))))));

create policy change on product_sources as permissive for update to public
  using (( SELECT is_platform() AS is_platform));

create policy read on product_sources as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (developer_id = ( SELECT me_organisation() AS me_organisation)) OR (operator_id = ( SELECT me_organisation() AS me_organisation)) OR (holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field)) OR product_is_public(product_id)));

create policy renew on product_sources as permissive for delete to public
  using (((developer_id = ( SELECT me_organisation() AS me_organisation)) AND product_is_draft(product_id)));

create policy write on product_sources as permissive for insert to public
  with check ((is_platform() OR (developer_id = me_organisation())));

create policy change on products as permissive for update to public
  using (((developer_id = ( SELECT me_organisation() AS me_organisation)) OR (operator_id = ( SELECT me_organisation() AS me_organisation)) OR (( SELECT me_role() AS me_role) = ANY (ARRAY['registrar'::text, 'data-bureau'::text])) OR ( SELECT is_platform() AS is_platform) OR (EXISTS ( SELECT
   FROM cases c
  WHERE ((c.subject_kind = 'product'::text) AND (c.subject_id = products.id) AND (c.addressee_id = ( SELECT me_organisation() AS me_organisation)))))));

create policy read on products as permissive for select to public
  using (((developer_id = ( SELECT me_organisation() AS me_organisation)) OR (operator_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT is_platform() AS is_platform) OR ( SELECT me_everywhere() AS me_everywhere) OR (( SELECT me_role() AS me_role) = ANY (ARRAY['finance-bureau'::text, 'sasac'::text, 'sector-authority'::text])) OR (state = ANY (ARRAY['listed'::text, 'paused'::text, 'delisted'::text])) OR (EXISTS ( SELECT
   FROM product_sources s
  WHERE ((s.product_id = products.id) AND (s.holder_id = ( SELECT me_organisation() AS me_organisation))))) OR (EXISTS ( SELECT
   FROM cases c
  WHERE ((c.subject_kind = 'product'::text) AND (c.subject_id = products.id) AND (c.addressee_id = ( SELECT me_organisation() AS me_organisation)))))));

create policy write on products as permissive for insert to public
  with check ((is_platform() OR (developer_id = me_organisation())));

create policy change on receivables as permissive for update to public
  using (((unit_id = ( SELECT me_organisation() AS me_organisation)) OR (( SELECT me_role() AS me_role) = ANY (ARRAY['registrar'::text, 'finance-bureau'::text]))));

create policy read on receivables as permissive for select to public
  using (((unit_id = ( SELECT me_organisation() AS me_organisation)) OR (operator_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT is_platform() AS is_platform) OR ( SELECT me_everywhere() AS me_everywhere) OR (( SELECT me_role() AS me_role) = 'finance-bureau'::text)));

create policy write on receivables as permissive for insert to public
  with check ((( SELECT me_role() AS me_role) = 'registrar'::text));

create policy platform on recovery_codes as permissive for all to public
  using (( SELECT is_platform() AS is_platform))
  with check (( SELECT is_platform() AS is_platform));

create policy read on redistribution_lines as permissive for select to public
  using (((unit_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT is_platform() AS is_platform) OR ( SELECT me_everywhere() AS me_everywhere) OR (( SELECT me_role() AS me_role) = 'finance-bureau'::text)));

create policy write on redistribution_lines as permissive for insert to public
  with check ((( SELECT me_role() AS me_role) = 'finance-bureau'::text));

create policy read on redistribution_rules as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (( SELECT me_organisation() AS me_organisation) IS NOT NULL)));

create policy write on redistribution_rules as permissive for insert to public
  with check ((( SELECT me_role() AS me_role) = ANY (ARRAY['finance-bureau'::text, 'data-bureau'::text])));

create policy change on regradings as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy read on regradings as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field)) OR (EXISTS ( SELECT
   FROM case_readers r
  WHERE ((r.organisation_id = ( SELECT me_organisation() AS me_organisation)) AND (r.subject_id = regradings.asset_id))))));

create policy write on regradings as permissive for insert to public
  with check ((is_platform() OR ((me_role() = 'producer'::text) AND (holder_id = me_organisation())) OR (holder_sector = me_field()) OR (me_role() = ANY (ARRAY['registrar'::text, 'data-bureau'::text, 'cyberspace-office'::text, 'police'::text])) OR (holder_kind = ANY (me_kinds()))));

create policy change on remittances as permissive for update to public
  using ((( SELECT me_role() AS me_role) = ANY (ARRAY['registrar'::text, 'finance-bureau'::text])));

create policy read on remittances as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR ( SELECT me_everywhere() AS me_everywhere) OR (( SELECT me_role() AS me_role) = 'finance-bureau'::text) OR remits_in(id)));

create policy write on remittances as permissive for insert to public
  with check ((( SELECT me_role() AS me_role) = 'registrar'::text));

create policy change on repayments as permissive for update to public
  using (((unit_id = ( SELECT me_organisation() AS me_organisation)) OR (( SELECT me_role() AS me_role) = 'finance-bureau'::text)))
  with check ((((unit_id = ( SELECT me_organisation() AS me_organisation)) OR (( SELECT me_role() AS me_role) = 'finance-bureau'::text)) AND (EXISTS ( SELECT
   FROM receivables r
  WHERE ((r.id = repayments.receivable_id) AND (r.unit_id = repayments.unit_id) AND (r.operator_id = repayments.operator_id) AND (r.amount_fen = (- repayments.amount_fen)))))));

create policy read on repayments as permissive for select to public
  using (((unit_id = ( SELECT me_organisation() AS me_organisation)) OR (operator_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT is_platform() AS is_platform) OR ( SELECT me_everywhere() AS me_everywhere) OR (( SELECT me_role() AS me_role) = 'finance-bureau'::text)));

create policy write on repayments as permissive for insert to public
  with check (((unit_id = ( SELECT me_organisation() AS me_organisation)) AND (state = 'repaying'::text) AND (EXISTS ( SELECT
   FROM receivables r
  WHERE ((r.id = repayments.receivable_id) AND (r.unit_id = repayments.unit_id) AND (r.operator_id = repayments.operator_id) AND (r.amount_fen = (- repayments.amount_fen)))))));

create policy read on risk_assessments as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (operator_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere)));

create policy write on risk_assessments as permissive for insert to public
  with check ((is_platform() OR (me_role() = 'registrar'::text)));

create policy read on round_call_units as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on round_call_units as permissive for insert to public
  with check (((((me_role() = 'sector-authority'::text) AND (holder_sector = me_sector())) OR (me_role() = 'data-bureau'::text)) AND is_my_call(call_id)));

create policy read on round_calls as permissive for select to public
  using (((organisation_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (sector = ( SELECT me_field() AS me_field)) OR (EXISTS ( SELECT
   FROM round_call_units u
  WHERE ((u.call_id = round_calls.id) AND (u.holder_id = ( SELECT me_organisation() AS me_organisation)))))));

create policy write on round_calls as permissive for insert to public
  with check (((organisation_id = me_organisation()) AND (((me_role() = 'sector-authority'::text) AND (sector <> ''::text) AND (sector = me_sector())) OR ((me_role() = 'data-bureau'::text) AND (sector = ''::text)))));

create policy change on rounds as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation)) OR (( SELECT me_role() AS me_role) = 'registrar'::text)));

create policy read on rounds as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation)) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = rounds.case_id)))));

create policy write on rounds as permissive for insert to public
  with check ((is_platform() OR (holder_id = me_organisation()) OR (me_role() = 'registrar'::text)));

create policy read on rulings as permissive for select to public
  using ((is_public OR ( SELECT is_platform() AS is_platform) OR (asked_by = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (( SELECT me_role() AS me_role) = 'finance-bureau'::text)));

create policy write on rulings as permissive for insert to public
  with check ((is_platform() OR (me_role() = ANY (ARRAY['data-bureau'::text, 'finance-bureau'::text]))));

create policy platform on sealed_files as permissive for all to public
  using (( SELECT is_platform() AS is_platform))
  with check (is_platform());

create policy change on sealed_values as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (is_draft AND (EXISTS ( SELECT
   FROM cases c
  WHERE ((c.id = sealed_values.case_id) AND (c.applicant_id = ( SELECT me_organisation() AS me_organisation))))))))
  with check ((is_platform() OR (is_draft AND (EXISTS ( SELECT
   FROM cases c
  WHERE ((c.id = sealed_values.case_id) AND (c.applicant_id = me_organisation())))))));

create policy read on sealed_values as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.id = sealed_values.case_id)))));

create policy write on sealed_values as permissive for insert to public
  with check ((is_platform() OR (me_organisation() IS NOT NULL)));

create policy platform on sealing_keys as permissive for all to public
  using (( SELECT is_platform() AS is_platform))
  with check (is_platform());

create policy change on sector_entries as permissive for update to public
  using ((list_id IN ( SELECT my_sector_lists.id
   FROM my_sector_lists)));

create policy read on sector_entries as permissive for select to public
  using (((list_id IN ( SELECT my_sector_lists.id
   FROM my_sector_lists)) OR (holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on sector_entries as permissive for insert to public
  with check (((list_id IN ( SELECT my_sector_lists.id
   FROM my_sector_lists)) AND (is_platform() OR (holder_sector = me_field()))));

create policy change on sector_lists as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'sector-authority'::text) AND (authority_id = ( SELECT me_organisation() AS me_organisation)))));

create policy read on sector_lists as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (authority_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR ((state = 'published'::text) AND (( SELECT me_organisation() AS me_organisation) IS NOT NULL))));

create policy write on sector_lists as permissive for insert to public
  with check ((is_platform() OR ((me_role() = 'sector-authority'::text) AND (authority_id = me_organisation()))));

create policy platform on sessions as permissive for all to public
  using (is_platform())
  with check (is_platform());

create policy read on settled_incomes as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR ( SELECT me_everywhere() AS me_everywhere) OR (( SELECT me_role() AS me_role) = 'finance-bureau'::text) OR (distribution_id IN ( SELECT d.id
   FROM distributions d
  WHERE (d.operator_id = ( SELECT me_organisation() AS me_organisation))))));

create policy write on settled_incomes as permissive for insert to public
  with check (may_settle(distribution_id));

create policy change on sharing_agreements as permissive for update to public
  using ((shares_in(id) OR ( SELECT is_platform() AS is_platform)));

create policy read on sharing_agreements as permissive for select to public
  using (((operator_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT is_platform() AS is_platform) OR ( SELECT me_everywhere() AS me_everywhere) OR (( SELECT me_role() AS me_role) = 'finance-bureau'::text) OR sharing_shown(id)));

create policy write on sharing_agreements as permissive for insert to public
  with check ((operator_id = ( SELECT me_organisation() AS me_organisation)));

create policy change on sharing_parties as permissive for update to public
  using ((organisation_id = ( SELECT me_organisation() AS me_organisation)));

create policy read on sharing_parties as permissive for select to public
  using (((organisation_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT is_platform() AS is_platform) OR ( SELECT me_everywhere() AS me_everywhere) OR (( SELECT me_role() AS me_role) = 'finance-bureau'::text) OR sharing_shown(agreement_id)));

create policy write on sharing_parties as permissive for insert to public
  with check (((EXISTS ( SELECT
   FROM sharing_agreements a
  WHERE ((a.id = sharing_parties.agreement_id) AND (a.operator_id = ( SELECT me_organisation() AS me_organisation)) AND (a.in_force_at IS NULL)))) AND (signed_at IS NULL)));

create policy platform on sign_on_attempts as permissive for all to public
  using (( SELECT is_platform() AS is_platform))
  with check (( SELECT is_platform() AS is_platform));

create policy change on signing_keys as permissive for update to public
  using (is_platform());

create policy read on signing_keys as permissive for select to public
  using (true);

create policy write on signing_keys as permissive for insert to public
  with check (is_platform());

create policy change on source_connections as permissive for update to public
  using (is_platform());

create policy read on source_connections as permissive for select to public
  using (is_platform());

create policy write on source_connections as permissive for insert to public
  with check ((is_platform() OR ((me_role() = 'producer'::text) AND (holder_id = me_organisation()))));

create policy change on sources as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation)) OR (( SELECT me_role() AS me_role) = 'registrar'::text)));

create policy read on sources as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy write on sources as permissive for insert to public
  with check ((is_platform() OR (holder_id = me_organisation()) OR (me_role() = 'registrar'::text)));

create policy read on standing_moves as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy read_trade on standing_moves as permissive for select to public
  using ((((( SELECT me_role() AS me_role) = 'finance-bureau'::text) AND (what = ANY (ARRAY['earned'::text, 'due'::text, 'received'::text]))) OR ((( SELECT me_role() AS me_role) = 'exchange'::text) AND (what = ANY (ARRAY['orders-exchange'::text, 'placed-exchange'::text, 'settled-exchange'::text, 'turnover-exchange'::text])))));

create policy read on standings as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy read_trade on standings as permissive for select to public
  using ((((( SELECT me_role() AS me_role) = 'finance-bureau'::text) AND (what = ANY (ARRAY['earned'::text, 'due'::text, 'received'::text]))) OR ((( SELECT me_role() AS me_role) = 'exchange'::text) AND (what = ANY (ARRAY['orders-exchange'::text, 'placed-exchange'::text, 'settled-exchange'::text, 'turnover-exchange'::text])))));

create policy change on unit_keys as permissive for update to public
  using (((me_role() = 'producer'::text) AND (organisation_id = me_organisation())));

create policy read on unit_keys as permissive for select to public
  using ((( SELECT is_platform() AS is_platform) OR (organisation_id = ( SELECT me_organisation() AS me_organisation))));

create policy write on unit_keys as permissive for insert to public
  with check (((me_role() = 'producer'::text) AND (organisation_id = me_organisation())));

create policy change on use_marks as permissive for update to public
  using ((( SELECT is_platform() AS is_platform) OR (holder_id = ( SELECT me_organisation() AS me_organisation))));

create policy read on use_marks as permissive for select to public
  using (((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field))));

create policy read_named on use_marks as permissive for select to public
  using ((operator_id = ( SELECT me_organisation() AS me_organisation)));

create policy write on use_marks as permissive for insert to public
  with check ((is_platform() OR (holder_id = me_organisation())));

create policy read on valuations as permissive for select to public
  using (((firm_id = ( SELECT me_organisation() AS me_organisation)) OR ((holder_id = ( SELECT me_organisation() AS me_organisation)) OR ( SELECT me_everywhere() AS me_everywhere) OR (holder_kind = ANY (( SELECT me_kinds() AS me_kinds)::text[])) OR (holder_sector = ( SELECT me_field() AS me_field)))));

create policy write on valuations as permissive for insert to public
  with check ((is_platform() OR (firm_id = me_organisation())));

create policy write_earlier on valuations as permissive for insert to public
  with check (((firm_id IS NULL) AND (me_role() = 'registrar'::text) AND (holder_id <> me_organisation()) AND (EXISTS ( SELECT
   FROM cases c
  WHERE ((c.id = valuations.case_id) AND (c.procedure = 'legacy-registration'::text) AND (c.ending = 'registered'::text))))));

create policy read on voucher_moves as permissive for select to public
  using ((holder_id IN ( SELECT s.holder_id
   FROM book_sets s)));

create policy read on vouchers as permissive for select to public
  using ((holder_id IN ( SELECT s.holder_id
   FROM book_sets s)));

create policy write on vouchers as permissive for insert to public
  with check ((( SELECT is_platform() AS is_platform) OR ((( SELECT me_role() AS me_role) = 'producer'::text) AND (holder_id = ( SELECT me_organisation() AS me_organisation)))));

create policy change on witnessed_logs as permissive for update to public
  using (is_platform());

create policy read on witnessed_logs as permissive for select to public
  using (true);

create policy write on witnessed_logs as permissive for insert to public
  with check (is_platform());

create policy change on witnesses as permissive for update to public
  using (is_platform());

create policy read on witnesses as permissive for select to public
  using (true);

create policy write on witnesses as permissive for insert to public
  with check (is_platform());

-- What the application may do

grant insert, select on account_requests to rongshu_app;

grant insert, select on account_steps to rongshu_app;

grant insert, select on affiliations to rongshu_app;

grant usage on sequence agreement_numbers to rongshu_app;

grant insert, select, update on agreements to rongshu_app;

grant insert, select on annual_reports to rongshu_app;

grant delete, insert, select, update on api_tokens to rongshu_app;

grant insert, select, update on asset_cards to rongshu_app;

grant insert, select on asset_codes to rongshu_app;

grant insert, select, update on asset_links to rongshu_app;

grant insert, select on asset_versions to rongshu_app;

grant insert, select, update on assets to rongshu_app;

grant insert, select on audit_chain to rongshu_app;

grant insert, select on audit_log to rongshu_app;

grant usage on sequence audit_log_id_seq to rongshu_app;

grant insert, select, update on book_cards to rongshu_app;

grant insert, select, update on book_codes to rongshu_app;

grant select on book_controls to rongshu_app;

grant insert, select on book_moves to rongshu_app;

grant insert, select on book_notes to rongshu_app;

grant insert, select on book_periods to rongshu_app;

grant insert, select on book_sets to rongshu_app;

grant insert, select on calendar_years to rongshu_app;

grant insert, select on card_import_faults to rongshu_app;

grant insert, select on card_import_lines to rongshu_app;

grant insert, select, update on card_imports to rongshu_app;

grant usage on sequence case_numbers to rongshu_app;

grant select on case_readers to rongshu_app;

grant insert, select, update on cases to rongshu_app;

grant insert, select on certificate_changes to rongshu_app;

grant delete, select on certificate_changes_untold to rongshu_app;

grant usage on sequence certificate_numbers to rongshu_app;

grant insert, select on certificates to rongshu_app;

grant insert, select on city_salt to rongshu_app;

grant insert, select on classifications to rongshu_app;

grant insert, select, update on coding_counters to rongshu_app;

grant insert, select on coding_rules to rongshu_app;

grant insert, select, update on column_corrections to rongshu_app;

grant insert, select, update on column_rules to rongshu_app;

grant insert, select, update on column_sketches to rongshu_app;

grant insert, select on compliance_records to rongshu_app;

grant insert, select on cost_documents to rongshu_app;

grant insert, select on count_differences to rongshu_app;

grant insert, select on credentials to rongshu_app;

grant insert, select, update on credit_entries to rongshu_app;

grant usage on sequence credit_serials to rongshu_app;

grant insert, select on demand_notes to rongshu_app;

grant insert, select on demonstration_steps to rongshu_app;

grant insert, select on destructions to rongshu_app;

grant insert, select on developer_filings to rongshu_app;

grant insert, select on disclosures to rongshu_app;

grant insert, select, update on disputes to rongshu_app;

grant insert, select, update on distribution_parties to rongshu_app;

grant insert, select on distribution_shares to rongshu_app;

grant insert, select, update on distributions to rongshu_app;

grant insert, select, update on due_months to rongshu_app;

grant insert, select on entries to rongshu_app;

grant usage on sequence entries_id_seq to rongshu_app;

grant insert, select on evaluations to rongshu_app;

grant insert, select, update on file_uses to rongshu_app;

grant usage on sequence file_uses_id_seq to rongshu_app;

grant insert, select on files to rongshu_app;

grant usage on sequence filing_numbers to rongshu_app;

grant insert, select, update on findings to rongshu_app;

grant delete, insert, select, update on idle_accounts to rongshu_app;

grant insert, select, update on incident_clocks to rongshu_app;

grant insert, select on incident_reports to rongshu_app;

grant insert, select, update on incidents to rongshu_app;

grant insert, select on incomes to rongshu_app;

grant insert, select on inspection_draws to rongshu_app;

grant usage on sequence inspection_programme_numbers to rongshu_app;

grant insert, select, update on inspection_programmes to rongshu_app;

grant insert, select, update on inspections to rongshu_app;

grant insert, select on legacy_registrations to rongshu_app;

grant delete, insert, select, update on letters to rongshu_app;

grant insert, select on liaison_meetings to rongshu_app;

grant insert, select on list_comments to rongshu_app;

grant insert, select on list_invitations to rongshu_app;

grant insert, select on log_checkpoints to rongshu_app;

grant insert, select on log_cosignatures to rongshu_app;

grant insert, select on log_entries to rongshu_app;

grant insert, select on log_nodes to rongshu_app;

grant insert, select on log_salts to rongshu_app;

grant insert, select on log_state to rongshu_app;

grant delete, insert, select, update on mail_addresses to rongshu_app;

grant insert, select, update on mandate_assets to rongshu_app;

grant usage on sequence mandate_serials to rongshu_app;

grant insert, select, update on mandates to rongshu_app;

grant insert, select, update on memo_entries to rongshu_app;

grant insert, select on memo_reviews to rongshu_app;

grant select on migrations to rongshu_app;

grant select on moved_months to rongshu_app;

grant select on my_case_subjects to rongshu_app;

grant select on my_sector_lists to rongshu_app;

grant insert, select on note_readings to rongshu_app;

grant insert, select on notes to rongshu_app;

grant usage on sequence notes_id_seq to rongshu_app;

grant insert, select, update on notices to rongshu_app;

grant delete, insert, select, update on officer_identities to rongshu_app;

grant insert, select, update on officers to rongshu_app;

grant delete, insert, select, update on one_time_codes to rongshu_app;

grant insert, select, update on operator_applications to rongshu_app;

grant insert, select, update on operator_calls to rongshu_app;

grant insert, select, update on operator_experts to rongshu_app;

grant insert, select, update on operator_scores to rongshu_app;

grant insert, select on opinions to rongshu_app;

grant insert, select on order_entries to rongshu_app;

grant usage on sequence order_numbers to rongshu_app;

grant insert, select, update on orders to rongshu_app;

grant insert, select on organisation_changes to rongshu_app;

grant insert, select, update on organisations to rongshu_app;

grant insert, select, update on outside_registrations to rongshu_app;

grant insert, select on parameter_versions to rongshu_app;

grant delete, insert, select, update on passkeys to rongshu_app;

grant delete, insert, select, update on past_passwords to rongshu_app;

grant insert, select, update on platform_clock to rongshu_app;

grant select on posted_months to rongshu_app;

grant insert, select on postings to rongshu_app;

grant insert, select, update on posts to rongshu_app;

grant usage on sequence product_numbers to rongshu_app;

grant insert, select on product_prices to rongshu_app;

grant delete, insert, select, update on product_sources to rongshu_app;

grant insert, select, update on products to rongshu_app;

grant select on public_catalogue_months to rongshu_app;

grant insert, select, update on public_counts to rongshu_app;

grant insert, select, update on public_notices to rongshu_app;

grant select on public_outside_registrations to rongshu_app;

grant select on public_registrations to rongshu_app;

grant select on public_sector_entries to rongshu_app;

grant select on public_sector_lists to rongshu_app;

grant select on readable_sketches to rongshu_app;

grant insert, select, update on receivables to rongshu_app;

grant delete, insert, select, update on recovery_codes to rongshu_app;

grant insert, select on redistribution_lines to rongshu_app;

grant insert, select on redistribution_rules to rongshu_app;

grant insert, select on regradings to rongshu_app;

grant insert, select, update on remittances to rongshu_app;

grant insert, select, update on repayments to rongshu_app;

grant insert, select on risk_assessments to rongshu_app;

grant insert, select on round_call_units to rongshu_app;

grant insert, select on round_calls to rongshu_app;

grant insert, select, update on rounds to rongshu_app;

grant usage on sequence ruling_numbers to rongshu_app;

grant insert, select on rulings to rongshu_app;

grant insert, select on sealed_files to rongshu_app;

grant insert, select on sealed_values to rongshu_app;

grant delete, insert, select on sealing_keys to rongshu_app;

grant insert, select on sector_entries to rongshu_app;

grant insert, select on sector_lists to rongshu_app;

grant delete, insert, select, update on sessions to rongshu_app;

grant insert, select on settled_incomes to rongshu_app;

grant insert, select, update on sharing_agreements to rongshu_app;

grant insert, select, update on sharing_parties to rongshu_app;

grant delete, insert, select, update on sign_on_attempts to rongshu_app;

grant insert, select on signing_keys to rongshu_app;

grant insert, select on source_connections to rongshu_app;

grant insert, select, update on sources to rongshu_app;

grant select on standing_moves to rongshu_app;

grant select on standings to rongshu_app;

grant select on started_rounds to rongshu_app;

grant insert, select on unit_keys to rongshu_app;

grant insert, select, update on use_marks to rongshu_app;

grant insert, select on valuations to rongshu_app;

grant select on voucher_moves to rongshu_app;

grant insert, select on vouchers to rongshu_app;

grant usage on sequence vouchers_seq_seq to rongshu_app;

grant insert, select on witnessed_logs to rongshu_app;

grant insert, select on witnesses to rongshu_app;
