import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { platformRoutes } from '#contract/platform.ts'
import type { Visitor } from '#server/http/ask.ts'
import type { Log } from '#server/log.ts'
import type { Metrics } from './metrics.ts'
import { metricsPath } from './metrics-door.ts'
import { type Trace, traceOf, type Traces } from './traces.ts'

type Asked = FastifyRequest & { visitor?: Visitor; trace?: Trace; startMs?: number }
/** What is told of each request, and to whom. */
export type Watching = { readonly log: Log; readonly metrics: Metrics; readonly traces: Traces | null }

/** The route as the contract has it, never the address itself: that may hold what somebody searched for. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'unknown'

/** What machines ask every few seconds: a proxy for health, Prometheus for figures. Told of only where it fails; the figures count it. */
const probes: readonly string[] = [platformRoutes.health.path, metricsPath]

/** What a line of the log says of a request: ids only, no name and no content. */
export function toldOf(request: Asked): Record<string, string> {
  const { params } = request as { params?: Record<string, unknown> }
  const route = routeOf(request)
  const caseId = /^\/api\/cases\/:id(\/|$)/.test(route) && typeof params?.['id'] === 'string' ? params['id'] : undefined
  return Object.fromEntries(
    Object.entries({
      requestId: request.id,
      method: request.method,
      route,
      caseId,
      officerId: request.visitor?.officerId,
      traceId: request.trace?.traceId,
    }).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** Counts, logs and traces every request of a server; of a probe that was answered only `debug` tells. */
export function watchRequests(app: FastifyInstance, { log, metrics, traces }: Watching): void {
  app.addHook('onRequest', async (request: Asked) => {
    request.trace = traceOf(request.headers['traceparent'])
    request.startMs = performance.timeOrigin + performance.now()
  })
  app.addHook('onResponse', async (request: Asked, reply: FastifyReply) => {
    const seconds = reply.elapsedTime / 1000
    const told = toldOf(request)
    metrics.request({ method: request.method, route: told['route']!, status: reply.statusCode }, seconds)
    const isDull = probes.includes(told['route']!) && reply.statusCode < 400
    log[isDull ? 'debug' : 'info']({ ...told, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request')
    if (isDull) return
    const startMs = request.startMs ?? Date.now()
    if (request.trace)
      traces?.add({
        ...request.trace,
        name: `${request.method} ${told['route']}`,
        startMs,
        endMs: startMs + reply.elapsedTime,
        isFault: reply.statusCode >= 500,
        told: {
          'http.request.method': request.method,
          'http.route': told['route']!,
          'http.response.status_code': reply.statusCode,
          'rongshu.request_id': request.id,
          ...(told['caseId'] ? { 'rongshu.case_id': told['caseId'] } : {}),
        },
      })
  })
}
