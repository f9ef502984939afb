-- What falls due on the cards of a unit, month by month: its months are read without going through its cards.

-- What one card adds to the months: in the first in which something is due on it itself and all that is due by then, in each later month of its run (as far as asked) what that month adds.
-- Nothing of a card on which nothing will be due; that one has no months, by which no plan may divide.
create function due_steps(due_from date, moved_on date, run_from date, run_months int, run_base_fen bigint, run_booked_fen bigint, until date default null) returns table (period date, cards int, fen bigint) language sql immutable as $$
  select make_date((first + n - 1) / 12, (first + n - 1) % 12 + 1, 1), (n = 1)::int,
    run_base_fen * least(before + n, run_months) / nullif(run_months, 0) - case n when 1 then run_booked_fen else run_base_fen * least(before + n - 1, run_months) / nullif(run_months, 0) end
  from (select first, before, generate_series(1, least(greatest(run_months - before, 1), (date_part('year', until) * 12 + date_part('month', until))::int - first)) as n
    from (select first, first - (date_part('year', run_from) * 12 + date_part('month', run_from) - 1)::int as before
      from (select greatest(date_part('year', due_from) * 12 + date_part('month', due_from), date_part('year', moved_on) * 12 + date_part('month', moved_on))::int - 1 as first where due_from is not null) f) b) s
$$;

-- Summed from the first month on, what is due by the end of a month and on how many cards. A run writes here itself what it charged; every other writing of a card does it by the trigger.
-- That it is what the cards say is proven with the books of the city.
create table due_months (
  holder_id uuid not null,
  period date not null,
  cards int not null,
  fen bigint not null,
  primary key (holder_id, period)
);
insert into due_months select c.holder_id, s.period, sum(s.cards), sum(s.fen) from book_cards c cross join lateral due_steps(c.due_from, c.moved_on, c.run_from, c.run_months, c.run_base_fen, c.run_booked_fen) s group by 1, 2;
alter table due_months enable row level security;
create policy read on due_months for select using (holder_id in (select s.holder_id from book_sets s));
create policy write on due_months for insert with check ((select is_platform()) or ((select me_role()) = 'producer' and holder_id = (select me_organisation())));
create policy change on due_months for update using ((select is_platform()) or ((select me_role()) = 'producer' and holder_id = (select me_organisation())));
grant select, insert, update on due_months to rongshu_app;

create function keep_dues() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into due_months as d select new.holder_id, s.period, sum(s.cards), sum(s.fen) from (
      select * from due_steps(new.due_from, new.moved_on, new.run_from, new.run_months, new.run_base_fen, new.run_booked_fen)
      union all select period, -cards, -fen from due_steps(old.due_from, old.moved_on, old.run_from, old.run_months, old.run_base_fen, old.run_booked_fen)) s
    group by 2 having sum(s.cards) <> 0 or sum(s.fen) <> 0 order by 2
    on conflict (holder_id, period) do update set cards = d.cards + excluded.cards, fen = d.fen + excluded.fen;
  return null;
end $$;
-- A run names none of these columns: what it charges, a million cards at once, it writes itself.
create trigger book_cards_dues after insert or update of state, run_from, run_months, run_base_fen on book_cards for each row execute function keep_dues();
