import type { FormShape } from '../form.ts'

const required = true as const

/** The papers of entrusting an asset: what is entrusted to whom for how long, and the agreement both sides signed. */
export const entrustmentForms = {
  entrustment: {
    title: { zh: '委托运营', en: 'Entrusted operation' },
    basis: '§5.10',
    sections: [
      {
        id: 'entrustment',
        title: { zh: '委托', en: 'Entrustment' },
        fields: {
          operator: { label: { zh: '受托运营主体', en: 'Operator' }, kind: 'organisation', required, basis: '§5.10' },
          entrustedFrom: { label: { zh: '期限起', en: 'From' }, kind: 'date', notAfter: { years: 2 }, required },
          entrustedUntil: { label: { zh: '期限止', en: 'To' }, kind: 'date', required, notBefore: ['today', 'entrustedFrom'] },
          operationScope: { label: { zh: '委托内容和范围', en: 'What is entrusted' }, kind: 'long-text', required, min: 5, max: 2000 },
          operationLimits: { label: { zh: '限制和禁止', en: 'Limits' }, kind: 'long-text', required, max: 2000 },
          sharing: { label: { zh: '收益分配', en: 'Sharing of income' }, kind: 'long-text', required, min: 5, max: 2000 },
        },
      },
    ],
  },
  'entrustment-signing': {
    title: { zh: '委托运营协议', en: 'Agreement of entrustment' },
    basis: '§5.10',
    sections: [
      {
        id: 'signing',
        title: { zh: '签订', en: 'Signing' },
        fields: {
          agreementNumber: { label: { zh: '协议编号', en: 'Number' }, kind: 'text', required, min: 2, max: 100 },
          signedOn: { label: { zh: '签订日期', en: 'Signed on' }, kind: 'date', required, notAfter: 'today' },
          agreementPaper: { label: { zh: '双方签署的协议（PDF）', en: 'Signed agreement (PDF)' }, kind: 'paper', required },
        },
      },
    ],
  },
  'entrustment-end': {
    title: { zh: '提前终止委托运营', en: 'Early end of an entrustment' },
    basis: 'choice:entrustment-end',
    sections: [
      {
        id: 'ending',
        title: { zh: '终止', en: 'What ends' },
        fields: {
          operator: { label: { zh: '受托运营主体', en: 'Operator' }, kind: 'organisation', required, mayHaveEnded: true },
          agreementNumber: {
            label: { zh: '委托运营协议编号', en: 'Number of the agreement of entrustment' },
            kind: 'text',
            required,
            min: 2,
            max: 100,
          },
          endReason: { label: { zh: '提前终止的理由', en: 'Why it ends early' }, kind: 'long-text', required, min: 5, max: 2000 },
          endHandover: {
            label: { zh: '数据、产品和在期合同的交接安排', en: 'What becomes of data, products and agreements' },
            kind: 'long-text',
            required,
            min: 5,
            max: 2000,
          },
        },
      },
    ],
  },
  'entrustment-notice': {
    title: { zh: '单方解除通知', en: 'Notice' },
    basis: 'choice:entrustment-notice',
    sections: [
      {
        id: 'notice',
        title: { zh: '通知', en: 'Notice' },
        fields: {
          lossSaid: {
            label: { zh: '对方损失的承担', en: 'How losses of the other side are borne' },
            kind: 'long-text',
            required,
            min: 5,
            max: 2000,
          },
          noticePaper: { label: { zh: '解除通知书（PDF）', en: 'Notice (PDF)' }, kind: 'paper', required },
        },
      },
    ],
  },
  'entrustment-end-consent': {
    title: { zh: '同意终止', en: 'Agreement to end it' },
    basis: 'choice:entrustment-end',
    sections: [
      {
        id: 'consent',
        title: { zh: '同意', en: 'Agreement' },
        fields: {
          settlementSaid: {
            label: { zh: '费用、收益和损失的结清', en: 'How costs, income and losses are settled' },
            kind: 'long-text',
            required,
            min: 5,
            max: 2000,
          },
          endAgreementPaper: {
            label: { zh: '双方签署的终止协议（PDF）', en: 'Signed agreement to end it (PDF)' },
            kind: 'paper',
            required,
          },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
