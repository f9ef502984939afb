import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { openCity, refusal, type City } from '#server/test/city.ts'
import { accepted, application, ofTransport, onNotice, opine, prepare, submitted, takeInventory, value } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

const [counter, checker] = ofTransport
const names = ['不予登记', '退回补正', '逾期未补正', '保留意见', '信息卡修订', '材料过期', '备查', '不予受理', '撤回', '联系人'] as const

let city: City
const assets = new Map<string, string>()
const asset = (name: (typeof names)[number]) => assets.get(name)!
const readAsset = async (name: (typeof names)[number], who: string = counter) =>
  (await city.as(who)).ask(inventoryRoutes.readAsset, { params: { id: asset(name) } })
beforeAll(async () => {
  city = await openCity()
  for (const [n, id] of (await takeInventory(city, names)).entries()) assets.set(names[n]!, id)
})
afterAll(() => city.close())

describe('不予登记与不予受理', () => {
  test('§4.7 不予登记须选定事由并说明，缺一不可；事由进入记录，资产解除锁定，可以重新申请', async () => {
    const id = await accepted(city, asset('不予登记'))
    expect(await readAsset('不予登记')).toMatchObject({ state: 'in-registration', isFrozen: true })
    expect((await refusal(city.act('林初审', id, 'refuse'))).fields?.map((f) => f.field)).toEqual(['ground', 'explanation'])
    expect(await refusal(city.act('林初审', id, 'refuse', { ground: 'dislike', explanation: '不符合登记条件，理由如下。' }))).toMatchObject(
      { status: 422, fields: [{ field: 'ground' }] },
    )
    await city.act('林初审', id, 'refuse', { ground: 'trade-secret', explanation: '含企业运营成本明细，未取得权利人同意。' })
    const seen = await city.see(counter, id)
    expect(seen).toMatchObject({ ending: 'refused', step: null, move: null, mayNow: [] })
    expect(seen.entries.at(-1)).toMatchObject({
      act: 'refuse',
      officerName: '林初审',
      asked: { ground: 'trade-secret' },
      basis: expect.arrayContaining(['§4.7']),
    })
    expect(await readAsset('不予登记')).toMatchObject({ state: 'catalogued', isFrozen: false, certificate: null })
    expect(await refusal(city.act('陈复审', id, 'pass'))).toMatchObject({ status: 409, code: 'closed' })
    const again = await city.open(counter, 'first-registration', asset('不予登记'), application)
    expect(await city.act(counter, again, 'submit')).toMatchObject({ step: 'acceptance' })
  })

  test('§4.7 不予受理须说明理由；申请人撤回不需要理由', async () => {
    const id = await submitted(city, asset('不予受理'))
    expect(await refusal(city.act('叶受理', id, 'decline', { explanation: '太短' }))).toMatchObject({
      status: 422,
      fields: [{ field: 'explanation' }],
    })
    expect(await city.act('叶受理', id, 'decline', { explanation: '该数据属于上级单位统一登记范围。' })).toMatchObject({
      ending: 'not-accepted',
    })
    const other = await prepare(city, asset('撤回'))
    expect(await city.act(counter, other, 'withdraw')).toMatchObject({ ending: 'withdrawn' })
    expect(await readAsset('撤回')).toMatchObject({ state: 'catalogued', isFrozen: false })
  })
})

describe('申请从卡片开始填', () => {
  test('§3.8、§4.7 名称、简介和权利限制由信息卡带出，申请单位可以改；卡片没有的留空', async () => {
    const card = (await readAsset('撤回')).card
    const id = await city.open(counter, 'first-registration', asset('撤回'), { limits: '另行约定' })
    const { draft } = await city.see(counter, id)
    expect(draft).toMatchObject({ assetName: card['name'], summary: card['summary'], limits: '另行约定' })
    expect(draft['rights'] ?? []).toEqual(card['rights'] ?? [])
    expect(draft['truthful']).toBeUndefined()
    await city.act(counter, id, 'withdraw')
  })

  test('§4.7 联系人和电话由本人上次为本单位提交的申请带出，可以改；同事没有提交过的不带出，别人看到的照旧遮盖', async () => {
    const begun = async (who: string, answers = {}) => {
      const id = await city.open(who, 'first-registration', asset('撤回'), answers)
      const { draft } = await city.see(who, id)
      await city.act(who, id, 'withdraw')
      return [draft['contact'], draft['telephone']]
    }
    expect(await begun(counter)).toEqual([application['contact'], application['telephone']])
    expect(await begun(checker)).toEqual([undefined, undefined])
    expect(await begun(counter, { contact: '林甲' })).toEqual(['林甲', application['telephone']])
    // What was only written into a draft is nobody's filing; what was sent in last is proposed from then on.
    const id = await prepare(city, asset('联系人'), counter, { contact: '林乙', telephone: '0591-11111111' })
    expect(await begun(counter)).toEqual([application['contact'], application['telephone']])
    await city.act(counter, id, 'submit')
    expect(await begun(counter)).toEqual(['林乙', '0591-11111111'])
    await city.act('叶受理', id, 'decline', { explanation: '该数据属于上级单位统一登记范围。' })
    expect((await city.see('叶受理', id)).answers['telephone']).not.toBe('0591-11111111')
  })
})

describe('一次性告知补正', () => {
  test('choice:one-correction 只解锁钉住的字段，两个版本都在记录里，第二次退回被拒绝', async () => {
    const id = await accepted(city, asset('退回补正'))
    await city.act('林初审', id, 'return', {
      pins: [
        { field: 'limits', note: '请写明使用限制' },
        { field: 'summary', note: '未说明更新周期' },
      ],
    })
    const seen = await city.see(counter, id)
    expect(seen).toMatchObject({
      step: 'supplement',
      isEditable: true,
      pins: [{ field: 'limits', note: '请写明使用限制' }, { field: 'summary' }],
      move: { role: 'producer', limitDays: 30 },
    })
    expect(seen.editableFields).toEqual(['limits', 'summary'])
    const client = await city.as(counter)
    const draft = { ...application, assetName: '偷偷改的名字', limits: '不得用于识别特定个人' }
    await client.ask(caseRoutes.saveDraft, { params: { id }, body: { version: seen.version, answers: draft } })
    expect((await city.see(counter, id)).draft).toMatchObject({
      assetName: application['assetName'],
      limits: '不得用于识别特定个人',
      summary: application['summary'],
    })
    expect(
      await refusal(
        (await city.as('林初审')).ask(caseRoutes.saveDraft, { params: { id }, body: { version: seen.version, answers: draft } }),
      ),
    ).toMatchObject({ status: 409, code: 'not-editable' })
    expect(await city.act(counter, id, 'resubmit')).toMatchObject({
      step: 'first-review',
      answers: { assetName: application['assetName'], limits: '不得用于识别特定个人' },
    })
    const { entries } = await city.see('林初审', id)
    expect(entries.filter((e) => e.answers).map((e) => [e.act, e.answers?.['limits']])).toEqual([
      ['submit', '无'],
      ['resubmit', '不得用于识别特定个人'],
    ])
    const refused = { status: 409, code: 'once', basis: 'choice:one-correction' }
    expect(await refusal(city.act('林初审', id, 'return', { pins: [{ field: 'limits', note: '再改' }] }))).toMatchObject(refused)
    await city.act('林初审', id, 'pass')
    expect(await refusal(city.act('陈复审', id, 'return', { pins: [{ field: 'limits', note: '再改' }] }))).toMatchObject(refused)
  })

  test('choice:supplement-deadline 补正期间审查期限停止；30个工作日未补正视为撤回，可以重新申请', async () => {
    const id = await accepted(city, asset('逾期未补正'))
    expect((await city.act('林初审', id, 'return', { pins: [{ field: 'limits', note: '请写明' }] })).move).toMatchObject({
      dueOn: '2026-04-14',
      days: 30,
    })
    expect(await city.until('2026-04-14T23:59:59+08:00')).toBe(0)
    expect(await city.until('2026-04-15T00:00:00+08:00')).toBe(1)
    const seen = await city.see(counter, id)
    expect(seen).toMatchObject({
      ending: 'deemed-withdrawn',
      entries: expect.arrayContaining([
        expect.objectContaining({ act: 'lapse', officerName: '系统', basis: ['choice:one-correction', 'choice:supplement-deadline'] }),
      ]),
    })
    expect(await readAsset('逾期未补正')).toMatchObject({ state: 'catalogued', isFrozen: false })
    const again = await city.open(counter, 'first-registration', asset('逾期未补正'), application)
    expect(await city.act(counter, again, 'submit')).toMatchObject({ step: 'acceptance' })
  })
})

describe('材料决定能不能申请', () => {
  test('§4.4 保留意见不能申请登记，理由写在办件上', async () => {
    await opine(city, asset('保留意见'), { conclusion: 'qualified', number: '榕正法意〔2026〕19号' })
    await value(city, asset('保留意见'))
    const id = await city.open(counter, 'first-registration', asset('保留意见'), application)
    const why = { zh: expect.stringMatching(/榕正律师事务所.*保留意见.*19号.*不是无保留意见/), en: expect.stringContaining('Qualified') }
    expect((await city.see(counter, id)).checklist.filter((line) => !line.holds)).toMatchObject([
      { condition: 'unqualified-opinion', basis: '§4.4', why },
    ])
    expect(await refusal(city.act(counter, id, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-unqualified-opinion',
      basis: '§4.4',
      message: why,
    })
  })

  test('choice:paper-bound-to-version 信息卡修订后，就旧版本出具的材料失效，须就新版本重新出具', async () => {
    const id = await prepare(city, asset('信息卡修订'))
    const client = await city.as(counter)
    const before = await readAsset('信息卡修订')
    const revised = { params: { id: before.id }, body: { version: 1, card: { ...before.card, purpose: '线网优化' }, key: randomUUID() } }
    expect(await client.ask(inventoryRoutes.reviseCard, revised)).toMatchObject({
      version: 2,
      papers: [{ isStale: true, staleReason: { zh: '针对第1版，资产现为第2版' } }, { isStale: true }],
    })
    expect(await client.ask(inventoryRoutes.reviseCard, revised)).toMatchObject({ version: 2 })
    expect(
      await refusal(
        client.ask(inventoryRoutes.reviseCard, {
          ...revised,
          body: { ...revised.body, key: randomUUID(), card: { ...before.card, purpose: '别的' } },
        }),
      ),
    ).toMatchObject({ status: 409, code: 'stale' })
    expect(await refusal(city.act(counter, id, 'submit'))).toMatchObject({
      code: 'needs-unqualified-opinion',
      message: { zh: expect.stringContaining('针对第1版，资产现为第2版') },
    })
    await city.act(counter, id, 'withdraw')
    const again = await prepare(city, asset('信息卡修订'))
    expect(await city.act(counter, again, 'submit')).toMatchObject({ step: 'acceptance', subjectVersion: 2 })
    expect(
      await refusal(
        client.ask(inventoryRoutes.reviseCard, {
          ...revised,
          body: { version: 2, key: randomUUID(), card: { ...before.card, purpose: '锁定以后' } },
        }),
      ),
    ).toMatchObject({ status: 409, code: 'frozen' })
  })

  test('§4.4 §4.5 审查期间材料过期的，不能通过', async () => {
    await opine(city, asset('材料过期'), { validUntil: '2026-04-20' })
    await value(city, asset('材料过期'), { validUntil: '2026-04-22' })
    const id = await city.open(counter, 'first-registration', asset('材料过期'), application)
    await city.act(counter, id, 'submit')
    await city.act('叶受理', id, 'accept')
    await city.until('2026-04-20T23:00:00+08:00')
    expect((await city.see('林初审', id)).checklist.every((line) => line.holds)).toBe(true)
    await city.until('2026-04-21T00:30:00+08:00')
    expect(await refusal(city.act('林初审', id, 'pass'))).toMatchObject({
      status: 409,
      code: 'needs-unqualified-opinion',
      message: { zh: expect.stringContaining('已于2026-04-20过期') },
    })
    await opine(city, asset('材料过期'))
    await city.act('林初审', id, 'pass')
    await city.until('2026-04-23T00:30:00+08:00')
    expect(await refusal(city.act('陈复审', id, 'pass'))).toMatchObject({
      code: 'needs-valuation-report',
      message: { zh: expect.stringContaining('已于2026-04-22过期') },
    })
  })
})

describe('备查簿', () => {
  test('§4.6 暂不具备条件的记入备查簿，一人提出、另一人复核；以后登记时移出', async () => {
    const id = await city.open(counter, 'memorandum', asset('备查'), { reason: '成本尚在归集，暂不具备确认条件', reviewOn: '2026-09-01' })
    await city.act(counter, id, 'submit')
    expect(await refusal(city.act(counter, id, 'confirm'))).toMatchObject({
      status: 409,
      code: 'same-hand',
      basis: 'choice:second-pair-of-eyes',
    })
    expect(await city.act(checker, id, 'return', {}, '请补充理由')).toMatchObject({ step: 'proposal' })
    await city.act(counter, id, 'submit')
    expect(await city.act(checker, id, 'confirm')).toMatchObject({ ending: 'entered' })
    expect(await readAsset('备查', checker)).toMatchObject({
      state: 'memorandum',
      memo: { reason: '成本尚在归集，暂不具备确认条件', reviewOn: '2026-09-01' },
    })
    const registration = await onNotice(city, asset('备查'))
    await city.pass(30)
    expect(await city.see(counter, registration)).toMatchObject({ ending: 'registered' })
    expect(await readAsset('备查')).toMatchObject({ state: 'registered', memo: null })
    expect((await city.stranger().ask(registrationRoutes.listRegister)).total).toBe(1)
  })
})

test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
