import { civilDate, mostCounted } from '#contract/route.ts'
import { textOf } from '#contract/text-of.ts'
import { Denied } from '#server/denied.ts'

/** The place after a row in a keyset list, as an opaque word. */
export const toCursor = (keys: readonly (string | number | null)[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url')

/** Reads a cursor back; a word that is none is refused with 400. */
export function fromCursor(
  cursor: string | undefined,
  kinds: readonly ('text' | 'uuid' | 'date' | 'instant' | 'number')[],
): (string | null)[] | null {
  if (!cursor) return null
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(keys) && keys.length === kinds.length && keys.every((k, i) => fits(k, kinds[i]!)))
      return keys.map((k) => (k === null ? null : textOf(k)))
  } catch {
    /* not a cursor: refused below */
  }
  throw noSuchPlace()
}

/** What a place that is none in this list is refused with. */
export const noSuchPlace = () =>
  new Denied(400, {
    code: 'malformed',
    message: { zh: '翻页位置无效，请从第一页开始', en: 'That place in the list is not valid; start at the first page' },
    fields: [{ field: 'cursor', message: { zh: '无效', en: 'Not valid' } }],
  })

const shapes = { uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, number: /^-?\d{1,15}$/ }

function fits(key: unknown, kind: 'text' | 'uuid' | 'date' | 'instant' | 'number'): boolean {
  if (key === null) return kind === 'date'
  const word = textOf(key)
  if (kind === 'text') return word.length <= 300 && !word.includes('\u0000')
  if (kind === 'instant') return word.length <= 40 && Number.isFinite(Date.parse(word)) && /^[12]\d{3}-/.test(word)
  if (kind === 'date') return civilDate.safeParse(word).success
  return shapes[kind].test(word)
}

type Of<Row, T> = (row: Row) => T
type Keys = readonly (string | number | null)[]
type Page<T> = { items: T[]; next: string | null; total: number; isCapped: boolean }

/** A page of a keyset list out of `limit + 1` rows: the rows themselves are its items, or what is made of each. */
export function toPage<Row>(rows: readonly Row[], limit: number, counted: number, keysOf: Of<Row, Keys>): Page<Row>
export function toPage<Row, T>(rows: readonly Row[], limit: number, counted: number, keysOf: Of<Row, Keys>, itemOf: Of<Row, T>): Page<T>
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  counted: number,
  keysOf: Of<Row, Keys>,
  itemOf: Of<Row, unknown> = (row) => row,
): Page<unknown> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(itemOf),
    next: rows.length > limit && last ? toCursor(keysOf(last)) : null,
    total: Math.min(counted, mostCounted),
    isCapped: counted > mostCounted,
  }
}

/** How many rows fit: those of a first page that is the last, too, are not counted again. */
export async function countOf(
  rows: readonly unknown[],
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
  count: () => Promise<number>,
): Promise<number> {
  return !cursor && rows.length <= limit ? rows.length : count()
}
