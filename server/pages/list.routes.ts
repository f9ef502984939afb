import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { certificateStatus, mark } from '#contract/registration.ts'
import { civilDate } from '#contract/route.ts'
import type { Platform } from '#server/platform.ts'
import { listRegister, listStatusNotes, listTransferred } from '#server/registration/certificates.sql.ts'
import { listNotices } from '#server/registration/notices.sql.ts'
import { publicNumbers } from '#server/registration/public.sql.ts'
import type { Statistics } from '#server/supervision/statistics.ts'
import { atomFeed, feedItems, jsonFeed } from './feeds.ts'
import { homePage } from './home.ts'
import { noticesPage } from './notices.ts'
import { cursor, typed, unknownWishes } from './form.ts'
import type { Read } from './pages.routes.ts'
import { findTrends, searchNotices } from './pages.sql.ts'
import { registerPage } from './register.ts'
import { often, sendPage, sendText } from './reply.ts'
import { searchPage, wordsOf } from './search.ts'
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
const registerWish = z.object({ cursor, q: typed(100), holder: typed(100), type: typed(40), mark: mark.or(z.literal('')).catch(''), from: day, until: day, status: certificateStatus.or(z.literal('')).catch('') })

/** Home, search, notices, register and the feeds. */
export function listRoutes(app: FastifyInstance, platform: Platform, read: Read, statistics: Statistics): void {
  const latest = (limit: number, today: string) => read(async (tx) => feedItems(platform.config.publicUrl, (await listNotices(tx, { state: 'open', limit, today })).items, (await listStatusNotes(tx, { limit })).items, await listTransferred(tx, limit)))
  app.get('/', async (request, reply) => {
    const view = viewOf(platform, request)
    const given = await read(async (tx) => ({ numbers: await publicNumbers(tx, view.today), trends: await findTrends(tx, view.today), notices: (await listNotices(tx, { state: 'open', limit: 8, today: view.today })).items }))
    return sendPage(request, reply, view, homePage(view, { ...given, months: monthsOf(await statistics(view.today), 12) }))
  })
  app.get('/notices', async (request, reply) => {
    const view = viewOf(platform, request)
    const wish = listWish.parse(request.query)
    const state = wish.state || 'open'
    return sendPage(request, reply, view, noticesPage(view, state, await read((tx) => listNotices(tx, { ...wish, state, limit: pageSize, today: view.today })), wish.cursor, unknownWishes(request.query, wish)))
  })
  app.get('/register', often, async (request, reply) => {
    const view = viewOf(platform, request)
    const wish = registerWish.parse(request.query)
    return sendPage(request, reply, view, registerPage(view, await read((tx) => listRegister(tx, { ...wish, limit: pageSize, today: view.today })), wish, unknownWishes(request.query, wish)))
  })
  app.get('/register/notes', async (request, reply) => {
    const view = viewOf(platform, request)
    const wish = noteWish.parse(request.query)
    return sendPage(request, reply, view, statusNotesPage(view, await read((tx) => listStatusNotes(tx, { status: wish.status || undefined, cursor: wish.cursor, limit: pageSize })), wish, unknownWishes(request.query, wish)))
  })
  app.get('/interpretations', async (request, reply) => {
    const view = viewOf(platform, request)
    const at = cursor.parse((request.query as Record<string, unknown>)['cursor'])
    const list = await read(async (tx) => {
      const rows = await listRulings(tx, undefined, { limit: pageSize + 1, after: fromCursor(at, ['instant', 'uuid']) })
      return toPage(rows, pageSize, await countRulings(tx, undefined), (r) => [r.decidedAt, r.caseId], (r) => r)
    })
    return sendPage(request, reply, view, rulingsPage(view, list, at))
  })
  app.get('/search', often, async (request, reply) => {
    const view = viewOf(platform, request)
    const q = typed(100).parse((request.query as Record<string, unknown>)['q'])
    const words = wordsOf(q)
    const found = await read(async (tx) => {
      const register = words.length > 0 ? await listRegister(tx, { q, limit: 10, today: view.today }) : null
      return { notices: words.length > 0 ? await searchNotices(tx, words, view.today, 10) : [], register: register?.items ?? [], registerTotal: register?.total ?? 0 }
    })
    return sendPage(request, reply, view, searchPage(view, q, found))
  })
  app.get('/feed.json', async (request, reply) => {
    const items = await latest(50, platform.clock.today())
    return sendText(request, reply.header('cache-control', 'public, max-age=60'), 'application/feed+json; charset=utf-8', jsonFeed(platform.config.publicUrl, items))
  })
  app.get('/feed.xml', async (request, reply) => {
    const today = platform.clock.today()
    const items = await latest(50, today)
    return sendText(request, reply.header('cache-control', 'public, max-age=60'), 'application/atom+xml; charset=utf-8', atomFeed(platform.config.publicUrl, items, today))
  })
}
