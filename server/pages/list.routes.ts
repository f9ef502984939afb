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
    const found = await read((tx) => listNotices(tx, { ...wish, state, limit: pageSize, today: view.today }))
    return sendPage(request, reply, view, noticesPage(view, state, found, wish.cursor, unknownWishes(request.query, wish)))
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
  registerRoutes(app, platform, read)
  searchRoutes(app, platform, read)
  feedRoutes(app, platform, read)
}

/** The register with what it is narrowed by, and the notes of what left it. */
function registerRoutes(app: FastifyInstance, platform: Platform, read: Read): void {
  app.get('/register', often, async (request, reply) => {
    const view = viewOf(platform, request)
    const wish = registerWish.parse(request.query)
    const look = (asked: typeof wish) => read((tx) => listRegister(tx, { ...asked, limit: pageSize, today: view.today }))
    const found = await look(wish)
    const plain = { ...wish, q: simplified(wish.q), holder: simplified(wish.holder) }
    const isOther = plain.q !== wish.q || plain.holder !== wish.holder
    const asked = found.total === 0 && isOther ? plain : wish
    const shown = asked === wish ? found : await look(asked)
    return sendPage(request, reply, view, registerPage(view, shown, asked, unknownWishes(request.query, wish), wish))
  })
  app.get('/register/notes', async (request, reply) => {
    const view = viewOf(platform, request)
    const wish = noteWish.parse(request.query)
    const asked = { status: wish.status || undefined, cursor: wish.cursor, limit: pageSize, today: view.today }
    const notes = await read((tx) => listStatusNotes(tx, asked))
    return sendPage(request, reply, view, statusNotesPage(view, notes, wish, unknownWishes(request.query, wish)))
  })
}

/** Notices and register by words; what is written in traditional characters is looked for in simplified ones where it finds nothing. */
function searchRoutes(app: FastifyInstance, platform: Platform, read: Read): void {
  app.get('/search', often, async (request, reply) => {
    const view = viewOf(platform, request)
    const q = typed(100).parse((request.query as Record<string, unknown>)['q'])
    const found = await search(read, q, view.today)
    const plain = simplified(q)
    if (plain === q || found.notices.length > 0 || found.register.length > 0)
      return sendPage(request, reply, view, searchPage(view, q, found))
    return sendPage(request, reply, view, searchPage(view, plain, await search(read, plain, view.today), q))
  })
}

function search(read: Read, asked: string, today: string) {
  return read(async (tx) => {
    const words = wordsOf(asked)
    const register = words.length > 0 ? await listRegister(tx, { q: asked, limit: 10, today }) : null
    return {
      notices: words.length > 0 ? await searchNotices(tx, words, today, 10) : [],
      register: register?.items ?? [],
      registerTotal: register?.total ?? 0,
    }
  })
}

/** The feeds, in each language at an address of its own, since what reads them sends no cookie. */
function feedRoutes(app: FastifyInstance, platform: Platform, read: Read): void {
  for (const language of ['zh', 'en'] as const) {
    app.get(feedPaths[language].json, async (request, reply) => {
      const items = await newest(platform, read, platform.clock.today())
      return sendText(
        request,
        reply.header('cache-control', 'public, max-age=60'),
        'application/feed+json; charset=utf-8',
        jsonFeed(platform.config.publicUrl, items, language),
      )
    })
    app.get(feedPaths[language].atom, async (request, reply) => {
      const today = platform.clock.today()
      const items = await newest(platform, read, today)
      return sendText(
        request,
        reply.header('cache-control', 'public, max-age=60'),
        'application/atom+xml; charset=utf-8',
        atomFeed(platform.config.publicUrl, items, today, language),
      )
    })
  }
}

/** What the feeds tell: the newest notices, what left the register and what passed to another holder. */
function newest({ config }: Platform, read: Read, today: string): Promise<FeedItem[]> {
  const limit = 50
  return read(async (tx) =>
    feedItems(
      config.publicUrl,
      (await listNotices(tx, { state: 'open', limit, today })).items,
      (await listStatusNotes(tx, { limit, today })).items,
      await listTransferred(tx, limit),
    ),
  )
}
