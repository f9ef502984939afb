-- How many assets entered the catalogue in each month: a count, since the public does not read them one by one.
create view public_catalogue_months as
select date_trunc('month', catalogued_at at time zone 'Asia/Shanghai')::date as month, count(*) as entered
from assets where catalogued_at is not null group by 1;
grant select on public_catalogue_months to rongshu_app;
