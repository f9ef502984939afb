-- A utility that belongs to the city is a municipal enterprise too: the State Assets Commission supervises it (§2.3), and it stays a utility (§5.11).
create or replace function me_kinds() returns text[] language plpgsql stable parallel safe as $$
  begin return case current_setting('app.role', true) when 'finance-bureau' then array['administrative-organ', 'public-institution'] when 'sasac' then array['municipal-soe', 'municipal-utility'] else '{}'::text[] end; end $$;
create or replace function code_is_immutable() returns trigger language plpgsql as $$
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
end $$;
