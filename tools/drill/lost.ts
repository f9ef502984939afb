import pg from 'pg'
import type { Acknowledged } from '../faults/load.ts'

/**
 * What of the acknowledged acts a database does not hold: how many, and the time between the last one it holds and the last one
 * acknowledged, in milliseconds.
 */
export async function lostOf(
  url: string,
  done: readonly Acknowledged[],
): Promise<{ count: number; spanMs: number; kept: ReadonlySet<string> }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ client_key: string }>('select client_key from entries')
    const kept = new Set(rows.map((row) => row.client_key))
    const lost = done.filter(({ key }) => !kept.has(key))
    const lastKept = Math.max(0, ...done.filter(({ key }) => kept.has(key)).map(({ at }) => at))
    const last = Math.max(0, ...done.map(({ at }) => at))
    return { count: lost.length, spanMs: lost.length > 0 ? last - lastKept : 0, kept }
  } finally {
    await client.end()
  }
}
