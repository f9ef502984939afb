import type { Server } from 'node:http'
import type { Server as TlsServer } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import { StartRefused } from './db/embedded-owner.ts'
import { redirectToTls, rereadOnHangup } from './http/tls.ts'
import type { Platform } from './platform.ts'
import { openMetricsDoor } from './watch/metrics-door.ts'

/** What listens beside the front door, as configured: figures on an address of their own, plain http that is sent on, and certificates read anew. */
export function otherDoors(
  { config, watching: { log, metrics, traces } }: Pick<Platform, 'config' | 'watching'>,
  app: FastifyInstance,
): { open(): Promise<void>; close(): Promise<void> } {
  const servers: Server[] = []
  let stopRereading = () => {}
  const closeOne = (server: Server) =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return {
    open: async () => {
      const figures = await onNamed('RONGSHU_METRICS', openMetricsDoor(config, metrics))
      if (figures) servers.push(figures)
      if (!config.tls) return
      stopRereading = rereadOnHangup(app.server as unknown as TlsServer, config.tls, log)
      if (config.redirectPort !== null)
        servers.push(
          await onNamed('RONGSHU_REDIRECT_PORT', redirectToTls(config.publicUrl, { port: config.redirectPort, host: config.host })),
        )
    },
    close: async () => {
      stopRereading()
      await Promise.all(servers.map(closeOne))
      await traces?.close()
    },
  }
}

/** Opens a door; when its port is taken the refusal names the variable that says which, and never PORT. */
async function onNamed<T>(variable: string, opening: Promise<T>): Promise<T> {
  try {
    return await opening
  } catch (problem) {
    const { code, port } = problem as NodeJS.ErrnoException & { port?: number }
    if (code !== 'EADDRINUSE') throw problem
    throw new StartRefused(`端口 ${port} 已被占用，请用 ${variable} 指定另一个 / port ${port} is taken: name another by ${variable}`)
  }
}
