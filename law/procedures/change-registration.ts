import { defineProcedure } from '../procedure.ts'
import { acceptance, publicNotice, refusal, reviewLimit, supplement, twoReviews } from './steps.ts'

/** 变动登记: what is registered is amended, corrected or renewed; until it takes effect the change stands in its case only. */
export const changeRegistration = defineProcedure({
  id: 'change-registration',
  edition: '2026-11',
  title: { zh: '变动登记', en: 'Change registration' },
  summary: {
    zh: '登记内容有变化的申请变更，登记有误的申请更正，有效期届满前60日内申请续展；经受理、初审、复审、公示后生效，换发凭证。生效之前登记簿和资产卡不变。',
    en: 'What has changed is amended, what was wrong corrected, and a term renewed in its last 60 days; after acceptance, two reviews and a notice it takes effect and a successor certificate is issued. Until then register and card stay as they are.',
  },
  basis: ['§4.1', '§4.7', 'choice:kinds-of-change', 'choice:change-papers'],
  subject: 'asset',
  opensBy: 'producer',
  opensIf: ['stays-here'],
  oneDraft: 'choice:one-open-registration',
  overtaken: 'overtaken',
  seats: { producer: 'applicant', registrar: 'office', public: 'anyone', system: 'platform' },
  application: ['change-application'],
  first: 'application',
  steps: {
    application: {
      title: { zh: '变动申请', en: 'Application' },
      basis: '§4.7',
      by: 'producer',
      edits: 'all',
      may: {
        submit: {
          to: 'acceptance',
          asks: ['change-application'],
          needs: [
            'in-register',
            'no-other-registration',
            'something-changes',
            'renewal-in-time',
            'unqualified-opinion',
            'valuation-report',
            'nothing-forbidden',
            'inbound-fits',
          ],
          effects: ['freeze-subject'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    acceptance,
    supplement: supplement('back', 'change-application', [
      'in-register',
      'something-changes',
      'unqualified-opinion',
      'valuation-report',
      'nothing-forbidden',
      'inbound-fits',
    ]),
    ...twoReviews({
      titles: [
        { zh: '变动初审', en: 'First review' },
        { zh: '变动复审', en: 'Second review' },
      ],
      within: reviewLimit,
      needs: [
        'in-register',
        'no-revocation',
        'something-changes',
        'unqualified-opinion',
        'valuation-report',
        'nothing-forbidden',
        'inbound-fits',
      ],
      decide: {
        pass: {
          to: 'public-notice',
          needs: [
            'in-register',
            'no-revocation',
            'something-changes',
            'unqualified-opinion',
            'valuation-report',
            'nothing-forbidden',
            'inbound-fits',
          ],
        },
      },
      refuse: refusal('不予变动'),
    }),
    'public-notice': {
      ...publicNotice,
      after: {
        workingDays: 10,
        unlessOpen: 'objection',
        basis: 'choice:notice-period',
        to: 'changed',
        needs: { 'in-register': 'stay', 'no-revocation': 'stay', 'nothing-forbidden': 'refused' },
      },
    },
  },
  ends: {
    changed: {
      title: { zh: '已变动，换发凭证', en: 'Changed, successor issued' },
      basis: 'choice:successor-certificate',
      outcome: 'granted',
      effects: ['change-certificate'],
    },
    'not-accepted': {
      title: { zh: '不予受理', en: 'Not accepted' },
      basis: 'choice:acceptance-deadline',
      outcome: 'refused',
      effects: ['release-subject', 'tell-other-side'],
    },
    refused: {
      title: { zh: '不予变动', en: 'Refused' },
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
      title: { zh: '异议成立，终止变动', en: 'Ended by an upheld objection' },
      basis: 'choice:objection',
      outcome: 'refused',
      effects: ['release-subject', 'tell-other-side'],
    },
    overtaken: {
      title: { zh: '登记已失效或者已转移，办件终止', en: 'Ended with its registration' },
      basis: 'choice:certificate-states',
      outcome: 'refused',
      effects: ['release-subject'],
    },
  },
})
