import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Hired, type IdentityRoom, openIdentityRoom } from '../test/identity-room.ts'
import type { Guest } from '../test/visit.ts'

let room: IdentityRoom
let keeper: Guest
let other: Guest
beforeAll(async () => {
  room = await openIdentityRoom()
  const whole = async () => {
    const { guest } = await room.enter(await room.hire('security-administrator'))
    await room.enrol(guest)
    return guest
  }
  keeper = await whole()
  other = await whole()
})
afterAll(() => room.close())

const given = 'Fresh-banyan-1066'
const reset = async (by: Guest, who: Hired, part: 'password' | 'factors') => {
  room.wait(1000)
  const response =
    part === 'password'
      ? await by.ask('PUT', `/api/officers/${who.officerId}/password`, { password: given, reason: '本人遗忘' })
      : await by.ask('PUT', `/api/officers/${who.officerId}/factors-reset`, { reason: '手机丢失' })
  return [response.statusCode, (response.json() as { code?: string }).code]
}
const refused = [409, 'two-resets']

describe('重设他人的密码和第二因素（§7.1，choice:two-resets）', () => {
  test('同一名安全管理员不能两样都重设，哪样在先都不行；另一名可以', async () => {
    for (const [first, second] of [
      ['password', 'factors'],
      ['factors', 'password'],
    ] as const) {
      const who = await room.hire('registrar')
      await room.enrol((await room.enter(who)).guest)
      expect(await reset(keeper, who, first)).toEqual([200, undefined])
      expect(await reset(keeper, who, second)).toEqual(refused)
      expect(await reset(keeper, who, first)).toEqual([200, undefined])
      expect(await reset(other, who, second)).toEqual([200, undefined])
      expect(await reset(keeper, who, second)).toEqual(refused)
    }
  })

  test('只凭重设的密码登录了一半不算；本人带第二因素登录之后，可以再重设', async () => {
    const who = await room.hire('registrar')
    const { secret } = await room.enrol((await room.enter(who)).guest)
    await reset(keeper, who, 'password')
    const { guest, said } = await room.enter(who, given)
    expect(said.pending).toBe('second-factor')
    expect(await reset(keeper, who, 'factors')).toEqual(refused)
    expect((await guest.ask('POST', '/api/session/proof', { proof: { by: 'code', code: room.codeOf(secret) } })).json()).toMatchObject({
      pending: 'new-password',
    })
    expect(await reset(keeper, who, 'factors')).toEqual(refused)
    await guest.ask('PUT', '/api/session/password', { current: given, next: 'Quiet-river-1066' })
    expect(await reset(keeper, who, 'factors')).toEqual([200, undefined])
  })

  test('每次重设都告知任职单位，并发到本人已确认的邮箱；管理员的告知同岗管理员', async () => {
    const who = await room.hire('registrar')
    await sql`insert into mail_addresses (officer_id, sealed, asked_at, confirmed_at) values (${who.officerId}, '\\x00', now(), now())`.execute(
      room.database.db,
    )
    await reset(keeper, who, 'password')
    await reset(other, who, 'factors')
    const told = async (subject: string) =>
      (
        await sql<{
          zh: string
          unit: string | null
          role: string | null
          letters: number
        }>`select n.words ->> 'zh' as zh, o.name as unit, n.for_role as role, (select count(*)::int from letters l where l.note_id = n.id and l.officer_id = ${who.officerId}) as letters from notes n left join organisations o on o.id = n.organisation_id where n.kind = 'account-reset' and n.subject like ${`${subject}:%`} order by n.id`.execute(
          room.database.db,
        )
      ).rows
    expect(await told(who.officerId)).toEqual([
      { zh: expect.stringContaining('林榕的密码已由安全管理员林榕重设'), unit: who.organisation, role: null, letters: 1 },
      { zh: expect.stringContaining('林榕的第二因素已由安全管理员林榕重设'), unit: who.organisation, role: null, letters: 1 },
    ])
    const auditor = await room.hire('audit-administrator')
    await reset(keeper, auditor, 'factors')
    expect(await told(auditor.officerId)).toEqual([{ zh: expect.any(String), unit: null, role: 'audit-administrator', letters: 0 }])
  })
})
