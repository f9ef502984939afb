import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { operatorRoutes } from '#contract/operators.ts'
import { complianceParts, type CompliancePart } from '#law/operators.ts'
import { bringPaper, hands } from './hands.ts'
import { officersOf } from './inventories.ts'
import type { Given, Stage } from './stage.ts'

const { bureau, checks, receives, operates, rival } = hands
/** The experts by name and what they give the applicants, in the order they applied. */
const experts = [
  [
    '林初晴',
    [
      [54, 34],
      [50, 31],
    ],
  ],
  [
    '陈复礼',
    [
      [52, 36],
      [51, 33],
    ],
  ],
  [
    '叶受之',
    [
      [55, 33],
      [49, 35],
    ],
  ],
] as const
const criteria = [
  { name: '技术与安全', value: '60', source: '政务云平台、隐私计算、等级保护' },
  { name: '服务方案', value: '40', source: '产品、价格和服务承诺' },
]
const items = [
  'resources',
  'termSaid',
  'productRules',
  'supportPlatform',
  'ownership',
  'disclosureDuty',
  'accounting',
  'security',
  'appraisal',
  'breach',
  'disputes',
  'changes',
  'others',
]

/** The certificate number an asset is registered under. */
export async function certificateOf(stage: Stage, holder: string, assetId: string): Promise<string> {
  return (await (await stage.as(officersOf(holder).counter)).ask(inventoryRoutes.readAsset, { params: { id: assetId } })).certificate!
    .number
}

/** Calls for operators over assets by their certificates, and lets these operators apply. */
export async function playOperatorCall(
  stage: Stage,
  step: string,
  field: string,
  numbers: () => Promise<readonly string[]>,
  applicants: readonly string[],
): Promise<string> {
  const { id } = await stage.open(step, bureau, 'operator-selection', null, async () => ({
    title: `${field}公共数据授权运营`,
    selectionManner: 'open',
    mode: 'field',
    reason: `${field}数据的社会需求集中，具备授权运营的条件。`,
    applyUntil: await stage.today(),
    termMonths: 36,
    planNumber: '榕数〔2026〕演示号',
    planPaper: await bringPaper(stage, bureau, '授权运营实施方案', [`领域：${field}`]),
    scopeKind: 'certificates',
    scopeCertificates: (await numbers()).join('\n'),
    qualifications: '依法设立，具备相应的资金、管理、技术、服务和安全能力',
    criteria,
  }))
  await stage.act(`${step}:announce`, bureau, id, 'submit')
  for (const who of applicants) await stage.once(`${step}:apply:${who}`, () => apply(stage, id, who, field))
  return id
}

async function apply(stage: Stage, id: string, who: string, field: string): Promise<object> {
  const client = await stage.as(who)
  const { applications } = await client.ask(operatorRoutes.readOperatorCall, { params: { id } })
  const answers = {
    capability: '注册资本一亿元，数据工程师五十名，连续三年盈利',
    platform: '部署在市政务云，等级保护三级',
    services: `${field}数据产品三项，七乘二十四小时服务`,
    income: '分账核算，按协议共享收益',
    noRedevelopment: true,
    truthful: true,
  }
  if (applications.length === 0) await client.ask(operatorRoutes.applyToCall, { params: { id }, body: { answers } })
  return {}
}

/** Plays the first selection up to its publicity: a call over two assets, two applicants, three experts who score in secret (§5.1); answers with its case. */
export async function playSelection(stage: Stage, asset: (key: string) => string): Promise<string> {
  const numbers = async () => [
    await certificateOf(stage, 'weather', asset('weather-hourly')),
    await certificateOf(stage, 'market', asset('market-entities')),
  ]
  const id = await playOperatorCall(stage, 'operators:call', '气象和经营主体', numbers, [operates, rival])
  await stage.until(29)
  await stage.act('operators:close', bureau, id, 'submit')
  await stage.once('operators:qualify', async () => {
    const client = await stage.as(bureau)
    const call = await client.ask(operatorRoutes.readOperatorCall, { params: { id } })
    for (const each of call.applications.filter((one) => one.isQualified === null))
      await client.ask(operatorRoutes.judgeApplication, {
        params: { id: each.id },
        body: { isQualified: true, why: '材料齐全，符合公告的资格条件' },
      })
    for (const [name] of experts)
      if (!call.experts.some((one) => one.officerName === name))
        await client.ask(operatorRoutes.nameExpert, { params: { id }, body: { officerId: (await stage.as(name)).session!.officer!.id } })
    return {}
  })
  await stage.act('operators:begin', bureau, id, 'submit')
  for (const [who, points] of experts) await stage.once(`operators:score:${who}`, () => score(stage, id, who, points))
  await stage.act('operators:open-scores', bureau, id, 'submit')
  return id
}

async function score(stage: Stage, id: string, who: string, points: readonly (readonly [number, number])[]): Promise<object> {
  const client = await stage.as(who)
  const { applications } = await client.ask(operatorRoutes.readOperatorCall, { params: { id } })
  for (const each of applications.filter((one) => one.scores.length === 0)) {
    const [technique, service] = points[each.operatorId === (await stage.organisationOf(operates)) ? 0 : 1]!
    await client.ask(operatorRoutes.scoreApplication, {
      params: { id: each.id },
      body: {
        scores: [
          { name: '技术与安全', points: technique },
          { name: '服务方案', points: service },
        ],
        comment: '方案完整，按公告标准评分',
      },
    })
  }
  return {}
}

/** Plays the rest of it once the publicity is over: agreement, collective decision checked by a second officer, mandate, compliance file (§5.1, §7.4). */
export async function playMandate(stage: Stage, id: string): Promise<void> {
  const client = await stage.as(bureau)
  // How many days five working days are depends on the calendar; the clock goes on day by day until they are over.
  for (let ago = 21; (await client.ask(caseRoutes.readCase, { params: { id } })).step === 'publicity'; ago--) await stage.until(ago)
  await stage.act('operators:agreement', bureau, id, 'file', async () => ({
    agreementNumber: '榕数运协〔2026〕1号',
    beginsOn: await stage.today(),
    agreementPaper: await bringPaper(stage, bureau, '授权运营协议', ['甲方：市数据局', '乙方：市数据资产运营公司'], id),
    guidelineDuties: true,
    ...Object.fromEntries(items.map((item) => [item, '按授权运营实施方案和公告的约定'])),
  }))
  await stage.act('operators:decision', checks, id, 'confirm', async () => ({
    meeting: '市数据局党组会',
    decidedOn: await stage.today(),
    decisionNumber: '榕数党组纪要〔2026〕9号',
    decisionPaper: await bringPaper(stage, checks, '会议纪要', ['议题：授权运营主体'], id),
    filedWith: '已报省数据管理局备案',
  }))
  for (const part of Object.keys(complianceParts) as CompliancePart[]) {
    const filing = await playCompliance(stage, operates, part)
    await stage.act(`compliance:${operates}:${part}:receive`, receives, filing, 'accept')
  }
}

/** Hands in one part of the compliance file of an operator; answers with its case. */
export async function playCompliance(stage: Stage, who: string, part: CompliancePart): Promise<string> {
  const step = `compliance:${who}:${part}`
  const { id } = await stage.open(step, who, 'mlps-filing', null, async (): Promise<Given> => {
    const today = await stage.today()
    const more =
      part === 'mlps'
        ? { systemName: '公共数据授权运营平台', level: '3', filedAt: '福州市公安局' }
        : part === 'emergency'
          ? { lastDrill: today }
          : {}
    return {
      part,
      documentNumber: `演示合规〔${today.slice(0, 4)}〕${Object.keys(complianceParts).indexOf(part) + 1}号`,
      content: `${complianceParts[part].zh}的主要内容、责任人和检查安排`,
      madeOn: today,
      expiresOn: `${Number(today.slice(0, 4)) + 2}-12-31`,
      filingPaper: await bringPaper(stage, who, complianceParts[part].zh, ['按规程第7.4条编制']),
      ...more,
    }
  })
  await stage.act(`${step}:submit`, who, id, 'submit')
  return id
}
