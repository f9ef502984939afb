import type { Words } from '../words.ts'

/** What may follow about the operators: their selection, mandates, compliance, exit. */
export const operationEffects = {
  'announce-call': { zh: '发布选取公告', en: 'The call is announced' },
  'follow-call': { zh: '选取公告随办件更新状态', en: 'The call follows its case' },
  'open-scores': { zh: '公开评分，算出平均分和排名', en: 'Scores are opened, averages and ranking computed' },
  'grant-mandate': { zh: '授予运营权限', en: 'The mandate is granted' },
  'grant-utility-mandate': { zh: '授予对本单位已登记资产的运营权限', en: 'The utility’s mandate over its own registered assets begins' },
  'record-compliance': { zh: '记入合规档案', en: 'The compliance file is kept' },
  'grant-entrusted-mandate': { zh: '授予受托资产的运营权限', en: 'The mandate over the entrusted asset begins' },
  'end-entrusted-mandate': {
    zh: '受托资产的运营权限、使用标识和在期使用合同终止，通知市数据局和相关开发主体',
    en: 'The mandate over the entrusted asset ends with use mark and agreements; the bureau and the developers concerned are told',
  },
  'tell-other-side': { zh: '通知对方当事人', en: 'The other side is told' },
  'mark-use': { zh: '资产卡登记使用标识', en: 'The use mark is set on the card' },
  'end-mandates': { zh: '运营权限、使用标识和在期协议终止', en: 'Mandates, use marks and agreements end' },
  'apply-sanction': { zh: '处理决定生效，记入信用记录', en: 'The sanction takes effect and enters the credit record' },
  'lift-credit': { zh: '扣分记录不再计分', en: 'The deduction no longer counts' },
} as const satisfies Record<string, Words>
