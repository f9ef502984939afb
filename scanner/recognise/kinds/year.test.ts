import { year } from '#scanner/recognise/kinds/year.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(year, {
  headings: ['年度', '统计年份', 'nd', 'year'],
  otherHeadings: ['年龄', '年级'],
})
