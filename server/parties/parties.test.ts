import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asSystem } from '#server/db/transaction.ts'
import { buildServer } from '#server/http/serve.ts'
import { freshDatabase, type TestDatabase } from '../test/database.ts'
import { testPlatform } from '../test/platform.ts'
import { inventedUscc } from '../test/uscc.ts'
import { newGuest, type Guest } from '../test/visit.ts'
import { makeDoorkeeper } from './doorkeeper.ts'
import { addOfficer } from './officers.sql.ts'
import { addOrganisation } from './organisations.sql.ts'
import { partyHandlings } from './parties.routes.ts'
import { hashPassword } from './passwords.ts'
import { addPost } from './posts.sql.ts'
import { sessionHandlings } from './session.routes.ts'

const password = 'Banyan-tree-2026'
let database: TestDatabase
let app: FastifyInstance
let guan: Guest
let tie: Guest
let lin: Guest
let centre: string
let number = 0

const signedIn = async (login: string) => {
  const guest = newGuest(app)
  expect((await guest.ask('POST', '/api/session', { login, password })).statusCode).toBe(200)
  return guest
}

beforeAll(async () => {
  database = await freshDatabase()
  const platform = await testPlatform(database)
  app = await buildServer(platform, makeDoorkeeper(platform), [
    ...sessionHandlings(platform),
    ...partyHandlings(platform, { countsOf: async () => ({ assets: 3, registered: 2, openCases: 1 }) }),
  ])
  const passwordHash = await hashPassword(password)
  centre = await asSystem(database.db, async (tx) => {
    const { id } = await addOrganisation(tx, {
      uscc: inventedUscc(++number),
      name: '示范市大数据服务中心',
      kind: 'public-institution',
      roles: ['registrar', 'producer'],
    })
    await addPost(tx, await addOfficer(tx, { login: 'zhou.guan', name: '周管', passwordHash }), {
      organisationId: id,
      role: 'system-administrator',
    })
    await addPost(tx, await addOfficer(tx, { login: 'tie.men', name: '铁守门', passwordHash }), {
      organisationId: id,
      role: 'security-administrator',
    })
    await addPost(tx, await addOfficer(tx, { login: 'lin.rong', name: '林榕', passwordHash }), {
      organisationId: id,
      role: 'registrar',
      title: '初审',
    })
    return id
  })
  guan = await signedIn('zhou.guan')
  tie = await signedIn('tie.men')
  lin = await signedIn('lin.rong')
})
afterAll(async () => {
  await app.close()
  await database.close()
})

const organisation = (more: object = {}) => ({
  uscc: inventedUscc(++number),
  name: `示范第${number}局`,
  kind: 'administrative-organ',
  roles: ['producer'],
  ...more,
})
const officer = (more: object = {}) => ({
  login: `officer-${++number}`,
  name: '陈芳',
  password,
  organisationId: centre,
  role: 'producer',
  title: '经办',
  ...more,
})
const added = async (url: string, body: object) => {
  const response = await guan.ask('POST', url, body)
  expect({ status: response.statusCode, body: response.json() }).toMatchObject({ status: 200 })
  return response.json()
}

const officerBy = async (login: string) => (await guan.ask('GET', `/api/officers?q=${login}`)).json().items[0]
const approveAll = async () => {
  const { items } = (await tie.ask('GET', '/api/account-requests?standing=open')).json()
  return Promise.all(
    items.map(({ id }: { id: string }) => tie.ask('PUT', `/api/account-requests/${id}/decision`, { decision: 'approved' })),
  )
}
/** Asked for by the system administrator and approved by the security administrator. */
const appointed = async (url: string, body: object) => {
  const { login } = await added(url, body)
  await approveAll()
  return officerBy(login)
}

describe('organisations', () => {
  test('are known by a code with right check characters; one code and one name is one organisation', async () => {
    const first = organisation({ name: '示范市港口管理局', shortName: '港口局' })
    expect(await added('/api/organisations', { ...first, uscc: first.uscc.toLowerCase() })).toMatchObject({
      uscc: first.uscc,
      isActive: true,
      district: '350100',
    })
    const refused = await guan.ask('POST', '/api/organisations', organisation({ uscc: '91350100MA0000000X' }))
    expect(refused.statusCode).toBe(422)
    expect(refused.json()).toMatchObject({ code: 'invalid', basis: 'choice:organisation-code', fields: [{ field: 'uscc' }] })
    expect((await guan.ask('POST', '/api/organisations', organisation({ uscc: first.uscc }))).json()).toMatchObject({
      fields: [{ field: 'uscc' }],
    })
    expect((await guan.ask('POST', '/api/organisations', organisation({ name: first.name }))).json()).toMatchObject({
      fields: [{ field: 'name' }],
    })
    expect(
      (await guan.ask('POST', '/api/organisations', organisation({ roles: ['producer', 'system-administrator'] }))).json(),
    ).toMatchObject({ fields: [{ field: 'roles' }] })
    expect((await guan.ask('POST', '/api/organisations', organisation({ name: '含\u0000字符' }))).statusCode).toBe(400)
  })

  test('added twice at the same time are added once', async () => {
    const same = organisation()
    const answers = await Promise.all(Array.from({ length: 6 }, () => guan.ask('POST', '/api/organisations', same)))
    expect(answers.map((answer) => answer.statusCode).sort((a, b) => a - b)).toEqual([200, 422, 422, 422, 422, 422])
    expect(answers.find((answer) => answer.statusCode === 422)!.json()).toMatchObject({ fields: [{ field: 'uscc' }] })
  })

  test('are found by name, short name, code and pinyin initials, page by page', async () => {
    for (const q of ['港口管理', '港口局', 'sfsgkglj', 'SFSGK'])
      expect((await lin.ask('GET', `/api/organisations?q=${encodeURIComponent(q)}`)).json()).toMatchObject({
        total: 1,
        items: [{ name: '示范市港口管理局' }],
      })
    expect((await lin.ask('GET', '/api/organisations?q=%25')).json().total).toBe(0)
    const all = (await lin.ask('GET', '/api/organisations')).json()
    const seen: string[] = []
    for (let next: string | null = ''; next !== null;) {
      const page: { items: { id: string }[]; next: string | null } = (
        await lin.ask('GET', `/api/organisations?limit=1${next ? `&cursor=${next}` : ''}`)
      ).json()
      seen.push(...page.items.map((item) => item.id))
      next = page.next
    }
    expect(seen).toEqual(all.items.map((item: { id: string }) => item.id))
    expect((await lin.ask('GET', '/api/organisations?role=registrar')).json().items).toMatchObject([{ id: centre }])
    expect((await lin.ask('GET', '/api/organisations?cursor=nonsense')).statusCode).toBe(400)
  })

  test('show counts to whoever has signed in, and their officers to those who may see them', async () => {
    expect((await lin.ask('GET', `/api/organisations/${centre}`)).json()).toMatchObject({
      assets: 3,
      registered: 2,
      openCases: 1,
      officers: [{ name: '周管' }, { name: '铁守门' }, { name: '林榕', title: '初审' }],
    })
    const other = await added('/api/organisations', organisation())
    const { login } = await appointed('/api/officers', officer({ organisationId: other.id }))
    const stranger = await signedIn(login)
    expect((await stranger.ask('GET', `/api/organisations/${centre}`)).json()).toMatchObject({ officers: [] })
    expect((await stranger.ask('GET', `/api/organisations/${crypto.randomUUID()}`)).statusCode).toBe(404)
    expect((await newGuest(app).ask('GET', '/api/organisations')).statusCode).toBe(401)
  })
})

describe('officers and posts', () => {
  test('are asked for by the system administrator alone; to anybody else the routes are not there', async () => {
    const id = crypto.randomUUID()
    for (const [method, url, body] of [
      ['GET', '/api/officers'],
      ['POST', '/api/officers', officer()],
      ['POST', '/api/organisations', organisation()],
      ['POST', `/api/officers/${id}/posts`, { organisationId: centre, role: 'producer' }],
      ['DELETE', `/api/posts/${id}`],
      ['PUT', `/api/officers/${id}/suspension`, { reason: '离职' }],
    ] as const) {
      expect((await lin.ask(method, url, body)).statusCode).toBe(404)
      expect((await newGuest(app).ask(method, url, body)).statusCode).toBe(401)
    }
    expect((await guan.ask('GET', '/api/officers?q=lin')).json()).toMatchObject({
      total: 1,
      items: [{ login: 'lin.rong', posts: [{ role: 'registrar', organisationId: centre }], isLocked: false }],
    })
    expect((await guan.ask('GET', '/api/officers')).body).not.toContain('argon2')
    expect((await guan.ask('GET', '/api/officers?state=suspended')).json().items).toEqual([])
  })

  test('a login is one person’s; a post is one of the parts its organisation plays', async () => {
    const first = officer()
    expect(await appointed('/api/officers', first)).toMatchObject({
      login: first.login,
      isActive: true,
      state: 'approved',
      posts: [{ role: 'producer', title: '经办' }],
    })
    const fieldsOf = async (more: object) =>
      (await guan.ask('POST', '/api/officers', officer(more))).json().fields.map((f: { field: string }) => f.field)
    expect(await fieldsOf({ login: first.login.toUpperCase() })).toEqual(['login'])
    expect(await fieldsOf({ login: '陈芳芳' })).toEqual(['login'])
    expect(await fieldsOf({ login: 'chen.fangfang', password: 'chen.fangfang-1' })).toEqual(['password'])
    expect(await fieldsOf({ role: 'sasac' })).toEqual(['role'])
    expect(await fieldsOf({ role: 'system' })).toEqual(['role'])
    expect(await fieldsOf({ organisationId: crypto.randomUUID() })).toEqual(['organisationId'])
  })

  test('who administers decides nothing, and the other way round, also when both are approved at once (choice:administrators)', async () => {
    const { id, login, posts } = await appointed('/api/officers', officer())
    for (const role of ['system-administrator', 'security-administrator', 'audit-administrator']) {
      if (role === 'audit-administrator') await added('/api/officers', officer({ role }))
      const both = await guan.ask('POST', `/api/officers/${id}/posts`, { organisationId: centre, role })
      expect(both.statusCode).toBe(409)
      expect(both.json()).toMatchObject({ code: 'administrators-decide-nothing', basis: 'choice:administrators' })
    }
    expect((await guan.ask('DELETE', `/api/posts/${posts[0].id}`)).json()).toEqual({ done: true })
    for (const role of ['system-administrator', 'security-administrator', 'registrar', 'producer'])
      await added(`/api/officers/${id}/posts`, { organisationId: centre, role })
    expect((await officerBy(login)).posts).toEqual([])
    const answers = await approveAll()
    expect(answers.some((answer) => answer.statusCode === 409)).toBe(true)
    expect([['system-administrator'], ['security-administrator'], ['producer', 'registrar']]).toContainEqual(
      (await officerBy(login)).posts.map((p: { role: string }) => p.role).sort(),
    )
  })

  test('ending a post ends its sessions, and giving it again does not bring them back', async () => {
    const { id, login, posts } = await appointed('/api/officers', officer())
    const guest = await signedIn(login)
    const token = guest.cookie()!
    await guan.ask('DELETE', `/api/posts/${posts[0].id}`)
    const whoIs = async () => (await app.inject({ url: '/api/session', headers: { cookie: `rongshu=${token}` } })).json().officer
    expect(await whoIs()).toBe(null)
    expect((await newGuest(app).ask('POST', '/api/session', { login, password })).json()).toMatchObject({ code: 'no-post' })
    await appointed(`/api/officers/${id}/posts`, { organisationId: centre, role: 'producer' })
    expect(await whoIs()).toBe(null)
    await signedIn(login)
  })

  test('suspending an account ends the sessions; its restoration is asked for and approved; the security administrator unlocks (choice:account-approval)', async () => {
    const { id, login } = await appointed('/api/officers', officer())
    const guest = await signedIn(login)
    expect((await officerBy(login)).state).toBe('active')
    expect((await guan.ask('PUT', `/api/officers/${id}/suspension`, { reason: '长期外派' })).json()).toMatchObject({
      isActive: false,
      state: 'suspended',
    })
    expect((await guest.ask('GET', '/api/session')).json().officer).toBe(null)
    expect((await guan.ask('POST', `/api/officers/${id}/restoration`, { reason: '外派结束' })).json()).toMatchObject({ state: 'suspended' })
    expect((await guan.ask('POST', `/api/officers/${id}/restoration`, { reason: '外派结束' })).json()).toMatchObject({
      code: 'asked-already',
    })
    await approveAll()
    for (let i = 0; i < 5; i++) await newGuest(app).ask('POST', '/api/session', { login, password: 'wrong' })
    expect((await officerBy(login)).isLocked).toBe(true)
    expect((await guan.ask('DELETE', `/api/officers/${id}/lock`)).statusCode).toBe(404)
    expect((await tie.ask('DELETE', `/api/officers/${id}/lock`)).json()).toMatchObject({ isActive: true, isLocked: false })
    await signedIn(login)
    expect((await tie.ask('GET', `/api/officers/${id}/steps`)).json().items).toMatchObject([
      { state: 'active' },
      { state: 'approved', reason: '外派结束', byName: '铁守门' },
      { state: 'suspended', reason: '长期外派', byName: '周管' },
      { state: 'active' },
      { state: 'approved' },
      { state: 'requested', byName: '周管' },
    ])
  })

  test('the last of each of the three administrators can neither be suspended nor lose the post', async () => {
    for (const role of ['system-administrator', 'security-administrator']) {
      const all = (await guan.ask('GET', '/api/officers?limit=100'))
        .json()
        .items.filter((o: { posts: { role: string }[] }) => o.posts.some((p) => p.role === role))
      for (const each of all)
        if (!['zhou.guan', 'tie.men'].includes(each.login)) await guan.ask('PUT', `/api/officers/${each.id}/suspension`, { reason: '轮岗' })
      const last = all.find((o: { login: string }) => ['zhou.guan', 'tie.men'].includes(o.login))
      for (const refused of [
        await guan.ask('PUT', `/api/officers/${last.id}/suspension`, { reason: '轮岗' }),
        await tie.ask('PUT', `/api/officers/${last.id}/closing`, { reason: '轮岗' }),
        await guan.ask('DELETE', `/api/posts/${last.posts[0].id}`),
      ]) {
        expect(refused.statusCode).toBe(409)
        expect(refused.json()).toMatchObject({ code: 'last-administrator', basis: 'choice:administrators' })
      }
    }
    expect((await guan.ask('GET', '/api/session')).json().officer.login).toBe('zhou.guan')
  })

  test('every change is in the log, in the name of who made it, without secrets', async () => {
    const of = async (role: string) =>
      (
        await sql<{ action: string; line: string }>`select action, audit_log::text as line from audit_log where role = ${role}`.execute(
          database.db,
        )
      ).rows
    const [asked, approved] = [await of('system-administrator'), await of('security-administrator')]
    expect(asked.map((row) => row.action)).toEqual(
      expect.arrayContaining([
        'ask-account',
        'ask-post',
        'ask-restore',
        'add-organisation',
        'suspend-account',
        'end-post',
        'refused',
        'first-administrator',
      ]),
    )
    expect(approved.map((row) => row.action)).toEqual(expect.arrayContaining(['approve-request', 'unlock-account']))
    expect(
      [...asked, ...approved].some(({ line }) => line.includes(password) || line.includes('argon2') || line.includes(guan.csrf())),
    ).toBe(false)
  })
})
