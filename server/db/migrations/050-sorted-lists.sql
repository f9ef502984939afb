-- Columns that long lists are sorted by; numbers have their unique index already.
create index orders_amount on orders (amount_fen, id);
create index products_name on products (name, id);
create index products_price on products ((coalesce(price_fen, -1)), id);
create index agreements_term on agreements (ends_on, id);
