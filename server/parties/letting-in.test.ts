import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIdentityRoom, ownPassword, type IdentityRoom } from '../test/identity-room.ts'
import { letIn } from './letting-in.ts'

let room: IdentityRoom
beforeAll(async () => {
  room = await openIdentityRoom()
})
afterAll(() => room.close())

test('a security administrator who lost everything is let in from the machine, and nobody else is (choice:account-approval)', async () => {
  const who = await room.hire('security-administrator')
  const { guest } = await room.enter(who)
  await room.enrol(guest)
  await sql`update officers set failures = 5, locked_until = ${new Date(room.now() + 600_000)} where id = ${who.officerId}`.execute(
    room.database.db,
  )
  const { name, password } = await letIn(room.platform, ` ${who.login.toUpperCase()} `)
  expect(name).toBe('林榕')
  expect(await room.statusOf(guest)).toBe(401)
  expect((await room.enter(who, ownPassword)).said.pending).toBeUndefined()
  expect((await room.enter(who, password)).said).toMatchObject({ pending: 'new-password', factors: [] })
  const { rows } = await sql<{
    line: string
  }>`select audit_log::text as line from audit_log where action = 'let-in' and role = 'system' and officer_id is null and object_id = ${who.officerId}`.execute(
    room.database.db,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]!.line).not.toContain(password)
  const suspended = await room.hire('security-administrator')
  await sql`update officers set state = 'suspended' where id = ${suspended.officerId}`.execute(room.database.db)
  for (const login of ['nobody-at-all', suspended.login, (await room.hire('registrar')).login])
    await expect(letIn(room.platform, login)).rejects.toMatchObject({ status: 409, problem: { code: 'not-let-in' } })
})
