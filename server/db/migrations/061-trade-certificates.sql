-- Whether the number of a trade certificate was given before is asked of every one that is entered (6.1).
create index orders_trade_certificate on orders ((trade_certificate->>'number')) where trade_certificate is not null;
