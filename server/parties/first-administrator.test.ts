import { PassThrough } from 'node:stream'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { buildServer } from '#server/http/serve.ts'
import { freshDatabase, type TestDatabase } from '../test/database.ts'
import { testPlatform } from '../test/platform.ts'
import { inventedUscc } from '../test/uscc.ts'
import { newGuest } from '../test/visit.ts'
import { makeDoorkeeper } from './doorkeeper.ts'
import { ensureFirstAdministrator } from './first-administrator.ts'
import { partyHandlings } from './parties.routes.ts'
import { sessionHandlings } from './session.routes.ts'
import { openTerminal } from './terminal.ts'

const password = 'Banyan-tree-2026'
const environment = {
  RONGSHU_DEMO: 'off',
  RONGSHU_ADMIN_LOGIN: 'zhou.guan',
  RONGSHU_ADMIN_PASSWORD: password,
  RONGSHU_ADMIN_ORGANISATION: '示范市数据中心',
  RONGSHU_ADMIN_USCC: inventedUscc(1),
  RONGSHU_ADMIN_ROLES: 'registrar,producer',
}

let database: TestDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())
const platformWith = (env: NodeJS.ProcessEnv) =>
  testPlatform(database, { config: { firstAdministrator: readConfig(env, '/').firstAdministrator } })

describe('the first start without the demonstration', () => {
  test('makes the administrator that the environment names, once, however many processes start', async () => {
    const platform = await platformWith(environment)
    const made = await Promise.all([1, 2, 3].map(() => ensureFirstAdministrator(platform)))
    expect(made.sort()).toEqual(['made', 'there', 'there'])
    const app = await buildServer(platform, makeDoorkeeper(platform), sessionHandlings(platform))
    const response = await newGuest(app).ask('POST', '/api/session', { login: 'zhou.guan', password })
    expect(response.json()).toMatchObject({ post: { role: 'system-administrator', organisationName: '示范市数据中心' } })
    await app.close()
    const { rows } = await sql<{
      line: string
    }>`select audit_log::text as line from audit_log where action = 'first-administrator'`.execute(database.db)
    expect(rows).toHaveLength(1)
    expect(rows[0]!.line).not.toContain(password)
  })

  test('says which variables are missing or wrong, and makes nobody', async () => {
    await expect(ensureFirstAdministrator(await platformWith({}), { ask: null })).rejects.toThrow(
      /RONGSHU_ADMIN_LOGIN.*RONGSHU_ADMIN_PASSWORD/,
    )
    const wrong = platformWith({
      ...environment,
      RONGSHU_ADMIN_PASSWORD: 'short',
      RONGSHU_ADMIN_USCC: '91350100MA0000000X',
      RONGSHU_ADMIN_KIND: 'school',
      RONGSHU_ADMIN_ROLES: 'system-administrator',
    })
    const refusal = await ensureFirstAdministrator(await wrong).catch((problem: Error) => problem.message)
    for (const name of ['PASSWORD', 'USCC', 'KIND', 'ROLES']) expect(refusal).toMatch(new RegExp(`RONGSHU_ADMIN_${name}: .*/ `))
    expect(refusal).not.toContain('short')
    expect((await sql`select from officers`.execute(database.db)).rows).toHaveLength(0)
  })

  test('asks at the terminal until the answers will do, and never shows the password', async () => {
    const keyboard = new PassThrough()
    const screen = new PassThrough()
    let shown = ''
    const answers = [
      '示范市数据中心',
      '91350100MA0000000X',
      inventedUscc(2),
      '',
      'registrar',
      '周管',
      'Zhou',
      'zhou.guan',
      'short',
      password,
      'different',
      password,
      password,
    ]
    screen.on('data', (chunk: Buffer) => {
      shown += chunk.toString()
      if (chunk.toString().endsWith(': ')) setImmediate(() => keyboard.write(`${answers.shift()}\r`))
    })
    const terminal = openTerminal(keyboard, screen)
    expect(await ensureFirstAdministrator(await platformWith({}), { ask: terminal })).toBe('made')
    expect(answers).toEqual([])
    expect(shown).toContain('两次输入不一致')
    expect(shown).not.toContain(password)
    const { rows } =
      await sql`select o.login, o.name, g.kind, g.roles from officers o join posts p on p.officer_id = o.id join organisations g on g.id = p.organisation_id`.execute(
        database.db,
      )
    expect(rows).toEqual([{ login: 'zhou.guan', name: '周管', kind: 'public-institution', roles: ['registrar'] }])
  })

  test('does not start when the terminal is left', async () => {
    const keyboard = new PassThrough()
    const asked = ensureFirstAdministrator(await platformWith({}), { ask: openTerminal(keyboard, new PassThrough().resume()) })
    setTimeout(() => keyboard.write('\u0003'), 20)
    await expect(asked).rejects.toThrow('未启动')
  })
})

test('the first system administrator names one security and one audit administrator without approval, each once; then all is approved (choice:first-administrators)', async () => {
  const platform = await platformWith(environment)
  await ensureFirstAdministrator(platform)
  const app = await buildServer(platform, makeDoorkeeper(platform), [
    ...sessionHandlings(platform),
    ...partyHandlings(platform, { countsOf: async () => ({ assets: 0, registered: 0, openCases: 0 }) }),
  ])
  const guest = newGuest(app)
  const organisationId = (await guest.ask('POST', '/api/session', { login: 'zhou.guan', password })).json().post.organisationId
  const named = async (login: string, role: string) =>
    (await guest.ask('POST', '/api/officers', { login, name: login, password, organisationId, role })).json()
  const missing = async () => (await guest.ask('GET', '/api/account-requests?limit=1')).json().missing
  expect(await missing()).toEqual(['security-administrator', 'audit-administrator'])
  expect(await named('tie', 'security-administrator')).toMatchObject({ state: 'approved', posts: [{ role: 'security-administrator' }] })
  expect(await missing()).toEqual(['audit-administrator'])
  expect(await named('shi', 'audit-administrator')).toMatchObject({ state: 'approved', posts: [{ role: 'audit-administrator' }] })
  expect(await missing()).toEqual([])
  for (const [login, role] of [
    ['tie2', 'security-administrator'],
    ['shi2', 'audit-administrator'],
    ['zhou2', 'system-administrator'],
  ] as const)
    expect(await named(login, role)).toMatchObject({ state: 'requested', posts: [] })
  const lacking = async () =>
    (await guest.ask('GET', '/api/account-requests?limit=1'))
      .json()
      .lacking.map(({ role, people, there }: { role: string; people: number; there: number }) => `${role} ${there}/${people}`)
  expect(await lacking()).toEqual(['producer 0/2', 'law-firm 0/1', 'valuer 0/1', 'registrar 0/2'])
  await sql`with new as (insert into officers (login, name, password_hash, state) select 'r' || n, 'r' || n, '', 'active' from generate_series(1, 2) n returning id) insert into posts (officer_id, organisation_id, role, title) select id, ${organisationId}, 'registrar', '' from new`.execute(
    database.db,
  )
  expect(await lacking()).toEqual(['producer 0/2', 'law-firm 0/1', 'valuer 0/1'])
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_log where action = 'first-administrator'`.execute(
    database.db,
  )
  expect(rows[0]!.n).toBe(3)
  await app.close()
})

test('the first one of the two is never appointed onto an account that cannot be used: one that waits is approved with it, a suspended or closed one is refused (choice:first-administrators)', async () => {
  const platform = await platformWith(environment)
  await ensureFirstAdministrator(platform)
  const app = await buildServer(platform, makeDoorkeeper(platform), [
    ...sessionHandlings(platform),
    ...partyHandlings(platform, { countsOf: async () => ({ assets: 0, registered: 0, openCases: 0 }) }),
  ])
  const guest = newGuest(app)
  const organisationId = (await guest.ask('POST', '/api/session', { login: 'zhou.guan', password })).json().post.organisationId
  const asked = async (login: string): Promise<string> =>
    (await guest.ask('POST', '/api/officers', { login, name: login, password, organisationId, role: 'registrar' })).json().id
  const post = async (id: string, role: string) => (await guest.ask('POST', `/api/officers/${id}/posts`, { organisationId, role })).json()
  const [closed, suspended, waiting] = [await asked('closed'), await asked('suspended'), await asked('waiting')]
  await sql`update officers set state = login where login in ('closed', 'suspended')`.execute(database.db)
  for (const id of [closed, suspended]) expect(await post(id, 'security-administrator')).toMatchObject({ code: 'account-elsewhere' })
  expect(await post(closed, 'registrar')).toMatchObject({ code: 'account-elsewhere' })
  expect(await post(waiting, 'security-administrator')).toMatchObject({ state: 'approved', posts: [{ role: 'security-administrator' }] })
  expect(
    (await sql`select decision, decision_reason from account_requests where officer_id = ${waiting}`.execute(database.db)).rows,
  ).toEqual([{ decision: 'withdrawn', decision_reason: '首任，依暂行做法不经批准' }])
  expect((await newGuest(app).ask('POST', '/api/session', { login: 'waiting', password })).json()).toMatchObject({
    post: { role: 'security-administrator' },
  })
  await app.close()
})
