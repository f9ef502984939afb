import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { readSignOn } from '#server/sign-on-settings.ts'
import { minute, openIdentityRoom, ownPassword, type Hired, type IdentityRoom } from '../test/identity-room.ts'
import { signInAtProvider, startProvider } from '../test/provider-process.ts'
import { begin as beginBy, type Begun, hand as handBy, openSignOnRoom, redirect, secret, type SignOnRoom } from '../test/sign-on-room.ts'
import { newGuest, type Guest } from '../test/visit.ts'
import { provedBy } from './sign-on.ts'

let place: SignOnRoom
let room: IdentityRoom
beforeAll(async () => {
  place = await openSignOnRoom()
  room = place.room
})
afterAll(() => place.close())

let guest: Guest
let who: Hired
beforeEach(async () => {
  guest = newGuest(room.app)
  who = await room.hire('police')
})
const begin = (by = guest) => beginBy(by)
const hand = (query: string, begun: Pick<Begun, 'cookie'>, by = guest) => handBy(query, begun, by)
const signOn = (sub: string, amr = '', at?: number) => place.signOn(guest, sub, amr, at)
const failures = async () =>
  (
    await sql<{
      why: string
      code: string | null
    }>`select detail ->> 'why' as why, detail ->> 'code' as code from audit_log where action = 'sign-in' and outcome = 'failed' and detail ->> 'by' = 'provider' order by id desc limit 1`.execute(
      room.database.db,
    )
  ).rows[0]

describe('an officer signs in by the identity provider (choice:single-sign-on)', () => {
  test('whose login the claim is, is in, and bound from then on; no new password is asked for; the log says so', async () => {
    room.wait(100 * 24 * 60 * minute)
    const response = await signOn(`p-${who.login}`)
    expect(response.json()).toMatchObject({
      then: '/assets',
      session: { officer: { login: who.login }, pending: null, signOn: { title: '统一身份认证', isOnly: false } },
    })
    expect(response.cookies.find((each) => each.name === 'rongshu')).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    expect(await room.statusOf(guest)).toBe(200)
    expect(await room.lines(who)).toEqual(['sign-in done'])
    expect((await sql`select subject from officer_identities where officer_id = ${who.officerId}`.execute(room.database.db)).rows).toEqual([
      { subject: `p-${who.login}` },
    ])
    // Another person who is given the same login later.
    expect([(await signOn(`q-${who.login}`)).json(), await failures()]).toMatchObject([{ code: 'sign-on-nobody' }, { why: 'nobody' }])
    expect((await signOn(`p-${who.login}`)).statusCode).toBe(200)
    room.wait(-100 * 24 * 60 * minute)
  })

  test('counts as the second factor when the provider says so as configured, and not otherwise', async () => {
    who = await room.hire('registrar')
    expect((await signOn(`p-${who.login}`)).json()).toMatchObject({ session: { pending: 'enrolment' } })
    expect(await room.statusOf(guest)).toBe(403)
    expect((await signOn(`p-${who.login}`, 'pwd')).json()).toMatchObject({ session: { pending: 'enrolment' } })
    await room.enrol(guest)
    expect((await signOn(`p-${who.login}`, 'pwd')).json()).toMatchObject({ session: { pending: 'second-factor' } })
    expect((await signOn(`p-${who.login}`, 'pwd,mfa')).json()).toMatchObject({ session: { pending: null } })
    expect(await room.statusOf(guest)).toBe(200)
    const { items } = (await guest.ask('GET', '/api/session/devices')).json() as { items: { isThis: boolean; factor: string }[] }
    expect(items.find((each) => each.isThis)).toMatchObject({ factor: 'provider' })
  })

  test('signs out there too', async () => {
    await signOn(`p-${who.login}`)
    const { provider: address } = (await guest.ask('DELETE', '/api/session')).json() as { provider: string }
    expect(address).toMatch(`${place.provider.issuer}/session/end`)
    expect(await room.statusOf(guest)).toBe(401)
    const { guest: byPassword } = await room.enter(who)
    expect((await byPassword.ask('DELETE', '/api/session')).json()).toEqual({ done: true, provider: null })
  })

  test('proves who acts as of when the provider had it proved; anew it does so by asking there again, at the same post (choice:step-up)', async () => {
    const token = () =>
      guest.ask('POST', '/api/tokens', {
        name: '采集系统',
        scopes: ['read'],
        lastDay: new Date(room.now() + 24 * 60 * minute).toISOString().slice(0, 10),
      })
    await signOn(`p-${who.login}`, '', room.now() / 1000 - 3600)
    expect((await token()).json()).toMatchObject({ code: 'step-up', remedy: { zh: expect.stringContaining('统一身份认证') } })
    const response = await guest.ask('POST', '/api/sign-on', { then: '/account', isAnew: true })
    const { address } = response.json() as { address: string }
    expect(new URL(address).searchParams.get('prompt')).toBe('login')
    const cookies = `rongshu=${guest.cookie()}; rongshu-sign-on=${response.cookies.find((each) => each.name === 'rongshu-sign-on')!.value}`
    expect((await hand(await signInAtProvider(address, { sub: `p-${who.login}` }, redirect), { cookie: cookies })).json()).toMatchObject({
      then: '/account',
      session: { enteredBy: 'provider', post: { id: who.postId } },
    })
    await guest.ask('GET', '/api/session')
    expect((await token()).statusCode).toBe(200)
    const at = new Date(room.now())
    expect([provedBy({ provedAt: null }, at), provedBy({ provedAt: new Date(at.getTime() + minute) }, at)]).toEqual([new Date(0), at])
  })
})

describe('who does not come in', () => {
  test('whom no account is of; none is made', async () => {
    const officers = async () => (await sql<{ n: number }>`select count(*)::int as n from officers`.execute(room.database.db)).rows[0]!.n
    const before = await officers()
    const response = await signOn('p-nobody-here')
    expect([response.statusCode, response.json()]).toMatchObject([
      403,
      { code: 'sign-on-nobody', remedy: { zh: expect.stringContaining('管理员') } },
    ])
    expect(await officers()).toBe(before)
  })

  test('whose account waits, is suspended or closed, or who holds no post, is told so and what helps, as after the right password; nothing is bound, and the log says why (choice:account-approval)', async () => {
    const stand = (state: string) => sql`update officers set state = ${state} where id = ${who.officerId}`.execute(room.database.db)
    const bound = async () =>
      (
        await sql`select subject from officer_identities where officer_id = ${who.officerId} and subject is not null`.execute(
          room.database.db,
        )
      ).rows.length
    await stand('suspended')
    const response = await signOn(`p-${who.login}`)
    expect([response.statusCode, response.json(), await bound()]).toMatchObject([
      403,
      { code: 'account-suspended', remedy: { zh: expect.stringContaining('系统管理员申请恢复') } },
      0,
    ])
    expect(
      (
        await sql`select outcome, detail ->> 'why' as why from audit_log where action = 'sign-in' and object_id = ${who.officerId} order by id desc limit 1`.execute(
          room.database.db,
        )
      ).rows,
    ).toEqual([{ outcome: 'denied', why: 'suspended' }])
    await stand('active')
    expect((await signOn(`p-${who.login}`)).statusCode).toBe(200)
    await stand('closed')
    expect([(await signOn(`p-${who.login}`)).json(), await room.statusOf(guest)]).toMatchObject([{ code: 'account-closed' }, 401])
    await stand('active')
    await sql`update posts set until_on = '2026-01-01' where id = ${who.postId}`.execute(room.database.db)
    const { said } = await room.enter(who)
    expect([said, (await signOn(`p-${who.login}`)).json()]).toMatchObject([
      { code: 'no-post', remedy: { zh: expect.stringContaining('申请岗位') } },
      { code: 'no-post' },
    ])
    expect(
      (
        await sql`select outcome, detail ->> 'why' as why from audit_log where action = 'sign-in' and object_id = ${who.officerId} order by id desc limit 2`.execute(
          room.database.db,
        )
      ).rows,
    ).toEqual([
      { outcome: 'denied', why: 'no-post' },
      { outcome: 'denied', why: 'no-post' },
    ])
    // Somebody else who has the login of a bound account learns nothing of it.
    expect((await signOn(`q-${who.login}`)).json()).toMatchObject({ code: 'sign-on-nobody' })
  })

  test('an answer that was used, comes late, belongs to another browser, or has another state', async () => {
    const begun = await begin()
    const query = await signInAtProvider(begun.address, { sub: `p-${who.login}` }, redirect)
    const stranger = newGuest(room.app)
    const other = await begin(stranger)
    expect((await hand(query, other, stranger)).json()).toMatchObject({ code: 'sign-on-over' })
    expect((await hand(query.replace(/state=[^&]+/, `state=${'A'.repeat(43)}`), begun)).json()).toMatchObject({ code: 'sign-on-over' })
    expect((await hand(query, begun)).statusCode).toBe(200)
    expect([(await hand(query, begun, stranger)).json(), await failures()]).toMatchObject([{ code: 'sign-on-over' }, { why: 'over' }])
    guest = newGuest(room.app)
    const late = await begin()
    const answer = await signInAtProvider(late.address, { sub: `p-${who.login}` }, redirect)
    room.wait(11 * minute)
    expect((await hand(answer, late)).json()).toMatchObject({ code: 'sign-on-over', remedy: {} })
    expect((await hand('', late)).statusCode).toBe(400)
  })

  test('an answer to another nonce, with the code of another sign-in, from another issuer, or that is a no', async () => {
    const nonce = await begin()
    const spoilt = nonce.address.replace(/nonce=[^&]+/, `nonce=${'B'.repeat(43)}`)
    expect(spoilt).not.toBe(nonce.address)
    expect((await hand(await signInAtProvider(spoilt, { sub: `p-${who.login}` }, redirect), nonce)).json()).toMatchObject({
      code: 'sign-on-refused',
    })
    expect((await failures())?.why).toBe('refused')
    const [first, second] = [await begin(), await begin(newGuest(room.app))]
    const theirs = new URLSearchParams(await signInAtProvider(second.address, { sub: `p-${who.login}` }, redirect))
    const stateOf = ({ address }: Begun) => new URL(address).searchParams.get('state')!
    expect(
      (
        await hand(new URLSearchParams({ code: theirs.get('code')!, state: stateOf(first), iss: place.provider.issuer }).toString(), first)
      ).json(),
    ).toMatchObject({ code: 'sign-on-refused' })
    const foreign = await begin()
    const query = new URLSearchParams(await signInAtProvider(foreign.address, { sub: `p-${who.login}` }, redirect))
    query.set('iss', 'https://elsewhere.example')
    expect((await hand(query.toString(), foreign)).json()).toMatchObject({ code: 'sign-on-refused' })
    const no = await begin()
    expect([
      (await hand(new URLSearchParams({ error: 'access_denied', state: stateOf(no), iss: place.provider.issuer }).toString(), no)).json(),
      await failures(),
    ]).toMatchObject([{ code: 'sign-on-refused' }, { code: 'access_denied' }])
    expect(await room.statusOf(guest)).toBe(401)
  })
})

describe('settings', () => {
  test('a provider that is away is told as such, and passwords go on; switched off they do not', async () => {
    const gone = await startProvider({ redirect, afterwards: redirect, secret })
    await gone.stop()
    for (const isOnly of [false, true]) {
      const other = await openIdentityRoom({ signOn: place.settings(gone.issuer, isOnly ? { RONGSHU_PASSWORD_SIGN_IN: 'off' } : {}) })
      try {
        const hired = await other.hire('police')
        const visitor = newGuest(other.app)
        const response = await visitor.ask('POST', '/api/sign-on', {})
        expect([response.statusCode, response.json()]).toMatchObject([
          503,
          { code: 'provider-away', remedy: { zh: expect.stringContaining(isOnly ? '管理员' : '密码') } },
        ])
        const entered = await visitor.ask('POST', '/api/session', { login: hired.login, password: ownPassword })
        expect([entered.statusCode, entered.json()]).toMatchObject(isOnly ? [403, { code: 'password-off' }] : [200, { pending: null }])
      } finally {
        await other.close()
      }
    }
  })

  test('a provider that goes away meanwhile, or has a proxy answer for it, is told as away, not as a no', async () => {
    const other = await startProvider({ redirect, afterwards: redirect, secret })
    const behind = createServer((request, response) => {
      const issuer = `http://127.0.0.1:${(behind.address() as AddressInfo).port}`
      if (request.url?.includes('well-known'))
        return void response.setHeader('content-type', 'application/json').end(
          JSON.stringify({
            issuer,
            authorization_endpoint: `${issuer}/auth`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/jwks`,
            code_challenge_methods_supported: ['S256'],
          }),
        )
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')
    })
    await new Promise<void>((listening) => {
      behind.listen(0, '127.0.0.1', listening)
    })
    const rooms = [
      await openIdentityRoom({ signOn: place.settings(other.issuer) }),
      await openIdentityRoom({ signOn: place.settings(`http://127.0.0.1:${(behind.address() as AddressInfo).port}`) }),
    ] as const
    try {
      const [visitor, second] = [newGuest(rooms[0].app), newGuest(rooms[1].app)]
      const begun = await begin(visitor)
      const query = await signInAtProvider(begun.address, { sub: 'p-somebody' }, redirect)
      await other.stop()
      expect((await hand(query, begun, visitor)).json()).toMatchObject({
        code: 'provider-away',
        remedy: { zh: expect.stringContaining('密码') },
      })
      const asked = await begin(second)
      const state = new URL(asked.address).searchParams.get('state')!
      expect((await hand(new URLSearchParams({ code: 'x', state }).toString(), asked, second)).json()).toMatchObject({
        code: 'provider-away',
      })
      const busy = await begin()
      expect(
        (
          await hand(
            new URLSearchParams({
              error: 'temporarily_unavailable',
              state: new URL(busy.address).searchParams.get('state')!,
              iss: place.provider.issuer,
            }).toString(),
            busy,
          )
        ).json(),
      ).toMatchObject({ code: 'provider-away' })
    } finally {
      behind.close()
      for (const each of rooms) await each.close()
    }
  })

  test('a secret that is wrong or not there, and clocks that do not fit, are told as what they are, since beginning again would not help', async () => {
    writeFileSync(path.join(place.folder, 'wrong'), 'another secret')
    const wrong = await openIdentityRoom({
      signOn: place.settings(place.provider.issuer, { RONGSHU_OIDC_SECRET_FILE: path.join(place.folder, 'wrong') }),
    })
    const missing = await openIdentityRoom({
      signOn: place.settings(place.provider.issuer, {
        RONGSHU_OIDC_SECRET_FILE: path.join(place.folder, 'nowhere'),
        RONGSHU_PASSWORD_SIGN_IN: 'off',
      }),
    })
    try {
      const [visitor, second] = [newGuest(wrong.app), newGuest(missing.app)]
      const begun = await begin(visitor)
      expect((await hand(await signInAtProvider(begun.address, { sub: 'p-somebody' }, redirect), begun, visitor)).json()).toMatchObject({
        code: 'sign-on-setup',
        remedy: { zh: expect.stringContaining('密码登录') },
      })
      const response = await second.ask('POST', '/api/sign-on', {})
      expect([response.statusCode, response.json()]).toMatchObject([
        503,
        { code: 'sign-on-setup', remedy: { zh: expect.not.stringContaining('密码登录') } },
      ])
    } finally {
      await wrong.close()
      await missing.close()
    }
    const begun = await begin()
    const query = await signInAtProvider(begun.address, { sub: `p-${who.login}` }, redirect)
    const late = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 120 * minute)
    const response = await hand(query, begun)
    late.mockRestore()
    expect([response.json(), await failures()]).toMatchObject([
      { code: 'sign-on-clock', remedy: { zh: expect.stringContaining('时钟') } },
      { why: 'clock', code: 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' },
    ])
  })

  test('where passwords are switched off none proves anew who acts either (choice:step-up)', async () => {
    const other = await openIdentityRoom({ signOn: place.settings(place.provider.issuer, { RONGSHU_PASSWORD_SIGN_IN: 'off' }) })
    try {
      const hired = await other.hire('police')
      const visitor = newGuest(other.app)
      const begun = await begin(visitor)
      expect(
        (await hand(await signInAtProvider(begun.address, { sub: `p-${hired.login}` }, redirect), begun, visitor)).json(),
      ).toMatchObject({ session: { pending: null, enteredBy: 'provider', signOn: { isOnly: true } } })
      await visitor.ask('GET', '/api/session')
      expect((await visitor.ask('POST', '/api/session/proof', { proof: { by: 'password', password: ownPassword } })).json()).toMatchObject({
        code: 'invalid',
        fields: [{ field: 'proof' }],
      })
    } finally {
      await other.close()
    }
  })

  test('without one nothing of it is there', async () => {
    const other = await openIdentityRoom()
    try {
      const visitor = newGuest(other.app)
      expect((await visitor.ask('GET', '/api/session')).json()).toMatchObject({ signOn: null })
      expect((await visitor.ask('POST', '/api/sign-on', {})).statusCode).toBe(404)
    } finally {
      await other.close()
    }
  })

  test('that cannot be used are told at the start', () => {
    expect(readSignOn({})).toBeNull()
    expect(() => readSignOn({ RONGSHU_PASSWORD_SIGN_IN: 'off' })).toThrow('RONGSHU_OIDC_ISSUER')
    expect(() => readSignOn({ RONGSHU_OIDC_ISSUER: 'http://id.example', RONGSHU_OIDC_CLIENT: 'x' })).toThrow('https')
    expect(() => readSignOn({ RONGSHU_OIDC_ISSUER: 'https://id.example' })).toThrow('RONGSHU_OIDC_CLIENT')
    expect(readSignOn({ RONGSHU_OIDC_ISSUER: 'https://id.example', RONGSHU_OIDC_CLIENT: 'x', RONGSHU_OIDC_CLAIM: '' })).toMatchObject({
      claim: null,
      factorAmr: [],
      isOnly: false,
    })
  })
})
