import { sql, type RawBuilder } from 'kysely'
import { mostCounted, pageLength } from '#contract/route.ts'
import { byKey, byKeyIf } from '#server/db/by-key.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'
import { newest, saying } from '#server/db/words.ts'
import { countOf } from '#server/http/pages.ts'
import { type AlsoOwner, alsoOwners } from './cases.sql.ts'
import type { CaseState } from './state.ts'

export type Tab = 'mine' | 'others' | 'started' | 'due' | 'closed'
export type Reader = {
  readonly role: string
  readonly organisationId: string
  readonly officerId: string | null
  readonly today: string
  readonly officeOf: readonly string[]
}
export type InboxAsked = {
  readonly tab: Tab
  readonly procedure?: string | undefined
  readonly step?: string | undefined
  readonly q?: string | undefined
  readonly order: 'due' | 'recent'
  readonly soon: string
  readonly limit: number
  readonly after: readonly (string | null)[] | null
}

/** One line of the inbox. */
export type InboxRow = Pick<CaseState, 'id' | 'number' | 'procedure' | 'title' | 'step' | 'ending' | 'clocks'> & {
  applicant_name: string | null
  owner_role: string | null
  owner_id: string | null
  owner_name: string | null
  also: readonly AlsoOwner[]
  due_on: string | null
  is_provisional: boolean
  last_act: string
  opened_at: Date
  acted_at: Date
  is_mine: boolean
}

const yes = sql`true`

/**
 * What begins a statement that asks whose move a case is: units tied to the reader's by declared control, and the cases this officer
 * stepped aside from or an office's unit is sent, whose side cases it does not decide either. Asked once here, since each mention is
 * planned with the rules of entries and of their cases.
 */
const reading = (r: Reader) =>
  sql`
    with reader as materialized (
      select kin_of(${r.organisationId}::uuid, ${r.today}::date)::uuid[] as kin,
      array(
        select e.case_id
        from entries e
        where e.act = 'step-aside'
          and e.officer_id = ${r.officerId}::uuid${r.officeOf.length > 0 ? sql` union all select p.id from cases p where p.addressee_id = ${r.organisationId}::uuid and p.closed_at is null` : sql``}
      ) as aside
    )
  `

/**
 * What an office does not decide: its own unit's, what is sent to its unit, what is tied to it by declared control, and what this officer
 * stepped aside from, with its side cases.
 */
function isForOffice(r: Reader): RawBuilder<unknown> {
  return sql`
    c.holder_id is distinct from ${r.organisationId}::uuid
      and c.addressee_id is distinct from ${r.organisationId}::uuid
      and (c.holder_id is null or c.holder_id <> all ((select kin from reader)::uuid[]))
      and not (array[c.id, c.parent_id] && (select aside from reader)::uuid[])
  `
}

/** Cases it is this reader's move on: those of its organisation, or those of its office. A joint step has more owners than the first; the two never overlap. */
function isOwner(r: Reader): RawBuilder<unknown> {
  return sql`
    (
      c.closed_at is null
        and c.owner_role = ${r.role}
        and (c.owner_id = ${r.organisationId} or (c.owner_id is null and ${isForOffice(r)}))
    )
  `
}

function isAlsoOwner(r: Reader): RawBuilder<unknown> {
  return sql`
    (
      c.closed_at is null
        and c.also_owners <> '{}'
        and (
          c.also_owners @> array[${`${r.role}:${r.organisationId}`}]
            or (c.also_owners @> array[${r.role}]::text[] and ${isForOffice(r)})
        )
    )
  `
}

const isMine = (r: Reader) => sql`(${isOwner(r)} or ${isAlsoOwner(r)})`

const isApplicant = (r: Reader) => sql`c.applicant_id = ${r.organisationId}`
const isAddressee = (r: Reader) => sql`c.addressee_id = ${r.organisationId}`
const isOffice = (r: Reader) => sql`(c.submitted_at is not null and c.procedure = any(${sql.val([...r.officeOf])}::text[]))`

/** Cases this reader has a part in: as applicant, as addressee, or as the office of the procedure. */
const isInvolved = (r: Reader) => sql`(${isApplicant(r)} or ${isAddressee(r)} or ${isOffice(r)})`

/** The parts of a tab, each found by an index of its own; no case is in two of them. */
function partsOf(r: Reader, tab: Tab, soon: string): RawBuilder<unknown>[] {
  switch (tab) {
    case 'mine':
      return [isOwner(r), isAlsoOwner(r)]
    case 'others':
      return involvedParts(r, sql`c.closed_at is null and not ${isMine(r)}`)
    case 'started':
      return [sql`c.closed_at is null and ${isApplicant(r)}`]
    case 'due':
      return [sql`c.closed_at is null and c.due_on <= ${soon} and (${isInvolved(r)} or ${isMine(r)})`]
    case 'closed':
      return involvedParts(r, sql`c.closed_at is not null`)
  }
}

/** Of some cases those this reader has a part in: as applicant, as addressee without, as the office of the procedure without either. */
function involvedParts(r: Reader, some: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const notApplicant = sql`c.applicant_id is distinct from ${r.organisationId}::uuid`
  const asOffice =
    r.officeOf.length > 0
      ? [sql`${some} and ${isOffice(r)} and ${notApplicant} and c.addressee_id is distinct from ${r.organisationId}::uuid`]
      : []
  return [sql`${some} and ${isApplicant(r)}`, sql`${some} and ${isAddressee(r)} and ${notApplicant}`, ...asOffice]
}

async function asked(tx: Tx, r: Reader, a: InboxAsked): Promise<RawBuilder<unknown>[]> {
  const parts = partsOf(r, a.tab, a.soon)
  const said = await saying(
    tx,
    'cases',
    'c',
    a.q,
    r.officeOf.length > 0 && (a.tab === 'closed' || a.tab === 'others')
      ? sql`${reading(r)} select c.search from cases c where ${parts.at(-1)} order by c.acted_at desc limit ${newest}`
      : null,
  )
  return parts.map(
    (part) =>
      sql`${part} and ${a.procedure ? sql`c.procedure = ${a.procedure}` : yes} and ${a.step ? sql`c.step = ${a.step}` : yes} and ${said}`,
  )
}

/** The cases of several parts, each part read by itself. */
const together = (parts: readonly RawBuilder<unknown>[], columns: RawBuilder<unknown>, rest: RawBuilder<unknown>) =>
  sql.join(
    parts.map((part) => sql`(select ${columns} from cases c where ${part} ${rest})`),
    sql` union all `,
  )

function afterCursor(a: InboxAsked): RawBuilder<unknown> {
  if (!a.after) return yes
  const [key, id] = a.after
  if (a.order === 'recent') return sql`(c.acted_at, c.id) < (${key}::timestamptz, ${id}::uuid)`
  return key
    ? sql`(c.due_on > ${key}::date or (c.due_on = ${key}::date and c.id > ${id}::uuid) or c.due_on is null)`
    : sql`(c.due_on is null and c.id > ${id}::uuid)`
}

const orderOf = (a: InboxAsked) => (a.order === 'recent' ? sql`c.acted_at desc, c.id desc` : sql`c.due_on nulls last, c.id`)
const lineOf = (r: Reader) =>
  sql`
    c.id, c.number, c.procedure, c.title, c.step, c.ending, c.clocks, ap.name as applicant_name, c.owner_role, c.owner_id,
      ow.name as owner_name, ${alsoOwners} as also, c.due_on, c.is_provisional, c.last_act, c.opened_at, c.acted_at,
      coalesce(${isMine(r)}, false) as is_mine
  `
const names = sql`left join organisations ap on ap.id = c.applicant_id left join organisations ow on ow.id = c.owner_id`

/** Whether this is the page a tab opens with: its parts have an index each and its limits stand in the text, so one plan is right for whoever asks. */
export const isFirst = (a: InboxAsked) => !a.q && !a.procedure && !a.step && !a.after && a.limit === pageLength

/** One keyset page of a tab, by due day or by last act. */
export async function findInbox(tx: Tx, r: Reader, a: InboxAsked, fit?: readonly RawBuilder<unknown>[]): Promise<InboxRow[]> {
  const { rows } = await sql<InboxRow>`${byKeyIf(isFirst(a))}${reading(r)} select ${lineOf(r)}
    from (${together(fit ?? (await asked(tx, r, a)), sql`c.*`, sql`and ${afterCursor(a)} order by ${orderOf(a)} limit ${sql.lit(a.limit + 1)}`)}) c ${names}
    order by ${orderOf(a)}
    limit ${sql.lit(a.limit + 1)}`.execute(tx)
  return rows
}

async function countInbox(tx: Tx, r: Reader, fit: readonly RawBuilder<unknown>[], a: InboxAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`${byKeyIf(isFirst(a))}${reading(r)} select count(*) as n from (select from (${together(fit, sql``, sql``)}) c limit ${countLimit}) t`.execute(
    tx,
  )
  return rows[0]!.n
}

/** The first page of a tab and how many lines it has, counted to 1,001 at most. */
export async function findFirstInbox(tx: Tx, r: Reader, a: InboxAsked): Promise<{ rows: InboxRow[]; counted: number }> {
  const fit = await asked(tx, r, a)
  const rows = await findInbox(tx, r, a, fit)
  return { rows, counted: await countOf(rows, a, () => countInbox(tx, r, fit, a)) }
}

/**
 * How many lines every tab has, each counted to `mostCounted`, in one statement; every part has an index of its own, so one plan is right
 * for whoever asks, in a small city and a large one.
 */
export async function countTabs(tx: Tx, r: Reader, soon: string): Promise<Record<Tab, number>> {
  const count = (tab: Tab) =>
    sql`(select count(*) from (select from (${together(partsOf(r, tab, soon), sql``, sql``)}) c limit ${sql.lit(mostCounted)}) t)`
  const { rows } = await sql<Record<Tab, number>>`
    ${byKey}${reading(r)}
    select ${count('mine')} as mine, ${count('others')} as others, ${count('started')} as started, ${count('due')} as due,
      ${count('closed')} as closed
  `.execute(tx)
  return rows[0]!
}
