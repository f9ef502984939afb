import { caseRoutes } from '#contract/cases.ts'
import { partyRoutes } from '#contract/parties.ts'
import { fillCalculation } from '#contract/valuation/fill.ts'
import { sessionRoutes } from '#contract/session.ts'
import { valuationRoutes } from '#contract/valuations.ts'
import { datasets } from './datasets.ts'
import { dayAfter } from './invent.ts'
import { officersOf } from './inventories.ts'
import { printPaper } from './print-paper.ts'
import type { Stage } from './stage.ts'

const holderOf = (key: string) => datasets.find((d) => d.key === key)!
const lawyer = '何明律'
const valuer = '梁衡'

async function firmOf(stage: Stage, who: string, role: 'law-firm' | 'valuer'): Promise<string> {
  const { items } = await (await stage.as(who)).ask(partyRoutes.listOrganisations, { query: { role } })
  return items[0]!.id
}

async function commission(stage: Stage, key: string, assetId: string, procedure: 'legal-opinion' | 'valuation'): Promise<string> {
  const { counter } = officersOf(holderOf(key).holder)
  const firm = await firmOf(stage, counter, procedure === 'legal-opinion' ? 'law-firm' : 'valuer')
  const { id } = await stage.open(`${procedure}:${key}`, counter, procedure, assetId, {
    firm,
    purpose: '申请数据资产首次登记',
    notes: '请就目录中的当前版本出具',
  })
  await stage.act(`${procedure}:${key}:submit`, counter, id, 'submit')
  return id
}

/** The firm quotes for a commission, and the holder accepts. Fees are invented. */
async function engage(stage: Stage, procedure: 'legal-opinion' | 'valuation', key: string, id: string): Promise<void> {
  const n = datasets.findIndex((d) => d.key === key)
  const firm = procedure === 'legal-opinion' ? lawyer : valuer
  const deliverOn = dayAfter((await (await stage.as(firm)).ask(sessionRoutes.readSession)).clock.today, 20)
  await stage.act(`${procedure}:${key}:accept`, firm, id, 'accept', {
    feeFen: (procedure === 'valuation' ? 24_000 : 15_000) * 100 + n * 50_000,
    deliverOn,
    scope: procedure === 'valuation' ? '两名评估人员核实成本资料，测算并出具评估报告' : '两名律师审阅来源、内容和治理资料，出具法律意见书',
  })
  await stage.act(`${procedure}:${key}:confirm`, officersOf(holderOf(key).holder).counter, id, 'confirm', {
    manner: 'small',
    reason: '三家比选，报价和经验最合适',
    contractNumber: `演示合字〔2026〕${n + 1}号`,
  })
}

/** Plays a commission that the law firm has accepted and is still working on. */
export async function playEngaged(stage: Stage, key: string, assetId: string): Promise<void> {
  const id = await commission(stage, key, assetId, 'legal-opinion')
  await engage(stage, 'legal-opinion', key, id)
}

/** Plays a legal opinion from commission to filing, with the conclusion given. */
export async function playOpinion(
  stage: Stage,
  key: string,
  assetId: string,
  conclusion: 'unqualified' | 'qualified',
  today: string,
  validUntil: string,
): Promise<void> {
  const id = await commission(stage, key, assetId, 'legal-opinion')
  const d = holderOf(key)
  await engage(stage, 'legal-opinion', key, id)
  await stage.once(`legal-opinion:${key}:file`, async () => {
    const number = `榕正法意〔${today.slice(0, 4)}〕第${101 + datasets.indexOf(d)}号`
    const paper = await stage.paper(
      lawyer,
      id,
      `${number}.pdf`,
      await printPaper('合规性法律意见书', [
        `编号：${number}`,
        `标的：${d.name}`,
        `来源：${d.evidence}`,
        `结论：${conclusion === 'unqualified' ? '无保留意见' : '保留意见'}`,
        '本文件为演示资料，机构与人员均为虚构。',
      ]),
    )
    const verdict = conclusion === 'unqualified' ? 'compliant' : 'compliant-with-notes'
    const asked = {
      applicableLaw: '适用《数据安全法》《个人信息保护法》及本市数据资产试点规程，未发现禁止登记的规定。',
      legalRelations: `持有单位依“${d.duty}”取得数据，权属清晰，无第三方主张。`,
      legalRisks:
        conclusion === 'unqualified'
          ? '未发现重大法律风险；建议按级别落实访问控制。'
          : '部分分区用户数过少，存在推断个别用户用能的风险，须先作合并处理。',
      dataSubject: 'compliant',
      dataSource: 'compliant',
      dataContent: verdict,
      dataClass: 'compliant',
      dataGovernance: 'compliant',
      disclosure: 'compliant',
      conclusion,
      number,
      lawyers: '何明律、许知法',
      issuedOn: today,
      validUntil,
      paper,
    }
    return act(stage, id, lawyer, `legal-opinion:${key}:filing`, asked)
  })
}

/** Plays a valuation by the cost approach from commission to filing. Amounts are invented. */
export async function playValuation(stage: Stage, key: string, assetId: string, today: string, validUntil: string): Promise<void> {
  const id = await commission(stage, key, assetId, 'valuation')
  const d = holderOf(key)
  await engage(stage, 'valuation', key, id)
  await stage.once(`valuation:${key}:file`, async () => {
    const n = datasets.indexOf(d)
    const number = `衡信评报字〔${today.slice(0, 4)}〕第${201 + n}号`
    const calculation = await calculateCost(stage, id, assetId, (60 + n * 13) * 1_000_000)
    const amountFen = calculation.resultFen!
    const paper = await stage.paper(
      valuer,
      id,
      `${number}.pdf`,
      await printPaper('数据资产价值评估报告', [
        `编号：${number}`,
        `评估对象：${d.name}`,
        `方法：成本法 V = TC × (1 + R) × U`,
        `评估值：人民币${(amountFen / 100).toLocaleString('zh-CN')}元`,
        `评估基准日：${today}`,
        '本文件为演示资料，机构与人员均为虚构。',
      ]),
    )
    const asked = {
      ...valuationWords,
      origin: d.evidence,
      prospects: d.benefit,
      number,
      method: 'cost',
      calculation,
      adjustment: 'none',
      amountFen,
      purpose: 'registration',
      valueKind: 'market-value',
      reportedOn: today,
      baseDate: today,
      validUntil,
      paper,
    }
    return act(stage, id, valuer, `valuation:${key}:filing`, asked)
  })
}

/** What every report says alike. */
const valuationWords = {
  quality: '完整性、规范性良好，缺失率低于百分之一',
  quantity: '以信息卡记录数与存储量为准',
  permittedUse: '登记、授权运营与内部管理',
  potential: '随更新周期持续产生服务潜力',
  risks: '更新中断与替代数据风险',
  methodReason: '重置成本可以核实，质量和流通情况可以量化',
  incomeReason: '授权运营刚起步，收益尚难可靠预测',
  marketReason: '尚无可比的公开交易案例',
  grounds: '委托合同；《数据资产评估指导意见》；信息卡、法律意见书；项目合同与人工台账所载价格。',
  process: '核对信息卡与扫描结果，收集成本和使用资料，访谈数据管理人员，按公式测算并由第二名评估师复核。',
  assumptions: '假设授权范围和更新频率不变；未对源系统作独立审计。',
  matters: '无',
  useLimits: '仅供数据资产登记使用，不作为入账依据',
  valuers: '梁衡、秤平',
}

/** The value by replacement cost and utility; quality as it was measured, where it was. */
async function calculateCost(stage: Stage, caseId: string, assetId: string, replacementFen: number) {
  const client = await stage.as(valuer)
  const { subjectVersion } = await client.ask(caseRoutes.readCase, { params: { id: caseId } })
  const { proposal } = await client.ask(valuationRoutes.readQualityProposal, { params: { id: assetId, version: subjectVersion ?? 1 } })
  return fillCalculation('cost-utility', {
    values: {
      profit: ['8', '同类数据项目平均利润率'],
      quality: proposal ? [proposal.coefficient, proposal.source] : ['0.92', '评估人员抽查，参照 GB/T 36344 六个维度'],
      own: ['5', '信息卡记录数'],
      industry: ['100', '行业统计'],
      managing: ['3', '管理制度评价'],
      circulating: ['4', '授权运营试点情况'],
      developing: ['3', '应用需求调查'],
      securing: ['2', '等级保护测评'],
    },
    tables: {
      costs: {
        source: '项目合同与人工台账',
        rows: [
          { group: 'early', name: '规划与设计', amount: String(replacementFen / 1000) },
          { group: 'direct', name: '采集与建库', amount: String((replacementFen / 1000) * 7) },
          { group: 'indirect', name: '分摊的机房与网络', amount: String((replacementFen / 1000) * 2) },
        ],
      },
      openness: {
        source: '目录中的共享开放属性',
        rows: [
          { kind: 'open', weight: '1.5', share: '20' },
          { kind: 'shared', weight: '1.1', share: '50' },
          { kind: 'closed', weight: '0.5', share: '30' },
        ],
      },
    },
  })
}

async function act(stage: Stage, caseId: string, who: string, key: string, asked: Record<string, unknown>): Promise<object> {
  const client = await stage.as(who)
  const { version } = await client.ask(caseRoutes.readCase, { params: { id: caseId } })
  await client.ask(caseRoutes.actOnCase, { params: { id: caseId }, body: { act: 'file', version, key: `demo:${key}`, asked } })
  return {}
}
