import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gradingRoutes } from '#contract/grading.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { refusal, type City } from '#server/test/city.ts'
import { findingsOf, linesCsv, ofTransport, startRound, upload } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'
import { registeredCity, review, whole } from './registered-city.ts'

const [counter, checker] = ofTransport
const names = ['公交线路'] as const
const decision = {
  category: 'thematic',
  industry: 'G',
  attribute: '线路运营·公交线路',
  harmObject: 'person',
  harmDegree: 'some',
  importance: 'general',
  grade: '2',
  classReason: '含线路名称和里程，按需共享',
}

let city: City
let { asset, readAsset, numberOf, check, begin } = {} as Awaited<ReturnType<typeof registeredCity<(typeof names)[number]>>>
beforeAll(async () => {
  ;({ city, asset, readAsset, numberOf, check, begin } = await registeredCity(names))
})
afterAll(() => city.close())

const tasks = async () =>
  (await (await city.as(counter)).ask(gradingRoutes.readGrading, { params: { id: asset('公交线路') } })).tasks.map((task) => task.trigger)

describe('已登记资产的分类分级、盘点结果和其他登记内容，经变动登记生效（§3.2 §4.7）', () => {
  test('重新定级：卡片被登记锁定，须办理变动登记', async () => {
    const id = await city.open(counter, 'classification', asset('公交线路'), decision)
    await city.act(counter, id, 'submit')
    await city.act(checker, id, 'confirm')
    expect(await tasks()).toEqual(['card'])
    expect(await readAsset('公交线路')).toMatchObject({ version: 1, card: { grade: '1', category: 'departmental' } })
    expect((await check(await numberOf('公交线路'))).facts['grading']).toContain('一般1级')
  })

  test('再次盘点仍是这项资产，字段有增加，留待变动登记', async () => {
    const { roundId } = await startRound(city, ofTransport)
    const csv = linesCsv(30, 0)
      .split('\n')
      .map((line, n) => (line === '' ? line : `${line},${n === 0 ? '车型' : '纯电动'}`))
      .join('\n')
    await upload(city, counter, roundId, [{ name: '公交线路.csv', content: csv }])
    const [finding] = await findingsOf(city, counter, roundId)
    expect(finding).toMatchObject({ knownAs: { assetId: asset('公交线路') } })
    const own = await city.as(counter)
    const { version } = await own.ask(inventoryRoutes.readFinding, { params: { id: finding!.id } })
    await own.ask(inventoryRoutes.keepFinding, { params: { id: finding!.id }, body: { version, note: '变化待变动登记' } })
  })

  test('变动登记一并带入核定的级别和新的盘点结果，前后对照看得到；不能改成不完整的卡片', async () => {
    const before = await numberOf('公交线路')
    const id = await begin(counter, 'change-registration', '公交线路', {
      ...whole,
      kind: 'amend',
      useLimits: '不得转让',
      dataContact: '0591-00000009',
      origin: 'produced',
      sourceData: '本单位线路台账',
      sourceAssets: '没有这个编码',
      processing: '按线路汇总后清洗',
    })
    expect(await city.see(counter, id)).toMatchObject({ draft: { records: 30 } })
    expect(await refusal(city.act(counter, id, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-something-changes',
      message: { zh: expect.stringContaining('没有这个编码') },
    })
    await city.act(counter, id, 'withdraw')
    const again = await begin(counter, 'change-registration', '公交线路', {
      ...whole,
      kind: 'amend',
      useLimits: '不得转让',
      dataContact: '0591-00000009',
      origin: 'produced',
      sourceData: '本单位线路台账',
      processing: '按线路汇总后清洗',
    })
    await city.act(counter, again, 'submit')
    const difference = await (await city.as('林初审')).ask(registrationRoutes.readDifference, { params: { id: again } })
    expect(difference.changed).toEqual(
      expect.arrayContaining(['records', 'useLimits', 'dataContact', 'origin', 'originSystem', 'category', 'grade', 'fields']),
    )
    expect(difference.changed).not.toContain('importance')
    expect(difference).toMatchObject({
      before: { grade: '1', category: 'departmental' },
      after: { grade: '2', category: 'thematic', fields: expect.stringContaining('车型') },
    })
    await review(city, again)
    await city.pass(20)
    expect(await city.see(counter, again)).toMatchObject({ ending: 'changed' })
    const now = await check(await numberOf('公交线路'))
    expect(now).toMatchObject({
      status: 'valid',
      replaces: before,
      facts: { grading: expect.stringContaining('一般2级'), scale: expect.stringContaining('30条') },
    })
    const card = await readAsset('公交线路')
    expect(card).toMatchObject({
      version: 2,
      grade: 2,
      origin: 'produced',
      card: {
        grade: '2',
        category: 'thematic',
        contact: '0591-00000009',
        useLimits: '不得转让',
        fields: expect.stringContaining('车型'),
        sourceData: '本单位线路台账',
      },
    })
    expect(card.card).not.toHaveProperty('originSystem')
    expect(card.card).not.toHaveProperty('dataContact')
    // The card says what was decided; the new field and the larger volume ask for a grading of their own.
    expect((await tasks()).toSorted()).toEqual(['columns', 'volume'])
    expect(await (await city.as('林初审')).ask(registrationRoutes.readDifference, { params: { id: again } })).toMatchObject({
      certificate: before,
      before: { grade: '1' },
      after: { grade: '2' },
    })
  })

  test('没有待变动的内容时，不受理不变的变更', async () => {
    const id = await begin(counter, 'change-registration', '公交线路', { ...whole, kind: 'amend' })
    expect(await refusal(city.act(counter, id, 'submit'))).toMatchObject({ status: 409, code: 'needs-something-changes' })
  })
})

test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
