import type { FastifyRequest } from 'fastify'
import type { Problem } from '#contract/route.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { type AuditLine, recordAudit } from './audit.sql.ts'

/** Notes a refusal in the log in a transaction of its own, since the refused one was rolled back. Never fails the answer. */
export async function recordRefusal(platform: Pick<Platform, 'db' | 'clock' | 'log'>, request: FastifyRequest & { visitor?: Visitor }, status: number, problem: Problem): Promise<void> {
  const visitor = request.visitor
  // A stranger who looks for what is not there proves nothing, and could fill the log.
  if (!visitor?.officerId && status === 404) return
  const line: AuditLine = {
    officerId: visitor?.officerId ?? null, organisationId: visitor?.organisationId ?? null, role: visitor?.role ?? 'public', action: 'refused', objectKind: 'route', objectId: `${request.method} ${request.routeOptions.url ?? request.url}`.slice(0, 200),
    outcome: 'denied', detail: { status, code: problem.code, params: paramsOf(request) }, requestId: request.id, address: request.ip,
  }
  await asSystem(platform.db, tx => recordAudit(tx, line, platform.clock.now())).catch((error: unknown) => platform.log.warn({ err: error }, 'a refusal could not be noted'))
}

/** The parts of the address as they can be kept: whoever hides a NUL in one is noted all the same. */
function paramsOf({ params }: FastifyRequest): Record<string, string> {
  return Object.fromEntries(Object.entries((params ?? {}) as Record<string, string | number>).map(([name, value]) => [name, String(value).replaceAll('\u0000', '\ufffd').toWellFormed().slice(0, 200)]))
}
