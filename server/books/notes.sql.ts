import { sql } from 'kysely'
import type { CardClass } from '#law/accounts/account.ts'
import type { LifeGround } from '#law/accounts/amortisation.ts'
import type { Approach } from '#law/valuation/parameter.ts'
import type { Tx } from '#server/db/transaction.ts'
import { monthOf } from './months.ts'

type Values = { readonly costFen: number; readonly amortisedFen: number; readonly impairedFen: number }
const values = sql`s.cost_fen as "costFen", s.amortised_fen as "amortisedFen", s.impaired_fen as "impairedFen"`

/** The first of many, with how many there are. */
type Listed<Row> = { readonly total: number; readonly items: readonly Row[] }
function listed<Row>(rows: readonly (Row & { total: number })[]): Listed<Row> {
  return { total: rows[0]?.total ?? 0, items: rows }
}

/** Every card of a unit as it stood at the end of a day: as it stands now, less what moved after. */
const standing = (
  holderId: string,
  at: string,
) => sql`standing as materialized (select asset_id, class, sum(cost_fen)::bigint as cost_fen, sum(amortised_fen)::bigint as amortised_fen, sum(impaired_fen)::bigint as impaired_fen from (
    select asset_id, class, cost_fen, amortised_fen, impaired_fen from book_cards where holder_id = ${holderId}
    union all
    select m.asset_id, m.class, -m.cost_fen, -m.amortised_fen, -m.impaired_fen
    from vouchers v
    join book_moves m on m.voucher_id = v.id
    where v.holder_id = ${holderId} and v.period >= ${monthOf(at)}::date and v.on_date > ${at}::date) moved group by 1, 2 having sum(cost_fen) <> 0)`

export type LifeRow = Values & {
  readonly class: CardClass
  readonly ground: LifeGround | null
  readonly cards: number
  readonly leastMonths: number | null
  readonly mostMonths: number | null
}
/** What is carried in each class by the ground of its useful life: how many cards, from how many months to how many. */
export async function findLives(tx: Tx, holderId: string, at: string): Promise<LifeRow[]> {
  const { rows } = await sql<LifeRow>`
      with ${standing(holderId, at)}
      select s.class, case s.class when 'intangible' then c.life_ground end as ground, count(*)::int as cards,
        min(case s.class when 'intangible' then c.life_months end) as "leastMonths",
        max(case s.class when 'intangible' then c.life_months end) as "mostMonths",
        sum(s.cost_fen)::bigint as "costFen", sum(s.amortised_fen)::bigint as "amortisedFen",
        sum(s.impaired_fen)::bigint as "impairedFen"
      from standing s
      join book_cards c on c.asset_id = s.asset_id and c.holder_id = ${holderId}
      group by 1, 2
      order by 1, 2 nulls last`.execute(tx)
  return rows
}

export type RestrictedRow = Values & {
  readonly assetId: string
  readonly code: string
  readonly name: string
  readonly isDisputed: boolean
  readonly dispute: string
  readonly rightsLimits: string
  readonly useLimits: string
}
/** Cards whose information card, as it is now, speaks of a dispute, a seizure or limits, the costliest first; `total` counts them all. */
export async function findRestricted(tx: Tx, holderId: string, at: string, limit: number): Promise<Listed<RestrictedRow>> {
  const { rows } = await sql<
    RestrictedRow & { total: number }
  >`with ${standing(holderId, at)} select s.asset_id as "assetId", c.code, c.name, ${values}, l.*, count(*) over ()::int as total
    from standing s
    join book_cards c on c.asset_id = s.asset_id and c.holder_id = ${holderId}
    join assets a on a.id = s.asset_id
    join asset_versions v on v.asset_id = a.id and v.version = a.version
    cross join lateral (
      select coalesce(v.card ->> 'disputed', '') = 'true' as "isDisputed", coalesce(v.card ->> 'disputeNote', '') as dispute,
      coalesce(v.card ->> 'rightsLimits', '') as "rightsLimits", coalesce(v.card ->> 'useLimits', '') as "useLimits"
    ) l
    where l."isDisputed" or btrim(l."rightsLimits") not in ('', '无', 'none') or btrim(l."useLimits") not in ('', '无', 'none')
    order by s.cost_fen desc, c.code
    limit ${limit}`.execute(tx)
  return listed(rows)
}

export type ValuedRow = Values & {
  readonly assetId: string
  readonly code: string
  readonly name: string
  readonly number: string
  readonly firmName: string
  readonly method: Approach
  readonly reason: string
  readonly valuationFen: number
  readonly baseDate: string
}
/** Cards with the latest valuation of a base date not after the day beside their cost, the costliest first; `total` counts them all. */
export async function findValued(tx: Tx, holderId: string, at: string, limit: number): Promise<Listed<ValuedRow>> {
  const { rows } = await sql<ValuedRow & { total: number }>`
    with ${standing(holderId, at)}
    select s.asset_id as "assetId", c.code, c.name, ${values}, p.*, count(*) over ()::int as total
    from standing s
    join book_cards c on c.asset_id = s.asset_id and c.holder_id = ${holderId}
    cross join lateral (
      select number, firm_name as "firmName", method, coalesce(answers ->> 'methodReason', '') as reason,
        amount_fen as "valuationFen", base_date as "baseDate"
      from valuations
      where asset_id = s.asset_id and base_date <= ${at}::date
      order by filed_at desc
      limit 1
    ) p
    order by s.cost_fen desc, c.code
    limit ${limit}`.execute(tx)
  return listed(rows)
}

export type WrittenRow = { readonly item: string; readonly text: string; readonly madeName: string; readonly madeAt: Date }
/** What a unit wrote for a year, the latest first, with all that stood before it. */
export async function findWritten(tx: Tx, holderId: string, year: number): Promise<WrittenRow[]> {
  const { rows } = await sql<WrittenRow>`
      select item, text, made_name as "madeName", made_at as "madeAt"
      from book_notes
      where holder_id = ${holderId} and year = ${year}
      order by seq desc
      limit 1000
    `.execute(tx)
  return rows
}

/** Writes an item of a year, unless it says so already; answers whether it did. */
export async function writeNote(
  tx: Tx,
  n: { holderId: string; year: number; item: string; text: string; by: string | null; byName: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
      insert into book_notes (holder_id, year, item, text, made_by, made_name, made_at)
      select ${n.holderId}, ${n.year}, ${n.item}, ${n.text}, ${n.by}::uuid, ${n.byName}, ${n.at}
      where coalesce(
        (
        select text
        from book_notes
        where holder_id = ${n.holderId} and year = ${n.year} and item = ${n.item}
        order by seq desc
        limit 1
      ),
        ''
      ) <> ${n.text}
      returning seq`.execute(tx)
  return rows.length > 0
}
