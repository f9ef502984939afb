import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem } from '#server/db/transaction.ts'
import { buildServer } from '#server/http/serve.ts'
import { listenForChanges, type Change } from '#server/jobs/live.ts'
import type { Platform } from '#server/platform.ts'
import { freshDatabase, type TestDatabase } from '../test/database.ts'
import { testPlatform } from '../test/platform.ts'
import { inventedUscc } from '../test/uscc.ts'
import { newGuest } from '../test/visit.ts'
import { demonstrationHandlings } from './demonstration.routes.ts'
import { makeDoorkeeper } from './doorkeeper.ts'
import { addOfficer } from './officers.sql.ts'
import { addOrganisation } from './organisations.sql.ts'
import { addPost } from './posts.sql.ts'
import { reloadClock } from './push-clock.ts'
import { sessionHandlings } from './session.routes.ts'

const day = 86_400_000
let database: TestDatabase
let platform: Platform
let app: FastifyInstance
let posts: string[]

const serve = (of: Platform) => buildServer(of, makeDoorkeeper(of), [...sessionHandlings(of), ...demonstrationHandlings(of)])

beforeAll(async () => {
  database = await freshDatabase()
  platform = await testPlatform(database, { config: { isDemonstration: true } })
  app = await serve(platform)
  posts = await asSystem(database.db, async (tx) => {
    const { id } = await addOrganisation(tx, {
      uscc: inventedUscc(1),
      name: '示范市大数据服务中心',
      kind: 'public-institution',
      roles: ['registrar'],
    })
    const made = []
    for (const name of ['林榕', '陈芳'])
      made.push(
        await addPost(tx, await addOfficer(tx, { login: `demo-${made.length}`, name, passwordHash: '' }), {
          organisationId: id,
          role: 'registrar',
          title: '审核',
        }),
      )
    return made
  })
})
afterAll(async () => {
  await app.close()
  await database.close()
})

test('anybody becomes a person of the demonstration, each time in a new session', async () => {
  const guest = newGuest(app)
  expect((await guest.ask('GET', '/api/demo/people')).json().people).toMatchObject([
    { postId: posts[0], name: '林榕', role: 'registrar' },
    { postId: posts[1], name: '陈芳' },
  ])
  expect((await guest.ask('POST', '/api/demo/become', { postId: posts[0]! })).json()).toMatchObject({
    officer: { name: '林榕' },
    isDemonstration: true,
  })
  const first = guest.cookie()!
  expect((await guest.ask('POST', '/api/demo/become', { postId: posts[1]! })).json()).toMatchObject({ officer: { name: '陈芳' } })
  expect((await app.inject({ url: '/api/session', headers: { cookie: `rongshu=${first}` } })).json().officer).toBe(null)
  expect((await guest.ask('POST', '/api/demo/become', { postId: crypto.randomUUID() })).statusCode).toBe(404)
})

test('a person without a password cannot be signed in by any', async () => {
  for (const password of ['x', 'demo-0'])
    expect((await newGuest(app).ask('POST', '/api/session', { login: 'demo-0', password })).statusCode).toBe(401)
})

test('the clock goes forward for every process, is logged, and never goes back', async () => {
  const other = await testPlatform(database)
  const heard: Change[] = []
  const live = await listenForChanges(database.url, () => {})
  live.onChange((change) => heard.push(change))
  const guest = newGuest(app)
  expect((await guest.ask('POST', '/api/demo/clock', { forwardMs: day })).statusCode).toBe(401)
  await guest.ask('POST', '/api/demo/become', { postId: posts[0]! })
  const kicked: string[] = []
  Object.assign(platform.jobs, {
    kick: async (queue: string) => {
      kicked.push(queue)
    },
  })
  const pushes = await Promise.all([10, 4].map((days) => guest.ask('POST', '/api/demo/clock', { forwardMs: days * day })))
  expect(pushes.map((push) => push.statusCode)).toEqual([200, 200])
  expect(platform.clock.offsetMs()).toBe(14 * day)
  // Each push has a tick done and the reminders sent, and waits for neither the minute nor the hour.
  expect(kicked.toSorted()).toEqual(['remind', 'remind', 'tick', 'tick'])
  expect((await guest.ask('GET', '/api/session')).json().clock).toMatchObject({ today: '2026-11-18', offsetMs: 14 * day })
  await expect
    .poll(() => heard)
    .toEqual([
      { kind: 'clock', id: '' },
      { kind: 'clock', id: '' },
    ])
  await reloadClock(other)
  expect(other.clock.today()).toBe('2026-11-18')
  for (const forwardMs of [0, -day, 401 * day, 1.5])
    expect((await guest.ask('POST', '/api/demo/clock', { forwardMs })).statusCode).toBe(400)
  for (let i = 0; i < 9; i++) await guest.ask('POST', '/api/demo/clock', { forwardMs: 400 * day })
  const far = await guest.ask('POST', '/api/demo/clock', { forwardMs: 400 * day })
  expect(far.statusCode).toBe(422)
  expect(far.json()).toMatchObject({ code: 'clock-too-far', basis: 'choice:demonstration' })
  const { rows } = await sql<{ n: number }>`select count(*) as n from audit_log where action = 'push-clock' and outcome = 'done'`.execute(
    database.db,
  )
  expect(rows[0]!.n).toBe(11)
  await live.close()
})

test('outside the demonstration none of it is there', async () => {
  const real = await serve(await testPlatform(database))
  const guest = newGuest(app)
  await guest.ask('POST', '/api/demo/become', { postId: posts[0]! })
  const headers = { cookie: `rongshu=${guest.cookie()}`, 'x-csrf-token': guest.csrf() }
  expect((await real.inject({ url: '/api/demo/people' })).statusCode).toBe(404)
  expect((await real.inject({ method: 'POST', url: '/api/demo/become', payload: { postId: posts[0] } })).statusCode).toBe(404)
  expect((await real.inject({ method: 'POST', url: '/api/demo/clock', headers, payload: { forwardMs: 1 } })).statusCode).toBe(404)
  await real.close()
})
