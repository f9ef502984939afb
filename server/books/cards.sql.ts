import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import type { Card } from './card.ts'

/** The card of an asset with whose it is. */
export type CardRow = Card & { readonly assetId: string; readonly holderId: string; readonly code: string; readonly name: string }
type Flat = Omit<CardRow, 'run'> & {
  readonly runFrom: string | null
  readonly runMonths: number
  readonly runBaseFen: number
  readonly runBookedFen: number
}

const columns = sql`
  asset_id as "assetId", holder_id as "holderId", code, name, class, manner, state, cost_fen as "costFen",
    amortised_fen as "amortisedFen", impaired_fen as "impairedFen", life_ground as "lifeGround", life_months as "lifeMonths",
    life_ends as "lifeEnds", expense,
  run_from as "runFrom", run_months as "runMonths", run_base_fen as "runBaseFen", run_booked_fen as "runBookedFen",
    recognised_on as "recognisedOn", moved_on as "movedOn"`

/** The card of an asset in the books of its present holder; null when there is none or it is hidden. */
export async function findCardOf(tx: Tx, assetId: string): Promise<CardRow | null> {
  const { rows } = await sql<Flat>`
      select ${columns}
      from book_cards
      where asset_id = ${assetId} and holder_id = (select a.holder_id from assets a where a.id = ${assetId})
    `.execute(tx)
  return rows[0] ? toCard(rows[0]) : null
}

function toCard({ runFrom, runMonths, runBaseFen, runBookedFen, ...row }: Flat): CardRow {
  return { ...row, run: { from: runFrom, months: runMonths, baseFen: runBaseFen, bookedFen: runBookedFen } }
}

/** Writes the card as it stands after an event; the books of the unit are held. */
export async function keepCard(
  tx: Tx,
  asset: { id: string; code: string; name: string; holderId: string; search: string },
  card: Card,
): Promise<void> {
  const { run } = card
  await sql`
    insert into book_cards (
      asset_id, holder_id, holder_kind, holder_sector, code, name, search, class, manner, state, cost_fen, amortised_fen,
      impaired_fen, life_ground, life_months, life_ends, expense, run_from, run_months, run_base_fen, run_booked_fen,
      recognised_on, moved_on
    )
    select ${asset.id}, s.holder_id, s.holder_kind, s.holder_sector, ${asset.code}, ${asset.name}, ${asset.search}, ${card.class},
      ${card.manner}, ${card.state}, ${card.costFen}, ${card.amortisedFen}, ${card.impairedFen}, ${card.lifeGround},
      ${card.lifeMonths}, ${card.lifeEnds}::date, ${card.expense},
      ${run.from}::date, ${run.months}, ${run.baseFen}, ${run.bookedFen}, ${card.recognisedOn}::date, ${card.movedOn}::date
      from book_sets s
      where s.holder_id = ${asset.holderId}
    on conflict (holder_id, asset_id) do update
    set class = excluded.class, manner = excluded.manner, state = excluded.state, cost_fen = excluded.cost_fen,
      amortised_fen = excluded.amortised_fen, impaired_fen = excluded.impaired_fen,
      life_ground = excluded.life_ground, life_months = excluded.life_months, life_ends = excluded.life_ends,
        expense = excluded.expense, run_from = excluded.run_from, run_months = excluded.run_months,
        run_base_fen = excluded.run_base_fen, run_booked_fen = excluded.run_booked_fen,
      recognised_on = excluded.recognised_on, moved_on = excluded.moved_on`.execute(tx)
}
