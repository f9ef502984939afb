import { type RawBuilder, sql } from 'kysely'
import { mostCounted } from '#contract/route.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'

export type LogRow = {
  id: number
  at: Date
  officer_name: string | null
  organisation_name: string | null
  role: string
  action: string
  object_kind: string
  object_id: string
  outcome: string
  detail: Record<string, unknown>
  about_name: string | null
  address: string
  request_id: string
}
/**
 * What the lines are narrowed by; `objects` are ids of things, `who` the people and organisations one of whom did it, `stretch` the ids
 * between which those of the days lie.
 */
export type LogAsked = {
  readonly action?: string | undefined
  readonly objectKind?: string | undefined
  readonly objects?: readonly string[] | undefined
  readonly who?: Named | undefined
  readonly sinceOn?: string | undefined
  readonly untilOn?: string | undefined
  readonly stretch?: Stretch | undefined
  readonly outcome?: string | undefined
  readonly before: string | null
  readonly limit: number
}

/** People and organisations by their ids. */
type Named = { readonly officers: readonly string[]; readonly organisations: readonly string[] }
/** Ids of lines: those after one and before another, null when there is no such line. */
type Stretch = { readonly after: number | null; readonly before: number | null }

/** Whether the reader reads the whole log, as row-level security has it. */
const readsAll = sql`(select me_role()) in ('system', 'data-bureau', 'audit-administrator')`

/**
 * The people and organisations of a name, as far as the reader may read them: whose name a line hides cannot be found by it either. Who
 * reads the whole log finds people by their login as well.
 */
export async function findNamed(tx: Tx, who: string): Promise<Named> {
  const like = likeWord(who)
  const {
    rows: [found],
  } = await sql<Named>`
      select array(
        select id from officers where name ilike ${like} or (login = ${who} and ${readsAll}) order by id limit 200
      ) as officers,
        array(select id from organisations where name ilike ${like} order by id limit 200) as organisations
    `.execute(tx)
  return found!
}

/**
 * The ids the log has for a number people know: of a case, an order, an asset, an agreement, or, for who reads the whole log, for the
 * login of an account; none when nothing has it. Asked in the platform's name: the lines themselves are read by the right to read them.
 */
export async function findNumbered(tx: Tx, number: string, readsAll: boolean): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`
    select id::text as id
    from cases
    where number = ${number}
    union
    select id::text
    from orders
    where number = ${number}
    union
    select id::text
    from assets
    where code = ${number}
    union
    select id::text
    from agreements
    where number = ${number}
    union
    select id::text
    from sharing_agreements
    where number = ${number}
    union
    select asset_id::text
    from certificates
    where number = ${number}
    union
    select id::text
    from officers
    where login = ${number} and ${readsAll}`.execute(tx)
  return rows.map(({ id }) => id)
}

const all = (conditions: readonly ReturnType<typeof sql>[]) => (conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `))
/** The first moment of a day of the city, so many days on. */
const startOf = (day: string | null, on = 0) => sql`((${day}::date + ${on}::int)::timestamp at time zone 'Asia/Shanghai')`

/**
 * Between which ids the lines of some days lie. Asked in the platform's name; an hour to spare on either side, since lines written side by
 * side, and those of a clock that was set right, are not quite in the order of their ids.
 */
export async function findDays(tx: Tx, { sinceOn, untilOn }: Pick<LogAsked, 'sinceOn' | 'untilOn'>): Promise<Stretch> {
  const {
    rows: [found],
  } = await sql<Stretch>`
      select (
        select id from audit_log where at < ${startOf(sinceOn ?? null)} - interval '1 hour' order by at desc limit 1
      ) as after,
        (select id from audit_log where at >= ${startOf(untilOn ?? null, 1)} + interval '1 hour' order by at limit 1) as before`.execute(tx)
  return found!
}

const isAmong = (column: RawBuilder<unknown>, ids: readonly string[], type: 'text' | 'uuid') =>
  sql`${column} = any(${sql.val([...ids])}::${sql.raw(type)}[])`

function where(a: LogAsked) {
  return all([
    ...(a.action ? [sql`l.action = ${a.action}`] : []),
    ...(a.objectKind ? [sql`l.object_kind = ${a.objectKind}`] : []),
    ...(a.outcome ? [sql`l.outcome = ${a.outcome}`] : []),
    ...(a.objects ? [isAmong(sql`l.object_id`, a.objects, 'text')] : []),
    ...(a.who
      ? [
          sql`(${sql.join([...(a.who.officers.length > 0 ? [isAmong(sql`l.officer_id`, a.who.officers, 'uuid')] : []), ...(a.who.organisations.length > 0 ? [isAmong(sql`l.organisation_id`, a.who.organisations, 'uuid')] : [])], sql` or `)})`,
        ]
      : []),
    ...(a.stretch?.after ? [sql`l.id > ${a.stretch.after}::bigint`] : []),
    ...(a.stretch?.before ? [sql`l.id < ${a.stretch.before}::bigint`] : []),
    ...(a.sinceOn ? [sql`l.at >= ${startOf(a.sinceOn)}`] : []),
    ...(a.untilOn ? [sql`l.at < ${startOf(a.untilOn, 1)}`] : []),
  ])
}

/**
 * Ids of the lines that fit, by every right there is to read them: the whole log, what one's organisation did, what was done to
 * what it holds. It says the same as row-level security, branch by branch, so that each finds its way by an index.
 */
function readable(a: LogAsked, limit: number, order = sql``) {
  const branch = (right: ReturnType<typeof sql>) =>
    sql`
      (
        select l.id
        from audit_log l
        where ${right} and ${where(a)} and ${a.before ? sql`l.id < ${a.before}::bigint` : sql`true`} ${order}
        limit ${limit}
      )
    `
  return sql`${branch(readsAll)} union ${branch(sql`l.organisation_id = (select me_organisation())`)} union ${branch(sql`l.holder_id = (select me_organisation())`)}`
}

/** Whether a name was asked for that nobody has: then there is nothing to look for. */
const isNobody = ({ who }: LogAsked) => who !== undefined && who.officers.length === 0 && who.organisations.length === 0

/** Whose account a line is about: that it names as its object, or beside a request, a post or a hand-over. */
const about = sql`select id::uuid from (values (case when l.object_kind = 'officer' then l.object_id else l.detail ->> 'officer' end)) v(id)
  where id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`

/** Lines of the log the reader may see, newest first; whoever stood in is named with for whom, a machine with its token. */
export async function findLog(tx: Tx, a: LogAsked): Promise<LogRow[]> {
  if (isNobody(a)) return []
  const { rows } = await sql<LogRow>`
      select l.id, l.at,
        o.name || coalesce('（代' || f.name || '）', '') || coalesce('（令牌“' || (l.detail ->> 'tokenName') || '”）', '') as officer_name,
        g.name as organisation_name, l.role, l.action, l.object_kind, l.object_id, l.outcome, l.detail, b.name as about_name,
        case when ${readsAll} then l.address else '' end as address, case when ${readsAll} then l.request_id else '' end as request_id
      from (select id from (${readable(a, a.limit + 1, sql`order by l.id desc`)}) n order by id desc limit ${a.limit + 1}) page
      join audit_log l on l.id = page.id
      left join officers o on o.id = l.officer_id
      left join officers f on f.id = (l.detail ->> 'standsFor')::uuid
      left join organisations g on g.id = l.organisation_id
      left join officers b on b.id = (${about})
      order by l.id desc`.execute(tx)
  return rows
}

/** How many lines there are, counted to 1,001 at most. */
export async function countLog(tx: Tx, a: LogAsked): Promise<number> {
  if (isNobody(a)) return 0
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from (select id from (${readable({ ...a, before: null }, mostCounted + 1)}) n limit ${countLimit}) t`.execute(tx)
  return rows[0]!.n
}
