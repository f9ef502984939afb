-- Entries of the log come by the thousand (4.3 7.1): whether the platform adds them is asked once a statement.
alter policy write on log_entries with check ((select is_platform()));
alter policy write on log_nodes with check ((select is_platform()));
alter policy write on log_salts with check ((select is_platform()));

-- That each salt has its entry as well. A foreign key asks for every row and marks the entry each time; what it would keep from going, no entry ever does.
alter table log_salts drop constraint log_salts_position_fkey;
create function salts_have_entries() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (select count(*) from added) <> (select count(*) from log_entries where position = any (array(select position from added)))
  then raise exception 'a salt opens an entry of the log' using errcode = '23503', table = 'log_salts'; end if;
  return null;
end $$;
create trigger log_salts_of_entries after insert on log_salts referencing new table as added for each statement execute function salts_have_entries();
