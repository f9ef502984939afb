import { sql } from 'kysely'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type AlsoOwner, alsoOwners, asideOfParent, caseColumns, toState } from './cases.sql.ts'
import type { CaseState } from './state.ts'

type EntryRow = { seq: number; act: string; from_step: string | null; to_step: string | null; officer_id: string | null; officer_name: string; organisation_id: string | null; organisation_name: string; role: string; at: string; reason: string; asked: Record<string, unknown>; answers: Record<string, unknown> | null; basis: string[] }
type PaperRow = { sha256: string; name: string; bytes: number; media_type: string; organisation_name: string | null; at: string }
type SideRow = { id: string; number: string; procedure: string; step: string | null; ending: string | null; opened_at: string }

/** A case with everything its page shows, as one statement reads it. */
export type CaseRow = {
  readonly kase: CaseState
  readonly receipt: string
  readonly ownerRole: string | null
  readonly ownerId: string | null
  readonly ownerName: string | null
  readonly also: readonly AlsoOwner[]
  readonly dueOn: string | null
  readonly isProvisional: boolean
  readonly applicantName: string | null
  readonly addresseeName: string | null
  readonly holderName: string | null
  readonly lastAct: string
  readonly actedAt: Date
  readonly closedAt: Date | null
  readonly parent: { id: string; number: string; title: string; procedure: string } | null
  readonly entries: readonly EntryRow[]
  readonly papers: readonly PaperRow[]
  readonly sides: readonly SideRow[]
}

/** Everything the case page shows, in one statement; null when the case is not there or hidden. */
export async function findCaseRow(tx: Tx, id: string): Promise<CaseRow | null> {
  const { rows } = await sql<Record<string, never>>`${byKey}
    select ${caseColumns}, c.receipt, c.owner_role, c.owner_id, c.due_on, c.is_provisional, c.last_act, c.acted_at, c.closed_at, o.name as owner_name, ${alsoOwners} as also, ${asideOfParent} as aside_of_parent, a.name as applicant_name, d.name as addressee_name, h.name as holder_name,
      (select jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title, 'procedure', p.procedure) from cases p where p.id = c.parent_id) as parent,
      coalesce((select jsonb_agg(to_jsonb(e) - 'client_key' order by e.seq) from entries e where e.case_id = c.id), '[]') as entry_list,
      coalesce((select jsonb_agg(jsonb_build_object('sha256', u.sha256, 'name', u.name, 'bytes', f.bytes, 'media_type', f.media_type, 'organisation_name', uo.name, 'at', u.created_at) order by u.id)
        from file_uses u join files f on f.sha256 = u.sha256 left join organisations uo on uo.id = u.organisation_id where u.case_id = c.id), '[]') as papers,
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'procedure', s.procedure, 'step', s.step, 'ending', s.ending, 'opened_at', s.opened_at) order by s.opened_at)
        from cases s where s.parent_id = c.id), '[]') as sides
    from cases c left join organisations o on o.id = c.owner_id left join organisations a on a.id = c.applicant_id left join organisations d on d.id = c.addressee_id left join organisations h on h.id = c.holder_id
    where c.id = ${id}`.execute(tx)
  const r = rows[0]
  if (!r) return null
  const entries: readonly EntryRow[] = r['entry_list']!
  const sides: readonly SideRow[] = r['sides']!
  return {
    // What was done, and which side cases are open, stands in the lists already: planning it once more would cost more than reading it.
    kase: toState({ ...r, aside_of_parent: r['aside_of_parent']!, done: entries.map(e => ({ step: e.from_step, act: e.act, officerId: e.officer_id, role: e.role })), open_sides: sides.filter(s => s.ending === null).map(s => s.procedure) }), receipt: r['receipt']!, ownerRole: r['owner_role'] ?? null, ownerId: r['owner_id'] ?? null, ownerName: r['owner_name'] ?? null, also: r['also']!, dueOn: r['due_on'] ?? null, isProvisional: r['is_provisional']!,
    applicantName: r['applicant_name'] ?? null, addresseeName: r['addressee_name'] ?? null, holderName: r['holder_name'] ?? null, lastAct: r['last_act']!, actedAt: r['acted_at']!, closedAt: r['closed_at'] ?? null, parent: r['parent'] ?? null,
    entries, papers: r['papers']!, sides,
  }
}
