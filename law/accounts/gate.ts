import type { Basis } from '../procedure.ts'
import type { Words } from '../words.ts'

type Question = { readonly question: Words; readonly yes: Words; readonly no: Words; readonly remedy: Words; readonly basis: Basis }

/** What must be answered with yes before data stands in the books as an asset; a no leads to the memorandum register (§4.6). */
export const gate = {
  control: {
    basis: 'choice:recognition-gate',
    question: { zh: '本单位是否合法拥有或控制？', en: 'Does the unit lawfully own or control it?' },
    yes: { zh: '信息卡载明权利取得依据，没有争议', en: 'The card states the basis of the rights, undisputed' },
    no: { zh: '没有载明权利取得依据，或存在争议、查封', en: 'The basis of the rights is missing, or there is a dispute or seizure' },
    remedy: {
      zh: '在信息卡中补充权利取得依据，或先解决争议',
      en: 'Complete the basis of the rights on the card, or settle the dispute first',
    },
  },
  benefit: {
    basis: '§1.1',
    question: { zh: '是否很可能实现服务潜力或带来经济利益？', en: 'Is service potential or economic benefit likely?' },
    yes: { zh: '信息卡载明预期效益和理由', en: 'The card states the expected benefit and its reason' },
    no: {
      zh: '没有载明预期效益或理由；企业须有预期经济利益',
      en: 'The expected benefit or its reason is missing; an enterprise needs economic benefit',
    },
    remedy: { zh: '在信息卡中写明预期效益和理由', en: 'State the expected benefit and its reason on the card' },
  },
  card: {
    basis: '§4.6',
    question: { zh: '是否已转为数据资产卡？', en: 'Has it become an asset card?' },
    yes: { zh: '意见书、评估报告和凭证齐备，已建资产卡', en: 'Opinion, report and certificate are there; the asset card exists' },
    no: { zh: '还没有数据资产卡', en: 'There is no asset card yet' },
    remedy: { zh: '先办理首次登记；暂不具备条件的纳入备查簿', en: 'Register it first; what is not ready goes to the memorandum register' },
  },
  measure: {
    basis: 'choice:cost-from-vouchers',
    question: { zh: '成本能否可靠计量？', en: 'Can its cost be measured reliably?' },
    yes: { zh: '有合计相符的原始凭证', en: 'There are source documents of the same sum' },
    no: { zh: '没有成本的原始凭证；评估值不能作为入账金额', en: 'There are no source documents of cost; a valuation is no booking amount' },
    remedy: { zh: '录入合同、发票、支付凭证等原始凭证', en: 'Enter agreements, invoices, payments and other source documents' },
  },
} as const satisfies { readonly [question: string]: Question }
export type GateQuestion = keyof typeof gate

/** The five conditions under which development expenditure is capitalised; each must be stated. */
export const capitalConditions = {
  feasible: { zh: '完成该数据资源在技术上具有可行性', en: 'Completing it is technically feasible' },
  intended: { zh: '具有完成并使用或出售的意图', en: 'There is the intention to complete and use or sell it' },
  useful: { zh: '能证明产生经济利益或服务潜力的方式', en: 'How it will bring benefit or service potential can be shown' },
  resourced: { zh: '有足够的技术、财务和其他资源支持', en: 'Technical, financial and other resources suffice' },
  measured: { zh: '开发阶段的支出能够可靠计量', en: 'The expenditure of the development phase is measured reliably' },
} as const satisfies { readonly [condition: string]: Words }
export type CapitalCondition = keyof typeof capitalConditions

/** Kinds of source documents. A valuation report is not among them. */
export const documentKinds = {
  contract: { zh: '合同', en: 'Agreement' },
  invoice: { zh: '发票', en: 'Invoice' },
  payment: { zh: '支付凭证', en: 'Payment' },
  payroll: { zh: '工资工时分配表', en: 'Payroll and hours' },
  handover: { zh: '资产划转、验收单', en: 'Hand-over or acceptance' },
  other: { zh: '其他原始凭证', en: 'Other source document' },
} as const satisfies { readonly [kind: string]: Words }
export type DocumentKind = keyof typeof documentKinds
