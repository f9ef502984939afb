import type { Words } from '#law/words.ts'

/** What a certificate says, in the order it is printed and shown; `facts` of a certificate check has these keys, all text in Chinese. */
export const certificateFields = {
  assetName: { zh: '资产名称', en: 'Asset' },
  registrant: { zh: '登记主体', en: 'Registrant' },
  uscc: { zh: '统一社会信用代码', en: 'Credit code' },
  registrationType: { zh: '登记类型', en: 'Type' },
  marks: { zh: '登记标注', en: 'Marked as' },
  assetCode: { zh: '资产编码', en: 'Asset code' },
  rights: { zh: '权利类型', en: 'Rights' },
  industry: { zh: '所属行业', en: 'Industry' },
  limits: { zh: '权利限制', en: 'Limits' },
  summary: { zh: '数据概述', en: 'Summary' },
  scale: { zh: '数据规模', en: 'Scale' },
  grading: { zh: '分类与级别', en: 'Class and grade' },
  opinion: { zh: '法律意见书', en: 'Legal opinion' },
  valuation: { zh: '评估报告', en: 'Valuation' },
  amount: { zh: '评估值', en: 'Amount' },
  baseDate: { zh: '评估基准日', en: 'Base date' },
  issuedOn: { zh: '登记日期', en: 'Registered on' },
  validUntil: { zh: '有效期至', en: 'Valid until' },
  registrar: { zh: '登记机构', en: 'Registrar' },
  versionSm3: { zh: '内容摘要值（SM3）', en: 'Digest of the card' },
  remark: { zh: '备注', en: 'Remarks' },
} as const satisfies Record<string, Words>

/** A fact of a certificate: the key of `certificateFields`. */
export type CertificateField = keyof typeof certificateFields
