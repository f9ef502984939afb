import { randomBytes, randomUUID } from 'node:crypto'
import type { Log } from '#server/log.ts'

/** Where a request stands in a trace of W3C: the ids of the trace, of the caller's span and of our own. */
export type Trace = { readonly traceId: string; readonly parentId: string | null; readonly spanId: string }
/** A request as it is told to a collector. */
export type Span = Trace & {
  readonly name: string
  readonly startMs: number
  readonly endMs: number
  readonly isFault: boolean
  readonly told: Readonly<Record<string, string | number>>
}
/** Spans on their way to a collector. */
export type Traces = { add(span: Span): void; flush(): Promise<void>; close(): Promise<void> }

const header = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-[\da-f]{2}$/

/** The trace a request belongs to: the caller's, when its `traceparent` is one, else a new one. */
export function traceOf(traceparent: unknown): Trace {
  const [, traceId, parentId] = header.exec(typeof traceparent === 'string' ? traceparent : '') ?? []
  const isOne = traceId && parentId && !/^0+$/.test(traceId) && !/^0+$/.test(parentId)
  return {
    traceId: isOne ? traceId : randomBytes(16).toString('hex'),
    parentId: isOne ? parentId : null,
    spanId: randomBytes(8).toString('hex'),
  }
}

const [mostWaiting, everyMs] = [2048, 5000] as const

/**
 * What tells this process from the others of the platform to a collector: a random UUID for its life, as OpenTelemetry recommends, which
 * says nothing of the machine.
 */
const instanceId = randomUUID()

/** Sends spans to a collector as OTLP over HTTP in JSON, some at a time; what it does not take is dropped and told once. */
export function exportTraces(
  endpoint: string,
  service: { readonly name: string; readonly version: string },
  log: Pick<Log, 'warn'>,
): Traces {
  let waiting: Span[] = []
  let hasTold = false
  const address = `${endpoint.replace(/\/+$/, '')}/v1/traces`
  const flush = async () => {
    const some = waiting
    waiting = []
    if (some.length === 0) return
    const why = await fetch(address, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(bodyOf(some, service)),
      signal: AbortSignal.timeout(5000),
    }).then(
      (reply) => (reply.ok ? null : String(reply.status)),
      (problem: Error & { cause?: { code?: string } }) => problem.cause?.code ?? problem.name,
    )
    if (why !== null && !hasTold)
      log.warn(
        { spans: some.length, address, why },
        '链路收集器不接收，已丢弃；请求照常。请检查该地址，或取消 OTEL_EXPORTER_OTLP_ENDPOINT / the collector takes no spans, they are dropped; requests go on. Look at that address, or unset OTEL_EXPORTER_OTLP_ENDPOINT',
      )
    hasTold = why !== null
  }
  const timer = setInterval(() => void flush(), everyMs).unref()
  return {
    add: (span) => {
      if (waiting.length < mostWaiting) waiting.push(span)
    },
    flush,
    close: async () => {
      clearInterval(timer)
      await flush()
    },
  }
}

const attribute = ([key, value]: [string, string | number]) => ({
  key,
  value: typeof value === 'number' ? { intValue: String(Math.round(value)) } : { stringValue: value },
})
const nanos = (ms: number) => String(BigInt(Math.round(ms * 1000)) * 1000n)

function bodyOf(spans: readonly Span[], { name, version }: { readonly name: string; readonly version: string }): object {
  return {
    resourceSpans: [
      {
        resource: {
          attributes: Object.entries({ 'service.name': name, 'service.version': version, 'service.instance.id': instanceId }).map(
            attribute,
          ),
        },
        scopeSpans: [
          {
            scope: { name: 'rongshu' },
            spans: spans.map((span) => ({
              traceId: span.traceId,
              spanId: span.spanId,
              ...(span.parentId ? { parentSpanId: span.parentId } : {}),
              name: span.name,
              kind: 2,
              startTimeUnixNano: nanos(span.startMs),
              endTimeUnixNano: nanos(span.endMs),
              attributes: Object.entries(span.told).map(attribute),
              status: { code: span.isFault ? 2 : 0 },
            })),
          },
        ],
      },
    ],
  }
}
