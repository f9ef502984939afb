import type { Kind } from '#scanner/recognise/kind.ts'

/** Calendar days. */
export const date: Kind = {
  type: 'date',
  headings: {
    chinese: '日期 年月日 时间 日 有效期 有效期至 有效期止 截止日',
    pinyin: 'rq riqi fbrq djrq clrq hzrq yxqz fzrq',
    english: 'date day dealdate createdate startdate enddate expirydate validdate',
  },
}
