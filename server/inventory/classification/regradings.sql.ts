import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { RegradingLine } from '#contract/grading.ts'
import type { RegradingTrigger } from '#law/grading/triggers.ts'
import { RULE_VERSION } from '#law/grading/version.ts'
import type { Words } from '#law/words.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'

type Held = { readonly id: string; readonly holder_id: string; readonly holder_kind: string; readonly holder_sector: string }
export type NewTask = {
  readonly asset: Held
  readonly trigger: RegradingTrigger
  readonly detail: Words
  readonly by: { readonly id: string | null; readonly name: string }
  readonly at: Date
  readonly dueOn: string
  readonly isProvisional: boolean
}

/** Opens a task for the holder; while one of the same trigger is open there is no second. Answers with the id, new or not. */
export async function openTask(tx: Tx, t: NewTask): Promise<string> {
  // Two who ask at once: the second sees the task of the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`regrading ${t.asset.id} ${t.trigger}`}, 0))`.execute(tx)
  const { rows } = await sql<{ id: string }>`with made as (
      insert into regradings (
        id, asset_id, holder_id, holder_kind, holder_sector, trigger, detail, opened_by, opened_name, opened_at, due_on,
        is_provisional
      )
      values (
        ${randomUUID()}, ${t.asset.id}, ${t.asset.holder_id}, ${t.asset.holder_kind}, ${t.asset.holder_sector}, ${t.trigger},
        ${JSON.stringify(t.detail)}::jsonb, ${t.by.id}, ${t.by.name}, ${t.at}, ${t.dueOn}, ${t.isProvisional}
      )
      on conflict (asset_id, trigger) where closed_at is null do nothing returning id)
    select id
    from made
    union all
    select id
    from regradings
    where asset_id = ${t.asset.id} and trigger = ${t.trigger} and closed_at is null
    limit 1`.execute(tx)
  return rows[0]!.id
}

/** The days on which tasks were opened whose due day was counted by weekends and lies within what is loaded now. */
export async function findProvisionalDays(tx: Tx, last: string): Promise<{ openedOn: string }[]> {
  const { rows } = await sql<{
    openedOn: string
  }>`select distinct opened_at::date as "openedOn" from regradings where is_provisional and due_on <= ${last}::date`.execute(tx)
  return rows
}

/** Sets the due day of the tasks opened on a day. */
export async function setDueDay(
  tx: Tx,
  openedOn: string,
  { dueOn, isProvisional }: Pick<NewTask, 'dueOn' | 'isProvisional'>,
): Promise<void> {
  await sql`
    update regradings
    set due_on = ${dueOn}, is_provisional = ${isProvisional}
    where is_provisional and opened_at::date = ${openedOn}::date
  `.execute(tx)
}

/** Closes every open task of an asset with the case that decided it, but those that are left. */
export async function closeTasks(tx: Tx, assetId: string, caseId: string, at: Date, left: readonly RegradingTrigger[] = []): Promise<void> {
  await sql`
    update regradings
    set closed_at = ${at}, closed_case = ${caseId}
    where asset_id = ${assetId} and closed_at is null and trigger <> all (${sql.val([...left])}::text[])
  `.execute(tx)
}

/**
 * Opens the tasks that time, new rules or a catalogue entry without a grading make, a stretch at a time; answers how many (the caller goes
 * on until none). Open ones are gathered once and looked up by hash (`not in`): row security hides from the planner how many there are,
 * and a join would go through all of them for each asset.
 */
export async function openDueTasks(
  tx: Tx,
  given: { now: Date; yearAgo: Date; dueOn: string; isProvisional: boolean; most: number },
): Promise<number> {
  const detail = (words: Words) => sql`${JSON.stringify(words)}::jsonb`
  const { rows } = await sql<{
    n: number
  }>`
    with open as materialized (
      select asset_id, trigger from regradings where closed_at is null and trigger in ('yearly', 'rules', 'ungraded')
    ),
      due as (
      (select a.id, a.holder_id, a.holder_kind, a.holder_sector, 'yearly' as trigger, ${detail({ zh: '距上次分级已满一年', en: 'A year has passed since it was graded' })} as detail from assets a
        where a.classified_at < ${given.yearAgo} and a.importance <> 'core' and a.state <> 'destroyed' and a.id not in (select asset_id from open where trigger = 'yearly')
        limit ${given.most})
      union all
      (select a.id, a.holder_id, a.holder_kind, a.holder_sector, 'rules', jsonb_build_object('zh', '上次按规则' || a.classified_rules || '提议，现行规则为' || ${RULE_VERSION}, 'en', 'Proposed by rules ' || a.classified_rules || '; now ' || ${RULE_VERSION}) from assets a
        where a.classified_rules is not null and (a.classified_rules < ${RULE_VERSION} or a.classified_rules > ${RULE_VERSION}) and a.importance <> 'core' and a.state <> 'destroyed' and a.id not in (select asset_id from open where trigger = 'rules')
        limit ${given.most})
      union all
      (select a.id, a.holder_id, a.holder_kind, a.holder_sector, 'ungraded', ${detail({ zh: '已进入目录，还没有分类分级', en: 'It is in the catalogue and was never graded' })} from assets a
        where a.catalogued_at is not null and a.classified_at is null and a.importance <> 'core' and a.state <> 'destroyed' and a.id not in (select asset_id from open where trigger = 'ungraded')
        limit ${given.most})),
      made as (insert into regradings (id, asset_id, holder_id, holder_kind, holder_sector, trigger, detail, opened_name, opened_at, due_on, is_provisional)
      select gen_random_uuid(), id, holder_id, holder_kind, holder_sector, trigger, detail, '系统', ${given.now}, ${given.dueOn}, ${given.isProvisional}
      from due
      on conflict (asset_id, trigger)
      where closed_at is null do nothing
      returning id)
    select count(*)::int as n from made`.execute(tx)
  return rows[0]?.n ?? 0
}

/** What a list of tasks is narrowed by. */
export type TasksAsked = {
  readonly state: 'open' | 'overdue' | 'closed' | 'all'
  readonly trigger?: string | undefined
  readonly holderId?: string | undefined
  readonly assetId?: string | undefined
}
type TaskRow = Omit<RegradingLine, 'openedAt'> & { openedAt: Date }

function fitting(asked: TasksAsked, today: string) {
  const state = {
    open: sql`r.closed_at is null`,
    overdue: sql`r.closed_at is null and r.due_on < ${today}::date`,
    closed: sql`r.closed_at is not null`,
    all: sql`true`,
  }[asked.state]
  return sql`
    ${state}
      and ${asked.trigger ? sql`r.trigger = ${asked.trigger}` : sql`true`}
      and ${asked.holderId ? sql`r.holder_id = ${asked.holderId}` : sql`true`}
      and ${asked.assetId ? sql`r.asset_id = ${asked.assetId}` : sql`true`}
  `
}

/** Tasks the reader may see, the earliest due first, at most `limit`. */
export async function listTasks(
  tx: Tx,
  asked: TasksAsked,
  today: string,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<RegradingLine[]> {
  const after = place.after ? sql`(r.due_on, r.id) > (${place.after[0]}::date, ${place.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<TaskRow>`
      select r.id, r.asset_id as "assetId", a.name as "assetName", a.code as "assetCode", r.holder_id as "holderId",
        o.name as "holderName", a.grade, r.trigger, r.detail, r.opened_name as "openedName", r.opened_at as "openedAt",
        r.due_on as "dueOn", r.is_provisional as "isProvisional", r.due_on - ${today}::date as days,
        r.closed_at is null as "isOpen", r.closed_case as "closedCase"
      from regradings r
      join assets a on a.id = r.asset_id
      join organisations o on o.id = r.holder_id
      where ${fitting(asked, today)} and ${after}
      order by r.due_on, r.id
      limit ${place.limit}`.execute(tx)
  return rows.map((row) => ({ ...row, openedAt: row.openedAt.toISOString() }))
}

/** How many tasks fit, counted up to the cap. */
export async function countTasks(tx: Tx, asked: TasksAsked, today: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from regradings r where ${fitting(asked, today)} limit ${countLimit}) counted`.execute(tx)
  return rows[0]?.n ?? 0
}

/** What changed when a finding became a new version of an asset, and the combinations that were not there before. */
export async function findChanges(
  tx: Tx,
  findingId: string,
): Promise<{ changes: { what: string; column: string | null; attention: boolean; words: Words }[]; combined: Words[] }> {
  const { rows } = await sql<{
    changes: { what: string; column: string | null; attention: boolean; words: Words }[]
    combined: Words[]
  }>`select f.changes,
      coalesce(
        (
          select jsonb_agg(g -> 'reason')
          from jsonb_array_elements(coalesce(f.finding -> 'aggregations', '[]')) g
          where p.id is not null
            and not coalesce(p.finding -> 'aggregations', '[]') @> jsonb_build_array(jsonb_build_object('rule', g -> 'rule'))
        ),
        '[]'
      ) as combined
    from findings f left join findings p on p.id = f.previous_id where f.id = ${findingId}`.execute(tx)
  return rows[0] ?? { changes: [], combined: [] }
}

/** What holders are told of their tasks: how many were opened on each of the last days, and how many are late; one line a holder and day. */
export async function findTold(
  tx: Tx,
  today: string,
): Promise<{ holderId: string; kind: 'opened' | 'late'; subject: string; n: number; dueOn: string }[]> {
  const { rows } = await sql<{ holderId: string; kind: 'opened' | 'late'; subject: string; n: number; dueOn: string }>`
    (
      select holder_id as "holderId", 'opened' as kind, to_char(opened_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as subject,
        count(*)::int as n, min(due_on) as "dueOn"
      from regradings
      where closed_at is null and opened_at > ${today}::date - 3
      group by 1, 3
    )
    union all (
      select holder_id, 'late', left(${today}, 7), count(*)::int, min(due_on)
      from regradings
      where closed_at is null and due_on < ${today}::date
      group by 1
    )`.execute(tx)
  return rows
}
