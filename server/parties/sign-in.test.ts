import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import { unattended } from '#contract/session.ts'
import { asSystem } from '#server/db/transaction.ts'
import { buildServer } from '#server/http/serve.ts'
import { makeClock } from '#server/jobs/clock.ts'
import type { Platform } from '#server/platform.ts'
import { freshDatabase, type TestDatabase } from '../test/database.ts'
import { testPlatform } from '../test/platform.ts'
import { inventedUscc } from '../test/uscc.ts'
import { newGuest } from '../test/visit.ts'
import { makeDoorkeeper } from './doorkeeper.ts'
import { identityHandlings } from './identity.routes.ts'
import { addOfficer } from './officers.sql.ts'
import { addOrganisation } from './organisations.sql.ts'
import { hashPassword } from './passwords.ts'
import { addPost } from './posts.sql.ts'
import { sessionHandlings } from './session.routes.ts'

const minute = 60_000
const password = 'Banyan-tree-2026'
let database: TestDatabase
let platform: Platform
let app: FastifyInstance
let realNow = Date.parse('2026-11-04T01:00:00Z')
let posts: string[]
let number = 0

beforeAll(async () => {
  database = await freshDatabase()
  platform = await testPlatform(database, { clock: makeClock(() => realNow, 10 * 86_400_000) })
  app = await buildServer(platform, makeDoorkeeper(platform), [...sessionHandlings(platform), ...identityHandlings(platform)])
})
afterAll(async () => {
  await app.close()
  await database.close()
})

let login: string
beforeEach(async () => {
  login = `lin.${++number}`
  const passwordHash = await hashPassword(password)
  posts = await asSystem(database.db, async (tx) => {
    const officerId = await addOfficer(tx, { login, name: '林榕', passwordHash })
    const made = []
    for (const role of ['producer', 'registrar'] as const) {
      const { id } = await addOrganisation(tx, {
        uscc: inventedUscc(++number),
        name: `第${number}单位`,
        kind: 'public-institution',
        roles: [role],
        sector: 'transport',
      })
      made.push(await addPost(tx, officerId, { organisationId: id, role, title: '经办' }))
    }
    return made
  })
})

const wrong = { login: '', password: 'not the password' }
const lastLines = async () =>
  (
    await sql<{
      action: string
      outcome: string
      detail: object
      objectId: string
    }>`select action, outcome, detail, object_id as "objectId" from audit_log order by id desc limit 10`.execute(database.db)
  ).rows

describe('signing in', () => {
  test('opens a session for one organisation and post; the cookie is out of reach of scripts, the database keeps its digest only', async () => {
    const guest = newGuest(app)
    expect((await guest.ask('GET', '/api/session')).json()).toMatchObject({ officer: null, post: null, posts: [], csrf: '' })
    const response = await guest.ask('POST', '/api/session', { login: login.toUpperCase(), password })
    expect(response.statusCode).toBe(200)
    expect(response.json()).toMatchObject({
      officer: { name: '林榕', login },
      post: { id: posts[0], role: 'producer', sector: 'transport' },
      clock: { today: '2026-11-14', offsetMs: 864_000_000 },
    })
    expect(response.json().posts).toHaveLength(2)
    const cookie = response.cookies[0]!
    expect(cookie).toMatchObject({ name: 'rongshu', httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie).not.toHaveProperty('secure')
    expect(cookie.value).toMatch(/^[\w-]{43}$/)
    const { rows } = await sql<{ row: string }>`select sessions::text || encode(token_digest, 'escape') as row from sessions`.execute(
      database.db,
    )
    expect(rows.some(({ row }) => row.includes(cookie.value))).toBe(false)
    expect((await guest.ask('GET', '/api/session')).json().officer.login).toBe(login)
    expect((await lastLines())[0]).toMatchObject({ action: 'sign-in', outcome: 'done' })
  })

  test('over https the cookie is sent over https only', async () => {
    const secure = await testPlatform(database, { config: { secureCookies: true } })
    const server = await buildServer(secure, makeDoorkeeper(secure), sessionHandlings(secure))
    const response = await newGuest(server).ask('POST', '/api/session', { login, password })
    expect(response.cookies[0]).toMatchObject({ secure: true })
    expect(response.headers['strict-transport-security']).toContain('max-age')
    await server.close()
  })

  test('an unknown login and a wrong password get the same answer, whether or not the account may be used', async () => {
    const answers = [
      await newGuest(app).ask('POST', '/api/session', { ...wrong, login: 'nobody' }),
      await newGuest(app).ask('POST', '/api/session', { ...wrong, login }),
    ]
    await sql`update officers set state = 'suspended' where login = ${login}`.execute(database.db)
    answers.push(await newGuest(app).ask('POST', '/api/session', { ...wrong, login }))
    const told = answers.map((answer) => ({ status: answer.statusCode, ...answer.json(), requestId: '' }))
    expect(told[0]).toMatchObject({ status: 401, code: 'wrong-sign-in', basis: 'choice:lock-out' })
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
  })

  test.each(['requested', 'suspended', 'closed'])(
    'whoever knows the password of an account that is %s is told so, and what helps (choice:account-approval)',
    async (state) => {
      await sql`update officers set state = ${state} where login = ${login}`.execute(database.db)
      const refused = await newGuest(app).ask('POST', '/api/session', { login, password })
      expect(refused.statusCode).toBe(403)
      expect(refused.json()).toMatchObject({
        code: `account-${state}`,
        basis: 'choice:account-approval',
        remedy: { zh: expect.any(String) },
      })
      expect(await lastLines()).toContainEqual(expect.objectContaining({ action: 'sign-in', outcome: 'denied', detail: { why: state } }))
    },
  )

  test.each([
    ['a real login', () => login],
    ['a login nobody has', () => `stranger-${number}`],
  ])('%s is locked for 15 minutes after 5 wrong passwords, the right one included', async (_, name) => {
    const guest = newGuest(app)
    for (let i = 0; i < 4; i++) expect((await guest.ask('POST', '/api/session', { ...wrong, login: name() })).statusCode).toBe(401)
    const fifth = await guest.ask('POST', '/api/session', { ...wrong, login: name() })
    expect(fifth.statusCode).toBe(429)
    expect(fifth.json()).toMatchObject({ code: 'locked', basis: 'choice:lock-out' })
    expect(fifth.json().message.zh).toContain(
      new Date(realNow + 15 * minute).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }),
    )
    expect((await guest.ask('POST', '/api/session', { login: name(), password })).statusCode).toBe(429)
    expect((await lastLines())[0]).toMatchObject({ action: 'sign-in', outcome: 'denied' })
    realNow += 15 * minute
    expect((await guest.ask('POST', '/api/session', { ...wrong, login: name() })).statusCode).toBe(401)
    expect((await guest.ask('POST', '/api/session', { login: name(), password })).statusCode).toBe(name() === login ? 200 : 401)
  })

  test('guesses made at the same time are counted one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => newGuest(app).ask('POST', '/api/session', { ...wrong, login })))
    expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(4)
    expect(answers.filter((answer) => answer.statusCode === 429)).toHaveLength(4)
  })

  test('the log holds no password, no token and no login that somebody mistyped', async () => {
    const guest = newGuest(app)
    await guest.ask('POST', '/api/session', { login: 'my secret by mistake', password: 'Guess-Number-Seven' })
    await guest.ask('POST', '/api/session', { login, password })
    const { rows } = await sql<{ line: string }>`select audit_log::text as line from audit_log`.execute(database.db)
    const log = rows.map(({ line }) => line).join('\n')
    for (const secret of ['secret by mistake', 'Guess-Number-Seven', password, guest.cookie()!, guest.csrf()])
      expect(log).not.toContain(secret)
  })

  test('a text with NUL, a missing field and a body that is no JSON are malformed, never a failure', async () => {
    const nul = await newGuest(app).ask('POST', '/api/session', { login: 'a\u0000b', password })
    expect(nul.statusCode).toBe(400)
    expect(nul.json()).toMatchObject({ code: 'malformed', fields: [{ field: 'login' }] })
    expect((await newGuest(app).ask('POST', '/api/session', {})).json().fields.map((f: { field: string }) => f.field)).toEqual([
      'login',
      'password',
    ])
    const text = await app.inject({ method: 'POST', url: '/api/session', headers: { 'content-type': 'text/plain' }, payload: 'login=a' })
    expect(text.statusCode).toBe(400)
    expect(
      (await app.inject({ method: 'POST', url: '/api/session', headers: { 'content-type': 'application/json' }, payload: '{"login":' }))
        .statusCode,
    ).toBe(400)
    expect((await app.inject({ method: 'GET', url: '/api/session', headers: { cookie: 'rongshu=%00' } })).statusCode).toBe(200)
  })
})

describe('a session', () => {
  const signedIn = async () => {
    const guest = newGuest(app)
    await guest.ask('POST', '/api/session', { login, password })
    return guest
  }

  test('is another one after each sign-in and each change of post; the one before is over', async () => {
    const guest = await signedIn()
    const [first, csrf] = [guest.cookie()!, guest.csrf()]
    const switched = await guest.ask('PUT', '/api/session/post', { postId: posts[1]! })
    expect(switched.json()).toMatchObject({ post: { id: posts[1], role: 'registrar' } })
    expect(guest.cookie()).not.toBe(first)
    expect(guest.csrf()).not.toBe(csrf)
    expect((await app.inject({ method: 'GET', url: '/api/session', headers: { cookie: `rongshu=${first}` } })).json().officer).toBe(null)
    expect((await lastLines())[0]).toMatchObject({ action: 'switch-post', objectId: posts[1] })
    const second = guest.cookie()!
    await guest.ask('POST', '/api/session', { login, password })
    expect((await app.inject({ method: 'GET', url: '/api/session', headers: { cookie: `rongshu=${second}` } })).json().officer).toBe(null)
  })

  test('cannot act for a post of somebody else', async () => {
    const guest = await signedIn()
    const { rows } = await sql<{
      id: string
    }>`select id from posts where officer_id <> (select officer_id from posts where id = ${posts[0]}) limit 1`.execute(database.db)
    expect((await guest.ask('PUT', '/api/session/post', { postId: rows[0]!.id })).statusCode).toBe(404)
    expect((await newGuest(app).ask('PUT', '/api/session/post', { postId: posts[0]! })).statusCode).toBe(401)
  })

  test('refuses a change without the token of its page', async () => {
    const guest = await signedIn()
    const refused = await guest.ask('DELETE', '/api/session', undefined, { 'x-csrf-token': 'x'.repeat(43) })
    expect(refused.statusCode).toBe(403)
    expect(refused.json()).toMatchObject({ code: 'csrf', basis: 'choice:session' })
    expect((await lastLines())[0]).toMatchObject({ action: 'refused', outcome: 'denied' })
  })

  test('ends by signing out', async () => {
    const guest = await signedIn()
    const token = guest.cookie()!
    expect((await guest.ask('DELETE', '/api/session')).json()).toEqual({ done: true, provider: null })
    expect(guest.cookie()).toBe(undefined)
    expect((await app.inject({ method: 'GET', url: '/api/session', headers: { cookie: `rongshu=${token}` } })).json().officer).toBe(null)
    expect((await lastLines())[0]).toMatchObject({ action: 'sign-out' })
  })

  test('ends after 30 idle minutes, lives on while it is used, and ends after 12 hours whatever is done', async () => {
    const guest = await signedIn()
    const isAlive = async () => (await guest.ask('GET', '/api/session')).json().officer !== null
    realNow += 29 * minute
    expect(await isAlive()).toBe(true)
    realNow += 29 * minute
    expect(await isAlive()).toBe(true)
    realNow += 31 * minute
    expect(await isAlive()).toBe(false)
    const busy = await signedIn()
    for (let i = 0; i < (12 * 60) / 20 - 1; i++) {
      realNow += 20 * minute
      expect((await busy.ask('GET', '/api/session')).json().officer).not.toBe(null)
    }
    realNow += 20 * minute
    expect((await busy.ask('GET', '/api/session')).json().officer).toBe(null)
  })

  test('grows idle on a screen nobody touches, whatever its page asks by itself; the line of changes is no use either', async () => {
    const guest = await signedIn()
    const seen = async () =>
      (await sql<{ seen: Date }>`select max(seen_at) as seen from sessions`.execute(database.db)).rows[0]!.seen.getTime()
    const before = await seen()
    for (let n = 0; n < 3; n++) {
      realNow += 9 * minute
      expect((await guest.ask('GET', '/api/session', undefined, { [unattended]: '1' })).json().officer).not.toBe(null)
    }
    expect(await seen()).toBe(before)
    realNow += 4 * minute
    expect((await guest.ask('GET', '/api/session', undefined, { [unattended]: '1' })).json().officer).toBe(null)
  })

  test('is not ended by pushing the hand of the clock', async () => {
    const guest = await signedIn()
    const before = platform.clock.offsetMs()
    platform.clock.setOffset(before + 30 * 86_400_000)
    expect((await guest.ask('GET', '/api/session')).json().officer.login).toBe(login)
    platform.clock.setOffset(before)
  })

  test('a new password ends the other sessions; the old one is asked for and may not be guessed', async () => {
    const guest = await signedIn()
    const other = await signedIn()
    const change = (current: string, next: string) => guest.ask('PUT', '/api/session/password', { current, next })
    expect((await change('wrong', 'Another-tree-2026')).json()).toMatchObject({ code: 'invalid', fields: [{ field: 'current' }] })
    for (const bad of ['short', 'elevenchars', `${login}-long-enough`, 'aaaaaaaaaaaaaa', password])
      expect((await change(password, bad)).json()).toMatchObject({ code: 'invalid', fields: [{ field: 'next' }] })
    expect((await change(password, 'Short-26')).statusCode).toBe(200)
    expect((await guest.ask('GET', '/api/session')).json().officer.login).toBe(login)
    expect((await other.ask('GET', '/api/session')).json().officer).toBe(null)
    expect((await newGuest(app).ask('POST', '/api/session', { login, password })).statusCode).toBe(401)
    for (let i = 0; i < 3; i++) await change('wrong', 'Another-tree-2026')
    expect((await change('wrong', 'Another-tree-2026')).statusCode).toBe(429)
    expect((await change('Short-26', 'Another-tree-2026')).statusCode).toBe(429)
  })
})
