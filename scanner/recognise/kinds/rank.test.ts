import { rank } from '#scanner/recognise/kinds/rank.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(rank, {
  headings: ['排名', 'rank'],
  otherHeadings: ['排水', '名称'],
})
