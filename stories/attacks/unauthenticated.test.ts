import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problem, type Route } from '#contract/route.ts'
import { routes } from '#contract/routes.ts'
import { openCity, type City } from '#server/test/city.ts'
import { table } from '../matrix-table.ts'
import { enter, nothing, send, stateOf, urlOf } from './attackers.ts'

/** What may be asked without signing in, each on purpose: a route that is not named here and lets strangers in fails. */
const open = [
  'health',
  'openapi',
  'readSession',
  'signIn',
  'demoPeople',
  'demoBecome',
  'listNotices',
  'readNotice',
  'objectToNotice',
  'listRegister',
  'listStatusNotes',
  'checkCertificate',
  'checkCertificateFile',
  'certificatePdf',
  'caseProgress',
  'publicNumbers',
  'openStatistics',
  'search',
  'publicLists',
  'publicEntries',
  'useInvitation',
  'readDiscussion',
  'addComment',
  'registerExcel',
  'noticesExcel',
  'beginSignOn',
  'endSignOn',
  'listOperatorCalls',
  'readOperatorCall',
  'operatorCallsExcel',
  'readBoard',
  'listRulings',
  'rulingsExcel',
]
const closed = Object.entries(routes as Record<string, Route>).filter(([, { access }]) => access !== 'public')

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

describe('没有登录：每个非公开接口都拒绝，并且什么也没有做（§7.1，choice:session）', () => {
  test('公开的接口逐个列出，没有多出来的', () => {
    expect(
      Object.entries(routes as Record<string, Route>)
        .filter(([, { access }]) => access === 'public')
        .map(([name]) => name)
        .sort(),
    ).toEqual([...open].sort())
  })

  test('无凭据、伪造的凭据、冒称的身份头，一律401，内容不变', async () => {
    const before = await stateOf(city)
    const claims: Record<string, string>[] = [
      {},
      { cookie: 'rongshu=' },
      { cookie: `rongshu=${'A'.repeat(43)}` },
      { cookie: `rongshu=${'A'.repeat(43)}; rongshu=${'B'.repeat(43)}` },
      { cookie: `__proto__=x; rongshu="' or '1'='1"` },
      { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJsaW4ifQ.' },
      { authorization: 'Basic bGluOkh1bmRyZWQtYmFueWFucy0xMDY2' },
      { 'x-forwarded-user': 'lin', 'x-remote-user': 'lin', 'x-user': 'lin', 'x-role': 'system' },
      { 'x-original-url': '/api/health', 'x-rewrite-url': '/api/health', 'x-http-method-override': 'GET' },
    ]
    for (const [name, route] of closed) {
      for (const headers of claims) {
        const response = await send(city, route, table[name as keyof typeof table].ask?.(nothing, 'own') ?? {}, {
          'x-csrf-token': 'x',
          ...headers,
        })
        expect([name, headers, response.statusCode]).toEqual([name, headers, 401])
        expect(problem.parse(response.json()).code).toBe(headers['authorization']?.startsWith('Bearer ') ? 'token-unknown' : 'sign-in')
      }
    }
    expect(await stateOf(city)).toEqual(before)
  })

  test('退出以后的会话、停用账号的会话、别的大小写和写法的路径，都不再有用', async () => {
    const session = await enter(city, 'lin')
    expect((await city.app.inject({ method: 'DELETE', url: '/api/session', headers: session })).statusCode).toBe(200)
    const other = await enter(city, 'su')
    await city.database.pool.query(`update officers set state = 'suspended' where login = 'su'`)
    for (const headers of [session, other]) expect((await city.app.inject({ url: '/api/inbox/counts', headers })).statusCode).toBe(401)
    for (const [, route] of closed.filter(([, { method }]) => method === 'GET')) {
      const url = urlOf(route, {})
      const path = url.split('?')[0]!
      for (const written of [
        path.replace('/api/', '//api/'),
        path.replace('/api/', '/API/'),
        path.replace('/api/', '/api/./'),
        path.replace('/api/', '/x/../api/'),
        path.replace('/api/', '/%61pi/'),
        `${path}/`,
        `${path}%20`,
        `${path};x=1`,
      ]) {
        const { statusCode } = await city.app.inject({ url: written })
        expect([written, [400, 401, 404].includes(statusCode)]).toEqual([written, true])
      }
    }
  })

  test('别的方法和只问头部的请求不绕过登录', async () => {
    const openPaths = new Set(
      Object.values(routes as Record<string, Route>)
        .filter(({ access, method }) => access === 'public' && method === 'GET')
        .map(({ path }) => path),
    )
    for (const [name, route] of closed.filter(([, { path }]) => !openPaths.has(path))) {
      for (const method of ['HEAD', 'OPTIONS', 'TRACE', 'PATCH'] as const) {
        const { statusCode, body } = await city.app.inject({
          method: method as 'HEAD',
          url: urlOf(route, {}),
          headers: { 'x-http-method-override': route.method },
        })
        expect([name, method, [400, 401, 404, 405].includes(statusCode), method === 'HEAD' ? body : '']).toEqual([name, method, true, ''])
      }
    }
  })
})
