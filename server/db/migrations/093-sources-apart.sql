-- Files of one source that the officer wants as a dataset each (§3.2): taken apart after they were put together, or the other way round, without being sent again.
alter table sources add column is_apart boolean not null default false;
alter table sources add constraint sources_apart_check check (not is_apart or parts is not null);
