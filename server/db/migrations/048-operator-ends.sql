-- What follows when an operator ends or is stopped: its products are delisted, its suspension is known, and what was filed stays as filed.

-- A delisting says when, why, on which basis and by which case; it stands for good, a new offer is a new listing (choice:delisting).
alter table products add column delisted_at timestamptz, add column delisted_why text not null default '', add column delisted_basis text not null default '', add column delisted_case uuid references cases (id);
create index products_delisted on products (delisted_case) where delisted_case is not null;
create index products_operated on products (operator_id) where state in ('listed', 'paused');
update products p set delisted_at = k.closed_at, delisted_why = '运营主体申请下架', delisted_basis = '§6.1', delisted_case = k.id
  from (select distinct on (subject_id) subject_id, id, closed_at from cases where procedure = 'listing-change' and ending = 'changed' and answers ->> 'change' = 'delist' order by subject_id, closed_at desc) k
  where p.state = 'delisted' and k.subject_id = p.id;

-- The certificate of the first source of a product that its operator may not operate on a day, whoever asks; nothing when it may operate every one (§5.2).
create function unoperated_source(product uuid, today date) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(s.certificate_number, '') from product_sources s join products p on p.id = s.product_id
    where p.id = product and s.asset_id is not null and p.operator_id is not null and not exists (select from standing_mandate(s.asset_id, p.operator_id, today)) order by s.position limit 1
$$;

-- The suspension of an operator that stands, by the decision itself and not by the mandates it met: since when, and its case (§8.2).
create function suspension_of(operator uuid) returns table (since timestamptz, number text) language sql stable security definer set search_path = public, pg_temp as $$
  select k.closed_at, k.number from (select closed_at, number, answers ->> 'sanctionKind' as kind from cases
    where subject_id = operator and procedure = 'operator-sanction' and ending = 'sanctioned' and answers ->> 'sanctionKind' in ('suspension', 'resumption') order by closed_at desc, number desc limit 1) k
  where k.kind = 'suspension'
$$;

-- Who filed a developer notes its reviews and its end; whom, by whom and until when stays as filed (§5.4).
revoke update on developer_filings from rongshu_app;
grant update (review_on, reviewed_on, reviewed_well, ended_at, ended_why) on developer_filings to rongshu_app;
