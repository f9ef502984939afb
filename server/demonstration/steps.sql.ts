import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** What a step of the demonstration left behind when it was played; null when it was not. */
export async function findStep<T>(tx: Tx, name: string): Promise<T | null> {
  const { rows } = await sql<{ outcome: T }>`select outcome from demonstration_steps where name = ${name}`.execute(tx)
  return rows[0]?.outcome ?? null
}

/** Notes that a step was played. */
export async function noteStep(tx: Tx, name: string, outcome: unknown): Promise<void> {
  await sql`
    insert into demonstration_steps (name, outcome)
    values (${name}, ${JSON.stringify(outcome ?? {})}::jsonb)
      on conflict (name) do nothing
  `.execute(tx)
}
