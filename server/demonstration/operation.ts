import { hands } from './hands.ts'
import { playFinding, playIncident } from './incident.ts'
import { officersOf } from './inventories.ts'
import { certificateOf, playCompliance, playMandate, playOperatorCall } from './operators.ts'
import { type Ordered, playOrder } from './orders.ts'
import { playQuestion } from './oversight.ts'
import { type Made, playListing, playProduct, playSpecification } from './products.ts'
import { playReport } from './reports.ts'
import { playDistribution, playRedistribution, playRemittance, playSharing } from './settlement.ts'
import type { Stage } from './stage.ts'
import { playAgreement, playDeveloper, playRequest, playUses, type Wanted } from './use.ts'

type Asset = (key: string) => string
const { operates, develops, prepares, rival, treasury, holds } = hands

const fromWeather = (asset: Asset, manner: Wanted['manner'], purpose: string): Wanted => ({
  holder: 'weather',
  assetId: asset('weather-hourly'),
  developer: develops,
  purpose,
  columns: ['站号', '观测时间', '降水量_mm', '风速_m/s'],
  manner,
})
const made = (stage: Stage, asset: Asset, title: string, summary: string, scenes: string): Made => ({
  title,
  summary,
  scenes,
  scope: '逐小时降水量和风速，按站点汇总',
  certificate: () => certificateOf(stage, 'weather', asset('weather-hourly')),
})
const sold = (productId: string): readonly Ordered[] => [
  { n: 1, buyer: officersOf('gas').counter, productId, months: 6, purpose: '安排恶劣天气时段的管网巡检和抢修值班' },
  { n: 2, buyer: officersOf('water').counter, productId, months: 12, purpose: '按降雨风险安排取水口和泵站的运行' },
  { n: 3, buyer: officersOf('estate').counter, productId, months: 1, purpose: '测算恶劣天气对大厅办件量的影响' },
  { n: 4, buyer: officersOf('health').counter, productId, months: 3, purpose: '按天气风险安排急救车辆和人员值守' },
  { n: 5, buyer: officersOf('hr').counter, productId, months: 6, purpose: '安排室外招聘会的场次和应急预案' },
  { n: 6, buyer: officersOf('insurance').counter, productId, months: 12, purpose: '分析天气与就医费用波动的关系' },
]

/** Plays chapters 5 and 6 once: mandate, agreement, product, two orders, and their income down to the treasury; then an incident. Answers with the product. */
export async function playOperation(stage: Stage, asset: Asset, call: string): Promise<string> {
  await playMandate(stage, call)
  await playDeveloper(stage, develops, true)
  await stage.until(19)
  const wanted = fromWeather(asset, 'query', '开发气象风险指数，供用能、供水和交通企业安排生产。')
  const request = await playAgreement(stage, 'use:weather', wanted, true)
  await playUses(stage, 'use:weather', request, wanted, 4)
  await stage.until(17)
  const product = await playProduct(
    stage,
    'product:risk',
    made(
      stage,
      asset,
      '福州市气象风险日指数',
      '按区县和日期给出的降雨、大风风险指数，由逐小时观测汇总，不含个人信息。',
      '巡检排班、运行调度、保险风控',
    ),
  )
  await playSharing(stage, 'sharing:risk', product, [30, 40, 25, 5], [holds, operates, develops, treasury])
  await playListing(stage, 'product:risk', product, 'FJDE-演示-0001')
  await stage.until(15)
  const [first, second] = sold(product)
  for (const order of [first!, second!]) await playOrder(stage, order, 'pay')
  await stage.until(13)
  for (const order of [first!, second!]) await playOrder(stage, order, 'settle')
  await playRemittance(stage)
  await playRedistribution(stage)
  await playIncident(stage)
  return product
}

/** Leaves something at every desk: what bureau, centre, exchange, law firm, finance, holder, operator and developers find waiting. */
export async function playWaiting(stage: Stage, asset: Asset, product: string): Promise<void> {
  await playOperatorCall(stage, 'waiting:call', '住房公积金', async () => [await certificateOf(stage, 'fund', asset('fund-monthly'))], [
    '王营泰',
    '冯营和',
  ])
  await playCompliance(stage, rival, 'risk-control')
  await playDeveloper(stage, prepares, false)
  await playRequest(stage, 'waiting:use:market', {
    holder: 'market',
    assetId: asset('market-entities'),
    developer: develops,
    purpose: '开发区县行业活跃度报告，供招商和信贷机构参考。',
    columns: ['主体类型', '成立日期', '登记状态', '行业门类', '区县'],
    manner: 'report',
  })
  await playAgreement(stage, 'waiting:use:weather', fromWeather(asset, 'model', '训练短时强降雨影响模型，供交通企业调度。'), false)
  const calendar = await playProduct(
    stage,
    'waiting:listing',
    made(stage, asset, '施工停工天气日历', '按区县给出的适宜和不适宜室外施工日历，由逐小时观测汇总，不含个人信息。', '工程进度和保险定损'),
  )
  await playListing(stage, 'waiting:listing', calendar, null)
  await playSpecification(
    stage,
    'waiting:review',
    made(stage, asset, '跨江桥梁大风提示', '按时段给出的大风等级提示，由逐小时观测汇总，不含个人信息。', '桥梁管制和配送调度'),
  )
  const [, , third, fourth, fifth, sixth] = sold(product)
  await playOrder(stage, third!, 'settle')
  await playOrder(stage, fourth!, 'accept')
  await playOrder(stage, fifth!, 'pay')
  await playOrder(stage, sixth!, null)
  await playDistribution(stage, 'settlement:second', '气象风险指数第二批收益分配', [holds, develops])
  await playSharing(stage, 'waiting:sharing', product, [32, 38, 25, 5], [operates, develops, treasury])
  await playFinding(stage)
  await playQuestion(
    stage,
    'waiting:question',
    officersOf('market').counter,
    {
      title: '只提供汇总指数是否登记使用标识',
      clause: '§3.11',
      question: '运营主体只对外提供由本单位数据汇总的指数，不提供明细，资产卡是否登记使用标识？',
    },
    '登记。使用标识反映数据被加工使用的事实，与对外提供的形式无关。',
  )
  await playReport(stage, 'hr', 'drafted')
  await playReport(stage, 'insurance', 'handed-in')
}
