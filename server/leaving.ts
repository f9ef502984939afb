import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** How a process leaves: `signal` is aborted when it begins to, and `take` lets what runs come to its end. */
export type Leaving = { readonly signal: AbortSignal; take(app: FastifyInstance, drainSeconds: number): Promise<void> }

/** How long requests that run may take to end, once nobody new is let in, in milliseconds. */
const patience = 10_000

/**
 * A process that is about to stop says first that it is not ready and goes on answering for `drainSeconds`, so that a proxy sends people elsewhere; then it
 * listens no more and lets the requests end that run. Whoever still holds a connection after ten seconds is cut off.
 */
export function makeLeaving(): Leaving {
  const leaving = new AbortController()
  setMaxListeners(0, leaving.signal)
  return {
    signal: leaving.signal,
    take: async (app, drainSeconds) => {
      leaving.abort()
      if (drainSeconds > 0) await sleep(drainSeconds * 1000)
      const cutOff = setTimeout(() => app.server.closeAllConnections(), patience)
      await app.close().finally(() => clearTimeout(cutOff))
    },
  }
}
