import { sql } from 'kysely'
import type { UseMark, UseMarkLine } from '#contract/cards.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

export type NewMark = {
  readonly id: string
  readonly assetId: string
  readonly operatorId: string
  readonly manner: string
  readonly agreement: string
  readonly startsOn: string
  readonly endsOn: string
  readonly note: string
  readonly by: string | null
  readonly byName: string
  readonly at: Date
}

const columns = (today: string) => sql`
  m.id, m.asset_id as "assetId", m.operator_id as "operatorId", m.operator_name as "operatorName", m.manner, m.agreement,
    m.starts_on as "startsOn", m.ends_on as "endsOn", m.note, m.set_name as "setBy", m.set_at as "setAt",
    m.ended_name as "endedBy", m.ended_at as "endedAt", m.end_reason as "endReason",
    case when m.ended_at is not null then 'ended' when m.ends_on < ${today}::date then 'over' when m.starts_on > ${today}::date then 'planned' else 'live' end as state,
    (select a.fallen from assets a where a.id = m.asset_id) as fallen`
type Row = Omit<UseMark, 'setAt' | 'endedAt'> & { readonly setAt: Date; readonly endedAt: Date | null }
const toMark = <R extends Row>(row: R) => ({ ...row, setAt: row.setAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null })

/** The marks of an asset, latest first. */
export async function marksOf(tx: Tx, assetId: string, today: string): Promise<UseMark[]> {
  const { rows } =
    await sql<Row>`select ${columns(today)} from use_marks m where m.asset_id = ${assetId} order by m.set_at desc, m.id limit 200`.execute(
      tx,
    )
  return rows.map(toMark)
}

/** One mark with who holds its asset; null when it is not there or hidden. Held until the end of the transaction. */
export async function lockMark(tx: Tx, id: string, today: string): Promise<(UseMark & { holderId: string }) | null> {
  const { rows } = await sql<
    Row & { holderId: string }
  >`select ${columns(today)}, m.holder_id as "holderId" from use_marks m where m.id = ${id} for no key update`.execute(tx)
  return rows[0] ? toMark(rows[0]) : null
}

/** Sets a mark; null when the operator is none, or not active, false when this very mark stands already. */
export async function insertMark(tx: Tx, m: NewMark): Promise<'set' | 'no-operator' | 'stands'> {
  const {
    rows: [operator],
  } = await sql<{
    name: string
  }>`select name from organisations where id = ${m.operatorId} and is_open and 'operator' = any (roles)`.execute(tx)
  if (!operator) return 'no-operator'
  const { rows } = await sql`
      insert into use_marks (
        id, asset_id, holder_id, holder_kind, holder_sector, operator_id, operator_name, manner, agreement, starts_on, ends_on,
        note, set_by, set_name, set_at
      )
      select ${m.id}, a.id, a.holder_id, a.holder_kind, a.holder_sector, ${m.operatorId}, ${operator.name}, ${m.manner},
      ${m.agreement}, ${m.startsOn}, ${m.endsOn}, ${m.note}, ${m.by}, ${m.byName}, ${m.at}
      from assets a
      where a.id = ${m.assetId}
      on conflict (asset_id, operator_id, agreement) where ended_at is null do nothing returning id`.execute(tx)
  return rows.length === 1 ? 'set' : 'stands'
}

/** Ends a mark with its reason. */
export async function endMark(tx: Tx, id: string, end: { name: string; reason: string; at: Date }): Promise<void> {
  await sql`
    update use_marks
    set ended_name = ${end.name}, end_reason = ${end.reason}, ended_at = ${end.at}
    where id = ${id} and ended_at is null
  `.execute(tx)
}

/** What the list of marks is narrowed by. */
export type MarksAsked = { readonly state: 'live' | 'all'; readonly q?: string | undefined }

function fitting({ state, q }: MarksAsked) {
  const like = q?.trim() ? likeWord(q) : null
  return sql`${state === 'live' ? sql`m.ended_at is null` : sql`true`} and ${like ? sql`(a.name ilike ${like} or a.code ilike ${like} or m.operator_name ilike ${like} or m.agreement ilike ${like})` : sql`true`}`
}

/** How the list of marks may be sorted; by term is by its last day. */
export const marksBy = sortable<UseMarkLine, 'set' | 'term'>(
  [sql`m.id`, (row) => row.id],
  {
    set: { by: sql`m.set_at`, kind: 'instant', of: (row) => row.setAt },
    term: { by: sql`m.ends_on`, kind: 'date', of: (row) => row.endsOn },
  },
  '-set',
)

/** Marks of every asset the reader may see, a page of them. */
export async function listMarks(tx: Tx, asked: MarksAsked, today: string, place: SortedPlace): Promise<UseMarkLine[]> {
  const { rows } = await sql<
    Row & { assetCode: string; assetName: string; holderName: string }
  >`select ${columns(today)}, a.code as "assetCode", a.name as "assetName", o.name as "holderName"
    from use_marks m
    join assets a on a.id = m.asset_id
    join organisations o on o.id = m.holder_id
    where ${fitting(asked)} and ${place.after}
    order by ${place.order}
    limit ${place.limit}`.execute(tx)
  return rows.map(toMark)
}

/** How many marks fit, counted to 1,001 at most. */
export async function countMarks(tx: Tx, asked: MarksAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`
    select count(*)::int as n
    from (select from use_marks m join assets a on a.id = m.asset_id where ${fitting(asked)} limit ${countLimit}) counted
  `.execute(tx)
  return rows[0]?.n ?? 0
}
