import { FIT } from '#scanner/recognise/kind.ts'
import { mobile } from '#scanner/recognise/kinds/mobile.ts'
import { landline } from '#scanner/recognise/kinds/landline.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Telephones of either kind in one column, perhaps with a word beside the number. */
export const phone: Kind = {
  type: 'phone',
  headings: {
    chinese: '电话 联系电话 联系方式 电话号码 联系电话号码',
    pinyin: 'lxdh dh dhhm lxfs dianhua',
    english: 'tel phone telephone phoneno phonenumber telno',
  },
  length: [7, 60],
  fit: (value) => {
    if (mobile.fit!(value) || landline.fit!(value)) return FIT.checked
    const digits = value
      .replace(/[\u4e00-\u9fffA-Za-z()（）:：.]/g, ' ')
      .trim()
      .split(/[、,;/\s]+/)
    return digits.some((part) => /^(?:0\d{2,3}-?)?[2-9]\d{6,7}$|^1[3-9]\d{9}$/.test(part)) ? FIT.form : FIT.no
  },
  form: { zh: '电话号码格式', en: 'the form of a telephone number' },
  by: 'form',
  needsHeading: true,
}
