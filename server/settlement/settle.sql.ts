import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** From which day to which each agreement counts: the first from its day, a later one from the day after its last signature at the earliest, so that nothing settled before is judged anew. */
export const terms = sql`(
  select id, product_id, from_on, lead(from_on) over (partition by product_id order by version) as before_on from (
    select id, product_id, version, case when version = min(version) over (partition by product_id) then effective_on else greatest(effective_on, in_force_at::date + 1) end as from_on from sharing_agreements where in_force_at is not null) t)`

/** The incomes of an operator earned up to a day that stand in no distribution, and the agreement that counts for each, where there is one. */
export const waiting = (operatorId: string, untilOn: string): RawBuilder<unknown> => sql`incomes i left join ${terms} t on t.product_id = i.product_id and i.agreed_on >= t.from_on and (t.before_on is null or i.agreed_on < t.before_on)
  where i.operator_id = ${operatorId} and i.earned_on <= ${untilOn}::date and not exists (select from settled_incomes s join distributions d on d.id = s.distribution_id and d.state <> 'void' where s.income_id = i.id)`

/** How many parties and how many slices some agreements have at most. */
export type Shape = { readonly parties: number; readonly slices: number }

const each = (count: number, write: (n: number) => string, between = ', ') => Array.from({ length: count }, (_, n) => write(n)).join(between)

/**
 * The same as `settleIncome` in the language of the database, written out for the most parties an agreement has, so that the whole is one pass of whole-number
 * arithmetic; too large a product is an error, never a wrong fen. Who is not there has no part and no remainder, and so never gets a fen.
 * `source` has the columns id, gross_fen, quantity, agreement_id.
 */
function settledRows(source: RawBuilder<unknown>, { parties, slices }: Shape): RawBuilder<unknown> {
  // What lies beyond the beginning of each later slice counts by what that slice gives more or less than the one before: one product for each slice instead of the slices' own sums.
  const weight = (at: number) => `rest * p0_${at}${each(slices - 1, n => ` + over${n + 1} * p${n + 1}_${at}`, '')}`
  const over = each(slices - 1, n => `, greatest(taxed - owed - quantity * each_fen - b${n + 1}, 0) as over${n + 1}`, '')
  const ahead = (at: number, of: number) => Array.from({ length: of }, (_, other) => other).filter(other => other !== at).map(other => `(r${other} ${other < at ? '>=' : '>'} r${at})::int`).join(' + ')
  const share = (at: number, of: number) => `sign * (f${at} + case when left_fen > 0 and ${ahead(at, of)} < left_fen then 1 else 0 end + case when first_position = ${at} then net - rest else 0 end)`
  const part = (n: number, at: number) => `coalesce(case when ${at} < parties then parts[${n} * parties + ${at + 1}]${n === 0 ? '' : ` - parts[${n - 1} * parties + ${at + 1}]`} end, 0) as p${n}_${at}`
  const parts = each(slices, n => each(parties, at => `p${n}_${at}`))
  const some = (name: string) => each(parties, at => `${name}${at}`)
  // Each level hands on only what the next ones read, and `offset 0` keeps it from being computed again wherever it is read.
  return sql`select id, agreement_id, fee_fen, tax_fen, cost_fen, sign * net as net_fen, ${sql.raw(`case parties ${Array.from({ length: parties - 1 }, (_, n) => `when ${n + 2} then array[${each(n + 2, at => share(at, n + 2))}]`).join(' ')} end`)} as shares from (
    select id, agreement_id, sign, fee_fen, tax_fen, cost_fen, net, rest, parties, first_position, ${sql.raw(some('f'))}, ${sql.raw(each(parties, at => `v${at} - f${at} * whole as r${at}`))}, rest - (${sql.raw(each(parties, at => `f${at}`, ' + '))}) as left_fen from (
      select id, agreement_id, sign, fee_fen, tax_fen, cost_fen, net, rest, parties, first_position, whole, ${sql.raw(some('v'))}, ${sql.raw(each(parties, at => `v${at} / whole as f${at}`))} from (
        select id, agreement_id, sign, sign * fee as fee_fen, sign * (gross - fee - taxed) as tax_fen, sign * (taxed - net) as cost_fen, net, rest, parties, first_position, whole, ${sql.raw(each(parties, at => `${weight(at)} as v${at}`))} from (
          select id, agreement_id, sign, gross, fee, taxed, parties, first_position, whole, ${sql.raw(parts)}${sql.raw(over)}, greatest(taxed - cost_fen, 0) as net, greatest(taxed - owed - quantity * each_fen, 0) as rest from (
            select id, agreement_id, sign, gross, quantity, fee, greatest(gross - fee - (gross * tax_ppm + 500000) / 1000000, 0) as taxed, parties, first_position, whole, cost_fen, owed, each_fen, ${sql.raw(parts)}${sql.raw(each(slices - 1, n => `, b${n + 1}`, ''))} from (
              select i.id, i.agreement_id, sign(i.gross_fen)::int as sign, abs(i.gross_fen) as gross, i.quantity, (abs(i.gross_fen) * a.fee_ppm + 500000) / 1000000 as fee, a.*
              from ${source} i join (select id as ours, parties, tax_ppm, fee_ppm, cost_fen, whole, coalesce(first_position, -1) as first_position, cost_fen + case when first_per_call then 0 else coalesce(first_fen, 0) end as owed, case when first_per_call then first_fen else 0 end as each_fen, ${sql.raw(each(slices, n => each(parties, at => part(n, at))))}${sql.raw(each(slices - 1, n => `, coalesce(bounds[${n + 2}], ${beyond}) as b${n + 1}`, ''))}
                from sharing_agreements offset 0) a on a.ours = i.agreement_id offset 0) fees offset 0) taxes offset 0) nets offset 0) weights offset 0) floors offset 0) rests`
}
/** Where a slice begins that an agreement does not have: beyond any income. */
const beyond = '9000000000000000'

/** The shape of an operator’s agreements in force; null when it has none. */
async function shapeOf(tx: Tx, operatorId: string): Promise<Shape | null> {
  const { rows: [found] } = await sql<{ parties: number | null; slices: number }>`select max(parties) as parties, max(cardinality(bounds)) as slices from sharing_agreements where operator_id = ${operatorId} and in_force_at is not null`.execute(tx)
  return found?.parties ? { parties: found.parties, slices: found.slices } : null
}

/** Settles every waiting income of an operator up to a day, in one statement, however many there are. Answers how many there were. */
export async function settleWaiting(tx: Tx, given: { readonly distributionId: string; readonly operatorId: string; readonly untilOn: string }): Promise<number> {
  const shape = await shapeOf(tx, given.operatorId)
  return shape ? settleSource(tx, given.distributionId, sql`(select i.id, i.gross_fen, i.quantity, t.id as agreement_id from ${waiting(given.operatorId, given.untilOn)})`, shape) : 0
}

/** Settles the incomes of `source`, whose agreements have no more parties and slices than the shape. */
export async function settleSource(tx: Tx, distributionId: string, source: RawBuilder<unknown>, shape: Shape): Promise<number> {
  const { numAffectedRows } = await sql`insert into settled_incomes (income_id, distribution_id, agreement_id, fee_fen, tax_fen, cost_fen, net_fen, shares)
    select id, ${distributionId}::uuid, agreement_id, fee_fen, tax_fen, cost_fen, net_fen, shares from (${settledRows(source, shape)}) s`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Adds up what falls to each party under each agreement of a distribution, what came in and what goes back apart, and to each organisation. */
export async function sumShares(tx: Tx, distributionId: string): Promise<void> {
  const { rows: [most] } = await sql<{ parties: number | null }>`select max(parties) as parties from sharing_agreements`.execute(tx)
  // Every line is added up once, under the sign it has; the few sums are then told apart.
  await sql`insert into distribution_shares (distribution_id, agreement_id, position, organisation_id, part, is_public, due_fen, back_fen)
    select ${distributionId}::uuid, p.agreement_id, p.position, p.organisation_id, p.part, p.is_public, coalesce(sum(s.fen[p.position + 1]) filter (where not s.goes_back), 0)::bigint, coalesce(sum(s.fen[p.position + 1]) filter (where s.goes_back), 0)::bigint
    from (select agreement_id, net_fen < 0 as goes_back, array[${sql.raw(each(most?.parties ?? 2, n => `sum(shares[${n + 1}])`))}] as fen from settled_incomes where distribution_id = ${distributionId} group by agreement_id, net_fen < 0) s
    join sharing_parties p on p.agreement_id = s.agreement_id group by p.agreement_id, p.position`.execute(tx)
  await sql`insert into distribution_parties (distribution_id, organisation_id, amount_fen)
    select ${distributionId}::uuid, organisation_id, sum(due_fen + back_fen)::bigint from distribution_shares where distribution_id = ${distributionId} group by organisation_id`.execute(tx)
}
