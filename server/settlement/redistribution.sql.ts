import { sql } from 'kysely'
import type { RedistributionLine, RedistributionRule } from '#contract/redistribution.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Enters a rule as the next version; the days of versions only go forward. */
export async function insertRule(
  tx: Tx,
  r: Omit<RedistributionRule, 'version' | 'setAt' | 'number'> & { readonly at: Date },
): Promise<void> {
  await sql`insert into redistribution_rules (id, version, unit_parts, service_parts, general_parts, effective_on, set_at)
    select ${r.id}, coalesce(max(version), 0) + 1, ${r.unitParts}, ${r.serviceParts}, ${r.generalParts}, ${r.effectiveOn}::date,
      ${r.at}
    from redistribution_rules`.execute(tx)
}

/** The day from which the latest version counts; null when there is none. */
export async function latestRuleDay(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`select max(effective_on) as day from redistribution_rules`.execute(tx)
  return rows[0]?.day ?? null
}

/** The versions of the rule, latest first. */
export async function listRules(tx: Tx): Promise<RedistributionRule[]> {
  const { rows } = await sql<Omit<RedistributionRule, 'setAt'> & { setAt: Date }>`
    select r.id, c.number, r.version, r.unit_parts as "unitParts", r.service_parts as "serviceParts",
      r.general_parts as "generalParts", r.effective_on as "effectiveOn", r.set_at as "setAt"
    from redistribution_rules r
    left join lateral (select coalesce((select number from cases where id = r.id), '') as number) c on true
    order by r.version desc
    limit 100
  `.execute(tx)
  return rows.map((row) => ({ ...row, setAt: row.setAt.toISOString() }))
}

/** The first day of the month of the first version: what came in before it is not divided. */
const firstMonth = sql`(select date_trunc('month', min(effective_on))::date from redistribution_rules)`
/** One run at a time, since what one takes the next must not take again. */
const alone = sql`select pg_advisory_xact_lock(hashtextextended('rongshu redistribution', 0))`

/** The month in which something came in after the last that was divided and before this one; null when there is none. */
export async function findMonthBefore(tx: Tx, period: string): Promise<string | null> {
  const { rows } = await sql<{
    month: string | null
  }>`
    select to_char(min(m.received_on), 'YYYY-MM') as month
    from remittances m
    where m.state = 'received' and m.received_on < ${period}::date
      and m.received_on >= greatest(${firstMonth}, (select (max(period) + interval '1 month')::date from redistribution_lines))`.execute(tx)
  return rows[0]?.month ?? null
}

/**
 * Divides what each unit remitted up to the end of a month and no run has taken, by the rule in force at its end, to the fen by the
 * largest remainder, in one statement; a unit that has a line of the month is passed over.
 * A receipt dated in a month that was divided before is thus taken by the next run. Answers how many lines were new.
 */
export async function runRedistribution(tx: Tx, period: string, by: { name: string; at: Date }): Promise<number> {
  await alone.execute(tx)
  const { numAffectedRows } = await sql`
      insert into redistribution_lines (
        rule_id, period, unit_id, remitted_fen, unit_fen, service_fen, general_fen, run_name, run_at
      )
      select rule, ${period}::date, unit_id, fen, f0 + (l > 0 and (r1 > r0)::int + (r2 > r0)::int < l)::int, f1 + (l > 0 and (r0 >= r1)::int + (r2 > r1)::int < l)::int, f2 + (l > 0 and (r0 >= r2)::int + (r1 >= r2)::int < l)::int, ${by.name}, ${by.at}
      from (
        select *, fen * p0 % w as r0, fen * p1 % w as r1, fen * p2 % w as r2, fen - f0 - f1 - f2 as l from (
        select t.unit_id, t.fen, p.id as rule, p.p0, p.p1, p.p2, p.w, t.fen * p.p0 / p.w as f0, t.fen * p.p1 / p.w as f1,
          t.fen * p.p2 / p.w as f2
        from (select u.unit_id, u.fen - coalesce((select sum(l.remitted_fen) from redistribution_lines l where l.unit_id = u.unit_id), 0)::bigint as fen
          from (select r.unit_id, sum(r.amount_fen)::bigint as fen from receivables r join remittances m on m.id = r.remittance_id where m.state = 'received' and m.received_on >= ${firstMonth} and m.received_on < ${period}::date + interval '1 month' group by r.unit_id) u) t
        cross join (select id, unit_parts as p0, service_parts as p1, general_parts as p2, unit_parts + service_parts + general_parts as w from redistribution_rules where effective_on < ${period}::date + interval '1 month' order by version desc limit 1) p
        where t.fen > 0) f) s
      on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** What became of what units remitted, latest month first, at most `limit`. */
export async function listRedistribution(
  tx: Tx,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<RedistributionLine[]> {
  const after = place.after ? sql`(l.period, l.unit_id) < (${place.after[0]}::date, ${place.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<Omit<RedistributionLine, 'runAt'> & { runAt: Date }>`
    select l.unit_id as "unitId", u.name as "unitName", to_char(l.period, 'YYYY-MM') as period, r.version,
      l.remitted_fen as "remittedFen", l.unit_fen as "unitFen", l.service_fen as "serviceFen", l.general_fen as "generalFen",
      l.run_name as "runName", l.run_at as "runAt"
    from redistribution_lines l
    join organisations u on u.id = l.unit_id
    join redistribution_rules r on r.id = l.rule_id
    where ${after}
    order by l.period desc, l.unit_id desc
    limit ${place.limit}`.execute(tx)
  return rows.map((row) => ({ ...row, runAt: row.runAt.toISOString() }))
}

/** How many lines there are, counted to 1,001 at most. */
export async function countRedistribution(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from redistribution_lines limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}
