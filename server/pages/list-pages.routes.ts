import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { id } from '#contract/route.ts'
import { choices } from '#law/choices.ts'
import { recordRefusal } from '#server/audit/refusals.ts'
import { Denied, notFound } from '#server/denied.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { comment, enterDiscussion, lookAtLink, readDiscussion } from '#server/inventory/lists/contributing.ts'
import { findPublicList, listPublicEntries, listPublicLists } from '#server/inventory/lists/public.sql.ts'
import { momentOf } from '#server/jobs/clock.ts'
import type { Platform } from '#server/platform.ts'
import { discussionPage, linkPage, noPlacePage } from './contribute.ts'
import { listPage, listsPage } from './lists.ts'
import { cursor, fieldsOf, typed } from './form.ts'
import type { Read } from './pages.routes.ts'
import { often, sendPage } from './reply.ts'
import { viewOf } from './view.ts'

const pageSize = 30
/** The browser's key to one discussion. */
const guestCookie = 'rongshu_guest'
const tokenShape = /^[\w-]{20,100}$/
const seldom = { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } }

/** Published sector lists, and the discussion that invited contributors enter by link (§3.1, §3.4). */
export function listPageRoutes(app: FastifyInstance, platform: Platform, read: Read): void {
  app.get('/lists', async (request, reply) => {
    const view = viewOf(platform, request)
    const at = cursor.parse((request.query as Record<string, unknown>)['cursor'])
    const { rows, counted } = await read((tx) => listPublicLists(tx, { limit: pageSize + 1, after: fromCursor(at, ['instant', 'uuid']) }))
    return sendPage(
      request,
      reply,
      view,
      listsPage(
        view,
        toPage(rows, pageSize, counted, (l) => [l.publishedAt, l.id]),
        at,
      ),
    )
  })
  app.get<{ Params: { id: string } }>('/lists/:id', async (request, reply) => {
    const view = viewOf(platform, request)
    const wish = z.object({ q: typed(100), cursor }).parse(request.query)
    if (!id.safeParse(request.params.id).success) throw notFound()
    const about = await read((tx) => findPublicList(tx, request.params.id))
    if (!about) throw notFound()
    const { rows, counted } = await read((tx) =>
      listPublicEntries(tx, about.id, wish.q || undefined, { limit: pageSize + 1, after: fromCursor(wish.cursor, ['text', 'uuid']) }),
    )
    return sendPage(
      request,
      reply,
      view,
      listPage(
        view,
        about,
        toPage(rows, pageSize, counted, (e) => [e.name, e.assetId]),
        wish,
      ),
    )
  })
  contributionRoutes(app, platform)
}

function contributionRoutes(app: FastifyInstance, platform: Platform): void {
  const asking = (request: FastifyRequest) => {
    const { at: now, today } = momentOf(platform.clock)
    return { now, today, requestId: request.id, address: request.ip }
  }
  app.get<{ Params: { token: string } }>('/contribute/:token', seldom, async (request, reply) => {
    const view = viewOf(platform, request)
    const about = tokenShape.test(request.params.token) ? await lookAtLink(platform, request.params.token, view.today) : null
    return sendPage(
      request,
      secret(reply),
      view,
      about ? linkPage(view, request.params.token, about, null) : noPlacePage(view),
      about ? 200 : 404,
    )
  })
  app.post<{ Params: { token: string } }>('/contribute/:token', seldom, async (request, reply) => {
    const view = viewOf(platform, request)
    const { token } = request.params
    const fields = await fieldsOf(request)
    const about = tokenShape.test(token) ? await lookAtLink(platform, token, view.today) : null
    if (!about) return sendPage(request, secret(reply), view, noPlacePage(view), 404)
    try {
      const { key } = await enterDiscussion(platform, asking(request), {
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
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    refused: { fields: Record<string, string>; problem: Denied['problem']; status: number } | null,
  ) => {
    const view = viewOf(platform, request)
    const query = request.query as Record<string, unknown>
    const key = keyOf(request)
    const given = key
      ? await readDiscussion(platform, asking(request), { key, cursor: cursor.parse(query['cursor']) }).catch((thrown: unknown) => {
          if (thrown instanceof Denied && thrown.status === 404) return null
          throw thrown
        })
      : null
    return sendPage(
      request,
      secret(reply),
      view,
      given ? discussionPage(view, given, refused, query['sent'] === '1') : noPlacePage(view),
      given ? (refused?.status ?? 200) : 404,
    )
  }
  app.get('/contribute', often, (request, reply) => show(request, reply, null))
  app.post('/contribute', seldom, async (request, reply) => {
    const fields = await fieldsOf(request)
    const key = keyOf(request)
    if (!key) return show(request, reply, null)
    try {
      const assetId = fields['assetId'] && id.safeParse(fields['assetId']).success ? fields['assetId'] : null
      await comment(platform, asking(request), {
        key,
        assetId,
        body: fields['body'] ?? '',
        sendKey: /^[\w-]{8,80}$/.test(fields['sendKey'] ?? '') ? fields['sendKey']! : randomUUID(),
      })
      return secret(reply).redirect('/contribute?sent=1', 303)
    } catch (refused) {
      if (!(refused instanceof Denied)) throw refused
      await recordRefusal(platform, request, refused.status, refused.problem)
      return show(request, reply, { fields, problem: refused.problem, status: refused.status })
    }
  })
}

/** What a discussion shows is kept nowhere, and its address is told to nobody. */
const secret = (reply: FastifyReply) => reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')

function keyOf(request: FastifyRequest): string | null {
  const key = request.cookies[guestCookie] ?? ''
  return tokenShape.test(key) ? key : null
}
