import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import type { SignedHead } from './log.sql.ts'

/** Somebody who countersigns the heads of this log. */
export type Witness = {
  readonly name: string
  readonly url: string
  readonly key: string
  readonly addedAt: Date
  readonly endedAt: Date | null
  readonly seenSize: number | null
  readonly askedAt: Date | null
  readonly problem: string
}

/** Every witness that was ever named, the first one first. */
export async function findWitnesses(tx: Tx): Promise<Witness[]> {
  const { rows } = await sql<Witness>`
      select name, url, key, added_at as "addedAt", ended_at as "endedAt", seen_size as "seenSize", asked_at as "askedAt", problem
      from witnesses
      order by added_at, name
    `.execute(tx)
  return rows
}

/** Names a witness, or gives it another address or key, or takes it up again. */
export async function keepWitness(tx: Tx, { name, url, key }: Pick<Witness, 'name' | 'url' | 'key'>, at: Date): Promise<void> {
  await sql`insert into witnesses (name, url, key, added_at) values (${name}, ${url}, ${key}, ${at})
    on conflict (name) do update set url = excluded.url, key = excluded.key, ended_at = null, seen_size = null, problem = ''`.execute(tx)
}

/** Asks a witness no more; answers whether it was asked until now. */
export async function endWitness(tx: Tx, name: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update witnesses set ended_at = ${at} where name = ${name} and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** Notes what asking a witness came to; an empty problem is none. */
export async function noteAsked(
  tx: Tx,
  name: string,
  { seenSize, problem }: { seenSize: number | null; problem: string },
  at: Date,
): Promise<void> {
  await sql`
    update witnesses
    set seen_size = coalesce(${seenSize}::bigint, seen_size), problem = ${problem}, asked_at = ${at}
    where name = ${name}
  `.execute(tx)
}

/** Keeps what a witness signed under a head. */
export async function insertCosignature(tx: Tx, given: { size: number; witness: string; line: string; at: Date }): Promise<void> {
  await sql`
    insert into log_cosignatures (size, witness, line, at)
    values (${given.size}, ${given.witness}, ${given.line}, ${given.at})
      on conflict (size, witness) do nothing
  `.execute(tx)
}

/** A head with what witnesses signed under it. */
export type WitnessedHead = SignedHead & { readonly lines: readonly string[] }

/**
 * The head to show: the latest, or, for the proof of an entry, the latest of the log's present name that witnesses signed and that holds
 * the entry and what was noted before (`atLeast` entries), signed since keys were last declared compromised, else the latest of all; null
 * when there is none.
 */
export async function findHead(tx: Tx, holding: number | null, atLeast = 0): Promise<WitnessedHead | null> {
  const { rows } = await sql<WitnessedHead>`
      select c.size, c.root, c.note, c.made_at as "madeAt",
        coalesce(array_agg(s.line order by s.witness) filter (where s.line is not null), '{}') as lines
      from log_checkpoints c left join log_cosignatures s on s.size = c.size
      where c.size = ${holding === null ? sql`(select max(size) from log_checkpoints)` : sql`coalesce((select s.size from log_cosignatures s join log_checkpoints h on h.size = s.size join log_state l on starts_with(h.note, l.origin || E'\\n') where s.size > ${holding} and s.size >= ${atLeast} and h.made_at >= coalesce((select max(valid_until) from signing_keys where ended_because = 'compromised'), '-infinity') order by s.size desc limit 1), (select max(size) from log_checkpoints where size > ${holding}))`}
      group by c.size, c.root, c.note, c.made_at`.execute(tx)
  return rows[0] ?? null
}

/** The note of a head with the lines of its witnesses under it. */
export const noteOf = ({ note, lines }: WitnessedHead): string => note + lines.map((line) => `${line}\n`).join('')
