import type { FastifyInstance } from 'fastify'
import { platformRoutes } from '#contract/platform.ts'
import type { Platform } from '#server/platform.ts'
import { watchState } from '#server/watch/state.ts'
import { handle, type Handling } from './ask.ts'

/** Life, readiness and the interface's own description. `app` is asked late: the document is ready when the server is. */
export function platformHandlings(platform: Platform, app: () => FastifyInstance): Handling[] {
  const stateOf = watchState(platform)
  return [
    handle(platformRoutes.health, async () => {
      const state = await stateOf()
      return { isAlive: true as const, isReady: state.database === 'up', version: platform.config.version, ...state }
    }),
    handle(platformRoutes.openapi, async () => app().swagger() as unknown as Record<string, unknown>),
  ]
}
