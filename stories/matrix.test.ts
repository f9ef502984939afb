import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refused } from '#contract/call.ts'
import type { Client } from '#contract/client.ts'
import type { Route } from '#contract/route.ts'
import { routes } from '#contract/routes.ts'
import { openCity, password, type City } from '#server/test/city.ts'
import { makeObjects, visitors, type Objects, type Visitor } from './matrix-objects.ts'
import { leaves, leavesNothing } from './matrix-readings.ts'
import { table } from './matrix-table.ts'
import { expectGenuineHistory } from './proof.ts'

const names = Object.keys(visitors) as Visitor[]
let city: City
let objects: Objects
const clients = new Map<Visitor, Client>()
beforeAll(async () => {
  city = await openCity()
  objects = await makeObjects(city)
  for (const name of names) clients.set(name, visitors[name] ? await city.as(visitors[name]) : city.stranger())
})
afterAll(() => city.close())

async function statusOf(client: Client, route: Route, given: object): Promise<number> {
  return client.ask(route, given as never).then(
    async (reply: unknown) => {
      if (reply instanceof Response) await reply.body?.cancel()
      return 200
    },
    (thrown: unknown) => {
      if (thrown instanceof Refused) return thrown.status
      throw thrown
    },
  )
}

describe('每个接口 × 每种身份（§2.1–2.4，choice:read-scope）', () => {
  test('每个接口都有一行，每行列出全部身份，一个不多一个不少', () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(routes).sort())
    for (const [name, { gets }] of Object.entries(table))
      expect([
        name,
        ...Object.values(gets)
          .flatMap((list) => list.split(' ').filter(Boolean))
          .sort(),
      ]).toEqual([name, ...[...names].sort()])
  })

  test('查看他人资产的接口都留下持有单位看得到的一条记录，其余说明为什么不留（choice:audit）', async () => {
    const shows = Object.entries(routes as Record<string, Route>)
      .filter(([, { method, path, access }]) => method === 'GET' && path.includes(':') && access !== 'public')
      .map(([name]) => name)
    expect([...Object.keys(leaves), ...Object.keys(leavesNothing)].sort()).toEqual(shows.sort())
    const lines = async (after: string) =>
      (
        await city.database.pool.query<{ id: string; action: string }>(
          `select id, action from audit_log where id > $1 and role = 'registrar' and holder_id = $2 and action <> 'refused' order by id`,
          [after, objects.organisation],
        )
      ).rows
    for (const name of shows as (keyof typeof routes)[]) {
      if (!table[name].gets[200]?.split(' ').includes('registrar')) continue
      const {
        rows: [last],
      } = await city.database.pool.query<{ id: string }>('select coalesce(max(id), 0) as id from audit_log')
      expect([name, await statusOf(clients.get('registrar')!, routes[name], table[name].ask?.(objects, 'registrar') ?? {})]).toEqual([
        name,
        200,
      ])
      expect([name, ...(await lines(last!.id)).map((line) => line.action)]).toEqual([name, ...(name in leaves ? [leaves[name]] : [])])
    }
  })

  test.each(Object.entries(table))('%s', async (name, { ask, gets }) => {
    const found: Record<string, number> = {}
    for (const visitor of names)
      found[visitor] = await statusOf(clients.get(visitor)!, routes[name as keyof typeof routes], ask?.(objects, visitor) ?? {})
    // Whoever changed posts has another token now.
    if (name === 'switchPost') {
      clients.set('own', city.stranger())
      await clients.get('own')!.signIn('lin', password)
    }
    expect(found).toEqual(
      Object.fromEntries(
        Object.entries(gets).flatMap(([status, list]) =>
          list
            .split(' ')
            .filter(Boolean)
            .map((visitor) => [visitor, Number(status)]),
        ),
      ),
    )
  })

  test('没有页面令牌的改动请求一律拒绝，不论哪个接口', async () => {
    const signIn = await fetch(`${city.base}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'lin', password }),
    })
    const cookie = signIn.headers.getSetCookie()[0]!.split(';')[0]!
    const changing = Object.entries(routes).filter(([, route]) => route.method !== 'GET')
    for (const [name, { method, path }] of changing) {
      const response = await fetch(city.base + path.replaceAll(/:\w+/g, objects.kase), {
        method,
        headers: { cookie, 'x-csrf-token': 'guessed' },
      })
      expect([name, response.status]).toEqual([name, 403])
    }
    expect(changing.length).toBeGreaterThan(20)
  })

  test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
})
