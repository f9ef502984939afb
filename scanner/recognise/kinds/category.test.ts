import { category } from '#scanner/recognise/kinds/category.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(category, {
  headings: ['企业类型', '婚姻状况', '手机型号', 'lx', 'status'],
  otherHeadings: ['类似', '分数'],
})
