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
const life = { ground: 'estimate' as const, months: 120, reason: '没有法律规定或合同约定，按不少于十年估计', expense: 'activity-expense' }

const document = (kind: CostDocument['kind'], number: string, party: string, issuedOn: string, amountFen: number) => ({
  kind,
  number,
  party,
  issuedOn,
  amountFen,
})

/** What it cost to develop an asset, by the one document that shows it. */
const development = (assetId: string, way: string, shown: ReturnType<typeof document>): Entry => ({
  template: 'development',
  way,
  onDate: shown.issuedOn,
  assetId,
  amounts: { price: shown.amountFen },
  documents: [shown],
  conditions,
})

type Post = (step: string, entry: Entry) => Promise<{ id: string }>

/** Opens the books of a unit; answers how an entry is posted in them, once under its step. */
async function openBooks(stage: Stage, holder: string, openedOn: string): Promise<Post> {
  const { counter } = officersOf(holder)
  const id = await stage.organisationOf(counter)
  await stage.once(`books:${holder}`, async () => {
    await (await stage.as(counter)).ask(bookRoutes.openBooks, { body: { openedOn } })
    return {}
  })
  return (step, entry) =>
    stage.once(`books:${holder}:${step}`, async () => {
      const client = await stage.as(counter)
      const voucher = await client.ask(bookRoutes.postVoucher, { params: { id }, body: { ...entry, key: `demo:${holder}:${step}` } })
      return { id: voucher.id }
    })
}

/** Three units book what their registered data cost them, one enterprise capitalises what it is developing; every entry by its documents. */
export async function playBooks(stage: Stage, asset: (key: string) => string, opened: string, today: string): Promise<void> {
  const openedOn = monthOf(opened)
  await bookWeather(await openBooks(stage, 'weather', openedOn), asset('weather-hourly'), today)
  await bookMarket(await openBooks(stage, 'market', openedOn), asset, today)
  await bookFund(await openBooks(stage, 'fund', openedOn), asset('fund-monthly'), today)
  await bookWater(await openBooks(stage, 'water', openedOn), asset('water-grid'), today)
}

/** Developed by its own people and a firm, finished, and let for use: the income is the treasury's. */
async function bookWeather(post: Post, assetId: string, today: string): Promise<void> {
  const payroll = document('payroll', '工时分配表2026-09', '市气象局信息中心', today, 262_400 * yuan)
  await post('wages', development(assetId, 'wages', payroll))
  const invoice = document('invoice', '35012600000018', '榕城数清科技有限公司', today, 117_600 * yuan)
  await post('cleaning', development(assetId, 'appropriation', invoice))
  await post('finished', { template: 'finished', onDate: today, assetId, life })
  const amounts = { proceeds: 36_000 * yuan }
  await post('income', { template: 'use-income', onDate: today, amounts, summary: '气象观测数据有偿使用收入' })
  await post('remittance', { template: 'remittance', onDate: today, amounts })
}

/** Bought, by contract and invoice; beside it an older one in development. */
async function bookMarket(post: Post, asset: (key: string) => string, today: string): Promise<void> {
  await post('purchase', {
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
  const payroll = document('payroll', '工时分配表2026-08', '市市场监管局信息中心', today, 38_000 * yuan)
  await post('legacy', development(asset('market-legacy'), 'wages', payroll))
}

async function bookFund(post: Post, assetId: string, today: string): Promise<void> {
  const payroll = document('payroll', '工时分配表2026-09', '市公积金中心信息处', today, 98_000 * yuan)
  await post('development', development(assetId, 'bank', payroll))
  await post('finished', { template: 'finished', onDate: today, assetId, life })
}

async function bookWater(post: Post, assetId: string, today: string): Promise<void> {
  const invoice = document('invoice', '35012600000077', '闽江测绘有限公司', today, 205_000 * yuan)
  await post('development', development(assetId, 'bank', invoice))
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
