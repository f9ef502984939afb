import { rank } from '#scanner/recognise/kinds/rank.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(rank, {
  headings: ['排名', 'rank'],
  otherHeadings: ['排水', '名称'],
})
