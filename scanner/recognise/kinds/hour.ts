import type { Kind } from '#scanner/recognise/kind.ts'

/** Hours of a day. */
export const hour: Kind = { type: 'hour', headings: { chinese: '小时 时 时段', pinyin: 'xs', english: 'hour hr' } }
