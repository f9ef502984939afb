import type { FormShape } from '../form.ts'

const required = true as const

/** The papers of entrusting an asset: what is entrusted to whom for how long, and the agreement both sides signed. */
export const entrustmentForms = {
  entrustment: {
    title: { zh: '委托运营', en: 'Entrusted operation' },
    basis: '§5.10',
    sections: [{ id: 'entrustment', title: { zh: '委托', en: 'Entrustment' }, fields: {
      operator: { label: { zh: '受托运营主体', en: 'Operator' }, kind: 'organisation', required, basis: '§5.10' },
      entrustedFrom: { label: { zh: '期限起', en: 'From' }, kind: 'date', required },
      entrustedUntil: { label: { zh: '期限止', en: 'To' }, kind: 'date', notBefore: 'entrustedFrom', required, must: 'not-past' },
      operationScope: { label: { zh: '委托内容和范围', en: 'What is entrusted' }, kind: 'long-text', required, min: 5, max: 2000 },
      operationLimits: { label: { zh: '限制和禁止', en: 'Limits' }, kind: 'long-text', required, max: 2000 },
      sharing: { label: { zh: '收益分配', en: 'Sharing of income' }, kind: 'long-text', required, min: 5, max: 2000 },
    } }],
  },
  'entrustment-signing': {
    title: { zh: '委托运营协议', en: 'Agreement of entrustment' },
    basis: '§5.10',
    sections: [{ id: 'signing', title: { zh: '签订', en: 'Signing' }, fields: {
      agreementNumber: { label: { zh: '协议编号', en: 'Number' }, kind: 'text', required, min: 2, max: 100 },
      signedOn: { label: { zh: '签订日期', en: 'Signed on' }, kind: 'date', required, must: 'not-future' },
      agreementPaper: { label: { zh: '双方签署的协议（PDF）', en: 'Signed agreement (PDF)' }, kind: 'paper', required },
    } }],
  },
} as const satisfies Record<string, FormShape>
