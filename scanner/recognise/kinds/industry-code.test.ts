import { industryCode } from '#scanner/recognise/kinds/industry-code.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(industryCode, {
  fits: ['A', 'C13', 'I6510', '0111', '65'],
  not: ['U65', '农业', '123456'],
})
proveHeadings(industryCode, {
  headings: ['行业代码', 'hydm', 'industry_code'],
  otherHeadings: ['行业', '代码'],
})
