import { defineProcedure } from '../procedure.ts'
import { lapsed, quotation } from './engagement-steps.ts'

/** 价值评估委托: a producer commissions a valuer to value an asset version. */
export const valuation = defineProcedure({
  id: 'valuation',
  edition: '2026-11',
  title: { zh: '价值评估委托', en: 'Valuation' },
  summary: {
    zh: '数据生产主体在平台上委托第三方机构，受托机构报价、经委托单位接受后，就资产的确定版本出具结构化的评估报告。',
    en: 'A producer commissions a valuer to value an asset version on the platform; the firm quotes, the producer accepts the quotation, and the firm files a structured paper bound to that version.',
  },
  basis: ['§4.5'],
  subject: 'asset',
  overtaken: 'overtaken',
  opensBy: 'producer',
  opensIf: ['stays-here'],
  seats: { producer: 'applicant', valuer: 'addressee', system: 'platform' },
  application: ['commission'],
  first: 'commission',
  steps: {
    commission: {
      title: { zh: '委托', en: 'Commission' },
      basis: '§4.5',
      by: 'producer',
      edits: 'all',
      may: {
        submit: { to: 'engagement', asks: ['commission'], needs: ['inventory-done', 'firm-independent', 'firm-rotated'] },
        withdraw: { to: 'withdrawn' },
      },
    },
    engagement: {
      title: { zh: '答复委托并报价', en: 'Answer with a quotation' },
      basis: '§4.5',
      by: 'valuer',
      may: {
        accept: {
          to: 'quotation',
          title: { zh: '接受委托并报价', en: 'Take it on and quote' },
          asks: ['quotation'],
          basis: 'choice:quotation',
        },
        decline: { to: 'declined', title: { zh: '不接受委托', en: 'Decline' }, asks: ['engagement-reason'] },
      },
      after: { workingDays: 5, basis: 'choice:engagement-deadline', to: 'unanswered' },
    },
    quotation,
    drafting: {
      title: { zh: '出具评估报告', en: 'Drafting' },
      basis: '§4.5',
      by: 'valuer',
      may: {
        file: { to: 'filed', asks: ['valuation-report'], needs: ['firm-licensed'] },
        decline: { to: 'declined', title: { zh: '辞去委托', en: 'Give it back' }, asks: ['engagement-reason'] },
      },
      after: { workingDays: 60, basis: 'choice:drafting-deadline', to: 'unfiled' },
    },
  },
  ends: {
    filed: {
      title: { zh: '评估报告已归入资产版本', en: 'Filed' },
      basis: '§4.5',
      outcome: 'granted',
      effects: ['file-valuation', 'tell-other-side'],
    },
    declined: { title: { zh: '机构不承办', en: 'Declined by the firm' }, basis: '§4.5', outcome: 'refused', effects: ['tell-other-side'] },
    ...lapsed,
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn', effects: ['tell-other-side'] },
    overtaken: {
      title: { zh: '资产已转移、登记已撤销或者依法不得登记，委托终止', en: 'Ended by a transfer, a revocation, or since the law bars it' },
      basis: 'choice:after-falling',
      outcome: 'withdrawn',
    },
  },
})
