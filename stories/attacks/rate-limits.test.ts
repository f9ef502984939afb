import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { problem, type Route } from '#contract/route.ts'
import { routes } from '#contract/routes.ts'
import { openCity, password, type City } from '#server/test/city.ts'
import { fileForm } from '../matrix-objects.ts'
import { enter, newAddress, send } from './attackers.ts'

let city: City
// However long the guesses take, they fall into one minute of the limits.
beforeAll(async () => {
  city = await openCity()
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] })
})
afterAll(async () => {
  vi.useRealTimers()
  await city.close()
})

/** How many of so many requests were let through, and what the others were told. */
async function letThrough(
  times: number,
  ask: (n: number) => Promise<{ statusCode: number; json(): unknown }>,
): Promise<{ passed: number; told: string[] }> {
  let passed = 0
  const told = new Set<string>()
  for (let n = 0; n < times; n++) {
    const response = await ask(n)
    if (response.statusCode === 429) told.add(problem.parse(response.json()).code)
    else passed++
  }
  return { passed, told: [...told] }
}
const signIn = (login: string, remoteAddress: string, headers: Record<string, string> = {}) =>
  send(city, routes.signIn, { body: { login, password: 'guess' } }, headers, remoteAddress)

describe('频率限制：猜密码、查凭证、传材料（§7.1，choice:lock-out）', () => {
  test('一个地址轮着猜许多账号：一分钟120次以后不再理会，对的密码也一样', async () => {
    const address = newAddress()
    const { passed, told } = await letThrough(130, (n) => signIn(`guess-${n}`, address))
    expect([passed, told]).toEqual([routes.signIn.perMinute, ['too-many']])
    expect((await send(city, routes.signIn, { body: { login: 'lin', password } }, {}, address)).statusCode).toBe(429)
    expect((await enter(city, 'lin')).cookie).toBeTruthy()
  })

  test('换地址、冒充转发头，骗不过：地址按连接算，只信本机的转发', async () => {
    const address = newAddress()
    const { passed } = await letThrough(130, (n) =>
      signIn(`forward-${n}`, address, {
        'x-forwarded-for': `203.0.113.${n}`,
        'x-real-ip': `203.0.113.${n}`,
        forwarded: `for=203.0.113.${n}`,
      }),
    )
    expect(passed).toBe(routes.signIn.perMinute)
    const behindProxy = await letThrough(130, (n) =>
      signIn(`proxied-${n}`, '127.0.0.1', { 'x-forwarded-for': `203.0.113.${n}, ${address.replace('198.19', '198.20')}` }),
    )
    expect(behindProxy.passed).toBe(routes.signIn.perMinute)
  })

  test('IPv6 的一条线路有无数地址：按64位网段合计，别的网段不受影响', async () => {
    const line = await letThrough(130, (n) => signIn(`line-${n}`, `2001:db8:7:7::${(n + 1).toString(16)}`))
    expect(line.passed).toBe(routes.signIn.perMinute)
    expect((await signIn('line-other', '2001:db8:7:8::1')).statusCode).toBe(401)
    const progress = await letThrough(40, (n) =>
      send(city, routes.caseProgress, { body: { number: 'FZ-2026-000001', code: `AAAA-${n}` } }, {}, `2001:db8:7:9::${n + 1}`),
    )
    expect(progress.passed).toBe(routes.caseProgress.perMinute)
  })

  test('许多地址猜一个账号：第五次以后锁定，从哪里来都一样', async () => {
    const { passed, told } = await letThrough(20, () => signIn('su', newAddress()))
    expect([passed, told]).toEqual([4, ['locked']])
  })

  test('公众查凭证、查进度：一个地址有限度，别人不受影响', async () => {
    for (const [route, given] of [
      [routes.checkCertificate, { params: { number: 'FZDA-0000' } }],
      [routes.checkCertificateFile, { params: { sha256: 'a'.repeat(64) } }],
      [routes.caseProgress, { body: { number: 'x', code: 'y' } }],
    ] as const) {
      const address = newAddress()
      const { passed, told } = await letThrough(route.perMinute + 5, () => send(city, route, given, {}, address))
      expect([route.path, passed, told]).toEqual([route.path, route.perMinute, ['too-many']])
      expect((await send(city, route, given)).statusCode).toBe(404)
    }
  })

  test('公众导出、搜索：一个地址有限度；没有限度的公开导出一个也没有', async () => {
    for (const [route, given] of [
      [routes.noticesExcel, { query: {} }],
      [routes.search, { query: { q: '公交' } }],
    ] as const) {
      const address = newAddress()
      const { passed, told } = await letThrough(route.perMinute! + 5, () => send(city, route, given, {}, address))
      expect([route.path, passed, told]).toEqual([route.path, 120, ['too-many']])
      expect((await send(city, route, given)).statusCode).toBe(200)
    }
    const open = Object.values<Route>(routes).filter((route) => route.access === 'public' && route.reply === 'file' && !route.perMinute)
    expect(open.map((route) => route.path)).toEqual([])
  })

  test('公开查阅：一个地址一分钟600次，够一座政务大厅用；没有限度的只有登录状态和探活', async () => {
    for (const [route, given] of [
      [routes.publicNumbers, {}],
      [routes.listNotices, { query: {} }],
      [routes.listStatusNotes, { query: {} }],
      [routes.listOperatorCalls, { query: {} }],
    ] as const) {
      const address = newAddress()
      const { passed, told } = await letThrough(605, () => send(city, route, given, {}, address))
      expect([route.path, passed, told]).toEqual([route.path, 600, ['too-many']])
      expect((await send(city, route, given)).statusCode).toBe(200)
    }
    const unlimited = Object.values<Route>(routes).filter(
      (route) => route.access === 'public' && route.method === 'GET' && !route.perMinute,
    )
    expect(unlimited.map((route) => route.path).toSorted()).toEqual(['/api/demo/people', '/api/health', '/api/session'])
  })

  test('上传按账号限：换地址不顶用，同一地址的别人不受影响', async () => {
    const session = await enter(city, 'lin')
    const address = newAddress()
    const { passed, told } = await letThrough(routes.addFile.perMinute + 5, (n) =>
      send(city, routes.addFile, { body: fileForm('file', 'a.pdf', 'no paper') }, session, n % 2 ? address : newAddress()),
    )
    expect([passed, told]).toEqual([routes.addFile.perMinute, ['too-many']])
    expect(
      (await send(city, routes.addFile, { body: fileForm('file', 'a.pdf', 'no paper') }, await enter(city, 'chen'), address)).statusCode,
    ).toBe(422)
  })
})
