import { day } from '#scanner/recognise/kinds/day.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(day, {
  headings: ['日', 'day'],
  otherHeadings: ['日照', '今日量'],
})
