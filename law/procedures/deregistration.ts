import { defineProcedure } from '../procedure.ts'
import { acceptance, refusal, reviewLimit, supplement, twoReviews } from './steps.ts'

/** 注销登记: a registration ends at the request of the holder. */
export const deregistration = defineProcedure({
  id: 'deregistration',
  edition: '2026-11',
  title: { zh: '注销登记', en: 'Deregistration' },
  summary: {
    zh: '数据灭失、持有单位放弃、权利到期或者持有单位终止的，由持有单位申请注销；受理后10个工作日内经两人审查办结，凭证失效，资产转回备查簿。',
    en: 'When the data is lost, the holder gives it up, its right expired or it ended, the holder applies; within ten working days of acceptance two officers decide, the certificate falls and the asset comes back to the memorandum register.',
  },
  basis: ['§4.1', '§4.7'],
  subject: 'asset',
  opensBy: 'producer',
  opensIf: ['stays-here'],
  oneDraft: 'choice:one-open-registration',
  overtaken: 'overtaken',
  seats: { producer: 'applicant', registrar: 'office', system: 'platform' },
  application: ['deregistration-application'],
  first: 'application',
  steps: {
    application: {
      title: { zh: '注销申请', en: 'Application' },
      basis: '§4.7',
      by: 'producer',
      edits: 'all',
      may: {
        submit: {
          to: 'acceptance',
          asks: ['deregistration-application'],
          needs: ['in-register', 'no-other-registration', 'no-revocation'],
          effects: ['freeze-subject'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    acceptance,
    supplement: supplement('back', 'deregistration-application', ['in-register', 'no-revocation']),
    ...twoReviews({
      titles: [
        { zh: '注销初审', en: 'First review' },
        { zh: '注销复审', en: 'Second review' },
      ],
      within: { ...reviewLimit, workingDays: 10, basis: 'choice:deregistration-deadline' },
      needs: ['in-register', 'no-revocation'],
      decide: { confirm: { to: 'deregistered', title: { zh: '准予注销', en: 'Deregister' }, needs: ['in-register', 'no-revocation'] } },
      refuse: refusal('不予注销'),
    }),
  },
  ends: {
    deregistered: {
      title: { zh: '已注销', en: 'Deregistered' },
      basis: '§4.7',
      outcome: 'granted',
      effects: ['deregister-certificate', 'release-subject'],
    },
    'not-accepted': {
      title: { zh: '不予受理', en: 'Not accepted' },
      basis: 'choice:acceptance-deadline',
      outcome: 'refused',
      effects: ['release-subject', 'tell-other-side'],
    },
    refused: {
      title: { zh: '不予注销', en: 'Refused' },
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
      title: { zh: '登记已失效或者已转移，办件终止', en: 'Ended with its registration' },
      basis: 'choice:certificate-states',
      outcome: 'refused',
      effects: ['release-subject'],
    },
  },
})
