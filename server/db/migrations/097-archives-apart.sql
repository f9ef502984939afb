-- An archive can be taken apart as an upload of several files can; what is not scanned here, or holds no files, cannot.
alter table sources drop constraint sources_apart_check;
alter table sources add constraint sources_apart_check check (not is_apart or arrived_by in ('upload', 'folder'));
