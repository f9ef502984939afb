-- Who may write lines of a distribution, asked once for all lines of a settlement, since COPY goes past the rules of rows (§6.5).
create function may_settle(distribution uuid) returns boolean language sql stable as $$
  select is_platform() or exists (select from distributions d where d.id = distribution and d.operator_id = me_organisation() and d.state = 'agreeing')
$$;
drop policy write on settled_incomes;
create policy write on settled_incomes for insert with check (may_settle(distribution_id));
