/** A quotation as a firm makes it: 18,000.00 yuan, delivered on the given day. */
export const quotationOf = (deliverOn: string) => ({ feeFen: 1_800_000, deliverOn, scope: '两名专业人员审阅目录、来源证明和质量报告' })
/** The terms on which a unit accepts a quotation. */
export const engagementTerms = { manner: 'small', reason: '三家比选，报价最低', contractNumber: '榕交数〔2026〕合字5号' }
