-- What the inventory remembers: which dataset a finding is about, what changed since it was last scanned, what people decided
-- about its columns, which rules they set, and sketches by which the same data is found elsewhere (3.8, 3.9).

-- One name for the files a unit sends year after year: no folder, no ending, no years, months, copies, case or separators.
create function name_stem(name text) returns text language sql immutable parallel safe as $$
  select coalesce(nullif(regexp_replace(regexp_replace(bare, '(19|20)\d\d([-_.年/]?(1[0-2]|0?[1-9])([-_.月/]?(3[01]|[12]\d|0?[1-9])(?!\d)日?)?(?!\d)月?)?|(上|下)半年|年度?|第?[一二三四1-4]季度|q[1-4]|副本|copy|[(（]\d+[)）]', '', 'g'), '[\s_.,，、()（）\[\]【】-]+', '', 'g'), ''), bare)
  from (select regexp_replace(lower(name), '(\.(csv|tsv|txt|xlsx?|xlsm|json|jsonl|ndjson|geojson|parquet|sql|gz))+$', '') as bare) b
$$;
-- A table by where it stands in its database, anything else by the stem of its file and sheet.
create function dataset_identity(finding jsonb) returns text language sql immutable parallel safe as $$
  select left(case when jsonb_typeof(finding -> 'origin') = 'object'
    then 'db:' || lower(concat_ws('.', finding #>> '{origin,database}', finding #>> '{origin,schema}', finding #>> '{origin,table}'))
    else name_stem(split_part(finding ->> 'file', '#', 1)) || case when finding ->> 'file' like '%#%' then '#' || name_stem(split_part(finding ->> 'file', '#', 2)) else '' end end, 300)
$$;

alter table findings
  add column identity text generated always as (dataset_identity(finding)) stored,
  -- The last scan of the same dataset, and the asset that an earlier scan of it became.
  add column previous_id uuid references findings,
  add column known_as uuid references assets,
  add column changes jsonb not null default '[]',
  add column attention int not null default 0,
  -- The card as it was drafted, by which what people changed is told from what the scan proposed.
  add column drafted jsonb not null default '{}',
  drop constraint findings_state_check,
  add constraint findings_state_check check (state in ('proposed', 'carded', 'set-aside', 'faulty', 'replaced'));
create index findings_identity on findings (holder_id, identity, found_at desc);

create table column_corrections (
  id uuid primary key,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  heading text not null,
  comment text not null,
  physical_type text not null,
  -- What the scanner had proposed, and what a person decided; null where nothing was said of it.
  proposed_type text not null,
  proposed_grade int not null,
  semantic_type text,
  grade int check (grade between 1 and 4),
  times int not null default 1,
  decided_by uuid references officers,
  decided_name text not null,
  decided_at timestamptz not null,
  unique (holder_id, heading, comment, physical_type)
);
-- Rules of a dataset; a change is a new version, the highest is in force.
create table column_rules (
  id uuid primary key,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  identity text not null,
  dataset text not null,
  version int not null,
  -- Each rule with who set it and when.
  rules jsonb not null,
  set_by uuid references officers,
  set_at timestamptz not null,
  unique (holder_id, identity, version)
);
create table column_sketches (
  id uuid primary key,
  finding_id uuid not null references findings,
  position int not null,
  holder_id uuid not null references organisations,
  holder_kind text not null,
  holder_sector text not null default '',
  name text not null,
  distinct_count bigint not null,
  is_key boolean not null,
  -- Smallest salted hashes in rising order, moved from unsigned to signed; the first `probes` of them are looked for.
  hashes int[] not null,
  probes int not null,
  unique (finding_id, position)
);
alter table column_sketches alter column hashes set storage external;
create index column_sketches_probes on column_sketches using gin ((hashes[1:probes])) with (fastupdate = off);

grant select, insert on column_corrections, column_rules, column_sketches to rongshu_app;
grant update on column_corrections, column_rules, column_sketches to rongshu_app;
do $$ declare t text; begin
  foreach t in array array['column_corrections', 'column_rules', 'column_sketches'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read on %1$I for select using (holder_id = (select me_organisation()) or (select me_everywhere()) or holder_kind = any ((select me_kinds())::text[]) or holder_sector = (select me_field()))', t);
    execute format('create policy write on %I for insert with check (is_platform() or holder_id = me_organisation())', t);
    execute format('create policy change on %I for update using ((select is_platform()) or holder_id = (select me_organisation()))', t);
  end loop;
end $$;
-- Looking for shared hashes goes by an index, which row-level security keeps operators on arrays from; a view reads as its owner,
-- so it says who reads what itself, in the same words.
create view readable_sketches as
select finding_id, position, name, distinct_count, is_key, hashes, probes, holder_id from column_sketches
where holder_id = (select me_organisation()) or (select me_everywhere()) or holder_kind = any ((select me_kinds())::text[]) or holder_sector = (select me_field());
grant select on readable_sketches to rongshu_app;
