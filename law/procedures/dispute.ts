import { defineProcedure } from '../procedure.ts'

const applicant = { by: 'producer', orBy: ['operator', 'developer', 'exchange', 'finance-bureau'], seat: 'applicant' } as const
const respondent = { by: 'producer', orBy: ['operator', 'developer', 'exchange'], seat: 'addressee' } as const

/** 争议解决: negotiation, mediation, arbitration and litigation, each connected with the next. */
export const dispute = defineProcedure({
  id: 'dispute',
  edition: '2026-11',
  title: { zh: '争议解决', en: 'Dispute' },
  summary: {
    zh: '数据资产登记、运营、交易中的争议，先由双方协商；协商不成的可以申请市数据局组织调解，也可以直接仲裁或者诉讼；调解不成的转仲裁或者诉讼，结果记入办件。证据包由平台记录生成。',
    en: 'Parties negotiate; what is not settled goes to mediation by the Data Bureau, or at once to arbitration or court; what mediation does not settle goes there too, and the result is recorded. The evidence pack is made from the log.',
  },
  basis: ['§6.9', 'choice:dispute-ways', 'choice:shares-silence'],
  subject: 'matter',
  opensBy: ['producer', 'operator', 'developer', 'exchange', 'finance-bureau'],
  seats: {
    producer: 'applicant',
    operator: 'applicant',
    developer: 'applicant',
    exchange: 'applicant',
    'finance-bureau': 'applicant',
    'data-bureau': 'office',
    system: 'platform',
  },
  application: ['dispute-claim'],
  first: 'claim',
  steps: {
    claim: {
      title: { zh: '提出争议', en: 'Claim' },
      basis: '§6.9',
      ...applicant,
      edits: 'all',
      may: {
        submit: {
          to: 'negotiation',
          title: { zh: '发给对方协商', en: 'Send to the other side' },
          asks: ['dispute-claim'],
          needs: ['respondent-other'],
          effects: ['enter-dispute'],
        },
        withdraw: { to: 'dropped' },
      },
    },
    negotiation: {
      title: { zh: '对方答复', en: 'The other side answers' },
      basis: '§6.9',
      ...respondent,
      may: { submit: { to: 'settling', title: { zh: '答复', en: 'Answer' }, asks: ['dispute-answer'] } },
      after: { workingDays: 15, basis: 'choice:dispute-negotiation', to: 'settling' },
    },
    settling: {
      title: { zh: '协商结果', en: 'Outcome of negotiation' },
      basis: '§6.9',
      ...applicant,
      may: {
        submit: { to: 'settled', title: { zh: '协商一致', en: 'Settled' }, asks: ['dispute-settlement'] },
        object: { to: 'mediation', title: { zh: '协商不成，申请调解', en: 'Ask for mediation' }, asks: ['dispute-mediation-request'] },
        resubmit: { to: 'outside', title: { zh: '协商不成，仲裁或诉讼', en: 'Go to arbitration or court' }, asks: ['dispute-outside'] },
        withdraw: { to: 'withdrawn' },
      },
      after: { workingDays: 60, basis: 'choice:dispute-lapse', to: 'lapsed' },
    },
    mediation: {
      title: { zh: '调解', en: 'Mediation' },
      basis: '§6.9',
      by: 'data-bureau',
      within: { workingDays: 30, basis: 'choice:dispute-mediation' },
      may: {
        confirm: { to: 'settled', title: { zh: '调解达成协议', en: 'Settled' }, asks: ['mediation-record', 'mediation-agreement'] },
        return: { to: 'settling', title: { zh: '调解不成', en: 'Not settled' }, asks: ['mediation-record'] },
      },
    },
    outside: {
      title: { zh: '仲裁或诉讼', en: 'Court or tribunal' },
      basis: '§6.9',
      ...applicant,
      may: {
        submit: { to: 'decided', title: { zh: '登记裁决或判决', en: 'Record the decision' }, asks: ['dispute-decision'] },
        withdraw: { to: 'withdrawn' },
      },
    },
  },
  ends: {
    settled: { title: { zh: '达成一致', en: 'Settled' }, basis: '§6.9', outcome: 'granted', effects: ['close-dispute'] },
    decided: { title: { zh: '已裁决或者判决', en: 'Decided' }, basis: '§6.9', outcome: 'granted', effects: ['close-dispute'] },
    dropped: { title: { zh: '已取消', en: 'Dropped' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:dispute-ways', outcome: 'withdrawn', effects: ['close-dispute'] },
    lapsed: {
      title: { zh: '未再提起', en: 'Not taken further' },
      basis: 'choice:dispute-lapse',
      outcome: 'refused',
      effects: ['close-dispute'],
    },
  },
})
