import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { openCity, refusal, type City } from '#server/test/city.ts'
import { inventedUscc } from '#server/test/uscc.ts'
import {
  accepted,
  application,
  cardOf,
  findingsOf,
  ofTransport,
  onNotice,
  opine,
  planOf,
  prepare,
  startRound,
  submitted,
  takeInventory,
  upload,
  linesCsv,
  value,
} from './lives.ts'
import { objectTo } from './objecting.ts'
import { expectGenuineHistory } from './proof.ts'

const [counter, checker] = ofTransport
let city: City
let assets: string[]
beforeAll(async () => {
  city = await openCity()
  assets = await takeInventory(city, ['同时受理', '双击', '同时申请', '同时修订', '同时异议', '同时催办'])
  await Promise.all(['叶受理', '林初审', '陈复审', checker].map((name) => city.as(name)))
})
afterAll(() => city.close())

type Act = { act: string; version: number; key: string; asked?: Record<string, unknown> }
const act = async (who: string, id: string, body: Act) => (await city.as(who)).ask(caseRoutes.actOnCase, { params: { id }, body })
const outcomes = async (works: readonly Promise<unknown>[]) => {
  const settled = await Promise.all(
    works.map((work) =>
      work.then(
        () => ({ status: 200, code: 'done' }),
        async () => refusal(work),
      ),
    ),
  )
  return settled.map(({ status, code }) => `${status} ${code}`).sort()
}
const times = <T>(n: number, make: (n: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))

describe('两人同时办理', () => {
  test('同一办件同时受理、退回、不予受理：只有一个成功，其他人被告知', async () => {
    const id = await submitted(city, assets[0]!)
    const { version } = await city.see('叶受理', id)
    const found = await outcomes([
      act('叶受理', id, { act: 'accept', version, key: randomUUID() }),
      act('林初审', id, { act: 'accept', version, key: randomUUID() }),
      act('陈复审', id, { act: 'decline', version, key: randomUUID(), asked: { explanation: '该数据属于上级单位统一登记范围。' } }),
      act('叶受理', id, { act: 'return', version, key: randomUUID(), asked: { pins: [{ field: 'limits', note: '改' }] } }),
    ])
    expect(found).toEqual(['200 done', '409 stale', '409 stale', '409 stale'])
    expect(await city.see('叶受理', id)).toMatchObject({ version: version + 1, entries: expect.objectContaining({ length: version + 1 }) })
  })

  test('双击：同一操作键先后或同时到达，只办一次，每次都得到同样的结果', async () => {
    const id = await accepted(city, assets[1]!)
    const { version } = await city.see('林初审', id)
    const once = { act: 'pass', version, key: randomUUID() }
    const all = await Promise.all(times(8, () => act('林初审', id, once)))
    expect(all.map((seen) => [seen.step, seen.version])).toEqual(times(8, () => ['second-review', version + 1]))
    expect(await act('林初审', id, once)).toMatchObject({ step: 'second-review', version: version + 1 })
    expect(await refusal(act('林初审', id, { ...once, act: 'refuse' }))).toMatchObject({
      status: 409,
      code: 'key-used',
      basis: 'choice:seen-version',
    })
    expect((await city.see('林初审', id)).entries.map((e) => e.act)).toEqual(['open', 'submit', 'accept', 'pass'])
  })

  test('二十个同样的开办请求同时到达，只开一件', async () => {
    const key = randomUUID()
    const client = await city.as(counter)
    const body = { procedure: 'inventory-round', answers: planOf(ofTransport), key }
    const opened = await Promise.all(times(20, () => client.ask(caseRoutes.openCase, { body })))
    expect(new Set(opened.map((o) => o.id)).size).toBe(1)
    expect(await client.ask(caseRoutes.openCase, { body })).toMatchObject({ id: opened[0]!.id })
    const { rows } = await city.database.pool.query('select count(*) as n from entries where client_key = $1', [key])
    expect(rows).toEqual([{ n: 1 }])
    expect((await client.ask(inventoryRoutes.listRounds)).items.filter((r) => r.caseId === opened[0]!.id)).toHaveLength(1)
    expect(
      await refusal(
        client.ask(caseRoutes.openCase, { body: { procedure: 'first-registration', subjectId: assets[2]!, answers: {}, key } }),
      ),
    ).toMatchObject({ status: 409, code: 'key-used', basis: 'choice:seen-version' })
    const other = await (await city.as(checker)).ask(caseRoutes.openCase, { body })
    expect(other.id).not.toBe(opened[0]!.id)
  })

  test('同一单位两人同时开办同一资产的同一种登记：只有一份草稿，后到的被引到那一份（choice:one-open-registration）', async () => {
    const open = (who: string, key = randomUUID() as string) => city.open(who, 'first-registration', assets[2]!, application, key)
    const opening = [open(counter), open(checker)]
    expect(await outcomes(opening)).toEqual(['200 done', '409 draft-begun'])
    const id = (await Promise.allSettled(opening)).flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))[0]!
    const { number, entries } = await city.see(checker, id)
    const begunBy = entries.at(0)!.officerName
    for (const who of ofTransport)
      expect(await refusal(open(who))).toMatchObject({
        status: 409,
        code: 'draft-begun',
        basis: 'choice:one-open-registration',
        message: { zh: expect.stringMatching(`首次登记已有草稿${number}，${begunBy}于${city.clock.today()}开办`) },
        remedy: { zh: expect.stringContaining('撤回后再开办') },
        lead: { href: `/desk/cases/${id}` },
      })
    await city.act(counter, id, 'withdraw')
    // The same opening sent several times at once is one opening, not a second draft.
    const key = randomUUID()
    const again = await Promise.all(times(6, () => open(checker, key)))
    expect(new Set(again).size).toBe(1)
    // What is submitted is a draft no more: another may be prepared, and says why it cannot be submitted yet.
    await opine(city, assets[2]!)
    await value(city, assets[2]!)
    await city.act(checker, again[0]!, 'submit')
    const next = await open(counter)
    expect(await refusal(city.act(counter, next, 'submit'))).toMatchObject({ status: 409, code: 'needs-not-registered' })
  })

  test('两人同时写一份申请：后保存的不覆盖先保存的，没看到的不代交，都被告知怎么办（choice:seen-version）', async () => {
    const id = await prepare(city, assets[3]!)
    const { version, draftRevision: seen, draft } = await city.see(checker, id)
    const save = async (who: string, draftRevision: number, summary: string) =>
      (await city.as(who)).ask(caseRoutes.saveDraft, { params: { id }, body: { version, draftRevision, answers: { ...draft, summary } } })
    const summaryNow = async () => (await city.see(counter, id)).draft['summary']
    expect(
      await outcomes([
        save(counter, seen, '甲写的：全市公交线路的名称与里程。'),
        save(checker, seen, '乙写的：全市公交线路的名称与票价。'),
      ]),
    ).toEqual(['200 done', '409 stale'])
    const kept = await summaryNow()
    const [first, second] = kept === '甲写的：全市公交线路的名称与里程。' ? [counter, checker] : [checker, counter]
    const told = await refusal(save(second, seen, '后到的：全市公交线路的名称与班次。'))
    expect(told).toMatchObject({
      status: 409,
      code: 'stale',
      basis: 'choice:seen-version',
      remedy: { zh: expect.stringContaining('重新载入') },
    })
    expect(await refusal(act(second, id, { act: 'submit', version, key: randomUUID() }))).toEqual({
      ...told,
      requestId: expect.any(String),
    })
    // The same save once more, as after a lost answer, overwrites nothing and is no conflict.
    expect(await save(first, seen, String(kept))).toMatchObject({ draftRevision: seen + 1 })
    expect(await save(second, seen + 1, '看过之后：全市公交线路的名称、里程与票价。')).toMatchObject({ draftRevision: seen + 2 })
    expect(await summaryNow()).toBe('看过之后：全市公交线路的名称、里程与票价。')
    await city.act(counter, id, 'withdraw')
  })

  test('两人同时修订信息卡、同时确认建卡：各有一人成功，编码不重复', async () => {
    const { card, version } = await (await city.as(counter)).ask(inventoryRoutes.readAsset, { params: { id: assets[3]! } })
    const revise = async (who: string, purpose: string) =>
      (await city.as(who)).ask(inventoryRoutes.reviseCard, {
        params: { id: assets[3]! },
        body: { version, card: { ...card, purpose }, key: randomUUID() },
      })
    expect(await outcomes([revise(counter, '甲'), revise(checker, '乙')])).toEqual(['200 done', '409 stale'])
    const { roundId } = await startRound(city, ofTransport)
    await upload(city, counter, roundId, [{ name: '同时建卡.csv', content: linesCsv() }])
    const [line] = await findingsOf(city, counter, roundId)
    const params = { id: line!.id }
    const found = await (await city.as(counter)).ask(inventoryRoutes.readFinding, { params })
    const saved = await (
      await city.as(counter)
    ).ask(inventoryRoutes.saveFindingCard, { params, body: { version: found.version, card: { ...found.card, ...cardOf('同时建卡') } } })
    const confirm = async (who: string) =>
      (await city.as(who)).ask(inventoryRoutes.confirmFinding, {
        params,
        body: { version: saved.version, key: randomUUID(), checked: saved.assumed },
      })
    const confirmed = await outcomes([confirm(counter), confirm(checker)])
    expect(confirmed[0]).toBe('200 done')
    expect(confirmed[1]).toMatch(/^409 /)
    expect((await (await city.as(counter)).ask(inventoryRoutes.listAssets, { query: { q: '同时建卡' } })).items).toHaveLength(1)
  })

  test('两件异议同时作出决定：公示恢复一次，天数不多不少', async () => {
    const id = await onNotice(city, assets[4]!)
    for (const n of [1, 2]) await objectTo(city, id, { identity: inventedUscc(80 + n) })
    const sides = (await city.see('林初审', id)).sideCases
    const asked = { explanation: '经核对采集记录，按事实作出以上认定。' }
    expect(
      await outcomes([
        act('叶受理', sides[0]!.id, { act: 'dismiss', version: 1, key: randomUUID(), asked }),
        act('严守一', sides[1]!.id, { act: 'dismiss', version: 1, key: randomUUID(), asked }),
      ]),
    ).toEqual(['200 done', '200 done'])
    expect(await city.stranger().ask(registrationRoutes.readNotice, { params: { id } })).toMatchObject({ state: 'open', daysLeft: 10 })
  })

  test('多个进程同时催办到期办件：每件只走一步，凭证只发一张', async () => {
    const id = await onNotice(city, assets[5]!)
    const before = (await city.see(counter, id)).version
    city.clock.setOffset(city.clock.offsetMs() + 40 * 86_400_000)
    await Promise.all(times(6, () => city.desk.tick()))
    expect(await city.see(counter, id)).toMatchObject({ ending: 'registered', version: before + 1 })
    const { rows } = await city.database.pool.query(
      'select count(*) as n, count(distinct serial) as serials from certificates where case_id = $1',
      [id],
    )
    expect(rows).toEqual([{ n: 1, serials: 1 }])
  })

  test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
})
