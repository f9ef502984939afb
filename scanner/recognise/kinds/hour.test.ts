import { hour } from '#scanner/recognise/kinds/hour.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(hour, {
  headings: ['小时', 'hour'],
  otherHeadings: ['时长', '工时数'],
})
