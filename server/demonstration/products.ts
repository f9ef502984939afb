import { caseRoutes } from '#contract/cases.ts'
import { fillCalculation } from '#contract/valuation/fill.ts'
import { bringPaper, hands } from './hands.ts'
import type { Given, Stage } from './stage.ts'

const { bureau, receives, operates, develops, reviews, lists } = hands

/** What is particular to a product; the certificate number is of the asset it is made from. */
export type Made = {
  readonly title: string
  readonly summary: string
  readonly scope: string
  readonly scenes: string
  readonly certificate: () => Promise<string>
}

/** Hands in the specification of a product for its compliance review (§6.2); answers with case and product. */
export async function playSpecification(stage: Stage, step: string, made: Made): Promise<{ caseId: string; productId: string }> {
  const { id: caseId } = await stage.open(step, develops, 'product-filing', null, async (): Promise<Given> => ({
    title: made.title,
    kind: 'index',
    edition: '1.0',
    purposeClass: 'industry',
    summary: made.summary,
    sources: [{ name: await made.certificate(), value: made.scope, source: await stage.today() }],
    processing: '按站点和时段汇总，剔除异常值后计算指数',
    coverage: '福州市，2026年起',
    updates: '每日',
    quality: '完整率不低于百分之九十九，当日更新',
    grade: 1,
    personalData: '不含个人信息',
    interface: '按区县和日期查询，返回指数和等级',
    delivery: ['api', 'report'],
    scenes: made.scenes,
    forbidden: '不得用于识别特定个人',
    useScope: '境内使用，一年',
    service: '工作日两小时内响应',
    security: '按密钥访问，逐次留痕',
    liability: '结果仅供参考，不替代气象预警',
    department: '产品部',
    firm: await stage.organisationOf(reviews),
    truthful: true,
  }))
  await stage.act(`${step}:submit`, develops, caseId, 'submit')
  const { subjectId: productId } = await (await stage.as(develops)).ask(caseRoutes.readCase, { params: { id: caseId } })
  return { caseId, productId }
}

/** Plays a product from its specification through review and filing to a price within its ceiling (§6.2, §6.3); answers with the product. */
export async function playProduct(stage: Stage, step: string, made: Made): Promise<string> {
  const { caseId, productId } = await playSpecification(stage, step, made)
  await stage.act(`${step}:review`, reviews, caseId, 'pass', async () => ({
    lawfulness: 'compliant',
    tradability: 'compliant',
    number: `榕正产审（演示）${made.title}`.slice(0, 60),
    lawyers: '何明律、许知法',
    explanation: '来源有登记凭证和使用合同，产品不含个人信息，可以交易。',
    paper: await bringPaper(stage, reviews, '产品合规审查意见', [`产品：${made.title}`, '结论：合规，可以交易'], caseId),
  }))
  await stage.act(`${step}:file`, receives, caseId, 'accept')
  const { id } = await stage.open(`${step}:price`, operates, 'product-pricing', productId, pricePaper())
  await stage.act(`${step}:price:submit`, operates, id, 'submit')
  await stage.act(`${step}:price:ceiling`, bureau, id, 'pass', {}, '成本资料齐全，上限核定')
  return productId
}

/** A pricing paper by replacement cost: 600,000 yuan cost, 7.80 % and 39,000 tax permit 685,800 yuan, a ceiling of 1,143 for each of 600 months sold. */
function pricePaper(): Given {
  const calculation = fillCalculation('cost-rate', {
    values: { rate: ['0', '刚建成'] },
    tables: { costs: { source: '项目合同和工时台账', rows: [{ group: 'direct', name: '产品加工', amount: '600000' }] } },
  })
  return {
    charge: 'ceiling',
    unit: 'month',
    priceFen: 1080_00,
    priceReason: '按测算价值和预计数量，在上限以内确定。',
    costFen: 600_000_00,
    bondYield: 1.8,
    addOn: 6,
    taxFen: 39_000_00,
    quantity: 600,
    ceilingFen: 1143_00,
    method: 'cost',
    incomeReason: '产品刚上线，收益尚不能可靠预测',
    marketReason: '没有可比的公开交易案例',
    calculation,
    adjustment: 'none',
    amountFen: calculation.resultFen,
  }
}

/** Brings a priced product to the exchange, which lists it under its number, or has yet to look at it (§6.1). */
export async function playListing(stage: Stage, step: string, productId: string, exchangeNumber: string | null): Promise<void> {
  const { id } = await stage.open(`${step}:listing`, operates, 'exchange-listing', productId, async () => ({
    exchange: await stage.organisationOf(lists),
    terms: '挂牌一年，签约后支付，三日内开通',
    rights: true,
  }))
  await stage.act(`${step}:listing:submit`, operates, id, 'submit')
  if (exchangeNumber !== null) await stage.act(`${step}:listing:list`, lists, id, 'accept', { exchangeNumber })
}
