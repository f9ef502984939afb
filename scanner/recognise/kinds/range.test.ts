import { range } from '#scanner/recognise/kinds/range.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(range, {
  headings: ['价格区间', 'range'],
  otherHeadings: ['范本', '间隔'],
})
