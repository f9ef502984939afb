import { sql } from 'kysely'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'

/** What the records say of a year: products listed by its end, orders placed and completed in it, what they came to. Money is whole fen. */
export type YearFigures = {
  readonly products: number
  readonly placed: number
  readonly completed: number
  readonly freeSupplies: number
  readonly amountFen: number
}
/** A report that was published. */
export type Disclosure = {
  readonly id: string
  readonly organisationName: string
  readonly kind: 'operator' | 'bureau'
  readonly year: number
  readonly report: Record<string, unknown>
  readonly figures: YearFigures
  readonly signedName: string
  readonly publishedAt: Date
}

const newYear = (year: number) => sql`make_timestamptz(${year}, 1, 1, 0, 0, 0, 'Asia/Shanghai')`

/** The figures of a year, of one operator or of the whole city, as far as the reader may see the orders. */
export async function figuresOf(tx: Tx, year: number, operatorId: string | null): Promise<YearFigures> {
  const mine = operatorId ? sql`operator_id = ${operatorId}` : sql`true`
  const inYear = (at: string) => sql`${sql.ref(at)} >= ${newYear(year)} and ${sql.ref(at)} < ${newYear(year + 1)}`
  const { rows } =
    await sql<YearFigures>`select (select count(*)::int from products where ${mine} and listed_at < ${newYear(year + 1)}) as products,
    (select count(*)::int from orders where ${mine} and ${inYear('placed_at')}) as placed, s.*
    from (
      select count(*)::int as completed, count(*) filter (where amount_fen = 0)::int as "freeSupplies",
        coalesce(sum(amount_fen), 0)::bigint as "amountFen"
      from orders
      where ${mine} and state = 'completed' and ${inYear('settled_at')}
    ) s`.execute(tx)
  return rows[0]!
}

/**
 * The products a report begins with: those on the exchange in its year, as they stand, of the reader's own operation, or all for the
 * bureau; the latest hundred.
 */
export async function productsToDisclose(
  tx: Tx,
  year: number,
): Promise<{ number: string; name: string; state: string; priceFen: number | null; ceilingFen: number | null; unit: string }[]> {
  const { rows } = await sql<{
    number: string
    name: string
    state: string
    priceFen: number | null
    ceilingFen: number | null
    unit: string
  }>`select number, name, state, price_fen as "priceFen", ceiling_fen as "ceilingFen", unit from products
    where state in ('listed', 'paused', 'delisted')
      and listed_at < ${newYear(year + 1)}
      and (delisted_at is null or delisted_at >= ${newYear(year)})
      and (me_role() = 'data-bureau' or operator_id = me_organisation())
    order by listed_at desc, id
    limit 100`.execute(tx)
  return rows
}

/**
 * The mandates a report begins with: those that ran in its year, with the assets under them then, the reader's own, or all for the bureau;
 * the latest fifty.
 */
export async function mandatesToDisclose(
  tx: Tx,
  year: number,
): Promise<{ number: string; operatorName: string; beginsOn: string; endsOn: string; assets: number }[]> {
  const { rows } = await sql<{
    number: string
    operatorName: string
    beginsOn: string
    endsOn: string
    assets: number
  }>`
    select m.number, m.operator_name as "operatorName", m.begins_on::text as "beginsOn", m.ends_on::text as "endsOn",
      (
        select count(*)::int
        from mandate_assets a
        where a.mandate_id = m.id and a.added_at < ${newYear(year + 1)} and (a.ended_at is null or a.ended_at >= ${newYear(year)})
      ) as assets
    from mandates m
    where m.begins_on < make_date(${year + 1}, 1, 1)
      and m.ends_on >= make_date(${year}, 1, 1)
      and (m.ended_at is null or m.ended_at >= ${newYear(year)})
      and (me_role() = 'data-bureau' or m.operator_id = me_organisation())
    order by m.begins_on desc, m.id
    limit 50`.execute(tx)
  return rows
}

/** Whether an organisation has disclosed a year in this part. */
export async function hasDisclosed(tx: Tx, organisationId: string, kind: string, year: number): Promise<boolean> {
  const { rows } =
    await sql`select 1 from disclosures where organisation_id = ${organisationId} and kind = ${kind} and year = ${year}`.execute(tx)
  return rows.length > 0
}

export type NewDisclosure = {
  readonly caseId: string
  readonly organisationId: string
  readonly organisationName: string
  readonly kind: 'operator' | 'bureau'
  readonly year: number
  readonly report: Readonly<Record<string, unknown>>
  readonly figures: YearFigures
  readonly signedName: string
  readonly at: Date
}

/** Publishes a report for good. */
export async function insertDisclosure(tx: Tx, d: NewDisclosure): Promise<void> {
  await sql`insert into disclosures (case_id, organisation_id, organisation_name, kind, year, report, figures, signed_name, published_at)
    values (
      ${d.caseId}, ${d.organisationId}, ${d.organisationName}, ${d.kind}, ${d.year}, ${JSON.stringify(d.report)}::jsonb,
      ${JSON.stringify(d.figures)}::jsonb, ${d.signedName}, ${d.at}
    )`.execute(tx)
}

const columns = sql`
  case_id as id, organisation_name as "organisationName", kind, year, report, figures, signed_name as "signedName",
    published_at as "publishedAt"
`

/** Published reports, the latest first, at most `limit`, with their count counted to 1,001 at most. */
export async function listDisclosures(
  tx: Tx,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<{ rows: Disclosure[]; counted: number }> {
  const after = place.after ? sql`(published_at, case_id) < (${place.after[0]}::timestamptz, ${place.after[1]}::uuid)` : sql`true`
  const { rows } =
    await sql<Disclosure>`select ${columns} from disclosures where ${after} order by published_at desc, case_id desc limit ${place.limit}`.execute(
      tx,
    )
  const {
    rows: [count],
  } = await sql<{ n: number }>`select count(*)::int as n from (select from disclosures limit ${countLimit}) t`.execute(tx)
  return { rows, counted: count?.n ?? 0 }
}

/** One published report; null when there is none. */
export async function findDisclosure(tx: Tx, id: string): Promise<Disclosure | null> {
  const { rows } = await sql<Disclosure>`select ${columns} from disclosures where case_id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Who has not disclosed a year: operators with a product on the exchange or a mandate begun by its end, and the bureau; none that has ended. */
export async function findUndisclosed(tx: Tx, year: number): Promise<{ organisationId: string; procedure: string }[]> {
  const { rows } = await sql<{ organisationId: string; procedure: string }>`
    with due as (
      select operator_id as id, 'operator' as kind
      from products
      where listed_at < make_date(${year + 1}, 1, 1) and operator_id is not null
      union
      select operator_id, 'operator'
      from mandates
      where begins_on < make_date(${year + 1}, 1, 1)
      union
      select id, 'bureau'
      from organisations
      where 'data-bureau' = any (roles)
    )
    select due.id as "organisationId", due.kind || '-disclosure' as procedure
    from due
    join organisations g on g.id = due.id and g.is_open
    where not exists (select from disclosures d where d.organisation_id = due.id and d.kind = due.kind and d.year = ${year})
    order by 1`.execute(tx)
  return rows
}
