-- Nothing that is a record is deleted before its time (§4.8, §7.1, choice:retention-matrix): refused to the owner of the tables too.
-- What is said of each table below is law/record-tables.ts written down; a test compares. A term that changes takes a migration.

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

-- Puts both triggers on a table; said once for each table in the migration that makes it, and again when a term changes.
create function keep_as_record(name regclass, kind text, begins text default '', whole text default '', whole_key text default '', whole_begins text default '', by text default '', once text default '') returns void language plpgsql as $$
declare
  told text := (select string_agg(quote_literal(a), ', ' order by n) from unnest((select array[k.kind, k.zh, k.en, k.months, keep_as_record.begins, k.year_end, whole, whole_key, whole_begins, by] from (values
      ('network-log', '网络日志', 'Network logs', '6', ''),
      ('provision', '个人信息或重要数据的提供、委托记录', 'Records of providing or entrusting personal or important data', '36', ''),
      ('risk-assessment', '风险评估报告', 'Risk assessment reports', '36', ''),
      ('impact-assessment', '个人信息保护影响评估', 'Impact assessments', '36', ''),
      ('registration', '登记材料', 'Registration material', '360', ''),
      ('accounting', '会计凭证、账簿', 'Vouchers and books', '360', 'year-end'),
      ('destruction', '销毁记录', 'Records of destruction', '', '')
    ) k (kind, zh, en, months, year_end) where k.kind = keep_as_record.kind)) with ordinality u (a, n));
begin
  if told is null then raise exception 'no kind of record: %', kind; end if;
  execute format('create or replace trigger a_kept before delete on %s for each row %s execute function refuse_early(%s)', name, case when once <> '' then format('when (old.%I is not null)', once) else '' end, told);
  execute format('create or replace trigger a_kept_whole before truncate on %s for each statement execute function refuse_early(%s)', name, told);
end $$;

do $$ begin
  perform keep_as_record('account_requests', 'registration');
  perform keep_as_record('account_steps', 'registration');
  perform keep_as_record('affiliations', 'registration', 'until_on');
  perform keep_as_record('asset_cards', 'registration', 'ended_at');
  perform keep_as_record('asset_codes', 'registration');
  perform keep_as_record('asset_links', 'registration', 'ended_at');
  perform keep_as_record('asset_versions', 'registration', '', 'assets', 'id', 'destroyed_at', 'asset_id');
  perform keep_as_record('assets', 'registration', 'destroyed_at');
  perform keep_as_record('audit_chain', 'registration', '', 'audit_log', 'id', 'platform_at', 'line_id');
  perform keep_as_record('audit_log', 'registration', 'platform_at');
  perform keep_as_record('book_cards', 'accounting', '', 'assets', 'id', 'destroyed_at', 'asset_id');
  perform keep_as_record('book_codes', 'accounting');
  perform keep_as_record('book_moves', 'accounting', '', 'vouchers', 'id', 'on_date', 'voucher_id');
  perform keep_as_record('book_notes', 'accounting', 'made_at');
  perform keep_as_record('book_periods', 'accounting', 'period');
  perform keep_as_record('book_sets', 'accounting');
  perform keep_as_record('card_import_lines', 'registration', '', 'assets', 'id', 'destroyed_at', 'asset_id');
  perform keep_as_record('card_imports', 'registration', 'ended_at');
  perform keep_as_record('sealed_values', 'registration', '', 'cases', 'id', 'closed_at', 'case_id');
  perform keep_as_record('cases', 'registration', 'closed_at', '', '', '', '', 'submitted_at');
  perform keep_as_record('certificate_changes', 'registration', '', 'certificates', 'number', 'valid_until', 'number');
  perform keep_as_record('certificates', 'registration', 'valid_until');
  perform keep_as_record('city_salt', 'registration');
  perform keep_as_record('classifications', 'registration', '', 'assets', 'id', 'destroyed_at', 'asset_id');
  perform keep_as_record('coding_rules', 'registration');
  perform keep_as_record('cost_documents', 'accounting', '', 'vouchers', 'id', 'on_date', 'voucher_id');
  perform keep_as_record('count_differences', 'registration', '', 'rounds', 'id', 'published_at', 'round_id');
  perform keep_as_record('credentials', 'registration', '', 'certificates', 'number', 'valid_until', 'number');
  perform keep_as_record('demand_notes', 'registration', '', 'sector_lists', 'id', 'published_at', 'list_id');
  perform keep_as_record('destructions', 'destruction');
  perform keep_as_record('entries', 'registration', '', 'cases', 'id', 'closed_at', 'case_id');
  perform keep_as_record('file_uses', 'registration', 'created_at', 'cases', 'id', 'closed_at', 'case_id');
  perform keep_as_record('files', 'registration', 'created_at');
  perform keep_as_record('findings', 'registration', '', 'rounds', 'id', 'published_at', 'round_id');
  perform keep_as_record('legacy_registrations', 'registration', '', 'cases', 'id', 'closed_at', 'case_id');
  perform keep_as_record('list_comments', 'registration', '', 'sector_lists', 'id', 'published_at', 'list_id');
  perform keep_as_record('list_invitations', 'registration', '', 'sector_lists', 'id', 'published_at', 'list_id');
  perform keep_as_record('log_checkpoints', 'registration');
  perform keep_as_record('log_cosignatures', 'registration');
  perform keep_as_record('log_entries', 'registration');
  perform keep_as_record('log_nodes', 'registration');
  perform keep_as_record('log_salts', 'registration');
  perform keep_as_record('memo_entries', 'registration', 'left_at');
  perform keep_as_record('memo_reviews', 'registration', '', 'memo_entries', 'asset_id', 'left_at', 'asset_id');
  perform keep_as_record('moved_months', 'accounting');
  perform keep_as_record('notices', 'registration', 'closed_on');
  perform keep_as_record('officers', 'registration');
  perform keep_as_record('opinions', 'registration', 'valid_until');
  perform keep_as_record('organisation_changes', 'registration', 'changed_at');
  perform keep_as_record('organisations', 'registration');
  perform keep_as_record('outside_registrations', 'registration', 'ended_at');
  perform keep_as_record('posted_months', 'accounting');
  perform keep_as_record('postings', 'accounting', '', 'vouchers', 'id', 'on_date', 'voucher_id');
  perform keep_as_record('posts', 'registration', 'ended_at');
  perform keep_as_record('regradings', 'registration', 'closed_at');
  perform keep_as_record('round_call_units', 'registration', '', 'round_calls', 'id', 'ends_on', 'call_id');
  perform keep_as_record('round_calls', 'registration', 'ends_on');
  perform keep_as_record('rounds', 'registration', 'published_at');
  perform keep_as_record('sector_entries', 'registration', '', 'sector_lists', 'id', 'published_at', 'list_id');
  perform keep_as_record('sector_lists', 'registration', 'published_at');
  perform keep_as_record('signing_keys', 'registration');
  perform keep_as_record('sources', 'registration', '', 'rounds', 'id', 'published_at', 'round_id');
  perform keep_as_record('unit_keys', 'registration');
  perform keep_as_record('use_marks', 'registration', 'ends_on');
  perform keep_as_record('valuations', 'registration', 'valid_until');
  perform keep_as_record('voucher_moves', 'accounting', '', 'vouchers', 'id', 'on_date', 'voucher_id');
  perform keep_as_record('vouchers', 'accounting', 'on_date');
  perform keep_as_record('witnessed_logs', 'registration');
  perform keep_as_record('witnesses', 'registration');
end $$;

-- What is due, and the oldest, are found at the beginning of an index. A file is named by its uses: the reference keeps it until the term of each is over.
create index audit_log_retained on audit_log (platform_at);
create index cases_retained on cases (closed_at) where closed_at is not null;
create index vouchers_retained on vouchers (on_date);
create index files_retained on files (created_at);
create index file_uses_retained on file_uses (created_at);
create index file_uses_alone on file_uses (created_at) where case_id is null;
create index assets_retained on assets (destroyed_at) where destroyed_at is not null;
create index asset_cards_retained on asset_cards (ended_at) where ended_at is not null;
create index asset_links_retained on asset_links (ended_at) where ended_at is not null;
create index certificates_retained on certificates (valid_until);
create index notices_retained on notices (closed_on) where closed_on is not null;
