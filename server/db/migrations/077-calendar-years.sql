-- The holidays of a year beyond those the platform comes with, as they were published and when they were loaded. A correction is a later row, so that what was
-- counted before it can be counted again (4.7, choice:calendar-horizon).
create table calendar_years (
  year int not null check (year between 2027 and 2199),
  published jsonb not null check (jsonb_typeof(published) = 'object'),
  loaded_at timestamptz not null,
  primary key (year, loaded_at)
);
create trigger calendar_years_append_only before update or delete on calendar_years for each row execute function refuse_change();
create trigger calendar_years_no_truncate before truncate on calendar_years for each statement execute function refuse_change();
select keep_as_record('calendar_years', 'registration');
grant select, insert on calendar_years to rongshu_app;
alter table calendar_years enable row level security;
create policy read on calendar_years for select using (true);
create policy write on calendar_years for insert with check (is_platform());

-- What was counted by weekends is looked for each minute, among all cases of the city.
create index cases_provisional on cases (due_on, id) where is_provisional;
create index regradings_provisional on regradings (due_on, id) where is_provisional;
