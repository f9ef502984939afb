import { bookRoutes, type CostDocument, type Entry } from '#contract/books.ts'
import { addMonths, monthOf } from '#server/books/months.ts'
import { officersOf } from './inventories.ts'
import type { Stage } from './stage.ts'

const yuan = 100
const conditions = {
  feasible: '样机已上线试运行',
  intended: '用于对外数据服务',
  useful: '已有使用单位提出需求',
  resourced: '年度信息化预算已批复',
  measured: '按项目归集工时和采购',
}
const document = (kind: CostDocument['kind'], number: string, party: string, issuedOn: string, amountFen: number) => ({
  kind,
  number,
  party,
  issuedOn,
  amountFen,
})

async function open(stage: Stage, holder: string, openedOn: string): Promise<string> {
  const id = await stage.organisationOf(officersOf(holder).counter)
  await stage.once(`books:${holder}`, async () => {
    await (await stage.as(officersOf(holder).counter)).ask(bookRoutes.openBooks, { body: { openedOn } })
    return {}
  })
  return id
}

function post(stage: Stage, holder: string, step: string, id: string, entry: Entry): Promise<{ id: string }> {
  return stage.once(`books:${holder}:${step}`, async () => {
    const voucher = await (
      await stage.as(officersOf(holder).counter)
    ).ask(bookRoutes.postVoucher, { params: { id }, body: { ...entry, key: `demo:${holder}:${step}` } })
    return { id: voucher.id }
  })
}

/** Three units book what their registered data cost them, one enterprise capitalises what it is developing; every entry by its documents. */
export async function playBooks(stage: Stage, asset: (key: string) => string, opened: string, today: string): Promise<void> {
  const weather = await open(stage, 'weather', monthOf(opened))
  const develop = (assetId: string, way: string, amountFen: number, documents: Entry['documents']): Entry => ({
    template: 'development',
    way,
    onDate: today,
    assetId,
    amounts: { price: amountFen },
    documents,
    conditions,
  })
  const life = { ground: 'estimate' as const, months: 120, reason: '没有法律规定或合同约定，按不少于十年估计', expense: 'activity-expense' }
  await post(
    stage,
    'weather',
    'wages',
    weather,
    develop(asset('weather-hourly'), 'wages', 262_400 * yuan, [
      document('payroll', '工时分配表2026-09', '市气象局信息中心', today, 262_400 * yuan),
    ]),
  )
  await post(
    stage,
    'weather',
    'cleaning',
    weather,
    develop(asset('weather-hourly'), 'appropriation', 117_600 * yuan, [
      document('invoice', '35012600000018', '榕城数清科技有限公司', today, 117_600 * yuan),
    ]),
  )
  await post(stage, 'weather', 'finished', weather, { template: 'finished', onDate: today, assetId: asset('weather-hourly'), life })
  await post(stage, 'weather', 'income', weather, {
    template: 'use-income',
    onDate: today,
    amounts: { proceeds: 36_000 * yuan },
    summary: '气象观测数据有偿使用收入',
  })
  await post(stage, 'weather', 'remittance', weather, { template: 'remittance', onDate: today, amounts: { proceeds: 36_000 * yuan } })
  const market = await open(stage, 'market', monthOf(opened))
  await post(stage, 'market', 'purchase', market, {
    template: 'purchase',
    way: 'zero-balance',
    onDate: today,
    assetId: asset('market-entities'),
    amounts: { price: 486_000 * yuan },
    documents: [
      document('contract', '市监采〔2026〕31号', '福州数据治理有限公司', today, 350_000 * yuan),
      document('invoice', '35012600000042', '福州数据治理有限公司', today, 136_000 * yuan),
    ],
    life: { ...life, ground: 'contract', months: 60, reason: '治理服务合同约定服务期五年' },
  })
  await post(
    stage,
    'market',
    'legacy',
    market,
    develop(asset('market-legacy'), 'wages', 38_000 * yuan, [
      document('payroll', '工时分配表2026-08', '市市场监管局信息中心', today, 38_000 * yuan),
    ]),
  )
  const fund = await open(stage, 'fund', monthOf(opened))
  await post(
    stage,
    'fund',
    'development',
    fund,
    develop(asset('fund-monthly'), 'bank', 98_000 * yuan, [
      document('payroll', '工时分配表2026-09', '市公积金中心信息处', today, 98_000 * yuan),
    ]),
  )
  await post(stage, 'fund', 'finished', fund, { template: 'finished', onDate: today, assetId: asset('fund-monthly'), life })
  const water = await open(stage, 'water', monthOf(opened))
  await post(
    stage,
    'water',
    'development',
    water,
    develop(asset('water-grid'), 'bank', 205_000 * yuan, [
      document('invoice', '35012600000077', '闽江测绘有限公司', today, 205_000 * yuan),
    ]),
  )
}

/** The months that are over are amortised by one officer and closed by the other. */
export async function playClosing(stage: Stage, opened: string, today: string): Promise<void> {
  for (const holder of ['weather', 'market', 'fund']) {
    const { counter, checker } = officersOf(holder)
    const id = await stage.organisationOf(counter)
    for (let month = monthOf(opened); month < monthOf(today); month = addMonths(month, 1)) {
      await stage.once(`books:${holder}:${month}`, async () => {
        await (await stage.as(counter)).ask(bookRoutes.amortise, { params: { id }, body: { period: month } })
        await (await stage.as(checker)).ask(bookRoutes.closePeriod, { params: { id }, body: { period: month } })
        return {}
      })
    }
  }
}
