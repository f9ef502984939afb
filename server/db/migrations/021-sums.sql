-- Lists, sums and desks of a city's size (3.10, 7.2): a page costs what it shows, not what there is.

-- The sums of a month, of either side of the books apart: by whom lines and movements are kept, by them alone, and in the same statement. What a unit's accounts and
-- cards come to at any day is then the months before and the lines of one month. That they are the lines and the movements is proven with the books of the city.
create table posted_months (
  holder_id uuid not null,
  account text not null,
  period date not null,
  manner text not null,
  template text not null,
  lines int not null,
  debit_fen bigint not null,
  credit_fen bigint not null,
  primary key (holder_id, account, period, manner, template)
);
create table moved_months (
  holder_id uuid not null,
  period date not null,
  class text not null,
  cost_fen bigint not null,
  amortised_fen bigint not null,
  impaired_fen bigint not null,
  primary key (holder_id, period, class)
);
insert into posted_months select p.holder_id, p.account, v.period, p.manner, v.template, count(*), sum(p.debit_fen), sum(p.credit_fen) from postings p join vouchers v on v.id = p.voucher_id group by 1, 2, 3, 4, 5;
insert into moved_months select holder_id, date_trunc('month', on_date)::date, class, sum(cost_fen), sum(amortised_fen), sum(impaired_fen) from voucher_moves group by 1, 2, 3;
do $$ declare t text; begin
  foreach t in array array['posted_months', 'moved_months'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read on %I for select using (holder_id in (select s.holder_id from book_sets s))', t);
    execute format('grant select on %I to rongshu_app', t);
    execute format('create trigger %1$s_no_delete before delete on %1$I for each row execute function refuse_change()', t);
    execute format('create trigger %1$s_no_truncate before truncate on %1$I for each statement execute function refuse_change()', t);
  end loop;
end $$;

create function keep_postings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from arrived n left join vouchers v on v.id = n.voucher_id
    where v.id is null or v.made_in <> pg_current_xact_id() or v.holder_id <> n.holder_id or v.on_date <> n.on_date) then
    raise exception 'a line belongs to no voucher of this transaction' using errcode = 'RS006';
  end if;
  insert into posted_months as m select n.holder_id, n.account, v.period, n.manner, v.template, count(*), sum(n.debit_fen), sum(n.credit_fen) from arrived n join vouchers v on v.id = n.voucher_id group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (holder_id, account, period, manner, template) do update set lines = m.lines + excluded.lines, debit_fen = m.debit_fen + excluded.debit_fen, credit_fen = m.credit_fen + excluded.credit_fen;
  return null;
end $$;
drop trigger postings_belong on postings;
create trigger postings_belong after insert on postings referencing new table as arrived for each statement execute function keep_postings();
drop function refuse_strays();
create function keep_month() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into moved_months as m select holder_id, date_trunc('month', on_date)::date, class, sum(cost_fen), sum(amortised_fen), sum(impaired_fen) from arrived group by 1, 2, 3 order by 1, 2, 3
    on conflict (holder_id, period, class) do update set cost_fen = m.cost_fen + excluded.cost_fen, amortised_fen = m.amortised_fen + excluded.amortised_fen, impaired_fen = m.impaired_fen + excluded.impaired_fen;
  return null;
end $$;
create trigger voucher_moves_month after insert on voucher_moves referencing new table as arrived for each statement execute function keep_month();

-- Cards held are counted without reading them.
create index book_cards_held on book_cards (holder_id) include (holder_kind, holder_sector) where state = 'held';
-- An asset card says at what value the valuation it rests on put the asset, for sums over many; nobody can write another.
alter table asset_cards add column valued_fen bigint not null default 0;
update asset_cards c set valued_fen = v.amount_fen from valuations v where v.id = c.valuation_id;
create function value_card() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.valued_fen := coalesce((select amount_fen from valuations where id = new.valuation_id), 0);
  return new;
end $$;
create trigger asset_cards_value before insert or update on asset_cards for each row execute function value_card();
drop index asset_cards_holder;
create index asset_cards_holder on asset_cards (holder_id) include (holder_kind, holder_sector, valued_fen) where ended_at is null;

-- Lists show the newest first, and of one moment (an import) by id: in the order of an index, by what they are mostly narrowed to.
drop index assets_created;
create index assets_created on assets (created_at desc, id desc);
drop index assets_holder;
create index assets_holder on assets (holder_id, created_at desc, id desc);
create index assets_field on assets (holder_sector, created_at desc, id desc);
create index assets_kind on assets (holder_kind, created_at desc, id desc);
create index assets_state on assets (state, created_at desc, id desc);
create index assets_grade on assets (grade, created_at desc, id desc);
create index assets_origin on assets (origin, created_at desc, id desc);
create index assets_importance on assets (importance, created_at desc, id desc) where importance <> 'general';
create index assets_unregistered on assets (id, version) where state <> 'registered';
-- What a desk says of the assets of one unit, without reading each.
create index assets_figures on assets (holder_id) include (id, holder_kind, holder_sector, state, grade, origin, importance, classified_at, catalogued_at, registered_at);
-- Papers of one unit by the day they run out.
create index certificates_holder on certificates (holder_id, valid_until) where status = 'valid';
create index opinions_holder on opinions (holder_id, valid_until, id);
create index valuations_holder on valuations (holder_id, valid_until, id);
