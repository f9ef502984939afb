import { type RawBuilder, sql } from 'kysely'
import type { DueRecord } from '#contract/retention.ts'
import type { RecordKind } from '#law/record-tables.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'
import { endingRules, type EndingRule, recordRules, type RecordRule } from './retention-rules.ts'

/** The day from which the term of a row runs, as the trigger computes it; null while it does not run, or while that of a row that uses it does not. */
function begunOf(rule: EndingRule, alias = 't'): RawBuilder<unknown> {
  const {
    begins,
    within,
    isFromYearEnd,
    table: { usedBy, key },
  } = rule
  const own = sql`${sql.ref(`${alias}.${begins}`)}::date`
  const begun = within
    ? sql`
      case
        when ${sql.ref(`${alias}.${within.by}`)} is null then ${own}
        else (
          select ${sql.ref(`w.${within.begins}`)}::date
          from ${sql.table(within.table)} w
          where ${sql.ref(`w.${within.key}`)} = ${sql.ref(`${alias}.${within.by}`)}
        )
        end
    `
    : own
  if (isFromYearEnd) return sql`make_date(extract(year from ${begun})::int, 12, 31)`
  const user = usedBy && endingRules.find(({ name }) => name === usedBy.table)
  if (!user) return begun
  return sql`
    (
      select case when count(*) = count(used.begun) then greatest(${begun}, max(used.begun)) end
      from (
        select ${begunOf(user, 'u')} as begun
        from ${sql.table(user.name)} u
        where ${sql.ref(`u.${usedBy.by}`)} = ${sql.ref(`${alias}.${key![0]!}`)}
      ) used
    )
  `
}

/** The rows of one table whose last day is before `today`; a month has no more days less than four, so the first condition finds them by an index. */
function overOf(rule: EndingRule, today: string): RawBuilder<unknown> {
  const { table, name, months, begins } = rule
  const key = sql.join((table.key ?? ['id']).map((column) => sql.ref(`t.${column}`)))
  return sql`
    select ${name}::text as "table", concat_ws('/', ${key}) as key,
      ${table.label ? sql`coalesce(${sql.ref(`t.${table.label}`)}::text, '')` : sql`''`} as label, begun,
      (begun + make_interval(months => ${months}))::date as until
    from ${sql.table(name)} t cross join lateral (select ${begunOf(rule)} as begun) b
    where ${sql.ref(`t.${begins}`)} < ${today}::date - make_interval(months => ${months}) + interval '4 days'
      and begun + make_interval(months => ${months}) < ${today}::date`
}

const of = (kind: RecordKind | undefined) => endingRules.filter((rule) => kind === undefined || rule.kind === kind)

/** Records over their term on a day, longest over first, one more than `limit`. */
export async function listDueRecords(
  tx: Tx,
  today: string,
  { kind, limit, after }: { kind?: RecordKind | undefined; limit: number; after: readonly (string | null)[] | null },
): Promise<DueRecord[]> {
  const rules = of(kind)
  if (rules.length === 0) return []
  const beyond = after ? sql`where (until, "table", key) > (${after[0]}::date, ${after[1]}, ${after[2]})` : sql``
  const place = sql`order by until, "table", key limit ${limit + 1}`
  const { rows } = await sql<Omit<DueRecord, 'kind'>>`select * from (${sql.join(
    rules.map((rule) => sql`(select * from (${overOf(rule, today)}) o ${beyond} ${place})`),
    sql` union all `,
  )}) l ${place}`.execute(tx)
  const kinds = new Map<string, string>(rules.map((rule) => [rule.name, rule.kind]))
  return rows.map((row) => ({ ...row, kind: kinds.get(row.table)! }))
}

/** How many records are over their term on a day, counted to 1,001 at most. */
export async function countDueRecords(tx: Tx, today: string, kind?: RecordKind): Promise<number> {
  const rules = of(kind)
  if (rules.length === 0) return 0
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${sql.join(
    rules.map((rule) => sql`(select from (${overOf(rule, today)}) o limit ${countLimit})`),
    sql` union all `,
  )}) l`.execute(tx)
  return rows[0]!.n
}

export type TableFigures = { readonly name: string; readonly total: number; readonly oldest: string | null; readonly due: number }

/**
 * The first day from which a term runs, by an index on each column: of what is a part, that of the first whole that has one; of what
 * others use, that of the first that came and is in use no more.
 */
function oldestOf(rule: EndingRule): RawBuilder<unknown> {
  const { name, begins, within } = rule
  const column = sql.ref(`t.${begins}`)
  const first = (alone: RawBuilder<unknown>) =>
    sql`
      (
        select begun
        from ${sql.table(name)} t
        cross join lateral (select ${begunOf(rule)} as begun) b
        where ${column} is not null and begun is not null${alone}
        order by ${column}
        limit 1
      )
    `
  if (!within) return first(sql``)
  const [whole, by] = [sql.ref(`w.${within.begins}`), sql.ref(`t.${within.by}`)]
  return sql`
    least(
      (
        select ${whole}::date
        from ${sql.table(within.table)} w
        where ${whole} is not null and exists (select from ${sql.table(name)} t where ${by} = ${sql.ref(`w.${within.key}`)})
        order by ${whole}
        limit 1
      ),
      ${first(sql` and ${by} is null`)}
    )
  `
}

function figuresOf(rule: RecordRule, today: string): RawBuilder<unknown> {
  const ending = endingRules.find(({ name }) => name === rule.name)
  const oldest = ending ? oldestOf(ending) : sql`null::date`
  const due = ending ? sql`(select count(*)::int from (select from (${overOf(ending, today)}) o limit ${countLimit}) n)` : sql`0`
  return sql`
    select ${rule.name}::text as name,
      (select count(*)::int from (select from ${sql.table(rule.name)} limit ${countLimit}) n) as total, ${oldest} as oldest,
      ${due} as due
  `
}

/**
 * How many records each table holds and how many of them are over their term on a day, each counted to 1,001 at most, and the first day
 * from which a term runs.
 */
export async function findRetentionFigures(tx: Tx, today: string): Promise<Map<string, TableFigures>> {
  const { rows } = await sql<TableFigures>`${sql.join(
    recordRules.map((rule) => figuresOf(rule, today)),
    sql` union all `,
  )}`.execute(tx)
  return new Map(rows.map((row) => [row.name, row]))
}
