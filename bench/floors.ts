const line = `select c.id, c.number, c.procedure, c.title, c.step, c.ending, c.clocks, ap.name as applicant_name, c.owner_role, c.owner_id, ow.name as owner_name, c.due_on, c.last_act, c.opened_at, c.acted_at`
const names = 'left join organisations ap on ap.id = c.applicant_id left join organisations ow on ow.id = c.owner_id'
const list = (where: string, order: string) =>
  `${line} from (select * from cases c where ${where} order by ${order} limit 51) c ${names} order by ${order}`
const mine = `owner_role = $1 and (owner_id is null or owner_id = $2)`
const part = `(applicant_id = $2 or addressee_id = $2 or ($1 = 'registrar' and procedure = 'first-registration'))`

/**
 * The peer: the same rows by the shortest statement one would write by hand, as the owner of the tables over a prepared
 * statement: no row security, no contract, no HTTP, no count, no line in the log. $1 is a role, $2 an organisation.
 */
export const floors = {
  mine: list(`closed_at is null and ${mine}`, 'due_on nulls last, id'),
  others: list(`closed_at is null and ${part} and not coalesce(${mine}, false)`, 'due_on nulls last, id'),
  started: list(`closed_at is null and applicant_id = $2 and $1 <> ''`, 'due_on nulls last, id'),
  due: list(`closed_at is null and due_on <= current_date + 5 and (${part} or ${mine})`, 'due_on nulls last, id'),
  closed: list(`closed_at is not null and ${part}`, 'acted_at desc, id desc'),
  case: `select c.*, ap.name as applicant_name, (select jsonb_agg(e order by e.seq) from entries e where e.case_id = c.id) as entries, (select jsonb_agg(u) from file_uses u where u.case_id = c.id) as papers from cases c left join organisations ap on ap.id = c.applicant_id where c.id = $1`,
  assets: `select a.*, o.name from assets a join organisations o on o.id = a.holder_id order by a.created_at desc, a.id desc limit 51`,
  asset: `select a.*, o.name, (select jsonb_agg(v) from asset_versions v where v.asset_id = a.id) as versions, (select jsonb_agg(f.finding) from findings f where f.id = (select finding_id from asset_versions v where v.asset_id = a.id and v.version = 1)) as finding from assets a join organisations o on o.id = a.holder_id where a.id = $1`,
  audit: `select l.*, o.name from audit_log l left join officers o on o.id = l.officer_id order by l.id desc limit 51`,
} as const
