import { sql } from 'kysely'
import { coverText } from '#contract/clear-values.ts'
import type { VanishedTable } from '#contract/inventory.ts'
import type { Tx } from '#server/db/transaction.ts'

type Row = {
  readonly id: string
  readonly dataset: string
  readonly source_name: string
  readonly is_sheet: boolean
  readonly rows: number
  readonly found_at: Date
  readonly code: string | null
}

/**
 * Tables of databases, and sheets of workbooks in a folder, that a scan of the round had found, that nobody had decided about, and that a
 * later scan of all that was looked at then did not find again; by source and name, at most 200. Where several workbooks are read as one,
 * or were, a sheet is gone when none of them has it.
 */
export async function listVanished(tx: Tx, roundId: string): Promise<VanishedTable[]> {
  const { rows } = await sql<Row>`select f.id, f.dataset, f.source_name, f.is_sheet, f.rows, f.found_at, a.code from (
      select distinct
        on (f.identity, s.name) f.id, f.dataset, s.name as source_name, s.arrived_by = 'folder' as is_sheet, f.rows, f.found_at,
          f.known_as
      from findings f
      join sources s on s.id = f.source_id
      where f.round_id = ${roundId} and f.state = 'replaced' and reads_holder(f.holder_id, f.holder_kind, f.holder_sector)
        and (s.arrived_by = 'connection' and f.identity like 'db:%' or s.arrived_by = 'folder' and f.identity like '%#%')
        and not exists (
          select
          from findings g
          join sources gs on gs.id = g.source_id
          where g.round_id = f.round_id and g.identity = f.identity and g.state <> 'replaced'
            and (s.arrived_by <> 'connection' or gs.name = s.name)
        )
        and not (
          s.parts is not null
            and exists (
              select
              from findings g
              where g.source_id = f.source_id
                and g.state <> 'replaced'
                and split_part(g.identity, '#', 2) = split_part(f.identity, '#', 2)
            )
        )
      order by f.identity, s.name, f.found_at desc, f.id) f
    left join assets a on a.id = f.known_as order by f.source_name, f.dataset, f.id limit 200`.execute(tx)
  return rows.map((row) => ({
    findingId: row.id,
    dataset: row.dataset,
    sourceName: coverText(row.source_name),
    isSheet: row.is_sheet,
    rows: row.rows,
    foundAt: row.found_at.toISOString(),
    assetCode: row.code,
  }))
}
