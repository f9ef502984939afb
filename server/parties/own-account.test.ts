import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { minute, openIdentityRoom, ownPassword as password, type Hired, type IdentityRoom } from '../test/identity-room.ts'
import type { Guest } from '../test/visit.ts'

let room: IdentityRoom
beforeAll(async () => {
  room = await openIdentityRoom()
})
afterAll(() => room.close())

let who: Hired

describe('passwords (choice:password)', () => {
  const change = (guest: Guest, current: string, next: string) => guest.ask('PUT', '/api/session/password', { current, next })

  test('one that an administrator gave is changed first, and nothing else answers before', async () => {
    who = await room.hire('police', true)
    const { guest, said } = await room.enter(who)
    expect(said.pending).toBe('new-password')
    expect((await guest.ask('GET', '/api/inbox/counts')).json()).toMatchObject({ code: 'new-password', basis: 'choice:password' })
    expect((await change(guest, password, 'Own-choice-2027')).statusCode).toBe(200)
    expect(await room.statusOf(guest)).toBe(200)
  })

  test('one that was reset while the old one was being looked at stands: whoever knew the old one gets nothing by it, and their session is over', async () => {
    who = await room.hire('police')
    const { guest } = await room.enter(who)
    const keeper = await room.database.pool.connect()
    await keeper.query('begin')
    await keeper.query(`update officers set password_hash = 'set by another', must_change_password = true where id = $1`, [who.officerId])
    const changing = change(guest, password, 'Thief-choice-2027')
    await expect
      .poll(
        async () =>
          (await room.database.pool.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))
            .rowCount,
      )
      .toBeGreaterThan(0)
    await keeper.query('commit')
    keeper.release()
    expect((await changing).json()).toMatchObject({ fields: [{ field: 'current', message: { zh: expect.stringContaining('刚被重设') } }] })
    expect(
      (
        await room.database.pool.query('select password_hash as hash, must_change_password as must from officers where id = $1', [
          who.officerId,
        ])
      ).rows,
    ).toEqual([{ hash: 'set by another', must: true }])
  })

  test('one that is 90 days old is changed at the next sign-in', async () => {
    who = await room.hire('police')
    room.wait(90 * 24 * 60 * minute)
    expect((await room.enter(who)).said.pending).toBe('new-password')
    room.wait(-90 * 24 * 60 * minute)
  })

  test('none of the last five is used again; the sixth may be', async () => {
    who = await room.hire('police')
    const { guest } = await room.enter(who)
    const words = [password, 'Second-word-of-mine', 'Third-word-of-mine', 'Fourth-word-of-mine', 'Fifth-word-of-mine']
    for (let i = 1; i < words.length; i++) expect((await change(guest, words[i - 1]!, words[i]!)).statusCode).toBe(200)
    for (const word of words)
      expect((await change(guest, words[4]!, word)).json()).toMatchObject({ basis: 'choice:password-history', fields: [{ field: 'next' }] })
    expect((await change(guest, words[4]!, 'Sixth-word-of-mine')).statusCode).toBe(200)
    expect((await change(guest, 'Sixth-word-of-mine', password)).statusCode).toBe(200)
    expect(
      (
        await sql<{ n: number }>`select count(*)::int as n from past_passwords where officer_id = ${who.officerId}`.execute(
          room.database.db,
        )
      ).rows[0]!.n,
    ).toBe(4)
  })

  test('a common one, rows of keys, and one with the name or the organisation in it are refused', async () => {
    who = await room.hire('police')
    const { guest } = await room.enter(who)
    for (const bad of [
      'Password@2026',
      'P@ssw0rd!!2026',
      'Admin123456!',
      'qwertyuiop123456',
      '1qaz2wsx3edc4rfv',
      '123456789012',
      'abcabcabcabc',
      '我是林榕密码很长很长的',
      `Pw-${who.organisation}-2026`,
    ])
      expect([bad, (await change(guest, password, bad)).json()]).toMatchObject([bad, { code: 'invalid', fields: [{ field: 'next' }] }])
  })

  test('the right one among many guesses at the same time is no better than locked (choice:lock-out)', async () => {
    who = await room.hire('police')
    const { guest } = await room.enter(who)
    const guesses = await Promise.all(
      [...Array.from({ length: 12 }, (_, n) => `Guess-number-${n}`), password].map((word) => change(guest, word, 'Own-choice-2027')),
    )
    expect(guesses.at(-1)!.json()).toMatchObject({ code: 'locked', basis: 'choice:lock-out' })
    expect((await room.enter(who, 'Own-choice-2027')).said.pending).toBeUndefined()
  })

  test('an administrator gives a new first one, which ends the sessions and is to be changed', async () => {
    who = await room.hire('police')
    const forgot = who
    const { guest: theirs } = await room.enter(who)
    who = await room.hire('security-administrator')
    const { guest } = await room.enter(who)
    await room.enrol(guest)
    expect(
      (await guest.ask('PUT', `/api/officers/${forgot.officerId}/password`, { password: 'short', reason: '忘记密码' })).statusCode,
    ).toBe(400)
    expect(
      (await guest.ask('PUT', `/api/officers/${forgot.officerId}/password`, { password: 'Given-for-once-26', reason: '忘记密码' }))
        .statusCode,
    ).toBe(200)
    expect(await room.statusOf(theirs)).toBe(401)
    expect((await room.enter(forgot, 'Given-for-once-26')).said.pending).toBe('new-password')
  })
})

describe('devices (choice:session)', () => {
  test('are listed with browser, address and times; one or all others are ended, at once', async () => {
    who = await room.hire('police')
    const [first, second, third] = [
      (await room.enter(who, password, { 'user-agent': 'Mozilla/5.0 Firefox/150.0' })).guest,
      (await room.enter(who)).guest,
      (await room.enter(who)).guest,
    ]
    const { items, total } = (await first.ask('GET', '/api/session/devices')).json() as {
      total: number
      items: { id: string; browser: string; isThis: boolean; address: string; factor: string }[]
    }
    expect(total).toBe(3)
    expect(items.find((each) => each.isThis)).toMatchObject({
      browser: 'Mozilla/5.0 Firefox/150.0',
      address: expect.stringMatching(/^198\.18\./),
      factor: 'none',
    })
    const page = (await first.ask('GET', '/api/session/devices?limit=2')).json() as { next: string; items: { id: string }[] }
    const rest = (await first.ask('GET', `/api/session/devices?limit=2&cursor=${page.next}`)).json() as {
      next: null
      items: { id: string }[]
    }
    expect([...page.items, ...rest.items].map((each) => each.id).sort()).toEqual(items.map((each) => each.id).sort())
    const { items: seen } = (await second.ask('GET', '/api/session/devices')).json() as { items: { id: string; isThis: boolean }[] }
    const own = seen.find((each) => each.isThis)!.id
    expect((await third.ask('DELETE', `/api/session/devices/${own}`)).json()).toEqual({ done: true })
    expect(await room.statusOf(second)).toBe(401)
    expect((await third.ask('DELETE', '/api/session/devices')).json()).toEqual({ ended: 1 })
    expect([await room.statusOf(first), await room.statusOf(third)]).toEqual([401, 200])
    expect(await room.lines(who)).toEqual(expect.arrayContaining(['end-session done', 'end-other-sessions done']))
  })

  test('nobody ends a session of somebody else, and an administrator ends all of one officer at the next request', async () => {
    who = await room.hire('police')
    const victim = (await room.enter(who)).guest
    const victimId = who.officerId
    const { items } = (await victim.ask('GET', '/api/session/devices')).json() as { items: { id: string }[] }
    who = await room.hire('police')
    expect((await (await room.enter(who)).guest.ask('DELETE', `/api/session/devices/${items[0]!.id}`)).statusCode).toBe(404)
    expect(await room.statusOf(victim)).toBe(200)
    who = await room.hire('security-administrator')
    const { guest } = await room.enter(who)
    await room.enrol(guest)
    expect((await guest.ask('DELETE', `/api/officers/${victimId}/sessions`)).json()).toEqual({ done: true })
    expect(await room.statusOf(victim)).toBe(401)
  })

  test('a post that is ended and an account that is disabled end the sessions at the next request', async () => {
    who = await room.hire('police')
    const { guest } = await room.enter(who)
    expect(await room.statusOf(guest)).toBe(200)
    await sql`update officers set state = 'suspended' where id = ${who.officerId}`.execute(room.database.db)
    expect(await room.statusOf(guest)).toBe(401)
    who = await room.hire('police')
    const other = (await room.enter(who)).guest
    await sql`update posts set ended_at = now() where id = ${who.postId}`.execute(room.database.db)
    expect(await room.statusOf(other)).toBe(401)
  })
})
