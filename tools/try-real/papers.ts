import { fillCalculation } from '#contract/valuation/fill.ts'
import { dayAfter } from '#server/demonstration/invent.ts'

const analysis = '本意见为平台试用所出，依据公开数据的发布情况作出分析。'
const factor = '平台试用'
const [basis, work] = ['平台试用的扫描结果和信息卡。', '核对信息卡与扫描结果，按公式试算。']

/** A legal opinion on public data that is tried out, given on a civil day: the answers of its form but for the paper. */
export function triedOpinion(today: string) {
  return {
    applicableLaw: analysis,
    legalRelations: analysis,
    legalRisks: analysis,
    dataSubject: 'compliant',
    dataSource: 'compliant',
    dataContent: 'compliant',
    dataClass: 'compliant',
    dataGovernance: 'compliant',
    disclosure: 'compliant',
    conclusion: 'unqualified',
    number: '试用意见',
    lawyers: '何明律、许知法',
    issuedOn: today,
    validUntil: dayAfter(today, 200),
  }
}

/** A valuation of a dataset of so many rows, by what it would cost to make again, given on a civil day: the answers of its form but for the paper. */
export function triedReport(today: string, rows: number) {
  const calculation = fillCalculation('cost-rate', {
    values: { rate: ['0', '试用'] },
    tables: { costs: { source: '试用', rows: [{ group: 'direct', name: '整理数据', amount: '100000' }] } },
  })
  return {
    origin: factor,
    quality: factor,
    quantity: `${rows} 行`,
    permittedUse: factor,
    prospects: factor,
    potential: factor,
    risks: factor,
    number: '试用评估',
    method: 'cost',
    methodReason: '重置成本可以核实',
    incomeReason: '试用中没有收益',
    marketReason: '没有可比交易',
    calculation,
    adjustment: 'none',
    amountFen: 10_000_000,
    purpose: 'registration',
    valueKind: 'market-value',
    grounds: basis,
    process: work,
    assumptions: '无',
    matters: '无',
    useLimits: '仅供试用',
    reportedOn: today,
    baseDate: today,
    validUntil: dayAfter(today, 200),
    valuers: '梁衡、秤平',
  }
}
