-- Runs of a whole city (3.10): what a movement costs when a million of them are written at once.

-- What a voucher moved in all, by class: summed from its movements the moment they arrive, by nobody else, so that a unit's sums at any day are read from its vouchers and
-- not from every card. Like the movements these rows never change. Vouchers are proven against them; that they are the movements is proven with the books of the city.
create table voucher_moves (
  voucher_id uuid not null,
  class text not null,
  holder_id uuid not null,
  on_date date not null,
  moves int not null,
  cost_fen bigint not null,
  amortised_fen bigint not null,
  impaired_fen bigint not null
);
insert into voucher_moves select voucher_id, class, holder_id, on_date, count(*), sum(cost_fen), sum(amortised_fen), sum(impaired_fen) from book_moves group by 1, 2, 3, 4 order by 3, 4;
create index voucher_moves_voucher on voucher_moves (voucher_id);
create index voucher_moves_holder on voucher_moves (holder_id, on_date) include (class, cost_fen, amortised_fen, impaired_fen);
create trigger voucher_moves_append_only before update or delete on voucher_moves for each row execute function refuse_change();
create trigger voucher_moves_no_truncate before truncate on voucher_moves for each statement execute function refuse_change();
alter table voucher_moves enable row level security;
create policy read on voucher_moves for select using (holder_id in (select s.holder_id from book_sets s));
grant select on voucher_moves to rongshu_app;

-- Movements arrive with their voucher or not at all; those of a voucher about one asset are that asset's. They are gone through once.
create function keep_moves() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare is_stray boolean;
begin
  with sums as materialized (select voucher_id, class, holder_id, on_date, count(*) as n, sum(cost_fen) as cost, sum(amortised_fen) as amortised, sum(impaired_fen) as impaired from arrived group by 1, 2, 3, 4),
  kept as (insert into voucher_moves select * from sums)
  select exists (select from sums n left join vouchers v on v.id = n.voucher_id where v.id is null or v.made_in <> pg_current_xact_id() or v.holder_id <> n.holder_id or v.on_date <> n.on_date
    or exists (select from book_moves m where v.asset_id is not null and m.voucher_id = v.id and m.asset_id <> v.asset_id)) into is_stray;
  if is_stray then raise exception 'a movement belongs to no voucher of this transaction, or not to its asset' using errcode = 'RS006'; end if;
  return null;
end $$;
drop trigger book_moves_belong on book_moves;
create trigger book_moves_belong after insert on book_moves referencing new table as arrived for each statement execute function keep_moves();
-- The sums of a voucher say what its movements are; the rules of reading need not be asked again for each.
create or replace function check_voucher() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare n int; financial bigint; budget bigint; red int; m int;
begin
  select count(*), coalesce(sum(debit_fen - credit_fen) filter (where ledger = 'financial'), 0), coalesce(sum(debit_fen - credit_fen) filter (where ledger = 'budget'), 0), count(*) filter (where debit_fen < 0 or credit_fen < 0)
    into n, financial, budget, red from postings where voucher_id = new.id;
  select coalesce(sum(moves), 0) into m from voucher_moves where voucher_id = new.id;
  if n <> new.lines or m <> new.moves then raise exception 'voucher % is not whole: % lines, % movements', new.id, n, m using errcode = 'RS006'; end if;
  if financial <> 0 or budget <> 0 then raise exception 'voucher % does not balance', new.id using errcode = 'RS007'; end if;
  if red <> (case when new.reverses is null then 0 else n end) then raise exception 'voucher %: red amounts stand in reversals and nowhere else', new.id using errcode = 'RS007'; end if;
  if exists (
    select from (select account, sum(debit_fen - credit_fen) as net from postings where voucher_id = new.id and account in (select account from book_controls) group by 1) p
    full join (select c.account, sum(c.sign * case c.measure when 'cost' then b.cost_fen when 'amortised' then b.amortised_fen else b.impaired_fen end) as net
      from voucher_moves b join book_controls c on c.class = b.class where b.voucher_id = new.id group by 1) k on k.account = p.account
    where coalesce(p.net, 0) <> coalesce(k.net, 0)) then
    raise exception 'voucher %: cards and book differ', new.id using errcode = 'RS008';
  end if;
  return null;
end $$;

-- A movement is found by its voucher, and a voucher by its asset or, when it moved many, by its unit: one index instead of three.
create index vouchers_of_many on vouchers (holder_id, seq) where asset_id is null and moves > 0;
drop index book_moves_asset;
drop index book_moves_holder;

-- Sealing asks once, and not for every line, who seals.
drop policy write on audit_chain;
create policy write on audit_chain for insert with check ((select is_platform()));
