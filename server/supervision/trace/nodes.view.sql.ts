import { sql } from 'kysely'
import type { TraceKind } from '#contract/trace.ts'
import type { Tx } from '#server/db/transaction.ts'

/** What is known of one thing; `state` as its room keeps it, `what` is the procedure of a case. */
export type NodeRow = { readonly id: string; readonly title: string; readonly number: string; readonly state: string | null; readonly what: string; readonly organisation: string; /** Who holds an asset. */ readonly holderId?: string; readonly at: Date | null }

const own = (columns: string, from: string) => `select ${columns} from ${from}`
/** How each kind is read: by its ids, as far as the reader sees it. */
const readers: { readonly [K in TraceKind]: string } = {
  source: own(`t.id::text as id, t.name as title, '' as number, t.state, t.arrived_by as what, o.name as organisation, t.scanned_at as at`, 'sources t join organisations o on o.id = t.holder_id where t.id = any ($1::uuid[])'),
  case: own(`t.id::text as id, t.title, t.number, coalesce(t.ending, t.step) as state, t.procedure as what, coalesce(o.name, '') as organisation, t.opened_at as at`, 'cases t left join organisations o on o.id = t.applicant_id where t.id = any ($1::uuid[])'),
  certificate: own(`t.number as id, coalesce(t.facts ->> 'assetName', '') as title, t.number, t.status as state, '' as what, coalesce(t.facts ->> 'registrant', '') as organisation, t.issued_at as at`, 'certificates t where t.number = any ($1::text[])'),
  asset: own(`t.id::text as id, t.name as title, t.code as number, t.state, '' as what, o.name as organisation, t.holder_id as "holderId", t.created_at as at`, 'assets t join organisations o on o.id = t.holder_id where t.id = any ($1::uuid[])'),
  mandate: own(`t.id::text as id, t.operator_name as title, t.number, case when t.ended_at is not null then 'ended' when t.suspended_at is not null then 'suspended' else 'in-force' end as state, t.kind as what, t.operator_name as organisation, t.made_at as at`, 'mandates t where t.id = any ($1::uuid[])'),
  agreement: own(`t.id::text as id, t.purpose as title, t.number, case when t.ended_at is not null then 'ended' when t.suspended_at is not null then 'suspended' when t.signed_operator_at is null or t.signed_developer_at is null then 'unsigned' else 'in-force' end as state, '' as what, o.name as organisation, t.made_at as at`, 'agreements t join organisations o on o.id = t.developer_id where t.id = any ($1::uuid[])'),
  product: own(`t.id::text as id, t.name as title, coalesce(t.number, '') as number, t.state, '' as what, o.name as organisation, t.made_at as at`, 'products t join organisations o on o.id = t.developer_id where t.id = any ($1::uuid[])'),
  order: own(`t.id::text as id, t.purpose as title, t.number, t.state, '' as what, t.buyer_name as organisation, t.placed_at as at`, 'orders t where t.id = any ($1::uuid[])'),
  distribution: own(`t.id::text as id, t.title, t.number, t.state, '' as what, o.name as organisation, t.made_at as at`, 'distributions t join organisations o on o.id = t.operator_id where t.id = any ($1::uuid[])'),
  receivable: own(`t.id::text as id, o.name as title, to_char(t.period, 'YYYY-MM') as number, case when t.amount_fen < 0 then 'back' when t.remitted_at is not null then 'remitted' when t.remittance_id is not null then 'drawn' when t.collected_at is not null then 'collected' else 'due' end as state, '' as what, o.name as organisation, t.made_at as at`, 'receivables t join organisations o on o.id = t.unit_id where t.id = any ($1::uuid[])'),
  remittance: own(`t.id::text as id, t.title, t.number, t.state, '' as what, '' as organisation, t.made_at as at`, 'remittances t where t.id = any ($1::uuid[])'),
}

/** What is known of these things of one kind. */
export async function findNodes(tx: Tx, kind: TraceKind, ids: readonly string[]): Promise<NodeRow[]> {
  const [before = '', after = ''] = readers[kind].split('$1')
  const { rows } = await sql<NodeRow>`${sql.raw(before)}${sql.val([...ids])}${sql.raw(after)}`.execute(tx)
  return rows
}

/** What officers did in some cases, by case, oldest first: openings, submissions and decisions, not what the platform did. */
export async function findHands(tx: Tx, caseIds: readonly string[]): Promise<{ caseId: string; name: string; organisation: string; role: string; act: string; at: Date }[]> {
  const { rows } = await sql<{ caseId: string; name: string; organisation: string; role: string; act: string; at: Date }>`select case_id as "caseId", officer_name as name, organisation_name as organisation, role, act, at
    from entries where case_id = any (${sql.val([...caseIds])}::uuid[]) and officer_id is not null order by case_id, seq limit 2000`.execute(tx)
  return rows
}
