import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** How many lines of one case a pack holds. */
const most = 2_000
const ofCase = (caseId: string) => sql`l.object_kind = 'case' and l.object_id = ${caseId} and l.outcome = 'done' and (l.action like 'act:%' or l.action = 'open-case')`

/** The exact texts of the lines about a case that the reader may read, by line. */
export async function findLineTexts(tx: Tx, caseId: string): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; text: string }>`select l.id, audit_canonical(l) as text from audit_log l where ${ofCase(caseId)} order by l.id limit ${most}`.execute(tx)
  return new Map(rows.map(({ id, text }) => [id, text]))
}

/** A line about a case with its digest, its place in the chain and in the public log; asked in the platform’s name, since who may read the case need not read every line. */
export type ProvenLine = { readonly id: number; readonly digest: Buffer; readonly position: number | null; readonly index: number | null; readonly entry: Buffer | null; readonly salt: Buffer | null }

/** Every line of what was done in a case, in order. */
export async function findProvenLines(tx: Tx, caseId: string): Promise<ProvenLine[]> {
  const { rows } = await sql<ProvenLine>`select l.id, l.digest, c.position, e.position as index, e.entry, s.salt
    from audit_log l left join audit_chain c on c.line_id = l.id left join log_entries e on e.kind = 'event' and e.ref = c.position::text left join log_salts s on s.position = e.position
    where ${ofCase(caseId)} order by l.id limit ${most}`.execute(tx)
  return rows
}
