-- Who controls whom, as declared by administrators or by the unit itself, so that a firm is not asked to judge its own kin (4.4, 4.5).
create table affiliations (
  id uuid primary key,
  controller_id uuid not null references organisations,
  controlled_id uuid not null references organisations,
  since_on date not null,
  until_on date,
  ground text not null check (length(ground) between 2 and 400),
  declared_for uuid not null references organisations,
  declared_name text not null,
  declared_at timestamptz not null,
  ended_name text,
  ended_ground text check (length(ended_ground) between 2 and 400),
  check (controller_id <> controlled_id),
  check (until_on is null or until_on >= since_on),
  check ((ended_name is null) = (ended_ground is null) and (ended_name is null or until_on is not null))
);
create unique index affiliations_standing on affiliations (controller_id, controlled_id) where until_on is null;
create index affiliations_controlled on affiliations (controlled_id);
create index affiliations_recent on affiliations (declared_at desc, id desc);
grant select, insert, update (until_on, ended_name, ended_ground) on affiliations to rongshu_app;
alter table affiliations enable row level security;
create policy read on affiliations for select using ((select is_platform()) or (select me_organisation()) is not null);
create policy write on affiliations for insert with check (is_platform() or me_role() = 'administrator' or (me_organisation() in (controller_id, controlled_id) and declared_for = me_organisation()));
-- What the other side or an administrator declared is not for one of the two to end.
create policy change on affiliations for update using ((select is_platform()) or (select me_role()) = 'administrator' or ((select me_organisation()) = declared_for and declared_for in (controller_id, controlled_id)));

-- Who is tied to an organisation by declared control on a day: what it controls, what controls it, and what has a controller in common with it; eight steps far.
create function kin_of(one uuid, on_day date) returns uuid[] language sql stable as $$
  with recursive standing as materialized (select controller_id, controlled_id from affiliations where since_on <= on_day and (until_on is null or until_on >= on_day)),
    above (id, path) as (select one, array[one] union all select s.controller_id, a.path || s.controller_id from above a join standing s on s.controlled_id = a.id where s.controller_id <> all (a.path) and cardinality(a.path) <= 8),
    below (id, path) as (select distinct id, array[id] from above union all select s.controlled_id, b.path || s.controlled_id from below b join standing s on s.controller_id = b.id where s.controlled_id <> all (b.path) and cardinality(b.path) <= 8)
  select coalesce(array_agg(distinct id) filter (where id <> one), '{}') from below
$$;

-- How often a firm worked for a unit lately.
create index valuations_firm on valuations (firm_id, holder_id, filed_at);
create index opinions_firm on opinions (firm_id, holder_id, filed_at);
