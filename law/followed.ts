import type { Words } from './words.ts'

/**
 * Cases that a page of another room follows beside their own, by procedure: where (the id of the case comes after it) and what is found
 * there, at every step but those that come before it; at a step of `works` what is due is done there.
 */
export const followedCases: {
  readonly [procedure: string]: {
    readonly at: string
    readonly title: Words
    readonly notAt: readonly string[]
    readonly works: { readonly [step: string]: Words }
  }
} = {
  'operator-selection': {
    at: '/desk/operator-calls/',
    title: { zh: '报名、评审和结果', en: 'Applications, scores and result' },
    notAt: ['drafting'],
    works: {
      applications: { zh: '查看报名、聘请评审专家', en: 'Applications, and to name experts' },
      qualification: { zh: '逐家审查资格、聘请评审专家', en: 'Check each applicant, and name experts' },
      scoring: { zh: '查看评分进度', en: 'See how far the scores are' },
    },
  },
  distribution: {
    at: '/desk/distributions/',
    title: { zh: '分配金额和各方份额', en: 'Amounts and shares' },
    notAt: ['computing'],
    works: { agreeing: { zh: '查看各方份额和确认情况', en: 'Shares, and who has agreed' } },
  },
  remittance: {
    at: '/desk/receivables?tab=lines&remittanceId=',
    title: { zh: '批次内各笔应缴款和合计', en: 'The lines of the batch and their sum' },
    notAt: ['batch'],
    works: {},
  },
  incident: {
    at: '/desk/incidents/',
    title: { zh: '报告时限', en: 'Reporting clocks' },
    notAt: ['reporting'],
    works: { handling: { zh: '报告时限和登记报告', en: 'Reporting clocks, and to record a report' } },
  },
}
