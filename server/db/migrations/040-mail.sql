-- Notes by e-mail (chapters 1 and 2, choice:mail): where an officer wants them, sealed, and what is to be sent, written with the note itself.
create table mail_addresses (
  officer_id uuid primary key references officers,
  sealed bytea not null,
  asked_at timestamptz not null,
  tries int not null default 0,
  confirmed_at timestamptz
);

-- A letter: about a note, or the code that confirms an address. It is sent once, or given up with the reason.
create table letters (
  id bigint primary key generated always as identity,
  officer_id uuid not null references officers,
  note_id bigint references notes,
  queued_at timestamptz not null,
  due_at timestamptz not null,
  tries int not null default 0,
  sent_at timestamptz,
  given_up_at timestamptz,
  problem text not null default '',
  unique (officer_id, note_id)
);
create index letters_due on letters (due_at, id) where sent_at is null and given_up_at is null;
create index letters_note on letters (note_id);

-- A post whose last day is over is held no more, also where nothing has ended it, as with a stand-in.
create function queue_letters() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into letters (officer_id, note_id, queued_at, due_at)
    select distinct m.officer_id, n.id, n.at, now() from told n join posts p on p.organisation_id = n.organisation_id and p.ended_at is null and (p.until_on is null or p.until_on >= (n.at at time zone 'Asia/Shanghai')::date)
      join officers o on o.id = p.officer_id and o.is_active join mail_addresses m on m.officer_id = o.id and m.confirmed_at is not null
    on conflict do nothing;
  return null;
end $$;
revoke execute on function queue_letters() from public;
create trigger queue_letters after insert on notes referencing new table as told for each statement execute function queue_letters();

do $$
declare named text;
begin
  foreach named in array array['mail_addresses', 'letters'] loop
    execute format('alter table %I enable row level security', named);
    execute format('create policy platform on %I for all using ((select is_platform())) with check ((select is_platform()))', named);
    execute format('grant select, insert, update, delete on %I to rongshu_app', named);
  end loop;
end $$;
