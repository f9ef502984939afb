import { sql } from 'kysely'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { EntryGiven } from './acts.sql.ts'
import { type AlsoOwner, caseColumns, type Standing, toState } from './cases.sql.ts'
import type { CaseState } from './state.ts'

type EntryRow = {
  seq: number
  act: string
  from_step: string | null
  to_step: string | null
  officer_id: string | null
  officer_name: string
  organisation_id: string | null
  organisation_name: string
  role: string
  at: string
  reason: string
  asked: Record<string, unknown>
  answers: Record<string, unknown> | null
  basis: string[]
  client_key: string
}
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
  readonly parentAddresseeName: string | null
  readonly holderName: string | null
  readonly lastAct: string
  readonly actedAt: Date
  readonly closedAt: Date | null
  readonly parent: { id: string; number: string; title: string; procedure: string } | null
  readonly entries: readonly EntryRow[]
  readonly papers: readonly PaperRow[]
  readonly sides: readonly SideRow[]
  /** What the other side said, in the case this one is a side case of. */
  readonly statements: readonly EntryRow[]
  /** The names of all organisations that have a part in it. */
  readonly names: Readonly<Record<string, string>>
}

type Relative = SideRow & { title: string; parent_id: string | null; addressee_id: string | null; addressee_name: string | null }
type Row = Record<string, never> & {
  id: string
  parent_id: string | null
  owner_id: string | null
  names: Record<string, string> | null
  entry_list: (EntryRow & { case_id: string })[]
  relatives: Relative[]
  also_owners: string[]
}

/** Each table is asked once, for the case and its parent together: what costs is beginning with a table and its rule of reading, not a row more of it. */
const page = sql`
  select ${caseColumns}, c.receipt, c.owner_role, c.owner_id, c.also_owners, c.due_on, c.is_provisional, c.last_act, c.acted_at,
    c.closed_at,
      (
        select jsonb_object_agg(o.id, o.name)
        from organisations o
        where o.id = any (array[c.owner_id, c.applicant_id, c.addressee_id, c.holder_id] || array(select nullif(split_part(w.who, ':', 2), '')::uuid from unnest(c.also_owners) w (who)))
      ) as names,
      coalesce(
        (
          select jsonb_agg(to_jsonb(e) order by e.seq)
          from entries e
          where e.case_id in (c.id, c.parent_id) and (e.case_id = c.id or e.act in ('step-aside', 'state'))
        ),
        '[]'
      ) as entry_list,
      coalesce((select jsonb_agg(jsonb_build_object('sha256', u.sha256, 'name', u.name, 'bytes', f.bytes, 'media_type', f.media_type, 'organisation_name', uo.name, 'at', u.created_at) order by u.id)
        from file_uses u
        join files f on f.sha256 = u.sha256
        left join organisations uo on uo.id = u.organisation_id
        where u.case_id = c.id), '[]') as papers,
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'title', s.title, 'procedure', s.procedure, 'step', s.step, 'ending', s.ending, 'opened_at', s.opened_at, 'parent_id', s.parent_id, 'addressee_id', s.addressee_id, 'addressee_name', so.name) order by s.opened_at, s.number)
        from cases s
        left join organisations so on so.id = s.addressee_id
        where s.parent_id = c.id or s.id = c.parent_id), '[]') as relatives
    from cases c`

/** Everything the case page shows, in one statement; null when the case is not there or hidden. */
export async function findCaseRow(tx: Tx, id: string): Promise<CaseRow | null> {
  const { rows } = await sql<Row>`${byKey}${page} where c.id = ${id}`.execute(tx)
  return rows[0] ? toRow(rows[0]) : null
}

/** The same of a case whose row is held until the end of the transaction, for an act that answers its page. */
export async function lockCaseRow(tx: Tx, id: string): Promise<CaseRow | null> {
  const { rows } = await sql<Row>`${byKey}${page} where c.id = ${id} for no key update of c`.execute(tx)
  const row = rows[0] ? toRow(rows[0]) : null
  // Whoever waited for the row sees it as it is now, but its entries and side cases as they were: read again what is held.
  return row && row.entries.length !== row.kase.version ? findCaseRow(tx, id) : row
}

/** What an act wrote beside the state of its case. */
export type Written = { readonly standing: Standing; readonly entry: EntryGiven }

/**
 * What the page shows after an act that changed nothing but its case, from what it showed before; null where whoever moves next is named
 * nowhere in it. Pure.
 */
export function rowAfter(row: CaseRow, kase: CaseState, { standing: s, entry: e }: Written): CaseRow | null {
  const also = s.alsoOwners.map((who) => who.split(':')).map(([role, organisation]) => ({ role: role!, organisation }))
  if ([s.ownerId, ...also.map((other) => other.organisation)].some((id) => id && !(id in row.names))) return null
  const nameOf = (organisation: string | null | undefined) => (organisation && row.names[organisation]) || null
  const { actor } = e
  const entry: EntryRow = {
    seq: kase.version,
    act: e.act,
    from_step: e.fromStep,
    to_step: kase.step ?? kase.ending,
    officer_id: actor.officerId,
    officer_name: actor.officerName,
    organisation_id: actor.organisationId,
    organisation_name: actor.organisationName,
    role: actor.role,
    at: e.at.toISOString(),
    reason: e.reason,
    asked: e.asked,
    answers: e.answers,
    basis: [...e.basis],
    client_key: e.key,
  }
  return {
    ...row,
    kase,
    ownerRole: s.ownerRole,
    ownerId: s.ownerId,
    ownerName: nameOf(s.ownerId),
    also: also.map(({ role, organisation }) => ({ role, organisationName: nameOf(organisation) })),
    dueOn: s.dueOn,
    isProvisional: s.isProvisional,
    lastAct: e.calledAs ?? e.act,
    actedAt: e.at,
    closedAt: kase.ending ? e.at : null,
    entries: [...row.entries, entry],
  }
}

function toRow(r: Row): CaseRow {
  const nameOf = (organisation: string | null | undefined) => (organisation && r.names?.[organisation]) || null
  const entries = r.entry_list.filter((e) => e.case_id === r.id)
  const sides = r.relatives.filter((s) => s.parent_id === r.id)
  const parent = r.relatives.find((s) => s.id === r.parent_id)
  // What was done, and which side cases are open, stands in the lists already.
  const done = entries.map((e) => ({ step: e.from_step, act: e.act, officerId: e.officer_id, role: e.role, key: e.client_key }))
  const ofParent = r.entry_list.filter((e) => e.case_id !== r.id)
  const aside = ofParent.filter((e) => e.act === 'step-aside').map((e) => ({ officerId: e.officer_id!, officerName: e.officer_name }))
  return {
    kase: toState({
      ...r,
      acts: { done, aside },
      sides: { open: sides.filter((s) => s.ending === null).map((s) => s.procedure), addressee: parent?.addressee_id ?? null },
    }),
    receipt: r['receipt']!,
    ownerRole: r['owner_role'] ?? null,
    ownerId: r.owner_id,
    ownerName: nameOf(r.owner_id),
    also: r.also_owners
      .map((who) => who.split(':'))
      .map(([role, organisation]) => ({ role: role!, organisationName: nameOf(organisation) })),
    dueOn: r['due_on'] ?? null,
    isProvisional: r['is_provisional']!,
    applicantName: nameOf(r['applicant_id']),
    addresseeName: nameOf(r['addressee_id']),
    parentAddresseeName: parent?.addressee_name ?? null,
    holderName: nameOf(r['holder_id']),
    lastAct: r['last_act']!,
    actedAt: r['acted_at']!,
    closedAt: r['closed_at'] ?? null,
    parent: parent ? { id: parent.id, number: parent.number, title: parent.title, procedure: parent.procedure } : null,
    entries,
    papers: r['papers']!,
    sides,
    statements: ofParent.filter((e) => e.act === 'state'),
    names: r.names ?? {},
  }
}
