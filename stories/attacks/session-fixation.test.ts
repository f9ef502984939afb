import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCity, password, type City } from '#server/test/city.ts'
import { enter, newAddress } from './attackers.ts'

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const planted = 'P'.repeat(43)
const signIn = (headers: Record<string, string>, url = '/api/session') =>
  city.app.inject({ method: 'POST', url, headers, payload: { login: 'lin', password }, remoteAddress: newAddress() })
const who = async (headers: Record<string, string>, url = '/api/session') =>
  ((await city.app.inject({ url, headers })).json() as { officer: { login: string } | null }).officer?.login ?? null

describe('会话固定与劫持：每次登录都是新的令牌，旧的立即作废（choice:session）', () => {
  test('别人事先放进浏览器的令牌不被采用，登录后仍然什么也不是', async () => {
    for (const cookie of [`rongshu=${planted}`, `rongshu=${planted}; Path=/`, `Rongshu=${planted}`, `__Host-rongshu=${planted}`]) {
      const response = await signIn({ cookie })
      expect(response.statusCode).toBe(200)
      const given = response.cookies.filter((each) => each.name === 'rongshu').map((each) => each.value)
      expect(given).toEqual([expect.stringMatching(/^[\w-]{43}$/)])
      expect(given).not.toContain(planted)
      expect(await who({ cookie })).toBeNull()
    }
  })

  test('攻击者自己的会话放进别人的浏览器：别人登录后，攻击者的令牌作废', async () => {
    const mine = await enter(city, 'su')
    const response = await city.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { ...mine },
      payload: { login: 'lin', password },
      remoteAddress: newAddress(),
    })
    expect(response.statusCode).toBe(200)
    expect(await who({ cookie: mine.cookie })).toBeNull()
    expect((response.json() as { csrf: string }).csrf).not.toBe(mine['x-csrf-token'])
  })

  test('令牌只从那一个 Cookie 读取：地址、头部和正文里的都不算', async () => {
    const { cookie } = await enter(city, 'lin')
    const token = cookie.split('=')[1]!
    for (const url of [`/api/session?rongshu=${token}`, `/api/session?token=${token}`, `/api/session;rongshu=${token}`])
      expect(await who({}, url).catch(() => null)).toBeNull()
    for (const headers of [{ authorization: `Bearer ${token}` }, { 'x-session': token }, { cookie: `token=${token}` }] as Record<
      string,
      string
    >[])
      expect(await who(headers)).toBeNull()
    expect(await who({ cookie })).toBe('lin')
  })

  test('令牌不出现在任何应答正文里，也不出现在日志和数据库里', async () => {
    const { cookie } = await enter(city, 'lin')
    const token = cookie.split('=')[1]!
    for (const url of ['/api/session', '/api/inbox', '/api/audit', '/api/organisations'])
      expect((await city.app.inject({ url, headers: { cookie } })).body).not.toContain(token)
    const { rows } = await city.database.pool.query<{ all: string }>(
      `select string_agg(s::text, ' ') as all from (select sessions::text as s from sessions union all select audit_log::text from audit_log) t`,
    )
    expect(rows[0]!.all).not.toContain(token)
  })

  test('改密码后其他会话作废；换岗位、退出后旧令牌作废', async () => {
    const [here, there] = [await enter(city, 'chen'), await enter(city, 'chen')]
    const change = await city.app.inject({
      method: 'PUT',
      url: '/api/session/password',
      headers: { ...here },
      payload: { current: password, next: 'Thousand-banyans-1066' },
    })
    expect(change.statusCode).toBe(200)
    expect(await who({ cookie: there.cookie })).toBeNull()
    const again = await enter(city, 'bai')
    expect((await city.app.inject({ method: 'DELETE', url: '/api/session', headers: { ...again } })).statusCode).toBe(200)
    expect(await who({ cookie: again.cookie })).toBeNull()
  })

  test('每次的令牌都不相同，长度为256位', async () => {
    const tokens = new Set<string>()
    for (let n = 0; n < 10; n++) tokens.add((await enter(city, 'ye')).cookie)
    expect(tokens.size).toBe(10)
  })
})
