/** Texts that only stand for "nothing", compared as they are written; at most 64, at most 18 bytes each. */
export const PLACEHOLDERS = [
  'NA', 'N/A', 'n/a', 'na', 'null', 'NULL', 'Null', 'None', 'none', 'NONE', 'nil', 'NIL', 'NaN', 'nan', 'NAN', 'NaT', '--', '-', '---', '——', '—', '－', '/', '\\N', '\\\\N', 'Nah', 'undefined',
  '无', '#N/A', '#VALUE!', '#REF!', '#NULL!', '(null)', '(NULL)', '<null>', '<NULL>', '[NULL]', '暂无', '未知', '不详', '空', '空值', '无数据', '暂无数据', '未填', '未填写', '待补充', '/N', '……', '*', '***', '?', '？',
]
