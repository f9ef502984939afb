import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '#law/text.ts'
import type { Words } from '#law/words.ts'
import type { Platform } from '#server/platform.ts'

/** How one visitor reads: language, size of type, and what every page says of the platform. */
export type View = {
  readonly language: Language
  readonly isLarge: boolean
  /** Path and query as asked, for the links that switch language and size. */
  readonly url: string
  /** The page answers something that was sent, and no link leads to it again. */
  readonly isAnswer: boolean
  readonly today: string
  /** The demonstration's clock was pushed, so `today` is not the day of the calendar. */
  readonly isMoved: boolean
  readonly isDemonstration: boolean
  /** Picks the words of the visitor's language. */
  w(words: Words): string
  /** The same for words that stand in the page itself. */
  t(zh: string, en: string): string
}

const year = 31_536_000

/** Reads how the visitor wants to read from two cookies. */
export function viewOf(platform: Platform, request: FastifyRequest): View {
  const language: Language = request.cookies['language'] === 'en' ? 'en' : 'zh'
  const { clock, config } = platform
  return {
    language,
    isLarge: request.cookies['type'] === 'large',
    url: request.url,
    isAnswer: request.method === 'POST',
    today: clock.today(),
    isMoved: clock.offsetMs() !== 0,
    isDemonstration: config.isDemonstration,
    w: (words) => words[language] || words.zh,
    t: (zh, en) => (language === 'zh' ? zh : en),
  }
}

/** Answers `?lang=` and `?size=` with a cookie and the same page without them; false when neither is asked. */
export function switchView(platform: Platform, request: FastifyRequest, reply: FastifyReply): boolean {
  const url = new URL(`http://page${request.url}`)
  const lang = url.searchParams.get('lang')
  const size = url.searchParams.get('size')
  if (lang === null && size === null) return false
  // The workbench reads and sets the same two, which tell nobody anything; those of earlier names it could not.
  const kept = { path: '/', maxAge: year, sameSite: 'lax', httpOnly: false, secure: platform.config.secureCookies } as const
  if (lang === 'zh' || lang === 'en') reply.setCookie('language', lang, kept)
  if (size === 'large' || size === 'normal') reply.setCookie('type', size, kept)
  url.searchParams.delete('lang')
  url.searchParams.delete('size')
  void reply.header('cache-control', 'no-store').redirect(pathOf(url), 303)
  return true
}

/** A path of the site with a changed query; empty values are left out. */
export function link(path: string, query: Readonly<Record<string, string | null | undefined>> = {}): string {
  const given = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value) given.set(key, value)
  return given.size > 0 ? `${path}?${given}` : path
}

/** The page as asked, with one more wish about language or size. */
export function linkTo(url: string, name: 'lang' | 'size', value: string): string {
  const asked = new URL(`http://page${url}`)
  asked.searchParams.set(name, value)
  return pathOf(asked)
}

/** A path that begins with two slashes would lead to another host. */
function pathOf(url: URL): string {
  return url.pathname.replace(/^\/+/, '/') + url.search
}
