import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** Kept papers not known to be sealed by this key, after one, in order. */
export async function findAgedFiles(tx: Tx, current: string, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{
    sha256: string
  }>`
    select f.sha256
    from files f
    left join sealed_files s on s.sha256 = f.sha256
    where f.sha256 > ${after} and s.key_id is distinct from ${current}
    order by f.sha256
    limit ${limit}
  `.execute(tx)
  return rows.map((row) => row.sha256)
}

/** Notes by which key papers are sealed. */
export async function noteSealedFiles(tx: Tx, files: readonly string[], keyId: string): Promise<void> {
  await sql`
    insert into sealed_files (sha256, key_id, sealed_at)
    select sha256, ${keyId}, now()
    from unnest(${sql.val([...files])}::text[]) n (sha256)
      on conflict (sha256) do update
    set key_id = excluded.key_id, sealed_at = excluded.sealed_at
  `.execute(tx)
}
