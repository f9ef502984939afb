import { unitPrice } from '#scanner/recognise/kinds/unit-price.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(unitPrice, {
  headings: ['单价', '零售价', 'unit_price', 'dj'],
  otherHeadings: ['价值', '等级'],
})
