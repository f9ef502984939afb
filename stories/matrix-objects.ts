import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { transport, type City } from '#server/test/city.ts'
import { accepted, findingsOf, linesCsv, ofTransport, onNotice, startRound, takeInventory, upload } from './lives.ts'

/** One person for every part somebody can play towards the transport office, whose things everybody knocks at. */
export const visitors = {
  public: null, own: '林清查', other: '苏清查', soe: '车国企', bureau: '郑局长', registrar: '林初审', finance: '钱财政', sasac: '国资委', sector: '路行业', cyber: '网信办', police: '安公安',
  firm: '何律师', otherFirm: '旁律师', valuer: '梁评估', operator: '尹运营', developer: '康开发', exchange: '焦交易', administrator: '管账号',
} as const
export type Visitor = keyof typeof visitors

/** Things of the transport office at every stage, made by acts. */
export async function makeObjects(city: City) {
  const [registered, noticed, reviewed] = await takeInventory(city, ['已登记', '公示中', '审查中'])
  const finished = await onNotice(city, registered!)
  await city.pass(20)
  const notice = await onNotice(city, noticed!)
  const kase = await accepted(city, reviewed!)
  const round = await startRound(city, ofTransport)
  await upload(city, ofTransport[0], round.roundId, [{ name: '待确认.csv', content: linesCsv() }])
  const own = await city.as(ofTransport[0])
  const [finding] = await findingsOf(city, ofTransport[0], round.roundId)
  const asset = await own.ask(inventoryRoutes.readAsset, { params: { id: reviewed! } })
  const { certificate } = await own.ask(inventoryRoutes.readAsset, { params: { id: registered! } })
  const { rows: [row] } = await city.database.pool.query<{ officer: string; post: string; receipt: string; certificate: string }>(`select p.officer_id as officer, p.id as post, c.receipt, (select pdf_sha256 from certificates limit 1) as certificate
    from posts p, cases c where p.organisation_id = $1 and c.id = $2 order by p.created_at limit 1`, [city.id(transport), notice])
  const { version } = await own.ask(caseRoutes.readCase, { params: { id: kase } })
  return { registered: registered!, noticed: noticed!, reviewed: reviewed!, finished, notice, kase, version, round: round.roundId, finding: finding!.id, paper: asset.papers[0]!.paperSha256, number: certificate!.number, organisation: city.id(transport), ...row! }
}
export type Objects = Awaited<ReturnType<typeof makeObjects>>

/** A body of one file. */
export function fileForm(field: string, name: string, content: string): FormData {
  const form = new FormData()
  form.set(field, new Blob([content]), name)
  return form
}
