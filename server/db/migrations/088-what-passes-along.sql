-- Who is to take an asset over reads what would pass along with it before it consents: use agreements, mandates and marks that stand (choice:transfer-consent, choice:transfer-of-holding).
create function passes_along(about uuid) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('what', t.what, 'number', t.number, 'name', t.name, 'until', t.until) order by t.what, t.number), '[]'::jsonb)
  from (
    select 'agreement' as what, g.number, d.name, g.ends_on as until from agreements g join organisations d on d.id = g.developer_id where g.asset_id = about and g.ended_at is null
    union all
    select 'mandate', m.number, m.operator_name, m.ends_on from mandate_assets a join mandates m on m.id = a.mandate_id where a.asset_id = about and a.ended_at is null and m.ended_at is null
    union all
    select 'mark', u.agreement, u.operator_name, u.ends_on from use_marks u where u.asset_id = about and u.ended_at is null
      and not exists (select from agreements g where g.asset_id = about and g.number = u.agreement) and not exists (select from mandates m where m.number = u.agreement)
  ) t
  where is_platform() or me_everywhere() or exists (select from assets a where a.id = about and a.holder_id = me_organisation())
    or exists (select from cases c where c.subject_id = about and c.procedure = 'transfer-registration' and c.submitted_at is not null and c.closed_at is null and c.addressee_id = me_organisation())
$$;
