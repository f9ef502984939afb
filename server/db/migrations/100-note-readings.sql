-- Each officer reads the reminders of their organisation for themselves: what one has read is still unread for the others. `read_at` of a note says that what it asked for is done, or that it was read before this, for all (choice:note-readings).
create table note_readings (
  officer_id uuid not null references officers,
  note_id bigint not null references notes,
  read_at timestamptz not null,
  primary key (officer_id, note_id)
);
create index note_readings_note on note_readings (note_id);
grant select, insert on note_readings to rongshu_app;
alter table note_readings enable row level security;
create policy read on note_readings for select using (officer_id = (select me_officer()));
create policy write on note_readings for insert with check (officer_id = me_officer() and exists (select from notes n where n.id = note_id));
-- Nearly every note stays open for somebody now: what of an organisation is looked for goes by its days, or by kind and subject.
drop index notes_unread;
