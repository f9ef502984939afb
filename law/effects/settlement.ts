import type { Words } from '../words.ts'

/** What may follow about income, its distribution and its way to the treasury. */
export const settlementEffects = {
  'settle-incomes': {
    zh: '逐笔计算到分，列出各方份额，请各方确认',
    en: 'Every income is settled to the fen, shares are listed and the parties asked to agree',
  },
  'void-distribution': { zh: '本次分配作废，收入重新待分配', en: 'The distribution is void and its income waits again' },
  'file-distribution': {
    zh: '分配结果备案，公共单位的份额列为应缴财政款',
    en: 'The distribution is filed and what falls to public units becomes due to the treasury',
  },
  'lapse-sharing': {
    zh: '未列入新持有单位的收益共享协议停止适用，告知各方和登记机构',
    en: 'Sharing agreements without the new holder count no more; parties and registrar are told',
  },
  'draw-remittance': { zh: '已归集的应缴款列入本批次', en: 'What was collected is drawn into the batch' },
  'record-voucher': { zh: '记下缴款书', en: 'The payment voucher is recorded' },
  'take-receipt': { zh: '记下入库回单，通知各单位记账', en: 'The receipt is recorded and the units told to post it' },
  'hold-repayment': { zh: '待退付的款项列入本次退付', en: 'What goes back is taken into this repayment' },
  'release-repayment': { zh: '款项退回待退付', en: 'What goes back waits again' },
  'record-repayment': {
    zh: '记下收入退还书，通知单位记账、告知运营主体',
    en: 'The order of repayment is recorded; the unit is told to post it, and the operator is told',
  },
  'set-redistribution': { zh: '再分配参数按版本生效', en: 'The redistribution rule takes effect as a version' },
} as const satisfies Record<string, Words>
