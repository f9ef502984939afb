import { defineProcedure } from '../procedure.ts'
import { refusal } from './steps.ts'

/** 退付: what a public unit has to give back after a refund is repaid out of the treasury, on its application and by decision of the Finance Bureau. */
export const repayment = defineProcedure({
  id: 'repayment',
  edition: '2026-11',
  title: { zh: '国库退付', en: 'Repayment out of the treasury' },
  summary: {
    zh: '结算后退款，公共单位的份额已经入库的，由单位申请退付，市财政局审核决定，退付后登记收入退还书；逐笔全额退付，不从应缴款中抵减。',
    en: 'When an order is refunded after the share of a public unit reached the treasury, the unit applies for repayment, the Finance Bureau decides, and the order of repayment is recorded; each line is repaid whole and never netted against what is due.',
  },
  basis: ['§6.6', 'choice:counter-entries', 'choice:treasury-repayment'],
  subject: 'matter',
  opensBy: 'producer',
  seats: { producer: 'applicant', 'finance-bureau': 'office', system: 'platform' },
  application: ['repayment'],
  first: 'application',
  steps: {
    application: {
      title: { zh: '申请退付', en: 'Application' },
      basis: 'choice:treasury-repayment',
      by: 'producer',
      edits: 'all',
      may: {
        submit: {
          to: 'decision',
          title: { zh: '提交申请', en: 'Apply' },
          asks: ['repayment'],
          needs: ['repayment-due', 'share-in-treasury'],
          effects: ['hold-repayment'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    decision: {
      title: { zh: '审核决定', en: 'Decision' },
      basis: 'choice:treasury-repayment',
      by: 'finance-bureau',
      within: { workingDays: 10, basis: 'choice:treasury-repayment' },
      may: {
        pass: { to: 'payment', title: { zh: '同意退付', en: 'Agree' }, asks: ['repayment-decision'], needs: ['share-in-treasury'] },
        return: { to: 'application', title: { zh: '退回', en: 'Send back' } },
        refuse: refusal('不予退付'),
      },
    },
    payment: {
      title: { zh: '国库退付', en: 'Repayment' },
      basis: 'choice:treasury-repayment',
      by: 'finance-bureau',
      notBy: { steps: ['decision'], basis: 'choice:treasury-repayment' },
      within: { workingDays: 10, basis: 'choice:treasury-repayment' },
      may: {
        accept: { to: 'repaid', title: { zh: '登记收入退还书', en: 'Record the repayment' }, asks: ['treasury-repayment'] },
        return: { to: 'decision', title: { zh: '退回复核', en: 'Back to the decision' } },
      },
    },
  },
  ends: {
    repaid: { title: { zh: '已退付', en: 'Repaid' }, basis: '§6.6', outcome: 'granted', effects: ['record-repayment'] },
    refused: {
      title: { zh: '不予退付', en: 'Refused' },
      basis: 'choice:treasury-repayment',
      outcome: 'refused',
      effects: ['release-repayment'],
    },
    withdrawn: {
      title: { zh: '已撤回', en: 'Withdrawn' },
      basis: 'choice:withdrawal',
      outcome: 'withdrawn',
      effects: ['release-repayment'],
    },
  },
})
