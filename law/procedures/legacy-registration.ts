import { defineProcedure } from '../procedure.ts'
import { acceptance, publicNotice, refusal, reviewLimit, supplement, twoReviews } from './steps.ts'

/** 存量登记: a registration that an earlier register of the city made is taken over with its remaining term. */
export const legacyRegistration = defineProcedure({
  id: 'legacy-registration',
  edition: '2026-11',
  title: { zh: '存量登记', en: 'Taking over an earlier registration' },
  summary: {
    zh: '平台启用前已由本市登记、凭证仍在有效期内的数据资产，由持有单位持原凭证、法律意见书和评估报告申请转入；经受理、初审、复审，公示过的不再公示，发放标注“存量”的凭证，有效期不超过原凭证。',
    en: 'A holder asks to take over what the city registered before the platform, with the earlier certificate, opinion and valuation; after acceptance and two reviews, without a second notice, a marked certificate is issued that ends no later than the earlier one.',
  },
  basis: ['§4.1', '§4.3', '§4.7', 'choice:legacy-registration', 'choice:legacy-notice'],
  subject: 'asset',
  opensBy: 'producer',
  opensIf: ['stays-here'],
  oneDraft: 'choice:one-open-registration',
  seats: { producer: 'applicant', registrar: 'office', public: 'anyone', system: 'platform' },
  application: ['legacy-application'],
  overtaken: 'overtaken',
  first: 'application',
  steps: {
    application: {
      title: { zh: '存量申请', en: 'Application' },
      basis: 'choice:legacy-registration',
      by: 'producer',
      edits: 'all',
      may: {
        submit: {
          to: 'acceptance',
          asks: ['legacy-application'],
          needs: [
            'inventory-done',
            'origin-evidenced',
            'never-registered',
            'earlier-in-term',
            'earlier-not-taken',
            'earlier-papers',
            'nothing-forbidden',
            'inbound-fits',
          ],
          effects: ['freeze-subject'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    acceptance,
    supplement: supplement('back', 'legacy-application', [
      'inventory-done',
      'origin-evidenced',
      'earlier-in-term',
      'earlier-not-taken',
      'earlier-papers',
      'nothing-forbidden',
      'inbound-fits',
    ]),
    ...twoReviews({
      titles: [
        { zh: '存量初审', en: 'First review' },
        { zh: '存量复审', en: 'Second review' },
      ],
      within: reviewLimit,
      needs: ['earlier-in-term', 'earlier-not-taken', 'earlier-papers', 'nothing-forbidden', 'inbound-fits'],
      decide: {
        pass: {
          to: 'registered',
          title: { zh: '通过，发放凭证', en: 'Pass and issue' },
          needs: ['earlier-in-term', 'earlier-not-taken', 'earlier-papers', 'noticed-before', 'nothing-forbidden', 'inbound-fits'],
          basis: 'choice:legacy-notice',
        },
        publish: {
          to: 'public-notice',
          title: { zh: '通过，予以公示', en: 'Pass to public notice' },
          needs: [
            'earlier-in-term',
            'earlier-not-taken',
            'earlier-papers',
            'notice-due',
            'earlier-outlasts-notice',
            'nothing-forbidden',
            'inbound-fits',
          ],
          basis: 'choice:legacy-notice',
        },
      },
      refuse: refusal('不予转入'),
    }),
    'public-notice': {
      ...publicNotice,
      after: {
        workingDays: 10,
        unlessOpen: 'objection',
        basis: 'choice:notice-period',
        to: 'registered',
        needs: { 'earlier-in-term': 'refused', 'nothing-forbidden': 'refused' },
      },
    },
  },
  ends: {
    registered: {
      title: { zh: '已转入，发放凭证', en: 'Taken over, certificate issued' },
      basis: 'choice:legacy-registration',
      outcome: 'granted',
      effects: ['take-over-certificate', 'tell-other-side'],
    },
    'not-accepted': {
      title: { zh: '不予受理', en: 'Not accepted' },
      basis: 'choice:acceptance-deadline',
      outcome: 'refused',
      effects: ['release-subject', 'tell-other-side'],
    },
    refused: {
      title: { zh: '不予转入', en: 'Refused' },
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
    overtaken: {
      title: {
        zh: '资产已登记、已转移或者依法不得登记，办件终止',
        en: 'Ended by another registration, a transfer, or since the law bars it',
      },
      basis: 'choice:one-open-registration',
      outcome: 'refused',
      effects: ['release-subject'],
    },
    terminated: {
      title: { zh: '异议成立，终止登记', en: 'Ended by an upheld objection' },
      basis: 'choice:objection',
      outcome: 'refused',
      effects: ['release-subject', 'tell-other-side'],
    },
  },
})
