import type { Words } from './words.ts'

/** What costs an operator credit, and how much (choice:credit-points). */
export const creditActs = {
  abuse: { title: { zh: '滥用', en: 'Abuse' }, points: 30 },
  tampering: { title: { zh: '篡改', en: 'Tampering' }, points: 40 },
  damage: { title: { zh: '毁损', en: 'Damage' }, points: 40 },
  leakage: { title: { zh: '泄露', en: 'Leakage' }, points: 40 },
  overuse: { title: { zh: '超期或超范围使用', en: 'Use beyond term or scope' }, points: 20 },
  spreading: { title: { zh: '扩散', en: 'Spreading' }, points: 30 },
  'false-qualification': { title: { zh: '资质造假', en: 'False qualification' }, points: 40 },
  'not-filed': { title: { zh: '未备案', en: 'Not filed' }, points: 10 },
  'not-disclosed': { title: { zh: '未披露', en: 'Not disclosed' }, points: 10 },
  'late-rectification': { title: { zh: '整改逾期', en: 'Late rectification' }, points: 10 },
} as const satisfies Record<string, { readonly title: Words; readonly points: number }>

/** What costs credit: the key of `creditActs`. */
export type CreditAct = keyof typeof creditActs

/** The grades of credit, best first, each from so many points. */
export const creditGrades = [
  ['A', 90],
  ['B', 75],
  ['C', 60],
  ['D', Number.NEGATIVE_INFINITY],
] as const

/** The grade of a score out of 100 (choice:credit-points). */
export function creditGrade(score: number): 'A' | 'B' | 'C' | 'D' {
  return creditGrades.find(([, from]) => score >= from)![0]
}

/** The five parts of a compliance file (choice:compliance-file). */
export const complianceParts = {
  mlps: { zh: '等保定级备案', en: 'Protection-level filing' },
  confidentiality: { zh: '保密制度', en: 'Confidentiality rules' },
  protection: { zh: '防护措施', en: 'Protection measures' },
  'risk-control': { zh: '风险管理与内控', en: 'Risk management and internal control' },
  emergency: { zh: '应急预案与演练', en: 'Emergency plan and drills' },
} as const satisfies Record<string, Words>

/** A part of a compliance file: the key of `complianceParts`. */
export type CompliancePart = keyof typeof complianceParts

/** How somebody came to operate: the three ways of chapter 5. */
export const mandateKinds = {
  selected: { zh: '选取', en: 'Selected' },
  utility: { zh: '公用企业报备', en: 'Utility' },
  entrusted: { zh: '委托', en: 'Entrusted' },
} as const satisfies Record<string, Words>

/** Who gives a mandate of each kind, and on what that rests. */
export const mandateGivers = {
  selected: {
    basis: '§5.1',
    by: { zh: '市数据局公平公开选取，集体决策后授予', en: 'The Data Bureau, by a fair and open selection and a collective decision' },
  },
  utility: {
    basis: '§5.11',
    by: { zh: '公用企业运营本单位的数据，向市数据局报备', en: 'A utility operates its own data and notifies the Data Bureau' },
  },
  entrusted: {
    basis: '§5.10',
    by: { zh: '数据的持有单位委托，双方签订协议', en: 'Whoever holds the data entrusts it by an agreement of both' },
  },
} as const satisfies Record<keyof typeof mandateKinds, { readonly basis: string; readonly by: Words }>

/** How a mandate came about: the key of `mandateKinds`. */
export type MandateKind = keyof typeof mandateKinds

/** How a mandate stands. */
export const mandateStates = {
  live: { zh: '有效', en: 'In force' },
  planned: { zh: '未开始', en: 'To begin' },
  suspended: { zh: '已暂停', en: 'Suspended' },
  over: { zh: '期满', en: 'Over' },
  ended: { zh: '已终止', en: 'Ended' },
} as const satisfies Record<string, Words>

const callEndings = {
  granted: { zh: '已授权', en: 'Granted' },
  failed: { zh: '选取终止', en: 'Ended' },
  cancelled: { zh: '已撤回', en: 'Withdrawn' },
} as const
const callSteps = {
  applications: { zh: '报名', en: 'Applications' },
  qualification: { zh: '资格审查', en: 'Qualification' },
  scoring: { zh: '专家评审', en: 'Scoring' },
  publicity: { zh: '公示', en: 'Public notice' },
  contract: { zh: '签订协议', en: 'Agreement' },
  decision: { zh: '集体决策核对', en: 'Collective decision' },
} as const

/** At which step or ending of its case a call is, in words; one whose last day to apply is over says so, also before the bureau goes on with it. */
export function callStateWords({ state, isOver }: { readonly state: string; readonly isOver: boolean }): Words {
  if (state === 'applications' && isOver) return { zh: '报名已截止', en: 'Applications over' }
  return ({ ...callSteps, ...callEndings } as { readonly [state: string]: Words })[state] ?? { zh: state, en: state }
}
