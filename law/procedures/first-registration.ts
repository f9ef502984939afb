import { defineProcedure } from '../procedure.ts'
import { acceptance, publicNotice, reviewLimit, supplement, twoReviews } from './steps.ts'

/** 首次登记: a producer enters a data asset in the register for the first time. */
export const firstRegistration = defineProcedure({
  id: 'first-registration',
  edition: '2026-11',
  title: { zh: '首次登记', en: 'First registration' },
  summary: {
    zh: '数据生产主体将完成盘点、取得无保留法律意见书和价值评估报告的数据资产，向市大数据服务中心申请首次登记，经受理、初审、复审、公示后取得登记凭证。',
    en: 'A producer applies to register an inventoried asset with an unqualified opinion and a valuation; acceptance, two reviews and a public notice lead to the certificate.',
  },
  basis: ['§4.1', '§4.3', '§4.7'],
  subject: 'asset',
  opensBy: 'producer',
  opensIf: ['stays-here'],
  oneDraft: 'choice:one-open-registration',
  overtaken: 'overtaken',
  seats: { producer: 'applicant', registrar: 'office', public: 'anyone', system: 'platform' },
  application: ['registration-application'],
  first: 'application',
  steps: {
    application: {
      title: { zh: '登记申请', en: 'Application' },
      basis: '§4.7',
      by: 'producer',
      edits: 'all',
      may: {
        submit: {
          to: 'acceptance',
          asks: ['registration-application'],
          needs: [
            'inventory-done',
            'origin-evidenced',
            'unqualified-opinion',
            'valuation-report',
            'nothing-forbidden',
            'inbound-fits',
            'not-registered',
            'no-revocation',
          ],
          effects: ['freeze-subject'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    acceptance,
    supplement: supplement('back', 'registration-application', [
      'inventory-done',
      'origin-evidenced',
      'no-revocation',
      'unqualified-opinion',
      'valuation-report',
      'nothing-forbidden',
      'inbound-fits',
    ]),
    ...twoReviews({
      titles: [
        { zh: '登记初审', en: 'First review' },
        { zh: '登记复审', en: 'Second review' },
      ],
      within: reviewLimit,
      needs: ['no-revocation', 'unqualified-opinion', 'valuation-report', 'nothing-forbidden', 'inbound-fits'],
      decide: {
        pass: {
          to: 'public-notice',
          needs: ['no-revocation', 'unqualified-opinion', 'valuation-report', 'nothing-forbidden', 'inbound-fits'],
        },
      },
      refuse: { to: 'refused', asks: ['ground'] },
    }),
    'public-notice': {
      ...publicNotice,
      after: {
        workingDays: 10,
        unlessOpen: 'objection',
        basis: 'choice:notice-period',
        to: 'registered',
        needs: { 'no-revocation': 'stay', 'nothing-forbidden': 'refused' },
      },
    },
  },
  ends: {
    registered: { title: { zh: '发放凭证', en: 'Certificate issued' }, basis: '§4.3', outcome: 'granted', effects: ['issue-certificate'] },
    'not-accepted': {
      title: { zh: '不予受理', en: 'Not accepted' },
      basis: 'choice:acceptance-deadline',
      outcome: 'refused',
      effects: ['release-subject', 'tell-other-side'],
    },
    refused: {
      title: { zh: '不予登记', en: 'Refused' },
      basis: '§4.7',
      outcome: 'refused',
      effects: ['release-subject', 'tell-other-side'],
    },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn', effects: ['release-subject'] },
    'deemed-withdrawn': {
      title: { zh: '逾期未补正，视为撤回', en: 'Deemed withdrawn' },
      basis: 'choice:supplement-deadline',
      outcome: 'withdrawn',
      effects: ['release-subject', 'tell-other-side'],
    },
    terminated: {
      title: { zh: '异议成立，终止登记', en: 'Ended by an upheld objection' },
      basis: 'choice:objection',
      outcome: 'refused',
      effects: ['release-subject', 'tell-other-side'],
    },
    overtaken: {
      title: {
        zh: '登记已撤销、资产已登记、已转移或者依法不得登记，办件终止',
        en: 'Ended by a revocation, another registration, a transfer, or since the law bars it',
      },
      basis: 'choice:revocation-decision',
      outcome: 'refused',
      effects: ['release-subject'],
    },
  },
})
