import { sql } from 'kysely'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'

/** One round with its counts; `holder_name` as the organisation is called now. */
export type RoundRow = {
  readonly id: string
  readonly title: string
  readonly year: number
  readonly holder_id: string
  readonly holder_name: string
  readonly holder_kind: string
  readonly holder_sector: string
  readonly state: 'open' | 'published' | 'cancelled'
  readonly case_id: string
  readonly plan: Record<string, unknown>
  readonly call_id: string | null
  readonly created_at: Date
  readonly sources: number
  readonly findings: number
  readonly carded: number
  readonly kept: number
}

/** Who may read a round: its holder, and whoever reads its case. */
export const readsRound = sql`(is_platform() or r.holder_id = me_organisation() or exists (select from cases c where c.id = r.case_id))`

const columns = sql`
  r.id, r.title, r.year, r.holder_id, o.name as holder_name, r.holder_kind, r.holder_sector, r.state, r.case_id, r.plan,
    r.call_id, r.created_at,
    (select count(*)::int from sources s where s.round_id = r.id) as sources,
    (select count(*)::int from findings f where f.round_id = r.id and f.state <> 'replaced') as findings,
    (select count(*)::int from findings f where f.round_id = r.id and f.state = 'carded') as carded,
    (select count(*)::int from findings f where f.round_id = r.id and f.state = 'kept') as kept`

/** Rounds the visitor may read, newest first, one more than `limit`, with the count counted to 1,001 at most. */
export async function listRounds(
  tx: Tx,
  asked: { year?: number | undefined; limit: number; after: readonly (string | null)[] | null },
): Promise<{ rows: RoundRow[]; counted: number }> {
  const fits = sql`${readsRound} and ${asked.year ? sql`r.year = ${asked.year}` : sql`true`}`
  const after = asked.after ? sql`(r.created_at, r.id) < (${asked.after[0]}::timestamptz, ${asked.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<RoundRow>`
      select ${columns}
      from rounds r
      join organisations o on o.id = r.holder_id
      where ${fits} and ${after}
      order by r.created_at desc, r.id desc
      limit ${asked.limit + 1}
    `.execute(tx)
  const {
    rows: [count],
  } = await sql<{ n: number }>`select count(*)::int as n from (select from rounds r where ${fits} limit ${countLimit}) counted`.execute(tx)
  return { rows, counted: count?.n ?? 0 }
}

/** One round; null when it is not there or hidden. */
export async function findRound(tx: Tx, id: string): Promise<RoundRow | null> {
  const { rows } =
    await sql<RoundRow>`select ${columns} from rounds r join organisations o on o.id = r.holder_id where r.id = ${id} and ${readsRound}`.execute(
      tx,
    )
  return rows[0] ?? null
}

/** The plan of the holder's last other round, called off ones apart; null when there is none. */
export async function findLastPlan(
  tx: Tx,
  round: Pick<RoundRow, 'id' | 'holder_id'>,
): Promise<{ title: string; year: number; plan: Record<string, unknown> } | null> {
  const { rows } = await sql<{
    title: string
    year: number
    plan: Record<string, unknown>
  }>`
    select r.title, r.year, r.plan
    from rounds r
    where r.holder_id = ${round.holder_id}
      and r.id <> ${round.id}
      and r.state <> 'cancelled'
      and r.plan ? 'scope'
      and ${readsRound}
    order by r.year desc, r.created_at desc
    limit 1
  `.execute(tx)
  return rows[0] ?? null
}

/** Enters a new round, open; its case follows in the same transaction. */
export async function insertRound(
  tx: Tx,
  round: { id: string; holderId: string; holderKind: string; holderSector: string; title: string; year: number; caseId: string; at: Date },
): Promise<void> {
  await sql`insert into rounds (id, holder_id, holder_kind, holder_sector, title, year, case_id, created_at)
    values (
      ${round.id}, ${round.holderId}, ${round.holderKind}, ${round.holderSector}, ${round.title}, ${round.year}, ${round.caseId},
      ${round.at}
    )`.execute(tx)
}

/**
 * The plan takes effect: name, year, duties and end as they were submitted; what stands in the catalogue now is what will be expected.
 * Answers who called for the round, where it was called.
 */
export async function startRound(
  tx: Tx,
  id: string,
  plan: { title: string; year: number; answers: Record<string, unknown>; at: Date },
): Promise<{ callId: string | null; holderId: string } | null> {
  const { endsOn } = plan.answers
  const { rows } = await sql<{
    callId: string | null
    holderId: string
  }>`
    update rounds
    set title = ${plan.title}, year = ${plan.year}, started_at = ${plan.at},
      ends_on = ${typeof endsOn === 'string' ? endsOn : null}::date, plan = ${JSON.stringify(plan.answers)}::jsonb
    where id = ${id}
    returning call_id as "callId", holder_id as "holderId"
  `.execute(tx)
  return rows[0] ?? null
}

/** The round ended without a catalogue. */
export async function cancelRound(tx: Tx, id: string): Promise<void> {
  await sql`update rounds set state = 'cancelled' where id = ${id} and state = 'open'`.execute(tx)
}

/** Every carded asset of the round enters the catalogue and the round is published; answers how many assets that were. */
export async function publishRound(tx: Tx, id: string, at: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`with entered as (
      update assets set state = 'catalogued', catalogued_at = ${at} where round_id = ${id} and state = 'carded' returning id),
    published as (update rounds set state = 'published', published_at = ${at} where id = ${id} returning id)
    select count(*)::int as n from entered`.execute(tx)
  return rows[0]?.n ?? 0
}

/** What a round must answer before it goes on: how its sources and findings stand. */
export type RoundStanding = {
  readonly unfinished: number
  readonly scanned: number
  readonly proposed: number
  readonly importing: number
  readonly imported: number
  readonly seen: number
}

/** Counts sources and imports still unfinished or read, assets somebody says to have seen, and findings nobody has decided yet. */
export async function findRoundStanding(tx: Tx, id: string): Promise<RoundStanding> {
  const { rows } = await sql<RoundStanding>`select
    (select count(*)::int from sources where round_id = ${id} and state in ('waiting', 'scanning')) as unfinished,
    (select count(*)::int from sources where round_id = ${id} and state = 'scanned') as scanned,
    (select count(*)::int from findings where round_id = ${id} and state = 'proposed') as proposed,
    (select count(*)::int from card_imports where round_id = ${id} and state in ('waiting', 'checking', 'taking')) as importing,
    (select count(*)::int from card_imports where round_id = ${id} and state = 'taken') as imported,
    (select count(*)::int from count_differences where round_id = ${id} and difference = 'missing' and outcome = 'seen') as seen`.execute(
    tx,
  )
  return rows[0]!
}
