import { defineProcedure } from '../procedure.ts'

/** 参数调整: both bureaux decide a new value of a recorded choice, after seeing what it would have changed in the last year. */
export const parameterChange = defineProcedure({
  id: 'parameter-change',
  edition: '2026-12',
  title: { zh: '参数调整', en: 'Change of a parameter' },
  summary: {
    zh: '暂行做法中的时限等参数，由市数据局提出、市数据局和市财政局共同决定，记为有生效日期的版本；决定前先看上一年度的办件按新值会有哪些不同。',
    en: 'The Data Bureau proposes a new value of a recorded choice, both bureaux decide, and it is recorded as a version with its day; before that the platform shows what it would have changed in the last year.',
  },
  basis: ['§8.4', 'choice:parameter-versions'],
  subject: 'matter',
  opensBy: 'data-bureau',
  seats: { 'data-bureau': 'applicant', 'finance-bureau': 'office', system: 'platform' },
  application: ['parameter-change'],
  first: 'proposal',
  steps: {
    proposal: {
      title: { zh: '提出', en: 'Proposal' },
      basis: '§8.4',
      by: 'data-bureau',
      edits: 'all',
      may: {
        submit: {
          to: 'deciding',
          title: { zh: '提交两局决定', en: 'To both bureaux' },
          asks: ['parameter-change'],
          needs: ['parameter-differs'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    deciding: {
      title: { zh: '两局共同决定', en: 'Both bureaux decide' },
      basis: '§8.4',
      by: 'data-bureau',
      joint: { with: ['finance-bureau'], pass: 'pass', basis: 'choice:interpretation-jointly', hidden: true },
      within: { workingDays: 20, basis: 'choice:parameter-versions' },
      may: {
        pass: { to: 'decided', title: { zh: '同意', en: 'Agree' }, asks: ['ruling-opinion'], needs: ['parameter-differs'] },
        return: { to: 'proposal', title: { zh: '退回', en: 'Send back' } },
      },
    },
  },
  ends: {
    decided: { title: { zh: '已决定', en: 'Decided' }, basis: '§8.4', outcome: 'granted', effects: ['record-parameter'] },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
