-- What the demonstration has already played, so that an interrupted first start goes on where it stopped.
create table demonstration_steps (
  name text primary key,
  outcome jsonb not null default '{}',
  done_at timestamptz not null default now()
);
alter table demonstration_steps enable row level security;
create policy platform on demonstration_steps for all using (is_platform()) with check (is_platform());
grant select, insert on demonstration_steps to rongshu_app;
