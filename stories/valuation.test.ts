import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Calculation } from '#contract/valuation/calculation.ts'
import { fillCalculation } from '#contract/valuation/fill.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { valuationRoutes } from '#contract/valuations.ts'
import { openCity, refusal, valuers, type City } from '#server/test/city.ts'
import { engage, ofTransport, reportOf, takeInventory, value } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

let city: City
let asset: string
let id: string
let alpha: string
beforeAll(async () => {
  city = await openCity()
  asset = (await takeInventory(city, ['公交线路']))[0]!
  id = await city.open(ofTransport[0], 'valuation', asset, { firm: city.id(valuers), purpose: '申请首次登记' })
  await city.act(ofTransport[0], id, 'submit')
  await engage(city, ofTransport[0], '梁评估', id)
})
afterAll(() => city.close())

const byUtility = (quality: readonly [string, string]) =>
  fillCalculation('cost-utility', {
    values: {
      profit: ['8', '行业平均'],
      quality,
      own: ['5', '信息卡'],
      industry: ['100', '行业统计'],
      managing: ['3', '评价'],
      circulating: ['3', '评价'],
      developing: ['3', '评价'],
      securing: ['3', '评价'],
    },
    tables: {
      costs: { source: '项目合同', rows: [{ group: 'direct', name: '系统建设', amount: '3200000' }] },
      openness: { source: '目录', rows: [{ kind: 'open', weight: '1.10', share: '100' }] },
    },
  })
const file = async (changes: Record<string, unknown>) =>
  city.act('梁评估', id, 'file', { ...reportOf(city.clock.today()), paper: await city.paper('梁评估', id), ...changes })

describe('评估值由公式计算，随时可以复算（§4.5，§6.3）', () => {
  test('质量扫描得分作为质量系数的提议，写明出处；没有关系的机构看不到', async () => {
    const { proposal } = await (await city.as('梁评估')).ask(valuationRoutes.readQualityProposal, { params: { id: asset, version: '1' } })
    const { finding } = await (await city.as(ofTransport[0])).ask(inventoryRoutes.readAsset, { params: { id: asset } })
    expect(proposal).toMatchObject({
      coefficient: finding!.quality!.score.toFixed(4),
      level: finding!.quality!.level,
      version: 1,
      source: expect.stringContaining('GB/T 36344-2018'),
    })
    alpha = proposal!.coefficient
    expect(
      await refusal((await city.as('旁律师')).ask(valuationRoutes.readQualityProposal, { params: { id: asset, version: '1' } })),
    ).toMatchObject({ status: 404 })
  })

  test('评估值与计算结果不同，在评估值一项被退回；三种方法都要说明', async () => {
    const wrong = await refusal(file({ amountFen: 128_050_001 }))
    expect(wrong.fields).toMatchObject([{ field: 'amountFen', message: { zh: expect.stringContaining('1,280,500.00') } }])
    expect((await refusal(file({ incomeReason: '' }))).fields).toMatchObject([{ field: 'incomeReason' }])
    const { calculation } = reportOf(city.clock.today())
    expect((await refusal(file({ calculation: { ...calculation, resultFen: 1 } }))).fields).toMatchObject([{ field: 'calculation' }])
    expect((await refusal(file({ method: 'income', costReason: '成本不能反映收益' }))).fields).toMatchObject([
      { field: 'calculation', message: { zh: expect.stringContaining('属于成本法') } },
    ])
    expect((await refusal(file({ calculation: { ...calculation, values: {} } }))).fields).toMatchObject([
      { field: 'calculation', message: { zh: expect.stringContaining('综合贬值率') } },
    ])
    expect(await refusal((await city.as(ofTransport[0])).ask(valuationRoutes.recomputeValuation, { params: { id } }))).toMatchObject({
      status: 404,
    })
  })

  test('质量系数与提议不同而没有理由的，在估值计算一项被退回；写明理由和调整后归入', async () => {
    const calculation = byUtility(['0.92', '抽样核对'])
    const amountFen = 323_166_413 - 3_166_413
    const adjusted = {
      calculation,
      adjustment: 'down',
      adjustmentFen: 3_166_413,
      adjustmentReason: '剩余的授权期限不足一年，予以扣减',
      amountFen,
    }
    expect((await refusal(file(adjusted))).fields).toMatchObject([
      { field: 'calculation', message: { zh: expect.stringContaining(alpha) } },
    ])
    const withReason: Calculation = {
      ...calculation,
      values: { ...calculation.values, quality: { ...calculation.values['quality']!, reason: '另作抽样核对，准确性低于扫描所见' } },
    }
    expect(await file({ ...adjusted, calculation: withReason })).toMatchObject({ ending: 'filed' })
  })

  test('复算与评估值一致，相差0分；计算表可导出；不相干的机构看不到', async () => {
    for (const who of [ofTransport[0], '梁评估', '林初审']) {
      const again = await (await city.as(who)).ask(valuationRoutes.recomputeValuation, { params: { id } })
      expect(again).toMatchObject({
        amountFen: 320_000_000,
        computedFen: 323_166_413,
        adjustmentFen: -3_166_413,
        isEqual: true,
        method: 'cost',
        assetVersion: 1,
        proposal: { coefficient: alpha },
      })
      expect(again.statement.zh).toContain('相差0分')
    }
    const book = await (await city.as(ofTransport[0])).ask(valuationRoutes.valuationExcel, { params: { id } })
    expect((await book.arrayBuffer()).byteLength).toBeGreaterThan(3000)
    for (const who of ['旁律师', '苏清查', '国资委'])
      expect(await refusal((await city.as(who)).ask(valuationRoutes.recomputeValuation, { params: { id } }))).toMatchObject({ status: 404 })
  })

  test('修订信息卡后的新版本沿用原来的扫描，日期仍是扫描之日，版本是新版本', async () => {
    const proposalOf = async (version: string) =>
      (await (await city.as(ofTransport[0])).ask(valuationRoutes.readQualityProposal, { params: { id: asset, version } })).proposal!
    const before = await proposalOf('1')
    await city.until(new Date(city.clock.now().getTime() + 3 * 86_400_000).toISOString())
    const client = await city.as(ofTransport[0])
    const { version, card } = await client.ask(inventoryRoutes.readAsset, { params: { id: asset } })
    await client.ask(inventoryRoutes.reviseCard, {
      params: { id: asset },
      body: { version, card: { ...card, purpose: '供线网优化使用' }, key: randomUUID() },
    })
    expect(await proposalOf('2')).toEqual({ ...before, version: 2, source: before.source.replace('资产第1版', '资产第2版') })
    expect(await proposalOf('1')).toEqual(before)
  })

  test('C1减贬值额：复算到分，金额都写两位小数，没有质量系数就不提；有效期长于1年的提示审查人（choice:valuation-validity）', async () => {
    const calculation = fillCalculation('cost-obsolescence', {
      values: { functional: ['100000.5', '技术更新'], economic: ['50000', '需求下降'] },
      tables: { costs: { source: '合同与工时台账', rows: [{ group: 'direct', name: '系统建设', amount: '546121.7' }] } },
    })
    const filed = await value(city, asset, {
      number: '衡信评报〔2026〕208号',
      calculation,
      amountFen: 39_612_120,
      validUntil: '2029-12-31',
    })
    const again = await (await city.as('林初审')).ask(valuationRoutes.recomputeValuation, { params: { id: filed } })
    expect(again).toMatchObject({ computedFen: 39_612_120, isEqual: true, assetVersion: 2, proposal: null })
    const application = await city.open(ofTransport[0], 'first-registration', asset, {})
    expect((await city.see(ofTransport[0], application)).checklist.find((line) => line.condition === 'valuation-report')).toMatchObject({
      holds: true,
      care: { basis: 'choice:valuation-validity', zh: expect.stringContaining('有效期至2029-12-31，长于通常的12个月') },
    })
  })

  test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
})
