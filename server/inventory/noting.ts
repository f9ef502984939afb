import type { AuditLine } from '#server/audit/audit.sql.ts'
import type { Ask } from '#server/http/ask.ts'

/** A line for the log about something the visitor did or read here. */
export function auditLine(ask: Ask, action: AuditLine['action'], what: { kind: AuditLine['objectKind']; id: string; holderId: string | null }, detail: Record<string, unknown> = {}): AuditLine {
  const { visitor } = ask
  return { officerId: visitor.officerId, organisationId: visitor.organisationId, role: visitor.role, action, objectKind: what.kind, objectId: what.id, outcome: 'done', detail, holderId: what.holderId, requestId: ask.requestId, address: ask.address }
}
