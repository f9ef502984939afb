import { date } from '#scanner/recognise/kinds/date.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(date, {
  headings: ['成立日期', 'rq', 'deal_date'],
  otherHeadings: ['日均', '期数'],
})
