import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { minute, type Hired, type IdentityRoom } from '../test/identity-room.ts'
import { openSignOnRoom, type SignOnRoom } from '../test/sign-on-room.ts'
import { newGuest, type Guest } from '../test/visit.ts'

const reason = '两边登录名不一致'
let place: SignOnRoom
let room: IdentityRoom
let guest: Guest
let who: Hired
beforeAll(async () => {
  place = await openSignOnRoom()
  room = place.room
})
afterAll(() => place.close())
beforeEach(async () => {
  guest = newGuest(room.app)
  who = await room.hire('police')
})

describe('an officer bound to a person of the provider by an administrator (choice:single-sign-on, choice:two-resets)', () => {
  test('bound by an administrator, whatever the claim says, until that ends', async () => {
    const administrator = (await room.enter(await room.hire('security-administrator'))).guest
    await room.enrol(administrator)
    const url = `/api/officers/${who.officerId}/identity`
    expect((await administrator.ask('GET', url)).json()).toEqual({ subject: null, boundAt: null, isByClaim: true })
    expect((await administrator.ask('PUT', url, { subject: '  ', reason })).json()).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'subject' }],
    })
    expect((await administrator.ask('PUT', url, { subject: 'p-somebody-else', reason })).json()).toMatchObject({
      subject: 'p-somebody-else',
    })
    expect(
      (
        await administrator.ask('PUT', `/api/officers/${(await room.hire('police')).officerId}/identity`, {
          subject: 'p-somebody-else',
          reason,
        })
      ).json(),
    ).toMatchObject({ code: 'identity-taken' })
    expect((await place.signOn(guest, `p-${who.login}`)).statusCode).toBe(403)
    expect((await place.signOn(guest, 'p-somebody-else')).json()).toMatchObject({ session: { officer: { login: who.login } } })
    expect((await administrator.ask('DELETE', url)).json()).toEqual({ subject: null, boundAt: null, isByClaim: false })
    expect(await room.statusOf(guest)).toBe(401)
    expect((await place.signOn(guest, 'p-somebody-else')).statusCode).toBe(403)
    expect((await place.signOn(guest, `p-${who.login}`)).json()).toMatchObject({ code: 'sign-on-nobody' })
  })

  test('who is bound in the place of somebody else ends the sessions of that one; the log names both', async () => {
    const administrator = (await room.enter(await room.hire('security-administrator'))).guest
    await room.enrol(administrator)
    const { secret: device } = await room.enrol((await room.enter(who)).guest)
    const signOn = async (subject: string) => {
      await place.signOn(guest, subject)
      room.wait(minute)
      return guest.ask('POST', '/api/session/proof', { proof: { by: 'code', code: room.codeOf(device) } })
    }
    await signOn(`p-${who.login}`)
    const bind = () => administrator.ask('PUT', `/api/officers/${who.officerId}/identity`, { subject: `q-${who.login}`, reason })
    expect((await bind()).statusCode).toBe(200)
    expect(await room.statusOf(guest)).toBe(401)
    expect(
      (
        await sql`select detail -> 'before' as before from audit_log where action = 'bind-identity' order by id desc limit 1`.execute(
          room.database.db,
        )
      ).rows,
    ).toEqual([{ before: `p-${who.login}` }])
    expect((await signOn(`q-${who.login}`)).json()).toMatchObject({ pending: null })
    expect([(await bind()).statusCode, await room.statusOf(guest)]).toEqual([200, 200])
  })

  test('whoever bound somebody to a person of the provider gets nothing by it: its factor does not count until the owner came by what is their own, and password and factors are for another administrator (choice:two-resets)', async () => {
    const registrar = await room.hire('registrar')
    const own = (await room.enter(registrar)).guest
    const { secret: device } = await room.enrol(own)
    const administrator = (await room.enter(await room.hire('security-administrator'))).guest
    await room.enrol(administrator)
    const url = `/api/officers/${registrar.officerId}`
    expect((await administrator.ask('PUT', `${url}/identity`, { subject: 'p-one-of-mine', reason: ' ' })).json()).toMatchObject({
      fields: [{ field: 'reason' }],
    })
    expect((await administrator.ask('PUT', `${url}/identity`, { subject: 'p-one-of-mine', reason })).statusCode).toBe(200)
    expect(await room.statusOf(own)).toBe(401)
    expect((await place.signOn(guest, 'p-one-of-mine', 'mfa')).json()).toMatchObject({
      session: { officer: { login: registrar.login }, pending: 'second-factor' },
    })
    const resets = async () => [
      (await administrator.ask('PUT', `${url}/factors-reset`, { reason })).json(),
      (await administrator.ask('PUT', `${url}/password`, { password: 'Fresh-banyan-1066', reason })).json(),
    ]
    expect(await resets()).toMatchObject([
      { code: 'two-resets', message: { zh: expect.stringContaining('统一身份绑定') } },
      { code: 'two-resets' },
    ])
    expect(
      (
        await sql`select words ->> 'zh' as zh from notes where kind = 'account-reset' and subject like ${`${registrar.officerId}:identity:%`}`.execute(
          room.database.db,
        )
      ).rows,
    ).toEqual([{ zh: expect.stringContaining('统一身份绑定已由安全管理员') }])
    // The owner comes by their own device: from then on the binding is theirs.
    room.wait(minute)
    expect((await guest.ask('POST', '/api/session/proof', { proof: { by: 'code', code: room.codeOf(device) } })).json()).toMatchObject({
      pending: null,
    })
    expect((await place.signOn(guest, 'p-one-of-mine', 'mfa')).json()).toMatchObject({ session: { pending: null } })
    expect((await administrator.ask('PUT', `${url}/factors-reset`, { reason })).statusCode).toBe(200)
  })

  test('an account its owner uses without a factor of their own is bound by no administrator alone; the owner enrols one first, and whoever is bound then gets nothing by it (choice:two-resets)', async () => {
    const [one, another] = await Promise.all([1, 2].map(async () => (await room.enter(await room.hire('security-administrator'))).guest))
    for (const each of [one!, another!]) await room.enrol(each)
    await place.signOn(guest, `p-${who.login}`)
    const url = `/api/officers/${who.officerId}/identity`
    const bind = async (by: Guest) => (await by.ask('PUT', url, { subject: `s-${who.login}`, reason })).json()
    for (const each of [one!, another!])
      expect(await bind(each)).toMatchObject({
        code: 'two-resets',
        basis: 'choice:two-resets',
        remedy: { zh: expect.stringContaining('另行申请') },
      })
    expect(await room.statusOf(guest)).toBe(200)
    // Ending the binding first opens no way around it; what was ended is restored.
    expect((await one!.ask('DELETE', url)).statusCode).toBe(200)
    expect(await bind(another!)).toMatchObject({ code: 'two-resets' })
    expect((await one!.ask('PUT', url, { subject: `p-${who.login}`, reason })).json()).toMatchObject({ subject: `p-${who.login}` })
    expect(await bind(another!)).toMatchObject({ code: 'two-resets' })
    expect((await place.signOn(guest, `s-${who.login}`)).statusCode).toBe(403)
    await room.enrol((await room.enter(who)).guest)
    expect(await bind(one!)).toMatchObject({ subject: `s-${who.login}` })
    expect((await place.signOn(guest, `s-${who.login}`, 'mfa')).json()).toMatchObject({ session: { pending: 'second-factor' } })
  })

  test('an account nobody used yet is bound by one; the device that whoever is bound enrols proves no owner, so that password and factors stay with another administrator (choice:two-resets)', async () => {
    const registrar = await room.hire('registrar')
    const [one, another] = await Promise.all([1, 2].map(async () => (await room.enter(await room.hire('security-administrator'))).guest))
    for (const each of [one!, another!]) await room.enrol(each)
    const url = `/api/officers/${registrar.officerId}`
    // A wrong person first: while nobody came in, the same hand mends it.
    for (const subject of [`wrong-${registrar.login}`, `t-${registrar.login}`])
      expect((await one!.ask('PUT', `${url}/identity`, { subject, reason })).json()).toMatchObject({ subject })
    const signOn = async () => (await place.signOn(guest, `t-${registrar.login}`, 'mfa', room.now())).json()
    expect(await signOn()).toMatchObject({ session: { pending: 'enrolment' } })
    const { secret: device, status } = await room.enrol(guest)
    expect([status, await room.statusOf(guest)]).toEqual([200, 200])
    const reset = async (by: Guest) => (await by.ask('PUT', `${url}/password`, { password: 'Fresh-banyan-1066', reason })).json()
    expect(await reset(one!)).toMatchObject({ code: 'two-resets' })
    expect(await signOn()).toMatchObject({ session: { pending: 'second-factor' } })
    expect((await guest.ask('POST', '/api/session/proof', { proof: { by: 'code', code: room.codeOf(device) } })).json()).toMatchObject({
      pending: null,
    })
    expect(await reset(one!)).toMatchObject({ code: 'two-resets' })
    expect(await reset(another!)).not.toMatchObject({ code: 'two-resets' })
  })
})
