-- What the forms of other registers ask about an organisation beside its name and code (4.1): its representative, registration, addresses, term and business, as answers to one form.
alter table organisations add column particulars jsonb not null default '{}'::jsonb constraint organisations_particulars_check check (jsonb_typeof(particulars) = 'object');
