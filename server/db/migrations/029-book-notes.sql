-- What a unit writes into the notes of its statements itself (6.3), year by year: only ever added to; the last of an item is what stands.
create table book_notes (
  seq bigint generated always as identity primary key,
  holder_id uuid not null references book_sets,
  year int not null check (year between 2000 and 2099),
  item text not null,
  text text not null check (length(text) <= 4000),
  made_by uuid references officers,
  made_name text not null,
  made_at timestamptz not null
);
create index book_notes_year on book_notes (holder_id, year, item, seq desc);
create trigger book_notes_append_only before update or delete on book_notes for each row execute function refuse_change();
create trigger book_notes_no_truncate before truncate on book_notes for each statement execute function refuse_change();
alter table book_notes enable row level security;
create policy read on book_notes for select using (holder_id in (select s.holder_id from book_sets s));
create policy write on book_notes for insert with check ((select is_platform()) or ((select me_role()) = 'producer' and holder_id = (select me_organisation())));
grant select, insert on book_notes to rongshu_app;
