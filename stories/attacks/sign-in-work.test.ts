import type * as argon2 from '@node-rs/argon2'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openCity, password, type City } from '#server/test/city.ts'
import { enter, newAddress } from './attackers.ts'

/** How often a password was hashed or compared: the library does its real work, and is counted. */
const work = vi.hoisted(() => ({ hashes: [] as { memory: string }[] }))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>()
  return {
    ...real,
    verify: (...given: Parameters<typeof real.verify>) => {
      work.hashes.push({ memory: /\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(String(given[0]))?.slice(1).join('/') ?? 'none' })
      return real.verify(...given)
    },
  }
})

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())
beforeEach(() => {
  work.hashes = []
})

const signIn = async (login: string, word: string, headers: Record<string, string> = {}) => {
  const response = await city.app.inject({
    method: 'POST',
    url: '/api/session',
    headers,
    payload: { login, password: word },
    remoteAddress: newAddress(),
  })
  return { status: response.statusCode, code: (response.json() as { code?: string }).code, hashes: work.hashes.splice(0) }
}

describe('登录所做的工作：看用时分不出登录名有没有（choice:lock-out）', () => {
  test('没有的登录名、错的密码、停用的账号、没有密码的账号，都做同样的一次计算，回答相同', async () => {
    await city.database.pool.query(`update officers set state = 'suspended' where login = 'bai'`)
    await city.database.pool.query(`update officers set password_hash = '' where login = 'gao'`)
    const right = await signIn('lin', password)
    expect([right.status, right.hashes.length]).toEqual([200, 1])
    const refused = { status: 401, code: 'wrong-sign-in', hashes: right.hashes }
    expect(await signIn('nobody-at-all', password)).toEqual(refused)
    expect(await signIn('su', 'not the password')).toEqual(refused)
    // Who knows the password is told why it does not help; nobody else is.
    expect(await signIn('bai', 'not the password')).toEqual(refused)
    expect(await signIn('bai', password)).toMatchObject({ code: 'account-suspended', hashes: right.hashes })
    expect(await signIn('gao', '')).toMatchObject({ status: 400 })
    expect(await signIn('gao', password)).toEqual(refused)
    expect(await signIn('LIN ', 'not the password')).toEqual(refused)
  })

  test('锁定以后都不再计算，有没有这个登录名也一样', async () => {
    for (const login of ['chen', 'stranger']) {
      for (let n = 0; n < 4; n++) expect((await signIn(login, `wrong ${n}`)).hashes).toHaveLength(1)
      expect(await signIn(login, 'wrong')).toMatchObject({ status: 429, code: 'locked', hashes: [{}] })
      expect(await signIn(login, password)).toMatchObject({ status: 429, code: 'locked', hashes: [] })
    }
  })

  test('很长的密码不加重计算，过长的在计算之前就拒绝', async () => {
    expect(await signIn('ye', 'x'.repeat(200))).toMatchObject({ status: 401, hashes: [{}] })
    expect(await signIn('ye', 'x'.repeat(100_000))).toMatchObject({ status: 400, hashes: [] })
  })

  test('改密码时输错原密码也计入锁定，每次一次计算', async () => {
    const session = await enter(city, 'wen')
    work.hashes = []
    const statuses: number[] = []
    for (let n = 0; n < 6; n++)
      statuses.push(
        (
          await city.app.inject({
            method: 'PUT',
            url: '/api/session/password',
            headers: { ...session },
            payload: { current: 'guess', next: 'Thousand-banyans-1066' },
          })
        ).statusCode,
      )
    expect(statuses).toEqual([422, 422, 422, 422, 429, 429])
    expect(work.hashes).toHaveLength(5)
  })
})
