import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'

const mark = '/* by key */'

/**
 * Begins a statement that finds its rows by keys alone, or adds up what is kept as sums, so that one plan is right for whoever asks; what
 * never changes is written out in it (`sql.lit`), since such a plan is made without knowing any value. Each connection plans it
 * once and keeps the plan, where planning, with every table's rule of reading, would take longer than the work. Not for searches and lists
 * narrowed by what was asked, whose best plan depends on who asks and for what.
 */
export const byKey = sql.raw(mark)

/**
 * The mark for what is asked most, the first page of a list nobody narrowed: few texts, limits written out, so that PostgreSQL weighs a
 * plan for everybody against plans for whoever asks; nothing for the rest.
 */
export const byKeyIf = (isAskedMost: boolean): RawBuilder<unknown> => (isAskedMost ? byKey : sql``)

const names = new Map<string, string>()
/** What a statement is called in a connection: its digest, since names are cut after 63 bytes. */
function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) names.set(text, (name = createHash('sha256').update(text).digest('hex').slice(0, 40)))
  return name
}

/**
 * Whether the statements of a transaction are planned anew for who asks, or those by key at once for whoever may ask: otherwise each
 * connection makes five plans of each first, and throws them away.
 */
export type Plans = 'anew' | 'kept'

/** What is set as a transaction begins, beside who asks, for its plans. */
export const plansOf = (plans: Plans) => (plans === 'kept' ? sql`, set_config('plan_cache_mode', 'force_generic_plan', true)` : sql``)

/** As a part of a statement: what comes after it in the transaction is planned for who asks again, since it may look for many rows. */
export const planningAnew = sql`set_config('plan_cache_mode', 'auto', true)`

/** Has a connection keep the plans of the statements marked with `byKey`. */
export function keepPlans(client: pg.PoolClient): void {
  // Asked of the class at each call, so that whoever watches the driver there sees these statements too.
  const { prototype } = client.constructor as unknown as { prototype: { query(...given: readonly unknown[]): unknown } }
  const query = (...given: readonly unknown[]) => prototype.query.apply(client, given as unknown[])
  const named = (...given: readonly unknown[]) => {
    const [said, values, ...rest] = given
    const text = typeof said === 'string' ? said.trimStart() : ''
    return text.startsWith(mark) ? query({ name: nameOf(text), text, values }, ...rest) : query(...given)
  }
  client.query = named as typeof client.query
}
