import { amount } from '#scanner/recognise/kinds/amount.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(amount, {
  headings: ['金额(元)', '月收入', '注册资本', 'je', 'total_amount', 'gongzi'],
  otherHeadings: ['金属', '收入类型'],
})
