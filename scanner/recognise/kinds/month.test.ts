import { month } from '#scanner/recognise/kinds/month.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(month, {
  headings: ['月份', 'yf', 'month'],
  otherHeadings: ['月租', '月收入'],
})
