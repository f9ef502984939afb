import { sql, type RawBuilder } from 'kysely'
import type { BookCard } from '#contract/books.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A card as it is listed, without the valuation beside it and what became of its registration. */
export type CardLine = Omit<BookCard, 'carryingFen' | 'valuationFen' | 'fallen'>
export type CardsAsked = { readonly q?: string | undefined; readonly class?: string | undefined; readonly state?: string | undefined; readonly order: 'cost' | 'recent' | 'code' }

const fitting = (holderId: string, a: CardsAsked) => sql`c.holder_id = ${holderId} and ${a.q ? sql`c.search like ${likeWord(a.q)}` : sql`true`} and ${a.class ? sql`c.class = ${a.class}` : sql`true`} and ${a.state ? sql`c.state = ${a.state}` : sql`true`}`

const orders: { readonly [order in CardsAsked['order']]: { readonly by: RawBuilder<unknown>; readonly after: (place: readonly (string | null)[]) => RawBuilder<unknown> } } = {
  cost: { by: sql`c.cost_fen desc, c.asset_id`, after: ([cost, id]) => sql`(c.cost_fen < ${cost}::bigint or (c.cost_fen = ${cost}::bigint and c.asset_id > ${id}::uuid))` },
  recent: { by: sql`c.recognised_on desc, c.asset_id`, after: ([on, id]) => sql`(c.recognised_on < ${on}::date or (c.recognised_on = ${on}::date and c.asset_id > ${id}::uuid))` },
  code: { by: sql`c.code`, after: ([code]) => sql`c.code > ${code}` },
}

/** A page of the cards of a unit; one row more than the limit. */
export async function listCards(tx: Tx, holderId: string, a: CardsAsked, place: { limit: number; after: readonly (string | null)[] | null }): Promise<CardLine[]> {
  const order = orders[a.order]
  const { rows } = await sql<CardLine>`select asset_id as "assetId", code, name, class, manner, state, cost_fen as "costFen", amortised_fen as "amortisedFen", impaired_fen as "impairedFen", life_ground as "lifeGround", life_months as "lifeMonths", life_ends as "lifeEnds", expense, recognised_on as "recognisedOn", moved_on as "movedOn"
    from book_cards c where ${fitting(holderId, a)} and ${place.after ? order.after(place.after) : sql`true`} order by ${order.by} limit ${place.limit}`.execute(tx)
  return rows
}

/** The place after a card in that order. */
export function placeOf(order: CardsAsked['order'], card: CardLine): (string | number)[] {
  return order === 'code' ? [card.code] : [order === 'cost' ? card.costFen : card.recognisedOn, card.assetId]
}

/** How many cards fit, counted to 1,001 at most. */
export async function countCards(tx: Tx, holderId: string, a: CardsAsked): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select from book_cards c where ${fitting(holderId, a)} limit ${countLimit}) t`.execute(tx)
  return rows[0]!.n
}
