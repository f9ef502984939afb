import type { FastifyInstance } from 'fastify'
import { platformRoutes } from '#contract/platform.ts'
import { asSystem } from '#server/db/transaction.ts'
import { findClockOffset } from '#server/jobs/clock.sql.ts'
import type { Platform } from '#server/platform.ts'
import { handle, type Handling } from './ask.ts'

/** Life, readiness and the interface's own description. `app` is asked late: the document is ready when the server is. */
export function platformHandlings(platform: Platform, app: () => FastifyInstance): Handling[] {
  let written: Buffer | null = null
  return [
    handle(platformRoutes.health, async () => {
      const isUp = await asSystem(platform.db, findClockOffset).then(() => true, () => false)
      return { isAlive: true as const, isReady: isUp && !platform.leaving.aborted, version: platform.config.version, database: isUp ? 'up' as const : 'down' as const }
    }),
    // Written once, and the same bytes for all: who asks often and does not read would fill the memory with copies of a megabyte.
    handle(platformRoutes.openapi, async ask => {
      written ??= Buffer.from(JSON.stringify(app().swagger()))
      return ask.reply.type('application/json; charset=utf-8').send(written) as unknown as Record<string, unknown>
    }),
  ]
}
