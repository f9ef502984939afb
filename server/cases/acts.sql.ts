import { sql } from 'kysely'
import { auditInsert, type AuditLine, auditRow, auditRowColumns, auditRowsInsert } from '#server/audit/audit.sql.ts'
import { byKey, planningAnew } from '#server/db/by-key.ts'
import { listed } from '#server/db/listed.ts'
import { together } from '#server/db/together.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Standing } from './cases.sql.ts'
import type { Actor, CaseState } from './state.ts'

export type EntryGiven = {
  readonly actor: Actor
  readonly act: string
  /** What lists say was done last, where the act itself is not to be read yet. */
  readonly calledAs?: string
  readonly fromStep: string | null
  readonly reason: string
  readonly asked: Record<string, unknown>
  readonly answers: Record<string, unknown> | null
  readonly basis: readonly string[]
  readonly key: string
  readonly at: Date
}

function entryInsert(kase: CaseState, e: EntryGiven) {
  return sql`
    insert into entries (
      case_id, seq, act, from_step, to_step, officer_id, officer_name, organisation_id, organisation_name, role, at, reason,
      asked, answers, basis, client_key
    )
    values (${kase.id}, ${kase.version}, ${e.act}, ${e.fromStep}, ${kase.step ?? kase.ending}, ${e.actor.officerId}, ${e.actor.officerName}, ${e.actor.organisationId}, ${e.actor.organisationName}, ${e.actor.role},
      ${e.at}, ${e.reason}, ${JSON.stringify(e.asked)}::jsonb, ${e.answers ? JSON.stringify(e.answers) : null}::jsonb, ${sql.val([...e.basis])}, ${e.key})`
}

/** Writes a new case with its first entry, its line in the log and its announcement: one statement. */
export async function insertCase(
  tx: Tx,
  kase: CaseState,
  standing: Standing,
  entry: EntryGiven,
  audit: AuditLine,
  receipt: string,
): Promise<void> {
  const c = kase
  await sql`with opened as (
    insert into cases (id, number, receipt, procedure, edition, title, subject_kind, subject_id, subject_version, parent_id, applicant_id, addressee_id, holder_id, holder_kind, holder_sector, step, came_from,
      owner_role, owner_id, also_owners, due_on, is_provisional, wake_at, clocks, answers, draft, pins, version, last_act, opened_by, opened_at, submitted_at, acted_at, search)
    values (${c.id}, ${c.number}, ${receipt}, ${c.procedure}, ${c.edition}, ${c.title}, ${c.subjectKind}, ${c.subjectId}, ${c.subjectVersion}, ${c.parentId}, ${c.applicantId}, ${c.addresseeId}, ${c.holderId}, ${c.holderKind}, ${c.holderSector},
      ${c.step}, null, ${standing.ownerRole}, ${standing.ownerId}, ${sql.val([...standing.alsoOwners])}::text[],
        ${standing.dueOn}, ${standing.isProvisional}, ${standing.wakeAt}, ${JSON.stringify(c.clocks)}::jsonb,
        ${JSON.stringify(c.answers)}::jsonb, ${JSON.stringify(c.draft)}::jsonb,
      '[]'::jsonb, 1, ${entry.act}, ${entry.actor.officerId}, ${entry.at}, ${c.submittedAt}, ${entry.at}, ${`${c.number} ${c.title}`.toLowerCase()}) returning id),
    noted as (${entryInsert(c, entry)}), logged as (${auditInsert(audit, entry.at)})
    select pg_notify('rongshu_changes', json_build_object('kind', 'case', 'id', ${c.id}::text)::text)`.execute(tx)
}

/** What most acts leave as it was is only set where it changed: triggers of the table that look at it are not even asked otherwise. */
function setRarely(c: CaseState, before: CaseState, at: Date) {
  const { addresseeId, submittedAt, ending } = before
  return c.addresseeId === addresseeId && c.submittedAt?.getTime() === submittedAt?.getTime() && c.ending === ending
    ? sql``
    : sql`addressee_id = ${c.addresseeId}, submitted_at = ${c.submittedAt}, ending = ${c.ending}, closed_at = ${c.ending ? at : null}, `
}

/** An act to be written: the case as it stands now, in place of what it was `before`, its entry and its line in the log; whether more follows of it. */
type ActRecord = {
  readonly before: CaseState
  readonly kase: CaseState
  readonly standing: Standing
  readonly entry: EntryGiven
  readonly audit: AuditLine
  readonly goesOn: boolean
}

/** Writes an act: one statement. Where it `goesOn`, what follows of it is planned anew. */
async function recordOne(tx: Tx, { before, kase, standing, entry, audit, goesOn }: ActRecord): Promise<void> {
  const c = kase
  await sql`${byKey}with moved as (
    update cases
    set ${setRarely(c, before, entry.at)}step = ${c.step}, subject_version = ${c.subjectVersion}, came_from = ${c.cameFrom},
      owner_role = ${standing.ownerRole}, owner_id = ${standing.ownerId},
      also_owners = ${sql.val([...standing.alsoOwners])}::text[], due_on = ${standing.dueOn},
      is_provisional = ${standing.isProvisional}, wake_at = ${standing.wakeAt}, clocks = ${JSON.stringify(c.clocks)}::jsonb,
        answers = ${JSON.stringify(c.answers)}::jsonb, draft = ${JSON.stringify(c.draft)}::jsonb,
        draft_revision = ${c.draftRevision}, pins = ${JSON.stringify(c.pins)}::jsonb,
      version = ${c.version}, last_act = ${entry.calledAs ?? entry.act}, acted_at = ${entry.at} where id = ${c.id} returning id),
    noted as (${entryInsert(c, entry)}), logged as (${auditInsert(audit, entry.at)})
    select pg_notify('rongshu_changes', json_build_object('kind', 'case', 'id', ${c.id}::text)::text),
      case when ${goesOn}::boolean then ${planningAnew} end`.execute(tx)
}

const several = {
  id: 'uuid',
  step: 'text',
  subject_version: 'int',
  came_from: 'text',
  ending: 'text',
  owner_role: 'text',
  owner_id: 'uuid',
  also_owners: 'text[]',
  due_on: 'date',
  is_provisional: 'boolean',
  wake_at: 'timestamptz',
  clocks: 'jsonb',
  draft_revision: 'int',
  pins: 'jsonb',
  version: 'int',
  act: 'text',
  from_step: 'text',
  officer_name: 'text',
  organisation_name: 'text',
  role: 'text',
  at: 'timestamptz',
  reason: 'text',
  asked: 'jsonb',
  basis: 'text[]',
  client_key: 'text',
  ...auditRowColumns,
} as const

/** The same for several acts of the platform, which asks no forms and submits nothing: answers stay as they are. */
async function recordSeveral(tx: Tx, acts: readonly ActRecord[]): Promise<void> {
  const rows = acts.map(({ kase: c, standing, entry: e, audit }) => ({
    id: c.id,
    step: c.step,
    subject_version: c.subjectVersion,
    came_from: c.cameFrom,
    ending: c.ending,
    owner_role: standing.ownerRole,
    owner_id: standing.ownerId,
    also_owners: standing.alsoOwners,
    due_on: standing.dueOn,
    is_provisional: standing.isProvisional,
    wake_at: standing.wakeAt,
    clocks: c.clocks,
    draft_revision: c.draftRevision,
    pins: c.pins,
    version: c.version,
    act: e.act,
    from_step: e.fromStep,
    officer_name: e.actor.officerName,
    organisation_name: e.actor.organisationName,
    role: e.actor.role,
    at: e.at,
    reason: e.reason,
    asked: e.asked,
    basis: e.basis,
    client_key: e.key,
    ...auditRow(audit),
  }))
  await sql`${byKey}with g as materialized ${listed(several, rows)},
    moved as (
    update cases c
    set ending = g.ending, closed_at = case when g.ending is not null then g.at end, step = g.step,
      subject_version = g.subject_version, came_from = g.came_from, owner_role = g.owner_role, owner_id = g.owner_id,
      also_owners = g.also_owners, due_on = g.due_on,
      is_provisional = g.is_provisional, wake_at = g.wake_at, clocks = g.clocks, draft_revision = g.draft_revision, pins = g.pins, version = g.version, last_act = g.act, acted_at = g.at
      from g
      where c.id = g.id),
    noted as (insert into entries (case_id, seq, act, from_step, to_step, officer_name, organisation_name, role, at, reason, asked, basis, client_key)
      select id, version, act, from_step, coalesce(step, ending), officer_name, organisation_name, role, at, reason, asked, basis, client_key
      from g
      order by n),
    logged as (${auditRowsInsert(sql`g`)})
    select pg_notify('rongshu_changes', json_build_object('kind', 'case', 'id', id)::text) from g`.execute(tx)
}

/** Whether nothing but the platform stands behind an act, which leaves what was answered and to whom the case went as it was. */
const isPlain = ({ before, kase, entry }: ActRecord) =>
  entry.actor.officerId === null &&
  entry.actor.organisationId === null &&
  entry.answers === null &&
  kase.answers === before.answers &&
  kase.draft === before.draft &&
  kase.addresseeId === before.addresseeId &&
  kase.submittedAt === before.submittedAt &&
  before.ending === null

/**
 * Writes an act: its case, its entry, its line in the log and its announcement, in one statement; those of the platform that go side by
 * side in one for all of them.
 */
export const recordAct = together(async (tx: Tx, acts: readonly ActRecord[]) => {
  if (acts.length > 1 && acts.every(isPlain)) await recordSeveral(tx, acts)
  else for (const act of acts) await recordOne(tx, act)
  return acts
})
