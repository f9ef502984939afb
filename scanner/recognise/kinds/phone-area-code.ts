import { FIT } from '#scanner/recognise/kind.ts'
import { isDiallingCode } from '#scanner/recognise/regions.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Long-distance dialling codes. */
export const phoneAreaCode: Kind = {
  type: 'phone_area_code',
  headings: { chinese: '区号 电话区号 长途区号', pinyin: 'qh dhqh', english: 'areacode phoneareacode callingcode dialcode' },
  length: [2, 4],
  fit: (value) => (isDiallingCode(value) ? FIT.checked : /^0?(?:10|2\d|[3-9]\d{2})$/.test(value) ? FIT.form : FIT.no),
  form: { zh: '长途区号', en: 'dialling codes' },
  by: 'dictionary',
  needsHeading: true,
}
