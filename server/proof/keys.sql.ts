import { sql } from 'kysely'
import type { Bytes } from '#contract/proof/bytes.ts'
import type { Algorithm } from '#contract/proof/signatures.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A key as the history tells it. */
export type KeyRow = {
  readonly id: string
  readonly algorithm: Algorithm
  readonly publicKey: Buffer
  readonly validFrom: Date
  readonly validUntil: Date | null
  readonly endedBecause: '' | 'rotated' | 'lost' | 'compromised'
  readonly vouchedBy: string | null
  readonly voucher: Buffer | null
}

/** Holds the keys until the transaction ends: whoever changes them does it alone. */
export async function lockKeys(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rongshu signing keys'))`.execute(tx)
}

/** Every key that ever signed for this platform, the first one first. */
export async function findKeys(tx: Tx): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
      select id, algorithm, public_key as "publicKey", valid_from as "validFrom", valid_until as "validUntil",
        ended_because as "endedBecause", vouched_by as "vouchedBy", voucher
      from signing_keys
      order by valid_from, algorithm
    `.execute(tx)
  return rows
}

/** Ends the keys in use. */
export async function endKeys(tx: Tx, because: 'rotated' | 'lost' | 'compromised', at: Date): Promise<void> {
  await sql`update signing_keys set valid_until = ${at}, ended_because = ${because} where valid_until is null`.execute(tx)
}

/** Notes that keys that had ended, the one of this id and the other of its pair, may be in other hands; answers their ids. */
export async function disownKeys(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`
    update signing_keys
    set ended_because = 'compromised'
    where valid_until is not null
      and ended_because <> 'compromised'
      and valid_from = (select valid_from from signing_keys where id = ${id})
    returning id
  `.execute(tx)
  return rows.map((row) => row.id)
}

/** Enters a key from a moment on, with what the key before it says of it. */
export async function insertKey(
  tx: Tx,
  key: { id: string; algorithm: Algorithm; publicKey: Bytes; from: Date; vouchedBy: string | null; voucher: Bytes | null },
): Promise<void> {
  await sql`
    insert into signing_keys (id, algorithm, public_key, valid_from, vouched_by, voucher)
    values (
      ${key.id}, ${key.algorithm}, ${Buffer.from(key.publicKey)}, ${key.from}, ${key.vouchedBy},
      ${key.voucher && Buffer.from(key.voucher)}
    )
  `.execute(tx)
}

/** Names the log once and for all: what was named before stays. */
export async function nameLog(tx: Tx, origin: string): Promise<void> {
  await sql`insert into log_state (origin) values (${origin}) on conflict (is_only) do nothing`.execute(tx)
}
