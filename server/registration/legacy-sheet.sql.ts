import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

export type LineAsked = { readonly row: number; readonly code: string; readonly number: string }
/** What is known of a line: its asset in the catalogue of the unit, the certificate or open case it has already, and what became of the earlier number. */
export type LineKnown = {
  readonly row: number
  readonly assetId: string | null
  readonly certificate: string | null
  readonly openCase: string | null
  readonly takenAs: string | null
  readonly isAsked: boolean
}

/** What the lines of a table of earlier registrations meet with, line by line; assets are those the unit holds. */
export async function findLegacyLines(tx: Tx, holderId: string, lines: readonly LineAsked[]): Promise<LineKnown[]> {
  const { rows } = await sql<LineKnown>`
      select l.row, a.id as "assetId",
        (select c.number from certificates c where c.asset_id = a.id order by c.serial desc limit 1) as certificate,
        (
        select c.number
        from cases c
        where c.subject_id = a.id and c.procedure in ('first-registration', 'legacy-registration') and c.closed_at is null
        order by c.opened_at
        limit 1
      ) as "openCase",
        e.certificate as "takenAs", e.is_asked as "isAsked"
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l (row int, code text, number text)
      left join assets a on a.code = l.code and a.holder_id = ${holderId}
      cross join lateral earlier_number_use(l.number, gen_random_uuid()) e order by l.row`.execute(tx)
  return rows
}
