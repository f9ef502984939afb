import { month } from '#scanner/recognise/kinds/month.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(month, {
  headings: ['月份', 'yf', 'month'],
  otherHeadings: ['月租', '月收入'],
})
