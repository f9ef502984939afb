-- A post handed over while its officer is away (choice:hand-over): a post of a colleague in the same organisation and part, for whom, why, and its last day.
alter table posts
  add column stands_for uuid references posts,
  add column until_on date,
  add column stand_reason text not null default '',
  add constraint posts_stand_in check ((stands_for is null) = (until_on is null));
create index posts_stands_for on posts (stands_for) where stands_for is not null;
