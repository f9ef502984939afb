import { year } from '#scanner/recognise/kinds/year.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(year, {
  headings: ['年度', '统计年份', 'nd', 'year'],
  otherHeadings: ['年龄', '年级'],
})
