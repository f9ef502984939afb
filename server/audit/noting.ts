import { type AuditLine, recordAudit } from './audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Ask } from '#server/http/ask.ts'

/** A line for the log about something the visitor did or read here. */
export function auditLine(
  ask: Ask,
  action: AuditLine['action'],
  what: { kind: AuditLine['objectKind']; id: string; holderId: string | null },
  detail: Record<string, unknown> = {},
): AuditLine {
  const { visitor } = ask
  return {
    officerId: visitor.officerId,
    organisationId: visitor.organisationId,
    role: visitor.role,
    action,
    objectKind: what.kind,
    objectId: what.id,
    outcome: 'done',
    detail,
    holderId: what.holderId,
    requestId: ask.requestId,
    address: ask.address,
  }
}

/** Whoever reads what somebody else holds, or what is kept about it, leaves a line that the holder can see. */
export async function noteReading(
  tx: Tx,
  ask: Ask,
  action: AuditLine['action'],
  what: { readonly kind: AuditLine['objectKind']; readonly id: string; readonly holderId: string },
  detail: Record<string, unknown> = {},
): Promise<void> {
  if (what.holderId !== ask.visitor.organisationId) await recordAudit(tx, auditLine(ask, action, what, detail), ask.now)
}
