import { code } from '#scanner/recognise/kinds/code.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(code, {
  headings: ['案件编号', '订单号', 'order_no', 'ddh'],
  otherHeadings: ['编制', '号召'],
})
