import { date } from '#scanner/recognise/kinds/date.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(date, {
  headings: ['成立日期', 'rq', 'deal_date'],
  otherHeadings: ['日均', '期数'],
})
