-- What passes along with an asset and what ends with its transfer is told to whoever reads agreements and mandates over it, and before it consents to who is to take it over (choice:transfer-consent, choice:transfer-of-holding).
create function sees_passing(about uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from assets a where a.id = about and reads_holder(a.holder_id, a.holder_kind, a.holder_sector))
    or exists (select from cases c where c.subject_id = about and c.procedure = 'transfer-registration' and c.submitted_at is not null and c.closed_at is null and c.addressee_id = me_organisation())
$$;

-- Agreements that both sides signed, mandates, and marks that name neither, as they stand on a day; null for whoever is not told.
create function passes_along(about uuid, on_day date) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
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
$$;

-- What has no ground once a receiver holds an asset, and why: a utility's mandate over its own, an entrusted one where the receiver is public, agreements under them, and agreements that carry raw data out where the receiver's is public data (choice:use-after-transfer).
create function unfounded_with(about uuid, receiver uuid, public_kinds text[], raw_manners text[], public_data_holders text[])
returns table (what text, id uuid, number text, ground text, operator_id uuid, developer_id uuid) language sql stable security definer set search_path = public, pg_temp as $$
  with fallen as (select m.id, m.number, m.kind, m.operator_id from mandate_assets a join mandates m on m.id = a.mandate_id join organisations r on r.id = receiver
      where a.asset_id = about and a.ended_at is null and m.ended_at is null and ((m.kind = 'utility' and m.operator_id <> r.id) or (m.kind = 'entrusted' and r.kind = any (public_kinds))))
  select t.* from (
    select 'mandate', f.id, f.number, f.kind, f.operator_id, null::uuid from fallen f
    union all
    select 'agreement', g.id, g.number, coalesce(f.kind, 'raw'), g.operator_id, g.developer_id from agreements g join organisations r on r.id = receiver left join fallen f on f.id = g.mandate_id
      where g.asset_id = about and g.ended_at is null and (f.id is not null or (g.manner = any (raw_manners) and r.kind = any (public_data_holders)))
  ) t
  where sees_passing(about)
$$;
