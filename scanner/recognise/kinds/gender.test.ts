import { gender } from '#scanner/recognise/kinds/gender.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(gender, {
  fits: ['男', '女', 'male', 'F'],
  forms: ['1', '2', '未知'],
  not: ['3', '张', '好'],
})
proveHeadings(gender, {
  headings: ['性别', 'xb', 'sex', 'gender'],
  otherHeadings: ['性质', '级别'],
})
