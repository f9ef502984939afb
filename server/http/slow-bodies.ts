import type { FastifyInstance } from 'fastify'

/** For so long may a body be on its way that is no upload, in ms: 2 MB come in that time on any line that is of use. */
const patienceMs = 60_000

/**
 * Lets go whoever holds the rest of a body back: each keeps a connection for as long as it likes otherwise, without having signed in. What
 * comes as multipart may be an upload of gigabytes; it is let go where nothing comes for minutes (`connectionTimeout`).
 */
export function letGoSlowBodies(app: FastifyInstance, ms: number = patienceMs): void {
  app.addHook('onRequest', async ({ raw, headers }) => {
    // Whole already, or put in by hand without a connection.
    if (raw.complete !== false || /^multipart\//i.test(headers['content-type'] ?? '')) return
    const timer = setTimeout(() => {
      if (!raw.complete) raw.socket.destroy()
    }, ms).unref()
    raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer))
  })
}
