import { type RawBuilder, sql } from 'kysely'
import type { RegistrationMark } from '#law/marks.ts'
import { lastDayOf, workingDaysBetween } from '#contract/working-days.ts'
import type { Notice } from '#contract/registration.ts'
import { pageLength, type Page } from '#contract/route.ts'
import { countLimit } from '#server/db/counted.ts'
import { byKey, byKeyIf } from '#server/db/by-key.ts'
import { together } from '#server/db/together.ts'
import type { Tx } from '#server/db/transaction.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'

/** Publishes a notice; the registrant is the holder's name (§4.7). */
export async function insertNotice(
  tx: Tx,
  n: {
    caseId: string
    holderId: string
    registrationType: string
    marks: readonly RegistrationMark[]
    receiver: string
    assetName: string
    summary: string
    openedOn: string
    endsOn: string
    isProvisional: boolean
  },
): Promise<void> {
  await sql`
    insert into notices (
      case_id, registrant, registration_type, marks, receiver, asset_name, summary, opened_on, ends_on, is_provisional
    )
    select ${n.caseId}, o.name, ${n.registrationType}, ${sql.val([...n.marks])}::text[], ${n.receiver}, ${n.assetName},
      ${n.summary}, ${n.openedOn}, ${n.endsOn}, ${n.isProvisional}
    from organisations o
    where o.id = ${n.holderId}`.execute(tx)
}

/** Closes a notice with how its case went on, on its last day or before; a null day is the one first published. */
export const endNotice = together(
  async (
    tx: Tx,
    ended: readonly { readonly caseId: string; readonly ranUntil: string | null; readonly closedOn: string; readonly outcome: string }[],
  ) => {
    await sql`
      ${byKey}update notices n
      set state = 'closed', closed_on = g.closed_on, outcome = g.outcome,
        ends_on = least(g.closed_on, coalesce(g.ran_until, n.ends_on))
      from unnest(${ended.map((n) => n.caseId)}::uuid[], ${ended.map((n) => n.ranUntil)}::date[], ${ended.map((n) => n.closedOn)}::date[], ${ended.map((n) => n.outcome)}::text[]) as g (case_id, ran_until, closed_on, outcome)
      where n.case_id = g.case_id`.execute(tx)
    return ended
  },
)

/** Running notices whose last day was counted by weekends take the day their case has, once that was counted anew. */
export async function followRecount(tx: Tx): Promise<void> {
  await sql`
    update notices n
    set ends_on = c.due_on, is_provisional = false
    from cases c
    where c.id = n.case_id and n.state = 'open' and n.is_provisional and not c.is_provisional and c.due_on is not null
  `.execute(tx)
}

/** When a notice was opened, and from when to when each objection to it was open. */
export async function findObjectionSpans(
  tx: Tx,
  caseId: string,
): Promise<{ openedOn: string; spans: { from: string; to: string | null }[] }> {
  const { rows } = await sql<{ openedOn: string; spans: { from: string; to: string | null }[] }>`${byKey}select n.opened_on as "openedOn",
      coalesce((select jsonb_agg(jsonb_build_object('from', (s.opened_at at time zone 'Asia/Shanghai')::date, 'to', (s.closed_at at time zone 'Asia/Shanghai')::date) order by s.opened_at)
        from cases s where s.parent_id = n.case_id and s.procedure = 'objection'), '[]') as spans
    from notices n where n.case_id = ${caseId}`.execute(tx)
  return rows[0] ?? { openedOn: '', spans: [] }
}

/** The public notices as they stand on a day: one is over when its last day has passed, though its case may still wait for something else. */
export const noticesOn = (
  today: string,
): RawBuilder<unknown> => sql`(select p.*, r.runs, case when r.runs then p.state else 'closed' end as stands
  from public_notices p cross join lateral (select p.is_running and (p.state = 'suspended' or p.ends_on >= ${today}::date) as runs) r)`

type Row = {
  caseId: string
  registrant: string
  registrationType: string
  marks: Notice['marks']
  receiver: string
  assetName: string
  summary: string
  openedOn: string
  endsOn: string
  isProvisional: boolean
  state: Notice['state']
  daysLeft: number | null
}
const columns = sql`
  n.case_id as "caseId", n.registrant, n.registration_type as "registrationType", n.marks, n.receiver,
    n.asset_name as "assetName", n.summary, n.opened_on as "openedOn", n.ends_on as "endsOn", n.is_provisional as "isProvisional",
    n.stands as state, n.days_left as "daysLeft"
`

/** How many notices the home page, the page of notices and the list show at once. */
const ofPages: readonly number[] = [8, 30, pageLength]

/** Public notices, latest first: the running ones (`open`, those standing still during an objection too), the closed ones, or all. */
export async function listNotices(
  tx: Tx,
  { state, cursor, limit, today }: { state: 'open' | 'closed' | 'all'; cursor?: string | undefined; limit: number; today: string },
): Promise<Page<Notice>> {
  const after = fromCursor(cursor, ['date', 'uuid'])
  const notices = noticesOn(today)
  const wanted = state === 'all' ? sql`true` : state === 'closed' ? sql`not n.runs` : sql`n.runs`
  const { rows } = await sql<Row & { counted: number }>`
    ${byKeyIf(!after && ofPages.includes(limit))}select ${columns},
      (select count(*) from (select 1 from ${notices} n where ${wanted} limit ${countLimit}) c) as counted
    from ${notices} n
    where ${wanted} and ${after ? sql`(n.opened_on, n.case_id) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
    order by n.opened_on desc, n.case_id desc
    limit ${sql.lit(limit + 1)}`.execute(tx)
  return toPage(
    rows,
    limit,
    rows[0]?.counted ?? 0,
    (row) => [row.openedOn, row.caseId],
    (row) => toNotice(row, today),
  )
}

/** One public notice; null when there is none of that case. */
export async function findNotice(tx: Tx, caseId: string, today: string): Promise<Notice | null> {
  const { rows } = await sql<Row>`${byKey}select ${columns} from ${noticesOn(today)} n where n.case_id = ${caseId}`.execute(tx)
  return rows[0] ? toNotice(rows[0], today) : null
}

/** Working days left are counted from `today`; while an objection is open the end shown is the one if it were dismissed today, so provisional. */
function toNotice(
  { caseId, registrant, registrationType, marks, receiver, assetName, summary, openedOn, endsOn, isProvisional, state, daysLeft }: Row,
  today: string,
): Notice {
  const shown = { caseId, registrant, registrationType, marks, newHolder: receiver || null, assetName, summary, openedOn, state }
  if (state === 'suspended' && daysLeft !== null)
    return { ...shown, endsOn: lastDayOf(today, daysLeft).date, isProvisional: true, daysLeft }
  const left = state === 'open' ? workingDaysBetween(today, endsOn) : null
  return { ...shown, endsOn, isProvisional, daysLeft: left && 'days' in left ? Math.max(0, left.days) : null }
}

/**
 * The receipt of an objection that was sent twice under one key, so that neither a second click on the button nor an answer that was lost
 * loses anything; null when there is none.
 */
export async function findReceipt(
  tx: Tx,
  noticeId: string,
  key: string,
): Promise<{ number: string; receipt: string; dueOn: string | null } | null> {
  const { rows } = await sql<{
    number: string
    receipt: string
    dueOn: string | null
  }>`select c.number, c.receipt, c.due_on as "dueOn" from entries e join cases c on c.id = e.case_id
    where c.parent_id = ${noticeId} and e.client_key = ${key} and e.act = 'open' limit 1`.execute(tx)
  return rows[0] ?? null
}
