-- What a unit of ten thousands of cards asks of its books for every page, out of indexes alone and without arithmetic for each card and month.

-- The first month in which something is due on a card: the least number of months of its run whose share is more than what was booked. Null when nothing is.
alter table book_cards add column due_from date generated always as (
  case when state = 'held' and run_months > 0 and run_booked_fen < run_base_fen
    then (date_trunc('month', run_from::timestamp) + make_interval(months => (((run_booked_fen + 1) * run_months + run_base_fen - 1) / run_base_fen)::int - 1))::date end) stored;

-- The links of the account set from content to information card, counted without the rows.
create index assets_chain on assets (holder_id) include (state, catalogued_at, registered_at, fallen, holder_kind, holder_sector, id);
-- What the vouchers of a month come to and who made them.
create index vouchers_months on vouchers (holder_id, period) include (amount_fen, template, made_by, reverses);
