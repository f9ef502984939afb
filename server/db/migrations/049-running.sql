-- What runs of one kind for somebody, and what was bought of a developer's products, is found by an index and not by going through all of a city.

-- A desk asks of every unit whether its yearly report is under way: of a million closed cases none has to be looked at (7.3).
create index cases_running on cases (procedure, applicant_id) where closed_at is null;
-- Whether an operator's MLPS filing was recorded, asked of every mandate that runs, without its cases of other kinds (7.4).
create index cases_mlps on cases (applicant_id) where procedure = 'mlps-filing';
-- The desk of a developer, and its orders, which had to be sought among everybody's (1.7).
create index orders_developer on orders (developer_id, placed_at desc, id);
-- How many assets a mandate covers is counted out of an index alone.
create index mandate_assets_standing on mandate_assets (mandate_id) where ended_at is null;

-- Which distributions somebody takes part in is asked once for a statement, not for each of their lines; past the rule of the table, which would ask back.
create function distributions_taken_part_in() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$ select distribution_id from distribution_parties where organisation_id = me_organisation() $$;
revoke execute on function distributions_taken_part_in() from public;
grant execute on function distributions_taken_part_in() to rongshu_app;
do $$
declare
  offices constant text := $r$(select is_platform()) or (select me_everywhere()) or (select me_role()) = 'finance-bureau'$r$;
  own constant text := $r$(organisation_id = (select me_organisation()) or %s or distribution_id in (select d.id from distributions d where d.operator_id = (select me_organisation())) or distribution_id in (select distributions_taken_part_in()))$r$;
begin
  execute format('alter policy read on distributions using (operator_id = (select me_organisation()) or %s or id in (select distributions_taken_part_in()))', offices);
  execute 'alter policy read on distribution_shares using ' || format(own, offices);
  execute 'alter policy read on distribution_parties using ' || format(own, offices);
end $$;
drop function takes_part_in(uuid);
