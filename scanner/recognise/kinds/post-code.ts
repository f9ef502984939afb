import { FIT } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Post codes of six digits. */
export const postCode: Kind = {
  type: 'post_code',
  headings: { chinese: '邮编 邮政编码 邮政代码 邮递区号', pinyin: 'yb yzbm youbian', english: 'postcode zip zipcode postalcode' },
  length: [5, 6],
  fit: (value) => (/^[0-8]\d{5}$/.test(value) ? FIT.checked : /^\d{5,6}$/.test(value) ? FIT.form : FIT.no),
  form: { zh: '6 位邮政编码', en: 'six digits' },
  by: 'form',
  needsHeading: true,
}
