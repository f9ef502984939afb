import { fillCalculation } from '#contract/valuation/fill.ts'
import { idCheckCharacter } from '#contract/identifiers.ts'
import type { AssetStands } from '#law/asset-states.ts'
import type { Actor } from '#server/cases/state.ts'
import { fittingAssets, listAssets, newestAssets } from '#server/inventory/assets.sql.ts'
import { engagementTerms, quotationOf } from './quotations.ts'
import type { Registry } from './registry.ts'

type Answers = Record<string, unknown>
const long = '经审查，该数据资产的来源和内容符合规定。'

/** An application as a producer would fill it. */
export const application = {
  assetName: '2026年福州市公交线路站点数据',
  summary: '全市公交线路和站点的位置与时刻，按日更新。',
  rights: ['hold', 'use'],
  limits: '无',
  truthful: true,
  contact: '林一帆',
  telephone: '0591-00000000',
}
/** An objection of a person who does not exist. */
export const objection = {
  name: '虚构人',
  identity: `35010219000101001${idCheckCharacter('35010219000101001')}`,
  contact: '0591-00000001',
  ground: 'ownership',
  argument: '该数据由本人所在单位采集，登记主体没有相应权利。',
  remedy: '终止登记',
  evidence: { sha256: '0'.repeat(64), name: 'proof.pdf' },
}
export const decision = { explanation: '经核对采集记录，按事实作出以上认定。' }

const opinion = {
  applicableLaw: long,
  legalRelations: long,
  legalRisks: long,
  dataSubject: 'compliant',
  dataSource: 'compliant',
  dataContent: 'compliant',
  dataClass: 'compliant',
  dataGovernance: 'compliant',
  disclosure: 'compliant',
  conclusion: 'unqualified',
  number: '榕律〔2026〕18号',
  lawyers: '郑律、方律',
  issuedOn: '2026-11-03',
  validUntil: '2027-11-03',
}
const calculation = fillCalculation('cost-rate', {
  values: { rate: ['50', '更新周期'] },
  tables: { costs: { source: '项目合同', rows: [{ group: 'direct', name: '系统建设', amount: '2561000' }] } },
})
const report = {
  origin: long,
  quality: long,
  quantity: long,
  permittedUse: long,
  prospects: long,
  potential: long,
  risks: long,
  number: '闽评〔2026〕207号',
  method: 'cost',
  methodReason: '重置成本可以可靠取得',
  incomeReason: '收益尚不能可靠预测',
  marketReason: '没有可比交易',
  calculation,
  adjustment: 'none',
  amountFen: 128_050_000,
  purpose: 'registration',
  valueKind: 'market-value',
  grounds: long,
  process: long,
  assumptions: '无',
  matters: '无',
  useLimits: '仅供数据资产登记使用',
  reportedOn: '2026-10-15',
  baseDate: '2026-09-30',
  validUntil: '2027-09-29',
  valuers: '黄评、苏评',
}

async function commission(
  city: Registry,
  assetId: string,
  procedure: string,
  firm: Registry['people']['lawyer'],
  paper: Answers,
  meanwhile?: () => Promise<void>,
): Promise<void> {
  const { producer } = city.people
  const { id } = await city.open(producer, procedure, assetId, { firm: firm.organisationId, purpose: '首次登记' })
  await city.act(producer, id, 'submit')
  await city.act(firm, id, 'accept', quotationOf(city.platform.clock.today()))
  await city.act(producer, id, 'confirm', engagementTerms)
  await meanwhile?.()
  await city.act(firm, id, 'file', { ...paper, paper: paper['paper'] ?? (await city.bringPaper(firm)) })
}

/** Has the law firm give an opinion, commissioned and filed through the desk. */
export const fileOpinion = (city: Registry, assetId: string, changes: Answers = {}, meanwhile?: () => Promise<void>) =>
  commission(city, assetId, 'legal-opinion', city.people.lawyer, { ...opinion, ...changes }, meanwhile)
/** Has the valuer report, commissioned and filed through the desk. */
export const fileValuation = (city: Registry, assetId: string, changes: Answers = {}) =>
  commission(city, assetId, 'valuation', city.people.valuer, { ...report, ...changes })

/** Brings an asset with both papers through both reviews into its public notice. */
export async function toNotice(
  city: Registry,
  assetId: string,
  changes: Answers = {},
): Promise<{ caseId: string; number: string; receipt: string }> {
  const { producer, reviewer, second } = city.people
  await fileOpinion(city, assetId)
  await fileValuation(city, assetId)
  const { id, number, receipt } = await city.open(producer, 'first-registration', assetId, { ...application, ...changes })
  await city.act(producer, id, 'submit')
  await city.act(reviewer, id, 'accept')
  await city.act(reviewer, id, 'pass')
  await city.act(second, id, 'pass')
  return { caseId: id, number, receipt }
}

/** Under which card the lists of this reader have an asset; null when under neither. */
export async function standsOf(city: Registry, reader: Actor, assetId: string): Promise<AssetStands | null> {
  const isUnder = (stands: AssetStands) =>
    city.as(reader, async (tx) =>
      (
        await listAssets(tx, await fittingAssets(tx, { ...reader, organisationKind: null, sector: null }, { stands }), newestAssets(100))
      ).some((asset) => asset.id === assetId),
    )
  const under = await Promise.all(
    (['information-card', 'asset-card'] as const).map(async (stands) => ((await isUnder(stands)) ? [stands] : [])),
  )
  return under.flat().length === 1 ? under.flat()[0]! : null
}
