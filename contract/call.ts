import type { z } from 'zod'
import { problem, type Problem, type Route } from './route.ts'

type Infer<T> = T extends z.ZodType ? z.input<T> : never
type Reply<R> = R extends { reply: infer T } ? (T extends z.ZodType ? z.output<T> : Response) : never
export type Input<R> = (R extends { params: infer P extends z.ZodType } ? { params: Infer<P> } : { params?: undefined }) &
  (R extends { query: infer Q extends z.ZodType } ? { query?: Infer<Q> } : { query?: undefined }) &
  (R extends { body: infer B extends z.ZodType } ? { body: Infer<B> } : { body?: FormData })

/** A problem the platform answered with, to be caught where it can be shown. */
export class Refused extends Error {
  readonly status: number
  readonly problem: Problem
  constructor(status: number, p: Problem) {
    super(p.message.zh)
    this.status = status
    this.problem = p
  }
}

/** How a caller reaches the platform: base address, headers for changes, and its fetch. */
export type Caller = { readonly base: string; readonly headers?: () => Record<string, string>; readonly fetch?: typeof fetch }

/** Asks one route and parses the answer by its contract; throws `Refused` with the platform's problem otherwise. */
export async function call<const R extends Route>(caller: Caller, route: R, input?: Input<R>): Promise<Reply<R>> {
  const given = (input ?? {}) as { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }
  const path = route.path.replaceAll(/:(\w+)/g, (_, k: string) => encodeURIComponent(String(given.params?.[k])))
  const query = new URLSearchParams(
    Object.entries(given.query ?? {})
      .filter(([, v]) => v !== undefined && v !== '')
      .map(([k, v]): [string, string] => [k, String(v)]),
  )
  const isForm = given.body instanceof FormData
  const response = await (caller.fetch ?? fetch)(`${caller.base}${path}${query.size ? `?${query}` : ''}`, {
    method: route.method,
    headers: { ...caller.headers?.(), ...(given.body !== undefined && !isForm ? { 'content-type': 'application/json' } : {}) },
    ...(given.body !== undefined ? { body: isForm ? (given.body as FormData) : JSON.stringify(given.body) } : {}),
  })
  if (!response.ok) throw new Refused(response.status, problemOf(await response.text(), response.status))
  if (typeof route.reply === 'string') return response as Reply<R>
  return route.reply.parse(await response.json()) as Reply<R>
}

function problemOf(body: string, status: number): Problem {
  try {
    return problem.parse(JSON.parse(body))
  } catch {
    return {
      code: 'unreachable',
      message: { zh: `平台没有正常应答（${status}），请稍后再试`, en: `The platform did not answer properly (${status}); try again` },
    }
  }
}
