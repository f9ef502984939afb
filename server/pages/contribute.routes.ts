import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { id } from '#contract/route.ts'
import { choices } from '#law/choices.ts'
import { recordRefusal } from '#server/audit/refusals.ts'
import { Denied } from '#server/denied.ts'
import { comment, enterDiscussion, lookAtLink, readDiscussion } from '#server/inventory/lists/contributing.ts'
import { momentOf } from '#server/jobs/clock.ts'
import type { Platform } from '#server/platform.ts'
import { discussionPage, linkPage, noPlacePage } from './contribute.ts'
import { cursor, fieldsOf } from './form.ts'
import { often, sendPage } from './reply.ts'
import { viewOf } from './view.ts'

/** The browser's key to one discussion. */
const guestCookie = 'rongshu_guest'
const tokenShape = /^[\w-]{20,100}$/
const seldom = { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } }

/** The discussion of a sector list that invited contributors enter by link, and what they say in it (§3.4). */
export function contributionRoutes(app: FastifyInstance, platform: Platform): void {
  linkRoutes(app, platform)
  discussionRoutes(app, platform)
}

/** The link an invitation came with: who follows it says who they are and enters. */
function linkRoutes(app: FastifyInstance, platform: Platform): void {
  app.get<{ Params: { token: string } }>('/contribute/:token', seldom, async (request, reply) => {
    const view = viewOf(platform, request)
    const { token } = request.params
    const about = tokenShape.test(token) ? await lookAtLink(platform, token, view.today) : null
    if (!about) return sendPage(request, secret(reply), view, noPlacePage(view), 404)
    return sendPage(request, secret(reply), view, linkPage(view, token, about, null))
  })
  app.post<{ Params: { token: string } }>('/contribute/:token', seldom, async (request, reply) => {
    const view = viewOf(platform, request)
    const { token } = request.params
    const fields = await fieldsOf(request)
    const about = tokenShape.test(token) ? await lookAtLink(platform, token, view.today) : null
    if (!about) return sendPage(request, secret(reply), view, noPlacePage(view), 404)
    try {
      const { key } = await enterDiscussion(platform, askingOf(platform, request), {
        token,
        person: fields['person'] ?? '',
        organisation: fields['organisation'] ?? '',
      })
      return secret(reply)
        .setCookie(guestCookie, key, {
          path: '/contribute',
          httpOnly: true,
          sameSite: 'strict',
          secure: platform.config.secureCookies,
          maxAge: choices['contributor-link'].value * 86_400,
        })
        .redirect('/contribute', 303)
    } catch (refused) {
      if (!(refused instanceof Denied) || refused.status === 404) throw refused
      await recordRefusal(platform, request, refused.status, refused.problem)
      return sendPage(request, secret(reply), view, linkPage(view, token, about, { fields, problem: refused.problem }), refused.status)
    }
  })
}

/** The discussion as somebody sees it who has entered. */
function discussionRoutes(app: FastifyInstance, platform: Platform): void {
  app.get('/contribute', often, (request, reply) => showDiscussion(platform, request, reply, null))
  app.post('/contribute', seldom, async (request, reply) => {
    const fields = await fieldsOf(request)
    const key = keyOf(request)
    if (!key) return showDiscussion(platform, request, reply, null)
    try {
      const assetId = fields['assetId'] && id.safeParse(fields['assetId']).success ? fields['assetId'] : null
      await comment(platform, askingOf(platform, request), {
        key,
        assetId,
        body: fields['body'] ?? '',
        sendKey: /^[\w-]{8,80}$/.test(fields['sendKey'] ?? '') ? fields['sendKey']! : randomUUID(),
      })
      return secret(reply).redirect('/contribute?sent=1', 303)
    } catch (refused) {
      if (!(refused instanceof Denied)) throw refused
      await recordRefusal(platform, request, refused.status, refused.problem)
      return showDiscussion(platform, request, reply, { fields, problem: refused.problem, status: refused.status })
    }
  })
}

type Refused = { fields: Record<string, string>; problem: Denied['problem']; status: number }

async function showDiscussion(platform: Platform, request: FastifyRequest, reply: FastifyReply, refused: Refused | null) {
  const view = viewOf(platform, request)
  const given = await findDiscussion(platform, request)
  if (!given) return sendPage(request, secret(reply), view, noPlacePage(view), 404)
  const isSent = (request.query as Record<string, unknown>)['sent'] === '1'
  const page = discussionPage(view, given, refused, isSent)
  return sendPage(request, secret(reply), view, page, refused?.status ?? 200)
}

/** The discussion this browser has the key to; null when it has none, or none that counts. */
async function findDiscussion(platform: Platform, request: FastifyRequest) {
  const key = keyOf(request)
  if (!key) return null
  const place = cursor.parse((request.query as Record<string, unknown>)['cursor'])
  return readDiscussion(platform, askingOf(platform, request), { key, cursor: place }).catch((thrown: unknown) => {
    if (thrown instanceof Denied && thrown.status === 404) return null
    throw thrown
  })
}

function askingOf({ clock }: Platform, request: FastifyRequest) {
  const { at: now, today } = momentOf(clock)
  return { now, today, requestId: request.id, address: request.ip }
}

/** What a discussion shows is kept nowhere, and its address is told to nobody. */
const secret = (reply: FastifyReply) => reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')

function keyOf(request: FastifyRequest): string | null {
  const key = request.cookies[guestCookie] ?? ''
  return tokenShape.test(key) ? key : null
}
