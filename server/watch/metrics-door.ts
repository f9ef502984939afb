import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { notFound } from '#server/denied.ts'
import type { Config } from '#server/config.ts'
import type { Metrics } from './metrics.ts'

/** Where Prometheus finds the figures. */
export const metricsPath = '/metrics'
const digest = (text: string) => createHash('sha256').update(text).digest()

/** Shows the figures on the platform's own port to whoever names the token; without one configured there is no such page. */
export function registerMetrics(app: FastifyInstance, { metricsToken }: Pick<Config, 'metricsToken'>, metrics: Metrics): void {
  if (!metricsToken) return
  app.get(metricsPath, { schema: { hide: true } }, async (request, reply) => {
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${metricsToken}`))) throw notFound()
    return reply
      .header('content-type', metrics.contentType)
      .header('cache-control', 'no-store')
      .send(await metrics.text())
  })
}

/** Shows the figures, and nothing else, on an address of their own; null when none is configured. */
export async function openMetricsDoor({ metricsAddress }: Pick<Config, 'metricsAddress'>, metrics: Metrics): Promise<Server | null> {
  if (!metricsAddress) return null
  const server = createServer((request, reply) => {
    if (request.method !== 'GET' || request.url !== metricsPath) return void reply.writeHead(404).end()
    metrics.text().then(
      (text) => reply.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text),
      () => reply.writeHead(500).end(),
    )
  })
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(metricsAddress.port, metricsAddress.host, listening))
  return server
}
