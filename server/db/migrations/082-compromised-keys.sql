-- A signing key may have come into other hands (7.1, choice:signing-keys): as it is replaced, or once that is known of one that had ended.
alter table signing_keys drop constraint signing_keys_ended_because_check;
alter table signing_keys add constraint signing_keys_ended_because_check check (ended_because in ('', 'rotated', 'lost', 'compromised'));
create or replace function signing_key_ends_once() returns trigger language plpgsql as $$
begin
  if (old.valid_until is not null and (new.valid_until is distinct from old.valid_until or old.ended_because = 'compromised' or new.ended_because <> 'compromised'))
     or row(new.id, new.algorithm, new.public_key, new.valid_from, new.vouched_by, new.voucher)
     is distinct from row(old.id, old.algorithm, old.public_key, old.valid_from, old.vouched_by, old.voucher)
  then raise exception 'a signing key only ends, once' using errcode = 'RS001'; end if;
  return new;
end $$;
