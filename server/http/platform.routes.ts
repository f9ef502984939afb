import type { FastifyInstance } from 'fastify'
import { platformRoutes } from '#contract/platform.ts'
import { asSystem } from '#server/db/transaction.ts'
import { findClockOffset } from '#server/jobs/clock.sql.ts'
import type { Platform } from '#server/platform.ts'
import { handle, type Handling } from './ask.ts'

/** Life, readiness and the interface's own description. `app` is asked late: the document is ready when the server is. */
export function platformHandlings(platform: Platform, app: () => FastifyInstance): Handling[] {
  return [
    handle(platformRoutes.health, async () => {
      const isUp = await asSystem(platform.db, findClockOffset).then(() => true, () => false)
      return { isAlive: true as const, isReady: isUp && !platform.leaving.aborted, version: platform.config.version, database: isUp ? 'up' as const : 'down' as const }
    }),
    handle(platformRoutes.openapi, async () => app().swagger() as unknown as Record<string, unknown>),
  ]
}
