import { FIT } from '#scanner/recognise/kind.ts'
import { isKnownRegionCode } from '#scanner/recognise/regions.ts'
import { everyPart, share } from '#scanner/recognise/values.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Fit, Kind } from '#scanner/recognise/kind.ts'

const SEGMENTS = /^1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8}$/

/** Any places hidden; a number of which all but one or two are shown is as good as whole. */
function fitHidden(text: string): Fit {
  if (/^1[3-9]?\d{0,5}[*xX×]{4,10}\d{0,4}$|^1[3-9]\d{1,8}[*×#]{1,8}\d{0,6}$|^\*{7}\d{4}$/.test(text))
    return /^\d+[*×#]{1,2}\d*$/.test(text) ? FIT.checked : FIT.masked
  return FIT.no
}

/** Mobile numbers by the table of segments; country code, blanks and hyphens are taken off, several in one cell allowed. */
function fitMobile(value: string): Fit {
  const isOne = (part: string): boolean => SEGMENTS.test(part.replace(/[\s\-()]/g, '').replace(/^(?:\+|00)?86(?=1)/, ''))
  if (isOne(value)) return FIT.checked
  // With dots, as versions have too, or the nought that is dialled before numbers of elsewhere.
  if (/^1\d\d\.\d{4}\.\d{4}$|^0\d{11}$/.test(value) && isOne(value.replace(/^0|\./g, ''))) return FIT.form
  const text = value.length > 24 ? '' : value.replace(/[\s-]/g, '').replace(/^(?:\+|00)?86(?=1)/, '')
  if (text.length === 11 && /[*xX×#]/.test(text)) return fitHidden(text)
  return value.length > 20 && everyPart(value.replace(/[（(][\u4e00-\u9fff]{1,6}[)）]/g, ' '), isOne) ? FIT.checked : FIT.no
}

/** Sums of money in billions, most of them round, as numbers of telephones are not. */
function areSums({ values }: ColumnView): boolean {
  return share(values, (value) => value.endsWith('000')) > 0.5
}

/** Codes of offices that are made of a figure and an area (GB/T 2260), as those of tax authorities: 1, 350102 and four places. */
function areOffices({ values, distinct }: ColumnView): boolean {
  return distinct >= 3 && share(values, (value) => value.length === 11 && isKnownRegionCode(value.slice(1, 7))) > 0.9
}

/** Different numbers from which one segment for all of them tells a series. */
const MANY = 30

/** Different numbers of contracts, cases and the like (合同编号) that begin with the same four figures, as telephones of so many people do not. */
const areNumbered = ({ heading, values, distinct }: ColumnView): boolean =>
  (heading.hints.get('code') ?? 0) >= 0.8 && distinct >= MANY && values.every((value) => value.slice(0, 4) === values[0]!.slice(0, 4))

/** Codes of offices and numbers of contracts that have the form of a mobile number. */
export const areNoTelephones = (view: ColumnView): boolean => areOffices(view) || areNumbered(view)

/** Mobile telephone numbers of the mainland. */
export const mobile: Kind = {
  type: 'mobile',
  headings: {
    chinese:
      '手机 手机号 手机号码 移动电话 联系手机 联系电话 联系方式 电话 电话号码 联系号码 来电号码 主叫号码 被叫号码 监护人电话 家长电话 手机电话 本人电话 联系人电话 预留手机号 常用手机 短信号码',
    pinyin: 'sj sjh sjhm shouji shoujihao lxdh lxfs dh dhhm yddh lxsj lxrdh sjhao brdh',
    english:
      'mobile mobilephone mobileno mobilenumber phone phoneno phonenumber cell cellphone tel telephone telno contact contactno contactphone contacttel msisdn callernumber handphone linkphone',
  },
  length: [10, 80],
  fit: fitMobile,
  form: { zh: '手机号段', en: 'a number segment of mobile telephones' },
  by: 'dictionary',
  exact: 'mobile',
  unless: (view, hint) => hint < 1 && (view.running || areSums(view) || areNoTelephones(view)),
}
