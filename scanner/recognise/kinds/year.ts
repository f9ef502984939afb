import type { Kind } from '#scanner/recognise/kind.ts'

/** Calendar years. */
export const year: Kind = { type: 'year', headings: { chinese: '年 年度 年份', pinyin: 'nd nf niandu', english: 'year yr fiscalyear' } }
