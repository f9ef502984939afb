import type { Kind } from '#scanner/recognise/kind.ts'

/** Days of a month. */
export const day: Kind = { type: 'day', headings: { chinese: '日', pinyin: '', english: 'day dayofmonth' } }
