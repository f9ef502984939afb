-- An archive can be taken apart as an upload of several files can; what is not scanned here, or holds no files, cannot.
alter table sources drop constraint sources_apart_check;
-- How many files of an archive were read as parts of one dataset with others is counted when its findings are entered: the page of a round asks every second.
alter table sources add column joined integer not null default 0;
update sources s set joined = (select coalesce(sum(jsonb_array_length(f.finding -> 'parts')), 0) from findings f where f.source_id = s.id and f.state <> 'replaced') where s.parts is null and s.name ~* '\.zip$';
alter table sources add constraint sources_apart_check check (not is_apart or arrived_by in ('upload', 'folder'));
