-- Developers and the use of assets (5.4, 5.5, 5.7, 5.8, 7.6, 8.3): filings, agreements for use, and the judgement of every use.

create sequence filing_numbers;
create sequence agreement_numbers;

-- The filing of a developer that an operator chose (5.4). It ends once, by its term or by hand, and is never taken out.
create table developer_filings (
  id uuid primary key,
  number text not null unique,
  case_id uuid not null references cases,
  operator_id uuid not null references organisations,
  developer_id uuid not null references organisations,
  filed_on date not null,
  until_on date not null check (until_on >= filed_on),
  review_on date not null,
  reviewed_on date,
  reviewed_well boolean,
  ended_at timestamptz,
  ended_why text not null default '',
  made_at timestamptz not null,
  check (operator_id <> developer_id)
);
create unique index developer_filings_standing on developer_filings (operator_id, developer_id) where ended_at is null;
create index developer_filings_made on developer_filings (made_at desc, id desc);
create index developer_filings_developer on developer_filings (developer_id, made_at desc);
create trigger developer_filings_no_delete before delete on developer_filings for each row execute function refuse_change();

-- The judgement of one use, permitted or refused, with its reason (5.5); each digest takes the one before it along. Only ever added to.
create table evaluations (
  id bigint generated always as identity primary key,
  agreement_id uuid not null references agreements,
  seq int not null,
  client_key text not null,
  asked jsonb not null,
  outcome text not null check (outcome in ('permitted', 'refused')),
  reason text not null,
  rules jsonb not null,
  by_organisation uuid not null references organisations,
  by_name text not null,
  at timestamptz not null,
  digest text not null,
  unique (agreement_id, seq),
  unique (agreement_id, client_key)
);
create trigger evaluations_no_update before update on evaluations for each row execute function refuse_change();
create trigger evaluations_no_delete before delete on evaluations for each row execute function refuse_change();
create index agreements_made on agreements (made_at desc, id desc);
create unique index agreements_once on agreements (case_id) where case_id is not null and ended_at is null;

create index agreements_ends on agreements (ends_on);
create index developer_filings_until on developer_filings (until_on);

-- What was agreed stands as it was drawn up: an agreement is signed, suspended, counted and ended, and nothing else of it changes; what has ended stays ended.
create function agreements_keep_terms() returns trigger language plpgsql as $$
declare
  moves constant text[] := '{holder_id,holder_kind,holder_sector,signed_operator_name,signed_operator_at,signed_developer_name,signed_developer_at,suspended_at,suspended_why,suspended_case,ended_at,ended_why,evaluated,uses,trace_sha256}';
begin
  if to_jsonb(new) - moves is distinct from to_jsonb(old) - moves or (old.ended_at is not null and (new.ended_at, new.ended_why) is distinct from (old.ended_at, old.ended_why)) or new.evaluated < old.evaluated or new.uses < old.uses
    or (old.signed_operator_at is not null and (new.signed_operator_name, new.signed_operator_at) is distinct from (old.signed_operator_name, old.signed_operator_at)) or (old.signed_developer_at is not null and (new.signed_developer_name, new.signed_developer_at) is distinct from (old.signed_developer_name, old.signed_developer_at)) then
    raise exception 'the terms of an agreement never change' using errcode = 'RS002';
  end if;
  return new;
end $$;
create trigger agreements_keep_terms before update on agreements for each row execute function agreements_keep_terms();
-- It is drawn up by whoever passes the joint review last, and moved by its parties, its holder and the offices that supervise operators.
drop policy write on agreements;
drop policy change on agreements;
create policy write on agreements for insert with check (is_platform() or me_role() = 'data-bureau' or holder_id = me_organisation());
create policy change on agreements for update using ((select is_platform()) or (select me_role()) in ('data-bureau', 'registrar') or holder_id = (select me_organisation()) or operator_id = (select me_organisation()) or developer_id = (select me_organisation()));

alter table developer_filings enable row level security;
alter table evaluations enable row level security;
grant select, insert, update on developer_filings to rongshu_app;
grant select, insert on evaluations to rongshu_app;
grant usage on sequence filing_numbers, agreement_numbers to rongshu_app;
-- Who is filed is known to every organisation here: producers and offices decide on it, developers are told.
create policy read on developer_filings for select using ((select is_platform()) or (select me_organisation()) is not null);
create policy write on developer_filings for insert with check (is_platform() or me_role() = 'registrar');
create policy change on developer_filings for update using ((select is_platform()) or (select me_role()) = 'registrar' or operator_id = (select me_organisation()));
create policy read on evaluations for select using (exists (select from agreements g where g.id = agreement_id));
create policy write on evaluations for insert with check (is_platform() or (by_organisation = me_organisation() and exists (select from agreements g where g.id = agreement_id and g.operator_id = me_organisation())));

-- The mandate by which an operator may operate an asset on a day, whoever asks: parties to a case about it need to know, and read no other mandate.
create function standing_mandate(the_asset uuid, the_operator uuid, today date) returns table (id uuid, number text, ends_on date) language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.number, m.ends_on from mandate_assets a join mandates m on m.id = a.mandate_id
  where a.asset_id = the_asset and a.operator_id = the_operator and a.ended_at is null and m.ended_at is null and m.suspended_at is null and today between m.begins_on and m.ends_on
  order by m.ends_on desc, m.id limit 1 $$;

-- The mark of use that an agreement signed by both sides sets on the card (3.11), in the name of either of them.
create function mark_use(the_agreement uuid, officer uuid, officer_name text, moment timestamptz) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into use_marks (id, asset_id, holder_id, holder_kind, holder_sector, operator_id, operator_name, manner, agreement, starts_on, ends_on, note, set_by, set_name, set_at)
  select gen_random_uuid(), a.id, a.holder_id, a.holder_kind, a.holder_sector, g.operator_id, o.name, case m.kind when 'entrusted' then 'entrusted' else 'operated' end, g.number, g.begins_on, g.ends_on, d.name, officer, officer_name, moment
  from agreements g join assets a on a.id = g.asset_id join organisations o on o.id = g.operator_id join organisations d on d.id = g.developer_id join mandates m on m.id = g.mandate_id
  where g.id = the_agreement and g.signed_operator_at is not null and g.signed_developer_at is not null and g.ended_at is null and (is_platform() or me_organisation() in (g.operator_id, g.developer_id))
  on conflict (asset_id, operator_id, agreement) where ended_at is null do nothing $$;
create function unmark_use(the_agreement uuid, officer_name text, why text, moment timestamptz) returns void language sql security definer set search_path = public, pg_temp as $$
  update use_marks u set ended_name = officer_name, end_reason = why, ended_at = moment from agreements g
  where g.id = the_agreement and g.ended_at is not null and u.asset_id = g.asset_id and u.operator_id = g.operator_id and u.agreement = g.number and u.ended_at is null and (is_platform() or me_organisation() = g.operator_id) $$;

-- Agreements go with their asset to whoever holds it next.
create function carry_use() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  update agreements set holder_id = new.holder_id, holder_kind = new.holder_kind, holder_sector = new.holder_sector where asset_id = new.id;
  return null;
end $$;
create trigger carry_use after update on assets for each row when (old.holder_id is distinct from new.holder_id or old.holder_kind is distinct from new.holder_kind or old.holder_sector is distinct from new.holder_sector) execute function carry_use();

-- Who passes a joint step from the seat of one organisation has a part in the case, whoever else is waited for first.
create or replace function cases_writers() returns trigger language plpgsql as $$
begin
  if current_user <> 'rongshu_app' or me_role() in ('system', 'registrar') or me_organisation() in (old.applicant_id, old.addressee_id, old.owner_id) or (old.owner_id is null and old.owner_role = me_role()) or me_role() = any (old.also_owners) or me_role() || ':' || me_organisation() = any (old.also_owners) then return new; end if;
  raise exception 'whoever has no part in a case does not change it (4.7)' using errcode = '42501';
end $$;

do $$ begin
  perform keep_as_record('developer_filings', 'registration', 'until_on');
  perform keep_as_record('agreements', 'registration', 'ends_on');
  perform keep_as_record('evaluations', 'registration', '', 'agreements', 'id', 'ends_on', 'agreement_id');
end $$;
