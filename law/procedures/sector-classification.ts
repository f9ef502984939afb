import { defineProcedure } from '../procedure.ts'

/** 行业分类分级: the sector authority sets or confirms the classification of an asset of its units; a second officer of it confirms. */
export const sectorClassification = defineProcedure({
  id: 'sector-classification',
  edition: '2026-11',
  title: { zh: '行业分类分级', en: 'Classification by the sector authority' },
  summary: {
    zh: '行业主管部门按业务属性对本行业单位的数据资产认定或确认分类、级别和重要程度，由另一人核定；与卡片不一致的，由持有单位据以修订。',
    en: 'By business attributes the sector authority sets or confirms class, grade and importance of an asset of its units, and a second officer confirms; where the card differs, the holder revises it.',
  },
  basis: ['§3.2'],
  subject: 'asset',
  about: 'supervised',
  overtaken: 'overtaken',
  opensBy: 'sector-authority',
  seats: { 'sector-authority': 'applicant', system: 'platform' },
  application: ['classification'],
  first: 'setting',
  steps: {
    setting: {
      title: { zh: '认定', en: 'Setting' },
      basis: '§3.2',
      by: 'sector-authority',
      edits: 'all',
      may: {
        submit: { to: 'approval', asks: ['classification'], needs: ['graded-strictly', 'important-reported'] },
        withdraw: { to: 'withdrawn' },
      },
    },
    approval: {
      title: { zh: '核定', en: 'Approval' },
      basis: '§3.2',
      by: 'sector-authority',
      notBy: { steps: ['setting'], basis: 'choice:second-pair-of-eyes' },
      within: { workingDays: 10, basis: 'choice:checking-deadline' },
      may: {
        confirm: { to: 'decided', title: { zh: '核定', en: 'Approve' }, needs: ['not-core', 'graded-strictly', 'important-reported'] },
        decline: {
          to: 'core',
          title: { zh: '认定为核心数据', en: 'Find it core data' },
          asks: ['core-finding'],
          basis: 'choice:core-data',
        },
        return: { to: 'setting', title: { zh: '退回', en: 'Send back' } },
      },
    },
  },
  ends: {
    decided: { title: { zh: '已认定', en: 'Set' }, basis: '§3.2', outcome: 'granted', effects: ['record-classification'] },
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
