import type { TestDatabase } from './database.ts'

/** Lets an asset stand as destroyed from an instant, without the procedure and the record it rests on. */
export async function standDestroyed({ pool }: Pick<TestDatabase, 'pool'>, assetId: string, at: Date): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(`update assets set state = 'destroyed', destroyed_at = $2 where id = $1`, [assetId, at])
    await client.query('commit')
  } finally {
    client.release()
  }
}
