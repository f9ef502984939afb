import { defineProcedure } from '../procedure.ts'
import { publicNotice, refusal } from './steps.ts'

/** 利害关系人更正: what is registered is corrected at the request of somebody whom the error concerns. */
export const thirdPartyCorrection = defineProcedure({
  id: 'third-party-correction',
  edition: '2026-11',
  title: { zh: '变动登记（利害关系人更正）', en: 'Correction at the request of an interested party' },
  summary: {
    zh: '利害关系人书面请求更正登记内容的，由登记机构录入请求和证据，征求持有单位意见；持有单位书面同意或者证据足以证明有误的，经两人审查、公示后更正，换发凭证。',
    en: 'When an interested party asks in writing to correct what is registered, the registrar enters request and evidence and asks the holder; if the holder agrees in writing or the evidence proves the error, it is corrected after two reviews and a notice, with a successor certificate.',
  },
  basis: ['§4.1', '§4.7', 'choice:correction'],
  subject: 'asset',
  about: 'supervised',
  opensBy: 'registrar',
  opensIf: ['stays-here'],
  asked: {
    by: {
      zh: '利害关系人（实名），由市大数据服务中心录入',
      en: 'An interested party by real name; entered by the Big Data Service Centre',
    },
    how: {
      zh: '把书面请求和登记有误的证据交市大数据服务中心，提出后向其索取办件编号和查询码；也可以在凭证核验页实名提出，取得回执',
      en: 'Hand the written request and the evidence of the error to the Big Data Service Centre, and ask it for case number and code; or ask on the check page of the certificate, by real name and for a receipt',
    },
  },
  addressee: 'holder',
  overtaken: 'overtaken',
  seats: { registrar: 'office', producer: 'addressee', public: 'anyone', system: 'platform' },
  application: ['correction-request'],
  first: 'intake',
  steps: {
    intake: {
      title: { zh: '录入请求', en: 'Intake' },
      basis: 'choice:correction',
      by: 'registrar',
      edits: 'all',
      within: { workingDays: 3, basis: 'choice:acceptance-deadline' },
      may: {
        submit: {
          to: 'answer',
          title: { zh: '征求持有单位意见', en: 'Ask the holder' },
          asks: ['correction-request'],
          needs: ['in-register', 'no-other-registration', 'no-revocation', 'something-changes'],
          effects: ['freeze-subject', 'ask-about-correction'],
        },
        withdraw: {
          to: 'withdrawn',
          title: { zh: '不予办理', en: 'Do not take it up' },
          basis: 'choice:correction',
          asks: ['correction-refusal'],
        },
      },
    },
    answer: {
      title: { zh: '持有单位答复', en: 'The holder answers' },
      basis: 'choice:correction',
      by: 'producer',
      may: { file: { to: 'first-review', title: { zh: '答复', en: 'Answer' }, asks: ['correction-statement'] } },
      after: { workingDays: 5, basis: 'choice:correction', to: 'first-review' },
    },
    'first-review': {
      title: { zh: '更正初审', en: 'First review' },
      basis: '§4.7',
      by: 'registrar',
      within: { workingDays: 20, together: ['first-review', 'second-review'], basis: 'choice:review-deadline' },
      may: {
        pass: {
          to: 'second-review',
          asks: ['correction-finding'],
          needs: ['error-shown', 'in-register', 'no-revocation', 'something-changes', 'nothing-forbidden', 'inbound-fits'],
        },
        refuse: refusal('不予更正', 'correction-refusal'),
      },
    },
    'second-review': {
      title: { zh: '更正复审', en: 'Second review' },
      basis: '§4.7',
      by: 'registrar',
      notBy: { steps: ['first-review'], basis: 'choice:four-eyes' },
      within: { workingDays: 20, together: ['first-review', 'second-review'], basis: 'choice:review-deadline' },
      may: {
        pass: {
          to: 'public-notice',
          needs: ['error-shown', 'in-register', 'no-revocation', 'something-changes', 'nothing-forbidden', 'inbound-fits'],
          effects: ['tell-of-correction'],
        },
        return: { to: 'first-review', title: { zh: '退回初审', en: 'Back to the first review' } },
        refuse: refusal('不予更正', 'correction-refusal'),
      },
    },
    'public-notice': {
      ...publicNotice,
      after: {
        workingDays: 10,
        unlessOpen: 'objection',
        basis: 'choice:notice-period',
        to: 'corrected',
        needs: { 'in-register': 'stay', 'no-revocation': 'stay', 'nothing-forbidden': 'refused' },
      },
    },
  },
  ends: {
    corrected: {
      title: { zh: '已更正，换发凭证', en: 'Corrected, successor issued' },
      basis: 'choice:successor-certificate',
      outcome: 'granted',
      effects: ['change-certificate'],
    },
    refused: {
      title: { zh: '不予更正', en: 'Refused' },
      basis: '§4.7',
      outcome: 'refused',
      effects: ['release-subject', 'tell-other-side'],
    },
    withdrawn: {
      title: { zh: '未予办理', en: 'Not taken up' },
      basis: 'choice:correction',
      outcome: 'refused',
      effects: ['release-subject'],
    },
    terminated: {
      title: { zh: '异议成立，终止更正', en: 'Ended by an upheld objection' },
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
