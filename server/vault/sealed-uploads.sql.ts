import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** An upload that is still kept: where it lies in the data folder. */
export type KeptUpload = { readonly id: string; readonly path: string }

/** Uploads that are not known to be sealed by this key, after one, in order. */
export async function findAgedUploads(tx: Tx, current: string, after: string, limit: number): Promise<KeptUpload[]> {
  const { rows } = await sql<KeptUpload>`
      select id, path
      from sources
      where arrived_by = 'upload' and erased_at is null and sealed_by is distinct from ${current} and id > ${after}::uuid
      order by id
      limit ${limit}
    `.execute(tx)
  return rows
}

/** Notes by which key an upload is sealed, and holds the row; false when it was erased meanwhile. */
export async function noteSealedUpload(tx: Tx, id: string, keyId: string): Promise<boolean> {
  const { rows } = await sql`update sources set sealed_by = ${keyId} where id = ${id} and erased_at is null returning id`.execute(tx)
  return rows.length > 0
}
