import type { Kind } from '#scanner/recognise/kind.ts'

/** Yes or no. */
export const flag: Kind = {
  type: 'flag',
  headings: {
    chinese: '标志 标识 标记 与否',
    starts: '是否 有无',
    pinyin: 'sf bz bs sfyx scbz',
    english: 'flag isdeleted deleted active enabled enable valid hasapi patch dummy virtual mark municipality isvalid delflag',
  },
}
