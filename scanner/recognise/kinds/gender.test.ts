import { gender } from '#scanner/recognise/kinds/gender.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(gender, {
  fits: ['男', '女', 'male', 'F'],
  forms: ['1', '2', '未知'],
  not: ['3', '张', '好'],
  headings: ['性别', 'xb', 'sex', 'gender'],
  otherHeadings: ['性质', '级别'],
})
