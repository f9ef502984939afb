import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'

const mark = '/* by key */'

/**
 * Begins a statement that finds its rows by keys alone, so that one plan is right for whoever asks: each connection plans it
 * once and keeps the plan, where planning, with every table's rule of reading, would take longer than the work. Not for searches and lists narrowed by what was asked, whose best plan depends on who asks and for what.
 */
export const byKey = sql.raw(mark)

/** The mark for what is asked most, the first page of a list nobody narrowed: few texts, limits written out, so that PostgreSQL weighs a plan for everybody against plans for whoever asks; nothing for the rest. */
export const byKeyIf = (isAskedMost: boolean): RawBuilder<unknown> => isAskedMost ? byKey : sql``

const names = new Map<string, string>()
/** What a statement is called in a connection: its digest, since names are cut after 63 bytes. */
function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) names.set(text, (name = createHash('sha256').update(text).digest('hex').slice(0, 40)))
  return name
}

/** Has a connection keep the plans of the statements marked with `byKey`. */
export function keepPlans(client: pg.PoolClient): void {
  // Asked of the class at each call, so that whoever watches the driver there sees these statements too.
  const { prototype } = client.constructor as unknown as { prototype: { query(...given: readonly unknown[]): unknown } }
  const query = (...given: readonly unknown[]) => prototype.query.apply(client, given as unknown[])
  const keeping = (...given: readonly unknown[]) => {
    const [text, values, ...rest] = given
    return typeof text === 'string' && text.startsWith(mark) ? query({ name: nameOf(text), text, values }, ...rest) : query(...given)
  }
  client.query = keeping as typeof client.query
}
