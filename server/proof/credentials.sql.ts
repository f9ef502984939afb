import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** A credential as it was made, in its exact text, with the second signature and the salt of its entry. */
export type CredentialRow = {
  readonly number: string
  readonly credential: string
  readonly sm2Key: string
  readonly sm2Signature: Buffer
  readonly salt: Buffer
}

/** Keeps credentials, all in one statement. */
export async function insertCredentials(tx: Tx, rows: readonly CredentialRow[], at: Date): Promise<void> {
  const column = <K extends keyof CredentialRow>(key: K) => sql.val(rows.map((row) => row[key]))
  await sql`insert into credentials (number, credential, sm2_key, sm2_signature, salt, made_at)
    select number, credential, sm2_key, sm2_signature, salt, ${at}
    from unnest(${column('number')}::text[], ${column('credential')}::text[], ${column('sm2Key')}::text[], ${column('sm2Signature')}::bytea[], ${column('salt')}::bytea[]) as made (number, credential, sm2_key, sm2_signature, salt)`.execute(
    tx,
  )
}

/** The credential of a certificate; null while there is none. */
export async function findCredential(tx: Tx, number: string): Promise<CredentialRow | null> {
  const { rows } = await sql<CredentialRow>`
      select number, credential, sm2_key as "sm2Key", sm2_signature as "sm2Signature", salt
      from credentials
      where number = ${number}
    `.execute(tx)
  return rows[0] ?? null
}
