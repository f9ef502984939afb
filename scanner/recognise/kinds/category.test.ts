import { category } from '#scanner/recognise/kinds/category.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(category, {
  headings: ['企业类型', '婚姻状况', '手机型号', 'lx', 'status'],
  otherHeadings: ['类似', '分数'],
})
