import { defineProcedure } from '../procedure.ts'

/** 分类分级: the holder decides class, grade and importance of an asset on the proposal of the rules; a colleague confirms. */
export const classification = defineProcedure({
  id: 'classification',
  edition: '2026-11',
  title: { zh: '分类分级', en: 'Classification and grading' },
  summary: {
    zh: '持有单位对照规则提议，决定数据资产的分类、级别和重要程度并说明理由，由另一人核定；核心数据移出平台，重要数据列明随之而来的义务。',
    en: 'On the proposal of the rules the holder decides class, grade and importance of an asset with a reason, and a colleague confirms; core data leaves the platform, important data comes with its duties.',
  },
  basis: ['§3.2'],
  subject: 'asset',
  overtaken: 'overtaken',
  opensBy: 'producer',
  seats: { producer: 'applicant', system: 'platform' },
  application: ['classification'],
  first: 'proposal',
  steps: {
    proposal: {
      title: { zh: '提出', en: 'Proposal' },
      basis: '§3.2',
      by: 'producer',
      edits: 'all',
      may: {
        submit: { to: 'approval', asks: ['classification'], needs: ['graded-strictly', 'important-reported'] },
        withdraw: { to: 'withdrawn' },
      },
    },
    approval: {
      title: { zh: '核定', en: 'Approval' },
      basis: '§3.2',
      by: 'producer',
      notBy: { steps: ['proposal'], basis: 'choice:second-pair-of-eyes' },
      within: { workingDays: 10, basis: 'choice:checking-deadline' },
      may: {
        confirm: { to: 'decided', title: { zh: '核定', en: 'Approve' }, needs: ['not-core', 'graded-strictly', 'important-reported'] },
        decline: {
          to: 'core',
          title: { zh: '认定为核心数据', en: 'Find it core data' },
          asks: ['core-finding'],
          basis: 'choice:core-data',
        },
        return: { to: 'proposal', title: { zh: '退回', en: 'Send back' } },
      },
    },
  },
  ends: {
    decided: { title: { zh: '已定级', en: 'Graded' }, basis: '§3.2', outcome: 'granted', effects: ['record-classification'] },
    core: {
      title: { zh: '核心数据，移出平台', en: 'Core data, off the platform' },
      basis: 'choice:core-data',
      outcome: 'refused',
      effects: ['bar-core', 'erase-copies'],
    },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
    overtaken: {
      title: { zh: '资产已转移，办件终止', en: 'Ended by a transfer' },
      basis: 'choice:transfer-of-holding',
      outcome: 'withdrawn',
    },
  },
})
