import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '#server/db/database.generated.ts'
import type { Tx } from '#server/db/transaction.ts'

/**
 * Something changed: what kind of thing and which one; never what it holds. `counts` and `session`, that one of an officer ended, are for
 * the processes among themselves.
 */
export type Change = {
  readonly kind:
    | 'case'
    | 'source'
    | 'round'
    | 'list'
    | 'asset'
    | 'product'
    | 'order'
    | 'sharing'
    | 'distribution'
    | 'receivable'
    | 'redistribution'
    | 'import'
    | 'clock'
    | 'calendar'
    | 'account'
    | 'counts'
    | 'session'
    | 'missed'
  readonly id: string
}

/** Told in place of changes that were left out, while a line was full or lost: whoever hears it looks at everything again. */
export const missed: Change = { kind: 'missed', id: '' }

/** The channel of NOTIFY on which changes travel between processes. */
export const channel = 'rongshu_changes'

/** Tells every process of a change, when the transaction commits. */
export async function announce(tx: Tx, change: Change): Promise<void> {
  await sql`select ${announcing(change)}`.execute(tx)
}

/** Tells every process of something at once, outside any transaction. */
export async function tellProcesses(db: Kysely<Database>, change: Change): Promise<void> {
  await sql`select ${announcing(change)}`.execute(db)
}

/** The same as a part of a statement that changes something. */
export function announcing(change: Change): RawBuilder<unknown> {
  return sql`pg_notify(${channel}, ${JSON.stringify(change)})`
}
