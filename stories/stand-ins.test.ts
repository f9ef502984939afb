import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountRoutes } from '#contract/accounts.ts'
import { caseRoutes } from '#contract/cases.ts'
import type { Client } from '#contract/client.ts'
import { partyRoutes } from '#contract/parties.ts'
import { noteRoutes } from '#contract/notes.ts'
import { sessionRoutes } from '#contract/session.ts'
import { type StandIn, standInRoutes } from '#contract/stand-ins.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import { bureau, openCity, password, refusal, type City } from '#server/test/city.ts'
import { submitted, takeInventory } from './lives.ts'

let city: City
let cases: string[]
beforeAll(async () => {
  city = await openCity()
  const assets = await takeInventory(city, ['公交线路', '公交站点'])
  cases = [await submitted(city, assets[0]!), await submitted(city, assets[1]!)]
})
afterAll(() => city.close())

const officerOf = async (login: string) =>
  (await city.database.pool.query<{ id: string }>(`select id from officers where name = $1`, [login])).rows[0]!.id
const handOver = async (who: string, to: string, changes: Record<string, unknown> = {}) =>
  (await city.as(who)).ask(standInRoutes.handOver, {
    body: { officerId: await officerOf(to), untilOn: city.clock.today(), reason: '出差', ...changes },
  })
/** The newest note to the centre, as one who works there reads it. */
const newestNote = async () => (await (await city.as('高清查')).ask(noteRoutes.listNotes, { query: { limit: 1 } })).items[0]
const whyNotHandOver = async (client: Client) => (await client.ask(standInRoutes.listStandIns)).whyNotHandOver?.code
/** Why the list of colleagues says that one cannot take a post. */
const whyNotTo = async (who: string, to: string) =>
  (await (await city.as(who)).ask(standInRoutes.listStandIns)).colleagues.find((each) => each.name === to)!.whyNot?.zh
/** A second browser of somebody, in the post for which they stand in. */
async function standingIn(login: string, postId: string): Promise<Client> {
  const client = city.stranger()
  await client.signIn(login, password, postId)
  return client
}

describe('离岗的人把岗位交给同事，到期收回（choice:hand-over）', () => {
  test('只能交给本单位的同事、有期限，代理来的不能再交', async () => {
    expect(await refusal(handOver('叶受理', '林清查'))).toMatchObject({
      status: 422,
      basis: 'choice:hand-over',
      fields: [{ field: 'officerId' }],
    })
    expect(await refusal(handOver('叶受理', '叶受理'))).toMatchObject({ status: 422, fields: [{ field: 'officerId' }] })
    // Who does the same work already needs no hand-over.
    expect(await refusal(handOver('叶受理', '林初审'))).toMatchObject({ status: 422, fields: [{ field: 'officerId' }] })
    expect(await whyNotTo('叶受理', '林初审')).toContain('同岗位的同事本来就能办理')
    expect(await whyNotTo('叶受理', '高清查')).toBeUndefined()
    expect(await refusal(handOver('林清查', '陈复核', { untilOn: '2099-01-01' }))).toMatchObject({
      status: 422,
      basis: 'choice:hand-over',
      fields: [{ field: 'untilOn' }],
    })
    expect(await refusal(handOver('管账号', '林初审'))).toMatchObject({ status: 409, code: 'administrators-appoint' })
    expect([await whyNotHandOver(await city.as('叶受理')), await whyNotHandOver(await city.as('管账号'))]).toEqual([
      undefined,
      'administrators-appoint',
    ])
  })

  test('代理人以原岗位的权限办理，记录写明代谁；须两人办理的仍须两人', async () => {
    const standIn = await handOver('叶受理', '高清查')
    expect(standIn).toMatchObject({ officerName: '高清查', forName: '叶受理', role: 'registrar', mayEnd: true })
    expect(await newestNote()).toMatchObject({
      kind: 'handed-over',
      basis: 'choice:hand-over',
      words: { zh: expect.stringContaining(`高清查代叶受理办理，至${city.clock.today()}`) },
    })
    const gao = await standingIn('gao', standIn.id)
    expect(gao.session!.posts.map((post) => post.role)).toEqual(['producer', 'registrar'])
    const act = async (id: string, verb: string) =>
      gao.ask(caseRoutes.actOnCase, {
        params: { id },
        body: {
          act: verb,
          version: (await gao.ask(caseRoutes.readCase, { params: { id } })).version,
          key: randomUUID(),
          reason: '',
          asked: {},
        },
      })
    await act(cases[0]!, 'accept')
    await act(cases[0]!, 'pass')
    expect(await refusal(act(cases[0]!, 'pass'))).toMatchObject({ status: 409, code: 'same-hand' })
    const { entries } = await city.see('陈复审', cases[0]!)
    expect(entries.filter((entry) => entry.act === 'pass').map((entry) => entry.officerName)).toEqual(['高清查（代叶受理）'])
    // The log says it too, of what was done and of what was refused.
    const logged = async (asked: { action: string; objectId?: string }) =>
      (await (await city.as('郑局长')).ask(supervisionRoutes.auditTrail, { query: { limit: 1, ...asked } })).items[0]
    const standsFor = await officerOf('叶受理')
    expect(await logged({ action: 'act:pass', objectId: cases[0]! })).toMatchObject({
      officerName: '高清查（代叶受理）',
      detail: { standsFor },
    })
    expect(await logged({ action: 'refused' })).toMatchObject({
      officerName: '高清查（代叶受理）',
      detail: { standsFor, code: 'same-hand' },
    })
    // A post one stands in for is not handed on, and nobody stands in for two in one part.
    expect(
      await refusal(
        gao.ask(standInRoutes.handOver, { body: { officerId: await officerOf('温复核'), untilOn: city.clock.today(), reason: '转交' } }),
      ),
    ).toMatchObject({ status: 409, code: 'handed-over-once', basis: 'choice:hand-over' })
    expect(await whyNotHandOver(gao)).toBe('handed-over-once')
    expect(await refusal(handOver('林初审', '高清查'))).toMatchObject({ status: 422, fields: [{ field: 'officerId' }] })
    expect([await whyNotTo('林初审', '高清查'), await whyNotTo('叶受理', '高清查')]).toEqual(['正代理另一人的这一岗位', undefined])
  })

  test('最后一日过后自动收回，也可以提前结束', async () => {
    const early = await handOver('林初审', '温复核')
    const wen = await standingIn('wen', early.id)
    // Not from inside: it would sign out whoever acts in it.
    expect(await refusal(wen.ask(standInRoutes.endStandIn, { params: { id: early.id } }))).toMatchObject({
      status: 409,
      code: 'acting-in-it',
      remedy: { zh: '先切换到本人岗位再结束' },
    })
    await (await city.as('林初审')).ask(standInRoutes.endStandIn, { params: { id: early.id } })
    expect(await newestNote()).toMatchObject({ kind: 'hand-over-ended', words: { zh: expect.stringContaining('不再代林初审办理') } })
    expect(await refusal(wen.ask(caseRoutes.readCase, { params: { id: cases[1]! } }))).toMatchObject({ status: 401 })

    const { id } = await handOver('林初审', '温复核')
    const again = await standingIn('wen', id)
    await again.ask(caseRoutes.readCase, { params: { id: cases[1]! } })
    expect((await again.ask(sessionRoutes.readSession)).over).toBeNull()
    await city.pass(1)
    expect(await refusal(again.ask(caseRoutes.readCase, { params: { id: cases[1]! } }))).toMatchObject({ status: 401 })
    // Whoever acted in it is told why, and what would help; nobody else is.
    expect(await again.ask(sessionRoutes.readSession)).toMatchObject({
      officer: null,
      over: {
        basis: 'choice:hand-over',
        message: { zh: expect.stringMatching(/^您代林初审办理到\d{4}-\d\d-\d\d为止，这一代理已按时收回$/) },
        remedy: { zh: expect.stringContaining('本人的岗位') },
      },
    })
    expect((await wen.ask(sessionRoutes.readSession)).over, '提前结束的另有提醒').toBeNull()
    expect((await city.stranger().ask(sessionRoutes.readSession)).over).toBeNull()
    expect((await (await city.as('林初审')).ask(standInRoutes.listStandIns)).items).toEqual([])
    expect(await refusal(standingIn('wen', id))).toMatchObject({ status: 404 })
  })

  test('突然离岗的，系统管理员申请、安全管理员批准代为交接：同样的条件，提醒单位、留下记录；本人回来登录即收回，没有批准的随之撤回', async () => {
    const [asker, keeper] = [await city.as('管账号'), await city.as('铁守门')]
    const {
      rows: [own],
    } = await city.database.pool.query<{ id: string }>(
      `select p.id from posts p join officers o on o.id = p.officer_id where o.name = '林初审' and p.role = 'registrar' and p.stands_for is null and p.ended_at is null`,
    )
    const params = { id: own!.id }
    const body = { officerId: await officerOf('温复核'), untilOn: city.clock.today(), reason: '突发疾病住院' }
    expect(await refusal(keeper.ask(standInRoutes.handOverFor, { params, body }))).toMatchObject({ status: 404 })
    expect(
      await refusal(asker.ask(standInRoutes.handOverFor, { params, body: { ...body, officerId: await officerOf('陈复审') } })),
    ).toMatchObject({ status: 422, fields: [{ field: 'officerId' }] })
    expect((await asker.ask(standInRoutes.standInsFor, { params })).colleagues.find((each) => each.name === '温复核')).toMatchObject({
      whyNot: null,
    })
    const {
      rows: [administrators],
    } = await city.database.pool.query<{ id: string }>(
      `select p.id from posts p join officers o on o.id = p.officer_id where o.name = '管账号' and p.ended_at is null`,
    )
    expect(await refusal(asker.ask(standInRoutes.handOverFor, { params: { id: administrators!.id }, body }))).toMatchObject({
      status: 409,
      code: 'administrators-appoint',
    })
    const asked = await asker.ask(standInRoutes.handOverFor, { params, body })
    expect(asked).toMatchObject({
      kind: 'stand-in',
      standing: 'open',
      officerName: '温复核',
      title: '代林初审',
      role: 'registrar',
      untilOn: body.untilOn,
      askedName: '管账号',
      mayWithdraw: true,
    })
    // One hand gives nothing; the same is not asked twice, and whoever asked does not decide.
    const standing = async () => (await (await city.as('陈复审')).ask(standInRoutes.listStandIns)).items
    expect(await standing()).toEqual([])
    expect(await refusal(asker.ask(standInRoutes.handOverFor, { params, body }))).toMatchObject({ status: 409, code: 'asked-already' })
    const decide = (id: string, who: string) =>
      city.as(who).then((of) => of.ask(accountRoutes.decideAccountRequest, { params: { id }, body: { decision: 'approved', reason: '' } }))
    expect(await refusal(decide(asked.id, '管账号'))).toMatchObject({ status: 404 })
    expect(await decide(asked.id, '铁守门')).toMatchObject({ standing: 'approved', decidedName: '铁守门' })
    const [given] = (await standing()) as [StandIn]
    expect(given).toMatchObject({ officerName: '温复核', forName: '林初审', role: 'registrar' })
    expect(await newestNote()).toMatchObject({
      kind: 'handed-over',
      words: { zh: expect.stringContaining('由系统管理员申请、安全管理员批准代为交接（突发疾病住院）') },
    })
    const wen = await standingIn('wen', given.id)
    await wen.ask(caseRoutes.readCase, { params: { id: cases[1]! } })
    const back = city.stranger()
    await back.signIn('linchu', password)
    expect(await newestNote()).toMatchObject({ kind: 'hand-over-ended', words: { zh: '林初审已经回来登录，温复核不再代其办理' } })
    expect(await refusal(wen.ask(caseRoutes.readCase, { params: { id: cases[1]! } }))).toMatchObject({ status: 401 })
    expect(
      (await city.database.pool.query(`select action from audit_log where object_id = $1 order by id`, [given.id])).rows
        .slice(-2)
        .map((row) => row.action),
    ).toEqual(['hand-over', 'end-hand-over'])
    const waiting = await asker.ask(standInRoutes.handOverFor, { params, body })
    await city.stranger().signIn('linchu', password)
    expect(await refusal(decide(waiting.id, '铁守门'))).toMatchObject({ status: 409, code: 'decided' })
    expect(
      (await asker.ask(accountRoutes.listAccountRequests, { query: { kind: 'stand-in' } })).items.map((each) => [
        each.standing,
        each.decidedName,
        each.decisionReason,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['over', '铁守门', ''],
        ['withdrawn', '林初审', '本人已经回来登录'],
      ]),
    )
  })

  test('原岗位免去时，代理一并结束', async () => {
    expect(await refusal(handOver('林清查', '方审批'))).toMatchObject({ status: 422, fields: [{ field: 'officerId' }] })
    const standIn = await handOver('陈复审', '温复核')
    const {
      rows: [post],
    } = await city.database.pool.query<{ id: string }>(`select stands_for as id from posts where id = $1`, [standIn.id])
    await (await city.as('管账号')).ask(partyRoutes.endPost, { params: { id: post!.id } })
    expect(await refusal(standingIn('wen', standIn.id))).toMatchObject({ status: 404 })
  })

  test('管理员看得到代理及其最后一日，可以免去；停用原任职人的账号，代理随之结束', async () => {
    const administrator = await city.as('管账号')
    const wensPosts = async () =>
      (await administrator.ask(partyRoutes.listOfficers, { query: { q: 'wen' } })).items.find((each) => each.login === 'wen')!.posts
    const { id } = await handOver('林初审', '温复核')
    const wen = await standingIn('wen', id)
    expect(await wensPosts()).toMatchObject([
      { role: 'producer', untilOn: null },
      { id, role: 'registrar', untilOn: city.clock.today(), title: `代林初审，至${city.clock.today()}` },
    ])
    await administrator.ask(partyRoutes.endPost, { params: { id } })
    expect(await refusal(wen.ask(caseRoutes.readCase, { params: { id: cases[1]! } }))).toMatchObject({ status: 401 })

    const again = await standingIn('wen', (await handOver('林初审', '温复核')).id)
    const params = { id: await officerOf('林初审') }
    await administrator.ask(accountRoutes.suspendAccount, { params, body: { reason: '离岗未交接' } })
    await administrator.ask(accountRoutes.askForRestoration, { params, body: { reason: '已返岗' } })
    await city.approve()
    expect(await refusal(again.ask(caseRoutes.readCase, { params: { id: cases[1]! } }))).toMatchObject({ status: 401 })
    expect((await wensPosts()).map((post) => post.role)).toEqual(['producer'])
  })

  test('代理人本人的岗位免去时，其代理一并结束；任命为管理员的不再代理任何岗位', async () => {
    const administrator = await city.as('管账号')
    const officerId = await officerOf('高清查')
    const { id } = await handOver('叶受理', '高清查')
    const gao = await standingIn('gao', id)
    await administrator.ask(partyRoutes.endPost, { params: { id: gao.session!.posts[0]!.id } })
    expect(await refusal(standingIn('gao', id))).toMatchObject({ status: 404 })
    // However a stand-in came to be left without an own post: the two kinds of post never meet.
    await city.database.pool.query(`update posts set ended_at = null where id = $1`, [id])
    await standingIn('gao', id)
    await administrator.ask(partyRoutes.addPost, {
      params: { id: officerId },
      body: { organisationId: city.id(bureau), role: 'system-administrator' },
    })
    await city.approve()
    const {
      items: [gone],
    } = await administrator.ask(partyRoutes.listOfficers, { query: { q: 'gao' } })
    expect(gone!.posts.map((post) => post.role)).toEqual(['system-administrator'])
    expect(await refusal(standingIn('gao', id))).toMatchObject({ status: 404 })
  })

  test('交接与免职同时办理：岗位已免去的，不会留下代理', async () => {
    await (await city.as('叶受理')).ask(standInRoutes.listStandIns)
    const ending = await city.database.pool.connect()
    await ending.query('begin')
    await ending.query(`update posts set ended_at = now() where officer_id = $1`, [await officerOf('叶受理')])
    const refused = refusal(handOver('叶受理', '温复核'))
    await expect
      .poll(
        async () =>
          (await city.database.pool.query(`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`))
            .rowCount,
      )
      .toBeGreaterThan(0)
    await ending.query('commit')
    ending.release()
    expect(await refused).toMatchObject({ status: 404 })
    expect(
      (
        await city.database.pool.query(`select from posts where stands_for is not null and ended_at is null and until_on >= $1`, [
          city.clock.today(),
        ])
      ).rowCount,
    ).toBe(0)
  })
})
