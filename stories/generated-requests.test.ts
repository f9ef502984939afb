import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { problem, type Route } from '#contract/route.ts'
import { routes } from '#contract/routes.ts'
import { inventor, type Inventor } from '#server/demonstration/invent.ts'
import { openCity, password, type City } from '#server/test/city.ts'
import { firstAdministrator } from '#server/test/running.ts'
import { makeObjects, type Objects } from './matrix-objects.ts'
import { table } from './matrix-table.ts'
import { contentType, inAddress, nastyBodies, nastyMultipart, nastyTexts, spoil } from './nastiness.ts'
import { expectGenuineHistory } from './proof.ts'

const perRoute = 500
const atOnce = 8
/** A request as it is sent, with its address as text. */
type Request = {
  readonly method: Route['method']
  readonly url: string
  readonly remoteAddress: string
  readonly headers: Record<string, string>
  readonly payload?: string
}
type Session = { readonly cookie: string; readonly 'x-csrf-token': string }

let city: City
let objects: Objects
let sessions: Session[] = []
/** Wrong passwords lock accounts, and signing out ends sessions: those two come last. */
let isOver = false
const logins = [
  ['lin', password],
  ['lin', password],
  ['linchu', password],
  ['zheng', password],
  [firstAdministrator.login, firstAdministrator.password],
  ['tie', password],
] as const
/** The part each of them plays. */
const roles = ['producer', 'producer', 'registrar', 'data-bureau', 'system-administrator', 'security-administrator'] as const
const statuses: Record<number, number> = {}
beforeAll(async () => {
  city = await openCity()
  objects = await makeObjects(city)
  vi.spyOn(console, 'warn')
})
// What a test ended is opened again, so that the next route is not asked by strangers only.
beforeEach(async () => {
  sessions = await Promise.all(
    logins.map(async ([login, word], n) => {
      const known = sessions[n]
      const isAlive = known && (await city.app.inject({ url: '/api/inbox/counts', headers: known })).statusCode === 200
      return isAlive || isOver ? known! : enter(login, word)
    }),
  )
})
afterAll(async () => {
  await city.close()
  console.info(
    `generated requests: ${Object.values(statuses).reduce((sum, n) => sum + n, 0)}; ${Object.entries(statuses)
      .map(([status, n]) => `${status}: ${n}`)
      .join(', ')}`,
  )
})

async function enter(login: string, word: string): Promise<Session> {
  const response = await city.app.inject({ method: 'POST', url: '/api/session', payload: { login, password: word } })
  return { cookie: `rongshu=${response.cookies[0]!.value}`, 'x-csrf-token': (response.json() as { csrf: string }).csrf }
}

const address = (i: Inventor) => `203.0.${i.int(0, 255)}.${i.int(1, 254)}`

/** An address of the route: mostly of things that are there, sometimes of what is no address at all. */
function urlOf(i: Inventor, route: Route, params: Record<string, string>): string {
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    i.int(0, 2) === 0 ? inAddress(i, i.pick(nastyTexts)) : encodeURIComponent(params[name] ?? '0'),
  )
  const trick = i.int(0, 19) === 0 ? i.pick(['/', '//', '/..', '/%2e%2e/', ';a=b', '%00', '/%', '?', '#x', '/.']) : ''
  const known = route.query && 'shape' in route.query ? Object.keys(route.query.shape as object) : ['q']
  const query = Array.from(
    { length: i.int(0, 3) },
    () =>
      `${i.pick([...known, 'extra', '__proto__', 'a[b]'])}=${inAddress(i, i.pick([...nastyTexts, '1', 'closed', 'open', 'eyJ', 'WzFd', 'W251bGwsbnVsbF0']))}`,
  ).join('&')
  return `${path}${trick}${query ? `?${query}` : ''}`
}

/** Sessions for a route of few parts: two times in three somebody who may ask it, else somebody who may not. */
function admitted(parts: readonly string[]): Session[] {
  const may = sessions.filter((_, n) => parts.includes(roles[n]!))
  const mayNot = sessions.filter((_, n) => !parts.includes(roles[n]!))
  return may.length === 0
    ? sessions
    : [...may.flatMap((one) => Array<Session>(2 * Math.max(1, Math.ceil(mayNot.length / may.length))).fill(one)), ...mayNot]
}

/** One request to a route, near a good one or far from it. */
function make(i: Inventor, name: keyof typeof routes): Request {
  const route: Route = routes[name]
  // Nobody changes posts for good here: the session would be over.
  const given = name === 'switchPost' ? { body: { postId: objects.officer } } : (table[name].ask?.(objects, 'own') ?? {})
  const session =
    i.int(0, 9) === 0
      ? { cookie: `rongshu=${inAddress(i, i.pick(nastyTexts))}` }
      : i.pick(route.access === 'public' ? [{}, sessions[0]!] : route.access === 'signed-in' ? sessions : admitted(route.access))
  const request: Request = {
    method: route.method,
    url: urlOf(i, route, given.params ?? {}),
    remoteAddress: address(i),
    headers: {
      ...session,
      ...(i.int(0, 9) === 0 ? { 'accept-language': i.pick(['xx', '*', 'en;q=9']), range: 'bytes=0-', 'if-none-match': '"x"' } : {}),
    },
  }
  if (route.multipart) {
    const { payload, type } = nastyMultipart(i)
    return { ...request, payload, headers: { ...request.headers, 'content-type': type } }
  }
  if (!route.body && i.int(0, 9) > 0) return request
  const payload = !route.body || i.int(0, 3) === 0 ? i.pick(nastyBodies) : JSON.stringify(spoil(i, given.body as Record<string, unknown>))
  return { ...request, payload, headers: { ...request.headers, 'content-type': contentType(i) } }
}

/** What is wrong with the answer, or null; every refusal of the interface has the one shape. */
async function ask(request: Request): Promise<string | null> {
  const response = await city.app.inject(request)
  statuses[response.statusCode] = (statuses[response.statusCode] ?? 0) + 1
  const isRefusal =
    response.statusCode >= 400 && request.url.startsWith('/api/') && response.headers['content-type']?.toString().includes('json')
  const wrong = response.statusCode >= 500 ? 'fails' : isRefusal && !problem.safeParse(response.json()).success ? 'has no problem' : null
  return (
    wrong &&
    `${wrong} ${response.statusCode}: ${request.method} ${request.url.slice(0, 200)} ${(request.payload ?? '').slice(0, 300)} → ${response.body.slice(0, 200)}`
  )
}

async function askMany(requests: readonly Request[], asked = ask): Promise<string[]> {
  const wrong: string[] = []
  const left = [...requests]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = left.pop(); next; next = left.pop()) {
        const said = await asked(next)
        if (said) wrong.push(said)
      }
    }),
  )
  return wrong
}

/** A stream of events does not end by itself, and the whole log is long by the end of this story: both are left as soon as they have begun. */
async function listen(request: Request): Promise<string | null> {
  const headers = Object.fromEntries(
    Object.entries(request.headers ?? {}).filter(([, value]) => /^[\u0020-\u007e]*$/.test(String(value))),
  ) as Record<string, string>
  const response = await fetch(city.base + request.url, { headers })
  await response.body?.cancel()
  statuses[response.status] = (statuses[response.status] ?? 0) + 1
  return response.status >= 500 ? `fails ${response.status}: ${request.url}` : null
}

describe('生成的请求：空字符、超长、错误类型、路径伪装、注入、坏 JSON、深层嵌套，没有一次 5xx', () => {
  test('接口文档与接口一一对应', async () => {
    const { paths } = (await city.app.inject('/api/openapi.json')).json() as { paths: Record<string, Record<string, unknown>> }
    const printed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(printed.sort()).toEqual(
      Object.values(routes)
        .map((route) => `${route.method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`)
        .sort(),
    )
  })

  const last = ['changePassword', 'signOut'] as const
  const names = (Object.keys(routes) as (keyof typeof routes)[]).filter((name) => !(last as readonly string[]).includes(name))
  test.each([...names, ...last])('%s', async (name) => {
    isOver = (last as readonly string[]).includes(name)
    const i = inventor([...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7))
    const requests = Array.from({ length: perRoute }, () => make(i, name))
    expect(await askMany(requests, name === 'caseEvents' || name === 'auditExcel' ? listen : ask)).toEqual([])
  })

  test('没有登录的公开页面也一样', async () => {
    const i = inventor(77)
    const pages = [
      '/',
      '/search',
      '/notices',
      '/notices/:id',
      '/register',
      '/check',
      '/check/:number',
      '/check/by-digest/:sha256',
      '/guide',
      '/guide/:id',
      '/guide/clauses',
      '/progress',
      '/statistics',
      '/statistics.csv',
      '/desk/',
      '/desk/:id',
      '/desk/assets/:id',
      '/:id',
      '/assets/:id',
    ]
    const objecting = Array.from({ length: 200 }, (): Request => {
      const { payload, type } = nastyMultipart(i)
      return {
        method: 'POST',
        url: `/notices/${objects.notice}/objections`,
        payload,
        headers: { 'content-type': type },
        remoteAddress: address(i),
      }
    })
    expect(await askMany(objecting)).toEqual([])
    const requests = Array.from({ length: perRoute }, (): Request => ({
      method: i.pick(['GET', 'GET', 'GET', 'POST', 'PUT']),
      url: urlOf(i, { path: i.pick(pages) as `/api/${string}` } as Route, {
        id: objects.notice,
        number: objects.number,
        sha256: objects.certificate,
      }).replace(/^[/\\]+/, '/'),
      remoteAddress: address(i),
      headers: { cookie: `type=${inAddress(i, i.pick(nastyTexts))}; language=x` },
    }))
    expect(await askMany(requests)).toEqual([])
  })

  test('之后平台照常工作：办件与记录一致，日志链条完整', async () => {
    expect((await city.app.inject('/api/health')).json()).toMatchObject({ isReady: true })
    expect(vi.mocked(console.warn).mock.calls).toEqual([])
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
    await expectGenuineHistory(city)
  })
})
