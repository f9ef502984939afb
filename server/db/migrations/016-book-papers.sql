-- Whoever reads a voucher reads the papers it rests on, as its unit brought them in; that another unit keeps the same paper is not told.
drop policy of_books on file_uses;
create policy of_books on file_uses for select using (exists (select from cost_documents d where d.paper_sha256 = file_uses.sha256 and d.holder_id = file_uses.organisation_id));

-- Cards in the books repeat the name of their asset, so that lists and searches need no other table: they follow it when it changes.
create function follow_asset_name() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update book_cards set name = new.name, search = new.search where asset_id = new.id;
  return null;
end $$;
create trigger assets_book_name after update of name, search on assets for each row when ((old.name, old.search) is distinct from (new.name, new.search)) execute function follow_asset_name();
update book_cards c set name = a.name, search = a.search from assets a where a.id = c.asset_id and c.name <> a.name;
