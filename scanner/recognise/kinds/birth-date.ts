import type { Kind } from '#scanner/recognise/kind.ts'

/** Birthdays; the values are told as days, the heading tells whose. */
export const birthDate: Kind = {
  type: 'birth_date',
  headings: {
    chinese: '出生日期 出生年月日? 生日 出生时间 诞辰 出生年份 出生日期时间',
    pinyin: 'csrq csny chushengriqi csnyr sr',
    english: 'birthday birthdate birth dob dateofbirth birthtime born',
  },
}
