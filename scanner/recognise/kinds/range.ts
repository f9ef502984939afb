import type { Kind } from '#scanner/recognise/kind.ts'

/** Two bounds in one cell. */
export const range: Kind = { type: 'range', headings: { chinese: '范围 区间', pinyin: 'fw qj', english: 'range interval' } }
