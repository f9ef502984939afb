import { amount } from '#scanner/recognise/kinds/amount.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(amount, {
  headings: ['金额(元)', '月收入', '注册资本', 'je', 'total_amount', 'gongzi'],
  otherHeadings: ['金属', '收入类型'],
})
