import { hour } from '#scanner/recognise/kinds/hour.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(hour, {
  headings: ['小时', 'hour'],
  otherHeadings: ['时长', '工时数'],
})
