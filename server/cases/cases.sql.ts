import { type RawBuilder, sql } from 'kysely'
import type { SubjectKind } from '#law/procedure.ts'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { CaseState } from './state.ts'

/** Another party whose move it is too, as shown. */
export type AlsoOwner = { readonly role: string; readonly organisationName: string | null }

/** Who else must move in a case `c`, with their names. */
export const alsoOwners = sql`coalesce((select jsonb_agg(jsonb_build_object('role', split_part(w.who, ':', 1), 'organisationName', n.name) order by w.place)
  from unnest(c.also_owners) with ordinality w (who, place)
  left join organisations n on n.id = nullif(split_part(w.who, ':', 2), '')::uuid), '[]')`

/** What stands beside the state of a case: whose move it is, the due day, and when the platform acts by itself. */
export type Standing = {
  readonly ownerRole: string | null
  readonly ownerId: string | null
  /** The others whose move it is too: a party, and after a colon its organisation unless any office may act. */
  readonly alsoOwners: readonly string[]
  readonly dueOn: string | null
  readonly isProvisional: boolean
  readonly wakeAt: Date | null
}

type StateRow = Record<string, unknown> & {
  acts: { done: CaseState['done'] | null; aside: CaseState['asideOfParent'] | null }
  sides: { open: string[] | null; addressee?: string | null }
}

/** The columns of a case `c` itself that its state is made of, each by name: a kept plan fails when `*` has come to mean one more. */
export const caseColumns = sql`
  c.id, c.number, c.procedure, c.edition, c.title, c.subject_kind, c.subject_id, c.subject_version, c.parent_id, c.applicant_id,
    c.addressee_id,
  c.holder_id, c.holder_kind, c.holder_sector, c.step, c.ending, c.came_from, c.clocks, c.answers, c.draft, c.draft_revision,
    c.pins, c.version, c.opened_at, c.submitted_at`

/** Each table is asked once, for the case and its parent together: what costs is beginning with a table and its rule of reading, not a row more of it. */
const stateColumns = sql`${caseColumns},
  (select jsonb_build_object('done', jsonb_agg(jsonb_build_object('step', e.from_step, 'act', e.act, 'officerId', e.officer_id, 'role', e.role, 'key', e.client_key) order by e.seq) filter (where e.case_id = c.id),
      'aside', jsonb_agg(jsonb_build_object('officerId', e.officer_id, 'officerName', e.officer_name) order by e.seq) filter (where e.case_id <> c.id and e.act = 'step-aside'))
    from entries e where e.case_id in (c.id, c.parent_id)) as acts,
  (select jsonb_build_object('open', jsonb_agg(s.procedure order by s.opened_at) filter (where s.parent_id = c.id), 'addressee', max(s.addressee_id::text) filter (where s.id = c.parent_id))
    from cases s where (s.parent_id = c.id and s.closed_at is null) or s.id = c.parent_id) as sides`

/** Turns a row with the state columns into the case the rules judge. */
export function toState(row: StateRow): CaseState {
  const r = row as unknown as Record<string, never>
  return {
    id: r['id']!,
    number: r['number']!,
    procedure: r['procedure']!,
    edition: r['edition']!,
    title: r['title']!,
    subjectKind: r['subject_kind']!,
    subjectId: r['subject_id']!,
    subjectVersion: r['subject_version'] ?? null,
    parentId: r['parent_id'] ?? null,
    applicantId: r['applicant_id'] ?? null,
    addresseeId: r['addressee_id'] ?? null,
    holderId: r['holder_id'] ?? null,
    holderKind: r['holder_kind']!,
    holderSector: r['holder_sector']!,
    step: r['step'] ?? null,
    ending: r['ending'] ?? null,
    cameFrom: r['came_from'] ?? null,
    clocks: r['clocks']!,
    answers: r['answers']!,
    draft: r['draft']!,
    draftRevision: r['draft_revision']!,
    pins: r['pins']!,
    version: r['version']!,
    openedAt: r['opened_at']!,
    submittedAt: r['submitted_at'] ?? null,
    done: row.acts.done ?? [],
    asideOfParent: row.acts.aside ?? [],
    addresseeOfParent: row.sides.addressee ?? null,
    openSides: row.sides.open ?? [],
  }
}

/** Holds the row of a case until the end of the transaction; null when it is not there or hidden. */
export async function lockCase(tx: Tx, id: string): Promise<CaseState | null> {
  const { rows } = await sql<StateRow>`${byKey}select ${stateColumns} from cases c where c.id = ${id} for no key update of c`.execute(tx)
  return asItIs(tx, rows[0])
}

/** Whoever waited for the row sees it as it is now, but its entries and side cases as they were: read again what is held. */
async function asItIs(tx: Tx, row: StateRow | undefined): Promise<CaseState | null> {
  const kase = row ? toState(row) : null
  return kase && kase.done.length !== kase.version ? findCase(tx, kase.id) : kase
}

/** Reads a case without holding it; null when it is not there or hidden. */
export async function findCase(tx: Tx, id: string): Promise<CaseState | null> {
  const { rows } = await sql<StateRow>`${byKey}select ${stateColumns} from cases c where c.id = ${id}`.execute(tx)
  return rows[0] ? toState(rows[0]) : null
}

/** What stands beside the state of a case now. */
export async function findStanding(tx: Tx, id: string): Promise<Standing | null> {
  const { rows } = await sql<Standing>`
      select owner_role as "ownerRole", owner_id as "ownerId", also_owners as "alsoOwners", due_on as "dueOn",
        is_provisional as "isProvisional", wake_at as "wakeAt"
      from cases
      where id = ${id}
    `.execute(tx)
  return rows[0] ?? null
}

/**
 * Which due cases are held with one another: those at these steps of these procedures, which belong to no other case, so many at most;
 * those to be held alone, and those not at all.
 */
export type DueAsked = {
  readonly kinds: readonly { readonly procedure: string; readonly step: string }[]
  readonly most: number
  readonly alone: readonly string[]
  readonly leftOut: readonly string[]
}

/**
 * Holds the next case whose time is over until the end of the transaction, and others at the same step with it where they are held
 * together, longest due first. What another process holds is passed over.
 */
export async function lockDue(tx: Tx, now: Date, { kinds, most, alone, leftOut }: DueAsked): Promise<CaseState[]> {
  const isDue = (c: RawBuilder<unknown>) => sql`${c}.wake_at <= ${now} and ${c}.id <> all(${sql.val([...leftOut])}::uuid[])`
  const { rows } =
    await sql<StateRow>`${byKey}with first as materialized (select f.id, f.procedure, f.step, f.parent_id is null and f.id <> all(${sql.val([...alone])}::uuid[]) and (f.procedure, f.step) in (select k.procedure, k.step from unnest(${kinds.map(({ procedure }) => procedure)}::text[], ${kinds.map(({ step }) => step)}::text[]) as k (procedure, step)) as goes
      from cases f where ${isDue(sql`f`)} order by f.wake_at limit 1 for no key update of f skip locked)
    select ${stateColumns}
    from cases c
    join first
      on c.id = first.id
      or (first.goes and c.procedure = first.procedure and c.step = first.step and c.parent_id is null and c.id <> all(${sql.val([...alone])}::uuid[]))
    where ${isDue(sql`c`)} order by c.wake_at limit ${sql.lit(most)} for no key update of c skip locked`.execute(tx)
  const held: (CaseState | null)[] = []
  for (const row of rows) held.push(await asItIs(tx, row))
  return held.filter((kase) => kase !== null)
}

/** Has the platform look again at a case that waits, when the day is over. */
export async function wakeAgain(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update cases set wake_at = ${at} where id = ${id}`.execute(tx)
}

/** The open cases of some procedures about the same thing as a case, itself left out. */
export async function findOvertaken(tx: Tx, kase: Pick<CaseState, 'id' | 'subjectId'>, procedures: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`
    ${byKey}select id
    from cases
    where subject_id = ${kase.subjectId}
      and id <> ${kase.id}
      and closed_at is null
      and submitted_at is not null
      and procedure = any (${sql.val([...procedures])}::text[])
    order by opened_at, number
  `.execute(tx)
  return rows.map((row) => row.id)
}

/** The side cases of a case that are still open. */
export async function findOpenSides(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`${byKey}select id from cases where parent_id = ${id} and closed_at is null order by opened_at, number`.execute(tx)
  return rows.map((row) => row.id)
}

/** The case that a client key already opened for this officer, and what it was opened for. */
export async function findOpened(
  tx: Tx,
  officerId: string | null,
  key: string,
): Promise<{ id: string; number: string; version: number; procedure: string; subjectKind: SubjectKind; subjectId: string } | null> {
  const { rows } = await sql<{
    id: string
    number: string
    version: number
    procedure: string
    subjectKind: SubjectKind
    subjectId: string
  }>`
    select c.id, c.number, c.version, c.procedure, c.subject_kind as "subjectKind", c.subject_id as "subjectId"
    from entries e
    join cases c on c.id = e.case_id
    where e.client_key = ${key} and e.seq = 1 and e.officer_id = ${officerId}`.execute(tx)
  return rows[0] ?? null
}

/** A draft that an organisation has of a procedure about one thing, and who began it on which day. */
export type FoundDraft = { readonly id: string; readonly number: string; readonly begunBy: string; readonly begunAt: Date }

/** Holds a procedure about one thing for an organisation until the end of the transaction, and answers with its draft of it; null when it has none. */
export async function holdDraft(
  tx: Tx,
  of: { readonly procedure: string; readonly subjectId: string; readonly applicantId: string | null },
): Promise<FoundDraft | null> {
  // Whoever waited must see the draft that was begun meanwhile: hence two statements.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rongshu draft ${of.procedure} ${of.subjectId} ${of.applicantId}`}, 0))`.execute(
    tx,
  )
  const { rows } = await sql<FoundDraft>`
      ${byKey}select c.id, c.number, e.officer_name as "begunBy", c.opened_at as "begunAt"
      from cases c
      join entries e on e.case_id = c.id and e.seq = 1
      where c.subject_id = ${of.subjectId}
        and c.procedure = ${of.procedure}
        and c.applicant_id = ${of.applicantId}
        and c.submitted_at is null
        and c.closed_at is null
      order by c.opened_at
      limit 1`.execute(tx)
  return rows[0] ?? null
}

/** The next case number: city, year, sequence. */
export async function nextCaseNumber(tx: Tx, year: string): Promise<string> {
  const { rows } = await sql<{ n: number }>`select nextval('case_numbers') as n`.execute(tx)
  return `FZ-${year}-${String(rows[0]!.n).padStart(6, '0')}`
}

/** Keeps the draft of a case that is held, complete or not. */
export async function writeDraft(tx: Tx, id: string, draft: Record<string, unknown>, revision: number): Promise<void> {
  await sql`update cases set draft = ${JSON.stringify(draft)}::jsonb, draft_revision = ${revision} where id = ${id}`.execute(tx)
}

/** Whether an organisation plays one of these parts and has not ended, or has where that may be; used before a case is sent to it. */
export async function playsPart(tx: Tx, organisationId: string, parts: readonly string[], mayHaveEnded = false): Promise<boolean> {
  const { rows } = await sql`
      select 1
      from organisations
      where id = ${organisationId}
        and ${mayHaveEnded ? sql`(is_active or ended_on is not null)` : sql`is_open`}
        and roles && ${sql.val([...parts])}::text[]
    `.execute(tx)
  return rows.length > 0
}

/** Who acted in a case at the steps named for its procedure, oldest first, with the number of the case. */
export async function findHands(
  tx: Tx,
  caseId: string,
  steps: { readonly [procedure: string]: readonly string[] },
): Promise<{ number: string; officerId: string; officerName: string }[]> {
  const { rows } = await sql<{
    number: string
    officerId: string
    officerName: string
  }>`select c.number, e.officer_id as "officerId", e.officer_name as "officerName" from entries e join cases c on c.id = e.case_id
    where e.case_id = ${caseId} and e.officer_id is not null and ${JSON.stringify(steps)}::jsonb -> c.procedure ? e.from_step order by e.seq`.execute(
    tx,
  )
  return rows
}
