import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import type { Client } from '#contract/client.ts'
import { partyRoutes } from '#contract/parties.ts'
import { standInRoutes } from '#contract/stand-ins.ts'
import { openCity, password, refusal, type City } from '#server/test/city.ts'
import { submitted, takeInventory } from './lives.ts'

let city: City
let cases: string[]
beforeAll(async () => {
  city = await openCity()
  const assets = await takeInventory(city, ['公交线路', '公交站点'])
  cases = [await submitted(city, assets[0]!), await submitted(city, assets[1]!)]
})
afterAll(() => city.close())

const officerOf = async (login: string) => (await city.database.pool.query<{ id: string }>(`select id from officers where name = $1`, [login])).rows[0]!.id
const handOver = async (who: string, to: string, changes: Record<string, unknown> = {}) => (await city.as(who)).ask(standInRoutes.handOver, { body: { officerId: await officerOf(to), untilOn: city.clock.today(), reason: '出差', ...changes } })
/** A second browser of somebody, in the post for which they stand in. */
async function standingIn(login: string, postId: string): Promise<Client> {
  const client = city.stranger()
  await client.signIn(login, password, postId)
  return client
}

describe('离岗的人把岗位交给同事，到期收回（choice:hand-over）', () => {
  test('只能交给本单位的同事、有期限，代理来的不能再交', async () => {
    expect(await refusal(handOver('叶受理', '林清查'))).toMatchObject({ status: 422, fields: [{ field: 'officerId' }] })
    expect(await refusal(handOver('叶受理', '叶受理'))).toMatchObject({ status: 422, fields: [{ field: 'officerId' }] })
    // Who does the same work already needs no hand-over.
    expect(await refusal(handOver('叶受理', '林初审'))).toMatchObject({ status: 422, fields: [{ field: 'officerId' }] })
    expect(await refusal(handOver('林清查', '陈复核', { untilOn: '2099-01-01' }))).toMatchObject({ status: 422, fields: [{ field: 'untilOn' }] })
    expect(await refusal(handOver('管账号', '林初审'))).toMatchObject({ status: 409, code: 'administrators-appoint' })
  })

  test('代理人以原岗位的权限办理，记录写明代谁；须两人办理的仍须两人', async () => {
    const standIn = await handOver('叶受理', '高清查')
    expect(standIn).toMatchObject({ officerName: '高清查', forName: '叶受理', role: 'registrar', mayEnd: true })
    const gao = await standingIn('gao', standIn.id)
    expect(gao.session!.posts.map(post => post.role)).toEqual(['producer', 'registrar'])
    const act = async (id: string, verb: string) => gao.ask(caseRoutes.actOnCase, { params: { id }, body: { act: verb, version: (await gao.ask(caseRoutes.readCase, { params: { id } })).version, key: randomUUID(), reason: '', asked: {} } })
    await act(cases[0]!, 'accept')
    await act(cases[0]!, 'pass')
    expect(await refusal(act(cases[0]!, 'pass'))).toMatchObject({ status: 409, code: 'same-hand' })
    const { entries } = await city.see('陈复审', cases[0]!)
    expect(entries.filter(entry => entry.act === 'pass').map(entry => entry.officerName)).toEqual(['高清查（代叶受理）'])
    // A post one stands in for is not handed on, and nobody stands in for two in one part.
    expect(await refusal(gao.ask(standInRoutes.handOver, { body: { officerId: await officerOf('温复核'), untilOn: city.clock.today(), reason: '转交' } }))).toMatchObject({ status: 409, code: 'handed-over-once', basis: 'choice:hand-over' })
    expect(await refusal(handOver('林初审', '高清查'))).toMatchObject({ status: 422, fields: [{ field: 'officerId' }] })
  })

  test('最后一日过后自动收回，也可以提前结束', async () => {
    const early = await handOver('林初审', '温复核')
    const wen = await standingIn('wen', early.id)
    await (await city.as('林初审')).ask(standInRoutes.endStandIn, { params: { id: early.id } })
    expect(await refusal(wen.ask(caseRoutes.readCase, { params: { id: cases[1]! } }))).toMatchObject({ status: 401 })

    const { id } = await handOver('林初审', '温复核')
    const again = await standingIn('wen', id)
    await again.ask(caseRoutes.readCase, { params: { id: cases[1]! } })
    await city.pass(1)
    expect(await refusal(again.ask(caseRoutes.readCase, { params: { id: cases[1]! } }))).toMatchObject({ status: 401 })
    expect((await (await city.as('林初审')).ask(standInRoutes.listStandIns)).items).toEqual([])
    expect(await refusal(standingIn('wen', id))).toMatchObject({ status: 404 })
  })

  test('原岗位免去时，代理一并结束', async () => {
    expect(await refusal(handOver('林清查', '方审批'))).toMatchObject({ status: 422, fields: [{ field: 'officerId' }] })
    const standIn = await handOver('陈复审', '温复核')
    const { rows: [post] } = await city.database.pool.query<{ id: string }>(`select stands_for as id from posts where id = $1`, [standIn.id])
    await (await city.as('管账号')).ask(partyRoutes.endPost, { params: { id: post!.id } })
    expect(await refusal(standingIn('wen', standIn.id))).toMatchObject({ status: 404 })
  })
})
