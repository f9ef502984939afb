import type { Kind } from '#scanner/recognise/kind.ts'

/** Days with a time of day. */
export const datetime: Kind = {
  type: 'datetime',
  headings: {
    chinese: '时间 时刻',
    pinyin: 'sj jysj cjsj gxsj czsj djsj rksj slsj bjsj',
    english: 'time datetime createtime updatetime createdat updatedat gathertime modifiedat gmtcreate gmtmodified',
  },
}
