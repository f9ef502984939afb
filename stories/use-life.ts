import { randomUUID } from 'node:crypto'
import { useRoutes } from '#contract/use.ts'
import type { City } from '#server/test/city.ts'
import { mandated } from './mandates.ts'
import { registeredCity } from './registered-city.ts'

export const developer = '榕创开发有限公司'
/** Who acts for the operator and for the developer. */
export const [ofOperator, ofDeveloper] = ['尹运营', '康开发']

/** What an operator says of the developer it chose (§5.4). */
export const filingOf = async (city: City, untilOn = '2027-12-31') => ({
  ruleName: '榕数运营开发主体选取办法（榕运〔2026〕3号）',
  ruleOn: '2026-01-15',
  ruleTerms: '公开征集，按能力、安全、信用评分择优。',
  rulePaper: await city.paper(ofOperator),
  selectionWay: 'open',
  candidates: 3,
  selectionReason: '综合评分第一，具备同类项目经验。',
  selectedOn: '2026-01-20',
  capability: '开发团队二十人，做过公交出行应用。',
  security: '通过等级保护三级测评，人员签有保密协议。',
  cleanRecord: true,
  untilOn,
})
export const undertaking = { trueQualification: true, withinLimits: true, noSpreading: true, acceptsReview: true }

/** Has the developer filed with the centre; answers with the case. */
export async function filed(city: City, untilOn?: string): Promise<string> {
  const id = await city.open(ofOperator, 'developer-filing', city.id(developer), await filingOf(city, untilOn))
  await city.act(ofOperator, id, 'submit')
  await city.act(ofDeveloper, id, 'confirm', undertaking)
  await city.act('叶受理', id, 'accept')
  return id
}

/** A request as an operator would fill it (§5.7). */
export const requestOf = (city: City, changes: Record<string, unknown> = {}) => ({
  developer: city.id(developer),
  purposeClass: 'industry',
  purpose: '开发公交线路查询服务，供市民出行使用。',
  outcome: '上线查询服务，按月评价查询量和满意度。',
  columns: '线路编号\n线路名称',
  manner: 'query',
  places: ['government-cloud', 'clean-room'],
  beginsOn: city.clock.today(),
  endsOn: '2026-12-31',
  protection: '专人专机，访问留痕，结果审核后使用。',
  ...changes,
})
export const signature = { signatory: '总经理', agrees: true }

/** A request that both reviewers agreed to and both sides signed; answers with its case and agreement. */
export async function granted(
  city: City,
  assetId: string,
  changes: Record<string, unknown> = {},
): Promise<{ caseId: string; agreement: string; number: string }> {
  const caseId = await city.open(ofOperator, 'use-request', assetId, requestOf(city, changes))
  await city.act(ofOperator, caseId, 'submit')
  await city.act('郑局长', caseId, 'pass')
  await city.act('林清查', caseId, 'pass')
  await city.act(ofOperator, caseId, 'confirm', signature)
  await city.act(ofDeveloper, caseId, 'confirm', signature)
  const { items } = await (await city.as(ofOperator)).ask(useRoutes.listAgreements, { query: { assetId } })
  const found = items.find((each) => each.caseId === caseId)!
  return { caseId, agreement: found.id, number: found.number }
}

/** A city with one registered asset that may be used by an agreement. */
export async function agreedCity() {
  const { city, asset } = await registeredCity(['公交线路'] as const)
  const assetId = asset('公交线路')
  await mandated(city, [assetId])
  await filed(city)
  return { city, asset: assetId, agreement: (await granted(city, assetId)).agreement }
}

/** Has one use judged, as the operator’s system asks. */
export const judged = async (city: City, agreement: string, changes: Record<string, unknown> = {}, who = ofOperator) =>
  (await city.as(who)).ask(useRoutes.evaluateUse, {
    params: { id: agreement },
    body: { purposeClass: 'industry', columns: ['线路名称'], manner: 'query', place: 'clean-room', key: randomUUID(), ...changes } as never,
  })
