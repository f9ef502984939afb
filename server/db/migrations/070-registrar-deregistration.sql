-- A deregistration by the registrar is an open registration case like the others: no two at once about an asset (choice:one-open-registration, choice:registrar-deregistration).
drop index cases_one_open_registration;
create unique index cases_one_open_registration on cases (subject_id) where closed_at is null and submitted_at is not null and procedure in ('first-registration', 'change-registration', 'transfer-registration', 'third-party-correction', 'deregistration', 'registrar-deregistration', 'legacy-registration');
