import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { cast } from './cast.ts'
import { datasets, type Dataset } from './datasets.ts'
import type { Stage } from './stage.ts'

/** The two data officers of a holder: who counts and who checks. */
export function officersOf(holder: string): { counter: string; checker: string } {
  const producers = cast.find((o) => o.key === holder)?.people.filter((p) => p.role === 'producer') ?? []
  return { counter: producers[0]!.name, checker: producers[1]!.name }
}

const nameOf = (holder: string) => cast.find((o) => o.key === holder)!.name

function plan(holder: string, year: number, today: string, endsOn: string, title: string) {
  const { counter, checker } = officersOf(holder)
  return {
    title,
    year,
    scope: '本单位业务系统产生和持有的结构化数据，含统计加工成果；不含涉密数据。',
    procedure: '一、清查人登记数据源并扫描；二、逐项核对扫描结果，补全信息卡四个栏目；三、复核人抽查后发布目录。',
    startsOn: today,
    endsOn,
    counter,
    checker,
    answerable: counter,
  }
}

/** Plays the rounds of every holder: sources, scan, cards, publication. Answers asset ids by data set. The last data set's round stays open. */
export async function playInventories(
  stage: Stage,
  today: string,
  endsOn: string,
  stillOpen: readonly string[],
): Promise<Map<string, string>> {
  const assets = new Map<string, string>()
  for (const holder of new Set(datasets.map((d) => d.holder))) {
    const own = datasets.filter((d) => d.holder === holder && !stillOpen.includes(d.key))
    for (const [key, id] of await playRound(
      stage,
      `round:${holder}`,
      holder,
      own,
      plan(holder, Number(today.slice(0, 4)), today, endsOn, `${nameOf(holder)}${today.slice(0, 4)}年度数据资产盘点`),
    ))
      assets.set(key, id)
  }
  return assets
}

/** Plays a round that is left with findings nobody has confirmed yet. */
export async function playOpenRound(stage: Stage, dataset: Dataset, today: string, endsOn: string): Promise<void> {
  const { counter } = officersOf(dataset.holder)
  const round = await begin(
    stage,
    `open:${dataset.key}`,
    dataset.holder,
    plan(dataset.holder, Number(today.slice(0, 4)), today, endsOn, `${nameOf(dataset.holder)}补充盘点`),
  )
  await stage.once(`open:${dataset.key}:source`, () => addSources(stage, counter, round.roundId, [dataset]))
}

async function begin(
  stage: Stage,
  step: string,
  holder: string,
  answers: Record<string, unknown>,
): Promise<{ caseId: string; roundId: string }> {
  const { counter } = officersOf(holder)
  const { id: caseId } = await stage.open(`${step}:case`, counter, 'inventory-round', null, answers)
  await stage.act(`${step}:start`, counter, caseId, 'submit')
  const { subjectId: roundId } = await (await stage.as(counter)).ask(caseRoutes.readCase, { params: { id: caseId } })
  return { caseId, roundId }
}

async function playRound(
  stage: Stage,
  step: string,
  holder: string,
  own: readonly Dataset[],
  answers: Record<string, unknown>,
): Promise<Map<string, string>> {
  const { counter, checker } = officersOf(holder)
  const { caseId, roundId } = await begin(stage, step, holder, answers)
  await stage.once(`${step}:sources`, () => addSources(stage, counter, roundId, own))
  const assets = new Map<string, string>()
  for (const dataset of own) assets.set(dataset.key, await confirm(stage, counter, roundId, dataset))
  await stage.act(`${step}:count`, counter, caseId, 'submit')
  await stage.act(`${step}:publish`, checker, caseId, 'publish', {}, '抽查三项，与系统一致')
  return assets
}

async function addSources(stage: Stage, who: string, roundId: string, own: readonly Dataset[]): Promise<object> {
  const client = await stage.as(who)
  const { sourceList } = await client.ask(inventoryRoutes.readRound, { params: { id: roundId } })
  const form = new FormData()
  const missing = own.filter((d) => !sourceList.some((s) => s.name === d.file))
  for (const d of missing) form.append('files', new Blob([d.content()]), d.file)
  if (missing.length > 0) await client.ask(inventoryRoutes.addUploads, { params: { id: roundId }, body: form })
  await scanned(stage, who, roundId)
  return {}
}

/** Waits until every source of a round was looked at. */
async function scanned(stage: Stage, who: string, roundId: string): Promise<void> {
  const client = await stage.as(who)
  for (;;) {
    const { sourceList } = await client.ask(inventoryRoutes.readRound, { params: { id: roundId } })
    if (sourceList.every((s) => s.state === 'scanned' || s.state === 'faulty')) return
    await new Promise((done) => setTimeout(done, 150))
  }
}

function confirm(stage: Stage, who: string, roundId: string, d: Dataset): Promise<string> {
  return stage.once(`card:${d.key}`, async () => {
    const client = await stage.as(who)
    const { items } = await client.ask(inventoryRoutes.listFindings, {
      params: { id: roundId },
      query: { q: d.file.replace(/\.\w+$/, '') },
    })
    const line = items[0]
    if (!line) throw new Error(`the scan of ${d.file} found nothing`)
    if (line.assetId) return line.assetId
    const found = await client.ask(inventoryRoutes.readFinding, { params: { id: line.id } })
    const card = { ...found.card, ...cardOf(d, who) }
    const saved = await client.ask(inventoryRoutes.saveFindingCard, { params: { id: line.id }, body: { version: found.version, card } })
    const confirmed = await client.ask(inventoryRoutes.confirmFinding, {
      params: { id: line.id },
      body: { version: saved.version, key: `demo:card:${d.key}`, checked: saved.assumed },
    })
    return confirmed.assetId!
  })
}

function cardOf(d: Dataset, responsible: string): Record<string, unknown> {
  return {
    name: d.name,
    summary: d.summary,
    category: 'departmental',
    industry: d.industry,
    subject: d.subject,
    origin: d.origin,
    originEvidence: d.evidence,
    ...(d.origin === 'collected'
      ? { originSystem: d.evidence.split(/[，,]/)[0]!, collectionBasis: d.duty }
      : { sourceData: d.evidence, processing: '按业务规程清洗、汇总，逐项核对后形成' }),
    importance: 'general',
    ...(d.holder === 'weather' ? { businessCategory: d.key === 'weather-hourly' ? 'GC' : 'YJ' } : {}),
    region: '福州市',
    storage: '福州市政务云',
    rightsBasis: d.duty,
    rightsTerm: '长期',
    rightsLimits: '不得用于识别特定个人',
    lawfulDuty: d.duty,
    expectedBenefit: 'both',
    benefitReason: d.benefit,
    purpose: d.subject,
    sharing: 'conditional',
    opening: 'on-application',
    department: '数据管理处',
    responsible,
    measures: '政务云内网存储，按岗位授权访问，操作留痕',
    backup: '每日增量、每周全量',
    retention: d.retention ?? '长期',
  }
}
