import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { legacyRoutes } from '#contract/legacy.ts'
import { cardTable } from '#server/test/card-table.ts'
import { openCity, refusal, type City } from '#server/test/city.ts'
import { ofHealth, ofTransport, takeInventory } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'
import { review } from './registered-city.ts'

const names = ['整表一', '整表二', '整表三'] as const
const [counter] = ofTransport
let city: City
let codes: string[]
let assets: string[]
let foreign: string
beforeAll(async () => {
  city = await openCity()
  assets = await takeInventory(city, names)
  codes = await Promise.all(
    assets.map(async (id) => (await (await city.as(counter)).ask(inventoryRoutes.readAsset, { params: { id } })).code),
  )
  const [other] = await takeInventory(city, ['卫生资产'], ofHealth)
  foreign = (await (await city.as(ofHealth[0])).ask(inventoryRoutes.readAsset, { params: { id: other! } })).code
})
afterAll(() => city.close())

const line = (n: number, changes: Record<string, string | number | null> = {}) => ({
  资产编码: codes[n]!,
  原凭证编号: `榕数登〔2025〕${201 + n}号`,
  原登记机构: '榕城市数据资产登记中心（试点）',
  原凭证发放日期: '2025-09-01',
  原凭证有效期至: '2027-08-31',
  是否公示过: '已公示',
  公示的地方: '榕城市数据局网站',
  公示起: '2025-08-12',
  公示止: '2025-08-26',
  意见书编号: '旧律意〔2025〕7号',
  出具意见的律师事务所: '榕江老律师事务所',
  意见类型: '无保留意见',
  意见书出具日期: '2025-07-10',
  意见书有效期至: '2026-07-09',
  评估报告编号: '旧评〔2025〕31号',
  评估机构: '旧城资产评估有限公司',
  评估方法: '成本法',
  评估值: 987_654,
  评估基准日: '2025-06-30',
  评估报告有效期至: '2026-06-29',
  登记数据名称: '2025年榕城市公交线路数据',
  数据内容简介: '全市公交线路的名称、里程与开通日期，按日更新。',
  权利类型: '持有权、使用权',
  限制范围: '无',
  联系人: '林清查',
  联系电话: '0591-00000000',
  ...changes,
})
const send = async (lines: readonly Record<string, string | number | null>[], who: string = counter) =>
  sendTable(await cardTable(lines, 'legacy'), who)
async function sendTable(table: Uint8Array, who: string = counter) {
  const body = new FormData()
  body.append('file', new Blob([new Uint8Array(table)]), '存量登记.xlsx')
  return (await city.as(who)).ask(legacyRoutes.openLegacySheet, { body })
}
const cellsOf = (faults: Awaited<ReturnType<typeof send>>['faults']) => faults.map(({ row, field }) => [row, field])

describe('存量登记整表开办（§4.1 §4.7，暂行做法：存量登记整表开办）', () => {
  test('模板的列来自申请表，文件和承诺不在其中', async () => {
    const file = await (await city.as(counter)).ask(legacyRoutes.legacyTemplate)
    const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()))
    expect(sheets[0]).toMatchObject({ name: '存量登记' })
    const head = sheets[0]!.rows[0]!.map(String)
    expect(head.slice(0, 2)).toEqual(['资产编码*', '原凭证编号*'])
    expect(head.filter((title) => title.includes('文件') || title.includes('真实性'))).toEqual([])
  })

  test('每处错误列在各自的单元格，有一处错误一件也不开办', async () => {
    const formal = await send([
      line(0),
      line(1, { 原凭证有效期至: '2025-01-01', 意见类型: '基本无保留' }),
      line(2, { 资产编码: foreign, 公示的地方: null }),
    ])
    expect(formal).toMatchObject({ lines: 3, opened: [] })
    expect(cellsOf(formal.faults)).toEqual(
      expect.arrayContaining([
        [3, 'earlierUntil'],
        [3, 'opinionConclusion'],
        [4, 'noticedWhere'],
        [4, 'assetCode'],
      ]),
    )
    expect(formal.faultCount).toBe(formal.faults.length)
    const twice = await send([line(0), line(1, { 资产编码: codes[0]! }), line(2, { 原凭证编号: '榕数登〔2025〕201号' })])
    expect(cellsOf(twice.faults)).toEqual([
      [3, 'assetCode'],
      [4, 'earlierNumber'],
    ])
    const known = await send([
      line(0, { 资产编码: foreign }),
      line(1, {
        原凭证发放日期: '2024-01-10',
        原凭证有效期至: '2026-01-31',
        意见书出具日期: '2023-12-01',
        评估基准日: '2023-12-01',
        公示起: '2023-12-01',
        公示止: '2023-12-20',
      }),
    ])
    expect(cellsOf(known.faults)).toEqual([
      [2, 'assetCode'],
      [3, 'earlierUntil'],
    ])
    expect(known.faults[0]).toMatchObject({ column: 'A', given: foreign, words: { zh: '本单位目录中没有这个编码的资产' } })
    expect(
      (await (await city.as(counter)).ask(inventoryRoutes.readAsset, { params: { id: assets[0]! } })).cases.filter(
        (kase) => kase.procedure === 'legacy-registration',
      ),
    ).toEqual([])
  })

  test('全部正确的，每行开办一件草稿；补齐文件和承诺后与单件一样审查', async () => {
    const { opened } = await send([line(0), line(1)])
    expect(opened.map(({ assetCode }) => assetCode)).toEqual(codes.slice(0, 2))
    const id = opened[0]!.caseId
    expect(await city.see(counter, id)).toMatchObject({
      step: 'application',
      procedure: 'legacy-registration',
      draft: { earlierNumber: '榕数登〔2025〕201号', valuationFen: 98_765_400, rights: ['hold', 'use'] },
    })
    expect(await refusal(city.act(counter, id, 'submit'))).toMatchObject({ status: 409, code: 'needs-earlier-papers' })
    const papers = {
      earlierPaper: await city.paper(counter, id),
      opinionPaper: await city.paper(counter, id),
      valuationPaper: await city.paper(counter, id),
      truthful: true,
    }
    const { version, draft } = await city.see(counter, id)
    await (await city.as(counter)).ask(caseRoutes.saveDraft, { params: { id }, body: { version, answers: { ...draft, ...papers } } })
    await city.act(counter, id, 'submit')
    await review(city, id)
    expect(await (await city.as(counter)).ask(inventoryRoutes.readAsset, { params: { id: assets[0]! } })).toMatchObject({
      state: 'registered',
    })
    const again = await send([line(0), line(1), line(2, { 原凭证编号: '榕数登[2025]201号' })])
    expect(cellsOf(again.faults)).toEqual([
      [2, 'assetCode'],
      [2, 'earlierNumber'],
      [3, 'assetCode'],
      [4, 'earlierNumber'],
    ])
  })

  test('同一份表格再次上传：撤回原来的草稿后重新开办，开办的都是新的办件；同一单位的两份表格不同时读取', async () => {
    const lines = [line(1), line(2)]
    const before = (await (await city.as(counter)).ask(inventoryRoutes.readAsset, { params: { id: assets[1]! } })).cases.find(
      (kase) => kase.procedure === 'legacy-registration',
    )!
    await city.act(counter, before.id, 'withdraw')
    const table = await cardTable(lines, 'legacy')
    const first = await sendTable(table)
    expect(first).toMatchObject({ faults: [], opened: [{ assetCode: codes[1] }, { assetCode: codes[2] }] })
    expect(cellsOf((await sendTable(table)).faults)).toEqual([
      [2, 'assetCode'],
      [3, 'assetCode'],
    ])
    for (const { caseId } of first.opened) await city.act(counter, caseId, 'withdraw')
    const works = [sendTable(table), sendTable(table)]
    const settled = await Promise.allSettled(works)
    const done = settled.find((one) => one.status === 'fulfilled')?.value
    expect(await refusal(works[settled.findIndex((one) => one.status === 'rejected')]!)).toMatchObject({
      status: 409,
      code: 'sheet-being-read',
      basis: 'choice:legacy-sheet',
      remedy: { zh: '请稍后再上传' },
    })
    expect(done?.opened.map(({ assetCode }) => assetCode)).toEqual([codes[1], codes[2]])
    for (const { caseId } of done!.opened) {
      expect(first.opened.map((one) => one.caseId)).not.toContain(caseId)
      expect(await city.see(counter, caseId)).toMatchObject({ step: 'application', ending: null })
    }
  })

  test('只有数据生产主体能用；不是工作簿的不收', async () => {
    await expect(send([line(2)], '林初审')).rejects.toMatchObject({ status: 404 })
    const body = new FormData()
    body.append('file', new Blob(['不是表格']), '存量.xlsx')
    expect(await refusal((await city.as(counter)).ask(legacyRoutes.openLegacySheet, { body }))).toMatchObject({
      status: 422,
      code: 'not-a-workbook',
    })
  })
})

test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
