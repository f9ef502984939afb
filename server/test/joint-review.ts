import { defineProcedure, type Procedure } from '#law/procedure.ts'

/** A review by three seats at once, as no procedure in force has yet: two offices and the applicant's unit, none of which reads another before all are in. */
export const jointReview = defineProcedure({
  id: 'joint-review-trial',
  edition: '2026-11',
  title: { zh: '共同审核试验', en: 'Trial of a joint review' },
  summary: { zh: '三方共同审核。', en: 'Three parties review together.' },
  basis: ['§2.1'],
  subject: 'asset',
  opensBy: 'producer',
  seats: { producer: 'applicant', registrar: 'office', 'finance-bureau': 'office', system: 'platform' },
  application: ['destruction-refusal'],
  first: 'request',
  steps: {
    request: {
      title: { zh: '提出', en: 'Request' },
      basis: '§2.1',
      by: 'producer',
      edits: 'all',
      may: { submit: { to: 'together', asks: ['destruction-refusal'] }, withdraw: { to: 'withdrawn' } },
    },
    together: {
      title: { zh: '共同审核', en: 'Joint review' },
      basis: '§2.1',
      by: 'registrar',
      joint: { with: ['finance-bureau', 'producer'], pass: 'pass', basis: 'choice:four-eyes', hidden: true },
      notBy: { steps: ['request'], basis: 'choice:second-pair-of-eyes' },
      within: { workingDays: 20, basis: 'choice:review-deadline' },
      may: { pass: { to: 'agreed' }, return: { to: 'request' }, refuse: { to: 'refused', asks: ['ground'] } },
    },
  },
  ends: {
    agreed: { title: { zh: '通过', en: 'Agreed' }, basis: '§2.1', outcome: 'granted' },
    refused: { title: { zh: '不通过', en: 'Refused' }, basis: '§2.1', outcome: 'refused' },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
}) as unknown as Procedure
