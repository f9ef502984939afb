import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { healthRoutes } from '#contract/health.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { noteRoutes } from '#contract/notes.ts'
import { provisional } from '#contract/working-days.ts'
import { lawFirm, openCity, refusal, valuers, type City } from '#server/test/city.ts'
import { engagementTerms, quotationOf } from '#server/test/quotations.ts'
import { engage, ofTransport, opinionOf, takeInventory } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

const [counter] = ofTransport
const explanation = '人手已安排到其他项目，不能按期完成。'

let city: City
let asset: string
beforeAll(async () => {
  city = await openCity()
  asset = (await takeInventory(city, ['公交线路']))[0]!
})
afterAll(() => city.close())

const commission = async (procedure: 'legal-opinion' | 'valuation') => {
  const id = await city.open(counter, procedure, asset, {
    firm: city.id(procedure === 'valuation' ? valuers : lawFirm),
    purpose: '申请首次登记',
  })
  await city.act(counter, id, 'submit')
  return id
}
const dueOf = async (id: string) => (await city.see(counter, id)).move!.dueOn!
/** Waits until the last instant of a day, then for the next day; answers how many cases moved at each. */
const over = async (day: string) => [
  await city.until(`${day}T23:59:59+08:00`),
  await city.until(new Date(Date.parse(`${day}T23:59:59+08:00`) + 1000).toISOString()),
]
const told = async (who: string, id: string) =>
  (await (await city.as(who)).ask(noteRoutes.listNotes, { query: { limit: 50 } })).items
    .filter((note) => note.kind === 'commission-lapsed' && note.href === `/desk/cases/${id}`)
    .map((note) => [note.basis, note.words.zh])

describe('委托逾期自行终止，两方都被告知（§4.4，§4.5）', () => {
  test('5个工作日内没有答复的终止，以后不能再接受', async () => {
    const id = await commission('legal-opinion')
    expect(await over(await dueOf(id))).toEqual([0, 1])
    const seen = await city.see(counter, id)
    expect([seen.step, seen.ending, seen.entries.at(-1)!.basis]).toEqual([null, 'unanswered', ['§4.4', 'choice:engagement-deadline']])
    const what = `“公交线路”的合规性审查委托（${seen.number}）逾期未答复，委托终止（期限5个工作日）`
    expect(await told(counter, id)).toEqual([['choice:engagement-deadline', `${what}；仍需要材料的，请另行委托`]])
    expect(await told('何律师', id)).toEqual([['choice:engagement-deadline', expect.stringContaining(`${what}，不必再办`)]])
    expect(await told('梁评估', id)).toEqual([])
    expect(await refusal(city.act('何律师', id, 'accept', quotationOf(city.clock.today())))).toMatchObject({
      status: 409,
      code: 'closed',
      basis: 'choice:engagement-deadline',
    })
  })

  test('10个工作日内没有接受报价的终止，以后不能再接受', async () => {
    const id = await commission('valuation')
    await city.act('梁评估', id, 'accept', quotationOf(city.clock.today()))
    expect(await over(await dueOf(id))).toEqual([0, 1])
    const seen = await city.see(counter, id)
    expect([seen.ending, seen.entries.at(-1)!.basis]).toEqual(['unaccepted', ['choice:quotation']])
    for (const who of [counter, '梁评估'])
      expect(await told(who, id)).toEqual([['choice:quotation', expect.stringContaining('逾期未接受报价，委托终止（期限10个工作日）')]])
    expect(await refusal(city.act(counter, id, 'confirm', engagementTerms))).toMatchObject({
      status: 409,
      code: 'closed',
      basis: 'choice:quotation',
    })
  })

  test('接受报价后60个工作日没有出具的终止；定时丢失的先由体检列出、重设，到期照样终止', async () => {
    const [id, old] = [await commission('valuation'), await commission('legal-opinion')]
    await engage(city, counter, '梁评估', id)
    await engage(city, counter, '何律师', old)
    const due = await dueOf(id)
    await city.database.pool.query(`update cases set clocks = '{}', due_on = null, wake_at = null where id = $1`, [old])
    const stuck = async () =>
      (await (await city.as('郑局长')).ask(healthRoutes.listStuck, { query: { rule: 'timer-missing' } })).items.map((line) => line.caseId)
    expect(await stuck()).toEqual([old])
    await (
      await city.as('郑局长')
    ).ask(healthRoutes.setClock, { params: { id: old }, body: { reason: '委托没有定时，按规程重设', key: randomUUID() } })
    expect([await stuck(), await dueOf(old)]).toEqual([[], due])
    expect(await over(due)).toEqual([0, 2])
    for (const [lapsed, firm] of [
      [id, '梁评估'],
      [old, '何律师'],
    ] as const) {
      expect((await city.see(counter, lapsed)).ending).toBe('unfiled')
      for (const who of [counter, firm])
        expect(await told(who, lapsed)).toEqual([
          ['choice:drafting-deadline', expect.stringContaining('逾期未出具，委托终止（期限60个工作日）')],
        ])
    }
    expect(
      await refusal(city.act('何律师', old, 'file', { ...opinionOf(city.clock.today()), paper: await city.paper('何律师') })),
    ).toMatchObject({ status: 409, code: 'closed', basis: 'choice:drafting-deadline' })
  })
})

describe('报价的交付日期、撤回和辞去委托（choice:quotation）', () => {
  test('交付日期不能晚于报价之日起60个工作日', async () => {
    const id = await commission('legal-opinion')
    const last = provisional(city.clock.today(), 60).date
    const late = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10)
    expect(await refusal(city.act('何律师', id, 'accept', quotationOf(late)))).toMatchObject({
      status: 422,
      fields: [{ field: 'deliverOn', message: { zh: `不能晚于${last}：接受报价后60个工作日仍未出具的，委托自行终止` } }],
    })
    expect(await city.act('何律师', id, 'accept', quotationOf(last))).toMatchObject({ step: 'quotation' })
  })

  test('委托单位看到报价后可以撤回，机构不能；接受以后不能再撤回', async () => {
    const id = await commission('valuation')
    await city.act('梁评估', id, 'accept', quotationOf(city.clock.today()))
    expect(await refusal(city.act('梁评估', id, 'withdraw'))).toMatchObject({ status: 409, code: 'not-yours', basis: 'choice:quotation' })
    expect(await city.act(counter, id, 'withdraw')).toMatchObject({ step: null, ending: 'withdrawn' })
    const taken = await commission('valuation')
    await engage(city, counter, '梁评估', taken)
    expect(await refusal(city.act(counter, taken, 'withdraw'))).toMatchObject({ status: 409, code: 'not-here', basis: '§4.5' })
  })

  test('文书归入后告知委托单位', async () => {
    const id = await commission('legal-opinion')
    await engage(city, counter, '何律师', id)
    await city.act('何律师', id, 'file', {
      ...opinionOf(city.clock.today()),
      validUntil: '2027-12-31',
      paper: await city.paper('何律师', id),
    })
    expect(
      (await (await city.as(counter)).ask(noteRoutes.listNotes, { query: { limit: 50 } })).items.find(
        (note) => note.href === `/desk/cases/${id}`,
      )?.words.zh,
    ).toContain('法律意见书已归入资产版本')
  })

  test('委托在办时信息卡修订的，受托机构被告知所针对的是以前的版本；办件上看得出资产现为第几版', async () => {
    const other = (await takeInventory(city, ['会修订的线路']))[0]!
    const id = await city.open(counter, 'valuation', other, { firm: city.id(valuers), purpose: '申请首次登记' })
    await city.act(counter, id, 'submit')
    const own = await city.as(counter)
    const before = await own.ask(inventoryRoutes.readAsset, { params: { id: other } })
    await own.ask(inventoryRoutes.reviseCard, {
      params: { id: other },
      body: {
        version: before.version,
        card: { ...before.card, summary: '会修订的线路，按周更新，供公众出行查询使用，不含个人信息。' },
        key: randomUUID(),
      },
    })
    const { items } = await (await city.as('梁评估')).ask(noteRoutes.listNotes, { query: { limit: 50 } })
    expect(items.find((note) => note.href === `/desk/cases/${id}`)).toMatchObject({
      basis: 'choice:paper-bound-to-version',
      words: { zh: expect.stringContaining('“会修订的线路”的信息卡已修订为第2版') },
    })
    expect(await (await city.as('梁评估')).ask(inventoryRoutes.readAssetVersion, { params: { id: other, version: 1 } })).toMatchObject({
      version: 1,
      current: 2,
    })
    await city.act('梁评估', id, 'decline', { explanation })
  })

  test('机构写明理由可以辞去委托；没有理由的不能，委托单位不能代辞', async () => {
    const id = await commission('legal-opinion')
    await engage(city, counter, '何律师', id)
    expect((await refusal(city.act('何律师', id, 'decline'))).fields).toMatchObject([{ field: 'explanation' }])
    expect(await refusal(city.act(counter, id, 'decline', { explanation }))).toMatchObject({ status: 409, code: 'not-yours' })
    expect(await city.act('何律师', id, 'decline', { explanation })).toMatchObject({ step: null, ending: 'declined' })
    expect(
      (await (await city.as(counter)).ask(noteRoutes.listNotes, { query: { limit: 50 } })).items.find(
        (note) => note.href === `/desk/cases/${id}`,
      )?.words.zh,
    ).toContain('机构不承办')
    expect(await told(counter, id)).toEqual([])
  })

  test('§8.1 全部办件由其记录重放可得', () => expectGenuineHistory(city))
})
