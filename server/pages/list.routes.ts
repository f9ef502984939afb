import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { certificateStatus, mark } from '#contract/registration.ts'
import { civilDate } from '#contract/route.ts'
import { simplified } from '#contract/traditional.ts'
import { wordsOf } from '#server/db/words.ts'
import type { Platform } from '#server/platform.ts'
import { listRegister, listStatusNotes, listTransferred } from '#server/registration/certificates.sql.ts'
import { listNotices } from '#server/registration/notices.sql.ts'
import { publicNumbers } from '#server/registration/public.sql.ts'
import type { Statistics } from '#server/supervision/statistics.ts'
import { atomFeed, type FeedItem, feedItems, jsonFeed } from './feeds.ts'
import { homePage } from './home.ts'
import { feedPaths } from './layout.ts'
import { noticesPage } from './notices.ts'
import { cursor, typed, unknownWishes } from './form.ts'
import type { Read } from './pages.routes.ts'
import { findTrends, searchNotices } from './pages.sql.ts'
import { registerPage } from './register.ts'
import { often, sendPage, sendText } from './reply.ts'
import { searchPage } from './search.ts'
import { monthsOf } from './statistics.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { countRulings, listRulings } from '#server/supervision/rules/rulings.sql.ts'
import { rulingsPage } from './rulings.ts'
import { statusNotesPage } from './status-notes.ts'
import { viewOf } from './view.ts'

const pageSize = 30
const listWish = z.object({ cursor, state: z.enum(['open', 'closed']).or(z.literal('')).catch('') })
const noteWish = z.object({ cursor, status: z.enum(['deregistered', 'revoked', 'expired']).or(z.literal('')).catch('') })
const day = civilDate.or(z.literal('')).catch('')
const registerWish = z.object({
  cursor,
  q: typed(100),
  holder: typed(100),
  type: typed(40),
  mark: mark.or(z.literal('')).catch(''),
  from: day,
  until: day,
  status: certificateStatus.or(z.literal('')).catch(''),
})

/** Home, search, notices, register and the feeds. */
export function listRoutes(app: FastifyInstance, platform: Platform, read: Read, statistics: Statistics): void {
  const latest = (limit: number, today: string) =>
    read(async (tx) =>
      feedItems(
        platform.config.publicUrl,
        (await listNotices(tx, { state: 'open', limit, today })).items,
        (await listStatusNotes(tx, { limit, today })).items,
        await listTransferred(tx, limit),
      ),
    )
  app.get('/', async (request, reply) => {
    const view = viewOf(platform, request)
    const given = await read(async (tx) => ({
      numbers: await publicNumbers(tx, view.today),
      trends: await findTrends(tx, view.today),
      notices: (await listNotices(tx, { state: 'open', limit: 8, today: view.today })).items,
    }))
    return sendPage(request, reply, view, homePage(view, { ...given, months: monthsOf(await statistics(view.today), 12) }))
  })
  app.get('/notices', async (request, reply) => {
    const view = viewOf(platform, request)
    const wish = listWish.parse(request.query)
    const state = wish.state || 'open'
    return sendPage(
      request,
      reply,
      view,
      noticesPage(
        view,
        state,
        await read((tx) => listNotices(tx, { ...wish, state, limit: pageSize, today: view.today })),
        wish.cursor,
        unknownWishes(request.query, wish),
      ),
    )
  })
  app.get('/register', often, async (request, reply) => {
    const view = viewOf(platform, request)
    const wish = registerWish.parse(request.query)
    const look = (asked: typeof wish) => read((tx) => listRegister(tx, { ...asked, limit: pageSize, today: view.today }))
    const found = await look(wish)
    const plain = { ...wish, q: simplified(wish.q), holder: simplified(wish.holder) }
    const asked = found.total === 0 && (plain.q !== wish.q || plain.holder !== wish.holder) ? plain : wish
    return sendPage(
      request,
      reply,
      view,
      registerPage(view, asked === wish ? found : await look(asked), asked, unknownWishes(request.query, wish), wish),
    )
  })
  app.get('/register/notes', async (request, reply) => {
    const view = viewOf(platform, request)
    const wish = noteWish.parse(request.query)
    return sendPage(
      request,
      reply,
      view,
      statusNotesPage(
        view,
        await read((tx) =>
          listStatusNotes(tx, { status: wish.status || undefined, cursor: wish.cursor, limit: pageSize, today: view.today }),
        ),
        wish,
        unknownWishes(request.query, wish),
      ),
    )
  })
  app.get('/interpretations', async (request, reply) => {
    const view = viewOf(platform, request)
    const at = cursor.parse((request.query as Record<string, unknown>)['cursor'])
    const list = await read(async (tx) => {
      const rows = await listRulings(tx, undefined, { limit: pageSize + 1, after: fromCursor(at, ['instant', 'uuid']) })
      return toPage(rows, pageSize, await countRulings(tx, undefined), (r) => [r.decidedAt, r.caseId])
    })
    return sendPage(request, reply, view, rulingsPage(view, list, at))
  })
  app.get('/search', often, async (request, reply) => {
    const view = viewOf(platform, request)
    const q = typed(100).parse((request.query as Record<string, unknown>)['q'])
    const look = (asked: string) =>
      read(async (tx) => {
        const words = wordsOf(asked)
        const register = words.length > 0 ? await listRegister(tx, { q: asked, limit: 10, today: view.today }) : null
        return {
          notices: words.length > 0 ? await searchNotices(tx, words, view.today, 10) : [],
          register: register?.items ?? [],
          registerTotal: register?.total ?? 0,
        }
      })
    const found = await look(q)
    const plain = simplified(q)
    if (plain === q || found.notices.length > 0 || found.register.length > 0)
      return sendPage(request, reply, view, searchPage(view, q, found))
    return sendPage(request, reply, view, searchPage(view, plain, await look(plain), q))
  })
  feedRoutes(app, platform, latest)
}

/** The feeds, in each language at an address of its own, since what reads them sends no cookie. */
function feedRoutes(app: FastifyInstance, platform: Platform, latest: (limit: number, today: string) => Promise<FeedItem[]>): void {
  for (const language of ['zh', 'en'] as const) {
    app.get(feedPaths[language].json, async (request, reply) => {
      const items = await latest(50, platform.clock.today())
      return sendText(
        request,
        reply.header('cache-control', 'public, max-age=60'),
        'application/feed+json; charset=utf-8',
        jsonFeed(platform.config.publicUrl, items, language),
      )
    })
    app.get(feedPaths[language].atom, async (request, reply) => {
      const today = platform.clock.today()
      const items = await latest(50, today)
      return sendText(
        request,
        reply.header('cache-control', 'public, max-age=60'),
        'application/atom+xml; charset=utf-8',
        atomFeed(platform.config.publicUrl, items, today, language),
      )
    })
  }
}
