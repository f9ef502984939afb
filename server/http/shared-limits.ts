import { createHash } from 'node:crypto'
import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import type { Counts } from '#server/jobs/counts.ts'

type Window = { times: number; until: number }
/** Addresses and routes counted at once; the oldest are forgotten beyond. */
const atMost = 20_000

/** Where requests are counted for the limits of routes: in this process, together with what the others say they counted. */
export function sharedLimits(counts: Counts): FastifyRateLimitStoreCtor {
  const windows = new Map<string, Window>()
  const count = (key: string, times: number, windowMs: number): Window => {
    const now = Date.now()
    const known = windows.get(key)
    const found = known && known.until > now ? known : { times: 0, until: now + windowMs }
    found.times += times
    windows.delete(key)
    windows.set(key, found)
    if (windows.size > atMost) windows.delete(windows.keys().next().value!)
    return found
  }
  counts.onTold((told, times) => {
    const [prefix, key, windowMs] = told.split(' ')
    if (prefix === 'limit') count(key!, times, Number(windowMs))
  })
  /** The store of one route: the plugin asks the store of all for it. */
  const storeOf = (route: string): FastifyRateLimitStore => ({
    incr: (address, done, windowMs) => {
      // Short, and no address travels between processes.
      const key = createHash('sha256').update(`${route} ${address}`).digest('base64url').slice(0, 22)
      const { times, until } = count(key, 1, windowMs)
      counts.tell(`limit ${key} ${windowMs}`)
      done(null, { current: times, ttl: Math.max(0, until - Date.now()) })
    },
    child: (merged) => {
      const { routeInfo } = merged as unknown as { routeInfo?: { method?: string | string[]; url?: string } }
      return storeOf(`${String(routeInfo?.method)} ${routeInfo?.url}`)
    },
  })
  return function store() {
    return storeOf('')
  } as unknown as FastifyRateLimitStoreCtor
}
