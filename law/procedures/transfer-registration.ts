import { defineProcedure } from '../procedure.ts'
import { publicNotice, refusal, reviewLimit, supplement, twoReviews } from './steps.ts'

/** 转移登记: what is registered passes to another holder who agrees. */
export const transferRegistration = defineProcedure({
  id: 'transfer-registration',
  edition: '2026-11',
  title: { zh: '变动登记（转移）', en: 'Transfer registration' },
  summary: {
    zh: '已登记的数据资产转给另一持有单位的，由原持有单位申请、受让单位同意，经受理、初审、复审、公示后生效；登记、卡片、使用合同和查看范围随新持有单位，换发凭证；以它为来源的产品，收益共享协议由新持有单位等各方重新商洽。',
    en: 'A registered asset passes to another holder: its holder applies, the new one consents, and after acceptance, two reviews and a notice register, cards, use agreements and read scope follow the new holder, with a successor certificate; the income of products made from it is negotiated anew with the new holder.',
  },
  basis: ['§4.1', '§4.7', 'choice:transfer-of-holding', 'choice:use-after-transfer', 'choice:public-data-stays', 'choice:utility-data-stays', 'choice:sharing-after-transfer', 'choice:change-papers'],
  subject: 'asset',
  opensBy: 'producer',
  opensIf: ['stays-here'],
  oneDraft: 'choice:one-open-registration',
  overtaken: 'overtaken',
  seats: { producer: 'applicant', registrar: 'office', public: 'anyone', system: 'platform' },
  application: ['transfer-application'],
  first: 'application',
  steps: {
    application: {
      title: { zh: '转移申请', en: 'Application' },
      basis: '§4.7',
      by: 'producer',
      edits: 'all',
      may: {
        submit: {
          to: 'consent',
          asks: ['transfer-application'],
          needs: ['in-register', 'no-other-registration', 'no-revocation', 'receiver-fits', 'books-settled', 'unqualified-opinion', 'valuation-report', 'nothing-forbidden', 'inbound-fits'],
          effects: ['freeze-subject'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    consent: {
      title: { zh: '受让单位同意', en: 'Consent of the new holder' },
      basis: 'choice:transfer-consent',
      by: 'producer',
      seat: 'addressee',
      pauses: true,
      onEnter: ['tell-other-side'],
      may: {
        accept: { to: 'acceptance', title: { zh: '同意受让', en: 'Consent' }, asks: ['transfer-consent'], needs: ['receiver-fits'] },
        decline: { to: 'not-consented', title: { zh: '不同意受让', en: 'Do not consent' }, asks: ['refusal-reason'] },
      },
      after: { workingDays: 15, basis: 'choice:transfer-consent', to: 'not-consented' },
    },
    acceptance: {
      title: { zh: '受理', en: 'Acceptance' },
      basis: 'choice:acceptance-deadline',
      by: 'registrar',
      within: { workingDays: 3, basis: 'choice:acceptance-deadline', onReturn: 'restart' },
      may: {
        accept: { to: 'first-review' },
        return: { to: 'supplement', asks: ['pins'], once: true, basis: 'choice:one-correction' },
        decline: { to: 'refused', asks: ['decline-ground'] },
      },
    },
    supplement: supplement('consent', 'transfer-application', ['in-register', 'no-revocation', 'receiver-fits', 'books-settled', 'unqualified-opinion', 'valuation-report', 'nothing-forbidden', 'inbound-fits']),
    ...twoReviews({
      titles: [{ zh: '转移初审', en: 'First review' }, { zh: '转移复审', en: 'Second review' }],
      within: reviewLimit,
      needs: ['in-register', 'no-revocation', 'receiver-fits', 'books-settled', 'unqualified-opinion', 'valuation-report', 'nothing-forbidden', 'inbound-fits'],
      decide: { pass: { to: 'public-notice', needs: ['in-register', 'no-revocation', 'receiver-fits', 'books-settled', 'unqualified-opinion', 'valuation-report', 'nothing-forbidden', 'inbound-fits'] } },
      refuse: refusal('不予转移'),
    }),
    'public-notice': { ...publicNotice, after: { workingDays: 10, unlessOpen: 'objection', basis: 'choice:notice-period', to: 'transferred', needs: { 'in-register': 'stay', 'no-revocation': 'stay', 'books-settled': 'stay', 'receiver-fits': 'refused', 'nothing-forbidden': 'refused' } } },
  },
  ends: {
    transferred: { title: { zh: '已转移，换发凭证', en: 'Transferred, successor issued' }, basis: 'choice:successor-certificate', outcome: 'granted', effects: ['end-unfounded-use', 'transfer-asset', 'lapse-sharing', 'delist-transferred'], overtakes: ['legal-opinion', 'valuation', 'memorandum', 'classification', 'sector-classification', 'use-request', 'entrustment', 'entrustment-end'] },
    'not-consented': { title: { zh: '受让单位未同意', en: 'Not consented' }, basis: 'choice:transfer-consent', outcome: 'refused', effects: ['release-subject', 'tell-other-side'] },
    refused: { title: { zh: '不予转移', en: 'Refused' }, basis: '§4.7', outcome: 'refused', effects: ['release-subject', 'tell-other-side'] },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn', effects: ['release-subject', 'tell-other-side'] },
    'deemed-withdrawn': { title: { zh: '逾期未补正，视为撤回', en: 'Deemed withdrawn' }, basis: 'choice:supplement-deadline', outcome: 'withdrawn', effects: ['release-subject', 'tell-other-side'] },
    terminated: { title: { zh: '异议成立，终止转移', en: 'Ended by an upheld objection' }, basis: 'choice:objection', outcome: 'refused', effects: ['release-subject', 'tell-other-side'] },
    overtaken: { title: { zh: '登记已失效或者已转移，办件终止', en: 'Ended with its registration' }, basis: 'choice:certificate-states', outcome: 'refused', effects: ['release-subject', 'tell-other-side'] },
  },
})
