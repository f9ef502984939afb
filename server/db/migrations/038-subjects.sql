-- A case may be about an organisation and what it does here, about an agreement, a product or a settlement, or about a matter that begins with it (chapters 5 to 8).
alter table cases drop constraint cases_subject_kind_check;
alter table cases add constraint cases_subject_kind_check check (subject_kind in ('asset', 'round', 'list', 'case', 'organisation', 'matter', 'agreement', 'product', 'settlement'));
