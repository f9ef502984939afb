import type { Kind } from '#scanner/recognise/kind.ts'

/** Places in an order. */
export const rank: Kind = {
  type: 'rank',
  headings: {
    chinese: '排名 名次 位次 排序 排序号 当日排名',
    pinyin: 'pm mc px pxh',
    english: 'rank ranking sort order sortorder orderno seqno',
  },
}
