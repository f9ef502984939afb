import { randomUUID } from 'node:crypto'
import { fillCalculation } from '#contract/valuation/fill.ts'
import { lawFirm, type City } from '#server/test/city.ts'
import { onNotice, takeInventory } from './lives.ts'

export const operator = '榕数运营有限公司'
export const developer = '榕创开发有限公司'
export const exchange = '榕城数据交易所'
/** Who acts for whom in the life of a product. */
export const traders = {
  develops: '康开发',
  operates: '尹运营',
  reviews: '何律师',
  files: '叶受理',
  confirms: '郑局长',
  lists: '焦交易',
  buys: '苏清查',
} as const

type Answers = Record<string, unknown>
const said = '按约定的方法办理，过程可以追溯。'

/**
 * A mandate over an asset and an agreement of the developer on it, entered by hand: how they come about is told elsewhere. Answers with
 * the number of the agreement.
 */
export async function agree(
  city: City,
  assetId: string,
  changes: { developer?: string; purposeClass?: string; number?: string; endsOn?: string } = {},
): Promise<string> {
  const mandate = randomUUID()
  const number = changes.number ?? `榕使〔2026〕${randomUUID().slice(0, 8)}号`
  const { pool } = city.database
  await pool.query(
    `insert into mandates (id, number, operator_id, operator_name, kind, case_id, begins_on, ends_on, made_at) select $1, $2, $3, $4, 'selected', (select id from cases limit 1), '2026-01-01', '2030-12-31', now()`,
    [mandate, `榕运${mandate.slice(0, 8)}`, city.id(operator), operator],
  )
  await pool.query(
    `insert into mandate_assets (mandate_id, asset_id, operator_id, holder_id, holder_kind, holder_sector, added_at) select $1, id, $2, holder_id, holder_kind, holder_sector, now() from assets where id = $3`,
    [mandate, city.id(operator), assetId],
  )
  await pool.query(
    `insert into agreements (id, number, mandate_id, operator_id, developer_id, asset_id, asset_version, holder_id, holder_kind, holder_sector, purpose_class, purpose, manner, begins_on, ends_on, policy, policy_sha256, signed_operator_at, signed_developer_at, made_at)
    select gen_random_uuid(), $1, $2, $3, $4, id, version, holder_id, holder_kind, holder_sector, $5, '出行服务', 'query', '2026-01-01', $6, '{}', '', now(), now(), now() from assets where id = $7`,
    [
      number,
      mandate,
      city.id(operator),
      city.id(changes.developer ?? developer),
      changes.purposeClass ?? 'industry',
      changes.endsOn ?? '2028-12-31',
      assetId,
    ],
  )
  return number
}

/** The number of the certificate an asset is registered under. */
export async function certificateOf(city: City, assetId: string): Promise<string> {
  const {
    rows: [found],
  } = await city.database.pool.query<{ number: string }>(`select number from certificates where asset_id = $1 and status = 'valid'`, [
    assetId,
  ])
  return found!.number
}

/** A specification as the developer fills it, from the sources by number. */
export const specification = (city: City, sources: readonly string[], changes: Answers = {}): Answers => ({
  title: '公交线路出行指数',
  kind: 'index',
  edition: '1.0',
  purposeClass: 'industry',
  summary: '按线路和时段给出的出行便利指数，不含个人信息。',
  sources: sources.map((name) => ({ name, value: '线路名称和里程', source: '2026-02-01' })),
  processing: said,
  coverage: '2024年，榕城市',
  updates: '每月',
  quality: said,
  grade: 1,
  personalData: '不含个人信息',
  interface: said,
  delivery: ['api', 'report'],
  scenes: '出行服务、线路规划',
  forbidden: '不得用于识别个人',
  useScope: '境内使用，一年',
  service: said,
  security: said,
  liability: said,
  department: '产品部',
  firm: city.id(lawFirm),
  truthful: true,
  ...changes,
})

/** What the law firm concludes on a product, without its document. */
export const review: Answers = {
  lawfulness: 'compliant',
  tradability: 'compliant',
  number: '榕正产审〔2026〕3号',
  lawyers: '何律师、旁律师',
  explanation: '来源有合同依据，产品不含个人信息，可以交易。',
}

/** A pricing paper by replacement cost under a ceiling: 8 million cost, 7.80 % and 520,000 tax permit 9,144,000 yuan. */
export const pricePaper = (changes: Answers = {}): Answers => ({
  charge: 'ceiling',
  unit: 'month',
  priceFen: 900_00,
  priceReason: '按测算价值和预计数量，在上限以内确定。',
  costFen: 8_000_000_00,
  bondYield: 1.8,
  addOn: 6,
  taxFen: 520_000_00,
  quantity: 10_000,
  ceilingFen: 914_40,
  method: 'cost',
  incomeReason: '收益尚不能可靠预测',
  marketReason: '没有可比的交易案例',
  calculation: fillCalculation('cost-rate', {
    values: { rate: ['0', '刚建成'] },
    tables: { costs: { source: '项目合同', rows: [{ group: 'direct', name: '产品加工', amount: '100000' }] } },
  }),
  adjustment: 'none',
  amountFen: 100_000_00,
  ...changes,
})

/** Takes a product from its specification to the end of its filing; answers with case and product. */
export async function filed(city: City, sources: readonly string[], changes: Answers = {}): Promise<{ caseId: string; productId: string }> {
  const caseId = await city.open(traders.develops, 'product-filing', null, specification(city, sources, changes))
  const { subjectId } = await city.act(traders.develops, caseId, 'submit')
  await city.act(traders.reviews, caseId, 'pass', { ...review, paper: await city.paper(traders.reviews, caseId) })
  await city.act(traders.files, caseId, 'accept')
  return { caseId, productId: subjectId }
}

/** Has a filed product priced, its ceiling confirmed. */
export async function priced(city: City, productId: string, changes: Answers = {}): Promise<void> {
  const id = await city.open(traders.operates, 'product-pricing', productId, pricePaper(changes))
  await city.act(traders.operates, id, 'submit')
  await city.act(traders.confirms, id, 'pass')
}

/** Has a priced product listed under a number of the exchange. */
export async function listed(city: City, productId: string, exchangeNumber: string): Promise<string> {
  const id = await city.open(traders.operates, 'exchange-listing', productId, {
    exchange: city.id(exchange),
    terms: '挂牌一年，签约后支付',
    rights: true,
  })
  await city.act(traders.operates, id, 'submit')
  await city.act(traders.lists, id, 'accept', { exchangeNumber })
  return id
}

/** An asset of the transport authority that is registered and, by an agreement, used by the developer; answers its id. */
export async function agreedAsset(city: City): Promise<string> {
  const [asset] = await takeInventory(city, ['公交线路'])
  await onNotice(city, asset!)
  await city.pass(20)
  await agree(city, asset!)
  return asset!
}

/** A product of such an asset that is filed, priced and listed as FJDE-2026-0001; answers its id. */
export async function listedProduct(city: City): Promise<string> {
  const { productId } = await filed(city, [await certificateOf(city, await agreedAsset(city))])
  await priced(city, productId)
  await listed(city, productId, 'FJDE-2026-0001')
  return productId
}
