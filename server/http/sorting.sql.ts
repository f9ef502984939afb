import { type RawBuilder, sql } from 'kysely'
import { textOf } from '#contract/text-of.ts'
import { fromCursor, noSuchPlace } from './pages.ts'

const types = { text: sql`text`, date: sql`date`, instant: sql`timestamptz`, number: sql`bigint` } as const
/** A column a list can be sorted by: how SQL names it, of which kind, and what a row holds of it. It is never null, and has an index where lists grow long. */
export type SortColumn<Row> = {
  readonly by: RawBuilder<unknown>
  readonly kind: keyof typeof types
  readonly of: (row: Row) => string | number | Date
}
/** A part of a sorted list, as SQL: what comes after a place, in which order, and how many rows. */
export type SortedPlace = {
  readonly limit: number
  readonly isFirst: boolean
  readonly after: RawBuilder<unknown>
  readonly order: RawBuilder<unknown>
}
/** How a list is sorted: where a page of it lies, or a stretch of an export after the keys of a row, and what its rows say of their place. */
export type Sorted<Row> = {
  place(query: { readonly cursor?: string | undefined; readonly limit: number }): SortedPlace
  stretch(limit: number, after: Keys | null): SortedPlace
  keysOf(row: Row): readonly (string | number)[]
}
type Keys = readonly (string | null)[]
/** What tells a row of a list apart: how SQL names it, and what a row holds of it. */
type RowId<Row> = readonly [by: RawBuilder<unknown>, of: (row: Row) => string]
type Asked<K extends string> = K | `-${K}`

/**
 * Says how a list may be sorted: `id` tells rows apart whose column is the same, and `usual` is how it is sorted when nobody asks, a minus
 * meaning downwards. A place in a list that was sorted otherwise is refused with 400.
 */
export function sortable<Row, K extends string>(
  [id, idOf]: RowId<Row>,
  columns: { readonly [key in K]: SortColumn<Row> },
  usual: Asked<K>,
): (asked: Asked<K> | undefined) => Sorted<Row> {
  return (asked = usual) => {
    const isDown = asked.startsWith('-')
    const { by, kind, of } = columns[(isDown ? asked.slice(1) : asked) as K]
    const way = isDown ? sql`desc` : sql`asc`
    const stretch = (limit: number, after: Keys | null): SortedPlace => {
      const beyond = after ? sql`(${by}, ${id}) ${isDown ? sql`<` : sql`>`} (${after[1]}::${types[kind]}, ${after[2]}::uuid)` : sql`true`
      return { limit, isFirst: after === null, after: beyond, order: sql`${by} ${way}, ${id} ${way}` }
    }
    return {
      stretch,
      place({ cursor, limit }) {
        const after = fromCursor(cursor, ['text', kind, 'uuid'])
        if (after && after[0] !== asked) throw noSuchPlace()
        return stretch(limit + 1, after)
      },
      keysOf(row) {
        const value = of(row)
        return [asked, value instanceof Date ? value.toISOString() : textOf(value), idOf(row)]
      },
    }
  }
}
