-- Files of a folder that are parts of one dataset come as one source (3.5): `parts` are their real paths, `path` is the first of them.
alter table sources add column parts text[] check (parts is null or cardinality(parts) > 1);
