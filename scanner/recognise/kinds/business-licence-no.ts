import { isBusinessLicenceNo } from '#contract/identifiers.ts'
import { byCheck } from '#scanner/recognise/kind.ts'
import { isProvincePrefix } from '#scanner/recognise/regions.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Old business licence numbers of 15 digits with an authority’s division in front (ISO 7064 MOD 11,10). */
export const businessLicenceNo: Kind = {
  type: 'business_licence_no',
  headings: {
    chinese: '注册号 营业执照号?码? 营业执照注册号 工商注册号 营业执照编号 执照号 工商登记号',
    pinyin: 'zch yyzz yyzzh gszch yyzzhm yyzzzch',
    english: 'registrationno businesslicense businesslicenseno regno businesslicence registernumber',
  },
  length: [15, 15],
  fit: byCheck(/^[1-8]\d{14}$/, (text) => isProvincePrefix(text) && isBusinessLicenceNo(text)),
  form: { zh: '15 位注册号', en: 'a 15-digit registration number' },
  by: 'checksum',
  exact: 'licence15',
  needsCheck: true,
}
