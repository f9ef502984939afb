import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Ask } from '#server/http/ask.ts'
import { auditLine, noteReading as noteAnyReading } from '#server/audit/noting.ts'

/** Whoever reads or takes away books that another unit keeps leaves a line which that unit can see. */
export async function noteReading(tx: Tx, ask: Ask, holderId: string, what: Record<string, unknown>): Promise<void> {
  await noteAnyReading(tx, ask, 'read-books', { kind: 'books', id: holderId, holderId }, what)
}

/** Every export leaves a line, by the unit itself too. */
export async function noteExport(tx: Tx, ask: Ask, holderId: string | null, what: Record<string, unknown>): Promise<void> {
  await recordAudit(tx, auditLine(ask, 'export-books', { kind: 'books', id: holderId ?? 'all', holderId }, what), ask.now)
}
