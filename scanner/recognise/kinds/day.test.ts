import { day } from '#scanner/recognise/kinds/day.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(day, {
  headings: ['日', 'day'],
  otherHeadings: ['日照', '今日量'],
})
