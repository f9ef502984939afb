import { quantity } from '#scanner/recognise/kinds/quantity.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(quantity, {
  headings: ['学生人数', '数量', 'sl', 'user_count'],
  otherHeadings: ['数据', '人口类型'],
})
