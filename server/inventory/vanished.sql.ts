import { sql } from 'kysely'
import type { VanishedTable } from '#contract/inventory.ts'
import type { Tx } from '#server/db/transaction.ts'

type Row = {
  readonly id: string
  readonly dataset: string
  readonly source_name: string
  readonly rows: number
  readonly found_at: Date
  readonly code: string | null
}

/** Tables of databases that a scan of the round had found, that nobody had decided about, and that a later scan of all that was looked at then did not find again; by name, at most 200. */
export async function listVanished(tx: Tx, roundId: string): Promise<VanishedTable[]> {
  const { rows } = await sql<Row>`select f.id, f.dataset, f.source_name, f.rows, f.found_at, a.code from (
      select distinct on (f.identity) f.id, f.dataset, s.name as source_name, f.rows, f.found_at, f.known_as from findings f join sources s on s.id = f.source_id and s.arrived_by = 'connection'
      where f.round_id = ${roundId} and f.state = 'replaced' and f.identity like 'db:%' and reads_holder(f.holder_id, f.holder_kind, f.holder_sector)
        and not exists (select from findings g where g.round_id = f.round_id and g.identity = f.identity and g.state <> 'replaced') order by f.identity, f.found_at desc, f.id) f
    left join assets a on a.id = f.known_as order by f.source_name, f.dataset, f.id limit 200`.execute(tx)
  return rows.map((row) => ({
    findingId: row.id,
    dataset: row.dataset,
    sourceName: row.source_name,
    rows: row.rows,
    foundAt: row.found_at.toISOString(),
    assetCode: row.code,
  }))
}
