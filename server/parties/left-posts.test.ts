import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountRoutes } from '#contract/accounts.ts'
import { noteRoutes } from '#contract/notes.ts'
import { partyRoutes } from '#contract/parties.ts'
import { asSystem } from '#server/db/transaction.ts'
import { centre, openCity, transport, type City } from '#server/test/city.ts'
import { firstAdministrator } from '#server/test/running.ts'
import { planOf } from '../../stories/lives.ts'
import { findUnmanned } from './left-posts.sql.ts'

const soe = '榕城公共交通集团'
let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const admin = () => city.as(firstAdministrator.name)
const officer = async (login: string) =>
  (await (await admin()).ask(partyRoutes.listOfficers, { query: { q: login } })).items.find((each) => each.login === login)!
const told = async (organisation: string) =>
  (
    await city.database.pool.query<{ kind: string; zh: string; basis: string; href: string }>(
      `select kind, words ->> 'zh' as zh, basis, href from notes where organisation_id = $1 order by id desc`,
      [city.id(organisation)],
    )
  ).rows
const duties = async () =>
  (await (await admin()).ask(noteRoutes.listNotes)).items.filter(({ kind }) => kind === 'post-unmanned').map(({ words }) => words.zh)
const suspend = async (login: string) =>
  (await admin()).ask(accountRoutes.suspendAccount, { params: { id: (await officer(login)).id }, body: { reason: '调查期间' } })

test('the organisation of a suspended account is told, and that colleagues at the same post go on; the reason is not', async () => {
  await suspend('lin')
  expect(await told(transport)).toEqual([
    {
      kind: 'account-suspended',
      zh: '林清查（“数据生产主体”）的账号已由管理员停用；岗位上还有同事，在办事项由他们接着办理',
      basis: 'choice:account-approval',
      href: `/desk/organisations/${city.id(transport)}`,
    },
  ])
  expect(await (await city.as('陈复核')).ask(noteRoutes.listNotes)).toMatchObject({ items: [{ kind: 'account-suspended' }] })
  expect(await duties()).toEqual([])
})

test('where nobody can act at the post any more, both the organisation and the system administrators are told how much waits there, of an account once', async () => {
  const id = await city.open('车国企', 'inventory-round', null, planOf(['车国企', '车国企']))
  expect((await city.see('车国企', id)).ending).toBeNull()
  await suspend('che')
  expect((await told(soe))[0]).toMatchObject({
    kind: 'account-suspended',
    zh: expect.stringContaining(
      '“数据生产主体”岗位已没有可办理的人，有1件在办事项等待办理。请本单位同事“申请岗位”，或者请系统管理员另行任命',
    ),
    href: `/desk/organisations/${city.id(soe)}#grants`,
  })
  expect(await duties()).toEqual([
    `${soe}：车国企（“数据生产主体”）的账号已由管理员停用；“数据生产主体”岗位已没有可办理的人，有1件在办事项等待办理，请另行任命`,
  ])
  await (await admin()).ask(accountRoutes.closeAccount, { params: { id: (await officer('che')).id }, body: { reason: '离职' } })
  expect((await told(soe)).map(({ kind }) => kind)).toEqual(['account-closed', 'account-suspended'])
})

test('once somebody acts at the post again, what was told of nobody doing so is read, by the administrators and by the organisation', async () => {
  const unread = async () =>
    (
      await city.database.pool.query<{ kind: string }>(
        `select kind from notes where read_at is null and (organisation_id = $1 or kind = 'post-unmanned') order by id`,
        [city.id(soe)],
      )
    ).rows.map(({ kind }) => kind)
  expect(await unread()).toEqual(['account-suspended', 'post-unmanned', 'account-closed'])
  // A part they had given up long before keeps nothing open.
  await city.database.pool.query(
    `insert into posts (officer_id, organisation_id, role, title, created_at, ended_at) select officer_id, organisation_id, 'operator', '', now() - interval '400 days', now() - interval '300 days' from posts where officer_id = $1 limit 1`,
    [(await officer('che')).id],
  )
  await (
    await admin()
  ).ask(partyRoutes.addOfficer, {
    body: {
      login: 'jie',
      name: '接替者',
      password: 'Hundred-banyans-1068',
      organisationId: city.id(soe),
      role: 'producer',
      reason: '接替',
    },
  })
  expect(await unread()).toHaveLength(3)
  await city.approve()
  expect(await unread()).toEqual([])
})

test('the organisation is told of an account that was restored, and that its post was empty is read', async () => {
  await suspend('jie')
  expect(await duties()).toHaveLength(1)
  await (await admin()).ask(accountRoutes.askForRestoration, { params: { id: (await officer('jie')).id }, body: { reason: '调查完毕' } })
  expect((await told(soe))[0]).toMatchObject({ kind: 'account-suspended' })
  await city.approve()
  expect((await told(soe))[0]).toEqual({
    kind: 'account-restored',
    zh: '接替者（“数据生产主体”）的账号已恢复，可以登录办理',
    basis: 'choice:account-approval',
    href: `/desk/organisations/${city.id(soe)}`,
  })
  const { rows } = await city.database.pool.query(
    `select kind from notes where organisation_id = $1 and read_at is null or kind = 'post-unmanned' and read_at is null`,
    [city.id(soe)],
  )
  expect(rows).toEqual([{ kind: 'account-restored' }])
})

test('a post that is ended is told of as well; an administrator’s is to no organisation', async () => {
  const {
    posts: [post],
  } = await officer('guo')
  await (await admin()).ask(partyRoutes.endPost, { params: { id: post!.id } })
  expect((await told('榕城市国资委'))[0]).toMatchObject({
    kind: 'account-ended',
    zh: expect.stringMatching(/^国资委的“.+”岗位已由管理员免去；“.+”岗位已没有可办理的人。请/),
  })
  const count = async () => (await told(transport)).length
  const before = await count()
  await (
    await admin()
  ).ask(partyRoutes.addOfficer, {
    body: {
      login: 'tie2',
      name: '铁二门',
      password: 'Hundred-banyans-1067',
      organisationId: city.id(transport),
      role: 'security-administrator',
      reason: '增设',
    },
  })
  await city.approve()
  await suspend('tie2')
  expect(await count()).toBe(before)
})

test('an office’s cases wait where no office has anybody any more, and not while another has', async () => {
  const {
    rows: [kase],
  } = await city.database.pool.query<{ id: string }>('select id from cases limit 1')
  await city.database.pool.query(`update cases set owner_role = 'registrar', owner_id = null where id = $1`, [kase!.id])
  const empty = (organisation: string) =>
    asSystem(city.db, (tx) => findUnmanned(tx, [{ organisationId: city.id(organisation), role: 'registrar' }], city.clock.today()))
  expect(await empty(centre)).toEqual([])
  await city.database.pool.query(`update posts set ended_at = now() where role = 'registrar' and organisation_id = $1`, [city.id(centre)])
  expect(await empty(centre)).toMatchObject([{ waiting: 0 }])
  await city.database.pool.query(`update posts set ended_at = now() where role = 'registrar'`)
  expect(await empty(centre)).toMatchObject([{ role: 'registrar', waiting: 1 }])
})
