import type { FastifyRequest } from 'fastify'
import type { Problem } from '#contract/route.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { recordAudit } from './audit.sql.ts'

/** Notes a refusal in the log in a transaction of its own, since the refused one was rolled back. Never fails the answer. */
export async function recordRefusal(platform: Pick<Platform, 'db' | 'clock' | 'log'>, request: FastifyRequest & { visitor?: Visitor }, status: number, problem: Problem): Promise<void> {
  const visitor = request.visitor
  // A stranger who looks for what is not there proves nothing, and could fill the log.
  if (!visitor?.officerId && status === 404) return
  const line = {
    officerId: visitor?.officerId ?? null, organisationId: visitor?.organisationId ?? null, role: visitor?.role ?? 'public', action: 'refused', objectKind: 'route', objectId: `${request.method} ${request.routeOptions.url ?? request.url}`.slice(0, 200),
    outcome: 'denied' as const, detail: { status, code: problem.code, params: request.params as Record<string, unknown> }, requestId: request.id, address: request.ip,
  }
  await asSystem(platform.db, tx => recordAudit(tx, line, platform.clock.now())).catch((error: unknown) => platform.log.warn({ err: error }, 'a refusal could not be noted'))
}
