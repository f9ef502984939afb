import { age } from '#scanner/recognise/kinds/age.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(age, {
  fits: ['35', '35岁', '6个月'],
  not: ['200', '三十五', '35.55'],
  headings: ['年龄', 'nl', 'age'],
  otherHeadings: ['年限', 'page', 'usage'],
})
