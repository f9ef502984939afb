-- Nothing that is a record is deleted before its time (§4.8, §7.1, choice:retention-matrix): refused to the owner of the tables too.
-- The rows below are law/record-tables.ts written down; a test compares. A term that changes takes a migration.

-- Told by its trigger: kind, its two names, months ('' for good), column of the day, 'year-end', and for a part the whole, its key, its column and the column here that names it.
create function refuse_early() returns trigger language plpgsql set search_path to 'public', 'pg_temp' set timezone to 'Asia/Shanghai' as $$
declare
  kept int := nullif(tg_argv[3], '')::int;
  kept_zh text := case when kept is null then '永久保存' when kept % 12 = 0 then '保存' || kept / 12 || '年' else '保存' || kept || '个月' end;
  kept_en text := case when kept is null then 'kept for good' when kept % 12 = 0 then 'kept ' || kept / 12 || ' years' else 'kept ' || kept || ' months' end;
  started text;
  begun date;
  ends date;
begin
  if tg_op = 'TRUNCATE' then
    raise exception '“%”%，不能整表清空：% · %: %, never emptied as a whole', tg_argv[1], kept_zh, tg_table_name, tg_argv[2], kept_en using errcode = 'RS001', hint = 'choice:retention-matrix';
  end if;
  if tg_argv[4] <> '' then started := to_jsonb(old) ->> tg_argv[4]; end if;
  if tg_argv[6] <> '' and to_jsonb(old) ->> tg_argv[9] is not null then
    execute format('select max(%I)::text from %I where %I = %L', tg_argv[8], tg_argv[6], tg_argv[7], to_jsonb(old) ->> tg_argv[9]) into started;
  end if;
  begun := started::timestamptz::date;
  if tg_argv[5] = 'year-end' then begun := make_date(extract(year from begun)::int, 12, 31); end if;
  ends := begun + make_interval(months => kept);
  if ends < current_date then return old; end if;
  raise exception '“%”%，%：% 的这一行不能删除 · %: %, %', tg_argv[1], kept_zh, case when kept is null then '没有届满之日' when begun is null then '尚在使用，保存期还没有起算' else format('自%s起，至%s止', begun, ends) end,
    tg_table_name, tg_argv[2], kept_en, case when kept is null then 'there is no last day' when begun is null then 'still in use: its term has not begun' else format('from %s until %s', begun, ends) end
    using errcode = 'RS001', hint = 'choice:retention-matrix';
end $$;

do $$
declare r record;
begin
  for r in select t.name, t.once, array[t.kind, k.zh, k.en, k.months, t.begins, k.year_end, t.whole, t.key, t.whole_begins, t.by] as told from (values
    ('accounting', '会计凭证、账簿', 'Vouchers and books', '360', 'year-end'),
    ('destruction', '销毁记录', 'Records of destruction', '', ''),
    ('registration', '登记材料', 'Registration material', '360', '')
  ) k (kind, zh, en, months, year_end) join (values
    ('affiliations', 'registration', 'until_on', '', '', '', '', ''),
    ('asset_cards', 'registration', 'ended_at', '', '', '', '', ''),
    ('asset_codes', 'registration', '', '', '', '', '', ''),
    ('asset_links', 'registration', 'ended_at', '', '', '', '', ''),
    ('asset_versions', 'registration', '', 'assets', 'id', 'destroyed_at', 'asset_id', ''),
    ('assets', 'registration', 'destroyed_at', '', '', '', '', ''),
    ('audit_chain', 'registration', '', 'audit_log', 'id', 'platform_at', 'line_id', ''),
    ('audit_log', 'registration', 'platform_at', '', '', '', '', ''),
    ('book_cards', 'accounting', '', 'assets', 'id', 'destroyed_at', 'asset_id', ''),
    ('book_codes', 'accounting', '', '', '', '', '', ''),
    ('book_moves', 'accounting', '', 'vouchers', 'id', 'on_date', 'voucher_id', ''),
    ('book_notes', 'accounting', 'made_at', '', '', '', '', ''),
    ('book_periods', 'accounting', 'period', '', '', '', '', ''),
    ('book_sets', 'accounting', '', '', '', '', '', ''),
    ('card_import_lines', 'registration', '', 'assets', 'id', 'destroyed_at', 'asset_id', ''),
    ('card_imports', 'registration', 'ended_at', '', '', '', '', ''),
    ('cases', 'registration', 'closed_at', '', '', '', '', 'submitted_at'),
    ('certificate_changes', 'registration', '', 'certificates', 'number', 'valid_until', 'number', ''),
    ('certificates', 'registration', 'valid_until', '', '', '', '', ''),
    ('city_salt', 'registration', '', '', '', '', '', ''),
    ('classifications', 'registration', '', 'assets', 'id', 'destroyed_at', 'asset_id', ''),
    ('coding_rules', 'registration', '', '', '', '', '', ''),
    ('cost_documents', 'accounting', '', 'vouchers', 'id', 'on_date', 'voucher_id', ''),
    ('count_differences', 'registration', '', 'rounds', 'id', 'published_at', 'round_id', ''),
    ('credentials', 'registration', '', 'certificates', 'number', 'valid_until', 'number', ''),
    ('demand_notes', 'registration', '', 'sector_lists', 'id', 'published_at', 'list_id', ''),
    ('destructions', 'destruction', '', '', '', '', '', ''),
    ('entries', 'registration', '', 'cases', 'id', 'closed_at', 'case_id', ''),
    ('file_uses', 'registration', 'created_at', 'cases', 'id', 'closed_at', 'case_id', ''),
    ('files', 'registration', 'created_at', '', '', '', '', ''),
    ('findings', 'registration', '', 'rounds', 'id', 'published_at', 'round_id', ''),
    ('legacy_registrations', 'registration', '', 'cases', 'id', 'closed_at', 'case_id', ''),
    ('list_comments', 'registration', '', 'sector_lists', 'id', 'published_at', 'list_id', ''),
    ('list_invitations', 'registration', '', 'sector_lists', 'id', 'published_at', 'list_id', ''),
    ('log_checkpoints', 'registration', '', '', '', '', '', ''),
    ('log_cosignatures', 'registration', '', '', '', '', '', ''),
    ('log_entries', 'registration', '', '', '', '', '', ''),
    ('log_nodes', 'registration', '', '', '', '', '', ''),
    ('log_salts', 'registration', '', '', '', '', '', ''),
    ('memo_entries', 'registration', 'left_at', '', '', '', '', ''),
    ('memo_reviews', 'registration', '', 'memo_entries', 'asset_id', 'left_at', 'asset_id', ''),
    ('moved_months', 'accounting', '', '', '', '', '', ''),
    ('notices', 'registration', 'closed_on', '', '', '', '', ''),
    ('officers', 'registration', '', '', '', '', '', ''),
    ('opinions', 'registration', 'valid_until', '', '', '', '', ''),
    ('organisation_changes', 'registration', 'changed_at', '', '', '', '', ''),
    ('organisations', 'registration', '', '', '', '', '', ''),
    ('outside_registrations', 'registration', 'ended_at', '', '', '', '', ''),
    ('posted_months', 'accounting', '', '', '', '', '', ''),
    ('postings', 'accounting', '', 'vouchers', 'id', 'on_date', 'voucher_id', ''),
    ('posts', 'registration', 'ended_at', '', '', '', '', ''),
    ('regradings', 'registration', 'closed_at', '', '', '', '', ''),
    ('round_call_units', 'registration', '', 'round_calls', 'id', 'ends_on', 'call_id', ''),
    ('round_calls', 'registration', 'ends_on', '', '', '', '', ''),
    ('rounds', 'registration', 'published_at', '', '', '', '', ''),
    ('sector_entries', 'registration', '', 'sector_lists', 'id', 'published_at', 'list_id', ''),
    ('sector_lists', 'registration', 'published_at', '', '', '', '', ''),
    ('signing_keys', 'registration', '', '', '', '', '', ''),
    ('sources', 'registration', '', 'rounds', 'id', 'published_at', 'round_id', ''),
    ('unit_keys', 'registration', '', '', '', '', '', ''),
    ('use_marks', 'registration', 'ends_on', '', '', '', '', ''),
    ('valuations', 'registration', 'valid_until', '', '', '', '', ''),
    ('voucher_moves', 'accounting', '', 'vouchers', 'id', 'on_date', 'voucher_id', ''),
    ('vouchers', 'accounting', 'on_date', '', '', '', '', ''),
    ('witnessed_logs', 'registration', '', '', '', '', '', ''),
    ('witnesses', 'registration', '', '', '', '', '', '')
  ) t (name, kind, begins, whole, key, whole_begins, by, once) using (kind) loop
    execute format('create trigger a_kept before delete on %I for each row %s execute function refuse_early(%s)', r.name, case when r.once <> '' then format('when (old.%I is not null)', r.once) else '' end, (select string_agg(quote_literal(told), ', ' order by n) from unnest(r.told) with ordinality u (told, n)));
    execute format('create trigger a_kept_whole before truncate on %I for each statement execute function refuse_early(%s)', r.name, (select string_agg(quote_literal(told), ', ' order by n) from unnest(r.told) with ordinality u (told, n)));
  end loop;
end $$;

-- What is due is found among many rows: old ones lie together.
create index audit_log_retained on audit_log using brin (platform_at) with (autosummarize = on);
create index cases_retained on cases using brin (closed_at) with (autosummarize = on);
create index vouchers_retained on vouchers using brin (on_date) with (autosummarize = on);
create index files_retained on files using brin (created_at) with (autosummarize = on);
create index file_uses_retained on file_uses using brin (created_at) with (autosummarize = on);
