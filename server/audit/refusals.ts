import type { FastifyRequest } from 'fastify'
import type { Problem } from '#contract/route.ts'
import { asSystem, markOf } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { type AuditLine, recordAudit, recordAudits } from './audit.sql.ts'

type Ground = Pick<Platform, 'db' | 'clock' | 'log'>
type Asked = FastifyRequest & { visitor?: Visitor }
type Counted = { readonly line: AuditLine; readonly since: Date; times: number }

/** Kinds counted apart between two sealings; what comes from further addresses is counted together. */
const mostKinds = 1000
/** What is counted on a database and not written yet. */
const counts = new WeakMap<Platform['db'], Map<string, Counted>>()

/**
 * Notes a refusal, or a fault of the platform, in the log in a transaction of its own, since the refused one was rolled back. Never fails
 * the answer. What a stranger or a machine can bring about without end is counted, and written by `writeCounted` (choice:audit).
 */
export async function recordRefusal(platform: Ground, request: Asked, status: number, problem: Problem): Promise<void> {
  const line = lineOf(request, status, problem)
  if (isCounted(line, status)) return count(platform, line, status, problem)
  await asSystem(platform.db, (tx) => recordAudit(tx, line, platform.clock.now())).catch((error: unknown) =>
    platform.log.warn({ err: error }, 'a refusal could not be noted'),
  )
}

/** Writes the refusals counted so far: a line for each address, person and kind, with how often and since when. */
export async function writeCounted({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<void> {
  const taken = counts.get(db)
  counts.delete(db)
  if (!taken) return
  try {
    await asSystem(db, (tx) =>
      recordAudits(
        tx,
        [...taken.values()].map(({ line, since, times }) => ({ ...line, detail: { ...line.detail, times, since } })),
        clock.now(),
      ),
    )
  } catch (problem) {
    // Kept for the next time, with what came meanwhile: the earlier beginning counts.
    const meanwhile = counts.get(db) ?? new Map<string, Counted>()
    for (const [key, { since, line, times }] of taken) meanwhile.set(key, { line, since, times: times + (meanwhile.get(key)?.times ?? 0) })
    counts.set(db, meanwhile)
    throw problem
  }
}

/** Whoever is not signed in and does not say who they are, a machine, and whoever sends what no form takes or sends too much. */
function isCounted({ officerId, detail }: AuditLine, status: number): boolean {
  return detail?.['token'] !== undefined || status === 400 || status === 429 || (officerId === null && [401, 403, 404].includes(status))
}

function count({ db, clock }: Ground, line: AuditLine, status: number, { code }: Problem): void {
  const known = counts.get(db) ?? new Map<string, Counted>()
  counts.set(db, known)
  const kind = [line.officerId, line.detail?.['token'], status, code].join(' ')
  const isFull = known.size >= mostKinds && !known.has(`${kind} ${line.address}`)
  const key = isFull ? kind : `${kind} ${line.address}`
  const { params: _, ...detail } = line.detail ?? {}
  const found = known.get(key) ?? { line: { ...line, detail, ...(isFull ? { address: '' } : {}) }, since: clock.now(), times: 0 }
  known.set(key, { ...found, times: found.times + 1 })
}

function lineOf(request: Asked, status: number, problem: Problem): AuditLine {
  const { visitor } = request
  return {
    officerId: visitor?.officerId ?? null,
    organisationId: visitor?.organisationId ?? null,
    role: visitor?.role ?? 'public',
    action: status >= 500 ? 'failed-request' : 'refused',
    objectKind: 'route',
    objectId: `${request.method} ${request.routeOptions.url ?? 'unknown'}`.slice(0, 200),
    outcome: status >= 500 ? 'failed' : 'denied',
    detail: { status, code: problem.code, params: paramsOf(request), ...(visitor?.token ? markOf(visitor.token) : {}) },
    requestId: request.id,
    address: request.ip,
  }
}

/** The parts of the address as they can be kept: whoever hides a NUL in one is noted all the same. */
function paramsOf({ params }: FastifyRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries((params ?? {}) as Record<string, string | number>).map(([name, value]) => [
      name,
      String(value).replaceAll('\u0000', '\ufffd').toWellFormed().slice(0, 200),
    ]),
  )
}
