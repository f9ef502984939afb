import { sql } from 'kysely'
import type { CountFigures, CountLine } from '#contract/counting.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A missing asset that somebody saw and a colleague agrees: it counts as found. */
const seenByHand = sql`(d.difference = 'missing' and d.outcome = 'seen' and d.recount = 'agrees')`

/**
 * The assets of a round's count: expected are those that stood in the catalogue when the round started, unless they were destroyed before;
 * of these found are those a finding of the round became, or was known as by its scan (what a person only named is not found by that) and
 * not made another asset, or somebody saw and a colleague agrees; unexpected are those first carded in the round.
 */
const linesOf = (
  roundId: string,
) => sql`counted as (select id, holder_id, coalesce(started_at, created_at) as since from rounds where id = ${roundId}),
  seen as (select asset_id as id from findings where round_id = ${roundId} and state in ('carded', 'kept') and asset_id is not null
    union
    select known_as
    from findings
    where round_id = ${roundId} and state in ('proposed', 'set-aside') and known_as is not null and not is_named
    union select d.asset_id from count_differences d where d.round_id = ${roundId} and ${seenByHand}),
  lines as (select a.id, a.code, a.name, a.grade, case when a.catalogued_at <= r.since and a.round_id is distinct from r.id then case when a.id in (select id from seen) then 'found' else 'missing' end else 'unexpected' end as result
    from counted r
    join assets a on a.holder_id = r.holder_id and (a.destroyed_at is null or a.destroyed_at > r.since)
    where a.round_id = r.id or a.catalogued_at <= r.since)`
const explained = (roundId: string) =>
  sql`
    left join count_differences d
      on d.round_id = ${roundId}
      and d.asset_id = l.id
      and (d.difference = l.result or (l.result = 'found' and ${seenByHand}))
  `

/** The figures of a count in one statement. */
export async function findCountFigures(tx: Tx, roundId: string): Promise<CountFigures> {
  const { rows } = await sql<{
    expected: number
    found: number
    missing: number
    unexpected: number
    missing_open: number
    unexpected_open: number
    not_recounted: number
    disputed: number
  }>`with ${linesOf(roundId)}
    select count(*) filter (where l.result <> 'unexpected')::int as expected,
      count(*) filter (where l.result = 'found')::int as found, count(*) filter (where l.result = 'missing')::int as missing,
      count(*) filter (where l.result = 'unexpected')::int as unexpected,
      count(*) filter (where l.result = 'missing' and d.asset_id is null)::int as missing_open,
        count(*) filter (where l.result = 'unexpected' and d.asset_id is null)::int as unexpected_open,
      count(*) filter (where l.result = 'missing' and d.recount is null)::int as not_recounted,
        count(*) filter (where d.recount = 'disagrees')::int as disputed
    from lines l ${explained(roundId)}`.execute(tx)
  const { expected, found, missing, unexpected, missing_open, unexpected_open, not_recounted, disputed } = rows[0]!
  const isFirst = expected === 0
  return {
    expected,
    found,
    missing,
    unexpected,
    isFirst,
    unexplained: { missing: missing_open, unexpected: isFirst ? 0 : unexpected_open },
    notRecounted: not_recounted,
    disputed,
  }
}

/** One line of a count as it is kept. */
export type CountLineRow = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly grade: number
  readonly result: CountLine['result']
  readonly outcome: string | null
  readonly explanation: string | null
  readonly statement: string | null
  readonly evidence: { sha256: string; name: string } | null
  readonly stated_by: string | null
  readonly stated_name: string | null
  readonly stated_at: Date | null
  readonly recount: 'agrees' | 'disagrees' | null
  readonly recount_note: string | null
  readonly recounted_name: string | null
  readonly recounted_at: Date | null
}
export type CountAsked = { readonly result?: string | undefined; readonly open?: string | undefined; readonly q?: string | undefined }

/** The lines (`l`, with what was explained as `d`) that were asked for; `open` leaves only those that still need something. */
const fitting = (roundId: string, asked: CountAsked) => sql`
  lines l ${explained(roundId)}
  where ${asked.result ? sql`l.result = ${asked.result}` : sql`true`}
    and ${asked.q ? sql`lower(l.code || ' ' || l.name) like ${likeWord(asked.q)}` : sql`true`}
    and ${asked.open ? sql`(l.result <> 'found' and (d.asset_id is null or d.recount = 'disagrees' or (l.result = 'missing' and d.recount is null)))` : sql`true`}`

/** Lines of a count that fit, by code, at most `limit`. */
export async function listCountLines(
  tx: Tx,
  roundId: string,
  asked: CountAsked,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<CountLineRow[]> {
  const { rows } = await sql<CountLineRow>`
      with ${linesOf(roundId)}
      select l.*, d.outcome, d.explanation, d.statement, d.evidence, d.stated_by, d.stated_name, d.stated_at, d.recount,
        d.recount_note, d.recounted_name, d.recounted_at
      from ${fitting(roundId, asked)} and ${place.after ? sql`l.code > ${place.after[0]}` : sql`true`} order by l.code limit ${place.limit}`.execute(
    tx,
  )
  return rows
}

/** How many lines of a count fit, counted to 1,001 at most. */
export async function countCountLines(tx: Tx, roundId: string, asked: CountAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`with ${linesOf(roundId)} select count(*)::int as n from (select from ${fitting(roundId, asked)} limit ${countLimit}) c`.execute(tx)
  return rows[0]?.n ?? 0
}

/** How many explanations of a round by others nobody has counted again. */
export async function countForSecond(tx: Tx, roundId: string, officerId: string | null): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from count_differences where round_id = ${roundId} and recount is null and stated_by <> ${officerId}::uuid`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

type Stated = { readonly outcome: string; readonly explanation: string; readonly statement: string; readonly evidence: object | null }
type Hand = { readonly id: string | null; readonly name: string }

/**
 * Explains differences of one kind, chosen ones or all without an explanation, in one statement; what was counted again before is to be
 * counted again. Answers how many.
 */
export async function writeExplanations(
  tx: Tx,
  round: { id: string; holder_id: string; holder_kind: string; holder_sector: string },
  difference: 'missing' | 'unexpected',
  assetIds: readonly string[] | null,
  stated: Stated,
  by: Hand,
  at: Date,
): Promise<number> {
  const which = assetIds ? sql`l.id = any(${sql.val([...assetIds])}::uuid[])` : sql`d.asset_id is null`
  const { rows } = await sql`with ${linesOf(round.id)}
    insert into count_differences (
      round_id, asset_id, holder_id, holder_kind, holder_sector, difference, outcome, explanation, statement, evidence, stated_by,
      stated_name, stated_at
    )
    select ${round.id}::uuid, l.id, ${round.holder_id}::uuid, ${round.holder_kind}, ${round.holder_sector}, l.result,
      ${stated.outcome}, ${stated.explanation}, ${stated.statement},
      ${stated.evidence ? JSON.stringify(stated.evidence) : null}::jsonb, ${by.id}::uuid, ${by.name}, ${at}::timestamptz
    from lines l ${explained(round.id)} where l.result = ${difference} and ${which} order by l.id
    on conflict (round_id, asset_id) do update
    set difference = excluded.difference, outcome = excluded.outcome, explanation = excluded.explanation,
      statement = excluded.statement, evidence = excluded.evidence, stated_by = excluded.stated_by,
      stated_name = excluded.stated_name, stated_at = excluded.stated_at,
      recount = null, recount_note = '', recounted_by = null, recounted_name = '', recounted_at = null returning asset_id`.execute(tx)
  return rows.length
}

/** Notes what the second counter says of explanations by others, chosen ones or all not counted again yet; answers how many. */
export async function writeRecounts(
  tx: Tx,
  roundId: string,
  assetIds: readonly string[] | null,
  said: { agrees: boolean; note: string },
  by: Hand,
  at: Date,
): Promise<number> {
  const which = assetIds ? sql`asset_id = any(${sql.val([...assetIds])}::uuid[])` : sql`recount is null`
  const { rows } = await sql`
      update count_differences
      set recount = ${said.agrees ? 'agrees' : 'disagrees'}, recount_note = ${said.note}, recounted_by = ${by.id}::uuid,
        recounted_name = ${by.name}, recounted_at = ${at}::timestamptz
      where round_id = ${roundId} and stated_by <> ${by.id}::uuid and ${which} returning asset_id`.execute(tx)
  return rows.length
}
