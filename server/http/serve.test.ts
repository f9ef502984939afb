import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { problem, route } from '#contract/route.ts'
import { handle, type Visitor } from './ask.ts'
import { buildServer } from './serve.ts'
import { freshDatabase, type TestDatabase } from '../test/database.ts'
import { testPlatform } from '../test/platform.ts'

const summary = { zh: '试', en: 'Try' }
const done = z.object({ done: z.literal(true) })
const routes = {
  open: route({ method: 'GET', path: '/api/try/open', summary, access: 'public', query: z.object({ n: z.coerce.number().int().default(1) }), reply: z.object({ n: z.number() }) }),
  change: route({ method: 'POST', path: '/api/try/change', summary, access: ['registrar'], body: z.object({ word: z.string().min(2) }), reply: done }),
  broken: route({ method: 'GET', path: '/api/try/broken/:id', summary, access: 'public', params: z.object({ id: z.string() }), reply: done }),
}

let database: TestDatabase
let app: FastifyInstance
let answered = 0
const visitors: Record<string, Visitor> = Object.fromEntries(['public', 'registrar', 'producer'].map(role => [role, {
  officerId: role === 'public' ? null : crypto.randomUUID(), officerName: role, postId: null, organisationId: null, organisationName: '', organisationKind: null, sector: null, role,
}]))

beforeAll(async () => {
  database = await freshDatabase()
  const byHeader = async ({ headers }: { headers: Record<string, unknown> }) => ({ visitor: visitors[(headers['x-who'] as string | undefined) ?? 'public']!, csrf: 'token' })
  app = await buildServer(await testPlatform(database, { config: { logLevel: 'silent' } }), byHeader, [
    handle(routes.open, async (_, { query }) => ({ n: query.n })),
    handle(routes.change, async () => { answered++; return { done: true as const } }),
    handle(routes.broken, async () => { throw new Error('the words of a bug') }),
  ])
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await database.close()
})

const post = (who: string, payload: string, headers = {}) => app.inject({ method: 'POST', url: '/api/try/change', payload, headers: { 'content-type': 'application/json', 'x-who': who, 'x-csrf-token': 'token', ...headers } })

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
    expect(response.json()).toMatchObject({ code: 'malformed', fields: [{ field: 'word' }] })
    expect((await app.inject('/api/try/open?n=x')).json()).toMatchObject({ fields: [{ field: 'n' }] })
    expect((await app.inject('/api/try/open')).json()).toEqual({ n: 1 })
  })

  test.each(['/%', '/api/%E0%A4%A', '/api/nowhere', `/api/try/broken/${'a'.repeat(600)}`, '/api/try/..%2f..%2fetc/passwd'])('answers %s with a problem', async (url) => {
    const response = await app.inject(url)
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    expect(response.statusCode).toBeLessThan(500)
    expect(problem.safeParse(response.json()).success).toBe(true)
  })

  test('keeps the words of a bug to the log', async () => {
    const response = await app.inject('/api/try/broken/1')
    expect(response.statusCode).toBe(500)
    expect(response.json()).toMatchObject({ code: 'bug' })
    expect(response.json().requestId).toBeTruthy()
    expect(response.body).not.toContain('the words of a bug')
  })

  test('is printed as OpenAPI 3.1 with every route', () => {
    const printed = app.swagger() as unknown as { openapi: string; paths: Record<string, Record<string, { responses: object; requestBody?: object }>> }
    expect(printed.openapi).toBe('3.1.0')
    expect(Object.keys(printed.paths).sort()).toEqual(['/api/try/broken/{id}', '/api/try/change', '/api/try/open'])
    expect(printed.paths['/api/try/change']?.['post']).toMatchObject({ requestBody: {}, responses: { 200: {}, '4XX': {}, '5XX': {} } })
  })
})
