-- Columns that the registers of operation, settlement and supervision are sorted by.
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
