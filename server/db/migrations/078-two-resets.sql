-- Who set the password or took the second factors of an account anew since its owner signed in last: one person does not do both (7.1, choice:two-resets).
alter table officers add column password_reset_by uuid references officers, add column factors_reset_by uuid references officers;
