import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { writeCounted } from '#server/audit/refusals.ts'
import type { Platform } from '#server/platform.ts'
import { problem, route, text } from '#contract/route.ts'
import { handle, type Visitor } from './ask.ts'
import { buildServer } from './serve.ts'
import { freshDatabase, type TestDatabase } from '../test/database.ts'
import { testPlatform } from '../test/platform.ts'

const summary = { zh: '试', en: 'Try' }
const done = z.object({ done: z.literal(true) })
const routes = {
  open: route({
    method: 'GET',
    path: '/api/try/open',
    summary,
    access: 'public',
    query: z.object({ n: z.coerce.number().int().default(1) }),
    reply: z.object({ n: z.number() }),
  }),
  change: route({
    method: 'POST',
    path: '/api/try/change',
    summary,
    access: ['registrar'],
    body: z.object({ word: text(40, 2) }),
    reply: done,
  }),
  broken: route({
    method: 'GET',
    path: '/api/try/broken/:id',
    summary,
    access: 'public',
    params: z.object({ id: z.string() }),
    reply: done,
  }),
}

let database: TestDatabase
let app: FastifyInstance
let platform: Platform
let answered = 0
let failure = new Error('the words of a bug')
const visitors: Record<string, Visitor> = Object.fromEntries(
  ['public', 'registrar', 'producer'].map((role) => [
    role,
    {
      officerId: role === 'public' ? null : crypto.randomUUID(),
      officerName: role,
      postId: null,
      organisationId: null,
      organisationName: '',
      organisationKind: null,
      sector: null,
      role,
    },
  ]),
)

beforeAll(async () => {
  database = await freshDatabase()
  const byHeader = async ({ headers }: { headers: Record<string, unknown> }) => ({
    visitor: visitors[(headers['x-who'] as string | undefined) ?? 'public']!,
    csrf: 'token',
  })
  platform = await testPlatform(database, { config: { logLevel: 'silent' } })
  app = await buildServer(platform, byHeader, [
    handle(routes.open, async (_, { query }) => ({ n: query.n })),
    handle(routes.change, async () => {
      answered++
      return { done: true as const }
    }),
    handle(routes.broken, async () => {
      throw failure
    }),
  ])
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await database.close()
})

const post = (who: string, payload: string, headers = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/try/change',
    payload,
    headers: { 'content-type': 'application/json', 'x-who': who, 'x-csrf-token': 'token', ...headers },
  })

describe('the front door', () => {
  test('lets in whom the contract names and nobody else, before it looks at what was sent', async () => {
    expect((await post('registrar', '{"word":"ab"}')).json()).toEqual({ done: true })
    for (const payload of ['{"word":"ab"}', '{}', 'no json']) {
      expect((await post('public', payload)).statusCode).toBe(401)
      expect((await post('producer', payload)).statusCode).toBe(404)
      expect((await post('registrar', payload, { 'x-csrf-token': 'other' })).statusCode).toBe(403)
    }
    expect(answered).toBe(1)
  })

  test('names each field that does not fit the contract', async () => {
    const response = await post('registrar', '{"word":"a"}')
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({
      code: 'malformed',
      fields: [{ field: 'word', message: { zh: '格式或长度不符合要求：word（至少2个字）' } }],
    })
    expect((await post('registrar', JSON.stringify({ word: '持股\u202e1' }))).json()).toMatchObject({
      fields: [{ field: 'word', message: { zh: expect.stringContaining('看不见的控制符') } }],
    })
    expect((await app.inject('/api/try/open?n=x')).json()).toMatchObject({ fields: [{ field: 'n' }] })
    expect((await app.inject('/api/try/open')).json()).toEqual({ n: 1 })
  })

  test.each(['/%', '/api/%E0%A4%A', '/api/nowhere', `/api/try/broken/${'a'.repeat(600)}`, '/api/try/..%2f..%2fetc/passwd'])(
    'answers %s with a problem',
    async (url) => {
      const response = await app.inject(url)
      expect(response.statusCode).toBeGreaterThanOrEqual(400)
      expect(response.statusCode).toBeLessThan(500)
      expect(problem.safeParse(response.json()).success).toBe(true)
    },
  )

  test('counts what strangers can bring about without end, and writes it as one line for each kind with how often (choice:audit)', async () => {
    const lines = async () =>
      (
        await database.pool.query<{ role: string; times: number; status: number }>(
          `select role, (detail ->> 'times')::int as times, (detail ->> 'status')::int as status from audit_log where action = 'refused' and address = '192.0.2.7' order by 3, 1`,
        )
      ).rows
    const from = { remoteAddress: '192.0.2.7' }
    const sent = async (url: string, who = 'public', payload?: string) =>
      (
        await app.inject({
          ...from,
          url,
          method: payload ? 'POST' : 'GET',
          headers: { 'x-who': who, 'x-csrf-token': 'token', ...(payload ? { 'content-type': 'application/json' } : {}) },
          ...(payload ? { payload } : {}),
        })
      ).statusCode
    expect([
      await sent('/api/nowhere'),
      await sent('/api/elsewhere'),
      await sent('/%'),
      await sent('/api/try/change', 'public', '{}'),
    ]).toEqual([404, 404, 400, 401])
    for (const n of [1, 2, 3]) expect(await sent('/api/try/change', 'registrar', `{"word":"${n}"}`)).toBe(400)
    // Whoever is known and knocks where they may not is noted at once, each time.
    expect(await sent('/api/try/change', 'producer', '{"word":"ab"}')).toBe(404)
    expect(await lines()).toEqual([{ role: 'producer', times: null, status: 404 }])
    await database.pool.query('alter table audit_log rename to audit_log_away')
    await expect(writeCounted(platform)).rejects.toThrow('audit_log')
    await database.pool.query('alter table audit_log_away rename to audit_log')
    await writeCounted(platform)
    expect(await lines()).toEqual([
      { role: 'public', times: 1, status: 400 },
      { role: 'registrar', times: 3, status: 400 },
      { role: 'public', times: 1, status: 401 },
      { role: 'producer', times: null, status: 404 },
      { role: 'public', times: 2, status: 404 },
    ])
    await writeCounted(platform)
    expect(await lines()).toHaveLength(5)
  })

  test.each(['ENOSPC', '53100'])('a full disk (%s) is told as such, for the one who sent it', async (code) => {
    failure = Object.assign(new Error('no space left'), { code })
    const response = await app.inject('/api/try/broken/1')
    failure = new Error('the words of a bug')
    expect([response.statusCode, response.json()]).toEqual([
      507,
      expect.objectContaining({ code: 'disk-full', message: expect.objectContaining({ zh: expect.stringContaining('没有保存') }) }),
    ])
  })

  test('keeps the words of a bug to the log', async () => {
    const response = await app.inject('/api/try/broken/1')
    expect(response.statusCode).toBe(500)
    expect(response.json()).toMatchObject({ code: 'bug' })
    expect(response.json().requestId).toBeTruthy()
    expect(response.body).not.toContain('the words of a bug')
  })

  test('is printed as OpenAPI 3.1 with every route', () => {
    const printed = app.swagger() as unknown as {
      openapi: string
      paths: Record<string, Record<string, { responses: object; requestBody?: object }>>
    }
    expect(printed.openapi).toBe('3.1.0')
    expect(Object.keys(printed.paths).sort()).toEqual(['/api/try/broken/{id}', '/api/try/change', '/api/try/open'])
    expect(printed.paths['/api/try/change']?.['post']).toMatchObject({ requestBody: {}, responses: { 200: {}, '4XX': {}, '5XX': {} } })
  })
})
