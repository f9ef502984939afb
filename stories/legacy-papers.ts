import { caseRoutes } from '#contract/cases.ts'
import type { City } from '#server/test/city.ts'
import { application, ofTransport } from './lives.ts'

/** What an earlier registration of the city said, as it is written into an application to take it over. */
const earlier = {
  ...application,
  assetName: '2025年榕城市公交线路数据',
  earlierNumber: '榕数登〔2025〕018号',
  earlierBody: '榕城市数据资产登记中心（试点）',
  earlierOn: '2025-09-01',
  earlierUntil: '2027-08-31',
  noticed: 'yes',
  noticedWhere: '榕城市数据局网站',
  noticedFrom: '2025-08-12',
  noticedUntil: '2025-08-26',
  opinionNumber: '旧律意〔2025〕7号',
  opinionFirm: '榕江老律师事务所',
  opinionConclusion: 'unqualified',
  opinionOn: '2025-07-10',
  opinionUntil: '2026-07-09',
  valuationNumber: '旧评〔2025〕31号',
  valuationFirm: '旧城资产评估有限公司',
  valuationMethod: 'cost',
  valuationFen: 98_765_400,
  valuationBase: '2025-06-30',
  valuationUntil: '2026-06-29',
}

/** An application to take over an earlier registration, with its three papers, still a draft. */
export async function beginLegacy(
  city: City,
  assetId: string,
  changes: Record<string, unknown>,
  who: string = ofTransport[0],
): Promise<string> {
  const id = await city.open(who, 'legacy-registration', assetId)
  const papers = {
    earlierPaper: await city.paper(who, id),
    opinionPaper: await city.paper(who, id),
    valuationPaper: await city.paper(who, id),
  }
  const { version } = await city.see(who, id)
  await (
    await city.as(who)
  ).ask(caseRoutes.saveDraft, { params: { id }, body: { version, answers: { ...earlier, ...papers, ...changes } } })
  return id
}
