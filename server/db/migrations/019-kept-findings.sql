-- What was found again and leaves its asset as it is (3.8): a registered one is changed by its registration, not by a count.
alter table findings drop constraint findings_state_check;
alter table findings add constraint findings_state_check check (state in ('proposed', 'carded', 'kept', 'set-aside', 'faulty', 'replaced'));
alter table findings add constraint findings_kept_check check (state <> 'kept' or asset_id is not null);
