-- A condition of a trigger is read and prepared anew for every statement that might fire it, 0.1 ms each, and a case has two of them, an asset six. Each is asked now only where a statement
-- sets one of the columns it looks at; no trigger before it changes these, so that nothing else comes of it than before (4.1, 4.3).
do $$
declare
  t record;
  sets text;
begin
  for t in select * from (values
    ('cases', 'keep_readers', 'applicant_id, addressee_id, holder_id, subject_id, submitted_at, procedure, closed_at'),
    ('cases', 'standings_update', 'submitted_at, closed_at, ending, holder_id, holder_kind, holder_sector, procedure'),
    ('assets', 'a_mandated', 'state, holder_kind, holder_sector'),
    ('assets', 'carry_sources', 'holder_id, holder_kind, holder_sector'),
    ('assets', 'carry_use', 'holder_id, holder_kind, holder_sector'),
    ('assets', 'follow_holder', 'holder_id, holder_kind, holder_sector'),
    ('assets', 'keep_receivers', 'frozen_by')) named (of_table, of_name, columns) loop
    select pg_get_triggerdef(oid) into strict sets from pg_trigger where tgrelid = t.of_table::regclass and tgname = t.of_name;
    execute format('drop trigger %I on %I', t.of_name, t.of_table);
    execute replace(sets, ' AFTER UPDATE ON ', format(' AFTER UPDATE OF %s ON ', t.columns));
  end loop;
end $$;

-- What a line of the log says is spelled by a function that PostgreSQL calls by name; one in SQL is prepared for execution at every call. The text is the same to the byte.
create or replace function audit_canonical(l audit_log) returns text language plpgsql immutable parallel safe as $$ begin
  return concat_ws(E'\x1f', (extract(epoch from l.at) * 1000000)::bigint, (extract(epoch from l.platform_at) * 1000000)::bigint,
    coalesce(l.officer_id::text, '-'), coalesce(l.organisation_id::text, '-'), l.role, l.action, l.object_kind, l.object_id,
    l.outcome, l.detail::text, coalesce(l.holder_id::text, '-'), l.request_id, l.address);
end $$;
