import type { Kind } from '#scanner/recognise/kind.ts'

/** Months, alone or with their year. */
export const month: Kind = {
  type: 'month',
  headings: { chinese: '月 月份 年月 账期 统计月', pinyin: 'yf ny', english: 'month mon yearmonth' },
}
