import type { FastifyRequest } from 'fastify'
import type { Route } from '#contract/route.ts'
import { Denied } from '#server/denied.ts'
import type { Visitor } from './ask.ts'
import type { Doorkeeper } from './serve.ts'

/** For so long holds what the door said, in ms; a change whose body took longer to come is asked about again before it is made. */
const holdsMs = 1000
/** As often, in ms, is it noted that an upload is on its way, so that its session does not grow idle over it. */
const notedMs = 300_000

/** A request as the door let it in: for which route, as whom, and when by the clock of this process. */
type LetIn = { readonly route: Route; readonly request: FastifyRequest; readonly visitor: Visitor; readonly askedAt: number }

/**
 * What throws when whoever asks for a change is let in no more, as when the session was ended, the account suspended or the post changed
 * while the body was on its way: who may hold a body back for as long as they like would act long after that otherwise (choice:session).
 * Reading and strangers are asked about once.
 */
export function whileLetIn(doorkeeper: Doorkeeper, { route, request, visitor, askedAt }: LetIn): () => Promise<void> {
  let lastAt = askedAt
  return async () => {
    if (request.method === 'GET' || !visitor.officerId || performance.now() - lastAt < holdsMs) return
    const { visitor: now, pending, denied } = await doorkeeper(request)
    if (denied) throw denied
    if (now.officerId !== visitor.officerId || now.postId !== visitor.postId || (pending && !route.meanwhile?.includes(pending)))
      throw noLongerIn()
    lastAt = performance.now()
  }
}

/** Does the work of a request; while an upload is on its way, its session is in use. */
export async function whileItComes<T>(doorkeeper: Doorkeeper, request: FastifyRequest, work: () => Promise<T>): Promise<T> {
  const timer = request.isMultipart() ? setInterval(() => void doorkeeper(request).catch(() => undefined), notedMs).unref() : undefined
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

const noLongerIn = () =>
  new Denied(401, {
    code: 'sign-in',
    message: {
      zh: '提交途中登录已结束或换了岗位，没有办理',
      en: 'The session ended or the post changed while this was being sent; nothing was done',
    },
    remedy: { zh: '登录后再办', en: 'Sign in and do it again' },
    basis: 'choice:session',
  })
