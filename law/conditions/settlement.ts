import type { ConditionShape } from './condition.ts'

/** What is required about income, its distribution and its way to the treasury. */
export const settlementConditions = {
  'incomes-waiting': {
    demand: { zh: '截至所填日期有尚未分配的收入', en: 'There is income up to that day that was not distributed' },
    remedy: { zh: '核对截止日期；订单结算后收入自动记入', en: 'Check the day; income is recorded when an order is settled' },
    basis: '§6.5',
  },
  'incomes-agreed': {
    demand: { zh: '每笔收入都有各方已全部确认的收益共享协议', en: 'A sharing agreement signed by every party counts for each income' },
    remedy: {
      zh: '在“收益分配”中为所列产品拟订协议，由各方确认',
      en: 'Propose an agreement for the products named and have every party sign',
    },
    basis: '§6.4',
  },
  'distribution-alone': {
    demand: { zh: '本单位没有另一次尚未报备的分配', en: 'No other distribution of this operator is open' },
    remedy: { zh: '先办结或撤回前一次分配', en: 'Finish or withdraw the one before' },
    basis: 'choice:counter-entries',
  },
  'income-settled': {
    demand: {
      zh: '收入全部分配并报备，应缴财政款全部归集到账',
      en: 'All income is distributed and filed, and what is due to the treasury was collected',
    },
    remedy: {
      zh: '在“收益分配”中发起分配，各方确认后报备；应缴财政款划出后由市大数据服务中心登记归集',
      en: 'Begin a distribution, have it agreed and file it; once what is due was paid over, the centre records that it was collected',
    },
    basis: 'choice:exit-settled',
  },
  'shares-agreed': {
    demand: {
      zh: '分配涉及的每一方都已确认本方份额，或者期限内不确认也没有提出争议；市财政局就应缴财政的份额也没有未办结的争议',
      en: 'Every party has agreed to what falls to it, or let the limit pass without agreeing or raising a dispute, and the Finance Bureau has none open about what is due to the treasury',
    },
    remedy: {
      zh: '请未确认的单位在“收益分配”中确认，或者等到期限届满；有争议的先办结，或者撤回后重新协商',
      en: 'Ask those who have not agreed, or wait until the limit is over; where one objects, settle the dispute, or withdraw and negotiate',
    },
    basis: '§6.4',
  },
  'collections-waiting': {
    demand: { zh: '有已归集、尚未汇缴的应缴财政款', en: 'There is something collected that was not remitted' },
    remedy: { zh: '先在“应缴国库”中逐笔登记归集到账', en: 'Record collections first, one by one' },
    basis: '§6.6',
  },
  'repayment-due': {
    demand: {
      zh: '所填收益分配中本单位有待退付的款项，没有另一件退付在办或者办结',
      en: 'In the distribution named something of this unit goes back, and no other repayment of it is under way or done',
    },
    remedy: {
      zh: '在“应缴国库”中核对收益分配编号；退款分配备案后才列为待退付',
      en: 'Check the number of the distribution; what goes back stands there once the refund was distributed and filed',
    },
    basis: 'choice:treasury-repayment',
  },
  'share-in-treasury': {
    demand: { zh: '退款所涉的份额已经入库', en: 'The share that was refunded has reached the treasury' },
    remedy: { zh: '先归集、汇缴，入库后再申请退付；两笔不抵减', en: 'Collect and remit it first, then apply; the two are never netted' },
    basis: '§6.6',
  },
  'rule-goes-forward': {
    demand: { zh: '生效日期晚于现行版本', en: 'It counts from a later day than the version in force' },
    remedy: { zh: '改填较晚的生效日期', en: 'Give a later day' },
    basis: 'choice:redistribution',
  },
} as const satisfies Record<string, ConditionShape>
