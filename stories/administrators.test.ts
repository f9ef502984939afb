import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountRoutes } from '#contract/accounts.ts'
import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { partyRoutes } from '#contract/parties.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import { administrators } from '#law/parties.ts'
import {
  auditAdministrator,
  bureau,
  centre,
  openCity,
  password,
  refusal,
  securityAdministrator,
  transport,
  type City,
} from '#server/test/city.ts'
import { firstAdministrator } from '#server/test/running.ts'
import { accepted, takeInventory } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

let city: City
let asset: string
beforeAll(async () => {
  city = await openCity()
  ;[asset] = (await takeInventory(city, ['线路'])) as [string]
})
afterAll(() => city.close())

const systemAdministrator = firstAdministrator.name
const three = [systemAdministrator, securityAdministrator, auditAdministrator]
const officer = async (q: string) => (await (await city.as(systemAdministrator)).ask(partyRoutes.listOfficers, { query: { q } })).items[0]!
const askForAccount = async (login: string, name: string, more: object = {}) =>
  (await city.as(systemAdministrator)).ask(partyRoutes.addOfficer, {
    body: { login, name, password, organisationId: city.id(centre), role: 'producer', reason: '新入职', ...more },
  })
const waiting = async () =>
  (await (await city.as(securityAdministrator)).ask(accountRoutes.listAccountRequests, { query: { standing: 'open' } })).items
const approve = async (id: string, who = securityAdministrator) =>
  (await city.as(who)).ask(accountRoutes.decideAccountRequest, { params: { id }, body: { decision: 'approved' } })

describe('三员分立：系统、安全、审计管理员互斥，都不办理业务（§7.1，§7.4，choice:administrators）', () => {
  test('一人至多任一员，也不得兼任办理岗位；拒绝时说明依据和办法', async () => {
    const admin = await city.as(systemAdministrator)
    for (const [who, role] of [
      [securityAdministrator, 'audit-administrator'],
      [auditAdministrator, 'security-administrator'],
      [systemAdministrator, 'security-administrator'],
      [auditAdministrator, 'data-bureau'],
      ['郑局长', 'security-administrator'],
    ] as const) {
      const { id } = await officer(who)
      expect(
        await refusal(admin.ask(partyRoutes.addPost, { params: { id }, body: { organisationId: city.id(bureau), role } })),
      ).toMatchObject({
        status: 409,
        code: 'administrators-decide-nothing',
        basis: 'choice:administrators',
        remedy: { zh: expect.stringContaining('先免去原岗位') },
      })
    }
  })

  test('三员都不能开办、办理或看到办件，也看不到任何资产，本单位的也不例外', async () => {
    const caseId = await accepted(city, asset)
    await askForAccount('zhongxin', '钟心安', { role: 'security-administrator' })
    await city.approve()
    // An administrator of a unit that holds assets: the unit's own are hidden as well.
    await takeInventory(city, ['目录'], ['高清查', '温复核'])
    const ofCentre = city.stranger()
    await ofCentre.signIn('zhongxin', password)
    for (const client of [...(await Promise.all(three.map((name) => city.as(name)))), ofCentre]) {
      expect((await client.ask(inventoryRoutes.listAssets)).items).toEqual([])
      expect((await refusal(client.ask(inventoryRoutes.readAsset, { params: { id: asset } }))).status).toBe(404)
      expect((await refusal(client.ask(caseRoutes.readCase, { params: { id: caseId } }))).status).toBe(404)
      expect(
        (
          await refusal(
            client.ask(caseRoutes.actOnCase, {
              params: { id: caseId },
              body: { act: 'pass', version: 1, draftRevision: 0, key: randomUUID(), reason: '', asked: {} },
            }),
          )
        ).status,
      ).toBe(404)
      expect(
        (
          await refusal(
            client.ask(caseRoutes.openCase, {
              body: { procedure: 'first-registration', subjectId: asset, answers: {}, key: randomUUID() },
            }),
          )
        ).status,
      ).toBeGreaterThanOrEqual(403)
    }
    const { rows } = await city.database.pool.query('select 1 from entries where role = any($1)', [administrators])
    expect(rows).toEqual([])
  })

  test('审计管理员查阅和导出全部日志，此外什么也不能改；安全管理员看不到日志的全部', async () => {
    const audit = await city.as(auditAdministrator)
    const {
      rows: [whole],
    } = await city.database.pool.query<{ n: number }>(`select count(*)::int as n from audit_log where action = 'confirm-card'`)
    expect((await audit.ask(supervisionRoutes.auditTrail, { query: { action: 'confirm-card' } })).total).toBe(whole!.n)
    expect(
      (await (await city.as(securityAdministrator)).ask(supervisionRoutes.auditTrail, { query: { action: 'confirm-card' } })).items,
    ).toEqual([])
    expect((await refusal(audit.ask(partyRoutes.listOfficers))).status).toBe(404)
    expect((await audit.ask(accountRoutes.listAccountRequests)).items).toEqual([])
  })
})

describe('账号须经批准：系统管理员申请，安全管理员批准（choice:account-approval）', () => {
  test('批准前不能登录；任何人不得批准自己提出的或给自己的申请；批准后才生效，每一步留痕', async () => {
    expect(await askForAccount('xin', '辛清查')).toMatchObject({ state: 'requested', isActive: false, posts: [] })
    expect(await refusal(city.stranger().signIn('xin', password))).toMatchObject({
      status: 403,
      code: 'account-requested',
      remedy: { zh: '请等安全管理员批准' },
    })
    const [request] = await waiting()
    expect(request).toMatchObject({
      kind: 'account',
      officerName: '辛清查',
      askedName: systemAdministrator,
      reason: '新入职',
      whyNotDecide: null,
    })
    expect((await refusal(approve(request!.id, systemAdministrator))).status).toBe(404)
    await approve(request!.id)
    const xin = city.stranger()
    await xin.signIn('xin', password)
    const { items } = await (
      await city.as(securityAdministrator)
    ).ask(accountRoutes.readAccountSteps, { params: { id: (await officer('xin')).id } })
    expect(items.map(({ state, byName }) => [state, byName])).toEqual([
      ['active', '辛清查'],
      ['approved', securityAdministrator],
      ['requested', systemAdministrator],
    ])
    const security = await city.as(securityAdministrator)
    expect((await officer('zhongxin')).posts).toHaveLength(1)
    await (
      await city.as(systemAdministrator)
    ).ask(partyRoutes.addPost, {
      params: { id: security.session!.officer!.id },
      body: { organisationId: city.id(centre), role: 'security-administrator', reason: '中心另设' },
    })
    const [own] = await waiting()
    expect(own!.whyNotDecide).toMatchObject({ code: 'own-request', basis: 'choice:account-approval' })
    expect(await refusal(approve(own!.id))).toMatchObject({ status: 409, code: 'own-request', remedy: { zh: '请另一名安全管理员办理' } })
    const other = city.stranger()
    await other.signIn('zhongxin', password)
    await other.ask(accountRoutes.decideAccountRequest, { params: { id: own!.id }, body: { decision: 'refused', reason: '一处已够' } })
  })

  test('停用、注销即时生效并写明事由；停用的登录时被告知怎样恢复，注销的不能恢复', async () => {
    const admin = await city.as(systemAdministrator)
    const params = { id: (await officer('xin')).id }
    expect(await refusal(admin.ask(accountRoutes.suspendAccount, { params, body: { reason: '  ' } }))).toMatchObject({
      status: 422,
      fields: [{ field: 'reason' }],
    })
    await admin.ask(accountRoutes.suspendAccount, { params, body: { reason: '停职' } })
    expect(await refusal(city.stranger().signIn('xin', password))).toMatchObject({
      status: 403,
      code: 'account-suspended',
      basis: 'choice:account-approval',
      remedy: { zh: expect.stringContaining('申请恢复') },
    })
    expect(await refusal(admin.ask(accountRoutes.suspendAccount, { params, body: { reason: '停职' } }))).toMatchObject({
      status: 409,
      code: 'account-elsewhere',
    })
    expect(await admin.ask(accountRoutes.closeAccount, { params, body: { reason: '离职' } })).toMatchObject({ state: 'closed', posts: [] })
    expect(await refusal(admin.ask(accountRoutes.askForRestoration, { params, body: { reason: '返聘' } }))).toMatchObject({
      status: 409,
      code: 'account-elsewhere',
    })
    expect(await refusal(city.stranger().signIn('xin', password))).toMatchObject({ status: 403, code: 'account-closed' })
  })

  test('安全管理员重置口令、终止会话；不能用来换自己的口令', async () => {
    const security = await city.as(securityAdministrator)
    const chen = city.stranger()
    await chen.signIn('chen', password)
    const params = { id: (await officer('chen')).id }
    const chens = (await (await city.as(systemAdministrator)).ask(partyRoutes.listOfficers, { query: { q: '陈复核' } })).items[0]!
    expect(chens.posts).toMatchObject([{ organisationId: city.id(transport) }])
    await security.ask(accountRoutes.endSessions, { params: { id: chens.id } })
    expect((await refusal(chen.ask(inventoryRoutes.readAsset, { params: { id: asset } }))).status).toBe(401)
    await security.ask(accountRoutes.resetPassword, {
      params: { id: chens.id },
      body: { password: 'Fresh-banyan-1066', reason: '本人遗忘' },
    })
    expect((await refusal(city.stranger().signIn('chen', password))).status).toBe(401)
    await city.stranger().signIn('chen', 'Fresh-banyan-1066')
    expect(
      await refusal(
        security.ask(accountRoutes.resetPassword, {
          params: { id: security.session!.officer!.id },
          body: { password: 'Fresh-banyan-1066', reason: '自己' },
        }),
      ),
    ).toMatchObject({ status: 409, code: 'own-password' })
    expect((await refusal((await city.as(systemAdministrator)).ask(accountRoutes.endSessions, { params }))).status).toBe(404)
  })

  test('每一步都在审计日志里，日志前后相连', async () => {
    const { rows } = await city.database.pool.query<{ action: string }>(
      `select distinct action from audit_log where object_kind in ('officer', 'account-request')`,
    )
    expect(rows.map((row) => row.action)).toEqual(
      expect.arrayContaining([
        'ask-account',
        'ask-post',
        'approve-request',
        'refuse-request',
        'suspend-account',
        'close-account',
        'reset-password',
        'end-sessions',
        'sign-in',
      ]),
    )
    await expectGenuineHistory(city)
  })
})

describe('申请错了的账号：登录名不因此作废', () => {
  test('撤回或未批准的，可以用同一登录名改正后再申请，经历接着记；批准过的不行', async () => {
    const admin = await city.as(systemAdministrator)
    const { id } = await askForAccount('xinlai', '辛错字')
    const [own] = (await waiting()).filter(({ login }) => login === 'xinlai')
    expect(await refusal(askForAccount('xinlai', '辛正字'))).toMatchObject({ status: 422 })
    await admin.ask(accountRoutes.withdrawAccountRequest, { params: { id: own!.id } })
    const again = await askForAccount('xinlai', '辛正字')
    expect([again.id, again.name, again.state]).toEqual([id, '辛正字', 'requested'])
    await (
      await city.as(securityAdministrator)
    ).ask(accountRoutes.decideAccountRequest, {
      params: { id: (await waiting()).find(({ login }) => login === 'xinlai')!.id },
      body: { decision: 'refused', reason: '先补材料' },
    })
    await askForAccount('xinlai', '辛正字')
    await approve((await waiting()).find(({ login }) => login === 'xinlai')!.id)
    expect((await officer('xinlai')).state).toBe('approved')
    const { items } = await admin.ask(accountRoutes.readAccountSteps, { params: { id } })
    expect(items.map(({ state }) => state)).toEqual(['approved', 'requested', 'closed', 'requested', 'closed', 'requested'])
    await admin.ask(accountRoutes.closeAccount, { params: { id }, body: { reason: '不再入职' } })
    expect(await refusal(askForAccount('xinlai', '辛另人'))).toMatchObject({ status: 422, fields: [{ field: 'login' }] })
  })
})
