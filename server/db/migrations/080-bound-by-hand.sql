-- Who bound the account at the identity provider since its owner proved itself last by a password or a factor of its own: one person does not do that and set its password or factors anew (7.1, choice:two-resets).
alter table officers add column identity_bound_by uuid references officers;
-- Whom of the provider an account was until the binding was ended: who ends one alone restores it alone, and binds nobody else (choice:two-resets).
alter table officer_identities add column ended_subject text check (ended_subject is null or subject is null);
