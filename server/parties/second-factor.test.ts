import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildServer } from '#server/http/serve.ts'
import { minute, openIdentityRoom, ownPassword as password, type Hired, type IdentityRoom } from '../test/identity-room.ts'
import { newGuest, type Guest } from '../test/visit.ts'
import { makeDoorkeeper } from './doorkeeper.ts'
import { identityHandlings } from './identity.routes.ts'
import { sessionHandlings } from './session.routes.ts'

let room: IdentityRoom
beforeAll(async () => {
  room = await openIdentityRoom()
})
afterAll(() => room.close())

let who: Hired
beforeEach(async () => {
  who = await room.hire('registrar')
})
const prove = (guest: Guest, proof: object) => guest.ask('POST', '/api/session/proof', { proof })

describe('a post that decides (choice:second-factor)', () => {
  test('signs in without a factor only as far as enrolling one; nothing else answers, and the refusal says what helps', async () => {
    const { guest, said } = await room.enter(who)
    expect(said).toMatchObject({ pending: 'enrolment', factors: [] })
    const refused = await guest.ask('GET', '/api/inbox/counts')
    expect(refused.statusCode).toBe(403)
    expect(refused.json()).toMatchObject({
      code: 'enrolment',
      basis: 'choice:second-factor',
      remedy: { zh: expect.stringContaining('启用') },
    })
    for (const [method, url] of [
      ['GET', '/api/organisations'],
      ['GET', '/api/session/devices'],
      ['POST', '/api/factors/recovery-codes'],
      ['DELETE', '/api/factors/code'],
    ] as const)
      expect([url, (await guest.ask(method, url)).statusCode]).toEqual([url, 403])
    expect((await guest.ask('PUT', '/api/session/post', { postId: who.postId })).statusCode).toBe(403)
    expect((await guest.ask('GET', '/api/session')).json()).toMatchObject({ officer: { login: who.login }, pending: 'enrolment' })
    const before = guest.cookie()
    const { status, recovery } = await room.enrol(guest)
    expect([status, recovery.length]).toEqual([200, 10])
    expect(guest.cookie()).not.toBe(before)
    expect(await room.statusOf(guest)).toBe(200)
    expect(await room.lines(who)).toEqual([
      'sign-in done',
      'refused denied',
      'refused denied',
      'refused denied',
      'refused denied',
      'refused denied',
      'refused denied',
      'enrol-code done',
      'make-recovery-codes done',
    ])
  })

  test('counts as signed in to once nothing is lacking any more, not with the password alone (choice:dormant-accounts)', async () => {
    const signedIn = async () =>
      (await sql<{ at: Date | null }>`select signed_in_at as at from officers where id = ${who.officerId}`.execute(room.database.db))
        .rows[0]!.at
    const { guest } = await room.enter(who)
    expect(await signedIn()).toBe(null)
    const { secret } = await room.enrol(guest)
    const first = await signedIn()
    expect(first).not.toBe(null)
    const later = (await room.enter(who)).guest
    expect(await signedIn()).toEqual(first)
    expect((await prove(later, { by: 'code', code: room.codeOf(secret) })).json()).toMatchObject({ pending: null })
    expect((await signedIn())! > first!).toBe(true)
  })

  test('signs in with password and code; a code counts once, and one before it no more', async () => {
    const { secret } = await room.enrol((await room.enter(who)).guest)
    const { guest, said } = await room.enter(who)
    expect(said).toMatchObject({ pending: 'second-factor', factors: ['code', 'recovery'] })
    expect((await guest.ask('GET', '/api/inbox/counts')).json()).toMatchObject({ code: 'second-factor' })
    expect((await prove(guest, { by: 'password', password })).statusCode).toBe(422)
    expect(
      (
        await prove(guest, {
          by: 'passkey',
          answer: {
            id: 'AAAA',
            rawId: 'AAAA',
            type: 'public-key',
            response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
          },
        })
      ).statusCode,
    ).toBe(422)
    const [code, before] = [room.codeOf(secret), guest.cookie()]
    const [once, again] = await Promise.all([
      prove(guest, { by: 'code', code }),
      prove((await room.enter(who)).guest, { by: 'code', code }),
    ])
    expect([once.statusCode, again.statusCode].toSorted((a, b) => a - b)).toEqual([200, 422])
    if (once.statusCode === 200) expect(guest.cookie()).not.toBe(before)
    room.wait(minute)
    const later = (await room.enter(who)).guest
    expect((await prove(later, { by: 'code', code: room.codeOf(secret, room.now() - minute) })).statusCode).toBe(422)
    expect((await prove(later, { by: 'code', code: room.codeOf(secret) })).json()).toMatchObject({ pending: null })
    expect(await room.statusOf(later)).toBe(200)
    expect(await room.lines(who)).toContain('second-factor failed')
    expect(await room.lines(who)).toContain('second-factor done')
  })

  test('the right password buys no further guesses of the code: five wrong ones lock the login', async () => {
    const { secret } = await room.enrol((await room.enter(who)).guest)
    const statuses = []
    for (let i = 0; i < 5; i++)
      statuses.push(
        (await prove((await room.enter(who)).guest, { by: 'code', code: room.codeOf(secret, room.now() + 3_600_000) })).statusCode,
      )
    expect(statuses).toEqual([422, 422, 422, 422, 429])
    expect((await newGuest(room.app).ask('POST', '/api/session', { login: who.login, password })).statusCode).toBe(429)
    room.wait(15 * minute)
    expect((await prove((await room.enter(who)).guest, { by: 'code', code: room.codeOf(secret) })).statusCode).toBe(200)
  })

  test('a recovery code counts once, however it is typed; new ones void those before; none is kept as it is', async () => {
    const { recovery, secret } = await room.enrol((await room.enter(who)).guest)
    const { rows } = await sql<{
      kept: string
    }>`select coalesce(string_agg(r::text, ''), '') || (select string_agg(c::text || encode(sealed, 'escape'), '') from one_time_codes c) as kept from recovery_codes r`.execute(
      room.database.db,
    )
    for (const word of [...recovery, secret]) expect(rows[0]!.kept).not.toContain(word)
    const { guest } = await room.enter(who)
    expect((await prove(guest, { by: 'recovery', code: recovery[0]!.toLowerCase().replaceAll('-', ' ') })).statusCode).toBe(200)
    expect((await prove((await room.enter(who)).guest, { by: 'recovery', code: recovery[0]! })).statusCode).toBe(422)
    expect((await guest.ask('GET', '/api/factors')).json()).toMatchObject({ recoveryLeft: 9, isNeeded: true, passkeys: [] })
    const fresh = (await guest.ask('POST', '/api/factors/recovery-codes')).json().recovery as string[]
    expect((await prove((await room.enter(who)).guest, { by: 'recovery', code: recovery[1]! })).statusCode).toBe(422)
    expect((await prove((await room.enter(who)).guest, { by: 'recovery', code: fresh[1]! })).statusCode).toBe(200)
  })

  test('keeps its last factor; whoever enrolled elsewhere proves it in every other session', async () => {
    const other = (await room.enter(who)).guest
    const { guest } = await room.enter(who)
    await room.enrol(guest)
    expect((await other.ask('GET', '/api/session')).json()).toMatchObject({ pending: 'second-factor' })
    expect((await guest.ask('DELETE', '/api/factors/code')).json()).toMatchObject({ code: 'last-factor', basis: 'choice:second-factor' })
    expect((await guest.ask('POST', '/api/factors/code')).statusCode).toBe(409)
  })

  test('keeps one of two that are removed at the same moment', async () => {
    const { guest } = await room.enter(who)
    await room.enrol(guest)
    const {
      rows: [key],
    } = await sql<{
      id: string
    }>`insert into passkeys (officer_id, credential, public_key, counter, transports, name, added_at) values (${who.officerId}, ${who.officerId}, '\\x00', 0, '{}', '钥匙', now()) returning id`.execute(
      room.database.db,
    )
    // The other one is removed in a transaction that has not ended yet.
    const other = await room.database.pool.connect()
    await other.query('begin')
    await other.query('select from officers where id = $1 for update', [who.officerId])
    await other.query('delete from passkeys where id = $1', [key!.id])
    const removing = guest.ask('DELETE', '/api/factors/code')
    await other.query('select pg_sleep(0.3)')
    await other.query('commit')
    other.release()
    expect((await removing).json()).toMatchObject({ code: 'last-factor' })
  })

  test('others need none, may enrol, and give it up again with its recovery codes', async () => {
    who = await room.hire('police')
    const { guest, said } = await room.enter(who)
    expect(said.pending).toBe(null)
    expect(await room.statusOf(guest)).toBe(200)
    await room.enrol(guest)
    expect((await room.enter(who)).said.pending).toBe('second-factor')
    expect((await guest.ask('DELETE', '/api/factors/code')).json()).toMatchObject({ codeSince: null, recoveryLeft: 0, isNeeded: false })
    expect((await room.enter(who)).said.pending).toBe(null)
  })

  test('where nothing is forced, as in the demonstration, it works without; a factor that was enrolled is asked for all the same', async () => {
    const plain = { ...room.platform, config: { ...room.platform.config, forcesIdentity: false } }
    const open = await buildServer(plain, makeDoorkeeper(plain), [...sessionHandlings(plain), ...identityHandlings(plain)])
    const guest = newGuest(open)
    expect((await guest.ask('POST', '/api/session', { login: who.login, password })).json()).toMatchObject({ pending: null })
    await room.enrol(guest)
    expect((await newGuest(open).ask('POST', '/api/session', { login: who.login, password })).json()).toMatchObject({
      pending: 'second-factor',
    })
    await open.close()
  })
})

describe('proving it anew (choice:step-up)', () => {
  test('after ten minutes a change of factors asks for it, by password, code or recovery code, and goes on', async () => {
    const { guest } = await room.enter(who)
    const { secret } = await room.enrol(guest)
    room.wait(10 * minute)
    const refused = await guest.ask('POST', '/api/factors/recovery-codes')
    expect(refused.statusCode).toBe(403)
    expect(refused.json()).toMatchObject({ code: 'step-up', basis: 'choice:step-up' })
    expect((await prove(guest, { by: 'password', password: 'wrong' })).json()).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'proof' }],
    })
    const before = guest.cookie()
    for (const proof of [() => ({ by: 'password', password }), () => ({ by: 'code', code: room.codeOf(secret) })]) {
      expect((await prove(guest, proof())).statusCode).toBe(200)
      expect(guest.cookie()).toBe(before)
      expect((await guest.ask('POST', '/api/factors/recovery-codes')).statusCode).toBe(200)
      room.wait(10 * minute)
      expect((await guest.ask('POST', '/api/factors/recovery-codes')).statusCode).toBe(403)
    }
    expect(await room.lines(who)).toContain('step-up failed')
    expect(await room.lines(who)).toContain('step-up done')
  })

  test('an administrator proves it before taking a lost device away; the officer enrols anew', async () => {
    await room.enrol((await room.enter(who)).guest)
    const lost = who
    const { guest: theirs } = await room.enter(who)
    who = await room.hire('security-administrator')
    const { guest } = await room.enter(who)
    await room.enrol(guest)
    room.wait(10 * minute)
    const reset = (id = lost.officerId, reason = '手机丢失') => guest.ask('PUT', `/api/officers/${id}/factors-reset`, { reason })
    expect((await reset()).json()).toMatchObject({ code: 'step-up' })
    await prove(guest, { by: 'password', password })
    expect((await reset(lost.officerId, '  ')).json()).toMatchObject({ code: 'invalid', fields: [{ field: 'reason' }] })
    expect((await reset(who.officerId)).json()).toMatchObject({ code: 'own-factors' })
    expect((await reset()).json()).toEqual({ done: true })
    expect((await theirs.ask('GET', '/api/session')).json().officer).toBe(null)
    expect((await room.enter(lost)).said.pending).toBe('enrolment')
    expect(await room.lines(who)).toContain('reset-factors done')
  })
})
