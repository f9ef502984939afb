import { defineProcedure } from '../procedure.ts'

/** 纳入备查簿: an asset that cannot be confirmed yet is kept in the memorandum register, with reason and review date. */
export const memorandum = defineProcedure({
  id: 'memorandum',
  edition: '2026-11',
  title: { zh: '纳入备查簿', en: 'Memorandum' },
  summary: {
    zh: '暂不具备确认登记条件的数据资产，由本单位申请、另一人复核后记入资产备查簿，注明理由和复核日期。',
    en: 'An asset that cannot be confirmed yet is entered in the memorandum register by one officer and checked by another, with a reason and a review date.',
  },
  basis: ['§4.6'],
  subject: 'asset',
  overtaken: 'overtaken',
  opensBy: 'producer',
  seats: { producer: 'applicant', system: 'platform' },
  application: ['memorandum'],
  first: 'proposal',
  steps: {
    proposal: {
      title: { zh: '提出', en: 'Proposal' },
      basis: '§4.6',
      by: 'producer',
      edits: 'all',
      may: { submit: { to: 'checking', asks: ['memorandum'], needs: ['inventory-done'] }, withdraw: { to: 'withdrawn' } },
    },
    checking: {
      title: { zh: '复核', en: 'Checking' },
      basis: '§4.6',
      by: 'producer',
      notBy: { steps: ['proposal'], basis: 'choice:second-pair-of-eyes' },
      within: { workingDays: 10, basis: 'choice:checking-deadline' },
      may: { confirm: { to: 'entered' }, return: { to: 'proposal', title: { zh: '退回', en: 'Send back' } } },
    },
  },
  ends: {
    entered: { title: { zh: '已记入备查簿', en: 'Entered' }, basis: '§4.6', outcome: 'granted', effects: ['enter-memo'] },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
    overtaken: {
      title: { zh: '资产已转移，办件终止', en: 'Ended by a transfer' },
      basis: 'choice:transfer-of-holding',
      outcome: 'withdrawn',
    },
  },
})
