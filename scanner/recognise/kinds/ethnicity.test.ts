import { ethnicity } from '#scanner/recognise/kinds/ethnicity.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(ethnicity, {
  fits: ['汉族', '畲族', '维吾尔', '汉'],
  forms: ['01', '56'],
  not: ['福州', '99', '民族'],
})
proveHeadings(ethnicity, {
  headings: ['民族', 'mz', 'ethnicity'],
  otherHeadings: ['民族节日', '国籍类型'],
})
