-- An identity of the provider that an administrator ended stays as an ended one, without the name there, so that nobody is bound by the login again (choice:single-sign-on).
alter table officer_identities
  drop constraint officer_identities_pkey,
  drop constraint officer_identities_officer_id_issuer_key,
  alter column subject drop not null,
  add primary key (officer_id, issuer),
  add unique (issuer, subject);
-- By which token a table was sent in, as the log marks it: what becomes of it is written down later (choice:api-token).
alter table card_imports add column token jsonb;
