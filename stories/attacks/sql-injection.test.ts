import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Route } from '#contract/route.ts'
import { routes } from '#contract/routes.ts'
import { openCity, type City } from '#server/test/city.ts'
import { makeObjects, type Objects } from '../matrix-objects.ts'
import { table } from '../matrix-table.ts'
import { enter, type Given, send, type Session, stateOf } from './attackers.ts'

type Name = keyof typeof routes
/** A word that is found nowhere; whatever an injected one finds more than this, it finds by being read as SQL. */
const nonsense = '无此内容之词'
const injected = [
  `' or '1'='1`,
  `${nonsense}' or true --`,
  `') or true --`,
  `%' or '%'='`,
  '%',
  '_',
  '%%',
  '\\',
  '\\%',
  `';drop table cases;--`,
  `'||(select version())||'`,
  `1; select pg_sleep(30)`,
  `$$||current_user||$$`,
  `\u02bc or 1=1`,
  `'/**/union/**/select/**/1--`,
  `{"$ne":null}`,
  `x' and 1=cast((select password_hash from officers limit 1) as int) --`,
]

let city: City
let objects: Objects
let session: Session
let bureau: Session
beforeAll(async () => {
  city = await openCity()
  objects = await makeObjects(city)
  session = await enter(city, 'lin')
  bureau = await enter(city, 'zheng')
})
afterAll(() => city.close())

const reading = (Object.keys(routes) as Name[]).filter(
  (name) =>
    (routes[name] as Route).method === 'GET' && (routes[name] as Route).reply !== 'events' && (routes[name] as Route).reply !== 'file',
)
/** The fields of a shape that take any text. */
function textsOf(shape: z.ZodType | undefined): string[] {
  if (!(shape instanceof z.ZodObject)) return []
  return Object.entries(shape.shape as Record<string, z.ZodType>)
    .filter(([name, field]) => name !== 'cursor' && field.safeParse(nonsense).success)
    .map(([name]) => name)
}
/** How much an answer holds, whatever it is called. */
const amount = (body: unknown): number =>
  Array.isArray(body)
    ? body.length
    : typeof body === 'object' && body !== null
      ? Object.values(body).reduce<number>((sum, each) => sum + amount(each), 0)
      : 0
const given = (name: Name): Given => table[name].ask?.(objects, 'own') ?? {}

describe('SQL 注入：每个文字参数，注入的词与查无此词的回答一样多，没有一次出错（§7.1）', () => {
  test('查询参数', async () => {
    const before = await stateOf(city)
    let asked = 0
    for (const name of reading)
      for (const field of textsOf((routes[name] as Route).query))
        for (const who of [session, bureau]) {
          const of = (word: string) => send(city, routes[name], { ...given(name), query: { ...given(name).query, [field]: word } }, who)
          const nothing = await of(nonsense)
          for (const word of injected) {
            const found = await of(word)
            asked++
            expect([name, field, word, found.statusCode < 500]).toEqual([name, field, word, true])
            if (nothing.statusCode === 200 && found.statusCode === 200)
              expect([name, field, word, amount(found.json())]).toEqual([name, field, word, amount(nothing.json())])
          }
        }
    expect(asked).toBeGreaterThan(300)
    expect(await stateOf(city)).toEqual(before)
  })

  test('路径参数', async () => {
    for (const name of reading.filter((each) => (routes[each] as Route).path.includes(':')))
      for (const field of Object.keys(given(name).params ?? {}))
        for (const word of injected) {
          const response = await send(city, routes[name], { ...given(name), params: { ...given(name).params, [field]: word } }, session)
          expect([name, field, word, [400, 401, 404].includes(response.statusCode)]).toEqual([name, field, word, true])
        }
  })

  test('正文里的文字照原样保存，再读出来还是那些字', async () => {
    for (const [n, word] of injected.entries()) {
      const reason = `${word} 登记已变更（${n}）`
      const asked = await send(
        city,
        routes.askRegrading,
        { params: { id: objects.reviewed }, body: { trigger: 'request', reason } },
        session,
      )
      expect([word, asked.statusCode < 500]).toEqual([word, true])
      const shown = await send(city, routes.showAssetContacts, { params: { id: objects.reviewed }, body: { reason } }, bureau)
      expect(shown.statusCode).toBe(200)
      const { items } = (
        await send(city, routes.listReadings, { params: { id: objects.reviewed }, query: { limit: 1 } }, session)
      ).json() as { items: { reason: string }[] }
      expect(items[0]!.reason).toBe(reason)
    }
  })

  test('登录名里的注入登录不了，也不让别人锁定', async () => {
    for (const word of injected) {
      const response = await send(city, routes.signIn, { body: { login: `lin${word}`.slice(0, 60), password: word } })
      expect([word, response.statusCode]).toEqual([word, 401])
    }
    expect((await enter(city, 'lin')).cookie).toBeTruthy()
  })

  test('翻页位置里的注入是400，不是出错', async () => {
    for (const name of reading.filter((each) => 'cursor' in ((routes[each] as Route & { query?: { shape?: object } }).query?.shape ?? {})))
      for (const word of injected)
        for (const keys of [[word], [word, word], [word, word, word], ['2026-01-01', `${word}`]]) {
          const cursor = Buffer.from(JSON.stringify(keys)).toString('base64url')
          const { statusCode } = await send(city, routes[name], { ...given(name), query: { ...given(name).query, cursor } }, bureau)
          expect([name, keys, statusCode < 500]).toEqual([name, keys, true])
        }
  })
})
