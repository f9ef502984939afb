-- The days of the renewal on which a case that is not the holder's own was open about a registration, so that no renewal could be asked for: they are not counted (choice:renewal-held).
create function renewal_held(about uuid, until date, days int, on_day date) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select count(distinct d)::int from cases c cross join lateral generate_series(
    greatest(until - days, (c.submitted_at at time zone 'Asia/Shanghai')::date), least(until, on_day, (c.closed_at at time zone 'Asia/Shanghai')::date), interval '1 day') d
  where c.subject_id = about and c.procedure in ('third-party-correction', 'registrar-deregistration') and c.submitted_at is not null
$$;
