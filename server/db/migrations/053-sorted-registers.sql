-- Columns that the catalogue and the registers of use, operation, settlement and supervision are sorted by, and who is on the platform.
create index mandates_term on mandates (ends_on, id);
create index developer_filings_term on developer_filings (until_on, id);
create index developer_filings_review on developer_filings (review_on, id);
create index distributions_until on distributions (until_on, id);
create index distributions_gross on distributions (gross_fen, id);
create index distributions_net on distributions (net_fen, id);
create index receivables_period on receivables (period, id);
create index receivables_amount on receivables (amount_fen, id);
create index remittances_amount on remittances (amount_fen, id);
create index inspections_day on inspections ((coalesce(closed_at, began_at)), case_id);
create index incidents_discovered on incidents (discovered_at, case_id);
create index risk_assessments_on on risk_assessments (assessed_on, case_id);
create index risk_assessments_next on risk_assessments (next_on, case_id);
create index disputes_amount on disputes (amount_fen, case_id);
create index disputes_day on disputes ((coalesce(closed_at, began_at)), case_id);
create index assets_name on assets (name, id);
create index memo_entries_review on memo_entries (review_on, asset_id);
create index use_marks_set on use_marks (set_at, id);
create index use_marks_term on use_marks (ends_on, id);
create index destructions_on on destructions (destroyed_on, asset_id);
create index organisations_name on organisations (initials, id);
create index officers_name on officers (name, id);
create index officers_signed_in on officers ((coalesce(signed_in_at, '1970-01-01 00:00:00+00'::timestamptz)), id);
-- The cards of a unit, up and down alike.
drop index book_cards_cost;
create index book_cards_cost on book_cards (holder_id, cost_fen, asset_id);
drop index book_cards_recognised;
create index book_cards_recognised on book_cards (holder_id, recognised_on, asset_id);
