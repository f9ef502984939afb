import type { FastifyInstance } from 'fastify'
import { platformRoutes } from '#contract/platform.ts'
import type { Platform } from '#server/platform.ts'
import { type State, watchState } from '#server/watch/state.ts'
import { handle, type Handling } from './ask.ts'

/**
 * Life, readiness and the interface's own description. `app` is asked late: the document is ready when the server is; `isWarm` says
 * whether a process has read what a first reader would wait for.
 */
export function platformHandlings(platform: Platform, app: () => FastifyInstance, isWarm: () => boolean = () => true): Handling[] {
  let written: Buffer | null = null
  const stateOf = watchState(platform)
  let wasReady = true
  // A proxy asks each second, and no line tells of an answer: a change of it is told once.
  const tell = (isReady: boolean, state: State) => {
    if (isReady === wasReady) return
    wasReady = isReady
    if (isReady) platform.log.info(state, 'ready')
    else platform.log[state.database === 'up' ? 'info' : 'warn'](state, 'not ready')
  }
  return [
    handle(platformRoutes.health, async () => {
      const state = await stateOf()
      const isReady = state.database === 'up' && isWarm() && !platform.leaving.aborted
      tell(isReady, state)
      return { isAlive: true as const, isReady, version: platform.config.version, ...state }
    }),
    // Written once, and the same bytes for all: who asks often and does not read would fill the memory with copies of a megabyte.
    handle(platformRoutes.openapi, async (ask) => {
      written ??= Buffer.from(JSON.stringify(app().swagger()))
      return ask.reply.type('application/json; charset=utf-8').send(written) as unknown as Record<string, unknown>
    }),
  ]
}
