import type { Words } from '../words.ts'

/** What may follow about developers, requests for use, agreements and grants. */
export const useEffects = {
  'file-developer': {
    zh: '收到备案，编备案号，开发主体可以提出使用',
    en: 'The filing is received and numbered; the developer may be named in requests',
  },
  'check-use-request': { zh: '核对字段、使用方式和期限', en: 'Columns, manner and term are checked' },
  'draw-up-agreement': { zh: '按需求拟成合同和机读策略', en: 'Agreement and policy are drawn up from the request' },
  'sign-agreement': { zh: '记下签订', en: 'The signature is recorded' },
  'grant-use': { zh: '合同生效，卡片登记使用标识', en: 'The agreement takes effect and the card is marked' },
  'drop-agreement': { zh: '未签订的合同作废', en: 'The unsigned agreement is dropped' },
  'suspend-developer': { zh: '立即暂停该开发主体的使用', en: 'Use by the developer is suspended at once' },
  'resume-developer': { zh: '恢复使用', en: 'Use goes on' },
  'end-developer-use': { zh: '终止使用，解除合同，终止备案，固定证据', en: 'Use, agreements and filing end and the evidence is fixed' },
  'end-unfounded-use': {
    zh: '新持有单位持有后没有依据的运营授权、使用标识和使用合同终止，告知各方',
    en: 'Mandates, marks and agreements without a ground under the new holder end; all sides are told',
  },
  'record-review': { zh: '记下审核结论和下次审核日期', en: 'The review and the next one are recorded' },
} as const satisfies Record<string, Words>
