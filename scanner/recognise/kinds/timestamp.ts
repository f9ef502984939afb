import type { Kind } from '#scanner/recognise/kind.ts'

/** Seconds or milliseconds since 1970. */
export const timestamp: Kind = {
  type: 'timestamp',
  headings: { chinese: '时间戳', pinyin: 'sjc', english: 'timestamp ts epoch epochms unixtime unixtimestamp' },
}
