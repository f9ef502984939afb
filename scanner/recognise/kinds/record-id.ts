import type { Kind } from '#scanner/recognise/kind.ts'

/** Numbers that name a row. */
export const recordId: Kind = {
  type: 'record_id',
  headings: {
    chinese: '序号 主键 记录号 流水号 行号 ID 编号',
    pinyin: 'xh bh lsh zj',
    english: 'id no uuid guid key rowid seq serial serialno pk snowflake index recordid sn objectid fid oid',
  },
}
