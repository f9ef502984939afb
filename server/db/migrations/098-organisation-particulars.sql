-- What the forms of other registers ask about an organisation beside its name and code (4.1): its representative, registration, addresses, term and business, as answers to one form.
alter table organisations add column particulars jsonb not null default '{}'::jsonb constraint organisations_particulars_check check (jsonb_typeof(particulars) = 'object');
-- The post of somebody absent is handed over by two hands: asked for by one administrator, approved by another (2.1, 7.1).
alter table account_requests add column stands_for uuid references posts (id);
alter table account_requests drop constraint account_requests_kind_check, add constraint account_requests_kind_check check (kind in ('account', 'post', 'restore', 'grant', 'end', 'stand-in'));
alter table account_requests drop constraint account_requests_until, add constraint account_requests_until check ((kind in ('grant', 'end', 'stand-in')) = (until_on is not null));
alter table account_requests add constraint account_requests_stand_in check ((kind = 'stand-in') = (stands_for is not null) and (kind <> 'stand-in' or length(reason) >= 2));
