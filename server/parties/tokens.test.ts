import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { scopeOf, scopesFor } from '#contract/scope-of.ts'
import type { Route } from '#contract/route.ts'
import { routes } from '#contract/routes.ts'
import { choices } from '#law/choices.ts'
import { verbs } from '#law/verbs.ts'
import { machineActs } from '#law/scopes.ts'
import { writeCounted } from '#server/audit/refusals.ts'
import { minute, openIdentityRoom, type Hired, type IdentityRoom } from '../test/identity-room.ts'
import type { Guest } from '../test/visit.ts'

let room: IdentityRoom
let who: Hired
let guest: Guest
beforeAll(async () => {
  room = await openIdentityRoom()
})
afterAll(() => room.close())
beforeEach(async () => {
  who = await room.hire('police')
  guest = (await room.enter(who)).guest
})

type Made = { token: { id: string; prefix: string; state: string }; secret: string }
const day = 24 * 60 * minute
const dayAfter = (days: number) => new Date(room.now() + 8 * 60 * minute + days * day).toISOString().slice(0, 10)
const make = (given: object = {}, by = guest) =>
  by.ask('POST', '/api/tokens', { name: '采集系统', scopes: ['read'], lastDay: dayAfter(30), ...given })
const made = async (given: object = {}) => (await make(given)).json() as Made
const use = (secret: string, method: 'GET' | 'POST' = 'GET', url = '/api/inbox/counts', remoteAddress = '203.0.113.9') =>
  room.app.inject({
    method,
    url,
    remoteAddress,
    headers: { authorization: `Bearer ${secret}` },
    ...(method === 'POST' ? { payload: {} } : {}),
  })

describe('scopes come from the contract (choice:api-token)', () => {
  test('no token opens what signs in, administers, decides by itself or streams; what changes something is listed', () => {
    const found = Object.groupBy(Object.entries(routes as Record<string, Route>), ([, route]) => scopeOf(route) ?? 'people')
    const names = (scope: string) => (found[scope as keyof typeof found] ?? []).map(([name]) => name)
    for (const name of [
      'signIn',
      'switchPost',
      'changePassword',
      'proveIdentity',
      'makeToken',
      'listTokens',
      'revokeToken',
      'removeCode',
      'listDevices',
      'addOfficer',
      'officersExcel',
      'handOver',
      'caseEvents',
      'confirmFinding',
      'setAside',
      'closePeriod',
      'openBooks',
      'addUnitKey',
      'demoBecome',
      'objectToNotice',
    ])
      expect([name, names('people').includes(name)]).toEqual([name, true])
    expect(names('log').toSorted()).toEqual(['auditExcel', 'auditTrail'])
    expect(names('registration').toSorted()).toEqual(['actOnCase', 'addFile', 'openCase', 'openLegacySheet', 'saveDraft'])
    for (const [name, route] of Object.entries(routes as Record<string, Route>))
      if (scopeOf(route) === 'read' || scopeOf(route) === 'open') expect([name, route.method]).toEqual([name, 'GET'])
    expect(machineActs.filter((act) => 'decides' in verbs[act as keyof typeof verbs])).toEqual([])
    expect(scopesFor('producer')).toEqual(['read', 'log', 'inventory', 'registration', 'books'])
    expect(scopesFor('operator')).toEqual(['read', 'log', 'registration', 'use'])
  })

  test('the interface’s description names both ways in and the scope of each route', () => {
    const printed = room.app.swagger() as unknown as {
      components: { securitySchemes: object }
      paths: Record<string, Record<string, { security?: object[] }>>
    }
    expect(printed.components.securitySchemes).toMatchObject({ session: { in: 'cookie' }, token: { scheme: 'bearer' } })
    expect(printed.paths['/api/inbox/counts']!['get']!.security).toEqual([{ session: [] }, { token: ['read'] }])
    expect(printed.paths['/api/tokens']!['post']!.security).toEqual([{ session: [] }])
  })
})

describe('a token (choice:api-token)', () => {
  test('is not made for a post that ended while the request waited', async () => {
    const other = await room.database.pool.connect()
    await other.query('begin')
    await other.query('select from officers where id = $1 for update', [who.officerId])
    const waiting = make()
    while (
      (await room.database.pool.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rows
        .length === 0
    )
      await new Promise((again) => {
        setTimeout(again, 10)
      })
    await other.query('update posts set ended_at = now() where id = $1', [who.postId])
    await other.query('commit')
    other.release()
    expect((await waiting).statusCode).toBe(404)
    expect((await sql`select from api_tokens where officer_id = ${who.officerId}`.execute(room.database.db)).rows).toEqual([])
  })

  test('is shown once, kept as a digest, and acts for its officer without a page’s word; the log says by which token', async () => {
    const { token, secret } = await made()
    expect(secret).toMatch(/^rs_[a-z2-7]{8}_[\w-]{43}$/)
    expect(secret.startsWith(`${token.prefix}_`)).toBe(true)
    expect(JSON.stringify((await sql`select * from api_tokens`.execute(room.database.db)).rows)).not.toContain(secret.slice(12))
    expect((await use(secret)).statusCode).toBe(200)
    const { items } = (await guest.ask('GET', '/api/tokens')).json() as { items: object[] }
    expect(items).toEqual([expect.objectContaining({ id: token.id, state: 'live', scopes: ['read'], usedFrom: '203.0.113.9' })])
    expect(JSON.stringify(items)).not.toContain(secret.slice(12))
    // The relation of organisations is declared by people alone, and refused as such; the refusal is noted with the token.
    expect((await use(secret, 'POST', '/api/affiliations')).json()).toMatchObject({ code: 'token-never', basis: 'choice:api-token' })
    await writeCounted(room.platform)
    const { rows } = await sql<{
      detail: object
      address: string
    }>`select detail, address from audit_log where officer_id = ${who.officerId} and action = 'refused'`.execute(room.database.db)
    expect(rows).toEqual([
      {
        address: '203.0.113.9',
        detail: expect.objectContaining({ token: token.id, tokenName: '采集系统', code: 'token-never', times: 1 }),
      },
    ])
    expect(await room.lines(who)).toContain('make-token done')
  })

  test('lacking a scope is told which one helps', async () => {
    const { secret } = await made({ scopes: ['log'] })
    expect([(await use(secret)).statusCode, (await use(secret)).json()]).toMatchObject([
      403,
      { code: 'token-scope', message: { zh: expect.stringContaining('查阅') }, remedy: { en: expect.stringContaining('read') } },
    ])
  })

  test('opens neither the own account nor a session, and makes no further token', async () => {
    const { secret } = await made({ scopes: ['read', 'log', 'registration'] })
    for (const url of ['/api/session/devices', '/api/factors', '/api/tokens'])
      expect([url, (await use(secret, 'GET', url)).statusCode]).toEqual([url, 403])
    expect((await use(secret, 'POST', '/api/tokens')).json()).toMatchObject({ code: 'token-never' })
    expect((await use(secret, 'POST', '/api/session')).json()).toMatchObject({ code: 'token-never' })
    expect((await use(secret, 'GET', '/api/officers')).statusCode).toBe(404)
  })

  test('is refused clearly when unknown, spoilt, expired, revoked, or from elsewhere', async () => {
    const near = await made({ addressRange: '10.1.2.3/16' })
    expect((await use(near.secret)).json()).toMatchObject({
      code: 'token-address',
      message: { zh: expect.stringContaining('203.0.113.9') },
    })
    expect((await use(near.secret, 'GET', '/api/inbox/counts', '10.1.250.1')).statusCode).toBe(200)
    expect((await use(near.secret, 'GET', '/api/inbox/counts', '::ffff:10.1.250.1')).statusCode).toBe(200)
    expect((await use(near.secret, 'GET', '/api/inbox/counts', 'fe80::1%eth0')).statusCode).toBe(403)
    const { token, secret } = await made()
    for (const bad of [
      '',
      'rs_',
      `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`,
      secret.toUpperCase(),
      `rs_aaaaaaaa_${secret.slice(12)}`,
    ])
      expect([bad.length, (await use(bad)).statusCode, (await use(bad)).json()]).toMatchObject([bad.length, 401, { code: 'token-unknown' }])
    room.wait(31 * day)
    expect([(await use(secret)).statusCode, (await use(secret)).json()]).toMatchObject([401, { code: 'token-expired', remedy: {} }])
    expect((await use(secret)).headers['www-authenticate']).toBe('Bearer error="invalid_token"')
    room.wait(-31 * day)
    const other = (await room.enter(await room.hire('police'))).guest
    expect((await other.ask('DELETE', `/api/tokens/${token.id}`)).statusCode).toBe(404)
    expect((await guest.ask('DELETE', `/api/tokens/${token.id}`)).json()).toEqual({ done: true })
    expect((await use(secret)).json()).toMatchObject({ code: 'token-revoked' })
    expect((await guest.ask('DELETE', `/api/tokens/${token.id}`)).statusCode).toBe(404)
    expect(await room.lines(who)).toContain('revoke-token done')
  })

  test('ends with the post and with the account, and does not come back', async () => {
    const { secret } = await made()
    await sql`update officers set state = 'suspended' where id = ${who.officerId}`.execute(room.database.db)
    expect((await use(secret)).statusCode).toBe(401)
    await sql`update officers set state = 'active' where id = ${who.officerId}`.execute(room.database.db)
    expect((await use(secret)).json()).toMatchObject({ code: 'token-revoked' })
    who = await room.hire('police')
    const other = ((await make({}, (await room.enter(who)).guest)).json() as Made).secret
    await sql`update organisations set is_active = false where id = (select organisation_id from posts where id = ${who.postId})`.execute(
      room.database.db,
    )
    expect((await use(other)).json()).toMatchObject({ code: 'token-ended' })
    await sql`update posts set ended_at = now() where id = ${who.postId}`.execute(room.database.db)
    expect((await use(other)).json()).toMatchObject({ code: 'token-revoked' })
  })

  test('an administrator revokes all of one officer, and makes none', async () => {
    const { secret } = await made()
    const administrator = (await room.enter(await room.hire('security-administrator'))).guest
    await room.enrol(administrator)
    expect((await administrator.ask('DELETE', `/api/officers/${who.officerId}/tokens`)).json()).toEqual({ revoked: 1 })
    expect((await use(secret)).statusCode).toBe(401)
    expect((await make({}, administrator)).json()).toMatchObject({ code: 'token-post' })
    expect((await administrator.ask('GET', '/api/tokens')).json()).toMatchObject({
      items: [],
      whyNot: { zh: expect.stringContaining('管理账号') },
    })
  })

  test('is made after a late proof, within the longest term, in scopes of use, for a network there is, twenty at a time', async () => {
    const bad: [object, string][] = [
      [{ lastDay: dayAfter(-1) }, 'lastDay'],
      [{ lastDay: dayAfter(choices['api-token'].value + 2) }, 'lastDay'],
      [{ scopes: ['inventory'] }, 'scopes'],
      [{ name: '  ' }, 'name'],
      [{ addressRange: '10.1.0.0/33' }, 'addressRange'],
      [{ addressRange: '0.0.0.0/0' }, 'addressRange'],
      [{ addressRange: '10.1' }, 'addressRange'],
    ]
    for (const [given, field] of bad)
      expect([given, (await make(given)).json()]).toMatchObject([given, { code: 'invalid', fields: [{ field }] }])
    expect((await make({ lastDay: dayAfter(choices['api-token'].value) })).statusCode).toBe(200)
    for (let n = 1; n < 20; n++)
      expect((await make({ name: `系统${n}`, addressRange: n % 2 ? '2001:db8::1' : '192.0.2.7' })).statusCode).toBe(200)
    expect((await make()).json()).toMatchObject({ code: 'token-count' })
    const page = (await guest.ask('GET', '/api/tokens?limit=15')).json() as { next: string; total: number; items: object[] }
    expect([
      page.items.length,
      page.total,
      ((await guest.ask('GET', `/api/tokens?limit=15&cursor=${page.next}`)).json() as { items: object[] }).items.length,
    ]).toEqual([15, 20, 5])
    room.wait(choices['step-up'].value * minute)
    who = await room.hire('police')
    guest = (await room.enter(who)).guest
    room.wait(choices['step-up'].value * minute)
    expect((await make()).json()).toMatchObject({ code: 'step-up' })
  })

  test('that asks too often is told to wait, and another one is not', async () => {
    const [first, second] = [await made(), await made()]
    const most = choices['api-token-pace'].value
    // The minute stands still, and no more ask at once than there are connections: on a busy machine it would be over, and who waits five
    // seconds for one is told 503.
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    const said: Awaited<ReturnType<typeof use>>[] = []
    while (said.length < most + 5) said.push(...(await Promise.all(Array.from({ length: 5 }, () => use(first.secret)))))
    expect(said.filter((each) => each.statusCode === 200)).toHaveLength(most)
    expect(Number(said.find((each) => each.statusCode === 429)!.headers['retry-after'])).toBeGreaterThan(0)
    expect(said.find((each) => each.statusCode === 429)!.json()).toMatchObject({
      code: 'too-many',
      basis: 'choice:api-token-pace',
      remedy: { zh: expect.stringContaining('秒后') },
    })
    expect((await use(second.secret)).statusCode).toBe(200)
  })
})
