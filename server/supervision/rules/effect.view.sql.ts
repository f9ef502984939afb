import { type RawBuilder, sql } from 'kysely'
import type { EffectLine, EffectPart } from '#contract/supervision-rulings.ts'
import type { Line } from '#law/readings.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type Fact, recordsOf } from './facts/fact.view.sql.ts'

/** What is asked: both values, the year looked back over, the moment, the real day (that of accounts), and how many working days there were until each day. */
export type EffectAsked = {
  readonly present: string
  readonly proposed: string
  readonly isNumber: boolean
  readonly first: string
  readonly last: string
  readonly at: Date
  readonly real: string
  readonly workdays: readonly (readonly [day: string, n: number])[]
}

/** What comes out by a value at each line. */
const comes: { readonly [L in Exclude<Line, 'value'>]: (value: string) => string } = {
  over: (value) => `n > ${value}`,
  reached: (value) => `n >= ${value}`,
  short: (value) => `n < ${value}`,
  within: (value) => `n <= ${value}`,
  later: (value) => `n collate "C" > base || '-' || ${value}`,
  since: (value) => `n collate "C" >= ${value}`,
  times: (value) =>
    `
      (
        select count(*)::int
        from unnest(string_to_array(${value}, ',')) s (days)
        where n - s.days::int between first and last and coalesce(n - s.days::int < nullif(base, '')::date, true)
      )
    `,
}

/** The query as it is run and as it is shown: every record of the year with what comes out by the present value (`was`) and by the proposed one (`would`). */
export function effectQuery(fact: Fact, line: Line): string {
  const by = fact.comes ?? comes[line as Exclude<Line, 'value'>]
  return `select r.*, ${by('asked.present')} as was, ${by('asked.proposed')} as would from (
${recordsOf(fact)}
) r cross join asked`
}

const isFlag = (line: Line) => line !== 'value' && line !== 'times'
/** How many records come out so, or how often something happens; nothing to count where something else comes out. */
const counted = (line: Line, column: 'was' | 'would') =>
  isFlag(line)
    ? sql`count(*) filter (where ${sql.ref(column)})::int`
    : line === 'times'
      ? sql`coalesce(sum(${sql.ref(column)}), 0)::int`
      : sql`null::int`

function withAsked(given: EffectAsked, rest: RawBuilder<unknown>): RawBuilder<unknown> {
  const value = (text: string) => (given.isNumber ? sql`${text}::numeric` : sql`${text}::text`)
  return sql`
    with asked as materialized (
      select ${given.first}::date as first, ${given.last}::date as last, ${given.at}::timestamptz as at,
      ${given.real}::date as real, ${value(given.present)} as present, ${value(given.proposed)} as proposed
    ),
      workdays as materialized (
      select *
      from unnest(${sql.val(given.workdays.map(([day]) => day))}::date[], ${sql.val(given.workdays.map(([, n]) => n))}::int[]) as w (day, n)
    ) ${rest}`
}

/**
 * How many records of the year there are in each part, how many come out so by either value, and for how many that differs, as far as the
 * reader may see them.
 */
export async function countEffect(
  tx: Tx,
  query: string,
  line: Line,
  given: EffectAsked,
): Promise<(Omit<EffectPart, 'title'> & { part: string })[]> {
  const { rows } = await sql<Omit<EffectPart, 'title'> & { part: string }>`${withAsked(
    given,
    sql`
      select part, count(*)::int as records, ${counted(line, 'was')} as before, ${counted(line, 'would')} as after,
        count(*) filter (where was is distinct from would)::int as changed
      from (${sql.raw(query)}) judged group by part order by part`,
  )}`.execute(tx)
  return rows
}

/** The latest records for which something else comes out, at most so many. */
export async function listEffect(
  tx: Tx,
  query: string,
  given: EffectAsked,
  limit: number,
): Promise<(Omit<EffectLine, 'title'> & { part: string })[]> {
  const { rows } = await sql<Omit<EffectLine, 'title'> & { part: string }>`${withAsked(
    given,
    sql`select key, part, at as "on", coalesce(name, '') as name, href, n::text as measured, was::text, would::text
    from (${sql.raw(query)}) judged where was is distinct from would order by at desc, key limit ${limit}`,
  )}`.execute(tx)
  return rows
}
