import { range } from '#scanner/recognise/kinds/range.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(range, {
  headings: ['价格区间', 'range'],
  otherHeadings: ['范本', '间隔'],
})
