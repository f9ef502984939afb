import { sql } from 'kysely'
import type { BookCard } from '#contract/books.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

/** A card as it is listed, without the valuation beside it and what became of its registration. */
export type CardLine = Omit<BookCard, 'carryingFen' | 'valuationFen' | 'fallen'>
/** What the cards of a unit are narrowed and sorted by. */
export type CardsAsked = {
  readonly q?: string | undefined
  readonly class?: string | undefined
  readonly state?: string | undefined
  readonly sort?: Parameters<typeof cardsBy>[0]
}

const fitting = (holderId: string, a: CardsAsked) =>
  sql`
    c.holder_id = ${holderId}
      and ${a.q ? sql`c.search like ${likeWord(a.q)}` : sql`true`}
      and ${a.class ? sql`c.class = ${a.class}` : sql`true`}
      and ${a.state ? sql`c.state = ${a.state}` : sql`true`}
  `

/** How the cards of a unit may be sorted. */
export const cardsBy = sortable<Pick<CardLine, 'assetId' | 'code' | 'costFen' | 'recognisedOn'>, 'cost' | 'code' | 'recognised'>(
  [sql`c.asset_id`, (row) => row.assetId],
  {
    cost: { by: sql`c.cost_fen`, kind: 'number', of: (row) => row.costFen },
    code: { by: sql`c.code`, kind: 'text', of: (row) => row.code },
    recognised: { by: sql`c.recognised_on`, kind: 'date', of: (row) => row.recognisedOn },
  },
  '-cost',
)

/** A page of the cards of a unit. */
export async function listCards(tx: Tx, holderId: string, a: CardsAsked, place: SortedPlace): Promise<CardLine[]> {
  const { rows } = await sql<CardLine>`
      select asset_id as "assetId", code, name, class, manner, state, cost_fen as "costFen", amortised_fen as "amortisedFen",
        impaired_fen as "impairedFen", life_ground as "lifeGround", life_months as "lifeMonths", life_ends as "lifeEnds", expense,
        recognised_on as "recognisedOn", moved_on as "movedOn"
      from book_cards c where ${fitting(holderId, a)} and ${place.after} order by ${place.order} limit ${place.limit}`.execute(tx)
  return rows
}

/** How many cards fit, counted to 1,001 at most. */
export async function countCards(tx: Tx, holderId: string, a: CardsAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from book_cards c where ${fitting(holderId, a)} limit ${countLimit}) t`.execute(tx)
  return rows[0]!.n
}
