import { disputeKinds, outsideWays } from '../disputes.ts'
import type { FormShape } from '../form.ts'

const required = true as const

/** The papers of a dispute: claim, answer, settlement, mediation, what was decided outside. */
export const disputeForms = {
  'dispute-claim': {
    title: { zh: '争议申请', en: 'Claim' },
    basis: '§6.9',
    sections: [
      {
        id: 'claim',
        title: { zh: '争议', en: 'The dispute' },
        fields: {
          title: { label: { zh: '争议名称', en: 'Title' }, kind: 'text', required, min: 4, max: 100 },
          respondent: { label: { zh: '对方', en: 'The other side' }, kind: 'organisation', required, mayHaveEnded: true },
          kind: { label: { zh: '争议类型', en: 'Kind' }, kind: 'choice', required, options: disputeKinds },
          about: {
            label: { zh: '涉及的办件、协议或者订单编号', en: 'Number of the case, agreement or order' },
            kind: 'text',
            max: 100,
            help: {
              zh: '订单编号照“订单”页抄写，须是本单位作为一方的订单',
              en: 'The number of an order as its page has it, of an order your organisation is a side of',
            },
          },
          facts: { label: { zh: '事实', en: 'Facts' }, kind: 'long-text', required, min: 10, max: 4000 },
          request: { label: { zh: '请求', en: 'What is asked' }, kind: 'long-text', required, min: 5, max: 2000 },
          amountFen: { label: { zh: '争议金额（没有的填0）', en: 'Amount, 0 where there is none' }, kind: 'money', required, min: 0 },
          contractual: {
            label: { zh: '合同约定的争议解决方式', en: 'What the contract says of disputes' },
            kind: 'long-text',
            max: 1000,
            help: { zh: '有仲裁条款的写明仲裁机构', en: 'Name the arbitral body where there is a clause' },
          },
          evidence: { label: { zh: '证据文件', en: 'Evidence' }, kind: 'paper' },
        },
      },
    ],
  },
  'dispute-answer': {
    title: { zh: '争议答复', en: 'Answer' },
    basis: '§6.9',
    sections: [
      {
        id: 'answer',
        title: { zh: '答复', en: 'Answer' },
        fields: {
          answer: { label: { zh: '对事实和请求的意见', en: 'On facts and request' }, kind: 'long-text', required, min: 5, max: 4000 },
          offer: { label: { zh: '解决方案', en: 'Offer' }, kind: 'long-text', required, min: 2, max: 2000 },
          answerPaper: { label: { zh: '证据文件', en: 'Evidence' }, kind: 'paper' },
        },
      },
    ],
  },
  'dispute-settlement': {
    title: { zh: '协商结果', en: 'Settlement' },
    basis: '§6.9',
    sections: [
      {
        id: 'settlement',
        title: { zh: '一致意见', en: 'What was agreed' },
        fields: {
          agreed: { label: { zh: '达成的一致', en: 'What was agreed' }, kind: 'long-text', required, min: 5, max: 4000 },
          agreement: { label: { zh: '双方签署的协议（PDF）', en: 'Agreement signed by both (PDF)' }, kind: 'paper', required },
        },
      },
    ],
  },
  'dispute-mediation-request': {
    title: { zh: '调解申请', en: 'Request for mediation' },
    basis: 'choice:dispute-mediation',
    sections: [
      {
        id: 'request',
        title: { zh: '申请', en: 'Request' },
        fields: {
          whyNotSettled: {
            label: { zh: '协商经过和分歧', en: 'How it was negotiated, and where it differs' },
            kind: 'long-text',
            required,
            min: 10,
            max: 2000,
          },
        },
      },
    ],
  },
  'mediation-record': {
    title: { zh: '调解记录', en: 'Record of mediation' },
    basis: '§6.9',
    sections: [
      {
        id: 'mediation',
        title: { zh: '调解', en: 'Mediation' },
        fields: {
          mediatedOn: { label: { zh: '调解日期', en: 'Day' }, kind: 'date', required, notAfter: 'today' },
          mediators: { label: { zh: '调解人', en: 'Mediators' }, kind: 'text', required, min: 2, max: 200 },
          mediation: { label: { zh: '调解经过和结果', en: 'How it went' }, kind: 'long-text', required, min: 10, max: 4000 },
        },
      },
    ],
  },
  'mediation-agreement': {
    title: { zh: '调解协议', en: 'Agreement' },
    basis: '§6.9',
    sections: [
      {
        id: 'agreement',
        title: { zh: '协议', en: 'Agreement' },
        fields: {
          agreed: { label: { zh: '协议内容', en: 'What was agreed' }, kind: 'long-text', required, min: 5, max: 4000 },
          agreement: { label: { zh: '双方签署的调解协议（PDF）', en: 'Agreement signed by both (PDF)' }, kind: 'paper', required },
        },
      },
    ],
  },
  'dispute-outside': {
    title: { zh: '提起仲裁或者诉讼', en: 'To arbitration or court' },
    basis: '§6.9',
    sections: [
      {
        id: 'outside',
        title: { zh: '受理', en: 'Where' },
        fields: {
          way: { label: { zh: '方式', en: 'Way' }, kind: 'choice', required, options: outsideWays },
          body: { label: { zh: '仲裁机构或者法院', en: 'Arbitral body or court' }, kind: 'text', required, min: 2, max: 100 },
          docket: { label: { zh: '案号', en: 'Docket' }, kind: 'text', required, min: 2, max: 100 },
          acceptedOn: { label: { zh: '受理日期', en: 'Taken up on' }, kind: 'date', required, notAfter: 'today' },
        },
      },
    ],
  },
  'dispute-decision': {
    title: { zh: '裁决或者判决', en: 'Decision' },
    basis: '§6.9',
    sections: [
      {
        id: 'decision',
        title: { zh: '结果', en: 'Result' },
        fields: {
          decidedOn: { label: { zh: '裁判日期', en: 'Decided on' }, kind: 'date', required, notAfter: 'today' },
          agreed: { label: { zh: '裁判结果', en: 'Result' }, kind: 'long-text', required, min: 5, max: 4000 },
          decision: { label: { zh: '裁决书或者判决书（PDF）', en: 'Decision (PDF)' }, kind: 'paper', required },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
