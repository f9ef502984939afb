import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '#contract/route.ts'
import { routes } from '#contract/routes.ts'
import { health, openCity, type City } from '#server/test/city.ts'
import { ofHealth, takeInventory } from '../lives.ts'
import { makeObjects, type Objects, type Visitor } from '../matrix-objects.ts'
import { table } from '../matrix-table.ts'
import { enter, type Given, nothing, send, type Session, stateOf } from './attackers.ts'

/** Officers of units that the things of the transport office are hidden from, by the part each plays in the matrix. */
const attackers = {
  other: 'su',
  soe: 'che',
  otherFirm: 'pang',
  operator: 'yin',
  developer: 'kang',
  exchange: 'jiao',
  sasac: 'guo',
} as const satisfies Partial<Record<Visitor, string>>
type Name = keyof typeof routes

let city: City
let objects: Objects
let own: string
const sessions = {} as Record<keyof typeof attackers, Session>
beforeAll(async () => {
  city = await openCity()
  objects = await makeObjects(city)
  own = (await takeInventory(city, ['医疗机构'], ofHealth))[0]!
  for (const [who, login] of Object.entries(attackers)) sessions[who as keyof typeof attackers] = await enter(city, login)
})
afterAll(() => city.close())

/** Routes that name a thing in their address, and answer 404 to this attacker. */
const hiding = (who: Visitor) =>
  (Object.keys(routes) as Name[]).filter(
    (name) => (routes[name] as Route).path.includes(':') && table[name].gets[404]?.split(' ').includes(who),
  )
const said = (response: Awaited<ReturnType<typeof send>>) => ({
  status: response.statusCode,
  ...(response.json() as object),
  requestId: '',
})

describe('拿别的单位的编号去问：每个带编号的接口 × 每个外单位经办人（choice:read-scope）', () => {
  test.each(Object.keys(attackers) as (keyof typeof attackers)[])(
    '%s：别人的编号和不存在的编号，回答一模一样，什么也没有改变',
    async (who) => {
      const before = await stateOf(city)
      const names = hiding(who)
      expect(names.length).toBeGreaterThan(60)
      for (const name of names) {
        const ask = table[name].ask!
        const theirs = await send(city, routes[name], ask(objects, who), sessions[who])
        const nobodys = await send(city, routes[name], ask(nothing, who), sessions[who])
        expect([name, said(theirs)]).toEqual([name, said(nobodys)])
        expect([name, theirs.statusCode]).toEqual([name, 404])
      }
      expect(await stateOf(city)).toEqual(before)
    },
  )

  test('别人的编号放进正文和查询里，与不存在的编号一样被拒绝', async () => {
    const before = await stateOf(city)
    const inside = (id: string): [Name, Given][] => [
      ['openCase', { body: { procedure: 'first-registration', subjectId: id, key: randomUUID() } }],
      ['openCase', { body: { procedure: 'memorandum', subjectId: id, key: randomUUID() } }],
      ['switchPost', { body: { postId: id } }],
      ['linkAsset', { params: { id: own }, body: { fromId: id, process: '汇总' } }],
      ['demoBecome', { body: { postId: id } }],
    ]
    for (const [n, [name, given]] of inside(objects.registered).entries()) {
      const theirs = await send(city, routes[name], given, sessions.other)
      const nobodys = await send(city, routes[name], inside(randomUUID())[n]![1], sessions.other)
      expect([name, said(theirs)]).toEqual([name, said(nobodys)])
      expect([name, theirs.statusCode >= 400]).toEqual([name, true])
    }
    expect((await send(city, routes.switchPost, { body: { postId: objects.post } }, sessions.other)).statusCode).toBe(404)
    expect(
      (await send(city, routes.addFile, { ...table.addFile.ask!(objects, 'other'), query: { caseId: objects.kase } }, sessions.other))
        .statusCode,
    ).toBe(404)
    const { files: _files, file_uses: _uses, ...after } = await stateOf(city)
    const { files: _, file_uses: __, ...then } = before
    expect(after).toEqual(then)
  })

  test('以别的单位为条件筛选，得不到别人的东西', async () => {
    for (const name of (Object.keys(routes) as Name[]).filter(
      (each) => 'holderId' in ((routes[each] as Route & { query?: { shape?: object } }).query?.shape ?? {}),
    )) {
      if (table[name].gets[404]?.split(' ').includes('other')) continue
      const response = await send(city, routes[name], { query: { holderId: objects.organisation } }, sessions.other)
      expect([name, response.statusCode]).toEqual([name, 200])
      if (response.headers['content-type']?.toString().includes('json'))
        expect([name, (response.json() as { items: unknown[] }).items]).toEqual([name, []])
    }
  })

  test('翻页位置里换成别人的编号，也翻不到别人那里', async () => {
    const cursor = Buffer.from(JSON.stringify(['-createdAt', '2099-01-01T00:00:00.000Z', objects.registered])).toString('base64url')
    const response = await send(city, routes.listAssets, { query: { cursor } }, sessions.other)
    expect((response.json() as { items: { holderName: string }[] }).items.map((each) => each.holderName)).toEqual([health])
  })

  test('读的请求什么也不改变，包括成功的', async () => {
    const lin = await enter(city, 'lin')
    const before = await stateOf(city)
    for (const name of (Object.keys(routes) as Name[]).filter(
      (each) => (routes[each] as Route).method === 'GET' && (routes[each] as Route).reply !== 'events',
    )) {
      const { statusCode } = await send(city, routes[name], table[name].ask?.(objects, 'own') ?? {}, lin)
      expect([name, statusCode < 500]).toEqual([name, true])
    }
    expect(await stateOf(city)).toEqual(before)
  })
})
