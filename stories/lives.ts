import { randomUUID } from 'node:crypto'
import { countingRoutes } from '#contract/counting.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { fillCalculation } from '#contract/valuation/fill.ts'
import { lawFirm, valuers, type City } from '#server/test/city.ts'
import { engagementTerms, quotationOf } from '#server/test/quotations.ts'

type Answers = Record<string, unknown>
export type DataFile = { readonly name: string; readonly content: string | Uint8Array }

/** The two officers of a unit: who counts and who checks. */
export const ofTransport = ['林清查', '陈复核'] as const
export const ofHealth = ['苏清查', '白复核'] as const
export const ofCentre = ['高清查', '温复核'] as const
type Pair = readonly [counter: string, checker: string]

const long = '经审查，该数据资产的来源和内容符合规定。'

/** A plan as the clause asks for it: scope, procedure, named duties (§3.5). */
export const planOf = ([counter, checker]: Pair) => ({
  title: '2026年度数据资产盘点',
  year: 2026,
  scope: '全部业务系统的结构化数据',
  procedure: '逐库清查，逐项建卡，另一人复核',
  startsOn: '2026-03-02',
  endsOn: '2026-03-31',
  counter,
  checker,
  answerable: counter,
})

/** What an officer adds to a drafted card so that it can be confirmed. */
export const cardOf = (name: string): Answers => ({
  name,
  summary: `${name}，按日更新，供公众出行查询使用，不含个人信息。`,
  category: 'departmental',
  industry: 'G',
  origin: 'collected',
  originEvidence: '由业务系统自动采集，依据三定规定',
  originSystem: '公交调度系统',
  collectionBasis: '三定规定第二条',
  importance: 'general',
  rightsBasis: '三定规定第二条',
  lawfulDuty: '公共交通管理',
  expectedBenefit: 'both',
  benefitReason: '供公众查询，供企业开发出行服务',
  department: '数据管理处',
  responsible: '林清查',
})

/** A table nobody could mind: lines, lengths, days. */
export function linesCsv(rows = 40, seed = 1): string {
  const cells = Array.from({ length: rows }, (_, n) =>
    [
      `X${seed}${String(n).padStart(4, '0')}`,
      `${n + 1}路`,
      (5 + ((n * 7 + seed) % 300) / 10).toFixed(1),
      `2024-0${1 + (n % 9)}-1${n % 9}`,
    ].join(','),
  )
  return `线路编号,线路名称,里程_公里,开通日期\n${cells.join('\n')}\n`
}

/** A round whose plan is in force, so that sources may be added. */
export async function startRound(city: City, pair: Pair): Promise<{ caseId: string; roundId: string }> {
  const caseId = await city.open(pair[0], 'inventory-round', null, planOf(pair))
  const { subjectId } = await city.act(pair[0], caseId, 'submit')
  return { caseId, roundId: subjectId }
}

/** Uploads files to a round and waits until every source of it was looked at. */
export async function upload(city: City, who: string, roundId: string, files: readonly DataFile[]) {
  const client = await city.as(who)
  const body = new FormData()
  for (const { name, content } of files)
    body.append('files', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name)
  const answer = await client.ask(inventoryRoutes.addUploads, { params: { id: roundId }, body })
  for (let tries = 0; tries < 1500; tries++) {
    const { sourceList } = await client.ask(inventoryRoutes.readRound, { params: { id: roundId } })
    if (sourceList.every((s) => s.state === 'scanned' || s.state === 'faulty')) return { ...answer, sourceList }
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('the scan did not end')
}

/** The findings of a round, all of them. */
export async function findingsOf(city: City, who: string, roundId: string) {
  return (await (await city.as(who)).ask(inventoryRoutes.listFindings, { params: { id: roundId }, query: { limit: 100 } })).items
}

/** Completes and confirms the card of a finding; answers with the asset. */
export async function confirmCard(city: City, who: string, findingId: string, card: Answers): Promise<string> {
  const client = await city.as(who)
  const params = { id: findingId }
  const found = await client.ask(inventoryRoutes.readFinding, { params })
  const saved = await client.ask(inventoryRoutes.saveFindingCard, {
    params,
    body: { version: found.version, card: { ...found.card, ...card } },
  })
  return (
    await client.ask(inventoryRoutes.confirmFinding, {
      params,
      body: { version: saved.version, key: randomUUID(), checked: saved.assumed },
    })
  ).assetId!
}

/** A whole round from plan to catalogue; answers with the assets in the order of the names. */
export async function takeInventory(city: City, names: readonly string[], pair: Pair = ofTransport, card: Answers = {}): Promise<string[]> {
  const { caseId, roundId } = await startRound(city, pair)
  await upload(
    city,
    pair[0],
    roundId,
    names.map((name, n) => ({ name: `${name}.csv`, content: linesCsv(20 + n, n) })),
  )
  const findings = await findingsOf(city, pair[0], roundId)
  const assets = []
  for (const name of names)
    assets.push(await confirmCard(city, pair[0], findings.find((f) => f.sourceName === `${name}.csv`)!.id, { ...cardOf(name), ...card }))
  await settleDifferences(city, pair, roundId)
  await city.act(pair[0], caseId, 'submit')
  await city.act(pair[1], caseId, 'publish')
  return assets
}

/** Explains whatever a count found different, and has a colleague count again, as a unit does that looked at it all. */
export async function settleDifferences(city: City, [counter, checker]: Pair, roundId: string): Promise<void> {
  const client = await city.as(counter)
  const params = { id: roundId }
  const { missing, unexpected } = (await client.ask(countingRoutes.readCount, { params })).unexplained
  if (unexpected > 0)
    await client.ask(countingRoutes.explainDifferences, {
      params,
      body: {
        difference: 'unexpected',
        assetIds: null,
        answers: { outcome: 'new', explanation: '本年度新建系统产生的数据', statement: '数据管理处确认' },
      },
    })
  if (missing === 0) return
  await client.ask(countingRoutes.explainDifferences, {
    params,
    body: {
      difference: 'missing',
      assetIds: null,
      answers: { outcome: 'present', explanation: '仍在原系统运行，本次未重新扫描', statement: '数据管理处确认仍在使用' },
    },
  })
  await (await city.as(checker)).ask(countingRoutes.recountDifferences, { params, body: { assetIds: null, answers: { agrees: true } } })
}

/** An opinion as the law firm files it (§4.4), without its document. */
export const opinionOf = (today: string) => ({
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
  number: '榕正法意〔2026〕18号',
  lawyers: '何律师、许律师',
  issuedOn: today,
  validUntil: '2026-12-31',
})
/** A computation by replacement cost, of the amount in yuan, without obsolescence. */
export const calculationOf = (yuan: string) =>
  fillCalculation('cost-rate', {
    values: { rate: ['0', '刚建成'] },
    tables: { costs: { source: '项目合同', rows: [{ group: 'direct', name: '系统建设', amount: yuan }] } },
  })
/** A report as the valuer files it (§4.5), without its document. */
export const reportOf = (today: string) => ({
  origin: long,
  quality: long,
  quantity: long,
  permittedUse: long,
  prospects: long,
  potential: long,
  risks: long,
  number: '衡信评报〔2026〕207号',
  method: 'cost',
  methodReason: '重置成本可以可靠取得',
  incomeReason: '收益尚不能可靠预测',
  marketReason: '没有可比交易',
  calculation: calculationOf('1280500'),
  adjustment: 'none',
  amountFen: 128_050_000,
  purpose: 'registration',
  valueKind: 'market-value',
  grounds: long,
  process: long,
  assumptions: '无',
  matters: '无',
  useLimits: '仅供数据资产登记使用',
  reportedOn: today,
  baseDate: today,
  validUntil: '2026-12-31',
  valuers: '梁评估、秤评估',
})

/** Has the firm of a commission quote, and the unit accept the quotation. */
export async function engage(city: City, who: string, officer: string, id: string): Promise<void> {
  await city.act(officer, id, 'accept', quotationOf(city.clock.today()))
  await city.act(who, id, 'confirm', engagementTerms)
}

async function commission(
  city: City,
  who: string,
  assetId: string,
  procedure: string,
  firm: { id: string; officer: string },
  paper: Answers,
): Promise<string> {
  const id = await city.open(who, procedure, assetId, { firm: firm.id, purpose: '申请数据资产首次登记' })
  await city.act(who, id, 'submit')
  await engage(city, who, firm.officer, id)
  await city.act(firm.officer, id, 'file', { ...paper, paper: await city.paper(firm.officer, id) })
  return id
}

/** Has the law firm give an opinion; answers with its case. */
export const opine = (city: City, assetId: string, changes: Answers = {}, who: string = ofTransport[0]) =>
  commission(
    city,
    who,
    assetId,
    'legal-opinion',
    { id: city.id(lawFirm), officer: '何律师' },
    { ...opinionOf(city.clock.today()), ...changes },
  )
/** Has the valuer report; answers with its case. */
export const value = (city: City, assetId: string, changes: Answers = {}, who: string = ofTransport[0]) =>
  commission(city, who, assetId, 'valuation', { id: city.id(valuers), officer: '梁评估' }, { ...reportOf(city.clock.today()), ...changes })

/** An application as a producer would fill it. */
export const application: Answers = {
  assetName: '2026年榕城市公交线路数据',
  summary: '全市公交线路的名称、里程与开通日期，按日更新。',
  rights: ['hold', 'use'],
  limits: '无',
  truthful: true,
  contact: '林清查',
  telephone: '0591-00000000',
}

/** An application that is ready to submit: both papers there, nothing sent yet. */
export async function prepare(city: City, assetId: string, who: string = ofTransport[0], changes: Answers = {}): Promise<string> {
  await opine(city, assetId, {}, who)
  await value(city, assetId, {}, who)
  return city.open(who, 'first-registration', assetId, { ...application, ...changes })
}

/** Submitted and waiting for acceptance. */
export async function submitted(city: City, assetId: string, who: string = ofTransport[0]): Promise<string> {
  const id = await prepare(city, assetId, who)
  await city.act(who, id, 'submit')
  return id
}

/** Accepted and waiting for the first review. */
export async function accepted(city: City, assetId: string): Promise<string> {
  const id = await submitted(city, assetId)
  await city.act('叶受理', id, 'accept')
  return id
}

/** Through both reviews into the public notice. */
export async function onNotice(city: City, assetId: string): Promise<string> {
  const id = await accepted(city, assetId)
  await city.act('林初审', id, 'pass')
  await city.act('陈复审', id, 'pass')
  return id
}
