import { setMaxListeners } from 'node:events'
import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** How a process leaves: `signal` is aborted when it begins to, and `take` lets what runs come to its end. */
export type Leaving = { readonly signal: AbortSignal; take(app: FastifyInstance, drainSeconds: number): Promise<void> }

/** How long requests that run may take to end, once nobody new is let in, in milliseconds. */
const patience = 10_000
const lookEveryMs = 100

/**
 * A process that is about to stop says first that it is not ready and goes on answering for `drainSeconds`, so that a proxy sends people
 * elsewhere; then it lets the requests end that run, and listens no more. Behind a proxy it listens until they have ended: who finds
 * nobody listening takes it for dead and gives up what it still waits for. Whoever still holds a connection after ten seconds is cut off.
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
      if (drainSeconds > 0) await untilQuiet(app.server)
      await app.close().finally(() => clearTimeout(cutOff))
    },
  }
}

/** Waits until nobody is in the middle of a request, ten seconds at most. */
async function untilQuiet(server: Server): Promise<void> {
  const count = () =>
    new Promise<number>((done) => {
      server.getConnections((problem, n) => done(problem ? 0 : n))
    })
  for (let waited = 0; waited < patience; waited += lookEveryMs, await sleep(lookEveryMs)) {
    server.closeIdleConnections()
    if ((await count()) === 0) return
  }
}
