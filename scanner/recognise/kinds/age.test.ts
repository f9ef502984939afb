import { age } from '#scanner/recognise/kinds/age.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(age, {
  fits: ['35', '35岁', '6个月'],
  not: ['200', '三十五', '35.55'],
})
proveHeadings(age, {
  headings: ['年龄', 'nl', 'age'],
  otherHeadings: ['年限', 'page', 'usage'],
})
