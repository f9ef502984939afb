import { setImmediate } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { publicKinds } from '#law/parties.ts'
import { loadCopied, longAt, readCopied } from '#server/db/copied.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type Figures, firstShare, type Settler, settlerOf } from './settle-numbers.ts'
import { blankOf, settledColumns, SettledRows, uuidIn } from './settled-rows.ts'

/**
 * From which day to which each agreement counts: the first from its day, a later one from the day after its last signature at the
 * earliest, so that nothing settled before is judged anew; what follows on one that lapsed counts from where that one stopped. Of those
 * that have begun the latest version counts, so each stops where any later one begins.
 */
export const terms = sql`(
  select id, product_id, from_on, least(min(from_on) over (partition by product_id order by version rows between 1 following and unbounded following), lapsed_on) as before_on
  from (
    select id, product_id, version, lapsed_on,
      case when lag(version) over v is null then effective_on when lag(lapsed_on) over v is not null then greatest(effective_on, lag(lapsed_on) over v) else greatest(effective_on, in_force_at::date + 1) end as from_on
    from sharing_agreements where in_force_at is not null window v as (partition by product_id order by version)) t)`

/** The incomes of an operator earned up to a day that stand in no distribution, and the agreement that counts for each, where there is one. */
export const waiting = (operatorId: string, untilOn: string): RawBuilder<unknown> => sql`
  incomes i
  left join ${terms} t
    on t.product_id = i.product_id
    and i.agreed_on >= t.from_on
    and (t.before_on is null or i.agreed_on < t.before_on)
  where i.operator_id = ${sql.lit(operatorId)}::uuid
    and i.earned_on <= ${sql.lit(untilOn)}::date
    and not exists (
      select
      from settled_incomes s
      join distributions d on d.id = s.distribution_id and d.state <> 'void'
      where s.income_id = i.id
    )`

/** An agreement with what has fallen to its parties so far, in the order they stand: of what came in, and of what goes back. */
type Agreement = {
  readonly settle: Settler
  readonly parties: number
  readonly blank: Buffer
  readonly due: number[]
  readonly back: number[]
}

/** At most so many incomes are in memory, some 32 bytes each; so many are settled and sent at a time, a millisecond of arithmetic. */
const [atOnce, turn] = [2_000_000, 500]

/** Settles every waiting income of an operator up to a day, however many there are, and adds up what falls to each party. Answers how many there were. */
export function settleWaiting(
  tx: Tx,
  given: { readonly distributionId: string; readonly operatorId: string; readonly untilOn: string },
): Promise<number> {
  return settleSource(
    tx,
    given.distributionId,
    sql`select i.id, i.gross_fen, i.quantity, t.id from ${waiting(given.operatorId, given.untilOn)} and t.id is not null`,
  )
}

/**
 * Settles the incomes that a query without parameters tells of (id, gross in fen, quantity, agreement) and that are in no distribution
 * yet, since it is asked again while there are more: read and written by `COPY` in the transaction; while the database takes in some, the
 * next are computed here. The arithmetic is that of shares.ts. What falls to each party is written with them. Throws when the distribution
 * is not one that whoever asks may settle.
 */
export async function settleSource(tx: Tx, distributionId: string, source: RawBuilder<unknown>): Promise<number> {
  const agreements = new Map<string, Agreement>()
  let settled = 0
  await checkMaySettle(tx, distributionId)
  for (let incomes: Incomes; ;) {
    incomes = await readIncomes(tx, source)
    await learn(tx, agreements, distributionId, incomes.agreements)
    await loadCopied(
      tx,
      settledIncomes,
      rowsOf(
        incomes,
        incomes.agreements.map((id) => agreements.get(id)!),
      ),
    )
    settled += incomes.ids.length
    if (incomes.ids.length < atOnce) break
  }
  await writeSums(tx, distributionId, agreements)
  return settled
}

/** Incomes column by column; the agreement of each is its place in the list. */
type Incomes = {
  readonly ids: readonly number[]
  readonly gross: readonly number[]
  readonly quantities: readonly number[]
  readonly places: readonly number[]
  readonly agreements: readonly string[]
}

async function readIncomes(tx: Tx, source: RawBuilder<unknown>): Promise<Incomes> {
  const [ids, gross, quantities, places]: readonly [number[], number[], number[], number[]] = [[], [], [], []]
  const known = new Map<string, number>()
  await readCopied(tx, sql`select * from (${source}) s limit ${sql.lit(atOnce)}`, (bytes, at) => {
    ids.push(longAt(bytes, at))
    gross.push(longAt(bytes, at + 12))
    quantities.push(bytes.readInt32BE(at + 28))
    const agreement = bytes.toString('latin1', at + 36, at + 52)
    let place = known.get(agreement)
    if (place === undefined) known.set(agreement, (place = known.size))
    places.push(place)
  })
  return { ids, gross, quantities, places, agreements: Array.from(known.keys(), (bytes) => uuidIn(Buffer.from(bytes, 'latin1'))) }
}

const settledIncomes = sql`settled_incomes (${sql.join(settledColumns.map((name) => sql.ref(name)))})`

/** The rule of writing of `settled_incomes`, asked once for the one distribution that all of them are of. */
async function checkMaySettle(tx: Tx, distributionId: string): Promise<void> {
  const {
    rows: [rule],
  } = await sql<{ may: boolean }>`select may_settle(${distributionId}) as may`.execute(tx)
  if (!rule?.may) throw new Error(`the distribution ${distributionId} is not one that whoever asks may settle`)
}

async function* rowsOf({ ids, gross, quantities, places }: Incomes, agreements: readonly Agreement[]): AsyncGenerator<Buffer> {
  const longest = Math.max(0, ...agreements.map((each) => each.blank.length))
  const figures: Figures = []
  for (let from = 0; from < ids.length; from += turn) {
    const to = Math.min(ids.length, from + turn)
    const rows = new SettledRows(to - from, longest)
    for (let n = from; n < to; n++) {
      const { settle, blank, parties, due, back } = agreements[places[n]!]!
      settle(gross[n]!, quantities[n]!, figures)
      rows.add(ids[n]!, blank, figures, parties)
      const sums = gross[n]! < 0 ? back : due
      for (let at = 0; at < parties; at++) sums[at]! += figures[firstShare + at]!
    }
    yield rows.bytes
    // What was sent goes on its way, and others get their turn.
    await setImmediate()
  }
}

type AgreementRow = {
  readonly id: string
  readonly fee: number
  readonly tax: number
  readonly cost: number
  readonly bounds: readonly number[]
  readonly parts: readonly number[]
  readonly whole: number
  readonly position: number | null
  readonly first: number | null
  readonly perCall: boolean
}

/** Learns the agreements of some incomes that are not known yet. */
async function learn(tx: Tx, agreements: Map<string, Agreement>, distributionId: string, ids: readonly string[]): Promise<void> {
  const unknown = ids.filter((id) => !agreements.has(id))
  if (unknown.length === 0) return
  const found = await sql<AgreementRow>`
      select id, fee_ppm as fee, tax_ppm as tax, cost_fen as cost, bounds, parts, whole, first_position as position,
        first_fen as first, first_per_call as "perCall"
      from sharing_agreements
      where id = any(${sql.val(unknown)}::uuid[])
    `.execute(tx)
  for (const { id, fee, tax, cost, bounds, parts, whole, position, first, perCall } of found.rows) {
    const settle = settlerOf({
      feePpm: BigInt(fee),
      taxPpm: BigInt(tax),
      costFen: BigInt(cost),
      bounds: bounds.map(BigInt),
      parts: parts.map(BigInt),
      whole: BigInt(whole),
      first: position === null || first === null ? null : { position, fen: BigInt(first), perCall },
    })
    const parties = parts.length / bounds.length
    const nothing = () => Array.from({ length: parties }, () => 0)
    agreements.set(id, { settle, parties, blank: blankOf(distributionId, id, parties), due: nothing(), back: nothing() })
  }
}

/**
 * Writes what falls to each party under each agreement of a distribution, what came in and what goes back apart, and to each organisation.
 * A producer that has become a public unit since the agreement was proposed is one (choice:sharing-signatures); of what goes back, what
 * the treasury gives back is what was due to it when the income was settled first.
 */
async function writeSums(tx: Tx, distributionId: string, agreements: ReadonlyMap<string, Agreement>): Promise<void> {
  const sums = [...agreements].flatMap(([agreement, { due, back }]) =>
    due.map((fen, position) => ({ agreement, position, due: exact(fen), back: exact(back[position]!) })),
  )
  await sql`with returned as materialized (
      select b.agreement_id, n.place - 1 as position, x.is_public, sum(n.fen)::bigint as fen
      from settled_incomes b
      join incomes i on i.id = b.income_id and i.reverses is not null
        join settled_incomes f on f.income_id = i.reverses
        join distributions d on d.id = f.distribution_id and d.state <> 'void'
        cross join lateral unnest(b.shares) with ordinality n (fen, place)
        left join distribution_shares x on x.distribution_id = f.distribution_id and x.agreement_id = f.agreement_id and x.position = n.place - 1
        where b.distribution_id = ${distributionId} and ${sums.some(({ back }) => back !== 0)}
        group by 1, 2, 3)
    insert into distribution_shares (
      distribution_id, agreement_id, position, organisation_id, part, is_public, due_fen, back_fen, back_due_fen
    )
    select ${distributionId}::uuid, p.agreement_id, p.position, p.organisation_id, p.part, k.is_public, s.due, s.back,
      coalesce(
        (
          select sum(r.fen)
          from returned r
          where r.agreement_id = p.agreement_id and r.position = p.position and coalesce(r.is_public, k.is_public)
        ),
        0
      )
    from jsonb_to_recordset(${JSON.stringify(sums)}::jsonb) as s (agreement uuid, position int, due bigint, back bigint)
    join sharing_parties p on p.agreement_id = s.agreement and p.position = s.position
    cross join lateral (
      select p.is_public
        or (p.part = 'producer' and exists (select from organisations o where o.id = p.organisation_id and o.kind = any (${sql.val(publicKinds)}::text[]))) as is_public
    ) k`.execute(tx)
  await sql`insert into distribution_parties (distribution_id, organisation_id, amount_fen)
    select ${distributionId}::uuid, organisation_id, sum(due_fen + back_fen)::bigint
    from distribution_shares
    where distribution_id = ${distributionId}
    group by organisation_id`.execute(tx)
}

function exact(fen: number): number {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`a sum of shares beyond the exact range of number: ${fen}`)
  return fen
}
