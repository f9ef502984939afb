import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '#contract/route.ts'
import { routes } from '#contract/routes.ts'
import { sessionRoutes } from '#contract/session.ts'
import { openCity, password, type City } from '#server/test/city.ts'
import { table } from '../matrix-table.ts'
import { enter, newAddress, nothing, send, stateOf, type Session } from './attackers.ts'

const changing = Object.entries(routes as Record<string, Route>).filter(([, { method }]) => method !== 'GET')
/** What a browser says of a request that a page of somebody else makes it send. */
const elsewhere: Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://localhost.evil.example' },
  { origin: 'https://data.example.test.evil.example' },
  { origin: 'http://' },
]

let city: City
let session: Session
beforeAll(async () => {
  city = await openCity()
  session = await enter(city, 'lin')
})
afterAll(() => city.close())
const given = (name: string) => table[name as keyof typeof table].ask?.(nothing, 'own') ?? {}

describe('跨站请求：改动只收本站页面发来的（choice:same-origin，choice:session）', () => {
  test('其他网站的请求，即使带着会话和正确的页面令牌，也一律拒绝；登录、公众提交也不例外', async () => {
    const before = await stateOf(city)
    for (const [name, route] of changing)
      for (const headers of elsewhere) {
        const response = await send(city, route, given(name), { ...session, ...headers })
        expect([name, headers, response.statusCode, (response.json() as { code: string }).code]).toEqual([name, headers, 403, 'other-site'])
        expect([name, response.headers['access-control-allow-origin']]).toEqual([name, undefined])
      }
    for (const url of ['/progress', '/notices/00000000-0000-4000-8000-000000000000/objections', '/contribute/comments'])
      for (const headers of elsewhere)
        expect([
          url,
          headers,
          (
            await city.app.inject({
              method: 'POST',
              url,
              headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
              payload: 'a=1',
              remoteAddress: newAddress(),
            })
          ).statusCode,
        ]).toEqual([url, headers, 403])
    expect(await stateOf(city)).toEqual(before)
  })

  test('没有页面令牌、猜的令牌、另一次会话的令牌，一律拒绝', async () => {
    const other = await enter(city, 'su')
    const before = await stateOf(city)
    for (const [name, route] of changing)
      for (const token of [
        {},
        { 'x-csrf-token': '' },
        { 'x-csrf-token': 'guessed' },
        { 'x-csrf-token': other['x-csrf-token'] },
        { 'x-xsrf-token': session['x-csrf-token'] },
      ] as Record<string, string>[]) {
        const response = await send(city, route, given(name), { cookie: session.cookie, ...token })
        expect([name, token, response.statusCode, (response.json() as { code: string }).code]).toEqual([name, token, 403, 'csrf'])
      }
    expect(await stateOf(city)).toEqual(before)
  })

  test('表单能发出的内容类型，不会被当成接口的内容', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=b']) {
      const response = await city.app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { 'content-type': type },
        payload: JSON.stringify({ login: 'lin', password }),
        remoteAddress: newAddress(),
      })
      expect([type, response.statusCode >= 400, response.cookies]).toEqual([type, true, []])
    }
  })

  test('本站页面的请求和不标来源的程序照常办理', async () => {
    const { host } = new URL(city.base)
    for (const headers of [
      { 'sec-fetch-site': 'same-origin', origin: city.base, host },
      { origin: city.base, host },
      { origin: 'https://data.example.test' },
      {},
    ] as Record<string, string>[]) {
      const response = await send(city, sessionRoutes.signIn, { body: { login: 'lin', password } }, headers)
      expect([headers, response.statusCode]).toEqual([headers, 200])
      expect(response.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    }
  })

  test('从别的网站点链接进来可以看，但页面不能被别的网站嵌入', async () => {
    const response = await city.app.inject({ url: '/register', headers: { 'sec-fetch-site': 'cross-site' } })
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-security-policy']).toContain("frame-ancestors 'self'")
    expect(response.headers['x-frame-options']).toBe('SAMEORIGIN')
  })

  test('页面什么都只从本站取，脚本只有本站的文件：没有写在页面里的，没有别处的字体、图片和提交', async () => {
    for (const url of ['/', '/desk/', '/check', '/api/session']) {
      const policy: Record<string, string[]> = Object.fromEntries(
        String((await city.app.inject({ url })).headers['content-security-policy'])
          .split(';')
          .map((each) => {
            const [name, ...sources] = each.trim().split(' ')
            return [name!, sources]
          }),
      )
      expect([url, policy['script-src'], policy['script-src-attr'], policy['base-uri'], policy['form-action']]).toEqual([
        url,
        ["'self'"],
        ["'none'"],
        ["'self'"],
        ["'self'"],
      ])
      expect([
        url,
        Object.entries(policy).filter(
          ([name, sources]) => name !== 'style-src' && !sources.every((source) => ["'self'", "'none'", 'data:', 'blob:'].includes(source)),
        ),
      ]).toEqual([url, []])
    }
  })
})
