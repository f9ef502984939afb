import { sql } from 'kysely'
import type { Distribution, DistributionLine, SettledLine } from '#contract/settlement.ts'
import { civilDate } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import type { DistributionState } from '#law/settlement-words.ts'
import { dueOf } from '#server/cases/clocks.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

/** What the list of distributions is narrowed by. */
export type DistributionsAsked = { readonly q?: string | undefined; readonly state?: DistributionState | undefined }
type Row<T> = Omit<T, 'madeAt' | 'filedAt' | 'agreeUntil'> & { readonly madeAt: Date; readonly filedAt: Date | null }

const columns = sql`
  d.id, d.number, d.title, d.operator_id as "operatorId", o.name as "operatorName", d.until_on as "untilOn", d.incomes,
    d.gross_fen as "grossFen", d.net_fen as "netFen", d.state, d.made_at as "madeAt", d.filed_at as "filedAt",
    (select count(*)::int from distribution_parties p where p.distribution_id = d.id) as parties,
    (select count(*)::int from distribution_parties p where p.distribution_id = d.id and p.agreed_at is not null) as agreed,
    array(
    select po.name
    from distribution_parties p
    join organisations po on po.id = p.organisation_id
    where p.distribution_id = d.id
    order by p.amount_fen desc, po.name
  ) as "partyNames"`
const joined = sql`distributions d join organisations o on o.id = d.operator_id`
/**
 * The open disputes about income that hold a distribution `d` back: raised with its operator since it was computed, or since a computation
 * withdrawn before it, and not naming one that is filed (choice:shares-silence).
 */
const holding = sql`(select x.* from disputes x where x.kind = 'income' and x.closed_at is null and d.state = 'agreeing' and x.respondent_id = d.operator_id and not exists (select from distributions f where f.number = btrim(x.about) and f.state = 'filed')
  and x.began_at >= least(d.made_at, (select min(v.made_at) from distributions v where v.operator_id = d.operator_id and v.state = 'void' and v.made_at > coalesce((select max(f.made_at) from distributions f where f.operator_id = d.operator_id and f.state = 'filed'), '-infinity'))))`
/** Whether an organisation `o` that is no party may hold back a distribution `d`: the treasury, where a share is due to it. */
const isTreasury = sql`
  (
    'finance-bureau' = any (o.roles)
      and exists (
        select
        from distribution_shares s
        where s.distribution_id = d.id and ((s.is_public and s.due_fen <> 0) or s.back_due_fen <> 0)
      )
  )
`
const plain = <T extends Row<object>>({ madeAt, filedAt, ...row }: T) => ({
  ...row,
  agreeUntil: agreeUntil(madeAt),
  madeAt: madeAt.toISOString(),
  filedAt: filedAt?.toISOString() ?? null,
})

function fitting({ q, state }: DistributionsAsked) {
  const like = q?.trim() ? likeWord(q) : null
  return sql`${
    like
      ? sql`
    (
      d.title ilike ${like}
        or d.number ilike ${like}
        or o.name ilike ${like}
        or exists (
          select
          from distribution_parties p
          join organisations po on po.id = p.organisation_id
          where p.distribution_id = d.id and po.name ilike ${like}
        )
    )
  `
      : sql`true`
  } and ${state ? sql`d.state = ${state}` : sql`true`}`
}

/** How the list of distributions may be sorted. */
export const distributionsBy = sortable<DistributionLine, 'made' | 'until' | 'gross' | 'net'>(
  [sql`d.id`, (row) => row.id],
  {
    made: { by: sql`d.made_at`, kind: 'instant', of: (row) => row.madeAt },
    until: { by: sql`d.until_on`, kind: 'date', of: (row) => row.untilOn },
    gross: { by: sql`d.gross_fen`, kind: 'number', of: (row) => row.grossFen },
    net: { by: sql`d.net_fen`, kind: 'number', of: (row) => row.netFen },
  },
  '-made',
)

/** The distributions the reader may see, a page of them. */
export async function listDistributions(tx: Tx, asked: DistributionsAsked, place: SortedPlace): Promise<DistributionLine[]> {
  const { rows } = await sql<
    Row<DistributionLine>
  >`select ${columns} from ${joined} where ${fitting(asked)} and ${place.after} order by ${place.order} limit ${place.limit}`.execute(tx)
  return rows.map(plain)
}

/** How many distributions fit, counted to 1,001 at most. */
export async function countDistributions(tx: Tx, asked: DistributionsAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from ${joined} where ${fitting(asked)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

/** One distribution with what falls to each organisation; null when it is not there or hidden. */
export async function findDistribution(tx: Tx, id: string): Promise<Distribution | null> {
  const {
    rows: [row],
  } = await sql<Row<Distribution>>`select ${columns}, d.fee_fen as "feeFen", d.tax_fen as "taxFen", d.cost_fen as "costFen",
    coalesce((select jsonb_agg(jsonb_build_object('organisationId', p.organisation_id, 'organisationName', po.name, 'parts', s.parts, 'isPublic', s.is_public, 'amountFen', p.amount_fen, 'dueFen', s.due, 'backFen', s.back, 'agreedName', p.agreed_name,
        'agreedAt', to_char(p.agreed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by p.amount_fen desc, po.name)
      from distribution_parties p join organisations po on po.id = p.organisation_id
      join lateral (
        select array_agg(distinct part order by part) as parts, bool_or(is_public) as is_public,
          coalesce(sum(due_fen) filter (where is_public), 0)::bigint as due, sum(back_due_fen)::bigint as back
        from distribution_shares s
        where s.distribution_id = p.distribution_id and s.organisation_id = p.organisation_id
      ) s
        on true
      where p.distribution_id = d.id), '[]') as "partyList",
    coalesce((select jsonb_agg(jsonb_build_object('caseId', x.case_id, 'title', x.title, 'organisationId', x.applicant_id, 'organisationName', o.name) order by x.began_at, x.case_id) from ${holding} x join organisations o on o.id = x.applicant_id
      where exists (select from distribution_parties p where p.distribution_id = d.id and p.organisation_id = x.applicant_id and p.agreed_at is null) or ${isTreasury}), '[]') as disputes from ${joined} where d.id = ${id}`.execute(
    tx,
  )
  return row ? plain(row) : null
}

/** The incomes of a distribution as they were settled, in the order they came in, at most `limit`; for who may read all of it. */
export async function listSettled(
  tx: Tx,
  id: string,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<SettledLine[]> {
  const after = place.after ? sql`s.income_id > ${place.after[0]}::bigint` : sql`true`
  const { rows } = await sql<SettledLine>`
      select s.income_id as "incomeId", r.number as "orderNumber", p.name as "productName", a.number as "agreementNumber",
        i.earned_on as "earnedOn", i.gross_fen as "grossFen", s.fee_fen as "feeFen", s.tax_fen as "taxFen",
        s.cost_fen as "costFen", s.net_fen as "netFen", s.shares as "sharesFen",
        array(
          select o.name
          from sharing_parties p
          join organisations o on o.id = p.organisation_id
          where p.agreement_id = s.agreement_id
          order by p.position
        ) as parties
      from settled_incomes s
      join incomes i on i.id = s.income_id
      join orders r on r.id = i.order_id
      join products p on p.id = i.product_id
      join sharing_agreements a on a.id = s.agreement_id
      where s.distribution_id = ${id} and ${after}
      order by s.income_id
      limit ${place.limit}`.execute(tx)
  return rows
}

/** Opens a distribution for its incomes; the sums follow. */
export async function insertDistribution(
  tx: Tx,
  d: { id: string; number: string; title: string; operatorId: string; untilOn: string; at: Date },
): Promise<void> {
  await sql`
    insert into distributions (
      id, number, title, operator_id, until_on, incomes, gross_fen, fee_fen, tax_fen, cost_fen, net_fen, state, made_at
    )
    values (${d.id}, ${d.number}, ${d.title}, ${d.operatorId}, ${d.untilOn}::date, 0, 0, 0, 0, 0, 0, 'agreeing', ${d.at})`.execute(tx)
}

/** Writes the sums of a distribution from its lines; the operator who made it agrees by making it. */
export async function closeSums(
  tx: Tx,
  id: string,
  by: { readonly organisationId: string; readonly officerId: string; readonly officerName: string; readonly at: Date },
): Promise<void> {
  await sql`
    update distributions d
    set incomes = s.n, fee_fen = s.fee, tax_fen = s.tax, cost_fen = s.cost, net_fen = s.net,
      gross_fen = s.fee + s.tax + s.cost + s.net
    from (
      select count(*)::int as n, coalesce(sum(fee_fen), 0)::bigint as fee, coalesce(sum(tax_fen), 0)::bigint as tax,
        coalesce(sum(cost_fen), 0)::bigint as cost, coalesce(sum(net_fen), 0)::bigint as net
      from settled_incomes
      where distribution_id = ${id}
    ) s
    where d.id = ${id}`.execute(tx)
  await agreeTo(tx, id, by)
}

/** An organisation agrees to what falls to it, once; answers whether there was anything to agree to. */
export async function agreeTo(
  tx: Tx,
  id: string,
  by: { readonly organisationId: string; readonly officerId: string; readonly officerName: string; readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
      update distribution_parties
      set agreed_by = ${by.officerId}, agreed_name = ${by.officerName}, agreed_at = ${by.at}
      where distribution_id = ${id} and organisation_id = ${by.organisationId} and agreed_at is null
    `.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}

/** Ends a distribution: filed, or void so that its incomes wait again. */
export async function endDistribution(tx: Tx, id: string, state: 'filed' | 'void', at: Date): Promise<void> {
  await sql`
    update distributions
    set state = ${state}, filed_at = ${state === 'filed' ? at : null}, ended_at = ${at}
    where id = ${id} and state = 'agreeing'
  `.execute(tx)
}

/**
 * What falls to public units in a distribution becomes due: one line of what came in and one of what goes back for each unit, never netted
 * (choice:counter-entries).
 */
export async function insertReceivables(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`insert into receivables (distribution_id, unit_id, operator_id, period, amount_fen, made_at)
    select d.id, s.organisation_id, d.operator_id, date_trunc('month', d.until_on)::date, x.fen, ${at} from distributions d
    join (
      select organisation_id, coalesce(sum(due_fen) filter (where is_public), 0)::bigint as due, sum(back_due_fen)::bigint as back
      from distribution_shares
      where distribution_id = ${id}
      group by organisation_id
    ) s
      on true
    cross join lateral (values (s.due), (s.back)) x (fen) where d.id = ${id} and x.fen <> 0`.execute(tx)
}

/** A product with income that no agreement covers, and since when the last one counts no more. */
export type Unagreed = { readonly name: string; readonly lapsedOn: string | null }

/**
 * What is still open about an operator’s income up to a day: waiting incomes, products among them without an agreement in force, and
 * another open distribution.
 */
export async function findStanding(
  tx: Tx,
  operatorId: string,
  untilOn: string,
  waiting: ReturnType<typeof sql>,
): Promise<{ waiting: number; unagreed: Unagreed[]; open: string | null }> {
  const { rows } = await sql<{
    waiting: number
    unagreed: Unagreed[]
    open: string | null
  }>`
    select w.n as waiting,
      coalesce(
        (
          select jsonb_agg(
            jsonb_build_object(
              'name', p.name, 'lapsedOn',
              (
                select a.lapsed_on
                from sharing_agreements a
                where a.product_id = p.id and a.in_force_at is not null
                order by a.version desc
                limit 1
              )
            )
            order by p.name
          )
          from products p
          where p.id = any (w.unagreed)
        ),
        '[]'
      ) as unagreed,
      (select number from distributions where operator_id = ${operatorId} and state = 'agreeing') as open
    from (select count(*)::int as n, array_agg(distinct i.product_id) filter (where t.id is null) as unagreed from ${waiting}) w`.execute(
    tx,
  )
  return rows[0]!
}

/**
 * What of an operator’s income is not settled: incomes in no distribution, the distribution that is being agreed, and what it was not
 * collected for the treasury yet.
 */
export async function findUnsettled(tx: Tx, operatorId: string): Promise<{ waiting: number; open: string | null; uncollected: number }> {
  const { rows } = await sql<{
    waiting: number
    open: string | null
    uncollected: number
  }>`
    select (
      select count(*)::int
      from incomes i
      where i.operator_id = ${operatorId}
        and not exists (
          select
          from settled_incomes s
          join distributions d on d.id = s.distribution_id and d.state <> 'void'
          where s.income_id = i.id
        )
    ) as waiting,
      (select number from distributions where operator_id = ${operatorId} and state = 'agreeing') as open,
      (
        select coalesce(sum(amount_fen), 0)::bigint
        from receivables
        where operator_id = ${operatorId} and amount_fen > 0 and collected_on is null
      ) as uncollected`.execute(tx)
  return rows[0]!
}

/**
 * Who holds a distribution back or may: a party that has not agreed, since when it is asked, or the treasury; and the dispute it has open
 * about it, without a number for who does not read its case.
 */
export type Silent = { readonly name: string; readonly isParty: boolean; readonly askedAt: Date; readonly dispute: string | null }

/** Who has not agreed yet to what falls to it in a distribution, or disputes it, those who dispute first. */
export async function findSilent(tx: Tx, id: string): Promise<Silent[]> {
  const { rows } = await sql<Silent>`
      with d as (select * from distributions where id = ${id}),
        h as materialized (
          select distinct on (x.applicant_id) x.applicant_id, coalesce(k.number, '') as number
          from d
          cross join lateral ${holding} x
          left join cases k on k.id = x.case_id
          order by x.applicant_id, x.began_at
        )
      select o.name, p.organisation_id is not null as "isParty", d.made_at as "askedAt", h.number as dispute
      from d
      join organisations o
        on o.id in (
        select organisation_id
        from distribution_parties
        where distribution_id = ${id} and agreed_at is null
        union all
        select applicant_id
        from h
      )
      left join distribution_parties p on p.distribution_id = d.id and p.organisation_id = o.id and p.agreed_at is null
      left join h on h.applicant_id = o.id
      where p.organisation_id is not null or ${isTreasury} order by h.number is null, o.name limit 100`.execute(tx)
  return rows
}

/** The last day on which a party agrees or raises a dispute; after it its silence counts as agreement (choice:shares-silence). Pure. */
export const agreeUntil = (askedAt: Date): string =>
  dueOf({ limit: choices['shares-silence'].value, used: 0, since: civilDate(askedAt) })!.on
